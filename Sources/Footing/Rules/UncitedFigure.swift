/// Flags statistics without a source.
struct UncitedFigure: Rule {
  let description = RuleDescription(
    id: "uncited-figure",
    severity: .note,
    summary: "A paragraph states statistics and neither cites nor names a source.",
    rationale: """
      Amounts of money, percentages and large counts need a source. A marker in the same sentence or the next two covers \
      them, and so do words that name who says so. In a document without any notes only shares of opinion are looked at, \
      which mean nothing without the one who asked. One finding a paragraph.
      """,
    accepted: [
      """
      Trade reached $47 billion in 2013.[1] Cars made up 80 percent of it.[1]

      Notes

      1. "Trade in Figures," Customs Monitor, May 2014.
      """,
      "According to the customs office, trade reached $47 billion in 2013.",
    ],
    flagged: [
      """
      The treaty was signed in spring.[1]

      Trade reached ⟦$47 billion⟧ in 2013, which surprised everyone in the capital.

      Notes

      1. "Trade in Figures," Customs Monitor, May 2014.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      let hasNotes = reading.apparatus.notes.count > 0
      var findings: [Finding] = []
      var places: [TextRange] = []
      var passage = -1
      func close() {
        if !places.isEmpty {
          let count = places.count == 1 ? "a statistic" : "\(places.count) statistics"
          findings.append(Finding(self, "\(count) without a source", at: [Location(document, places)]))
        }
        places = []
      }
      let claims = reading.claims.claims
      for index in claims.indices where claims[index].note == nil && (claims[index].zone == .body || claims[index].zone == .summary) {
        let claim = claims[index]
        if claim.passage != passage { close() }
        passage = claim.passage
        guard !claim.isCovered, claim.zone == .body, !isAttributed(claim, reading) else { continue }
        for id in claim.figures where needsSource(reading.figure(id), reading.slots(id), hasNotes) {
          places.append(reading.figure(id).range)
        }
      }
      close()
      return findings
    }
  }

  private func isAttributed(_ claim: Claim, _ reading: Reading) -> Bool {
    claim.isAttributed || claim.figures.contains { reading.slots($0).attribution != 0 }
  }

  private func needsSource(_ figure: Figure, _ slots: FigureSlots, _ hasNotes: Bool) -> Bool {
    guard hasNotes else { return figure.kind == .percent && slots.opinion != nil }
    switch figure.kind {
    case .money, .percent, .percentagePoints: return true
    case .count, .number, .measure: return abs(figure.value ?? 0) >= 100
    default: return false
    }
  }
}
