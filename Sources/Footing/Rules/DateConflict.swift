/// Flags one event with two dates.
struct DateConflict: Rule {
  let description = RuleDescription(
    id: "date-conflict",
    severity: .warning,
    summary: "One event is dated in two ways.",
    rationale: """
      An event is known by its kind, its country and a name in its sentence; an interview by who was interviewed and where. \
      Two dates for it less than four months apart cannot both be right. Dates further apart are taken for two events, and \
      so are those that one sentence gives together or calls another, a second, an annual one.

      What happens but once to one thing (signed, opened, launched, sold) has one date, however far apart two are. Where a noun \
      stands for the name ("the programme"), or a verb alone says what was done, one date must look like a slip for the other.

      A day that is that of the source but for the year ("on 19 November 2012", and the newspaper is of 20 November 2013) has \
      one of the years wrong; so has the day of a law or a treaty where two digits of the year have changed places.
      """,
    accepted: [
      "Anna Holt visited Poland in March 2011. Anna Holt made her visit to Poland in June 2013 by train.",
      """
      Ten years later, on 14 June 1984, the tolls were ended.[1]

      Notes

      1. Harbour Act (No. 22 of 1974), 14 June 1974.
      """,
    ],
    flagged: [
      "The visit to Poland in ⟦March 2013⟧ was Anna Holt's first. During her visit to Poland in April 2013, Anna Holt met farmers.",
      "The Fibre Programme was launched in ⟦June 2014⟧. When the programme was launched in June 2013, few had heard of it.",
      """
      The tolls were lowered by the Harbour Act of ⟦14 June 1947⟧.[1]

      Notes

      1. Harbour Act (No. 22 of 1974), 14 June 1974.
      """,
      """
      President Morav visited the port on ⟦19 November 2012⟧.[1]

      Notes

      1. A. Kolb, "President Promises Bridge," Varsk Daily, 20 November 2013, p. 1.
      """,
    ]
  )

  func findings(in corpus: Corpus) -> [Finding] {
    let events: [Finding] = corpus.relations.compactMap { relation in
      guard relation.kind == .conflictsWith, case .otherDates(let lemma) = relation.ground, let first = relation.figures.first else {
        return nil
      }
      let event = lemma == FigureSlots.Event.deed ? "event" : Lexicon.english.lemmas[Int(lemma)]
      let dates = relation.figures.map { corpus.figure($0).dates?.from.description ?? "" }
      let distinct = dates.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return Finding(
        self, "the \(event) is dated \(distinct.joined(separator: " and "))",
        at: [corpus.location(first, "\(dates[0]) here")]
          + zip(relation.figures, dates).dropFirst().map { corpus.location($0.0, "\($0.1) here") })
    }
    return events + corpus.eachReading(interviews) + corpus.eachReading(yearsOfSources)
  }

  /// "visited Karlovia on 19 November 2012", and the newspaper that reports it is of 20 November 2013: the days are those, the years are
  /// not. Looked at where one sentence names one day, and it or one of the next two cites one dated work.
  private func yearsOfSources(_ document: Int, _ reading: Reading) -> [Finding] {
    let works = WorksOfNotes(reading)
    let claims = reading.claims.claims
    return claims.indices.compactMap { index in
      guard claims[index].note == nil, claims[index].zone != .table, claims[index].figures.contains(where: { reading.kind($0).isDate })
      else { return nil }
      let claim = claims[index]
      let dates = claim.figures.filter { reading.kind($0).isDate }.map { reading.figure($0) }.filter { $0.dates?.from.day != nil }
      guard dates.count == 1, let date = dates.first?.dates, date.isPoint, !date.isInferred,
        let day = date.from.dayNumber, let year = date.from.year
      else { return nil }
      // The marker of this sentence, or of the next that has one.
      let marked = claims[index..<min(claims.count, index + 3)].first { $0.passage == claim.passage && !$0.markers.isEmpty }
      guard let cited = marked.flatMap({ works.only(citedBy: $0) }), let issued = cited.item.issued, let place = cited.places.issued,
        let other = issued.year
      else { return nil }
      // "the Pensions Act of 14 June 1947", and the note has it of 14 June 1974.
      // Anniversaries and the ends of treaties fall on the same day: so only digits that have changed places.
      if cited.item.kind == .legislation || isTreaty(cited.item.title), issued.month == date.from.month, issued.day == date.from.day,
        Digits(of: UInt64(year.magnitude)).isTransposition(of: Digits(of: UInt64(other.magnitude)))
      {
        return Finding(
          self, "what is cited is of \(issued), not of \(date.from)",
          at: [Location(document, [dates[0].range]), Location(document, [place], "\(issued) here")])
      }
      guard other - year == 1,
        let published = issued.dayNumber, let moved = CalendarDate(year: other, month: date.from.month, day: date.from.day).dayNumber,
        (0...Self.daysUntilReported).contains(published - moved), published != day
      else { return nil }
      return Finding(
        self, "tells of \(date.from), and the source that it cites is of \(issued): the years differ",
        at: [Location(document, [dates[0].range]), Location(document, [place], "published \(issued)")])
    }
  }

  private func isTreaty(_ title: String?) -> Bool {
    let first = title?.utf8.prefix { $0.isASCIILetter } ?? "".utf8.prefix(0)
    return Self.treaties.contains(Folding.hash(first.map { $0 | 0x20 }))
  }

  private static let treaties = WordSet("treaty agreement convention protocol charter covenant statute")

  /// A newspaper reports what was the day before.
  private static let daysUntilReported = 2

  /// The same person interviewed in the same place on two days of one month.
  private func interviews(_ document: Int, _ reading: Reading) -> [Finding] {
    var first: [[UInt8]: Citation] = [:]
    return reading.citations.compactMap { citation in
      guard citation.item.kind == .interview, let title = citation.item.interviewee, let issued = citation.item.issued, issued.day != nil,
        let place = citation.places.issued
      else { return nil }
      // Only a name, not "several diplomats"; and only the same month.
      let words = title.split(separator: " ")
      guard words.count >= 2, words.prefix(2).allSatisfy({ $0.first?.isUppercase == true }) else { return nil }
      let key = Folding.letters(title) + Array("\(issued.year ?? 0)-\(issued.month ?? 0)".utf8)
      guard let other = first[key], let otherDate = other.item.issued, let otherPlace = other.places.issued else {
        first[key] = citation
        return nil
      }
      guard otherDate != issued else { return nil }
      return Finding(
        self, "the interview with \(title) is dated \(issued) here and \(otherDate) before",
        at: [Location(document, [place]), Location(document, [otherPlace], "\(otherDate) here")])
    }
  }
}
