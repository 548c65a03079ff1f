/// Marks the lines that belong to the page or the site: rules, running heads, addresses collected at a page's foot.
struct FurnitureScanner {
  let text: SourceText

  func mark(_ lines: inout [Line]) {
    for index in lines.indices where lines[index].traits.contains(.rule) && !lines[index].isBlank { lines[index].traits.insert(.furniture) }
    markAddresses(&lines)
    markRunningHeads(&lines)
    markPageNumbers(&lines)
  }

  /// A line that is an address and nothing else, and that ends in a damaged character or stands in a group of its own,
  /// was collected by the extractor; the note that it belongs to has it already.
  private func markAddresses(_ lines: inout [Line]) {
    for index in lines.indices where lines[index].traits.contains(.address) {
      if endsDamaged(lines[index]) || isApart(lines, index) { lines[index].traits.insert(.furniture) }
    }
  }

  private func endsDamaged(_ line: Line) -> Bool {
    var end = line.range.upper
    while end > line.range.lower, text.bytes[end - 1] <= 0x20 { end -= 1 }
    return end >= 3 && text.bytes[end - 3] == 0xEF && text.bytes[end - 2] == 0xBF && text.bytes[end - 1] == 0xBD
  }

  /// Between blank lines and other addresses, two or more together.
  private func isApart(_ lines: [Line], _ index: Int) -> Bool {
    func opens(_ step: Int) -> (apart: Bool, company: Bool) {
      var at = index + step
      var company = false
      while lines.indices.contains(at), lines[at].traits.contains(.address) {
        company = true
        at += step
      }
      return (!lines.indices.contains(at) || lines[at].isBlank, company)
    }
    let before = opens(-1)
    let after = opens(1)
    return before.apart && after.apart && (before.company || after.company)
  }

  /// A number alone between blank lines, beside a running head or a page break, is the number of the page.
  private func markPageNumbers(_ lines: inout [Line]) {
    for index in lines.indices where lines[index].traits.contains(.number) && !lines[index].isFurniture {
      let above = nearestText(lines, from: index, step: -1)
      let below = nearestText(lines, from: index, step: 1)
      let endsPage = below.map { $0 == index + 1 && lines[$0].traits.contains(.pageStart) } ?? false
      guard endsPage || (above != index - 1 || index == 0) && below != index + 1 else { continue }
      let besideHead = above.map { lines[$0].isFurniture } ?? false || below.map { lines[$0].isFurniture } ?? false
      let besideBreak = lines[index].traits.contains(.pageStart) || below.map { lines[$0].traits.contains(.pageStart) } ?? false
      if besideHead || besideBreak { lines[index].traits.insert(.furniture) }
    }
  }

  /// The next line with text within five lines.
  private func nearestText(_ lines: [Line], from index: Int, step: Int) -> Int? {
    var at = index + step
    while lines.indices.contains(at), abs(at - index) <= 5 {
      if !lines[at].isBlank { return at }
      at += step
    }
    return nil
  }

  /// A short line that returns three times and more at the edge of a page or between blank lines, its digits aside, is a running
  /// head or foot. Linear: lines are counted by the hash of their letters.
  private func markRunningHeads(_ lines: inout [Line]) {
    var counts: [UInt32: Int] = [:]
    var hashes = [UInt32](repeating: 0, count: lines.count)
    for index in lines.indices where isHeadSized(lines, index) {
      let hash = letterHash(lines[index].contentRange)
      guard hash != 0 else { continue }
      hashes[index] = hash
      counts[hash, default: 0] += 1
    }
    for index in lines.indices where hashes[index] != 0 && counts[hashes[index], default: 0] >= 3 && !isCaption(lines[index]) {
      lines[index].traits.insert(.furniture)
    }
  }

  /// "Figure 1", "Figure 2" and "Figure 3" differ in their digits only, and are no running head.
  private func isCaption(_ line: Line) -> Bool {
    let view = TokenView([line.contentRange], in: text, lexicon: .english)
    return view.exhibitLabel(at: 0) != nil || view.is(0, [.exhibit, .label]) && view.kind(1) == .digits
  }

  private func isHeadSized(_ lines: [Line], _ index: Int) -> Bool {
    let line = lines[index]
    guard !line.isBlank, !line.isFurniture, (4...110).contains(line.contentRange.length) else { return false }
    guard endsOpen(line) else { return false }
    if beginsPage(lines, index) || endsPage(lines, index) { return true }
    return (index == 0 || lines[index - 1].isBlank) && (index + 1 >= lines.count || lines[index + 1].isBlank)
  }

  /// Before it a page break stands, maybe among blank lines, or nothing.
  private func beginsPage(_ lines: [Line], _ index: Int) -> Bool {
    var at = index
    while at > 0, !lines[at].traits.contains(.pageStart), lines[at - 1].isBlank { at -= 1 }
    return at == 0 || lines[at].traits.contains(.pageStart)
  }

  private func endsPage(_ lines: [Line], _ index: Int) -> Bool {
    var at = index + 1
    while at < lines.count, !lines[at].traits.contains(.pageStart), lines[at].isBlank { at += 1 }
    return at == lines.count || lines[at].traits.contains(.pageStart)
  }

  /// Running heads are no sentences.
  private func endsOpen(_ line: Line) -> Bool {
    var end = line.range.upper
    while end > line.range.lower, text.bytes[end - 1] <= 0x20 { end -= 1 }
    guard end > line.range.lower else { return false }
    let last = text.bytes[end - 1]
    return last.isASCIILetter || last.isASCIIDigit || last == UInt8(ascii: ")") || last >= 0x80
  }

  /// A hash over the letters of a range; 0 where digits and marks are all that it has.
  private func letterHash(_ range: TextRange) -> UInt32 {
    var hash = Folding.Hash()
    var letters = 0
    for at in range.lower..<range.upper {
      let byte = text.bytes[at]
      guard byte.isASCIILetter || byte >= 0x80 else { continue }
      hash.combine(byte.isASCIIUpper ? byte | 0x20 : byte)
      letters += 1
    }
    return letters >= 4 ? hash.value | 1 : 0
  }
}
