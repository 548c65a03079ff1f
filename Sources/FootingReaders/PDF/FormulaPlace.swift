import Footing

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
  init(_ sign: String, between before: String, and behind: String) { self = Self.place(of: sign, before.unicodeScalars, behind) }

  private static func place(of sign: String, _ before: String.UnicodeScalarView, _ behind: String) -> FormulaPlace {
    let isApart = before.last == " "
    let scalars = before.reversed().drop { $0 == " " }
    guard let last = scalars.first else { return .inText }
    let second = scalars.dropFirst().first
    let isNumber = sign.unicodeScalars.first.map(isDigit) == true
    if isNumber {
      if isOperator(last) { return isOfProgram(second, last) ? .unclear : .operand }
      if sign == "0" || isGreek(last) || opensFormula(behind) { return isApart ? .operand : .raised }
    }
    // "≤ .5": a point between blanks ends no sentence.
    if last == ".", second ?? " " == " " { return .operand }
    // "of length 2p"
    if isApart { return isNumber && behind.unicodeScalars.first?.properties.isAlphabetic == true ? .operand : .inText }
    let word = String(String.UnicodeScalarView(scalars.prefix { $0.properties.isAlphabetic || isDigit($0) }.reversed()))
    if RaisedNumber.isPower(sign, of: word) { return .raised }
    // "for a¹³ pilot": the article.
    if word == "a", scalars.dropFirst(2).first?.properties.isAlphabetic == true { return .inText }
    let isVariable = word.unicodeScalars.count == 1
    // "T* = I", "1.6*(x + 1)"
    if !isNumber, isVariable || isDigit(last), opensFormula(behind) || behind.unicodeScalars.first(where: { $0 != " " }) == "(" {
      return .operand
    }
    if isVariable || isDigit(last) || isBracket(last) { return .unclear }
    // "it was 2010.⁸", "= 1.6"
    return (last == "." || last == ",") && second.map(isDigit) == true ? .unclear : .inText
  }

  /// "C++", "+=", "->": signs of programs, and no sum.
  private static func isOfProgram(_ first: Unicode.Scalar?, _ second: Unicode.Scalar) -> Bool {
    "+=>".unicodeScalars.contains(second) && first.map("+-=:<!*".unicodeScalars.contains) == true
  }

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
