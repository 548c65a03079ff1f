/// Flags two notes of one series with the same number.
struct DuplicateNote: Rule {
  let description = RuleDescription(
    id: "duplicate-note",
    severity: .error,
    summary: "Two notes of one series have the same number.",
    rationale:
      "A marker can lead to one of them only; the other is lost to the reader. Numbers that begin again on a new page or in a new chapter are a new series.",
    accepted: [
      """
      The canal silted up.[1] It was dredged twice.[2] Then it was closed.[3]

      Notes

      1. F. Orr, "Silt," Water Notes, May 2001.
      2. G. Pym, "Dredging," Water Notes, June 2001.
      3. H. Quist, "Closure," Water Notes, July 2001.
      """
    ],
    flagged: [
      """
      The canal silted up.[1] It was dredged twice.[2] Then it was closed.[3]

      Notes

      1. F. Orr, "Silt," Water Notes, May 2001.
      2. G. Pym, "Dredging," Water Notes, June 2001.
      ⟦2.⟧ K. Rusk, "Dredging Again," Water Notes, June 2002.
      3. H. Quist, "Closure," Water Notes, July 2001.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      zip(reading.apparatus.notes, reading.apparatus.notes.dropFirst()).compactMap { first, second in
        guard let label = first.label, second.label == label, first.series == second.series else { return nil }
        return Finding(
          self, "a second note \(label)",
          at: [Location(document, [second.labelRange]), Location(document, [first.labelRange], "the first note \(label)")])
      }
    }
  }
}
