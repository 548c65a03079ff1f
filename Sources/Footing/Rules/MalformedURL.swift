/// Flags addresses that no browser can follow.
struct MalformedURL: Rule {
  let description = RuleDescription(
    id: "malformed-url",
    severity: .warning,
    summary: "An address on the web is not one: its scheme, its host or a sign in it is broken.",
    rationale:
      "Told from the address alone; nothing is looked up. Line breaks inside an address are put together before.",
    accepted: [
      """
      The tariff was lifted.[1]

      Notes

      1. T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, <https://trade.example/tariff?id=3>, accessed 2 June 2015.
      """
    ],
    flagged: [
      """
      The tariff was lifted.[1]

      Notes

      1. T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, <⟦http//trade.example/tariff⟧>, accessed 2 June 2015.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.citations.compactMap { citation in
        guard citation.form != .key, let url = citation.item.url, let place = citation.places.url, let fault = Identifiers.fault(url: url)
        else {
          return nil
        }
        return Finding(self, "\(url.shortened(to: 60)) \(fault)", at: [Location(document, [place])])
      }
    }
  }
}
