/// Flags one name in two spellings.
struct NameVariantRule: Rule {
  let description = RuleDescription(
    id: "name-variant",
    severity: .note,
    summary: "A name is spelled in two ways, one letter apart.",
    rationale:
      "Transliterations and typing errors make two of one person or institution, in the index and in every search. Silent where both words are words of the language.",
    accepted: [
      "Foreign Minister Pavel Orlowski met Senator Jane Orlova, and Pavel Orlowski left early.",
      "Ships from North America wait outside. The North American ports have been closed since Monday.",
    ],
    flagged: ["Foreign Minister ⟦Sergei Orlovin⟧ arrived on Monday. The press met Sergey Orlovin the day after."])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.nameVariants.compactMap { variant in
      guard let first = variant.spellings.first else { return nil }
      let others = variant.spellings.dropFirst()
      let names = others.map { "“\($0.text)”" }.joined(separator: ", ")
      return Finding(
        self, "“\(first.text)” is also spelled \(names)",
        at: [Location(first.document, [first.range])] + others.map { Location($0.document, [$0.range], "spelled “\($0.text)”") })
    }
  }
}
