import Footing
import FootingReaders
import FootingTestSupport
import Foundation
import Testing

/// Reports that are right, and what is said of them when they are made wrong in one place.
struct PlantedTests {
  private static let folder = "fixtures/reports"
  /// Those of one series are compared with each other.
  private static let companions = [
    "friends-for-now.txt": "gas-and-bread.txt", "steppe-1.txt": "steppe-2.txt", "steppe-2.txt": "steppe-1.txt",
  ]

  private func document(_ name: String, _ text: String) async throws -> Document {
    try await DocumentReader().document(from: Array(text.utf8), path: name)
  }

  /// The rules of errors and warnings that are found in a report, compared with its companion.
  private func rules(in name: String, _ text: String) async throws -> Set<String> {
    var documents = [try await document(name, text)]
    if let companion = Self.companions[name] {
      documents.append(try await document(companion, try Repository.text("\(Self.folder)/\(companion)")))
    }
    return Set(Analysis(of: documents).findings().filter { $0.severity > .note }.map(\.rule))
  }

  @Test(arguments: try ["txt", "md", "html"].flatMap { try Repository.files(under: folder, withSuffix: ".\($0)") })
  func nothingIsSaidOfWhatIsRight(_ path: String) async throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    #expect(try await rules(in: name, try Repository.text(path)).isEmpty)
  }

  @Test(arguments: try SpecFile.rows(of: "Tests/Specs/planted.md"))
  func whatIsMadeWrongIsFound(_ row: SpecFile.Row) async throws {
    let text = try Repository.text("\(Self.folder)/\(row[0])")
    let parts = text.components(separatedBy: row[1])
    #expect(parts.count == 2, "\(row.place): stands there once")
    let wanted = Set(row[3].split(separator: " ").map { $0.filter { $0 != "`" } })
    #expect(try await rules(in: row[0], parts.joined(separator: row[2])) == wanted, "\(row.place)")
  }
}
