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
      reading.claims.claims.flatMap { claim -> [FigureRelation] in
        guard (1...Self.mostFigures).contains(claim.figures.count), claim.figures.count > 1 || pointsBack(claim, reading) else { return [] }
        let figures = claim.figures.map { reading.figure($0) }
        guard figures.contains(where: ChangeScanner.isRate) || figures.count(where: { !$0.kind.isDate }) >= 3,
          let sentence = FiguredSentence(claim, figures, document, reading)
        else { return [] }
        return growth.relations(in: sentence) + shares.relations(in: sentence) + ratios.relations(in: sentence)
      }
    }
  }

  /// "That is a decline of 12 percent": a sentence of one figure that may be about those of the sentence before. Its first
  /// letter spares cutting most of them into words.
  private func pointsBack(_ claim: Claim, _ reading: Reading) -> Bool {
    guard let start = claim.ranges.first?.lower, start < reading.document.text.count else { return false }
    return reading.document.text.bytes[start] == UInt8(ascii: "T")
  }
}
