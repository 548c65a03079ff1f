/// Where a note stands.
public enum NoteKind: String, Sendable, Hashable, CaseIterable { case footnote, endnote, inline, sidenote, table }

/// What a format with markup says by itself: notes, markers, citations, and where everything stands in the file.
///
/// The text of the document is the reading text, and behind it, from `bodyEnd` on, the text of each note.
struct Structure: Sendable {
  struct NotePart: Sendable {
    let label: String?
    let kind: NoteKind
    /// Its text, behind the reading text.
    let part: TextRange
    /// Which numbering it belongs to.
    let series: Int
  }

  struct Sign: Sendable {
    let range: TextRange
    let label: String
    /// Index of its note.
    let note: Int?
    /// Its note is in another file, which was not read.
    let leadsElsewhere: Bool
  }

  /// A paragraph, a heading or the cell of a table.
  struct Paragraph: Sendable {
    let range: TextRange
    let zone: Zone
    /// All of it is quoted.
    let isQuotation: Bool
  }

  /// A citation that points into a bibliography.
  struct KeyedCitation: Sendable {
    let range: TextRange
    let key: String
    let locator: String?
    /// The entry; nil where the bibliography has none.
    let item: Reference?
  }

  struct Link: Sendable {
    let range: TextRange
    let address: String
  }

  /// A work that the markup of a note describes.
  struct Work: Sendable {
    let range: TextRange
    let item: Reference
  }

  var bodyEnd: UInt32 = 0
  /// In reading order, which is the order of their texts.
  var notes: [NotePart] = []
  /// In the order of the text.
  var markers: [Sign] = []
  var passages: [Paragraph] = []
  var citations: [KeyedCitation] = []
  /// There was a bibliography to look keys up in.
  var hasBibliography = false
  /// Addresses of the web behind words, in the order of the text.
  var links: [Link] = []
  var works: [Work] = []
  /// What is set in italics in the notes, in the order of the text: titles, mostly.
  var emphases: [TextRange] = []
  var map = SourceMap()

  /// The note in whose text `offset` stands. Logarithmic.
  func note(holding offset: UInt32) -> Int? {
    guard offset >= bodyEnd else { return nil }
    let after = partitionPoint(notes.count) { notes[$0].part.start <= offset }
    return after > 0 && offset <= notes[after - 1].part.end ? after - 1 : nil
  }
}

/// Where each stretch of a document's text came from.
struct SourceMap: Sendable {
  struct Stretch: Sendable {
    let text: UInt32
    let file: UInt32
  }

  struct Place: Sendable {
    let text: UInt32
    let name: String
  }

  /// The file itself, where its lines mean something to its user.
  var file: SourceText? = nil
  /// Sorted by text; each goes on verbatim up to the next.
  var stretches: [Stretch] = []
  /// Sorted by text; each holds up to the next.
  var places: [Place] = []

  /// The offset in the file of what stands at `offset` in the text. Logarithmic.
  func fileOffset(of offset: UInt32) -> UInt32 {
    let after = partitionPoint(stretches.count) { stretches[$0].text <= offset }
    guard after > 0 else { return stretches.first?.file ?? 0 }
    let stretch = stretches[after - 1]
    let exact = UInt32(clamping: Int(stretch.file) + Int(offset - stretch.text))
    guard after < stretches.count, stretches[after].file > stretch.file else { return exact }
    return min(exact, stretches[after].file)
  }

  /// The place in words of what stands at `offset`. Logarithmic.
  func place(of offset: UInt32) -> String? {
    let after = partitionPoint(places.count) { places[$0].text <= offset }
    return after > 0 ? places[after - 1].name : nil
  }
}

/// A place in a file as its user sees it: a line and a column, or words such as "page 3".
public struct Position: Sendable, Hashable {
  /// From 1; nil in formats that have no lines.
  public let line: Int?
  /// From 1, in Unicode scalars.
  public let column: Int?
  /// "page 3", "paragraph 12", "table 2, row 3"; nil where the line says it.
  public let place: String?
}

extension Document {
  /// Where `offset` stands in the file. Logarithmic.
  public func position(of offset: UInt32) -> Position {
    guard let structure else {
      let position = text.position(of: offset)
      return Position(line: position.line, column: position.column, place: nil)
    }
    guard let file = structure.map.file else { return Position(line: nil, column: nil, place: structure.map.place(of: offset)) }
    let position = file.position(of: structure.map.fileOffset(of: offset))
    return Position(line: position.line, column: position.column, place: nil)
  }

  /// The text in which a person finds `range` again, and the range there: the file, or the reading text of a file
  /// without lines.
  func shown(_ range: TextRange) -> (text: SourceText, range: TextRange) {
    guard let map = structure?.map, let file = map.file else { return (text, range) }
    let start = map.fileOffset(of: range.start)
    // The last byte, not the one behind it: that may have come from elsewhere.
    let end = range.isEmpty ? start : map.fileOffset(of: range.end - 1) + 1
    return (file, TextRange(start: start, end: end))
  }

  /// What is read as the report: all of the text but the notes that were kept apart.
  public var readingText: TextRange { TextRange(start: 0, end: structure?.bodyEnd ?? UInt32(clamping: text.count)) }
}
