/// Dates that are told from the document's own: "last year", "two weeks ago", "next Friday". Without a date of the document
/// only those that name a month or a year are dates at all, and have no year.
extension DateScanner {
  /// "last year", "next month", "this past February", "last winter", "earlier this month", "the past 3 weeks", "today",
  /// "late last year".
  func relative(at index: Int) -> Found? {
    guard let whole = wholeRelative(at: index) else { return nil }
    return partToDate(of: whole, at: index) ?? half(of: whole, at: index) ?? whole
  }

  private func wholeRelative(at index: Int) -> Found? {
    if let day = namedDay(at: index) { return day }
    guard view.is(index, .relative) else { return afterNext(at: index) ?? weekOf(at: index) ?? week(numberedAt: index) ?? rest(at: index) }
    var at = index
    var step = Int(sense(at).number)
    if view.word(at, is: "earlier") || view.word(at, is: "later") {
      if let whole = thisUnit(behind: at + 1) { return whole }
      guard view.word(at + 1, is: "this") else { return nil }
      at += 1
      step = 0
    } else if view.word(at, is: "this"), view.word(at + 1, is: "past") || view.word(at + 1, is: "coming") {
      at += 1
      step = view.word(at, is: "past") ? -1 : 1
    } else if view.word(at, is: "following") {
      return nil
    }
    at += 1
    if let month = view.month(at) ?? smallMonth(at), view.year(at + 1) == nil {
      return Found(dates: resolved(month: month, step: step), first: index, end: at + 1, isPeriod: false)
    }
    if view.is(at, .season), view.year(at + 1) == nil, step != 0 {
      return Found(dates: resolved(season: Int(sense(at).number), step: step), first: index, end: at + 1, isPeriod: true)
    }
    if let stretch = stretch(at: at, step: step, first: index) { return stretch }
    guard !isNoun(index) else { return nil }
    if view.word(at, is: "year") {
      guard step != 0 && !view.word(index, is: "previous") || view.word(at - 1, is: "this") || view.word(at - 1, is: "current") else {
        return nil
      }
      let date = reference?.year.map { CalendarDate(year: $0 + step) } ?? CalendarDate(year: nil)
      return Found(dates: DateInterval(date, isInferred: true), first: index, end: at + 1, isPeriod: false)
    }
    if view.word(at, is: "month"), view.word(at - 1, is: "this") || step != 0 {
      let now = reference.map { CalendarDate(year: $0.year, month: $0.month).adding(months: step) }
      return Found(dates: DateInterval(now ?? CalendarDate(year: nil), isInferred: true), first: index, end: at + 1, isPeriod: false)
    }
    guard let reference, reference.day != nil else { return nil }
    let day = view.word(at + 1, is: "on") ? at + 2 : at + 1
    if view.word(at, is: "week"), view.is(day, .weekday) {
      return weekday(Int(sense(day).number), weeks: step, from: reference, first: index, end: day + 1)
    }
    if view.word(at, is: "week") || view.word(at, is: "weekend") {
      return week(step, isWeekend: view.word(at, is: "weekend"), from: reference, first: index, end: at + 1)
    }
    if view.word(at, is: "decade"), let year = reference.year, step == 0 {
      let from = CalendarDate(year: year / 10 * 10)
      return Found(
        dates: DateInterval(from, to: CalendarDate(year: year / 10 * 10 + 9), isInferred: true), first: index, end: at + 1, isPeriod: true)
    }
    if view.is(at, .weekday), !view.word(at + 1, is: "after") {
      return weekday(Int(sense(at).number), weeks: step, from: reference, first: index, end: at + 1)
    }
    return nil
  }

  /// "the week after next", "the weekend after the next", "the year after next"
  private func afterNext(at index: Int) -> Found? {
    guard let reference, reference.day != nil, view.word(index - 1, is: "the"), view.word(index + 1, is: "after") else { return nil }
    let next = view.word(index + 2, is: "the") ? index + 3 : index + 2
    guard view.word(next, is: "next") else { return nil }
    if view.word(index, is: "week") || view.word(index, is: "weekend") {
      return week(2, isWeekend: view.word(index, is: "weekend"), from: reference, first: index, end: next + 1)
    }
    let date: CalendarDate
    if view.word(index, is: "year") {
      date = CalendarDate(year: reference.year.map { $0 + 2 })
    } else if view.word(index, is: "month") {
      date = CalendarDate(year: reference.year, month: reference.month).adding(months: 2)
    } else {
      return nil
    }
    return Found(dates: DateInterval(date, isInferred: true), first: index, end: next + 1, isPeriod: false)
  }

  // MARK: Parts of them

  /// "in the year" behind "later": the year of the document, where the passage speaks of no other.
  private func thisUnit(behind index: Int) -> Found? {
    guard view.word(index, is: "in"), view.word(index + 1, is: "the"), let reference, let unit = unit(at: index + 2, of: reference),
      isOfThisYear
    else { return nil }
    return Found(dates: unit, first: index - 1, end: index + 3, isPeriod: true)
  }

  /// The week, month or year of the document.
  private func unit(at index: Int, of reference: CalendarDate) -> DateInterval? {
    if view.word(index, is: "year") { return DateInterval(CalendarDate(year: reference.year), isInferred: true) }
    if view.word(index, is: "month") {
      return DateInterval(CalendarDate(year: reference.year, month: reference.month), isInferred: true)
    }
    guard view.word(index, is: "week"), let today = reference.dayNumber, let weekday = reference.weekday else { return nil }
    let monday = CalendarDate(dayNumber: today - weekday + 1)
    return DateInterval(monday, to: monday.adding(days: 6), isInferred: true)
  }

  /// The passage names no year but that of the document.
  private var isOfThisYear: Bool {
    !(0..<view.count).contains { view[$0].kind == .digits && view.year($0).map { $0 != reference?.year } ?? false }
  }

  /// "the rest of the year", "the remainder of this month": from the document's date on.
  private func rest(at index: Int) -> Found? {
    guard view.word(index, is: "rest") || view.word(index, is: "remainder"), view.word(index + 1, is: "of"), let reference,
      reference.day != nil,
      view.word(index + 2, is: "the") || view.word(index + 2, is: "this") || view.word(index + 2, is: "current"),
      let unit = unit(at: index + 3, of: reference), isOfThisYear, let (_, last) = days(of: unit)
    else { return nil }
    return Found(
      dates: DateInterval(reference, to: CalendarDate(dayNumber: last), isInferred: true), first: index, end: index + 4, isPeriod: true)
  }

  /// "Earlier this year" ends with the document's date, "later this month" begins there.
  private func partToDate(of whole: Found, at index: Int) -> Found? {
    let isEarlier = view.word(index, is: "earlier")
    guard isEarlier || view.word(index, is: "later"), let reference, reference.day != nil, let today = reference.dayNumber,
      let (first, last) = days(of: whole.dates), first < today || !isEarlier, today <= last
    else { return nil }
    let dates =
      isEarlier
      ? DateInterval(CalendarDate(dayNumber: first), to: CalendarDate(dayNumber: today - 1), isInferred: true)
      : DateInterval(reference, to: CalendarDate(dayNumber: last), isInferred: true)
    return Found(dates: dates, first: whole.first, end: whole.end, isPeriod: true)
  }

  /// "Early next year" is its first half, "at the end of last month" the second; of a week the first three days and the rest.
  /// The end of a year is December, as in "the end of 2012". The middle of a week is from Tuesday to Friday, of a month its
  /// second ten days, of a year May to August.
  private func half(of whole: Found, at index: Int) -> Found? {
    if let middle = middle(of: whole, at: index) { return middle }
    let isNamed = view.word(index - 1, is: "early") || view.word(index - 1, is: "late")
    let edge = isNamed ? index - 1 : view.word(index - 1, is: "of") ? index - 2 : index
    let isFirst = view.word(edge, is: "early") || view.word(edge, is: "beginning") || view.word(edge, is: "start")
    guard edge < index, isFirst || view.word(edge, is: "late") || view.word(edge, is: "end"),
      let (first, last) = days(of: whole.dates)
    else { return nil }
    let split: CalendarDate
    switch last - first {
    case 364...365: split = CalendarDate(year: whole.dates.from.year, month: isNamed ? 7 : isFirst ? 2 : 12, day: 1)
    case 27...30: split = CalendarDate(year: whole.dates.from.year, month: whole.dates.from.month, day: 16)
    case 6: split = CalendarDate(dayNumber: first + 3)
    default: return nil
    }
    let dates =
      isFirst
      ? DateInterval(CalendarDate(dayNumber: first), to: split.adding(days: -1), isInferred: true)
      : DateInterval(split, to: CalendarDate(dayNumber: last), isInferred: true)
    return Found(dates: dates, first: edge, end: whole.end, isPeriod: true)
  }

  private func middle(of whole: Found, at index: Int) -> Found? {
    let before = view.kind(index - 1) == .hyphen || view.word(index - 1, is: "of") ? index - 2 : index - 1
    guard view.word(before, is: "mid") || view.word(before, is: "middle") && view.word(index - 1, is: "of"),
      let (first, last) = days(of: whole.dates)
    else { return nil }
    let from: CalendarDate
    let to: CalendarDate
    switch last - first {
    case 364...365: (from, to) = (CalendarDate(year: whole.dates.from.year, month: 5), CalendarDate(year: whole.dates.from.year, month: 8))
    case 27...30: (from, to) = (CalendarDate(dayNumber: first + 10), CalendarDate(dayNumber: first + 19))
    case 6: (from, to) = (CalendarDate(dayNumber: first + 1), CalendarDate(dayNumber: first + 4))
    default: return nil
    }
    return Found(dates: DateInterval(from, to: to, isInferred: true), first: before, end: whole.end, isPeriod: true)
  }

  /// "at last", "a recent year", "the following": what is no time of the document's.
  private func isNoun(_ index: Int) -> Bool { view.word(index, is: "recent") || view.word(index, is: "following") }

  func smallMonth(_ index: Int) -> Int? {
    view.is(index, .month) && !view.word(index, is: "may") && !view.word(index, is: "march") ? Int(sense(index).number) : nil
  }

  // MARK: Days

  /// "today", "yesterday", "the day before yesterday", "the day after tomorrow".
  private func namedDay(at index: Int) -> Found? {
    guard let reference, reference.day != nil, let step = dayStep(index) else { return nil }
    // "today's", "the Germany of today" speak of these times, and so does "today" in a document that is not of one day.
    guard step != 0 || view.kind(index + 1) == nil || view.kind(index + 1) == .period else { return nil }
    var shift = step
    var first = index
    if view.word(index - 1, is: "before") || view.word(index - 1, is: "after"), view.word(index - 2, is: "day") {
      shift += view.word(index - 1, is: "before") ? -1 : 1
      first = view.word(index - 3, is: "the") ? index - 3 : index - 2
    }
    return Found(dates: DateInterval(reference.adding(days: shift), isInferred: true), first: first, end: index + 1, isPeriod: false)
  }

  private func dayStep(_ index: Int) -> Int? {
    if view.word(index, is: "today") { return 0 }
    // "tmrw": as people write in messages, which reports quote.
    if view.word(index, is: "tomorrow") || view.word(index, is: "tmrw") { return 1 }
    return view.word(index, is: "yesterday") ? -1 : nil
  }

  /// "Friday", "on Tuesday next week", "Thursday the 21st": the nearest such day.
  func weekday(at index: Int) -> Found? {
    guard let reference, let today = reference.dayNumber, view.is(index, .weekday), let now = reference.weekday else { return nil }
    let weekday = Int(sense(index).number)
    let after = view.kind(index + 1) == .comma ? index + 2 : index + 1
    // A date behind it says which one it is; "the second Sunday" is one of a month that only the text before may tell.
    if view.datePhrase(at: after) != nil || view.is(index - 1, .ordinal) { return nil }
    if view.word(index + 1, is: "the"), let (day, end) = ordinalDay(index + 2) ?? countedDay(index + 2) {
      let match = days(numbered: day, around: reference).first { $0.weekday == weekday }
      return match.map { Found(dates: DateInterval($0, isInferred: true), first: index, end: end, isPeriod: false) }
    }
    let of = view.word(after, is: "of") ? after + 1 : after
    if view.is(of, .relative), view.word(of + 1, is: "week") {
      return self.weekday(weekday, weeks: Int(sense(of).number), from: reference, first: index, end: of + 2)
    }
    guard view[index].isCapitalized, !view[index + 1].isCapitalized, !view[index - 1].isCapitalized || view[index - 1].length <= 2 else {
      return nil
    }
    // A report tells of the days before it.
    let back = (now - weekday + 7) % 7
    return Found(
      dates: DateInterval(CalendarDate(dayNumber: today - back), isInferred: true), first: index, end: index + 1, isPeriod: false)
  }

  private func ordinalDay(_ index: Int) -> (Int, Int)? {
    if view.kind(index) == .digits, view[index].length <= 2, view.isOrdinalSuffix(index + 1) { return (Int(view[index].key), index + 2) }
    return view.dayInWords(index)
  }

  /// "15", "fifteen", "twenty second": a day as one speaks of it.
  func countedDay(_ index: Int) -> (day: Int, end: Int)? {
    if view.kind(index) == .digits { return view[index].length <= 2 ? (Int(view[index].key), index + 1) : nil }
    if let (day, end) = view.dayInWords(index), end > index + 1 { return (day, end) }
    guard view[index].isWord, view.is(index, .cardinal), (10...30).contains(sense(index).number) else { return nil }
    return (Int(sense(index).number), index + 1)
  }

  private func weekday(_ weekday: Int, weeks: Int, from reference: CalendarDate, first: Int, end: Int) -> Found? {
    guard let today = reference.dayNumber, let now = reference.weekday else { return nil }
    let date = CalendarDate(dayNumber: today - now + weekday + 7 * weeks)
    return Found(dates: DateInterval(date, isInferred: true), first: first, end: end, isPeriod: false)
  }

  /// "the 27th", "the 3rd of next month"
  func day(at index: Int) -> Found? {
    guard let reference, view.isOrdinalSuffix(index + 1), let (day, end) = ordinalDay(index),
      (1...31).contains(day), view.kind(end) != .word || view.is(end, .function), view.kind(end) != .hyphen
    else { return nil }
    if view.word(end, is: "of"), view.is(end + 1, .relative), view.word(end + 2, is: "month") {
      let month = CalendarDate(year: reference.year, month: reference.month).adding(months: Int(sense(end + 1).number))
      let date = CalendarDate(year: month.year, month: month.month, day: day)
      return Found(dates: DateInterval(date, isInferred: true), first: index, end: end + 3, isPeriod: false)
    }
    guard view.word(index - 1, is: "the"), !view.word(end, is: "of"), !view.word(end, is: "and") else { return nil }
    return nearest(day: day).map { Found(dates: DateInterval($0, isInferred: true), first: index, end: end, isPeriod: false) }
  }

  /// The days of that number in the document's month, in the one before and in the one after.
  private func days(numbered day: Int, around reference: CalendarDate) -> [CalendarDate] {
    [0, -1, 1].map { CalendarDate(year: reference.year, month: reference.month).adding(months: $0) }
      .map { CalendarDate(year: $0.year, month: $0.month, day: day) }.filter(\.isPossible)
  }

  /// A day of the document's month, or of the one before or after, whichever is nearest.
  func nearest(day: Int) -> CalendarDate? {
    guard let reference, let today = reference.dayNumber else { return nil }
    return days(numbered: day, around: reference).min { abs(($0.dayNumber ?? 0) - today) < abs(($1.dayNumber ?? 0) - today) }
  }

  // MARK: Weeks and stretches

  func week(_ step: Int, isWeekend: Bool, from reference: CalendarDate, first: Int, end: Int) -> Found? {
    guard let today = reference.dayNumber, let now = reference.weekday else { return nil }
    let monday = today - now + 1 + 7 * step
    let from = CalendarDate(dayNumber: isWeekend ? monday + 5 : monday)
    return Found(
      dates: DateInterval(from, to: CalendarDate(dayNumber: monday + 6), isInferred: true), first: first, end: end, isPeriod: true)
  }

  /// "the past 3 weeks", "the next two years": up to the document's date, or from the day behind it.
  private func stretch(at index: Int, step: Int, first: Int) -> Found? {
    guard step != 0, let reference, reference.day != nil, let (shift, end) = span(at: index), shift.years <= 200 else { return nil }
    if step < 0 {
      let from = moved(reference, by: shift, sign: -1)
      return Found(dates: DateInterval(from, to: reference.adding(days: -1), isInferred: true), first: first, end: end, isPeriod: true)
    }
    // "within the next two years" begins at once.
    let before = view.word(first - 1, is: "the") ? first - 2 : first - 1
    let from = view.word(before, is: "within") ? reference : reference.adding(days: 1)
    return Found(
      dates: DateInterval(from, to: moved(from, by: shift, sign: 1).adding(days: -1), isInferred: true), first: first, end: end,
      isPeriod: true)
  }

  /// "2 weeks starting 20 May", "a week beginning tomorrow", "for three days, from 20 December"; "within 2 weeks from today".
  private func stretch(of shift: Shift, at index: Int, _ end: Int) -> Found? {
    let word = view.kind(end) == .comma ? end + 1 : end
    var at = word + 1
    if view.begins(word) {
      if view.word(at, is: "on") || view.word(at, is: "from") { at += 1 }
    } else if view.word(index - 1, is: "for") {
      guard view.word(word, is: "from") else { return nil }
    } else {
      // "within two weeks after 4 May" may be told from another day; from today it is told from there.
      let isBounded = view.word(index - 1, is: "within") || view.word(index - 1, is: "than") && view.word(index - 2, is: "less")
      guard isBounded, word == end, view.word(word, is: "from") || view.word(word, is: "after"), dayStep(at) != nil else { return nil }
    }
    guard let start = day(namedAt: at), start.dates.isPoint, start.dates.from.day != nil else { return nil }
    let last = moved(start.dates.from, by: shift, sign: 1).adding(days: -1)
    return Found(
      dates: DateInterval(start.dates.from, to: last, isInferred: start.dates.isInferred), first: index, end: start.end, isPeriod: true)
  }

  /// A date to the day: "20 May 2014", "the 20th", "next Monday", "today".
  private func day(namedAt index: Int) -> Found? {
    if let phrase = view.datePhrase(at: index) {
      return Found(
        dates: phrase.hasYear ? DateInterval(phrase.date) : inferred(phrase.date), first: index, end: phrase.end, isPeriod: false)
    }
    if view.word(index, is: "the") { return day(at: index + 1) }
    if let reference, reference.day != nil, let step = dayStep(index) {
      return Found(dates: DateInterval(reference.adding(days: step), isInferred: true), first: index, end: index + 1, isPeriod: false)
    }
    return wholeRelative(at: index) ?? weekday(at: index)
  }

  // MARK: So long ago

  typealias Shift = (years: Int, months: Int, days: Int)

  /// A date or a stretch that a span of time tells: "two weeks ago", "two weeks starting on 4 May".
  func spanned(at index: Int) -> Found? {
    if let period = accountingPeriod(at: index) { return period }
    guard let (total, end) = span(at: index) else { return weekdaysCounted(at: index) }
    return stretch(of: total, at: index, end) ?? stretch(of: total, at: index, upTo: end) ?? moment(total, at: index, end)
  }

  /// "the year to June 2017", "the quarter ended 30 June 2013"
  private func accountingPeriod(at index: Int) -> Found? {
    guard view[index - 1].isWord, !view.is(index - 1, .cardinal) else { return nil }
    if view.word(index, is: "year") { return stretch(of: (1, 0, 0), at: index, upTo: index + 1) }
    return view.word(index, is: "quarter") ? stretch(of: (0, 3, 0), at: index, upTo: index + 1) : nil
  }

  func leadsToEnd(_ word: Int) -> Bool { view.word(word, is: "to") || view.word(word, is: "ended") || view.word(word, is: "ending") }

  /// "three months to September 2013", "twelve months ended 31 March 2014": up to the end of that month, or to that day.
  private func stretch(of shift: Shift, at index: Int, upTo word: Int) -> Found? {
    guard shift.days == 0, leadsToEnd(word),
      let phrase = view.datePhrase(at: view.word(word + 1, is: "the") ? word + 2 : word + 1), phrase.hasYear,
      let year = phrase.date.year, let month = phrase.date.month
    else { return nil }
    let last = CalendarDate(year: year, month: month)
    if let day = phrase.date.day, last.lastDay.map({ $0 % 100 != day }) ?? true {
      let from = moved(phrase.date, by: shift, sign: -1).adding(days: 1)
      return Found(dates: DateInterval(from, to: phrase.date), first: index, end: phrase.end, isPeriod: true)
    }
    let from = last.adding(months: 1 - shift.years * 12 - shift.months)
    return Found(dates: DateInterval(from, to: last), first: index, end: phrase.end, isPeriod: true)
  }

  /// "two Sundays from now", "three Mondays ago": the document's own day is not counted.
  private func weekdaysCounted(at index: Int) -> Found? {
    guard let reference, let today = reference.dayNumber, let now = reference.weekday, let number = view.number(at: index),
      let count = number.quantity.whole, (1...60).contains(count), let weekday = weekday(counted: number.end)
    else { return nil }
    let isAgo = view.word(number.end + 1, is: "ago")
    guard isAgo || view.word(number.end + 1, is: "from") && view.word(number.end + 2, is: "now") else { return nil }
    let days = isAgo ? (now - weekday + 6) % 7 + 1 : (weekday - now + 6) % 7 + 1
    let day = isAgo ? today - days - 7 * (count - 1) : today + days + 7 * (count - 1)
    return Found(
      dates: DateInterval(CalendarDate(dayNumber: day), isInferred: true), first: index, end: number.end + (isAgo ? 2 : 3), isPeriod: false)
  }

  /// "Sundays", "Sunday": 1 for Monday.
  private func weekday(counted index: Int) -> Int? {
    if view.is(index, .weekday) { return Int(sense(index).number) }
    guard view[index].isWord, view[index].length > 6, view.letter(1, fromEndOf: index) == UInt8(ascii: "s") else { return nil }
    let singular = view.lexicon.sense(of: String(view.string(index).lowercased().dropLast()))
    return singular.classes.contains(.weekday) ? Int(singular.number) : nil
  }

  /// "two weeks ago", "a month ago", "1 month 21 days ago", "two days from tomorrow".
  private func moment(_ total: Shift, at index: Int, _ at: Int) -> Found? {
    guard let reference, reference.day != nil else { return nil }
    var origin = reference
    var end = at + 1
    let sign: Int
    if view.word(at, is: "ago") {
      sign = -1
    } else if view.word(at, is: "from") || view.word(at, is: "after"), let step = view.word(at + 1, is: "now") ? 0 : dayStep(at + 1) {
      (sign, origin, end) = (1, reference.adding(days: step), at + 2)
    } else if view.word(at, is: "before"), let step = dayStep(at + 1) {
      (sign, origin, end) = (-1, reference.adding(days: step), at + 2)
    } else {
      return nil
    }
    let date = precision(of: total, for: moved(origin, by: total, sign: sign))
    return Found(dates: DateInterval(date, isInferred: true), first: index, end: end, isPeriod: false)
  }

  /// "Two years ago" means the year, "two months ago" the month.
  func precision(of shift: Shift, for date: CalendarDate) -> CalendarDate {
    shift.days > 0 ? date : CalendarDate(year: date.year, month: shift.months == 0 ? nil : date.month)
  }

  /// "two weeks", "a month", "1 month 21 days": years, months and days, and the token behind them.
  func span(at index: Int) -> (Shift, end: Int)? {
    // No number before a unit has more words than that.
    guard (index + 1...index + 12).contains(where: { view.is($0, .timeUnit) }) else { return nil }
    var total: Shift = (0, 0, 0)
    var at = index
    var end: Int?
    for _ in 0..<3 {
      let isArticle = view.word(at, is: "a") || view.word(at, is: "an")
      let unit: Int
      let count: Int
      if isArticle {
        (count, unit) = (1, at + 1)
      } else if let number = view.number(at: at), let whole = number.quantity.whole, whole <= 1000 {
        (count, unit) = (whole, number.end)
      } else {
        break
      }
      guard let shift = shift(by: count, unitAt: unit) else { break }
      total = (total.years + shift.years, total.months + shift.months, total.days + shift.days)
      end = unit + 1
      at = view.word(unit + 1, is: "and") || view.kind(unit + 1) == .comma ? unit + 2 : unit + 1
      guard view.kind(at) == .digits || view.is(at, .cardinal) else { break }
    }
    return end.map { (total, $0) }
  }

  private func shift(by count: Int, unitAt index: Int) -> Shift? {
    guard view.is(index, .timeUnit), let id = view.sense(index).unit else { return nil }
    switch view.lexicon.units[Int(id.index)].name {
    case "day": return (0, 0, count)
    case "week": return (0, 0, 7 * count)
    case "fortnight": return (0, 0, 14 * count)
    case "month": return (0, count, 0)
    case "year": return (count, 0, 0)
    case "decade": return (10 * count, 0, 0)
    default: return nil
    }
  }

  func moved(_ date: CalendarDate, by shift: Shift, sign: Int) -> CalendarDate {
    guard let year = date.year, let month = date.month else { return date }
    let months = year * 12 + month - 1 + sign * (shift.years * 12 + shift.months)
    guard months > 12 else { return date }
    let (newYear, newMonth) = (months / 12, months % 12 + 1)
    let day = min(date.day ?? 1, CalendarDate.days(in: newMonth, of: newYear))
    return CalendarDate(year: newYear, month: newMonth, day: day).adding(days: sign * shift.days)
  }

  // MARK: Parts of a month

  /// "the first week of October", "the last week of 2015", "the second Monday of next month".
  func partOfMonth(at index: Int) -> Found? {
    guard view.is(index, .ordinal) || view.word(index, is: "last"), view.is(index + 1, .weekday) || view.word(index + 1, is: "week") else {
      return nil
    }
    let at = view.word(index + 2, is: "of") || view.word(index + 2, is: "in") ? index + 3 : index + 2
    guard let (whole, end) = monthOrYear(at: at) ?? monthOfSpeaker(at: index), let from = firstDay(of: whole), let to = lastDay(of: whole)
    else { return nil }
    let weekday = view.is(index + 1, .weekday) ? Int(sense(index + 1).number) : 4
    // A week belongs to the month or year that its Thursday lies in (ISO 8601).
    let firstMatch = from + (weekday - (CalendarDate(dayNumber: from).weekday ?? 1) + 7) % 7
    let number = Int(sense(index).number)
    let day = view.word(index, is: "last") ? firstMatch + (to - firstMatch) / 7 * 7 : firstMatch + 7 * (number - 1)
    guard day <= to, number <= 53 else { return nil }
    if view.is(index + 1, .weekday) {
      return Found(dates: DateInterval(CalendarDate(dayNumber: day), isInferred: true), first: index, end: end, isPeriod: false)
    }
    return Found(
      dates: DateInterval(CalendarDate(dayNumber: day - 3), to: CalendarDate(dayNumber: day + 3), isInferred: true), first: index, end: end,
      isPeriod: true)
  }

  /// "We meet on the second Sunday" is one of any month; who says "I" means that of the document.
  private func monthOfSpeaker(at index: Int) -> (CalendarDate, Int)? {
    guard speaker != nil, let reference, let month = reference.month, view.is(index, .ordinal), closesPhrase(index + 2) else { return nil }
    return (CalendarDate(year: reference.year, month: month), index + 2)
  }

  private func monthOrYear(at index: Int) -> (CalendarDate, Int)? {
    if let year = view.year(index) { return (CalendarDate(year: year), index + 1) }
    if let (year, end) = view.yearInWords(index) { return (CalendarDate(year: year), end) }
    if let month = view.month(index) ?? smallMonth(index) {
      if let year = view.year(index + 1) { return (CalendarDate(year: year, month: month), index + 2) }
      let date = inferred(CalendarDate(year: nil, month: month)).from
      return date.year == nil ? nil : (date, index + 1)
    }
    guard let reference, view.is(index, .relative) else { return nil }
    if view.word(index + 1, is: "month") {
      return (CalendarDate(year: reference.year, month: reference.month).adding(months: Int(sense(index).number)), index + 2)
    }
    return view.word(index + 1, is: "year") ? (CalendarDate(year: reference.year.map { $0 + Int(sense(index).number) }), index + 2) : nil
  }

  /// The numbers of the first and of the last day.
  private func days(of dates: DateInterval) -> (first: Int, last: Int)? {
    let to = dates.to ?? dates.from
    guard let first = dates.from.dayNumber ?? firstDay(of: dates.from), let last = to.dayNumber ?? lastDay(of: to) else { return nil }
    return (first, last)
  }

  private func firstDay(of date: CalendarDate) -> Int? { CalendarDate(year: date.year, month: date.month ?? 1, day: 1).dayNumber }

  private func lastDay(of date: CalendarDate) -> Int? {
    guard let year = date.year else { return nil }
    let month = date.month ?? 12
    return CalendarDate(year: year, month: month, day: CalendarDate.days(in: month, of: year)).dayNumber
  }

  // MARK: Months and seasons

  private func resolved(month: Int, step: Int) -> DateInterval {
    guard let reference, let year = reference.year, let now = reference.month else {
      return DateInterval(CalendarDate(year: nil, month: month), isInferred: true)
    }
    var resolved = year
    if step < 0, month >= now { resolved -= 1 }
    if step > 0, month <= now { resolved += 1 }
    return DateInterval(CalendarDate(year: resolved, month: month), isInferred: true)
  }

  /// Winter is named by the December that it begins in.
  private func resolved(season: Int, step: Int) -> DateInterval {
    guard let reference, let year = reference.year, let now = reference.month else {
      return DateInterval(CalendarDate(year: nil), isInferred: true)
    }
    var start = CalendarDate(year: year, month: season)
    if step < 0, season + 2 >= now { start = CalendarDate(year: year - 1, month: season) }
    if step > 0, season <= now { start = CalendarDate(year: year + 1, month: season) }
    return DateInterval(start, to: start.adding(months: 2), isInferred: true)
  }
}
