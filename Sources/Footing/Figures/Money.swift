/// Reads amounts of money: a sign, a code or a word before the number or behind it.
extension FigureScanner {
  func money(at index: Int) -> (Figure, Int)? {
    if let (code, power) = scaledCode(index), view.kind(index + 1) == .digits, let number = view.number(at: index + 1) {
      let quantity = number.quantity.scaled(byPowerOfTen: power)
      return (make(.money, from: index, to: number.end, low: quantity, unit: code, bound: bound(before: index)), number.end)
    }
    guard let (currency, numberAt) = currencyPrefix(at: index) else { return nil }
    // "$-99.99", "$(5.2) million"
    let isBracketed = view.kind(numberAt) == .openParenthesis && view.glued(numberAt)
    let isNegative = isBracketed || view.isMinus(numberAt) && view.glued(numberAt) && view.glued(numberAt + 1) || isNegative(index)
    guard var low = view.number(at: isBracketed || view.isMinus(numberAt) ? numberAt + 1 : numberAt) else { return nil }
    var high: NumberPhrase? = nil
    var end = low.end
    if isBracketed {
      guard view.kind(end) == .closeParenthesis else { return nil }
      end += 1
      if view.is(end, .scale), !low.isScaled {
        low.quantity = low.quantity.scaled(byPowerOfTen: view.sense(end).power)
        end += 1
      }
    } else if let (second, after) = rangeEnd(after: end, currency: true, from: index) {
      shareScale(&low, second)
      high = second
      end = after
    }
    if isNegative { low.quantity = low.quantity.negated() }
    var unit = currency
    // "US$ 5 million Canadian" is read by what stands behind; "$5 dollars" is one currency.
    if currency == "$", let (code, after) = currencyName(at: end) {
      unit = code == "$" ? unit : code
      end = after
    }
    let (rate, afterRate) = rate(at: end)
    if let rate { unit += "/" + rate }
    let first = isNegative && self.isNegative(index) ? index - 1 : index
    return (
      make(.money, from: first, to: afterRate, low: low.quantity, high: high?.quantity, unit: unit, bound: bound(before: first)), afterRate
    )
  }

  /// What a number is money by: the currency that stands at `index`, behind it, with the numbers that it changes.
  func money(_ low: NumberPhrase, _ high: NumberPhrase?, at index: Int, from first: Int, _ bound: Figure.Bound) -> (Figure, Int)? {
    var low = low
    var high = high
    if let (code, power) = scaledCode(index) {
      let (rate, after) = rate(at: index + 1)
      return (
        make(
          .money, from: first, to: after, low: low.quantity.scaled(byPowerOfTen: power), high: high?.quantity.scaled(byPowerOfTen: power),
          unit: rate.map { code + "/" + $0 } ?? code, bound: bound), after
      )
    }
    if let (code, after) = hundredths(at: index) {
      let (rate, end) = rate(at: after)
      return (
        make(
          .money, from: first, to: end, low: low.quantity.scaled(byPowerOfTen: -2), high: high?.quantity.scaled(byPowerOfTen: -2),
          unit: rate.map { code + "/" + $0 } ?? code, bound: bound), end
      )
    }
    guard let (code, after) = currencySuffix(at: index) ?? currencyName(at: index) ?? codeBehind(low, at: index),
      !view.word(index, is: "won") || low.isScaled
    else { return nil }
    var behind = after
    // "75 USD million"
    if !low.isScaled, view[index].isAllCapitals, view.is(behind, .scale) {
      low.quantity = low.quantity.scaled(byPowerOfTen: view.sense(behind).power)
      if let quantity = high?.quantity { high?.quantity = quantity.scaled(byPowerOfTen: view.sense(behind).power) }
      behind += 1
    }
    if high == nil, let (cents, after) = cents(at: behind), low.quantity.exponent == 0, low.quantity.denominator == 1 {
      let (sum, overflow) = low.quantity.significand.multipliedReportingOverflow(by: 100)
      if !overflow { low.quantity = Quantity(significand: sum &+ cents, exponent: -2) }
      behind = after
    }
    let (rate, end) = rate(at: behind)
    return (
      make(.money, from: first, to: end, low: low.quantity, high: high?.quantity, unit: rate.map { code + "/" + $0 } ?? code, bound: bound),
      end
    )
  }

  // MARK: Before the number

  /// "$", "US$", "C$", "EUR ", "Rs ", "€".
  func currencyPrefix(at index: Int) -> (String, Int)? {
    if view.kind(index) == .currency { return (code(ofSign: index) ?? "$", index + 1) }
    guard view[index].isWord else { return nil }
    if view.kind(index + 1) == .currency, view[index + 1].key == 0x24,
      view.glued(index + 1) || view[index].length <= 2 && view.glued(index + 2)
    {
      let letters = view.string(index).uppercased()
      if let code = Self.dollars[letters] { return (code, index + 2) }
      // "N$40 million"; "N$4" may be the cell of a sheet.
      guard let code = view.lexicon.currency(ofSign: letters + "$"), let number = view.number(at: index + 2),
        isLarge(number, at: index + 2)
      else { return nil }
      return (code, index + 2)
    }
    guard view.is(index, .currency), let id = view.sense(index).currency else { return letteredCurrency(index).map { ($0, index + 1) } }
    guard view[index].isCapitalized else { return nil }
    let number = view.kind(index + 1) == .period && view.glued(index + 1) ? index + 2 : index + 1
    guard view.kind(number) == .digits else { return nil }
    return (view.lexicon.currencies[Int(id.index)].code, number)
  }

  private static let dollars = [
    "US": "USD", "U": "USD", "S": "USD", "C": "CAD", "CA": "CAD", "CAN": "CAD", "A": "AUD", "AU": "AUD", "AUS": "AUD", "NZ": "NZD",
    "HK": "HKD", "R": "BRL", "NT": "TWD", "SG": "SGD",
  ]

  /// It has a word for its scale, or groups of digits: "Q2 million-dollar deals" is none.
  private func isLarge(_ number: NumberPhrase, at index: Int) -> Bool {
    number.isScaled && view.kind(number.end) != .hyphen || number.end > index + 1 && number.quantity.exponent >= 0
  }

  /// The currency of letters that mean something else elsewhere, where an amount follows: "R42.60 billion", "KSh 2.3 billion", "NPR 40
  /// million"; but "Q2", "R101", "COP 21".
  func letteredCurrency(_ index: Int) -> String? {
    guard view[index].isWord, view[index].isCapitalized, view[index].length <= 4, view.kind(index + 1) == .digits,
      let number = view.number(at: index + 1)
    else { return nil }
    let letters = view.string(index)
    let (isLarge, isGlued) = (isLarge(number, at: index + 1), view.glued(index + 1))
    guard let code = view.lexicon.currency(ofSign: letters) else { return isLarge && view.lexicon.hasCurrency(letters) ? letters : nil }
    // "R42.60"
    if letters == "R" { return isLarge || isGlued && number.quantity.exponent == -2 ? code : nil }
    // "P12.5 billion"; "K1,200" may be the number of anything, and so may the millions behind "vitamin K".
    if letters.utf8.count == 1 { return isLarge && isGlued && number.isScaled ? code : nil }
    // "Rp500"; "SR20" is no amount.
    return isLarge || isGlued && !view[index].isAllCapitals ? code : nil
  }

  private func code(ofSign index: Int) -> String? {
    Unicode.Scalar(view[index].key).flatMap { view.lexicon.currency(ofSign: String($0)) }
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
    guard let power, view.lexicon.hasCurrency(code) else { return nil }
    return (code, power)
  }

  // MARK: Behind the number

  /// "10 €", "15€", "100 $": a sign with no number glued behind it.
  private func currencySuffix(at index: Int) -> (String, Int)? {
    guard view.kind(index) == .currency, !view.glued(index + 1) || view.kind(index + 1) != .digits,
      let code = code(ofSign: index)
    else { return nil }
    // "10 $ 30" is an amount behind; "the 5 $20 notes" has one before: a sign belongs to the side that it is closer to.
    if !view.glued(index), view.kind(index + 1) == .digits, !view[index + 1].spaced { return nil }
    return (code, index + 1)
  }

  /// "2.2 billion GEL"
  private func codeBehind(_ number: NumberPhrase, at index: Int) -> (String, Int)? {
    guard number.isScaled, view[index].isAllCapitals, view[index].length == 3 else { return nil }
    let letters = view.string(index)
    return view.lexicon.hasCurrency(letters) ? (letters, index + 1) : nil
  }

  /// "dollars", "US dollars", "Swiss francs", "new Turkish lira": a word for a currency, and whose it is.
  func currencyName(at index: Int) -> (String, Int)? {
    if view.is(index, .currency), let id = view.sense(index).currency {
      return (view.lexicon.currencies[Int(id.index)].code, index + 1)
    }
    // "U.S. dollars"
    if view.word(index, is: "u"), view.word(index + 2, is: "s"), view.kind(index + 1) == .period {
      let name = view.kind(index + 3) == .period ? index + 4 : index + 3
      return view.word(name, is: "dollars") || view.word(name, is: "dollar") ? ("USD", name + 1) : nil
    }
    guard view[index].isWord else { return nil }
    let isPair = view.is(index, .compound) && view.is(index + 2, .currency)
    let word = isPair ? index + 2 : index + 1
    guard view.is(word, .currency), let id = view.sense(word).currency else { return nil }
    let plain = view.lexicon.currencies[Int(id.index)].code
    if let country = view.country(index, length: isPair ? 2 : 1) {
      return (view.lexicon.currency(of: country, named: plain) ?? plain, word + 1)
    }
    return view.is(index, .adjective) ? (plain, word + 1) : nil
  }

  /// "cents", "pence", "cent-a-share": hundredths of a currency.
  private func hundredths(at index: Int) -> (String, Int)? {
    let at = view.kind(index) == .hyphen && view.glued(index) ? index + 1 : index
    if view.word(at, is: "cents") || view.word(at, is: "cent") {
      // "per cent" and "5 cent" for percent are read before.
      return ("$", at + 1)
    }
    return view.word(at, is: "pence") || view.word(at, is: "penny") || isPence(at) ? ("GBP", at + 1) : nil
  }

  /// "30.8p", "76p a share"; but "1080p" and, where nothing is told of money, "64p".
  private func isPence(_ index: Int) -> Bool {
    guard view.word(index, is: "p"), view.glued(index), !view[index].isCapitalized, view[index - 1].length <= 3 else { return false }
    if view.kind(index - 2) == .period, view.glued(index - 1), view.kind(index - 3) == .digits { return true }
    return (max(0, index - 200)..<min(view.count, index + 200)).contains {
      view[$0].key == 0xA3 && view.kind($0) == .currency || sharesWord($0)
    }
  }

  private func sharesWord(_ index: Int) -> Bool {
    view.word(index, is: "pence") || view.word(index, is: "share") || view.word(index, is: "dividend")
  }

  /// "and 50 cents", "fifty pence": behind a whole amount.
  private func cents(at index: Int) -> (Int64, Int)? {
    let at = view.word(index, is: "and") ? index + 1 : index
    guard let number = view.number(at: at), !number.isScaled, number.quantity.exponent == 0, (1...99).contains(number.quantity.significand),
      let (_, end) = hundredths(at: number.end)
    else { return nil }
    return (number.quantity.significand, end)
  }
}
