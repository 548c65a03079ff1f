/// Where a small or raised number of a page stands: formulas raise and lower numbers too, and no note belongs to those.
enum FormulaPlace {
  case inText
  /// A power or an index of what stands before it.
  case raised
  /// A number between operators, or before what it multiplies: "n/2", "2p".
  case operand
  /// "R²", "10⁸", "(r + 3)²" are powers, but "plan B³", "in 2010⁸" and "(WHO)³" have notes.
  case unclear

  /// - Parameters:
  ///   - before: the last characters before it.
  ///   - behind: the first characters behind it, with a blank before them where there is a gap.
  init(_ sign: String, between before: String, and behind: String) {
    self = .inText
    let words = before.unicodeScalars.reversed().drop { $0 == " " }
    let isApart = before.unicodeScalars.last == " "
    guard let last = words.first else { return }
    // "C++", "+=", "->": signs of programs, and no sum.
    let isName = "+=>".unicodeScalars.contains(last) && (words.dropFirst().first.map { "+-=:<!*".unicodeScalars.contains($0) } ?? false)
    let isNumber = sign.unicodeScalars.first.map(Self.isDigit) == true
    if isNumber, sign == "0" || Self.isOperator(last) && !isName || Self.isGreek(last) || Self.opensFormula(behind) {
      self = isApart || Self.isOperator(last) && !isName ? .operand : .raised
      return
    }
    if isName { self = .unclear }
    // "≤ .5": a point between blanks ends no sentence.
    if last == ".", words.dropFirst().first.map({ $0 == " " }) ?? true { self = .operand }
    guard !isApart else {
      // "of length 2p"
      if isNumber, behind.unicodeScalars.first?.properties.isAlphabetic == true { self = .operand }
      return
    }
    guard !isName else { return }
    let word = String(String.UnicodeScalarView(words.prefix { $0.properties.isAlphabetic || Self.isDigit($0) }.reversed()))
    if word == "10" || Self.lengths.contains(word) && (sign == "2" || sign == "3") {
      self = .raised
    } else if word == "a", words.dropFirst(2).first?.properties.isAlphabetic == true {
      // "for a¹³ pilot": the article.
      return
    } else if word.unicodeScalars.count == 1 || Self.isDigit(last) || Self.isBracket(last) {
      // An asterisk behind a variable is a formula's; behind "B" it may be a grade.
      let isFactor = Self.opensFormula(behind) || behind.unicodeScalars.first { $0 != " " } == "("
      self = !isNumber && isFactor && (word.unicodeScalars.count == 1 || Self.isDigit(last)) ? .operand : .unclear
    } else if last == "." || last == ",", words.dropFirst().first.map(Self.isDigit) == true {
      self = .unclear
    }
  }

  private static let lengths: Set<String> = ["m", "km", "cm", "mm", "dm", "hm", "ft", "mi", "yd", "in"]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool { scalar == ")" || scalar == "]" || scalar == "}" }
  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool { (0x370...0x3FF).contains(scalar.value) }

  /// Signs between which numbers stand in formulas, and nowhere else.
  private static func isOperator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "<", ">", "+", "/", "^", "~", "|", "(", "[", "{", "\u{B1}", "\u{D7}", "\u{F7}", "\u{2C6}", "\u{2DC}": true
    default: (0x2200...0x22FF).contains(scalar.value)
    }
  }

  /// "= 2C", "/n", "×", "th": what goes on with a number.
  private static func opensFormula(_ behind: String) -> Bool {
    let rest = behind.unicodeScalars.drop { $0 == " " }
    guard let first = rest.first else { return false }
    if first != "(", first != "[", isOperator(first) { return true }
    return ["th", "st", "nd", "rd"].contains(String(behind.prefix { $0.isLetter }))
  }
}
