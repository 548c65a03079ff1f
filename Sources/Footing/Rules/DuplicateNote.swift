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
      pairs(reading).map { first, second in
        let label = first.label ?? ""
        return Finding(
          self, "a second note \(label)",
          at: [Location(document, [place(second)]), Location(document, [place(first)], "the first note \(label)")])
      }
    }
  }

  /// Notes with the label of one before. Where links lead to notes, a sign may stand for many; numbers may not. In
  /// Markdown the label is what leads to the note, wherever it stands.
  private func pairs(_ reading: Reading) -> [(Note, Note)] {
    let notes = reading.apparatus.notes
    guard reading.document.format == .markdown else {
      let isLinked = reading.document.structure?.notes.isEmpty == false
      return zip(notes, notes.dropFirst()).filter { first, second in
        first.label != nil && second.label == first.label && first.series == second.series
          && (!isLinked || first.label.flatMap { Int($0) } != nil)
      }
    }
    var first: [String: Note] = [:]
    return notes.compactMap { note in
      guard let label = note.label, note.kind != .inline else { return nil }
      guard let before = first[label] else {
        first[label] = note
        return nil
      }
      return (before, note)
    }
  }

  /// The label; where it stands apart from the note, the note itself.
  private func place(_ note: Note) -> TextRange { note.labelRange.isEmpty ? note.ranges.first ?? note.labelRange : note.labelRange }
}
