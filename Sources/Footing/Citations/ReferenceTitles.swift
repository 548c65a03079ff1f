/// The title of a work, what it stands in, and who published it, from the labels of its tokens.
extension ReferenceParser {
  mutating func readTitles(_ runs: [Run]) {
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
    reference.publisher = nil
    reference.collectionTitle = nil
    // "Kyst-HAVN Letter Series"
    if isSeries(range) { return reference.collectionTitle = text(range) }
    reference.containerTitle = text(range)
    places.container = view.range(of: range)
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

  var isTitleQuoted: Bool {
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
}

extension String {
  fileprivate var withoutStraightQuotes: String { utf8.contains(UInt8(ascii: "\"")) ? split(separator: "\"").joined() : self }
}
