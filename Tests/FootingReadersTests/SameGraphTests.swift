import Footing
import FootingReaders
import FootingTestSupport
import Testing

/// One report in every format: one and the same graph.
struct SameGraphTests {
  static let suffixes = ["txt", "md", "html", "docx", "odt", "epub", "nxml", "tei", "dbk", "pdf", "tex", "rtf", "rst"]

  private func lines(_ suffix: String) async throws -> [String] {
    let path = "fixtures/formats/quarry-rail.\(suffix)"
    let document = try await DocumentReader().document(from: try Repository.bytes(path), path: path)
    return try GraphSummary.lines(of: Analysis(of: [document]).corpus)
  }

  @Test func theGraphIsTheOneThatWasRead() async throws {
    let text = try await lines("md").joined(separator: "\n") + "\n"
    #expect(Snapshot.difference(text, from: "fixtures/formats/graph.golden") == nil)
  }

  /// A wiki page has no title of its own, and in Org a line that begins with "T." is an item of a list: the rest is the same.
  @Test(arguments: ["org", "wiki"]) func theNotesAreTheSame(_ suffix: String) async throws {
    let found = try await lines(suffix).filter { $0.hasPrefix("marker") }
    let golden = try Repository.text("fixtures/formats/graph.golden").split(separator: "\n").map(String.init)
    #expect(found == golden.filter { $0.hasPrefix("marker") })
  }

  @Test(arguments: suffixes) func everyFormatGivesTheSameGraph(_ suffix: String) async throws {
    let expected = try Repository.text("fixtures/formats/graph.golden").split(separator: "\n").map(String.init)
    let found = try await lines(suffix)
    let lost = expected.filter { !found.contains($0) }
    let gained = found.filter { !expected.contains($0) }
    #expect(
      lost.isEmpty && gained.isEmpty && found.count == expected.count,
      "lost:\n\(lost.joined(separator: "\n"))\ngained:\n\(gained.joined(separator: "\n"))")
  }
}
