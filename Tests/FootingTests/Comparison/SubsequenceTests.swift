import FootingTestSupport
import Testing

@testable import Footing

/// The longest common subsequence, counted in bits, is that of the usual table.
struct SubsequenceTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func bitsAgreeWithTheTable(_ seed: UInt64) {
    var random = Seeded(seed)
    func sentence() -> [UInt32] {
      (0..<Int.random(in: 1...200, using: &random)).map { _ in UInt32.random(in: 0...12, using: &random) }
    }
    let (a, b) = (sentence(), sentence())
    #expect(PassageComparer.commonSubsequence(a[...], b[...]) == table(a, b), "seed \(seed)")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func enoughIsFoundWhereTheTableHasIt(_ seed: UInt64) {
    var random = Seeded(seed)
    let sentence = (0..<Int.random(in: 1...40, using: &random)).map { _ in UInt32.random(in: 0...30, using: &random) }
    var edited = sentence
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let place = Int.random(in: 0...edited.count, using: &random)
      if Bool.random(using: &random) || place == edited.count { edited.insert(99, at: place) } else { edited.remove(at: place) }
    }
    let longest = table(sentence, edited)
    for enough in 0...41 {
      let found = PassageComparer.commonSubsequence(sentence[...], edited[...], enough: enough)
      #expect((found >= enough) == (longest >= enough) && found <= longest, "seed \(seed), \(enough)")
    }
  }

  private func table(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for word in a {
      var diagonal = 0
      for (column, other) in b.enumerated() {
        let above = row[column + 1]
        row[column + 1] = word == other ? diagonal + 1 : max(above, row[column])
        diagonal = above
      }
    }
    return row[b.count]
  }
}
