/// Reads dates and periods where they begin in the tokens: days, months, years, ranges, decades, quarters, fiscal
/// years, and dates relative to the document's own.
struct DateScanner {
  let view: TokenView
  /// The date of the document; nil where it has none, and then relative dates have no year.
  let reference: CalendarDate?
  /// The passage speaks of no other year than that of the document: days without a year are days of then.
  let isOfItsTime: Bool
  /// Who tells of his own days in the passage; nil where nobody does, or where the document has no date.
  let speaker: Speaker?

  init(view: TokenView, reference: CalendarDate?) {
    self.view = view
    self.reference = reference
    guard let now = reference?.year else {
      isOfItsTime = false
      speaker = nil
      return
    }
    speaker = Speaker(in: view)
    isOfItsTime = (0..<view.count).allSatisfy { view[$0].kind != .digits || view.year($0).map { abs($0 - now) <= 1 } ?? true }
  }

  struct Found {
    let dates: DateInterval
    let first: Int
    let end: Int
    let isPeriod: Bool
    /// The later end is written first.
    var isReversed = false
  }

  func date(at index: Int) -> Found? {
    guard let found = single(at: index) else { return nil }
    return days(from: found) ?? found
  }

  /// "from Friday the 11th until Tuesday the 15th", "from 1 May 2014 to next Friday": two days and all between them.
  private func days(from first: Found) -> Found? {
    guard first.dates.isPoint, first.dates.from.day != nil, let joint = joint(first.end, from: first.first),
      view.word(first.first - 1, is: "from") || view.word(joint - 1, is: "until") || view.word(joint - 1, is: "till")
        || view.word(joint - 1, is: "and"),
      let second = single(at: view.word(joint, is: "the") ? joint + 1 : joint), second.dates.isPoint, second.dates.from.day != nil,
      let start = first.dates.from.firstDay, let end = second.dates.from.firstDay, start < end
    else { return nil }
    return Found(
      dates: DateInterval(first.dates.from, to: second.dates.from, isInferred: first.dates.isInferred || second.dates.isInferred),
      first: first.first, end: second.end, isPeriod: true)
  }

  private func single(at index: Int) -> Found? {
    let token = view[index]
    switch token.kind {
    case .digits:
      return numberedPeriod(at: index) ?? dayOrYear(at: index) ?? spanned(at: index) ?? day(at: index)
        ?? spoken(at: index)
    case .word:
      guard token.sense != 0 || token.length <= 2 else { return nil }
      return namedPeriod(at: index) ?? relative(at: index) ?? weekday(at: index) ?? monthDate(at: index) ?? season(at: index)
        ?? century(at: index) ?? spanned(at: index) ?? spelledOut(at: index) ?? spoken(at: index)
    default: return nil
    }
  }

  private func numberedPeriod(at index: Int) -> Found? {
    if let found = century(at: index) ?? fiscal(at: index) ?? days(at: index) ?? daysOfThisMonth(at: index) { return found }
    return decade(at: index) ?? dayAndMonth(at: index) ?? partOfYear(at: index)
  }

  private func namedPeriod(at index: Int) -> Found? {
    if let found = decade(at: index) ?? quarter(at: index) { return found }
    return fiscal(at: index) ?? partOfMonth(at: index)
  }

  // MARK: Days, months, years

  private func dayOrYear(at index: Int) -> Found? {
    if let phrase = view.datePhrase(at: index) { return range(from: phrase, at: index) }
    if let month = yearAndMonth(at: index) { return month }
    if let early = earlyYear(index) { return Found(dates: DateInterval(early), first: index, end: index + 1, isPeriod: false) }
    guard let year = view.year(index), isYear(index) else { return nil }
    // "2015 June", "2015, Nov."
    let at = view.kind(index + 1) == .comma ? index + 2 : index + 1
    if let month = at == index + 1 ? view.month(at) ?? smallMonth(at) : smallMonth(at), view.kind(at + 1) != .digits,
      !isPerson(at)
    {
      return range(from: DatePhrase(date: CalendarDate(year: year, month: month), end: at + 1), at: index)
    }
    return yearOrYears(year, at: index)
  }

  /// "the year 247": nothing else has so many years.
  private func earlyYear(_ index: Int) -> CalendarDate? {
    view.word(index - 1, is: "year") && view[index].length == 3 && view[index].key >= 100 && view.kind(index + 1) != .word
      ? CalendarDate(year: Int(view[index].key)) : nil
  }

  /// "In 2012, Jan Holt said": a month with a name behind it is a given name.
  private func isPerson(_ index: Int) -> Bool { view[index].isCapitalized && view[index + 1].isCapitalized && view[index + 1].isWord }

  /// A number of four digits is a year unless it counts something or belongs to a name.
  private func isYear(_ index: Int) -> Bool {
    guard let year = view.year(index), (1200...2100).contains(year) else { return false }
    if view.glued(index), let before = view.kind(index - 1), [.currency, .slash, .period, .comma, .plus, .equals, .symbol].contains(before)
    {
      return before == .slash && view.year(index - 2) != nil
    }
    if view.kind(index - 1) == .currency || view.is(index - 1, .label) && view[index - 1].isWord && !view.word(index - 1, is: "report") {
      return false
    }
    if view.glued(index), view.kind(index - 1) == .hyphen, view.kind(index - 2) == .word, view[index - 2].isAllCapitals { return false }
    if view.is(index + 1, [.unit, .currency, .scale, .percent]) && !view.is(index + 1, .month) || view.kind(index + 1) == .percent {
      return false
    }
    // "some 2000 people": a hedge before it, or people behind it, make it a number; "2003 levels" are those of a year.
    let counts = view.is(index - 1, [.about, .nearly]) || view.word(index - 1, is: "than") || view.word(index + 1, is: "people")
    return !counts
  }

  private func yearOrYears(_ year: Int, at index: Int) -> Found {
    let from = CalendarDate(year: year)
    var at = index + 1
    // "1990s", "the 2000s"
    if let end = pluralEnd(at), year % 10 == 0 {
      let last = year % 100 == 0 && year != 2000 ? year + 99 : year + 9
      return Found(dates: DateInterval(from, to: CalendarDate(year: last)), first: first(index), end: end, isPeriod: true)
    }
    if let joint = joint(at, from: index) {
      if let second = view.year(joint), second > year, !view.is(joint + 1, [.currency, .percent]) {
        return Found(dates: DateInterval(from, to: CalendarDate(year: second)), first: first(index), end: joint + 1, isPeriod: true)
      }
      // "1998–1989": of two years with a dash glued between, the first is the earlier one.
      if let second = view.year(joint), second < year, year - second < 200, view.glued(joint), view.glued(joint - 1),
        view.kind(joint - 1) != .slash, isYear(joint) || view.glued(joint), !view.is(joint + 1, [.currency, .percent, .unit])
      {
        return Found(
          dates: DateInterval(CalendarDate(year: second), to: from), first: first(index), end: joint + 1, isPeriod: true, isReversed: true)
      }
      // "between 2012 and 2002 the government closed"
      if let second = view.year(joint), second < year, year - second < 200, view.word(joint - 1, is: "and"),
        view.word(index - 1, is: "between"),
        view.kind(joint + 1) != .word || view.is(joint + 1, [.function, .determiner])
      {
        return Found(
          dates: DateInterval(CalendarDate(year: second), to: from), first: first(index), end: joint + 1, isPeriod: true, isReversed: true)
      }
      // "2016 / 17"
      if view.kind(joint - 1) == .slash, !view.glued(joint), view.kind(joint) == .digits, view[joint].length == 2,
        (year + 1) % 100 == Int(view[joint].key)
      {
        return Found(dates: DateInterval(from, to: CalendarDate(year: year + 1)), first: first(index), end: joint + 1, isPeriod: true)
      }
      // "2013-14", "2012/13"
      if view.kind(joint) == .digits, view[joint].length == 2, view.glued(joint), view.glued(joint - 1),
        case let last = year / 100 * 100 + Int(view[joint].key), (year + 1...year + 30).contains(last) || (year + 1) % 100 == last % 100
      {
        let end = last > year ? last : year + 1
        return Found(dates: DateInterval(from, to: CalendarDate(year: end)), first: first(index), end: joint + 1, isPeriod: true)
      }
      if view.word(joint, is: "present") || view.word(joint, is: "today") || view.word(joint, is: "now") {
        return Found(dates: DateInterval(from, isOpen: true), first: first(index), end: joint + 1, isPeriod: true)
      }
      if let phrase = view.datePhrase(at: joint), let end = phrase.date.year, end >= year {
        return Found(dates: DateInterval(from, to: phrase.date), first: first(index), end: phrase.end, isPeriod: true)
      }
    }
    if view.word(at, is: "and"), view.word(at + 1, is: "beyond") {
      at += 2
      return Found(dates: DateInterval(from, isOpen: true), first: first(index), end: at, isPeriod: true)
    }
    if view.word(index - 1, is: "of"), view.word(index - 2, is: "middle") {
      let dates = DateInterval(CalendarDate(year: year, month: 5), to: CalendarDate(year: year, month: 8))
      return Found(dates: dates, first: index - 2, end: at, isPeriod: true)
    }
    return Found(dates: DateInterval(edge(before: index, of: year)), first: first(index), end: at, isPeriod: false)
  }

  /// "11/2016", "2016/11", "11 / 2016", "2016-11", "2015-3"
  private func yearAndMonth(at index: Int) -> Found? {
    guard let mark = view.kind(index + 1), mark == .slash || mark == .hyphen && view.glued(index + 1) && view.glued(index + 2),
      view.kind(index + 2) == .digits, !(view.glued(index + 3) && (view.kind(index + 3) == mark || view.kind(index + 3) == .word))
    else { return nil }
    let (first, second) = (Int(view[index].key), Int(view[index + 2].key))
    if let year = view.year(index), isYear(index), view[index + 2].length <= 2, (1...12).contains(second) {
      // "2008-11" are four years, "2012/13" two; "2016-11" is a month, and so is what has one digit.
      guard view[index + 2].length == 1 || second <= year % 100, second != (year + 1) % 100 else { return nil }
      return Found(dates: DateInterval(CalendarDate(year: year, month: second)), first: index, end: index + 3, isPeriod: false)
    }
    guard let year = view.year(index + 2), (1...12).contains(first), view[index].length <= 2, mark == .slash || view[index].length == 2,
      (1200...2100).contains(year), second > 0
    else { return nil }
    return Found(dates: DateInterval(CalendarDate(year: year, month: first)), first: index, end: index + 3, isPeriod: false)
  }

  /// Past the "s" of "1990s" and "1990's".
  private func pluralEnd(_ index: Int) -> Int? {
    if view.glued(index), view.word(index, is: "s") { return index + 1 }
    let isApostrophe = view.kind(index) == .apostrophe || view.kind(index) == .closeQuote
    return isApostrophe && view.glued(index) && view.glued(index + 1) && view.word(index + 1, is: "s") ? index + 2 : nil
  }

  /// "the 70s", "the '90s", "the seventies", "the nineteen-sixties": of the last century where none is named.
  private func decade(at index: Int) -> Found? {
    guard
      view.word(index - 1, is: "the") || view.kind(index - 1) == .apostrophe || view.kind(index - 1) == .closeQuote
        || view.word(index - 1, is: "mid") || view.word(index - 1, is: "in") && view.kind(index) == .digits
        || view.kind(index - 1) == .hyphen || view.word(index - 1, is: "nineteen")
    else { return nil }
    var from: Int
    let end: Int
    if view.kind(index) == .digits, view[index].length == 2, view[index].key % 10 == 0, view[index].key >= 10,
      let after = pluralEnd(index + 1)
    {
      (from, end) = (1900 + Int(view[index].key), after)
    } else if view.is(index, .decade) {
      (from, end) = (1900 + Int(sense(index).number), index + 1)
    } else if view.word(index - 1, is: "the"), let (year, after) = youngDecade(at: index) {
      return Found(
        dates: DateInterval(CalendarDate(year: year), to: CalendarDate(year: year + 9)), first: index, end: after, isPeriod: true)
    } else {
      return nil
    }
    // Since nobody speaks of the years 1910 to 1929 so, they are those of this century.
    if from < 1930, view.kind(index) == .digits { from += 100 }
    let begin = view.word(index - 1, is: "nineteen") ? index - 1 : index
    return Found(dates: DateInterval(CalendarDate(year: from), to: CalendarDate(year: from + 9)), first: begin, end: end, isPeriod: true)
  }

  /// "the two thousands", "the two thousand and tens", "the twenty-tens"
  private func youngDecade(at index: Int) -> (year: Int, end: Int)? {
    if view.word(index, is: "two"), view.word(index + 1, is: "thousands"), !view.word(index + 2, is: "of") { return (2000, index + 2) }
    if view.word(index, is: "two"), view.word(index + 1, is: "thousand"), view.word(index + 2, is: "and"), view.word(index + 3, is: "tens")
    {
      return (2010, index + 4)
    }
    let tens = view.kind(index + 1) == .hyphen ? index + 2 : index + 1
    return view.word(index, is: "twenty") && view.word(tens, is: "tens") ? (2010, tens + 1) : nil
  }

  /// "from 16 to 7 May 2019": of one month, and backwards.
  private func turnedDays(from index: Int, _ joint: Int, _ phrase: DatePhrase) -> Found? {
    guard view.word(index - 1, is: "from") || view.word(index - 1, is: "between"), view.kind(joint) == .digits, let year = phrase.date.year,
      let month = phrase.date.month, Int(view[index].key) > phrase.date.day ?? 31
    else { return nil }
    let last = CalendarDate(year: year, month: month, day: Int(view[index].key))
    guard last.isPossible else { return nil }
    return Found(dates: DateInterval(phrase.date, to: last), first: index, end: phrase.end, isPeriod: true, isReversed: true)
  }

  /// "4 to 22 January 1995", "20–22 June", "between 3 and 12 of September": the month stands behind both days.
  private func days(at index: Int) -> Found? {
    guard view.kind(index) == .digits, view[index].length <= 2, (1...31).contains(view[index].key) else { return nil }
    let after = view.isOrdinalSuffix(index + 1) ? index + 2 : index + 1
    // "from 4 to January 22": the month stands before the second day.
    guard let joint = joint(after, from: index), !(view.kind(after) == .slash),
      view.kind(joint) == .digits && view[joint].length <= 2 || view.word(index - 1, is: "from") || view.word(index - 1, is: "between"),
      let phrase = view.datePhrase(at: joint), let day = phrase.date.day, let month = phrase.date.month
    else { return nil }
    guard Int(view[index].key) < day else { return turnedDays(from: index, joint, phrase) }
    let to = phrase.hasYear ? DateInterval(phrase.date) : inferred(phrase.date)
    let from = CalendarDate(year: to.from.year, month: month, day: Int(view[index].key))
    return Found(
      dates: DateInterval(from, to: to.from, isInferred: to.isInferred), first: index, end: phrase.end, isPeriod: true)
  }

  /// "from 4 to 22 this month", "between 3 and 12 of next month".
  private func daysOfThisMonth(at index: Int) -> Found? {
    guard let reference, view.kind(index) == .digits, view[index].length <= 2,
      let joint = joint(index + 1, from: index), view.kind(joint) == .digits, view[joint].length <= 2, view[index].key < view[joint].key
    else { return nil }
    let at = view.word(joint + 1, is: "of") || view.word(joint + 1, is: "in") ? joint + 2 : joint + 1
    guard view.is(at, .relative), view.word(at + 1, is: "month") else { return nil }
    let month = CalendarDate(year: reference.year, month: reference.month).adding(months: Int(sense(at).number))
    let from = CalendarDate(year: month.year, month: month.month, day: Int(view[index].key))
    let to = CalendarDate(year: month.year, month: month.month, day: Int(view[joint].key))
    guard from.isPossible, to.isPossible else { return nil }
    return Found(dates: DateInterval(from, to: to, isInferred: true), first: index, end: at + 2, isPeriod: true)
  }

  /// "on 4/22", "on 22/04".
  private func dayAndMonth(at index: Int) -> Found? {
    guard view.word(index - 1, is: "on"), view.kind(index + 1) == .slash, view.kind(index + 3) != .slash else { return nil }
    return monthAndDay(at: index, joinedBy: .slash)
  }

  func monthAndDay(at index: Int, joinedBy mark: Token.Kind?) -> Found? {
    guard view.kind(index + 1) == mark, view.glued(index + 1), view.glued(index + 2), view.kind(index + 2) == .digits,
      view[index].length <= 2, view[index + 2].length <= 2
    else { return nil }
    let (first, second) = (Int(view[index].key), Int(view[index + 2].key))
    let dayFirst = first > 12 || second <= 12 && view.style.hasDayFirst
    let (day, month) = dayFirst ? (first, second) : (second, first)
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    return Found(dates: inferred(CalendarDate(year: nil, month: month, day: day)), first: index, end: index + 3, isPeriod: false)
  }

  /// "the end of 2012" is December, "the beginning of 2014" January; "early 2011" is the year.
  private func edge(before index: Int, of year: Int) -> CalendarDate {
    guard view.word(index - 1, is: "of") else { return CalendarDate(year: year) }
    if view.word(index - 2, is: "end") { return CalendarDate(year: year, month: 12) }
    if view.word(index - 2, is: "beginning") || view.word(index - 2, is: "start") { return CalendarDate(year: year, month: 1) }
    return CalendarDate(year: year)
  }

  /// Back over "early", "late", "mid-", "end of".
  private func first(_ index: Int) -> Int {
    if view.word(index - 1, is: "early") || view.word(index - 1, is: "late") { return index - 1 }
    if view.kind(index - 1) == .hyphen, view.word(index - 2, is: "mid") { return index - 2 }
    if view.word(index - 1, is: "of"),
      view.word(index - 2, is: "end") || view.word(index - 2, is: "beginning") || view.word(index - 2, is: "start")
    {
      return index - 2
    }
    return index
  }

  /// The token behind "to", "through", "until", a dash; "and" after "between".
  func joint(_ index: Int, from first: Int? = nil) -> Int? {
    if let first, view.word(index, is: "and"), (1...3).contains(where: { view.word(first - $0, is: "between") }) { return index + 1 }
    if view.kind(index) == .dash || view.kind(index) == .hyphen || view.kind(index) == .slash { return index + 1 }
    if view.word(index, is: "to") || view.word(index, is: "through") || view.word(index, is: "until") || view.word(index, is: "till") {
      return index + 1
    }
    return nil
  }

  private func monthDate(at index: Int) -> Found? {
    if let found = monthOfYear(at: index) { return found }
    guard let month = view.month(index) else { return nil }
    // "March and April 2013", "February to March 2014", "January, February and March 2014".
    if let (phrase, end) = monthSpan(from: month, at: index) { return Found(dates: phrase, first: index, end: end, isPeriod: true) }
    if let phrase = view.datePhrase(at: index) { return range(from: phrase, at: index) }
    // "June of nineteen ninety-nine"
    if view.word(index + 1, is: "of"), let (year, end) = view.yearInWords(index + 2) {
      return Found(dates: DateInterval(CalendarDate(year: year, month: month)), first: index, end: end, isPeriod: false)
    }
    guard isBareMonth(index) else { return nil }
    return Found(dates: inferred(CalendarDate(year: nil, month: month)), first: index, end: index + 1, isPeriod: false)
  }

  /// "June next year", "in June of last year"
  private func monthOfYear(at index: Int) -> Found? {
    let at = view.word(index + 1, is: "of") ? index + 2 : index + 1
    guard view.is(at, .relative), view.word(at + 1, is: "year"), let month = view.month(index) ?? smallMonth(index),
      let year = reference?.year
    else { return nil }
    let date = CalendarDate(year: year + Int(sense(at).number), month: month)
    return Found(dates: DateInterval(date, isInferred: true), first: index, end: at + 2, isPeriod: false)
  }

  private func monthSpan(from month: Int, at index: Int) -> (DateInterval, Int)? {
    let isJoint =
      view.word(index + 1, is: "and") || view.word(index + 1, is: "to") || view.kind(index + 1) == .dash || view.kind(index + 1) == .hyphen
      || view.kind(index + 1) == .slash || view.word(index + 1, is: "through")
    guard isJoint, let second = view.month(index + 2), let phrase = view.datePhrase(at: index + 2), let year = phrase.date.year,
      phrase.date.day == nil
    else { return nil }
    let first = second < month ? year - 1 : year
    return (DateInterval(CalendarDate(year: first, month: month), to: phrase.date), phrase.end)
  }

  /// A month without a year counts where a preposition or an adverb of time introduces it.
  private func isBareMonth(_ index: Int) -> Bool {
    let before = index - 1
    let introduced =
      view.word(before, is: "in") || view.word(before, is: "since") || view.word(before, is: "by") || view.word(before, is: "until")
      || view.word(before, is: "from") || view.word(before, is: "early") || view.word(before, is: "late") || view.word(before, is: "during")
      || view.word(before, is: "of") || view.word(before, is: "through") || view.word(before, is: "between") || view.word(before, is: "to")
    if introduced {
      return view.month(index) != nil
        && !(view[index + 1].isCapitalized && !view[index + 1].flags.contains(.pieceStart) && view.kind(index + 1) == .word
          && view[index].length <= 5)
    }
    return view.kind(before) == .hyphen && view.word(before - 1, is: "mid")
  }

  private func range(from phrase: DatePhrase, at index: Int) -> Found {
    if let joint = joint(phrase.end, from: index) {
      if let second = view.datePhrase(at: joint), let days = yearless(phrase, to: second) {
        return Found(dates: days, first: first(index), end: second.end, isPeriod: true)
      }
      if let second = view.datePhrase(at: joint), let year = second.date.year {
        let from = phrase.hasYear ? phrase.date : CalendarDate(year: year, month: phrase.date.month, day: phrase.date.day)
        if (from.firstDay ?? 0) <= (second.date.lastDay ?? 0) {
          return Found(dates: DateInterval(from, to: second.date), first: first(index), end: second.end, isPeriod: true)
        }
        if !phrase.hasYear, let turned = overNewYear(from, to: second) {
          return Found(dates: turned.dates, first: first(index), end: second.end, isPeriod: true, isReversed: turned.isReversed)
        }
      }
      // "between May 2015 and 2018", "from 2015 June to 2018 May"
      if let year = phrase.date.year, let last = view.year(joint), last > year, isYear(joint) {
        let month = view.month(joint + 1)
        let to = CalendarDate(year: last, month: month)
        return Found(
          dates: DateInterval(phrase.date, to: to), first: first(index), end: month == nil ? joint + 1 : joint + 2, isPeriod: true)
      }
      if view.word(joint, is: "present") || view.word(joint, is: "today") || view.word(joint, is: "now") {
        return Found(dates: DateInterval(phrase.date, isOpen: true), first: first(index), end: joint + 1, isPeriod: true)
      }
      // "June 20-22, 2013"
      if view.kind(joint) == .digits, view[joint].length <= 2, phrase.date.day != nil, phrase.date.year == nil {
        var at = joint + 1
        if view.kind(at) == .comma, view.year(at + 1) != nil { at += 1 }
        let named = view.year(at)
        let from =
          named.map { CalendarDate(year: $0, month: phrase.date.month, day: phrase.date.day) } ?? inferred(phrase.date).from
        let last = CalendarDate(year: from.year, month: from.month, day: Int(view[joint].key))
        if last.isPossible {
          let dates = DateInterval(from, to: last, isInferred: named == nil && from.year != nil)
          return Found(dates: dates, first: first(index), end: named == nil ? joint + 1 : at + 1, isPeriod: true)
        }
      }
    }
    guard phrase.hasYear else { return Found(dates: inferred(phrase.date), first: first(index), end: phrase.end, isPeriod: false) }
    return Found(dates: DateInterval(phrase.date), first: first(index), end: phrase.end, isPeriod: false)
  }

  /// "from 21 December to 5 January 2020" goes over the New Year; "from 21 June to 22 May 2020" would be eleven months, which nobody
  /// tells without both years: it runs backwards.
  private func overNewYear(_ from: CalendarDate, to second: DatePhrase) -> (dates: DateInterval, isReversed: Bool)? {
    guard let year = from.year, let last = second.date.dayNumber,
      let first = CalendarDate(year: year - 1, month: from.month, day: from.day).dayNumber
    else { return nil }
    return last - first <= Self.mostOverNewYear
      ? (DateInterval(CalendarDate(dayNumber: first), to: second.date), false) : (DateInterval(second.date, to: from), true)
  }

  private static let mostOverNewYear = 200

  /// "Oct. 2 to October 22": neither names a year.
  private func yearless(_ first: DatePhrase, to second: DatePhrase) -> DateInterval? {
    guard !first.hasYear, !second.hasYear, first.date.day != nil, second.date.day != nil else { return nil }
    let (from, to) = (inferred(first.date), inferred(second.date))
    guard let start = from.from.firstDay, let end = to.from.firstDay else { return DateInterval(first.date, to: second.date) }
    return start <= end
      ? DateInterval(from.from, to: to.from, isInferred: true)
      : DateInterval(
        from.from, to: CalendarDate(year: from.from.year.map { $0 + 1 }, month: to.from.month, day: to.from.day), isInferred: true)
  }

  /// The year of a date that names none is the one by which it lies nearest to the document's date, where the passage
  /// speaks of no other time; else nobody can know it, and it has none.
  func inferred(_ date: CalendarDate) -> DateInterval {
    guard isOfItsTime, let reference, date.month != nil else { return DateInterval(date) }
    return DateInterval(date.nearest(to: reference), isInferred: true)
  }

  /// "the first of August", "in nineteen twenty eight"
  private func spelledOut(at index: Int) -> Found? {
    if let phrase = view.datePhrase(at: index) { return range(from: phrase, at: index) }
    guard
      view.word(index - 1, is: "in") || view.word(index - 1, is: "of") || view.word(index - 1, is: "since")
        || view.word(index - 1, is: "year"),
      let (year, end) = view.yearInWords(index) ?? yearCounted(at: index), !view.is(end, [.scale, .unit, .percent, .currency]),
      view.kind(end) != .word || view.is(end, .function) || view.word(index - 1, is: "year")
    else { return nil }
    return Found(dates: DateInterval(CalendarDate(year: year)), first: index, end: end, isPeriod: false)
  }

  /// "in one thousand seven hundred and eighty-nine", "in the year two hundred and sixty-seven"
  private func yearCounted(at index: Int) -> (year: Int, end: Int)? {
    let isNamed = view.word(index - 1, is: "year")
    guard isNamed || view.word(index, is: "one") && view.word(index + 1, is: "thousand"),
      let number = view.composedNumber(at: index) ?? (isNamed ? view.wordNumber(at: index) : nil),
      let year = number.quantity.whole, (isNamed ? 100...1999 : 1200...1999).contains(year)
    else { return nil }
    return (year, number.end)
  }

  // MARK: Seasons, quarters, decades, centuries

  private func season(at index: Int) -> Found? {
    guard view.is(index, .season), let year = view.year(index + 1) ?? (view.word(index + 1, is: "of") ? view.year(index + 2) : nil) else {
      return nil
    }
    return Found(
      dates: DateInterval(CalendarDate(year: year)), first: index, end: view.word(index + 1, is: "of") ? index + 3 : index + 2,
      isPeriod: false)
  }

  /// "Q3 2013", "third quarter of 2013", "first half of 2015", "H1 2016", "the third quarter this year".
  private func quarter(at index: Int) -> Found? {
    guard let (number, parts, after) = partName(at: index) else { return nil }
    var at = view.word(after, is: "of") || view.kind(after) == .comma || view.kind(after) == .slash ? after + 1 : after
    if view.word(at, is: "the") { at += 1 }
    if let year = view.year(at) { return part(of: year, number, of: parts, first: index, end: at + 1) }
    if let (year, end) = view.yearInWords(at) { return part(of: year, number, of: parts, first: index, end: end) }
    guard let now = reference?.year else { return nil }
    if view.is(at, .relative), view.word(at + 1, is: "year") {
      return part(of: now + Int(sense(at).number), number, of: parts, first: index, end: at + 2)
    }
    // "Q3" alone, in a document of its time.
    return view.word(index, is: "q") && isOfItsTime ? part(of: now, number, of: parts, first: index, end: after) : nil
  }

  /// "2016 Q3", "2016 H2", "2016 the third quarter", "2013Q4".
  private func partOfYear(at index: Int) -> Found? {
    guard let year = view.year(index) ?? gluedYear(index) else { return nil }
    let at = view.word(index + 1, is: "the") || view.kind(index + 1) == .hyphen ? index + 2 : index + 1
    guard let (number, parts, end) = partName(at: at), view.year(end) == nil, !view.word(end, is: "of") else { return nil }
    return part(of: year, number, of: parts, first: index, end: end)
  }

  private func gluedYear(_ index: Int) -> Int? {
    view[index].length == 4 && (1900...2100).contains(view[index].key) && view.glued(index + 1)
      && (view.word(index + 1, is: "q") || view.word(index + 1, is: "h")) ? Int(view[index].key) : nil
  }

  /// "Q3", "H1", "third quarter", "first half": which part, of how many.
  private func partName(at index: Int) -> (number: Int, of: Int, end: Int)? {
    let isQuarter = view.word(index, is: "q")
    if isQuarter || view.word(index, is: "h"), view[index].isCapitalized, view.kind(index + 1) == .digits, view.glued(index + 1),
      view[index + 1].length == 1, (1...(isQuarter ? 4 : 2)).contains(view[index + 1].key)
    {
      return (Int(view[index + 1].key), isQuarter ? 4 : 2, index + 2)
    }
    guard view.is(index, .ordinal), sense(index).number <= 4 else { return nil }
    if view.word(index + 1, is: "quarter") { return (Int(sense(index).number), 4, index + 2) }
    return view.word(index + 1, is: "half") && sense(index).number <= 2 ? (Int(sense(index).number), 2, index + 2) : nil
  }

  private func part(of year: Int, _ number: Int, of parts: Int, first: Int, end: Int) -> Found {
    let months = 12 / parts
    let from = CalendarDate(year: year, month: (number - 1) * months + 1)
    return Found(dates: DateInterval(from, to: CalendarDate(year: year, month: number * months)), first: first, end: end, isPeriod: true)
  }

  /// "fiscal year 2012/13", "FY2012", "FY 2013".
  private func fiscal(at index: Int) -> Found? {
    guard view.word(index, is: "fy") || view.word(index, is: "fiscal") else { return nil }
    var at = index + 1
    if view.word(at, is: "year") { at += 1 }
    guard let year = view.year(at) else { return nil }
    let found = yearOrYears(year, at: at)
    return Found(dates: found.dates, first: index, end: found.end, isPeriod: true)
  }

  /// "the 21st century", "18th and 19th centuries": from the year that a hundred divides (ISO 8601), as nearly all who write so mean it.
  private func century(at index: Int) -> Found? {
    guard let (number, end) = ordinal(index) else { return nil }
    if view.word(end, is: "century") || view.kind(end) == .hyphen && view.word(end + 1, is: "century") {
      return centuries(number, number, first: index, end: view.kind(end) == .hyphen ? end + 2 : end + 1)
    }
    if view.word(end, is: "and") || view.word(end, is: "to"), let (second, after) = ordinal(end + 1),
      view.word(after, is: "centuries") || view.word(after, is: "century")
    {
      return centuries(number, second, first: index, end: after + 1)
    }
    return nil
  }

  private func ordinal(_ index: Int) -> (Int, Int)? {
    if view.is(index, .ordinal) { return (Int(sense(index).number), index + 1) }
    guard view.kind(index) == .digits, view.isOrdinalSuffix(index + 1) else { return nil }
    return (Int(view[index].key), index + 2)
  }

  private func centuries(_ first: Int, _ last: Int, first index: Int, end: Int) -> Found? {
    guard (1...30).contains(first), (1...30).contains(last) else { return nil }
    let from = CalendarDate(year: max(1, (first - 1) * 100))
    return Found(dates: DateInterval(from, to: CalendarDate(year: last * 100 - 1)), first: index, end: end, isPeriod: true)
  }

  func sense(_ index: Int) -> WordSense { view.sense(index) }
}
