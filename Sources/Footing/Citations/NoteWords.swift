/// The words of the notes of a document, cut once for all who read them.
struct NoteWords: Sendable {
  private let text: SourceText
  private let notes: [Note]
  /// The words of each note that its markup does not describe.
  private var views: [TokenView] = []
  /// Per note: the markup describes some of its words.
  private(set) var isDescribed: [Bool] = []

  init(_ document: Document, _ notes: [Note]) {
    text = document.text
    self.notes = notes
    views.reserveCapacity(notes.count)
    isDescribed.reserveCapacity(notes.count)
  }

  /// Cuts the next note into words, without those in `described`, which lie in order.
  mutating func cut(without described: [TextRange]) -> TokenView {
    let ranges = notes[views.count].ranges
    let view = TokenView(described.isEmpty ? ranges : ranges.flatMap { $0.without(described) }, in: text, lexicon: .english)
    views.append(view)
    isDescribed.append(!described.isEmpty)
    return view
  }

  /// The words of a note that its markup does not describe.
  func view(of note: Int) -> TokenView { views[note] }

  /// All words of a note.
  func wholeView(of note: Int) -> TokenView {
    isDescribed[note] ? TokenView(notes[note].ranges, in: text, lexicon: .english) : views[note]
  }

  /// The words of a citation.
  func view(of citation: Citation) -> TokenView {
    guard let note = citation.note, let words = citation.words else { return TokenView(citation.ranges, in: text, lexicon: .english) }
    return views[Int(note.index)].part(words)
  }
}

extension TextRange {
  /// What is left of it without `holes`, which lie in order.
  fileprivate func without(_ holes: [TextRange]) -> [TextRange] {
    var pieces: [TextRange] = []
    var start = start
    for hole in holes where overlaps(hole) {
      if hole.start > start { pieces.append(TextRange(start: start, end: hole.start)) }
      start = max(start, hole.end)
    }
    if start < end { pieces.append(TextRange(start: start, end: end)) }
    return pieces
  }
}
