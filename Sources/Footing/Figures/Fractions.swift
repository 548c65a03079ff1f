/// Reads fractions, ratios, multiples and ranks.
extension FigureScanner {
  // MARK: Fractions and ratios

  /// - Parameter number: the number that begins there.
  func fraction(at index: Int, _ number: NumberPhrase?) -> (Figure, Int)? {
    func fraction(_ numerator: Int64, _ denominator: Int64, to end: Int) -> (Figure, Int) {
      let negative = isNegative(index)
      let first = negative ? index - 1 : index
      let low = Quantity(negative ? 0 - numerator : numerator, over: denominator)
      // "1/4 mile", "½ teaspoon", "one-half miles"
      if !view.is(end, .timeUnit), let measure = measure(at: end) {
        return (make(.measure, from: first, to: measure.end, low: low, unit: measure.unit, bound: bound(before: first)), measure.end)
      }
      return (make(.fraction, from: first, to: end, low: low, bound: bound(before: first)), end)
    }
    if view.kind(index) == .fraction, let (numerator, denominator) = ScalarKind.fractionParts(view[index].key) {
      return fraction(numerator, denominator, to: index + 1)
    }
    if let ratio = ratio(at: index) { return ratio }
    if let (numerator, denominator, end) = share(at: index, number) { return fraction(numerator, denominator, to: end) }
    if let half = half(at: index) { return half }
    if let (numerator, denominator, end) = view.fractionWords(at: index), !isOrdinal(index, end) {
      return fraction(numerator, denominator, to: end)
    }
    // "2/3 of", "3/4", "1/40": the second larger, and no date.
    if let (numerator, denominator, end) = view.slashFraction(at: index), numerator > 0, denominator > numerator,
      denominator <= 8 || view.word(end, is: "of") || view.is(end, .unit) || numerator == 1 && denominator > 31
    {
      return fraction(numerator, denominator, to: end)
    }
    return nil
  }

  /// "one in five", "5 out of three hundred", "1 over 20".
  private func share(at index: Int, _ number: NumberPhrase?) -> (Int64, Int64, Int)? {
    guard view.is(index, .cardinal) && view[index].isWord || view.kind(index) == .digits && view[index].length <= 2,
      let numerator = number, numerator.quantity.exponent == 0, numerator.quantity.denominator == 1
    else { return nil }
    let at = numerator.end
    let outOf = view.word(at, is: "out") && view.word(at + 1, is: "of")
    let over = view.word(at, is: "over") && numerator.quantity.significand == 1
    guard outOf || over || view.word(at, is: "in") else { return nil }
    let isWords = view[index].isWord
    guard let whole = view.number(at: outOf ? at + 2 : at + 1), let all = whole.quantity.whole.map(Int64.init),
      all > numerator.quantity.significand, all <= 1_000_000,
      outOf || over || isWords && whole.isWords && !whole.isScaled || all <= 100 && all != 1,
      outOf || isWords || numerator.quantity.significand <= 10, view.year(at + 1) == nil, !view.is(whole.end, [.timeUnit, .month]),
      numerator.quantity.significand > 0
    else { return nil }
    return (numerator.quantity.significand, all, whole.end)
  }

  /// "one-third" and "two thirds", but not "one third party", "a fifth column" or "two seconds".
  private func isOrdinal(_ index: Int, _ end: Int) -> Bool {
    let last = end - 1
    guard view.is(last, .ordinal) else { return view.word(index, is: "a") && view.word(last, is: "half") && !isWhole(end) }
    if view.kind(last - 1) == .hyphen, last - 2 == index || view.kind(last - 2) != .word { return false }
    // "one third were", "from one half to one fifth by"; but "a third was killed" is one of three people.
    return !isWhole(end) && (view.word(index, is: "a") || !view.is(end, .function))
  }

  /// What can stand behind a share: "of", the end of the clause, an adverb.
  private func isWhole(_ index: Int) -> Bool {
    guard let kind = view.kind(index) else { return true }
    return kind != .word && kind != .hyphen || view.word(index, is: "of")
  }

  /// "half of", "a quarter of", "half the voters"; "half a million" and "a quarter of a million" count.
  private func half(at index: Int) -> (Figure, Int)? {
    if let scaled = scaledFraction(at: index) {
      let bound = bound(before: index)
      if let money = money(scaled, nil, at: scaled.end, from: index, bound) { return money }
      return (make(.count, from: index, to: scaled.end, low: scaled.quantity, unit: noun(scaled.end), bound: bound), scaled.end)
    }
    guard view.word(index, is: "half") || view.word(index, is: "quarter") else { return nil }
    let hedged = bound(before: index) != .exact
    let denominator: Int64 = view.word(index, is: "half") ? 2 : 4
    guard view.word(index + 1, is: "of") || hedged || view.word(index + 1, is: "the") && denominator == 2 else { return nil }
    guard !view.is(index - 1, .ordinal), !view.is(index + 1, .timeUnit) else { return nil }
    return (
      make(.fraction, from: index, to: index + 1, low: Quantity(significand: 1, denominator: denominator), bound: bound(before: index)),
      index + 1
    )
  }

  /// "half a million", "a quarter of a million", "three quarters billion", "half a dozen".
  func scaledFraction(at index: Int) -> NumberPhrase? {
    var numerator: Int64 = 1
    var denominator: Int64 = 0
    var at = index
    if view.word(index, is: "half") || view.word(index, is: "quarter") {
      denominator = view.word(index, is: "half") ? 2 : 4
      at = index + 1
    } else if let words = view.fractionWords(at: index), words.denominator <= 12 {
      (numerator, denominator, at) = words
    } else {
      return nil
    }
    if view.word(at, is: "of"), view.word(at + 1, is: "a") { at += 2 } else if view.word(at, is: "a") || view.word(at, is: "an") { at += 1 }
    if view.word(at, is: "dozen"), 12 * numerator % denominator == 0 {
      return NumberPhrase(quantity: Quantity(significand: 12 * numerator / denominator), end: at + 1, isScaled: false, isWords: true)
    }
    guard view.is(at, .scale), view.sense(at).power >= 2, let value = TokenView.times(numerator, powerOfTen: view.sense(at).power) else {
      return nil
    }
    let power = view.sense(at).power
    let quantity: Quantity =
      switch denominator {
      case 2: Quantity(significand: numerator * 5, exponent: power - 1)
      case 4: Quantity(significand: numerator * 25, exponent: power - 2)
      default:
        value % denominator == 0 ? Quantity(significand: value / denominator) : Quantity(significand: value, denominator: denominator)
      }
    return NumberPhrase(quantity: quantity, end: at + 1, isScaled: true, isWords: true)
  }

  /// "fifty-fifty", "60-to-40", "5 to 1".
  private func ratio(at index: Int) -> (Figure, Int)? {
    guard view.is(index, .cardinal) || view.kind(index) == .digits, view.kind(index + 1) == .hyphen, view.glued(index + 1) else {
      return nil
    }
    if view.is(index, .cardinal), view[index].key == view[index + 2].key, view.sense(index).number == 50 {
      let half = Quantity(significand: 5, exponent: -1)
      return (make(.ratio, from: index, to: index + 3, low: half, high: half), index + 3)
    }
    if view.word(index + 2, is: "to"), view.kind(index + 3) == .hyphen, let a = view.number(at: index), let b = view.number(at: index + 4),
      b.quantity.significand != 0
    {
      return (
        make(.ratio, from: index, to: b.end, low: Quantity(significand: a.quantity.significand, denominator: b.quantity.significand)), b.end
      )
    }
    return nil
  }

  // MARK: Multiples and ordinals

  func multiple(at index: Int, _ number: NumberPhrase?) -> (Figure, Int)? {
    if view.is(index, .multiple), view[index].isWord {
      guard view.sense(index).number > 0, !view.word(index, is: "double") || view.word(index + 1, is: "the"),
        !(view.word(index, is: "twice") && !view.word(index + 1, is: "as") && !view.word(index + 1, is: "the"))
      else { return nil }
      return (
        make(
          .multiple, from: index, to: index + 1, low: Quantity(significand: view.sense(index).number), unit: nil,
          bound: bound(before: index)), index + 1
      )
    }
    guard let number else { return nil }
    let at = view.kind(number.end) == .hyphen ? number.end + 1 : number.end
    if view.word(at, is: "fold") {
      return (make(.multiple, from: index, to: at + 1, low: number.quantity, bound: bound(before: index)), at + 1)
    }
    if view.word(at, is: "x"), view.glued(at), number.end == at {
      return (make(.multiple, from: index, to: at + 1, low: number.quantity, bound: bound(before: index)), at + 1)
    }
    guard view.word(number.end, is: "times"), comparesTimes(number.end + 1) else { return nil }
    return (make(.multiple, from: index, to: number.end + 1, low: number.quantity, bound: bound(before: index)), number.end + 1)
  }

  /// "60 times the budget", "three times as many": what follows is compared; "met seven times" counts.
  private func comparesTimes(_ index: Int) -> Bool {
    view.word(index, is: "the") || view.word(index, is: "as") || view.word(index, is: "more") || view.word(index, is: "higher")
      || view.word(index, is: "larger")
      || view.word(index, is: "greater") || view.word(index, is: "its") || view.word(index, is: "that") || view.word(index, is: "bigger")
  }

  func ordinal(at index: Int) -> (Figure, Int)? {
    if view.kind(index) == .digits, view[index].length <= 4, view.isOrdinalSuffix(index + 1) {
      return (
        make(.ordinal, from: index, to: index + 2, low: Quantity(significand: Int64(view[index].key)), unit: noun(index + 2)), index + 2
      )
    }
    if let (value, end) = compoundOrdinal(index) {
      return (make(.ordinal, from: index, to: end, low: Quantity(significand: value), unit: noun(end)), end)
    }
    guard view.is(index, .ordinal), view[index].isWord, view.sense(index).number <= 100, isRank(index) else { return nil }
    return (
      make(.ordinal, from: index, to: index + 1, low: Quantity(significand: view.sense(index).number), unit: noun(index + 1)), index + 1
    )
  }

  /// "twenty-first", "one hundred twenty-fifth".
  private func compoundOrdinal(_ index: Int) -> (Int64, Int)? {
    guard view.is(index, .cardinal), view[index].isWord else { return nil }
    var at = index
    var value: Int64 = 0
    if view.word(at + 1, is: "hundred"), view.sense(at).number < 10 {
      value = view.sense(at).number * 100
      at += view.word(at + 2, is: "and") ? 3 : 2
      if view.is(at, .ordinal), view[at].isWord, view.sense(at).number < 100 { return (value + view.sense(at).number, at + 1) }
    }
    guard view.is(at, .cardinal), (20...90).contains(view.sense(at).number), view.sense(at).number % 10 == 0 else { return nil }
    let unit = view.kind(at + 1) == .hyphen ? at + 2 : at + 1
    guard view.is(unit, .ordinal), view[unit].isWord, (1...9).contains(view.sense(unit).number) else { return nil }
    return (value + view.sense(at).number + view.sense(unit).number, unit + 1)
  }

  /// "the first leader", "its third country", but not "First, …" and "a second of silence".
  private func isRank(_ index: Int) -> Bool {
    if view.is(index, .unit), !view.word(index - 1, is: "the") { return false }
    guard view.kind(index + 1) == .word || view.kind(index + 1) == .hyphen, view.kind(index + 1) != .comma else { return false }
    return view.word(index - 1, is: "the") || view.kind(index - 1) == .apostrophe || view.word(index - 1, is: "s")
      || view.word(index - 1, is: "their") || view.word(index - 1, is: "its") || view.word(index - 1, is: "only")
  }
}
