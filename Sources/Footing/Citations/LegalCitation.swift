/// A judgment as lawyers cite it: "Holt v. Marek [1921] 2 K.B. 14", "Dahl v. Moe, 3 U.S. 71, 77 (1801)",
/// "(1993) 21 N.S.W.L.R. 48 (C.A.)"; or, once it is known, by a short form: "Dahl, 3 U.S., at 77". And a law by the volume
/// and section of a code: "15 U.S.C. § 1693o-1", "76 FR 29902 (May 23, 2011)".
///
/// A report is told by its form: a volume or a year in brackets, a name of abbreviations only, a page.
struct LegalCitation {
  /// All its tokens, with the year and the court behind it.
  var range: Range<Int>
  /// The parties, or the short name before a comma.
  var name: Range<Int>?
  var volume: Int?
  /// The name of the reports.
  var reporter: Range<Int>
  /// The first page, or the section; nil where it is left open ("1 U.S. ___").
  var page: Range<Int>?
  /// The page that is cited.
  var pin: String?
  var year: Int?
  /// Where more than the year is told.
  var day: CalendarDate?
  /// It gives no first page, only the page that is cited.
  var isShort: Bool
  /// A code or register of laws, and not reports of judgments.
  var isLaw = false
}

/// Finds the judgments that a passage cites. Linear.
struct LegalScanner {
  let view: TokenView

  func citations(in passage: Range<Int>) -> [LegalCitation] {
    var found: [LegalCitation] = []
    var quotation = QuotationTracker()
    var from = passage.lowerBound
    var isTitled = false
    var index = passage.lowerBound
    for at in passage {
      let wasInside = quotation.isInside
      quotation.enter(at, of: view)
      if wasInside, !quotation.isInside, view.kind(at - 1) != .period { isTitled = true }
      if at >= index, view.endsSentence(at: at) {
        from = at + 1
        isTitled = false
      }
      guard at >= index, !quotation.isInside, let citation = citation(at, after: from, in: passage) else { continue }
      // "T. Lindqvist, ‘Tolls’ (1985) 9 Sund L.J. 97" is an article in a journal.
      if citation.name == nil, isTitled || view.personName(at: view.skipSignal(from: from, to: passage.upperBound)) != nil { continue }
      found.append(citation)
      from = citation.range.upperBound
      index = from
    }
    return found
  }

  /// The citation whose volume, or whose year in brackets, stands at `index`.
  private func citation(_ index: Int, after limit: Int, in passage: Range<Int>) -> LegalCitation? {
    var at = index
    var year: Int?
    if view.kind(at) == .openBracket || view.kind(at) == .openParenthesis, view.year(at + 1) != nil,
      view.kind(at + 2) == .closeBracket || view.kind(at + 2) == .closeParenthesis
    {
      year = at + 1
      at += 3
    }
    var volume: Int?
    if view.kind(at) == .digits, view[at].length <= 4, view[at + 1].spaced {
      volume = at
      at += 1
    }
    guard volume != nil || year != nil, let end = reporterEnd(at, before: passage.upperBound) else { return nil }
    var citation = LegalCitation(
      range: index..<end, name: name(before: index, after: limit), volume: volume, reporter: at..<end, year: year, isShort: false)
    // "83 U.S. (16 Wall) 130": the reports by their editor.
    var next = end
    if view.kind(next) == .openParenthesis, view.kind(next + 3) == .closeParenthesis { next += 4 }
    let shortAt = view.kind(next) == .comma ? next + 1 : next
    let section = pastSectionSign(next)
    if view.kind(section) == .digits {
      let last = endOfSection(section)
      citation.isLaw = section > next || isCode(citation.reporter)
      citation.page = section..<(citation.isLaw ? last : section + 1)
      next = citation.isLaw ? last : section + 1
    } else if view.string(next).utf8.allSatisfy({ $0 == UInt8(ascii: "_") }), view[next].length > 0 {
      while view.string(next).utf8.first == UInt8(ascii: "_") { next += 1 }
    } else if view.word(shortAt, is: "at"), view.kind(shortAt + 1) == .digits {
      citation.isShort = true
      next = shortAt
    } else {
      return nil
    }
    if citation.isLaw, citation.name == nil { citation.name = lawName(before: index, after: limit) }
    // "Lindqvist, Injury in Fact, 110 Harv. L. Rev. 1432" is an article, and no short name.
    if let name = citation.name, !isCaseName(name), isJournal(citation.reporter) { return nil }
    // The name alone does not make reports of "12 St. Petersburg 4".
    guard citation.isLaw || citation.name.map(isCaseName) == true || isAbbreviation(citation.reporter) else { return nil }
    readRest(&citation, next, before: passage.upperBound)
    citation.range = (citation.name?.lowerBound ?? index)..<citation.range.upperBound
    return citation
  }

  /// Behind "§" or "§§".
  private func pastSectionSign(_ index: Int) -> Int {
    var at = index
    while view[at].key == 0xA7, at < index + 2 { at += 1 }
    return at
  }

  /// Behind "1693o-1", "1005.30", "151(c)(3)".
  private func endOfSection(_ index: Int) -> Int {
    var at = index + 1
    while at - index < 16, view.glued(at) {
      switch view.kind(at) {
      case .digits, .word: at += 1
      case .hyphen, .dash, .period:
        guard view.glued(at + 1), view.kind(at + 1) == .digits || view[at + 1].isWord else { return at }
        at += 2
      case .openParenthesis:
        guard view.kind(at + 2) == .closeParenthesis else { return at }
        at += 3
      default: return at
      }
    }
    return at
  }

  /// "U.S.C.", "C.F.R.", "FR": what is numbered there are laws and rules.
  private func isCode(_ reporter: Range<Int>) -> Bool {
    if reporter.count == 1 { return view[reporter.lowerBound].isAllCapitals && Self.codes.contains(view[reporter.lowerBound].key) }
    let initials = reporter.filter { view[$0].isWord && view[$0].length == 1 }
    if initials.count == 3 {
      return view.word(initials[0], is: "u") && view.word(initials[1], is: "s") && view.word(initials[2], is: "c")
        || view.word(initials[0], is: "c") && view.word(initials[1], is: "f") && view.word(initials[2], is: "r")
    }
    return view.word(reporter.lowerBound, is: "stat")
      || view.word(reporter.lowerBound, is: "fed") && view.word(reporter.lowerBound + 2, is: "reg")
  }

  private static let codes = WordSet("usc cfr fr stat")

  /// "A.C.", "All E.R.", "F.2d", "F. 3d", "U.S. App. D.C.", "Texas L.Rev.": words of which one at least is abbreviated; or "FR".
  private func reporterEnd(_ start: Int, before end: Int) -> Int? {
    if isCode(start..<(start + 1)), view[start + 1].spaced { return start + 1 }
    var at = start
    var stops = 0
    while at < end, at - start < 14 {
      let token = view[at]
      if token.isWord, token.isCapitalized || at > start && view.glued(at), !view.is(at, .month), !view.isPageWord(at),
        !view.joinsParties(at)
      {
        at += 1
      } else if token.kind == .period, view.glued(at), view[at - 1].isWord {
        stops += 1
        at += 1
      } else if token.kind == .digits, at > start, view.glued(at) || token.length == 1, isSeriesSuffix(at + 1) {
        at += 2
      } else {
        break
      }
    }
    guard stops > 0, at > start, view.kind(at - 1) == .period || view[at - 1].isWord else { return nil }
    return at
  }

  /// The "d" of "F.2d", the "th" of "Cal. 4th".
  private func isSeriesSuffix(_ index: Int) -> Bool { view[index].isWord && view.glued(index) && view[index].length <= 2 }

  /// Each word is an initial, or has a full stop behind it; a place may stand whole.
  private func isAbbreviation(_ range: Range<Int>) -> Bool {
    var initials = 0
    for index in range where view[index].isWord {
      let isStopped = view.kind(index + 1) == .period && view.glued(index + 1)
      let isSuffix = view.glued(index) && view.kind(index - 1) == .digits
      if isStopped && view[index].length == 1 { initials += 1 }
      guard
        isStopped && view[index].length <= 5 || isSuffix || view.is(index, .place) || view.word(index, is: "all")
          || index == range.lowerBound && view[index].length > 3
      else { return false }
    }
    return initials > 0
  }

  // MARK: Names

  private func isCaseName(_ range: Range<Int>) -> Bool {
    range.contains { view.joinsParties($0) } || view.word(range.lowerBound + 1, is: "re")
  }

  /// The parties before `index`, or the short name before its comma.
  private func name(before index: Int, after limit: Int) -> Range<Int>? {
    var last = index - 1
    let isApart = view.kind(last) == .comma
    if isApart { last -= 1 }
    // "Quoting Holt, “the rule”, 2 F.3d 500": words quoted between name and volume.
    if isApart, view[last].isQuote {
      var open = last - 1
      while open > limit, !view[open].isQuote, last - open < 60 { open -= 1 }
      if view[open].isQuote, view.kind(open - 1) == .comma { last = open - 2 }
    }
    var at = last
    var versus: Int?
    while at >= limit, at > last - 30 {
      if view.joinsParties(at) {
        guard versus == nil else { break }
        versus = at
      } else if !isPartOfName(at) {
        break
      }
      at -= 1
    }
    var first = at + 1
    while first <= last,
      !view[first].isCapitalized || view.is(first, .signal) || view.word(first, is: "in") && !view.word(first + 1, is: "re")
    { first += 1 }
    guard first <= last else { return nil }
    if let versus { return first < versus ? first..<(last + 1) : nil }
    // A short name is one or two words before a comma.
    return isApart && last - first < 3 ? first..<(last + 1) : nil
  }

  private func isPartOfName(_ index: Int) -> Bool {
    let token = view[index]
    switch token.kind {
    case .word:
      return token.isCapitalized || view.is(index, .particle) || view.word(index, is: "of") || view.word(index, is: "and")
        || view.word(index, is: "for") || token.length == 1
    // "R. v. L. (1991)", "Inc."; but a sentence ends before the name.
    case .period: return view[index - 1].length <= 5 && view.glued(index)
    case .hyphen, .ampersand: return true
    // "Marek, Inc. v. Holt", "Holt v. Dahl Bros. Co., Ltd."
    case .comma: return view[index + 1].isWord && Self.companies.contains(view[index + 1].key)
    case .apostrophe: return view.glued(index + 1) && view[index + 1].isWord
    default: return false
    }
  }

  /// "Harbour Dues Act of 1921, Pub. L. No. 12-34, " before the volume of a code: the law's name, back to its first capital.
  private func lawName(before index: Int, after limit: Int) -> Range<Int>? {
    guard view.kind(index - 1) == .comma || view.kind(index - 1) == .openParenthesis else { return nil }
    var first = index - 1
    while first > limit, index - first < 40, !view.is(first - 1, .signal), isPartOfLaw(first - 1) { first -= 1 }
    while first < index, !view[first].isCapitalized || view.is(first, [.function, .signal]) { first += 1 }
    guard let word = (first..<index).first(where: { view[$0].isCapitalized && Self.laws.contains(view[$0].key) }) else { return nil }
    var end = word + 1
    while end < index, view[end].isWord && view.is(end, .function) || view[end].isCapitalized || view.year(end) != nil { end += 1 }
    while end > word + 1, !view[end - 1].isCapitalized, view.year(end - 1) == nil { end -= 1 }
    return first..<end
  }

  private func isPartOfLaw(_ index: Int) -> Bool {
    switch view[index].kind {
    case .word: view[index].isCapitalized || view.is(index, .function) || view[index].length == 1
    case .digits, .comma, .openParenthesis, .closeParenthesis, .hyphen, .dash, .apostrophe: true
    case .period: view.glued(index) && view[index - 1].length <= 5
    default: false
    }
  }

  private static let laws = WordSet(
    "act code law laws compact order rule rules regulation regulations treaty convention statute constitution directive")
  private static let companies = WordSet("inc incorporated ltd limited llc llp lp co corp plc na sa ag gmbh")

  /// "Harv. L. Rev.", "Shore L.J."
  private func isJournal(_ reporter: Range<Int>) -> Bool {
    reporter.contains { view[$0].isWord && (Self.journals.contains(view[$0].key) || view.word($0, is: "j") && view.word($0 - 2, is: "l")) }
  }

  private static let journals = WordSet("rev lj jour journal quart")

  // MARK: What stands behind the page

  /// ", 77", ", at 185", "(1995)", "(C.A.)".
  private func readRest(_ citation: inout LegalCitation, _ start: Int, before end: Int) {
    var at = start
    let pin = view.kind(at) == .comma ? at + 1 : at
    let number = view.word(pin, is: "at") ? pin + 1 : pin
    // A year stands in brackets; 1239 before another page, or before the brackets, is none.
    let isFollowed = [.comma, .dash, .hyphen, .openParenthesis].contains(view[number + 1].kind)
    if number > at, view.kind(number) == .digits, number < end, view.year(number) == nil || isFollowed || view.word(pin, is: "at") {
      var last = number
      // "152–153", "1239, 1242, 1245–1246"
      while last + 2 < end, [.hyphen, .dash, .comma].contains(view[last + 1].kind), view.kind(last + 2) == .digits { last += 2 }
      citation.pin = view.string(number, through: last)
      at = last + 1
    } else if view.kind(at) == .dash || view.kind(at) == .hyphen, view.kind(at + 1) == .digits {
      at += 2
    }
    for _ in 0..<2 {
      // "480 F. Supp. 429, (C.D. Cal., 1979)"
      if view.kind(at) == .comma, view.kind(at + 1) == .openParenthesis, at + 1 < end { at += 1 }
      guard view.kind(at) == .openParenthesis else { break }
      var close = at
      while close < end, close - at < 12, view.kind(close) != .closeParenthesis { close += 1 }
      guard view.kind(close) == .closeParenthesis else { break }
      if citation.year == nil {
        citation.year = (at..<close).first { view.year($0) != nil }
        if let phrase = view.datePhrase(at: at + 1), phrase.hasYear { citation.day = phrase.date }
      }
      at = close + 1
    }
    citation.range = citation.range.lowerBound..<max(at, citation.range.upperBound)
  }
}

extension Reference {
  /// The judgment that a citation names.
  init(_ citation: LegalCitation, in view: TokenView) {
    self.init()
    func text(_ tokens: Range<Int>) -> String { view.text.string(in: [view.range(of: tokens)]) }
    kind = citation.isLaw ? .legislation : .legalCase
    title = citation.name.map(text)
    containerTitle = text(citation.reporter)
    volume = citation.volume.map(view.string)
    page = citation.page.map(text)
    issued = citation.day ?? citation.year.flatMap(view.year).map { CalendarDate(year: $0) }
  }
}
