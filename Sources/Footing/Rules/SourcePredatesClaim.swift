/// Flags a note that supports something by a source older than the thing.
struct SourcePredatesClaim: Rule {
  let description = RuleDescription(
    id: "source-predates-claim",
    severity: .warning,
    summary: "A note tells of an event and gives a source that was published before it.",
    rationale:
      "The source cannot report what had not happened. Looked at where one note names one date and cites one dated work behind it, and in the text where the date of the one work that a sentence cites is that of the sentence but for a year, a month or a digit, or where the title of the work has a number of the sentence; plans and forecasts are left alone.",
    accepted: [
      """
      Tensions rose at sea.[1]

      Notes

      1. In January 2013, a frigate followed a trawler for two days. C. Penn, "Crossing Lines," Sea Review, 22 October 2013.
      """,
      """
      The treaty was signed in Aldmouth on 29 May 2014.[1] On 3 June 2015 the tunnel was opened.[2]

      Notes

      1. T. Vik, "Ministers Sign Treaty on Tolls," Sund Courier, 29 May 2014.
      2. C. Penn, "Who Pays for the Tunnel," Sea Review, 22 October 2012.
      """,
    ],
    flagged: [
      """
      Tensions rose at sea.[1]

      Notes

      1. In ⟦January 2013⟧, a frigate followed a trawler for two days. C. Penn, "Crossing Lines," Sea Review, 22 October 2012.
      """,
      """
      The treaty was signed in Aldmouth on ⟦29 May 2015⟧.[1] The tolls had been low.

      Notes

      1. T. Vik, "Ministers Sign Treaty on Tolls," Sund Courier, 29 May 2014.
      """,
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      let works = WorksOfNotes(reading)
      var findings: [Finding] = []
      let claims = reading.claims.claims
      for index in claims.indices where claims[index].figures.contains(where: { reading.kind($0) == .date }) {
        let claim = claims[index]
        let work = claim.note.map { works.only(in: $0) } ?? works.only(citedBy: claim)
        guard let work, let issued = work.item.issued, let published = issued.lastDay, let place = work.places.issued else { continue }
        // "Since 2011 …, and in May 2018 …": of two in the text, one says when it was.
        let all = claim.figures.filter { reading.kind($0) == .date }.map { reading.figure($0) }
        let dates = all.filter { $0.dates?.from.month != nil }
        guard dates.count == 1, claim.note == nil || all.count == 1, let date = dates[0].dates, let happened = date.from.firstDay,
          happened > published,
          !reading.slots(dates[0].id).isEstimate, tells(claim, reading), !tellsOfCopy(claim, reading),
          claim.note != nil || !date.isInferred && (isSlip(date.from, for: issued) || sharesNumber(claim, work, reading))
        else { continue }
        findings.append(
          Finding(
            self, "tells of \(date.from), but the source was published on \(issued)",
            at: [Location(document, [dates[0].range]), Location(document, [place], "published \(issued)")]))
      }
      return findings
    }
  }

  /// Of a month, only the year may be the slip: a source may be of the month before.
  private func isSlip(_ date: CalendarDate, for issued: CalendarDate) -> Bool {
    guard date.day == nil, issued.day != nil else { return date.isSlip(for: issued) }
    return date.month == issued.month && date.isSlip(for: CalendarDate(year: issued.year, month: issued.month))
  }

  /// "33 agreements worth $23.6 billion", and the title is "33 Deals Worth $23.6 Billion".
  private func sharesNumber(_ claim: Claim, _ work: Citation, _ reading: Reading) -> Bool {
    guard let title = work.note.flatMap({ reading.claims.titlesOfNotes[$0] }) else { return false }
    let numbers = reading.claims.claims[Int(title.index)].figures.map { reading.figure($0) }.filter { !$0.kind.isDate }
    return claim.figures.map { reading.figure($0) }.contains { figure in
      (figure.low?.significantDigits ?? 0) >= 2 && numbers.contains { $0.low == figure.low && $0.unitName == figure.unitName }
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
