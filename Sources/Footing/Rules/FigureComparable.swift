/// Notes figures that ask to be compared though they need not agree.
struct FigureComparable: Rule {
  let description = RuleDescription(
    id: "figure-comparable",
    severity: .note,
    summary: "Two polls, or two editions of one publication, give different values for the same thing.",
    rationale: """
      Another pollster, question or month gives another share, and a later edition restates what an earlier one gave; neither \
      is an error. A reader will compare the two, and the text may want to say why they differ. Editions are documents whose \
      titles differ in their numbers only; they are compared where paragraphs carry labels ("Exports: …").
      """,
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
      switch relation.ground {
      case .revision(let agrees):
        let (edition, later) = (corpus.edition(of: first), corpus.edition(of: second))
        return Finding(
          self,
          "revised: \(corpus.text(first)) in \(edition), \(corpus.text(second)) in \(later)\(agrees ? ", which agree when rounded" : "")",
          at: [corpus.location(second), corpus.location(first, "\(corpus.text(first)) in \(edition)")])
      default:
        return Finding(
          self,
          "\(corpus.text(first)) here and \(corpus.text(second)) there measure one opinion; another pollster or question would explain the difference",
          at: [corpus.location(first), corpus.location(second, "\(corpus.text(second)) here")])
      }
    }
  }
}

extension Corpus {
  /// The title of the document that a figure stands in, or its path.
  fileprivate func edition(of place: FigurePlace) -> String {
    documents[place.document].title?.shortened(to: 60) ?? documents[place.document].path
  }
}
