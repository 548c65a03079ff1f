/// A number without its unit.
struct NumberPhrase {
  var quantity: Quantity
  /// The first token behind it, scale words included.
  var end: Int
  /// A scale word or letter was read ("billion", "bn").
  var isScaled: Bool
  var isWords: Bool
}

/// Reads numbers in digits and in words.
extension TokenView {
  /// The number that begins at `index`, with its scale.
  func number(at index: Int) -> NumberPhrase? {
    guard var phrase = kind(index) == .digits ? digitNumber(at: index) : wordNumber(at: index) else { return nil }
    addFraction(&phrase)
    readScale(&phrase)
    return phrase
  }

  // MARK: Digits

  /// "1,234.5", "12,34,567", "1 234 567", "1'234", "4500", ".5" is not read.
  private func digitNumber(at index: Int) -> NumberPhrase? {
    guard let first = digits(index) else { return nil }
    var value = first
    var at = index + 1
    var grouped = false
    while let (group, next) = digitGroup(at), let joined = Self.join(value, group, digits: 3) {
      value = joined
      at = next
      grouped = true
    }
    if !grouped, let (indian, next) = indianGroups(index) {
      value = indian
      at = next
    }
    var exponent = 0
    if kind(at) == .period || kind(at) == .mark && self[at].key == 0xB7, glued(at), kind(at + 1) == .digits, glued(at + 1),
      !self[at + 1].flags.contains(.markerBefore)
    {
      // Two full stops make a section number or a date, not a decimal.
      let another = kind(at + 2) == .period && glued(at + 2) && kind(at + 3) == .digits && glued(at + 3)
      let places = self[at + 1].length
      if !another, places <= 9, let part = digits(at + 1), let joined = Self.join(value, part, digits: places) {
        value = joined
        exponent = -places
        at += 2
      }
    }
    return NumberPhrase(quantity: Quantity(significand: value, exponent: exponent), end: at, isScaled: false, isWords: false)
  }

  /// A run of up to eighteen digits; longer ones are identifiers.
  private func digits(_ index: Int) -> Int64? {
    guard kind(index) == .digits, self[index].length <= 18 else { return nil }
    if self[index].key != .max { return Int64(self[index].key) }
    var value: Int64 = 0
    for at in self[index].range.lower..<self[index].range.upper { value = value * 10 + Int64(text.bytes[at] - 0x30) }
    return value
  }

  private static func join(_ value: Int64, _ part: Int64, digits: Int) -> Int64? {
    var power: Int64 = 1
    for _ in 0..<digits { power *= 10 }
    let (product, overflow) = value.multipliedReportingOverflow(by: power)
    let (sum, carry) = product.addingReportingOverflow(part)
    return overflow || carry ? nil : sum
  }

  /// ",567" or " 567" behind one to three digits.
  private func digitGroup(_ index: Int) -> (Int64, Int)? {
    guard kind(index - 1) == .digits, self[index - 1].length <= 3 else { return nil }
    if kind(index) == .comma || kind(index) == .apostrophe, glued(index), kind(index + 1) == .digits, glued(index + 1),
      self[index + 1].length == 3
    {
      return digits(index + 1).map { ($0, index + 2) }
    }
    if kind(index) == .digits, self[index].length == 3, !self[index].flags.contains(.lineBefore),
      isThinSpace(before: index) || isBlankGroup(index)
    {
      return digits(index).map { ($0, index + 1) }
    }
    return nil
  }

  /// A blank that does not break: the one that typesetters put between groups of digits.
  private func isThinSpace(before index: Int) -> Bool {
    let start = Int(self[index].start)
    guard start >= 2, self[index - 1].end < self[index].start else { return false }
    let bytes = text.bytes
    if bytes[start - 2] == 0xC2, bytes[start - 1] == 0xA0 { return true }
    return start >= 3 && bytes[start - 3] == 0xE2 && bytes[start - 2] == 0x80 && (bytes[start - 1] == 0xAF || bytes[start - 1] == 0x89)
  }

  /// "1 414 021": with plain blanks only where two groups of three and more follow each other.
  private func isBlankGroup(_ index: Int) -> Bool {
    func isGroup(_ at: Int, behind length: ClosedRange<Int>) -> Bool {
      kind(at) == .digits && self[at].length == 3 && kind(at - 1) == .digits && length.contains(self[at - 1].length)
        && !self[at].flags.contains(.lineBefore) && self[at].start == self[at - 1].end + 1
    }
    guard isGroup(index, behind: 1...3), kind(index - 2) != .digits || self[index - 1].length == 3 else { return false }
    let isFirst = self[index - 1].length < 3 || kind(index - 2) != .digits
    return isFirst ? isGroup(index + 1, behind: 3...3) : isGroup(index - 1, behind: 1...3)
  }

  /// "12,34,567": groups of two before the last of three.
  private func indianGroups(_ index: Int) -> (Int64, Int)? {
    guard var value = digits(index), self[index].length <= 2 else { return nil }
    var at = index + 1
    var pairs = 0
    while kind(at) == .comma, glued(at), kind(at + 1) == .digits, glued(at + 1) {
      let length = self[at + 1].length
      guard length == 2 || length == 3 && pairs > 0, let part = digits(at + 1), let joined = Self.join(value, part, digits: length) else {
        return nil
      }
      value = joined
      at += 2
      pairs += 1
      if length == 3 { return (value, at) }
    }
    return nil
  }

  // MARK: Words

  /// "seventy", "twenty-five", "three hundred and twelve", "a dozen".
  private func wordNumber(at index: Int) -> NumberPhrase? {
    guard self.is(index, [.cardinal]), self[index].isWord else { return nil }
    var value = sense(index).number
    var at = index + 1
    if value >= 20, value < 100, value % 10 == 0 {
      let unit = kind(at) == .hyphen && glued(at) ? at + 1 : at
      if self.is(unit, .cardinal), (1...9).contains(sense(unit).number), unit == at + 1 || !self.is(unit + 1, .scale) {
        value += sense(unit).number
        at = unit + 1
      }
    }
    if word(at, is: "hundred") {
      value *= 100
      at += 1
      let rest = word(at, is: "and") ? at + 1 : at
      if rest > at, let tail = wordNumber(at: rest), tail.quantity.significand < 100 {
        value += tail.quantity.significand
        at = tail.end
      }
    }
    return NumberPhrase(quantity: Quantity(significand: value), end: at, isScaled: false, isWords: true)
  }

  // MARK: Mixed numbers

  /// "two and a half", "five and three quarters", "10 1/2", "3½": a whole number and a fraction of one.
  private func addFraction(_ phrase: inout NumberPhrase) {
    guard phrase.quantity.exponent == 0, phrase.quantity.denominator == 1, let (numerator, denominator, end) = fractionBehind(phrase.end)
    else {
      return
    }
    let (places, factor): (Int, Int64) =
      switch denominator {
      case 2: (1, 5)
      case 4: (2, 25)
      case 5: (1, 2)
      case 8: (3, 125)
      default: (0, 0)
      }
    if places > 0, let sum = Self.join(phrase.quantity.significand, numerator * factor, digits: places) {
      phrase.quantity = Quantity(significand: sum, exponent: -places)
    } else if denominator == 3, let triple = Self.join(phrase.quantity.significand, 0, digits: 1).map({ $0 / 10 * 3 }) {
      phrase.quantity = Quantity(significand: triple &+ numerator, denominator: 3)
    } else {
      return
    }
    phrase.end = end
  }

  private func fractionBehind(_ index: Int) -> (Int64, Int64, Int)? {
    if kind(index) == .fraction, glued(index), let (numerator, denominator) = ScalarKind.fractionParts(self[index].key) {
      return (numerator, denominator, index + 1)
    }
    if kind(index) == .digits, self[index].length == 1, !self[index].flags.contains(.lineBefore), kind(index + 1) == .slash,
      glued(index + 1),
      kind(index + 2) == .digits, glued(index + 2), self[index + 2].length == 1, kind(index + 3) != .slash,
      self[index].key < self[index + 2].key
    {
      return (Int64(self[index].key), Int64(self[index + 2].key), index + 3)
    }
    guard word(index, is: "and") else { return nil }
    let isArticle = word(index + 1, is: "a") || word(index + 1, is: "one")
    if isArticle, word(index + 2, is: "half") { return (1, 2, index + 3) }
    if isArticle, word(index + 2, is: "quarter") { return (1, 4, index + 3) }
    if isArticle, word(index + 2, is: "third") { return (1, 3, index + 3) }
    guard self.is(index + 1, .cardinal) else { return nil }
    let numerator = sense(index + 1).number
    if numerator == 3, word(index + 2, is: "quarters") { return (3, 4, index + 3) }
    if numerator == 2, word(index + 2, is: "thirds") { return (2, 3, index + 3) }
    return nil
  }

  // MARK: Scale

  /// "billion", "bn", "m" glued to digits, "lakh crore"; "hundred thousand".
  private func readScale(_ phrase: inout NumberPhrase) {
    var at = phrase.end
    if kind(at) == .hyphen, glued(at), self.is(at + 1, .scale), glued(at + 1) { at += 1 }
    while self.is(at, .scale), !phrase.isScaled || sense(at).power >= 6, !isMillimetre(at) {
      phrase.quantity = phrase.quantity.scaled(byPowerOfTen: sense(at).power)
      phrase.isScaled = true
      phrase.end = at + 1
      at += 1
    }
    if !phrase.isScaled, !phrase.isWords, glued(at), kind(at) == .word, self[at].length == 1, let power = letterScale(at) {
      phrase.quantity = phrase.quantity.scaled(byPowerOfTen: power)
      phrase.isScaled = true
      phrase.end = at + 1
    }
  }

  /// "mm" is a million in finance and a millimetre elsewhere; without a currency it measures.
  private func isMillimetre(_ index: Int) -> Bool { word(index, is: "mm") && !currencyBefore(index) }

  private func currencyBefore(_ index: Int) -> Bool {
    (1...4).contains { kind(index - $0) == .currency }
  }

  /// "1.8m tall" is metres.
  private func isExtent(_ index: Int) -> Bool {
    word(index, is: "tall") || word(index, is: "high") || word(index, is: "wide") || word(index, is: "long") || word(index, is: "deep")
      || word(index, is: "thick") || word(index, is: "across") || word(index, is: "apart") || word(index, is: "away")
  }

  /// "500m", "54K", "1.2b" glued to the digits: only with a currency before, or for "m" before a noun.
  private func letterScale(_ index: Int) -> Int? {
    let money = currencyBefore(index) || self.is(index - 2, .currency) || self.is(index - 4, .currency)
    if word(index, is: "m") {
      return money || (kind(index + 1) == .word && !self.is(index + 1, [.function, .unit]) && !isExtent(index + 1)) ? 6 : nil
    }
    if word(index, is: "k") { return 3 }
    if word(index, is: "b") { return money ? 9 : nil }
    if word(index, is: "t") { return money ? 12 : nil }
    return nil
  }
}
