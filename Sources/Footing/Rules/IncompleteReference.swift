/// Flags references that lack what a reader needs to find the source.
struct IncompleteReference: Rule {
  let description = RuleDescription(
    id: "incomplete-reference",
    severity: .note,
    summary: "A reference gives no date.",
    rationale:
      "Looked at where a title and an author, a journal or a publisher were read, and nothing in the reference is a year, an address or a word such as “forthcoming”. Laws, judgments, interviews and back-references are left alone. All such references of a document make one finding.",
    accepted: [
      """
      The bridge opened late.[1]

      Notes

      1. E. Ness, "The Late Bridge," River Review, Vol. 3, No. 2, May 1998, p. 14.
      """,
      """
      The bridge opened late.[1]

      Notes

      1. E. Ness, "The Late Bridge," River Review, forthcoming, p. 14.
      """,
    ],
    flagged: [
      """
      The bridge opened late.[1]

      Notes

      1. ⟦E. Ness, "The Late Bridge," River Review, Vol. 3, No. 2, p. 14.⟧
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      let found = reading.citations.filter { isWithoutDate($0, reading) }
      guard let first = found.first else { return [] }
      let message = found.count == 1 ? "\(corpus.text(first, in: document)) gives no date" : "\(found.count) references give no date"
      return [Finding(self, message, at: [Location(document, found.flatMap(\.ranges))])]
    }
  }

  private func isWithoutDate(_ citation: Citation, _ reading: Reading) -> Bool {
    let item = citation.item
    guard citation.form == .full, citation.note != nil, item.issued == nil, item.url == nil, item.doi == nil, item.arXiv == nil,
      item.title != nil, [.journalArticle, .newspaperArticle, .book, .chapter, .report, .paperConference, .article].contains(item.kind),
      !item.authors.isEmpty, item.containerTitle != nil || item.publisher != nil
    else { return false }
    let view = TokenView(citation.ranges, in: reading.document.text, lexicon: .english)
    return !(0..<view.count).contains { view.year($0) != nil || Self.undated.contains(view[$0].key) && view[$0].isWord }
  }

  private static let undated = Folding.hashes(
    "forthcoming press undated nd d submitted unpublished manuscript draft online hereafter hereinafter see cit note")
}
