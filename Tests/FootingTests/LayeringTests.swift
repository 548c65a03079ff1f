import FootingTestSupport
import Foundation
import Testing

/// The promises of ARCHITECTURE.md: rooms use only rooms below them, and the core imports nothing.
struct LayeringTests {
  static let floors = [
    "Text", "Language", "Document", "Notes", "Citations", "Figures", "Claims", "Comparison", "Graph", "Rules", "Exports",
  ]

  private static func room(of path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.count > 3 ? String(parts[2]) : nil
  }

  private static func codeOnly(_ text: String) -> String {
    var code: [Substring] = []
    var inString = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains("\"\"\"") { inString.toggle(); continue }
      if inString { continue }
      let bare = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
      code.append(bare)
    }
    return code.joined(separator: "\n")
  }

  @Test func roomsOnlyLookDown() throws {
    var owner: [String: String] = [:]
    var sources: [(room: String, path: String, code: String)] = []
    for path in Repository.files(under: "Sources/Footing", withSuffix: ".swift") {
      guard let room = Self.room(of: path) else { continue }
      #expect(Self.floors.contains(room), "\(room) has no floor")
      let code = Self.codeOnly(try Repository.text(path))
      sources.append((room, path, code))
      for match in code.matches(of: /(?m)^(?:public |private |fileprivate )?(?:struct|enum|class|protocol|actor) ([A-Z]\w*)/) {
        if !match.0.hasPrefix("private"), !match.0.hasPrefix("fileprivate") { owner[String(match.1)] = room }
      }
    }
    for source in sources {
      let floor = Self.floors.firstIndex(of: source.room) ?? 0
      for word in Set(source.code.matches(of: /\b[A-Z]\w*\b/).map { String($0.0) }) {
        guard let room = owner[word], let other = Self.floors.firstIndex(of: room) else { continue }
        #expect(other <= floor, "\(source.path) names \(word), which lives above it in \(room)")
      }
    }
  }

  /// The weights of its models are bytes, and nothing else comes in.
  @Test func theCoreImportsNothing() throws {
    for path in Repository.files(under: "Sources/Footing", withSuffix: ".swift") {
      for line in try Repository.text(path).split(separator: "\n") where line.hasPrefix("import ") || line.hasPrefix("public import ") {
        if line != "import CFootingModels" { Issue.record("\(path): \(line)") }
      }
    }
  }

  /// Forced unwrapping, unchecked conversions and traps on purpose have no place where documents are read.
  @Test func nothingTrapsOnPurpose() throws {
    for path in Repository.files(under: "Sources", withSuffix: ".swift") where !path.contains("TestSupport") {
      let code = Self.codeOnly(try Repository.text(path))
      for word in ["fatalError", "precondition(", "preconditionFailure", "try!", "as!", "unsafeBitCast"] {
        #expect(!code.contains(word), "\(path) has \(word)")
      }
    }
  }

  /// Public means promised: every public symbol of the library says what it is.
  @Test func everyPublicSymbolIsDocumented() throws {
    for path in Repository.files(under: "Sources/Footing", withSuffix: ".swift") {
      let lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      for (before, line) in zip(lines, lines.dropFirst()) where line.drop(while: { $0 == " " }).hasPrefix("public ") {
        #expect(before.drop { $0 == " " }.hasPrefix("///"), "\(path): \(line)")
      }
    }
  }
}
