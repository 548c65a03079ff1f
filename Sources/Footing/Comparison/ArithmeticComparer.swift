/// Checks the arithmetic that sentences state: growth and its direction, parts of a whole, quotients. Each sentence is cut into words once.
struct ArithmeticComparer {
  let readings: [Reading]
  let slots: SlotComparer

  /// A sentence with more figures is a list, and says of none that it leads to another.
  private static let mostFigures = 24

  func relations() -> [FigureRelation] {
    let growth = GrowthComparer(readings: readings, slots: slots)
    let shares = ShareComparer(readings: readings)
    let ratios = RatioComparer()
    let yearly = YearlyGrowthComparer(readings: readings, slots: slots)
    return readings.enumerated().flatMap { document, reading in
      let sequels = SequelComparer(readings, document: document)
      let claims = reading.claims.claims
      return claims.indices.flatMap { index -> [FigureRelation] in
        guard (1...Self.mostFigures).contains(claims[index].figures.count) else { return [] }
        let leadsBack = SequelComparer.mayLeadBack(claims[index], in: reading.document.text)
        guard leadsBack || claims[index].figures.count > 1 else { return [] }
        let claim = claims[index]
        let figures = claim.figures.map { reading.figure($0) }
        let isArithmetic = Self.isArithmetic(figures)
        let mayTellDirection = DirectionComparer.mayTell(figures)
        guard isArithmetic || leadsBack || mayTellDirection, let sentence = FiguredSentence(claim, figures, document, reading) else {
          return []
        }
        if isArithmetic, let relation = yearly.relation(in: sentence) ?? ChangeInPercentComparer().relation(in: sentence) {
          return [relation]
        }
        var relations = growth.relations(in: sentence)
        if relations.isEmpty, mayTellDirection { relations = DirectionComparer().relations(in: sentence) }
        if isArithmetic { relations += shares.relations(in: sentence) + ratios.relations(in: sentence) }
        return relations + sequels.relations(in: sentence)
      }
    }
  }

  /// A rate, three quantities, or two of which the one may be a part of the other.
  private static func isArithmetic(_ figures: [Figure]) -> Bool {
    guard figures.count > 1 else { return false }
    if figures.contains(where: ChangeScanner.isRate) { return true }
    var last: Int?
    var count = 0
    for index in figures.indices where !figures[index].kind.isDate {
      if let last, ShareComparer.mayBePart(figures[last], figures[index]) { return true }
      last = index
      count += 1
    }
    return count >= 3
  }
}
