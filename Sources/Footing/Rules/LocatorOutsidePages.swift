/// Flags a cited page that lies outside the pages of the article.
struct LocatorOutsidePages: Rule {
  let description = RuleDescription(
    id: "locator-outside-pages",
    severity: .warning,
    summary: "The page that is cited lies outside the pages of the article that it is cited from.",
    rationale:
      "One of the numbers is wrong. Looked at where a reference gives both, the pages of the article and the page cited, or its first page and a page before that; of a book, and of an article of which only the cited pages are known, nothing is said.",
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
      """,
      """
      Tolls were low.[1]

      Notes

      1. F. Ohm, ‘Tolls on the river’ (1998) 7 River Review 44, ⟦41⟧.
      """,
      """
      Tolls were low.[1] They were paid late.[2]

      Notes

      1. F. Ohm, "Tolls," River Review 7, no. 2 (1998), pp. 44-61.
      2. ⟦Ohm, op. cit., p. 75.⟧
      """,
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.citations.compactMap { citation in
        if let finding = outsideAntecedent(citation, document, reading) { return finding }
        guard citation.form == .full, citation.item.kind == .journalArticle, citation.item.volume != nil,
          let place = citation.places.locator,
          let text = citation.item.page, let locator = citation.locator, let page = Int(locator.prefix { $0.isNumber }),
          let pages = Identifiers.pages(text) ?? Int(text).map({ ($0, $0) })
        else { return nil }
        // Of an article of which only the first page is given, a page before that is told.
        let isRange = pages.first < pages.last
        let bytes = reading.document.text.bytes
        guard page < pages.first || isRange && page > pages.last, isPlain(locator), !isBracketed(place, bytes),
          isRange || isArticle(citation, bytes)
        else { return nil }
        return Finding(
          self,
          isRange ? "page \(locator) lies outside pages \(text)" : "page \(locator) stands before page \(text), where the article begins",
          at: [Location(document, [place])])
      }
    }
  }

  /// "Brandt, ‘Divided towns’, p. 404", of an article of pages 301–322.
  private func outsideAntecedent(_ citation: Citation, _ document: Int, _ reading: Reading) -> Finding? {
    guard citation.form.isBackReference, citation.reason == nil, let antecedent = citation.antecedent,
      reading.citations.indices.contains(Int(antecedent.index)), let locator = citation.locator, let range = citation.ranges.last
    else { return nil }
    let work = reading.citations[Int(antecedent.index)]
    guard work.item.kind == .journalArticle, work.item.volume != nil, let text = work.item.page, let pages = Identifiers.pages(text),
      pages.first < pages.last, isPlain(locator), let page = Int(locator.prefix { $0.isNumber }), page < pages.first || page > pages.last
    else { return nil }
    return Finding(
      self, "page \(locator) lies outside pages \(text)", at: [Location(document, [citation.places.locator ?? range])])
  }

  /// No day that was taken for a page.
  private func isPlain(_ locator: String) -> Bool { locator.utf8.count { $0 == UInt8(ascii: "-") } <= 1 }

  /// "273–285 (cited on p. 45)": where in this document the work is cited.
  private func isBracketed(_ place: TextRange, _ bytes: [UInt8]) -> Bool {
    guard place.lower <= bytes.count else { return false }
    let before = bytes[max(0, place.lower - 16)..<place.lower]
    return before.lastIndex(of: UInt8(ascii: "(")) ?? -1 > before.lastIndex(of: UInt8(ascii: ")")) ?? -1
  }

  /// "44, 41" of a work with author and title: other numbers behind a page, as in old reports of cases, may be anything.
  private func isArticle(_ citation: Citation, _ bytes: [UInt8]) -> Bool {
    guard citation.item.title != nil, !citation.item.authors.isEmpty, let start = citation.places.locator?.lower, start >= 2,
      start <= bytes.count
    else { return false }
    return bytes[start - 1] == 0x20 && bytes[start - 2] == UInt8(ascii: ",")
  }
}
