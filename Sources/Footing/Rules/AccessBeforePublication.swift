/// Flags a source that was accessed before it was published.
struct AccessBeforePublication: Rule {
  let description = RuleDescription(
    id: "access-before-publication",
    severity: .error,
    summary: "The access date lies before the date of publication.",
    rationale: "One of the two dates is wrong; most often it is the year of access, copied in January from the December before.",
    accepted: [
      """
      Ferries were cancelled.[1]

      Notes

      1. Holt, Anna. "Ferries in the Storm." The Harbour Post. March 22, 2014. Accessed April 14, 2014.
      """
    ],
    flagged: [
      """
      Ferries were cancelled.[1]

      Notes

      1. Holt, Anna. "Ferries in the Storm." The Harbour Post. March 22, 2014. ⟦Accessed January 14, 2014⟧.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.citations.compactMap { citation in
        guard let accessed = citation.item.accessed, let issued = citation.item.issued, let last = accessed.lastDay,
          let first = issued.firstDay, last < first, let place = citation.places.accessed
        else { return nil }
        var locations = [Location(document, [place])]
        if let published = citation.places.issued { locations.append(Location(document, [published], "published \(issued)")) }
        return Finding(self, "accessed \(accessed), before it was published on \(issued)", at: locations)
      }
    }
  }
}
