/// What figures are grouped by. Its hash need not be safe: whom a text makes collide, it makes wait for a few comparisons.
protocol ChainKey: Equatable {
  /// Differs for most keys; it is mixed where it is used.
  var hash: UInt64 { get }
}

/// Figures by a key, the last one first: one table for all groups, since most groups have one member.
struct Chains<Key: ChainKey> {
  private struct Link {
    let place: FigurePlace
    let key: Key
    /// The one before it in its group; -1 for none.
    let before: Int32
  }

  private var links: [Link] = []
  /// One more than the last link of a group; 0 where a slot is free.
  private var last = [Int32](repeating: 0, count: 1 << 10)

  /// Adds a figure to a group, and calls `body` with those before it, the last `count` of them, sixteen at most, in the order in
  /// which they came.
  mutating func add(_ place: FigurePlace, to key: Key, comparedTo count: Int, _ body: (FigurePlace) -> Void) {
    if links.count * 2 >= last.count { grow() }
    let slot = slot(of: key)
    var index = last[slot] - 1
    links.append(Link(place: place, key: key, before: index))
    last[slot] = Int32(clamping: links.count)
    var found = InlineArray<16, Int32>(repeating: 0)
    var number = 0
    while index >= 0, number < min(count, 16) {
      found[number] = index
      number += 1
      index = links[Int(index)].before
    }
    while number > 0 {
      number -= 1
      body(links[Int(found[number])].place)
    }
  }

  private func slot(of key: Key) -> Int {
    // Small whole numbers as doubles have their bits at the top; the product has all of them there.
    let mixed = (key.hash ^ key.hash >> 32) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> UInt64(last.count.leadingZeroBitCount + 1))
    while last[slot] != 0, links[Int(last[slot]) - 1].key != key { slot = (slot + 1) & (last.count - 1) }
    return slot
  }

  private mutating func grow() {
    let ends = last.filter { $0 != 0 }
    last = [Int32](repeating: 0, count: last.count * 4)
    for end in ends { last[slot(of: links[Int(end) - 1].key)] = end }
  }
}
