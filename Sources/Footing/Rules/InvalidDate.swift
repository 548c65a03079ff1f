/// Flags days that no calendar has.
struct InvalidDate: Rule {
  let description = RuleDescription(
    id: "invalid-date",
    severity: .error,
    summary: "The date does not exist.",
    rationale: "31 February is a slip of the pen; which day was meant, only the source can say.",
    accepted: ["The court met on 29 February 2012 and rose on 31 March 2012."],
    flagged: ["The court met on ⟦29 February 2013⟧ and rose on 31 March 2013."])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.claims.figures.compactMap { figure in
        guard let dates = figure.dates, !dates.from.isPossible || dates.to?.isPossible == false else { return nil }
        return Finding(
          self, "\(corpus.text(FigurePlace(document: document, figure: figure.id))) is no day of the calendar",
          at: [Location(document, [figure.range])])
      }
    }
  }
}
