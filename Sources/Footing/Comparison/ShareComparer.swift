/// Checks arithmetic within a sentence: shares that must make a whole, a share of two counts, a price of a number of things,
/// a multiple between two totals. Linear.
struct ShareComparer {
  let readings: [Reading]

  func relations() -> [FigureRelation] {
    readings.enumerated().flatMap { document, reading in
      reading.claims.claims.flatMap { claim in
        claim.figures.count < 2 ? [] : [shares(claim, document, reading), ratio(claim, document, reading)].compactMap(\.self)
      }
    }
  }

  // MARK: Shares of a whole

  /// "52 percent …, 31 percent … and the remaining 17 percent": where a rest is named, the shares make 100 percent.
  private func shares(_ claim: Claim, _ document: Int, _ reading: Reading) -> FigureRelation? {
    let shares = claim.figures.map { reading.figure($0) }.filter { $0.kind == .percent }
    guard (2...12).contains(shares.count), shares.allSatisfy({ isShare($0) }) else { return nil }
    let view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
    guard view.isInOrder, let last = shares.last, isRest(last, view) else { return nil }
    var low = 0.0
    var high = 0.0
    for share in shares {
      guard let interval = Interval(share) else { return nil }
      low += interval.low
      high += interval.high
    }
    guard !Interval(low, high).meets(Interval(100, 100)) else { return nil }
    // Less than a whole: the sentence before may have told of the first of the shares.
    if high < 100, shares.count < 3 || sharesBefore(claim, reading) { return nil }
    return FigureRelation(
      kind: .conflictsWith, figures: shares.map { FigurePlace(document: document, figure: $0.id) }, ground: .shares(low...high))
  }

  private func sharesBefore(_ claim: Claim, _ reading: Reading) -> Bool {
    guard claim.id.index > 0 else { return false }
    let before = Int(claim.id.index) - 1
    guard reading.claims.claims[before].passage == claim.passage else { return false }
    return reading.claims.claims[before].figures.contains { [.percent, .fraction].contains(reading.figure($0).kind) }
  }

  private func isShare(_ figure: Figure) -> Bool {
    guard figure.high == nil, figure.change == nil, let value = figure.value, value > 0, value < 100 else { return false }
    return figure.bound == .exact || figure.bound == .about
  }

  /// "the remaining 10 percent", "the other 15 percent", "the rest, 35 percent,": a word for what is left stands before it.
  private func isRest(_ figure: Figure, _ view: TokenView) -> Bool {
    let first = partitionPoint(view.count) { view[$0].start < figure.range.start }
    return (1...4).contains { view.is(first - $0, .rest) && view.is(first - $0 - 1, .determiner) }
  }

  // MARK: Quotients

  /// "28 of the 43 samples (65 percent)", "160 cars for $3.2 million, or $20,000 each".
  private func ratio(_ claim: Claim, _ document: Int, _ reading: Reading) -> FigureRelation? {
    guard claim.figures.count >= 3 else { return nil }
    let figures = claim.figures.map { reading.figure($0) }
    let kinds = Set(figures.map(\.kind))
    guard kinds.contains(.count) || kinds.contains(.number), kinds.contains(.percent) || kinds.contains(.money) else { return nil }
    let view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
    guard view.isInOrder else { return nil }
    guard let terms = partOfWhole(figures, view) ?? unitPrice(figures, view),
      let numerator = Interval(terms.numerator, loose: terms.isLoose), let denominator = Interval(terms.denominator, loose: terms.isLoose),
      let stated = Interval(terms.quotient), denominator.low > 0, numerator.low.isFinite, numerator.high.isFinite, denominator.high.isFinite
    else { return nil }
    let implied = Interval(terms.factor * numerator.low / denominator.high, terms.factor * numerator.high / denominator.low)
    guard implied.low.isFinite, implied.high.isFinite, !implied.meets(stated) else { return nil }
    let places = [terms.quotient, terms.numerator, terms.denominator].map { FigurePlace(document: document, figure: $0.id) }
    return FigureRelation(
      kind: .conflictsWith, figures: places, ground: .ratio(implied.low...implied.high, factor: terms.factor))
  }

  private struct Terms {
    let numerator: Figure
    let denominator: Figure
    let quotient: Figure
    var factor = 1.0
    /// Round numbers are taken roundly; counts are counts.
    var isLoose = true
  }

  /// Two counts with "of" or "out of" between, and a percentage in brackets or commas right behind.
  private func partOfWhole(_ figures: [Figure], _ view: TokenView) -> Terms? {
    for (part, (whole, share)) in zip(figures, zip(figures.dropFirst(), figures.dropFirst(2)))
    where isCount(part) && isCount(whole) && share.kind == .percent && share.high == nil && share.change == nil {
      guard let value = part.value, let total = whole.value, value > 0, value <= total, between(part, whole, view, allow: isOf),
        view.tokens(of: share).lowerBound - view.tokens(of: whole).upperBound <= 4,
        view.kind(view.tokens(of: share).lowerBound - 1) == .openParenthesis
      else { continue }
      return Terms(numerator: part, denominator: whole, quotient: share, factor: 100, isLoose: false)
    }
    return nil
  }

  private func isCount(_ figure: Figure) -> Bool {
    (figure.kind == .count || figure.kind == .number) && figure.high == nil && figure.bound == .exact
  }

  private func isOf(_ view: TokenView, _ index: Int) -> Bool {
    view.word(index, is: "of") || view.word(index, is: "out") || view.is(index, .determiner)
  }

  private func between(_ a: Figure, _ b: Figure, _ view: TokenView, allow: (TokenView, Int) -> Bool) -> Bool {
    let (first, second) = (view.tokens(of: a).upperBound, view.tokens(of: b).lowerBound)
    return first < second && second - first <= 4 && (first..<second).allSatisfy { allow(view, $0) }
  }

  /// An amount, a number of things, and an amount "each", "apiece" or "per" one of them.
  private func unitPrice(_ figures: [Figure], _ view: TokenView) -> Terms? {
    let amounts = figures.filter { $0.kind == .money && $0.high == nil && ($0.bound == .exact || $0.bound == .about) }
    guard amounts.count == 2, let count = figures.first(where: { isCount($0) || $0.kind == .measure && $0.high == nil }),
      figures.count(where: { isCount($0) || $0.kind == .measure }) == 1
    else { return nil }
    for (price, total) in [(amounts[1], amounts[0]), (amounts[0], amounts[1])] {
      let end = view.tokens(of: price).upperBound
      let isEach = view.word(end, is: "each") || view.word(end, is: "apiece")
      guard isEach || price.unit == (total.unit ?? "") + "/" + (count.unit ?? "-") || isRateOf(price, total, count) else { continue }
      guard isEach ? price.unit == total.unit : true, !(total.unit ?? "").contains("/") else { continue }
      return Terms(numerator: total, denominator: count, quotient: price)
    }
    return nil
  }

  /// "$20,000 per car" for "160 cars".
  private func isRateOf(_ price: Figure, _ total: Figure, _ count: Figure) -> Bool {
    guard let unit = price.unit, let total = total.unit, unit.hasPrefix(total + "/"), let noun = count.unit else { return false }
    let rate = Folding.letters(String(unit.dropFirst(total.utf8.count + 1)))
    let counted = Folding.letters(noun)
    return rate.count >= 3 && counted.starts(with: rate)
  }
}

extension TokenView {
  /// The tokens of a figure whose own count is of other tokens; those of the view stand in the order of the text.
  func tokens(of figure: Figure) -> Range<Int> {
    let first = partitionPoint(count) { self[$0].end <= figure.range.start }
    let end = partitionPoint(count) { self[$0].start < figure.range.end }
    return first..<max(first, end)
  }
}
