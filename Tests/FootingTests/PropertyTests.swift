import Footing
import FootingTestSupport
import Testing

/// What must hold for any document, tried on many that are made up from seeds. The seed is in the message of a failure.
struct PropertyTests {
  private func isomorphic(_ a: Corpus, _ b: Corpus, shift: Int) -> Bool {
    func links(_ corpus: Corpus, _ shift: Int) -> [[String]] {
      corpus.markers(of: 0).map { marker in
        let note = marker.note.map { corpus.notes(of: 0)[Int($0.index)] }
        let claim = corpus.claim(of: marker.id, in: 0)
        return [
          String((Int(marker.label) ?? 0) - shift), note?.label.map { String((Int($0) ?? 0) - shift) } ?? "–",
          note.map { corpus.documents[0].text.string(in: $0.ranges) } ?? "", claim.map { String($0.figures.count) } ?? "",
        ]
      }
    }
    return links(a, 0) == links(b, shift)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func aCleanReportLinksAllItsMarkers(_ seed: UInt64) {
    let report = SeededReport(seed: seed)
    let corpus = analysis(of: report.text()).corpus
    #expect(corpus.notes(of: 0).count == report.notes.count, "seed \(seed)")
    #expect(corpus.markers(of: 0).allSatisfy { $0.note != nil }, "seed \(seed)")
    #expect(Set(corpus.markers(of: 0).compactMap(\.note)).count == report.notes.count, "seed \(seed)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func renumberingAllNotesChangesNoLink(_ seed: UInt64) {
    let report = SeededReport(seed: seed)
    var shifted = SeededReport.Setting()
    shifted.shift = Int(seed % 40) + 1
    let before = analysis(of: report.text()).corpus
    let after = analysis(of: report.text(shifted)).corpus
    #expect(isomorphic(before, after, shift: shifted.shift), "seed \(seed)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func settingTheTextAnewChangesNoFinding(_ seed: UInt64) {
    let report = SeededReport(seed: seed)
    func rules(_ setting: SeededReport.Setting) -> [String] {
      findings(in: report.text(setting)).map { "\($0.rule): \($0.message)" }.sorted()
    }
    let plain = rules(SeededReport.Setting())
    var narrow = SeededReport.Setting()
    narrow.width = 54
    #expect(rules(narrow) == plain, "seed \(seed): narrow lines")
    var wide = SeededReport.Setting()
    wide.width = 10_000
    #expect(rules(wide) == plain, "seed \(seed): one line a paragraph")
    var curly = SeededReport.Setting()
    curly.curlyQuotes = true
    #expect(rules(curly) == plain, "seed \(seed): curly quotation marks")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func deletingAMarkerGivesExactlyOneOrphan(_ seed: UInt64) {
    let report = SeededReport(seed: seed, paragraphs: 8)
    guard report.notes.count >= 4 else { return }
    var setting = SeededReport.Setting()
    setting.withoutMarker = Int(seed) % report.notes.count + 1
    let orphans = findings(in: report.text(setting)).filter { $0.rule == "orphan-note" }
    #expect(orphans.map(\.message) == ["no marker in the text leads to note \(setting.withoutMarker ?? 0)"], "seed \(seed)")
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func theOrderOfDocumentsDoesNotMatter(_ seed: UInt64) async {
    let texts = (0..<5).map { SeededReport(seed: seed &* 7 &+ UInt64($0)).text() }
    let documents = texts.enumerated().map { PlainTextReader().document(of: SourceText($0.element), path: "report-\($0.offset).txt") }
    func bytes(_ analysis: Analysis) -> [UInt8] {
      nonisolated(unsafe) var bytes: [UInt8] = []
      var json = JSONWriter { bytes += $0 }
      GraphJSON(analysis.corpus).write(to: &json)
      FindingsJSON(analysis.findings(), in: analysis.corpus).write(to: &json)
      json.finish()
      return bytes
    }
    let expected = bytes(Analysis(of: documents))
    var random = Seeded(seed)
    #expect(bytes(Analysis(of: documents.shuffled(using: &random))) == expected, "seed \(seed)")
    #expect(bytes(await Analysis.concurrently(of: documents.shuffled(using: &random))) == expected, "seed \(seed): concurrently")
  }

  private static let fragments = [
    "[1]", "[12]", "1. ", "\n12 ", "op. cit. [3]", "Ibid.", "“", "”", "\"", "‘", "’", "(", ")", "[", "]", "2012", "$", "€", "4.4 percent",
    "–", "three", "million",
    "one-third", "March 2013", "\n\n", "\n", " ", "\u{A0}", "\u{FFFD}", "half of", "and", "between", "from", "to", "31 February 2013",
    "1,234", "99999999999999999999",
    "1e999", "http://a.example/c", "see", "p. 5", "Interview with", "²", "½", "*", "†", "[a]", "[Footnote 1: ", "FY2012", "Q3 2013",
    "18th and 19th centuries", "a.a.O.",
    "note 3 above", "US$", "Rs 4,500 crore", "twice as", "\t", "\r\n", "\u{C}", "日本", "-0", "0", "A. B.", "……", "1990s", "2012/13",
    "<!-- footing:allow x: y -->", "Figure 1",
    "2+2", "16:13", "2013-02-30", "fifty-fifty", "survey", "according to", "Accessed January 2, 2015.", "\0", "10^400", "0%",
    "Table 999999999",
  ]

  @Test(arguments: 0..<300 as Range<UInt64>)
  func oddTextsNeitherTrapNorStray(_ seed: UInt64) throws {
    var random = Seeded(seed)
    var text = ""
    for _ in 0..<Int.random(in: 0...90, using: &random) { text += random.pick(Self.fragments) + random.pick(["", " ", " ", "\n"]) }
    let source = SourceText(text)
    let result = analysis(of: text)
    for finding in result.findings() {
      for location in finding.locations { for range in location.ranges { expectOnBoundary(range, source, seed) } }
    }
    for figure in result.corpus.figures(of: 0) { expectOnBoundary(figure.range, source, seed) }
    for claim in result.corpus.claims(of: 0) { for range in claim.ranges { expectOnBoundary(range, source, seed) } }
    for note in result.corpus.notes(of: 0) { for range in note.ranges { expectOnBoundary(range, source, seed) } }
  }

  private func expectOnBoundary(_ range: TextRange, _ text: SourceText, _ seed: UInt64) {
    #expect(Int(range.end) <= text.count, "seed \(seed): \(range) ends behind the text")
    for offset in [Int(range.start), Int(range.end)] where offset < text.count {
      #expect(text.bytes[offset] & 0xC0 != 0x80, "seed \(seed): \(range) cuts a character")
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func anyBytesAtAllGiveAResultOrAnError(_ seed: UInt64) {
    var random = Seeded(seed)
    let bytes = (0..<Int.random(in: 0...3000, using: &random)).map { _ in
      UInt8.random(in: seed % 2 == 0 ? 0...255 : 9...255, using: &random)
    }
    do {
      let document = try PlainTextReader().document(from: bytes, path: "noise")
      _ = Analysis(of: [document]).findings()
    } catch {
      guard case .binary = error else { return #expect(Bool(false), "seed \(seed): \(error)") }
    }
  }
}
