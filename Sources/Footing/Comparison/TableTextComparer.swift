/// Holds the cells of tables against what the text says of them: by the year at the head of their column, by what their row is called,
/// or as totals. A value of the text that is no cell has to look like a slip for the one that is meant. Linear: rows and cells are
/// found by the words and names that a sentence has.
struct TableTextComparer {
  let reading: Reading
  let document: Int
  let slots: SlotComparer

  func relations(of tables: [DataTable]) -> [FigureRelation] {
    guard !tables.isEmpty else { return [] }
    return againstText(tables)
      + rowsAgainstText(tables)
      + totalsAgainstText(tables)
      + anchoredAgainstText(tables)
  }

  // MARK: Rows that the text has a value of

  /// "with 184,300 cases and 442 deaths", and the row that has 184,300 has 412 under "Deaths": one value leads to the row, and what
  /// stands beside it in the sentence is called as a column is, and looks like a slip for its cell.
  private func anchoredAgainstText(_ tables: [DataTable]) -> [FigureRelation] {
    let rows = tables.flatMap { headedRows(of: $0.rows) }
    guard !rows.isEmpty else { return [] }
    var byValue: [Digits: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      for cell in row {
        if let digits = slots.value(cell.place)?.digits.withoutZeros, digits.count >= Self.digitsOfAnchor {
          byValue[digits, default: []].append(index)
        }
      }
    }
    return reading.claims.claims.flatMap { claim -> [FigureRelation] in
      guard claim.zone != .table, claim.note == nil, (2...Self.mostFigures).contains(claim.figures.count) else { return [] }
      let places = claim.figures.map { FigurePlace(document: document, figure: $0) }.filter {
        DataTable.isNumber(slots.figure($0))
      }
      return places.compactMap { place -> FigureRelation? in
        let words = Set(reading.claims.list(reading.slots(place.figure).words)).union(
          slots.figure(place).unit.map { [Stem.key(of: $0)] } ?? [])
        // What stands in another row is that.
        guard let own = slots.value(place)?.digits, own.count >= Self.digitsOfAnchor, byValue[own.withoutZeros] == nil else { return nil }
        for anchor in places where anchor != place {
          guard let digits = slots.value(anchor)?.digits.withoutZeros, let found = byValue[digits], found.count == 1,
            let row = found.first.map({ rows[$0] }), row.contains(where: { slots.agreement($0.place, anchor) == .consistent })
          else { continue }
          // The anchor says that both are told in one scale.
          let meant = row.filter {
            !$0.head.isDisjoint(with: words) && slots.value($0.place)?.digits.count == own.count && isNearly($0, place)
          }
          guard let cell = meant.theOnly else { continue }
          return FigureRelation(kind: .conflictsWith, figures: [place, cell.place].sorted(), ground: .otherValue)
        }
        return nil
      }
    }
  }

  private static let digitsOfAnchor = 3

  /// The cells of each row of a table with the words at the head of their columns.
  private func headedRows(of table: [[DataTable.Cell]]) -> [[ToldRow.Cell]] {
    guard let header = table.first, (3...DataTable.widest).contains(header.count) else { return [] }
    let heads = header.map { $0.head(in: reading)?.words ?? [] }
    return table.dropFirst().filter { $0.count == header.count }.map { row in
      row.indices.dropFirst().compactMap { column in
        row[column].figure.map {
          ToldRow.Cell(place: FigurePlace(document: document, figure: $0), head: heads[column], year: nil, isPercent: false)
        }
      }
    }
  }

  // MARK: By year

  private struct Fact: Hashable {
    let year: Int
    let word: UInt32
  }

  /// A number of the text that stands in the table, too, for the same year and thing, but for one digit. The table's own
  /// scale ("in million euros") need not be known: only the digits are compared, and at least three of them.
  private func againstText(_ tables: [DataTable]) -> [FigureRelation] {
    guard !tables.isEmpty else { return [] }
    var facts: [Fact: [FigurePlace]] = [:]
    for figure in reading.figures(where: { $1 != .table })
    where figure.note == nil && figure.change == nil && DataTable.isNumber(figure) {
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
      let columns = (0..<min(width, DataTable.widest)).map { column in rows.map { $0[column] } }
      return relations(of: rows, facts) + relations(of: columns, facts)
    }
  }

  /// A table with years at the head of its columns; turned by a quarter, one with years at the head of its rows.
  private func relations(of rows: [[DataTable.Cell]], _ facts: [Fact: [FigurePlace]])
    -> [FigureRelation]
  {
    let years = (rows.first ?? []).map { year(in: $0) }
    guard years.contains(where: { $0 != nil }) else { return [] }
    return rows.dropFirst().flatMap { relations(of: $0, years, facts) }
  }

  private func relations(
    of row: [DataTable.Cell], _ years: [Int?], _ facts: [Fact: [FigurePlace]]
  ) -> [FigureRelation] {
    guard let head = row.first.flatMap({ $0.head(in: reading) }), !head.words.isEmpty else { return [] }
    return zip(row, years).compactMap { cell, year in
      guard let id = cell.figure, let year else { return nil }
      let place = FigurePlace(document: document, figure: id)
      for key in head.words.sorted() {
        for text in facts[Fact(year: year, word: key)] ?? []
        where isRow(head, of: text) && isSlip(text, place) {
          return FigureRelation(kind: .conflictsWith, figures: [text, place], ground: .otherValue)
        }
      }
      return nil
    }
  }

  private func isSlip(_ text: FigurePlace, _ cell: FigurePlace) -> Bool {
    guard let digits = slots.value(text)?.digits, let other = slots.value(cell)?.digits, digits.count >= 3 else { return false }
    return digits.isSlip(for: other)
  }

  /// The words of the figure are those of the row's head, and what the row names the sentence names.
  private func isRow(_ head: DataTable.Head, of place: FigurePlace) -> Bool {
    let own = reading.slots(place.figure)
    let words = Set(reading.claims.list(own.words))
    let named = Set(reading.claims.list(own.entities))
    return head.words.isSubset(of: words) && words.subtracting(head.words).isDisjoint(with: reading.claims.list(own.narrowing))
      && head.names.isSubset(of: named)
      && !own.isEstimate && words.count <= head.words.count + 1
  }

  private func year(in cell: DataTable.Cell) -> Int? {
    let view = TokenView([cell.range], in: reading.document.text, lexicon: .english)
    return view.count == 1 ? view.year(0) : nil
  }

  private static let mostFigures = 24
  private static let rowsOfOneKey = 16

  // MARK: Rows that the text speaks of

  /// "Russia's share fell from 24 to 8 percent", and its row has 24 and 18; "common equity rose from 13.7% in June 2015 to 14.6%", and
  /// its row has 13.1 below 2015; "assets of €53.8 billion", and the row of assets has 58.3: what the row is called stands in the
  /// sentence, and of its values one is meant.
  private func rowsAgainstText(_ tables: [DataTable]) -> [FigureRelation] {
    let rows = tables.flatMap { toldRows(of: $0.rows) }
    guard !rows.isEmpty else { return [] }
    var byKey: [UInt32: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      for key in row.keys where byKey[key, default: []].count <= Self.rowsOfOneKey {
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
    let own = reading.slots(first.figure)
    // "In Gorizia it rose from 61 to 72 percent, and in Tesin from 49 to 58": the names of the clause, where it has some.
    let isOwn = own.subjects.count > 0 && !own.hasDistantSubjects
    let names = Set(reading.claims.list(own.subjects)).union(isOwn ? [] : reading.claims.list(own.entities))
      .union(own.opening.map { [$0.name] } ?? []).union(reading.claim(of: first.figure).flatMap(leadingName).map { [$0] } ?? [])
    let words = Set(places.flatMap { reading.claims.list(reading.slots($0.figure).words) }).union(own.opening.map { [$0.word] } ?? [])
    let isPercent = reading.figure(first.figure).kind == .percent
    let told = Set(names.union(words).flatMap { byKey[$0] ?? [] }).sorted().compactMap { index -> (row: ToldRow, cells: [ToldRow.Cell])? in
      let row = rows[index]
      guard row.names.isSubset(of: names), row.words.isSubset(of: words),
        row.opening.map({ names.contains($0.name) || words.contains($0.word) }) ?? true
      else { return nil }
      // A row that is named has columns of several things, and the sentence says which it means.
      let cells = row.cells.filter { cell in
        cell.isPercent == isPercent
          && (row.names.isEmpty || cell.head.isEmpty && cell.year != nil
            ? cell.head.isSubset(of: words) : !cell.head.isDisjoint(with: words))
      }
      return cells.count >= (row.isNamed ? 1 : 2) ? (row, cells) : nil
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
      let year = reading.slots(other.figure).dates?.from.year
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
    let own = reading.slots(place.figure)
    // A line of numbers is a row of a table that was not read as one.
    guard own.isStated, !own.isEstimate, !own.isQualified else { return nil }
    let year = own.dates?.from.year
    let meant = cells.first { cell in
      guard isNearly(cell, place) else { return false }
      // Of a row that is named the head of the column says what is measured.
      let isNamed = cell.isOfNamedRow && !cell.head.isEmpty && (cell.year == nil || year == nil || cell.year == year)
      return isNamed || cell.year != nil && cell.year == year || (cell.year == nil || year == nil) && isTurned(cell, place)
    }
    return meant.map { FigureRelation(kind: .conflictsWith, figures: [place, $0.place].sorted(), ground: .otherValue) }
  }

  /// "surveyed 2,814 households", and the total of a column "Households surveyed" is 2,184: digits of a total that have changed places.
  private func totalsAgainstText(_ tables: [DataTable]) -> [FigureRelation] {
    let totals = tables.flatMap { self.totals(of: $0.rows) }
    guard !totals.isEmpty, totals.count <= Self.mostTotals else { return [] }
    return reading.figures { $1 != .table }.compactMap { figure in
      guard figure.note == nil, DataTable.isNumber(figure), figure.change == nil,
        (figure.low?.significantDigits ?? 0) >= 3
      else { return nil }
      guard reading.slots(figure.id).isStated else { return nil }
      let place = FigurePlace(document: document, figure: figure.id)
      let words = Set(reading.claims.list(reading.slots(figure.id).words)).union(figure.unit.map { [Stem.key(of: $0)] } ?? [])
      let meant = totals.filter { !$0.head.isDisjoint(with: words) }
      guard !meant.contains(where: { isEqual($0, place) }), let total = meant.first(where: { isTurned($0, place) }) else { return nil }
      return FigureRelation(kind: .conflictsWith, figures: [place, total.place].sorted(), ground: .transposition)
    }
  }

  private static let mostTotals = 64

  private func totals(of table: [[DataTable.Cell]]) -> [ToldRow.Cell] {
    guard let header = table.first, (2...DataTable.widest).contains(header.count) else { return [] }
    return table.dropFirst().filter { $0.first?.isTotal == true && $0.count <= header.count }.flatMap { row in
      row.indices.dropFirst().compactMap { column -> ToldRow.Cell? in
        guard let value = row[column].figure, let head = header[column].head(in: reading), !head.words.isEmpty else { return nil }
        return ToldRow.Cell(place: FigurePlace(document: document, figure: value), head: head.words, year: head.year, isPercent: false)
      }
    }
  }

  private func isEqual(_ cell: ToldRow.Cell, _ place: FigurePlace) -> Bool {
    guard let (digits, other) = digits(cell, place) else { return false }
    return digits == other || slots.agreement(cell.place, place) == .consistent
  }

  private func isNearly(_ cell: ToldRow.Cell, _ place: FigurePlace) -> Bool {
    digits(cell, place).map { $0.own.isSlip(for: $0.other) } ?? false
  }

  private func isTurned(_ cell: ToldRow.Cell, _ place: FigurePlace) -> Bool {
    digits(cell, place).map { $0.own.isTransposition(of: $0.other) } ?? false
  }

  /// A table says its scale somewhere ("in million euros"): only the digits are compared.
  private func digits(_ cell: ToldRow.Cell, _ place: FigurePlace) -> (own: Digits, other: Digits)? {
    guard let own = slots.value(cell.place)?.digits.withoutZeros, let other = slots.value(place)?.digits.withoutZeros else { return nil }
    return (own, other)
  }

  /// A row by what it is called, and its values with what stands above them.
  private struct ToldRow {
    struct Cell {
      let place: FigurePlace
      let head: Set<UInt32>
      let year: Int?
      let isPercent: Bool
      var isOfNamedRow = false
    }
    let names: Set<UInt32>
    let words: Set<UInt32>
    /// A first word that nobody knows: a name, or a word like any other.
    let opening: FigureSlots.Opening?
    let cells: [Cell]

    var isNamed: Bool { !names.isEmpty || opening != nil }
    var size: Int { names.count + words.count + (opening == nil ? 0 : 1) }
    var keys: Set<UInt32> { names.union(words).union(opening.map { [$0.name, $0.word] } ?? []) }
  }

  private func toldRows(of table: [[DataTable.Cell]]) -> [ToldRow] {
    guard let header = table.first, (3...DataTable.widest).contains(header.count) else { return [] }
    let heads = header.map { $0.head(in: reading) }
    let years = header.map { year(in: $0) }
    let arePercent = header.map { $0.saysPercent(in: reading) }
    return table.dropFirst().compactMap { row in
      guard row.count <= header.count, let first = row.first, !first.isTotal, var called = first.head(in: reading),
        !called.names.isEmpty || !called.words.isEmpty
      else { return nil }
      let opening = opening(of: first)
      if let opening { called.words.remove(opening.word) }
      let isPercent = first.saysPercent(in: reading)
      let cells = row.indices.dropFirst().compactMap { column -> ToldRow.Cell? in
        guard let value = row[column].value else { return nil }
        return ToldRow.Cell(
          place: FigurePlace(document: document, figure: value), head: heads[column]?.words ?? [],
          year: years[column] ?? heads[column]?.year,
          isPercent: isPercent || arePercent[column] || reading.figure(value).kind == .percent,
          isOfNamedRow: !called.names.isEmpty || opening != nil)
      }
      return cells.count >= 2 ? ToldRow(names: called.names, words: called.words, opening: opening, cells: cells) : nil
    }
  }

  /// "Maradi, with 4.1 million inhabitants, had …": the first word of a sentence, where a comma sets it apart.
  private func leadingName(of claim: Claim) -> UInt32? {
    guard let range = claim.ranges.first else { return nil }
    let view = TokenView([TextRange(range.lower, min(range.upper, range.lower + 40))], in: reading.document.text, lexicon: .english)
    guard view[0].isWord, view[0].isCapitalized, view[0].sense == 0, view.kind(1) == .comma else { return nil }
    return Stem.name(of: view[0], in: reading.document.text)
  }

  private func opening(of cell: DataTable.Cell) -> FigureSlots.Opening? {
    let view = TokenView([cell.range], in: reading.document.text, lexicon: .english)
    guard view[0].isWord, view[0].isCapitalized, view[0].sense == 0, view[0].length > 2 else { return nil }
    let text = reading.document.text
    return FigureSlots.Opening(name: Stem.name(of: view[0], in: text), word: Stem.hash(of: view[0], in: text) | 0x4000_0000)
  }
}
