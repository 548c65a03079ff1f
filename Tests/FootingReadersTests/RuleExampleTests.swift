import Footing
import FootingReaders
import FootingTestSupport
import Testing

/// The examples of rules that speak of what only other formats than plain text have.
struct MarkupRuleExampleTests {
  private static let all = RuleSet.descriptions.filter { $0.exampleFormat != .text }

  private func findings(_ text: String, _ format: DocumentFormat) async throws -> [Finding] {
    var options = DocumentReader.Options()
    options.format = format
    let document = try await DocumentReader().document(from: Array(text.utf8), path: "example", options: options)
    return Analysis(of: [document]).findings()
  }

  @Test(arguments: all.map(\.id)) func flagsAndAcceptsItsExamples(_ id: String) async throws {
    let description = try #require(RuleSet.description(of: id))
    for example in description.flagged {
      let marked = MarkedText(example.text)
      let found = try await findings(marked.text, description.exampleFormat).filter { $0.rule == id }
      #expect(found.count == marked.ranges.count)
    }
    for example in description.accepted {
      #expect(try await findings(example.text, description.exampleFormat).filter { $0.rule == id }.isEmpty)
    }
  }

  /// The labels of Markdown are names, and no reader sees them; a list of notes below a heading has its numbers.
  @Test func labelsOfMarkdownMayHaveGaps() async throws {
    func notes(_ text: String) async throws -> Int { try await findings(text, .markdown).count { $0.rule == "note-sequence" } }
    let named = "Rents rose.[^1] Wages did not.[^2] Prices fell.[^4]\n\n[^1]: A. Berg, 2014.\n[^2]: O. Moe, 2015.\n[^4]: L. Dahl, 2016.\n"
    #expect(try await notes(named) == 0)
    let listed =
      "Rents rose.[1] Wages did not.[2] Prices fell.[4]\n\n## Notes\n\n[1] A. Berg, 2014.\n\n[2] O. Moe, 2015.\n\n[4] L. Dahl, 2016.\n"
    #expect(try await notes(listed) == 1)
  }

  /// "{cite:t}`Holt2014`" of MyST names a work by its key, in a note and in the text; other roles name none.
  @Test func rolesOfCitationsNameKeys() async throws {
    var options = DocumentReader.Options()
    options.format = .markdown
    let text = "Rents rose, says {cite:t}`Holt2014,Moe2015`, as {ref}`the map` shows.[^1]\n\n[^1]: See {cite:p}`Dahl2016`, p. 4.\n"
    let document = try await DocumentReader().document(from: Array(text.utf8), path: "example", options: options)
    let corpus = Analysis(of: [document]).corpus
    #expect(corpus.citations(of: 0).compactMap(\.key).sorted() == ["Dahl2016", "Holt2014", "Moe2015"])
  }

  /// One of two that leads nowhere is a mistake; where most do, the notes may be in another file.
  @Test func whereMostMarkersLeadNowhereTheyAreNoted() async throws {
    let note = "\n[^1]: A. Berg, \"Rents in the Capital,\" City Papers, March 2014.\n"
    let one = try await findings("Rents rose in every district.[^1] Wages did not.[^14]\n" + note, .markdown)
    #expect(one.filter { $0.rule == "dangling-marker" }.map(\.severity) == [.error])
    let most = try await findings("Rents rose.[^1] Wages did not.[^14] Prices fell.[^15] The port was closed.[^16]\n" + note, .markdown)
    #expect(most.filter { $0.rule == "dangling-marker" }.map(\.severity) == [.note, .note, .note])
  }
}
