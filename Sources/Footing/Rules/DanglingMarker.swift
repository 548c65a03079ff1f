/// Flags a marker that leads to no note.
struct DanglingMarker: Rule {
  let description = RuleDescription(
    id: "dangling-marker",
    severity: .error,
    summary: "A marker in the text leads to no note.",
    rationale: """
      The reader looks for the note and finds none. In a document without any notes a number in brackets may be left over \
      from a text that was pasted in; it is then a note only. So it is where most markers lead nowhere: they may be powers, or \
      numbers of another list.
      """,
    accepted: [
      """
      Rents rose in every district.[1] Wages did not.[2]

      Notes

      1. A. Berg, "Rents in the Capital," City Papers, March 2014.
      2. C. Holm, "Wages in the Capital," City Papers, April 2014.
      """
    ],
    flagged: [
      """
      Rents rose in every district.[1] Wages did not.[2] Prices stood still.⟦[3]⟧

      Notes

      1. A. Berg, "Rents in the Capital," City Papers, March 2014.
      2. C. Holm, "Wages in the Capital," City Papers, April 2014.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      guard reading.apparatus.unread == nil else { return [] }
      let hasNotes = !reading.apparatus.notes.isEmpty
      let dangling = reading.apparatus.markers.filter { $0.note == nil && !$0.leadsElsewhere }
      // Where most lead nowhere, they are no signs of notes, or the notes were not read.
      let areSigns = dangling.count <= 2 || dangling.count * 2 <= reading.apparatus.markers.count
      return dangling.map { marker in
        Finding(
          self, hasNotes ? "marker \(marker.label) leads to no note" : "marker \(marker.label) stands in a document without notes",
          at: [Location(document, [marker.range])], severity: hasNotes && areSigns ? nil : .note)
      }
    }
  }
}
