/// Flags numbers that are missing from a series of notes.
struct NoteSequence: Rule {
  let description = RuleDescription(
    id: "note-sequence",
    severity: .warning,
    summary: "A number is missing from the series of notes.",
    rationale:
      "A gap shows that a note was lost, or that the notes were numbered by hand and have drifted from their markers. Silent where a line between the two begins with the number: that may be the note, in a shape that was not understood. Silent in Markdown, whose labels no reader sees: notes are numbered anew when it is set.",
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
      let labels = Set(reading.apparatus.notes.map { "\($0.series) \($0.label ?? "")" })
      guard !isSparse(reading.apparatus.notes) else { return [] }
      // What Markdown names "[^4]" has no number in the text.
      let areNumberedAnew = reading.document.format == .markdown
      return zip(reading.apparatus.notes, reading.apparatus.notes.dropFirst()).compactMap { first, second in
        guard first.series == second.series, !areNumberedAnew || !first.labelRange.isEmpty, let before = first.label.flatMap({ Int($0) }),
          let after = second.label.flatMap({ Int($0) }),
          after > before + 1, after - before < 1_000,
          !((before + 1)..<after).contains(where: {
            labels.contains("\(first.series) \($0)") || stands($0, between: first, second, reading)
          })
        else { return nil }
        let missing = after == before + 2 ? "note \(before + 1) is missing" : "notes \(before + 1) to \(after - 1) are missing"
        return Finding(
          self, "\(missing): note \(before) is followed by note \(after)",
          at: [Location(document, [second.labelRange]), Location(document, [first.labelRange], "note \(before)")])
      }
    }
  }

  /// Gaps are the custom: the numbers are those of pages, or what a scanner left of a list.
  private func isSparse(_ notes: [Note]) -> Bool {
    var pairs = 0
    var gaps = 0
    for (first, second) in zip(notes, notes.dropFirst()) where first.series == second.series {
      guard let before = first.label.flatMap({ Int($0) }), let after = second.label.flatMap({ Int($0) }) else { continue }
      pairs += 1
      if after > before + 1 { gaps += 1 }
    }
    return gaps > 5 && gaps * 8 > pairs
  }

  /// A line between the two notes begins with the number: the note may be there, and only its shape was not understood.
  private func stands(_ number: Int, between first: Note, _ second: Note, _ reading: Reading) -> Bool {
    let text = reading.document.text
    let digits = Array(String(number).utf8)
    let from = reading.document.lineIndex(of: first.labelRange.end) + 1
    let to = min(reading.document.lineIndex(of: second.labelRange.start), from + 2_000)
    return (from..<to).contains { index in
      let start = Int(reading.document.lines[index].content)
      guard start + digits.count < text.count, text.bytes[start..<(start + digits.count)].elementsEqual(digits) else { return false }
      return !text.bytes[start + digits.count].isASCIIDigit
    }
  }
}
