import FootingTestSupport
import Testing

@testable import Footing

/// A short list is sorted where it lies as a long one is; what stands before it is left alone.
@Test(arguments: 0..<40 as Range<UInt64>)
func theTailOfAListIsSorted(_ seed: UInt64) {
  var random = Seeded(seed)
  let head = (0..<Int.random(in: 0...5, using: &random)).map { _ in UInt32.random(in: 0...9, using: &random) }
  let tail = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt32.random(in: 0...40, using: &random) }
  var list = head + tail
  list.sortTail(from: head.count)
  #expect(list == head + Set(tail).sorted(), "seed \(seed)")
}
