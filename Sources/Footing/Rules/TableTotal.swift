/// Flags a total of a table that is not the sum of its parts.
struct TableTotal: Rule {
  let description = RuleDescription(
    id: "table-total",
    severity: .warning,
    summary: "What a row or a column calls its total is not the sum of its parts.",
    rationale: """
      A row or column is a total where its head says so. Numbers with decimals are taken as the intervals that their writing \
      implies, whole numbers as they stand. A sum is reported only where others of the same table hold, or where one digit \
      explains it: a table whose rows are no parts of a whole is left alone, and so are rates, averages and what rounding \
      explains.
      """,
    accepted: [
      """
      Freight by harbour, in thousand tonnes, as the two harbour offices gave it to the commission.

      Harbour        2012     2013
      Aldmouth       410      432
      Varnhem        205      218
      Osmund         118      121
      Total          733      771
      """,
      """
      Inhabitants of the two coasts at the last censuses, in thousands, and how their number has changed since.

      Coast          2001     2011     Change
      Northern       412      453      10.0
      Southern       311      302      -2.9
      Total          723      756      4.6
      """,
    ],
    flagged: [
      """
      Freight by harbour, in thousand tonnes, as the two harbour offices gave it to the commission.

      Harbour        2012     2013
      Aldmouth       410      432
      Varnhem        205      218
      Osmund         118      121
      Total          733      ⟦781⟧
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard case .tableTotal(let sum) = relation.ground, let total = relation.figures.first else { return nil }
      let parts = relation.figures.dropFirst()
      let value = sum.lowerBound == sum.upperBound ? sum.lowerBound.inDigits : "\(sum.lowerBound.inDigits) to \(sum.upperBound.inDigits)"
      let terms = parts.prefix(6).map { corpus.text($0) }.joined(separator: " + ") + (parts.count > 6 ? " + …" : "")
      return Finding(
        self, "the total is given as \(corpus.text(total)), but the parts make \(value)",
        at: [corpus.location(total, "\(terms) = \(value)")] + parts.prefix(12).map { corpus.location($0) })
    }
  }
}
