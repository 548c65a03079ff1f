import FootingTestSupport
import Foundation
import Testing

@testable import Footing

/// The rows of Tests/Specs/sentences.md: a text with a bar between its sentences.
struct SentenceScannerTests {
  @Test(arguments: try SpecFile.rows(of: "Tests/Specs/sentences.md"))
  func cutsTheText(_ row: SpecFile.Row) {
    let expected = row[0].components(separatedBy: " ¦ ")
    let text = SourceText(expected.joined(separator: " "))
    let view = TokenView([TextRange(start: 0, end: UInt32(text.count))], in: text, lexicon: .english)
    let sentences = view.sentences().map { text.string(in: [view.range($0.lowerBound, through: $0.upperBound - 1)]) }
    #expect(sentences == expected, "\(row.place)")
  }
}
