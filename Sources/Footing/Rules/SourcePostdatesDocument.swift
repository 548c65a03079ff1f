/// Flags sources that were published after the document that cites them.
struct SourcePostdatesDocument: Rule {
  let description = RuleDescription(
    id: "source-postdates-document",
    severity: .warning,
    summary: "A source was published, or accessed, later than the document that cites it.",
    rationale:
      "The year of the source, or that of its access, is wrong, or the note was added and the date of the document was not. Silent where the document gives no date of its own, and where many sources are later than it: then its date is not that of its text.",
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
      """,
      """
      ---
      date: 2015-06-30
      ---

      The tariff was lifted.[^1]

      [^1]: T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, https://trade.example/tariff (⟦accessed 2 June 2016⟧).
      """,
    ], exampleFormat: .markdown)

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      guard let date = reading.document.date, date.year != nil, let published = date.lastDay else { return [] }
      let dated = reading.citations.filter { $0.form == .full && $0.note != nil && ($0.item.issued ?? $0.item.accessed)?.year != nil }
      let later = dated.compactMap { citation -> Later? in
        if let issued = citation.item.issued, let place = citation.places.issued, isLater(issued, than: published),
          !isForthcoming(citation, reading)
        {
          return Later(verb: "published", date: issued, place: place)
        }
        guard let accessed = citation.item.accessed, let place = citation.places.accessed, isLater(accessed, than: published) else {
          return nil
        }
        return Later(verb: "accessed", date: accessed, place: place)
      }
      guard later.count * 8 <= max(8, dated.count) else { return [] }
      return later.map {
        Finding(self, "\($0.verb) \($0.date), but the document is of \(date)", at: [Location(document, [$0.place])])
      }
    }
  }

  private struct Later {
    let verb: String
    let date: CalendarDate
    let place: TextRange
  }

  private func isLater(_ date: CalendarDate, than last: Int) -> Bool {
    date.year != nil && date.isPossible && date.firstDay.map { $0 > last } ?? false
  }

  private func isForthcoming(_ citation: Citation, _ reading: Reading) -> Bool {
    let view = TokenView(citation.ranges, in: reading.document.text, lexicon: .english)
    return (0..<view.count).contains { view.word($0, is: "forthcoming") || view.word($0, is: "press") && view.word($0 - 1, is: "in") }
  }
}
