/// Flags a back-reference that may mean one of several works.
struct AmbiguousBackReference: Rule {
  let description = RuleDescription(
    id: "ambiguous-back-reference",
    severity: .warning,
    summary: "An ibid. or op. cit. may mean one of several works.",
    rationale:
      "After a note that cites several works, or for an author of whom several were cited, custom does not decide which one is meant. Name the work.",
    accepted: [
      """
      The bridge opened late.[1] It cost more than planned.[2]

      Notes

      1. E. Ness, "The Late Bridge," River Review, 3 May 1998; F. Ohm, "Tolls," River Review, 4 June 1998.
      2. F. Ohm, op. cit. [1], p. 4.
      """
    ],
    flagged: [
      """
      The bridge opened late.[1] It cost more than planned.[2]

      Notes

      1. E. Ness, "The Late Bridge," River Review, 3 May 1998; F. Ohm, "Tolls," River Review, 4 June 1998.
      2. ⟦Ibid., p. 4.⟧
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.citations.compactMap { citation in
        guard let reason = citation.reason, UnresolvedBackReference.isAmbiguous(reason) else { return nil }
        return Finding(self, "\(corpus.text(citation, in: document)): \(reason.rawValue)", at: [Location(document, citation.ranges)])
      }
    }
  }
}
