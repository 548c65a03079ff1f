/// Flags sources that were published after the document that cites them.
struct SourcePostdatesDocument: Rule {
  let description = RuleDescription(
    id: "source-postdates-document",
    severity: .warning,
    summary: "A source is dated later than the document that cites it.",
    rationale:
      "The year of the source is wrong, or the note was added and the date of the document was not. Silent where the document gives no date of its own, and where many sources are later than it: then its date is not that of its text.",
    accepted: [
      """
      ---
      date: 2015-06-30
      ---

      The tariff was lifted.[^1]

      [^1]: T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, p. 4.
      """
    ],
    flagged: [
      """
      ---
      date: 2015-06-30
      ---

      The tariff was lifted.[^1]

      [^1]: T. Vik, "End of a Tariff," Trade Monitor, ⟦3 May 2016⟧, p. 4.
      """
    ], exampleFormat: .markdown)

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      guard let date = reading.document.date, date.year != nil, let published = date.lastDay else { return [] }
      let dated = reading.citations.filter { $0.form == .full && $0.note != nil && $0.item.issued?.year != nil }
      let later = dated.filter { citation in
        guard let first = citation.item.issued?.firstDay, citation.places.issued != nil else { return false }
        return published < first && !isForthcoming(citation, reading)
      }
      guard later.count * 8 <= max(8, dated.count) else { return [] }
      return later.compactMap { citation in
        guard let place = citation.places.issued, let issued = citation.item.issued else { return nil }
        return Finding(self, "published \(issued), but the document is of \(date)", at: [Location(document, [place])])
      }
    }
  }

  private func isForthcoming(_ citation: Citation, _ reading: Reading) -> Bool {
    let view = TokenView(citation.ranges, in: reading.document.text, lexicon: .english)
    return (0..<view.count).contains { view.word($0, is: "forthcoming") || view.word($0, is: "press") && view.word($0 - 1, is: "in") }
  }
}
