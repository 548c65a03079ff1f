/// Notes where one figure is stated twice.
struct FigureDuplicate: Rule {
  let description = RuleDescription(
    id: "figure-duplicate",
    severity: .note,
    summary: "A figure is stated in two places, and both agree.",
    rationale: "Nothing is wrong. Whoever changes one of the two has to change the other as well; this says where it is.",
    accepted: ["Norway exported 45,000 tonnes of salmon. Poland imported 45,000 bottles of water."],
    flagged: [
      """
      The company agreed to build the line for a record ⟦$270 billion⟧.[1]

      Notes

      1. P. Berg, "Rail Firms Agree $270bn Deal," Trade Times, 21 June 2013.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard relation.kind == .duplicates, relation.figures.count == 2 else { return nil }
      let (first, second) = (relation.figures[0], relation.figures[1])
      return Finding(
        self, "\(corpus.text(first)) is stated in two places, which agree",
        at: [corpus.location(first), corpus.location(second, "\(corpus.text(second)) here")])
    }
  }
}
