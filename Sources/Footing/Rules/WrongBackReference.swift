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
      let wrong = reading.citations.filter { $0.suggestion != nil && $0.noteReference != nil }
      if let shifted = shifted(wrong, corpus, document, reading) { return [shifted] }
      return wrong.compactMap { citation in
        guard let suggestion = citation.suggestion, let number = citation.noteReference else { return nil }
        return Finding(
          self,
          "\(corpus.text(citation, in: document)): note \(number) does not cite that name; \(corpus.name(suggestion, in: document)) does",
          at: [Location(document, citation.ranges), Location(document, reading.note(suggestion).ranges, "here the name is cited")])
      }
    }
  }

  /// Three and more numbers that are all off by as much have one cause: a note was inserted or taken out above.
  private func shifted(_ wrong: [Citation], _ corpus: Corpus, _ document: Int, _ reading: Reading) -> Finding? {
    let shifts = wrong.map { citation -> Int? in
      guard let label = citation.suggestion.flatMap({ reading.note($0).label }).flatMap({ Int($0) }),
        let number = citation.noteReference.flatMap({ Int($0) })
      else { return nil }
      return label - number
    }
    guard wrong.count >= 3, let first = shifts.first, let shift = first, shift != 0, shifts.allSatisfy({ $0 == shift }) else { return nil }
    let from = wrong.compactMap { $0.noteReference.flatMap { Int($0) } }.min().map { "from note \($0) on " } ?? ""
    let change = shift > 0 ? "\(shift) more" : "\(-shift) less"
    return Finding(
      self, "\(from)\(wrong.count) back-references are off by \(abs(shift)): each name stands in the note whose number is \(change)",
      at: [Location(document, wrong.flatMap(\.ranges))]
        + wrong.compactMap { citation in citation.suggestion.map { Location(document, reading.note($0).ranges, "here a name is cited") } })
  }
}
