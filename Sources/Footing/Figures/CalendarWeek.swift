/// Weeks that are told by a day in them, by their last day or by their number.
extension DateScanner {
  /// "the week of 4 February", "the week beginning on 4 February 2019", "the week of the 18th", "w/c 4 February": from Monday
  /// to Sunday. "The week ending 16 May", "w/e 16 May": the seven days up to that day.
  func weekOf(at index: Int) -> Found? {
    let isShort = view.isWeekAbbreviation(index)
    guard isShort || view.word(index, is: "week") else { return nil }
    let word = isShort ? index + 2 : index + 1
    let ends = isShort ? view.word(word, is: "e") : view.word(word, is: "ending") || view.word(word, is: "ended")
    let begins = isShort && !ends || view.begins(word)
    guard begins || ends || view.word(word, is: "of") else { return nil }
    let at = view.word(word + 1, is: "on") ? word + 2 : word + 1
    let day: (date: CalendarDate, end: Int, isInferred: Bool)
    if let phrase = view.datePhrase(at: at) {
      day = (phrase.hasYear ? phrase.date : inferred(phrase.date).from, phrase.end, !phrase.hasYear)
    } else if view.word(at, is: "the"), let found = self.day(at: at + 1) {
      day = (found.dates.from, found.end, true)
    } else {
      return nil
    }
    guard day.date.day != nil, let number = day.date.dayNumber, let weekday = day.date.weekday else { return nil }
    let first = CalendarDate(dayNumber: ends ? number - 6 : number - weekday + 1)
    return Found(
      dates: DateInterval(first, to: first.adding(days: 6), isInferred: day.isInferred), first: index, end: day.end, isPeriod: true)
  }

  /// "week 31 of 2027", "week 31, 2027", "from week 31 to week 35 of 2027"; "calendar week 31" of the document's year. A week
  /// that is only numbered may be one of a trial or of a course, unless somebody tells of his own.
  func week(numberedAt index: Int) -> Found? {
    guard let (number, behind) = numberedWeek(index) else { return nil }
    if let joint = joint(behind, from: index), let (last, end) = numberedWeek(joint), number < last,
      let (year, after) = yearOfWeek(at: index, behind: end), let first = week(number, of: year), let second = week(last, of: year)
    {
      return Found(dates: DateInterval(first.from, to: second.to ?? second.from), first: index, end: after, isPeriod: true)
    }
    guard let (year, end) = yearOfWeek(at: index, behind: behind), let week = week(number, of: year) else { return nil }
    return Found(dates: week, first: index, end: end, isPeriod: true)
  }

  private func numberedWeek(_ index: Int) -> (number: Int, end: Int)? {
    guard view.word(index, is: "week"), view.kind(index + 1) == .digits, view[index + 1].length <= 2 else { return nil }
    return (Int(view[index + 1].key), index + 2)
  }

  private func yearOfWeek(at index: Int, behind end: Int) -> (year: Int, end: Int)? {
    let at = view.word(end, is: "of") || view.kind(end) == .comma || view.kind(end) == .slash ? end + 1 : end
    if let year = view.year(at) { return (year, at + 1) }
    let isOfCalendar =
      view.word(index - 1, is: "calendar") || view.word(index - 1, is: "iso") || view.word(index - 1, is: "epidemiological")
      || view.word(index - 1, is: "epi")
    guard isOfCalendar || speaker != nil, isOfItsTime, let year = reference?.year else { return nil }
    return (year, end)
  }

  /// The first week of a year is the one with its fourth of January (ISO 8601).
  private func week(_ number: Int, of year: Int) -> DateInterval? {
    let fourth = CalendarDate(year: year, month: 1, day: 4)
    guard (1...53).contains(number), let day = fourth.dayNumber, let weekday = fourth.weekday else { return nil }
    let monday = CalendarDate(dayNumber: day - weekday + 1 + 7 * (number - 1))
    guard number < 53 || monday.adding(days: 3).year == year else { return nil }
    return DateInterval(monday, to: monday.adding(days: 6))
  }
}

extension TokenView {
  /// The "w" of "w/c" and "w/e": a week that commences or ends on a day.
  func isWeekAbbreviation(_ index: Int) -> Bool {
    word(index, is: "w") && kind(index + 1) == .slash && glued(index + 1) && glued(index + 2)
      && (word(index + 2, is: "c") || word(index + 2, is: "e"))
  }

  /// "starting", "beginning", "commencing"
  func begins(_ index: Int) -> Bool { word(index, is: "starting") || word(index, is: "beginning") || word(index, is: "commencing") }
}
