/// Says that a document has notes whose markers cannot be read.
struct UnreadNotesRule: Rule {
  let description = RuleDescription(
    id: "unread-notes",
    severity: .warning,
    summary: "The document has notes, but the text shows no markers that lead to them.",
    rationale: """
      An extractor or a scanner lost the markers. Nothing is linked then, and no note is called an orphan: what cannot be \
      read is not guessed. Extract the text anew, or check the links by eye.
      """,
    accepted: [
      """
      The mill burned down.[1] It was never rebuilt.[2] The owner left.[3] The town shrank.[4]

      Notes

      1. S. Aas, "Fire," Mill Letters, 3 May 1911.
      2. T. Bull, "Ashes," Mill Letters, 4 May 1911.
      3. U. Dale, "Exit," Mill Letters, 5 May 1911.
      4. V. Engh, "Empty," Mill Letters, 6 May 1911.
      """
    ],
    flagged: [
      """
      The mill burned down. It was never rebuilt. The owner left. The town shrank.

      Notes

      ⟦1.⟧ S. Aas, "Fire," Mill Letters, 3 May 1911.
      2. T. Bull, "Ashes," Mill Letters, 4 May 1911.
      3. U. Dale, "Exit," Mill Letters, 5 May 1911.
      4. V. Engh, "Empty," Mill Letters, 6 May 1911.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      guard let unread = reading.apparatus.unread else { return [] }
      let count = unread.count == 1 ? "1 note has" : "\(unread.count) notes have"
      return [Finding(self, "\(count) no marker that can be read in the text", at: [Location(document, [unread.first])])]
    }
  }
}
