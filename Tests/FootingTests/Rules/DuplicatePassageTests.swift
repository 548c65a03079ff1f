import Footing
import Testing

/// A repeated sentence is a warning where it looks like a slip, and else a note.
struct DuplicatePassageTests {
  private static let short = "The harbour was deepened in the spring of that year."
  private static let long =
    "The council of the northern harbours has asked the ministry for a second line that would pass the islands on a bridge."

  private func severities(_ sentence: String, apart count: Int) -> [Severity] {
    let between = (0..<count).map { "Ship \($0) brought \($0 + 200) barrels of fish to pier \($0 + 3)." }.joined(separator: "\n\n")
    let text = SourceText("\(sentence)\n\n\(between)\n\n\(sentence)\n")
    let analysis = Analysis(of: [PlainTextReader().document(of: text, path: "ports.txt")])
    return analysis.findings().filter { $0.rule == "duplicate-passage" && text.string(in: $0.locations[0].ranges) == sentence }.map(
      \.severity)
  }

  @Test func shortSentencesAreSlipsWithinAFewLinesOnly() {
    #expect(severities(Self.short, apart: 3) == [.warning])
    #expect(severities(Self.short, apart: 20) == [.note])
  }

  @Test func longOnesAreWithinAPageOrTwo() {
    #expect(severities(Self.long, apart: 20) == [.warning])
    #expect(severities(Self.long, apart: 120) == [.note])
  }
}
