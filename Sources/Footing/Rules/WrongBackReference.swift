/// Flags a back-reference whose number belongs to another note than its name.
struct WrongBackReference: Rule {
  let description = RuleDescription(
    id: "wrong-back-reference",
    severity: .error,
    summary: "A back-reference names an author whom the note that it points to does not cite, but another note does.",
    rationale:
      "A note was inserted or removed above, and the numbers in the later notes were not moved. The note that cites the author is proposed.",
    accepted: [
      """
      Coal was cheap.[1] Oil was not.[2] Both were taxed.[3]

      Notes

      1. B. Carlsen, "Coal," Energy Letters, May 1973.
      2. D. Eriksen, "Oil," Energy Letters, June 1973.
      3. B. Carlsen, op. cit. [1], p. 12.
      """
    ],
    flagged: [
      """
      Coal was cheap.[1] Oil was not.[2] Both were taxed.[3]

      Notes

      1. B. Carlsen, "Coal," Energy Letters, May 1973.
      2. D. Eriksen, "Oil," Energy Letters, June 1973.
      3. ⟦B. Carlsen, op. cit. [2], p. 12.⟧
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.citations.compactMap { citation in
        guard let suggestion = citation.suggestion, let number = citation.noteReference else { return nil }
        return Finding(
          self,
          "\(corpus.text(citation, in: document)): note \(number) does not cite that name; \(corpus.name(suggestion, in: document)) does",
          at: [Location(document, citation.ranges), Location(document, reading.note(suggestion).ranges, "here the name is cited")])
      }
    }
  }
}
