/// The words and shapes that references are made of.
extension TokenView {
  /// Past "See", "See also", "For example, see", "Cf.", "In particular,": the words that introduce a work.
  func skipSignal(from start: Int, to end: Int) -> Int {
    var index = start
    var last = start
    while index < end, index - start < 9 {
      if isSignal(index) {
        index += 1
        if word(index, is: "in"), Self.reported.contains(self[index - 1].key) { index += 1 }
        if word(index, is: "also") || word(index, is: "generally") || word(index, is: "the") && isInterview(at: index + 1) { index += 1 }
        while kind(index) == .comma || kind(index) == .period || kind(index) == .colon { index += 1 }
        index = exampleEnd(at: index) ?? index
        while kind(index) == .comma { index += 1 }
        last = index
      } else if let end = exampleEnd(at: index) {
        index = kind(end) == .comma ? end + 1 : end
        last = index
      } else if isIntroduction(index) {
        index += 1
      } else {
        break
      }
    }
    if last == start, index > start, kind(index - 1) == .comma, isInterview(at: index) { return index }
    return min(last, end)
  }

  /// Behind "e.g.", and behind the words of "for example,".
  private func exampleEnd(at index: Int) -> Int? {
    if word(index, is: "for"), word(index + 1, is: "example") || word(index + 1, is: "instance"), kind(index + 2) == .comma {
      return index + 2
    }
    return word(index, is: "e") && kind(index + 1) == .period && word(index + 2, is: "g") && kind(index + 3) == .period ? index + 4 : nil
  }

  private static let reported = WordSet("quoted cited reprinted printed translated excerpted discussed")

  /// "see", "cf.", "vgl.", "source:".
  private func isSignal(_ index: Int) -> Bool {
    self.is(index, .signal) || word(index, is: "vgl") || word(index, is: "siehe") || word(index, is: "voir")
      || (word(index, is: "source") || word(index, is: "sources")) && (kind(index + 1) == .colon || kind(index - 1) == nil)
  }

  /// "see", "compare", "such as", "are": a word behind which a work may stand.
  func isIntroductory(_ index: Int) -> Bool {
    isSignal(index) || word(index, is: "as") || word(index, is: "in") && self[index - 1].isWord || word(index, is: "are")
      || word(index, is: "is")
  }

  /// A person's name, a title in quotation marks, or a family name before "op. cit.".
  func opensWork(_ index: Int) -> Bool {
    opensWithName(at: index) || self[index].isQuote && self[index + 1].isCapitalized || opensBackReference(index)
  }

  /// "Marek, op. cit.", "O’Dahl, supra": a family name and the words that point back.
  func opensBackReference(_ index: Int) -> Bool {
    guard self[index].isWord, self[index].isCapitalized else { return false }
    var at = index + 1
    while at - index < 6, self[at].isWord && self[at].isCapitalized || kind(at) == .apostrophe || kind(at) == .hyphen { at += 1 }
    if kind(at) == .comma { return backReferenceForm(at: at + 1) != nil }
    return kind(at - 1) != .period && backReferenceForm(at: at) != nil
  }

  /// The first token of the signal that ends before `index`: "see also", "compare".
  func signalStart(before index: Int, notBefore limit: Int) -> Int {
    var start = index
    while start > limit, !self.is(start - 1, .signal), index - start < 4 { start -= 1 }
    guard start > limit, self.is(start - 1, .signal) else { return index }
    while start > limit, self.is(start - 1, .signal) { start -= 1 }
    return start
  }

  /// "For example,", "In particular,", "In the case of the harbour,": what may stand before a signal.
  private func isIntroduction(_ index: Int) -> Bool {
    kind(index) == .comma || word(index, is: "for") || word(index, is: "example") || word(index, is: "in")
      || word(index, is: "particular") || word(index, is: "the") || word(index, is: "case") || word(index, is: "of")
      || word(index, is: "but") || word(index, is: "also") || word(index, is: "instance")
      || (self[index].isCapitalized && kind(index + 1) == .comma && word(index - 1, is: "of"))
  }

  func isInterview(at index: Int) -> Bool {
    let at = behindInterviewer(index)
    return word(at, is: "interview") || word(at, is: "interviews") || isPersonalCommunication(at: index) || isTalk(at: index)
      || isToldToAuthor(at: index)
  }

  /// "Anna Holt, email message to author, 4 May 2010", "Anna Holt (pilot), in discussion with the author, June 2012", "A source,
  /// interviewed in Varsk on 12 June 2014": who told, and how.
  func isToldToAuthor(at index: Int) -> Bool {
    if endOfInterviewee(at: index) != nil { return true }
    guard self[index].isCapitalized, let comma = (index + 1..<index + 12).first(where: { kind($0) == .comma }), self[comma + 1].isWord,
      !self[comma + 1].isCapitalized
    else { return false }
    guard (index..<comma).allSatisfy({ self[$0].isWord || [.openParenthesis, .closeParenthesis, .period, .hyphen].contains(kind($0)) })
    else {
      return false
    }
    if word(comma + 1, is: "interviewed") { return hasDate(behind: comma + 2, within: 10) }
    let told = (comma + 1..<comma + 8).first { word($0, is: "author") || word($0, is: "authors") }
    guard let told,
      (comma + 1..<told).contains(where: { Self.messages.contains(self[$0].key) || Self.talks.contains(self[$0].key) || isMessage($0) })
    else { return false }
    return hasDate(behind: told + 1, within: 8)
  }

  /// "Anna Holt. Personal interview. 4 May 2010.", "Anna Holt, telephone interview, June 2012": the mark behind the name.
  func endOfInterviewee(at index: Int) -> Int? {
    guard self[index].isCapitalized else { return nil }
    var mark = index + 1
    while mark - index < 8, self[mark].isCapitalized || kind(mark) == .hyphen || kind(mark) == .period && abbreviates(mark) { mark += 1 }
    guard kind(mark) == .comma || kind(mark) == .period else { return nil }
    let interview = behindInterviewer(mark + 1)
    guard word(interview, is: "interview") else { return nil }
    switch kind(interview + 1) {
    case .comma, .period, .semicolon, nil: return mark
    default: return nil
    }
  }

  private func hasDate(behind index: Int, within limit: Int) -> Bool {
    (index..<(index + limit)).contains { datePhrase(at: $0)?.hasYear == true }
  }

  /// "Author's telephone interview": past who asked, and how.
  private func behindInterviewer(_ index: Int) -> Int {
    var at = index
    if word(at, is: "author") || word(at, is: "authors") {
      if kind(at + 1) == .apostrophe, glued(at + 1) {
        at = word(at + 2, is: "s") && glued(at + 2) ? at + 3 : at + 2
      } else {
        // "Author interview with", but not "Authors often say".
        at += 1
      }
    }
    return self[at].isWord && Self.waysToAsk.contains(self[at].key) ? at + 1 : at
  }

  private static let waysToAsk = WordSet("personal private telephone phone skype zoom video email online confidential anonymous")

  /// "Discussions with Anna Holt, Oslund, 4 May 2011"; without a day it may be anything.
  private func isTalk(at index: Int) -> Bool {
    guard self[index].isWord, Self.talks.contains(self[index].key), word(index + 1, is: "with"), self[index + 2].isCapitalized else {
      return false
    }
    return dayBehind(index + 2, within: 16) != nil
  }

  private static let talks = WordSet("discussion discussions conversation conversations meeting meetings briefing")

  /// The first day behind a comma, with no full stop that ends a sentence before it.
  private func dayBehind(_ index: Int, within limit: Int) -> Int? {
    for at in index..<(index + limit) {
      if endsSentence(at: at) || kind(at) == nil || kind(at) == .semicolon { return nil }
      if kind(at) == .comma, let phrase = datePhrase(at: at + 1), phrase.hasYear, phrase.date.day != nil { return at + 1 }
    }
    return nil
  }

  /// "Statement by the Minister for Foreign Affairs, Anna Holt, to the Storting, Oslund, 16 March 2011": what was said, and
  /// where its date begins; nil where it has a title in quotation marks.
  func speech(at start: Int, before end: Int) -> (title: Range<Int>, place: Int?, day: Int)? {
    guard Self.speeches.contains(self[start].key), self[start].isCapitalized, Self.speakers.contains(self[start + 1].key),
      let day = dayBehind(start + 2, within: 40), day < end, !(start..<day).contains(where: { self[$0].isQuote })
    else { return nil }
    var stop = day - 1
    while kind(stop) == .comma { stop -= 1 }
    // A single capitalized word between commas is the place.
    let place = self[stop].isWord && self[stop].isCapitalized && kind(stop - 1) == .comma ? stop : nil
    return (start..<(place.map { $0 - 1 } ?? stop + 1), place, day)
  }

  private static let speeches = WordSet("speech statement remarks address testimony lecture keynote")
  private static let speakers = WordSet("by of to at before from")

  /// A letter, telegram or memorandum from one to another: who wrote, and the words by which it is known.
  struct Correspondence {
    var sender: Range<Int>
    var title: Range<Int>
    /// Where its date begins.
    var day: Int
  }

  /// "Letter from Anna Holt to O. Dahl, 4 May 1921", "Holt memorandum to Dahl, May 4, 1921", "Holt to Dahl, 4 May 1921".
  func correspondence(at start: Int) -> Correspondence? {
    guard self[start].isWord else { return nil }
    var at = start
    let isNamed = isMessage(start)
    if isNamed {
      at += 1
      if kind(at) == .digits { at += 1 }
      guard word(at, is: "from") else { return nil }
      at += 1
    }
    let first = at
    while isPartOfSender(at, isNamed), at - first < (isNamed ? 16 : 6) { at += 1 }
    let sender = first..<at
    while !isNamed, at - first < 16, !self[at].isCapitalized, isMessage(at) || isMessage(at + 1) { at += 1 }
    guard !sender.isEmpty, self[first].isCapitalized || isNamed && self.is(first, .determiner) || word(first, is: "the"),
      word(at, is: "to") || at > sender.upperBound && word(at, is: "for"), let day = dayBehind(start + 2, within: 40), at < day
    else { return nil }
    // "Oslund to Bergen, 4 May 1921" is a journey.
    if !isNamed, at == sender.upperBound, sender.contains(where: { self.is($0, [.place, .function]) }) || at + 8 < day { return nil }
    guard self[at + 1].isCapitalized || self.is(at + 1, .function) else { return nil }
    // A place may stand between the names and the day.
    let end = (at..<day).first { kind($0) == .comma } ?? day - 1
    return Correspondence(sender: sender, title: start..<end, day: day)
  }

  /// The number of an act of the European Union: "Commission Decision 2005/842/EC", "Regulation (EU) 2016/679". Nine words
  /// at most stand before it.
  func numberOfAct(at start: Int) -> Range<Int>? {
    guard self[start].isWord, self[start].isCapitalized,
      let kind = (start..<(start + 9)).first(where: { self[$0].isWord && self[$0].isCapitalized && Self.acts.contains(self[$0].key) })
    else { return nil }
    guard (start..<kind).allSatisfy({ self[$0].isCapitalized || self.is($0, .function) }) else { return nil }
    var at = kind + 1
    if self.kind(at) == .openParenthesis, self[at + 1].isAllCapitals, self.kind(at + 2) == .closeParenthesis { at += 3 }
    if word(at, is: "no") || word(at, is: "nr") { at += self.kind(at + 1) == .period ? 2 : 1 }
    let first = at
    guard self.kind(at) == .digits, self.kind(at + 1) == .slash, glued(at + 1), glued(at + 2), self.kind(at + 2) == .digits else {
      return nil
    }
    at += 3
    while self.kind(at) == .slash, glued(at), self[at + 1].isAllCapitals || self.kind(at + 1) == .digits { at += 2 }
    return first..<at
  }

  private static let acts = WordSet(
    "regulation directive decision recommendation verordnung richtlinie reglement directiva reglamento direttiva regolamento")

  /// "Direction des pêches", "Ministry of Ports": what a body of a state, or one like it, is called by its first word.
  func isBody(_ index: Int) -> Bool {
    self[index].isWord && self[index].isCapitalized && (Self.bodies.contains(self[index].key) || self.is(index, .institution))
  }

  private static let bodies = WordSet(
    "direction ministere ministerio ministero ministerium institut instituto istituto agence agencia agenzia bureau centre centro conseil "
      + "consejo service services servicio comite secretaria secretariat bundesamt amt statistisches oficina programme programa "
      + "nations united international amnesty watch centers centres enterprise enterprises partnership alliance institutes offices")

  /// "(Oslund: Sund Press, 2010)": where a bracket closes that ends in a year.
  func closeOfImprint(_ open: Int, before end: Int) -> Int? {
    guard kind(open) == .openParenthesis else { return nil }
    let close = (open..<min(end, open + 24)).first { kind($0) == .closeParenthesis }
    return close.flatMap { year($0 - 1) == nil || $0 < open + 3 ? nil : $0 }
  }

  /// "Act", "Code", "Regulations": what a law is called.
  func isLaw(_ index: Int) -> Bool { self[index].isWord && Self.laws.contains(self[index].key) }

  private static let laws = WordSet(
    "act code law laws compact order ordinance decree rules regulation regulations treaty convention statute constitution directive")

  /// A comma or a full stop parts what stands in a reference.
  func endsElement(_ index: Int) -> Bool {
    switch kind(index) {
    case .comma, .semicolon: true
    case .period: self[index + 1].spaced && !abbreviates(index)
    default: false
    }
  }

  /// "letter", "telegram", "email".
  func isMessage(_ index: Int) -> Bool { self[index].isWord && Self.messageKinds.contains(self[index].key) }

  private static let messageKinds = WordSet(
    "letter letters memorandum memoranda memo telegram telegrams cable despatch dispatch message instruction email")

  private func isPartOfSender(_ index: Int, _ isNamed: Bool) -> Bool {
    switch kind(index) {
    case .word:
      self[index].isCapitalized && !isMessage(index) || self.is(index, .particle)
        || isNamed && !word(index, is: "to")
    case .period: self[index - 1].length == 1 || abbreviates(index)
    case .hyphen, .apostrophe: true
    case .comma, .ampersand: isNamed
    default: false
    }
  }

  /// "Personal communication with", "E-mail to the author", "Letter from", "Telephone conversation with": what no reader can
  /// look up.
  func isPersonalCommunication(at index: Int) -> Bool {
    if word(index, is: "personal"), Self.messages.contains(self[index + 1].key) { return true }
    if word(index, is: "telephone") || word(index, is: "private") { return Self.messages.contains(self[index + 1].key) }
    // "e-mail" is three tokens.
    let behind = word(index, is: "e") && kind(index + 1) == .hyphen && word(index + 2, is: "mail") ? index + 3 : index + 1
    guard behind == index + 3 || word(index, is: "email") || word(index, is: "letter") || word(index, is: "correspondence") else {
      return false
    }
    if word(behind, is: "to"), word(behind + 1, is: "the") { return word(behind + 2, is: "author") || word(behind + 2, is: "authors") }
    // A letter from one to another has been printed, or is in an archive; one from somebody was sent to the author.
    guard word(behind, is: "from") || word(behind, is: "with") else { return false }
    var at = behind + 1
    while self[at].isWord && self[at].isCapitalized || kind(at) == .period && glued(at), at - behind < 6 { at += 1 }
    return at > behind + 1 && kind(at) == .comma && datePhrase(at: at + 1) != nil
  }

  private static let messages = WordSet("communication communications correspondence conversation conversations letter message")

  /// "p.", "pp.", "pg.", "chapter", "at" before digits.
  func isLocatorWord(_ index: Int) -> Bool {
    let next = kind(index + 1) == .period ? index + 2 : index + 1
    guard kind(next) == .digits else { return false }
    return isPageWord(index) || self[index].isWord && Self.locatorWords.contains(self[index].key)
  }

  /// Pages, and what talks have instead of them.
  private static let locatorWords = WordSet("pg pgs s " + slideWords)
  static let slideWords = "slide slides diapositive diapositives folie folien diapositiva diapositivas"

  /// "p", "pp", "page": behind which a page stands.
  func isPageWord(_ index: Int) -> Bool {
    word(index, is: "p") || word(index, is: "pp") || word(index, is: "page") || word(index, is: "pages")
  }

  /// "132-153" behind the locator word at `index`, and the token behind it.
  func pages(after index: Int, before end: Int) -> (text: String, end: Int)? {
    let start = kind(index + 1) == .period ? index + 2 : index + 1
    guard kind(start) == .digits else { return nil }
    let stop = pagesEnd(from: start, before: end)
    return (string(start, through: stop - 1), stop)
  }

  /// Behind "152–153", "1239, 1242, 1245–1246", of which the first number stands at `index`.
  func pagesEnd(from index: Int, before end: Int) -> Int {
    var last = index
    while last + 2 < end, [.hyphen, .dash, .comma].contains(kind(last + 1)), kind(last + 2) == .digits { last += 2 }
    return last + 1
  }

  /// The form of back-reference that begins at `index`, and the token behind its words.
  func backReferenceForm(at index: Int) -> (form: Citation.Form, end: Int)? {
    guard self[index].isWord, self[index].length <= 8, Self.referring.contains(self[index].key) else { return nil }
    func past(_ index: Int) -> Int { kind(index) == .period && glued(index) ? index + 1 : index }
    if word(index, is: "ibid") || word(index, is: "ibidem") || word(index, is: "ebd") || word(index, is: "ebda") {
      return (.ibid, past(index + 1))
    }
    // "6 id. 759" is a volume of the reports just named.
    if word(index, is: "id"), kind(index - 1) != .digits, past(index + 1) > index + 1 || word(index + 1, is: "at") {
      return (.ibid, past(index + 1))
    }
    if self[index].key == Self.ibidem || word(index, is: "ebenda") || word(index, is: "ditto") && kind(index - 1) == nil {
      return (.ibid, past(index + 1))
    }
    // "Ivi, p. 7"
    if word(index, is: "ivi"), !self[index].isAllCapitals, kind(index + 1) == .comma, !self[index - 1].isWord { return (.ibid, index + 1) }
    if word(index, is: "idem") || word(index, is: "ders") { return (.idem, past(index + 1)) }
    if word(index, is: "dies"), self[index].isCapitalized, past(index + 1) > index + 1, kind(index + 2) == .comma {
      return (.idem, index + 2)
    }
    let second = past(index + 1)
    if word(index, is: "op") || word(index, is: "art") || word(index, is: "loc") || word(index, is: "ob"), second > index + 1,
      word(second, is: "cit")
    {
      return (word(index, is: "loc") ? .locCit : .opCit, past(second + 1))
    }
    if word(index, is: "a"), word(index + 2, is: "a"), word(index + 4, is: "o"), kind(index + 1) == .period {
      return (.opCit, past(index + 5))
    }
    // "Rossi, I porti, cit., p. 12"
    if word(index, is: "cit"), second > index + 1, kind(index - 1) == .comma { return (.opCit, second) }
    if word(index, is: "supra") { return (.supra, index + 1) }
    if word(index, is: "infra") { return (.infra, index + 1) }
    return nil
  }

  /// "Ibíd."
  private static let ibidem = Folding.hash("ibid".utf8)
  /// With which the forms of back-references begin.
  static let referringWords = "ibid ibidem id ivi ebd ebda ebenda ditto idem ders dies op art loc ob a cit supra infra"
  private static let referring = WordSet(referringWords)

  private static let announcements = WordSet("hereafter hereinafter henceforth")

  /// "(hereafter “Rivals”)", "[hereinafter cited as Harbour Report]": the name by which a work is cited from here on.
  func announcedName(in range: Range<Int>) -> TextRange? {
    guard let word = range.first(where: { self[$0].length >= 9 && self[$0].isWord && Self.announcements.contains(self[$0].key) }) else {
      return nil
    }
    var start = word + 1
    while start < range.upperBound,
      [.colon, .comma, .asterisk].contains(self[start].kind) || self[start].isQuote || self[start].isWord && !self[start].isCapitalized
    { start += 1 }
    var stop = start
    while stop < range.upperBound, stop - start < 12, self[stop].isWord || kind(stop) == .hyphen || kind(stop) == .digits { stop += 1 }
    return stop > start && self[start].isCapitalized ? self.range(of: start..<stop) : nil
  }

  /// A ditto mark, or a quotation mark that stands for one: "〃, p. 12".
  func isDitto(at index: Int) -> Bool {
    guard kind(index - 1) == nil, kind(index + 1) == .comma || kind(index + 1) == .period || isLocatorWord(index + 1) else { return false }
    return self[index].key == 0x3003 || self[index].key == 0x2033 || self[index].isQuote
  }

  /// Behind "———.", "___, ", "Idem, ", "Ders., ": the author of the work before has written another one, which begins here.
  func behindRepeatedAuthor(at index: Int, before end: Int) -> Int? {
    var at = index
    while at < end, kind(at) == .dash || kind(at) == .hyphen || self[at].key == 0x5F { at += 1 }
    let isLine = at > index && (at - index >= 2 || self[index].length > 3 || self[index].key == 0x2E3A || self[index].key == 0x2E3B)
    if !isLine {
      guard let (form, behind) = backReferenceForm(at: index), form == .idem else { return nil }
      at = behind
    }
    while at < end, [.comma, .period, .colon].contains(self[at].kind) { at += 1 }
    guard at < end, self[at].isQuote || self[at].isCapitalized || self[at].kind == .asterisk, !isLocatorWord(at) else { return nil }
    let isTitled = (at..<end).contains { self[$0].isQuote || year($0) != nil }
    return isTitled && !(at..<end).contains { backReferenceForm(at: $0) != nil } ? at : nil
  }

  /// "[32]", "note 12", "n. 12", "fn 12" at `index`: the number of a note and the token behind it.
  func noteReference(at index: Int) -> (number: String, end: Int)? {
    var at = index
    if kind(at) == .comma { at += 1 }
    if kind(at) == .openBracket || kind(at) == .openParenthesis, kind(at + 1) == .digits,
      kind(at + 2) == .closeBracket || kind(at + 2) == .closeParenthesis
    {
      return (string(at + 1), at + 3)
    }
    // "op. cit. (note 5)"
    let isBracketed = kind(at) == .openParenthesis || kind(at) == .openBracket
    if isBracketed { at += 1 }
    if word(at, is: "in") || word(at, is: "at") || word(at, is: "see") { at += 1 }
    guard isNoteWord(at) else { return nil }
    at += 1
    if kind(at) == .period { at += 1 }
    guard kind(at) == .digits, self[at].length <= 4 else { return nil }
    let end = isBracketed && (kind(at + 1) == .closeParenthesis || kind(at + 1) == .closeBracket) ? at + 2 : at + 1
    return (string(at), end)
  }

  /// "note 12 above", "above, n. 30", "see note 12": the word at `index` begins the number of a note. In a longer passage
  /// it has to say in which direction the note lies.
  func pointsToNote(_ index: Int, within range: Range<Int>) -> Bool {
    guard isNoteWord(index), let (_, end) = noteReference(at: index), end <= range.upperBound else { return false }
    if bracketedNote(index) != nil { return true }
    let before = beforeComma(index)
    return range.count <= 8 && (index == range.lowerBound && !word(index, is: "footnote") || isAuthorBefore(before, range))
      || isDirection(before) || isDirection(end) || kind(end) == .comma && isDirection(end + 1)
  }

  /// "Dahl (n 3)", "Holt (wie Anm. 12)", "Marek (note 7 above)": behind a name, a note in brackets; its bracket.
  func bracketedNote(_ index: Int) -> Int? {
    guard isNoteWord(index), let (_, end) = noteReference(at: index) else { return nil }
    let close = isDirection(end) ? end + 1 : end
    var open = index - 1
    while isDirection(open) || isSignal(open) || word(open, is: "wie") { open -= 1 }
    guard kind(open) == .openParenthesis, kind(close) == .closeParenthesis, open > 0 else { return nil }
    let isNamed = self[open - 1].isCapitalized || self[open - 1].isQuote || kind(open - 1) == .asterisk || kind(open - 1) == .apostrophe
    return isNamed || isWork(before: open) ? open : nil
  }

  /// "Audit Office, Procuring new trains (see note 5)": a name, a comma and a title, and no verb; not "The figure is higher (see note 5)".
  private func isWork(before end: Int) -> Bool {
    var start = end
    while start > 0, end - start < 20, ![.period, .semicolon, .question].contains(self[start - 1].kind) { start -= 1 }
    let comma = (start..<end).first { kind($0) == .comma }
    guard let comma, comma - start <= 8, end - comma > 1, self[start].isCapitalized,
      self[comma + 1].isCapitalized || self[comma + 1].isQuote
    else { return false }
    return !(start..<end).contains { self.is($0, [.verb, .saying]) || kind($0) == .digits }
  }

  private func isNoteWord(_ index: Int) -> Bool {
    self[index].isWord && Self.noteWords.contains(self[index].key)
  }

  static let wordsForNotes = "note n nn fn footnote anm nota"
  private static let noteWords = WordSet(wordsForNotes)

  /// "Dahl, note 12" points to a note of this document; "Comm., n. 961" and "138, n. 1" to one of the work.
  private func isAuthorBefore(_ index: Int, _ range: Range<Int>) -> Bool {
    range.contains(index) && self[index].isWord && self[index].isCapitalized && self[index].length >= 3 && !self.is(index, .label)
      && range.allSatisfy { kind($0) != .digits || $0 > index }
  }

  func isDirection(_ index: Int) -> Bool {
    self[index].isWord && Self.directions.contains(self[index].key)
  }

  private static let directions = WordSet("above below supra infra oben unten")

  /// "accessed", "retrieved", "consulté": the day on which a page was looked at stands behind it.
  func isAccessWord(_ index: Int) -> Bool { self[index].isWord && Self.accessWords.contains(self[index].key) }

  private static let accessWords = WordSet(
    "accessed retrieved visited consulted consulte abgerufen zugriff besucht aufgerufen eingesehen consultado geraadpleegd consultee consultato acesso hamtad "
      + sharedAccessWords)

  /// What a note says of all works that it cites: "consultés le 30 septembre 2014".
  static let sharedAccessWords = "consultes consultees consultados consultadas consultati"

  /// "All accessed 3 May 2014", "consultés le …": the day at `index` is that of every work before it.
  func isSharedAccess(_ index: Int) -> Bool {
    Self.sharedAccess.contains(self[index].key) || word(index - 1, is: "all") || word(index - 1, is: "both")
      || word(index - 1, is: "each")
  }

  private static let sharedAccess = WordSet(sharedAccessWords)

  /// A person's name begins at `index`: "T. Lindqvist", "K.-E. Ruud", "Th. Gran", "E. N. Falk"; or "Holt, Anna."; or
  /// "Li Wen," before a quoted title.
  func opensWithName(at index: Int) -> Bool { isInitialedName(at: index) || isInvertedName(at: index) || isPlainName(at: index) }

  /// Behind the names of one or several people, as they stand before a title whose author they are: "Anna B. Holt,", "Anna Holt,
  /// Olaf Dahl & J. P. Moe,", "Anna Holt et al.,". At the comma.
  func peopleEnd(at start: Int, before end: Int) -> Int? {
    var at = start
    var first: Int?
    for _ in 0..<8 {
      guard let name = wholeNameEnd(at), name < end else { break }
      at = name
      if word(at, is: "et"), word(at + 1, is: "al") {
        at += kind(at + 2) == .period ? 3 : 2
        return kind(at) == .comma && at <= end ? at : nil
      }
      if kind(at) == .ampersand || word(at, is: "and") {
        // The last of several.
        guard let last = wholeNameEnd(at + 1), kind(last) == .comma, last <= end else { break }
        return last
      }
      guard kind(at) == .comma else { break }
      first = first ?? at
      at += 1
    }
    return first
  }

  /// Behind "Anna B. Holt", "J. P. van der Moe", "Olaf Dahl Jr.": two to five words, none of them an institution's.
  func wholeNameEnd(_ index: Int) -> Int? {
    var at = index
    var words = 0
    while words < 6 {
      let token = self[at]
      if token.isWord, token.isCapitalized, !isInstitutionWord(at), !self.is(at, [.place, .periodical, .month]) {
        let isInitial = token.length <= 2 && kind(at + 1) == .period
        at += isInitial ? 2 : 1
        words += 1
        while kind(at) == .hyphen || kind(at) == .apostrophe, glued(at), self[at + 1].isWord { at += 2 }
      } else if token.isWord, self.is(at, .particle), words > 0 {
        at += 1
      } else {
        break
      }
    }
    return words >= 2 && words < 6 && self[at - 1].length > 1 ? at : nil
  }

  func isInitialedName(at index: Int) -> Bool {
    var at = index
    var initials = 0
    while self[at].isWord, self[at].isCapitalized, self[at].length <= 2, kind(at + 1) == .period, glued(at + 1) {
      initials += 1
      at += 2
      if kind(at) == .hyphen || kind(at) == .dash { at += 1 }
    }
    guard initials > 0, initials <= 4 else { return false }
    while self.is(at, .particle), !self[at].isCapitalized { at += 1 }
    return self[at].isWord && self[at].isCapitalized && self[at].length >= 2 && !isInstitutionWord(at)
  }

  /// "Holt, Anna." and "Orlov, Ivan Petrovich,".
  private func isInvertedName(at index: Int) -> Bool {
    guard isNameWord(index), kind(index + 1) == .comma, isNameWord(index + 2), self[index + 2].spaced else { return false }
    var at = index + 3
    while isNameWord(at), at - index < 6 { at += 1 }
    guard at - index <= 5 else { return false }
    switch kind(at) {
    case .period: return self[at + 1].isQuote || self[at + 1].isCapitalized
    // "Paris, Les Quais, 2012" looks the same; another name, or a title in quotation marks, has to follow.
    case .comma: return self[at + 1].isQuote || isNameWord(at + 1) && isNameWord(at + 2) && !self.is(at + 1, .publisher)
    default: return false
    }
  }

  /// "Li Wen," or "Hanna Moe." before a title.
  private func isPlainName(at index: Int) -> Bool {
    guard isNameWord(index), isNameWord(index + 1) else { return false }
    var at = index + 2
    while isNameWord(at), at - index < 4 { at += 1 }
    return kind(at) == .comma && self[at + 1].isQuote
      || kind(at) == .period && self[at + 1].isCapitalized && self[at + 1].spaced && at - index == 2
  }

  private func isNameWord(_ index: Int) -> Bool {
    let token = self[index]
    return token.isWord && token.isCapitalized && token.length >= 2 && !token.isAllCapitals && !isInstitutionWord(index)
      && !self.is(index, .month) && !self.is(index, .signal) && !(self.is(index, .function) && token.length <= 4)
      && kind(index) == .word && !self.is(index, .place)
  }

  private func isInstitutionWord(_ index: Int) -> Bool {
    self.is(index, [.institution, .publisher, .periodical, .exhibit, .office])
  }
}
