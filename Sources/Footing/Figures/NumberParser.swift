/// A number without its unit.
struct NumberPhrase {
  var quantity: Quantity
  /// The first token behind it, scale words included.
  var end: Int
  /// A scale word or letter was read ("billion", "bn").
  var isScaled: Bool
  var isWords: Bool
  /// The power of ten of its scale words and letters.
  var power = 0
}

/// Reads numbers in digits and in words.
extension TokenView {
  /// The number that begins at `index`, with its scale.
  func number(at index: Int) -> NumberPhrase? {
    if let phrase = composedNumber(at: index) { return phrase }
    guard
      var phrase = isDecimalPoint(index) ? pointNumber(at: index) : kind(index) == .digits ? digitNumber(at: index) : wordNumber(at: index)
    else { return nil }
    readPower(&phrase)
    addFraction(&phrase)
    readScale(&phrase)
    addPart(&phrase)
    return phrase
  }

  // MARK: Digits

  /// "1,234.5", "12,34,567", "1 234 567", "1'234", "4500"; "1.234,5" where the document writes so.
  private func digitNumber(at index: Int) -> NumberPhrase? {
    guard let first = digits(index) else { return nil }
    var value = first
    var at = index + 1
    let comma = hasDecimalComma(at: index)
    var grouped = false
    while let (group, next) = digitGroup(at, separator: comma ? .period : .comma), let joined = Self.join(value, group, digits: 3) {
      value = joined
      at = next
      grouped = true
    }
    if !grouped, !comma, let (indian, next) = indianGroups(index) {
      value = indian
      at = next
    }
    var exponent = 0
    if isDecimalMark(at, comma: comma), kind(at + 1) == .digits, glued(at + 1), !self[at + 1].flags.contains(.markerBefore) {
      // Two full stops make a section number or a date, not a decimal.
      let another = kind(at + 2) == kind(at) && glued(at + 2) && kind(at + 3) == .digits && glued(at + 3)
      let places = self[at + 1].length
      if !another, places <= 9, let part = digits(at + 1), let joined = Self.join(value, part, digits: places) {
        value = joined
        exponent = -places
        at += 2
      }
    }
    return NumberPhrase(quantity: Quantity(significand: value, exponent: exponent), end: at, isScaled: false, isWords: false)
  }

  /// The comma is the decimal mark of this number: it has both marks and the comma is the last, or the document writes so.
  private func hasDecimalComma(at index: Int) -> Bool {
    if kind(index + 1) == .period, glued(index + 1), kind(index + 2) == .digits, glued(index + 2), self[index + 2].length == 3 {
      if kind(index + 3) == .comma, glued(index + 3), kind(index + 4) == .digits, glued(index + 4) { return true }
    }
    if kind(index + 1) == .comma, glued(index + 1), kind(index + 2) == .digits, glued(index + 2), self[index + 2].length == 3 {
      if kind(index + 3) == .period, glued(index + 3), kind(index + 4) == .digits, glued(index + 4) { return false }
    }
    return style.hasDecimalComma
  }

  private func isDecimalMark(_ index: Int, comma: Bool) -> Bool {
    guard glued(index) else { return false }
    return kind(index) == (comma ? .comma : .period) || kind(index) == .mark && self[index].key == 0xB7
  }

  /// The digits at `index` stand behind a decimal mark.
  func isDecimalPart(_ index: Int) -> Bool {
    guard glued(index), let mark = kind(index - 1), mark == .period || mark == .comma || mark == .mark else { return false }
    return mark == .period && !style.hasDecimalComma || mark == .comma && style.hasDecimalComma || mark == .mark
  }

  /// A decimal that begins with its point: ".08".
  func isDecimalPoint(_ index: Int) -> Bool {
    kind(index) == .period && self[index].length == 1 && !glued(index) && kind(index + 1) == .digits && glued(index + 1)
  }

  private func pointNumber(at index: Int) -> NumberPhrase? {
    guard self[index + 1].length <= 9, let value = digits(index + 1) else { return nil }
    return NumberPhrase(
      quantity: Quantity(significand: value, exponent: -self[index + 1].length), end: index + 2, isScaled: false, isWords: false)
  }

  /// "1e10", "6.2 × 10^-4", "2.48×10−5": a power of ten behind digits.
  private func readPower(_ phrase: inout NumberPhrase) {
    guard kind(phrase.end - 1) == .digits else { return }
    if raisePower(&phrase) { return }
    var at = phrase.end
    if word(at, is: "e"), glued(at), glued(at + 1) {
      at += 1
    } else if word(at, is: "x") || self[at].key == 0xD7, kind(at + 1) == .digits, self[at + 1].key == 10, glued(at + 2) {
      at += 2
      if self[at].key == 0x5E { at += 1 }
      if let (power, end) = raisedNumber(at) {
        phrase.quantity = phrase.quantity.scaled(byPowerOfTen: power)
        phrase.end = end
        return
      }
    } else {
      return
    }
    let negative = isMinus(at)
    if negative || kind(at) == .plus { at += 1 }
    guard kind(at) == .digits, glued(at), self[at].length <= 3 else { return }
    phrase.quantity = phrase.quantity.scaled(byPowerOfTen: negative ? -Int(self[at].key) : Int(self[at].key))
    phrase.end = at + 1
  }

  /// "⁸", "⁻¹²" glued to what stands before.
  private func raisedNumber(_ index: Int) -> (Int, end: Int)? {
    let isNegative = self[index].key == 0x207B && glued(index)
    var at = isNegative ? index + 1 : index
    let first = at
    var power = 0
    while at < first + 3, kind(at) == .superscript, glued(at), let digit = ScalarKind.superscriptValue(self[at].key) {
      power = power * 10 + digit
      at += 1
    }
    return at > first && power <= 300 ? (isNegative ? -power : power, at) : nil
  }

  /// "10^6", "1.1^-2". A second circumflex makes it raised text: "2012^3^".
  private func raisePower(_ phrase: inout NumberPhrase) -> Bool {
    var at = phrase.end
    // "10⁸"; behind another number than ten it may be the sign of a note.
    if kind(at - 1) == .digits, self[at - 1].key == 10, self[at - 1].length == 2, let (power, end) = raisedNumber(at) {
      phrase.quantity = phrase.quantity.scaled(byPowerOfTen: power - 1)
      phrase.end = end
      return true
    }
    guard self[at].key == 0x5E, kind(at) == .symbol, glued(at) else { return false }
    at += 1
    let negative = isMinus(at) && self[at].length == 1
    if negative || kind(at) == .plus { at += 1 }
    guard kind(at) == .digits, glued(at), self[at].length <= 2, self[at + 1].key != 0x5E || kind(at + 1) != .symbol,
      let power = phrase.quantity.raised(to: negative ? -Int(self[at].key) : Int(self[at].key))
    else { return false }
    phrase.quantity = power
    phrase.end = at + 1
    return true
  }

  /// A hyphen, a dash or a mathematical minus.
  func isMinus(_ index: Int) -> Bool {
    kind(index) == .hyphen || kind(index) == .dash || self[index].key == 0x2212 && kind(index) == .symbol
  }

  /// A run of up to eighteen digits; longer ones are identifiers.
  private func digits(_ index: Int) -> Int64? {
    guard kind(index) == .digits, self[index].length <= 18 else { return nil }
    if self[index].key != .max { return Int64(self[index].key) }
    var value: Int64 = 0
    for at in self[index].range.lower..<self[index].range.upper { value = value * 10 + Int64(text.bytes[at] - 0x30) }
    return value
  }

  static func join(_ value: Int64, _ part: Int64, digits: Int) -> Int64? {
    var power: Int64 = 1
    for _ in 0..<digits { power *= 10 }
    let (product, overflow) = value.multipliedReportingOverflow(by: power)
    let (sum, carry) = product.addingReportingOverflow(part)
    return overflow || carry ? nil : sum
  }

  /// ",567" or " 567" behind one to three digits.
  private func digitGroup(_ index: Int, separator: Token.Kind) -> (Int64, Int)? {
    guard kind(index - 1) == .digits, self[index - 1].length <= 3 else { return nil }
    if kind(index) == separator || kind(index) == .apostrophe, glued(index), kind(index + 1) == .digits, glued(index + 1),
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

  /// "1 414 021": with plain blanks only where two groups of three and more follow each other, or in "40 000", since nobody
  /// writes 000 for a number of its own.
  private func isBlankGroup(_ index: Int) -> Bool {
    func isGroup(_ at: Int, behind length: ClosedRange<Int>) -> Bool {
      kind(at) == .digits && self[at].length == 3 && kind(at - 1) == .digits && length.contains(self[at - 1].length)
        && !self[at].flags.contains(.lineBefore) && self[at].start == self[at - 1].end + 1
    }
    guard isGroup(index, behind: 1...3), kind(index - 2) != .digits || self[index - 1].length == 3 else { return false }
    let isFirst = self[index - 1].length < 3 || kind(index - 2) != .digits
    if isFirst, digits(index) == 0, kind(index + 1) != .digits { return true }
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

  // MARK: Scale

  /// "billion", "bn", "m" glued to digits, "lakh crore"; "hundred thousand"; "$10 to $20mm".
  private func readScale(_ phrase: inout NumberPhrase) {
    var at = phrase.end
    if kind(at) == .hyphen, glued(at), self.is(at + 1, .scale), glued(at + 1) { at += 1 }
    while self.is(at, .scale), !phrase.isScaled || sense(at).power >= 6, !isMillimetre(at) {
      phrase.quantity = phrase.quantity.scaled(byPowerOfTen: sense(at).power)
      phrase.isScaled = true
      phrase.power += sense(at).power
      phrase.end = at + 1
      at += 1
    }
    if !phrase.isScaled, isDozen(at), !phrase.isWords {
      if let value = Self.times(phrase.quantity.significand, powerOfTen: 0), value < 100_000 {
        phrase.quantity = Quantity(significand: value * 12, exponent: phrase.quantity.exponent)
        phrase.end = at + 1
      }
      return
    }
    // "10 k" with a blank counts thousands where nothing else can be meant.
    let isApart = word(at, is: "k") && !self[at].isCapitalized && !glued(at) && kind(at + 1) != .word
    if !phrase.isScaled, !phrase.isWords, glued(at) || isApart, kind(at) == .word, self[at].length == 1, let power = letterScale(at) {
      phrase.quantity = phrase.quantity.scaled(byPowerOfTen: power)
      phrase.isScaled = true
      phrase.power = power
      phrase.end = at + 1
    }
  }

  /// "mm" is a million in finance and a millimetre elsewhere; without a currency it measures, unless in capitals.
  private func isMillimetre(_ index: Int) -> Bool { word(index, is: "mm") && !currencyBefore(index) && !self[index].isAllCapitals }

  /// A sign or a word of money stands before the number that ends before `index`: "£2,233.4m", "EUR 1,234.5m", "R5m".
  private func currencyBefore(_ index: Int) -> Bool {
    var at = index - 1
    while index - at <= 12, kind(at) == .digits || glued(at) && [.comma, .period, .apostrophe].contains(self[at].kind) { at -= 1 }
    let isLettered = glued(at + 1) && self[at].isWord && self[at].isCapitalized && lexicon.currency(ofSign: string(at)) != nil
    return kind(at) == .currency || self.is(at, .currency) || isLettered
  }

  /// "1.8m tall" is metres.
  private func isExtent(_ index: Int) -> Bool {
    ["tall", "high", "wide", "long", "deep", "thick", "across", "apart", "away"].contains { word(index, is: $0) }
  }

  /// "500m", "54K", "10M", "1.2b" glued to the digits. A small "m" is metres, but for money or before a noun.
  private func letterScale(_ index: Int) -> Int? {
    let money = currencyBefore(index) || self.is(index + 1, .currency)
    let isDecimal = kind(index - 2) == .period && glued(index - 1)
    if word(index, is: "m") {
      if money || self[index].isCapitalized && (!glued(index + 1) || kind(index + 1) == .period || kind(index + 1) == .comma) { return 6 }
      return kind(index + 1) == .word && !self.is(index + 1, [.function, .unit]) && !isExtent(index + 1) ? 6 : nil
    }
    if word(index, is: "k") { return 3 }
    if word(index, is: "b") { return money || isDecimal ? 9 : nil }
    if word(index, is: "t") { return money ? 12 : nil }
    return nil
  }
}
