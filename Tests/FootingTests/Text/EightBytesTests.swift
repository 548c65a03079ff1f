import FootingTestSupport
import Testing

@testable import Footing

/// Eight bytes asked together answer as each asked alone.
struct EightBytesTests {
  private static let edges: [UInt8] = [
    0x00, 0x09, 0x0A, 0x0D, 0x20, 0x20, 0x20, 0x2F, 0x30, 0x39, 0x3A, 0x40, 0x41, 0x5A, 0x5B, 0x60, 0x61, 0x7A, 0x7B, 0x7F, 0x80, 0xBF,
    0xC0, 0xFF,
  ]

  /// Mostly letters, so that what is looked for is also far away, and the bytes at the edges of each class.
  private func bytes(_ random: inout Seeded) -> [UInt8] {
    (0..<Int.random(in: 0..<40, using: &random)).map { _ in
      Int.random(in: 0..<6, using: &random) == 0 ? random.pick(Self.edges) : UInt8.random(in: 0x61...0x7A, using: &random)
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func answersAreThoseOfSingleBytes(_ seed: UInt64) {
    var random = Seeded(seed)
    let bytes = bytes(&random)
    let start = Int.random(in: 0...bytes.count, using: &random)
    let end = Int.random(in: start...bytes.count, using: &random)
    func expect(_ what: String, _ found: Int, _ isWanted: (UInt8) -> Bool) {
      #expect(found == bytes[start..<end].firstIndex(where: isWanted) ?? end, "seed \(seed): \(what) in \(bytes), \(start)..<\(end)")
    }
    let span = bytes.span
    expect("digits", span.first(from: start, before: end) { $0.digits }) { (0x30...0x39).contains($0) }
    expect("ends of lines", span.first(from: start, before: end) { $0.lineEnds }) { $0 == 0x0A || $0 == 0x0D }
    expect("marks", span.first(from: start, before: end) { $0.marks }) { byte in
      !(0x41...0x5A).contains(byte) && !(0x61...0x7A).contains(byte) && byte != 0x20
    }
    #expect(
      span.firstGap(from: start, before: end)
        == (start..<end).first {
          bytes[$0] == 0x09 || bytes[$0] == 0x20 && $0 + 1 < end && (bytes[$0 + 1] == 0x20 || bytes[$0 + 1] == 0x09)
        }
        ?? end, "seed \(seed): gaps in \(bytes), \(start)..<\(end)")
    for edge in Self.edges { expect("\(edge)", span.first(from: start, before: end) { $0.equal(to: edge) }) { $0 == edge } }
    #expect(
      Int(span.scalarCount(from: start, before: end)) == bytes[start..<end].count { $0 & 0xC0 != 0x80 },
      "seed \(seed): scalars in \(bytes), \(start)..<\(end)")
  }
}
