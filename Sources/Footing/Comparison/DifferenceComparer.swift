/// Checks differences between amounts that a sentence states: "$18.4 million, $6.2 million more than their budget of $12.2 million",
/// "imports of $16.8 billion and exports of $6.6 billion, a deficit of $10.2 billion"; and what is more than the sentence before
/// states. Linear.
struct DifferenceComparer {
  let document: Int

  func relation(in sentence: FiguredSentence) -> FigureRelation? {
    differenceToBase(sentence) ?? balance(sentence) ?? gap(sentence) ?? sale(sentence)
  }

  /// "It costs $112,000. To cover it by overtime costs $131,000 a year, $19,000 more": more than what the sentence before states.
  func relation(in sentence: FiguredSentence, to before: [Figure]) -> FigureRelation? {
    let view = sentence.view
    let figures = sentence.figures.filter { $0.kind == .money || $0.kind == .measure || $0.isCounted }
    for (result, step) in zip(figures, figures.dropFirst()) where ShareComparer.isTotal(result) && ShareComparer.isTotal(step) {
      let end = sentence.end(step)
      guard view.is(end, [.more, .less]), [.period, .comma, .semicolon].contains(view.kind(end + 1)),
        view.kind(sentence.before(step)) == .comma, sentence.start(step) - sentence.end(result) <= 3, isSameAmount(step, result),
        let base = before.filter({ ShareComparer.isTotal($0) && isSameAmount($0, result) }).theOnly
      else { continue }
      if let found = mismatch(base, result, step, falls: view.is(end, .less)) { return found }
    }
    return nil
  }

  /// "They spent $18.4 million, $6.2 million more than their budget of $12.2 million"
  private func differenceToBase(_ sentence: FiguredSentence) -> FigureRelation? {
    let view = sentence.view
    let figures = sentence.figures.filter { ($0.kind == .money || $0.kind == .measure || $0.isCounted) && ShareComparer.isTotal($0) }
    for (result, (step, base)) in zip(figures, zip(figures.dropFirst(), figures.dropFirst(2))) {
      let end = sentence.end(step)
      guard view.is(end, [.more, .less]), view.word(end + 1, is: "than"), isSameAmount(step, result), isSameAmount(base, result),
        view.kind(sentence.before(step)) == .comma, sentence.start(base) - end <= 8,
        !FiguredSentence.tokens(end + 2, sentence.start(base)).contains(where: { view.is($0, .verb) || view.kind($0) == .comma })
      else { continue }
      return mismatch(base, result, step, falls: view.is(end, .less))
    }
    return nil
  }

  /// "imported goods worth $16.8 billion and exported goods worth $6.6 billion, so that it had a deficit of $10.2 billion"
  private func balance(_ sentence: FiguredSentence) -> FigureRelation? {
    let view = sentence.view
    let amounts = sentence.figures.filter { $0.kind == .money && ShareComparer.isTotal($0) }
    guard amounts.count == 3, view.word(sentence.before(amounts[2]), is: "of"),
      sentence.isWord(sentence.before(amounts[2]) - 1, in: Self.balances)
    else { return nil }
    return balance(amounts[0], amounts[1], in: sentence, leaves: amounts[2])
  }

  /// "It exported $507 billion while importing only $371 billion. That is a surplus of $136 billion."
  func balance(of before: FiguredSentence, toldIn sentence: FiguredSentence) -> FigureRelation? {
    let amounts = before.figures.filter { $0.kind == .money && ShareComparer.isTotal($0) }
    guard amounts.count == 2,
      let rest = sentence.figures.filter({ $0.kind == .money && ShareComparer.isTotal($0) }).theOnly, sentence.start(rest) <= 8,
      sentence.view.word(sentence.before(rest), is: "of"), sentence.isWord(sentence.before(rest) - 1, in: Self.balances)
    else { return nil }
    return balance(amounts[0], amounts[1], in: before, leaves: rest)
  }

  private func balance(_ first: Figure, _ second: Figure, in sentence: FiguredSentence, leaves rest: Figure) -> FigureRelation? {
    guard first.unitName == second.unitName, first.unitName == rest.unitName, sentence.between(first, second).count <= 12,
      says(Self.inwards, sentence), says(Self.outwards, sentence), let one = first.value, let other = second.value
    else { return nil }
    // The deficit is what one has to be taken from to give the other.
    return one > other ? mismatch(second, first, rest, falls: false) : mismatch(first, second, rest, falls: false)
  }

  /// "64 percent …, against 78 percent in towns, a gap of 14 percentage points"
  private func gap(_ sentence: FiguredSentence) -> FigureRelation? {
    let view = sentence.view
    guard let step = sentence.figures.first(where: { $0.kind == .percentagePoints && $0.high == nil && $0.bound == .exact }),
      view.word(sentence.before(step), is: "of"), sentence.isWord(sentence.before(step) - 1, in: Self.gaps)
    else { return nil }
    let shares = sentence.figures.filter {
      $0.kind == .percent && $0.high == nil && $0.bound == .exact && $0.change == nil && sentence.end($0) <= sentence.start(step)
    }
    guard shares.count == 2, sentence.start(step) - sentence.end(shares[1]) <= 10,
      sentence.between(shares[0], shares[1]).contains(where: { sentence.isWord($0, in: Self.opposing) }), let first = shares[0].value,
      let second = shares[1].value, first != second
    else { return nil }
    return first > second ? mismatch(shares[1], shares[0], step, falls: false) : mismatch(shares[0], shares[1], step, falls: false)
  }

  private static let gaps = WordSet("gap difference lead margin distance")
  private static let opposing = WordSet("against versus compared and while to")

  /// "bought it in 2007 for $420 million and sold it in 2013 for $265 million, a loss of $155 million, or 37 percent": the difference,
  /// and what part it is of the price that was paid.
  private func sale(_ sentence: FiguredSentence) -> FigureRelation? {
    let view = sentence.view
    let amounts = sentence.figures.filter { $0.kind == .money && ShareComparer.isTotal($0) }
    guard amounts.count == 2 || amounts.count == 3, amounts.allSatisfy({ $0.unitName == amounts[0].unitName }),
      view.word(sentence.before(amounts[0]), is: "for"), view.word(sentence.before(amounts[1]), is: "for"),
      said(Self.buying, before: amounts[0], sentence), said(Self.selling, before: amounts[1], sentence),
      let paid = amounts[0].value, let received = amounts[1].value, paid != received
    else { return nil }
    guard let step = sentence.figures.first(where: { sentence.start($0) >= sentence.end(amounts[1]) }), step.kind == .money,
      view.word(sentence.before(step), is: "of"), sentence.start(step) - sentence.end(amounts[1]) <= 5,
      sentence.isWord(sentence.before(step) - 1, in: received < paid ? Self.losses : Self.gains)
    else { return nil }
    if let found = mismatch(amounts[0], amounts[1], step, falls: received < paid) { return found }
    guard let share = sentence.figures.last, share.kind == .percent, share.high == nil, view.word(sentence.before(share), is: "or"),
      sentence.start(share) - sentence.end(step) <= 3
    else { return nil }
    return RatioComparer.mismatch(
      RatioComparer.Terms(numerator: step, denominator: amounts[0], quotient: share, factor: 100), in: document)
  }

  /// The last verb of trade before an amount is one of these.
  private func said(_ words: WordSet, before amount: Figure, _ sentence: FiguredSentence) -> Bool {
    let last = (0..<sentence.start(amount)).last { sentence.isWord($0, in: Self.buying) || sentence.isWord($0, in: Self.selling) }
    return last.map { sentence.isWord($0, in: words) } ?? false
  }

  private static let buying = WordSet("bought purchased acquired")
  private static let selling = WordSet("sold resold")
  private static let losses = WordSet("loss")
  private static let gains = WordSet("gain profit")

  private func says(_ words: WordSet, _ sentence: FiguredSentence) -> Bool {
    (0..<sentence.view.count).contains { sentence.isWord($0, in: words) }
  }

  private static let balances = WordSet("deficit surplus difference")
  /// What comes in, and what goes out.
  private static let inwards = WordSet("import imports imported importing income revenue revenues receipts earned earning")
  private static let outwards = WordSet("export exports exported exporting spending expenditure expenditures expenses costs spent")

  private func mismatch(_ base: Figure, _ result: Figure, _ step: Figure, falls: Bool) -> FigureRelation? {
    guard let from = Interval(base, loose: true), let to = Interval(result, loose: true), let by = Interval(step, loose: true) else {
      return nil
    }
    let implied = falls ? Interval(to.low + by.low, to.high + by.high) : Interval(to.low - by.high, to.high - by.low)
    guard !implied.meets(from), implied.low.isFinite, implied.high.isFinite, from.low.isFinite, from.high.isFinite else { return nil }
    let places = [base, result, step].map { FigurePlace(document: document, figure: $0.id) }
    let growth = FigureRelation.Growth(
      base: places[0], result: places[1], rate: places[2], falls: falls, impliedBase: implied.low...implied.high,
      statedBase: from.low...from.high)
    return FigureRelation(kind: .conflictsWith, figures: [places[1], places[2], places[0]], ground: .growth(growth))
  }

  private func isSameAmount(_ a: Figure, _ b: Figure) -> Bool { a.isCounted ? b.isCounted && a.unitName == b.unitName : a.hasUnit(of: b) }
}
