/// Flags a growth rate that its totals contradict.
struct GrowthMismatch: Rule {
  let description = RuleDescription(
    id: "growth-mismatch",
    severity: .error,
    summary: "A growth rate, or a word for a rise or a fall, does not lead from the one total to the other.",
    rationale: """
      (1 + rate) × base must meet the result, each taken as the interval that its writing implies, round numbers taken \
      roundly; percentage points and "doubled" likewise. The base stands in the same sentence, or elsewhere for the year that \
      the rate is compared to, for the same countries and with a word in common; or in the sentence before, which a sentence may \
      sum up ("That is a decline of 20 percent"). Compound rates, and rates of each year, are held against totals of two years in \
      one sentence, a change against the same change in percent ("rose by $4 billion (9 percent) to $48 billion"); rates in real \
      terms or of a part are left alone. Of two amounts in one sentence the one has to be the larger that is said to be: "fell \
      from A to B", "B, up from A", "A, slightly higher than B". Ranks and prices of currencies, where less may be more, are left alone.
      """,
    accepted: [
      "Exports of oil increased $44.8 billion (45.5 percent) to $143.2 billion in 2017.",
      "Trade between Norway and Poland rose from $45 billion in 2012 to $47 billion in 2013, an increase of 4.4 percent.",
      "Output doubled from 2.1 million to 4.3 million tonnes. Trade grew from $20 billion in 2000 to $47 billion in 2010, or 9 percent a year.",
      "Prices fell from 4.9 to 2.6 percent. The euro fell from 1.10 to 1.12 per dollar.",
      "The market is expected to grow from $138.9 billion in 2020 to $229.4 billion by 2025, at a CAGR of 10.6%.",
    ],
    flagged: [
      "Exports of oil increased $44.8 billion (45.5 percent) to ⟦$134.2 billion⟧ in 2017.",
      "The market is expected to grow from $138.9 billion in 2018 to ⟦$229.4 billion⟧ by 2023, at a CAGR of 8.2%.",
      "Growth has accelerated to ⟦4.1%⟧ in 2019 from 4.8% in 2018.",
      "Freight fell by 12 percent, from 52 to ⟦41 million tonnes⟧, in 2013.",
      "Trade between Norway and Poland was $47 billion in 2012. Later, trade between Norway and Poland hit ⟦$47 billion⟧ in 2013, a 4.4 percent increase compared to 2012.",
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      switch relation.ground {
      case .growth(let growth): finding(growth, in: corpus)
      case .direction(let isFirstLarger): finding(relation.figures, isFirstLarger: isFirstLarger, in: corpus)
      case .changeInPercent(let made, let falls): finding(relation.figures, made, falls: falls, in: corpus)
      default: nil
      }
    }
  }

  private func finding(_ growth: FigureRelation.Growth, in corpus: Corpus) -> Finding {
    let sign = growth.falls ? "−" : "+"
    let (low, high) = (growth.impliedBase.lowerBound, growth.impliedBase.upperBound)
    let implied = low > 0 ? "between \(low.inWords) and \(high.inWords)" : "below \(high.inWords)"
    let (result, rate, base) = (corpus.text(growth.result), corpus.text(growth.rate), corpus.text(growth.base))
    let (step, sum) =
      switch corpus.figure(growth.rate).kind {
      case .percentagePoints, .money, .measure, .count: ("after \(sign)\(rate)", "\(result) \(growth.falls ? "+" : "−") \(rate)")
      case .multiple: ("after it “\(rate)”", "\(result) ÷ “\(rate)”")
      default:
        growth.years > 1
          ? ("after \(sign)\(rate) in each of \(growth.years) years", "\(result) ÷ (1 \(sign) \(rate))^\(growth.years)")
          : ("after \(sign)\(rate)", "\(result) ÷ (1 \(sign) \(rate))")
      }
    return Finding(
      self,
      "\(result) \(step) implies a base \(implied), but \(base) is stated",
      at: [
        corpus.location(growth.result),
        corpus.location(growth.rate, "\(sum) = \(implied)"),
        corpus.location(growth.base, "the base that is stated"),
      ])
  }

  private func finding(_ figures: [FigurePlace], isFirstLarger: Bool, in corpus: Corpus) -> Finding? {
    guard figures.count == 2 else { return nil }
    let (first, second) = (corpus.text(figures[0]), corpus.text(figures[1]))
    let (told, found) = isFirstLarger ? ("more", "less") : ("less", "more")
    return Finding(
      self, "\(first) is said to be \(told) than \(second), but is \(found)",
      at: [corpus.location(figures[0]), corpus.location(figures[1])])
  }

  /// - Parameter figures: the result, the change in percent and the change.
  private func finding(_ figures: [FigurePlace], _ made: ClosedRange<Double>, falls: Bool, in corpus: Corpus) -> Finding? {
    guard figures.count == 3 else { return nil }
    let (result, change) = (corpus.text(figures[0]), corpus.text(figures[2]))
    let percent = "between \(made.lowerBound.inWords) and \(made.upperBound.inWords) percent"
    return Finding(
      self,
      "\(falls ? "−" : "+")\(change) to \(result) is a change of \(percent), but \(corpus.text(figures[1])) is stated",
      at: [
        corpus.location(figures[0]),
        corpus.location(figures[2], "\(change) ÷ (\(result) \(falls ? "+" : "−") \(change)) = \(percent)"),
        corpus.location(figures[1], "the change that is stated"),
      ])
  }
}
