/// Flags shares of one whole that do not make it up, and shares of people above all of them.
struct ShareSum: Rule {
  let description = RuleDescription(
    id: "share-sum",
    severity: .error,
    summary: "Shares of one whole do not make 100 percent.",
    rationale: """
      Looked at where a sentence names what is left ("the remaining 10 percent"): then the shares before it and the rest make \
      the whole, each taken as the interval that its writing implies. Shares that may overlap are left alone.
      """,
    accepted: ["Coal provides 45 percent of the electricity, water 30 percent and the wind the remaining 25 percent."],
    flagged: ["Coal provides ⟦45 percent⟧ of the electricity, water 37 percent and the wind the remaining 25 percent."])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard case .shares(let sum) = relation.ground, let first = relation.figures.first else { return nil }
      let terms = relation.figures.map { corpus.text($0) }.joined(separator: " + ")
      let total = sum.lowerBound == sum.upperBound ? sum.lowerBound.inWords : "\(sum.lowerBound.inWords) to \(sum.upperBound.inWords)"
      return Finding(
        self, "the shares make \(total) percent, not 100",
        at: [corpus.location(first, "\(terms) = \(total) percent")] + relation.figures.dropFirst().map { corpus.location($0) })
    }
  }
}
