public import Footing

/// A text with the places that a test speaks of between ⟦ and ⟧.
public struct MarkedText: Sendable {
  /// The text without the marks.
  public let text: String
  /// The marked places, as UTF-8 offsets into `text`.
  public let ranges: [TextRange]

  public init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [Int] = []
    var ranges: [TextRange] = []
    for character in marked.unicodeScalars {
      switch character {
      case "⟦": open.append(bytes.count)
      case "⟧": if let start = open.popLast() { ranges.append(TextRange(start: UInt32(start), end: UInt32(bytes.count))) }
      default: bytes += Array(String(character).utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.ranges = ranges.sorted()
  }

  /// The same with `prefix` before it.
  public func prefixed(with prefix: String) -> MarkedText {
    let shift = UInt32(prefix.utf8.count)
    return MarkedText(text: prefix + text, ranges: ranges.map { TextRange(start: $0.start + shift, end: $0.end + shift) })
  }

  /// The same with CRLF at the ends of lines.
  public var withCarriageReturns: MarkedText {
    var bytes: [UInt8] = []
    var moved: [Int] = []
    for byte in text.utf8 {
      moved.append(bytes.count)
      if byte == 0x0A { bytes.append(0x0D) }
      bytes.append(byte)
    }
    moved.append(bytes.count)
    return MarkedText(
      text: String(decoding: bytes, as: UTF8.self),
      ranges: ranges.map { TextRange(start: UInt32(moved[Int($0.start)]), end: UInt32(moved[Int($0.end)])) })
  }

  private init(text: String, ranges: [TextRange]) {
    self.text = text
    self.ranges = ranges
  }
}

/// The findings of one text, judged alone.
public func findings(in text: String, path: String = "test.txt") -> [Finding] {
  analysis(of: text, path: path).findings()
}

/// One text, read and compared with itself.
public func analysis(of text: String, path: String = "test.txt") -> Analysis {
  Analysis(of: [PlainTextReader().document(of: SourceText(text), path: path)])
}
