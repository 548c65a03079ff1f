/// The decimal digits of a number, as many as 32, four bits each: two numbers are held against each other at once.
struct Digits: RandomAccessCollection, Hashable {
  private var bits: UInt128 = 0
  private(set) var count = 0

  /// Those of a whole number; "0" has one.
  init(of number: UInt64) {
    var rest = number
    repeat {
      bits |= UInt128(rest % 10) << (4 * UInt128(count))
      count += 1
      rest /= 10
    } while rest > 0
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// The first is the highest.
  subscript(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: bits >> (4 * UInt128(count - 1 - index))) & 15 }

  /// With zeros behind, as long as there is room.
  func appendingZeros(_ zeros: Int) -> Digits {
    var longer = self
    let zeros = Swift.max(0, Swift.min(zeros, 32 - count))
    longer.bits <<= 4 * UInt128(zeros)
    longer.count += zeros
    return longer
  }

  /// Without the zeros behind; a zero alone stays.
  var withoutZeros: Digits {
    var shorter = self
    while shorter.count > 1, shorter.bits & 15 == 0 {
      shorter.bits >>= 4
      shorter.count -= 1
    }
    return shorter
  }

  /// One digit differs, or two that stand together have changed places. Numbers of one digit are no slips of each other: any two
  /// would be.
  func isSlip(for other: Digits) -> Bool {
    guard count == other.count, count > 1, let differing = firstDifference(from: other) else { return false }
    return differing < 16 || isTransposition(of: other)
  }

  /// Two digits that stand together have changed places, and all others are the same.
  func isTransposition(of other: Digits) -> Bool {
    guard count == other.count, count > 1, let differing = firstDifference(from: other), differing > 15, differing < 256 else {
      return false
    }
    let place = UInt128((bits ^ other.bits).trailingZeroBitCount / 4 * 4)
    let (own, others) = (bits >> place & 0xFF, other.bits >> place & 0xFF)
    return own & 15 == others >> 4 && own >> 4 == others & 15
  }

  /// In which bits the digits differ, from the last that differs on; nil where none does.
  private func firstDifference(from other: Digits) -> UInt128? {
    let differing = bits ^ other.bits
    return differing == 0 ? nil : differing >> UInt128(differing.trailingZeroBitCount / 4 * 4)
  }
}
