/// Reads every number that matters in a passage. One pass over the tokens, one label a token, the longest and most
/// specific reading wins; linear.
struct FigureScanner {
  let view: TokenView
  let zone: Zone
  let note: NoteID?
  private let dates: DateScanner
  private let usesDates: Bool

  /// - Parameter usesDates: false inside titles of cited works, whose years belong to the citation.
  init(view: TokenView, zone: Zone, note: NoteID?, reference: CalendarDate?, usesDates: Bool = true) {
    self.view = view
    self.zone = zone
    self.note = note
    self.usesDates = usesDates
    dates = DateScanner(view: view, reference: reference)
  }

  func figures() -> [Figure] {
    var figures: [Figure] = []
    var index = 0
    while index < view.count {
      let token = view[index]
      switch token.kind {
      case .digits, .currency, .fraction: break
      case .word where view.is(index, .opensFigure): break
      // "C$ 5", "Q3 2013": letters that mean something only before what is glued to them.
      case .word where token.length <= 3 && view.glued(index + 1) && (view.kind(index + 1) == .currency || view.kind(index + 1) == .digits):
        break
      // "TSEK 450"
      case .word where token.length == 4 && token.isAllCapitals && view.kind(index + 1) == .digits: break
      default:
        index += 1
        continue
      }
      if let end = excluded(at: index) {
        index = max(index + 1, end)
      } else if let end = endOfColumn(at: index) {
        index = end
      } else if let (figure, end) = figure(at: index) {
        figures.append(figure)
        index = max(index + 1, end)
      } else {
        index += 1
      }
    }
    return figures
  }

  // MARK: What is no figure

  /// Past a number that names something: a marker, a label, a time of day, an address, a name.
  private func excluded(at index: Int) -> Int? {
    if view.word(index, is: "http") || view.word(index, is: "https") || view.word(index, is: "www") { return endOfAddress(index) }
    guard view.kind(index) == .digits else { return nil }
    if view.glued(index) {
      switch view.kind(index - 1) {
      // "G7", "MH17": letters before digits make a name; "US$" and "EUR500" do not.
      case .word where !view.is(index - 1, .currency) && !isQuarterOrFiscal(index - 1): return afterGlued(index)
      case .plus, .equals: return afterGlued(index)
      case .slash where view.kind(index - 2) == .word: return afterGlued(index)
      case .symbol where view[index - 1].key == 0xA9: return afterGlued(index)
      case .hyphen where view.glued(index - 1) && isCode(index - 2): return afterGlued(index)
      case .colon where view.kind(index - 2) == .digits: return afterGlued(index)
      default: break
      }
    }
    // "2+2", "9/11", "16:13", "2.15pm"
    if view.glued(index + 1), view.glued(index + 2), view.kind(index + 2) == .digits {
      if view.kind(index + 1) == .plus || view.kind(index + 1) == .colon { return index + 3 }
      if view.kind(index + 1) == .period, view.word(index + 3, is: "pm") || view.word(index + 3, is: "am") { return index + 4 }
    }
    if view.word(index + 1, is: "pm") || view.word(index + 1, is: "am")
      || view.word(index + 1, is: "o") && view.kind(index + 2) == .apostrophe
    {
      return index + 2
    }
    if view.kind(index - 1) == .openBracket, view.kind(index + 1) == .closeBracket, view.glued(index), view.glued(index + 1),
      view[index].length <= 3
    {
      return index + 2
    }
    if isEnumerator(index) { return index + 2 }
    if isLabelled(index) { return afterLabelled(index) }
    // Identifiers: digits by the dozen, or with zeros before them.
    if view[index].length > 15 || isZeroPadded(index) { return index + 1 }
    return phoneNumber(index)
  }

  private func isZeroPadded(_ index: Int) -> Bool {
    view[index].length > 1 && view.text.bytes[Int(view[index].start)] == UInt8(ascii: "0")
  }

  private func isQuarterOrFiscal(_ index: Int) -> Bool { view.word(index, is: "q") || view.word(index, is: "fy") }

  /// Capitals before a hyphen: "F-16", "COVID-19", "SSN-571".
  private func isCode(_ index: Int) -> Bool {
    view[index].isWord && view[index].isCapitalized && (view[index].isAllCapitals || view[index].length <= 2) && view.month(index) == nil
  }

  private func afterGlued(_ index: Int) -> Int {
    var at = index + 1
    while at < view.count, view.glued(at), view.kind(at) == .digits || view.kind(at) == .word || view.kind(at) == .slash { at += 1 }
    return at
  }

  private func endOfAddress(_ index: Int) -> Int {
    var at = index + 1
    while at < view.count, view.glued(at) { at += 1 }
    return at
  }

  /// "1)" and "(1)" that number the parts of a sentence; "1." at the beginning of a paragraph.
  private func isEnumerator(_ index: Int) -> Bool {
    guard view[index].length <= 2, view.kind(index + 1) == .closeParenthesis, view.glued(index + 1) else {
      return index == 0 && view[index].length <= 2 && view.kind(1) == .period && view[2].spaced
    }
    return view.kind(index - 1) == .openParenthesis && view.glued(index) || view[index].spaced || index == 0
  }

  /// "Chapter 7", "No. 70", "Figure 1", "Article 5", "p. 55", "Resolution 1973".
  private func isLabelled(_ index: Int) -> Bool {
    var before = index - 1
    if view.kind(before) == .period, view.glued(before) { before -= 1 }
    guard view[before].isWord else { return false }
    if view.is(before, .exhibit), view[before].isCapitalized { return true }
    if view.word(before, is: "p") || view.word(before, is: "pp") || view.word(before, is: "vol") || view.word(before, is: "para")
      || view.word(before, is: "art") || view.word(before, is: "fig") || view.word(before, is: "nn") || view.word(before, is: "chap")
      || view.word(before, is: "sec")
    {
      return true
    }
    if view.word(before, is: "no") || view.word(before, is: "nos") { return view.kind(index - 1) == .period }
    guard view.is(before, .label) else { return false }
    // "the paper 2013 …" is no label; "Chapter 7" and "chapter 7" are, but a year behind "report" is a year.
    return view.year(index) == nil || view[before].isCapitalized && !dates(before)
  }

  private func dates(_ index: Int) -> Bool {
    view.word(index, is: "report") || view.word(index, is: "paper") || view.word(index, is: "act") || view.word(index, is: "law")
  }

  private func afterLabelled(_ index: Int) -> Int {
    var at = index + 1
    while at + 1 < view.count,
      view.kind(at) == .period || view.kind(at) == .hyphen || view.kind(at) == .dash || view.kind(at) == .comma || view.word(at, is: "and"),
      view.kind(at + 1) == .digits, view.glued(at) || view.kind(at) == .dash
    { at += 2 }
    return at
  }

  /// Three groups of digits and more joined by hyphens or dots, seven digits together.
  private func phoneNumber(_ index: Int) -> Int? {
    guard !view.word(index - 1, is: "of"), view.datePhrase(at: index) == nil else { return nil }
    var at = index
    var digits = view[at].length
    var groups = 1
    while view.kind(at + 1) == .hyphen || view.kind(at + 1) == .period, view.glued(at + 1), view.kind(at + 2) == .digits, view.glued(at + 2)
    {
      at += 2
      digits += view[at].length
      groups += 1
    }
    return groups >= 3 && digits >= 5 ? at + 1 : nil
  }

  /// Past a dozen numbers and more in a row: a column of data states nothing that a sentence could be held to.
  private func endOfColumn(at index: Int) -> Int? {
    guard view.kind(index) == .digits else { return nil }
    var at = index
    var numbers = 0
    while at < view.count {
      switch view[at].kind {
      case .digits: numbers += 1
      case .comma, .period, .semicolon, .hyphen, .percent: break
      default: return numbers >= 12 ? at : nil
      }
      at += 1
    }
    return numbers >= 12 ? at : nil
  }

  // MARK: What is one

  private func figure(at index: Int) -> (Figure, Int)? {
    if usesDates, let found = dates.date(at: index) {
      return (make(found.isPeriod ? .period : .date, from: found.first, to: found.end, dates: found.dates), found.end)
    }
    if !usesDates, view.month(index) != nil || view.year(index) != nil && view.kind(index + 1) != .percent { return nil }
    return fraction(at: index) ?? money(at: index) ?? multiple(at: index) ?? ordinal(at: index) ?? quantity(at: index)
  }

  private func make(
    _ kind: Figure.Kind, from first: Int, to end: Int, low: Quantity? = nil, high: Quantity? = nil, unit: String? = nil,
    dates: DateInterval? = nil, bound: Figure.Bound = .exact
  ) -> Figure {
    // A figure never spans a cut in the text: it is where its number is.
    let ranges = view.ranges(first, through: end - 1)
    return Figure(
      id: FigureID(0), range: ranges.max { $0.length < $1.length } ?? view[first].range, kind: kind, low: low, high: high, unit: unit,
      dates: dates, bound: bound == .exact && low != nil ? self.bound(behind: end) : bound, zone: zone, note: note, tokens: first..<end,
      change: change(before: first, after: end, kind))
  }

  // MARK: Bounds

  /// The hedge before token `index`: "more than", "nearly", "up to", "an estimated".
  private func bound(before index: Int) -> Figure.Bound {
    let one = index - 1
    if view.word(one, is: "than") {
      let two = index - 2
      if view.word(two, is: "more") || view.word(two, is: "greater") || view.word(two, is: "higher") || view.word(two, is: "larger") {
        return view.word(two - 1, is: "no") ? .atMost : .moreThan
      }
      if view.word(two, is: "less") || view.word(two, is: "fewer") || view.word(two, is: "lower") || view.word(two, is: "smaller") {
        return view.word(two - 1, is: "no") ? .atLeast : .lessThan
      }
      return .exact
    }
    if view.word(one, is: "over") || view.word(one, is: "above") || view.word(one, is: "exceeding") { return .moreThan }
    if view.word(one, is: "under") || view.word(one, is: "below") { return .lessThan }
    if view.word(one, is: "least") || view.word(one, is: "most"), view.word(index - 2, is: "at") {
      return view.word(one, is: "least") ? .atLeast : .atMost
    }
    if view.word(one, is: "to"), view.word(index - 2, is: "up") { return .atMost }
    if view.word(one, is: "to"), view.word(index - 2, is: "close") { return .about }
    if view.word(one, is: "as"), view.word(index - 2, is: "many") || view.word(index - 2, is: "much") { return .atMost }
    if view.is(one, .nearly) { return .nearly }
    if view.is(one, .about) { return .about }
    return view.kind(one) == .tilde ? .about : .exact
  }

  /// What stands behind: "65 or older", "500 people or more", "a week or less".
  private func bound(behind end: Int) -> Figure.Bound {
    guard view.word(end, is: "or") || view.word(end, is: "and") else { return .exact }
    let next = end + 1
    // "or more than", "and over the years" begin something else.
    guard !view.word(next + 1, is: "than"), !view.word(next + 1, is: "the"), !view.word(next + 1, is: "a") else { return .exact }
    guard view.word(end, is: "or") || view.kind(next + 1) != .word || view.is(next + 1, .function) else { return .exact }
    for word in ["more", "over", "above", "older", "higher", "greater", "longer"] as [StaticString] where view.word(next, is: word) {
      return .atLeast
    }
    for word in ["less", "fewer", "under", "below", "younger", "lower", "shorter"] as [StaticString] where view.word(next, is: word) {
      return .atMost
    }
    return .exact
  }

  /// A verb of rise or fall governs the number: "rose by 5 %", "a 4.4 percent increase", "growth of 3 %".
  private func change(before first: Int, after end: Int, _ kind: Figure.Kind) -> Figure.Change? {
    guard kind == .percent || kind == .percentagePoints || kind == .multiple || kind == .money || kind == .measure || kind == .count else {
      return nil
    }
    if view.is(end, .rise) { return .rise }
    if view.is(end, .fall) { return .fall }
    var at = first - 1
    var steps = 0
    while at >= 0, steps < 5 {
      if view.is(at, .rise), !view.is(at, .office) { return .rise }
      if view.is(at, .fall), !view.is(at, .month) { return .fall }
      let passes =
        view.is(at, [.about, .nearly]) || view.word(at, is: "by") || view.word(at, is: "of") || view.word(at, is: "more")
        || view.word(at, is: "than") || view.word(at, is: "an") || view.word(at, is: "a") || view.word(at, is: "over")
      guard passes else { return nil }
      at -= 1
      steps += 1
    }
    return nil
  }

  // MARK: Money

  private func money(at index: Int) -> (Figure, Int)? {
    if let (code, power) = scaledCode(index), view.kind(index + 1) == .digits, let number = view.number(at: index + 1) {
      let quantity = number.quantity.scaled(byPowerOfTen: power)
      return (make(.money, from: index, to: number.end, low: quantity, unit: code, bound: bound(before: index)), number.end)
    }
    guard let (currency, numberAt) = currencyPrefix(at: index), let first = view.number(at: numberAt) else { return nil }
    var low = first
    var high: NumberPhrase? = nil
    var end = first.end
    if let (second, after) = rangeEnd(after: first.end, currency: true, from: index) {
      shareScale(&low, second)
      high = second
      end = after
    }
    var unit = currency
    // "3.2 tn yen", "US$ 5 million Canadian" are read by what stands behind; "$5 dollars" is one currency.
    if currency == "$", let code = currencyWord(end) { unit = code == "$" ? unit : code; end += 1 }
    let (rate, afterRate) = rate(at: end)
    if let rate { unit += "/" + rate }
    return (
      make(.money, from: index, to: afterRate, low: low.quantity, high: high?.quantity, unit: unit, bound: bound(before: index)), afterRate
    )
  }

  /// "$", "US$", "C$", "EUR ", "Rs ", "€".
  private func currencyPrefix(at index: Int) -> (String, Int)? {
    if view.kind(index) == .currency {
      return (Self.code(ofSign: view[index].key) ?? "$", index + 1)
    }
    guard view[index].isWord else { return nil }
    if view.kind(index + 1) == .currency, view.glued(index + 1), view[index + 1].key == 0x24 {
      let letters = view.string(index)
      guard let code = Self.dollars[letters.uppercased()] else { return nil }
      return (code, index + 2)
    }
    guard view.is(index, .currency), let id = view.sense(index).currency, view[index].isCapitalized || view[index].isAllCapitals else {
      return nil
    }
    let number = view.kind(index + 1) == .period && view.glued(index + 1) ? index + 2 : index + 1
    guard view.kind(number) == .digits else { return nil }
    return (view.lexicon.currencies[Int(id.index)].code, number)
  }

  private static let dollars = [
    "US": "USD", "U": "USD", "S": "USD", "C": "CAD", "CA": "CAD", "A": "AUD", "AU": "AUD", "NZ": "NZD", "HK": "HKD", "R": "BRL",
    "NT": "TWD",
  ]

  private static func code(ofSign scalar: UInt32) -> String? {
    switch scalar {
    case 0x24: "$"
    case 0x20AC: "EUR"
    case 0xA3: "GBP"
    case 0xA5: "JPY"
    case 0x20B9: "INR"
    case 0x20BD: "RUB"
    case 0x20A9: "KRW"
    case 0x20BA: "TRY"
    case 0x20AA: "ILS"
    case 0x20B4: "UAH"
    case 0xE3F: "THB"
    default: nil
    }
  }

  /// "MEUR", "TSEK": a code with the letter of its scale before it.
  private func scaledCode(_ index: Int) -> (String, Int)? {
    guard view[index].isWord, view[index].length == 4, view[index].isAllCapitals else { return nil }
    let letters = view.string(index)
    let power: Int? =
      switch letters.utf8.first {
      case UInt8(ascii: "M"): 6
      case UInt8(ascii: "K"), UInt8(ascii: "T"): 3
      case UInt8(ascii: "B"): 9
      default: nil
      }
    let code = String(letters.dropFirst())
    guard let power, view.lexicon.currencies.contains(where: { $0.code == code }) else { return nil }
    return (code, power)
  }

  /// "and 50 cents", "fifty pence": behind a whole amount.
  private func cents(at index: Int) -> (Int64, Int)? {
    let at = view.word(index, is: "and") ? index + 1 : index
    guard let number = view.number(at: at), !number.isScaled, number.quantity.exponent == 0, (1...99).contains(number.quantity.significand),
      view.word(number.end, is: "cents") || view.word(number.end, is: "cent") || view.word(number.end, is: "pence")
    else { return nil }
    return (number.quantity.significand, number.end + 1)
  }

  private func currencyWord(_ index: Int) -> String? {
    guard view.is(index, .currency), let id = view.sense(index).currency else { return nil }
    return view.lexicon.currencies[Int(id.index)].code
  }

  // MARK: Ranges

  /// The number behind "to", "-" or "–"; "and" after "between".
  private func rangeEnd(after index: Int, currency: Bool, from first: Int) -> (NumberPhrase, Int)? {
    // A dash between blanks sets words apart: "$20 billion – 60 times the budget".
    let dash = (view.kind(index) == .hyphen || view.kind(index) == .dash) && view.glued(index)
    let between = view.word(index, is: "and") && (1...3).contains { view.word(first - $0, is: "between") }
    let to = view.word(index, is: "to") && !startsWithFrom(first)
    guard dash || between || to else { return nil }
    var at = index + 1
    if let (_, number) = currencyPrefix(at: at) { at = number } else if currency, between || to, view.kind(at) != .digits { return nil }
    guard let second = view.number(at: at), !second.isWords || !dash else { return nil }
    return (second, second.end)
  }

  /// "from 80% to 60%" states two figures.
  private func startsWithFrom(_ first: Int) -> Bool {
    (1...4).contains { view.word(first - $0, is: "from") }
  }

  /// In "$60 to $70 billion" the first number has the scale of the second.
  private func shareScale(_ low: inout NumberPhrase, _ high: NumberPhrase) {
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

  // MARK: Fractions and ratios

  private func fraction(at index: Int) -> (Figure, Int)? {
    if view.kind(index) == .fraction, let (numerator, denominator) = ScalarKind.fractionParts(view[index].key) {
      return (
        make(
          .fraction, from: index, to: index + 1, low: Quantity(significand: numerator, denominator: denominator),
          bound: bound(before: index)), index + 1
      )
    }
    if let ratio = ratio(at: index) { return ratio }
    if let words = wordFraction(at: index) { return words }
    // "2/3 of", "3/4": small numbers, the second larger, and no date.
    if view.kind(index) == .digits, view[index].length == 1, view.kind(index + 1) == .slash, view.glued(index + 1),
      view.kind(index + 2) == .digits, view.glued(index + 2), view[index + 2].length <= 2, view.kind(index + 3) != .slash
    {
      let (numerator, denominator) = (Int64(view[index].key), Int64(view[index + 2].key))
      guard numerator > 0, denominator > numerator, denominator <= 20,
        view.word(index + 3, is: "of") || view.is(index + 3, [.unit]) || denominator <= 8
      else { return nil }
      return (
        make(
          .fraction, from: index, to: index + 3, low: Quantity(significand: numerator, denominator: denominator),
          bound: bound(before: index)), index + 3
      )
    }
    return nil
  }

  /// "two-thirds", "one-seventh", "a quarter of", "half of", "one in five", "half a million".
  private func wordFraction(at index: Int) -> (Figure, Int)? {
    if view.is(index, .cardinal), view.sense(index).number > 0 {
      let numerator = view.sense(index).number
      if view.word(index + 1, is: "in") || view.word(index + 1, is: "out") && view.word(index + 2, is: "of") {
        let at = view.word(index + 1, is: "in") ? index + 2 : index + 3
        if view.is(at, .cardinal), view.sense(at).number > numerator, view.sense(at).number <= 100, !view.is(at + 1, [.scale, .timeUnit]) {
          return (
            make(
              .fraction, from: index, to: at + 1, low: Quantity(significand: numerator, denominator: view.sense(at).number),
              bound: bound(before: index)), at + 1
          )
        }
      }
      let at = view.kind(index + 1) == .hyphen && view.glued(index + 1) ? index + 2 : index + 1
      if view.is(at, .fraction), numerator < 20, fits(numerator, at) {
        let denominator = view.sense(at).number
        return (
          make(
            .fraction, from: index, to: at + 1, low: Quantity(significand: numerator, denominator: denominator), bound: bound(before: index)
          ), at + 1
        )
      }
    }
    if view.word(index, is: "half") || view.word(index, is: "quarter") {
      let denominator: Int64 = view.word(index, is: "half") ? 2 : 4
      // "half a million"
      let article = view.word(index + 1, is: "a") || view.word(index + 1, is: "an")
      let scale = article ? index + 2 : view.word(index + 1, is: "of") && view.word(index + 2, is: "a") ? index + 3 : index + 1
      if view.is(scale, .scale), view.sense(scale).power >= 2 {
        let power = view.sense(scale).power
        let quantity = denominator == 2 ? Quantity(significand: 5, exponent: power - 1) : Quantity(significand: 25, exponent: power - 2)
        return (make(.count, from: index, to: scale + 1, low: quantity, unit: noun(scale + 1), bound: bound(before: index)), scale + 1)
      }
      let hedged = bound(before: index) != .exact
      guard view.word(index + 1, is: "of") || hedged || view.word(index + 1, is: "the") && denominator == 2 else { return nil }
      guard !view.is(index - 1, .ordinal), !view.is(index + 1, .timeUnit) else { return nil }
      return (
        make(.fraction, from: index, to: index + 1, low: Quantity(significand: 1, denominator: denominator), bound: bound(before: index)),
        index + 1
      )
    }
    return nil
  }

  /// "one-third" and "two thirds", but not "one third party" or "two seconds".
  private func fits(_ numerator: Int64, _ index: Int) -> Bool {
    let plural = view.is(index, .fraction) && !view.is(index, .ordinal)
    if view.kind(index - 1) == .hyphen { return true }
    return numerator == 1 ? view.word(index + 1, is: "of") || view.word(index, is: "half") : plural
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

  private func multiple(at index: Int) -> (Figure, Int)? {
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
    guard let number = view.number(at: index) else { return nil }
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

  private func ordinal(at index: Int) -> (Figure, Int)? {
    if view.kind(index) == .digits, view[index].length <= 4, view.isOrdinalSuffix(index + 1) {
      return (
        make(.ordinal, from: index, to: index + 2, low: Quantity(significand: Int64(view[index].key)), unit: noun(index + 2)), index + 2
      )
    }
    guard view.is(index, .ordinal), view[index].isWord, view.sense(index).number <= 100, isRank(index) else { return nil }
    return (
      make(.ordinal, from: index, to: index + 1, low: Quantity(significand: view.sense(index).number), unit: noun(index + 1)), index + 1
    )
  }

  /// "the first leader", "its third country", but not "First, …" and "a second of silence".
  private func isRank(_ index: Int) -> Bool {
    if view.is(index, .unit), !view.word(index - 1, is: "the") { return false }
    guard view.kind(index + 1) == .word || view.kind(index + 1) == .hyphen, view.kind(index + 1) != .comma else { return false }
    return view.word(index - 1, is: "the") || view.kind(index - 1) == .apostrophe || view.word(index - 1, is: "s")
      || view.word(index - 1, is: "their") || view.word(index - 1, is: "its") || view.word(index - 1, is: "only")
  }

  // MARK: Percentages, measures, durations, counts

  private func quantity(at index: Int) -> (Figure, Int)? {
    guard var low = view.number(at: index) else { return nil }
    var high: NumberPhrase? = nil
    var end = low.end
    let negative = isNegative(index)
    if let (second, after) = rangeEnd(after: low.end, currency: false, from: index), plausibleRange(low, second) {
      shareScale(&low, second)
      high = second
      end = after
    } else if let (second, after) = rangeOverUnit(low, from: index) {
      return unitRange(low, second, from: index, to: after)
    }
    if negative { low.quantity = low.quantity.negated() }
    let bound = bound(before: negative ? index - 1 : index)
    let first = negative ? index - 1 : index
    if let (kind, divisor, after) = percent(at: end) {
      func scaled(_ quantity: Quantity?) -> Quantity? { quantity.map { $0.scaled(byPowerOfTen: -divisor) } }
      return (
        make(
          kind, from: first, to: after, low: scaled(low.quantity), high: scaled(high?.quantity),
          unit: kind == .percent ? "%" : "percentage point", bound: bound), after
      )
    }
    if let (code, power) = scaledCode(end) {
      let (rate, after) = rate(at: end + 1)
      return (
        make(
          .money, from: first, to: after, low: low.quantity.scaled(byPowerOfTen: power), high: high?.quantity.scaled(byPowerOfTen: power),
          unit: rate.map { code + "/" + $0 } ?? code, bound: bound), after
      )
    }
    if let code = currencyWord(end), !view.word(end, is: "won") || low.isScaled {
      var behind = end + 1
      // "75 USD million"
      if !low.isScaled, view[end].isAllCapitals, view.is(behind, .scale) {
        low.quantity = low.quantity.scaled(byPowerOfTen: view.sense(behind).power)
        if let quantity = high?.quantity { high?.quantity = quantity.scaled(byPowerOfTen: view.sense(behind).power) }
        behind += 1
      }
      if high == nil, let (hundredths, after) = cents(at: behind), low.quantity.exponent == 0, low.quantity.denominator == 1 {
        let (sum, overflow) = low.quantity.significand.multipliedReportingOverflow(by: 100)
        if !overflow { low.quantity = Quantity(significand: sum &+ hundredths, exponent: -2) }
        behind = after
      }
      let (rate, after) = rate(at: behind)
      return (
        make(
          .money, from: first, to: after, low: low.quantity, high: high?.quantity, unit: rate.map { code + "/" + $0 } ?? code, bound: bound),
        after
      )
    }
    if let (unit, isTime, after) = measure(at: end) {
      let (rate, afterRate) = isTime ? (nil, after) : rate(at: after)
      return (
        make(
          isTime ? .duration : .measure, from: first, to: afterRate, low: low.quantity, high: high?.quantity,
          unit: rate.map { unit + "/" + $0 } ?? unit, bound: bound), afterRate
      )
    }
    return count(low, high, from: first, to: end, bound)
  }

  private func isNegative(_ index: Int) -> Bool {
    (view.kind(index - 1) == .hyphen || view.kind(index - 1) == .dash) && view.glued(index) && view[index - 1].spaced
      && view[index - 1].length <= 3
      || view.word(index - 1, is: "minus")
  }

  private func plausibleRange(_ low: NumberPhrase, _ high: NumberPhrase) -> Bool {
    let scaled = !low.isScaled && high.isScaled
    return high.quantity.double > low.quantity.double && (scaled || high.quantity.double <= max(low.quantity.double, 1) * 1000)
  }

  /// "38 billion and 60 billion", "8% to 10%": the unit or the sign is repeated.
  private func rangeOverUnit(_ low: NumberPhrase, from index: Int) -> (NumberPhrase, Int)? {
    guard view.kind(low.end) == .percent else { return nil }
    let at = low.end + 1
    let joins =
      view.kind(at) == .hyphen || view.kind(at) == .dash || view.word(at, is: "to") && !startsWithFrom(index)
      || view.word(at, is: "and") && (1...3).contains { view.word(index - $0, is: "between") }
    guard joins, let second = view.number(at: at + 1), view.kind(second.end) == .percent, second.quantity.double > low.quantity.double
    else { return nil }
    return (second, second.end + 1)
  }

  private func unitRange(_ low: NumberPhrase, _ high: NumberPhrase, from first: Int, to end: Int) -> (Figure, Int) {
    (make(.percent, from: first, to: end, low: low.quantity, high: high.quantity, unit: "%", bound: bound(before: first)), end)
  }

  /// "%", "percent", "per cent", "pct", "percentage points", "basis points", "bp": the kind, the power of ten by which
  /// the number is divided, and the token behind.
  private func percent(at index: Int) -> (Figure.Kind, Int, Int)? {
    var at = index
    if view.kind(at) == .hyphen, view.glued(at) { at += 1 }
    if view.kind(at) == .percent { return isPoints(at + 1) ? (.percentagePoints, 0, at + 2) : (.percent, 0, at + 1) }
    if view.word(at, is: "per"), view.word(at + 1, is: "cent") { return (.percent, 0, at + 2) }
    if view.word(at, is: "percentage"), isPoints(at + 1) { return (.percentagePoints, 0, at + 2) }
    if view.word(at, is: "percent") || view.word(at, is: "pct") {
      return isPoints(at + 1) ? (.percentagePoints, 0, at + 2) : (.percent, 0, at + 1)
    }
    if view.word(at, is: "basis"), isPoints(at + 1) { return (.percentagePoints, 2, at + 2) }
    if view.word(at, is: "bp") || view.word(at, is: "bps") { return (.percentagePoints, 2, at + 1) }
    return nil
  }

  private func isPoints(_ index: Int) -> Bool {
    view.word(index, is: "points") || view.word(index, is: "point") || view.kind(index) == .hyphen && view.word(index + 1, is: "point")
  }

  /// The unit at `index`, its singular, and whether it measures time.
  private func measure(at index: Int) -> (String, Bool, Int)? {
    var at = index
    if view.kind(at) == .hyphen, view.glued(at), view.kind(at + 1) == .word { at += 1 }
    if let power = power(at), let (name, _) = unit(at + 1) { return ("\(power) \(name)", false, at + 2) }
    if view.word(at, is: "metric"), let (name, _) = unit(at + 1) { return (name == "ton" ? "tonne" : name, false, at + 2) }
    // "three more years", "15 additional days"
    if view.word(at, is: "more") || view.word(at, is: "additional") || view.word(at, is: "full") || view.word(at, is: "consecutive"),
      let (name, isTime) = unit(at + 1), isTime
    {
      return (name, true, at + 2)
    }
    guard let (name, isTime) = unit(at) else { return nil }
    if isAbbreviated(at), !view.glued(at), at != index || view[at].isCapitalized && name == "inch" { return nil }
    if view.word(at + 1, is: "hour") || view.word(at + 1, is: "hours"), name.hasSuffix("watt") { return (name + "-hour", false, at + 2) }
    if view.kind(at + 1) == .hyphen, view.word(at + 2, is: "hours") || view.word(at + 2, is: "hour"), name.hasSuffix("watt") {
      return (name + "-hour", false, at + 3)
    }
    return (name, isTime, at + 1)
  }

  private func isAbbreviated(_ index: Int) -> Bool { view[index].length <= 2 }

  private func power(_ index: Int) -> String? {
    if view.word(index, is: "square") || view.word(index, is: "sq") { return "square" }
    return view.word(index, is: "cubic") ? "cubic" : nil
  }

  private func unit(_ index: Int) -> (String, Bool)? {
    guard view.is(index, .unit), let id = view.sense(index).unit else { return nil }
    // "Second World War" and "the Day": a unit is written small, its symbol may not be.
    if view[index].isCapitalized, view[index].length > 3 { return nil }
    let unit = view.lexicon.units[Int(id.index)]
    return (unit.name, unit.dimension == .time)
  }

  /// "per ton", "a year", "per capita", "/day".
  private func rate(at index: Int) -> (String?, Int) {
    if view.word(index, is: "per") || view.kind(index) == .slash && view.glued(index) {
      if view.word(index + 1, is: "capita") { return ("person", index + 2) }
      if let (name, _) = unit(index + 1) { return (name, index + 2) }
      if view.kind(index + 1) == .word, !view.is(index + 1, [.function, .percent]), view.word(index, is: "per") {
        return (view.string(index + 1), index + 2)
      }
    }
    if view.word(index, is: "a") || view.word(index, is: "an"), let (name, isTime) = unit(index + 1), isTime { return (name, index + 2) }
    return (nil, index)
  }

  /// A number with the noun that it counts, or bare.
  private func count(_ low: NumberPhrase, _ high: NumberPhrase?, from first: Int, to end: Int, _ bound: Figure.Bound) -> (Figure, Int)? {
    let noun = noun(end)
    // "20 workers or fewer": the bound stands behind what is counted.
    let bound = bound == .exact && noun != nil && view.word(end + 1, is: "or") ? self.bound(behind: end + 1) : bound
    if low.isWords, !low.isScaled {
      // "one" and "the two" without what they count are pronouns.
      guard let noun, low.quantity.significand != 1 || !view.word(end, is: "of") else { return nil }
      return (make(.count, from: first, to: end, low: low.quantity, high: high?.quantity, unit: noun, bound: bound), end)
    }
    if view.kind(end) == .hyphen, view.glued(end), view.kind(end + 1) == .word, noun == nil {
      return (make(.count, from: first, to: end, low: low.quantity, high: high?.quantity, unit: nil, bound: bound), end)
    }
    return (
      make(noun == nil ? .number : .count, from: first, to: end, low: low.quantity, high: high?.quantity, unit: noun, bound: bound), end
    )
  }

  /// The noun behind a number: the last of the words up to the first that cannot belong to it.
  private func noun(_ index: Int) -> String? {
    var at = index
    if view.kind(at) == .hyphen, view.glued(at) { at += 1 }
    if view.word(at, is: "of"), view.word(at + 1, is: "the") { at += 2 }
    var last: Int? = nil
    while at < view.count, at - index < 5, view[at].isWord, !view[at].flags.contains(.pieceStart) {
      if view.is(at, [.function, .verb, .month, .cardinal]) && !view.is(at, .event) { break }
      last = at
      // A plural ends the noun phrase.
      if isPlural(at) { break }
      at += 1
    }
    return last.map { view.string($0) }
  }

  private func isPlural(_ index: Int) -> Bool {
    let token = view[index]
    guard token.length >= 4 else { return false }
    let bytes = view.text.bytes
    let last = bytes[Int(token.end) - 1] | 0x20
    return last == UInt8(ascii: "s") && bytes[Int(token.end) - 2] | 0x20 != UInt8(ascii: "s") || view.word(index, is: "people")
  }
}
