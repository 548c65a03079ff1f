/// A report as its reader sees it: one text, cut into blocks, each in its zone.
public struct Document: Sendable {
  /// Where it came from, as the user named it. Findings are ordered by it.
  public let path: String
  /// The format that it was read from.
  public let format: DocumentFormat
  /// Its text; all ranges are offsets into it. In formats that keep notes apart the texts of the notes stand behind the
  /// reading text.
  public let text: SourceText
  /// Its title, as it says itself.
  public let title: String?
  /// When it was published: as told, or as it says itself, or nil.
  public let date: CalendarDate?
  /// The comments `<!-- footing:allow RULE: reason -->` that it holds.
  public let allowances: [Allowance]

  let lines: [Line]
  let blocks: [Block]
  /// What the format itself says of notes, markers and citations; nil where the text alone tells them.
  let structure: Structure?

  /// The date that relative dates ("last February") start from. A page that prints comments was published before them.
  let referenceDate: CalendarDate?

  /// From the first character of a block to the end of its last line.
  func range(ofBlock index: Int) -> TextRange {
    let block = blocks[index]
    return TextRange(start: lines[block.lines.lowerBound].content, end: lines[block.lines.upperBound - 1].range.end)
  }

  /// The first block that ends at `offset` or behind it. Logarithmic.
  func blockIndex(endingAtOrBehind offset: UInt32) -> Int {
    partitionPoint(blocks.count) { range(ofBlock: $0).end < offset }
  }

  /// The first comment to this tool that ends behind `offset`. Logarithmic.
  func allowanceIndex(endingBehind offset: UInt32) -> Int {
    partitionPoint(allowances.count) { allowances[$0].range.end <= offset }
  }

  /// The index of the line that holds `offset`. Logarithmic.
  func lineIndex(of offset: UInt32) -> Int {
    let low = partitionPoint(lines.count) { lines[$0].range.start <= offset }
    return max(0, low - 1)
  }
}

/// What part of a report a passage is.
public enum Zone: String, Sendable, Hashable, CaseIterable {
  /// Title pages, series notices, lists of contents.
  case front
  case summary
  case body
  case heading
  case caption
  case table
  /// What readers wrote under an article.
  case comment
  case note
  /// About the author.
  case bio
  /// What belongs to the page or the site, not to the report: running heads, page numbers, subscription boxes.
  case furniture
}

/// A comment in the document that silences a rule from there on to the end of the next paragraph.
public struct Allowance: Sendable, Hashable {
  /// The rule that is allowed, or "all".
  public let rule: String
  /// Why, in the words of whoever allowed it.
  public let reason: String
  /// Where the comment stands.
  public let range: TextRange
}

/// One line of a plain text.
struct Line: Sendable {
  /// Without the line end.
  let range: TextRange
  /// Where its first character that is no blank stands; the end of the line if there is none.
  let content: UInt32
  /// How many columns of blanks it begins with.
  let indent: UInt16
  var traits: Traits

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    static let blank = Traits(rawValue: 1)
    /// A rule of dashes, underscores or asterisks, or a long line of blanks where one was drawn.
    static let rule = Traits(rawValue: 2)
    static let pageStart = Traits(rawValue: 4)
    static let furniture = Traits(rawValue: 8)
    /// Nothing but an address on the web.
    static let address = Traits(rawValue: 16)
    /// Nothing but digits.
    static let number = Traits(rawValue: 32)
  }

  var isBlank: Bool { traits.contains(.blank) }
  var isFurniture: Bool { traits.contains(.furniture) }
  /// The line without the blanks before it.
  var contentRange: TextRange { TextRange(start: content, end: range.end) }
}

/// Lines that belong together, as a typesetter would see it.
struct Block: Sendable {
  /// Indices into the lines of the document.
  let lines: Range<Int>
  var zone: Zone
  /// Its first line begins with a blank though most blocks of the document do not.
  let startsIndented: Bool
  let afterBlankLine: Bool
}
