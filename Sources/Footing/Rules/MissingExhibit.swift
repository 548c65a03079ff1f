/// Flags a mention of a figure or table that is not there.
struct MissingExhibit: Rule {
  let description = RuleDescription(
    id: "missing-exhibit",
    severity: .warning,
    summary: "The text points to a figure, table or box that has no caption in the document.",
    rationale: "The exhibit was left out or renumbered. Silent where another document is spoken of (\"Table 2 of the annual report\").",
    accepted: [
      """
      Prices doubled within a year, as Figure 1 shows, and then fell back.

      Figure 1: Prices, 2001 to 2005
      """,
      "Prices doubled within a year, as Table 2 of the annual report shows, and then fell back.",
    ],
    flagged: [
      """
      Prices doubled within a year, as ⟦Figure 1⟧ shows, and then fell back.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      var named = Set<ExhibitKey>()
      return reading.claims.exhibitMentions.compactMap { mention in
        guard !reading.claims.exhibits.contains(mention.key), named.insert(mention.key).inserted else { return nil }
        let text = reading.document.text.string(in: [mention.range])
        // "Chart 0040" is the code of a record.
        guard !text.contains(" 0") else { return nil }
        return Finding(
          self, "\(text) is mentioned, but no caption of that number stands in the document", at: [Location(document, [mention.range])])
      }
    }
  }
}
