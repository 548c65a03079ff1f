/// What a number can mean as it is written: rounding makes an interval of it, and a hedge widens or opens it.
struct Interval: Sendable, Hashable {
  let low: Double
  let high: Double

  init(_ low: Double, _ high: Double) {
    self.low = min(low, high)
    self.high = max(low, high)
  }

  /// The interval of a figure: ± half a unit in its last place; in the loose reading, in its last digit that is not
  /// zero. "About" and "nearly" widen by a tenth, where fewer than four digits are given; "more than" and its kin open one side.
  /// - Parameters:
  ///   - scale: how many of the unit that is compared one of the figure's is.
  ///   - bound: how it is meant, where not as its hedge says.
  init?(_ figure: Figure, loose: Bool = false, scale: Double = 1, bound: Figure.Bound? = nil) {
    guard let low = figure.low else { return nil }
    let high = figure.high ?? low
    // Who writes "9.0" means the nought.
    let isLoose = loose && !figure.hasDecimals
    let lower = low.double - (isLoose ? low.looseHalfUnit : low.halfUnit)
    let upper = high.double + (isLoose ? high.looseHalfUnit : high.halfUnit)
    guard lower.isFinite, upper.isFinite else { return nil }
    let width = low.isSharp ? 0 : abs(high.double) * 0.1
    self.init(lower, upper, bound ?? figure.bound, scale, width)
  }

  private init(_ low: Double, _ high: Double, _ bound: Figure.Bound, _ scale: Double, _ width: Double) {
    let (lower, upper, width) = (low * scale, high * scale, width * scale)
    switch bound {
    case .exact: self.init(lower, upper)
    case .about: self.init(lower - width, upper + width)
    case .nearly: self.init(lower - width, upper)
    case .moreThan, .atLeast: self.init(lower, .infinity)
    case .lessThan, .atMost: self.init(-.infinity, upper)
    }
  }

  /// They share more than an end: what rounds to 111 does not round to 112. Two exact values meet where they are equal.
  func meets(_ other: Interval) -> Bool {
    if low == high || other.low == other.high { return low <= other.high && other.low <= high }
    // Ends that differ only by the arithmetic of doubles are one.
    func isBelow(_ low: Double, _ high: Double) -> Bool {
      guard low.isFinite, high.isFinite else { return low < high }
      return low + 1e-9 * max(abs(low), abs(high)) < high
    }
    return isBelow(low, other.high) && isBelow(other.low, high)
  }
}

/// Whether two intervals agree, and which reading of the numbers that took.
enum Agreement: Sendable {
  case consistent
  /// Only if round numbers were meant roundly.
  case loosely
  case disjoint

  static func between(_ a: Figure, _ b: Figure, scales: (Double, Double) = (1, 1)) -> Agreement? {
    guard let strictA = Interval(a, scale: scales.0), let strictB = Interval(b, scale: scales.1),
      let looseA = Interval(a, loose: true, scale: scales.0), let looseB = Interval(b, loose: true, scale: scales.1)
    else { return nil }
    if strictA.meets(strictB) { return .consistent }
    return looseA.meets(looseB) ? .loosely : .disjoint
  }
}
