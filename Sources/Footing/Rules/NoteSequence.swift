/// Flags numbers that are missing from a series of notes.
struct NoteSequence: Rule {
  let description = RuleDescription(
    id: "note-sequence",
    severity: .warning,
    summary: "A number is missing from the series of notes.",
    rationale: "A gap shows that a note was lost, or that the notes were numbered by hand and have drifted from their markers.",
    accepted: [
      """
      Milk was rationed.[1] So was bread.[2] Sugar was not.[3]

      Notes

      1. L. Dahl, "Milk," Food History, May 1999.
      2. M. Eide, "Bread," Food History, June 1999.
      3. N. Foss, "Sugar," Food History, July 1999.
      """
    ],
    flagged: [
      """
      Milk was rationed.[1] So was bread.[2] Sugar was not.[4]

      Notes

      1. L. Dahl, "Milk," Food History, May 1999.
      2. M. Eide, "Bread," Food History, June 1999.
      ⟦4.⟧ N. Foss, "Sugar," Food History, July 1999.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      zip(reading.apparatus.notes, reading.apparatus.notes.dropFirst()).compactMap { first, second in
        guard first.series == second.series, let before = first.label.flatMap({ Int($0) }), let after = second.label.flatMap({ Int($0) }),
          after > before + 1
        else { return nil }
        let missing = after == before + 2 ? "note \(before + 1) is missing" : "notes \(before + 1) to \(after - 1) are missing"
        return Finding(
          self, "\(missing): note \(before) is followed by note \(after)",
          at: [Location(document, [second.labelRange]), Location(document, [first.labelRange], "note \(before)")])
      }
    }
  }
}
