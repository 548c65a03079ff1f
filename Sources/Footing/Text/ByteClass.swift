/// What a byte can be part of; the first question that every scanner asks.
extension UInt8 {
  @inline(__always) var isASCIIDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  @inline(__always) var isASCIIUpper: Bool { self &- 0x41 < 26 }
  @inline(__always) var isASCIILower: Bool { self &- 0x61 < 26 }
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
  @inline(__always) var isLineEnd: Bool { self == 0x0A || self == 0x0D || self == 0x0C }
}

/// What a scalar beyond ASCII is to a reader of reports.
enum ScalarKind: UInt8, Sendable {
  case letter, upperLetter, space, dash, openQuote, closeQuote, apostrophe, superscriptDigit, currency, fraction,
    mark, symbol, ideograph

  /// Told from block ranges rather than from the Unicode database: the tables of the standard library cost twenty
  /// times as much, and reports use few blocks.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x80...0x9F: self = .space
    case 0x2010...0x2015, 0x2212: self = .dash
    case 0x2018, 0x201B: self = .openQuote
    case 0x2019: self = .apostrophe
    case 0x201C, 0x201E, 0x201F, 0xAB, 0x2039, 0x201A, 0x300C, 0x300E: self = .openQuote
    case 0x201D, 0xBB, 0x203A, 0x300D, 0x300F: self = .closeQuote
    case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079: self = .superscriptDigit
    case 0xA2...0xA5, 0x20A0...0x20CF: self = .currency
    case 0xBC...0xBE, 0x2150...0x215E: self = .fraction
    case 0x2020, 0x2021, 0xA7, 0xB6: self = .mark
    case 0xC0...0xDE where scalar != 0xD7: self = .upperLetter
    case 0xDF...0xFF where scalar != 0xF7: self = .letter
    case 0x100...0x17F:
      // Latin Extended-A pairs capitals and small letters; the parity turns over in two stretches.
      let odd = (0x139...0x148).contains(scalar) || (0x179...0x17E).contains(scalar)
      self = (scalar & 1 == 1) == odd ? .upperLetter : .letter
    case 0x180...0x24F: self = .letter
    case 0x386...0x3AB, 0x400...0x42F: self = .upperLetter
    case 0xAA, 0xB5, 0xBA, 0x250...0x385, 0x3AC...0x3FF, 0x430...0x1FFF, 0x2C00...0x2DFF, 0xA640...0xABFF,
      0xFB00...0xFDFF, 0xFE70...0xFEFE:
      self = .letter
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .ideograph
    default: self = .symbol
    }
  }

  /// The digit that a superscript stands for.
  static func superscriptValue(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0xB9: 1
    case 0xB2: 2
    case 0xB3: 3
    case 0x2070: 0
    case 0x2074...0x2079: Int(scalar - 0x2070)
    default: nil
    }
  }

  /// The letter that a raised one stands for, as its place in the alphabet from 1.
  static func superscriptLetter(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x1D43: 1
    case 0x1D47: 2
    case 0x1D9C: 3
    case 0x1D48: 4
    case 0x1D49: 5
    case 0x1DA0: 6
    case 0x1D4D: 7
    case 0x02B0: 8
    case 0x2071: 9
    case 0x02B2: 10
    case 0x1D4F: 11
    case 0x02E1: 12
    case 0x1D50: 13
    case 0x207F: 14
    case 0x1D52: 15
    case 0x1D56: 16
    case 0x02B3: 18
    case 0x02E2: 19
    case 0x1D57: 20
    case 0x1D58: 21
    case 0x1D5B: 22
    case 0x02B7: 23
    case 0x02E3: 24
    case 0x02B8: 25
    case 0x1DBB: 26
    default: nil
    }
  }

  /// Numerator and denominator of ½ and its kin.
  static func fractionParts(_ scalar: UInt32) -> (Int64, Int64)? {
    switch scalar {
    case 0xBC: (1, 4)
    case 0xBD: (1, 2)
    case 0xBE: (3, 4)
    case 0x2150: (1, 7)
    case 0x2151: (1, 9)
    case 0x2152: (1, 10)
    case 0x2153: (1, 3)
    case 0x2154: (2, 3)
    case 0x2155...0x2158: (Int64(scalar - 0x2154), 5)
    case 0x2159: (1, 6)
    case 0x215A: (5, 6)
    case 0x215B: (1, 8)
    case 0x215C: (3, 8)
    case 0x215D: (5, 8)
    case 0x215E: (7, 8)
    default: nil
    }
  }
}

/// One scalar of valid UTF-8 at `offset`, and its length in bytes. Damaged input yields U+FFFD and one byte.
@inline(__always)
func decodeScalar(_ bytes: Span<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
  let first = bytes[offset]
  let count = bytes.count
  if first < 0x80 { return (UInt32(first), 1) }
  if first < 0xE0, offset + 1 < count {
    return (UInt32(first & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), 2)
  }
  if first < 0xF0, offset + 2 < count {
    return (
      UInt32(first & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F), 3
    )
  }
  if offset + 3 < count {
    return (
      UInt32(first & 0x07) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12 | UInt32(bytes[offset + 2] & 0x3F) << 6
        | UInt32(bytes[offset + 3] & 0x3F), 4
    )
  }
  return (0xFFFD, 1)
}
