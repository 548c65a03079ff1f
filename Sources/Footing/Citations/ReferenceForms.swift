/// What has a form of its own and is read by it, whatever the model says: addresses, access dates, identifiers, languages,
/// archives, interviews.
extension ReferenceParser {
  // MARK: Addresses

  /// "<www.example.org/ports/list.html>", "https://example.org/a": everything up to the next blank.
  mutating func readAddress() {
    for index in first..<end {
      let opens = view.word(index, is: "http") || view.word(index, is: "https") || (view.word(index, is: "www") && !isGluedToAddress(index))
      let bare = view.kind(index) == .less && view.kind(index + 1) == .word
      guard opens || bare || opensHost(index) else { continue }
      let start = bare ? index + 1 : index
      var last = start
      while last + 1 < end, view.glued(last + 1) || continuesAddress(last + 1), !endsAddress(last + 1) { last += 1 }
      while last > start, [.period, .comma, .semicolon, .closeParenthesis].contains(view[last].kind) { last -= 1 }
      let range = view.range(start, through: last)
      guard range.length >= 5 else { continue }
      reference.url = String(decoding: view.text.bytes[range.lower..<range.upper].filter { $0 > 0x20 }, as: UTF8.self)
      places.url = range
      var from = bare ? index : start
      while from > first, view.kind(from - 1) == .less || view.kind(from - 1) == .colon || leadsToAddress(from - 1) { from -= 1 }
      // The mark that closes it belongs to it; a word behind a bare address does not.
      let closes = [.greater, .comma, .period, .semicolon, .closeParenthesis, .closeBracket].contains(view[last + 1].kind)
      use(from..<(closes ? last + 2 : last + 1))
      return
    }
  }

  /// "reports.worldports.org/sund": words parted by full stops, of which the last before the slash ends names of hosts.
  private func opensHost(_ index: Int) -> Bool {
    guard view[index].isWord, !view.glued(index) || view.kind(index - 1) == .colon, view.kind(index + 1) == .period else { return false }
    var at = index
    while view.kind(at + 1) == .period, view.glued(at + 1), view.glued(at + 2), view[at + 2].isWord, at - index < 10 { at += 2 }
    return at > index && Self.domains.contains(view[at].key) && view.kind(at + 1) == .slash && view.glued(at + 1)
  }

  private static let domains = WordSet(
    "org com gov net edu int info eu uk de fr es it nl se no dk fi pl ru jp cn in au nz ca br mx za ie ch at be")

  /// What no address has in it: a bracket that holds a quotation, or marks of other scripts.
  private func endsAddress(_ index: Int) -> Bool {
    switch view.kind(index) {
    case .greater, .replacement, .openQuote, .closeQuote, .straightQuote: true
    case .openParenthesis: view[index + 1].isQuote
    case .symbol: (0x600..<0x700).contains(view[index].key) || (0x3000..<0x3100).contains(view[index].key)
    default: false
    }
  }

  /// "available at", "retrieved from", "online".
  private func leadsToAddress(_ index: Int) -> Bool {
    view.word(index, is: "at") || view.word(index, is: "available") || view.word(index, is: "from") && leadsToAddress(index - 1)
      || view.word(index, is: "online") || view.word(index, is: "url") || view.word(index, is: "retrieved")
  }

  private func isGluedToAddress(_ index: Int) -> Bool { view.glued(index) && view.kind(index - 1) == .slash }

  /// A long address goes on on the next line: the break stands behind a slash or a hyphen.
  private func continuesAddress(_ index: Int) -> Bool {
    let before = view.kind(index - 1)
    return view[index].flags.contains(.lineBefore) && (before == .slash || before == .hyphen) && !view[index].flags.contains(.pieceStart)
  }

  /// "Accessed January 2, 2015", "(accessed on 3 May 2019)", "retrieved 2019-05-03".
  mutating func readAccess() {
    for index in first..<end where isFree(index) {
      if view.word(index, is: "archived") {
        // "Archived from the original on 4 February 2017": when a copy was made, no date of the work.
        for at in (index + 1)..<min(index + 10, end) where view.datePhrase(at: at) != nil {
          use(index..<(view.datePhrase(at: at)?.end ?? at))
          break
        }
        continue
      }
      // "last modified 3 May 2019": the date of the work.
      if reference.issued == nil, view[index].isWord, Self.changed.contains(view[index].key) {
        let at = view.word(index + 1, is: "on") || view.kind(index + 1) == .colon ? index + 2 : index + 1
        guard let phrase = view.datePhrase(at: at), phrase.hasYear, phrase.end <= end else { continue }
        take(phrase.date, at..<phrase.end)
        use((view.word(index - 1, is: "last") ? index - 1 : index)..<phrase.end)
        continue
      }
      guard view.isAccessWord(index) else { continue }
      var at = index + 1
      if view.kind(at) == .colon || view[at].isWord && Self.accessDays.contains(view[at].key) { at += 1 }
      guard let phrase = view.datePhrase(at: at), phrase.hasYear else { continue }
      reference.accessed = phrase.date
      places.accessed = view.range(index, through: phrase.end - 1)
      use(index..<phrase.end)
      if view.kind(phrase.end) == .period, view.kind(phrase.end + 1) == .period {
        places.gap = view.range(phrase.end, through: phrase.end + 1)
      }
    }
  }

  private static let changed = WordSet("modified updated")
  private static let accessDays = WordSet("on le am el op il em den")

  // MARK: Identifiers

  /// "doi:10.1000/x", "ISBN 0-19-852663-6", "ISSN 1234-5679", "arXiv:1501.00001", "PMID: 123456".
  mutating func readIdentifiers() {
    for index in first..<end {
      if view.kind(index) == .digits, view[index].key == 10, view.kind(index + 1) == .period, view.glued(index + 1),
        view.kind(index + 2) == .digits, view[index + 2].length >= 4, view.kind(index + 3) == .slash, reference.doi == nil
      {
        let last = gluedEnd(from: index)
        reference.doi = view.string(index, through: last)
        var start = index
        while start > first, view.word(start - 1, is: "doi") || view.kind(start - 1) == .colon && view.word(start - 2, is: "doi") {
          start -= 1
        }
        use(start..<(last + 1))
      }
      let at = view.kind(index + 1) == .colon ? index + 2 : index + 1
      if view.word(index, is: "isbn"), let number = standardNumber(at: at) {
        reference.isbn = reference.isbn ?? number.text
        use(index..<number.end)
      } else if view.word(index, is: "issn"), let number = standardNumber(at: at) {
        reference.issn = reference.issn ?? number.text
        use(index..<number.end)
      } else if view.word(index, is: "pmid"), view.kind(at) == .digits {
        reference.pmid = reference.pmid ?? view.string(at)
        use(index..<(at + 1))
      } else if reference.arXiv == nil, view.word(index, is: "arxiv"), view.kind(index + 1) == .colon, at < end {
        let last = gluedEnd(from: at)
        reference.arXiv = reference.arXiv ?? view.string(at, through: last)
        use(index..<(last + 1))
      }
    }
  }

  /// The last token of a stretch without blanks, punctuation at its end left out.
  private func gluedEnd(from index: Int) -> Int {
    var last = index
    while last + 1 < end, view.glued(last + 1), view.kind(last + 1) != .greater, view.kind(last + 1) != .semicolon { last += 1 }
    while last > index, [.period, .comma, .semicolon, .closeBracket, .closeParenthesis].contains(view[last].kind) { last -= 1 }
    return last
  }

  /// Digits in groups with hyphens or blanks, an X at their end.
  private func standardNumber(at index: Int) -> (text: String, end: Int)? {
    guard view.kind(index) == .digits else { return nil }
    var last = index
    var digits = view[index].length
    while last + 1 < end, digits < 13 {
      if view.kind(last + 1) == .digits {
        last += 1
      } else if view.kind(last + 1) == .hyphen || view.kind(last + 1) == .dash, view.glued(last + 1),
        view.kind(last + 2) == .digits || view.word(last + 2, is: "x")
      {
        last += 2
      } else if view.word(last + 1, is: "x"), view.glued(last + 1) {
        last += 1
      } else {
        break
      }
      digits += view[last].length
    }
    guard digits >= 8 else { return nil }
    return (view.string(index, through: last), last + 1)
  }

  // MARK: Language and archive

  /// "(in Japanese)", "[in Russian]"
  mutating func readLanguage() {
    for index in first..<end where view.kind(index) == .openParenthesis || view.kind(index) == .openBracket {
      guard view.word(index + 1, is: "in"), let code = Self.languages[view[index + 2].key], view[index + 2].isCapitalized else { continue }
      guard view.kind(index + 3) == .closeParenthesis || view.kind(index + 3) == .closeBracket else { continue }
      reference.language = code
      // Whoever lists works may have put it into the title; else it is no place.
      if label(index + 1) != .title { use(index..<(index + 4)) }
    }
  }

  /// ISO 639-1, by the English name.
  private static let languages: [UInt32: String] = {
    let names = """
      english en german de french fr spanish es italian it portuguese pt dutch nl russian ru ukrainian uk belarusian be polish pl
      czech cs slovak sk hungarian hu romanian ro bulgarian bg serbian sr croatian hr bosnian bs slovene sl slovenian sl macedonian mk
      albanian sq greek el turkish tr arabic ar hebrew he persian fa farsi fa kurdish ku pashto ps hindi hi urdu ur bengali bn
      tamil ta nepali ne sinhala si chinese zh japanese ja korean ko vietnamese vi thai th khmer km burmese my indonesian id malay ms
      tagalog tl mongolian mn kazakh kk uzbek uz kyrgyz ky tajik tg turkmen tk georgian ka armenian hy azerbaijani az swedish sv
      norwegian no danish da finnish fi icelandic is estonian et latvian lv lithuanian lt catalan ca basque eu galician gl irish ga
      welsh cy latin la swahili sw amharic am somali so afrikaans af zulu zu
      """.split(whereSeparator: \.isWhitespace)
    var codes: [UInt32: String] = [:]
    for index in stride(from: 0, to: names.count - 1, by: 2) { codes[Folding.hash(names[index].utf8)] = String(names[index + 1]) }
    return codes
  }()

  /// "Harbour Archives, Oslund, HO 12/345": an archive and the call number behind it.
  mutating func readArchive() {
    guard let word = (first..<end).first(where: { view[$0].isCapitalized && Self.archiveWords.contains(view[$0].key) && isFree($0) }),
      reference.url == nil
    else { return readShelf() }
    var start = word
    while start > first, view[start - 1].isWord, view[start - 1].isCapitalized || view.is(start - 1, .function), word - start < 6 {
      start -= 1
    }
    while start < word, !view[start].isCapitalized { start += 1 }
    var stop = word + 1
    while stop < end, view[stop].isWord, view[stop].isCapitalized || view.is(stop, .function) { stop += 1 }
    if view.kind(stop) == .openParenthesis, view.kind(stop + 2) == .closeParenthesis { stop += 3 }
    let name = start..<stop
    // The call number: the element behind it, or the one behind a place, that has a digit.
    var from = stop
    for _ in 0..<2 where view.kind(from) == .comma || view.kind(from) == .colon {
      var at = from + 1
      while at < end,
        ![.comma, .period, .semicolon, .openParenthesis].contains(view[at].kind) || view.kind(at) == .period && !view[at + 1].spaced
      {
        at += 1
      }
      let element = (from + 1)..<at
      let isNumber = element.contains { view.kind($0) == .digits && view.year($0) == nil } && !element.contains { view.isPageWord($0) }
      if isNumber, view.datePhrase(at: element.lowerBound) == nil {
        while view.kind(at) == .comma, Self.shelfWords.contains(view[at + 1].key), view.kind(at + 2) == .digits {
          at += 3
          while view.kind(at) == .slash, view.glued(at), view.kind(at + 1) == .digits { at += 2 }
        }
        reference.archive = text(name)
        reference.archiveLocation = text(element.lowerBound..<at)
        return use(name.lowerBound..<at)
      }
      from = at
    }
    readCallNumber(before: name)
  }

  /// "Folder “Harbour Dues,” Box 3, Lot File 04 D 114, Department of Ports": no archive is named as such; its shelf is told.
  private mutating func readShelf() {
    guard reference.url == nil, let shelf = (first..<end).first(where: { opensShelf($0) }) else { return }
    reference.archiveLocation = trimmed(shelf..<end).map { text($0) }
    use(shelf..<end)
  }

  private func opensShelf(_ index: Int) -> Bool {
    guard view[index].isWord, Self.shelves.contains(view[index].key) else { return false }
    guard index == first || view.endsElement(index - 1) || view[index - 1].isQuote else { return false }
    return view.kind(index + 1) == .digits || view[index].isCapitalized && view[index + 1].isQuote
  }

  private static let shelves = WordSet("box folder reel carton rg lot mss")

  /// "box 12, folder 3, Holt Papers, Harbour Archives, Oslund": the elements before the archive, back to the last with a number.
  private mutating func readCallNumber(before name: Range<Int>) {
    var start = name.lowerBound
    var numbered: Int?
    for _ in 0..<4 where view.kind(start - 1) == .comma && start - 1 > first {
      var from = start - 1
      while from > first, isFree(from - 1), ![.comma, .semicolon].contains(view[from - 1].kind), !endsElement(from - 1) { from -= 1 }
      let element = from..<(start - 1)
      guard !element.isEmpty, !element.contains(where: { view.year($0) != nil || view.isPageWord($0) || view.month($0) != nil }) else {
        break
      }
      if element.contains(where: { view.kind($0) == .digits }) { numbered = from }
      start = from
    }
    guard let numbered else { return }
    reference.archive = text(name)
    reference.archiveLocation = trimmed(numbered..<(name.lowerBound - 1)).map { text($0) }
    use(numbered..<name.upperBound)
  }

  private func endsElement(_ index: Int) -> Bool { view.kind(index) == .period && view.endsElement(index) }

  private static let archiveWords = WordSet("archive archives archiv archivio archivo arquivo arkiv archief")
  private static let shelfWords = WordSet("box folder file item reel volume fol folio f ff")

  // MARK: Interviews

  /// "Interview with Hanna Moe, research fellow at …, Tokyo, 16 April 2013."
  mutating func readInterview() {
    if view.isToldToAuthor(at: first) { return readTold() }
    reference.kind = view.isPersonalCommunication(at: first) ? .personalCommunication : .interview
    var at = first
    while at < end, !isWithWhom(at), at - first < 8 { at += 1 }
    let isNamed = isWithWhom(at)
    at = isNamed ? at + 1 : view.isInterview(at: first) ? at : first
    // "Private interview, Aldmouth, May 2013": with whom, nobody says.
    if !isNamed, at > first, let comma = (first..<end).first(where: { view.kind($0) == .comma }) { at = min(at, comma) }
    var stop = at
    while stop < end, view.kind(stop) != .comma, view.kind(stop) != .period || !view.endsSentence(at: stop),
      view.datePhrase(at: stop) == nil
    { stop += 1 }
    if stop > at {
      let range = view.range(at, through: stop - 1)
      reference.interviewee = view.text.string(in: [range])
      places.title = range
    }
    readLastDate()
    if let issued = places.issued {
      let index = (first..<end).first { view[$0].start == issued.start } ?? end
      if index - 2 >= stop, view.kind(index - 1) == .comma, view[index - 2].isCapitalized {
        reference.publisherPlace = view.string(index - 2)
      }
    }
  }

  /// "Anna Holt (pilot), in discussion with the author, Aldmouth, June 2012."
  private mutating func readTold() {
    guard let comma = view.endOfInterviewee(at: first) ?? (first..<end).first(where: { view.kind($0) == .comma }) else { return }
    reference.kind = (comma..<end).contains(where: view.isMessage) ? .personalCommunication : .interview
    let name = view.range(first, through: comma - 1)
    reference.interviewee = view.text.string(in: [name])
    places.title = name
    readLastDate()
  }

  /// "para. 12", "paras 47–48", "chap. V" behind a title: a place in the work, and no page or volume.
  mutating func readPart() {
    guard let title = (first..<end).last(where: { label($0) == .title || label($0) == .author }) else { return }
    for index in title..<end where view[index].isWord && Self.parts.contains(view[index].key) && isFree(index) {
      let number = view.kind(index + 1) == .period ? index + 2 : index + 1
      guard view.kind(number) == .digits || isRoman(number), let label = label(number), [.volume, .pages, .note, .other].contains(label)
      else {
        continue
      }
      var last = number
      while last + 2 < end,
        [.dash, .hyphen, .comma].contains(view[last + 1].kind) || view.kind(last + 1) == .period && view.glued(last + 2),
        view.kind(last + 2) == .digits
      { last += 2 }
      locator = locator ?? view.string(index, through: last)
      use(index..<(last + 1))
    }
  }

  private static let parts = WordSet(
    "para paras par paragraph paragraphs art article chap ch chapter sec sect section rn tz annex appendix table fig figure")

  /// "Country Report No. 14/120": one number, and no page.
  mutating func readNumberOfTwoParts() {
    for index in first..<end where view.kind(index) == .slash && view.glued(index) && view.glued(index + 1) {
      let (number, last) = (index - 1, index + 1)
      let sign = view.kind(number - 1) == .period ? number - 2 : number - 1
      guard view.kind(number) == .digits, view.kind(last) == .digits, last < end, sign >= first, isFree(number), isFree(last),
        view.word(sign, is: "no") || view.word(sign, is: "nr"), reference.issue == nil
      else { continue }
      reference.issue = text(number..<(last + 1))
      use(sign..<(last + 1))
    }
  }

  /// "EPA-454/B-03-001", "NISTIR-8259": capitals, and digits behind hyphens or slashes, that stand by themselves.
  mutating func readReportCode() {
    for index in first..<end where view[index].isAllCapitals && view[index].length <= 8 && isFree(index) {
      guard reference.issue == nil else { return }
      guard !view.glued(index), [.period, .comma, .semicolon, .openParenthesis].contains(view[index - 1].kind) else { continue }
      var at = index + 1
      var digits = 0
      while at + 1 < end, view.glued(at), view.glued(at + 1), view.kind(at) == .hyphen || view.kind(at) == .slash,
        view.kind(at + 1) == .digits || view[at + 1].isCapitalized
      {
        digits += view.kind(at + 1) == .digits ? view[at + 1].length : 0
        at += 2
      }
      guard digits >= 4, at >= end || !view.glued(at) || [.period, .comma, .semicolon, .closeParenthesis].contains(view[at].kind) else {
        continue
      }
      reference.issue = text(index..<at)
      use(index..<at)
    }
  }

  /// "5. Aufl.", "2., überarb. Auflage": the edition, in a language whose titles run on into it. Others are told by the model.
  mutating func readEdition() {
    guard let word = (first..<end).first(where: { view[$0].isWord && Self.editions.contains(view[$0].key) && isFree($0) }) else { return }
    var number = word - 1
    // Small words, abbreviated or not, and the full stop that makes the number an ordinal.
    while number > first, word - number < 6,
      view.kind(number) == .period || view.kind(number) == .comma || view[number].isWord && !view[number].isCapitalized
    {
      number -= 1
    }
    guard view.kind(number) == .digits, view[number].length <= 2, view.kind(number + 1) == .period else { return }
    let stop = view.kind(word + 1) == .period ? word + 2 : word + 1
    reference.edition = text(number..<stop)
    use(number..<stop)
  }

  static let editionWords = "aufl auflage"
  private static let editions = WordSet(editionWords)

  /// "A/67/79", "E/CN.4/2005/1": the symbol of a document of the United Nations, its number.
  mutating func readSymbol() {
    for index in first..<end where view[index].isCapitalized && view.kind(index + 1) == .slash && view.glued(index + 1) && isFree(index) {
      var stop = index + 1
      var slashes = 0
      while stop + 1 < end, view.glued(stop), view.glued(stop + 1), [.slash, .period, .hyphen].contains(view[stop].kind),
        view.kind(stop + 1) == .digits || view[stop + 1].isCapitalized
      {
        if view.kind(stop) == .slash { slashes += 1 }
        stop += 2
      }
      guard slashes >= 2, (index..<stop).contains(where: { view.kind($0) == .digits }) else { continue }
      reference.issue = text(index..<stop)
      // "UN Doc. A/68/1"
      var start = index
      if view.kind(start - 1) == .period, view.word(start - 2, is: "doc") { start -= 2 }
      if start < index, view.word(start - 1, is: "un") || view.word(start - 1, is: "u") { start -= 1 }
      return use(start..<stop)
    }
  }

  /// It is known by who wrote to whom; the day tells it from their other letters.
  mutating func read(_ letter: TokenView.Correspondence) {
    reference.kind = .personalCommunication
    let isOffice = letter.sender.contains { view.is($0, .function) && !view.is($0, .particle) }
    reference.authors =
      isOffice ? [Reference.Name(literal: text(letter.sender).withoutArticle)] : NameParser(view: view).names(in: letter.sender)
    reference.title = text(letter.title)
    places.title = view.range(of: letter.title)
    if let phrase = view.datePhrase(at: letter.day) { take(phrase.date, letter.day..<phrase.end) }
  }

  /// "Statement by the Minister for Foreign Affairs to the Storting, Oslund, 16 March 2011."
  mutating func read(speech title: Range<Int>, at place: Int?, on day: Int) {
    reference.kind = reference.url == nil ? .document : .webpage
    reference.title = text(title)
    places.title = view.range(of: title)
    reference.publisherPlace = place.map { view.string($0) }
    if let phrase = view.datePhrase(at: day) { take(phrase.date, day..<phrase.end) }
  }

  /// "Port Wardens Act, RSC 1985, c P-14, s 3."
  mutating func read(_ law: LawName) {
    reference.kind = .legislation
    reference.title = text(law.title)
    places.title = view.range(of: law.title)
    reference.containerTitle = law.collection.map { text($0) }
    reference.issue = law.chapter.map { text($0) }
    locator = law.sections.map { text($0) }
    if let day = law.date, let phrase = view.datePhrase(at: day.lowerBound) {
      take(phrase.date, day)
    } else if let year = law.year, let number = view.year(year) {
      take(CalendarDate(year: number), year..<(year + 1))
    }
  }

  /// "UN Security Council, Resolution 1540, 28 April 2004, para. 2."
  mutating func read(_ document: OfficialDocument) {
    reference.kind = document.kind
    reference.title = text(document.title)
    places.title = view.range(of: document.title)
    reference.authors = document.author.map { [Reference.Name(literal: text($0))] } ?? []
    reference.issue = document.number.map { text($0) } ?? reference.issue
    reference.containerTitle = document.container.map { text($0) }
    reference.volume = document.volume.map { text($0) }
    reference.page = document.page.map { text($0) }
    reference.publisherPlace = document.place.map { text($0) }
    for part in [document.number, document.container, document.volume, document.page].compactMap(\.self) { use(part) }
    let dated = document.isDatedInTitle ? document.title : document.rest..<max(document.rest, end)
    for index in dated where reference.issued == nil {
      if let phrase = view.datePhrase(at: index), phrase.hasYear, phrase.end <= end { take(phrase.date, index..<phrase.end) }
    }
    for index in document.rest..<max(document.rest, end) where isFree(index) {
      if locator == nil, let stop = view.sectionsEnd(index, before: end) {
        locator = text(index..<stop)
        use(index..<stop)
      } else if locator == nil, view.word(index, is: "at"), let pages = view.pages(after: index, before: end) {
        locator = pages.text
      }
    }
    guard reference.issued == nil else { return }
    let year =
      dated.last { view.year($0) != nil && (document.isDatedInTitle || isFree($0)) } ?? document.title.last { view.year($0) != nil }
    if let year, let number = view.year(year) { take(CalendarDate(year: number), year..<(year + 1)) }
  }

  /// "Council Regulation (EC) No 1419/2006 of 25 September 2006, OJ L 269, p. 1."
  mutating func readAct(_ number: Range<Int>) {
    reference.kind = .legislation
    let journal = (number.upperBound..<max(number.upperBound, end)).first { view.word($0, is: "oj") && view[$0].isAllCapitals }
    var stop = number.upperBound
    while stop < journal ?? end, journal != nil || !view.endsElement(stop) { stop += 1 }
    guard let title = trimmed(first..<stop) else { return }
    reference.title = text(title)
    places.title = view.range(of: title)
    if let journal {
      var close = journal + 1
      while close < end, view[close].isCapitalized || view.kind(close) == .digits { close += 1 }
      reference.containerTitle = text(journal..<close)
      places.container = view.range(of: journal..<close)
    }
    for index in number.upperBound..<max(number.upperBound, end) where reference.page == nil && view.isLocatorWord(index) {
      reference.page = view.pages(after: index, before: end)?.text
      locator = reference.page
    }
    if view.word(number.upperBound, is: "of"), let phrase = view.datePhrase(at: number.upperBound + 1), phrase.hasYear {
      take(phrase.date, (number.upperBound + 1)..<phrase.end)
    } else if let index = number.last(where: { view.year($0) != nil }), let year = view.year(index) {
      take(CalendarDate(year: year), index..<(index + 1))
    }
  }

  private func isWithWhom(_ index: Int) -> Bool {
    view.word(index, is: "with") || reference.kind == .personalCommunication && view.word(index, is: "from")
  }

  /// The last date, wherever it stands.
  private mutating func readLastDate() {
    for index in stride(from: end - 1, through: first, by: -1) where view.year(index) != nil {
      if let (phrase, from) = datePhrase(endingAt: index, notBefore: first) { return take(phrase.date, from..<phrase.end) }
      if let year = view.year(index) { return take(CalendarDate(year: year), index..<(index + 1)) }
    }
  }
}

extension String {
  fileprivate var withoutArticle: String { hasPrefix("the ") ? String(dropFirst(4)) : self }
}
