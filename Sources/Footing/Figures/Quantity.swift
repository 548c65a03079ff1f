/// An exact number as it is written: a decimal significand, a power of ten, and for fractions a denominator.
///
/// "16.4 million" is 164 × 10⁵, never 16399999.999999998.
public struct Quantity: Sendable, Hashable {
  /// The digits as a whole number.
  public let significand: Int64
  private let storedExponent: Int16
  private let storedDenominator: Int32

  /// The power of ten that they are multiplied by.
  public var exponent: Int { Int(storedExponent) }
  /// What they are divided by; 1 but for fractions.
  public var denominator: Int64 { Int64(storedDenominator) }

  /// Exponents beyond ±400 and denominators beyond 32 bits are taken for the nearest that fit; 0 as a denominator for 1.
  public init(significand: Int64, exponent: Int = 0, denominator: Int64 = 1) {
    self.significand = significand
    storedExponent = Int16(clamping: min(400, max(-400, exponent)))
    storedDenominator = denominator == 0 ? 1 : Int32(clamping: denominator)
  }

  /// The nearest double; for arithmetic between figures, whose rounding intervals are far wider than its error.
  public var double: Double {
    Double(significand) * Self.powerOfTen(exponent) / Double(denominator)
  }

  /// The value as a whole number, where it is one and small enough to count with.
  var whole: Int? {
    guard denominator == 1, exponent >= 0, exponent <= 9, (0...1_000_000_000).contains(significand) else { return nil }
    return Int(significand) * Int(Self.powerOfTen(exponent))
  }

  /// Who estimates 1,776 does not mean 1,600: with four digits and more a hedge widens nothing.
  var isSharp: Bool { significantDigits >= 4 }

  /// False where the difference alone says that more than one digit is another, and that no two have changed places: it is then no
  /// 1 to 9 and no 9 to 81 by nines, zeros behind it left out.
  func mayBeSlip(for other: Quantity) -> Bool {
    guard exponent == other.exponent else { return true }
    let (difference, overflow) = significand.subtractingReportingOverflow(other.significand)
    guard !overflow else { return false }
    var rest = difference.magnitude
    while rest > 9, rest % 10 == 0 { rest /= 10 }
    return rest <= 9 || rest <= 81 && rest % 9 == 0
  }

  /// The digits as they are written.
  var digits: Digits { Digits(of: significand.magnitude) }

  /// The digits from the first to the last that is not zero.
  var significantDigits: Int {
    var value = significand.magnitude
    while value > 0, value % 10 == 0 { value /= 10 }
    var digits = 0
    while value > 0 {
      value /= 10
      digits += 1
    }
    return digits
  }

  func scaled(byPowerOfTen power: Int) -> Quantity {
    Quantity(significand: significand, exponent: exponent + power, denominator: denominator)
  }

  /// A fraction of whole numbers; tenths, hundredths and down to trillionths are decimals.
  init(_ numerator: Int64, over denominator: Int64) {
    var rest = denominator
    var places = 0
    while rest > 1, rest % 10 == 0 {
      rest /= 10
      places += 1
    }
    let isDecimal = rest == 1 && denominator > Int64(Int32.max)
    self.init(significand: numerator, exponent: isDecimal ? -places : 0, denominator: isDecimal ? 1 : denominator)
  }

  /// The power of it, exact for ten and otherwise to fifteen digits; nil beyond what a figure holds.
  func raised(to power: Int) -> Quantity? {
    if significand == 10, exponent == 0, denominator == 1 { return Quantity(significand: 1, exponent: power) }
    let base = power < 0 ? 1 / double : double
    let value = (0..<abs(power)).reduce(1.0) { product, _ in product * base }
    guard value.isFinite, value != 0 else { return nil }
    var exponent = 0
    var size = abs(value)
    while size >= 1e15, exponent < 400 {
      size /= 10
      exponent += 1
    }
    while size < 1e14, exponent > -400 {
      size *= 10
      exponent -= 1
    }
    var digits = Int64((size).rounded())
    while digits % 10 == 0, digits != 0 {
      digits /= 10
      exponent += 1
    }
    return Quantity(significand: value < 0 ? -digits : digits, exponent: exponent)
  }

  func negated() -> Quantity {
    Quantity(significand: 0 &- significand, exponent: exponent, denominator: denominator)
  }

  /// Half of one unit in the last place that is written; 0 for fractions, which are exact or hedged.
  var halfUnit: Double { denominator == 1 ? 0.5 * Self.powerOfTen(exponent) : 0 }

  /// Half of one unit in the last digit that is not zero: how a round number may have been meant.
  var looseHalfUnit: Double {
    guard denominator == 1, significand != 0 else { return halfUnit }
    var value = significand
    var power = exponent
    while value % 10 == 0 {
      value /= 10
      power += 1
    }
    return 0.5 * Self.powerOfTen(power)
  }

  static func powerOfTen(_ power: Int) -> Double {
    var result = 1.0
    var remaining = abs(power)
    var base = 10.0
    while remaining > 0 {
      if remaining & 1 == 1 { result *= base }
      base *= base
      remaining >>= 1
    }
    return power < 0 ? 1 / result : result
  }

  /// The number in plain decimal digits, as JSON wants it; quotients with seven significant places.
  public var description: String {
    guard denominator == 1, (-12...24).contains(exponent) else { return shortest(double) }
    var digits = String(significand.magnitude)
    if exponent >= 0 {
      digits = significand == 0 ? "0" : digits + String(repeating: "0", count: exponent)
    } else {
      let places = -exponent
      if digits.count <= places { digits = String(repeating: "0", count: places - digits.count + 1) + digits }
      let whole = digits.dropLast(places)
      let part = digits.suffix(places)
      digits = whole + "." + part
    }
    return significand < 0 ? "-" + digits : digits
  }

  private func shortest(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if denominator != 1, abs(value) < 1e6, abs(value) >= 1e-6 {
      // Seven significant places: a reader sees a quotient, a program can compare it to one part in a million.
      var step = 1e6
      while abs(value) * step < 1e6 { step *= 10 }
      let rounded = (value * step).rounded() / step
      return rounded == rounded.rounded() ? String(Int64(rounded)) : String(rounded)
    }
    return String(value)
  }
}
