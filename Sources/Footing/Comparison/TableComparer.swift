/// Checks that the columns of tables foot and their rows cross-foot: what a row or a column calls its total must be the sum
/// of what stands above it or before it.
///
/// A table says nowhere that its rows make a whole, so two things are asked before it is believed: that a row or column is
/// called a total, and that the sum holds elsewhere in it, or fails by what one slip of the pen would explain. Linear in
/// the cells.
struct TableComparer {
  let readings: [Reading]
  let slots: SlotComparer

  func relations() -> [FigureRelation] {
    readings.enumerated().flatMap { document, reading in
      let tables = DataTable.all(of: reading)
      var relations: [FigureRelation] = []
      for table in tables {
        relations += self.relations(table.rows, document, reading)
        relations += shares(in: table.rows, document, reading)
        relations += ColumnComparer(reading: reading, document: document).relations(in: table)
      }
      relations += againstText(tables, document, reading)
      relations += namedRowsAgainstText(tables, document, reading)
      relations += rowsAgainstText(tables, document, reading) + totalsAgainstText(tables, document, reading)
      return relations
    }
  }

  // MARK: Table and text

  private struct Fact: Hashable {
    let year: Int
    let word: UInt32
  }

  /// A number of the text that stands in the table, too, for the same year and thing, but for one digit. The table's own
  /// scale ("in million euros") need not be known: only the digits are compared, and at least three of them.
  private func againstText(_ tables: [DataTable], _ document: Int, _ reading: Reading) -> [FigureRelation] {
    guard !tables.isEmpty else { return [] }
    var facts: [Fact: [FigurePlace]] = [:]
    for figure in reading.claims.figures
    where figure.zone != .table && figure.note == nil && figure.change == nil && DataTable.isNumber(figure) {
      let own = reading.slots(figure.id)
      // What stood at the end of a year is told in the row of that year.
      guard let dates = own.dates?.monthOfItsEnd, dates.isPoint, dates.from.month == nil || dates.from.month == 12 && dates.from.day == nil,
        let year = dates.from.year
      else { continue }
      for word in reading.claims.list(own.words).prefix(6) {
        let fact = Fact(year: year, word: word)
        if facts[fact, default: []].count < 8 { facts[fact, default: []].append(FigurePlace(document: document, figure: figure.id)) }
      }
    }
    guard !facts.isEmpty else { return [] }
    return tables.flatMap { table in
      let width = table.rows.first?.count ?? 0
      let rows = table.rows.filter { $0.count == width }
      let columns = (0..<min(width, Self.widest)).map { column in rows.map { $0[column] } }
      return relations(of: rows, facts, document, reading) + relations(of: columns, facts, document, reading)
    }
  }

  /// A table with years at the head of its columns; turned by a quarter, one with years at the head of its rows.
  private func relations(of rows: [[DataTable.Cell]], _ facts: [Fact: [FigurePlace]], _ document: Int, _ reading: Reading)
    -> [FigureRelation]
  {
    let years = (rows.first ?? []).map { year(in: $0, reading) }
    guard years.contains(where: { $0 != nil }) else { return [] }
    return rows.dropFirst().flatMap { relations(of: $0, years, facts, document, reading) }
  }

  private static let widest = 64

  private func relations(
    of row: [DataTable.Cell], _ years: [Int?], _ facts: [Fact: [FigurePlace]], _ document: Int, _ reading: Reading
  ) -> [FigureRelation] {
    guard let head = row.first.flatMap({ head(of: $0, reading) }), !head.words.isEmpty else { return [] }
    return zip(row, years).compactMap { cell, year in
      guard let id = cell.figure, let year else { return nil }
      let place = FigurePlace(document: document, figure: id)
      for key in head.words.sorted() {
        for text in facts[Fact(year: year, word: key)] ?? []
        where isRow(head, of: text, reading) && isSlip(text, place) {
          return FigureRelation(kind: .conflictsWith, figures: [text, place], ground: .otherValue)
        }
      }
      return nil
    }
  }

  private func isSlip(_ text: FigurePlace, _ cell: FigurePlace) -> Bool {
    guard let digits = slots.value(text)?.digits, let other = slots.value(cell)?.digits, digits.count >= 3 else { return false }
    return SlotComparer.isSlip(digits, other)
  }

  /// The words of the figure are those of the row's head, and what the row names the sentence names.
  private func isRow(_ head: Head, of place: FigurePlace, _ reading: Reading) -> Bool {
    let own = reading.slots(place.figure)
    let words = Set(reading.claims.list(own.words))
    let named = Set(reading.claims.list(own.entities))
    return head.words.isSubset(of: words) && words.subtracting(head.words).isDisjoint(with: reading.claims.list(own.narrowing))
      && head.names.isSubset(of: named)
      && !own.isEstimate && words.count <= head.words.count + 1
  }

  private func year(in cell: DataTable.Cell, _ reading: Reading) -> Int? {
    let view = TokenView([cell.range], in: reading.document.text, lexicon: .english)
    return view.count == 1 ? view.year(0) : nil
  }

  // MARK: Rows that have names

  /// A cell of a row that is named ("Maradi"), below a head that says what is measured ("Confirmed cases 2016").
  private struct NamedCell {
    let place: FigurePlace
    let head: Set<UInt32>
    let year: Int?
  }

  /// "Maradi had 881,000 confirmed cases in 2016", and 811,000 in its row: what the head of the column says is said of the
  /// number, the row's name stands in the sentence, and the number is that of the cell but for a digit.
  private func namedRowsAgainstText(_ tables: [DataTable], _ document: Int, _ reading: Reading) -> [FigureRelation] {
    var cells: [UInt32: [NamedCell]] = [:]
    for table in tables { addNamedCells(of: table.rows, document, reading, to: &cells) }
    guard !cells.isEmpty else { return [] }
    var relations: [FigureRelation] = []
    for claim in reading.claims.claims
    where claim.zone != .table && claim.note == nil && (1...Self.mostFigures).contains(claim.figures.count) {
      let numbers = claim.figures.map { reading.figure($0) }.filter { DataTable.isNumber($0) && ($0.low?.significantDigits ?? 0) >= 2 }
      guard !numbers.isEmpty else { continue }
      let view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
      let names = Set(view.tokens.filter { $0.kind == .word && $0.isCapitalized }.map { Stem.name(of: $0, in: reading.document.text) })
      for figure in numbers {
        let place = FigurePlace(document: document, figure: figure.id)
        let own = reading.slots(figure.id)
        let words = Set(reading.claims.list(own.words))
        let candidates = names.sorted().flatMap { cells[$0] ?? [] }.filter { cell in
          cell.head.isSubset(of: words) && (cell.year == nil || own.dates == nil || own.dates?.from.year == cell.year)
        }
        // Where the sentence names several rows, one of them may have just this number.
        guard !candidates.contains(where: { slots.value($0.place)?.digits == slots.value(place)?.digits }),
          let cell = candidates.first(where: { isSlip(place, $0.place) })
        else { continue }
        relations.append(FigureRelation(kind: .conflictsWith, figures: [place, cell.place], ground: .otherValue))
      }
    }
    return relations
  }

  private static let mostFigures = 24
  private static let cellsOfOneName = 64
  private static let rowsOfOneKey = 16

  private func addNamedCells(of table: [[DataTable.Cell]], _ document: Int, _ reading: Reading, to cells: inout [UInt32: [NamedCell]]) {
    guard let header = table.first, (2...Self.widest).contains(header.count) else { return }
    let heads = header.map { head(of: $0, reading) }
    for row in table.dropFirst() where row.count == header.count {
      guard let first = row.first, first.figure == nil, !first.isEmpty, !first.isTotal else { continue }
      let view = TokenView([first.range], in: reading.document.text, lexicon: .english)
      guard let name = view.tokens.first, view.count <= 3, name.kind == .word, name.isCapitalized, !view.is(0, .function) else { continue }
      for (cell, head) in zip(row, heads).dropFirst() {
        guard let id = cell.figure, let head, !head.words.isEmpty else { continue }
        let key = Stem.name(of: name, in: reading.document.text)
        // A word that opens row after row names none of them.
        guard cells[key, default: []].count < Self.cellsOfOneName else { continue }
        cells[key, default: []].append(NamedCell(place: FigurePlace(document: document, figure: id), head: head.words, year: head.year))
      }
    }
  }

  // MARK: Rows that the text speaks of

  /// "Russia's share fell from 24 to 8 percent", and its row has 24 and 18; "common equity rose from 13.7% in June 2015 to 14.6%", and
  /// its row has 13.1 below 2015; "assets of €53.8 billion", and the row of assets has 58.3: what the row is called stands in the
  /// sentence, and of its values one is meant.
  private func rowsAgainstText(_ tables: [DataTable], _ document: Int, _ reading: Reading) -> [FigureRelation] {
    let rows = tables.flatMap { toldRows(of: $0.rows, document, reading) }
    guard !rows.isEmpty else { return [] }
    var byKey: [UInt32: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      for key in row.names.union(row.words) where byKey[key, default: []].count <= Self.rowsOfOneKey {
        byKey[key, default: []].append(index)
      }
    }
    // A word that opens row after row names none of them.
    byKey = byKey.filter { $0.value.count <= Self.rowsOfOneKey }
    return reading.claims.claims.flatMap { claim -> [FigureRelation] in
      guard claim.zone != .table, claim.note == nil, (1...Self.mostFigures).contains(claim.figures.count) else { return [] }
      let values = claim.figures.filter {
        reading.figure($0).high == nil && reading.figure($0).bound == .exact && isValue(reading.figure($0))
      }
      .map { FigurePlace(document: document, figure: $0) }
      var relations: [FigureRelation] = []
      for (index, place) in values.enumerated() {
        let side = reading.slots(place.figure).side
        let goal = index + 1 < values.count && side == .origin ? values[index + 1] : nil
        if let goal, reading.slots(goal.figure).side == .goal {
          if let found = changeAgainstRow(place, goal, rows, byKey) { relations.append(found) }
        } else if side == nil, let found = valueAgainstRow(place, rows, byKey) {
          relations.append(found)
        }
      }
      return relations
    }
  }

  private func isValue(_ figure: Figure) -> Bool { figure.kind == .percent || DataTable.isNumber(figure) }

  /// The cells of the one row that the sentence speaks of: all that it is called by stands there, and of no other row more.
  private func cells(toldOfBy places: [FigurePlace], _ rows: [ToldRow], _ byKey: [UInt32: [Int]]) -> [ToldRow.Cell]? {
    guard let first = places.first else { return nil }
    let reading = readings[first.document]
    let own = reading.slots(first.figure)
    // "In Gorizia it rose from 61 to 72 percent, and in Tesin from 49 to 58": the names of the clause, where it has some.
    let isOwn = own.subjects.count > 0 && !own.hasDistantSubjects
    let names = Set(reading.claims.list(own.subjects)).union(isOwn ? [] : reading.claims.list(own.entities))
      .union(own.opening.map { [$0.name] } ?? [])
    let words = Set(places.flatMap { reading.claims.list(reading.slots($0.figure).words) }).union(own.opening.map { [$0.word] } ?? [])
    let isPercent = reading.figure(first.figure).kind == .percent
    let told = Set(names.union(words).flatMap { byKey[$0] ?? [] }).sorted().compactMap { index -> (row: ToldRow, cells: [ToldRow.Cell])? in
      let row = rows[index]
      guard row.names.isSubset(of: names), row.words.isSubset(of: words) else { return nil }
      // A row that is named has columns of several things, and the sentence says which it means.
      let cells = row.cells.filter { cell in
        cell.isPercent == isPercent
          && (row.names.isEmpty || cell.head.isEmpty && cell.year != nil
            ? cell.head.isSubset(of: words) : !cell.head.isDisjoint(with: words))
      }
      return cells.count >= 2 ? (row, cells) : nil
    }
    guard let most = told.map(\.row.size).max() else { return nil }
    let best = told.filter { $0.row.size == most }
    return best.count == 1 ? best.first?.cells : nil
  }

  private func changeAgainstRow(_ origin: FigurePlace, _ goal: FigurePlace, _ rows: [ToldRow], _ byKey: [UInt32: [Int]]) -> FigureRelation?
  {
    guard let cells = cells(toldOfBy: [origin, goal], rows, byKey) else { return nil }
    for (stated, other) in [(origin, goal), (goal, origin)] {
      guard let right = cells.first(where: { isEqual($0, stated) }), !cells.contains(where: { isEqual($0, other) }) else { continue }
      let rest = cells.filter { $0.place != right.place }
      let year = readings[other.document].slots(other.figure).dates?.from.year
      let meant = rest.first { $0.year != nil && $0.year == year } ?? (rest.count == 1 ? rest.first : rest.first { isNearly($0, other) })
      guard let meant, slots.agreement(other, meant.place) != .consistent else { return nil }
      return FigureRelation(kind: .conflictsWith, figures: [other, meant.place].sorted(), ground: .otherValue)
    }
    return nil
  }

  /// A value without a year has to look like a slip for a cell, by digits that have changed places; with one, a wrong digit is enough.
  private func valueAgainstRow(_ place: FigurePlace, _ rows: [ToldRow], _ byKey: [UInt32: [Int]]) -> FigureRelation? {
    guard slots.digits(place) >= 3, let cells = cells(toldOfBy: [place], rows, byKey), !cells.contains(where: { isEqual($0, place) }) else {
      return nil
    }
    let own = readings[place.document].slots(place.figure)
    guard !own.isEstimate, !own.isQualified else { return nil }
    let year = own.dates?.from.year
    let meant = cells.first { cell in
      guard isNearly(cell, place) else { return false }
      return cell.year != nil && cell.year == year || (cell.year == nil || year == nil) && isTurned(cell, place)
    }
    return meant.map { FigureRelation(kind: .conflictsWith, figures: [place, $0.place].sorted(), ground: .otherValue) }
  }

  /// "surveyed 2,814 households", and the total of a column "Households surveyed" is 2,184: digits of a total that have changed places.
  private func totalsAgainstText(_ tables: [DataTable], _ document: Int, _ reading: Reading) -> [FigureRelation] {
    let totals = tables.flatMap { self.totals(of: $0.rows, document, reading) }
    guard !totals.isEmpty, totals.count <= Self.mostTotals else { return [] }
    return reading.claims.figures.compactMap { figure in
      guard figure.zone != .table, figure.note == nil, DataTable.isNumber(figure), figure.change == nil,
        (figure.low?.significantDigits ?? 0) >= 3
      else { return nil }
      let place = FigurePlace(document: document, figure: figure.id)
      let words = Set(reading.claims.list(reading.slots(figure.id).words)).union(figure.unit.map { [Stem.key(of: $0)] } ?? [])
      let meant = totals.filter { !$0.head.isDisjoint(with: words) }
      guard !meant.contains(where: { isEqual($0, place) }), let total = meant.first(where: { isTurned($0, place) }) else { return nil }
      return FigureRelation(kind: .conflictsWith, figures: [place, total.place].sorted(), ground: .transposition)
    }
  }

  private static let mostTotals = 64

  private func totals(of table: [[DataTable.Cell]], _ document: Int, _ reading: Reading) -> [ToldRow.Cell] {
    guard let header = table.first, (2...Self.widest).contains(header.count) else { return [] }
    return table.dropFirst().filter { $0.first?.isTotal == true && $0.count <= header.count }.flatMap { row in
      row.indices.dropFirst().compactMap { column -> ToldRow.Cell? in
        guard let value = row[column].figure, let head = head(of: header[column], reading), !head.words.isEmpty else { return nil }
        return ToldRow.Cell(place: FigurePlace(document: document, figure: value), head: head.words, year: head.year, isPercent: false)
      }
    }
  }

  private func isEqual(_ cell: ToldRow.Cell, _ place: FigurePlace) -> Bool {
    guard let (digits, other) = digits(cell, place) else { return false }
    return digits == other || slots.agreement(cell.place, place) == .consistent
  }

  private func isNearly(_ cell: ToldRow.Cell, _ place: FigurePlace) -> Bool {
    digits(cell, place).map { SlotComparer.isSlip($0.own, $0.other) } ?? false
  }

  private func isTurned(_ cell: ToldRow.Cell, _ place: FigurePlace) -> Bool {
    digits(cell, place).map { SlotComparer.isTransposition($0.own, $0.other) } ?? false
  }

  /// A table says its scale somewhere ("in million euros"): only the digits are compared.
  private func digits(_ cell: ToldRow.Cell, _ place: FigurePlace) -> (own: [UInt8], other: [UInt8])? {
    guard let own = slots.value(cell.place)?.withoutZeros, let other = slots.value(place)?.withoutZeros else { return nil }
    return (own, other)
  }

  /// A row by what it is called, and its values with what stands above them.
  private struct ToldRow {
    struct Cell {
      let place: FigurePlace
      let head: Set<UInt32>
      let year: Int?
      let isPercent: Bool
    }
    let names: Set<UInt32>
    let words: Set<UInt32>
    let cells: [Cell]

    var size: Int { names.count + words.count }
  }

  private func toldRows(of table: [[DataTable.Cell]], _ document: Int, _ reading: Reading) -> [ToldRow] {
    guard let header = table.first, (3...Self.widest).contains(header.count) else { return [] }
    let heads = header.map { head(of: $0, reading) }
    let years = header.map { year(in: $0, reading) }
    let arePercent = header.map { saysPercent($0, reading) }
    return table.dropFirst().compactMap { row in
      guard row.count <= header.count, let first = row.first, !first.isTotal, let called = head(of: first, reading),
        !called.names.isEmpty || !called.words.isEmpty
      else { return nil }
      let isPercent = saysPercent(first, reading)
      let cells = row.indices.dropFirst().compactMap { column -> ToldRow.Cell? in
        guard let value = row[column].value else { return nil }
        return ToldRow.Cell(
          place: FigurePlace(document: document, figure: value), head: heads[column]?.words ?? [],
          year: years[column] ?? heads[column]?.year,
          isPercent: isPercent || arePercent[column] || reading.figure(value).kind == .percent)
      }
      return cells.count >= 2 ? ToldRow(names: called.names, words: called.words, cells: cells) : nil
    }
  }

  // MARK: Shares in a column

  /// A column of shares whose last row is that of all others: they make 100, as they do in another column, or would with one digit
  /// changed.
  private func shares(in table: [[DataTable.Cell]], _ document: Int, _ reading: Reading) -> [FigureRelation] {
    guard let header = table.first, (2...Self.widest).contains(header.count), (4...40).contains(table.count - 1),
      let last = table.last?.first, isOthers(last, reading), !table.contains(where: { $0.first?.isTotal == true })
    else { return [] }
    let columns = (1..<header.count).compactMap { column -> [FigureID]? in
      guard saysPercent(header[column], reading) else { return nil }
      let cells = table.dropFirst().map { $0.count <= header.count && $0.indices.contains(column) ? $0[column].value : nil }
      return cells.allSatisfy({ $0 != nil }) ? cells.compactMap(\.self) : nil
    }
    let sums = columns.map { column in
      (column, column.compactMap { Interval(reading.figure($0)) }.reduce((0.0, 0.0)) { ($0.0 + $1.low, $0.1 + $1.high) })
    }
    func holds(_ sum: (Double, Double)) -> Bool {
      let middle = (sum.0 + sum.1) / 2
      return abs(middle - 100) <= min((sum.1 - sum.0) / 2, ShareComparer.mostRounding) + 1e-9
    }
    let areSums = sums.contains { holds($0.1) }
    return sums.filter { !holds($0.1) && areSums && (50...200).contains($0.1.0) }.map { column, sum in
      FigureRelation(
        kind: .conflictsWith, figures: column.map { FigurePlace(document: document, figure: $0) },
        ground: .shares(sum.0...sum.1, hasTotal: false))
    }
  }

  private func isOthers(_ cell: DataTable.Cell, _ reading: Reading) -> Bool {
    let view = TokenView([cell.range], in: reading.document.text, lexicon: .english)
    let first = view.word(0, is: "all") ? 1 : 0
    return cell.figure == nil && view.count <= 3
      && (view.word(first, is: "others") || view.word(first, is: "other") || view.word(first, is: "rest"))
  }

  private func saysPercent(_ cell: DataTable.Cell, _ reading: Reading) -> Bool {
    let view = TokenView([cell.range], in: reading.document.text, lexicon: .english)
    return (0..<view.count).contains { view.kind($0) == .percent || view.is($0, .percent) || view.word($0, is: "share") }
  }

  /// What the head of a row or a column says: the words for what is measured, names, a year.
  private struct Head {
    var words: Set<UInt32> = []
    var names: Set<UInt32> = []
    let year: Int?
  }

  /// Nil where the cell is a number or empty. The bracket behind a head ("(£ million)", "(cumulative)") is left out.
  private func head(of cell: DataTable.Cell, _ reading: Reading) -> Head? {
    guard cell.figure == nil, !cell.isEmpty else { return nil }
    let view = TokenView([cell.range], in: reading.document.text, lexicon: .english)
    var head = Head(year: (0..<view.count).lazy.compactMap { view.year($0) }.first)
    let bracket = view.tokens.firstIndex { $0.kind == .openParenthesis } ?? 0
    SlotScanner(view: bracket > 0 ? view.part(0..<bracket) : view, figures: []).label(keys: &head.words, names: &head.names)
    return head
  }

  // MARK: Sums

  private struct Sum {
    let total: FigureID
    let parts: [FigureID]
    let stated: Interval
    let sum: Interval

    var holds: Bool { stated.meets(sum) }
    /// The last place of the total.
    let unit: Double
    /// Numbers that were rounded before they were added explain it, but once in a hundred times.
    var isOffByRounding: Bool { abs(stated.low - sum.low) <= unit * max(1, 0.87 * Double(parts.count + 1).squareRoot()) }
  }

  private func relations(_ table: [[DataTable.Cell]], _ document: Int, _ reading: Reading) -> [FigureRelation] {
    let width = table.map(\.count).max() ?? 0
    guard width >= 2, width <= Self.widest, table.count <= 2_000 else { return [] }
    var sums: [Sum] = []
    for (row, stated) in table.enumerated() where stated.first?.isTotal == true && stated.count > 1 {
      // Of what has no total, nothing stands at the end.
      let cells =
        stated + stated.suffix(1).flatMap { Array(repeating: DataTable.Cell(range: $0.range, isEmpty: true), count: width - stated.count) }
      let start = firstPart(of: row, table, reading)
      var found: [Sum] = []
      for column in 1..<width where !isRate(table[0], column, reading) && !isShare(table[0], column, cells[column], reading) {
        let above = table[start..<row].map { $0.count == width ? $0[column] : nil }
        if let sum = sum(of: above, total: cells[column], reading) { found.append(sum) }
      }
      sums += believed(found, reading)
    }
    if let header = table.first, header.count == width, let column = header.lastIndex(where: \.isTotal), column >= 3 {
      let found = table.dropFirst().compactMap { row in
        row.count == width ? sum(of: row[1..<column].map { $0 }, total: row[column], reading) : nil
      }
      sums += believed(found, reading)
    }
    return sums.map { sum in
      FigureRelation(
        kind: .conflictsWith, figures: ([sum.total] + sum.parts).map { FigurePlace(document: document, figure: $0) },
        ground: .tableTotal(sum.sum.low...sum.sum.high))
    }
  }

  /// Where the rows begin that a total adds up: behind the total before it; of "All beds", with the last rows that speak of beds, where
  /// two and more do.
  private func firstPart(of total: Int, _ table: [[DataTable.Cell]], _ reading: Reading) -> Int {
    let start = (0..<total).last { table[$0].first?.isTotal == true }.map { $0 + 1 } ?? 0
    guard let label = table[total].first, let words = head(of: label, reading)?.words, !words.isEmpty else { return start }
    let own = (start..<total).reversed().prefix { row in
      table[row].first.flatMap { head(of: $0, reading) }.map { !$0.words.isDisjoint(with: words) } ?? false
    }
    return own.count >= 2 ? own.last ?? start : start
  }

  /// A column of growth rates, averages or prices: its head says what cannot be added up.
  private func isRate(_ header: [DataTable.Cell], _ column: Int, _ reading: Reading) -> Bool {
    guard header.indices.contains(column), header[column].figure == nil else { return false }
    let words = TokenView([header[column].range], in: reading.document.text, lexicon: .english)
    return (0..<words.count).contains { words[$0].isWord && Self.rates.contains(words[$0].key) }
  }

  /// Percentages add up where their total is all.
  private func isShare(_ header: [DataTable.Cell], _ column: Int, _ total: DataTable.Cell, _ reading: Reading) -> Bool {
    guard header.indices.contains(column), saysPercent(header[column], reading), let id = total.value else { return false }
    return abs((reading.figure(id).value ?? 0) - 100) > 1
  }

  private static let rates = WordSet(
    "change changes growth rate rates average mean median index ratio per price prices age density cumulative rank")

  /// The sum of a column or row: at least two numbers, and none of the cells is something else.
  private func sum(of cells: [DataTable.Cell?], total: DataTable.Cell, _ reading: Reading) -> Sum? {
    guard let id = total.figure, let stated = Interval(reading.figure(id)) else { return nil }
    var parts: [FigureID] = []
    var low = 0.0
    var high = 0.0
    for (index, cell) in cells.enumerated() {
      guard let cell else { return nil }
      if let figure = cell.figure, let interval = Interval(reading.figure(figure)) {
        guard reading.figure(figure).kind == reading.figure(id).kind || reading.figure(id).kind == .number else { return nil }
        low += interval.low
        high += interval.high
        parts.append(figure)
      } else if !cell.isEmpty, index > 1 || !parts.isEmpty {
        return nil
      }
    }
    // Whole numbers are counts, and counts are exact.
    guard parts.count >= 2, low.isFinite, high.isFinite else { return nil }
    let whole = (parts + [id]).allSatisfy { reading.figure($0).low?.exponent == 0 && !reading.figure($0).hasDecimals }
    let exact = Interval((low + high) / 2, (low + high) / 2)
    let total = reading.figure(id).low?.double ?? 0
    return Sum(
      total: id, parts: parts, stated: whole ? Interval(total, total) : stated, sum: whole ? exact : Interval(low, high),
      unit: whole ? 1 : Quantity.powerOfTen(reading.figure(id).low?.exponent ?? 0))
  }

  /// Sums that fail where others hold, or where one digit explains it.
  private func believed(_ sums: [Sum], _ reading: Reading) -> [Sum] {
    let failed = sums.filter { !$0.holds }
    guard failed.count <= max(1, sums.count / 3) else { return [] }
    let holding = sums.count(where: \.holds)
    return failed.filter { sum in
      // Where numbers are rounded, totals are off by one; but then more than one of them is.
      if holding < 4, sum.stated.low >= 100, sum.isOffByRounding { return false }
      return holding > 0 ? isNear(sum) : isSlip(sum, reading)
    }
  }

  /// Not off by an order of magnitude: such a total is of something else.
  private func isNear(_ sum: Sum) -> Bool { sum.stated.high >= sum.sum.low / 2 && sum.stated.low <= sum.sum.high * 2 }

  /// One digit, or two that changed places, make the total of the sum.
  private func isSlip(_ sum: Sum, _ reading: Reading) -> Bool {
    guard let low = reading.figure(sum.total).low, low.exponent <= 0, low.exponent >= -6 else { return false }
    let unit = Quantity.powerOfTen(low.exponent)
    let wanted = ((sum.sum.low + sum.sum.high) / 2 / unit).rounded()
    guard wanted > 0, wanted < 1e15 else { return false }
    let (digits, other) = (low.digits, Quantity(significand: Int64(wanted)).digits)
    if digits.count == other.count, digits.count >= 3, SlotComparer.isSlip(digits, other) { return true }
    // Two digits of a part that have changed places explain it as well.
    let missing = low.double - (sum.sum.low + sum.sum.high) / 2
    return sum.parts.contains { part in
      guard let value = reading.figure(part).low, value.denominator == 1, value.exponent == low.exponent else { return false }
      let repaired = ((value.double + missing) / unit).rounded()
      return repaired > 0 && repaired < 1e15
        && SlotComparer.isTransposition(value.digits, Quantity(significand: Int64(repaired)).digits)
    }
  }
}
