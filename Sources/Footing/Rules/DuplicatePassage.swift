/// Flags sentences that stand twice.
struct DuplicatePassage: Rule {
  let description = RuleDescription(
    id: "duplicate-passage",
    severity: .warning,
    summary: "A sentence of eight words or more stands in two places, to the letter or nearly.",
    rationale:
      "Text that was pasted twice within a few paragraphs is a slip; from farther away, between documents, and where words differ, it is for the editor to judge and only a note, and so is a short sentence unless it stands twice in one breath. Headings, tables, notes and quotations are left alone, and so is what returns four times and more.",
    accepted: ["The harbour was deepened in the spring of that year. The railway reached the harbour in the autumn of the next."],
    flagged: ["The harbour was deepened in the spring of that year. Ships came in. ⟦The harbour was deepened in the spring of that year.⟧"])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.repetitions.map { repetition in
      let (first, second) = (repetition.first, repetition.second)
      return Finding(
        self,
        "\(repetition.wordCount) words \(repetition.isExact ? "stand here a second time" : "that stand here nearly alike a second time")",
        at: [Location(second.document, second.ranges), Location(first.document, first.ranges, "they stand here first")],
        severity: isSlip(repetition) ? nil : .note)
    }
  }

  /// What was pasted twice by mistake stands close together; a summary repeats its report from afar, and means to. Short sentences
  /// return by their nature ("Employment changed little."), but not within a few lines.
  private func isSlip(_ repetition: RepeatedPassage) -> Bool {
    let (first, second) = (repetition.first, repetition.second)
    guard repetition.isExact, first.document == second.document else { return false }
    let gap = (Int(second.ranges.hull.start) - Int(first.ranges.hull.end)).magnitude
    return gap < (repetition.wordCount < 15 ? 400 : 4_000)
  }
}
