/// Recomputes rates of growth of each year: "from $138.9 billion in 2010 to $229.4 billion by 2015, a compound annual growth rate of
/// 10.6 percent", "from 4.2 million in 1990 to 5.9 million in 2000, or 3.5 percent a year". Base, result, their years and the rate
/// stand in one sentence, and nothing else that the rate could be of. Linear.
///
/// A compound rate r over n years makes base × (1 + r)ⁿ; who writes "a year" may have divided the whole growth by n as well. Whether
/// the first or the last year counts is not always meant alike: a rate that is right over n − 1 or n + 1 years is left alone.
struct YearlyGrowthComparer {
  let readings: [Reading]
  let slots: SlotComparer

  func relation(in sentence: FiguredSentence) -> FigureRelation? {
    let rates = sentence.figures.filter { $0.kind == .percent }
    guard rates.count == 1, let rate = rates.first, let manner = manner(of: rate, sentence), rate.isStated,
      !(0..<sentence.view.count).contains(where: { sentence.isWord($0, in: Self.otherTerms) })
    else { return nil }
    let totals = sentence.quantities.filter { $0.id != rate.id && $0.kind != .ordinal && $0.kind != .duration }
    guard totals.count == 2, totals.allSatisfy(ShareComparer.isTotal), leads(totals, rate, sentence),
      slots.unit(sentence.place(totals[0])) == slots.unit(sentence.place(totals[1])),
      let first = year(of: totals[0], sentence), let last = year(of: totals[1], sentence), (2...60).contains(last - first)
    else { return nil }
    return mismatch(totals[0], totals[1], rate, over: last - first, manner, sentence)
  }

  private enum Manner { case compound, average }

  /// Does the rate hold for each year, and how is it made?
  private func manner(of rate: Figure, _ sentence: FiguredSentence) -> Manner? {
    let (view, from, to) = (sentence.view, sentence.start(rate), sentence.end(rate))
    let around = Array(max(0, from - 7)..<from) + Array(to..<(to + 3))
    if around.contains(where: { sentence.isWord($0, in: Self.compound) }) { return .compound }
    let isOfYear =
      (view.word(to, is: "a") || view.word(to, is: "per") || view.word(to, is: "each") || view.word(to, is: "every"))
      && (view.word(to + 1, is: "year") || view.word(to + 1, is: "annum"))
    let isYearly = around.contains { sentence.isWord($0, in: Self.yearly) }
    return isOfYear || isYearly ? .average : nil
  }

  /// "from A … to B": the rate stands behind both with nothing between that it could be of, or right before both.
  private func leads(_ totals: [Figure], _ rate: Figure, _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    guard view.word(sentence.before(totals[0]), is: "from"), view.word(sentence.before(totals[1]), is: "to") else { return false }
    let isBehind = sentence.start(rate) >= sentence.end(totals[1])
    let between = isBehind ? sentence.between(totals[1], rate) : sentence.between(rate, totals[0])
    guard isBehind ? !isOfOneYear(rate, sentence) : sentence.end(rate) <= sentence.start(totals[0]), between.count <= 16 else {
      return false
    }
    return between.allSatisfy { index in
      switch view.kind(index) {
      case .word:
        view.is(index, [.function, .about, .nearly, .rise, .fall, .determiner, .timeUnit, .month])
          || sentence.isWord(index, in: Self.bridging)
      case .comma, .openParenthesis, .closeParenthesis, .dash, .digits, .hyphen: true
      default: false
      }
    }
  }

  /// "an annual increase of 5 percent in the last year", "in 2013": of the years that lie between, one is meant.
  private func isOfOneYear(_ rate: Figure, _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    var at = sentence.end(rate)
    if view.is(at + 1, .timeUnit) || view.word(at + 1, is: "annum") { at += 2 }
    return sentence.isWord(at, in: Self.ofOneYear) || view.word(at, is: "over") && !view.word(at + 1, is: "the")
  }

  private static let ofOneYear = WordSet("in since last this from against")

  /// The year right behind a total, or the one that its sentence gives it.
  private func year(of total: Figure, _ sentence: FiguredSentence) -> Int? {
    let behind = sentence.figures.first {
      $0.kind == .date && sentence.start($0) >= sentence.end(total) && sentence.start($0) - sentence.end(total) <= 2
    }
    let dates = behind?.dates ?? readings[sentence.document].slots(total.id).dates
    guard let dates, dates.isPoint else { return nil }
    return dates.from.year
  }

  private func mismatch(
    _ base: Figure, _ result: Figure, _ rate: Figure, over years: Int, _ manner: Manner, _ sentence: FiguredSentence
  ) -> FigureRelation? {
    guard let stated = Interval(base, loose: true), let reached = Interval(result, loose: true), let step = Interval(rate) else {
      return nil
    }
    let falls = rate.change.map { $0 == .fall } ?? (reached.high < stated.low)
    let sign: Double = falls ? -1 : 1
    func bases(_ growth: (Double) -> Double) -> Interval? {
      let factors = [growth(sign * step.low / 100), growth(sign * step.high / 100)]
      guard factors.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
      return Interval(reached.low / max(factors[0], factors[1]), reached.high / min(factors[0], factors[1]))
    }
    func compounded(_ years: Int) -> Interval? {
      bases { rate in (0..<years).reduce(1.0) { product, _ in product * (1 + rate) } }
    }
    guard let implied = compounded(years), implied.low.isFinite, implied.high.isFinite else { return nil }
    let others = [compounded(years - 1), compounded(years + 1), manner == .average ? bases { 1 + $0 * Double(years) } : nil]
    guard ([implied] + others.compactMap(\.self)).allSatisfy({ !$0.meets(stated) }) else { return nil }
    let places = [result, rate, base].map { sentence.place($0) }
    let growth = FigureRelation.Growth(
      base: places[2], result: places[0], rate: places[1], falls: falls, impliedBase: implied.low...implied.high,
      statedBase: stated.low...stated.high, years: years)
    return FigureRelation(kind: .conflictsWith, figures: places, ground: .growth(growth))
  }

  private static let compound = WordSet("cagr compound compounded compounding")
  private static let yearly = WordSet("annual annually yearly annualised annualized")
  private static let bridging = WordSet(
    "cagr compound compounded compounding annual annually yearly annualised annualized average mean growth rate rates year years "
      + "representing implying equivalent equal corresponding i e expanding growing registering translating averaging yielding")
  /// Prices of other years, and what the totals are no totals of.
  private static let otherTerms = WordSet("real constant inflation adjusted deflated capita")
}
