/// Mends the labels of the tokens of a work where a form says more than what the model has learned: italics, imprints, the
/// words before editors, numbers of articles. Linear.
struct LabelMender {
  /// What the markup of a note sets apart, by its words, in order.
  struct Marks {
    var italics: [Range<Int>] = []
    /// Words with an address behind them.
    var links: [Range<Int>] = []
  }

  let view: TokenView
  let range: Range<Int>
  /// One a token of `range`.
  private(set) var labels: [ReferenceLabel]

  /// - Parameters:
  ///   - labels: what the model says; none where there is no model.
  ///   - marks: what the markup sets apart in the note.
  init(_ view: TokenView, _ range: Range<Int>, _ labels: [ReferenceLabel], _ marks: Marks) {
    self.view = view
    self.range = range
    self.labels = labels
    guard labels.count == range.count else { return }
    readQuotations()
    readEmphases(Self.those(of: marks.italics, in: range), Self.those(of: marks.links, in: range))
    readByOrder()
    readByMarks()
    readOpenImprint()
    readHouseBehindTitle()
    readFirstNames()
    for index in range { readForm(at: index) }
  }

  /// The first of the stretches that lie in a work; no work has more titles. Logarithmic.
  private static func those(of stretches: [Range<Int>], in range: Range<Int>) -> [Range<Int>] {
    let first = partitionPoint(stretches.count) { stretches[$0].upperBound <= range.lowerBound }
    return stretches[first...].prefix(8).filter { $0.overlaps(range) }
  }

  /// The label of a token of the work.
  private subscript(_ index: Int) -> ReferenceLabel {
    get { labels[index - range.lowerBound] }
    set { labels[index - range.lowerBound] = newValue }
  }

  /// Gives the tokens from `start` on another label, as far as they have this one.
  private mutating func relabel(_ label: ReferenceLabel, from start: Int, to other: ReferenceLabel) {
    for index in start..<max(start, range.upperBound) {
      guard self[index] == label else { return }
      self[index] = other
    }
  }

  private mutating func readForm(at index: Int) {
    if view.kind(index) == .digits {
      // "(62%)" is no page.
      if self[index] == .pages || self[index] == .volume, isShare(index) { self[index] = .other }
      // "Agricultural Statistics 2012–13 (Oslund, 2014)": the end of a range of years in a title.
      if self[index] == .pages || self[index] == .volume, endsYears(index) {
        for at in (index - 1)...index { self[at] = .title }
      }
      if self[index] == .date, opensTitle(index) { self[index] = .title }
      // "e5122", "aab4211"
      if view[index].length >= 3, index > range.lowerBound, view.isArticleLetter(before: index), self[index] != .identifier {
        self[index] = .pages
        self[index - 1] = .pages
      }
    } else if view.word(index, is: "dans"), index + 1 < range.upperBound, self[index + 1] == .author, hasQuotation(range.lowerBound..<index)
    {
      // "« Les ports », dans Institut du Sund, *Le sel*": who made the book is no author of the chapter.
      self[index] = .other
      relabel(.author, from: index + 1, to: .other)
    } else if view.word(index, is: "the"), index >= range.lowerBound + 2, self[index] == .author, self[index - 2] == .author,
      view.kind(index - 1) == .comma, view[index].isCapitalized
    {
      // "P. Holt, The Price of Salt, A History of Tolls": nobody's name begins like that behind another.
      relabel(.author, from: index, to: .title)
    } else if Self.fileEndings.contains(view[index].key), view.glued(index), view.kind(index - 1) == .period, view.glued(index - 1),
      self[index] != .identifier
    {
      // "slides_2.pdf": the name of a file is no series or journal.
      var first = index
      while first > range.lowerBound, view.glued(first) { first -= 1 }
      for at in first...index { self[at] = .other }
    } else if isPaper(index) {
      for at in index...(index + 1) { self[at] = .note }
    } else if let close = view.closeOfImprint(index, before: range.upperBound) {
      readImprint(index..<close)
    } else if let names = editors(introducedAt: index) ?? editorsInEnglish(introducedAt: index) {
      for name in index..<names.lowerBound { self[name] = .other }
      for name in names { self[name] = .editor }
    }
  }

  private static let fileEndings = WordSet("pdf doc docx odt ppt pptx xls xlsx csv htm html")

  // MARK: Marks between numbers

  /// "Holt A, Moe P, et al. Tolls and tides. Lancet. 2013;381(9865):523–31.": the marks between the numbers tell what each is (the
  /// style of medical journals), and the full stops before them what the words are.
  private mutating func readByMarks() {
    guard let mark = range.first(where: { view.kind($0) == .semicolon }), mark > range.lowerBound + 4 else { return }
    // "2013", "2013 May", "2013 May 4"
    var year = mark - 1
    if view.kind(year) == .digits, view.year(year) == nil, view.month(year - 1) != nil { year -= 1 }
    if view.month(year) != nil { year -= 1 }
    guard view.year(year) != nil, view.kind(mark + 1) == .digits || view[mark + 1].isWord else { return }
    var colon = mark + 2
    if view.kind(colon) == .openParenthesis,
      let close = (colon..<max(colon, min(range.upperBound, colon + 6))).first(where: { view.kind($0) == .closeParenthesis })
    {
      colon = close + 1
    }
    guard view.kind(colon) == .colon, colon + 1 < range.upperBound, view.kind(colon + 1) == .digits || view[colon + 1].length <= 2 else {
      return
    }
    var end = colon + 1
    while end < range.upperBound, view.kind(end) == .digits || view[end].isWord || [.dash, .hyphen].contains(view.kind(end)),
      end == colon + 1 || view.glued(end)
    {
      self[end] = .pages
      end += 1
    }
    for index in year..<mark { self[index] = .date }
    for index in mark..<colon { self[index] = .volume }
    let journal = journalStart(before: year)
    guard journal < year, let names = namesEnd(), names + 1 < journal else { return }
    for index in range.lowerBound..<names { self[index] = .author }
    for index in names..<journal { self[index] = .title }
    for index in journal..<year { self[index] = .journal }
  }

  /// Where the journal before a year begins: behind the last full stop that no abbreviation has.
  private func journalStart(before year: Int) -> Int {
    func isAbbreviated(_ stop: Int) -> Bool { view.kind(stop) == .period && view[stop - 1].isCapitalized && view[stop - 1].length <= 5 }
    // "Sund Med J. 2013", but "Sund. Med. J. 2013".
    let areAbbreviated = isAbbreviated(year - 1) && isAbbreviated(year - 3)
    var at = view.kind(year - 1) == .period ? year - 2 : year - 1
    while at > range.lowerBound {
      let isStop = view.kind(at) == .period || view.kind(at) == .question || view.kind(at) == .exclamation
      if isStop, !(areAbbreviated && isAbbreviated(at)) { break }
      at -= 1
    }
    return at + 1
  }

  /// Behind "Holt A, Moe PJ, et al.": families and initials without full stops, as nobody else writes them.
  private func namesEnd() -> Int? {
    var at = range.lowerBound
    var isNamed = false
    while at < range.upperBound {
      if view.word(at, is: "et"), view.word(at + 1, is: "al") { return isNamed ? at + 2 : nil }
      let family = at
      while at - family < 5, view[at].isWord && !isInitials(at) || [.hyphen, .apostrophe].contains(view.kind(at)) { at += 1 }
      guard at > family, isInitials(at) else { return nil }
      isNamed = true
      at += 1
      if view.kind(at) == .period { return at }
      guard view.kind(at) == .comma else { return nil }
      at += 1
    }
    return nil
  }

  private func isInitials(_ index: Int) -> Bool {
    view[index].isCapitalized && view[index].length <= 3 && (view[index].isAllCapitals || view[index].length == 1)
  }

  /// "HC 123", "HL 12", "Cm 9161": a paper of a parliament, by its number.
  private func isPaper(_ index: Int) -> Bool {
    Self.papers.contains(view[index].key) && view[index].isCapitalized && view.kind(index - 1) == .comma && view.kind(index + 1) == .digits
      && index + 1 < range.upperBound
  }

  private static let papers = WordSet("hc hl cm cmd cmnd")

  /// "Sund Bureau, 2013 World Population Data Sheet (Oslund, 2014)": a year before the first word of a title, where another
  /// one dates the work.
  private func opensTitle(_ index: Int) -> Bool {
    guard view.year(index) != nil, index > range.lowerBound, view.kind(index - 1) == .comma, index + 1 < range.upperBound,
      self[index + 1] == .title, view[index + 1].isWord, view[index + 1].isCapitalized, view.month(index + 1) == nil
    else { return false }
    return (index + 2..<max(index + 2, min(range.upperBound, index + 60))).contains { view.year($0) != nil && self[$0] == .date }
  }

  /// A year of the title, a dash or a slash, and two digits that follow it.
  private func endsYears(_ index: Int) -> Bool {
    guard index - 2 > range.lowerBound, view[index].length == 2, view.glued(index), view.glued(index - 1), self[index - 2] == .title,
      [.dash, .hyphen, .slash].contains(view[index - 1].kind), view.year(index - 2) != nil, self[index - 3] == .title
    else { return false }
    return view[index].key == (view[index - 2].key + 1) % 100
  }

  /// "62%", "58–88%", "51.3%"
  private func isShare(_ index: Int) -> Bool {
    var at = index + 1
    if view.kind(at) == .period, view.glued(at + 1), view.kind(at + 1) == .digits { at += 2 }
    if view.kind(at) == .dash || view.kind(at) == .hyphen, view.kind(at + 1) == .digits { at += 2 }
    return at < range.upperBound && view.kind(at) == .percent
  }

  // MARK: Italics

  /// Titles of books and names of journals are set in italics: what is labelled otherwise within, or alike beside it, was
  /// labelled wrongly. Behind a title stands the journal or the book that it is part of.
  private mutating func readEmphases(_ italics: [Range<Int>], _ links: [Range<Int>]) {
    // Names of cases are set in italics too, in parts even.
    if italics.isEmpty && links.isEmpty || range.contains(where: { view.joinsParties($0) }) { return }
    var title: Range<Int>?
    // Pages of the web have their address behind the title; who links all that he names links no title.
    let linked = links.filter { links.count == 1 && isLinkedTitle($0) && !italics.contains { $0.overlaps(links[0]) } }
    for emphasis in (italics + linked).map({ $0.clamped(to: range) }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let words = emphasis.filter { view[$0].isWord }
      guard let first = words.first, view[first].isCapitalized || view.kind(emphasis.lowerBound) == .digits, !isRemark(first),
        !view.word(emphasis.lowerBound - 1, is: "at"), !view.word(emphasis.lowerBound - 1, is: "from")
      else { continue }
      func count(_ label: ReferenceLabel) -> Int { words.count { self[$0] == label } }
      // All of a reference may be set in italics, or a sentence.
      let others = [ReferenceLabel.author, .publisher, .place, .date, .pages, .identifier].count { count($0) > 0 }
      if others >= 2 || words.count > 40 { continue }
      if first == range.lowerBound, let quoted = quotation(behind: emphasis.upperBound) {
        // "*Sund Courier*, “Pilots Strike Again,” 4 May 1998": the newspaper stands first.
        for index in emphasis { self[index] = .journal }
        for index in quoted { self[index] = .title }
        return
      }
      let told = [ReferenceLabel.title, .journal, .container, .collection].first { count($0) * 2 > words.count }
      let before = range.lowerBound..<emphasis.lowerBound
      // "*Salt at Night*, *Shore Studies* 12": side by side.
      let isBeside = told != .title && title.map { emphasis.lowerBound - $0.upperBound <= 2 } == true
      let isPart = isBeside || told != .title && told != nil && before.count { self[$0] == .title } >= 2
      if isPart || hasQuotation(before) {
        let isIn = view.word(emphasis.lowerBound - 1, is: "in")
        return readContainer(emphasis, told.flatMap { $0 == .title ? nil : $0 } ?? (isIn ? .container : .journal))
      }
      if title == nil, told == nil || told == .title {
        title = emphasis
        readTitle(emphasis)
      }
    }
  }

  /// What stands in quotation marks behind the comma at `index`.
  private func quotation(behind index: Int) -> Range<Int>? {
    guard view.kind(index) == .comma, index + 1 < range.upperBound, view[index + 1].isQuote else { return nil }
    var quotation = QuotationTracker()
    for at in (index + 1)..<range.upperBound {
      quotation.enter(at, of: view)
      if !quotation.isInside { return at > index + 3 ? (index + 1)..<(at + 1) : nil }
    }
    return nil
  }

  /// In quotation marks stands a title, if most of it is labelled so: no author has a name in it.
  private mutating func readQuotations() {
    var quotation = QuotationTracker()
    var first: Int?
    for index in range {
      let wasInside = quotation.isInside
      quotation.enter(index, of: view)
      if quotation.isInside, !wasInside { first = index }
      guard wasInside, !quotation.isInside, let start = first else { continue }
      let words = (start..<index).count { view[$0].isWord }
      guard words >= 3, (start..<index).count(where: { view[$0].isWord && self[$0] == .title }) * 2 > words else { continue }
      for at in start..<index where self[at] == .author || self[at] == .editor { self[at] = .title }
    }
  }

  private func isLinkedTitle(_ link: Range<Int>) -> Bool {
    let link = link.clamped(to: range)
    return link.contains { view[$0].isWord && view[$0].isCapitalized } && !link.contains { self[$0] == .author || self[$0] == .publisher }
      && !hasQuotation(range)
  }

  private mutating func readContainer(_ whole: Range<Int>, _ label: ReferenceLabel) {
    // An address may stand behind "Sund Courier, 2 June 2006" as a whole.
    let comma = whole.first { comma in
      view.kind(comma) == .comma
        && (comma + 1..<whole.upperBound).allSatisfy { [.date, .volume, .pages].contains(self[$0]) || !view[$0].isWord }
    }
    let emphasis = whole.lowerBound..<(comma ?? whole.upperBound)
    for index in emphasis { self[index] = label }
    // "Department of Ports *Bulletin*" is one name, "given at the congress of *Ports*" is not.
    var first = emphasis.lowerBound
    while first > range.lowerBound, self[first - 1] == label || self[first - 1] == .publisher, isPartOfName(first - 1) {
      first -= 1
      self[first] = label
    }
    while first > range.lowerBound, self[first - 1] == label {
      self[first - 1] = .other
      first -= 1
    }
    var last = emphasis.upperBound
    while last < range.upperBound, self[last] == label {
      // "*Shore Review* 47": a page.
      self[last] = last == emphasis.upperBound && view.kind(last) == .digits ? .pages : .other
      last += 1
    }
  }

  private mutating func readTitle(_ emphasis: Range<Int>) {
    // A title may go on behind a colon outside the italics; all else that was taken for it is none.
    let isSubtitle = view.kind(emphasis.lowerBound - 1) == .colon
    let isSubtitled = view.kind(emphasis.upperBound) == .colon
    let before = range.lowerBound..<emphasis.lowerBound
    let areNames = before.allSatisfy { !view[$0].isWord || view[$0].isCapitalized || view.is($0, [.function, .particle]) }
    let isNamed = !areNames || range.contains { self[$0] == .author || self[$0] == .editor }
    for index in before where self[index] == .title && !isSubtitle {
      self[index] = isNamed ? .other : .author
    }
    // "Institut national de la statistique, *Étude nationale*": few of its words have capitals.
    if before.count >= 3, before.count <= 16, view.isBody(range.lowerBound), view.kind(emphasis.lowerBound - 1) == .comma,
      !range.contains(where: { self[$0] == .author })
    {
      for index in before { self[index] = .author }
    }
    for index in emphasis { self[index] = .title }
    for index in emphasis.upperBound..<range.upperBound where self[index] == .title {
      if isSubtitled || view.closeOfImprint(index, before: range.upperBound) != nil { return }
      self[index] = .other
    }
  }

  private func isPartOfName(_ index: Int) -> Bool {
    view[index].isWord && (view[index].isCapitalized || view.is(index, [.function, .particle])) || view.kind(index) == .ampersand
  }

  private func isRemark(_ index: Int) -> Bool {
    view.is(index, [.signal, .backReference]) || view.backReferenceForm(at: index) != nil || view.isLocatorWord(index)
  }

  private func hasQuotation(_ range: Range<Int>) -> Bool {
    var quotation = QuotationTracker()
    var words = 0
    for index in range {
      quotation.enter(index, of: view)
      if quotation.isInside, view[index].isWord { words += 1 }
    }
    return words >= 2
  }

  // MARK: American order

  /// "Anna Holt & Olaf Dahl, Salt at Night, 64 SHORE L. REV. 1075, 1080 (2023)"; "Anna Holt, Salt, SUND TIMES (May 3, 2001)":
  /// volume, journal and page, or a newspaper and its day, stand in an order that nothing else has. What is before them is
  /// who wrote it and its title.
  private mutating func readByOrder() {
    var quotation = QuotationTracker()
    var isQuoted = false
    for index in range {
      quotation.enter(index, of: view)
      if quotation.isInside, view[index].key == 0x201C || view.kind(index) == .straightQuote { isQuoted = true }
      guard !isQuoted, view.kind(index) == .comma, index > range.lowerBound + 1,
        let place = article(behind: index) ?? newspaper(behind: index)
      else { continue }
      guard !(range.lowerBound..<index).contains(where: { view.joinsParties($0) }) else { return }
      return read(place, behind: index)
    }
  }

  /// Where something was published, by its tokens.
  private struct Publication {
    var volume: Range<Int>?
    var name: Range<Int>
    var pages: Range<Int>?
    var date: Range<Int>
  }

  /// "64 Shore L. Rev. 1075, 1080 (2023)"
  private func article(behind comma: Int) -> Publication? {
    let volume = comma + 1
    guard view.kind(volume) == .digits, view[volume].length <= 4, view[volume + 1].spaced else { return nil }
    var at = volume + 1
    while at < range.upperBound, at - volume < 24, isPartOfJournal(at) { at += 1 }
    let name = (volume + 1)..<at
    guard at + 3 < range.upperBound, name.contains(where: { view[$0].isWord && view[$0].isCapitalized }), view.kind(at) == .digits,
      view[at].spaced
    else { return nil }
    let page = at
    at += 1
    while at + 1 < range.upperBound, [.comma, .hyphen, .dash].contains(view[at].kind), view.kind(at + 1) == .digits { at += 2 }
    guard at < range.upperBound, view.kind(at) == .openParenthesis,
      let close = (at..<min(range.upperBound, at + 6)).first(where: { view.kind($0) == .closeParenthesis }),
      view.year(close - 1) != nil
    else { return nil }
    return Publication(volume: volume..<(volume + 1), name: name, pages: page..<at, date: (at + 1)..<close)
  }

  private func isPartOfJournal(_ index: Int) -> Bool {
    switch view.kind(index) {
    case .word: view[index].isCapitalized || view.is(index, [.function, .particle]) || view.glued(index)
    case .period, .apostrophe, .hyphen: view.glued(index)
    case .ampersand, .colon: true
    case .digits: view.glued(index)
    default: false
    }
  }

  /// "SUND TIMES (May 3, 2001)", "N.Y. TIMES, May 3, 2001,": capitals that are left of small ones.
  private func newspaper(behind comma: Int) -> Publication? {
    var at = comma + 1
    while at < range.upperBound, at - comma < 16, isPartOfCapitals(at) { at += 1 }
    let name = (comma + 1)..<at
    // "Oslund, OR, May 2001" is a place.
    guard name.contains(where: { view[$0].isWord && view[$0].length > 2 }), !name.contains(where: { self[$0] == .place }),
      view.kind(at) == .openParenthesis || view.kind(at) == .comma && name.count > 1, let phrase = view.datePhrase(at: at + 1),
      phrase.hasYear,
      phrase.date.day != nil, phrase.end <= range.upperBound
    else { return nil }
    return Publication(volume: nil, name: name, pages: nil, date: (at + 1)..<phrase.end)
  }

  private func isPartOfCapitals(_ index: Int) -> Bool {
    switch view.kind(index) {
    case .word:
      view[index].isAllCapitals || view[index].length == 1 && view[index].isCapitalized
        || view.glued(index) && view.kind(index - 1) == .apostrophe
    case .period, .apostrophe, .hyphen: view.glued(index)
    case .ampersand: true
    default: false
    }
  }

  private mutating func read(_ place: Publication, behind comma: Int) {
    var people = view.peopleEnd(at: range.lowerBound, before: comma) ?? range.lowerBound
    if !(people..<comma).contains(where: { view[$0].isWord }) {
      // "Anna Holt, Ports and Tolls, 12 …": what looks like further names is the title.
      people = (range.lowerBound..<comma).first { view.kind($0) == .comma } ?? range.lowerBound
    }
    for index in range.lowerBound..<people { self[index] = .author }
    // An institution is an author only if a title is left behind it.
    let rest = people..<comma
    let isUnnamed = people == range.lowerBound && !rest.contains { ![.author, .editor].contains(self[$0]) && view[$0].isWord }
    for index in rest where people > range.lowerBound || isUnnamed || self[index] != .author && self[index] != .editor {
      self[index] = .title
    }
    for index in place.volume ?? 0..<0 { self[index] = .volume }
    for index in place.name { self[index] = .journal }
    for index in place.pages ?? 0..<0 { self[index] = .pages }
    for index in place.date { self[index] = .date }
  }

  // MARK: Imprints

  /// "Salt Law (Anna Holt trans., J. Marek 1999)": houses are called like people, and no title or place goes into the bracket.
  private mutating func readImprint(_ imprint: Range<Int>) {
    let open = imprint.lowerBound
    let inside = imprint.dropFirst()
    func has(_ label: ReferenceLabel) -> Bool { inside.contains { self[$0] == label } }
    if has(.publisher), !has(.contributor), !has(.title) {
      for index in inside where self[index] == .author || self[index] == .editor { self[index] = .publisher }
    }
    readHouse(imprint)
    readPlace(imprint)
    // "(2nd edn, Oslund 2003)"
    if let last = inside.last, view.year(last) != nil { self[last] = .date }
    readPages(behind: imprint.upperBound)
    func translates(_ index: Int) -> Bool { view[index].isWord && ReferenceParser.translationWords.contains(view[index].key) }
    let isTranslated = inside.contains { translates($0) }
    // "(Summer, 2004)"
    for index in inside where self[index] == .publisher && view.is(index, [.season, .month]) { self[index] = .date }
    for part in inside.split(whereSeparator: { view.kind($0) == .comma }) {
      let isEdition = part.contains { view.word($0, is: "edn") || view.word($0, is: "edition") || view.word($0, is: "aufl") }
      guard isEdition || view[open + 1].isCapitalized else { continue }
      // "(Anna Moe trans., Sund Press 2002)"
      if !isEdition, part.count <= 8, part.contains(where: translates), !part.contains(where: { view.kind($0) == .digits }) {
        for index in part { self[index] = .contributor }
        continue
      }
      for index in part where self[index] == .title && view.year(index) == nil || isTranslated && self[index] == .contributor {
        self[index] = isEdition ? .edition : part.contains(where: { translates($0) }) ? .contributor : .publisher
      }
    }
    guard open > range.lowerBound, self[open] == .place, !(max(range.lowerBound, open - 60)..<open).contains(where: { self[$0] == .title })
    else { return }
    var index = open - 1
    while index >= range.lowerBound, self[index] == .place {
      self[index] = .title
      index -= 1
    }
  }

  /// "(Oslund, 2000), 14, available at", "(1995) 127 and throughout": a number behind the bracket at `close` and before no name.
  private mutating func readPages(behind close: Int) {
    let start = view.kind(close + 1) == .comma ? close + 2 : close + 1
    guard start < range.upperBound, view.kind(start) == .digits, view.year(start) == nil else { return }
    let pages = start..<view.pagesEnd(from: start, before: range.upperBound)
    // "(1994) 28, 379": a volume, and a page.
    guard !pages.contains(where: { view.kind($0) == .comma }) else { return }
    switch pages.upperBound < range.upperBound ? view.kind(pages.upperBound) : nil {
    case .period, .semicolon, .comma, nil: break
    case .word: guard start == close + 1, !view[pages.upperBound].isCapitalized else { return }
    default: return
    }
    for index in pages { self[index] = .pages }
  }

  /// "Salt Law (2nd edn, Sund UP 1998)", "(Marek 1998)": behind a title, the name before the year is a publisher's; a place
  /// has its own label.
  private mutating func readHouse(_ imprint: Range<Int>) {
    let open = imprint.lowerBound
    guard open > range.lowerBound, self[open - 1] == .title, !range.contains(where: { self[$0] == .publisher }) else { return }
    let year = imprint.upperBound - 1
    let start = imprint.dropFirst().last { view.kind($0) == .comma }.map { $0 + 1 } ?? open + 1
    let name = start..<max(start, year)
    let isName = name.allSatisfy { index in
      (view[index].isCapitalized || view.is(index, .function) || view.kind(index) == .ampersand)
        && !view.is(index, [.place, .month, .season]) && self[index] != .place
    }
    guard (1...5).contains(name.count), isName, name.contains(where: { view[$0].isWord && view[$0].length > 1 }) else { return }
    for index in name { self[index] = .publisher }
  }

  /// "(Pristina: KAS, June 2016)": a place and a colon before the house. "(Lahore, 2017)": what is no house is a place.
  private mutating func readPlace(_ imprint: Range<Int>) {
    let inside = imprint.dropFirst()
    guard let comma = inside.first(where: { view.kind($0) == .comma }), let start = inside.first, comma - start <= 12,
      (comma + 1..<imprint.upperBound).allSatisfy({ !view[$0].isWord || view.is($0, [.month, .season]) })
    else { return }
    let before = start..<comma
    guard before.allSatisfy({ isPartOfName($0) || [.period, .slash, .colon, .hyphen, .apostrophe].contains(view[$0].kind) }) else { return }
    if let colon = before.first(where: { view.kind($0) == .colon }) {
      guard colon > start, colon + 1 < comma, !before.dropFirst(colon + 1 - start).contains(where: { view.kind($0) == .colon }) else {
        return
      }
      for index in start..<colon { self[index] = .place }
      for index in (colon + 1)..<comma { self[index] = .publisher }
    } else if before.count <= 2, !isHouse(before), before.allSatisfy({ self[$0] == .publisher || self[$0] == .title }) {
      for index in before { self[index] = .place }
    }
  }

  private func isHouse(_ name: Range<Int>) -> Bool {
    name.contains { index in
      view.is(index, [.publisher, .institution, .periodical]) || view[index].isAllCapitals || view.kind(index) == .ampersand
        || PublishingWords.kinds[view[index].key]?.contains(.house) == true
    }
  }

  /// "… in Small Harbours. Sund Triangle Park: NPA, 2012.": behind the full stop of a title, as lists of references end.
  private mutating func readOpenImprint() {
    let last = view.kind(range.upperBound - 1) == .period ? range.upperBound - 2 : range.upperBound - 1
    guard last - 4 > range.lowerBound, view.year(last) != nil, view.kind(last - 1) == .comma,
      let colon = (max(range.lowerBound, last - 12)..<last - 2).last(where: { view.kind($0) == .colon && view[$0 + 1].spaced })
    else { return }
    var start = colon
    while start > range.lowerBound, colon - start < 5, view[start - 1].isWord, view[start - 1].isCapitalized { start -= 1 }
    let house = (colon + 1)..<(last - 1)
    guard start < colon, start > range.lowerBound, view.kind(start - 1) == .period, house.allSatisfy(isPartOfName),
      !(start..<last).contains(where: { [.title, .journal, .container].contains(self[$0]) }),
      (range.lowerBound..<start).contains(where: { self[$0] == .title })
    else { return }
    for index in start..<colon { self[index] = .place }
    for index in house { self[index] = .publisher }
  }

  /// "Salt and Timber: A History, Sund Institute of Trade, Oslund, 1994": the last part of a title, where a place stands behind it and
  /// no publisher anywhere, is one where it is called like one.
  private mutating func readHouseBehindTitle() {
    guard !labels.contains(.publisher), let place = range.first(where: { self[$0] == .place }), view.kind(place - 1) == .comma,
      place - 2 > range.lowerBound, self[place - 2] == .title
    else { return }
    var first = place - 1
    while first > range.lowerBound, place - first < 10, self[first - 1] == .title, isPartOfHouse(first - 1) { first -= 1 }
    let house = first..<(place - 1)
    guard house.count >= 2, view.kind(first - 1) == .comma, first - 4 > range.lowerBound, self[first - 2] == .title,
      house.contains(where: { view.is($0, [.publisher, .institution]) || view.word($0, is: "publication") })
    else { return }
    for index in house { self[index] = .publisher }
  }

  /// "Timber and the Harbour Council" goes on with a title.
  private func isPartOfHouse(_ index: Int) -> Bool {
    isPartOfName(index) && !view.word(index, is: "and") && !view.word(index, is: "the") || view.kind(index) == .hyphen
  }

  // MARK: Editors

  /// "Anna Holt (@annaholt), “Salt”": who stands first, with no word that says so, has not edited.
  private mutating func readFirstNames() {
    guard labels.first == .editor, !labels.contains(.author),
      !range.contains(where: { PublishingWords.kinds[view[$0].key]?.contains(.role) == true })
    else { return }
    relabel(.editor, from: range.lowerBound, to: .author)
  }

  /// "dirigé par Jean Morel et Anne Petit. Lecture Notes": who edited, behind words that say so.
  private func editors(introducedAt index: Int) -> Range<Int>? {
    guard view[index].isWord, !view[index].isCapitalized else { return nil }
    let first: Int
    if Self.edited.contains(view[index].key), view[index + 1].isWord, Self.by.contains(view[index + 1].key) {
      first = index + 2
    } else if view.word(index, is: "sous"), view.word(index + 1, is: "la"), view.word(index + 2, is: "direction"),
      view.word(index + 3, is: "de")
    {
      first = index + 4
    } else if view.word(index, is: "a"), view.word(index + 1, is: "cura"), view.word(index + 2, is: "di") {
      first = index + 3
    } else {
      return nil
    }
    guard first < range.upperBound, view[first].isCapitalized else { return nil }
    var at = first
    while at < range.upperBound, ![.place, .publisher, .date, .volume].contains(self[at]), isPartOfNames(at) { at += 1 }
    return first..<at
  }

  /// "edited by Anna Holt and J. P. Moe", "eds. Anna Holt, Olaf Dahl, and Dick de Ridder"; not "2nd ed."
  private func editorsInEnglish(introducedAt index: Int) -> Range<Int>? {
    var first = index + 1
    if view.word(index, is: "edited") {
      guard view.word(first, is: "by") else { return nil }
    } else {
      // "Adamson, Joni, and Rachel Stein, eds. The Justice Reader": behind names it says what these have done.
      guard view.word(index, is: "ed") || view.word(index, is: "eds"), index - 2 > range.lowerBound,
        [.comma, .period, .openParenthesis].contains(view[index - 1].kind), ![.editor, .author].contains(self[index - 2]),
        view.kind(first) == .period
      else { return nil }
    }
    first += 1
    var end: Int?
    var at = first
    for _ in 0..<12 {
      guard at < range.upperBound, ![.place, .publisher, .date].contains(self[at]), let name = view.wholeNameEnd(at),
        name <= range.upperBound
      else { break }
      end = name
      at = view.kind(name) == .comma ? name + 1 : name
      if view.kind(at) == .ampersand || view.word(at, is: "and") { at += 1 }
      if at == name { break }
    }
    return end.map { first..<$0 }
  }

  private func isPartOfNames(_ index: Int) -> Bool {
    switch view.kind(index) {
    case .word, .comma, .hyphen, .apostrophe, .ampersand: true
    case .period: view[index - 1].length == 1
    default: false
    }
  }

  private static let edited = WordSet("dirige dirigee edite editee herausgegeben editado coordinado")
  private static let by = WordSet("par von por")
}

extension TokenView {
  /// "e5122", "aab4211": the letters of an article's number in its journal, before the digits at `index`.
  func isArticleLetter(before index: Int) -> Bool {
    let letters = self[index - 1]
    return glued(index) && letters.isWord && !letters.isCapitalized && letters.length <= 4 && letters.spaced && !isPageWord(index - 1)
  }
}
