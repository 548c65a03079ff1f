/// Equality of words for people: case, accents and the shapes of quotation marks do not count.
enum Folding {
  /// The small ASCII letter under `scalar`, or 0 where it has none.
  @inline(__always)
  static func base(_ scalar: UInt32) -> UInt8 {
    let letter: UInt8 =
      switch scalar {
      case 0xC0...0x24F: FoldingTable.latin[Int(scalar - 0xC0)]
      case 0x1E00...0x1EFF: FoldingTable.additional[Int(scalar - 0x1E00)]
      default: 0
      }
    return letter == 0x2E ? 0 : letter
  }

  /// The hash of a word in small letters without marks: FNV-1a over its folded bytes.
  struct Hash: Hashable {
    private(set) var value: UInt32 = 2_166_136_261

    @inline(__always)
    mutating func combine(_ byte: UInt8) {
      value = (value ^ UInt32(byte)) &* 16_777_619
    }
  }

  /// A word as it is looked up: its hash, how many bytes it folds to, and the last eight of them. What agrees in all three is
  /// one word, so that no spelling has to be compared.
  struct Spelling: Hashable {
    private var letters = Hash()
    private(set) var count: UInt32 = 0
    private(set) var ending: UInt64 = 0

    var hash: UInt32 { letters.value }

    init() {}

    init(_ word: some Sequence<UInt8>) {
      for byte in word { combine(byte) }
    }

    @inline(__always)
    mutating func combine(_ byte: UInt8) {
      letters.combine(byte)
      count &+= 1
      ending = ending &<< 8 | UInt64(byte)
    }
  }

  static func hash(_ word: some Sequence<UInt8>) -> UInt32 {
    var hash = Hash()
    for byte in word { hash.combine(byte) }
    return hash.value
  }

  /// The hashes of the words of `text`.
  static func words(of text: String) -> [UInt32] { folded(text).split { !$0.isLetterOrDigit }.map { hash($0) } }

  /// `text` in small letters without marks, with plain quotation marks and hyphens, one blank between words.
  static func folded(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    eachByte(of: text) { byte in if byte != 0x20 || folded.last ?? 0x20 != 0x20 { folded.append(byte) } }
    while folded.last == 0x20 { folded.removeLast() }
    return folded
  }

  /// Only the letters and digits of `text`, folded: what is left of a title when typography is taken away.
  static func letters(_ text: String) -> [UInt8] {
    folded(text).filter(\.isLetterOrDigit)
  }

  /// The bytes of `text` in small letters without marks; white space of any kind is a blank.
  @inline(__always)
  static func eachByte(of text: String, _ body: (UInt8) -> Void) {
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: value)
        body(byte <= 0x20 ? 0x20 : byte.isASCIIUpper ? byte | 0x20 : byte)
      } else {
        eachByte(ofOther: scalar, body)
      }
    }
  }

  private static func eachByte(ofOther scalar: Unicode.Scalar, _ body: (UInt8) -> Void) {
    let letter = base(scalar.value)
    if letter != 0 { return body(letter) }
    switch ScalarKind(scalar.value) {
    case .space: body(0x20)
    case .dash: body(0x2D)
    case .apostrophe: body(0x27)
    case .openQuote, .closeQuote: body(0x22)
    default: for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { body(byte) }
    }
  }
}
