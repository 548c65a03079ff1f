/// Finds columns of tables that follow from two others, as "Share (%)" from a part and a whole, and the one row in which they
/// do not.
///
/// No head needs to say so: where at least three rows agree, a column is a share, a change or a difference of two columns
/// before it, and chance does not make three rows agree. Linear in the cells of narrow tables; wide ones are left alone.
struct ColumnComparer {
  let reading: Reading
  let document: Int

  /// How a column follows from two others.
  enum Derivation: CaseIterable, Sendable {
    case share, change, difference
  }

  private static let widest = 10
  private static let mostRows = 400

  /// At most one for each column.
  func relations(in table: DataTable) -> [FigureRelation] {
    let width = table.rows.first?.count ?? 0
    guard (4...Self.widest).contains(width), table.rows.count <= Self.mostRows else { return [] }
    let rows = table.rows.dropFirst().filter { $0.count == width }.map { row in row.map { $0.value.map { reading.figure($0) } } }
    guard rows.count >= 4 else { return [] }
    return (3..<width).compactMap { column in
      guard let odd = oddRow(of: column, in: rows) else { return nil }
      return FigureRelation(
        kind: .conflictsWith, figures: odd.figures.map { FigurePlace(document: document, figure: $0.id) },
        ground: .column(odd.implied.low...odd.implied.high, odd.derivation))
    }
  }

  private struct OddRow {
    /// The cell, and the two that it should follow from.
    let figures: [Figure]
    let implied: Interval
    let derivation: Derivation
  }

  /// The one row in which a column does not follow from two before it as it does in all other rows.
  private func oddRow(of column: Int, in rows: [[Figure?]]) -> OddRow? {
    for derivation in Derivation.allCases {
      for first in 1..<column {
        for second in 1..<column where second != first {
          if let odd = oddRow(of: column, by: derivation, first, second, in: rows) { return odd }
        }
      }
    }
    return nil
  }

  private func oddRow(of column: Int, by derivation: Derivation, _ first: Int, _ second: Int, in rows: [[Figure?]]) -> OddRow? {
    var holding: Set<Double> = []
    var failing: OddRow?
    for row in rows {
      guard let cell = row[column], let a = row[first], let b = row[second] else { continue }
      guard let implied = implied(derivation, a, b), let stated = Interval(cell) else { return nil }
      let unit = 2 * (cell.low?.halfUnit ?? 0)
      if Interval(stated.low - unit, stated.high + unit).meets(implied) {
        // Small numbers follow from each other by chance.
        if isTelling(cell, derivation) { holding.insert(cell.value ?? 0) }
      } else {
        guard failing == nil, isTelling(cell, derivation) else { return nil }
        failing = OddRow(figures: [cell, a, b], implied: implied, derivation: derivation)
      }
    }
    return holding.count >= 3 ? failing : nil
  }

  /// Two digits of a share or a change, three of a difference.
  private func isTelling(_ cell: Figure, _ derivation: Derivation) -> Bool {
    (cell.low?.digits.count ?? 0) >= (derivation == .difference ? 3 : 2)
  }

  /// What two cells make; nil where that is nothing.
  private func implied(_ derivation: Derivation, _ first: Figure, _ second: Figure) -> Interval? {
    guard let a = Interval(first), let b = Interval(second), [a.low, a.high, b.low, b.high].allSatisfy(\.isFinite) else { return nil }
    switch derivation {
    case .difference: return Interval(a.low - b.high, a.high - b.low)
    case .share, .change:
      guard b.low > 0, a.low >= 0 else { return nil }
      let (low, high) = (100 * a.low / b.high, 100 * a.high / b.low)
      return derivation == .share ? Interval(low, high) : Interval(low - 100, high - 100)
    }
  }
}
