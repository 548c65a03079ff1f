/// Flags estimates that lie outside the range that is given for them.
struct OutsideRange: Rule {
  let description = RuleDescription(
    id: "outside-range",
    severity: .warning,
    summary: "An estimate lies outside its own range or confidence interval.",
    rationale: """
      Looked at where the range stands in brackets right behind the estimate and is called one: "(range 124–283 million)", "(95% CI \
      1.10–1.42)", "(IQR 9 to 22)". Both are taken as roundly as they are written. Negative numbers, and ranges in another unit, are \
      left alone.
      """,
    accepted: [
      "There were 198 million cases (range 124–283 million). The risk was 1.25 times as high (95% CI 1.10–1.42; P = 0.03).",
      "Keepers served for a median of 14 months (IQR 9 to 22), and 30 keepers (range 1–5 in each tower) were asked.",
    ],
    flagged: [
      "There were an estimated ⟦198 million cases⟧ (range 224–283 million).", "The risk was ⟦1.52⟧ times as high (95% CI 1.10–1.42).",
      "Keepers served for a median of ⟦24 months⟧ (IQR 9 to 22).",
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard case .outsideRange = relation.ground, let estimate = relation.figures.first else { return nil }
      let ends = relation.figures.dropFirst()
      return Finding(
        self, "\(corpus.text(estimate)) lies outside \(ends.map { corpus.text($0) }.joined(separator: " to "))",
        at: [corpus.location(estimate)] + ends.map { corpus.location($0) })
    }
  }
}
