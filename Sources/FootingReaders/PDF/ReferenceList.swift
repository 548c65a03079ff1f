import Footing

/// A list of references whose entries are numbered in brackets: "[12] S. Holt …". Its entries are notes, and "[12]" in the text
/// leads to them.
struct ReferenceList {
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

  private static let least = 4
  private var starts: [Place: Int] = [:]
  /// The last line of each column that begins an entry.
  private var lastStarts: [Place: Int] = [:]
  private var entries: [Entry] = []

  /// Looks for the longest row of lines that begin with 1, 2, 3 and so on in brackets; a line of the text may begin with a marker
  /// by chance.
  init(_ columns: [[[PDFLine]]]) {
    var row: [Place] = []
    var longest: [Place] = []
    for (page, columns) in columns.enumerated() {
      for (column, lines) in columns.enumerated() {
        for (index, line) in lines.enumerated() {
          guard let number = Self.number(line) else { continue }
          if number == 1 { row = [] }
          guard number == row.count + 1 else { continue }
          row.append(Place(page: page, column: column, line: index))
          if row.count > longest.count { longest = row }
        }
      }
    }
    guard longest.count >= Self.least else { return }
    for (index, place) in longest.enumerated() {
      starts[place] = index + 1
      lastStarts[Place(page: place.page, column: place.column, line: 0)] = place.line
    }
  }

  /// The last line of a column that begins an entry.
  func lastStart(page: Int, column: Int) -> Int? { lastStarts[Place(page: page, column: column, line: 0)] }

  private static func number(_ line: PDFLine) -> Int? {
    let text = line.text.drop { $0 == " " }
    guard text.first == "[", let close = text.prefix(6).firstIndex(of: "]") else { return nil }
    return Int(text[text.index(after: text.startIndex)..<close])
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
    if goesOn, !isParted || last.number < starts.count { return .goesOn }
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
    guard let close = head.firstIndex(of: UInt8(ascii: "]")) else { return }
    entries[last].text = head[(close + 1)...].firstIndex { $0 != 0x20 } ?? close + 1
  }

  private static func key(_ label: String) -> String { "entry " + label }

  /// Makes notes of the entries, and markers of the numbers in brackets that stand outside of notes; if the text uses such numbers.
  func makeNotes(in builder: inout DocumentBuilder, outside footnotes: [Range<Int>]) {
    let ranges = entries.map { $0.start..<max($0.text, $0.end ?? builder.position) }
    let labels = Set(entries.map { String($0.number) })
    let signs = SignList.bracketed(labels, in: builder, outside: footnotes + ranges)
    guard labels.intersection(signs.flatMap(\.labels)).count * 2 >= labels.count else { return }
    for (entry, range) in zip(entries, ranges) {
      builder.makeNote(
        key: Self.key(String(entry.number)), label: String(entry.number), kind: .endnote, of: range, isOfSeries: false)
      builder.drop(entry.start..<entry.text)
    }
    // By key: a note at the foot of a page may have the same label.
    for sign in signs {
      for label in sign.labels { builder.markMarker(sign.range, label: label, to: .key(Self.key(label))) }
    }
  }
}
