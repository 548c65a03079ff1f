/// Flags sources that were published after the document that cites them.
struct SourcePostdatesDocument: Rule {
  let description = RuleDescription(
    id: "source-postdates-document",
    severity: .warning,
    summary: "A source was published, or accessed, later than the document that cites it.",
    rationale:
      "The year of the source, or that of its access, is wrong, or the note was added and the date of the document was not. Silent where the document gives no date of its own, and where many sources are later than it: then its date is not that of its text. The last day of a quarter may be that of accounts, which come out within a year.",
    accepted: [
      """
      ---
      date: 2015-06-12
      ---

      The tariff was lifted.[^1]

      [^1]: T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, p. 4.
      """,
      """
      ---
      date: 2015-06-30
      ---

      In the first half of the year the port handled 14 million tonnes.[^1]

      [^1]: Port of Varsk, Accounts for the First Half of 2015 (Varsk, August 2015), p. 4.
      """,
    ],
    flagged: [
      """
      ---
      date: 2015-06-12
      ---

      The tariff was lifted.[^1]

      [^1]: T. Vik, "End of a Tariff," Trade Monitor, ⟦3 May 2016⟧, p. 4.
      """,
      """
      ---
      date: 2015-06-12
      ---

      The tariff was lifted.[^1]

      [^1]: T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, https://trade.example/tariff (⟦accessed 2 June 2016⟧).
      """,
    ], exampleFormat: .markdown)

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      guard let date = reading.document.date, date.year != nil, let last = date.lastDay else { return [] }
      let published = date.closesQuarter ? last + Self.longestClosing : last
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

  /// "Half-Year Report, 30 June 2023": a report of what was until then comes out within a year.
  private static let longestClosing = 365

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

extension CalendarDate {
  /// The last day of a quarter.
  fileprivate var closesQuarter: Bool {
    switch (month, day) {
    case (3, 31), (6, 30), (9, 30), (12, 31): true
    default: false
    }
  }
}
