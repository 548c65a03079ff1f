/// Checks the arithmetic that sentences state: growth, parts of a whole, quotients. Each sentence is cut into words once.
struct ArithmeticComparer {
  let readings: [Reading]
  let slots: SlotComparer

  /// A sentence with more figures is a list, and says of none that it leads to another.
  private static let mostFigures = 24

  func relations() -> [FigureRelation] {
    let growth = GrowthComparer(readings: readings, slots: slots)
    let shares = ShareComparer(readings: readings)
    let ratios = RatioComparer()
    return readings.enumerated().flatMap { document, reading in
      let sequels = SequelComparer(readings, document: document)
      let claims = reading.claims.claims
      return claims.indices.flatMap { index -> [FigureRelation] in
        guard (1...Self.mostFigures).contains(claims[index].figures.count) else { return [] }
        let leadsBack = SequelComparer.mayLeadBack(claims[index], in: reading.document.text)
        guard leadsBack || claims[index].figures.count > 1 else { return [] }
        let claim = claims[index]
        let figures = claim.figures.map { reading.figure($0) }
        let quantities = figures.filter { !$0.kind.isDate }
        let isArithmetic =
          figures.count > 1
          && (figures.contains(where: ChangeScanner.isRate) || quantities.count >= 3
            || zip(quantities, quantities.dropFirst()).contains(where: ShareComparer.mayBePart))
        guard isArithmetic || leadsBack, let sentence = FiguredSentence(claim, figures, document, reading) else { return [] }
        var relations = growth.relations(in: sentence)
        if isArithmetic { relations += shares.relations(in: sentence) + ratios.relations(in: sentence) }
        return relations + sequels.relations(in: sentence)
      }
    }
  }
}
