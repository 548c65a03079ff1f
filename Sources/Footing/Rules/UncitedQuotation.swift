/// Flags words in quotation marks without a source.
struct UncitedQuotation: Rule {
  let description = RuleDescription(
    id: "uncited-quotation",
    severity: .note,
    summary: "A quotation of five words or more has no marker in its sentence or the next two.",
    rationale:
      "Words that are quoted can be checked only where they were taken from. Titles and terms in quotation marks are short and left alone, and so is a document without any notes. One finding a paragraph.",
    accepted: [
      """
      The minister spoke of "a new chapter in the history of our two countries" and left.[1]

      Notes

      1. O. Strand, "A New Chapter," The Harbour Post, 4 May 2012.
      """
    ],
    flagged: [
      """
      The treaty was signed in spring.[1]

      The minister spoke of ⟦"a new chapter in the history of our two countries"⟧ and left.

      Notes

      1. O. Strand, "A New Chapter," The Harbour Post, 4 May 2012.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      guard !reading.apparatus.notes.isEmpty, reading.apparatus.unread == nil else { return [] }
      var places: [Int: [TextRange]] = [:]
      for quotation in reading.claims.quotations where quotation.wordCount >= 5 {
        let claim = reading.claims.claims[Int(quotation.claim.index)]
        guard claim.zone == .body, claim.note == nil, !claim.isCovered, !isTitle(quotation, reading) else { continue }
        places[claim.passage, default: []].append(quotation.range)
      }
      return places.sorted { $0.key < $1.key }.map { _, ranges in
        Finding(
          self, ranges.count == 1 ? "a quotation without a source" : "\(ranges.count) quotations without a source",
          at: [Location(document, ranges)])
      }
    }
  }

  /// Titles have nearly all their words with capitals.
  private func isTitle(_ quotation: Quotation, _ reading: Reading) -> Bool {
    let view = TokenView([quotation.range], in: reading.document.text, lexicon: .english)
    var words = 0
    var capitals = 0
    for token in view.tokens where token.isWord && !token.is(.function) {
      words += 1
      if token.isCapitalized { capitals += 1 }
    }
    return capitals * 10 >= words * 8
  }
}
