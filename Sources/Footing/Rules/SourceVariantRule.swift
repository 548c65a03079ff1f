/// Flags one work that two references give in two ways.
struct SourceVariantRule: Rule {
  let description = RuleDescription(
    id: "source-variant",
    severity: .warning,
    summary: "One work is cited with two years, or with two spellings of its title or author.",
    rationale:
      "One of the two is wrong. The year is compared for articles that agree in author, title and journal, the title for works that agree in author and year and differ in one letter, the author likewise for works of one title and year, the day for interviews with one person in one place and month. Editions and yearbooks of different years are different works.",
    accepted: [
      """
      Coal was cheap.[1] It stayed cheap.[2]

      Notes

      1. B. Carlsen, "The Price of Coal in Winter," Energy Letters, May 1973.
      2. B. Carlsen, "The Price of Coal in Winter," Energy Letters, May 1973, p. 4.
      """
    ],
    flagged: [
      """
      Coal was cheap.[1] It stayed cheap.[2]

      Notes

      1. B. Carlsen, "The Price of Coal in Winter," Energy Letters, May 1973.
      2. ⟦B. Carlsen, "The Price of Coal in Winter," Energy Letters, May 1974.⟧
      """,
      """
      Coal was cheap.[1] It stayed cheap.[2]

      Notes

      1. B. Carlsen, "The Price of Coal in Winter," Energy Letters, May 1973.
      2. ⟦B. Carlsen, "The Price of Coal in Winters," Energy Letters, May 1973.⟧
      """,
      """
      Coal was cheap.[1] It stayed cheap.[2]

      Notes

      1. B. Carlsen, "The Price of Coal in Winter," Energy Letters, May 1973.
      2. ⟦B. Carlssen, "The Price of Coal in Winter," Energy Letters, May 1973.⟧
      """,
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.sourceVariants.compactMap { variant in
      let first = corpus.citation(variant.first)
      let second = corpus.citation(variant.second)
      let message: String
      switch variant.field {
      case .year, .day:
        guard let date = second.item.issued, let other = first.item.issued else { return nil }
        message = variant.field == .year ? "dated \(date) here and \(other) elsewhere" : "held on \(date) here and on \(other) elsewhere"
      case .author:
        message = "by \(second.item.authors.first?.whole ?? "") here and by \(first.item.authors.first?.whole ?? "") elsewhere"
      case .title:
        message = "“\(second.item.title?.shortened(to: 60) ?? "")” here and “\(first.item.title?.shortened(to: 60) ?? "")” elsewhere"
      }
      return Finding(
        self, message,
        at: [
          Location(variant.second.document, second.ranges),
          Location(variant.first.document, first.ranges, "the same work, given otherwise"),
        ])
    }
  }
}
