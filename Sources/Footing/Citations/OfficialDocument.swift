/// What states, courts and the bodies between states publish, as it is cited by its kind and number: resolutions, papers and
/// debates of parliaments, treaties, judgments by the number of their case, reports of a court by their year, patents, and laws
/// that are a kind, a number and a date.
///
/// Each has one form in all styles, so it is read by its form; dates and places in it, behind `rest`, are read as everywhere.
struct OfficialDocument {
  var kind: Reference.Kind
  var title: Range<Int>
  /// The body that passed it.
  var author: Range<Int>? = nil
  var number: Range<Int>? = nil
  /// The reports or the series that it is printed in, with their volume and its page there.
  var container: Range<Int>? = nil
  var volume: Range<Int>? = nil
  var page: Range<Int>? = nil
  var place: Range<Int>? = nil
  /// The date stands in its name: "Loi du 21 juin 2004", "Ley 30/1992".
  var isDatedInTitle = false
  var rest: Int
}

extension TokenView {
  /// Words by which such a document is known, and by which of them.
  private enum OfficialForm { case resolution, paper, bill, debate, parties, reports, decision, treaty, patent, act }

  private static let officialKinds = [
    (OfficialForm.resolution, "resolution res resolucion resolucao risoluzione"), (.paper, "rep report doc"), (.bill, "cong"),
    (.debate, "deb debs hansard"), (.parties, "v vs"), (.reports, "reports rep recueil rec"),
    (.decision, "urteil beschluss urt beschl arret sentencia sentenza acordao cass bverfge bverwge bghz bghst"),
    (.treaty, "treaty agreement convention protocol charter covenant pact accord"), (.patent, "patent"),
    (.act, "ley decreto loi decret arrete ordonnance legge gesetz verordnung lei lov lag real royal"),
  ].flatMap { form, words in words.split(separator: " ").map { (key: Folding.hash($0.utf8), form: form) } }

  private static let officialForms = WordTable<[OfficialForm]>(officialKinds.map { ($0.key, [$0.form]) }, nothing: []) { $0 + $1 }

  /// The hashes of these words.
  static var officialWords: [UInt32] { officialKinds.map(\.key) }

  /// The official document whose words begin at `start`, if nothing but its date and places in it stand behind. Linear.
  func officialDocument(at start: Int, before end: Int) -> OfficialDocument? {
    guard self[start].isWord, self[start].isCapitalized else { return nil }
    for index in start..<max(start, min(end, start + 40)) where self[index].isWord {
      guard let forms = Self.officialForms[self[index].key] else { continue }
      for form in forms {
        let found =
          switch form {
          case .resolution: resolution(index, from: start, before: end)
          case .paper: parliamentaryPaper(index, from: start, before: end)
          case .bill: bill(index, from: start, before: end)
          case .debate: debate(index, from: start, before: end)
          case .parties: numberedCase(index, from: start, before: end)
          case .reports: reportOfYear(index, from: start, before: end)
          case .decision: decision(index, from: start, before: end)
          case .treaty: treaty(index, from: start, before: end)
          case .patent: patent(index, from: start, before: end)
          case .act: numberedAct(index, from: start, before: end)
          }
        if let found, found.title.upperBound <= end, found.rest <= end, !states(found.rest..<end) { return found }
      }
    }
    return nil
  }

  /// A sentence goes on in it.
  private func states(_ range: Range<Int>) -> Bool {
    var quotation = QuotationTracker()
    return range.contains { index in
      quotation.enter(index, of: self)
      return !quotation.isInside && self.is(index, .verb) && !self[index].isCapitalized && !Self.passed.contains(self[index].key)
    }
  }

  private static let passed = WordSet("adopted amended signed done passed filed issued granted approved opened concluded revised published")

  // MARK: Bodies

  /// "UN Security Council, Resolution 1540", "G.A. Res. 2625 (XXV)", "Resolution 68/262 of the General Assembly".
  private func resolution(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    guard self[index].isCapitalized, index - start <= 10, isName(start..<index) else { return nil }
    let first = afterNumberSign(index)
    guard let numberEnd = endOfNumber(first, before: end) else { return nil }
    var at = numberEnd
    // "217 A"
    if self[at].isCapitalized, self[at].length == 1, self[at].spaced, kind(at + 1) == .openParenthesis { at += 1 }
    // "(XXV)", "(2011)"
    if kind(at) == .openParenthesis, kind(at + 2) == .closeParenthesis, isRomanNumeral(at + 1) || year(at + 1) != nil { at += 3 }
    let author = trimmedName(start..<index)
    guard author != nil || at > numberEnd || hasDate(behind: at, before: end) else { return nil }
    return OfficialDocument(kind: .legislation, title: index..<titleEnd(behind: at, before: end), author: author, rest: at)
  }

  /// Behind ", United Nations Declaration on the Rights of Peoples": a name of four words and more that goes on with the title.
  private func titleEnd(behind at: Int, before end: Int) -> Int {
    guard kind(at) == .comma, self[at + 1].isCapitalized || self[at + 1].isQuote else { return at }
    var stop = at + 1
    var words = 0
    while stop < end, !endsElement(stop), kind(stop) != .openParenthesis {
      if kind(stop) == .digits || kind(stop) == .slash { return at }
      if self[stop].isWord { words += 1 }
      stop += 1
    }
    return words >= 4 ? stop : at
  }

  /// "H.R. Rep. No. 99-660", "S. Doc. No. 12".
  private func parliamentaryPaper(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    guard isChamber(start), index - start <= 8, (start..<index).allSatisfy({ self[$0].isWord || kind($0) == .period }) else { return nil }
    guard let stop = endOfNumber(afterNumberSign(index), before: end) else { return nil }
    return OfficialDocument(kind: .report, title: start..<stop, rest: stop)
  }

  /// "H.R. 4173, 111th Cong."
  private func bill(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    guard isChamber(start) else { return nil }
    var at = start
    while at < index, self[at].isWord || kind(at) == .period, at - start < 10 { at += 1 }
    guard at > start, kind(at) == .digits, kind(at + 1) == .comma, at < index else { return nil }
    return OfficialDocument(kind: .legislation, title: start..<(at + 1), rest: index)
  }

  /// "H.R.", "S.", "House", "Senate": where a paper of the Congress lies.
  private func isChamber(_ index: Int) -> Bool {
    if word(index, is: "house") || word(index, is: "senate") { return true }
    if word(index, is: "s") { return self[index].isCapitalized && kind(index + 1) == .period }
    return word(index, is: "h") && kind(index + 1) == .period
  }

  /// "HC Deb 12 March 2003, vol 401, col 287", "Hansard, HL, 3 May 2001, vol. 12, cols 5–9".
  private func debate(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    guard index - start <= 3, isName(start..<index) else { return nil }
    let behind = kind(index + 1) == .period && !endsSentence(at: index + 1) ? index + 2 : index + 1
    func number(_ words: WordSet) -> Range<Int>? {
      for at in behind..<max(behind, end - 1) where self[at].isWord && words.contains(self[at].key) {
        let first = kind(at + 1) == .period ? at + 2 : at + 1
        if kind(first) == .digits { return first..<pagesEnd(from: first, before: end) }
      }
      return nil
    }
    guard let column = number(Self.columns), hasDate(behind: behind, before: end) else { return nil }
    var document = OfficialDocument(kind: .document, title: start..<behind, rest: behind)
    (document.volume, document.page) = (number(Self.volumes), column)
    return document
  }

  private static let columns = WordSet("col cols column columns c cc")
  private static let volumes = WordSet("vol vols volume")

  // MARK: Courts

  /// "Handyside v. the United Kingdom, no. 5493/72, 7 December 1976, § 49", "Holt v. Marek, No. 12-345 (S.D. Nor. May 3, 2014)".
  private func numberedCase(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    guard joinsParties(index), index > start, index - start <= 25 else { return nil }
    var comma = index + 1
    while comma < end, comma - index < 30 {
      guard kind(comma) != .comma || !opensNumberOfCase(comma + 1) && datePhrase(at: comma + 1) == nil else { break }
      guard self[comma].isWord || kind(comma) == .digits || Self.betweenParties.contains(self[comma].kind) else { return nil }
      comma += 1
    }
    // "Holt v. the United Kingdom (no. 1), 26 April 1979, § 49": by its day alone.
    if comma < end, kind(comma) == .comma, let phrase = datePhrase(at: comma + 1), phrase.hasYear, phrase.date.day != nil {
      return OfficialDocument(kind: .legalCase, title: start..<comma, rest: comma)
    }
    guard comma + 1 < end, kind(comma) == .comma, opensNumberOfCase(comma + 1),
      let first = (comma + 1..<min(end, comma + 8)).first(where: { kind($0) == .digits })
    else { return nil }
    var stop = first + 1
    while stop < end, glued(stop), kind(stop) == .digits || self[stop].isWord || [.slash, .hyphen, .colon].contains(kind(stop)) {
      stop += 1
    }
    guard stop > first + 1, hasDate(behind: stop, before: end) else { return nil }
    return OfficialDocument(kind: .legalCase, title: start..<comma, number: first..<stop, rest: stop)
  }

  private static let betweenParties: Set<Token.Kind> = [
    .comma, .period, .apostrophe, .hyphen, .ampersand, .openParenthesis, .closeParenthesis, .openBracket, .closeBracket,
  ]

  /// "no. 5493/72", "App. No. 5493/72", "applications nos. 58170/13"
  private func opensNumberOfCase(_ index: Int) -> Bool {
    var at = index
    for _ in 0..<2 where self[at].isWord && (Self.applications.contains(self[at].key) || word(at, is: "no") || word(at, is: "nos")) {
      at += kind(at + 1) == .period ? 2 : 1
    }
    return at > index && kind(at) == .digits
  }

  private static let applications = WordSet("app apps application applications appl case")

  /// "Sund Fisheries (Norland v. Vestria), Judgment, I.C.J. Reports 1986, p. 14": reports that a court numbers by its years.
  private func reportOfYear(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    let past = kind(index + 1) == .period ? index + 2 : index + 1
    guard self[index].isCapitalized, year(past) != nil, past < end else { return nil }
    var first = index
    while first > start, index - first < 10, self[first - 1].isWord && self[first - 1].isCapitalized || kind(first - 1) == .period {
      first -= 1
    }
    guard first < index, self[first].isAllCapitals || self[first].length == 1, first - start >= 4, kind(first - 1) == .comma else {
      return nil
    }
    var at = past + 1
    if kind(at) == .openParenthesis, kind(at + 2) == .closeParenthesis { at += 3 }
    if kind(at) == .comma { at += 1 }
    if isPageWord(at) { at += kind(at + 1) == .period ? 2 : 1 }
    guard kind(at) == .digits, at < end else { return nil }
    return OfficialDocument(
      kind: .legalCase, title: start..<(first - 1), container: first..<past, page: at..<(at + 1), rest: past)
  }

  /// "BGH, Urteil vom 3. Mai 2013, Az. I ZR 12/12", "Cass. civ. 1re, 3 mai 2013, n° 12-345", "BVerfGE 89, 155 (190)": a court, what it
  /// gave, the day and a number; or the reports by volume and page.
  private func decision(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    guard self[index].isCapitalized || index > start, index - start <= 8 else { return nil }
    if kind(index + 1) == .digits, kind(index + 2) == .comma, kind(index + 3) == .digits, index == start {
      var document = OfficialDocument(kind: .legalCase, title: start..<(index + 4), rest: index + 4)
      (document.container, document.volume, document.page) = (index..<(index + 1), (index + 1)..<(index + 2), (index + 3)..<(index + 4))
      return document
    }
    guard let day = (index + 1..<max(index + 1, min(end, index + 10))).first(where: { datePhrase(at: $0)?.date.day != nil }),
      let phrase = datePhrase(at: day), phrase.hasYear, phrase.end <= end
    else { return nil }
    var document = OfficialDocument(kind: .legalCase, title: start..<phrase.end, rest: day)
    // "Az. I ZR 12/12", "n° 12-345": to the next comma.
    let behind = phrase.end + 1..<max(phrase.end + 1, min(end, phrase.end + 10))
    if kind(phrase.end) == .comma, behind.contains(where: { kind($0) == .digits }) {
      var stop = phrase.end + 1
      while stop < end, kind(stop) != .comma, kind(stop) != .semicolon, kind(stop) != .openParenthesis { stop += 1 }
      while stop > phrase.end + 1, kind(stop - 1) == .period { stop -= 1 }
      document.number = (phrase.end + 1)..<stop
    }
    return document
  }

  // MARK: Treaties

  /// "Convention on the Law of the Sund, Aldmouth, 10 December 1982, 1155 UNTS 331, art. 56".
  private func treaty(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    guard self[index].isCapitalized, index - start <= 6, isName(start..<index), !(start..<index).contains(where: { kind($0) == .comma }),
      self[index + 1].isWord, self.is(index + 1, .function) || Self.treatyJoints.contains(self[index + 1].key)
    else { return nil }
    var at = index + 1
    var place: Range<Int>?
    while at < end, at - index < 60 {
      if kind(at) == .openParenthesis || kind(at) == .comma {
        if year(at + 1) != nil || datePhrase(at: at + 1)?.hasYear == true || series(at: at + 1, before: end) != nil { break }
        // "(Rome, 4 November 1950)", ", Montego Bay, 10 December 1982"
        var comma = at + 1
        while self[comma].isWord, self[comma].isCapitalized, comma - at <= 3 { comma += 1 }
        if comma > at + 1, kind(comma) == .comma, year(comma + 1) != nil || datePhrase(at: comma + 1)?.hasYear == true {
          place = (at + 1)..<comma
          break
        }
      }
      if self.is(at, .verb), !self[at].isCapitalized, !Self.treatyJoints.contains(self[at].key) { return nil }
      guard self[at].isWord || [.comma, .hyphen, .dash, .apostrophe, .openParenthesis, .closeParenthesis].contains(kind(at)) else {
        return nil
      }
      at += 1
    }
    guard at < end, kind(at) == .comma || kind(at) == .openParenthesis, at - start >= 4 else { return nil }
    var document = OfficialDocument(kind: .legislation, title: start..<at, place: place, rest: at)
    if let printed = (at..<end).lazy.compactMap({ self.series(at: $0, before: end) }).first {
      (document.volume, document.container, document.page) = (printed.volume, printed.name, printed.page)
    }
    return document
  }

  private static let treatyJoints = WordSet(
    "between concerning relating regarding establishing amending supplementary against governing respecting prohibiting abolishing")

  /// "1332 UNTS 91", "1155 U.N.T.S. 331", "21 I.L.M. 1261": a volume, a series of treaties, a page.
  private func series(at index: Int, before end: Int) -> (volume: Range<Int>, name: Range<Int>, page: Range<Int>)? {
    guard kind(index) == .digits, self[index].length <= 4 else { return nil }
    var at = index + 1
    while at < end, at - index < 10, self[at].isWord && self[at].isCapitalized || kind(at) == .period && glued(at) { at += 1 }
    guard isTreatySeries((index + 1)..<at), kind(at) == .digits, at < end else { return nil }
    return (index..<(index + 1), (index + 1)..<at, at..<(at + 1))
  }

  /// "UNTS", "U.N.T.S."
  func isTreatySeries(_ range: Range<Int>) -> Bool {
    guard range.count <= 8, range.allSatisfy({ self[$0].isWord && self[$0].length <= 4 || kind($0) == .period }) else { return false }
    var letters = Folding.Hash()
    for index in range where self[index].isWord { for byte in string(index).utf8 { letters.combine(byte | 0x20) } }
    return Self.treatySeries.contains(letters.value)
  }

  private static let treatySeries = WordSet("unts lnts ilm ust tias cts bts")

  // MARK: Laws and patents

  /// "US Patent 6,285,999", "European Patent Application No. 1 234 567".
  private func patent(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    guard self[index].isCapitalized, index - start <= 5, isName(start..<index) else { return nil }
    var first = index + 1
    while first - index < 5, self[first].isWord && self[first].isCapitalized || kind(first) == .period { first += 1 }
    guard kind(first) == .digits || self[first].isWord && glued(first + 1) else { return nil }
    var stop = first + 1
    while stop < end, kind(stop) == .digits || kind(stop) == .comma && glued(stop + 1) && kind(stop + 1) == .digits { stop += 1 }
    guard (first..<stop).reduce(0, { $0 + (kind($1) == .digits ? self[$1].length : 0) }) >= 5 else { return nil }
    return OfficialDocument(kind: .patent, title: start..<stop, number: first..<stop, rest: stop)
  }

  /// "Ley 30/1992, de 26 de noviembre, de Puertos, BOE núm. 278", "Loi n° 2004-575 du 21 juin 2004 pour …, JORF n° 143".
  private func numberedAct(_ index: Int, from start: Int, before end: Int) -> OfficialDocument? {
    guard index <= start + 1, self[start].isCapitalized else { return nil }
    var number = index + 1
    while number < end, number - index < 7,
      self[number].isWord && self[number].length <= 11 || [.period, .hyphen, .symbol].contains(kind(number))
    { number += 1 }
    let isNumbered =
      kind(number) == .digits && glued(number + 1) && [.slash, .hyphen, .dash].contains(kind(number + 1)) && kind(number + 2) == .digits
    guard var stop = isNumbered ? number + 3 : endOfDay(behind: index, before: end) else { return nil }
    while isNumbered, stop < end, !isJournalOfLaws(stop), sectionsEnd(stop, before: end) == nil { stop += 1 }
    var title = start..<stop
    while let last = title.last, last > index, [.comma, .period, .openParenthesis, .semicolon].contains(kind(last)) {
      title = start..<last
    }
    if kind(stop) == .openParenthesis || kind(stop) == .comma { stop += 1 }
    var document = OfficialDocument(kind: .legislation, title: title, isDatedInTitle: true, rest: stop)
    if stop < end, isJournalOfLaws(stop) {
      var close = stop + 1
      while close < end, kind(close) != .comma, kind(close) != .closeParenthesis, kind(close) != .semicolon, datePhrase(at: close) == nil {
        close += 1
      }
      while close > stop + 1, kind(close - 1) == .period || self[close - 1].isWord && !self[close - 1].isCapitalized { close -= 1 }
      document.container = stop..<close
    }
    return document
  }

  /// Behind "über die Häfen vom 3. Mai 2013", if the law's place in its journal, or one in the law, comes next or nothing.
  private func endOfDay(behind index: Int, before end: Int) -> Int? {
    for at in index + 1..<max(index + 1, min(end, index + 24)) {
      if kind(at) == .comma { return nil }
      guard
        word(at - 1, is: "vom") || word(at - 1, is: "du") || word(at - 1, is: "del") || word(at - 1, is: "av") || word(at - 1, is: "af"),
        let phrase = datePhrase(at: at), phrase.hasYear, phrase.date.day != nil
      else { continue }
      let next = phrase.end
      let isPlaced =
        next >= end || kind(next) == .openParenthesis && isJournalOfLaws(next + 1)
        || kind(next) == .comma && (isJournalOfLaws(next + 1) || sectionsEnd(next + 1, before: end) != nil)
        || kind(next) == .period && next + 1 >= end
      return isPlaced ? next : nil
    }
    return nil
  }

  private func isJournalOfLaws(_ index: Int) -> Bool {
    self[index].isWord && self[index].isCapitalized && Self.journalsOfLaws.contains(self[index].key)
  }

  private static let journalsOfLaws = WordSet("boe jorf jo bgbl rgbl guri gazzetta gaceta dou diario sfs lovtidende")

  // MARK: Parts

  /// Nothing but words with capitals, those between them, and initials.
  private func isName(_ range: Range<Int>) -> Bool {
    range.allSatisfy { index in
      switch kind(index) {
      case .word: self[index].isCapitalized || self.is(index, [.function, .particle])
      case .period: abbreviates(index) || glued(index) && self[index - 1].length <= 2
      case .comma, .hyphen, .apostrophe, .ampersand: true
      default: false
      }
    }
  }

  /// Without the comma behind it; nil where no name is left.
  private func trimmedName(_ name: Range<Int>) -> Range<Int>? {
    var end = name.upperBound
    while end > name.lowerBound, kind(end - 1) == .comma || self[end - 1].isWord && !self[end - 1].isCapitalized { end -= 1 }
    return end > name.lowerBound ? name.lowerBound..<end : nil
  }

  /// Behind "Res.", "Rep. No.", "Resolution n°".
  private func afterNumberSign(_ index: Int) -> Int {
    var at = kind(index + 1) == .period ? index + 2 : index + 1
    if word(at, is: "no") || word(at, is: "nr") || word(at, is: "num") || word(at, is: "number") { at += kind(at + 1) == .period ? 2 : 1 }
    return at
  }

  /// Behind "1540", "68/262", "99-660", "A/RES/68/262", "S-10/2".
  private func endOfNumber(_ index: Int, before end: Int) -> Int? {
    guard kind(index) == .digits || self[index].isAllCapitals && glued(index + 1) && [.slash, .hyphen].contains(kind(index + 1)) else {
      return nil
    }
    var at = index + 1
    while at + 1 < end, glued(at), glued(at + 1), [.slash, .hyphen, .dash].contains(kind(at)),
      kind(at + 1) == .digits || self[at + 1].isAllCapitals
    {
      at += 2
    }
    return (index..<at).contains { kind($0) == .digits } ? at : nil
  }

  private func hasDate(behind index: Int, before end: Int) -> Bool { (index..<max(index, end)).contains { year($0) != nil } }
}
