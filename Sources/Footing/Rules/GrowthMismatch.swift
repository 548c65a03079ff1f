/// Flags a growth rate that its totals contradict.
struct GrowthMismatch: Rule {
  let description = RuleDescription(
    id: "growth-mismatch",
    severity: .error,
    summary: "A growth rate does not lead from the one total to the other.",
    rationale: """
      (1 + rate) × base must meet the result, each taken as the interval that its writing implies, round numbers taken \
      roundly. The base stands in the same sentence, or elsewhere for the year that the rate is compared to, for the same \
      countries and with a word in common.
      """,
    accepted: ["Trade between Norway and Poland rose from $45 billion in 2012 to $47 billion in 2013, an increase of 4.4 percent."],
    flagged: [
      "Trade between Norway and Poland was $47 billion in 2012. Later, trade between Norway and Poland hit ⟦$47 billion⟧ in 2013, a 4.4 percent increase compared to 2012."
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard relation.kind == .conflictsWith, case .growth(let growth) = relation.ground else { return nil }
      let sign = growth.falls ? "−" : "+"
      let implied = "between \(growth.impliedBase.lowerBound.inWords) and \(growth.impliedBase.upperBound.inWords)"
      return Finding(
        self,
        "\(corpus.text(growth.result)) after \(sign)\(corpus.text(growth.rate)) implies a base \(implied), but \(corpus.text(growth.base)) is stated",
        at: [
          corpus.location(growth.result),
          corpus.location(growth.rate, "\(corpus.text(growth.result)) ÷ (1 \(sign) \(corpus.text(growth.rate))) = \(implied)"),
          corpus.location(growth.base, "the base that is stated"),
        ])
    }
  }
}
