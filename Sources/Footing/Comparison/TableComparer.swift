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
      return relations + TableTextComparer(reading: reading, document: document, slots: slots).relations(of: tables)
    }
  }

  // MARK: Shares in a column

  /// A column of shares whose last row is that of all others: they make 100, as they do in another column of the table.
  private func shares(in table: [[DataTable.Cell]], _ document: Int, _ reading: Reading) -> [FigureRelation] {
    guard let header = table.first, (2...DataTable.widest).contains(header.count), (4...40).contains(table.count - 1),
      let last = table.last?.first, isOthers(last, reading), !table.contains(where: { $0.first?.isTotal == true })
    else { return [] }
    let columns = (1..<header.count).compactMap { column -> [FigureID]? in
      guard header[column].saysPercent(in: reading) else { return nil }
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
    guard width >= 2, width <= DataTable.widest, table.count <= 2_000 else { return [] }
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
    guard let label = table[total].first, let words = label.head(in: reading)?.words, !words.isEmpty else { return start }
    let own = (start..<total).reversed().prefix { row in
      table[row].first.flatMap { $0.head(in: reading) }.map { !$0.words.isDisjoint(with: words) } ?? false
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
    guard header.indices.contains(column), header[column].saysPercent(in: reading), let id = total.value else { return false }
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
    if digits.count == other.count, digits.count >= 3, digits.isSlip(for: other) { return true }
    // Two digits of a part that have changed places explain it as well.
    let missing = low.double - (sum.sum.low + sum.sum.high) / 2
    return sum.parts.contains { part in
      guard let value = reading.figure(part).low, value.denominator == 1, value.exponent == low.exponent else { return false }
      let repaired = ((value.double + missing) / unit).rounded()
      return repaired > 0 && repaired < 1e15
        && value.digits.isTransposition(of: Quantity(significand: Int64(repaired)).digits)
    }
  }
}
