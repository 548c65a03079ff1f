/// Checks the quotients of a sentence: a share of two counts, a price of a number of things, shares in a list of amounts.
/// Linear.
struct RatioComparer {
  func relations(in sentence: FiguredSentence) -> [FigureRelation] {
    let figures = sentence.figures
    if let relation = listedShare(sentence) { return [relation] }
    guard figures.count >= 3, figures.contains(where: { [.percent, .money, .multiple, .fraction, .ratio].contains($0.kind) }) else {
      return []
    }
    if let times = timesThat(sentence) { return [Self.mismatch(times, in: sentence.document)].compactMap(\.self) }
    if let part = fractionOf(sentence) { return [Self.mismatch(part, in: sentence.document)].compactMap(\.self) }
    let parts = partsOfWhole(sentence)
    if !parts.isEmpty { return parts.compactMap { Self.mismatch($0, in: sentence.document) } }
    if let share = partOfAmountBefore(sentence), Self.isNearly(share) {
      return [Self.mismatch(share, in: sentence.document)].compactMap(\.self)
    }
    return [unitPrice(sentence) ?? partOfAmount(sentence)].compactMap { $0.flatMap { Self.mismatch($0, in: sentence.document) } }
  }

  /// Nil where the quotient is what its terms give.
  static func mismatch(_ terms: Terms, in document: Int) -> FigureRelation? {
    guard let implied = implied(by: terms), !implied.meets(terms.stated) else { return nil }
    return FigureRelation(
      kind: .conflictsWith,
      figures: [terms.quotient, terms.numerator, terms.denominator].map { FigurePlace(document: document, figure: $0.id) },
      ground: .ratio(implied.low...implied.high, factor: terms.factor))
  }

  /// What the quotient must be; nil where that cannot be told.
  static func implied(by terms: Terms) -> Interval? {
    guard let numerator = Interval(terms.numerator, loose: terms.isLoose),
      let denominator = Interval(terms.denominator, loose: terms.isLoose), denominator.low > 0, numerator.low.isFinite,
      numerator.high.isFinite, denominator.high.isFinite
    else { return nil }
    let implied = Interval(terms.factor * numerator.low / denominator.high, terms.factor * numerator.high / denominator.low)
    return implied.low.isFinite && implied.high.isFinite ? implied : nil
  }

  struct Terms {
    let numerator: Figure
    let denominator: Figure
    let quotient: Figure
    var factor = 1.0
    /// Round numbers are taken roundly; counts are counts.
    var isLoose = true

    /// What is stated; "twice" is no 2.00, and "about a third" no 33.3 percent.
    var stated: Interval {
      let all = Interval(-.infinity, .infinity)
      switch quotient.kind {
      case .multiple: return GrowthComparer.step(quotient, scale: 1) ?? all
      case .fraction, .ratio:
        guard let value = quotient.value else { return all }
        switch quotient.bound {
        case .about, .nearly, .exact: return Interval(value * 0.85, value * 1.15)
        default: return Interval(quotient) ?? all
        }
      default: return Interval(quotient) ?? all
      }
    }
  }

  // MARK: A part of a whole

  /// "28 of the 43 samples (65 percent)", "28 of 43 countries, or 65 percent, agreed", "of the 43 samples that we took in 2012, 28
  /// (65 percent)", "43 farmers, of whom 28 (65 percent) replied".
  private func partsOfWhole(_ sentence: FiguredSentence) -> [Terms] {
    let figures = sentence.quantities
    return zip(figures, figures.dropFirst()).compactMap { second, share in
      guard isCount(second), [.percent, .fraction, .ratio].contains(share.kind), share.high == nil, share.change == nil else { return nil }
      let before = figures.prefix { $0.id != second.id }.filter(isCount)
      let isBehind = Self.isApposition(share, behind: second, sentence) || isAlternative(share, to: second, sentence)
      // "in 108 stations, and not in 24 of them, that is in 22 percent"
      if isBehind, isOfThem(second, sentence), let whole = before.last { return terms(second, of: whole, share) }
      // "287 of 334 such boats had them in June, or 86 percent."
      if isBehind || closes(share, behind: second, sentence), let part = before.last, isSome(part, of: second, sentence) {
        return terms(part, of: second, share)
      }
      guard isBehind else { return nil }
      let whole =
        before.last { isLed(second, by: $0, sentence) } ?? before.first { sentence.beginsWithWhole($0) } ?? listed(second, before, sentence)
      return whole.flatMap { terms(second, of: $0, share) }
    }
  }

  /// ", or 86 percent." at the end of the clause that a figure stands in.
  private func closes(_ share: Figure, behind figure: Figure, _ sentence: FiguredSentence) -> Bool {
    let (view, joint) = (sentence.view, sentence.before(share))
    // ", a turnout of 58.6 percent."
    let isCalled = view.word(joint, is: "of") && sentence.isWord(joint - 1, in: Self.sharesByName) && sentence.isArticle(joint - 2)
    let comma = isCalled ? joint - 3 : joint - 1
    guard isCalled || view.word(joint, is: "or"), view.kind(comma) == .comma, view.kind(sentence.end(share)) == .period else {
      return false
    }
    let between = FiguredSentence.tokens(sentence.end(figure), comma)
    return between.count <= 14 && !between.contains { view.kind($0) == .comma || view.word($0, is: "and") || view.word($0, is: "but") }
  }

  private static let sharesByName = WordSet("turnout share proportion rate")

  /// "310,000 or 12.7 percent came by post"; but "10 or 15 percent" leaves open which.
  private func isAlternative(_ share: Figure, to figure: Figure, _ sentence: FiguredSentence) -> Bool {
    (figure.value ?? 0) > 100 && sentence.start(share) == sentence.end(figure) + 1 && sentence.view.word(sentence.end(figure), is: "or")
  }

  private func terms(_ part: Figure, of whole: Figure, _ share: Figure) -> Terms? {
    guard let value = part.value, let total = whole.value, value > 0, value <= total else { return nil }
    return Terms(numerator: part, denominator: whole, quotient: share, factor: share.kind == .percent ? 100 : 1, isLoose: false)
  }

  /// "61,300 calls, of which 42,900 (70 percent) were medical, 2,450 (4 percent) were fires": the whole of which those before are parts.
  private func listed(_ part: Figure, _ before: [Figure], _ sentence: FiguredSentence) -> Figure? {
    guard let first = zip(before, before.dropFirst()).first(where: { isLed($1, by: $0, sentence) }) else { return nil }
    let between = FiguredSentence.tokens(sentence.end(first.1), sentence.start(part))
    return between.contains { sentence.view.kind($0) == .semicolon } ? nil : first.0
  }

  /// "43 farmers, of whom 28": the number counts some of those right before it.
  private func isLed(_ part: Figure, by whole: Figure, _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    let at = sentence.start(part) - 1
    return (view.word(at, is: "whom") || view.word(at, is: "which")) && view.word(at - 1, is: "of")
      && FiguredSentence.tokens(sentence.end(whole), at).count <= 6
  }

  /// "$4.2 million a year, about 1.1 percent of the $380 million that the courts spend": an amount, and what part it is of another.
  private func partOfAmount(_ sentence: FiguredSentence) -> Terms? {
    let view = sentence.view
    let figures = sentence.quantities
    for (part, (share, whole)) in zip(figures, zip(figures.dropFirst(), figures.dropFirst(2)))
    where isAmount(part) && share.kind == .percent && share.high == nil && share.change == nil && isAmount(whole)
      && (part.isCounted ? whole.isCounted : part.hasUnit(of: whole))
    {
      let led = sentence.before(share)
      let isBehind = view.kind(led) == .comma || view.word(led, is: "or") && view.kind(led - 1) == .comma
      // "delivered 9.8 billion cubic metres of gas in 2013, 58 percent of the 16.9 billion cubic metres"
      let between = FiguredSentence.tokens(sentence.end(part), view.kind(led) == .comma ? led : led - 1)
      let isNear =
        between.count <= 1
        // "1,720 village schools, or 45 percent of all 3,860"
        || between.count <= 4 && part.isCounted && view.word(led, is: "or") && between.allSatisfy { view[$0].isWord && !view.is($0, .verb) }
        || between.count <= 8 && part.kind == .measure && !between.contains { view.kind($0) == .comma || view.is($0, .verb) }
      guard isBehind, isNear, isOf(share, whole, sentence) else { continue }
      return Terms(numerator: part, denominator: whole, quotient: share, factor: 100)
    }
    return nil
  }

  /// "The appeal for $62 million had received $28 million, or 45 percent": what part the second amount is of the first.
  private func partOfAmountBefore(_ sentence: FiguredSentence) -> Terms? {
    let view = sentence.view
    let figures = sentence.quantities
    guard figures.count == 3, isAmount(figures[0]), isAmount(figures[1]), figures[2].kind == .percent, figures[2].high == nil,
      figures[2].change == nil, figures[0].kind == figures[1].kind, figures[0].kind == .money || figures[0].kind == .measure,
      figures[0].unitName == figures[1].unitName, (figures[0].value ?? 0) > (figures[1].value ?? 0)
    else { return nil }
    let (led, end) = (sentence.before(figures[2]), sentence.end(figures[2]))
    guard view.word(led, is: "or"), view.kind(led - 1) == .comma, led - 1 == sentence.end(figures[1]),
      view.kind(end) == .period || view.kind(end) == .comma
    else { return nil }
    return Terms(numerator: figures[1], denominator: figures[0], quotient: figures[2], factor: 100)
  }

  /// With one digit of one of the three changed, or two that have changed places, the quotient would be right.
  static func isNearly(_ terms: Terms) -> Bool {
    guard let part = Interval(terms.numerator), let whole = Interval(terms.denominator), let share = Interval(terms.quotient),
      whole.low > 0,
      share.low > 0, part.low > 0
    else { return false }
    return isNearly(terms.quotient, terms.factor * part.low / whole.high, terms.factor * part.high / whole.low)
      || isNearly(terms.numerator, share.low * whole.low / terms.factor, share.high * whole.high / terms.factor)
      || isNearly(terms.denominator, terms.factor * part.low / share.high, terms.factor * part.high / share.low)
  }

  private static func isNearly(_ figure: Figure, _ low: Double, _ high: Double) -> Bool {
    guard let stated = figure.low, stated.denominator == 1, stated.exponent >= -4, stated.exponent <= 12, low.isFinite, high.isFinite else {
      return false
    }
    // Zeros behind are no digits that were meant.
    let digits = stated.digits.withoutZeros
    let unit = Quantity.powerOfTen(stated.exponent + stated.digits.count - digits.count)
    let (first, last) = ((low / unit).rounded(), (high / unit).rounded())
    guard first >= 1, last - first <= max(9, first / 50), last < 1e9 else { return false }
    let isExact = last - first <= max(3, first / 50)
    return (Int64(first)...Int64(last)).contains { value in
      let meant = Quantity(significand: value).digits
      return isExact ? meant.isSlip(for: digits) : meant.isTransposition(of: digits)
    }
  }

  /// "8.7 percent of the $153 billion", "8.7 percent of its foreign debt of $153 billion".
  private func isOf(_ share: Figure, _ whole: Figure, _ sentence: FiguredSentence) -> Bool {
    let (view, first, last) = (sentence.view, sentence.end(share), sentence.before(whole))
    // "14 percent of the island's 53,200"
    let isOwned = view.word(last, is: "s") || (last == first || last == first + 1) && sentence.isWord(first + 1, in: Self.owners)
    guard view.word(first, is: "of"), view.word(last, is: "of") || isOwned, last - first <= 6 else { return false }
    return (first + 1..<max(first + 1, last)).allSatisfy {
      (view[$0].isWord || isOwned && view.kind($0) != .comma) && !view.is($0, .verb) && !view.word($0, is: "and")
    }
  }

  private func isCount(_ figure: Figure) -> Bool {
    figure.isCounted && figure.high == nil && figure.bound == .exact
  }

  /// "of" or "out of" and a determiner, and nothing else, stand between.
  private func isSome(_ part: Figure, of whole: Figure, _ sentence: FiguredSentence) -> Bool {
    let between = sentence.between(part, whole)
    // "1,140 of the country's 4,960 schools"
    if between.count >= 5, between.count <= 7, sentence.view.word(between.lowerBound, is: "of"),
      sentence.view.word(between.upperBound - 1, is: "s"), between.allSatisfy({ !sentence.view.is($0, .verb) })
    {
      return true
    }
    return !between.isEmpty && between.count <= 4
      && between.allSatisfy {
        sentence.view.word($0, is: "of") || sentence.view.word($0, is: "out") || sentence.view.is($0, .determiner)
      }
  }

  private func isOfThem(_ part: Figure, _ sentence: FiguredSentence) -> Bool {
    let at = sentence.end(part)
    return sentence.view.word(at, is: "of") && sentence.isWord(at + 1, in: Self.them)
  }

  private static let owners = WordSet("the its their all")
  private static let them = WordSet("them these those")

  /// "(65 percent)", ", or 65 percent,", ", that is in 65 percent": not "(75 percent of pupils)", which is of something else.
  static func isApposition(_ share: Figure, behind figure: Figure, _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    let (start, end) = (sentence.start(share), sentence.end(share))
    guard start > sentence.end(figure), start - sentence.end(figure) <= 9 else { return false }
    // ", nearly one in four."
    if share.kind == .fraction || share.kind == .ratio {
      let before = sentence.before(share)
      return view.kind(before) == .comma && before - sentence.end(figure) <= 3 && [.comma, .period, .semicolon].contains(view.kind(end))
        && (share.bound == .about || share.bound == .nearly)
    }
    let closes = view.kind(end) == .comma || view.kind(end) == .period || view.kind(end) == .semicolon
    let led = view.word(start - 1, is: "in") ? start - 2 : start - 1
    if closes, view.word(led, is: "is"), view.word(led - 1, is: "that"), view.kind(led - 2) == .comma { return true }
    guard start - sentence.end(figure) <= 5 else { return false }
    // "14 (50 percent) of them"
    if view.kind(start - 1) == .openParenthesis { return view.kind(end) == .closeParenthesis && !view.word(end + 1, is: "of") }
    return closes && view.word(start - 1, is: "or") && view.kind(start - 2) == .comma
  }

  /// "1,026 cases, was seventeen times that of the country, which was about 60": a number, and how often it is another one.
  private func timesThat(_ sentence: FiguredSentence) -> Terms? {
    let view = sentence.view
    // "1,026 cases per 100,000": the number in front is meant.
    let figures = sentence.figures.filter {
      !$0.kind.isDate && $0.kind != .duration && !view.word(sentence.before($0), is: "per") && !sentence.isDefiniteFew($0)
    }
    for (first, (times, base)) in zip(figures, zip(figures.dropFirst(), figures.dropFirst(2)))
    where times.kind == .multiple && times.high == nil && times.change == nil && isAmount(first) && isAmount(base)
      && (first.isCounted ? base.isCounted : first.hasUnit(of: base))
    {
      let (at, last) = (sentence.end(times), sentence.before(base))
      let isThat = (view.word(at, is: "that") || view.word(at, is: "those")) && view.word(at + 1, is: "of")
      // "more than twice as much as two years before, when it was 22 shillings"
      let isAsMuch = view.word(at, is: "as") && view.word(at + 2, is: "as")
      if isTimesThe(times, first, base, sentence) || isAsMuch && isInBrackets(base, behind: at, sentence) {
        return Terms(numerator: first, denominator: base, quotient: times)
      }
      guard isThat || isAsMuch, last - at <= 14, Self.being.contains(view[last].key),
        view.word(last - 1, is: "which") || (1...2).contains(where: { view.word(last - $0, is: "when") })
      else { continue }
      return Terms(numerator: first, denominator: base, quotient: times)
    }
    return nil
  }

  /// "at €47 it costs less than half of the old tariff of €97": a number, and what part it is of another one.
  private func fractionOf(_ sentence: FiguredSentence) -> Terms? {
    let view = sentence.view
    let figures = sentence.figures.filter { !$0.kind.isDate && $0.kind != .ordinal }
    for (part, (share, whole)) in zip(figures, zip(figures.dropFirst(), figures.dropFirst(2)))
    where share.kind == .fraction && share.bound != .exact && isAmount(part) && isAmount(whole) && part.kind == whole.kind {
      let behind = sentence.between(share, whole)
      let led = sentence.between(part, share)
      guard part.hasUnit(of: whole), behind.count <= 8, led.count <= 8,
        view.word(behind.lowerBound, is: "of") || view.word(behind.lowerBound, is: "the"),
        !behind.contains(where: { view.is($0, .verb) || [.comma, .semicolon].contains(view[$0].kind) }),
        led.contains(where: { view.is($0, [.verb, .metric]) || view.word($0, is: "is") || view.word($0, is: "was") }),
        !led.contains(where: { [.comma, .semicolon].contains(view[$0].kind) || view.word($0, is: "and") })
      else { continue }
      return Terms(numerator: part, denominator: whole, quotient: share)
    }
    return nil
  }

  /// "130,900 cases in 2023, still more than twice the 61,400 of 2016"
  private func isTimesThe(_ times: Figure, _ first: Figure, _ base: Figure, _ sentence: FiguredSentence) -> Bool {
    let (view, at) = (sentence.view, sentence.end(times))
    let between = FiguredSentence.tokens(sentence.end(first), sentence.start(times))
    return view.word(at, is: "the") && sentence.start(base) == at + 1 && view.word(sentence.end(base), is: "of") && between.count <= 10
      && between.contains { view.kind($0) == .comma } && !between.contains { view.is($0, .verb) || view.kind($0) == .semicolon }
  }

  /// "three times as many as in 2016 (61,400)"
  private func isInBrackets(_ base: Figure, behind at: Int, _ sentence: FiguredSentence) -> Bool {
    let (view, start) = (sentence.view, sentence.start(base))
    return view.kind(start - 1) == .openParenthesis && view.kind(sentence.end(base)) == .closeParenthesis && start - at <= 6
      && view.word(at + 3, is: "in") && view.year(at + 4) != nil
  }

  private static let being = WordSet("was were is are had has")

  // MARK: Shares in a list

  /// An amount, and the share that it is of a whole which the sentence need not name.
  private struct Pair {
    let amount: Figure
    let share: Figure
    /// How large the whole is by these two.
    let whole: Interval
  }

  /// "Norland $910m (35%), Vestria $624m (24%), Oslund $338m (13%), others $728m (28%)": each amount and its share tell
  /// how large the whole is. Where all but one agree, that one has a slip.
  private func listedShare(_ sentence: FiguredSentence) -> FigureRelation? {
    let pairs = pairs(sentence)
    guard pairs.count >= 4 else { return nil }
    let lows = pairs.map(\.whole.low).sorted()
    let highs = pairs.map(\.whole.high).sorted()
    guard let highest = lows.last, let lowest = highs.first, highest > lowest else { return nil }
    var found: (odd: Pair, whole: ClosedRange<Double>)?
    for odd in pairs {
      let low = odd.whole.low == highest ? lows[lows.count - 2] : highest
      let high = odd.whole.high == lowest ? highs[1] : lowest
      guard low <= high else { continue }
      // Where two fit equally badly, nothing tells which is wrong.
      if found != nil { return nil }
      found = (odd, low...high)
    }
    guard let (odd, whole) = found, let amount = Interval(odd.amount, loose: true), let share = Interval(odd.share) else { return nil }
    let implied = Interval(100 * amount.low / whole.upperBound, 100 * amount.high / whole.lowerBound)
    guard implied.low.isFinite, implied.high.isFinite, !implied.meets(share) else { return nil }
    let others = pairs.filter { $0.share.id != odd.share.id }.map(\.share)
    return FigureRelation(
      kind: .conflictsWith, figures: ([odd.share, odd.amount] + others).map(sentence.place),
      ground: .listedShare(implied.low...implied.high))
  }

  private func pairs(_ sentence: FiguredSentence) -> [Pair] {
    var pairs: [Pair] = []
    for (first, second) in zip(sentence.figures, sentence.figures.dropFirst()) {
      let (amount, share) = first.kind == .percent ? (second, first) : (first, second)
      guard share.kind == .percent, share.high == nil, share.change == nil, isAmount(amount), isBracketed(second, behind: first, sentence),
        pairs.allSatisfy({ $0.amount.kind == amount.kind && $0.amount.unitName == amount.unitName }), pairs.last?.share.id != share.id,
        let low = Interval(amount, loose: true), let part = Interval(share), part.low > 0, low.low > 0, low.high.isFinite,
        part.high.isFinite
      else { continue }
      pairs.append(Pair(amount: amount, share: share, whole: Interval(100 * low.low / part.high, 100 * low.high / part.low)))
    }
    return pairs
  }

  private func isAmount(_ figure: Figure) -> Bool {
    [.money, .count, .number, .measure].contains(figure.kind) && figure.high == nil && figure.change == nil
      && (figure.bound == .exact || figure.bound == .about)
  }

  /// "$624m (24%)", "24% ($624m)"; one noun at most before the bracket.
  private func isBracketed(_ second: Figure, behind first: Figure, _ sentence: FiguredSentence) -> Bool {
    let (start, end) = (sentence.start(second), sentence.end(second))
    return start > sentence.end(first) && start - sentence.end(first) <= 3 && sentence.view.kind(start - 1) == .openParenthesis
      && sentence.view.kind(end) == .closeParenthesis
  }

  // MARK: A price

  /// "160 cars for $3.2 million, or $20,000 each", "$20,000 per car": an amount, a number of things, an amount for one.
  private func unitPrice(_ sentence: FiguredSentence) -> Terms? {
    let figures = sentence.figures
    let amounts = figures.filter { $0.kind == .money && $0.high == nil && ($0.bound == .exact || $0.bound == .about) }
    guard amounts.count == 2, let first = figures.first(where: { isCount($0) || $0.kind == .measure && $0.high == nil }) else { return nil }
    let isOnly = figures.count(where: { isCount($0) || $0.kind == .measure }) == 1
    for (price, total) in [(amounts[1], amounts[0]), (amounts[0], amounts[1])] {
      // "18,400 houses in six districts, at $23 a house": of several counts the one that the price is for.
      guard let count = isOnly ? first : figures.first(where: { isCount($0) && isRate(price, of: total, $0, sentence) }) else { continue }
      guard isEach(price, total, sentence) || isRate(price, of: total, count, sentence), total.unitName?.isRate != true else { continue }
      return Terms(numerator: total, denominator: count, quotient: price)
    }
    return nil
  }

  /// "each" and "apiece", where nothing but that is said of the price: not "and paid $30,000 each for repairs", "each of which".
  private func isEach(_ price: Figure, _ total: Figure, _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    let end = sentence.end(price)
    let isForEach = view.word(end, is: "for") && view.word(end + 1, is: "each") && view.word(sentence.before(price), is: "or")
    guard view.word(end, is: "each") || view.word(end, is: "apiece") || isForEach, !view.word(end + 1, is: "of"),
      price.unitName == total.unitName
    else {
      return false
    }
    let between = FiguredSentence.tokens(min(end, sentence.end(total)), max(sentence.start(price), sentence.start(total)))
    return !between.contains { index in
      view.is(index, .verb) || view.word(index, is: "while")
        // "between 2008 and 2014"
        || view.word(index, is: "and") && !sentence.figures.contains { $0.kind.isDate && $0.range.contains(view[index].range) }
    }
  }

  /// "$20,000 per car" for "160 cars", "$23 a house" for "18,400 houses".
  private func isRate(_ price: Figure, of total: Figure, _ count: Figure, _ sentence: FiguredSentence) -> Bool {
    guard let unit = price.unitName, let whole = total.unitName, let noun = count.unit else { return false }
    let (view, end) = (sentence.view, sentence.end(price))
    let isSaid =
      unit == whole && (sentence.isArticle(end) || view.word(end, is: "per")) && view[end + 1].isWord && !view.is(end + 1, .scale)
    guard isSaid || unit.isRate(of: whole) else { return false }
    let rate = Folding.letters(isSaid ? view.string(end + 1) : String(unit.description.dropFirst(whole.description.count + 1)))
    let counted = Folding.letters(noun)
    return rate.count >= 3 && counted.starts(with: rate)
  }
}
