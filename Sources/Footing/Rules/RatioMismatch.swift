/// Flags a quotient that its two numbers do not give.
struct RatioMismatch: Rule {
  let description = RuleDescription(
    id: "ratio-mismatch",
    severity: .error,
    summary: "A share or a unit price is not the quotient of the numbers beside it.",
    rationale: """
      "28 of 43 samples (65 percent)", "160 cars for $3.2 million, $20,000 each": the three numbers of one sentence hang \
      together, and in "Norland $910m (35%), Vestria $624m (24%), …" all amounts and shares tell of one whole. Amounts are taken as the intervals that their writing implies, counts as counts.
      """,
    accepted: [
      "Polling was observed in 108 stations and was found wanting in 24 of them, that is in 22 percent.",
      "The seven states spent $18.6 billion on their navies. This was 2.3 percent of their product, which was about $809 billion.",
      "Income was 11.6 million marks and expenses 11.1 million. The largest party spent 5.2 million marks, 47 percent of the total.",
      "Sales by country: Norland $910m (35%), Vestria $624m (24%), Oslund $338m (13%), others $728m (28%).",
      "Of the samples, 28 of 43 (65 percent) were clean. The navy bought 160 cars for $3.2 million, or $20,000 each.",
    ],
    flagged: [
      "They delivered 9.8 billion cubic metres of gas in 2013, ⟦58 percent⟧ of the 19.6 billion cubic metres that were imported.",
      "They closed 1,140 of the country's 4,960 schools, nearly ⟦one in three⟧.",
      "At €74 a megawatt-hour it costs less than ⟦half⟧ of the old price of €97.",
      "Polling was observed in 108 stations and was found wanting in 24 of them, that is in ⟦32 percent⟧.",
      "The rate among prisoners, 1,026 cases, was ⟦seven times⟧ that of the country, which was about 60.",
      "The seven states spent $18.6 billion on their navies. This was ⟦2.3 percent⟧ of their product, which was about $609 billion.",
      "Expenses came to 11.1 million marks. The largest party spent 5.2 million marks, ⟦57 percent⟧ of the total.",
      "Sales by country: Norland $910m (⟦45%⟧), Vestria $624m (24%), Oslund $338m (13%), others $728m (28%).",
      "Of the samples, 28 of 43 (⟦56 percent⟧) were clean.",
      "The navy bought 160 cars for $3.2 million, or ⟦$200,000⟧ each.",
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      if case .listedShare(let implied) = relation.ground { return listed(relation, implied, in: corpus) }
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

  private func listed(_ relation: FigureRelation, _ implied: ClosedRange<Double>, in corpus: Corpus) -> Finding? {
    guard relation.figures.count > 2 else { return nil }
    let (share, amount, others) = (relation.figures[0], relation.figures[1], relation.figures[2...])
    let value = "\(implied.lowerBound.inWords) to \(implied.upperBound.inWords) percent"
    return Finding(
      self, "by the other shares of the list \(corpus.text(amount)) is \(value), not \(corpus.text(share))",
      at: [corpus.location(share, "\(value) would fit"), corpus.location(amount)] + others.prefix(3).map { corpus.location($0) })
  }
}
