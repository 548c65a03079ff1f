/// Reads what the notes of a document cite.
struct CitationScanner {
  let document: Document
  let notes: [Note]
  private var decoder: ReferenceDecoder?
  /// The family names of the authors that were read so far.
  private var authors: Set<UInt32> = []
  /// What the markup sets apart in the note that is read.
  private var marks = LabelMender.Marks()

  init(document: Document, notes: [Note], model: ReferenceModel?) {
    self.document = document
    self.notes = notes
    decoder = model.map(ReferenceDecoder.init)
  }

  /// What the notes turned out to be.
  struct Result {
    /// The citations of the running text, in its order.
    var inText: [CitationID] = []
    /// Per note: does it cite, comment, or both?
    var contents: [NoteContent] = []
    /// The parts of notes that are prose, as stretches of the words of each note.
    var comments: [[Range<Int>]] = []
    var words: NoteWords
  }

  /// The citations, those of the running text behind those of the notes. They are returned beside the rest, since they are large and
  /// are changed where they lie.
  mutating func scan(inText: [InTextCitation]) -> (citations: [Citation], Result) {
    var result = Result(words: NoteWords(document, notes))
    var citations: [Citation] = []
    citations.reserveCapacity(notes.count + notes.count / 4 + inText.count)
    for note in notes {
      let works = works(of: note)
      let cited = keyedCitations(of: note)
      for work in works { citations.append(Citation(id: CitationID(citations.count), note: note.id, work: work)) }
      for key in cited {
        let citation = Citation(id: CitationID(citations.count), note: note.id, key: key, hasBibliography: hasBibliography)
        citations.append(citation)
      }
      let told = works.map(\.range) + cited.map(\.range)
      let first = citations.count
      let view = result.words.cut(without: told)
      if let structure = document.structure {
        marks.italics = words(in: Self.stretch(structure.emphases, of: note) { $0 }, of: view)
        marks.links = words(in: Self.stretch(structure.links, of: note) { $0.range }.map(\.range), of: view)
      }
      var cutter = NoteCutter(view: view, authors: authors)
      let pieces = cutter.pieces { decoder?.labels(view, $0) ?? [] }
      var comments: [Range<Int>] = []
      var cites = !told.isEmpty
      for piece in pieces {
        if piece.isWork {
          let labels = piece.start..<piece.end == cutter.labelled ? cutter.labels : nil
          let citation = citation(view, piece, labels, of: note, behind: citations)
          // Around what the markup describes stand punctuation and locators; but also works that it does not describe.
          guard told.isEmpty || citation.form.isBackReference || citation.item.title != nil else { continue }
          guard Self.tellsWhich(citation, piece, in: view) else {
            comments.append(piece.first..<piece.end)
            continue
          }
          if citation.form == .full { authors.formUnion(citation.item.authors.compactMap(\.key)) }
          citations.append(citation)
          cites = true
        } else {
          comments.append(piece.first..<piece.end)
        }
      }
      shareAccess(of: view, since: first, in: &citations)
      result.contents.append(!cites ? .comment : comments.isEmpty ? .reference : .mixed)
      result.comments.append(comments)
    }
    for citation in inText {
      let id = CitationID(citations.count)
      result.inText.append(id)
      citations.append(Citation(id: id, citation, hasBibliography: hasBibliography))
    }
    return (citations, result)
  }

  /// "…, https://…; …, https://…, both accessed 3 May 2014": the day holds for all works of the note.
  private func shareAccess(of view: TokenView, since first: Int, in citations: inout [Citation]) {
    guard citations.count - first >= 2, let last = citations.last, let day = last.item.accessed, let place = last.places.accessed,
      let word = last.words?.first(where: { view[$0].start >= place.start }), view.isSharedAccess(word)
    else { return }
    for index in first..<(citations.count - 1) where citations[index].item.url != nil && citations[index].item.accessed == nil {
      citations[index].item.accessed = day
    }
  }

  /// What seemed a work leads to one: by its form, by what was read of it, or as "Holt 1996".
  private static func tellsWhich(_ citation: Citation, _ piece: NoteCutter.Piece, in view: TokenView) -> Bool {
    citation.form != .full || piece.signs?.isStatute == true || citation.item.namesWork || view.isShortReference(piece)
  }

  private var hasBibliography: Bool { document.structure?.hasBibliography ?? false }

  /// The works that the markup of a note describes.
  private func works(of note: Note) -> [Structure.Work] {
    guard let works = document.structure?.works else { return [] }
    return Self.stretch(works, of: note) { $0.range }
  }

  /// The words of a note that lie in `ranges`, which are sorted.
  private func words(in ranges: [TextRange], of view: TokenView) -> [Range<Int>] {
    var index = 0
    return ranges.compactMap { range in
      while index < view.count, view[index].end <= range.start { index += 1 }
      let first = index
      while index < view.count, view[index].start < range.end { index += 1 }
      return first < index ? first..<index : nil
    }
  }

  /// The keys that a note cites.
  private func keyedCitations(of note: Note) -> [Structure.KeyedCitation] {
    guard let citations = document.structure?.citations else { return [] }
    return Self.stretch(citations, of: note) { $0.range }
  }

  /// Those of sorted elements that stand in a note. Logarithmic.
  private static func stretch<T>(_ elements: [T], of note: Note, _ range: (T) -> TextRange) -> [T] {
    let hull = note.ranges.hull
    let first = partitionPoint(elements.count) { range(elements[$0]).start < hull.start }
    return Array(elements[first...].prefix { range($0).start < hull.end })
  }

  /// The address behind the words of a work.
  private func link(in ranges: [TextRange], of note: Note) -> Structure.Link? {
    guard let links = document.structure?.links, !links.isEmpty else { return nil }
    return Self.stretch(links, of: note) { $0.range }.first { link in ranges.contains { $0.overlaps(link.range) } }
  }

  private mutating func citation(
    _ view: TokenView, _ piece: NoteCutter.Piece, _ labels: [ReferenceLabel]?, of note: Note, behind others: [Citation]
  ) -> Citation {
    let start = piece.start
    var end = piece.end
    while end > start + 1, [.semicolon, .comma].contains(view[end - 1].kind) { end -= 1 }
    let words = start..<end
    // "But see also the conclusions in": the signal is what begins it; "See, further," is one.
    let signal = view.skipSignal(from: piece.first, to: start)
    let isIntroduced = signal > piece.first && (signal..<start).count { view[$0].isWord } >= 3
    let lead = piece.first..<(isIntroduced ? signal : start)
    let mention = Mention(
      id: CitationID(others.count), note: note.id, ranges: view.ranges(start, through: end - 1), words: words,
      signal: lead.isEmpty ? nil : view.string(lead.lowerBound, through: lead.upperBound - 1).trimmed)
    if let judgment = piece.judgment { return Citation(mention, judgment, in: view) }
    if let short = piece.shortForm { return Citation(mention, short, in: view) }
    let again = view.behindRepeatedAuthor(at: start, before: end)
    if again == nil, piece.signs?.isBackReference != false, let found = backReference(view, words) {
      return Citation(mention, backReference: found, in: words, view, &decoder)
    }
    // A line that stands for the author is read with the work, as in lists; "idem" would be taken for a name.
    let work = (view[start].isWord ? again ?? start : start)..<end
    let parser = ReferenceParser(
      view: view, work, marks: marks, isInterview: piece.isInterview
    ) {
      // A note that is one work has been labelled; beside other words, a signal even, each work is labelled by itself.
      let known = work == words ? labels.map { Array($0.prefix(work.count)) } : nil
      let told = known ?? decoder?.labels(view, work) ?? []
      return again == work.lowerBound ? Self.withoutAuthor(told) : told
    }
    var item = parser.reference
    var places = parser.places
    if again != nil, item.authors.isEmpty {
      item.authors = others.last?.item.authors ?? []
      places.repeatsAuthor = item.authors.isEmpty
    }
    places.announced = view.announcedName(in: words)
    if item.url == nil, let link = link(in: mention.ranges, of: note), link.address.hasPrefix("http") {
      item.url = link.address
      places.url = link.range
      places.gap = nil
    }
    return Citation(mention, .full, locator: parser.locator, item: item, places: places)
  }

  /// Behind "idem" stands no author: what looks like one is the title, unless a title follows.
  private static func withoutAuthor(_ labels: [ReferenceLabel]) -> [ReferenceLabel] {
    labels.first == .author && !labels.contains(.title) ? labels.map { $0 == .author ? .title : $0 } : labels
  }

  /// The first back-reference outside quotation marks: its form, its first token, and the first token behind its words.
  private func backReference(_ view: TokenView, _ range: Range<Int>) -> BackReference? {
    if view.isDitto(at: range.lowerBound) { return BackReference(form: .ibid, words: range.lowerBound..<(range.lowerBound + 1)) }
    var quotation = QuotationTracker()
    for index in range {
      quotation.enter(index, of: view)
      // "Et de portubus dicitur idem …" is Latin that somebody quotes.
      if !quotation.isInside, let (form, end) = view.backReferenceForm(at: index) { return BackReference(form: form, words: index..<end) }
    }
    // "Dahl, note 12 above, p. 14"; "see note 12"; "Above, n. 30".
    for index in range where view.pointsToNote(index, within: range) {
      guard let (_, end) = view.noteReference(at: index) else { continue }
      let before = view.beforeComma(index)
      let below = view.word(before, is: "below") || view.word(end, is: "below")
      let start = view.bracketedNote(index) ?? (view.isDirection(before) ? before : index)
      return BackReference(form: below ? .infra : .crossReference, words: max(start, range.lowerBound)..<index)
    }
    return nil
  }
}

/// What a citation is before it is known what it cites.
private struct Mention {
  let id: CitationID
  let note: NoteID
  let ranges: [TextRange]
  let words: Range<Int>
  let signal: String?
}

extension Reference {
  /// Something in it tells which work it is. A title that stands alone has to look like one; else it is a quotation.
  fileprivate var namesWork: Bool {
    if kind == .interview || kind == .personalCommunication || kind == .legalCase || kind == .legislation { return true }
    if containerTitle != nil || collectionTitle != nil || publisher != nil || archiveLocation != nil { return true }
    if url != nil || doi != nil || isbn != nil { return true }
    // The symbol of a document of the United Nations.
    if let issue, issue.utf8.contains(UInt8(ascii: "/")) { return true }
    if issued != nil || page != nil || volume != nil { return !authors.isEmpty || title.map { !$0.breaksOff } ?? false }
    guard let title else { return false }
    return !authors.isEmpty || title.isInTitleCase
  }
}

extension TokenView {
  /// "Holt 1996.", "Harbour Report at 17-20": a name and a number, and little else.
  fileprivate func isShortReference(_ piece: NoteCutter.Piece) -> Bool {
    let words = piece.start..<piece.end
    guard let number = words.first(where: { kind($0) == .digits }) else { return false }
    // "Data for 2010": the number belongs to its word.
    let isNamed = !self.is(number - 1, .function) || word(number - 1, is: "at")
    return words.count <= 8 && self[piece.start].isCapitalized && isNamed
      && !words.contains {
        self[$0].isQuote || self[$0].length > 4 && !self[$0].isCapitalized && self[$0].isWord && !self.is($0, .function)
      }
  }
}

extension String {
  /// "Data for": no title ends in a word that leads on.
  fileprivate var breaksOff: Bool {
    utf8.split(separator: UInt8(ascii: " ")).last.map { Self.leading.contains(Folding.hash($0.map { $0 | 0x20 })) } ?? true
  }

  private static let leading = WordSet("for of in to by from with and or the a an as on is are was were between during since until")

  /// It begins with a capital, and so do half of its longer words: "The Ports of the North".
  fileprivate var isInTitleCase: Bool {
    var words = 0
    var capitals = 0
    var first: Bool?
    for word in utf8.split(whereSeparator: { !$0.isLetterOrDigit && $0 < 0x80 }) {
      guard let letter = word.first else { continue }
      let isCapital = !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
      first = first ?? isCapital
      guard word.count >= 4 else { continue }
      words += 1
      if isCapital { capitals += 1 }
    }
    return first == true && capitals * 2 >= words
  }
}

/// "op. cit.", "supra note", "ibid.": the words that point back.
private struct BackReference {
  let form: Citation.Form
  let words: Range<Int>
}

extension Citation {
  fileprivate init(
    _ mention: Mention, _ form: Form, locator: String?, noteReference: String? = nil, item: Reference, places: ReferencePlaces
  ) {
    self.init(
      id: mention.id, note: mention.note, ranges: mention.ranges, words: mention.words, form: form, signal: mention.signal, key: nil,
      locator: locator, noteReference: noteReference, item: item, places: places)
  }

  fileprivate init(_ mention: Mention, _ judgment: LegalCitation, in view: TokenView) {
    var places = ReferencePlaces()
    places.title = judgment.name.map { view.range(of: $0) }
    places.issued = judgment.year.map { view[$0].range }
    let page = judgment.isShort ? nil : judgment.page.map { view.string($0.lowerBound, through: $0.upperBound - 1) }
    self.init(
      mention, judgment.isShort ? .short : .full, locator: judgment.pin ?? page, item: Reference(judgment, in: view), places: places)
  }

  /// "Lindqvist, Salt and Timber, 47": what it names is found by its author and title.
  fileprivate init(_ mention: Mention, _ short: NoteCutter.ShortForm, in view: TokenView) {
    var item = Reference()
    item.authors = NameParser(view: view).names(in: short.authors)
    item.title = view.string(short.title.lowerBound, through: short.title.upperBound - 1)
    var places = ReferencePlaces()
    places.title = view.range(of: short.title)
    let pages = view.string(short.pages.lowerBound, through: short.pages.upperBound - 1)
    self.init(mention, .full, locator: pages, item: item, places: places)
  }

  /// "D. Eriksen, Salt, op. cit. [3], p. 20": the name before, the number and the page behind.
  fileprivate init(
    _ mention: Mention, backReference found: BackReference, in words: Range<Int>, _ view: TokenView, _ decoder: inout ReferenceDecoder?
  ) {
    var item = Reference()
    var places = ReferencePlaces()
    let before = words.lowerBound..<max(words.lowerBound, found.words.lowerBound)
    let isName = before.count <= 8 && !before.contains { view[$0].isQuote || view.year($0) != nil || view.kind($0) == .colon }
    if !before.isEmpty, isName, !view.word(words.lowerBound, is: "in") {
      item.authors = NameParser(view: view).names(in: before)
    } else if !before.isEmpty {
      let parser = ReferenceParser(view: view, before, &decoder)
      item = parser.reference
      places = parser.places
      places.named = view.bookBefore(found.words.lowerBound, notBefore: words.lowerBound)
    }
    let behind = found.words.upperBound
    let reference = view.noteReference(behind: behind, found.form)
    let rest = (reference?.end ?? behind)..<max(reference?.end ?? behind, words.upperBound)
    self.init(
      mention, found.form, locator: view.locator(in: rest) ?? (reference == nil ? view.barePages(in: rest) : view.pinpoint(at: rest)),
      noteReference: reference?.number, item: item, places: places)
  }
}

extension TokenView {
  /// "M. Strand, ‘Tolls’ in Lund, op. cit.": the book is the one that is known.
  fileprivate func bookBefore(_ index: Int, notBefore start: Int) -> TextRange? {
    let last = beforeComma(index)
    var named = last
    while named > start, self[named].isWord && self[named].isCapitalized || [.period, .apostrophe, .hyphen].contains(self[named].kind) {
      named -= 1
    }
    return word(named, is: "in") && named < last ? range(named + 1, through: last) : nil
  }

  /// The note that a back-reference names behind its words. "Ibid., n. 7" is a note of the work; only a bracket makes it one
  /// of this document.
  fileprivate func noteReference(behind index: Int, _ form: Citation.Form) -> (number: String, end: Int)? {
    // "op. cit. (1995), n. 4": the year tells which of an author's works.
    let isYear = kind(index) == .openParenthesis && year(index + 1) != nil && kind(index + 2) == .closeParenthesis
    let isBracketed = [index, index + 1].contains { kind($0) == .openBracket || kind($0) == .openParenthesis }
    return form == .ibid && !isBracketed ? nil : noteReference(at: isYear ? index + 3 : index)
  }

  /// "Holt (n 1) 133", "Marek (n 2 above) [22]": the number behind the bracket of a note.
  fileprivate func pinpoint(at range: Range<Int>) -> String? {
    guard let close = range.prefix(2).first(where: { kind($0) == .closeParenthesis }) else { return nil }
    let number = kind(close + 1) == .openBracket ? close + 2 : close + 1
    return kind(number) == .digits && range.contains(number) ? string(number) : nil
  }

  /// "Ibid., 45–47": nothing but pages stands behind.
  fileprivate func barePages(in range: Range<Int>) -> String? {
    guard kind(range.lowerBound) == .comma || kind(range.lowerBound) == .period, range.count >= 2 else { return nil }
    let start = kind(range.lowerBound + 1) == .comma ? range.lowerBound + 2 : range.lowerBound + 1
    guard kind(start) == .digits, range.contains(start) else { return nil }
    let stop = pagesEnd(from: start, before: range.upperBound)
    return stop >= range.upperBound || kind(stop) == .period && stop + 1 >= range.upperBound ? string(start, through: stop - 1) : nil
  }

  /// "p. 20", "at 20"; "at ¶ 100", a paragraph in a work that has pages.
  fileprivate func locator(in range: Range<Int>) -> String? {
    for index in range {
      if isLocatorWord(index) || word(index, is: "at"), let pages = pages(after: index, before: range.upperBound) { return pages.text }
      if word(index, is: "at"), self[index + 1].key == 0xB6 { return "¶ " + string(index + 2) }
    }
    return nil
  }
}

extension Citation {
  /// A work that the markup of a note describes.
  fileprivate init(id: CitationID, note: NoteID, work: Structure.Work) {
    self.init(
      id: id, note: note, ranges: [work.range], words: nil, form: .full, signal: nil, key: nil, locator: nil, noteReference: nil,
      item: work.item, places: ReferencePlaces())
  }

  /// A key that a note cites.
  fileprivate init(id: CitationID, note: NoteID?, key citation: Structure.KeyedCitation, hasBibliography: Bool) {
    self.init(
      id: id, note: note, ranges: [citation.range], words: nil, form: .key, signal: nil, key: citation.key, locator: citation.locator,
      noteReference: nil, item: citation.item ?? Reference(), places: ReferencePlaces())
    if citation.item == nil { reason = hasBibliography ? .noSuchEntry : .noBibliography }
  }

  /// A citation of the running text.
  fileprivate init(id: CitationID, _ citation: InTextCitation, hasBibliography: Bool) {
    switch citation.target {
    case .entry(let key, let item):
      let keyed = Structure.KeyedCitation(range: citation.range, key: key, locator: citation.locator, item: item)
      self.init(id: id, note: nil, key: keyed, hasBibliography: hasBibliography)
    case .address(let address):
      var item = Reference()
      item.kind = .webpage
      item.url = address
      var places = ReferencePlaces()
      places.url = citation.range
      self.init(
        id: id, note: nil, ranges: [citation.range], words: nil, form: .full, signal: nil, key: nil, locator: nil, noteReference: nil,
        item: item, places: places)
    }
  }
}

extension Reference.Name {
  /// The last word of the family name, as the tokenizer hashes it.
  fileprivate var key: UInt32? { family.flatMap { Folding.words(of: $0).last } }
}

/// Does a note cite, comment, or do both?
public enum NoteContent: String, Sendable, Hashable, CaseIterable { case reference, comment, mixed }
