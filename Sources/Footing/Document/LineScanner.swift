/// Cuts a text into lines and says what each looks like. One pass, linear.
struct LineScanner {
  let text: SourceText

  func lines() -> [Line] {
    let bytes = text.bytes.span
    var lines: [Line] = []
    lines.reserveCapacity(text.lineCount)
    let starts = text.lineStarts
    var endedPage = false
    for index in starts.indices {
      let start = Int(starts[index])
      var end = index + 1 < starts.count ? Int(starts[index + 1]) : bytes.count
      let startsPage = endedPage
      endedPage = false
      while end > start, bytes[end - 1].isLineEnd {
        end -= 1
        if bytes[end] == 0x0C { endedPage = true }
      }
      // A form feed ends a page, and with it the line, though editors do not count it as one.
      var from = start
      var at = bytes.first(from: start, before: end) { $0.equal(to: 0x0C) }
      while at < end {
        if at > from { lines.append(line(bytes, from, at, startsPage: startsPage && from == start)) }
        from = at + 1
        at = bytes.first(from: from, before: end) { $0.equal(to: 0x0C) }
      }
      lines.append(line(bytes, from, end, startsPage: startsPage && from == start))
    }
    return lines
  }

  private func line(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, startsPage: Bool) -> Line {
    var at = start
    var indent = 0
    while at < end {
      if bytes[at] == 0x09 {
        indent += 8 - indent % 8
      } else if bytes[at] == 0x20 {
        indent += 1
      } else {
        // A no-break space indents as a blank does.
        guard bytes[at] == 0xC2, at + 1 < end, bytes[at + 1] == 0xA0 else { break }
        indent += 1
        at += 1
      }
      at += 1
    }
    var traits: Line.Traits = []
    if startsPage || start > 0 && bytes[start - 1] == 0x0C { traits.insert(.pageStart) }
    if at >= end {
      traits.insert(.blank)
      if indent >= 20 { traits.insert(.rule) }
    } else {
      if isRule(bytes, at, end) { traits.insert(.rule) }
      if isNumber(bytes, at, end) { traits.insert(.number) }
      if isAddress(bytes, at, end) { traits.insert(.address) }
    }
    return Line(
      range: TextRange(start, end), content: UInt32(clamping: at), indent: UInt16(clamping: indent), traits: traits)
  }

  /// Three or more dashes, underscores, asterisks or equals signs and nothing else.
  private func isRule(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var marks = 0
    var at = start
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "="): marks += 1
      case 0x20: break
      case 0xE2 where at + 2 < end && bytes[at + 1] == 0x80 && (0x90...0x95).contains(bytes[at + 2]):
        marks += 1
        at += 2
      default: return false
      }
      at += 1
    }
    return marks >= 3
  }

  private func isNumber(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end, bytes[at].isASCIIDigit { at += 1 }
    let digits = at - start
    while at < end, bytes[at].isBlank { at += 1 }
    return (1...4).contains(digits) && at == end
  }

  private func isAddress(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start >= 8 else { return false }
    let opens = bytes[start] == UInt8(ascii: "h") || bytes[start] == UInt8(ascii: "w")
    guard opens else { return false }
    let isHTTP =
      bytes[start + 1] == UInt8(ascii: "t") && bytes[start + 2] == UInt8(ascii: "t")
      && bytes[start + 3] == UInt8(ascii: "p")
    let isWWW =
      bytes[start + 1] == UInt8(ascii: "w") && bytes[start + 2] == UInt8(ascii: "w")
      && bytes[start + 3] == UInt8(ascii: ".")
    guard isHTTP || isWWW else { return false }
    var at = start
    while at < end, !bytes[at].isBlank { at += 1 }
    while at < end, bytes[at].isBlank { at += 1 }
    return at == end
  }
}
