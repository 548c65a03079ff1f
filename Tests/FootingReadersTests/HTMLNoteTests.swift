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

  /// A page of chapters whose notes begin with 1 again: each with names of its own, and each with the same, as where a tool joins
  /// pages to one.
  @Test(arguments: ["12", "11"]) func notesOfEachChapterAreItsOwn(_ names: String) async throws {
    func chapter(_ text: String, _ note: String, _ name: Character) -> String {
      """
      <section><h2>\(text)</h2><p>\(text) were let.<a class="footnote-reference" href="#note\(name)" id="ref\(name)" role="doc-noteref">[1]</a></p>
      <aside class="footnote" id="note\(name)" role="note"><a role="doc-backlink" href="#ref\(name)">[1]</a> <p>\(note)</p></aside></section>
      """
    }
    let chapters = zip(["Rooms", "Boats"], zip(Self.notes, names)).map { chapter($0, $1.0, $1.1) }.joined()
    let page = "<!DOCTYPE html><html><body>\(chapters)</body></html>"
    let document = try await DocumentReader().document(from: Array(page.utf8), path: "page.html")
    let analysis = Analysis(of: [document])
    let corpus = analysis.corpus
    #expect(corpus.notes(of: 0).map { document.text.string(in: $0.ranges) } == Self.notes)
    #expect(corpus.markers(of: 0).map { $0.note?.index } == [0, 1])
    #expect(analysis.findings().filter { ["duplicate-note", "orphan-note", "dangling-marker"].contains($0.rule) }.isEmpty)
  }
}
