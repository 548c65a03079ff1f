/// All that was read of one document, before it is compared with itself and with others. One reference, since all who
/// compare carry it.
final class Reading: Sendable {
  let document: Document
  let apparatus: NoteApparatus
  let citations: [Citation]
  let noteContents: [NoteContent]
  let claims: ClaimTable

  convenience init(_ document: Document) {
    self.init(document, NoteReader(document: document).apparatus())
  }

  /// The document read as running text, without looking for notes.
  convenience init(prose document: Document) {
    var apparatus = NoteApparatus()
    if document.text.count > 0 { apparatus.passages = [Passage(pieces: [TextRange(0, document.text.count)], zone: .body, note: nil)] }
    self.init(document, apparatus)
  }

  /// The document read as notes and nothing else: each block is one, or the whole text where `asOne`. What they cite is read, not
  /// what they claim.
  convenience init(notes document: Document, asOne: Bool, model: ReferenceModel? = .shipped) {
    var pieces = document.blocks.map { block in
      TextRange(start: document.lines[block.lines.lowerBound].content, end: document.lines[block.lines.upperBound - 1].range.end)
    }
    if asOne { pieces = document.text.count > 0 ? [TextRange(0, document.text.count)] : [] }
    var apparatus = NoteApparatus()
    apparatus.notes = pieces.enumerated().map { index, range in
      Note(
        id: NoteID(index), label: String(index + 1), kind: .endnote, labelRange: TextRange(start: range.start, end: range.start),
        ranges: [range], series: 0)
    }
    self.init(document, apparatus, model: model, readsClaims: false)
  }

  private init(_ document: Document, _ apparatus: NoteApparatus, model: ReferenceModel? = .shipped, readsClaims: Bool = true) {
    self.document = document
    self.apparatus = apparatus
    var scanner = CitationScanner(document: document, notes: apparatus.notes, model: model)
    var (citations, notes) = scanner.scan(inText: apparatus.inTextCitations)
    let resolutions = BackReferenceResolver(
      document: document, notes: apparatus.notes, words: notes.words, citations: citations
    ).resolutions
    citations.settle(resolutions)
    self.citations = citations
    noteContents = notes.contents
    claims =
      readsClaims
      ? ClaimScanner(document: document, apparatus: apparatus, citations: citations, notes: notes).table() : ClaimTable(forBytes: 0)
  }

  func figure(_ id: FigureID) -> Figure { claims.figures[Int(id.index)] }
  func kind(_ id: FigureID) -> Figure.Kind { claims.figures[Int(id.index)].kind }

  /// The figures of some kinds, in order. The others are not copied.
  @inline(__always)
  func figures(where isWanted: @escaping (Figure.Kind, Zone) -> Bool) -> ChosenFigures {
    ChosenFigures(figures: claims.figures, isWanted: isWanted)
  }

  func slots(_ id: FigureID) -> FigureSlots { claims.slots[Int(id.index)] }
  /// The claim of the sentence right before, in the same paragraph.
  func sentence(before claim: Claim) -> Claim? {
    guard claim.id.index > 0 else { return nil }
    let before = claims.claims[Int(claim.id.index) - 1]
    return before.passage == claim.passage && before.sentence == claim.sentence - 1 ? before : nil
  }
  func claim(of figure: FigureID) -> Claim? { claims.claimOfFigure[Int(figure.index)].map { claims.claims[Int($0.index)] } }
  func note(_ id: NoteID) -> Note { apparatus.notes[Int(id.index)] }
}

/// Some of the figures of a document, one after the other.
struct ChosenFigures: Sequence, IteratorProtocol {
  fileprivate let figures: [Figure]
  fileprivate let isWanted: (Figure.Kind, Zone) -> Bool
  private var index = 0

  fileprivate init(figures: [Figure], isWanted: @escaping (Figure.Kind, Zone) -> Bool) {
    self.figures = figures
    self.isWanted = isWanted
  }

  @inline(__always)
  mutating func next() -> Figure? {
    while index < figures.count {
      defer { index += 1 }
      if isWanted(figures[index].kind, figures[index].zone) { return figures[index] }
    }
    return nil
  }
}
