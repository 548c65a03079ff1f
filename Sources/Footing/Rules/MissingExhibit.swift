/// Flags a mention of a figure or table that is not there.
struct MissingExhibit: Rule {
  let description = RuleDescription(
    id: "missing-exhibit",
    severity: .warning,
    summary: "The text points to a figure, table or box that has no caption in the document.",
    rationale: """
      The exhibit was left out or renumbered. Silent where another document is spoken of: in notes, where it is named ("Table 2 of \
      the annual report"), and where the number is far beyond those of the document.
      """,
    accepted: [
      """
      Prices doubled within a year, as Figure 1 shows, and then fell back.

      Figure 1: Prices, 2001 to 2005
      """,
      "Prices doubled within a year, as Table 2 of the annual report shows, and then fell back.",
      "Prices doubled within a year, as Figure 7 shows, and then fell back.",
    ],
    flagged: [
      """
      Prices doubled within a year, as ⟦Figure 1⟧ shows, and then fell back.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      var named = Set<ExhibitKey>()
      let last = lastNumbers(reading.claims)
      return reading.claims.exhibitMentions.compactMap { mention in
        guard mention.key.number <= last[mention.key.kind] ?? 0, !reading.claims.exhibits.contains(mention.key),
          named.insert(mention.key).inserted
        else { return nil }
        let text = reading.document.text.string(in: [mention.range])
        // "Chart 0040" is the code of a record.
        guard !text.contains(" 0") else { return nil }
        return Finding(
          self, "\(text) is mentioned, but no caption of that number stands in the document", at: [Location(document, [mention.range])])
      }
    }
  }

  /// The last number of each kind: of those with a caption, and of the mentions that count on from there, but for one that nothing
  /// mentions.
  private func lastNumbers(_ claims: ClaimTable) -> [UInt32: UInt32] {
    var last: [UInt32: UInt32] = [:]
    for exhibit in claims.exhibits { last[exhibit.kind] = max(last[exhibit.kind] ?? 0, exhibit.number) }
    for key in claims.exhibitMentions.map(\.key).sorted(by: { $0.number < $1.number }) where key.number <= (last[key.kind] ?? 0) + 2 {
      last[key.kind] = max(last[key.kind] ?? 0, key.number)
    }
    return last
  }
}
