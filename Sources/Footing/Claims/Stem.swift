/// The stem of an English word, cheaply: without the endings of number and tense.
enum Stem {
  static func hash(of token: Token, in text: SourceText) -> UInt32 {
    let letters = text.bytes.span.extracting(token.range.lower..<token.range.upper)
    guard let ending = ending(of: letters) else { return token.key }
    let (length, isY) = cut(ending, letters.count)
    return hash(letters, length, isY: isY)
  }

  /// The stem of a name: without the endings that make a people of a land. Kept clear of the numbers of countries.
  static func name(of token: Token, in text: SourceText) -> UInt32 {
    let letters = text.bytes.span.extracting(token.range.lower..<token.range.upper)
    guard ending(of: letters) != nil else { return token.key | 0x8000_0000 }
    var length = letters.count
    func letter(_ back: Int) -> UInt8 { letters[length - back] | 0x20 }
    if length > 4, letter(1) == UInt8(ascii: "s"), letter(2) != UInt8(ascii: "s") { length -= 1 }
    if length > 4, letter(1) == UInt8(ascii: "n"), letter(2) == UInt8(ascii: "a") { length -= 1 }
    return hash(letters, length, isY: false) | 0x8000_0000
  }

  /// The last eight letters of a word, small; nil where one of its letters is none of ASCII.
  @inline(__always)
  private static func ending(of letters: Span<UInt8>) -> UInt64? {
    var ending: UInt64 = 0
    var all: UInt8 = 0
    for index in letters.indices {
      all |= letters[index]
      ending = ending &<< 8 | UInt64(letters[index] | 0x20)
    }
    return all < 0x80 ? ending : nil
  }

  @inline(__always)
  private static func hash(_ letters: Span<UInt8>, _ length: Int, isY: Bool) -> UInt32 {
    let letters = letters.extracting(first: length)
    var hash = Folding.Hash()
    for index in letters.indices { hash.combine(letters[index] | 0x20) }
    if isY { hash.combine(UInt8(ascii: "y")) }
    return hash.value
  }

  /// The key of a word among those that say what is measured, given as it is spelled.
  static func key(of word: String) -> UInt32 {
    let metric = Lexicon.english.sense(of: word.lowercased()).metric
    if metric != 0 { return UInt32(metric) }
    var hash = Folding.Hash()
    for byte in stem(Array(word.lowercased().utf8)) { hash.combine(byte) }
    return hash.value | 0x4000_0000
  }

  static func stem(_ word: [UInt8]) -> [UInt8] {
    let ending = word.suffix(8).reduce(UInt64(0)) { $0 &<< 8 | UInt64($1 | 0x20) }
    let (length, isY) = cut(ending, word.count)
    return Array(word.prefix(length)) + (isY ? [UInt8(ascii: "y")] : [])
  }

  /// How many letters the stem keeps, and whether a "y" takes the place of "ies".
  /// - Parameter ending: the last eight letters, small.
  private static func cut(_ ending: UInt64, _ count: Int) -> (length: Int, isY: Bool) {
    @inline(__always) func ends(_ suffix: StaticString, leaving rest: Int) -> Bool {
      let length = suffix.utf8CodeUnitCount
      let letters = suffix.withUTF8Buffer { $0.reduce(UInt64(0)) { $0 &<< 8 | UInt64($1) } }
      return count >= length + rest && ending & (1 &<< (8 * UInt64(length)) &- 1) == letters
    }
    switch UInt8(truncatingIfNeeded: ending) {
    case UInt8(ascii: "s"):
      if ends("ies", leaving: 2) { return (count - 3, true) }
      if ends("ings", leaving: 4) { return (count - 4, false) }
      if ends("ses", leaving: 3) || ends("xes", leaving: 3) || ends("ches", leaving: 3) { return (count - 2, false) }
      if ends("s", leaving: 3), !ends("ss", leaving: 2), !ends("us", leaving: 2) { return (count - 1, false) }
    case UInt8(ascii: "g"): if ends("ing", leaving: 4) { return (count - 3, false) }
    case UInt8(ascii: "d"): if ends("ed", leaving: 4) { return (count - 2, false) }
    default: break
    }
    return (count, false)
  }
}
