/// Flags days that no calendar has.
struct InvalidDate: Rule {
  let description = RuleDescription(
    id: "invalid-date",
    severity: .error,
    summary: "The date does not exist.",
    rationale: "31 February is a slip of the pen; which day was meant, only the source can say.",
    accepted: ["The court met on 29 February 2012 and rose on 31 March 2012."],
    flagged: [
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
          guard !cited.contains(where: { $0.contains(figure.range) }), let dates = figure.dates,
            !dates.from.isPossible || dates.to?.isPossible == false
          else { return nil }
          return Finding(
            self, "\(corpus.text(FigurePlace(document: document, figure: figure.id))) is no day of the calendar",
            at: [Location(document, [figure.range])])
        }
    }
  }
}
