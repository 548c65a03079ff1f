/// Reads the fields of one cited work from its tokens. Linear in their number.
///
/// What has a form of its own is read by its form: addresses, identifiers, access dates, interviews. All else is told by
/// the model, which labels each token; the labels are made fields here.
struct ReferenceParser {
  let view: TokenView
  var reference = Reference()
  var places = ReferencePlaces()
  var locator: String?

  /// Tokens that some field has taken.
  private var used: [Bool]
  let first: Int
  let end: Int
  /// The label of each token, from `first` on.
  private let labels: [ReferenceLabel]

  init(view: TokenView, _ range: Range<Int>, _ decoder: inout ReferenceDecoder?, isInterview: Bool = false) {
    self.init(view: view, range, labels: decoder?.labels(view, range) ?? [], isInterview: isInterview)
  }

  /// - Parameters:
  ///   - labels: one a token of `range`.
  ///   - marks: what the markup sets apart.
  ///   - isInterview: it goes on with a list of interviews, and names only whom with.
  init(
    view: TokenView, _ range: Range<Int>, labels: [ReferenceLabel], marks: LabelMender.Marks = LabelMender.Marks(),
    isInterview: Bool = false
  ) {
    self.view = view
    self.labels = LabelMender(view, range, labels, marks).labels
    first = range.lowerBound
    end = range.upperBound
    used = [Bool](repeating: false, count: range.count)
    if isInterview || view.isInterview(at: first) { readInterview() } else { readWork() }
  }

  func isFree(_ index: Int) -> Bool { index >= first && index < end && !used[index - first] }

  mutating func use(_ range: Range<Int>) {
    for index in range where index >= first && index < end { used[index - first] = true }
  }

  func label(_ index: Int) -> ReferenceLabel? {
    labels.indices.contains(index - first) ? labels[index - first] : nil
  }

  // MARK: Works

  private mutating func readWork() {
    readPageBehindYear()
    let forms = forms
    if forms.contains(.address) {
      readAddress()
      readAccess()
      readIdentifiers()
    }
    readLanguage()
    readSymbol()
    readArchive()
    if forms.contains(.edition) { readEdition() }
    readPart()
    if forms.contains(.official), let document = view.officialDocument(at: first, before: end) { return read(document) }
    if let letter = view.correspondence(at: first) { return read(letter) }
    if let speech = view.speech(at: first, before: end) { return read(speech: speech.title, at: speech.place, on: speech.day) }
    if let number = view.numberOfAct(at: first) { return readAct(number) }
    if let law = view.law(at: first, before: end) { return read(law) }
    readNumberOfTwoParts()
    readReportCode()
    let runs = partedAtDash(runs())
    readNames(runs)
    readNumbers(runs)
    readPages(runs)
    readDate(runs)
    readTitles(runs)
    reference.kind = kind(runs)
  }

  /// What may stand in it, by a word or a sign that each begins with.
  private struct Forms: OptionSet {
    let rawValue: UInt8
    /// An address, an access date or an identifier.
    static let address = Forms(rawValue: 1)
    static let edition = Forms(rawValue: 2)
    static let official = Forms(rawValue: 4)
  }

  /// One look at each word.
  private var forms: Forms {
    var forms: Forms = []
    for index in first..<end {
      let token = view[index]
      if token.isWord, let told = Self.formWords[token.key] { forms.formUnion(told) }
      let isSign = token.kind == .less || token.kind == .digits && token.key == 10 || token.kind == .slash && view.glued(index)
      if isSign || !forms.contains(.address) && view.isAccessWord(index) { forms.insert(.address) }
    }
    return forms
  }

  private static let formWords = WordTable<Forms>(
    [("http https www archived isbn issn pmid arxiv doi", Forms.address), (editionWords, .edition)].flatMap { words, form in
      words.split(separator: " ").map { (key: Folding.hash($0.utf8), value: form) }
    } + TokenView.officialWords.map { (key: $0, value: .official) }, nothing: []
  ) { $0.union($1) }

  /// A stretch of tokens with one label.
  private struct Run {
    let label: ReferenceLabel
    let range: Range<Int>
  }

  /// The labelled stretches, without what other fields have taken.
  private func runs() -> [Run] {
    var runs: [Run] = []
    runs.reserveCapacity(16)
    var start = first
    for index in first..<end where index + 1 == end || label(index + 1) != label(index) || isFree(index) != isFree(index + 1) {
      if let label = label(index), isFree(index) { runs.append(Run(label: label, range: start..<(index + 1))) }
      start = index + 1
    }
    return runs
  }

  /// The stretches of runs that no other field has taken meanwhile.
  private func freeParts(of runs: [Run]) -> [Run] {
    var parts: [Run] = []
    parts.reserveCapacity(runs.count)
    for run in runs {
      var start = run.range.lowerBound
      for index in run.range {
        if !isFree(index) {
          start = index + 1
        } else if !isFree(index + 1) || index + 1 == run.range.upperBound {
          parts.append(Run(label: run.label, range: start..<(index + 1)))
        }
      }
    }
    return parts
  }

  /// "Harbour Office – Freight by Port": where no title was told, the dash parts an institution from what it published.
  private func partedAtDash(_ runs: [Run]) -> [Run] {
    guard !runs.contains(where: { $0.label == .title }), let place = runs.firstIndex(where: { $0.label == .author }) else { return runs }
    let author = runs[place].range
    guard let dash = author.first(where: { view.kind($0) == .dash && view[$0].spaced && view[$0 + 1].spaced }), dash > author.lowerBound
    else { return runs }
    var stop = dash + 1
    while isFree(stop), view[stop].isWord || view.kind(stop) == .hyphen { stop += 1 }
    guard stop > dash + 1 else { return runs }
    let rest = runs[(place + 1)...].filter { $0.range.lowerBound >= stop }
    return runs[..<place] + [Run(label: .author, range: author.lowerBound..<dash), Run(label: .title, range: (dash + 1)..<stop)] + rest
  }

  private mutating func readNames(_ runs: [Run]) {
    let parser = NameParser(view: view)
    for run in runs {
      switch run.label {
      case .author: reference.authors += parser.names(in: run.range)
      case .editor: reference.editors += parser.names(in: run.range)
      case .contributor where run.range.contains { Self.translationWords.contains(view[$0].key) }:
        reference.translators += parser.names(in: run.range)
      default: break
      }
    }
  }

  static let translationWords = WordSet(
    "trans transl translated translator translators traduit traduction trad ubers ubersetzt ubersetzung vertaald")

  private mutating func readTitles(_ runs: [Run]) {
    var runs = runs
    if let titled = title(runs) {
      take(title: titled)
      runs = freeParts(of: runs)
    } else {
      readMissingTitle(&runs)
    }
    func field(_ label: ReferenceLabel) -> String? { longest(of: label, in: runs).flatMap { trimmed($0.range) }.map { text($0) } }
    reference.publisherPlace = field(.place)
    if let house = longest(of: .publisher, in: runs).flatMap({ trimmed($0.range) }) {
      let place = reference.publisherPlace == nil ? placeEnd(before: house) : nil
      reference.publisherPlace = reference.publisherPlace ?? place.map { text(house.lowerBound..<$0) }
      reference.publisher = text(place.map { ($0 + 1)..<house.upperBound } ?? house)
    }
    reference.edition = reference.edition ?? field(.edition)
    runs = runs.map { $0.label == .collection ? withoutNumber($0) : $0 }
    reference.collectionTitle = field(.collection)
    readContainer(runs)
  }

  /// "Sund Triangle Park: Harbour Office": no house has a colon in its name.
  private func placeEnd(before house: Range<Int>) -> Int? {
    guard let colon = house.first(where: { view.kind($0) == .colon }), (1...4).contains(colon - house.lowerBound),
      colon + 1 < house.upperBound, (house.lowerBound..<colon).allSatisfy({ view[$0].isWord && view[$0].isCapitalized })
    else { return nil }
    return colon
  }

  /// A work has a title: where none is told, what looks like a journal's name, or like that of a second author, is it.
  private mutating func readMissingTitle(_ runs: inout [Run]) {
    guard let place = runs.firstIndex(where: { $0.label == .journal || $0.label == .container }), let found = trimmed(runs[place].range)
    else {
      // "Law Commission, Ports (2014)"
      let isTitled = reference.authors.count == 2 && reference.authors[0].literal != nil && reference.authors[1].given == nil
      if isTitled { return reference.title = reference.authors.removeLast().whole }
      // "UNDP, Early Warning Report 28 (2010)": a series of which one is cited. "National Bank, External Debt Statistics, 31 December
      // 2015": nobody publishes a work without a title.
      let isPublished = runs.contains { $0.label == .place }
      guard !reference.authors.isEmpty,
        let place = runs.firstIndex(where: { $0.label == .collection || $0.label == .publisher && !isPublished }),
        let found = trimmed(runs[place].range), found.count(where: { view[$0].isWord }) >= 2
      else { return }
      take(title: found)
      runs.remove(at: place)
      return
    }
    // "Lindqvist, The Price of Salt 47 (1994)": a journal's volume would have a page behind it.
    let isPage =
      reference.volume == view.string(found.upperBound) && view.kind(found.upperBound + 1) == .openParenthesis && reference.page == nil
      && reference.issue == nil
    guard !reference.authors.isEmpty && (reference.volume == nil || isPage) || !reference.editors.isEmpty else { return }
    if isPage { (reference.page, locator, reference.volume) = (reference.volume, reference.volume, nil) }
    take(title: found)
    runs.remove(at: place)
  }

  /// "Direction des pêches maritimes, Résultats généraux": an institution before the comma, where no author was told.
  private mutating func withoutInstitution(_ title: Range<Int>) -> Range<Int> {
    guard reference.authors.isEmpty, title.lowerBound == view.skipSignal(from: first, to: end), !isQuoted(title),
      let comma = title.first(where: { view.kind($0) == .comma }), (2...10).contains(comma - title.lowerBound),
      view[comma + 1].isCapitalized, title.upperBound - comma > 2
    else { return title }
    let name = title.lowerBound..<comma
    guard view.isBody(name.lowerBound), name.allSatisfy({ view[$0].isWord || view.kind($0) == .apostrophe }) else {
      return title
    }
    reference.authors = [Reference.Name(literal: text(name))]
    return (comma + 1)..<title.upperBound
  }

  private mutating func take(title found: Range<Int>) {
    var title = withYear(withoutInstitution(cutPage(from: found)))
    // "2007 House Hearing at 41"
    if let last = title.last, title.count >= 3, view.word(last, is: "at"), !view[last].isCapitalized, view.kind(last + 1) == .digits {
      title = title.lowerBound..<last
    }
    reference.title = text(title).withoutStraightQuotes
    places.title = view.range(of: title)
    use(title)
  }

  /// "Annual Report 2014, p. 60": a year right behind the name of what is published year after year belongs to it.
  private func withYear(_ title: Range<Int>) -> Range<Int> {
    let next = title.upperBound
    guard next < end, !title.isEmpty, view.year(next) != nil, view[next].spaced, Self.yearly.contains(view[next - 1].key),
      next + 1 >= end || [.comma, .period, .semicolon].contains(view[next + 1].kind)
    else { return title }
    return title.lowerBound..<(next + 1)
  }

  private static let yearly = WordSet(
    "report reports yearbook review survey statistics accounts outlook budget census index almanac handbook")

  /// "Sund Policy Paper, No. 34": the number in a series.
  private mutating func withoutNumber(_ series: Run) -> Run {
    guard let range = trimmed(series.range), reference.issue == nil, view.kind(range.upperBound - 1) == .digits,
      view.year(range.upperBound - 1) == nil
    else { return series }
    let word = wordBefore(range.upperBound - 1)
    let isNumbered =
      view.word(word, is: "no") || view.word(word, is: "nr") || view.word(word, is: "number") || view[word].key == UInt32(UInt8(ascii: "#"))
    guard isNumbered, word > range.lowerBound, let rest = trimmed(range.lowerBound..<word) else { return series }
    reference.issue = view.string(range.upperBound - 1)
    return Run(label: .collection, range: rest)
  }

  /// Journal, newspaper or book. What stands in their place may be a series, or who published the work.
  private mutating func readContainer(_ runs: [Run]) {
    var stands = [ReferenceLabel.journal, .container].compactMap { longest(of: $0, in: runs) }
    if let run = stands.first, let place = longest(of: .place, in: runs), place.range.upperBound == run.range.lowerBound,
      reference.volume == nil
    {
      // "Oslo, The Harbour Times, 2011": behind a place stands a publisher, a newspaper's house as well.
      reference.publisher = reference.publisher ?? trimmed(run.range).map { text($0) }
      stands.removeFirst()
    }
    let second = runs.last { run in
      run.label == .title && (!reference.editors.isEmpty || isTitleQuoted && isBehindTitle(run)) && run.range.count { view[$0].isWord } >= 2
    }
    guard let run = stands.first ?? second, let range = trimmed(run.range).flatMap({ trimmed(withoutIn($0)) })
    else {
      readSeries(runs)
      return
    }
    if run.label != .container || isTitleQuoted && reference.editors.isEmpty, isSeries(range) {
      reference.collectionTitle = reference.collectionTitle ?? text(range)
      reference.publisher = reference.publisher ?? issuer(of: range).map { text($0) }
      return
    }
    if isRemark(range) { return }
    let name = cutPage(ofArticleIn: range)
    if let author = reference.authors.first?.literal, text(name).hasSuffix(author) {
      // Who wrote it may publish it, but nothing is part of its author.
      reference.publisher = reference.publisher ?? text(name)
      return
    }
    reference.containerTitle = text(name)
    places.container = view.range(of: name)
  }

  /// "*PortWatch.* Current conditions, by port. https://…": what a page of the web shows, and no journal, which would have a date or
  /// a volume, or be written as names are.
  private func isRemark(_ container: Range<Int>) -> Bool {
    guard reference.url != nil, reference.issued == nil, reference.volume == nil, reference.page == nil, !isTitleQuoted else {
      return false
    }
    return container.contains { view[$0].isWord && !view[$0].isCapitalized && !view.is($0, [.function, .particle]) }
  }

  /// "(1997) 5 Shore Review 305": the page of an article whose volume is known, behind the journal's name.
  private mutating func cutPage(ofArticleIn container: Range<Int>) -> Range<Int> {
    let last = container.upperBound - 1
    guard reference.page == nil, reference.volume != nil, view.kind(last) == .digits, view.year(last) == nil || isImprint(last + 1),
      container.count > 1, view[last - 1].isWord
    else { return container }
    reference.page = view.string(last)
    locator = locator ?? reference.page
    return container.lowerBound..<last
  }

  /// "Shore Foundation briefing paper" is a series. "“Ferries in the Storm,” Kystposten, 3 May 2013": what appears on a day
  /// in no named place is a newspaper, unless it numbers what it publishes.
  private mutating func readSeries(_ runs: [Run]) {
    let collection = longest(of: .collection, in: runs)
    let named = collection ?? runs.first { ($0.label == .note || $0.label == .other) && view[$0.range.lowerBound].isCapitalized }
    if let range = named.flatMap({ trimmed($0.range) }), isSeries(range) {
      // "Technical report": a kind of text, and no series.
      if range.allSatisfy({ view.kind($0) == .period || Self.seriesKinds.contains(view[$0].key) }) { return }
      reference.collectionTitle = text(range)
      reference.publisher = reference.publisher ?? issuer(of: range).map { text($0) }
      return
    }
    guard isTitleQuoted, reference.issued?.day != nil, reference.publisherPlace == nil, reference.issue == nil,
      (reference.publisher == nil) != (reference.collectionTitle == nil),
      let range = (collection ?? longest(of: .publisher, in: runs)).flatMap({ trimmed($0.range) }),
      !range.contains(where: { view.kind($0) == .digits })
    else { return }
    reference.containerTitle = text(range)
    places.container = view.range(of: range)
    reference.publisher = nil
    reference.collectionTitle = nil
  }

  /// "SUND Working Paper", "Shore Foundation briefing paper": an institution stands before what its series is.
  private func issuer(of series: Range<Int>) -> Range<Int>? {
    guard let kind = series.first(where: { Self.seriesKinds.contains(view[$0].key) }), kind > series.lowerBound else { return nil }
    let name = series.lowerBound..<kind
    let isInstitution = view.is(kind - 1, .institution) && name.count >= 2 && name.allSatisfy { view[$0].isCapitalized || !view[$0].isWord }
    let isAcronym = name.contains { view[$0].isAllCapitals && view[$0].length >= 3 } && name.allSatisfy { isFullName($0) }
    return isInstitution || isAcronym ? name : nil
  }

  /// A name without a word that tells what it treats of: "SUND", "Kyst-HAVN".
  private func isFullName(_ index: Int) -> Bool {
    view[index].isAllCapitals || view.kind(index) == .hyphen || view[index].isCapitalized && view.kind(index + 1) == .hyphen
  }

  private func isBehindTitle(_ run: Run) -> Bool { places.title.map { view[run.range.lowerBound].start >= $0.end } ?? false }

  /// "Sund Policy Paper, No. 12"; "Shore Letters, No. 7, Sund Institute": no volume, and a series' word, or a number with an
  /// institute behind it, which journals do not name.
  private func isSeries(_ range: Range<Int>) -> Bool {
    guard reference.volume == nil else { return false }
    return Self.seriesWords.contains(view[range.upperBound - 1].key) || reference.issue != nil && reference.publisher != nil
  }

  private static let seriesWords = WordSet(series)
  private static let series = "paper papers brief briefing report reports memo backgrounder series"
  /// What a series may be, and the words that stand before it.
  private static let seriesKinds = WordSet(series + " working policy discussion occasional research technical staff tech rep")

  private var isTitleQuoted: Bool {
    guard let title = places.title, let index = (first..<end).first(where: { view[$0].start == title.start }), index > first else {
      return false
    }
    return view[index - 1].isQuote || view.kind(index - 1) == .apostrophe
  }

  /// What the model takes for the title; where quotation marks stand, they say where it begins and ends.
  private func title(_ runs: [Run]) -> Range<Int>? {
    // A book that a quoted chapter stands in may be labelled a title too; the first is the chapter's.
    let first = runs.first { $0.label == .title }
    let run = first.map { isQuoted($0.range) } == true ? first : longest(of: .title, in: runs)
    guard let quoted = quotedStretch(near: run?.range) else {
      guard let title = run.flatMap({ trimmed($0.range) }) else { return nil }
      let behind = title.upperBound
      return isFree(behind) && label(behind) == .date && endsTitle(behind..<(behind + 1)) ? title.lowerBound..<(behind + 1) : title
    }
    var title = trimmed(quoted) ?? quoted
    // A translation in brackets belongs to the title.
    let after = quoted.upperBound + 1
    if view.kind(after) == .openBracket, let close = (after..<end).first(where: { view.kind($0) == .closeBracket }) {
      title = title.lowerBound..<(close + 1)
    }
    return title
  }

  /// "Lindqvist, The Price of Salt 47 (2d ed. 1994)": a page between a title and the bracket of its year, as lawyers cite.
  private mutating func cutPage(from title: Range<Int>) -> Range<Int> {
    let last = title.upperBound - 1
    guard view.kind(title.upperBound) == .openParenthesis, reference.page == nil, !reference.authors.isEmpty, view.kind(last) == .digits,
      view.year(last) == nil, title.count(where: { view[$0].isWord }) >= 3, isImprint(title.upperBound)
    else { return title }
    var first = last
    while [.hyphen, .dash, .comma].contains(view[first - 1].kind), view.kind(first - 2) == .digits { first -= 2 }
    guard view[first - 1].isWord, !view.is(first - 1, .label) else { return title }
    reference.page = view.text.string(in: [view.range(first, through: last)])
    locator = reference.page
    use(first..<title.upperBound)
    return title.lowerBound..<first
  }

  private func isQuoted(_ range: Range<Int>) -> Bool {
    view[range.lowerBound].isQuote || view[range.lowerBound - 1].isQuote && range.lowerBound > first
  }

  /// The words inside the quotation marks that begin where the title does, or behind a comma or a full stop within it.
  private func quotedStretch(near title: Range<Int>?) -> Range<Int>? {
    var quotation = QuotationTracker()
    var open: Int?
    for index in first..<end {
      let wasInside = quotation.isInside
      quotation.enter(index, of: view)
      if quotation.isInside, !wasInside { open = index }
      guard wasInside, !quotation.isInside, let start = open, isFree(start), index - start >= 3 else { continue }
      guard let title else { return label(start + 1) == .title ? (start + 1)..<index : nil }
      // "‘No Thanks’: Pilots and Their Tolls": the title goes on behind the marks.
      if view.kind(index + 1) == .colon, title.contains(index + 2) { continue }
      let begins = title.lowerBound == start || title.lowerBound == start + 1
      let behindElement =
        title.contains(start) && [.comma, .period, .colon, .closeParenthesis].contains(view[start - 1].kind) && !view.abbreviates(start - 1)
      if begins || behindElement { return (start + 1)..<index }
    }
    return nil
  }

  /// The longest stretch of a label; the first of equals.
  private func longest(of label: ReferenceLabel, in runs: [Run]) -> Run? {
    var longest: Run?
    for run in runs where run.label == label && run.range.count > longest?.range.count ?? 0 { longest = run }
    return longest
  }

  /// "In Comparing Shores" names a book; the word before it does not belong to its title.
  private func withoutIn(_ range: Range<Int>) -> Range<Int> {
    guard view.word(range.lowerBound, is: "in"), range.count > 1 else { return range }
    return (range.lowerBound + (view.kind(range.lowerBound + 1) == .colon ? 2 : 1))..<range.upperBound
  }

  /// Without the punctuation around it, and without a bracket or a quotation mark that has no partner inside.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var first = range.lowerBound
    var last = range.upperBound - 1
    while first <= last, isEdge(first), !quotesInside(first, last) { first += 1 }
    while true {
      while last >= first, isEdge(last) {
        // An abbreviation keeps its full stop: "U.S.", "Rev.", "2nd ed.".
        if view.kind(last) == .period, view.abbreviates(last) || label(last) == .edition || isStatesStop(last) { break }
        if view.kind(last) == .closeParenthesis || view.kind(last) == .closeBracket, opensInside(first, last) { break }
        last -= 1
      }
      // "Shore Letters No." without its number.
      let word = view.kind(last) == .period ? last - 1 : last
      guard word > first, Self.issueWords.contains(view[word].key), view[word].length > 1 else { break }
      last = word - 1
    }
    return first <= last ? first..<(last + 1) : nil
  }

  /// "Cambridge, Mass.: Sund Press": the full stop before the colon belongs to the abbreviation of a state.
  private func isStatesStop(_ index: Int) -> Bool {
    label(index) == .place && view.kind(index + 1) == .colon && view.kind(index - 2) == .comma
  }

  private func isEdge(_ index: Int) -> Bool {
    switch view[index].kind {
    case .comma, .semicolon, .colon, .period, .straightQuote, .dash, .hyphen, .slash, .asterisk, .less, .greater, .apostrophe, .openQuote,
      .openParenthesis, .openBracket, .closeQuote, .closeParenthesis, .closeBracket:
      true
    case .symbol: view[index].key == 0xAB || view[index].key == 0xBB || view[index].key == 0x5F
    default: false
    }
  }

  /// “‘Better Ports’: Audits in Norland”: the inner marks belong to the title.
  private func quotesInside(_ first: Int, _ last: Int) -> Bool {
    guard view[first].key == 0x2018 || view[first].key == 0x27, view.glued(first + 1) else { return false }
    return (first + 2..<max(first + 2, last)).contains {
      (view[$0].key == 0x2019 || view[$0].key == 0x27) && view.glued($0) && !(view.glued($0 + 1) && view[$0 + 1].isWord)
    }
  }

  private func opensInside(_ first: Int, _ last: Int) -> Bool {
    (max(first, last - 60)..<last).contains { view.kind($0) == .openParenthesis || view.kind($0) == .openBracket }
  }

  func text(_ range: Range<Int>) -> String {
    view.string(range.lowerBound, through: range.upperBound - 1)
  }

  /// "vol. 27, no. 3", "27 (3)", "27:3", "IV".
  private mutating func readNumbers(_ runs: [Run]) {
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

  private static let issueWords = WordSet("no nos nr n nº n° num issue heft")

  /// The "no" of "no. 3": the word before a number, past the full stop of an abbreviation.
  private func wordBefore(_ index: Int) -> Int { view.kind(index - 1) == .period ? index - 2 : index - 1 }

  func isRoman(_ index: Int) -> Bool {
    view.isRomanNumeral(index)
      || view[index].isCapitalized && view[index].length == 1 && "IVX".contains(view.string(index))
  }

  /// Pages of a work come first, cited pages behind them: "56, 61", "pp. 44-61, at 50".
  private mutating func readPages(_ runs: [Run]) {
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
  private func endsTitle(_ range: Range<Int>) -> Bool {
    let last = range.lowerBound - 1
    return label(last) == .title && view[last].isWord && view[last].isCapitalized && view.year(range.lowerBound) != nil
      && (view.kind(range.lowerBound + 1) == .comma || isImprint(range.lowerBound + 1))
  }

  /// "(Oslund: Ministry of Ports, 2013)": a bracket with a year in it.
  private func isImprint(_ open: Int) -> Bool {
    guard view.kind(open) == .openParenthesis, let close = (open..<end).first(where: { view.kind($0) == .closeParenthesis }) else {
      return false
    }
    return (open..<close).contains { view.year($0) != nil }
  }

  /// The date that the model tells, to the day where it stands there so.
  /// "Holt (1994: 45–47)": the page that is cited, in the brackets of the year.
  private mutating func readPageBehindYear() {
    guard let open = (first..<min(end, first + 24)).first(where: { view.kind($0) == .openParenthesis }), view.year(open + 1) != nil,
      view.kind(open + 2) == .colon, view.kind(open + 3) == .digits
    else { return }
    let close = view.pagesEnd(from: open + 3, before: end)
    guard view.kind(close) == .closeParenthesis, close < end else { return }
    locator = view.string(open + 3, through: close - 1)
    use((open + 2)..<close)
  }

  private mutating func readDate(_ runs: [Run]) {
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

  // MARK: The type

  private func kind(_ runs: [Run]) -> Reference.Kind {
    let has = Labels(runs.map(\.label))
    if isCase { return .legalCase }
    if isLaw { return .legislation }
    if hasWord(Self.thesisWords, in: [.note, .publisher, .other], has) { return .thesis }
    if has.contains(.journal) {
      if reference.containerTitle == nil {
        return reference.collectionTitle != nil ? .report : reference.url != nil && reference.publisher == nil ? .webpage : .book
      }
      if let container = places.container, reference.volume == nil,
        reference.issued?.day != nil || hasWord(in: container, .periodical) && reference.page == nil && !isYearOnly
      {
        return .newspaperArticle
      }
      return .journalArticle
    }
    if reference.containerTitle != nil, reference.issued?.day != nil, isTitleQuoted, !has.contains(.container) { return .newspaperArticle }
    if has.contains(.container), reference.containerTitle != nil {
      return hasWord(Self.conferenceWords, in: [.container], has) ? .paperConference : .chapter
    }
    if reference.containerTitle != nil, !reference.editors.isEmpty { return .chapter }
    if has.contains(.collection) || hasWord(Self.reportWords, in: [.note, .collection, .volume], has) { return .report }
    if isTitleQuoted, reference.publisher != nil, reference.publisherPlace == nil { return .report }
    if reference.publisher != nil || has.contains(.edition) || has.contains(.editor) { return .book }
    if reference.url != nil || reference.accessed != nil { return .webpage }
    return has.contains(.place) ? .book : .document
  }

  /// No newspaper is cited by its year alone.
  private var isYearOnly: Bool { reference.issued != nil && reference.issued?.month == nil }

  private static let thesisWords = WordSet("thesis dissertation diss")
  private static let conferenceWords = WordSet("proceedings conference symposium workshop proc congress")
  private static let reportWords = WordSet("report paper memorandum rapport")

  private func hasWord(_ words: WordSet, in labels: Labels, _ has: Labels) -> Bool {
    guard !has.isDisjoint(with: labels) else { return false }
    return (first..<end).contains { index in
      view[index].isWord && label(index).map(labels.contains) == true && words.contains(view[index].key)
    }
  }

  /// A set of labels, a bit each.
  private struct Labels: ExpressibleByArrayLiteral {
    private var bits: UInt32 = 0

    init(_ labels: [ReferenceLabel]) { for label in labels { bits |= 1 << UInt32(label.rawValue) } }
    init(arrayLiteral labels: ReferenceLabel...) { self.init(labels) }

    func contains(_ label: ReferenceLabel) -> Bool { bits & 1 << UInt32(label.rawValue) != 0 }
    func isDisjoint(with other: Labels) -> Bool { bits & other.bits == 0 }
  }

  private var isCase: Bool {
    guard let title = places.title else { return false }
    return (first..<end).contains { title.contains(view[$0].range) && view.joinsParties($0) }
  }

  /// "Harbour Dues Act": a law by its last word.
  private var isLaw: Bool {
    guard let title = places.title, reference.authors.isEmpty, reference.containerTitle == nil else { return false }
    guard let last = (first..<end).last(where: { title.contains(view[$0].range) && view[$0].isWord }) else { return false }
    return view.isLaw(last)
  }

  private func hasWord(in range: TextRange, _ classes: WordClass) -> Bool {
    (first..<end).contains { range.contains(view[$0].range) && view.is($0, classes) }
  }
}

extension Reference {
  /// Reads a reference as it is printed in a list.
  package init(parsing text: String) {
    let source = SourceText(text)
    let view = TokenView([TextRange(0, source.count)], in: source, lexicon: .english)
    var decoder = ReferenceModel.shipped.map(ReferenceDecoder.init)
    self = ReferenceParser(view: view, 0..<view.count, &decoder).reference
  }
}

extension String {
  fileprivate var withoutStraightQuotes: String { utf8.contains(UInt8(ascii: "\"")) ? split(separator: "\"").joined() : self }
}
