/// What stands around a number and bounds it, changes it, or makes one end of a range of it.
extension FigureScanner {
  // MARK: Before

  /// The hedge before token `index`: "more than", "nearly", "up to", "an estimated", "less than or equal to", ">=".
  func bound(before index: Int) -> Figure.Bound {
    let one = index - 1
    switch view.kind(one) {
    case .tilde: return .about
    case .greater: return .moreThan
    case .less: return .lessThan
    case .equals:
      if view.kind(one - 1) == .greater { return .atLeast }
      return view.kind(one - 1) == .less ? .atMost : .exact
    case .word: break
    default: return .exact
    }
    if view.word(one, is: "to"), view.word(one - 1, is: "equal"), view.word(one - 2, is: "or") {
      return orEqual(comparative(before: one - 2))
    }
    if view.word(one, is: "than") { return comparative(before: index) }
    if view.word(one, is: "least") || view.word(one, is: "most"), view.word(index - 2, is: "at") {
      return view.word(one, is: "least") ? .atLeast : .atMost
    }
    if view.is(one, .above) { return .moreThan }
    if view.is(one, .below) { return .lessThan }
    if view.word(one, is: "to"), view.word(index - 2, is: "up") { return .atMost }
    if view.word(one, is: "to"), view.word(index - 2, is: "close") { return .about }
    if view.word(one, is: "as"), view.word(index - 2, is: "many") || view.word(index - 2, is: "much") {
      // "twice as much as two years before" bounds nothing.
      return view.is(index - 4, .multiple) || view.word(index - 4, is: "times") ? .exact : .atMost
    }
    if view.is(one, .nearly) { return .nearly }
    return view.is(one, .about) ? .about : .exact
  }

  /// "more than", "no less than", "higher or equal than", "equal to or less than", "at least" before token `end`.
  private func comparative(before end: Int) -> Figure.Bound {
    if view.word(end - 1, is: "least"), view.word(end - 2, is: "at") { return .atLeast }
    guard view.word(end - 1, is: "than") else { return .exact }
    var at = end - 2
    var isInclusive = false
    if view.word(at, is: "equal"), view.word(at - 1, is: "or") {
      isInclusive = true
      at -= 2
    }
    let isMore = view.is(at, .more)
    guard isMore || view.is(at, .less) else { return .exact }
    if view.word(at - 1, is: "no") || view.word(at - 1, is: "not") { return isMore ? .atMost : .atLeast }
    isInclusive = isInclusive || view.word(at - 1, is: "or") && view.word(at - 2, is: "to") && view.word(at - 3, is: "equal")
    let bound: Figure.Bound = isMore ? .moreThan : .lessThan
    return isInclusive ? orEqual(bound) : bound
  }

  private func orEqual(_ bound: Figure.Bound) -> Figure.Bound {
    switch bound {
    case .moreThan: .atLeast
    case .lessThan: .atMost
    default: bound
    }
  }

  // MARK: Behind

  /// What stands behind: "65 or older", "500 people or more", "a week or less".
  func bound(behind end: Int) -> Figure.Bound {
    guard view.word(end, is: "or") || view.word(end, is: "and") else { return .exact }
    let next = end + 1
    guard view.is(next, [.more, .less, .above, .below]) else { return .exact }
    // "or more than 20", "and over the years" begin something else.
    let than = view.word(next + 1, is: "than")
    guard !than || view.kind(next + 2) != .digits && !view.is(next + 2, .cardinal), !view.word(next + 1, is: "the"),
      !view.word(next + 1, is: "a")
    else { return .exact }
    guard view.word(end, is: "or") || view.kind(next + 1) != .word || view.is(next + 1, .function) else { return .exact }
    return view.is(next, [.more, .above]) ? .atLeast : .atMost
  }

  // MARK: Two bounds

  /// "more than 100 but fewer than 300", "at least 20 and at most 100": two bounds of one number are a range.
  func joined(_ first: Figure, _ second: Figure) -> Figure? {
    guard first.kind == second.kind || first.kind == .number, first.high == nil, second.high == nil, let a = first.low, let b = second.low,
      first.unitName == nil || first.unitName == second.unitName, second.tokens.lowerBound - first.tokens.upperBound <= 8,
      isBounds(first.tokens.upperBound..<second.tokens.lowerBound)
    else { return nil }
    switch (first.bound, second.bound) {
    case (.moreThan, .lessThan), (.moreThan, .atMost), (.atLeast, .lessThan), (.atLeast, .atMost):
      guard a.double < b.double else { return nil }
    case (.lessThan, .moreThan), (.lessThan, .atLeast), (.atMost, .moreThan), (.atMost, .atLeast):
      guard b.double < a.double else { return nil }
    default: return nil
    }
    let (low, high) = a.double < b.double ? (a, b) : (b, a)
    return make(second.kind, from: first.tokens.lowerBound, to: second.tokens.upperBound, low: low, high: high, unit: second.unit)
  }

  /// Nothing but "and", "but", commas and the words of a bound.
  private func isBounds(_ tokens: Range<Int>) -> Bool {
    guard let first = tokens.first, view.word(first, is: "and") || view.word(first, is: "but") || view.kind(first) == .comma else {
      return false
    }
    return tokens.allSatisfy { index in
      switch view.kind(index) {
      case .comma, .greater, .less, .equals: true
      case .word: view.is(index, [.more, .less, .above, .below, .function]) || view.word(index, is: "equal")
      default: false
      }
    }
  }

  // MARK: Change

  /// A verb of rise or fall governs the number: "rose by 5 %", "a 4.4 percent increase", "growth of 3 %".
  func change(before first: Int, after end: Int, _ kind: Figure.Kind) -> Figure.Change? {
    guard kind == .percent || kind == .percentagePoints || kind == .multiple || kind == .money || kind == .measure || kind == .count else {
      return nil
    }
    // "The wages of the lowest 30% fell from $41 to $38": they are those of whom something is said.
    if kind == .percent, view.is(end, [.rise, .fall]), isPast(end), !view.is(first - 1, [.rise, .fall]), !view.word(first - 1, is: "by") {
      return nil
    }
    if view.is(end, .rise) || view.word(end, is: "more") && kind == .percent { return .rise }
    if view.is(end, .fall) || view.word(end, is: "less") && kind == .percent { return .fall }
    var at = first - 1
    var steps = 0
    while at >= 0, steps < 5 {
      // "is made up of $70 million"
      if view.is(at, .rise), !view.is(at, .office) { return view.word(at - 1, is: "made") ? nil : .rise }
      // "It lost $64 million" tells how much, not by how much less.
      if view.is(at, .fall), !view.is(at, .month) { return kind == .percent || !view.is(at, .metric) ? .fall : nil }
      let passes =
        view.is(at, [.about, .nearly]) || view.word(at, is: "by") || view.word(at, is: "of") || view.word(at, is: "more")
        || view.word(at, is: "than") || view.word(at, is: "an") || view.word(at, is: "a") || view.word(at, is: "over")
      guard passes else { return nil }
      at -= 1
      steps += 1
    }
    return nil
  }

  /// "fell", "climbed": a verb, and no noun as "a 5 percent rise" has.
  private func isPast(_ index: Int) -> Bool {
    let token = view[index]
    guard token.isWord, token.length > 3 else { return false }
    return Self.pasts.contains(token.key) || view.endsInED(index)
  }

  private static let pasts = WordSet("fell rose grew shrank sank")

  // MARK: Ranges

  /// The number behind "to", "-", "–" or "~"; "and" after "between".
  func rangeEnd(after index: Int, currency: Bool, from first: Int) -> (NumberPhrase, Int)? {
    // A dash between blanks sets words apart ("$20 billion – 60 times the budget"), but for two plain numbers.
    let isLine = view.kind(index) == .hyphen || view.kind(index) == .dash || view.kind(index) == .tilde
    // "-13.8 -11.6": the numbers of a row.
    let isSign = view.glued(index + 1) && !view.glued(index) && (zone == .table || view.isMinus(first) || view.isMinus(first - 1))
    let isBetween = !currency && !isSign && view.kind(index - 1) == .digits && view.kind(index + 1) == .digits
    let dash = isLine && (view.glued(index) || isBetween)
    let between = view.word(index, is: "and") && (1...3).contains { view.word(first - $0, is: "between") }
    let to = view.word(index, is: "to") && !isChangeFrom(first) || view.word(index, is: "through")
    guard dash || between || to else { return nil }
    var at = index + 1
    if let (_, number) = currencyPrefix(at: at) { at = number } else if currency, between || to, view.kind(at) != .digits { return nil }
    // "-5 to -3"
    let isNegative = to && view.isMinus(at) && view.glued(at + 1)
    guard var second = view.number(at: isNegative ? at + 1 : at), !second.isWords || !dash else { return nil }
    if isNegative { second.quantity = second.quantity.negated() }
    return to && isStep(first, to: second) ? nil : (second, second.end)
  }

  /// "grew by 2,400 to 61,750": how far, and where to; but "rose by 2 to 3 percent" is a range.
  private func isStep(_ first: Int, to goal: NumberPhrase) -> Bool {
    var before = first - 1
    while view.is(before, [.about, .nearly]) { before -= 1 }
    guard view.word(before, is: "by"), (before - 3..<before).contains(where: { view.is($0, [.rise, .fall]) }),
      let step = view.number(at: first) ?? view.number(at: first + 1)
    else { return false }
    // In "by 2 to 3 million" both are millions.
    let reached = goal.isScaled && !step.isScaled ? goal.quantity.scaled(byPowerOfTen: -goal.power) : goal.quantity
    return reached.double > 4 * step.quantity.double || reached.double < step.quantity.double
  }

  /// "from 80% to 60%" states two figures: what it was, and what it is. Where nothing rises, falls or changes, "from 5 to
  /// 10" is a range.
  func isChangeFrom(_ first: Int) -> Bool {
    guard let from = (1...4).first(where: { view.word(first - $0, is: "from") }) else { return false }
    return from > 1
      || (first - 10..<first - 1).contains { view.is($0, [.rise, .fall, .multiple]) || view.is($0, .verb) && !view.word($0, is: "is") }
      || isChangeAgain(first - from)
  }

  /// "rose from 41 to 47 percent in Varsk and from 49 to 56 percent in Tesin": the verb stands before the first of the two.
  private func isChangeAgain(_ from: Int) -> Bool {
    var isJoined = false
    var isSecond = false
    for at in stride(from: from - 1, through: max(0, from - 40), by: -1) {
      if view.endsSentence(at: at) { return false }
      if view.word(at, is: "from") {
        guard isJoined else { return false }
        isSecond = true
      }
      isJoined = isJoined || view.word(at, is: "and") || view.kind(at) == .comma || view.kind(at) == .semicolon
      if isSecond, view.is(at, [.rise, .fall]) { return true }
    }
    return false
  }

  /// In "fell from 52 to 41 million tonnes" the first number has the scale and the unit of the second.
  func origin(_ first: Figure, of second: Figure) -> Figure? {
    let behind = first.tokens.upperBound
    guard view.word(behind, is: "to"), second.tokens.lowerBound - behind <= 3, isChangeFrom(first.tokens.lowerBound), first.high == nil,
      second.high == nil, let low = first.low, let goal = second.low
    else { return nil }
    let isBare = first.kind == .number && [.money, .measure, .count, .percent, .duration].contains(second.kind)
    guard isBare || first.kind == .money && second.kind == .money && first.unitName == second.unitName else { return nil }
    let scaled = low.scaled(byPowerOfTen: power(of: first) == 0 ? power(of: second) : 0)
    // "grew from 500 to 1.2 million users" means five hundred.
    let isAlike = scaled.double <= goal.double * 20 && goal.double <= scaled.double * 20
    guard isBare || isAlike && scaled != low else { return nil }
    return make(
      second.kind, from: first.tokens.lowerBound, to: behind, low: isAlike ? scaled : low, unit: second.unit, bound: first.bound)
  }

  /// "1,083 of the 2,475 stations": what is counted is named once, behind the whole.
  func part(_ first: Figure, of whole: Figure) -> Figure? {
    let behind = first.tokens.upperBound
    guard first.kind == .number, first.high == nil, whole.kind == .count, whole.high == nil, let low = first.low, let all = whole.low,
      low.double <= all.double, view.word(behind, is: "of"), isOwner(behind + 1..<max(behind + 1, whole.tokens.lowerBound))
    else { return nil }
    return make(.count, from: first.tokens.lowerBound, to: behind, low: low, unit: whole.unit, bound: first.bound)
  }

  /// "Of 4,830 megawatts awarded, 1,960 have been built": what the sentence begins with is what its next number is some of.
  func someOf(_ whole: Figure, _ part: Figure) -> Figure? {
    guard part.kind == .number, part.high == nil, let low = part.low, whole.kind == .count || whole.kind == .measure, whole.high == nil,
      let all = whole.low, low.double <= all.double, part.tokens.lowerBound - whole.tokens.upperBound <= 8,
      view.kind(part.tokens.lowerBound - 1) == .comma, view.is(part.tokens.upperBound, .verb) || view.is(part.tokens.upperBound, .function)
    else { return nil }
    let first = view.is(whole.tokens.lowerBound - 1, .determiner) ? whole.tokens.lowerBound - 2 : whole.tokens.lowerBound - 1
    guard view.word(first, is: "of"), view[first].isCapitalized else { return nil }
    return make(whole.kind, from: part.tokens.lowerBound, to: part.tokens.upperBound, low: low, unit: whole.unit, bound: part.bound)
  }

  /// "the", "its", "the country's": whose the whole is; or nothing.
  private func isOwner(_ tokens: Range<Int>) -> Bool {
    if tokens.isEmpty || tokens.count == 1 && view.is(tokens.lowerBound, .determiner) { return true }
    return tokens.count <= 6 && tokens.allSatisfy { view[$0].isWord || isApostrophe($0) } && view.word(tokens.upperBound - 1, is: "s")
      && isApostrophe(tokens.upperBound - 2)
  }

  private func isApostrophe(_ index: Int) -> Bool {
    view.kind(index) == .apostrophe || view.kind(index) == .closeQuote && view[index].key == 0x2019
  }

  /// "from 9.8 million tonnes in 2013 to 7.9 million", "was 1.5 billion dinars in 2013; it fell to 1.05 billion", "1,450 people in
  /// 2010 and 1,680 in 2017": the second has the unit of the first, and its scale where it has none and would be out of all proportion without it. Nil where a noun
  /// behind it says what it counts.
  func goal(_ second: Figure, of figures: [Figure]) -> Figure? {
    guard second.kind == .number, second.high == nil, let goal = second.low, let first = figures.last(where: { !$0.kind.isDate }),
      [.money, .measure, .count, .percent].contains(first.kind), first.high == nil, let low = first.low,
      second.tokens.lowerBound - first.tokens.upperBound <= 10
    else { return nil }
    var before = second.tokens.lowerBound - 1
    while view.is(before, [.about, .nearly]) { before -= 1 }
    guard before > first.tokens.upperBound - 1, !(first.tokens.upperBound..<before).contains(where: { view.endsSentence(at: $0) }) else {
      return nil
    }
    let isCoordinated =
      (view.word(before, is: "and") || view.word(before - 1, is: "and") && view.is(before, .function))
      && figures.last.map { $0.kind == .date && $0.tokens.lowerBound >= first.tokens.upperBound } == true
      && view.word(second.tokens.upperBound, is: "in") && view.year(second.tokens.upperBound + 1) != nil
    guard isCoordinated || view.word(before, is: "to"),
      isCoordinated || isChangeFrom(first.tokens.lowerBound)
        || view.is(before - 1, [.rise, .fall]) && power(of: second) > 0 && power(of: second) == power(of: first)
    else { return nil }
    let behind = second.tokens.upperBound
    guard !view[behind].isWord || view.is(behind, .function), view.kind(behind) != .hyphen else { return nil }
    let scaled = goal.scaled(byPowerOfTen: power(of: second) == 0 ? power(of: first) : 0)
    let isAlike = scaled.double <= low.double * 20 && low.double <= scaled.double * 20
    return make(
      first.kind, from: second.tokens.lowerBound, to: behind, low: isAlike ? scaled : goal, unit: first.unit, bound: second.bound)
  }

  /// "22 shillings a kilogram in 2015, 31 shillings in 2016 and 48 shillings in 2017": the others are of a kilogram as well, where
  /// nothing but dates stands between.
  func rated(_ second: Figure, of figures: [Figure]) -> Figure? {
    guard second.kind == .money, let first = figures.last(where: { !$0.kind.isDate }), first.kind == .money, first.high == nil,
      let rate = first.unitName, let unit = second.unitName, rate.isRate(of: unit),
      let low = second.low, second.high == nil,
      (1...10).contains(second.tokens.lowerBound - first.tokens.upperBound),
      (first.tokens.upperBound..<second.tokens.lowerBound).allSatisfy(isOfList)
    else { return nil }
    return make(.money, from: second.tokens.lowerBound, to: second.tokens.upperBound, low: low, unit: first.unit, bound: second.bound)
  }

  /// "owed 41.6 billion crowns and held 23.8 billion", "18.9 billion crowns in 2017, 18.3 billion a year later": a million or more of
  /// nothing, where only dates or one verb stand between, are of the money before.
  func ofMoney(_ second: Figure, _ figures: [Figure]) -> Figure? {
    guard second.kind == .number, let low = second.low, power(of: second) >= 6, let first = figures.last(where: { !$0.kind.isDate }),
      first.kind == .money, let unit = first.unitName, !unit.isRate,
      (1...16).contains(second.tokens.lowerBound - first.tokens.upperBound)
    else { return nil }
    let behind = second.tokens.upperBound
    guard !view[behind].isWord || view.is(behind, .function) && !view.word(behind, is: "of"), view.kind(behind) != .hyphen,
      joinsMoney(first.tokens.upperBound..<second.tokens.lowerBound, behind: first)
    else { return nil }
    return make(
      .money, from: second.tokens.lowerBound, to: behind, low: low, high: second.high, unit: first.unit, bound: second.bound)
  }

  /// "and held", ", a year later", "of the gap of", "for 420 million crowns and sold it in 2013 for", ", a loss of"
  private func joinsMoney(_ between: Range<Int>, behind first: Figure) -> Bool {
    guard !between.contains(where: { view.endsSentence(at: $0) }) else { return false }
    let last = between.upperBound - 1
    // Not "paid $40 million to 1.2 million in 2014".
    let isListed = view.kind(last) == .comma || Self.joining.contains(view[last].key)
    if isListed || view.is(last, [.about, .nearly]), between.allSatisfy(isOfList) { return true }
    if view.word(between.lowerBound, is: "and"), between.count <= 3, Self.ofMoneyOnly.contains(view[last].key) { return true }
    if view.word(last, is: "for"), view.word(first.tokens.lowerBound - 1, is: "for") { return true }
    guard view.word(last, is: "of"), between.count <= 5 else { return false }
    return view.word(between.lowerBound, is: "of") || view.kind(between.lowerBound) == .comma && view.is(last - 2, .determiner)
  }

  private static let joining = WordSet("and or against nor")
  /// What one does with money; one reaches 1.4 million people.
  private static let ofMoneyOnly = WordSet(
    "held owed owes earned earns spent spends paid pays repaid received lent borrowed invested exported imported saved owned collected")

  private func isOfList(_ index: Int) -> Bool {
    view.kind(index) == .comma || view.kind(index) == .digits || view.is(index, [.month, .about, .nearly, .timeUnit])
      || view.is(index, .function) && !view.is(index, .verb) || view.word(index, is: "later") || view.word(index, is: "earlier")
      || view.word(index, is: "end")
  }

  /// The power of ten that stands behind the number of a figure.
  private func power(of figure: Figure) -> Int {
    figure.tokens.lazy.compactMap { view.number(at: $0)?.power }.first ?? 0
  }

  /// In "$60 to $70 billion" the first number has the scale of the second.
  func shareScale(_ low: inout NumberPhrase, _ high: NumberPhrase) {
    guard !low.isScaled, high.isScaled else { return }
    for power in [3, 5, 6, 7, 9, 12] {
      let scaled = low.quantity.scaled(byPowerOfTen: power)
      if scaled.double < high.quantity.double, scaled.double * 1000 >= high.quantity.double, sameScale(power, high) {
        low.quantity = scaled
        low.isScaled = true
        return
      }
    }
  }

  private func sameScale(_ power: Int, _ phrase: NumberPhrase) -> Bool {
    if view.is(phrase.end - 1, .scale) { return view.sense(phrase.end - 1).power == power }
    return power == 6 || power == 9
  }

  func plausibleRange(_ low: NumberPhrase, _ high: NumberPhrase) -> Bool {
    let scaled = !low.isScaled && high.isScaled
    return high.quantity.double > low.quantity.double && (scaled || high.quantity.double <= max(low.quantity.double, 1) * 1000)
  }
}
