import Footing

/// Cuts a Markdown text into its front matter, its definitions of notes, and the rest, line by line. One pass, linear.
///
/// The parser behind it drops definitions to which nothing leads and gives the others numbers; so they are taken out
/// before it sees the text.
struct MarkdownScanner {
  /// Text for the parser, with the place in the file of each of its lines.
  struct Segment {
    var bytes: [UInt8] = []
    /// Where each line begins, here and in the file.
    var lines: [(start: Int, file: Int)] = []

    func line(_ index: Int) -> ArraySlice<UInt8> {
      bytes[lines[index].start..<(index + 1 < lines.count ? lines[index + 1].start : bytes.count)]
    }

    mutating func append(_ line: ArraySlice<UInt8>, at file: Int? = nil) {
      lines.append((bytes.count, file ?? line.startIndex))
      bytes += line
      if bytes.last != 0x0A { bytes.append(0x0A) }
    }

    mutating func appendBlank(at file: Int) {
      lines.append((bytes.count, file))
      bytes.append(0x0A)
    }
  }

  /// Cuts what is too long for one tree at headings, each part with all addresses that links name from afar.
  static func parts(of segment: Segment, longest: Int = 2 << 20) -> [Segment] {
    guard segment.bytes.count > 2 * longest else { return [segment] }
    var addresses: [Int] = []
    var cuts = [0]
    var isAfterBlank = true
    var fence: (byte: UInt8, length: Int)? = nil
    for index in segment.lines.indices {
      let line = segment.line(index)
      if let mark = Self.fence(line) {
        if let open = fence {
          if mark.byte == open.byte, mark.length >= open.length { fence = nil }
        } else {
          fence = (mark.byte, mark.length)
        }
      } else if fence == nil {
        if isAddress(line) { addresses.append(index) }
        let isFar = segment.lines[index].start - segment.lines[cuts[cuts.count - 1]].start > longest
        if isAfterBlank, isFar, line.first == UInt8(ascii: "#") { cuts.append(index) }
      }
      isAfterBlank = isBlank(line)
    }
    guard addresses.count < 5_000 else { return [segment] }
    cuts.append(segment.lines.count)
    return zip(cuts, cuts.dropFirst()).map { first, end in
      var part = Segment()
      for index in first..<end { part.append(segment.line(index), at: segment.lines[index].file) }
      part.appendBlank(at: 0)
      for index in addresses where index < first || index >= end { part.append(segment.line(index), at: segment.lines[index].file) }
      return part
    }
  }

  /// "[name]: address"
  private static func isAddress(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.prefix(1_024).drop { $0 == 0x20 }
    guard text.startIndex - line.startIndex <= 3, text.first == UInt8(ascii: "["), let close = text.firstIndex(of: UInt8(ascii: "]")) else {
      return false
    }
    return close + 1 < text.endIndex && text[close + 1] == UInt8(ascii: ":")
  }

  struct Definition {
    let label: String
    var content = Segment()
  }

  private(set) var frontMatter: ArraySlice<UInt8>? = nil
  private(set) var body = Segment()
  private(set) var definitions: [Definition] = []

  init(_ bytes: [UInt8]) {
    let lines = Self.lines(of: bytes)
    var index = readFrontMatter(bytes, lines)
    var fence: (byte: UInt8, length: Int)? = nil
    var isAfterBlank = true
    while index < lines.count {
      let line = bytes[lines[index]]
      if let mark = Self.fence(line) {
        if let open = fence {
          if mark.byte == open.byte, mark.length >= open.length, mark.isBare { fence = nil }
        } else {
          fence = (mark.byte, mark.length)
        }
      } else if fence == nil, let (label, start) = Self.definition(line), isAfterBlank || !Self.isIndented(line) {
        index = readDefinition(label, from: start, bytes, lines, index)
        isAfterBlank = true
        continue
      } else if fence == nil, Self.isLayout(line) {
        body.appendBlank(at: line.startIndex)
        isAfterBlank = true
        index += 1
        continue
      }
      body.append(line)
      isAfterBlank = Self.isBlank(line)
      index += 1
    }
  }

  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, at < bytes.count, bytes[at] == 0x0A { at += 1 }
      lines.append(start..<at)
      start = at
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 <= 0x20 } }
  private static func isIndented(_ line: ArraySlice<UInt8>) -> Bool { line.first == 0x09 || line.starts(with: [0x20, 0x20, 0x20, 0x20]) }

  // MARK: Front matter

  /// Between "---" on the first line and the next "---" or "...".
  private mutating func readFrontMatter(_ bytes: [UInt8], _ lines: [Range<Int>]) -> Int {
    guard let first = lines.first, Self.isRule(bytes[first], "---") else { return 0 }
    for index in 1..<min(lines.count, 2_000) {
      guard Self.isRule(bytes[lines[index]], "---") || Self.isRule(bytes[lines[index]], "...") else { continue }
      frontMatter = bytes[first.upperBound..<lines[index].lowerBound]
      return index + 1
    }
    return 0
  }

  private static func isRule(_ line: ArraySlice<UInt8>, _ sign: StaticString) -> Bool {
    var end = line.endIndex
    while end > line.startIndex, line[end - 1] <= 0x20 { end -= 1 }
    return sign.withUTF8Buffer { line[line.startIndex..<end].elementsEqual($0) }
  }

  // MARK: Lines

  private static func fence(_ line: ArraySlice<UInt8>) -> (byte: UInt8, length: Int, isBare: Bool)? {
    let text = line.drop { $0 == 0x20 }
    guard text.startIndex - line.startIndex <= 12, let byte = text.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else {
      return nil
    }
    let length = text.prefix { $0 == byte }.count
    let rest = text.dropFirst(length)
    guard length >= 3, byte == UInt8(ascii: "~") || !rest.contains(UInt8(ascii: "`")) else { return nil }
    return (byte, length, isBlank(rest))
  }

  /// Marks of divisions (":::") and lines that are nothing but a command to a site builder ("{% … %}").
  private static func isLayout(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 <= 0x20 }
    if text.starts(with: ":::".utf8) { return true }
    guard text.starts(with: "{%".utf8) || text.starts(with: "{{<".utf8) else { return false }
    var end = text.endIndex
    while end > text.startIndex, text[end - 1] <= 0x20 { end -= 1 }
    return end - text.startIndex >= 4
      && (text[end - 2] == UInt8(ascii: "%") || text[end - 2] == UInt8(ascii: "}") || text[end - 2] == UInt8(ascii: ">"))
  }

  /// "[^label]:" at the beginning of a line: the label, and where the text begins.
  private static func definition(_ line: ArraySlice<UInt8>) -> (label: String, start: Int)? {
    let text = line.drop { $0 == 0x20 }
    guard text.startIndex - line.startIndex <= 3, text.starts(with: "[^".utf8) else { return nil }
    let label = text.dropFirst(2).prefix { $0 != UInt8(ascii: "]") && $0 > 0x20 }
    guard !label.isEmpty, label.count <= 999, text[label.endIndex...].starts(with: "]:".utf8) else { return nil }
    return (String(decoding: label, as: UTF8.self), label.endIndex + 2)
  }

  /// The text behind the label, lines that go on lazily, and indented lines, also behind blank ones.
  private mutating func readDefinition(
    _ label: String, from start: Int, _ bytes: [UInt8], _ lines: [Range<Int>], _ first: Int
  ) -> Int {
    var definition = Definition(label: label)
    body.appendBlank(at: lines[first].lowerBound)
    var from = start
    while from < lines[first].upperBound, bytes[from] == 0x20 || bytes[from] == 0x09 { from += 1 }
    definition.content.append(bytes[from..<lines[first].upperBound])
    var index = first + 1
    var isAfterBlank = false
    while index < lines.count {
      let line = bytes[lines[index]]
      if Self.isBlank(line) {
        // Blank lines belong to the note only if an indented line follows.
        var next = index
        while next < lines.count, Self.isBlank(bytes[lines[next]]) { next += 1 }
        guard next < lines.count, Self.isIndented(bytes[lines[next]]) else { break }
        definition.content.appendBlank(at: line.startIndex)
        isAfterBlank = true
      } else if Self.isIndented(line) {
        definition.content.append(line.dropFirst(line.first == 0x09 ? 1 : 4))
        isAfterBlank = false
      } else {
        guard !isAfterBlank, !Self.interrupts(line) else { break }
        definition.content.append(line.drop { $0 == 0x20 })
      }
      body.appendBlank(at: line.startIndex)
      index += 1
    }
    definitions.append(definition)
    return index
  }

  /// It begins something else even without a blank line before it.
  private static func interrupts(_ line: ArraySlice<UInt8>) -> Bool {
    if definition(line) != nil || fence(line) != nil || isLayout(line) { return true }
    let text = line.drop { $0 == 0x20 }
    switch text.first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): return text.dropFirst().first == 0x20
    case UInt8(ascii: "<"): return text.dropFirst().first.map { $0 != UInt8(ascii: "h") && $0 != UInt8(ascii: "a") } ?? false
    default: return false
    }
  }
}
