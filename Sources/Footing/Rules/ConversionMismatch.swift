/// Flags a measure whose value in another unit is wrong.
struct ConversionMismatch: Rule {
  let description = RuleDescription(
    id: "conversion-mismatch",
    severity: .warning,
    summary: "A measure, a rate or a share is given in two ways, and the two are not the same.",
    rationale: """
      Looked at where the second stands in brackets right behind the first, "80 km (50 miles)", or behind "or": "$150 a month, or \
      $1,800 a year"; and where a percentage stands in brackets behind a fraction, "a third of the ports (31 percent)". Both are taken as roundly as they \
      are written, and a part in seventy-five is forgiven beyond that, since many convert in the head. Units of which several go by one \
      name (tons, gallons, barrels) are left alone.
      """,
    accepted: [
      "From Aldmouth it is 80 km (50 miles) by road and 60 nautical miles (111 km) by sea. The tower weighs 12 tonnes (26,000 lb).",
      "A pilot earns $1,500 a month, or $18,000 a year, and a deckhand $40 a day ($10,000 a year).",
    ],
    flagged: [
      "⟦Almost a third⟧ of the ports (41 percent) have no crane.",
      "From Aldmouth it is ⟦263 nautical miles⟧ (478 km) by sea.", "A pilot earns ⟦$1,500 a month⟧, or $81,000 a year.",
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard case .conversion(let implied) = relation.ground, let first = relation.figures.first, let second = relation.figures.last else {
        return nil
      }
      let made = ((implied.lowerBound + implied.upperBound) / 2).inWords + Self.unit(of: corpus.figure(second))
      return Finding(
        self, "\(corpus.text(first)) make \(made), not \(corpus.text(second))",
        at: [corpus.location(first), corpus.location(second)])
    }
  }

  /// " kilometres"; of a rate only its time, since the text has its unit in words: " a year".
  private static func unit(of figure: Figure) -> String {
    if figure.kind == .percent { return " percent" }
    guard let unit = figure.unit else { return "" }
    return unit.split(separator: "/").dropFirst().last.map { " a \($0)" } ?? " " + plural(unit)
  }

  private static func plural(_ unit: String) -> String {
    if unit.hasSuffix("foot") { return unit.dropLast(4) + "feet" }
    if unit.hasSuffix("inch") { return unit + "es" }
    return unit.hasSuffix("hertz") || unit.hasSuffix("horsepower") || unit.contains("degree") || unit.contains("/") ? unit : unit + "s"
  }
}
