/// Dates of somebody who speaks, as in a letter, a statement or a diary: "I shall be back the next day", "in three weeks",
/// "on the 27". In a report "the next day" is told from what was told before; of a writer who says "I", the day is that of
/// the document.
extension DateScanner {
  func spoken(at index: Int) -> Found? {
    guard let speaker, let reference, reference.day != nil else { return nil }
    switch view[index].kind {
    case .digits:
      return dayOfTheMonth(at: index) ?? monthAndDay(at: index) ?? (speaker.looksAhead ? ahead(at: index, from: reference) : nil)
    case .word:
      return nearDay(at: index, from: reference) ?? ownTime(at: index, of: reference) ?? dayOfTheMonth(at: index)
        ?? (speaker.looksAhead ? ahead(at: index, from: reference) : nil)
    default: return nil
    }
  }

  /// Who says "I" or "my" in a passage, outside quotations.
  struct Speaker {
    /// "I will", "I'll", "I shall"
    private(set) var looksAhead = false

    init?(in view: TokenView) {
      var quotation = QuotationTracker()
      var speaks = false
      for index in 0..<view.count {
        quotation.enter(index, of: view)
        guard !quotation.isInside, view[index].length <= 2, view.isFirstPerson(index) else { continue }
        speaks = true
        if view.word(index + 1, is: "will") || view.word(index + 1, is: "shall") || view.word(index + 2, is: "ll") { looksAhead = true }
      }
      guard speaks else { return nil }
    }
  }

  /// Nothing that the words count or describe stands behind them.
  func closesPhrase(_ index: Int) -> Bool {
    guard let kind = view.kind(index) else { return true }
    if kind == .word { return view.is(index, .function) && !view.word(index, is: "of") }
    // "4.22", "15.com"
    return [.period, .comma, .semicolon, .exclamation, .question, .colon].contains(kind) && !view.glued(index + 1)
  }

  /// "the next day", "this day"; but "to this day".
  private func nearDay(at index: Int, from reference: CalendarDate) -> Found? {
    guard view.word(index + 1, is: "day"), closesPhrase(index + 2) else { return nil }
    let isNext = view.word(index, is: "next")
    guard isNext || view.word(index, is: "this") && !view.is(index - 1, .function) else { return nil }
    return Found(
      dates: DateInterval(reference.adding(days: isNext ? 1 : 0), isInferred: true), first: index, end: index + 2, isPeriod: false)
  }

  /// "my day", "my week", "my weekend", "at the weekend"
  private func ownTime(at index: Int, of reference: CalendarDate) -> Found? {
    let isWeekend = view.word(index, is: "weekend")
    let before = view.word(index - 1, is: "the") ? index - 2 : index - 1
    let isNear = isWeekend && closesPhrase(index + 1) && (view.word(before, is: "on") || view.word(before, is: "at"))
    guard view.word(index - 1, is: "my") || isNear else { return nil }
    if view.word(index, is: "day") {
      return Found(dates: DateInterval(reference, isInferred: true), first: index - 1, end: index + 1, isPeriod: false)
    }
    guard isWeekend || view.word(index, is: "week") else { return nil }
    return week(0, isWeekend: isWeekend, from: reference, first: index - 1, end: index + 1)
  }

  /// "on 15", "for the 27", "the twenty second": the nearest such day; but "the 27 who came".
  private func dayOfTheMonth(at index: Int) -> Found? {
    let isIntroduced = view.word(index - 1, is: "the") || view.kind(index) == .digits && view.word(index - 1, is: "on")
    guard isIntroduced, let (day, end) = countedDay(index), view.kind(end) != .word, closesPhrase(end) else {
      return nil
    }
    return nearest(day: day).map { Found(dates: DateInterval($0, isInferred: true), first: index, end: end, isPeriod: false) }
  }

  /// "4/22", "22/04"; behind "on" also "4-22" and "4.22".
  private func monthAndDay(at index: Int) -> Found? {
    let mark = view.kind(index + 1)
    guard mark == .slash || view.word(index - 1, is: "on") && (mark == .hyphen || mark == .period), closesPhrase(index + 3) else {
      return nil
    }
    return monthAndDay(at: index, joinedBy: mark)
  }

  /// "in three weeks" is the day then; "within five days" all days until it; "two years and 21 days later".
  private func ahead(at index: Int, from reference: CalendarDate) -> Found? {
    guard let (shift, end) = span(at: index), shift.years <= 200 else { return nil }
    let day = moved(reference, by: shift, sign: 1)
    if view.word(index - 1, is: "within"), closesPhrase(end) {
      let dates = DateInterval(reference, to: day.adding(days: -1), isInferred: true)
      return Found(dates: dates, first: index - 1, end: end, isPeriod: true)
    }
    let isLater = view.word(end, is: "later")
    guard isLater || view.word(index - 1, is: "in") && closesPhrase(end) else { return nil }
    return Found(
      dates: DateInterval(precision(of: shift, for: day), isInferred: true), first: index, end: isLater ? end + 1 : end, isPeriod: false)
  }
}

extension TokenView {
  /// "I" before a verb, "my": not the numeral of "Part I" or "World War I", nor an initial.
  fileprivate func isFirstPerson(_ index: Int) -> Bool {
    if word(index, is: "my") { return true }
    guard word(index, is: "i"), self[index].isCapitalized else { return false }
    if kind(index + 1) == .apostrophe || kind(index + 1) == .closeQuote { return glued(index + 1) && glued(index + 2) }
    let follows = self[index + 1].isWord && !self[index + 1].isCapitalized
    let isNumeral = self[index - 1].isCapitalized && self[index - 1].isWord && !self.is(index - 1, .function)
    return follows && !isNumeral
  }
}
