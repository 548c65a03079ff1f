/// Finds numbers in which two digits have changed places: "45.7 percent" here, "47.5 percent" there.
///
/// Two values that have nothing to do with each other are so alike once in a thousand times, so that less needs to be said of
/// them than of any two values: a word for what is measured, and nothing that tells the two apart. Figures are grouped by
/// kind, unit and the digits that they have in whatever order. Linear.
struct SlipComparer {
  let readings: [Reading]
  let slots: SlotComparer

  private static let comparedAtMost = 12
  private static let mostFigures = 12

  private struct Key: Hashable {
    let unit: UInt32
    let digits: UInt64
  }

  func relations() -> [FigureRelation] {
    var relations: [FigureRelation] = []
    var groups = Chains<Key>()
    for (document, reading) in readings.enumerated() {
      for figure in reading.claims.figures where isComparable(figure) {
        // A sentence with more figures is data.
        guard let claim = reading.claim(of: figure.id), claim.figures.count <= Self.mostFigures, let digits = figure.low?.digitsInAnyOrder
        else { continue }
        let place = FigurePlace(document: document, figure: figure.id)
        let key = Key(unit: slots.unit(place), digits: digits)
        var isTold = false
        groups.forEach(in: key, atMost: Self.comparedAtMost) { other in
          guard !isTold, slots.isTransposition(other, place), slots.mayBeSlip(other, for: place) else { return }
          relations.append(FigureRelation(kind: .conflictsWith, figures: [other, place], ground: .transposition))
          isTold = true
        }
        groups.append(place, to: key)
      }
    }
    return relations
  }

  private func isComparable(_ figure: Figure) -> Bool {
    switch figure.kind {
    case .money, .percent, .count, .number, .measure: figure.high == nil && figure.zone != .table && figure.bound == .exact
    default: false
    }
  }
}

extension Quantity {
  /// How often each digit but zero occurs; nil where fewer than two say something.
  fileprivate var digitsInAnyOrder: UInt64? {
    guard denominator == 1, significantDigits >= 2 else { return nil }
    // Five bits a digit: no number has more than nineteen of them.
    return digits.reduce(0) { $1 == 0 ? $0 : $0 + 1 << (5 * UInt64($1 - 1)) }
  }
}
