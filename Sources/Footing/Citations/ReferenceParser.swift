/// Reads the fields of one cited work from its tokens. Linear in their number.
///
/// Reports write references in two ways: elements between commas with the title in quotation marks, or elements that
/// end in full stops. Both are read from their anchors: names at the beginning, the quoted title, and, from the end,
/// address, access date, pages, date; what is left between is container, publisher and place.
struct ReferenceParser {
  let view: TokenView
  private(set) var reference = Reference()
  private(set) var places = ReferencePlaces()
  private(set) var locator: String?

  /// Tokens that some field has taken.
  private var used: [Bool]
  private let first: Int
  private let end: Int

  init(view: TokenView, _ range: Range<Int>) {
    self.view = view
    first = range.lowerBound
    end = range.upperBound
    used = [Bool](repeating: false, count: range.count)
    if view.isInterview(at: first) { readInterview() } else { readWork() }
  }

  private func isFree(_ index: Int) -> Bool { index >= first && index < end && !used[index - first] }

  private mutating func use(_ range: Range<Int>) {
    for index in range where index >= first && index < end { used[index - first] = true }
  }

  // MARK: Works

  private mutating func readWork() {
    readAddress()
    readAccess()
    let afterAuthors = readAuthors()
    let titled = readQuotedTitle(from: afterAuthors)
    readPages()
    readNumbers()
    readDate(from: titled ?? afterAuthors)
    readElements(from: titled ?? afterAuthors, quoted: titled != nil)
    reference.kind = kind()
  }

  /// "<www.example.org/ports/list.html>", "https://example.org/a": everything up to the next blank.
  private mutating func readAddress() {
    for index in first..<end {
      let opens = view.word(index, is: "http") || view.word(index, is: "https") || (view.word(index, is: "www") && !isGluedToAddress(index))
      let bare = view.kind(index) == .less && view.kind(index + 1) == .word
      guard opens || bare else { continue }
      let start = bare ? index + 1 : index
      var last = start
      while last + 1 < end, view.glued(last + 1) || continuesAddress(last + 1), view.kind(last + 1) != .greater,
        view.kind(last + 1) != .replacement
      { last += 1 }
      while last > start, [.period, .comma, .semicolon, .closeParenthesis].contains(view[last].kind) { last -= 1 }
      let range = view.range(start, through: last)
      guard range.length >= 5 else { continue }
      reference.url = view.text.string(in: [range]).filter { $0 != " " && $0 != "\n" }
      places.url = range
      use((bare ? index : start)..<(last + 2))
      return
    }
  }

  private func isGluedToAddress(_ index: Int) -> Bool { view.glued(index) && view.kind(index - 1) == .slash }

  /// A long address goes on on the next line: the break stands behind a slash or a hyphen.
  private func continuesAddress(_ index: Int) -> Bool {
    let before = view.kind(index - 1)
    return view[index].flags.contains(.lineBefore) && (before == .slash || before == .hyphen) && !view[index].flags.contains(.pieceStart)
  }

  /// "Accessed January 2, 2015", "(accessed on 3 May 2019)", "retrieved 2019-05-03".
  private mutating func readAccess() {
    for index in first..<end where isFree(index) {
      guard view.word(index, is: "accessed") || view.word(index, is: "retrieved") || view.word(index, is: "visited") else { continue }
      let at = view.word(index + 1, is: "on") ? index + 2 : index + 1
      guard let phrase = view.datePhrase(at: at), phrase.hasYear else { continue }
      reference.accessed = phrase.date
      places.accessed = view.range(index, through: phrase.end - 1)
      use(index..<phrase.end)
      if view.kind(phrase.end) == .period, view.kind(phrase.end + 1) == .period {
        places.gap = view.range(phrase.end, through: phrase.end + 1)
      }
    }
  }

  /// Names at the beginning, joined by commas and "and"; or an institution before a quoted title.
  private mutating func readAuthors() -> Int {
    var at = first
    while at < end, let (name, after) = at == first ? view.personName(at: at) : view.initialedName(at: at) ?? view.plainName(at: at) {
      reference.authors.append(name)
      use(at..<after)
      at = after
      skipDescription(&at)
      let joint = at
      while at < end, view.kind(at) == .comma || view.word(at, is: "and") || view.word(at, is: "with") || view.kind(at) == .ampersand {
        at += 1
      }
      if view.personName(at: at) == nil {
        at = max(joint, at)
        break
      }
    }
    if !reference.authors.isEmpty {
      while at < end, view.kind(at) == .period || view.kind(at) == .comma || view.kind(at) == .colon { at += 1 }
      if view.word(at, is: "et"), view.word(at + 1, is: "al") { at += view.kind(at + 2) == .period ? 3 : 2 }
      return at
    }
    return readInstitution()
  }

  /// "D. Eriksen (director of the Carnegie Moscow Center), …"
  private mutating func skipDescription(_ at: inout Int) {
    guard view.kind(at) == .openParenthesis else { return }
    var close = at
    while close < end, view.kind(close) != .closeParenthesis { close += 1 }
    guard close < end, close - at < 20 else { return }
    use(at..<(close + 1))
    at = close + 1
  }

  /// "Norland. Ministry of Trade. “Tariff Issues.”", "City Hall. “…”", "National Statistics Office, …".
  private mutating func readInstitution() -> Int {
    guard view[first].isWord, view[first].isCapitalized, !view[first].isQuote else { return first }
    var quote = first
    while quote < end, !view[quote].isQuote, quote - first < 16 { quote += 1 }
    if quote < end, view[quote].isQuote, quote > first, view.kind(quote - 1) == .period {
      let last = quote - 2
      guard last >= first, !view.datedBetween(first, last) else { return first }
      reference.authors = [Reference.Name(literal: view.text.string(in: [view.range(first, through: last)]))]
      use(first..<quote)
      return quote
    }
    // An institution ends at the first comma, if a word in it says that it is one.
    var comma = first
    var isInstitution = false
    while comma < end, view.kind(comma) != .comma, view.kind(comma) != .dash, view.kind(comma) != .period {
      if view.is(comma, .institution), view[comma].isCapitalized { isInstitution = true }
      if view[comma].isQuote || view.kind(comma) == .digits { return first }
      comma += 1
    }
    guard comma < end, comma - first <= 9, isInstitution || view[first].isAllCapitals && comma - first == 1 else { return first }
    guard reference.url != nil || isInstitution else { return first }
    reference.authors = [Reference.Name(literal: view.text.string(in: [view.range(first, through: comma - 1)]))]
    use(first..<(comma + 1))
    return comma + 1
  }

  /// The first quoted stretch of two and more words; returns the token behind it.
  private mutating func readQuotedTitle(from start: Int) -> Int? {
    var open = start
    while open < end, !(view[open].isQuote && isFree(open)) { open += 1 }
    guard open < end else { return nil }
    let straight = view.kind(open) == .straightQuote
    var close = open + 1
    var depth = 1
    while close < end {
      // Single marks inside, and apostrophes, neither open nor close a title.
      if view.kind(close) == .openQuote, !straight, view[close].key == 0x201C { depth += 1 }
      // Printers mix curly and straight marks; either closes.
      if view.kind(close) == .closeQuote || view.kind(close) == .straightQuote { depth -= 1 }
      if depth <= 0 { break }
      close += 1
    }
    guard close < end, close - open >= 2 else { return nil }
    var last = close - 1
    while last > open, [.comma, .period, .semicolon].contains(view[last].kind) { last -= 1 }
    var after = close + 1
    // A translation in brackets belongs to the title.
    if view.kind(after) == .openBracket {
      var bracket = after
      while bracket < end, view.kind(bracket) != .closeBracket { bracket += 1 }
      if bracket < end {
        last = bracket
        after = bracket + 1
      }
    }
    let range = view.range(open + 1, through: last)
    reference.title = Self.withoutMarks(view.text.string(in: [range]))
    places.title = range
    use(open..<after)
    return after
  }

  private static func withoutMarks(_ title: String) -> String {
    title.split(separator: "\"").joined().trimmed
  }

  /// "p. 105", "pp. 132-153", "pg. 7".
  private mutating func readPages() {
    for index in first..<end where isFree(index) && view.isLocatorWord(index) {
      guard let (page, after) = view.pages(after: index, before: end) else { continue }
      reference.page = page
      locator = page
      use(index..<after)
      return
    }
  }

  /// "Vol. 7, No. 2".
  private mutating func readNumbers() {
    for index in first..<end where isFree(index) {
      let volume = view.word(index, is: "vol") || view.word(index, is: "volume")
      let issue = view.word(index, is: "no") || view.word(index, is: "issue")
      guard volume || issue else { continue }
      let at = view.kind(index + 1) == .period ? index + 2 : index + 1
      guard view.kind(at) == .digits else { continue }
      if volume { reference.volume = view.string(at) } else { reference.issue = view.string(at) }
      use(index..<(at + 1))
    }
  }

  /// The last date that is free: "17 April 2013", "Summer 2012", "October/December 2012", "2008".
  private mutating func readDate(from start: Int) {
    var index = end - 1
    while index >= start {
      defer { index -= 1 }
      guard isFree(index) else { continue }
      guard view.year(index) != nil else { continue }
      if let (phrase, from) = datePhrase(endingAt: index, notBefore: start) {
        // "October/December 2012" is a season; only its year is sure.
        let isSeason = [.slash, .hyphen, .dash].contains(view[from - 1].kind) && from > start + 1 && view.month(from - 2) != nil
        take(isSeason ? CalendarDate(year: phrase.date.year) : phrase.date, (isSeason ? from - 2 : from)..<phrase.end)
        return
      }
      if let year = view.year(index), !isPartOfName(index) {
        let season = index > start && view.is(index - 1, .season) && view[index - 1].isCapitalized
        take(CalendarDate(year: year), (season ? index - 1 : index)..<(index + 1))
        return
      }
    }
  }

  /// The longest date whose year is the token at `index`.
  private func datePhrase(endingAt index: Int, notBefore start: Int) -> (DatePhrase, Int)? {
    for from in max(start, index - 4)..<index {
      if let phrase = view.datePhrase(at: from), phrase.end == index + 1, (from..<index).allSatisfy({ isFree($0) }) {
        return (phrase, from)
      }
    }
    return nil
  }

  private mutating func take(_ date: CalendarDate, _ range: Range<Int>) {
    reference.issued = date
    places.issued = view.range(range.lowerBound, through: range.upperBound - 1)
    use(range)
  }

  /// "State of the Harbours 2012, Oslund, …, July 2012": the year of the title is no date if another follows.
  private func isPartOfName(_ index: Int) -> Bool {
    guard index > first, view[index - 1].isWord, view[index - 1].isCapitalized, isFree(index - 1), view[index].spaced else { return false }
    return view.kind(index + 1) != .comma && view.kind(index + 1) != .period && index + 1 < end
  }

  /// What is left, cut at commas and full stops: title, container, place and publisher.
  private mutating func readElements(from start: Int, quoted: Bool) {
    var elements = freeElements(from: start)
    if quoted {
      readContainer(&elements)
    } else if let titleRange = bookTitle(&elements) {
      reference.title = view.text.string(in: [titleRange])
      places.title = titleRange
    }
    if let last = elements.last { readPublisher(last, elements.dropLast().last) }
  }

  /// The tokens between separators that no field has taken. In comma style a full stop ends the reference.
  private func freeElements(from start: Int) -> [Range<Int>] {
    var elements: [Range<Int>] = []
    var open: Int? = nil
    func isSeparator(_ index: Int) -> Bool {
      switch view[index].kind {
      case .comma, .semicolon, .openParenthesis, .closeParenthesis, .colon, .less, .greater: true
      // "Nippon.com", "U.S.": a full stop separates where a blank follows it and no abbreviation stands before it.
      case .period:
        view[index + 1].spaced
          && (!(view.glued(index) && view[index - 1].length <= 3 && view[index + 1].isWord) || view.endsSentence(at: index))
      default: false
      }
    }
    for index in start..<end {
      let separates = !isFree(index) || isSeparator(index)
      if separates {
        if let first = open, index > first { elements.append(first..<index) }
        open = nil
      } else if open == nil {
        open = index
      }
    }
    if let first = open { elements.append(first..<end) }
    return elements.filter { element in element.contains { view[$0].isWord && view[$0].length > 1 } }
  }

  /// "Sund Papers", "in Comparing Shores", "The Harbour Post".
  private mutating func readContainer(_ elements: inout [Range<Int>]) {
    guard let element = elements.first else { return }
    var from = element.lowerBound
    if view.word(from, is: "in"), from + 1 < element.upperBound { from += 1 }
    guard from < element.upperBound, view[from].isCapitalized || view.kind(from) == .digits else { return }
    let range = view.range(from, through: element.upperBound - 1)
    reference.containerTitle = view.text.string(in: [range])
    places.container = range
    elements.removeFirst()
  }

  /// The elements before place and publisher are the title; a book has one to three.
  private mutating func bookTitle(_ elements: inout [Range<Int>]) -> TextRange? {
    guard let firstElement = elements.first else { return nil }
    var last = 0
    while last + 1 < elements.count, elements.count - last > 2, !isPlace(elements[last + 1]), !isPublisher(elements[last + 1]),
      separatedByComma(elements[last], elements[last + 1])
    { last += 1 }
    var range = view.range(firstElement.lowerBound, through: elements[last].upperBound - 1)
    // The year that names an edition stays with its title: "State of the Harbours 2012".
    if view.year(elements[last].upperBound) != nil, isFree(elements[last].upperBound) {
      range = view.range(firstElement.lowerBound, through: elements[last].upperBound)
    }
    elements.removeFirst(last + 1)
    return range
  }

  private func separatedByComma(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    b.lowerBound == a.upperBound + 1 && view.kind(a.upperBound) == .comma
  }

  private func isPlace(_ element: Range<Int>) -> Bool {
    element.count <= 3 && element.contains { view.is($0, .place) && view[$0].isCapitalized }
  }

  private func isPublisher(_ element: Range<Int>) -> Bool {
    element.contains { view.is($0, [.publisher, .institution]) && view[$0].isCapitalized }
  }

  private mutating func readPublisher(_ element: Range<Int>, _ before: Range<Int>?) {
    guard view[element.lowerBound].isCapitalized, element.count <= 8, !isPlace(element) || element.count > 1 else { return }
    reference.publisher = view.text.string(in: [view.range(element.lowerBound, through: element.upperBound - 1)])
    if let before, before.count <= 3, view[before.lowerBound].isCapitalized {
      reference.publisherPlace = view.text.string(in: [view.range(before.lowerBound, through: before.upperBound - 1)])
    }
  }

  private func kind() -> Reference.Kind {
    let container = reference.containerTitle
    if let range = places.container, hasWord(in: range, .periodical) {
      return reference.issued?.day != nil ? .newspaperArticle : .journalArticle
    }
    if reference.volume != nil || reference.issue != nil { return container == nil ? .report : .journalArticle }
    if container != nil, reference.issued?.day != nil { return .newspaperArticle }
    if reference.url != nil || reference.accessed != nil { return .webpage }
    if container != nil { return .article }
    return reference.publisher == nil ? .document : .book
  }

  private func hasWord(in range: TextRange, _ classes: WordClass) -> Bool {
    (first..<end).contains { range.contains(view[$0].range) && view.is($0, classes) }
  }

  // MARK: Interviews

  /// "Interview with Hanna Moe, research fellow at …, Tokyo, 16 April 2013."
  private mutating func readInterview() {
    reference.kind = .interview
    var at = first
    while at < end, !view.word(at, is: "with"), at - first < 4 { at += 1 }
    if view.word(at, is: "with") { at += 1 }
    var stop = at
    while stop < end, view.kind(stop) != .comma, view.kind(stop) != .period || !view.endsSentence(at: stop),
      view.datePhrase(at: stop) == nil
    { stop += 1 }
    if stop > at {
      let range = view.range(at, through: stop - 1)
      reference.interviewee = view.text.string(in: [range])
      places.title = range
    }
    readDate(from: first)
    if let issued = places.issued {
      let index = (first..<end).first { view[$0].start == issued.start } ?? end
      if index >= 2, view.kind(index - 1) == .comma, view[index - 2].isCapitalized {
        reference.publisherPlace = view.string(index - 2)
      }
    }
  }
}

extension TokenView {
  /// A year stands among these tokens.
  func datedBetween(_ first: Int, _ last: Int) -> Bool {
    guard first <= last else { return false }
    return (first...last).contains { year($0) != nil }
  }
}

extension Reference {
  /// Reads a reference as it is printed in a list.
  package init(parsing text: String) {
    let source = SourceText(text)
    let view = TokenView([TextRange(0, source.count)], in: source, lexicon: .english)
    self = ReferenceParser(view: view, 0..<view.count).reference
  }
}
