/// Reads every number that matters in a passage. One pass over the tokens, one label a token, the longest and most
/// specific reading wins; linear.
struct FigureScanner {
  let view: TokenView
  let zone: Zone
  let note: NoteID?
  let dates: DateScanner
  let usesDates: Bool

  /// - Parameter usesDates: false inside titles of cited works, whose years belong to the citation.
  init(view: TokenView, zone: Zone, note: NoteID?, reference: CalendarDate?, usesDates: Bool = true) {
    self.view = view
    self.zone = zone
    self.note = note
    self.usesDates = usesDates
    dates = DateScanner(view: view, reference: reference)
  }

  func figures() -> [Figure] {
    var figures: [Figure] = []
    var index = 0
    let isTold = dates.speaker != nil
    while index < view.count {
      let token = view[index]
      if token.kind == .word, !isTold, !mayOpen(token, before: view[index + 1]) {
        index += 1
        continue
      }
      switch token.kind {
      case .digits, .currency, .fraction: break
      case .period where view.isDecimalPoint(index): break
      // "a hundred", "a fifth of", "a quarter million"
      case .word where view.word(index, is: "hundred") && view.is(index + 1, .scale): break
      case .word where token.length == 1 && view.word(index, is: "a") && view.word(index + 2, is: "ago"): break
      case .word where token.length == 1 && view.word(index, is: "a") && view.is(index + 1, [.fraction, .scale, .cardinal]): break
      case .word where view.is(index, .opensFigure): break
      // "a week starting on 4 May"
      case .word where token.length <= 2 && view.is(index + 1, .timeUnit) && view.begins(index + 2): break
      case .word where view.isWeekAbbreviation(index): break
      case .word where view.is(index, .rest) && view.word(index + 1, is: "of"): break
      // "my day"
      case .word where isTold && view.word(index - 1, is: "my"): break
      // "the year to June 2017", "the quarter ended 30 June"
      case .word where view.is(index, .timeUnit) && dates.leadsToEnd(index + 1): break
      // "the year after next"
      case .word where view.is(index, .timeUnit) && view.word(index + 1, is: "after"): break
      // "C$ 5", "Q3 2013": letters that mean something only before what is glued to them.
      case .word where token.length <= 3 && view.glued(index + 1) && (view.kind(index + 1) == .currency || view.kind(index + 1) == .digits):
        break
      // "TSEK 450"
      case .word where token.length == 4 && token.isAllCapitals && view.kind(index + 1) == .digits: break
      // "KSh 2.3 billion", "NPR 40 million"
      case .word where token.length <= 4 && view.kind(index + 1) == .digits && letteredCurrency(index) != nil: break
      default:
        index += 1
        continue
      }
      if let end = excluded(at: index) {
        index = max(index + 1, end)
      } else if let end = endOfColumn(at: index) {
        index = end
      } else if let (figure, end) = figure(at: index) {
        if let last = figures.last, let joined = joined(last, figure) {
          figures[figures.count - 1] = joined
        } else {
          if let last = figures.last, let first = origin(last, of: figure) ?? part(last, of: figure) { figures[figures.count - 1] = first }
          if figures.isEmpty { figures.reserveCapacity(8) }
          figures.append(withUnitBefore(figure, of: figures))
        }
        index = max(index + 1, end)
      } else {
        index += 1
      }
    }
    return zone == .table ? figures : withoutNumbersOfLines(figures)
  }

  /// The figure with what it takes over from those before it: a unit, a scale, a noun.
  private func withUnitBefore(_ figure: Figure, of figures: [Figure]) -> Figure {
    if let goal = goal(figure, of: figures) { return goal }
    if let money = rated(figure, of: figures) ?? ofMoney(figure, figures) { return money }
    return figures.last.flatMap { someOf($0, figure) } ?? figure
  }

  /// Most words are none of those at which a figure can begin; short ones may be letters before what is glued to them.
  @inline(__always)
  private func mayOpen(_ token: Token, before next: Token) -> Bool {
    if !token.classes.isDisjoint(with: Self.opening) { return true }
    guard token.length > 1 else { return true }
    return token.length <= 4 && (!next.spaced || next.kind != .word || next.classes.contains(.timeUnit))
  }

  private static let opening: WordClass = [.opensFigure, .scale, .timeUnit, .rest]

  /// Without the numbers that a listing or a draft gives to its lines: five and more that each follow the one before, with a few
  /// others between.
  private func withoutNumbersOfLines(_ figures: [Figure]) -> [Figure] {
    guard figures.count >= Self.linesNumbered else { return figures }
    var numbers: Set<Int> = []
    var run: [Int] = []
    var last: Int64 = -1
    var others = 0
    func close() { if run.count >= Self.linesNumbered { numbers.formUnion(run) } }
    for place in figures.indices where figures[place].isCounted && figures[place].high == nil {
      guard let low = figures[place].low, low.exponent == 0, low.denominator == 1 else { continue }
      if low.significand == last &+ 1 {
        run.append(place)
        (last, others) = (low.significand, 0)
      } else {
        others += 1
        guard run.count < 2 || others > 6 else { continue }
        close()
        (run, last, others) = ([place], low.significand, 0)
      }
    }
    close()
    return numbers.isEmpty ? figures : figures.enumerated().filter { !numbers.contains($0.offset) }.map(\.element)
  }

  private static let linesNumbered = 5

  // MARK: What is no figure

  /// Past a number that names something: a marker, a label, a time of day, an address, a name.
  private func excluded(at index: Int) -> Int? {
    if view.word(index, is: "http") || view.word(index, is: "https") || view.word(index, is: "www") { return endOfAddress(index) }
    guard view.kind(index) == .digits else { return nil }
    if view.glued(index) {
      switch view.kind(index - 1) {
      // "G7", "MH17": letters before digits make a name; "US$" and "EUR500" do not.
      case .word where !view.is(index - 1, .currency) && !isQuarterOrFiscal(index - 1): return afterGlued(index)
      // "2+2"; but "a jump of +36.4%", "+0.3 points": a sign that nothing stands before.
      case .plus where !isSign(index - 1), .equals: return afterGlued(index)
      case .slash where view.kind(index - 2) == .word: return afterGlued(index)
      case .symbol where view[index - 1].key == 0xA9: return afterGlued(index)
      // "2012^3^": raised text.
      case .symbol where view[index - 1].key == 0x5E && view[index + 1].key == 0x5E && view.kind(index + 1) == .symbol: return index + 1
      case .hyphen where view.glued(index - 1) && isCode(index - 2): return afterGlued(index)
      // "I.8.3", "Annex B.2": the number of a section.
      case .period where view.glued(index - 1) && view[index - 2].isWord && view[index - 2].length == 1 && view[index - 2].isCapitalized:
        return afterEnumerator(index)
      case .colon where view.kind(index - 2) == .digits: return afterGlued(index)
      default: break
      }
    }
    // "2+2", "9/11", "16:13", "2.15pm"
    if view.glued(index + 1), view.glued(index + 2), view.kind(index + 2) == .digits {
      if view.kind(index + 1) == .plus || view.kind(index + 1) == .colon { return index + 3 }
      if view.kind(index + 1) == .period, view.word(index + 3, is: "pm") || view.word(index + 3, is: "am") { return index + 4 }
    }
    if view.word(index + 1, is: "pm") || view.word(index + 1, is: "am")
      || view.word(index + 1, is: "o") && view.kind(index + 2) == .apostrophe
    {
      return index + 2
    }
    if view.kind(index - 1) == .openBracket, view.kind(index + 1) == .closeBracket, view.glued(index), view.glued(index + 1),
      view[index].length <= 3
    {
      return index + 2
    }
    // "2⁸": which power that is, is no figure of a report.
    if view[index].length <= 2, view[index].key != 10, view.kind(index + 1) == .superscript, view.glued(index + 1) {
      var at = index + 2
      while view.kind(at) == .superscript, view.glued(at) { at += 1 }
      return at
    }
    if view.datePhrase(at: index)?.hasYear == true { return nil }
    if isEnumerator(index) { return afterEnumerator(index) }
    // "… in foods. 286 Figure 10.7 Accuracy …": the page of an entry in a list of figures.
    if view[index].length <= 3, view[index + 1].spaced, view.exhibitLabel(at: index + 1) != nil { return index + 1 }
    if isLabelled(index) { return afterLabelled(index) }
    if let end = crossReference(index) ?? report(index) { return end }
    // Identifiers: digits by the dozen, or with zeros before them.
    if view[index].length > 15 || isZeroPadded(index) { return index + 1 }
    return phoneNumber(index)
  }

  /// The plus at `index` says that a share, a decimal or thousands rise; before other whole numbers it may be a telephone's.
  private func isSign(_ index: Int) -> Bool {
    guard view[index].spaced || view.kind(index - 1) == .openParenthesis else { return false }
    let hasMark = view.kind(index + 2) == .period || view.kind(index + 2) == .comma && view[index + 3].length == 3
    let isDecimal = hasMark && view.glued(index + 2) && view.kind(index + 3) == .digits && view.glued(index + 3)
    return isDecimal || view.kind(index + 2) == .percent || view.is(index + 2, .percent)
  }

  /// "(26.51 p. 1089)": the number of a section, and its page. "4,380 on page 17" is a number that is given there.
  private func crossReference(_ index: Int) -> Int? {
    var at = index + 1
    while view.kind(at) == .period, view.glued(at), view.glued(at + 1), view.kind(at + 1) == .digits { at += 2 }
    guard at > index + 1, view[at].spaced, view.word(at, is: "p") || view.word(at, is: "page") || view.word(at, is: "pp") else {
      return nil
    }
    let page = view.kind(at + 1) == .period ? at + 2 : at + 1
    return view.kind(page) == .digits ? page + 1 : nil
  }

  /// "551 U. S. 701", "12 F. Supp. 2": a volume of the reports of a court, and its page.
  private func report(_ index: Int) -> Int? {
    var at = index + 1
    while at - index <= 6, view[at].isWord, view[at].isCapitalized, view[at].length <= 5, view.kind(at + 1) == .period,
      view.month(at) == nil
    {
      at += 2
    }
    guard at > index + 1, view.kind(at) == .digits, !view.is(index + 1, [.unit, .scale, .currency]) else { return nil }
    return at + 1
  }

  private func isZeroPadded(_ index: Int) -> Bool {
    view[index].length > 1 && view.text.bytes[Int(view[index].start)] == UInt8(ascii: "0")
  }

  private func isQuarterOrFiscal(_ index: Int) -> Bool { view.word(index, is: "q") || view.word(index, is: "fy") }

  /// Capitals before a hyphen: "F-16", "COVID-19", "SSN-571".
  private func isCode(_ index: Int) -> Bool {
    view[index].isWord && view[index].isCapitalized && (view[index].isAllCapitals || view[index].length <= 2) && view.month(index) == nil
  }

  private func afterGlued(_ index: Int) -> Int {
    var at = index + 1
    while at < view.count, view.glued(at) {
      // "A4.2": the rest of a name is no decimal.
      let isPoint = (view.kind(at) == .period || view.kind(at) == .comma) && view.glued(at + 1) && view.kind(at + 1) == .digits
      guard isPoint || [.digits, .word, .slash].contains(view[at].kind) else { break }
      at += 1
    }
    return at
  }

  private func endOfAddress(_ index: Int) -> Int {
    var at = index + 1
    while at < view.count, view.glued(at) { at += 1 }
    return at
  }

  /// "1)" and "(1)" that number the parts of a sentence; "1." at the beginning of a paragraph.
  private func isEnumerator(_ index: Int) -> Bool {
    guard view[index].length <= 2, view.kind(index + 1) == .closeParenthesis, view.glued(index + 1) else {
      return index == 0 && view[index].length <= 2 && view.kind(1) == .period && view[2].spaced || isSectionNumber(index)
    }
    return view.kind(index - 1) == .openParenthesis && view.glued(index) || view[index].spaced || index == 0
  }

  /// "4.3 How tolls are paid", "2.1.4 Data": at the beginning, or behind a sentence; none begins with a number.
  private func isSectionNumber(_ index: Int) -> Bool {
    let opens = index == 0 || view[index].spaced && [.period, .question, .exclamation].contains(view[index - 1].kind)
    guard opens, view[index].length <= 2, view.kind(index + 1) == .period, view.glued(index + 1) else { return false }
    var at = index
    while view.kind(at + 1) == .period, view.glued(at + 1), view.kind(at + 2) == .digits, view.glued(at + 2), view[at + 2].length <= 2 {
      at += 2
    }
    let title = view[at + 1]
    return at > index && title.isWord && title.isCapitalized && title.spaced
      && !view.is(at + 1, [.unit, .scale, .percent, .currency, .month, .place, .scaledUnit])
  }

  /// "Chapter 7", "No. 70", "Figure 1", "Article 5", "p. 55", "Resolution 1973".
  private func isLabelled(_ index: Int) -> Bool {
    var before = index - 1
    // "§ 1005.31", "¶ 12", "#2141"
    if view.kind(before) == .mark, view[before].key == 0xA7 || view[before].key == 0xB6 { return true }
    if view.glued(index), view.kind(before) == .symbol || view.kind(before) == .mark, view[before].key == 0x23 { return true }
    if view.kind(before) == .period, view.glued(before) { before -= 1 }
    guard view[before].isWord else { return false }
    if view.is(before, .exhibit), view[before].isCapitalized { return true }
    if view.word(before, is: "p") || view.word(before, is: "pp") || view.word(before, is: "vol") || view.word(before, is: "para")
      || view.word(before, is: "art") || view.word(before, is: "fig") || view.word(before, is: "nn") || view.word(before, is: "chap")
      || view.word(before, is: "sec")
    {
      return true
    }
    if view.word(before, is: "no") || view.word(before, is: "nos") { return view.kind(index - 1) == .period }
    if isNumberedName(before), before == index - 1 { return true }
    guard view.is(before, .label) else { return false }
    // "the paper 2013 …" is no label; "Chapter 7" and "chapter 7" are, but a year behind "report" is a year.
    return view.year(index) == nil || view[before].isCapitalized && !dates(before)
  }

  /// "Scope 3", in a document that has a Scope 1 as well.
  private func isNumberedName(_ index: Int) -> Bool {
    let next = index + 1
    return view[index].isCapitalized && view[next].length <= 2 && view.style.numberedNames.contains(view[index].key)
      && !view.is(index, [.month, .weekday, .function, .about, .place, .currency]) && !view.isMeasure(next + 1)
  }

  /// Past "1)" and "4.3".
  private func afterEnumerator(_ index: Int) -> Int {
    var at = view.kind(index + 1) == .closeParenthesis || view.kind(index + 1) == .period && view.glued(index + 1) ? index + 2 : index + 1
    while view.kind(at) == .digits, view.glued(at), view.kind(at - 1) == .period {
      at += view.kind(at + 1) == .period && view.glued(at + 1) ? 2 : 1
    }
    return at
  }

  private func dates(_ index: Int) -> Bool {
    view.word(index, is: "report") || view.word(index, is: "paper") || view.word(index, is: "act") || view.word(index, is: "law")
  }

  /// Past "2.1", "2-4", "2, 3 and 5" and "1005.30(e)(2), (f) and 1005.31".
  private func afterLabelled(_ index: Int) -> Int {
    var at = afterSection(index)
    while let next = view.numberBehind(at) ?? sectionBehind(at, like: index) { at = afterSection(next) }
    return at
  }

  /// Past "2.1", "2-4" and "1005.31(a)(2)".
  private func afterSection(_ index: Int) -> Int {
    var at = index + 1
    while true {
      if view.kind(at) == .period || view.kind(at) == .hyphen, view.glued(at), view.kind(at + 1) == .digits, view.glued(at + 1) {
        at += 2
      } else if view.glued(at), let end = subsectionEnd(at) {
        at = end
      } else {
        return at
      }
    }
  }

  /// Behind "(a)", "(2)", "(iii)".
  private func subsectionEnd(_ index: Int) -> Int? {
    guard view.kind(index) == .openParenthesis, view[index + 1].isWord || view.kind(index + 1) == .digits, view[index + 1].length <= 4,
      view.kind(index + 2) == .closeParenthesis
    else { return nil }
    return index + 3
  }

  /// The number of a further section of the same part, behind commas, "and", and further subsections.
  private func sectionBehind(_ end: Int, like first: Int) -> Int? {
    var at = end
    while true {
      if view.kind(at) == .comma || view.kind(at) == .semicolon || view.word(at, is: "and") || view.word(at, is: "or") {
        at += 1
      } else if let end = subsectionEnd(at) {
        at = end
      } else {
        break
      }
    }
    return at > end && view.kind(at) == .digits && view[at].key == view[first].key && view.kind(at + 1) == .period && view.glued(at + 1)
      && view.kind(at + 2) == .digits && view.glued(at + 2) && !view.isMeasure(at + 3) ? at : nil
  }

  /// Three groups of digits and more joined by hyphens or dots, seven digits together.
  private func phoneNumber(_ index: Int) -> Int? {
    guard !view.word(index - 1, is: "of"), view.datePhrase(at: index) == nil else { return nil }
    var at = index
    var digits = view[at].length
    var groups = 1
    while view.kind(at + 1) == .hyphen || view.kind(at + 1) == .period, view.glued(at + 1), view.kind(at + 2) == .digits, view.glued(at + 2)
    {
      at += 2
      digits += view[at].length
      groups += 1
    }
    // "the 3-2-1 rule" is no phone number, and no figure either.
    return groups >= 3 && (digits >= 5 || view.kind(index + 1) == .hyphen) ? at + 1 : nil
  }

  /// Past a dozen numbers and more in a row: a column of data states nothing that a sentence could be held to.
  private func endOfColumn(at index: Int) -> Int? {
    guard view.kind(index) == .digits else { return nil }
    var at = index
    var numbers = 0
    while at < view.count {
      // In a table of nothing but numbers each row is looked at by itself.
      if zone == .table, at > index, view[at].flags.contains(.lineBefore) { break }
      switch view[at].kind {
      case .digits: numbers += 1
      case .comma, .period, .semicolon, .hyphen, .percent: break
      default: return numbers >= 12 ? at : nil
      }
      at += 1
    }
    return numbers >= 12 ? at : nil
  }

  // MARK: What is one

  private func figure(at index: Int) -> (Figure, Int)? {
    if usesDates, let found = dates.date(at: index) {
      var figure = make(found.isPeriod ? .period : .date, from: found.first, to: found.end, dates: found.dates)
      figure.isReversed = found.isReversed
      return (figure, found.end)
    }
    if !usesDates, view.month(index) != nil || view.year(index) != nil && view.kind(index + 1) != .percent { return nil }
    let number = view.number(at: index)
    if let found = fraction(at: index, number) { return found }
    if let found = money(at: index) { return found }
    if let found = multiple(at: index, number) { return found }
    if let found = ordinal(at: index) { return found }
    return quantity(at: index, number)
  }

  func make(
    _ kind: Figure.Kind, from first: Int, to end: Int, low: Quantity? = nil, high: Quantity? = nil, unit: String? = nil,
    dates: DateInterval? = nil, bound: Figure.Bound = .exact
  ) -> Figure {
    var figure = Figure(
      kind, view.longestRange(first, through: end - 1), tokens: first..<end, low: low, high: high, unit: unit.flatMap(UnitName.init),
      dates: dates, bound: bound == .exact && low != nil ? self.bound(behind: end) : bound, zone: zone, note: note)
    figure.hasDecimals = low != nil && (first..<end).contains { view.kind($0) == .digits && view.isDecimalPart($0) }
    figure.change = change(before: first, after: end, kind)
    return figure
  }
}
