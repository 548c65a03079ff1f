import Footing
import FootingReaders
import FootingTestSupport
import Testing

/// The pairs of blocks in Tests/Specs/readers.md.
struct ReaderSpecTests {
  struct Case: Sendable, CustomStringConvertible {
    let title: String
    let format: String
    let input: String
    let expected: String
    var description: String { title }
  }

  static let cases: [Case] = {
    var cases: [Case] = []
    var title = ""
    var fence: (info: String, lines: [Substring])? = nil
    var input: (format: String, text: String)? = nil
    for line in ((try? Repository.text("Tests/Specs/readers.md")) ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        guard let open = fence else {
          fence = (String(line.dropFirst(3)), [])
          continue
        }
        let text = open.lines.joined(separator: "\n")
        if open.info == "expect" {
          if let given = input { cases.append(Case(title: title, format: given.format, input: given.text, expected: text)) }
          input = nil
        } else {
          input = (open.info, text)
        }
        fence = nil
      } else if fence != nil {
        fence?.lines.append(line)
      } else if line.hasPrefix("## ") {
        title = String(line.dropFirst(3))
      }
    }
    return cases
  }()

  @Test(arguments: cases) func readsWhatTheBlockSays(_ test: Case) async throws {
    var options = DocumentReader.Options()
    options.format = DocumentFormat(rawValue: test.format)
    let document = try await DocumentReader().document(from: Array(test.input.utf8), path: "example", options: options)
    #expect(Self.lines(Analysis(of: [document]).corpus).joined(separator: "\n") == test.expected)
  }

  @Test func thereAreCases() { #expect(Self.cases.count >= 17) }

  private static func lines(_ corpus: Corpus) -> [String] {
    let document = corpus.documents[0]
    let notes = corpus.notes(of: 0)
    func label(_ id: NoteID?) -> String { id.map { notes[Int($0.index)].label ?? "–" } ?? "–" }
    func words(_ ranges: [TextRange]) -> String { ranges.map { document.text.string(in: $0).replacing("\n", with: " / ") }.joined() }
    var lines = notes.map { "N \($0.label ?? "–"): \(noteText($0, document))" }
    for marker in corpus.markers(of: 0) {
      let position = document.position(of: marker.range.start)
      let place =
        marker.range.start < document.readingText.end ? "\(position.line ?? 0):\(position.column ?? 0)" : "in \(holder(marker, notes))"
      lines.append("M \(marker.label) → \(label(marker.note)) \(place)")
    }
    let isMixed = corpus.citations(of: 0).contains { $0.note != nil && $0.form == .key } || document.format == .jats
    for citation in corpus.citations(of: 0) where isMixed && citation.note != nil && citation.form == .full {
      lines.append("W \(citation.item.title ?? "–")")
    }
    for citation in corpus.citations(of: 0) where citation.form == .key {
      let found = citation.reason?.rawValue ?? citation.item.title ?? citation.item.doi ?? "–"
      lines.append("K \(citation.key ?? "") → \(found)\(citation.locator.map { ", \($0)" } ?? "")")
    }
    for quotation in corpus.quotations(of: 0) { lines.append("Q \(words([quotation.range]))") }
    return lines
  }

  /// With the signs of notes inside it.
  private static func noteText(_ note: Note, _ document: Document) -> String {
    guard let first = note.ranges.first, let last = note.ranges.last else { return "" }
    var end = last.end
    // A sign at the end of the note belongs to its text.
    while Int(end) < document.text.count, document.text.bytes[Int(end)] > 0x20 { end += 1 }
    return document.text.string(in: TextRange(start: first.start, end: end)).replacing("\n", with: " / ")
  }

  private static func holder(_ marker: Marker, _ notes: [Note]) -> String {
    notes.last { ($0.ranges.first?.start ?? .max) <= marker.range.start }?.label ?? "–"
  }
}
