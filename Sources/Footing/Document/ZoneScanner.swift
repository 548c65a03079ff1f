/// Says of each block which part of the report it is. Looks at words only where a block is short enough to be a
/// heading, a caption or a stamp; linear.
struct ZoneScanner {
  let text: SourceText
  let lines: [Line]
  let comments: CommentStamps

  func assign(_ blocks: inout [Block]) {
    for index in blocks.indices where blocks[index].zone == .body {
      blocks[index].zone = ownZone(blocks[index], next: index + 1 < blocks.count ? blocks[index + 1] : nil)
      if continuesTable(index, blocks) { blocks[index].zone = .table }
    }
    assignComments(&blocks)
    assignSummary(&blocks)
    assignSite(&blocks)
    assignBiography(&blocks)
  }

  /// A comment on a line of its own, as the one that allows a finding, does not end a table.
  private func continuesTable(_ index: Int, _ blocks: [Block]) -> Bool {
    guard index >= 2, blocks[index - 2].zone == .table, blocks[index - 1].zone == .furniture, !blocks[index].afterBlankLine else {
      return false
    }
    return text.bytes[Int(lines[blocks[index - 1].lines.lowerBound].content)...].starts(with: "<!--".utf8)
  }

  /// What a block is by itself.
  private func ownZone(_ block: Block, next: Block?) -> Zone {
    let range = contentRange(block)
    if isTable(block) { return .table }
    guard range.length <= 240 else { return .body }
    let view = TokenView([range], in: text, lexicon: .english)
    guard view.count > 0 else { return .furniture }
    if isCaption(view) { return .caption }
    if isCopyright(view) { return .furniture }
    return isHeading(view, lineCount: block.lines.count) ? .heading : .body
  }

  func contentRange(_ block: Block) -> TextRange {
    TextRange(start: lines[block.lines.lowerBound].content, end: lines[block.lines.upperBound - 1].range.end)
  }

  private func isCaption(_ view: TokenView) -> Bool {
    if let label = view.exhibitLabel(at: 0) {
      if [.colon, .period, .dash].contains(view[label.end].kind) || view.isBar(label.end) || view.count <= 14 { return true }
    }
    if view.kind(1) == .colon, view.word(0, is: "source") || view.word(0, is: "sources") { return view.count <= 40 }
    for index in 0..<min(view.count, 24) {
      if view[index].key == 0xA9 && view.kind(index) == .symbol { return true }
      if view.word(index, is: "credit") && view.kind(index + 1) == .colon { return true }
      if view.word(index, is: "courtesy") && view.word(index + 1, is: "of") { return true }
    }
    return false
  }

  private func isCopyright(_ view: TokenView) -> Bool {
    view.word(0, is: "copyright") || (view.count <= 12 && view.word(0, is: "reading") && view.word(1, is: "time"))
  }

  /// Short, begins with a capital or a number, and does not end as a sentence does.
  private func isHeading(_ view: TokenView, lineCount: Int) -> Bool {
    guard lineCount <= 3, view.count <= 24, let last = view.kind(view.count - 1) else { return false }
    switch last {
    case .period, .comma, .semicolon, .colon, .closeQuote, .straightQuote, .hyphen, .openParenthesis, .exclamation:
      return false
    default: break
    }
    // A line that ends in "of" or "a" goes on behind the page break; one with a whole sentence in it is text.
    guard !view.is(view.count - 1, .function), isOneSentence(view) else { return false }
    guard view[0].isCapitalized || view.kind(0) == .digits || view[0].isQuote else { return false }
    return (0..<view.count).contains { view[$0].isWord && view[$0].length > 1 }
  }

  /// Behind its number: "1. The failure of the rains".
  private func isOneSentence(_ view: TokenView) -> Bool {
    let isNumbered = view[0].length <= 3 && view.kind(0) == .digits && view.kind(1) == .period && view[2].spaced && view[2].isCapitalized
    return (isNumbered ? view.part(2..<view.count) : view).sentences().count == 1
  }

  /// Two lines and more, most of which are cells set apart by wide gaps or tabs, with digits in half of them.
  private func isTable(_ block: Block) -> Bool {
    guard block.lines.count >= 2 else { return false }
    var celled = 0
    var numbered = 0
    for line in block.lines.prefix(40) {
      let (gaps, digits) = cells(lines[line].contentRange)
      if gaps > 0 { celled += 1 }
      if digits && gaps > 0 { numbered += 1 }
    }
    let looked = min(block.lines.count, 40)
    return celled * 10 >= looked * 6 && numbered * 2 >= looked
  }

  /// How many gaps between words are as wide as three blanks, and whether digits stand beside them.
  private func cells(_ range: TextRange) -> (gaps: Int, digits: Bool) {
    let bytes = text.bytes.span
    let end = min(range.upper, bytes.count)
    var gaps = 0
    var at = range.lower
    while true {
      at = bytes.firstGap(from: at, before: end)
      guard at < end else { break }
      var width = 0
      while at < end, bytes[at].isBlank {
        width += bytes[at] == 0x09 ? 3 : 1
        at += 1
      }
      if width >= 3, at < end { gaps += 1 }
    }
    return (gaps, gaps > 0 && (range.lower..<end).contains { bytes[$0].isASCIIDigit })
  }

  // MARK: What readers wrote

  /// From the first of two and more stamps ("August 19, 2013 at 16:13") on, readers are speaking.
  private func assignComments(_ blocks: inout [Block]) {
    guard comments.lines.count >= 2, let first = comments.lines.first else { return }
    for index in blocks.indices where blocks[index].lines.upperBound > first && blocks[index].zone != .furniture {
      blocks[index].zone = .comment
    }
  }

  // MARK: Front and summary

  /// What precedes a heading "Summary" is front matter.
  private func assignSummary(_ blocks: inout [Block]) {
    let headings = SummaryHeadings(in: blocks.map(\.zone)) { block in
      blocks[block].lines.count == 1 ? TokenView([contentRange(blocks[block])], in: text, lexicon: .english) : nil
    } opening: { block in
      let range = contentRange(blocks[block])
      return TokenView([TextRange(range.lower, min(range.upper, range.lower + 32))], in: text, lexicon: .english)
    }
    if let heading = headings.summary { for index in 0..<heading where blocks[index].zone == .body { blocks[index].zone = .front } }
    for index in headings.blocks where blocks[index].zone == .body { blocks[index].zone = .summary }
  }

  // MARK: The site around an article

  /// Behind the last long paragraph, the first short block that speaks of subscriptions, cookies or comments begins
  /// what belongs to the site.
  private func assignSite(_ blocks: inout [Block]) {
    guard let last = blocks.lastIndex(where: { isProse($0) }) else { return }
    var begun = false
    for index in (last + 1)..<max(last + 1, blocks.count) {
      begun = begun || speaksOfSite(blocks[index])
      if begun { blocks[index].zone = .furniture }
    }
  }

  private func isProse(_ block: Block) -> Bool {
    let range = contentRange(block)
    guard block.zone != .furniture, range.length >= 200 else { return false }
    var end = range.upper
    while end > range.lower, text.bytes[end - 1] <= 0x20 { end -= 1 }
    guard end > range.lower else { return false }
    let last = text.bytes[end - 1]
    return last == UInt8(ascii: ".") || last == UInt8(ascii: "\"") || last >= 0x80 || last.isASCIIDigit
  }

  private func speaksOfSite(_ block: Block) -> Bool {
    let range = contentRange(block)
    guard range.length <= 160 else { return false }
    let view = TokenView([range], in: text, lexicon: .english)
    return (0..<view.count).contains { view.is($0, .site) }
  }

  // MARK: About the author

  /// "Jane Doe is associate professor at …", in the last paragraphs.
  private func assignBiography(_ blocks: inout [Block]) {
    for index in blocks.indices.suffix(8) where blocks[index].zone == .body {
      let range = contentRange(blocks[index])
      guard range.length <= 900 else { continue }
      let view = TokenView([TextRange(range.lower, min(range.upper, range.lower + 160))], in: text, lexicon: .english)
      guard view[0].isCapitalized, view[1].isCapitalized, !view.is(0, .function) else { continue }
      let isAt = (2...4).first { view.word($0, is: "is") || view.word($0, is: "was") }
      if let isAt, ((isAt + 1)...(isAt + 6)).contains(where: { view.is($0, [.office, .institution]) || isCalling(view, $0) }) {
        blocks[index].zone = .bio
      }
    }
  }

  private func isCalling(_ view: TokenView, _ index: Int) -> Bool {
    view.word(index, is: "fellow") || view.word(index, is: "head") || view.word(index, is: "researcher")
      || view.word(index, is: "editor") || view.word(index, is: "author") || view.word(index, is: "analyst")
      || view.word(index, is: "lecturer") || view.word(index, is: "economist")
  }
}

/// Lines that say when a reader's comment was posted.
struct CommentStamps {
  let lines: [Int]
  /// The earliest day among them: the page was there by then.
  let earliest: CalendarDate?

  init(text: SourceText, lines all: [Line]) {
    var found: [Int] = []
    var earliest: CalendarDate? = nil
    for index in all.indices {
      let range = all[index].contentRange
      guard (12...60).contains(range.length), Self.hasClock(text, range) else { continue }
      let view = TokenView([range], in: text, lexicon: .english)
      guard let date = Self.stamp(view) else { continue }
      found.append(index)
      if let day = date.firstDay, day < earliest?.firstDay ?? .max { earliest = date }
    }
    lines = found
    self.earliest = found.count >= 2 ? earliest : nil
  }

  /// The stamps of two and more comments, and the name above each, are the site's.
  func markAsFurniture(_ lines: inout [Line]) {
    guard self.lines.count >= 2 else { return }
    for line in self.lines {
      lines[line].traits.insert(.furniture)
      let hasName = line > 0 && !lines[line - 1].isBlank && lines[line - 1].contentRange.length <= 40
      if hasName, line < 2 || lines[line - 2].isBlank { lines[line - 1].traits.insert(.furniture) }
    }
  }

  /// Digits, a colon, digits: cheap to see before the line is cut into words.
  private static func hasClock(_ text: SourceText, _ range: TextRange) -> Bool {
    var at = range.lower + 1
    while at + 1 < range.upper {
      if text.bytes[at] == UInt8(ascii: ":"), text.bytes[at - 1].isASCIIDigit, text.bytes[at + 1].isASCIIDigit {
        return true
      }
      at += 1
    }
    return false
  }

  private static func stamp(_ view: TokenView) -> CalendarDate? {
    guard view.count <= 12 else { return nil }
    for index in 0..<view.count {
      guard let phrase = view.datePhrase(at: index), phrase.date.day != nil, phrase.hasYear else { continue }
      let words = (0..<index).count { view[$0].isWord } + (phrase.end..<view.count).count { view[$0].isWord }
      return words <= 4 ? phrase.date : nil
    }
    return nil
  }
}

/// The title and the date that a report carries on its first page.
struct FrontMatter {
  private(set) var title: TextRange?
  private(set) var date: CalendarDate?

  /// - Parameter dated: the lines that may give the date; by default all.
  init(text: SourceText, lines: [Line], blocks: [Block], dated: [Line]? = nil) {
    let first = blocks.prefix(12).filter { $0.zone != .furniture }
    let titled = first.first { $0.zone == .heading } ?? first.first
    title = titled.map { block in
      TextRange(start: lines[block.lines.lowerBound].content, end: lines[block.lines.upperBound - 1].range.end)
    }
    if let title, title.length > 240 { self.title = nil }
    date = Self.date(in: dated ?? lines, of: text)
  }

  /// The latest of the dates that stand on lines of their own before the text begins: what a first page speaks of ("Elections of
  /// 4 October 2020") happened before it was printed.
  private static func date(in lines: [Line], of text: SourceText) -> CalendarDate? {
    var latest: CalendarDate?
    for line in lines.lazy.filter({ !$0.isBlank }).prefix(40) {
      let range = line.contentRange
      if latest != nil, range.length > 70 { break }
      guard range.length <= 60, let date = dateLine(TokenView([range], in: text, lexicon: .english)) else { continue }
      if (date.lastDay ?? 0) > (latest?.lastDay ?? 0) { latest = date }
    }
    return latest
  }

  /// "Fact Sheet, April 2019", "Policy Paper 9 | June 2014", "Issue 2/2016 · November 2016"
  private static func isSeparator(_ view: TokenView, _ index: Int) -> Bool {
    switch view.kind(index) {
    case .comma, .dash: true
    case .symbol, .mark: [0x7C, 0xB7, 0x2022, 0x2219].contains(view[index].key)
    default: false
    }
  }

  /// A line that is a date and nothing else but a weekday, a place or a word such as "Published:"; or a few names and, behind a
  /// comma, the date ("Peace Institute Fact Sheet, April 2019").
  private static func dateLine(_ view: TokenView) -> CalendarDate? {
    for index in 0..<min(view.count, 9) {
      guard let phrase = view.datePhrase(at: index), phrase.hasYear else { continue }
      guard phrase.end >= view.count - 1 else { return nil }
      let isNamed =
        isSeparator(view, index - 1) && (0..<index - 1).allSatisfy { !view[$0].isWord || view[$0].isCapitalized || view.is($0, .function) }
      return index < 4 || isNamed ? phrase.date : nil
    }
    return nil
  }
}
