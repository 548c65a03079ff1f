import Foundation

/// A specification in Markdown: prose for people, and tables whose rows are tests.
public struct SpecFile: Sendable {
  public struct Row: Sendable, CustomStringConvertible {
    public let cells: [String]
    public let place: String
    public var description: String { "\(place): \(cells.first ?? "")" }
    public subscript(_ index: Int) -> String { cells.indices.contains(index) ? cells[index] : "" }
  }

  /// The rows of all tables in the file, without their heads. "\n" in a cell is a line break, "\|" a bar.
  public static func rows(of path: String) throws -> [Row] {
    let text = try Repository.text(path)
    var rows: [Row] = []
    var isBody = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasPrefix("|") else {
        isBody = false
        continue
      }
      if line.hasPrefix("|---") || line.hasPrefix("| ---") {
        isBody = true
        continue
      }
      guard isBody else { continue }
      let cells = line.replacingOccurrences(of: "\\|", with: "\u{1}").split(separator: "|", omittingEmptySubsequences: false).dropFirst()
        .dropLast()
        .map {
          $0.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: "\u{1}", with: "|").replacingOccurrences(of: "\\n", with: "\n")
        }
      rows.append(Row(cells: cells, place: "\(path):\(number + 1)"))
    }
    return rows
  }
}
