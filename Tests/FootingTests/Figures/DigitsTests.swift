import FootingTestSupport
import Testing

@testable import Footing

/// Digits that are held against each other all at once say what they say one by one.
struct DigitsTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func agreeWithWhatIsWritten(_ seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<200 {
      let number = UInt64.random(in: 0...UInt64.max, using: &random) >> UInt64.random(in: 0...63, using: &random)
      let digits = Digits(of: number)
      #expect(digits.map { String($0) }.joined() == String(number), "seed \(seed)")
      let zeros = Int.random(in: 0...6, using: &random)
      #expect(digits.appendingZeros(zeros).map { String($0) }.joined() == String(number) + String(repeating: "0", count: zeros))
      if number > 0 { #expect(digits.appendingZeros(zeros).withoutZeros == digits.withoutZeros) }
      let other = changed(Array(digits), &random)
      #expect(digits.isSlip(for: Digits(of: value(other))) == isSlip(Array(digits), other), "seed \(seed): \(number), \(other)")
      #expect(
        digits.isTransposition(of: Digits(of: value(other))) == isTransposition(Array(digits), other), "seed \(seed): \(number), \(other)")
    }
  }

  /// The digits with one or two changed, or two that have changed places; the first is none that would be left out.
  private func changed(_ digits: [UInt8], _ random: inout Seeded) -> [UInt8] {
    guard digits.count < 19 else { return digits }
    var other = digits
    if Bool.random(using: &random), other.count > 1 {
      let place = Int.random(in: 1..<other.count, using: &random)
      other.swapAt(place, place - 1)
    }
    if Bool.random(using: &random) { other[Int.random(in: 0..<other.count, using: &random)] = UInt8.random(in: 0...9, using: &random) }
    if other[0] == 0 { other[0] = 1 }
    return other
  }

  private func value(_ digits: [UInt8]) -> UInt64 { digits.reduce(0) { $0 &* 10 &+ UInt64($1) } }

  private func isSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && a.count > 1 && (zip(a, b).count { $0 != $1 } == 1 || isTransposition(a, b))
  }

  private func isTransposition(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count, a.count > 1 else { return false }
    let differing = a.indices.filter { a[$0] != b[$0] }
    return differing.count == 2 && differing[1] == differing[0] + 1 && a[differing[0]] == b[differing[1]]
      && a[differing[1]] == b[differing[0]]
  }
}
