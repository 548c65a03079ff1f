/// A date as it is written in one place: "17 April 2013", "March 25, 2001", "June 2013", "2013-04-17".
struct DatePhrase {
  let date: CalendarDate
  /// The first token after it.
  let end: Int
  /// The year is written there, not inferred.
  var hasYear: Bool { date.year != nil }
}

extension TokenView {
  /// The month named by a word, which must be written as a name is.
  func month(_ index: Int) -> Int? {
    let token = self[index]
    guard token.isWord, token.isCapitalized, self.is(index, .month) else { return nil }
    return Int(sense(index).number)
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
    guard kind(index) == .digits else { return nil }
    if let iso = isoDate(at: index) { return iso }
    guard let (day, afterDay) = day(index) else { return nil }
    var next = afterDay
    if word(next, is: "of") { next += 1 }
    guard let month = month(next), !glued(next) || next == afterDay else { return nil }
    next = afterMonth(next)
    if kind(next) == .comma, year(next + 1) != nil { next += 1 }
    if let year = year(next) { return DatePhrase(date: CalendarDate(year: year, month: month, day: day), end: next + 1) }
    return DatePhrase(date: CalendarDate(year: nil, month: month, day: day), end: next)
  }

  private func datePhrase(month: Int, at index: Int, bareMonth: Bool) -> DatePhrase? {
    var next = afterMonth(index)
    if let (day, afterDay) = day(next) {
      // "March 25, 2001"; but in "March 2, 3 and 4" and "June 20-22" the day ends here all the same.
      var after = afterDay
      if kind(after) == .comma, year(after + 1) != nil { after += 1 }
      if let year = year(after) { return DatePhrase(date: CalendarDate(year: year, month: month, day: day), end: after + 1) }
      return DatePhrase(date: CalendarDate(year: nil, month: month, day: day), end: afterDay)
    }
    if word(next, is: "of"), year(next + 1) != nil { next += 1 }
    if kind(next) == .comma, year(next + 1) != nil { next += 1 }
    if let year = year(next) { return DatePhrase(date: CalendarDate(year: year, month: month), end: next + 1) }
    return bareMonth ? DatePhrase(date: CalendarDate(year: nil, month: month), end: afterMonth(index)) : nil
  }

  /// Past a month and the full stop of its abbreviation.
  private func afterMonth(_ index: Int) -> Int {
    let abbreviated = self[index].length <= 4 && kind(index + 1) == .period && glued(index + 1)
    guard abbreviated, kind(index + 2) == .digits else { return index + 1 }
    return index + 2
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
