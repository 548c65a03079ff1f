/// What is known of words, by the hashes that the tokenizer has made. These need no second hashing, which is most of what a
/// dictionary does when it looks for a number.
struct WordTable<Value: Sendable>: Sendable {
  /// Open addressing; 0 where a slot is free.
  private var keys: [UInt32]
  private var values: [Value]

  /// - Parameter nothing: what stands in free slots.
  private init(capacity: Int, nothing: Value) {
    var size = 8
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: nothing, count: size)
  }

  /// The values of words; those of one that comes twice are made one by `combine`.
  init(_ words: [(key: UInt32, value: Value)], nothing: Value, combine: (Value, Value) -> Value) {
    self.init(capacity: words.count, nothing: nothing)
    for word in words where word.key != 0 {
      let slot = slot(of: word.key)
      values[slot] = keys[slot] == 0 ? word.value : combine(values[slot], word.value)
      keys[slot] = word.key
    }
  }

  subscript(_ key: UInt32) -> Value? {
    let slot = slot(of: key)
    return keys[slot] == key && key != 0 ? values[slot] : nil
  }

  func contains(_ key: UInt32) -> Bool { key != 0 && keys[slot(of: key)] == key }

  /// Where a word stands, or would stand: at least half of the slots are free.
  @inline(__always)
  private func slot(of key: UInt32) -> Int {
    let mask = keys.count - 1
    var slot = Int((key &* 0x9E37_79B1) >> 7) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }
}

/// A list of words, by their hashes.
typealias WordSet = WordTable<Void>

extension WordTable<Void> {
  /// Words in small letters without marks, with blanks between.
  init(_ words: String) {
    self.init(words.split(whereSeparator: \.isWhitespace).map { (Folding.hash($0.utf8), ()) }, nothing: ()) { _, _ in () }
  }
}
