/// Names a note of a document: its index among the notes, in reading order.
public struct NoteID: Sendable, Hashable, Comparable {
  /// Its place in the list, from 0.
  public let index: UInt32
  init(_ index: Int) { self.index = UInt32(clamping: index) }
  /// In the order of the list.
  public static func < (a: NoteID, b: NoteID) -> Bool { a.index < b.index }
}

/// Names a marker of a document: its index among the markers, in reading order.
public struct MarkerID: Sendable, Hashable, Comparable {
  /// Its place in the list, from 0.
  public let index: UInt32
  init(_ index: Int) { self.index = UInt32(clamping: index) }
  /// In the order of the list.
  public static func < (a: MarkerID, b: MarkerID) -> Bool { a.index < b.index }
}

/// The text that a marker leads to.
public struct Note: Sendable {
  /// Where a note stands.
  public typealias Kind = NoteKind

  /// Its place among the notes of the document.
  public let id: NoteID
  /// What the reader sees ("11", "*"); nil for a note that stands above the numbered ones without a label.
  public let label: String?
  /// Where it stands.
  public let kind: Kind
  /// Where its label stands.
  public let labelRange: TextRange
  /// Its text without the label, in reading order.
  public let ranges: [TextRange]
  /// Which numbering it belongs to; a new one begins where the numbers restart.
  let series: Int
}

/// The sign in the body that leads to a note.
public struct Marker: Sendable {
  /// Its place among the markers of the document.
  public let id: MarkerID
  /// What the reader sees: a number, a letter or a sign.
  public let label: String
  /// Where it stands.
  public let range: TextRange
  /// The end of the words that it belongs to; elsewhere than `range` where the marker was displaced.
  let anchor: UInt32
  /// Nil for a marker whose note is not there.
  public let note: NoteID?
  /// It stood away from the words it belongs to and was put back.
  public let displaced: Bool
  /// Its note is in another file, which was not read.
  public var leadsElsewhere = false
}

/// Text that is read as one: a paragraph, a heading, a note; in pieces where pages, markers or notes cut it.
struct Passage: Sendable {
  var pieces: [TextRange]
  let zone: Zone
  /// The note that it is the text of.
  let note: NoteID?
  /// All of it is quoted, as the markup says.
  var isQuotation = false
}

/// A citation in the running text: a key of the bibliography, or a link to the web.
struct InTextCitation: Sendable {
  enum Target: Sendable {
    /// An entry of the bibliography; nil where it has none by that key.
    case entry(key: String, Reference?)
    case address(String)
  }

  let range: TextRange
  /// The end of the words that it belongs to.
  let anchor: UInt32
  let target: Target
  let locator: String?

  var isLink: Bool { if case .address = target { true } else { false } }
}

/// The notes of a document, their markers, and the text that is left when both are taken out, in reading order.
struct NoteApparatus: Sendable {
  var notes: [Note] = []
  var markers: [Marker] = []
  var passages: [Passage] = []
  var inTextCitations: [InTextCitation] = []
  /// Notes were found whose markers cannot be read in the text: how many, and where the first stands.
  var unread: UnreadNotes? = nil
}

/// A run of notes for which the body shows no markers.
struct UnreadNotes: Sendable {
  let count: Int
  let first: TextRange
}
