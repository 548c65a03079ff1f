/// Flags days that no calendar has, and days of another name than they are given.
struct InvalidDate: Rule {
  let description = RuleDescription(
    id: "invalid-date",
    severity: .error,
    summary: "The date does not exist, or falls on another day of the week.",
    rationale: """
      31 February is a slip of the pen, and "Friday, 30 April 2015" was a Thursday; which day was meant, only the source can say. Days \
      of the week are looked at from 1925 on, when all states had the Gregorian calendar.
      """,
    accepted: [
      "The court met on 29 February 2012 and rose on 31 March 2012.",
      "It met on Thursday, 30 April 2015 and on Friday the 1st of May 2015.",
    ],
    flagged: [
      "It met on Friday, ⟦30 April 2015⟧, and rose a day later.",
      "The court met on ⟦29 February 2013⟧ and rose on 31 March 2013.",
      """
      The tariff was lifted.[1]

      Notes

      1. T. Vik, "End of a Tariff," Trade Monitor, ⟦31 April 2015⟧, p. 4.
      """,
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      let cited = reading.citations.flatMap { citation in
        [(citation.item.issued, citation.places.issued), (citation.item.accessed, citation.places.accessed)].compactMap { date, place in
          date.flatMap { $0.isPossible ? nil : place }
        }
      }
      return cited.map {
        Finding(self, "\(reading.document.text.singleLine(in: $0)) is no day of the calendar", at: [Location(document, [$0])])
      }
        + reading.figures { kind, _ in kind.isDate }.compactMap { figure -> Finding? in
          guard !cited.contains(where: { $0.contains(figure.range) }), let dates = figure.dates else { return nil }
          let text = corpus.text(FigurePlace(document: document, figure: figure.id))
          if !dates.from.isPossible || dates.to?.isPossible == false {
            return Finding(self, "\(text) is no day of the calendar", at: [Location(document, [figure.range])])
          }
          return Self.otherWeekday(dates, figure.range, in: reading.document.text).map { named, weekday in
            Finding(self, "\(text) is a \(weekday), not a \(named)", at: [Location(document, [figure.range])])
          }
        }
    }
  }

  /// The day of the week that stands right before a day, "Friday, 30 April 2015", and the one that it was, where that is another.
  private static func otherWeekday(_ dates: DateInterval, _ range: TextRange, in text: SourceText) -> (named: String, weekday: String)? {
    guard dates.isPoint, !dates.isInferred, dates.from.year ?? 0 >= firstYear, let weekday = dates.from.weekday else { return nil }
    let before = TokenView([TextRange(max(0, range.lower - longestBefore), range.lower)], in: text, lexicon: .english)
    var at = before.count - 1
    if before.word(at, is: "the") { at -= 1 }
    if [.comma, .period].contains(before[at].kind) { at -= 1 }
    guard at >= 0, before.is(at, .weekday), before[at].isCapitalized, case let named = Int(before.sense(at).number), named != weekday,
      (1...7).contains(named), (1...7).contains(weekday)
    else { return nil }
    return (names[named - 1], names[weekday - 1])
  }

  private static let firstYear = 1925
  private static let longestBefore = 20
  private static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
