/// A hash of 64 bits of letters and digits, folded, whatever stands between them (FNV-1a). What is hashed alike is taken for
/// the same; among a million works two hash alike once in forty million documents.
struct LetterHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  /// How many bytes it is of.
  private(set) var count = 0

  init(_ kind: StaticString) { kind.withUTF8Buffer { for byte in $0 { combine(byte) } } }

  @inline(__always)
  mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    count += 1
  }

  func with(lettersOf text: String) -> LetterHash {
    var hash = self
    Folding.eachByte(of: text) { byte in if byte.isLetterOrDigit { hash.combine(byte) } }
    return hash
  }

  func with(bytesOf text: String) -> LetterHash {
    var hash = self
    for byte in text.utf8 { hash.combine(byte) }
    return hash
  }

  func with(number: Int) -> LetterHash {
    var hash = self
    hash.combine(0x7C)
    var rest = UInt64(bitPattern: Int64(number))
    while rest > 0 {
      hash.combine(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return hash
  }
}

extension UInt8 {
  /// A letter of any script, or a digit, in folded text.
  var isLetterOrDigit: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 }
}
