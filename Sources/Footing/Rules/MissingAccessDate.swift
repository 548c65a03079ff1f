/// Flags references that give an address and not when it was seen.
struct MissingAccessDate: Rule {
  let description = RuleDescription(
    id: "missing-access-date",
    severity: .note,
    summary: "A reference gives an address but no access date.",
    rationale:
      "Pages change; the date says which state of the page was meant. DOIs, handles and archived pages do not, and are left alone. All such references of a document make one finding.",
    accepted: [
      """
      The tariff was lifted.[1]

      Notes

      1. T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, <https://trade.example/tariff>, accessed 2 June 2015.
      """,
      """
      Yields rose.[1]

      Notes

      1. A. Benali, "Yields," Journal of Dry Farming, May 2013, https://doi.org/10.1000/jdf.2013.17.
      """,
      """
      The tariff was lifted.[1]

      Notes

      1. T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, https://trade.example/tariff accessed 3 June 2015.
      """,
      """
      The tariff was lifted.[1]

      Notes

      1. Tora Vik, End of a Tariff, TRADE MONITOR (May 3, 2015), https://trade.example/tariff [https://perma.cc/AB12-CD34].
      """,
      """
      The tariff was lifted.[1]

      Notes

      1. T. Vik, "End of a Tariff," Trade Monitor, 3 May 2015, https://trade.example/tariff; O. Moe, "Ports Reopen," Harbour Post, 4 May 2015, https://post.example/ports, both accessed 3 June 2015.
      """,
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
      let places = reading.citations.filter {
        $0.note != nil && $0.form != .key && $0.item.accessed == nil && $0.item.url.map { !Self.isPersistent($0) } == true
          && !Self.isPersistent(reading.document.text.string(in: $0.ranges))
      }.compactMap(
        \.places.url)
      guard !places.isEmpty else { return [] }
      let message =
        places.count == 1
        ? "a reference has an address but no access date" : "\(places.count) references have an address but no access date"
      return [Finding(self, message, at: [Location(document, places)])]
    }
  }

  /// A DOI, a handle or a page of a web archive leads to one state of a text, whenever it is followed; one beside the address is
  /// enough.
  private static func isPersistent(_ text: String) -> Bool {
    let address = Folding.folded(text)
    return ["doi.org/", "hdl.handle.net/", "web.archive.org/", "perma.cc/", "ark:/"].contains { mark in
      let mark = Array(mark.utf8)
      return address.count >= mark.count
        && (0...(address.count - mark.count)).contains { address[$0..<($0 + mark.count)].elementsEqual(mark) }
    }
  }
}
