/// Reads percentages, measures, durations and counts: a number and what stands behind it.
extension FigureScanner {
  /// - Parameter number: the number that begins there.
  func quantity(at index: Int, _ number: NumberPhrase?) -> (Figure, Int)? {
    guard var low = number ?? scaledFraction(at: index) else { return nil }
    if let whole = feetAndInches(low, from: index) { return whole }
    if let reversed = reversedRange(low, from: index) { return reversed }
    let negative = isNegative(index)
    let first = negative ? index - 1 : index
    let bound = bound(before: first)
    let bracketed = isBracketed(index, low.end)
    if negative || bracketed { low.quantity = low.quantity.negated() }
    if let second = rangeOverUnit(low, from: index) {
      let (a, b) = low.quantity.double <= second.quantity.double ? (low, second) : (second, low)
      return withUnit(a, b, from: first, to: second.end, bound)
    }
    guard let (second, after) = rangeEnd(after: afterSuspended(low.end), currency: false, from: index), plausibleRange(low, second) else {
      return withUnit(low, nil, from: first, to: bracketed ? low.end + 1 : low.end, bound)
    }
    shareScale(&low, second)
    return withUnit(low, second, from: first, to: after, bound)
  }

  private func withUnit(_ low: NumberPhrase, _ high: NumberPhrase?, from first: Int, to end: Int, _ bound: Figure.Bound) -> (Figure, Int)? {
    if let (kind, divisor, after) = percent(at: end) {
      func scaled(_ quantity: Quantity?) -> Quantity? { quantity.map { $0.scaled(byPowerOfTen: -divisor) } }
      return (
        make(
          kind, from: first, to: after, low: scaled(low.quantity), high: scaled(high?.quantity),
          unit: kind == .percent ? "%" : "percentage point", bound: bound), after
      )
    }
    if isWeight(low, first, end) {
      return (make(.measure, from: first, to: end + 1, low: low.quantity, high: high?.quantity, unit: "pound", bound: bound), end + 1)
    }
    if let money = money(low, high, at: end, from: first, bound) { return money }
    if let measure = measure(at: end) {
      let (rate, after) = measure.isTime ? (nil, measure.end) : rate(at: measure.end)
      func scaled(_ quantity: Quantity?) -> Quantity? { quantity.map { $0.scaled(byPowerOfTen: measure.power) } }
      return (
        make(
          measure.isTime ? .duration : .measure, from: first, to: after, low: scaled(low.quantity), high: scaled(high?.quantity),
          unit: rate.map { measure.unit + "/" + $0 } ?? measure.unit, bound: bound), after
      )
    }
    return count(low, high, from: first, to: end, bound)
  }

  /// A minus, a hyphen that no word stands before, or "minus" and "negative".
  func isNegative(_ index: Int) -> Bool {
    view.isMinus(index - 1) && view.glued(index) && (view[index - 1].spaced || index == 1 || view.kind(index - 2) == .openParenthesis)
      && view[index - 1].length <= 3
      // "- 20 degrees": nothing stands before the sign that it could join to the number. Before a sentence it is a bullet.
      || view.isMinus(index - 1) && view[index - 1].length == 1 && view[index - 1].spaced
        && (index == 1 && view.count <= 6 || view.is(index - 2, [.function, .verb]) && !view[index - 1].flags.contains(.lineBefore))
      || view.word(index - 1, is: "minus") || view.word(index - 1, is: "negative") && isValue(index)
  }

  /// Behind the number stands a percent sign, a currency, a scale or nothing: "was negative 3 percent", not "tested negative
  /// 3 times".
  private func isValue(_ index: Int) -> Bool {
    if view.kind(index) == .currency { return true }
    var at = index
    while at - index < 8,
      view.kind(at) == .digits || view.is(at, [.cardinal, .fraction]) || view.kind(at) == .period && view.glued(at + 1)
        || at > index && (view.kind(at) == .hyphen || view.is(at, .scale) || view.word(at, is: "over"))
    { at += 1 }
    if at == index { return false }
    return view.kind(at) == .percent || view.is(at, [.percent, .scale, .currency, .unit]) || view.word(at, is: "percentage")
      || view.kind(at) == nil || view.endsSentence(at: at)
  }

  /// "(0.5)%": accounting brackets.
  private func isBracketed(_ index: Int, _ end: Int) -> Bool {
    view.kind(index - 1) == .openParenthesis && view.glued(index) && view.kind(end) == .closeParenthesis && view.glued(end)
      && view.kind(end + 1) == .percent && view.glued(end + 1)
  }

  // MARK: Ranges

  /// "8- to 16-meter": the hyphen of the first unit waits for the second.
  private func afterSuspended(_ index: Int) -> Int {
    view.kind(index) == .hyphen && view.glued(index) && view.word(index + 1, is: "to") ? index + 1 : index
  }

  /// The second number of "8% to 10%", "44 mg to 50 mg", "-18 °C to -34 °C": the unit is repeated.
  private func rangeOverUnit(_ low: NumberPhrase, from index: Int) -> NumberPhrase? {
    guard let after = endOfUnit(at: low.end) else { return nil }
    let joins =
      view.kind(after) == .hyphen && view.glued(after) || view.kind(after) == .dash || view.word(after, is: "to") && !isChangeFrom(index)
      || view.word(after, is: "and") && (1...3).contains { view.word(index - $0, is: "between") }
    let negative = view.isMinus(after + 1)
    guard joins, var second = view.number(at: negative ? after + 2 : after + 1), let end = endOfUnit(at: second.end),
      sameUnit(low.end..<after, second.end..<end)
    else { return nil }
    if negative { second.quantity = second.quantity.negated() }
    return negative || second.quantity.double > low.quantity.double ? second : nil
  }

  /// "between 60 and 38 percent", "12–8 percent": the larger end first.
  private func reversedRange(_ first: NumberPhrase, from index: Int) -> (Figure, Int)? {
    let isLine = (view.kind(first.end) == .dash || view.kind(first.end) == .hyphen) && view.glued(first.end) && view.glued(first.end + 1)
    let isBetween = view.word(first.end, is: "and") && view.word(index - 1, is: "between")
    guard isLine || isBetween, let second = view.number(at: first.end + 1), !second.isWords, !first.isWords,
      !first.isScaled || second.isScaled,
      !isNegative(index), second.quantity.double > 0, let (kind, divisor, end) = percent(at: second.end),
      first.quantity.double > second.quantity.double
    else { return nil }
    var figure = make(
      kind, from: index, to: end, low: second.quantity.scaled(byPowerOfTen: -divisor), high: first.quantity.scaled(byPowerOfTen: -divisor),
      unit: kind == .percent ? "%" : "percentage point", bound: bound(before: index))
    figure.isReversed = true
    return (figure, end)
  }

  private func endOfUnit(at index: Int) -> Int? { percent(at: index)?.2 ?? measure(at: index).flatMap { $0.isTime ? nil : $0.end } }

  private func sameUnit(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { view[$0].key == view[$1].key }
  }

  // MARK: Percentages

  /// "%", "percent", "per cent", "pct", "percentage points", "basis points", "bp": the kind, the power of ten by which
  /// the number is divided, and the token behind.
  func percent(at index: Int) -> (Figure.Kind, Int, Int)? {
    var at = index
    if view.kind(at) == .hyphen, view.glued(at) { at += 1 }
    if view.kind(at) == .percent { return isPoints(at + 1) ? (.percentagePoints, 0, at + 2) : (.percent, 0, at + 1) }
    if view.word(at, is: "per"), view.word(at + 1, is: "cent") {
      return isPoints(at + 2) ? (.percentagePoints, 0, at + 3) : (.percent, 0, at + 2)
    }
    if view.is(at, .percent), view[at].isWord {
      return isPoints(at + 1) ? (.percentagePoints, 0, at + 2) : (.percent, 0, at + 1)
    }
    if view.word(at, is: "basis"), isPoints(at + 1) { return (.percentagePoints, 2, at + 2) }
    if view.word(at, is: "points"), isBetweenShares(at + 1) { return (.percentagePoints, 0, at + 1) }
    // "2.1pp"; "240 pp" are pages.
    if view.word(at, is: "pp") || view.word(at, is: "ppt") || view.word(at, is: "ppts"), view.kind(at - 2) == .period, view.glued(at - 1) {
      return (.percentagePoints, 0, at + 1)
    }
    if view.word(at, is: "bp") || view.word(at, is: "bps") { return (.percentagePoints, 2, at + 1) }
    return nil
  }

  /// "by 12 points, from 46 to 34 percent": points of shares.
  private func isBetweenShares(_ index: Int) -> Bool {
    let from = view.kind(index) == .comma ? index + 1 : index
    guard view.word(from, is: "from"), view.kind(from + 1) == .digits else { return false }
    return (from + 2..<from + 12).contains {
      view.kind($0) == .percent || view.is($0, .percent) || view.word($0, is: "per") && view.word($0 + 1, is: "cent")
    }
  }

  private func isPoints(_ index: Int) -> Bool {
    view.word(index, is: "points") || view.word(index, is: "point") || view.word(index, is: "pts") || view.word(index, is: "pt")
      || view.kind(index) == .hyphen && view.word(index + 1, is: "point")
  }

  // MARK: Measures

  struct Measure {
    let unit: String
    /// The power of ten that the unit carries ("bcm").
    var power = 0
    var isTime = false
    let end: Int
  }

  /// The unit at `index` and where it ends.
  func measure(at index: Int) -> Measure? {
    var at = index
    if view.kind(at) == .hyphen, view.glued(at), view.kind(at + 1) == .word { at += 1 }
    // "20 (kg)"
    if view.kind(at) == .openParenthesis || view.kind(at) == .openBracket, view[at + 1].length <= 3,
      view.kind(at + 2) == .closeParenthesis
        || view.kind(at + 2) == .closeBracket, !view.is(at + 1, .function), let unit = unit(at + 1)
    {
      return Measure(unit: unit.name, end: at + 3)
    }
    if let degree = degree(at: at) { return degree }
    if view.is(at, .scaledUnit), let id = view.sense(at).scaledUnit {
      let scaled = view.lexicon.scaledUnits[Int(id.index)]
      return Measure(unit: scaled.name, power: scaled.power, end: at + 1)
    }
    if let power = power(at), let unit = unit(at + 1) { return Measure(unit: "\(power) \(unit.name)", end: at + 2) }
    if view.word(at, is: "nautical"), view.word(at + 1, is: "miles") || view.word(at + 1, is: "mile") {
      return Measure(unit: "nautical mile", end: at + 2)
    }
    if view.word(at, is: "metric"), let unit = unit(at + 1) { return Measure(unit: unit.name == "ton" ? "tonne" : unit.name, end: at + 2) }
    // "three more years", "15 additional days"
    if view.word(at, is: "more") || view.word(at, is: "additional") || view.word(at, is: "full") || view.word(at, is: "consecutive"),
      let unit = unit(at + 1), unit.isTime
    {
      return Measure(unit: unit.name, isTime: true, end: at + 2)
    }
    guard let unit = isInch(at) ? ("inch", false) : unit(at) else { return nil }
    if view[at].length == 1, !isLetterUnit(at) { return nil }
    if view.word(at + 1, is: "hour") || view.word(at + 1, is: "hours"), unit.name.hasSuffix("watt") {
      return Measure(unit: unit.name + "-hour", end: at + 2)
    }
    if view.kind(at + 1) == .hyphen, view.word(at + 2, is: "hours") || view.word(at + 2, is: "hour"), unit.name.hasSuffix("watt") {
      return Measure(unit: unit.name + "-hour", end: at + 3)
    }
    if let (power, end) = powerBehind(at + 1) { return Measure(unit: "\(power) \(unit.name)", end: end) }
    return Measure(unit: unit.name, isTime: unit.isTime, end: at + 1)
  }

  /// "°C", "degrees Fahrenheit", "degrees".
  private func degree(at index: Int) -> Measure? {
    let isSign = view[index].key == 0xB0 && !view[index].isWord
    guard isSign || view.word(index, is: "degrees") || view.word(index, is: "degree") || view.word(index, is: "deg") else { return nil }
    if view.word(index + 1, is: "c") || view.word(index + 1, is: "celsius") { return Measure(unit: "degree Celsius", end: index + 2) }
    if view.word(index + 1, is: "f") || view.word(index + 1, is: "fahrenheit") { return Measure(unit: "degree Fahrenheit", end: index + 2) }
    return isSign ? Measure(unit: "degree", end: index + 1) : nil
  }

  /// One letter is a unit when it is glued to the digits, or stands before the end of a clause.
  private func isLetterUnit(_ index: Int) -> Bool {
    if view.glued(index) { return view.kind(index - 1) == .digits && !(view.word(index, is: "w") && !view[index].isCapitalized) }
    guard !view[index].isCapitalized || view.word(index, is: "l") || view.word(index, is: "w"), view.kind(index - 1) == .digits else {
      return false
    }
    return view.kind(index + 1) != .word || view.is(index + 1, [.function, .verb, .unit]) || view.word(index + 1, is: "long")
      || view.word(index + 1, is: "x") || view.word(index, is: "t")
  }

  /// "in" for inches: behind feet, glued to the digits, or before "long" and the end of the clause.
  private func isInch(_ index: Int) -> Bool {
    guard view.word(index, is: "in"), !view[index].isCapitalized, view.kind(index - 1) == .digits || view.kind(index - 1) == .fraction
    else {
      return false
    }
    if view.glued(index) || view.is(index - 2, .unit) { return true }
    return index + 1 == view.count || view.kind(index + 1) == .period && !view[index + 2].isCapitalized && view.kind(index + 2) == nil
  }

  private func power(_ index: Int) -> String? {
    if view.word(index, is: "square") || view.word(index, is: "sq") { return "square" }
    return view.word(index, is: "cubic") || view.word(index, is: "cu") ? "cubic" : nil
  }

  /// "km²", "m3": the power stands behind, raised or glued.
  private func powerBehind(_ index: Int) -> (String, Int)? {
    guard view.glued(index), view[index - 1].length <= 2 else { return nil }
    if view.kind(index) == .superscript, let power = ScalarKind.superscriptValue(view[index].key) {
      return power == 2 ? ("square", index + 1) : power == 3 ? ("cubic", index + 1) : nil
    }
    guard view.kind(index) == .digits, view[index].length == 1, view[index].key == 2 || view[index].key == 3 else { return nil }
    return (view[index].key == 2 ? "square" : "cubic", index + 1)
  }

  func unit(_ index: Int) -> (name: String, isTime: Bool)? {
    guard view.is(index, .unit), let id = view.sense(index).unit else { return nil }
    // "Second World War" and "the Day": a unit is written small, its symbol may not be.
    if view[index].isCapitalized, view[index].length > 3, !view.glued(index) || view[index].length > 5 {
      return isCapitalizedUnit(index, id) ? (view.lexicon.units[Int(id.index)].name, false) : nil
    }
    let unit = view.lexicon.units[Int(id.index)]
    if let concentration = Self.concentrations[unit.name], isMolar(index) { return (concentration, false) }
    return (unit.name, unit.dimension == .time)
  }

  /// "5 mM" and "200 µM" of a substance are no lengths: their last letter is large, and the first is not.
  private func isMolar(_ index: Int) -> Bool {
    let token = view[index]
    return token.length <= 3 && !token.isCapitalized && Int(token.end) <= view.text.count
      && view.text.bytes[Int(token.end) - 1] == UInt8(ascii: "M")
  }

  private static let concentrations = ["millimetre": "millimolar", "micrometre": "micromolar", "nanometre": "nanomolar"]

  /// "10 Kilometers per hour", "40 Celsius": long names that mean nothing else.
  private func isCapitalizedUnit(_ index: Int, _ id: UnitID) -> Bool {
    let dimension = view.lexicon.units[Int(id.index)].dimension
    return dimension != .time && view[index].length > 5 && view.kind(index - 1) == .digits && !view[index + 1].isCapitalized
  }

  /// "5 feet 2 inches", "5 ft 2 in": one height.
  private func feetAndInches(_ feet: NumberPhrase, from index: Int) -> (Figure, Int)? {
    guard let unit = measure(at: feet.end), unit.unit == "foot" else { return nil }
    let at = view.word(unit.end, is: "and") ? unit.end + 1 : unit.end
    guard let inches = view.number(at: at), let inch = measure(at: inches.end), inch.unit == "inch", feet.quantity.exponent == 0,
      inches.quantity.exponent == 0, feet.quantity.denominator == 1, inches.quantity.denominator == 1, feet.quantity.significand < 100_000,
      inches.quantity.significand < 12
    else { return nil }
    let height = Quantity(significand: feet.quantity.significand * 12 + inches.quantity.significand, denominator: 12)
    return (make(.measure, from: index, to: inch.end, low: height, unit: "foot", bound: bound(before: index)), inch.end)
  }

  /// "25 pounds" that somebody weighs; with sterling, scales and signs of money around, it is money.
  private func isWeight(_ low: NumberPhrase, _ first: Int, _ end: Int) -> Bool {
    guard view.word(end, is: "pounds") || view.word(end, is: "pound"), !low.isScaled, !view.word(end + 1, is: "sterling") else {
      return false
    }
    if view.kind(end - 1) == .hyphen { return true }
    if view.word(end + 1, is: "of") || view.word(end + 1, is: "per") && view.word(end + 2, is: "square") { return true }
    return (first - 12..<first).contains { view.is($0, .weight) } || (end + 1..<end + 6).contains { view.is($0, .weight) }
  }

  // MARK: Rates

  /// "per ton", "a year", "per capita", "/day", "a share".
  func rate(at index: Int) -> (String?, Int) {
    if view.word(index, is: "per") || view.kind(index) == .slash && view.glued(index) {
      if view.word(index + 1, is: "capita") { return ("person", index + 2) }
      if view.word(index + 2, is: "share"), ["ordinary", "common", "diluted", "basic"].contains(where: { view.word(index + 1, is: $0) }) {
        return ("share", index + 3)
      }
      if view.word(index + 1, is: "h") || view.word(index + 1, is: "hr") { return ("hour", index + 2) }
      if let power = power(index + 1), let unit = unit(index + 2) { return ("\(power) \(unit.name)", index + 3) }
      if let hour = wattHour(index + 1) { return hour }
      if let unit = unit(index + 1) {
        if let (power, end) = powerBehind(index + 2) { return ("\(power) \(unit.name)", end) }
        return (unit.name, index + 2)
      }
      if view.kind(index + 1) == .word, !view.is(index + 1, [.function, .percent]), view.word(index, is: "per") {
        return (view.string(index + 1), index + 2)
      }
    }
    // "€91 a megawatt-hour"
    if view.word(index, is: "a"), let hour = wattHour(index + 1) { return hour }
    // "$40 million a year earlier" is no rate.
    if view.word(index, is: "a") || view.word(index, is: "an"), let unit = unit(index + 1), unit.isTime, !view.word(index + 2, is: "ago"),
      !view.is(index + 2, .relative), !view.word(index + 2, is: "before")
    {
      return (unit.name, index + 2)
    }
    // "$800 a ton", "$4.50 a kilogram"; letters alone are no units here.
    if view.word(index, is: "a") || view.word(index, is: "an"), let unit = unit(index + 1), !unit.isTime, view[index + 1].length > 2,
      !view[index + 1].isCapitalized, view.kind(index + 2) != .hyphen
    {
      return (unit.name, index + 2)
    }
    return (nil, index)
  }

  /// "megawatt-hour"
  private func wattHour(_ index: Int) -> (String, Int)? {
    guard let unit = unit(index), unit.name.hasSuffix("watt"), view.kind(index + 1) == .hyphen, view.word(index + 2, is: "hour") else {
      return nil
    }
    return (unit.name + "-hour", index + 3)
  }

  // MARK: Counts

  /// A number with the noun that it counts, or bare.
  private func count(_ low: NumberPhrase, _ high: NumberPhrase?, from first: Int, to end: Int, _ bound: Figure.Bound) -> (Figure, Int)? {
    let noun = noun(end)
    // "20 workers or fewer": the bound stands behind what is counted.
    let bound = bound == .exact && noun != nil && view.word(end + 1, is: "or") ? self.bound(behind: end + 1) : bound
    if noun == nil || view.word(end, is: "of"), high == nil, !low.isWords, isInName(first, low.end) { return nil }
    if low.isWords, isNegative(first) || isNegative(first + 1), noun == nil {
      return (make(.number, from: first, to: end, low: low.quantity, high: high?.quantity, bound: bound), end)
    }
    if low.isWords, !low.isScaled, noun == nil {
      // "one", and "the two" without what they count, are pronouns.
      guard low.quantity.significand != 1 || low.end - first > 1 else { return nil }
      guard low.end - first > 1 || !view.is(first - 1, .function) || bound != .exact || view.is(first - 1, .about) else { return nil }
    }
    if low.isWords, low.quantity.significand == 1, view.word(end, is: "of"), low.end - first == 1 { return nil }
    if view.kind(end) == .hyphen, view.glued(end), view.kind(end + 1) == .word, noun == nil {
      return (make(.count, from: first, to: end, low: low.quantity, high: high?.quantity, unit: nil, bound: bound), end)
    }
    return (
      make(noun == nil ? .number : .count, from: first, to: end, low: low.quantity, high: high?.quantity, unit: noun, bound: bound), end
    )
  }

  /// "Pillar 3", "Apollo 11", "Python 3.7": few digits behind a capitalized word that no sentence begins with, counting nothing.
  private func isInName(_ index: Int, _ end: Int) -> Bool {
    let isVersion = end == index + 3 && view.isDecimalPart(index + 2) && view[index + 2].length <= 2
    guard end == index + 1 || isVersion, view.kind(index) == .digits, view[index].length <= 3, view[index].spaced,
      !view[index].flags.contains(.lineBefore)
    else { return false }
    let before = view[index - 1]
    return before.isWord && before.isCapitalized && !before.isAllCapitals && before.length > 2 && view[index - 2].isWord
      && !view.is(index - 1, [.function, .place, .month, .weekday, .metric, .neutral, .verb])
      && !view[index - 1].flags.contains(.pieceStart)
  }

  /// The noun behind a number: the last of the words up to the first that cannot belong to it.
  func noun(_ index: Int) -> String? {
    var at = index
    if view.kind(at) == .hyphen, view.glued(at) { at += 1 }
    if view.word(at, is: "of"), view.word(at + 1, is: "the") { at += 2 }
    var last: Int? = nil
    while at < view.count, at - index < 5, view[at].isWord, !view[at].flags.contains(.pieceStart),
      zone != .table || !view[at].flags.contains(.lineBefore)
    {
      if view.is(at, [.function, .verb, .month, .cardinal]) && !view.is(at, .event) || Self.adverbs.contains(view[at].key) { break }
      last = at
      // A plural ends the noun phrase.
      if isPlural(at) { break }
      at += 1
    }
    // "1,140 of the country's 4,960 schools": whose they are is not what is counted.
    if let last, view.kind(last + 1) == .apostrophe || view[last + 1].key == 0x2019, view.glued(last + 1) { return nil }
    return last.map { view.string($0) }
  }

  private static let adverbs = WordSet("altogether together overall respectively annually yearly daily monthly")

  private func isPlural(_ index: Int) -> Bool {
    let token = view[index]
    guard token.length >= 4 else { return false }
    let bytes = view.text.bytes
    let last = bytes[Int(token.end) - 1] | 0x20
    return last == UInt8(ascii: "s") && bytes[Int(token.end) - 2] | 0x20 != UInt8(ascii: "s") || view.word(index, is: "people")
  }
}

extension TokenView {
  /// The country that a word, or two, name: also where it is written small, as before the name of a currency.
  func country(_ index: Int, length: Int) -> PlaceID? {
    let place =
      length == 2
      ? lexicon.placePairs[UInt64(self[index].key) << 32 | UInt64(self[index + 1].key)]
      : sense(index).classes.contains(.place) ? sense(index).place : nil
    return place.map { lexicon.country(of: $0) }
  }
}
