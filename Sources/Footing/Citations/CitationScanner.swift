/// Reads what the notes of a document cite.
struct CitationScanner {
  let document: Document
  let notes: [Note]

  /// What a note turned out to be, and its citations.
  struct Result {
    var citations: [Citation] = []
    /// Per note: does it cite, comment, or both?
    var contents: [NoteContent] = []
    /// The parts of notes that are prose, for the scanners of figures and claims.
    var comments: [[TextRange]] = []
  }

  func scan() -> Result {
    var result = Result()
    for note in notes {
      let view = TokenView(note.ranges, in: document.text, lexicon: .english)
      let pieces = NoteCutter(view: view).pieces()
      var comments: [TextRange] = []
      var cites = false
      for piece in pieces {
        if piece.isWork {
          result.citations.append(citation(view, piece, of: note, id: CitationID(result.citations.count)))
          cites = true
        } else {
          comments += view.ranges(piece.first, through: piece.end - 1)
        }
      }
      result.contents.append(!cites ? .comment : comments.isEmpty ? .reference : .mixed)
      result.comments.append(comments)
    }
    return result
  }

  private func citation(_ view: TokenView, _ piece: NoteCutter.Piece, of note: Note, id: CitationID) -> Citation {
    let start = view.skipSignal(from: piece.first, to: piece.end)
    var end = piece.end
    while end > start + 1, [.semicolon, .comma].contains(view[end - 1].kind) { end -= 1 }
    let signal = start > piece.first ? view.text.string(in: [view.range(piece.first, through: start - 1)]).trimmed : nil
    let ranges = view.ranges(start, through: end - 1)
    guard let (form, formStart, formEnd) = backReference(view, start..<end) else {
      let parser = ReferenceParser(view: view, start..<end)
      return Citation(
        id: id, note: note.id, ranges: ranges, form: .full, signal: signal, locator: parser.locator,
        noteReference: nil, item: parser.reference, places: parser.places)
    }
    // "D. Eriksen, Salt, op. cit. [3], p. 20": the name before, the number and the page behind.
    var item = Reference()
    var places = ReferencePlaces()
    if formStart > start {
      let parser = ReferenceParser(view: view, start..<formStart)
      item = parser.reference
      places = parser.places
    }
    let number = view.noteReference(at: formEnd)
    var locator: String? = nil
    for index in formEnd..<max(formEnd, end) where view.isLocatorWord(index) {
      locator = view.pages(after: index, before: end)?.text
      break
    }
    return Citation(
      id: id, note: note.id, ranges: ranges, form: form, signal: signal, locator: locator,
      noteReference: number?.number, item: item, places: places)
  }

  private func backReference(_ view: TokenView, _ range: Range<Int>) -> (Citation.Form, Int, Int)? {
    for index in range {
      if let (form, end) = view.backReferenceForm(at: index) { return (form, index, end) }
    }
    // "Dahl, note 12 above, p. 14"; "see note 12".
    for index in range where view.word(index, is: "note") || view.word(index, is: "n") {
      guard let (_, end) = view.noteReference(at: index), end <= range.upperBound, range.upperBound - range.lowerBound <= 16 else {
        continue
      }
      return (.crossReference, index, index)
    }
    return nil
  }
}

/// Does a note cite, comment, or do both?
public enum NoteContent: String, Sendable, Hashable, CaseIterable { case reference, comment, mixed }
