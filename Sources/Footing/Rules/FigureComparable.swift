/// Notes figures that ask to be compared though they need not agree.
struct FigureComparable: Rule {
  let description = RuleDescription(
    id: "figure-comparable",
    severity: .note,
    summary: "Two polls speak of the same people's view of the same thing and differ.",
    rationale:
      "Another pollster, question or month gives another share; that is no error. A reader will compare the two, and the text may want to say why they differ.",
    accepted: [
      "A survey found that 72% of Norwegians have a favourable view of Poland. Another found 72% of Norwegians favourable to Poland."
    ],
    flagged: [
      "According to one survey, ⟦72%⟧ of Norwegians have an unfavourable view of Poland. In a government poll, 64% of Norwegians were hostile to Poland."
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard relation.kind == .comparableWith, relation.figures.count == 2 else { return nil }
      let (first, second) = (relation.figures[0], relation.figures[1])
      return Finding(
        self,
        "\(corpus.text(first)) here and \(corpus.text(second)) there measure one opinion; another pollster or question would explain the difference",
        at: [corpus.location(first), corpus.location(second, "\(corpus.text(second)) here")])
    }
  }
}
