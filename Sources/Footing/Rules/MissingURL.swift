/// Flags references that say when they were accessed and not where.
struct MissingURL: Rule {
  let description = RuleDescription(
    id: "missing-url",
    severity: .note,
    summary: "A reference gives an access date but no address.",
    rationale:
      "An access date without an address helps nobody; most often the links were lost when the text was copied from a page. All such references of a document make one finding.",
    accepted: [
      """
      The tariff was lifted.[1]

      Notes

      1. Vik, Tor. "End of a Tariff." Trade Monitor. May 3, 2015. https://trade.example/tariff. Accessed June 2, 2015.
      """
    ],
    flagged: [
      """
      The tariff was lifted.[1]

      Notes

      1. Vik, Tor. "End of a Tariff." Trade Monitor. May 3, 2015. ⟦Accessed June 2, 2015⟧.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      let found = reading.citations.filter { $0.item.accessed != nil && $0.item.url == nil }
      let places = found.compactMap(\.places.accessed)
      guard let first = found.first, !places.isEmpty else { return [] }
      let message =
        found.count == 1
        ? "\(corpus.text(first, in: document)) has an access date but no address"
        : "\(found.count) references have an access date but no address"
      return [Finding(self, message, at: [Location(document, places)])]
    }
  }
}
