/// Flags references that give an address and not when it was seen.
struct MissingAccessDate: Rule {
  let description = RuleDescription(
    id: "missing-access-date",
    severity: .note,
    summary: "A reference gives an address but no access date.",
    rationale: "Pages change; the date says which state of the page was meant. All such references of a document make one finding.",
    accepted: [
      """
      The tariff was lifted.[1]

      Notes

      1. T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, <https://trade.example/tariff>, accessed 2 June 2015.
      """
    ],
    flagged: [
      """
      The tariff was lifted.[1]

      Notes

      1. T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, <⟦https://trade.example/tariff⟧>.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      let places = reading.citations.filter { $0.item.url != nil && $0.item.accessed == nil }.compactMap(\.places.url)
      guard !places.isEmpty else { return [] }
      let message =
        places.count == 1
        ? "a reference has an address but no access date" : "\(places.count) references have an address but no access date"
      return [Finding(self, message, at: [Location(document, places)])]
    }
  }
}
