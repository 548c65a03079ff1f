/// Reads the passages of a document for claims: sentences with markers, figures or quotations, and what they are about.
/// Each passage is cut into tokens once; linear.
struct ClaimScanner {
  let document: Document
  let apparatus: NoteApparatus
  let citations: [Citation]
  let notes: CitationScanner.Result

  func table() -> ClaimTable {
    var table = ClaimTable(forBytes: document.text.count)
    table.claimOfMarker = Array(repeating: nil, count: apparatus.markers.count)
    let style = NumberStyle(of: document.text)
    let anchors = Anchors(
      markers: AnchorIndex(apparatus.markers.map { ($0.anchor, $0.id) }),
      citations: AnchorIndex(zip(apparatus.inTextCitations, notes.inText).map { ($0.anchor, $1) }))
    var topics = Topics(title: titleNames(&table))
    let numbers = ParagraphNumbers(of: apparatus.passages, in: document.text)
    for (index, numbered) in apparatus.passages.enumerated() {
      let passage = numbers.stripped(numbered, index)
      let view = TokenView(passage.pieces, in: document.text, lexicon: .english, style: style)
      scan(view, passage, index, anchors, usesDates: true, topics.current, &table)
      if passage.zone == .heading {
        topics.enter(SlotScanner(view: view, figures: []).names(&table))
      } else if passage.zone != .table, passage.zone != .furniture {
        topics.learn(from: view)
      }
    }
    topics.keepNames(in: &table)
    table.named = topics.named
    for (index, note) in apparatus.notes.enumerated() {
      NameScanner(view: notes.words.wholeView(of: index), zone: .note).append(to: &table)
      for comment in notes.comments[index] {
        let view = notes.words.view(of: index).part(comment, style: style)
        let passage = Passage(pieces: view.ranges(0, through: view.count - 1), zone: .note, note: note.id)
        scan(view, passage, apparatus.passages.count + index, anchors, usesDates: true, WordList(), &table)
      }
    }
    for citation in citations {
      guard let title = citation.places.title, let note = citation.note, let words = citation.words else { continue }
      let view = notes.words.view(of: Int(note.index)).part(words, in: title, style: style)
      let passage = Passage(pieces: [title], zone: .note, note: note)
      let first = table.claims.count
      scan(view, passage, apparatus.passages.count + Int(note.index), anchors, usesDates: false, isTitle: true, WordList(), &table)
      if table.claims.count > first, table.titlesOfNotes[note] == nil { table.titlesOfNotes[note] = table.claims[first].id }
    }
    markCovered(&table)
    return table
  }

  /// The names in the title of the document: what it is about where a sentence names nothing.
  private func titleNames(_ table: inout ClaimTable) -> WordList {
    // A title that goes on and on is a first paragraph.
    guard let title = document.title, title.utf8.count <= 120 else { return WordList() }
    let text = SourceText(title)
    return SlotScanner(view: TokenView([TextRange(0, text.count)], in: text, lexicon: .english), figures: []).names(&table)
  }

  private static let mostFigures = 200_000

  /// What belongs to the words before it.
  private struct Anchors {
    let markers: AnchorIndex<MarkerID>
    let citations: AnchorIndex<CitationID>
  }

  private func scan(
    _ view: TokenView, _ passage: Passage, _ index: Int, _ anchors: Anchors, usesDates: Bool, isTitle: Bool = false, _ topic: WordList,
    _ table: inout ClaimTable
  ) {
    guard view.count > 0 else { return }
    // No report states more; a text that seems to is data, and the rest of its numbers is left alone.
    let isFull = table.figures.count >= Self.mostFigures
    var figures =
      isFull
      ? []
      : FigureScanner(
        view: view, zone: passage.zone, note: passage.note, reference: document.referenceDate, usesDates: usesDates
      ).figures()
    // A title states what is in it; what it quotes, and the tables that it speaks of, are not the report's.
    if isTitle, figures.isEmpty { return }
    for at in figures.indices { figures[at].id = FigureID(table.figures.count + at) }
    let quotations = QuotationScanner(view: view).quotations()
    let slots = SlotScanner(view: view, figures: figures)
    if passage.note == nil { NameScanner(view: view, zone: passage.zone).append(to: &table) }
    ExhibitScanner(view: view, zone: passage.zone).append(to: &table)
    var context = SlotScanner.Context(label: slots.label(), topic: topic, pair: table.pair)
    defer { table.pair = context.pair }
    var nextFigure = 0
    var nextQuotation = 0
    for (number, sentence) in view.sentences().enumerated() {
      let ranges = view.ranges(sentence.lowerBound, through: sentence.upperBound - 1)
      let firstFigure = nextFigure
      while nextFigure < figures.count, figures[nextFigure].tokens.lowerBound < sentence.upperBound { nextFigure += 1 }
      let own = figures[firstFigure..<nextFigure]
      var quoted: [QuotationScanner.Found] = []
      while nextQuotation < quotations.count, quotations[nextQuotation].first < sentence.upperBound {
        quoted.append(quotations[nextQuotation])
        nextQuotation += 1
      }
      let markers = anchors.markers.all(in: ranges)
      let cited = anchors.citations.all(in: ranges)
      slots.append(sentence, own, &context, to: &table)
      fingerprint(view, sentence, ranges, passage, &table)
      table.figures.append(contentsOf: own)
      table.claimOfFigure.append(contentsOf: repeatElement(nil, count: own.count))
      guard !own.isEmpty || !markers.isEmpty || !cited.isEmpty || !quoted.isEmpty || passage.isQuotation else { continue }
      let id = ClaimID(table.claims.count)
      var quotationIDs: [QuotationID] = []
      for found in quoted {
        let quotation = Quotation(id: QuotationID(table.quotations.count), claim: id, range: found.range, wordCount: found.wordCount)
        table.quotations.append(quotation)
        quotationIDs.append(quotation.id)
      }
      if passage.isQuotation, quoted.isEmpty {
        let words = sentence.count { view[$0].isWord }
        table.quotations.append(Quotation(id: QuotationID(table.quotations.count), claim: id, range: ranges.hull, wordCount: words))
        quotationIDs.append(QuotationID(table.quotations.count - 1))
      }
      for citation in cited { table.claimOfCitation[citation] = id }
      for index in own.indices { table.claimOfFigure[Int(own[index].id.index)] = id }
      for marker in markers { table.claimOfMarker[Int(marker.index)] = id }
      table.claims.append(
        Claim(
          id: id, ranges: ranges, markers: markers, citations: cited, figures: own.indices.map { own[$0].id }, quotations: quotationIDs,
          zone: passage.zone,
          note: passage.note, isAttributed: slots.isAttributed(sentence), passage: index, sentence: number))
    }
  }

  /// A sentence of eight words and more, as the hashes of its words.
  private func fingerprint(
    _ view: TokenView, _ sentence: Range<Int>, _ ranges: [TextRange], _ passage: Passage, _ table: inout ClaimTable
  ) {
    let zone = passage.zone
    guard sentence.count >= 9, zone != .table, zone != .furniture else { return }
    let start = table.words.count
    // Rows of numbers and codes ("4 CARD32 4 CARD32") return by their nature.
    var ordinary = 0
    for index in sentence where view[index].isWord || view.kind(index) == .digits {
      table.words.append(view[index].key)
      if view[index].isWord, !view[index].isAllCapitals { ordinary += 1 }
    }
    guard table.words.count - start >= 8, ordinary * 2 >= table.words.count - start else {
      table.words.removeLast(table.words.count - start)
      return
    }
    let quoted = passage.isQuotation || view[sentence.lowerBound].isQuote
    table.fingerprints.append(
      PassageFingerprint(
        ranges: ranges, words: WordList(start: UInt32(clamping: start), count: UInt32(clamping: table.words.count - start)), zone: zone,
        isQuoted: quoted))
  }

  /// A marker covers its own sentence and the two before it in the paragraph.
  private func markCovered(_ table: inout ClaimTable) {
    var marked: (passage: Int, sentence: Int)? = nil
    for index in table.claims.indices.reversed() {
      let claim = table.claims[index]
      if !claim.markers.isEmpty || !claim.citations.isEmpty { marked = (claim.passage, claim.sentence) }
      if let marked, marked.passage == claim.passage, marked.sentence - claim.sentence <= 2 { table.claims[index].isCovered = true }
    }
  }
}

/// What headings and the title name. They write every word with a capital, or the first; which of them are names, only
/// the running text tells, where it writes them so within a sentence.
private struct Topics {
  /// The names of the last heading that has any, else of the title.
  private(set) var current: WordList
  private let title: WordList
  private var headings: [WordList] = []
  private(set) var named: Set<UInt32> = []

  init(title: WordList) {
    self.title = title
    current = title
  }

  mutating func enter(_ names: WordList) {
    if names.count > 0 { headings.append(names) }
    current = names.count > 0 ? names : title
  }

  /// A capital behind a word in small letters, or behind a comma, begins a name.
  mutating func learn(from view: TokenView) {
    for index in view.tokens.indices.dropFirst() where view.tokens[index].isCapitalized && view.tokens[index].kind == .word {
      let before = view.tokens[index - 1]
      guard before.kind == .word || before.kind == .comma || before.kind == .hyphen || before.kind == .dash else { continue }
      named.insert(Stem.name(of: view.tokens[index], in: view.text))
    }
  }

  /// Takes from what figures inherited the words that are no names; where none is left, the title stands.
  func keepNames(in table: inout ClaimTable) {
    let title = kept(title, in: &table)
    var names = self.title.count > 0 ? [self.title: title] : [:]
    for heading in headings {
      let kept = kept(heading, in: &table)
      names[heading] = kept.count > 0 ? kept : title
    }
    guard !names.isEmpty else { return }
    for index in table.slots.indices where table.slots[index].hasInheritedSubjects {
      guard let kept = names[table.slots[index].subjects] else { continue }
      table.slots[index].subjects = kept
      table.slots[index].hasInheritedSubjects = kept.count > 0
    }
  }

  /// Countries, and what the running text names.
  private func kept(_ list: WordList, in table: inout ClaimTable) -> WordList {
    let names = table.list(list).filter { $0 < 0x8000_0000 || named.contains($0) }
    for (index, name) in names.enumerated() { table.words[Int(list.start) + index] = name }
    return WordList(start: list.start, count: UInt32(clamping: names.count))
  }
}

/// Markers or citations by the place of the words that they belong to.
struct AnchorIndex<ID: Comparable & Sendable> {
  private let sorted: [(anchor: UInt32, id: ID)]

  init(_ anchored: [(anchor: UInt32, id: ID)]) {
    sorted = anchored.sorted { ($0.anchor, $0.id) < ($1.anchor, $1.id) }
  }

  /// Those behind words of these pieces. Logarithmic.
  func all(in ranges: [TextRange]) -> [ID] {
    var found: [ID] = []
    for range in ranges {
      var low = partitionPoint(sorted.count) { sorted[$0].anchor <= range.start }
      while low < sorted.count, sorted[low].anchor <= range.end {
        found.append(sorted[low].id)
        low += 1
      }
    }
    return found
  }
}
