/// Reads dates and periods where they begin in the tokens: days, months, years, ranges, decades, quarters, fiscal
/// years, and dates relative to the document's own.
struct DateScanner {
  let view: TokenView
  /// The date of the document; nil where it has none, and then relative dates have no year.
  let reference: CalendarDate?

  struct Found {
    let dates: DateInterval
    let first: Int
    let end: Int
    let isPeriod: Bool
  }

  func date(at index: Int) -> Found? {
    let token = view[index]
    switch token.kind {
    case .digits: return century(at: index) ?? fiscal(at: index) ?? dayOrYear(at: index)
    case .word:
      guard token.sense != 0 || token.length <= 2 else { return nil }
      return quarter(at: index) ?? fiscal(at: index) ?? relative(at: index) ?? monthDate(at: index) ?? season(at: index)
        ?? century(at: index)
    default: return nil
    }
  }

  // MARK: Days, months, years

  private func dayOrYear(at index: Int) -> Found? {
    if let phrase = view.datePhrase(at: index) { return range(from: phrase, at: index) }
    guard let year = view.year(index), isYear(index) else { return nil }
    return yearOrYears(year, at: index)
  }

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
    if view.glued(at), view.word(at, is: "s"), year % 10 == 0 {
      let last = year % 100 == 0 && year != 2000 ? year + 99 : year + 9
      return Found(dates: DateInterval(from, to: CalendarDate(year: last)), first: first(index), end: at + 1, isPeriod: true)
    }
    if let joint = joint(at) {
      if let second = view.year(joint), second > year, !view.is(joint + 1, [.currency, .percent]) {
        return Found(dates: DateInterval(from, to: CalendarDate(year: second)), first: first(index), end: joint + 1, isPeriod: true)
      }
      // "2013-14", "2012/13"
      if view.kind(joint) == .digits, view[joint].length == 2, view.glued(joint), view.glued(joint - 1),
        Int(view[joint].key) == (year + 1) % 100
      {
        return Found(dates: DateInterval(from, to: CalendarDate(year: year + 1)), first: first(index), end: joint + 1, isPeriod: true)
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
    return Found(dates: DateInterval(edge(before: index, of: year)), first: first(index), end: at, isPeriod: false)
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
  private func joint(_ index: Int) -> Int? {
    if view.kind(index) == .dash || view.kind(index) == .hyphen || view.kind(index) == .slash { return index + 1 }
    if view.word(index, is: "to") || view.word(index, is: "through") || view.word(index, is: "until") || view.word(index, is: "till") {
      return index + 1
    }
    return nil
  }

  private func monthDate(at index: Int) -> Found? {
    guard let month = view.month(index) else { return nil }
    // "March and April 2013", "February to March 2014", "January, February and March 2014".
    if let (phrase, end) = monthSpan(from: month, at: index) { return Found(dates: phrase, first: index, end: end, isPeriod: true) }
    if let phrase = view.datePhrase(at: index) { return range(from: phrase, at: index) }
    guard isBareMonth(index) else { return nil }
    return Found(dates: DateInterval(inferred(month: month)), first: index, end: index + 1, isPeriod: false)
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
    if let joint = joint(phrase.end) {
      if let second = view.datePhrase(at: joint), let year = second.date.year {
        let from = phrase.hasYear ? phrase.date : CalendarDate(year: year, month: phrase.date.month, day: phrase.date.day)
        if (from.firstDay ?? 0) <= (second.date.lastDay ?? 0) {
          return Found(dates: DateInterval(from, to: second.date), first: first(index), end: second.end, isPeriod: true)
        }
      }
      if view.word(joint, is: "present") || view.word(joint, is: "today") || view.word(joint, is: "now") {
        return Found(dates: DateInterval(phrase.date, isOpen: true), first: first(index), end: joint + 1, isPeriod: true)
      }
      // "June 20-22, 2013"
      if view.kind(joint) == .digits, view[joint].length <= 2, phrase.date.day != nil, phrase.date.year == nil {
        var at = joint + 1
        if view.kind(at) == .comma, view.year(at + 1) != nil { at += 1 }
        let year = view.year(at)
        let last = CalendarDate(year: year, month: phrase.date.month, day: Int(view[joint].key))
        if last.isPossible {
          let from = CalendarDate(year: year, month: phrase.date.month, day: phrase.date.day)
          return Found(dates: DateInterval(from, to: last), first: first(index), end: year == nil ? at : at + 1, isPeriod: true)
        }
      }
    }
    guard phrase.hasYear else {
      let date = phrase.date.month.map { inferred(month: $0, day: phrase.date.day) } ?? phrase.date
      return Found(dates: DateInterval(date), first: first(index), end: phrase.end, isPeriod: false)
    }
    return Found(dates: DateInterval(phrase.date), first: first(index), end: phrase.end, isPeriod: false)
  }

  /// Without a year of its own a date keeps none: an offline reader cannot know it.
  private func inferred(month: Int, day: Int? = nil) -> CalendarDate { CalendarDate(year: nil, month: month, day: day) }

  // MARK: Seasons, quarters, decades, centuries

  private func season(at index: Int) -> Found? {
    guard view.is(index, .season), let year = view.year(index + 1) ?? (view.word(index + 1, is: "of") ? view.year(index + 2) : nil) else {
      return nil
    }
    return Found(
      dates: DateInterval(CalendarDate(year: year)), first: index, end: view.word(index + 1, is: "of") ? index + 3 : index + 2,
      isPeriod: false)
  }

  /// "Q3 2013", "third quarter of 2013", "first half of 2015".
  private func quarter(at index: Int) -> Found? {
    if view.word(index, is: "q"), view.kind(index + 1) == .digits, view.glued(index + 1), (1...4).contains(view[index + 1].key) {
      let at = view.word(index + 2, is: "of") ? index + 3 : index + 2
      guard let year = view.year(at) else { return nil }
      return part(of: year, Int(view[index + 1].key), of: 4, first: index, end: at + 1)
    }
    guard view.is(index, .ordinal), sense(index).number <= 4 else { return nil }
    let quarters = view.word(index + 1, is: "quarter")
    guard quarters || view.word(index + 1, is: "half") && sense(index).number <= 2 else { return nil }
    let at = view.word(index + 2, is: "of") ? index + 3 : index + 2
    guard let year = view.year(at) else { return nil }
    return part(of: year, Int(sense(index).number), of: quarters ? 4 : 2, first: index, end: at + 1)
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

  /// "the 21st century", "18th and 19th centuries".
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
    let from = CalendarDate(year: (first - 1) * 100 + 1)
    return Found(dates: DateInterval(from, to: CalendarDate(year: last * 100)), first: index, end: end, isPeriod: true)
  }

  private func sense(_ index: Int) -> WordSense { view.sense(index) }

  // MARK: Relative to the document

  /// "last year", "next month", "this past February", "last winter", "earlier this month".
  private func relative(at index: Int) -> Found? {
    guard view.is(index, .relative) else { return nil }
    var at = index
    var step = Int(sense(at).number)
    if view.word(at, is: "earlier") || view.word(at, is: "later") {
      guard view.word(at + 1, is: "this") else { return nil }
      at += 1
      step = 0
    } else if view.word(at, is: "this"), view.word(at + 1, is: "past") || view.word(at + 1, is: "coming") {
      at += 1
      step = view.word(at, is: "past") ? -1 : 1
    } else if view.word(at, is: "recent") || view.word(at, is: "current") || view.word(at, is: "previous") || view.word(at, is: "following")
    {
      return nil
    }
    at += 1
    if let month = view.month(at), view.year(at + 1) == nil {
      return Found(dates: resolved(month: month, step: step), first: index, end: at + 1, isPeriod: false)
    }
    if view.is(at, .season), view.year(at + 1) == nil, step != 0 {
      return Found(dates: resolved(season: Int(sense(at).number), step: step), first: index, end: at + 1, isPeriod: true)
    }
    if view.word(at, is: "year") {
      guard view.word(index, is: "last") || view.word(index, is: "next") || view.word(at - 1, is: "this") else { return nil }
      let date = reference?.year.map { CalendarDate(year: $0 + step) } ?? CalendarDate(year: nil)
      return Found(dates: DateInterval(date, isInferred: true), first: index, end: at + 1, isPeriod: false)
    }
    if view.word(at, is: "month"), view.word(at - 1, is: "this") || step != 0 {
      let now = reference.map { CalendarDate(year: $0.year, month: $0.month).adding(months: step) }
      return Found(dates: DateInterval(now ?? CalendarDate(year: nil), isInferred: true), first: index, end: at + 1, isPeriod: false)
    }
    return nil
  }

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
