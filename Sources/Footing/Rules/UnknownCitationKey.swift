/// Flags citations of a key that the bibliography does not have.
struct UnknownCitationKey: Rule {
  let description = RuleDescription(
    id: "unknown-citation-key",
    severity: .error,
    summary: "A citation names a key that the bibliography does not have.",
    rationale: """
      The reader sees a question mark, or nothing, where a source should be. Silent where no bibliography was found: then \
      nothing can be looked up. One finding a key.
      """,
    accepted: [
      """
      ---
      references: [{id: berg2014, type: book, title: Rents in the Capital}]
      ---

      Rents rose in every district [@berg2014, p. 12].
      """,
      "Rents rose in every district [@berg2014].",
    ],
    flagged: [
      """
      ---
      references: [{id: berg2014, type: book, title: Rents in the Capital}]
      ---

      Rents rose in every district ⟦[@berg2013]⟧.
      """
    ],
    exampleFormat: .markdown)

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      var places: [String: [Location]] = [:]
      var keys: [String] = []
      for citation in reading.citations where citation.reason == .noSuchEntry {
        guard let key = citation.key else { continue }
        if places[key] == nil { keys.append(key) }
        places[key, default: []].append(Location(document, citation.ranges))
      }
      return keys.map { key in Finding(self, "the bibliography has no entry \(key)", at: places[key] ?? []) }
    }
  }
}
