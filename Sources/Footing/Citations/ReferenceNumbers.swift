/// The volume and issue of a work, its pages and its date, from the labels of its tokens.
extension ReferenceParser {
  /// "vol. 27, no. 3", "27 (3)", "27:3", "IV".
  mutating func readNumbers(_ runs: [Run]) {
    for run in runs where run.label == .volume {
      var index = run.range.lowerBound
      while index < run.range.upperBound {
        defer { index += 1 }
        let token = view[index]
        guard token.kind == .digits || token.isWord && isRoman(index), !isPartOfDate(index) else { continue }
        // "no. 3", "nr 3", "issue 3"
        let before = wordBefore(index)
        let isIssue = Self.issueWords.contains(view[before].key)
        if reference.volume == nil, !isIssue {
          reference.volume = view.string(index)
        } else if !isIssue, reference.page == nil, label(index - 1) == .journal, view[index - 1].isWord {
          // "16 Journal of Shore Studies 64": the volume stands before the name, the page behind it.
          reference.page = view.string(index)
          locator = reference.page
        } else if reference.issue == nil {
          reference.issue = view.string(index)
        }
      }
    }
  }

  /// The 3 of "3. März 2014", the 16 of "2015-16".
  private func isPartOfDate(_ index: Int) -> Bool {
    guard view.kind(index) == .digits, view[index].length <= 2, !isVolume(index) else { return false }
    if let phrase = view.datePhrase(at: index), phrase.hasYear, phrase.date.day != nil { return true }
    guard [.hyphen, .dash, .slash].contains(view.kind(index - 1)), view.glued(index), view.glued(index - 1), let year = view.year(index - 2)
    else {
      return false
    }
    return view[index].length == 2 && Int(view[index].key) == (year + 1) % 100 && reference.volume == nil && label(index - 2) != .volume
  }

  static let issueWords = WordSet("no nos nr n nº n° num issue heft")

  /// The "no" of "no. 3": the word before a number, past the full stop of an abbreviation.
  func wordBefore(_ index: Int) -> Int { view.kind(index - 1) == .period ? index - 2 : index - 1 }

  func isRoman(_ index: Int) -> Bool {
    view.isRomanNumeral(index)
      || view[index].isCapitalized && view[index].length == 1 && "IVX".contains(view.string(index))
  }

  /// Pages of a work come first, cited pages behind them: "56, 61", "pp. 44-61, at 50".
  mutating func readPages(_ runs: [Run]) {
    var found: [Range<Int>] = []
    for run in runs where run.label == .pages {
      var index = run.range.lowerBound
      while index < run.range.upperBound {
        guard view.kind(index) == .digits || isRomanPage(index, in: run.range) else {
          index += 1
          continue
        }
        // "task 4.10", "section 5.2"
        if view.kind(index + 1) == .period, view.glued(index + 1), view.glued(index + 2), view.kind(index + 2) == .digits {
          index += 3
          continue
        }
        // "Research Paper #255", "available at link #12"
        if view[index - 1].key == UInt32(UInt8(ascii: "#")), view.glued(index) {
          index += 1
          continue
        }
        let start = pageStart(index, notBefore: run.range.lowerBound)
        var last = index
        while last + 2 < run.range.upperBound, view.kind(last + 1) == .hyphen || view.kind(last + 1) == .dash,
          view.kind(last + 2) == .digits || view[last + 2].isWord
        {
          last += 2
          if view.kind(last) == .word, view.kind(last + 1) == .digits, view.glued(last + 1) { last += 1 }
        }
        found.append(start..<(last + 1))
        index = last + 1
      }
    }
    let explicit = explicitPages()
    if let number = found.first(where: { isReportNumber($0, besidePages: !explicit.isEmpty) }) {
      reference.issue = reference.issue ?? view.text.string(in: [view.range(of: number)])
      found.removeAll { isReportNumber($0, besidePages: !explicit.isEmpty) }
    }
    // "nos 48-49": of issues, not of pages.
    let numbered = found.filter { pages in
      let word = view[wordBefore(pages.lowerBound)]
      // "1 H. & N. 247", "§ 149, n. 6": a letter is an initial, or a note.
      return word.spaced && word.length > 1 && Self.issueWords.contains(word.key)
    }
    if let number = numbered.first {
      reference.issue = reference.issue ?? view.text.string(in: [view.range(of: number)])
      found.removeAll { numbered.contains($0) }
    }
    found = withPagesThatSaySo(found, explicit.prefix(16))
    guard let first = found.first, reference.page == nil else { return }
    let numbers = found.map { view.text.string(in: [view.range(of: $0)]) }
    reference.page = numbers[0]
    locator = locator ?? (numbers.count > 1 ? numbers.dropFirst().joined(separator: ", ") : numbers[0])
    let before = wordBefore(first.lowerBound)
    if view.isPageWord(before) || view.kind(before) == .colon { places.pages = view.range(of: first) }
    // "44-61, 50", "44-61, at p. 50": nothing else stands between the pages of an article and the page cited.
    if numbers.count > 1, found[1].lowerBound - first.upperBound <= 4,
      !(first.upperBound..<max(first.upperBound, found[1].lowerBound)).contains(where: { view.kind($0) == .semicolon })
    {
      places.locator = view.range(of: found[1])
    }
  }

  /// "Report Card 12 (Oslo, 2014), p. 19", "question 27": a number that a noun stands before is no page, where another one is
  /// called a page, or that of a question.
  private func withPagesThatSaySo(_ found: [Range<Int>], _ explicit: ArraySlice<Range<Int>>) -> [Range<Int>] {
    var leftOut: Int?
    let others = found.filter { pages in
      // "questions 4 and 11"
      if let end = leftOut, pages.lowerBound - end <= 2 {
        leftOut = pages.upperBound
        return false
      }
      let before =
        view.kind(pages.lowerBound - 1) == .period && view.glued(pages.lowerBound - 1) ? pages.lowerBound - 2 : pages.lowerBound - 1
      if Self.numberedParts.contains(view[before].key) {
        leftOut = pages.upperBound
        return false
      }
      guard !explicit.isEmpty, !explicit.contains(where: { $0.overlaps(pages) }) else { return true }
      let isNumbered = view[before].isWord && view.word(before, is: "at") == false && label(before) != .journal && !view.isPageWord(before)
      let isPartOfNumber = view.kind(before) == .slash && view.glued(pages.lowerBound)
      return !isNumbered && !isPartOfNumber
    }
    guard let first = explicit.first, !others.contains(where: { $0.overlaps(first) }) else { return others }
    return (others + [first]).sorted { $0.lowerBound < $1.lowerBound }
  }

  private static let numberedParts = WordSet("question questions q item table tables figure figures fig session " + TokenView.slideWords)

  /// "p. 19", "pp. 14–16", "S. 212": a word says that these are pages.
  private func explicitPages() -> [Range<Int>] {
    (first..<end).compactMap { index in
      guard view.isPageWord(index), !view[index].isCapitalized else { return nil }
      let number = view.kind(index + 1) == .period ? index + 2 : index + 1
      guard view.kind(number) == .digits, number < end, isFree(number) else { return nil }
      var last = number
      while last + 2 < end, view.kind(last + 1) == .hyphen || view.kind(last + 1) == .dash, view.kind(last + 2) == .digits { last += 2 }
      return number..<(last + 1)
    }
  }

  /// "NAO-24-106812", "R44212": the number of a report.
  private func isReportNumber(_ pages: Range<Int>, besidePages: Bool) -> Bool {
    let first = view[pages.lowerBound]
    return first.isAllCapitals && first.length >= (besidePages ? 2 : 3) && view.kind(pages.lowerBound + 1) == .hyphen
      || first.isWord && first.isCapitalized && view.kind(pages.lowerBound + 1) == .digits && view[pages.lowerBound + 1].length >= 5
  }

  /// "A12", "e1003", "F-2": the letter belongs to the number.
  private func pageStart(_ index: Int, notBefore first: Int) -> Int {
    guard view.glued(index), index > first || isFree(index - 1) else { return index }
    if view[index - 1].isWord, view[index - 1].length <= 2 || view.isArticleLetter(before: index) { return index - 1 }
    let isLettered =
      index - 2 >= first && view.kind(index - 1) == .hyphen && view.glued(index - 1) && view[index - 2].isAllCapitals
      && view[index - 2].length <= 4
    return isLettered ? index - 2 : index
  }

  private func isRomanPage(_ index: Int, in range: Range<Int>) -> Bool {
    view[index].isWord && view[index].length <= 6 && view.string(index).utf8.allSatisfy { "ivxlc".utf8.contains($0) }
      && (range.count <= 3 || view.isPageWord(index - 1) || view.isPageWord(index - 2))
  }

  /// "Annual Report 2010, Oslo, 2011": the year behind the last word of a title, where another date follows.
  func endsTitle(_ range: Range<Int>) -> Bool {
    let last = range.lowerBound - 1
    return label(last) == .title && view[last].isWord && view[last].isCapitalized && view.year(range.lowerBound) != nil
      && (view.kind(range.lowerBound + 1) == .comma || isImprint(range.lowerBound + 1))
  }

  /// "(Oslund: Ministry of Ports, 2013)": a bracket with a year in it.
  func isImprint(_ open: Int) -> Bool {
    guard view.kind(open) == .openParenthesis, let close = (open..<end).first(where: { view.kind($0) == .closeParenthesis }) else {
      return false
    }
    return (open..<close).contains { view.year($0) != nil }
  }

  /// "Holt (1994: 45–47)": the page that is cited, in the brackets of the year.
  mutating func readPageBehindYear() {
    guard let open = (first..<min(end, first + 24)).first(where: { view.kind($0) == .openParenthesis }), view.year(open + 1) != nil,
      view.kind(open + 2) == .colon, view.kind(open + 3) == .digits
    else { return }
    let close = view.pagesEnd(from: open + 3, before: end)
    guard view.kind(close) == .closeParenthesis, close < end else { return }
    locator = view.string(open + 3, through: close - 1)
    use((open + 2)..<close)
  }

  /// The date that the model tells, to the day where it stands there so.
  mutating func readDate(_ runs: [Run]) {
    guard reference.issued == nil else { return }
    var year: Range<Int>?
    let dates = publishingDates(of: runs.filter { $0.label == .date })
    for run in dates where dates.count == 1 || !endsTitle(run.range) {
      for index in run.range where view.year(index) != nil && !isVolume(index) {
        // "20. November 2018": the day may have been taken for something else.
        var start = run.range.lowerBound
        if view.month(start - 1) != nil { start -= 1 }
        if view.kind(start - 1) == .period { start -= 1 }
        if let (phrase, from) = datePhrase(endingAt: index, notBefore: max(first, start - 1)) {
          // "October/December 2012" is a season; only its year is sure.
          let isSeason = [.slash, .hyphen, .dash].contains(view[from - 1].kind) && from > first + 1 && view.month(from - 2) != nil
          return take(isSeason ? CalendarDate(year: phrase.date.year) : phrase.date, (isSeason ? from - 2 : from)..<phrase.end)
        }
        if let phrase = view.datePhrase(at: index), phrase.hasYear, phrase.end > index + 1 { return take(phrase.date, index..<phrase.end) }
        // "(2016, March 4)"
        if view.kind(index - 1) == .openParenthesis, view.kind(index + 1) == .comma,
          let phrase = view.datePhrase(at: index + 2, bareMonth: true),
          !phrase.hasYear, view.kind(phrase.end) == .closeParenthesis
        {
          let date = CalendarDate(year: view.year(index), month: phrase.date.month, day: phrase.date.day)
          return take(date, index..<phrase.end)
        }
        if year == nil { year = index..<(index + 1) }
      }
      for index in run.range where year == nil {
        guard let phrase = view.datePhrase(at: index), phrase.hasYear else { continue }
        // The day before it may have another label.
        if let (whole, from) = datePhrase(endingAt: phrase.end - 1, notBefore: max(first, index - 2)) {
          return take(whole.date, from..<whole.end)
        }
        return take(phrase.date, index..<phrase.end)
      }
    }
    if let year, let number = view.year(year.lowerBound) { return take(CalendarDate(year: number), year) }
    // A day that nothing else has taken: "speech at the university, 7 September 2013, https://…".
    for index in first..<end where isFree(index) && label(index) != .title && label(index) != .container && label(index) != .journal {
      guard view.kind(index - 1) == .comma || view.kind(index - 1) == .openParenthesis, let phrase = view.datePhrase(at: index),
        phrase.hasYear,
        phrase.date.day != nil, phrase.end <= end
      else { continue }
      return take(phrase.date, index..<phrase.end)
    }
  }

  /// Of several dates those that no title in quotation marks has; of these the last in the brackets of an imprint: "(1776; repr.,
  /// London: Methuen, 1904)".
  private func publishingDates(of dates: [Run]) -> [Run] {
    guard dates.count > 1 else { return dates }
    var quotation = QuotationTracker()
    var quoted: Set<Int> = []
    for index in first..<end {
      quotation.enter(index, of: view)
      if quotation.isInside { quoted.insert(index) }
    }
    let free = dates.filter { !quoted.contains($0.range.lowerBound) }
    let imprint = (first..<end).lazy.compactMap { open in view.closeOfImprint(open, before: end).map { open..<$0 } }.first { brackets in
      brackets.contains { view.kind($0) == .colon }
    }
    if let imprint, let last = free.last(where: { imprint.contains($0.range.lowerBound) }) { return [last] }
    return free.isEmpty ? dates : free
  }

  /// "vol. 1833", "No. 1971"
  private func isVolume(_ index: Int) -> Bool {
    let before = wordBefore(index)
    return Self.issueWords.contains(view[before].key) || view.word(before, is: "vol") || view.word(before, is: "volume")
  }

  /// The longest date whose year is the token at `index`.
  func datePhrase(endingAt index: Int, notBefore start: Int) -> (DatePhrase, Int)? {
    for from in max(start, index - 4)..<max(start, index) {
      if let phrase = view.datePhrase(at: from), phrase.end == index + 1, (from..<index).allSatisfy({ isFree($0) }) {
        return (phrase, from)
      }
    }
    return nil
  }

  mutating func take(_ date: CalendarDate, _ range: Range<Int>) {
    reference.issued = date
    places.issued = view.range(of: range)
    use(range)
  }
}
