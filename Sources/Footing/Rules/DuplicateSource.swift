/// Flags a work that a list of references has twice.
struct DuplicateSource: Rule {
  let description = RuleDescription(
    id: "duplicate-source",
    severity: .warning,
    summary: "A bibliography has one work under two keys or two numbers.",
    rationale:
      "Readers take them for two sources. Looked at in bibliographies whose entries are cited by key, and in numbered lists whose numbers are cited again and again; footnotes may give a work as often as they like.",
    accepted: [
      """
      Coal was cheap.[1] Oil was not.[2] Both were taxed.[1]

      Notes

      1. B. Carlsen, "The Price of Coal in Winter," Energy Letters, May 1973.
      2. D. Eriksen, "Oil Before the Embargo," Energy Letters, June 1973.
      """
    ],
    flagged: [
      """
      Coal was cheap.[1] Oil was not.[2] Both were taxed.[1] Nobody minded.[3]

      Notes

      1. B. Carlsen, "The Price of Coal in Winter," Energy Letters, May 1973.
      2. D. Eriksen, "Oil Before the Embargo," Energy Letters, June 1973.
      3. ⟦B. Carlsen, "The Price of Coal in Winter," Energy Letters, May 1973.⟧
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    let isList = corpus.readings.indices.map { isNumberedList(corpus, $0) }
    return corpus.sources.flatMap { source -> [Finding] in
      var first: [Int: (place: CitationPlace, name: String)] = [:]
      var told: Set<String> = []
      var findings: [Finding] = []
      for place in source.citations {
        guard let name = entryName(of: corpus.citation(place), isList[place.document], corpus, place.document) else { continue }
        guard let known = first[place.document] else {
          first[place.document] = (place, name)
          continue
        }
        guard known.name != name, told.insert("\(place.document) \(name)").inserted else { continue }
        findings.append(
          Finding(
            self, "one work as \(known.name) and as \(name)",
            at: [
              Location(place.document, corpus.citation(place).ranges),
              Location(place.document, corpus.citation(known.place).ranges, "the same work"),
            ]))
      }
      return findings
    }
  }

  /// The key or the number under which a list has it; nil for a citation in a footnote.
  private func entryName(of citation: Citation, _ isList: Bool, _ corpus: Corpus, _ document: Int) -> String? {
    if let key = citation.key { return citation.reason == nil ? key : nil }
    guard isList, citation.form == .full, let note = citation.note else { return nil }
    return corpus.name(note, in: document)
  }

  /// Notes that hold one reference each, some of which are cited more than once.
  private func isNumberedList(_ corpus: Corpus, _ document: Int) -> Bool {
    let reading = corpus.readings[document]
    var works = [Int](repeating: 0, count: reading.apparatus.notes.count)
    for citation in reading.citations { if let note = citation.note { works[Int(note.index)] += 1 } }
    return works.allSatisfy { $0 == 1 } && reading.apparatus.notes.contains { corpus.markers(leadingTo: $0.id, in: document).count > 1 }
  }
}
