/// Flags a note that no marker in the text leads to.
struct OrphanNote: Rule {
  let description = RuleDescription(
    id: "orphan-note",
    severity: .warning,
    summary: "No marker in the text leads to the note.",
    rationale: """
      A source that supports nothing is usually the trace of a deleted sentence or a lost marker, and the claim that it \
      supported now stands without it. Silent where the markers of the whole document cannot be read (unread-notes).
      """,
    accepted: [
      """
      The port was rebuilt after the war.[1] Its throughput doubled.[2]

      Notes

      1. J. Marsh, "Harbours of the North," Coastal Review, 4 May 2011.
      2. P. Lind, "Counting Cranes," Coastal Review, 9 June 2012.
      """
    ],
    flagged: [
      """
      The port was rebuilt after the war.[1] Its throughput doubled.

      Notes

      1. J. Marsh, "Harbours of the North," Coastal Review, 4 May 2011.
      ⟦2. P. Lind, "Counting Cranes," Coastal Review, 9 June 2012.⟧
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      guard reading.apparatus.unread == nil else { return [] }
      let led = Set(reading.apparatus.markers.compactMap(\.note))
      var labels = Set<String>()
      return reading.apparatus.notes.compactMap { note in
        guard let label = note.label, !led.contains(note.id) else { return nil }
        // The second of two notes with one label is another rule's business.
        guard labels.insert("\(note.series) \(label)").inserted, !isRepeated(note, reading) else { return nil }
        return Finding(self, "no marker in the text leads to note \(label)", at: [Location(document, [note.labelRange] + note.ranges)])
      }
    }
  }

  private func isRepeated(_ note: Note, _ reading: Reading) -> Bool {
    guard note.id.index > 0 else { return false }
    let before = reading.apparatus.notes[Int(note.id.index) - 1]
    return before.label == note.label && before.series == note.series
  }
}
