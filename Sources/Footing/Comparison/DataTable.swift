/// A table as rows of cells, each with the figure that it is.
struct DataTable {
  struct Cell {
    let range: TextRange
    /// The one number that the cell is: no percentage, which cannot be added to others.
    var figure: FigureID? = nil
    /// The one value that the cell is, a percentage or a number.
    var value: FigureID? = nil
    /// Dashes, dots, nothing at all: nothing to add.
    var isEmpty = false
    var isTotal = false
  }

  let rows: [[Cell]]

  /// No table of a report has more columns.
  static let widest = 64

  /// The tables of a document: cells that follow each other with nothing but tabs and line breaks between.
  static func all(of reading: Reading) -> [DataTable] {
    let pieces = reading.apparatus.passages.filter { $0.zone == .table && $0.note == nil && $0.pieces.count == 1 }.compactMap(
      \.pieces.first)
    guard !pieces.isEmpty else { return [] }
    let figures = reading.claims.figures.filter { $0.zone == .table }.sorted { $0.range.start < $1.range.start }
    let bytes = reading.document.text.bytes
    var tables: [DataTable] = []
    var table: [[Cell]] = [[]]
    var end: Int? = nil
    func close() {
      if table.count >= 3 { tables.append(DataTable(rows: withCorner(table))) }
      table = [[]]
    }
    for piece in pieces {
      if let last = end {
        let between = withoutComments(last <= piece.lower ? bytes[last..<piece.lower] : [])
        if between.count > 6 || between.contains(where: { $0 > 0x20 }) || between.count(where: { $0 == 0x0A }) > 1 {
          close()
        } else if between.contains(0x0A) {
          // A row that begins with a tab has an empty head.
          let tabs = between.reversed().prefix { $0 != 0x0A }.count { $0 == 0x09 }
          table.append((0..<tabs).map { _ in Cell(range: piece, isEmpty: true) })
        } else {
          // A cell without words is two tabs.
          for _ in 0..<max(0, between.count(where: { $0 == 0x09 }) - 1) { table[table.count - 1].append(Cell(range: piece, isEmpty: true)) }
        }
      }
      let lines = lines(piece, bytes)
      let ranges = aligned(lines.map { cells($0, bytes) }, lines, bytes)
      for (index, row) in ranges.enumerated() {
        if index > 0 { table.append([]) }
        for range in row {
          table[table.count - 1].append(range.map { cell($0, figures, reading) } ?? Cell(range: lines[index], isEmpty: true))
        }
      }
      end = piece.upper
    }
    close()
    return tables
  }

  /// Above the heads of the rows, a table has often nothing: then the heads of its columns are one fewer than its cells.
  private static func withCorner(_ table: [[Cell]]) -> [[Cell]] {
    guard let header = table.first, let first = header.first, first.figure == nil, header.count >= 2,
      table.dropFirst().count(where: { $0.count == header.count + 1 }) * 2 > table.count - 1
    else { return table }
    return [[Cell(range: first.range, isEmpty: true)] + header] + table.dropFirst()
  }

  /// A comment on a line of its own, as the one that allows a finding, does not end a table.
  private static func withoutComments(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let open = bytes.firstIndex(of: UInt8(ascii: "<")), bytes[open...].starts(with: Array("<!--".utf8)),
      let close = bytes.lastIndex(of: UInt8(ascii: ">"))
    else { return bytes }
    let rest = bytes[(close + 1)...]
    return rest.first == 0x0A ? bytes[..<open] + rest.dropFirst() : bytes[..<open] + rest
  }

  private static func lines(_ piece: TextRange, _ bytes: [UInt8]) -> [TextRange] {
    split(piece, bytes) { bytes[$0] == 0x0A ? 1 : 0 }
  }

  /// The cells of rows that blanks set apart, each in its column: where a row has fewer cells than others, nil stands for those that
  /// are empty, as the places of the others tell.
  private static func aligned(_ rows: [[TextRange]], _ lines: [TextRange], _ bytes: [UInt8]) -> [[TextRange?]] {
    let width = rows.map(\.count).max() ?? 0
    let full = rows.indices.filter { rows[$0].count == width }
    guard rows.count >= 3, width >= 3, width <= widest, full.count * 2 > rows.count, full.count < rows.count else { return rows }
    var columns = Array(repeating: (first: Int.max, last: 0), count: width)
    for row in full {
      for (column, cell) in rows[row].enumerated() {
        columns[column].first = min(columns[column].first, cell.lower - lines[row].lower)
        columns[column].last = max(columns[column].last, cell.upper - lines[row].lower)
      }
    }
    return rows.enumerated().map { row, cells in
      guard cells.count > 1, cells.count < width, !bytes[lines[row].lower..<lines[row].upper].contains(0x09) else { return cells }
      var placed = [TextRange?](repeating: nil, count: width)
      var next = 0
      for cell in cells {
        let (start, end) = (cell.lower - lines[row].lower, cell.upper - lines[row].lower)
        let meets = columns.indices.filter { $0 >= next && columns[$0].first < end && start < columns[$0].last }
        guard meets.count == 1, let column = meets.first else { return cells }
        placed[column] = cell
        next = column + 1
      }
      return placed
    }
  }

  /// Tabs, bars, and two blanks and more stand between the cells of a line.
  private static func cells(_ line: TextRange, _ bytes: [UInt8]) -> [TextRange] {
    split(line, bytes) { at in
      if bytes[at] == 0x09 || bytes[at] == UInt8(ascii: "|") { return 1 }
      var end = at
      while end < line.upper, bytes[end] == 0x20 { end += 1 }
      return end - at >= 2 ? end - at : 0
    }
  }

  /// The stretches between separators, which `separator` measures.
  private static func split(_ range: TextRange, _ bytes: [UInt8], _ separator: (Int) -> Int) -> [TextRange] {
    var parts: [TextRange] = []
    var start = range.lower
    var at = range.lower
    while at < range.upper {
      let length = separator(at)
      if length > 0 {
        if at > start { parts.append(TextRange(start, at)) }
        start = at + length
      }
      at += max(1, length)
    }
    if at > start { parts.append(TextRange(start, at)) }
    return parts
  }

  private static func cell(_ range: TextRange, _ figures: [Figure], _ reading: Reading) -> Cell {
    var cell = Cell(range: range)
    let first = partitionPoint(figures.count) { figures[$0].range.start < range.start }
    if first < figures.count, figures[first].range.end <= range.end,
      first + 1 == figures.count || figures[first + 1].range.start >= range.end,
      isValue(figures[first])
    {
      cell.value = figures[first].id
      cell.figure = isNumber(figures[first]) ? figures[first].id : nil
    }
    let words = TokenView([range], in: reading.document.text, lexicon: .english)
    cell.isEmpty = (0..<words.count).allSatisfy { !words[$0].isWord && words.kind($0) != .digits }
    let isFirst = words.is(0, .total) || words.word(0, is: "grand") && words.is(1, .total) || isAll(words)
    // "All three"
    if isAll(words) { (cell.figure, cell.value) = (nil, nil) }
    cell.isTotal = cell.figure == nil && isFirst && words.count <= 4
    return cell
  }

  /// "All three", "All districts", "Overall"; not "All other".
  private static func isAll(_ words: TokenView) -> Bool {
    words.count <= 3 && words.word(0, is: "all") && !words.word(1, is: "other") && !words.word(1, is: "else")
      || words.count == 1 && words.word(0, is: "overall")
  }

  private static func isValue(_ figure: Figure) -> Bool {
    isNumber(figure) || figure.kind == .percent && figure.high == nil && figure.bound == .exact
  }

  static func isNumber(_ figure: Figure) -> Bool {
    switch figure.kind {
    case .money, .count, .number, .measure: figure.high == nil && figure.bound == .exact
    default: false
    }
  }
}

// MARK: What heads say

extension DataTable {
  /// What the head of a row or a column says: the words for what is measured, names, a year.
  struct Head {
    var words: Set<UInt32> = []
    var names: Set<UInt32> = []
    let year: Int?
  }
}

extension DataTable.Cell {
  /// Nil where the cell is a number or empty. The bracket behind a head ("(£ million)", "(cumulative)") is left out.
  func head(in reading: Reading) -> DataTable.Head? {
    guard figure == nil, !isEmpty else { return nil }
    let view = TokenView([range], in: reading.document.text, lexicon: .english)
    var head = DataTable.Head(year: (0..<view.count).lazy.compactMap { view.year($0) }.first)
    let bracket = view.tokens.firstIndex { $0.kind == .openParenthesis } ?? 0
    SlotScanner(view: bracket > 0 ? view.part(0..<bracket) : view, figures: []).label(keys: &head.words, names: &head.names)
    return head
  }

  /// "Share", "(%)", "per cent of loans"
  func saysPercent(in reading: Reading) -> Bool {
    let view = TokenView([range], in: reading.document.text, lexicon: .english)
    return (0..<view.count).contains { view.kind($0) == .percent || view.is($0, .percent) || view.word($0, is: "share") }
  }
}
