/// Flags a note that supports something by a source older than the thing.
struct SourcePredatesClaim: Rule {
  let description = RuleDescription(
    id: "source-predates-claim",
    severity: .warning,
    summary: "A note tells of an event and gives a source that was published before it.",
    rationale:
      "The source cannot report what had not happened. Looked at only where one note names one date and cites one dated work behind it; plans and forecasts are left alone.",
    accepted: [
      """
      Tensions rose at sea.[1]

      Notes

      1. In January 2013, a frigate followed a trawler for two days. C. Penn, "Crossing Lines," Sea Review, 22 October 2013.
      """
    ],
    flagged: [
      """
      Tensions rose at sea.[1]

      Notes

      1. In ⟦January 2013⟧, a frigate followed a trawler for two days. C. Penn, "Crossing Lines," Sea Review, 22 October 2012.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      var worksByNote: [NoteID: [Citation]] = [:]
      for citation in reading.citations { if let note = citation.note { worksByNote[note, default: []].append(citation) } }
      var findings: [Finding] = []
      for claim in reading.claims.claims {
        guard let note = claim.note, let works = worksByNote[note], works.count == 1, works[0].form == .full,
          let issued = works[0].item.issued, let published = issued.lastDay, let place = works[0].places.issued
        else { continue }
        let dates = claim.figures.map { reading.figure($0) }.filter { $0.kind == .date }
        guard dates.count == 1, let date = dates[0].dates, date.from.month != nil, let happened = date.from.firstDay, happened > published,
          !reading.slots(dates[0].id).isEstimate, tells(claim, reading), !tellsOfCopy(claim, reading)
        else { continue }
        findings.append(
          Finding(
            self, "tells of \(date.from), but the source was published on \(issued)",
            at: [Location(document, [dates[0].range]), Location(document, [place], "published \(issued)")]))
      }
      return findings
    }
  }

  /// A sentence tells; "May 2011 Proposed Rule, 76 FR 29905" only names.
  private func tells(_ claim: Claim, _ reading: Reading) -> Bool {
    let view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
    return SegmentSigns(view: view, 0..<view.count).verbs > 0
  }

  /// "Archived from the original on 10 May 2011": when a copy was made or looked at, not what the source tells.
  private func tellsOfCopy(_ claim: Claim, _ reading: Reading) -> Bool {
    let view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
    return (0..<view.count).contains { index in
      view.word(index, is: "archived") || view.word(index, is: "retrieved") || view.word(index, is: "accessed")
        || view.word(index, is: "updated")
    }
  }
}
