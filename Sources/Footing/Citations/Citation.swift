/// Names a citation of a document: its index among the citations, in reading order.
public struct CitationID: Sendable, Hashable, Comparable {
  /// Its place in the list, from 0.
  public let index: UInt32
  init(_ index: Int) { self.index = UInt32(clamping: index) }
  /// In the order of the list.
  public static func < (a: CitationID, b: CitationID) -> Bool { a.index < b.index }
}

/// One mention of one work.
public struct Citation: Sendable {
  /// How the mention names its work.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case full, short, ibid, idem, opCit, locCit, supra, infra, crossReference, key

    /// It names its work by pointing to another note, or by a part of what was said before.
    public var isBackReference: Bool { self != .full && self != .key }
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
    case noSuchEntry = "the bibliography has no entry of that key"
    case noBibliography = "there is no bibliography to look its key up in"
    case antecedentUnresolved = "what it repeats leads nowhere itself"
    case pageOutsideWork = "the page that it names lies outside the work before it"
    case laterNote = "the note that it names comes later"
    /// No fault: "supra, p. 12" and an "id." in mid-sentence point into the text, which no note decides.
    case pointsIntoText = "it points into the text, not to a note"
  }

  /// Its place among the citations of the document.
  public let id: CitationID
  /// The note that it stands in; nil for one in the running text.
  public let note: NoteID?
  /// Its words, without the signal before it.
  public let ranges: [TextRange]
  /// Its words among those of its note; nil where markup gives it, and in running text.
  let words: Range<Int>?
  /// How it names its work.
  public internal(set) var form: Form
  /// "see", "see also", "cf.": as written.
  public let signal: String?
  /// The key of the bibliography that it names.
  public let key: String?
  /// The page or section that it points to.
  public let locator: String?
  /// The number of the note that it names, as printed.
  public let noteReference: String?
  /// The note that a back-reference leads to; nil with a `reason` where it leads nowhere.
  public internal(set) var refersTo: NoteID?
  /// The citation that it leads to in that note.
  public internal(set) var antecedent: CitationID?
  /// Why a back-reference was left unresolved.
  public internal(set) var reason: Reason?
  /// The note in which the name occurs that a back-reference gives, where that is another than it points to.
  public internal(set) var suggestion: NoteID?
  /// The work as this mention gives it.
  public internal(set) var item: Reference
  /// Where the parts of the work that rules speak of stand.
  let places: ReferencePlaces
}

/// Where the parts of a reference stand in the text.
struct ReferencePlaces: Sendable {
  var title: TextRange? = nil
  var container: TextRange? = nil
  var issued: TextRange? = nil
  var accessed: TextRange? = nil
  /// The pages, where a word or a colon before them says that they are pages.
  var pages: TextRange? = nil
  /// The cited page, where it stands right behind the pages of the work.
  var locator: TextRange? = nil
  var url: TextRange? = nil
  /// Who is named right before "op. cit.", where that is not the author: the editor of a book already cited.
  var named: TextRange? = nil
  /// The name under which later notes will cite the work.
  var announced: TextRange? = nil
  /// "Idem", behind a mention that names no author itself.
  var repeatsAuthor = false
  /// Where an address seems to have been taken out: a full stop with nothing before it.
  var gap: TextRange? = nil
}
