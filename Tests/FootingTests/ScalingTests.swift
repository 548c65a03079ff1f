import Footing
import FootingTestSupport
import Foundation
import Testing

/// Twice the input costs about twice the time, whatever the input is; a quadratic step would show a ratio of four. Time is
/// that of the thread, best of three, so that other tests and a busy machine do not count.
@Suite(.serialized) struct ScalingTests {
  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func cost(_ text: String) -> Double {
    (0..<3).map { _ in
      let start = threadSeconds()
      _ = analysis(of: text).findings()
      return threadSeconds() - start
    }.min() ?? 0
  }

  static let units: [(name: String, text: String)] = [
    ("reports", (0..<8 as Range<UInt64>).map { SeededReport(seed: $0).text() }.joined(separator: "\n")),
    ("digits and commas", String(repeating: "1,", count: 20_000)),
    ("markers", String(repeating: "[1]", count: 16_000)),
    ("ibid.", String(repeating: "1. Ibid. \n", count: 4_000)),
    ("one line", String(repeating: "exports rose to 5 percent of it in 2012 ", count: 1_500)),
    ("the same sentence", String(repeating: "In 2012 trade between Norland and Vestria reached $32 billion in all ports.\n\n", count: 700)),
    ("brackets", String(repeating: "(", count: 40_000)),
    ("quotation marks", String(repeating: "“", count: 12_000)),
    ("number words", String(repeating: "one ", count: 12_000)),
    ("dates", String(repeating: "on 5 March 2012 the visit to Vestria of Anna Holm began. ", count: 900)),
  ]

  @Test(arguments: units.map(\.name))
  func twiceTheInputCostsTwiceTheTime(_ name: String) throws {
    let unit = try #require(Self.units.first { $0.name == name })
    let single = Self.cost(unit.text)
    let double = Self.cost(unit.text + "\n" + unit.text)
    // Below a few milliseconds the clock measures the machine, not the code.
    #expect(double < single * 2.5 + 0.015, "\(name): \(single) s and \(double) s")
  }
}
