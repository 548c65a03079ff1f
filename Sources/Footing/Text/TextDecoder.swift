/// The encodings that reports come in.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case latin1 = "iso-8859-1"
  case windows1252 = "windows-1252"

  /// The encoding that people call by `name`, in any case, with or without hyphens.
  public init?(named name: String) {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "utf8", "ascii", "usascii": self = .utf8
    case "utf16le", "utf16": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "latin1", "iso88591": self = .latin1
    case "windows1252", "cp1252": self = .windows1252
    default: return nil
    }
  }
}

/// Why a file could not be read as text.
public enum TextError: Error, Sendable, Hashable {
  /// The bytes are no text: `controls` of the first `inspected` are control characters.
  case binary(controls: Int, inspected: Int)
  /// The text has more than 4 GB, which offsets of 32 bits cannot address.
  case tooLarge(bytes: Int)
}

/// Turns the bytes of a file into text.
package enum TextDecoder {
  /// Decodes `data`. A byte-order mark decides; then what the caller was told; then whether the bytes are UTF-8;
  /// what is not, and is not merely damaged UTF-8, is windows-1252, of which Latin-1 text is a part.
  package static func text(from data: [UInt8], encoding told: TextEncoding? = nil) throws(TextError) -> SourceText {
    guard data.count < Int(UInt32.max) else { throw .tooLarge(bytes: data.count) }
    if data.starts(with: [0xFF, 0xFE]) { return utf16(data.dropFirst(2), .utf16LittleEndian) }
    if data.starts(with: [0xFE, 0xFF]) { return utf16(data.dropFirst(2), .utf16BigEndian) }
    if told == .utf16LittleEndian || told == .utf16BigEndian { return utf16(data[...], told ?? .utf16LittleEndian) }
    try refuseBinary(data)
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
    if told == .latin1 || told == .windows1252 { return singleByte(body, told ?? .windows1252) }
    let (invalid, multibyte, zeros) = survey(body)
    if invalid == 0, zeros == 0 {
      return SourceText(bytes: body.count == data.count ? data : Array(body), encoding: .utf8, replacements: 0)
    }
    // Hardly any text of another encoding looks like UTF-8 by chance: this one was damaged on its way.
    if told == .utf8 || multibyte >= invalid { return repaired(body) }
    return singleByte(body, .windows1252)
  }

  /// A text may hold a stray NUL; a file in which one byte in fifty is a control character is no text.
  private static func refuseBinary(_ data: [UInt8]) throws(TextError) {
    let inspected = min(data.count, 65_536)
    var controls = 0
    for byte in data.prefix(inspected) where byte < 0x20 {
      if byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D && byte != 0x1B { controls += 1 }
    }
    if controls > 2, controls * 50 > inspected { throw .binary(controls: controls, inspected: inspected) }
  }

  /// How many sequences are no UTF-8, how many beyond ASCII are, and how many bytes are NUL.
  private static func survey(_ data: ArraySlice<UInt8>) -> (invalid: Int, multibyte: Int, zeros: Int) {
    var invalid = 0
    var zeros = 0
    var multibyte = 0
    var at = data.startIndex
    while at < data.endIndex {
      let byte = data[at]
      if byte < 0x80 {
        if byte == 0 { zeros += 1 }
        at += 1
        continue
      }
      let length = sequenceLength(data, at)
      if length == 0 { invalid += 1 } else { multibyte += 1 }
      at += max(1, length)
    }
    return (invalid, multibyte, zeros)
  }

  /// The length of the well-formed sequence at `at`, or 0.
  private static func sequenceLength(_ data: ArraySlice<UInt8>, _ at: Int) -> Int {
    let first = data[at]
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, at + length <= data.endIndex else { return 0 }
    for next in (at + 1)..<(at + length) where data[next] & 0xC0 != 0x80 { return 0 }
    let second = data[at + 1]
    switch first {
    case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
      return 0
    default: return length
    }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private static func repaired(_ data: ArraySlice<UInt8>) -> SourceText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count)
    var replacements = 0
    var at = data.startIndex
    while at < data.endIndex {
      let byte = data[at]
      if byte != 0 && byte < 0x80 {
        bytes.append(byte)
        at += 1
        continue
      }
      let length = byte == 0 ? 0 : sequenceLength(data, at)
      if length == 0 {
        bytes.append(contentsOf: replacement)
        replacements += 1
        at += 1
      } else {
        bytes.append(contentsOf: data[at..<(at + length)])
        at += length
      }
    }
    return SourceText(bytes: bytes, encoding: .utf8, replacements: replacements)
  }

  /// The scalars of windows-1252 at 0x80–0x9F; the five that it leaves open stay control characters.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static func singleByte(_ data: ArraySlice<UInt8>, _ encoding: TextEncoding) -> SourceText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count + data.count / 16)
    var replacements = 0
    for byte in data {
      if byte == 0 {
        bytes.append(contentsOf: replacement)
        replacements += 1
      } else if byte < 0x80 {
        bytes.append(byte)
      } else if byte < 0xA0, encoding == .windows1252 {
        append(windows1252[Int(byte) - 0x80], to: &bytes)
      } else {
        append(UInt32(byte), to: &bytes)
      }
    }
    return SourceText(bytes: bytes, encoding: encoding, replacements: replacements)
  }

  private static func utf16(_ data: ArraySlice<UInt8>, _ encoding: TextEncoding) -> SourceText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count)
    var replacements = data.count % 2
    var pending: UInt32? = nil
    var at = data.startIndex
    while at + 1 < data.endIndex {
      let (low, high) = encoding == .utf16LittleEndian ? (data[at], data[at + 1]) : (data[at + 1], data[at])
      let unit = UInt32(high) << 8 | UInt32(low)
      at += 2
      switch (unit, pending) {
      case (0xDC00...0xDFFF, let lead?):
        append(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00), to: &bytes)
        pending = nil
      case (0xD800...0xDBFF, let lead):
        if lead != nil { replacements += 1 }
        pending = unit
      default:
        if pending != nil || (0xDC00...0xDFFF).contains(unit) || unit == 0 {
          bytes.append(contentsOf: replacement)
          replacements += 1
          pending = nil
        }
        if !(0xDC00...0xDFFF).contains(unit) && unit != 0 { append(unit, to: &bytes) }
      }
    }
    if pending != nil { replacements += 1 }
    return SourceText(bytes: bytes, encoding: encoding, replacements: replacements)
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return bytes.append(contentsOf: replacement) }
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
