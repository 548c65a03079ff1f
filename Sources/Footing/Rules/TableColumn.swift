/// Flags the cell of a table that does not follow from its row as the others of its column do.
struct TableColumn: Rule {
  let description = RuleDescription(
    id: "table-column",
    severity: .warning,
    summary: "A column of a table is a share, a change or a difference of two others, but in one row.",
    rationale: """
      One of the three numbers of the row is wrong. A column counts as derived where at least three other rows show it, and no \
      row but one does not; a unit in the last place is forgiven, since many compute with more places than they print.
      """,
    accepted: [
      """
      Births in the four districts, in all and in a health facility, and the share of these, as the registers give them.

      District       Births   In facility   Share
      Aldmouth       3,890    3,540         91.0
      Varnhem        5,480    5,151         94.0
      Osmund         4,840    4,525         93.5
      Sund           2,210    1,940         87.8
      """
    ],
    flagged: [
      """
      Births in the four districts, in all and in a health facility, and the share of these, as the registers give them.

      District       Births   In facility   Share
      Aldmouth       3,890    3,540         91.0
      Varnhem        5,480    5,151         94.0
      Osmund         4,840    4,525         ⟦95.3⟧
      Sund           2,210    1,940         87.8
      """,
      """
      Claims filed with the courts of the coast and disposed of by them, with the change between the two years in percent.

                     2012     2019    Change
      Filed        41,200   48,300      17.2
      Disposed of  42,000   45,900       9.3
      Pending      47,600   61,750      ⟦27.9⟧
      Judges          214      187     -12.6
      """,
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard case .column(let implied, let derivation) = relation.ground, relation.figures.count == 3 else { return nil }
      let (cell, first, second) = (relation.figures[0], relation.figures[1], relation.figures[2])
      let (low, high) = (implied.lowerBound.inWords, implied.upperBound.inWords)
      let value = low == high ? low : "\(low) to \(high)"
      let (a, b) = (corpus.text(first), corpus.text(second))
      let arithmetic =
        switch derivation {
        case .share: "100 × \(a) ÷ \(b)"
        case .change: "100 × (\(a) − \(b)) ÷ \(b)"
        case .difference: "\(a) − \(b)"
        }
      return Finding(
        self, "the other rows of the table make this \(value), not \(corpus.text(cell))",
        at: [corpus.location(cell, "\(arithmetic) = \(value)"), corpus.location(first), corpus.location(second)])
    }
  }
}
