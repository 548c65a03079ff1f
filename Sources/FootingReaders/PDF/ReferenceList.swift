import Footing

/// A list of references at the end of a document: "[12] S. Holt …", to which "[12]" in the text leads, or "12. S. Holt …" and
/// "(12) S. Holt …", to which a raised 12 leads. Its entries are notes.
struct ReferenceList {
  /// How its entries are numbered.
  private enum Style: CaseIterable {
    case bracketed, plain

    /// So many entries make a list; "1." begins an item of any.
    var least: Int { self == .bracketed ? 4 : 8 }

    /// So many lines an entry has at most; notes at the feet of pages have pages of text between them.
    var longestEntry: Int { self == .bracketed ? .max : 20 }
  }

  /// Of a line.
  struct Place: Hashable {
    let page: Int
    let column: Int
    let line: Int
  }

  /// What a line is to the list.
  enum Part { case begins, goesOn, none }

  private struct Entry {
    let number: Int
    let start: Int
    /// Behind the label.
    var text: Int
    var end: Int? = nil
  }

  private var style = Style.bracketed
  private var starts: [Place: Int] = [:]
  /// The number of the last entry; 0 where there is no list.
  private(set) var lastNumber = 0
  /// The last line of each column that begins an entry.
  private var lastStarts: [Place: Int] = [:]
  private var entries: [Entry] = []

  /// - Parameter signs: the raised signs behind words of the text.
  init(_ columns: [[[PDFLine]]], signs: Set<String>) {
    for style in Style.allCases {
      let row = Self.longestRow(columns, style)
      guard row.count >= style.least, style == .bracketed || signs.lead(toHalfOf: row.map { String($0.number) }) else { continue }
      self.style = style
      lastNumber = row.last?.number ?? 0
      for (number, place) in row {
        starts[place] = number
        lastStarts[Place(page: place.page, column: place.column, line: 0)] = place.line
      }
      return
    }
  }

  private typealias Row = [(number: Int, place: Place)]

  /// The longest row of lines that begin with 1, 2, 3 and so on; a line of the text may begin with a number by chance, and a number of a
  /// long list may stand in a shape that is not read.
  private static func longestRow(_ columns: [[[PDFLine]]], _ style: Style) -> Row {
    var row: Row = []
    var longest: Row = []
    var passed = 0
    for (page, columns) in columns.enumerated() {
      for (column, lines) in columns.enumerated() {
        for (index, line) in lines.enumerated() {
          passed += 1
          guard let number = number(line, style) else { continue }
          if number == 1 { row = [] }
          let next = (row.last?.number ?? 0) + 1
          guard number >= next, number - next <= (row.count < 8 ? 0 : 2) else { continue }
          guard row.isEmpty || passed <= style.longestEntry else { continue }
          row.append((number, Place(page: page, column: column, line: index)))
          passed = 0
          if row.count > longest.count { longest = row }
        }
      }
    }
    return longest
  }

  /// The last line of a column that begins an entry.
  func lastStart(page: Int, column: Int) -> Int? { lastStarts[Place(page: page, column: column, line: 0)] }

  private static func number(_ line: PDFLine, _ style: Style) -> Int? {
    let text = line.text.drop { $0 == " " }
    switch style {
    case .bracketed:
      guard text.first == "[", let close = text.prefix(6).firstIndex(of: "]") else { return nil }
      return Int(text[text.index(after: text.startIndex)..<close])
    case .plain:
      // A raised number begins a note at the foot of its page.
      guard line.sign(0) == nil else { return nil }
      let isBracketed = text.first == "("
      let label = text.dropFirst(isBracketed ? 1 : 0)
      let digits = label.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, digits.count <= 4, let mark = label.dropFirst(digits.count).first else { return nil }
      guard isBracketed ? mark == ")" : mark == "." || mark == " " else { return nil }
      let words = label.dropFirst(digits.count + 1).drop { $0 == " " }
      guard let first = words.first, mark == " " ? first.isUppercase || "“\"‘'".contains(first) : !first.isNumber else { return nil }
      return Int(digits)
    }
  }

  /// What the line at `place`, which will begin at `position` of the tape, is to the list. Behind the last entry a paragraph ends the
  /// list, behind the others only a heading does.
  mutating func entry(at place: Place, goesOn: Bool, isParted: Bool, position: Int) -> Part {
    if let number = starts[place] {
      close(at: position)
      entries.append(Entry(number: number, start: position, text: position))
      return .begins
    }
    guard let last = entries.last, last.end == nil else { return .none }
    if goesOn, !isParted || last.number < lastNumber { return .goesOn }
    close(at: position)
    return .none
  }

  mutating func close(at position: Int) {
    guard let last = entries.indices.last, entries[last].end == nil else { return }
    entries[last].end = position
  }

  /// Where the label of the entry ends that has just been added.
  mutating func readLabel(in builder: DocumentBuilder) {
    guard let last = entries.indices.last else { return }
    let start = entries[last].start
    let head = builder.bytes(start..<(start + 12))
    var rest = head.drop { $0 <= 0x20 || "[(".utf8.contains($0) }
    rest = rest.drop { $0 &- 0x30 < 10 }
    if let mark = rest.first, "]).".utf8.contains(mark) { rest = rest.dropFirst() }
    rest = rest.drop { $0 <= 0x20 }
    entries[last].text = rest.startIndex
  }

  private static func key(_ label: String) -> String { "entry " + label }

  /// Makes notes of the entries if the text leads to half of them, and markers of the numbers in brackets that stand outside of
  /// notes.
  func makeNotes(in builder: inout DocumentBuilder, outside footnotes: [Range<Int>], labelled taken: Set<String>) {
    let ranges = entries.map { $0.start..<max($0.text, $0.end ?? builder.position) }
    let labels = Set(entries.map { String($0.number) })
    if style == .plain {
      // Raised signs that lead to notes at the feet of pages do not lead here, and powers lead nowhere.
      guard labels.intersection(taken).count * 4 < labels.count, builder.sureSigns.lead(toHalfOf: Array(labels)) else { return }
      makeNotes(of: ranges, isOfSeries: true, in: &builder)
      // What many signs lead to was not read, and no sign can be said to lead nowhere.
      let missing = builder.sureSigns.subtracting(labels).subtracting(taken)
      if missing.count > 2 + labels.count / 32 { builder.forgetSigns(where: missing.contains) }
      return
    }
    let signs = SignList.bracketed(labels, in: builder, outside: footnotes + ranges)
    guard Set(signs.flatMap(\.labels)).lead(toHalfOf: Array(labels)) else { return }
    makeNotes(of: ranges, isOfSeries: false, in: &builder)
    // By key: a note at the foot of a page may have the same label.
    for sign in signs {
      for label in sign.labels { builder.markMarker(sign.range, label: label, to: .key(Self.key(label))) }
    }
  }

  private func makeNotes(of ranges: [Range<Int>], isOfSeries: Bool, in builder: inout DocumentBuilder) {
    for (entry, range) in zip(entries, ranges) {
      let label = String(entry.number)
      builder.makeNote(key: Self.key(label), label: label, kind: .endnote, of: range, isOfSeries: isOfSeries)
      builder.drop(entry.start..<entry.text)
    }
  }
}

extension Set<String> {
  /// At least half of the labels are in it.
  fileprivate func lead(toHalfOf labels: [String]) -> Bool { labels.count(where: contains) * 2 >= labels.count }
}
