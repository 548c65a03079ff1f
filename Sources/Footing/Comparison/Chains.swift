/// What is grouped by. Its hash need not be safe: whom a text makes collide, it makes wait for a few comparisons.
protocol ChainKey: Equatable {
  /// Differs for most keys; it is mixed where it is used.
  var hash: UInt64 { get }
}

extension UInt64: ChainKey {
  var hash: UInt64 { self }
}

/// Members by a key, the last one first: one table for all groups, since most groups have one member.
struct Chains<Key: ChainKey, Member> {
  private struct Link {
    let member: Member
    let key: Key
    /// The one before it in its group; -1 for none.
    let before: Int32
  }

  private var links: [Link] = []
  /// One more than the last link of a group; 0 where a slot is free.
  private var last: [Int32]

  /// - Parameter count: how many members will come; with more of them it grows.
  init(count: Int = 0) {
    links.reserveCapacity(count)
    var size = 1 << 10
    while size < count * 2 { size *= 2 }
    last = Array(repeating: 0, count: size)
  }

  /// Adds a member to a group, and calls `body` with those before it, the last `count` of them, sixteen at most, in the order in
  /// which they came.
  mutating func add(_ member: Member, to key: Key, comparedTo count: Int, _ body: (Member) -> Void) {
    var index = append(member, to: key)
    var found = InlineArray<16, Int32>(repeating: 0)
    var number = 0
    while index >= 0, number < min(count, 16) {
      found[number] = index
      number += 1
      index = links[Int(index)].before
    }
    while number > 0 {
      number -= 1
      body(links[Int(found[number])].member)
    }
  }

  /// The same, the newest first, until `stop`.
  mutating func add(_ member: Member, to key: Key, comparedTo count: Int, until stop: (Member) -> Bool) {
    var index = append(member, to: key)
    for _ in 0..<count where index >= 0 {
      if stop(links[Int(index)].member) { break }
      index = links[Int(index)].before
    }
  }

  /// The last member of the group so far; -1 for none.
  private mutating func append(_ member: Member, to key: Key) -> Int32 {
    if links.count * 2 >= last.count { grow() }
    let slot = slot(of: key)
    let before = last[slot] - 1
    links.append(Link(member: member, key: key, before: before))
    last[slot] = Int32(clamping: links.count)
    return before
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
