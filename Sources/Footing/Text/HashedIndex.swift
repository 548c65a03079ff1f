/// An index by the hash of what stands there: those of equal hashes are visited together, without a table of arrays.
struct HashedIndex {
  let hash: UInt64
  let index: Int

  /// Calls `body` with the indices of each hash that two and more of them share, in order. n log n.
  static func eachGroup(of all: consuming [HashedIndex], _ body: ([Int]) -> Void) {
    all.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
    var start = 0
    while start < all.count {
      var end = start + 1
      while end < all.count, all[end].hash == all[start].hash { end += 1 }
      if end > start + 1 { body(all[start..<end].map(\.index)) }
      start = end
    }
  }
}
