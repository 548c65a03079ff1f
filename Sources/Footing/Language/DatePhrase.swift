/// A date as it is written in one place: "17 April 2013", "March 25, 2001", "June 2013", "2013-04-17".
struct DatePhrase {
  let date: CalendarDate
  /// The first token after it.
  let end: Int
  /// The year is written there, not inferred.
  var hasYear: Bool { date.year != nil }
}

extension DatePhrase {
  /// Nil where no calendar can have such a month or day; the thirtieth of February stays, for a rule to report.
  fileprivate init?(orNil date: CalendarDate, end: Int) {
    guard let month = date.month, (1...12).contains(month), (1...31).contains(date.day ?? 1) else { return nil }
    self.init(date: date, end: end)
  }
}

extension TokenView {
  /// The month named by a word, which must be written as a name is.
  func month(_ index: Int) -> Int? {
    let token = self[index]
    guard token.isWord else { return nil }
    guard self.is(index, .month), token.isCapitalized || isSmallMonth(index) || isInFullDate(index) else {
      return isInFullDate(index) ? Self.monthsElsewhere[token.key] : nil
    }
    if word(index, is: "mai") || word(index, is: "mars"), !isInFullDate(index) { return nil }
    return Int(sense(index).number)
  }

  /// "4 mai 2014", "4. Mai 2014", "4 de mayo de 2014"; but "Chiang Mai 2014" and "2 Mars rovers".
  private func isInFullDate(_ index: Int) -> Bool {
    let day = kind(index - 1) == .period || isOf(index - 1) ? index - 2 : index - 1
    guard kind(day) == .digits, self[day].length <= 2 else { return false }
    let year = isOf(index + 1) ? index + 2 : index + 1
    return kind(year) == .digits && self[year].length == 4
  }

  /// "4 de mayo de 2014", "4 de abril del 2014"
  private func isOf(_ index: Int) -> Bool { word(index, is: "de") || word(index, is: "del") }

  /// Names of months that are names of people and places as well, or no words that a reader of English meets: only in full dates.
  private static let monthsElsewhere = WordTable<Int>(
    [
      "januari gennaio janeiro", "februari fevereiro", "marz marzo marco maart marts", "abril aprile", "mayo maio maj mei",
      "junio giugno junho",
      "julio julho", "agosto augusti augustus", "setembro", "outubro ottobre", "novembro", "dezembro",
    ].enumerated().flatMap { number, names in names.split(separator: " ").map { (Folding.hash($0.utf8), number + 1) } }, nothing: 0
  ) { first, _ in first }

  /// "12th of june", "june 2016": a month that is written small has a number beside it, and is no other word.
  private func isSmallMonth(_ index: Int) -> Bool {
    // "monday, jan twenty two"
    if self.is(index - 1, .weekday) || kind(index - 1) == .comma && self.is(index - 2, .weekday) { return true }
    guard !word(index, is: "may"), !word(index, is: "march"), !word(index, is: "mar"),
      !word(index, is: "dec") || kind(index - 1) == .digits || isOrdinalSuffix(index - 1)
    else { return false }
    if kind(index + 1) == .digits, self[index + 1].length <= 2 || self[index + 1].length == 4 { return true }
    return kind(index - 1) == .digits && self[index - 1].length <= 2 || isOrdinalSuffix(index - 1)
      || word(index - 1, is: "of") && (kind(index - 2) == .digits || isOrdinalSuffix(index - 2) || self.is(index - 2, .ordinal))
  }

  /// A year of four digits that stands alone.
  func year(_ index: Int) -> Int? {
    guard kind(index) == .digits, self[index].length == 4, (1000...2199).contains(self[index].key) else { return nil }
    if glued(index + 1), let next = kind(index + 1) {
      if next == .percent || next == .word && self[index + 1].length > 1 { return nil }
      if next == .comma || next == .period, glued(index + 2), kind(index + 2) == .digits { return nil }
    }
    return Int(self[index].key)
  }

  /// A day of the month, with or without "th".
  private func day(_ index: Int) -> (day: Int, end: Int)? {
    guard kind(index) == .digits, self[index].length <= 2, (1...31).contains(self[index].key) else { return nil }
    let day = Int(self[index].key)
    guard glued(index + 1), kind(index + 1) == .word else {
      return glued(index + 1) && kind(index + 1) == .percent ? nil : (day, index + 1)
    }
    return isOrdinalSuffix(index + 1) ? (day, index + 2) : nil
  }

  /// "st", "nd", "rd", "th" glued to digits.
  func isOrdinalSuffix(_ index: Int) -> Bool {
    glued(index) && kind(index - 1) == .digits
      && (word(index, is: "th") || word(index, is: "st") || word(index, is: "nd") || word(index, is: "rd"))
  }

  /// The date with a month that begins at `index`, or nil. A month alone counts only where `bareMonth` allows it.
  func datePhrase(at index: Int, bareMonth: Bool = false) -> DatePhrase? {
    if let month = month(index) { return datePhrase(month: month, at: index, bareMonth: bareMonth) }
    if let (day, afterDay) = dayInWords(index), word(afterDay, is: "of"), month(afterDay + 1) != nil {
      return dayAndMonth(day, at: afterDay + 1)
    }
    guard kind(index) == .digits else { return nil }
    if let numeric = isoDate(at: index) ?? numericDate(at: index) ?? mixedDate(at: index) { return numeric }
    guard let (day, afterDay) = day(index) else { return nil }
    // "17 April", "17th of April", "17. April"
    let joined =
      word(afterDay, is: "of") || word(afterDay, is: "de")
      || kind(afterDay) == .period && self[afterDay + 1].spaced && kind(afterDay - 1) == .digits
    let next = joined ? afterDay + 1 : afterDay
    guard month(next) != nil, !glued(next) || next == afterDay else { return nil }
    return dayAndMonth(day, at: next)
  }

  private func dayAndMonth(_ day: Int, at index: Int) -> DatePhrase? {
    guard let month = month(index) else { return nil }
    var next = afterMonth(index)
    if kind(next) == .comma || isOf(next), year(next + 1) != nil || yearInWords(next + 1) != nil { next += 1 }
    if let (year, end) = yearOrWords(next) { return DatePhrase(date: CalendarDate(year: year, month: month, day: day), end: end) }
    return DatePhrase(date: CalendarDate(year: nil, month: month, day: day), end: next)
  }

  private func datePhrase(month: Int, at index: Int, bareMonth: Bool) -> DatePhrase? {
    var next = afterMonth(index)
    if let (day, afterDay) = day(next) {
      // "March 25, 2001"; but in "March 2, 3 and 4" and "June 20-22" the day ends here all the same.
      var after = afterDay
      if kind(after) == .comma, year(after + 1) != nil || yearInWords(after + 1) != nil { after += 1 }
      if let (year, end) = yearOrWords(after) { return DatePhrase(date: CalendarDate(year: year, month: month, day: day), end: end) }
      return DatePhrase(date: CalendarDate(year: nil, month: month, day: day), end: afterDay)
    }
    // "Oct-2"
    if kind(next) == .hyphen || kind(next) == .slash, glued(next), glued(next + 1), let (day, afterDay) = day(next + 1),
      year(next + 1) == nil
    {
      return DatePhrase(date: CalendarDate(year: nil, month: month, day: day), end: afterDay)
    }
    // "May twenty-first", "September the twenty-first"
    let the = word(next, is: "the") ? next + 1 : next
    if let (day, afterDay) = dayInWords(the), !self.is(afterDay, .scale) {
      let after = kind(afterDay) == .comma ? afterDay + 1 : afterDay
      if let (year, end) = yearOrWords(after) { return DatePhrase(date: CalendarDate(year: year, month: month, day: day), end: end) }
      if the > next || afterDay > the + 1 || kind(afterDay) != .word || self.is(afterDay, .function) {
        return DatePhrase(date: CalendarDate(year: nil, month: month, day: day), end: afterDay)
      }
    }
    // "Aug '99", "August 99"
    if let (year, end) = shortYear(next) { return DatePhrase(date: CalendarDate(year: year, month: month), end: end) }
    if word(next, is: "of"), year(next + 1) != nil { next += 1 }
    if kind(next) == .comma, year(next + 1) != nil { next += 1 }
    if let (year, end) = yearOrWords(next) { return DatePhrase(date: CalendarDate(year: year, month: month), end: end) }
    return bareMonth ? DatePhrase(date: CalendarDate(year: nil, month: month), end: afterMonth(index)) : nil
  }

  /// Past a month and the full stop of its abbreviation.
  private func afterMonth(_ index: Int) -> Int {
    let abbreviated = self[index].length <= 4 && kind(index + 1) == .period && glued(index + 1)
    guard abbreviated, kind(index + 2) == .digits else { return index + 1 }
    return index + 2
  }

  // MARK: In words

  /// "first", "twenty-first", "fifteenth", "twenty one": a day of the month in words.
  func dayInWords(_ index: Int) -> (day: Int, end: Int)? {
    guard self[index].isWord else { return nil }
    if self.is(index, .ordinal), (1...30).contains(sense(index).number), !word(index, is: "third") || !self.is(index + 1, .fraction) {
      return (Int(sense(index).number), index + 1)
    }
    guard self.is(index, .cardinal), sense(index).number == 20 || sense(index).number == 30 else { return nil }
    let unit = kind(index + 1) == .hyphen ? index + 2 : index + 1
    guard self.is(unit, [.ordinal, .cardinal]), self[unit].isWord, (1...9).contains(sense(unit).number) else { return nil }
    let day = Int(sense(index).number + sense(unit).number)
    return day <= 31 ? (day, unit + 1) : nil
  }

  private func yearOrWords(_ index: Int) -> (year: Int, end: Int)? { year(index).map { ($0, index + 1) } ?? yearInWords(index) }

  /// "nineteen seventy eight", "nineteen zero one", "two thousand and eighteen".
  func yearInWords(_ index: Int) -> (year: Int, end: Int)? {
    guard self.is(index, .cardinal), self[index].isWord else { return nil }
    if word(index, is: "two"), word(index + 1, is: "thousand") {
      if let number = composedNumber(at: index), (2001...2099).contains(number.quantity.significand), number.quantity.exponent == 0 {
        return (Int(number.quantity.significand), number.end)
      }
      return (2000, index + 2)
    }
    let century = sense(index).number
    guard (12...20).contains(century) else { return nil }
    if word(index + 1, is: "zero"), self.is(index + 2, .cardinal), (1...9).contains(sense(index + 2).number) {
      return (Int(century * 100 + sense(index + 2).number), index + 3)
    }
    guard let number = wordNumber(at: index + 1), number.quantity.exponent == 0, (10...99).contains(number.quantity.significand) else {
      return nil
    }
    return (Int(century * 100 + number.quantity.significand), number.end)
  }

  /// "'99", or the two digits behind a month that no month has as a day.
  func shortYear(_ index: Int) -> (year: Int, end: Int)? {
    let quoted = kind(index) == .apostrophe || kind(index) == .closeQuote && self[index].key == 0x2019
    let at = quoted ? index + 1 : index
    guard kind(at) == .digits, self[at].length == 2, quoted && glued(at) || !quoted && self[at].key > 31, kind(at + 1) != .percent,
      !glued(at + 1) || kind(at + 1) != .word || word(at + 1, is: "s")
    else { return nil }
    let value = Int(self[at].key)
    return (value + (value <= 40 ? 2000 : 1900), at + 1)
  }

  // MARK: In numbers

  /// "21/04/2016", "02/22/2016", "13.5.2015", "3-7-07", "2015/08/12", "2015.5.13": the document says whether the day or
  /// the month comes first, unless one of them is no month.
  private func numericDate(at index: Int) -> DatePhrase? {
    guard let mark = kind(index + 1), mark == .slash || mark == .hyphen || mark == .period,
      kind(index + 3) == mark,
      (1...4).allSatisfy({ glued(index + $0) }), kind(index + 2) == .digits, self[index + 2].length <= 2, kind(index + 4) == .digits,
      !(glued(index + 5) && (kind(index + 5) == mark && kind(index + 6) == .digits || kind(index + 5) == .word))
    else { return nil }
    let numbers = [index, index + 2, index + 4].map { Int(self[$0].key) }
    if self[index].length == 4 {
      guard year(index) != nil || mark == .period, self[index + 4].length <= 2, (1000...2199).contains(numbers[0]) else { return nil }
      return DatePhrase(orNil: CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]), end: index + 5)
    }
    guard self[index].length <= 2, self[index + 4].length == 4 || self[index + 4].length == 2 && mark != .period else { return nil }
    let year = self[index + 4].length == 4 ? numbers[2] : numbers[2] + (numbers[2] <= 40 ? 2000 : 1900)
    guard (1000...2199).contains(year) else { return nil }
    // Points stand between the parts of dates where the day comes first.
    let dayFirst = numbers[0] > 12 || numbers[1] <= 12 && (style.hasDayFirst || mark == .period)
    let (day, month) = dayFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
    return DatePhrase(orNil: CalendarDate(year: year, month: month, day: day), end: index + 5)
  }

  /// "2019-sep-1", "01-Feb-2015", "2019/Sep/01".
  private func mixedDate(at index: Int) -> DatePhrase? {
    guard kind(index + 1) == .hyphen || kind(index + 1) == .slash, glued(index + 1), self[index + 2].isWord, self.is(index + 2, .month),
      glued(index + 2), kind(index + 3) == kind(index + 1), glued(index + 3), kind(index + 4) == .digits, glued(index + 4)
    else { return nil }
    let month = Int(sense(index + 2).number)
    let (first, last) = (Int(self[index].key), Int(self[index + 4].key))
    if self[index].length == 4, self[index + 4].length <= 2 {
      return DatePhrase(orNil: CalendarDate(year: first, month: month, day: last), end: index + 5)
    }
    guard self[index].length <= 2, self[index + 4].length == 4 else { return nil }
    return DatePhrase(orNil: CalendarDate(year: last, month: month, day: first), end: index + 5)
  }

  private func isoDate(at index: Int) -> DatePhrase? {
    guard let year = year(index), kind(index + 1) == .hyphen, glued(index + 1), kind(index + 2) == .digits,
      glued(index + 2), self[index + 2].length == 2, kind(index + 3) == .hyphen, glued(index + 3),
      kind(index + 4) == .digits, glued(index + 4), self[index + 4].length == 2
    else { return nil }
    let date = CalendarDate(year: year, month: Int(self[index + 2].key), day: Int(self[index + 4].key))
    return date.isPossible ? DatePhrase(date: date, end: index + 5) : nil
  }
}

extension CalendarDate {
  /// Reads a text that is a date and little else: "17 April 2013", "2013-04-17T10:00Z", "Oslund, 3 May 2014", "2013".
  package init?(written text: String) {
    if let date = CalendarDate(iso: String(text.prefix { $0 != "T" && $0 != " " })) {
      self = date
      return
    }
    let source = SourceText(text)
    let view = TokenView([TextRange(0, source.count)], in: source, lexicon: .english)
    for index in 0..<min(view.count, 12) {
      if let phrase = view.datePhrase(at: index), phrase.hasYear {
        self = phrase.date
        return
      }
    }
    return nil
  }
}
