import ArgumentParser
import Footing
import FootingReaders

struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the formats that this machine can read, and what to install for the rest.",
    discussion: """
      EXAMPLE
        footing formats
      """)

  func run() {
    for support in FormatSupport.all {
      let name = Self.padded(support.format.rawValue, 10)
      let suffixes = Self.padded(support.suffixes.map { "." + $0 }.joined(separator: " "), 34)
      let state = support.missingPackage.map { "no: install the Debian package \($0)" } ?? "yes"
      Terminal.out("\(name)  \(suffixes)  \(Self.padded(support.reader, 16))  \(state)\n")
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }
}
