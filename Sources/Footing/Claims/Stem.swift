/// The stem of an English word, cheaply: without the endings of number and tense.
enum Stem {
  static func hash(of token: Token, in text: SourceText) -> UInt32 {
    let bytes = text.bytes[token.range.lower..<token.range.upper]
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return token.key }
    let (length, isY) = cut(bytes)
    var hash = Folding.Hash()
    for byte in bytes.prefix(length) { hash.combine(byte | 0x20) }
    if isY { hash.combine(UInt8(ascii: "y")) }
    return hash.value
  }

  /// The stem of a name: without the endings that make a people of a land. Kept clear of the numbers of countries.
  static func name(of token: Token, in text: SourceText) -> UInt32 {
    let bytes = text.bytes[token.range.lower..<token.range.upper]
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return token.key | 0x8000_0000 }
    var length = bytes.count
    func letter(_ back: Int) -> UInt8 { bytes[bytes.startIndex + length - back] | 0x20 }
    if length > 4, letter(1) == UInt8(ascii: "s"), letter(2) != UInt8(ascii: "s") { length -= 1 }
    if length > 4, letter(1) == UInt8(ascii: "n"), letter(2) == UInt8(ascii: "a") { length -= 1 }
    var hash = Folding.Hash()
    for byte in bytes.prefix(length) { hash.combine(byte | 0x20) }
    return hash.value | 0x8000_0000
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
    let (length, isY) = cut(word[...])
    return Array(word.prefix(length)) + (isY ? [UInt8(ascii: "y")] : [])
  }

  /// How many letters the stem keeps, and whether a "y" takes the place of "ies".
  private static func cut(_ word: ArraySlice<UInt8>) -> (length: Int, isY: Bool) {
    let count = word.count
    func ends(_ suffix: StaticString, leaving rest: Int) -> Bool {
      let length = suffix.utf8CodeUnitCount
      guard count >= length + rest else { return false }
      return suffix.withUTF8Buffer { letters in
        (0..<length).allSatisfy { word[word.startIndex + count - length + $0] | 0x20 == letters[$0] }
      }
    }
    if ends("ies", leaving: 2) { return (count - 3, true) }
    if ends("ings", leaving: 4) { return (count - 4, false) }
    if ends("ing", leaving: 4) { return (count - 3, false) }
    if ends("ed", leaving: 4) { return (count - 2, false) }
    if ends("ses", leaving: 3) || ends("xes", leaving: 3) || ends("ches", leaving: 3) { return (count - 2, false) }
    if ends("s", leaving: 3), !ends("ss", leaving: 2), !ends("us", leaving: 2) { return (count - 1, false) }
    return (count, false)
  }
}
