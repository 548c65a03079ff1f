/// Flags what is told as past and has a day after that of the document.
struct EventPostdatesDocument: Rule {
  let description = RuleDescription(
    id: "event-postdates-document",
    severity: .warning,
    summary: "Something is told as past, on a day after the date of the document.",
    rationale: """
      The year is wrong, or the text was changed and the date of the document was not. Looked at where a verb in the past stands \
      before a day or a month ("entered service on 16 October 2019"), and nothing says that it was planned; silent where the \
      document gives no date of its own, and where it tells of many such days: then its date is not that of its text.
      """,
    accepted: [
      """
      ---
      date: 2019-03-14
      ---

      The first trains entered service on 16 October 2017. The council agreed to open the line on 3 May 2020, and the works were to be finished in June 2020.
      """
    ],
    flagged: [
      """
      ---
      date: 2019-03-14
      ---

      The first trains entered service on ⟦16 October 2019⟧. By the end of the year fourteen were in use.
      """,
      """
      ---
      date: 2019-03-14
      ---

      The rule has been in force since ⟦1 January 2020⟧. Debts amounted to €3.3 billion in January.
      """,
    ], exampleFormat: .markdown)

  private static let mostFound = 2

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      guard let date = reading.document.date, date.year != nil, let last = date.lastDay else { return [] }
      let later = reading.claims.claims.flatMap { claim -> [Figure] in
        guard claim.zone != .table, claim.zone != .heading, claim.zone != .furniture else { return [] }
        let dates = claim.figures.filter { reading.kind($0).isDate }.map { reading.figure($0) }.filter { figure in
          guard let dates = figure.dates, !dates.isOpen, !dates.isInferred, dates.from.month != nil else {
            return false
          }
          return dates.from.year != nil && dates.from.isPossible && dates.from.firstDay.map { $0 > last } ?? false
        }
        guard !dates.isEmpty else { return [] }
        let view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
        return view.isInOrder ? dates.filter { isPast($0, in: view) } : []
      }
      guard later.count <= Self.mostFound else { return [] }
      return later.map { figure in
        Finding(
          self, "told as past on \(figure.dates?.from.description ?? ""), but the document is of \(date)",
          at: [Location(document, [figure.range])])
      }
    }
  }

  /// "entered service on 16 October 2019", "On June 30, 2017, it had", "the academy of March 2019 began", "in a survey of February 2018,
  /// 54 percent said": a verb in the past, and no word of the sentence speaks of a plan.
  private func isPast(_ figure: Figure, in view: TokenView) -> Bool {
    let tokens = view.tokens(of: figure)
    let date = tokens.lowerBound
    // "has been in force since 1 January 2018"
    if view.word(date - 1, is: "since") { return true }
    let isPlanned = (0..<view.count).contains {
      Self.planning.contains(view[$0].key) && view.month($0) == nil || view[$0].isQuote || view.is($0, .estimate)
    }
    guard !isPlanned, Self.prepositions.contains(view[date - 1].key) else { return false }
    if date <= 2 || isSurvey(before: date, view) || view.word(date - 1, is: "of") {
      return (tokens.upperBound..<tokens.upperBound + 9).contains { isPastVerb($0, view) && !Self.passive.contains(view[$0 - 1].key) }
    }
    var at = date - 2
    while at >= 0, date - at <= 8 {
      let token = view[at]
      guard token.isWord || [.digits, .currency, .percent, .period].contains(token.kind) else { return false }
      // "amounted to €3.3 billion in June"; but "agreed to open it in June"
      if view.word(at, is: "to"), view[at + 1].isWord { return false }
      if view.word(at, is: "for") || view.word(at, is: "until") { return false }
      if isPastVerb(at, view) { return !Self.passive.contains(view[at - 1].key) }
      at -= 1
    }
    return false
  }

  /// "In a survey of 1,012 residents in May 2020"
  private func isSurvey(before date: Int, _ view: TokenView) -> Bool {
    (max(0, date - 9)..<date).contains { view.is($0, .survey) && !view[$0].isCapitalized }
  }

  private func isPastVerb(_ index: Int, _ view: TokenView) -> Bool {
    !view[index].isCapitalized
      && (view.endsInED(index) && view[index].length > 4 && !view.is(index - 1, .determiner) || Self.past.contains(view[index].key))
  }

  private static let past = WordSet(
    "was were had did became began came left fell rose held met took made gave won lost went sent built bought sold broke found told said died"
  )
  private static let prepositions = WordSet("on in of between by")
  private static let passive = WordSet("be is are being to")
  private static let planning = WordSet(
    "will would shall should may might can could plan plans planned expect expects expected schedule scheduled due target targets targeted "
      + "forecast forecasts foresee foresees foreseen intend intends intended promise promises promised propose proposed proposes if until "
      + "agreed decided hope hopes hoped aim aims aimed announced next upcoming future scenario assume assumes assumed")
}
