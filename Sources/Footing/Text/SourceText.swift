/// The text of one document: valid UTF-8, decoded once and never copied to be looked at.
public struct SourceText: Sendable {
  /// The decoded text; a byte-order mark is dropped and line ends are kept.
  public let bytes: [UInt8]
  /// The encoding that the file was in.
  public let encoding: TextEncoding
  /// How many damaged sequences were replaced by U+FFFD, NUL bytes included.
  public let replacements: Int
  private let layout: Layout

  /// What positions are worked out from. One reference, since every view of tokens carries the text.
  private final class Layout: Sendable {
    /// Where each line begins, as editors count lines: a line ends with LF, CR or CRLF.
    let lineStarts: [UInt32]
    /// How many scalars begin before each kilobyte: columns of a line of any length are found in constant time.
    let scalarCounts: [UInt32]

    init(lineStarts: [UInt32], scalarCounts: [UInt32]) {
      self.lineStarts = lineStarts
      self.scalarCounts = scalarCounts
    }
  }

  package init(bytes: [UInt8], encoding: TextEncoding, replacements: Int) {
    self.bytes = bytes
    self.encoding = encoding
    self.replacements = replacements
    layout = Layout(lineStarts: Self.lineStarts(in: bytes.span), scalarCounts: Self.scalarCounts(in: bytes.span))
  }

  /// The text of `string`, as if it had been read from a UTF-8 file.
  public init(_ string: String) {
    self.init(bytes: Array(string.utf8), encoding: .utf8, replacements: 0)
  }

  /// The number of bytes.
  public var count: Int { bytes.count }
  /// The number of lines; the line end at the end of the text begins none.
  public var lineCount: Int { lineStarts.count }

  /// The text in a range, for a person to read. Costs a copy.
  public func string(in range: TextRange) -> String {
    let end = min(range.upper, bytes.count)
    guard range.lower < end else { return "" }
    return String(decoding: bytes[range.lower..<end], as: UTF8.self)
  }

  /// The text in a range, each run of white space made one blank.
  func singleLine(in range: TextRange) -> String {
    let end = min(range.upper, bytes.count)
    guard range.lower < end else { return "" }
    var before: UInt8 = 0x20
    for at in range.lower..<end {
      let byte = bytes[at]
      if byte <= 0x20, byte < 0x20 || before == 0x20 { return string(in: [range]) }
      before = byte
    }
    return before == 0x20 ? string(in: [range]) : string(in: range)
  }

  /// The text of several pieces joined, each run of white space made one blank.
  public func string(in ranges: [TextRange]) -> String { String(decoding: singleSpaced(in: ranges), as: UTF8.self) }

  /// The bytes of several pieces joined, each run of white space made one blank.
  func singleSpaced(in ranges: [TextRange]) -> [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(ranges.totalLength + ranges.count)
    var pending = false
    for range in ranges {
      var at = range.lower
      let end = min(range.upper, bytes.count)
      while at < end {
        let byte = bytes[at]
        if byte <= 0x20 {
          pending = true
        } else {
          if pending && !joined.isEmpty { joined.append(0x20) }
          pending = false
          joined.append(byte)
        }
        at += 1
      }
      pending = true
    }
    return joined
  }

  var lineStarts: [UInt32] { layout.lineStarts }

  /// The 1-based line that holds `offset`. Logarithmic in the number of lines.
  public func line(of offset: UInt32) -> Int {
    let low = partitionPoint(lineStarts.count) { lineStarts[$0] <= offset }
    return max(1, low)
  }

  /// The 1-based line and column of `offset`; columns count Unicode scalars.
  public func position(of offset: UInt32) -> (line: Int, column: Int) {
    let line = line(of: offset)
    guard line <= lineStarts.count else { return (line, 1) }
    let column = scalars(before: min(Int(offset), bytes.count)) - scalars(before: Int(lineStarts[line - 1])) + 1
    return (line, column)
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset >> 10
    guard block < layout.scalarCounts.count else { return 0 }
    var count = Int(layout.scalarCounts[block])
    for at in (block << 10)..<offset where bytes[at] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Line `number` (1-based) without its line end.
  public func lineRange(_ number: Int) -> TextRange {
    guard number >= 1, number <= lineStarts.count else { return TextRange(count, count) }
    let start = Int(lineStarts[number - 1])
    var end = number < lineStarts.count ? Int(lineStarts[number]) : bytes.count
    while end > start, bytes[end - 1].isLineEnd { end -= 1 }
    return TextRange(start, end)
  }

  private static func scalarCounts(in bytes: Span<UInt8>) -> [UInt32] {
    var counts: [UInt32] = []
    counts.reserveCapacity(bytes.count >> 10 + 1)
    var count: UInt32 = 0
    var at = 0
    while at <= bytes.count {
      counts.append(count)
      let end = min(bytes.count, at + 1024)
      count &+= bytes.scalarCount(from: at, before: end)
      at += 1024
    }
    return counts
  }

  private static func lineStarts(in bytes: Span<UInt8>) -> [UInt32] {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 60 + 1)
    var at = 0
    let count = bytes.count
    while true {
      at = bytes.first(from: at, before: count) { $0.lineEnds }
      guard at < count else { break }
      let byte = bytes[at]
      at += 1
      if byte == 0x0D, at < count, bytes[at] == 0x0A { at += 1 }
      if at < count { starts.append(UInt32(clamping: at)) }
    }
    return starts
  }
}
