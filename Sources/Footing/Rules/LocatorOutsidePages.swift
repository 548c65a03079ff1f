/// Flags a cited page that lies outside the pages of the article.
struct LocatorOutsidePages: Rule {
  let description = RuleDescription(
    id: "locator-outside-pages",
    severity: .warning,
    summary: "The page that is cited lies outside the pages of the article that it is cited from.",
    rationale:
      "One of the numbers is wrong. Looked at where a reference gives both, the pages of the article and the page cited; of a book, and of an article of which only the cited pages are known, nothing is said.",
    accepted: [
      """
      Tolls were low.[1]

      Notes

      1. F. Ohm, "Tolls," River Review 7, no. 2 (1998): 44-61, 50.
      """
    ],
    flagged: [
      """
      Tolls were low.[1]

      Notes

      1. F. Ohm, "Tolls," River Review 7, no. 2 (1998): 44-61, ⟦75⟧.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.citations.compactMap { citation in
        guard citation.form == .full, citation.item.kind == .journalArticle, citation.item.volume != nil,
          let place = citation.places.locator,
          let text = citation.item.page, let pages = Identifiers.pages(text), pages.first < pages.last, let locator = citation.locator,
          let page = Int(locator.prefix { $0.isNumber }), page < pages.first || page > pages.last
        else { return nil }
        return Finding(self, "page \(locator) lies outside pages \(text)", at: [Location(document, [place])])
      }
    }
  }
}
