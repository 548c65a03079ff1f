/// Flags a quotient that its two numbers do not give.
struct RatioMismatch: Rule {
  let description = RuleDescription(
    id: "ratio-mismatch",
    severity: .error,
    summary: "A share or a unit price is not the quotient of the numbers beside it.",
    rationale: """
      "28 of 43 samples (65 percent)", "160 cars for $3.2 million, $20,000 each": the three numbers of one sentence hang \
      together. Amounts are taken as the intervals that their writing implies, counts as counts.
      """,
    accepted: [
      "Of the samples, 28 of 43 (65 percent) were clean. The navy bought 160 cars for $3.2 million, or $20,000 each."
    ],
    flagged: [
      "Of the samples, 28 of 43 (⟦56 percent⟧) were clean.",
      "The navy bought 160 cars for $3.2 million, or ⟦$200,000⟧ each.",
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard case .ratio(let implied, let factor) = relation.ground, relation.figures.count == 3 else { return nil }
      let (quotient, numerator, denominator) = (relation.figures[0], relation.figures[1], relation.figures[2])
      let low = implied.lowerBound.inWords
      let high = implied.upperBound.inWords
      let value = (low == high ? low : "\(low) to \(high)") + (factor == 100 ? " percent" : "")
      return Finding(
        self, "\(corpus.text(numerator)) by \(corpus.text(denominator)) gives \(value), not \(corpus.text(quotient))",
        at: [
          corpus.location(quotient, "\(corpus.text(numerator)) ÷ \(corpus.text(denominator)) = \(value)"), corpus.location(numerator),
          corpus.location(denominator),
        ])
    }
  }
}
