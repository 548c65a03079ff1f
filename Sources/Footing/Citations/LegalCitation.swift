/// A judgment as lawyers cite it: "Holt v. Marek [1921] 2 K.B. 14", "Dahl v. Moe, 3 U.S. 71, 77 (1801)",
/// "(1993) 21 N.S.W.L.R. 48 (C.A.)", "Holt v Marek [2014] UKSC 38"; or, once it is known, by a short form: "Dahl, 3 U.S., at
/// 77". And a law by the volume and section of a code: "15 U.S.C. § 1693o-1", "76 FR 29902 (May 23, 2011)", or by its name and a
/// section, "N.Y. Nav. Law § 2 (2004)".
///
/// A report is told by its form: a volume or a year in brackets, a name of abbreviations only, a page. Without full stops
/// abbreviations are told by the parties before them.
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
      if at >= index, view.endsSentence(at: at) || view.kind(at) == .semicolon && !quotation.isInside {
        from = at + 1
        isTitled = false
      }
      guard at >= index, !quotation.isInside, mayBegin(at),
        let citation = view[at].key == Self.sectionSign
          ? codeCitation(at, after: index, in: passage) : citation(at, after: from, in: passage)
      else { continue }
      // "T. Lindqvist, ‘Tolls’ (1985) 9 Sund L.J. 97" is an article in a journal.
      if citation.name == nil && isTitled || !isCase(citation) && !citation.isLaw && isByPeople(from, before: at) {
        continue
      }
      found.append(citation)
      from = citation.range.upperBound
      index = from
    }
    return found
  }

  /// People stand before what is cited: it is theirs.
  private func isByPeople(_ start: Int, before end: Int) -> Bool {
    let first = view.skipSignal(from: start, to: end)
    return view.opensWithName(at: first) || view.peopleEnd(at: first, before: end) != nil
  }

  /// A volume, the bracket of a year, or the "EU" of an identifier: most tokens are none of them.
  private func mayBegin(_ index: Int) -> Bool {
    switch view.kind(index) {
    case .digits: view[index].length <= 4
    case .openBracket, .openParenthesis: view.kind(index + 1) == .digits
    case .word: view[index].isAllCapitals && view.kind(index + 1) == .colon
    case .symbol, .mark: view[index].key == Self.sectionSign && view.kind(index - 1) != .symbol
    default: false
    }
  }

  private static let sectionSign: UInt32 = 0xA7

  /// The citation whose volume, or whose year in brackets, stands at `index`.
  private func citation(_ index: Int, after limit: Int, in passage: Range<Int>) -> LegalCitation? {
    if let end = europeanEnd(index, before: passage.upperBound) { return europeanCitation(index..<end, after: limit, in: passage) }
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
    guard volume != nil || year != nil else { return nil }
    let stopped = reporterEnd(at, before: passage.upperBound)
    guard var end = stopped ?? bareReporterEnd(at, before: passage.upperBound), !view.isTreatySeries(at..<end) else { return nil }
    // "2014 SCC 21": courts number their judgments anew each year.
    if stopped == nil, year == nil, let number = volume, view.year(number) != nil { (year, volume) = (number, nil) }
    var citation = LegalCitation(
      range: index..<end, name: name(before: index, after: limit), volume: volume, reporter: at..<end, year: year, isShort: false)
    if stopped == nil, !isCase(citation) { return nil }
    // "[2008] ECR I-6351": the part of the reports goes with the page.
    let isPartOfPage = joinsPartToPage(end, from: at)
    if isPartOfPage {
      end -= 1
      citation.reporter = at..<end
    }
    // "83 U.S. (16 Wall) 130": the reports by their editor.
    var next = end
    if view.kind(next) == .openParenthesis, view.kind(next + 3) == .closeParenthesis { next += 4 }
    let shortAt = view.kind(next) == .comma ? next + 1 : next
    let section = pastSectionSign(next)
    if isPartOfPage {
      citation.page = end..<(end + 3)
      next = end + 3
    } else if view.kind(section) == .digits {
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
    if stopped == nil {
      while let end = parallelEnd(next, before: passage.upperBound) { next = end }
    }
    if citation.isLaw, citation.name == nil { citation.name = lawName(before: index, after: limit) }
    // "Lindqvist, Injury in Fact, 110 Harv. L. Rev. 1432" is an article, and no short name.
    if let name = citation.name, !isCaseName(name), isJournal(citation.reporter) { return nil }
    // The name alone does not make reports of "12 St. Petersburg 4".
    guard citation.isLaw || isCase(citation) || isAbbreviation(citation.reporter) else { return nil }
    readRest(&citation, next, before: passage.upperBound)
    citation.range = (citation.name?.lowerBound ?? index)..<citation.range.upperBound
    return citation
  }

  /// Behind "EU:C:2013:417", "ECLI:EU:T:2008:6": the court, the year and the number of a judgment (European Case Law Identifier).
  private func europeanEnd(_ index: Int, before end: Int) -> Int? {
    guard view[index].isAllCapitals, !view.glued(index) || view.kind(index - 1) != .colon else { return nil }
    let parts = view.word(index, is: "ecli") ? 5 : view.word(index, is: "eu") ? 4 : 0
    let last = index + 2 * (parts - 1)
    guard parts > 0, last < end, view.kind(last) == .digits, view.year(last - 2) != nil,
      stride(from: index + 1, to: last, by: 2).allSatisfy({ view.kind($0) == .colon && view.glued($0) && view.glued($0 + 1) })
    else { return nil }
    return last + 1
  }

  /// "Case C-231/11 Sund Ferries v Harbour Agency EU:C:2013:417, para 80."
  private func europeanCitation(_ identifier: Range<Int>, after limit: Int, in passage: Range<Int>) -> LegalCitation {
    var first = identifier.lowerBound
    while first > limit, identifier.lowerBound - first < 60, !view.is(first - 1, .signal), view.kind(first - 1) != .semicolon { first -= 1 }
    var name = first
    // The number of the case stands before its name.
    if view.word(first, is: "case") || view.word(first + 1, is: "cases") {
      while name < identifier.lowerBound,
        !(view[name].isWord && view[name].length > 1) || view.word(name, is: "case")
          || view.word(name, is: "joined") || view.word(name, is: "cases") || view.word(name, is: "and")
      { name += 1 }
    }
    var last = identifier.lowerBound
    while last > name, view.kind(last - 1) == .comma || view.kind(last - 1) == .closeBracket || view.word(last - 1, is: "ecli") {
      last -= 1
    }
    var citation = LegalCitation(
      range: first..<identifier.upperBound, name: name < last ? name..<last : nil, reporter: identifier, year: identifier.upperBound - 3,
      isShort: false)
    readRest(&citation, identifier.upperBound, before: passage.upperBound)
    return citation
  }

  /// "Cal. Harb. & Nav. Code § 651 (West 2016)", "U.C.C. § 7-204": a code that has no volumes, back to its first capital.
  private func codeCitation(_ sign: Int, after limit: Int, in passage: Range<Int>) -> LegalCitation? {
    var first = sign
    while first > limit, sign - first < 24, isPartOfCode(first - 1) { first -= 1 }
    while first < sign, !view[first].isCapitalized || view.is(first, .signal) { first += 1 }
    let section = pastSectionSign(sign)
    guard first < sign, namesCode(first..<sign), view.kind(section) == .digits else { return nil }
    let end = endOfSection(section)
    var citation = LegalCitation(range: first..<end, reporter: first..<sign, page: section..<end, isShort: false, isLaw: true)
    readRest(&citation, end, before: passage.upperBound)
    return citation
  }

  private func isPartOfCode(_ index: Int) -> Bool {
    switch view[index].kind {
    case .word: view[index].isCapitalized || view.word(index, is: "of") || view.word(index, is: "and")
    case .period: view.glued(index) && (view[index - 1].length <= 4 || view.is(index - 1, .abbreviation))
    case .ampersand, .hyphen: true
    default: false
    }
  }

  /// Its last word says so, or it is nothing but initials.
  private func namesCode(_ range: Range<Int>) -> Bool {
    guard let last = range.last(where: { view[$0].isWord }) else { return false }
    if Self.codeWords.contains(view[last].key) { return true }
    let words = range.filter { view[$0].isWord }
    return words.count >= 3 && words.allSatisfy { view[$0].length == 1 && view.kind($0 + 1) == .period }
  }

  private static let codeWords = WordSet("code codes law laws stat stats ann const regs")

  /// Behind "§" or "§§".
  private func pastSectionSign(_ index: Int) -> Int {
    var at = index
    while view[at].key == Self.sectionSign, at < index + 2 { at += 1 }
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

  /// "AC", "UKSC", "S Ct", "F Supp 2d", "EWCA Civ" before a page or a number.
  private func bareReporterEnd(_ start: Int, before end: Int) -> Int? {
    var at = start
    while at < end, at - start < 6 {
      let token = view[at]
      if token.isWord, token.isCapitalized, token.length <= 5 || token.isAllCapitals && token.length <= 8, !view.is(at, .month),
        !view.isPageWord(at), !view.joinsParties(at)
      {
        at += 1
      } else if token.kind == .digits, at > start, token.length == 1, isSeriesSuffix(at + 1) {
        at += 2
      } else {
        break
      }
    }
    return at > start && view.kind(at) == .digits && view[at].spaced || joinsPartToPage(at, from: start) ? at : nil
  }

  /// The hyphen of "ECR I-6351".
  private func joinsPartToPage(_ hyphen: Int, from start: Int) -> Bool {
    hyphen > start + 1 && view[hyphen - 1].length <= 2 && view.kind(hyphen) == .hyphen && view.glued(hyphen)
      && view.kind(hyphen + 1) == .digits && view.glued(hyphen + 1)
  }

  /// ", [2013] 3 SCR 947" behind "2013 SCC 61": the same judgment in other reports.
  private func parallelEnd(_ start: Int, before end: Int) -> Int? {
    guard view.kind(start) == .comma else { return nil }
    var at = start + 1
    if view.kind(at) == .openBracket, view.year(at + 1) != nil, view.kind(at + 2) == .closeBracket { at += 3 }
    if view.kind(at) == .digits, view[at].length <= 4 { at += 1 }
    guard at > start + 1, let page = bareReporterEnd(at, before: end), page < end else { return nil }
    return page + 1
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

  private func isCase(_ citation: LegalCitation) -> Bool {
    guard let name = citation.name else { return false }
    return isCaseName(name)
  }

  private func isCaseName(_ range: Range<Int>) -> Bool {
    range.contains { view.joinsParties($0) } || view.word(range.lowerBound + 1, is: "re") || isInTheMatter(range.lowerBound)
  }

  /// "Re Sund Shipping Ltd", "Ex parte Holt": one party only.
  private func isInTheMatter(_ index: Int) -> Bool {
    guard view[index].isCapitalized, view[index + 1].isCapitalized || view.word(index + 1, is: "parte") else { return false }
    return view.word(index, is: "re") || view.word(index, is: "ex") && view.word(index + 1, is: "parte")
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
      } else if let open = openOfParty(closedAt: at, after: limit) {
        at = open
      } else if !isPartOfName(at) {
        break
      }
      at -= 1
    }
    var first = at + 1
    while first <= last,
      !view[first].isCapitalized || view.is(first, .signal) || view[first].length == 1 && view.kind(first - 1) == .digits
        || view.word(first, is: "in") && !view.word(first + 1, is: "re")
    { first += 1 }
    guard first <= last else { return nil }
    if let versus { return first < versus ? first..<(last + 1) : nil }
    if isInTheMatter(first) { return first..<(last + 1) }
    // A short name is one or two words before a comma.
    return isApart && last - first < 3 ? first..<(last + 1) : nil
  }

  /// "Canada (Attorney General) v Holt", "Marek v Dahl (No 2)": where the bracket opens that belongs to a party.
  private func openOfParty(closedAt close: Int, after limit: Int) -> Int? {
    guard view.kind(close) == .closeParenthesis else { return nil }
    var open = close - 1
    while open > limit, close - open < 12, view.kind(open) != .openParenthesis { open -= 1 }
    guard view.kind(open) == .openParenthesis, view[open + 1].isWord, view[open - 1].isWord,
      !(open..<close).contains(where: { view.year($0) != nil })
    else { return nil }
    return open
  }

  private func isPartOfName(_ index: Int) -> Bool {
    let token = view[index]
    switch token.kind {
    case .word: return token.isCapitalized || view.is(index, .particle) || token.length == 1 || Self.betweenNames.contains(token.key)
    // "R. v. L. (1991)", "Inc."; but a sentence ends before the name.
    case .period: return view[index - 1].length <= 5 && view.glued(index)
    case .hyphen, .ampersand: return true
    // "Marek, Inc. v. Holt", "Holt v. Dahl Bros. Co., Ltd."
    case .comma: return view[index + 1].isWord && Self.companies.contains(view[index + 1].key)
    // "Nat’l Pilots’ Ass’n"
    case .apostrophe: return view[index + 1].isWord && (view.glued(index + 1) || view.glued(index) && view[index + 1].isCapitalized)
    default: return false
    }
  }

  /// "Harbour Dues Act of 1921, Pub. L. No. 12-34, " before the volume of a code: the law's name, back to its first capital.
  private func lawName(before index: Int, after limit: Int) -> Range<Int>? {
    guard view.kind(index - 1) == .comma || view.kind(index - 1) == .openParenthesis else { return nil }
    var first = index - 1
    while first > limit, index - first < 40, !view.is(first - 1, .signal), isPartOfLaw(first - 1) { first -= 1 }
    while first < index, !view[first].isCapitalized || view.is(first, [.function, .signal]) { first += 1 }
    guard let word = (first..<index).first(where: { view[$0].isCapitalized && view.isLaw($0) }) else { return nil }
    var end = word + 1
    while end < index, view[end].isWord && view.is(end, .function) || view[end].isCapitalized || view.year(end) != nil { end += 1 }
    while end > word + 1, !view[end - 1].isCapitalized, view.year(end - 1) == nil { end -= 1 }
    // "Electronic Fund Transfers (Regulation E)"
    if view.kind(end) == .closeParenthesis, (first..<end).contains(where: { view.kind($0) == .openParenthesis }) { end += 1 }
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

  private static let betweenNames = WordSet("of and for the ex parte")
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
    if let paragraphs = paragraphs(at, before: end) {
      citation.pin = view.string(paragraphs.lowerBound, through: paragraphs.upperBound - 1)
      at = paragraphs.upperBound
    }
    let pin = view.kind(at) == .comma ? at + 1 : at
    let number = view.word(pin, is: "at") ? pin + 1 : pin
    // A year stands in brackets; 1239 before another page, or before the brackets, is none.
    let isFollowed = [.comma, .dash, .hyphen, .openParenthesis].contains(view[number + 1].kind)
    if number > at, view.kind(number) == .digits, number < end, view.year(number) == nil || isFollowed || view.word(pin, is: "at") {
      at = view.pagesEnd(from: number, before: end)
      citation.pin = view.string(number, through: at - 1)
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

extension LegalScanner {
  /// ", at para 53", " [44]-[46]", ", at [44]": judgments are cited by their paragraphs where those are numbered.
  fileprivate func paragraphs(_ start: Int, before end: Int) -> Range<Int>? {
    var first = view.kind(start) == .comma ? start + 1 : start
    if view.word(first, is: "at") { first += 1 }
    if view[first].isWord, Self.paragraphWords.contains(view[first].key) {
      let number = view.kind(first + 1) == .period ? first + 2 : first + 1
      return view.kind(number) == .digits ? first..<view.pagesEnd(from: number, before: end) : nil
    }
    var at = first
    var last: Int?
    while at + 2 < end, view.kind(at) == .openBracket, view.kind(at + 1) == .digits, view.year(at + 1) == nil,
      view.kind(at + 2) == .closeBracket
    {
      last = at + 2
      at += [.hyphen, .dash, .comma].contains(view[at + 3].kind) ? 4 : 3
    }
    return last.map { first..<($0 + 1) }
  }

  private static let paragraphWords = WordSet("para paras paragraph paragraphs par pars")
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
