/// Flags sentences that stand twice.
struct DuplicatePassage: Rule {
  let description = RuleDescription(
    id: "duplicate-passage",
    severity: .warning,
    summary: "A sentence of eight words or more stands in two places, to the letter or nearly.",
    rationale:
      "Text that was pasted twice is a slip within a document; between documents, and where words differ, it is for the editor to judge and only a note. Headings, tables, notes and quotations are left alone, and so is what returns four times and more.",
    accepted: ["The harbour was deepened in the spring of that year. The railway reached the harbour in the autumn of the next."],
    flagged: ["The harbour was deepened in the spring of that year. Ships came in. ⟦The harbour was deepened in the spring of that year.⟧"])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.repetitions.map { repetition in
      let (first, second) = (repetition.first, repetition.second)
      let inOne = first.document == second.document
      return Finding(
        self,
        "\(repetition.wordCount) words \(repetition.isExact ? "stand here a second time" : "that stand here nearly alike a second time")",
        at: [Location(second.document, second.ranges), Location(first.document, first.ranges, "they stand here first")],
        severity: repetition.isExact && inOne ? nil : .note)
    }
  }
}
