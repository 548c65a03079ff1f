/// Names a citation of a document: its index among the citations, in reading order.
public struct CitationID: Sendable, Hashable, Comparable {
  public let index: UInt32
  init(_ index: Int) { self.index = UInt32(clamping: index) }
  public static func < (a: CitationID, b: CitationID) -> Bool { a.index < b.index }
}

/// One mention of one work.
public struct Citation: Sendable {
  /// How the mention names its work.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case full, short, ibid, idem, opCit, locCit, supra, infra, crossReference, key

    /// It names its work by pointing to another note.
    public var isBackReference: Bool { self != .full && self != .short && self != .key }
  }

  /// Why a back-reference leads nowhere.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    case noPrecedingWork = "no work is cited before it"
    case precedingNoteIsComment = "the note before it cites no work"
    case severalPrecedingWorks = "the note before it cites several works"
    case noSuchNote = "there is no note of that number"
    case noWorkInNote = "the note that it names cites no work"
    case severalWorksInNote = "the note that it names cites several works, and no name decides between them"
    case nameNotInNote = "the name does not occur in the note that it names"
    case noWorkByName = "no work by that name is cited before it"
    case severalWorksByName = "several works by that name are cited before it"
    case laterNote = "the note that it names comes later"
  }

  public let id: CitationID
  public let note: NoteID?
  public let ranges: [TextRange]
  public let form: Form
  /// "see", "see also", "cf.": as written.
  public let signal: String?
  public let locator: String?
  /// The number of the note that it names, as printed.
  public let noteReference: String?
  public internal(set) var refersTo: NoteID?
  /// The citation that it leads to in that note.
  public internal(set) var antecedent: CitationID?
  public internal(set) var reason: Reason?
  /// The note in which the name occurs that a back-reference gives, where that is another than it points to.
  public internal(set) var suggestion: NoteID?
  /// The work as this mention gives it.
  public let item: Reference
  /// Where the parts of the work that rules speak of stand.
  let places: ReferencePlaces
}

/// Where the parts of a reference stand in the text.
struct ReferencePlaces: Sendable {
  var title: TextRange? = nil
  var container: TextRange? = nil
  var issued: TextRange? = nil
  var accessed: TextRange? = nil
  var url: TextRange? = nil
  /// Where an address seems to have been taken out: a full stop with nothing before it.
  var gap: TextRange? = nil
}

/// A bibliographic item in the terms of CSL 1.0.2; keys without a value are nil or empty.
public struct Reference: Sendable, Hashable {
  /// The CSL item types that are told apart.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case article
    case journalArticle = "article-journal"
    case newspaperArticle = "article-newspaper"
    case book, chapter, report, webpage, interview, dataset
    case document
  }

  /// A person, in parts; or an institution, whole.
  public struct Name: Sendable, Hashable {
    public var family: String?
    public var given: String?
    public var literal: String?

    init(family: String? = nil, given: String? = nil, literal: String? = nil) {
      self.family = family
      self.given = given
      self.literal = literal
    }

    var whole: String { literal ?? [given, family].compactMap(\.self).joined(separator: " ") }
    var last: String { family ?? literal ?? "" }
  }

  public var kind: Kind = .document
  public var authors: [Name] = []
  public var title: String? = nil
  public var containerTitle: String? = nil
  public var publisher: String? = nil
  public var publisherPlace: String? = nil
  public var issued: CalendarDate? = nil
  public var accessed: CalendarDate? = nil
  public var url: String? = nil
  public var page: String? = nil
  public var volume: String? = nil
  public var issue: String? = nil
  /// Who was interviewed, as the note names them.
  public var interviewee: String? = nil

  init() {}
}
