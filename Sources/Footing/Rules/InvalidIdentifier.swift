/// Flags identifiers whose check digit or form is wrong.
struct InvalidIdentifier: Rule {
  let description = RuleDescription(
    id: "invalid-identifier",
    severity: .error,
    summary: "An ISBN, ISSN, DOI or arXiv identifier cannot exist.",
    rationale:
      "A check digit that does not fit, or digits that are too many or too few: a digit was lost or changed. Nothing is looked up, so an identifier that could exist is left alone.",
    accepted: [
      """
      The tide tables were kept by hand.[1]

      Notes

      1. E. Ness, Tide and Table, Oslund, Sund Press, 1998, p. 4, ISBN 978-0-306-40615-7.
      """
    ],
    flagged: [
      """
      The tide tables were kept by hand.[1]

      Notes

      1. ⟦E. Ness, Tide and Table, Oslund, Sund Press, 1998, p. 4, ISBN 978-0-306-40615-8.⟧
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.citations.flatMap { citation in
        let item = citation.item
        let faults = [
          item.isbn.flatMap { isbn in Identifiers.fault(isbn: isbn).map { "ISBN \(isbn) \($0)" } },
          item.issn.flatMap { issn in Identifiers.fault(issn: issn).map { "ISSN \(issn) \($0)" } },
          item.doi.flatMap { doi in Identifiers.fault(doi: doi).map { "DOI \(doi) \($0)" } },
          item.arXiv.flatMap { id in Identifiers.fault(arXiv: id).map { "arXiv:\(id) \($0)" } },
        ]
        return faults.compactMap(\.self).map { Finding(self, $0, at: [Location(document, citation.ranges)]) }
      }
    }
  }
}
