/// Holds the summary of a report against its text: what the summary states, the text must state as well.
///
/// A figure of the summary that the text has, as it is or rounded, is left alone. Of one that it has not, the text may have
/// another value: told where one figure alone of the text is of the same unit, days and thing, or looks like a slip for it.
/// Linear: figures are grouped by unit, and a summary with more figures than a page holds is none.
struct SummaryComparer {
  let readings: [Reading]
  let slots: SlotComparer

  private static let mostFigures = 200
  private static let comparedAtMost = 2_000

  func relations() -> [FigureRelation] { readings.indices.flatMap(relations(of:)) }

  private func relations(of document: Int) -> [FigureRelation] {
    let summary = readings[document].figures { $1 == .summary }.filter(isTelling)
    guard !summary.isEmpty, summary.count <= Self.mostFigures else { return [] }
    var text: [UInt32: [FigurePlace]] = [:]
    let units = Set(summary.map { slots.unit(place($0, document)) })
    for figure in readings[document].figures(where: { $1 != .summary }) where isQuantity(figure) {
      let place = place(figure, document)
      let unit = slots.unit(place)
      if units.contains(unit), text[unit, default: []].count < Self.comparedAtMost { text[unit, default: []].append(place) }
    }
    return summary.compactMap { figure in
      let stated = place(figure, document)
      let others = text[slots.unit(stated)] ?? []
      guard !others.contains(where: { slots.agreement($0, stated) != .disjoint && slots.samePeriod($0, stated) != false }) else {
        return nil
      }
      let meant = others.filter { isTelling(slots.figure($0)) && slots.mayBeSummary(stated, of: $0) }
      if let first = theOnly(meant) { return FigureRelation(kind: .conflictsWith, figures: [stated, first].sorted(), ground: .summary) }
      // A number that the text has with two digits changed, or with another one.
      let slips = others.filter { other in
        isTelling(slots.figure(other)) && slots.maySlip(stated, for: other)
          && (slots.weigh(slip: stated, for: other).map { $0.rarity + $0.evidence } ?? 0) >= Self.enough
      }
      guard let first = theOnly(slips) else { return nil }
      return FigureRelation(
        kind: .conflictsWith, figures: [stated, first].sorted(), ground: slots.isTransposition(stated, first) ? .transposition : .summary)
    }
  }

  /// That the text has no such number at all says something already.
  private static let enough = 10

  /// The first of several places that all state one value.
  private func theOnly(_ places: [FigurePlace]) -> FigurePlace? {
    guard let first = places.first, places.allSatisfy({ slots.agreement($0, first) != .disjoint }) else { return nil }
    return first
  }

  private func place(_ figure: Figure, _ document: Int) -> FigurePlace { FigurePlace(document: document, figure: figure.id) }

  private func isQuantity(_ figure: Figure) -> Bool {
    switch figure.kind {
    case .money, .percent, .count, .number, .measure: figure.low != nil
    case .duration: (figure.low?.significantDigits ?? 0) >= 2
    default: false
    }
  }

  /// Stated as one value; "two islands" and "20 days" are everywhere.
  private func isTelling(_ figure: Figure) -> Bool {
    guard isQuantity(figure), figure.high == nil, figure.bound == .exact || figure.bound == .about, figure.zone != .table else {
      return false
    }
    return figure.kind == .money || (figure.low?.significantDigits ?? 0) >= 2
  }
}
