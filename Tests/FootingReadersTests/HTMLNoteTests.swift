import Footing
import FootingReaders
import FootingTestSupport
import Testing

/// The rows of Tests/Specs/html-notes.md.
struct HTMLNoteTests {
  private static let notes = ["A. Berg, p. 3.", "C. Holm."]

  @Test(arguments: try SpecFile.rows(of: "Tests/Specs/html-notes.md")) func readsTheNotesOfTheTool(_ row: SpecFile.Row) async throws {
    func filled(_ template: String, _ number: Int) -> String {
      template.replacing("@", with: String(number + 1)).replacing("~", with: Self.notes[number])
    }
    let body = "<p>Rents rose.\(filled(row[1], 0)) Wages did not.\(filled(row[1], 1))</p>"
    let foot = row[2] + filled(row[3], 0) + filled(row[3], 1) + row[4]
    let page = "<!DOCTYPE html><html><body><article><h1>Rents</h1>\n\(body)\n\(foot)</article></body></html>"
    let document = try await DocumentReader().document(from: Array(page.utf8), path: "page.html")
    let corpus = Analysis(of: [document]).corpus
    #expect(corpus.notes(of: 0).map { document.text.string(in: $0.ranges) } == Self.notes)
    #expect(corpus.notes(of: 0).map(\.label) == ["1", "2"])
    #expect(corpus.markers(of: 0).map(\.label) == ["1", "2"])
    #expect(corpus.markers(of: 0).map { $0.note?.index } == [0, 1])
    #expect(
      corpus.markers(of: 0).map { corpus.claim(of: $0.id, in: 0).map { document.text.string(in: $0.ranges) } } == [
        "Rents rose.", "Wages did not.",
      ])
  }
}
