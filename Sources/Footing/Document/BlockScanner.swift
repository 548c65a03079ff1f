/// Joins lines to blocks: at blank lines, page starts, furniture, and first-line indents.
struct BlockScanner {
  let text: SourceText
  let lines: [Line]

  func blocks() -> [Block] {
    var blocks: [Block] = []
    var start: Int? = nil
    var afterBlank = true
    var blankBefore = true
    for index in lines.indices {
      let line = lines[index]
      let ends = line.isBlank || line.isFurniture || line.traits.contains(.pageStart) || beginsParagraph(index)
      if let first = start, ends || index == first + 1 && isHeading(first) {
        blocks.append(block(first..<index, afterBlank: afterBlank))
        start = nil
      }
      if line.isBlank {
        // One blank alone on a line is the blank that stood before the next block when the page was cut.
        blankBefore = true
        continue
      }
      if line.isFurniture {
        blocks.append(Block(lines: index..<(index + 1), zone: .furniture, startsIndented: false, afterBlankLine: blankBefore))
        continue
      }
      if start == nil {
        start = index
        afterBlank = blankBefore
      }
      blankBefore = false
    }
    if let first = start { blocks.append(block(first..<lines.count, afterBlank: afterBlank)) }
    return blocks
  }

  private func block(_ range: Range<Int>, afterBlank: Bool) -> Block {
    let before = range.lowerBound - 1
    // " " alone on the line before: the extractor broke the line behind the leading blank.
    let strayBlank = before >= 0 && lines[before].isBlank && lines[before].range.length == 1 && lines[before].indent == 1
    return Block(
      lines: range, zone: .body, startsIndented: lines[range.lowerBound].indent > 0 || strayBlank,
      afterBlankLine: afterBlank)
  }

  /// The first line of a paragraph stops though the next word would have fitted, as a sentence does not: a heading.
  private func isHeading(_ first: Int) -> Bool {
    guard first + 2 < lines.count, !lines[first + 2].isBlank else { return false }
    let line = lines[first].contentRange
    let next = lines[first + 1]
    guard line.length >= 4, Int(next.content) < text.count,
      text.bytes[Int(next.content)].isASCIIUpper || text.bytes[Int(next.content)] >= 0x80
    else { return false }
    var end = line.upper
    while end > line.lower, text.bytes[end - 1] <= 0x20 { end -= 1 }
    guard end > line.lower, text.bytes[end - 1].isASCIILetter, !text.bytes[line.lower].isASCIIDigit else { return false }
    var word = Int(next.content)
    while word < next.range.upper, text.bytes[word] > 0x20 { word += 1 }
    let words = TokenView([line], in: text, lexicon: .english)
    guard !words.is(words.count - 1, .function), !words.tokens.contains(where: { $0.kind == .comma }) else { return false }
    let width = max(next.range.length, lines[first + 2].range.length)
    return Int(lines[first].indent) + (end - line.lower) + (word - Int(next.content)) + 8 < width
  }

  /// A line that is indented while its neighbours are not begins a paragraph, or a page; where the next line is
  /// indented as well, it hangs under a label or is a quotation.
  private func beginsParagraph(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let line = lines[index]
    let before = lines[index - 1]
    guard !line.isBlank, !before.isBlank, line.indent > before.indent else { return false }
    guard index + 1 < lines.count else { return true }
    let after = lines[index + 1]
    return after.isBlank || after.indent < line.indent
  }
}
