/// Reads numbers that are spelled out, and numbers with a fraction behind them.
extension TokenView {
  // MARK: Cardinals

  /// "seventy", "twenty-five", "three hundred and twelve", "a hundred", "nine point four".
  func wordNumber(at index: Int) -> NumberPhrase? {
    guard let group = group(at: index) else { return nil }
    var phrase = NumberPhrase(quantity: Quantity(significand: group.value), end: group.end, isScaled: false, isWords: true)
    readPointWords(&phrase)
    return phrase
  }

  /// Below a thousand: "seventy", "three hundred and twelve"; "a hundred" where a scale stands behind the article.
  private func group(at index: Int) -> (value: Int64, end: Int)? {
    var value: Int64
    var at = index
    if self.is(index, .cardinal), self[index].isWord, !word(index, is: "dozens") {
      (value, at) = tens(at: index)
    } else if word(index, is: "a"), word(index + 1, is: "hundred") || word(index + 1, is: "dozen") {
      (value, at) = (1, index + 1)
      if word(at, is: "dozen") { return (12, at + 1) }
    } else if word(index, is: "hundred"), self.is(index + 1, .scale) {
      (value, at) = (1, index)
    } else {
      return nil
    }
    if isDozen(at), value < 100 { return (value * 12, at + 1) }
    guard word(at, is: "hundred"), value < 100 else { return (value, at) }
    value *= 100
    at += 1
    let rest = word(at, is: "and") || kind(at) == .ampersand ? at + 1 : at
    if self.is(rest, .cardinal), self[rest].isWord, sense(rest).number < 100, rest > at || !word(at, is: "one") {
      let (tail, end) = tens(at: rest)
      // "two hundred and three quarters" and "a hundred and one tenth" have a fraction behind them.
      if !isDenominator(end) || tail >= 20 { return isDozen(end) ? ((value + tail) * 12, end + 1) : (value + tail, end) }
    }
    return (value, at)
  }

  func isDozen(_ index: Int) -> Bool { word(index, is: "dozen") || word(index, is: "dozens") }

  /// "seven", "seventeen", "twenty", "twenty-five", "fifty - two".
  private func tens(at index: Int) -> (Int64, Int) {
    let value = sense(index).number
    guard value >= 20, value < 100, value % 10 == 0 else { return (value, index + 1) }
    let unit = kind(index + 1) == .hyphen ? index + 2 : index + 1
    guard self.is(unit, .cardinal), (1...9).contains(sense(unit).number), unit > index + 1 || !self.is(unit + 1, .scale) else {
      return (value, index + 1)
    }
    return (value + sense(unit).number, unit + 1)
  }

  /// "two hundred point zero three", "nine point seventy-one": the words behind "point" are digits in turn, or a number.
  private func readPointWords(_ phrase: inout NumberPhrase) {
    guard word(phrase.end, is: "point"), self.is(phrase.end + 1, .cardinal), sense(phrase.end + 1).number < 100 else { return }
    var at = phrase.end + 1
    var value = phrase.quantity.significand
    var places = 0
    while places < 9, self.is(at, .cardinal), self[at].isWord, sense(at).number < 100 {
      let (part, end) = tens(at: at)
      let digits = part < 10 ? 1 : 2
      guard let joined = Self.join(value, part, digits: digits) else { break }
      value = joined
      places += digits
      at = end
    }
    phrase.quantity = Quantity(significand: value, exponent: -places)
    phrase.end = at
  }

  // MARK: Thousands and hundreds together

  /// "two thousand five hundred", "4 thousand 3 hundred and 21", "one million two thousand two hundred": parts whose
  /// scales fall. Nil where there is but one part.
  func composedNumber(at index: Int) -> NumberPhrase? {
    guard self.is(index, .cardinal) && self[index].isWord || kind(index) == .digits && self[index].length <= 3 && self.is(index + 1, .scale)
    else { return nil }
    var total: Int64 = 0
    var at = index
    var lowest = Int.max
    var parts = 0
    var end = index
    while let part = part(at: at) {
      var power = 0
      var next = part.end
      while self.is(next, .scale), self[next].isWord, !glued(next) {
        power += sense(next).power
        next += 1
      }
      guard power < lowest, power <= 15, part.value < 1000 || parts == 0, let value = Self.times(part.value, powerOfTen: power),
        parts == 0 || lowest >= 15 || value < Self.power(lowest)
      else { break }
      let (sum, overflow) = total.addingReportingOverflow(value)
      guard !overflow else { break }
      total = sum
      parts += 1
      end = next
      guard power > 0 else { break }
      lowest = power
      let joined = word(next, is: "and") || kind(next) == .ampersand
      at = joined ? next + 1 : next
      guard continues(at, joined: joined, below: power) else { break }
    }
    guard parts > 1 else { return nil }
    return NumberPhrase(quantity: Quantity(significand: total), end: end, isScaled: true, isWords: true)
  }

  private func part(at index: Int) -> (value: Int64, end: Int)? {
    if kind(index) == .digits, self[index].length <= 3 {
      // "3 hundred and 2.12 hundred": a decimal is no part of another number.
      let isDecimal = kind(index + 1) == .period && glued(index + 1) && kind(index + 2) == .digits && glued(index + 2)
      return isDecimal && kind(index - 1) == .word ? nil : (Int64(self[index].key), index + 1)
    }
    return group(at: index)
  }

  /// What stands behind "two thousand" belongs to it where it has a scale of its own, is a hundred and more, or is
  /// joined by "and": "three million twenty years ago" holds two numbers.
  private func continues(_ index: Int, joined: Bool, below power: Int) -> Bool {
    guard let next = part(at: index), !isDenominator(next.end) else { return false }
    if self.is(next.end, .scale), !glued(next.end) { return true }
    if kind(index) == .digits { return joined && power == 2 && next.value > 0 }
    // "6 crore and two hundred"
    if joined, next.value >= 100, self.is(next.end, .function) || kind(next.end) != .word { return true }
    return power <= 3 && (joined ? next.value < 100 || power == 3 : next.value >= 100)
  }

  private static func power(_ exponent: Int) -> Int64 {
    (0..<max(0, min(18, exponent))).reduce(Int64(1)) { value, _ in value * 10 }
  }

  static func times(_ value: Int64, powerOfTen exponent: Int) -> Int64? {
    guard exponent <= 18 else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: power(exponent))
    return overflow ? nil : product
  }

  // MARK: Mixed numbers

  /// "two and a half", "five and three quarters", "10 1/2", "3½": a whole number and a fraction of one.
  func addFraction(_ phrase: inout NumberPhrase) {
    guard phrase.quantity.exponent == 0, phrase.quantity.denominator == 1, let part = fractionBehind(phrase.end) else { return }
    guard let sum = Self.sum(phrase.quantity.significand, part.numerator, part.denominator) else { return }
    phrase.quantity = sum
    phrase.end = part.end
  }

  /// "3 million and a half" are three and a half million; "one billion and a quarter million" says its own scale.
  func addPart(_ phrase: inout NumberPhrase) {
    guard phrase.isScaled, phrase.quantity.denominator == 1, self.is(phrase.end - 1, .scale), word(phrase.end, is: "and"),
      let part = fractionBehind(phrase.end)
    else { return }
    let power = self.is(part.end, .scale) ? sense(part.end).power : sense(phrase.end - 1).power
    let exponent = phrase.quantity.exponent
    guard exponent >= 0, power >= 3, let whole = Self.times(phrase.quantity.significand, powerOfTen: exponent),
      let share = Self.times(part.numerator, powerOfTen: power)
    else { return }
    if share % part.denominator == 0 {
      let (sum, overflow) = whole.addingReportingOverflow(share / part.denominator)
      if !overflow { phrase.quantity = Quantity(significand: sum) }
    } else if let sum = Self.sum(phrase.quantity.significand, part.numerator, part.denominator), part.end == phrase.end + 3 {
      phrase.quantity = sum.scaled(byPowerOfTen: exponent)
    } else {
      return
    }
    phrase.end = self.is(part.end, .scale) ? part.end + 1 : part.end
  }

  /// A whole number and a fraction, in decimals where they end within three places.
  private static func sum(_ whole: Int64, _ numerator: Int64, _ denominator: Int64) -> Quantity? {
    for places in 1...3 where power(places) % denominator == 0 {
      return join(whole, numerator * (power(places) / denominator), digits: places).map { Quantity(significand: $0, exponent: -places) }
    }
    let (product, overflow) = whole.multipliedReportingOverflow(by: denominator)
    let (sum, carry) = product.addingReportingOverflow(numerator)
    return overflow || carry ? nil : Quantity(sum, over: denominator)
  }

  private static let inchParts: Set<Int64> = [2, 4, 8, 16, 32, 64]

  private func fractionBehind(_ index: Int) -> (numerator: Int64, denominator: Int64, end: Int)? {
    if kind(index) == .fraction, !self[index].flags.contains(.lineBefore),
      let (numerator, denominator) = ScalarKind.fractionParts(self[index].key)
    {
      return (numerator, denominator, index + 1)
    }
    // "6-1/2", "3-1/16": halves, quarters and so on, as carpenters and printers measure.
    let isHyphenated = kind(index) == .hyphen && glued(index) && glued(index + 1)
    if let slash = slashFraction(at: isHyphenated ? index + 1 : index), slash.numerator < slash.denominator,
      !self[index].flags.contains(.lineBefore),
      Self.inchParts.contains(slash.denominator) || !isHyphenated && self[index].length == 1 && self[index + 2].length == 1
    {
      return slash
    }
    guard word(index, is: "and") else { return nil }
    // "and a thirtieth": behind a whole number it is a part of one.
    if word(index + 1, is: "a"), self.is(index + 2, .ordinal), sense(index + 2).number >= 20, kind(index + 3) != .word {
      return (1, sense(index + 2).number, index + 3)
    }
    return fractionWords(at: index + 1)
  }

  // MARK: Fractions

  /// "2/3", "1/40": digits around a slash that is glued to both.
  func slashFraction(at index: Int) -> (numerator: Int64, denominator: Int64, end: Int)? {
    guard kind(index) == .digits, kind(index + 1) == .slash, glued(index + 1), kind(index + 2) == .digits, glued(index + 2),
      kind(index + 3) != .slash, self[index].length <= 3, self[index + 2].length <= 3, self[index + 2].key > 0
    else { return nil }
    return (Int64(self[index].key), Int64(self[index + 2].key), index + 3)
  }

  /// "two-thirds", "a fifth", "three twenty-firsts", "forty hundredths".
  func fractionWords(at index: Int) -> (numerator: Int64, denominator: Int64, end: Int)? {
    var numerator: Int64 = 1
    var at = index
    if let (value, end) = roundNumber(at: index), isDenominator(end) {
      (numerator, at) = (value, end)
    } else if word(index, is: "a") || word(index, is: "an") {
      at = index + 1
    } else if self.is(index, .cardinal), self[index].isWord, sense(index).number > 0 {
      // "twenty-three fifths", but "one twenty-fifth" and "three twenty firsts".
      let ahead = kind(index + 1) == .hyphen ? index + 2 : index + 1
      if isDenominator(ahead) || compoundDenominator(ahead) != nil {
        (numerator, at) = (sense(index).number, ahead)
      } else {
        guard let group = group(at: index) else { return nil }
        if let (denominator, end) = compoundDenominator(group.end - 1), group.value > 100, !word(group.end - 2, is: "and") {
          // "one hundred thirty-fifths" are a hundred parts.
          return (group.value - sense(group.end - 1).number, denominator, end)
        }
        numerator = group.value
        at = kind(group.end) == .hyphen ? group.end + 1 : group.end
      }
    } else {
      return nil
    }
    if let (denominator, end) = compoundDenominator(at) { return (numerator, denominator, end) }
    guard isDenominator(at), isPluralDenominator(at) || numerator == 1 else { return nil }
    return (numerator, sense(at).classes.contains(.scale) ? Self.power(sense(at).power) : sense(at).number, at + 1)
  }

  /// "a hundred", "a hundred thousand".
  private func roundNumber(at index: Int) -> (Int64, Int)? {
    guard word(index, is: "a"), word(index + 1, is: "hundred") || word(index + 1, is: "thousand") else { return nil }
    let isThousands = word(index + 1, is: "hundred") && word(index + 2, is: "thousand")
    return (isThousands ? 100_000 : word(index + 1, is: "hundred") ? 100 : 1000, isThousands ? index + 3 : index + 2)
  }

  /// A word for a part: "half", "thirds", "fifth", "hundredths".
  private func isDenominator(_ index: Int) -> Bool { self.is(index, .fraction) && self[index].isWord }

  private func isPluralDenominator(_ index: Int) -> Bool {
    !self.is(index, .ordinal) && !word(index, is: "half") && !word(index, is: "quarter")
  }

  /// "twenty-fifth", "twenty firsts".
  private func compoundDenominator(_ index: Int) -> (Int64, Int)? {
    guard self.is(index, .cardinal), self[index].isWord, sense(index).number >= 20, sense(index).number < 100, sense(index).number % 10 == 0
    else { return nil }
    let unit = kind(index + 1) == .hyphen ? index + 2 : index + 1
    if word(unit, is: "firsts") { return (sense(index).number + 1, unit + 1) }
    guard self.is(unit, [.ordinal, .fraction]), self[unit].isWord, (1...9).contains(sense(unit).number), !word(unit, is: "half") else {
      return nil
    }
    return (sense(index).number + sense(unit).number, unit + 1)
  }
}
