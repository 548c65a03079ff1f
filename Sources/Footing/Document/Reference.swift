/// A bibliographic item in the terms of CSL 1.0.2; keys without a value are nil or empty.
public struct Reference: Sendable, Hashable {
  /// The CSL item types that are told apart.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case article
    case journalArticle = "article-journal"
    case newspaperArticle = "article-newspaper"
    case paperConference = "paper-conference"
    case book, chapter, report, webpage, interview, dataset, thesis, legislation
    case legalCase = "legal_case"
    case personalCommunication = "personal_communication"
    case patent
    case document
  }

  /// A person, in parts; or an institution, whole.
  public struct Name: Sendable, Hashable {
    /// The family name, with its particles.
    public var family: String?
    /// Given names or initials, as printed.
    public var given: String?
    /// The name of an institution.
    public var literal: String?

    /// A name; the parts that it lacks are nil.
    public init(family: String? = nil, given: String? = nil, literal: String? = nil) {
      self.family = family
      self.given = given
      self.literal = literal
    }

    package var whole: String { literal ?? [given, family].compactMap(\.self).joined(separator: " ") }
    package var last: String { family ?? literal ?? "" }
  }

  /// The CSL type.
  public var kind: Kind = .document
  /// In the order of the reference; empty where none is named.
  public var authors: [Name] = []
  /// The title as printed, without quotation marks.
  public var title: String? {
    get { self[.title] }
    set { self[.title] = newValue }
  }
  /// The journal, newspaper, series or book that it stands in.
  public var containerTitle: String? {
    get { self[.containerTitle] }
    set { self[.containerTitle] = newValue }
  }
  /// Who published it.
  public var publisher: String? {
    get { self[.publisher] }
    set { self[.publisher] = newValue }
  }
  /// Where it was published.
  public var publisherPlace: String? {
    get { self[.publisherPlace] }
    set { self[.publisherPlace] = newValue }
  }
  /// When it was published, as precisely as the reference says.
  public var issued: CalendarDate? = nil
  /// When a web page was looked at.
  public var accessed: CalendarDate? = nil
  /// The address, with the breaks of lines taken out.
  public var url: String? {
    get { self[.url] }
    set { self[.url] = newValue }
  }
  /// The page or pages that are cited.
  public var page: String? {
    get { self[.page] }
    set { self[.page] = newValue }
  }
  /// The volume, as printed.
  public var volume: String? {
    get { self[.volume] }
    set { self[.volume] = newValue }
  }
  /// The issue, as printed.
  public var issue: String? {
    get { self[.issue] }
    set { self[.issue] = newValue }
  }
  /// Who was interviewed, as the note names them.
  public var interviewee: String? {
    get { self[.interviewee] }
    set { self[.interviewee] = newValue }
  }
  /// The editors of the book that it stands in, or of it.
  public var editors: [Name] = []
  /// Who translated it.
  public var translators: [Name] = []
  /// The language that the reference says it is in, as a code of ISO 639-1: "ja" for "(in Japanese)".
  public var language: String? {
    get { self[.language] }
    set { self[.language] = newValue }
  }
  /// The archive that keeps it, as named.
  public var archive: String? {
    get { self[.archive] }
    set { self[.archive] = newValue }
  }
  /// Its call number there: "FO 371/1234", "box 12, folder 3".
  public var archiveLocation: String? {
    get { self[.archiveLocation] }
    set { self[.archiveLocation] = newValue }
  }
  /// The edition, as printed.
  public var edition: String? {
    get { self[.edition] }
    set { self[.edition] = newValue }
  }
  /// The digital object identifier, without "https://doi.org/".
  public var doi: String? {
    get { self[.doi] }
    set { self[.doi] = newValue }
  }
  /// The international standard book number, as printed.
  public var isbn: String? {
    get { self[.isbn] }
    set { self[.isbn] = newValue }
  }

  /// The series that it is a part of, with its number there.
  public var collectionTitle: String? {
    get { self[.collectionTitle] }
    set { self[.collectionTitle] = newValue }
  }
  /// The international standard serial number, as printed.
  public var issn: String? {
    get { self[.issn] }
    set { self[.issn] = newValue }
  }
  /// The number in PubMed.
  public var pmid: String? {
    get { self[.pmid] }
    set { self[.pmid] = newValue }
  }
  /// The identifier in arXiv, without "arXiv:".
  public var arXiv: String? {
    get { self[.arXiv] }
    set { self[.arXiv] = newValue }
  }

  /// An item of which nothing is known.
  public init() {}

  // MARK: Texts

  /// The keys whose values are plain text.
  private enum Key: UInt8 {
    case title, containerTitle, publisher, publisherPlace, url, page, volume,
      issue, interviewee, language, archive, archiveLocation, edition, doi,
      isbn, collectionTitle, issn, pmid, arXiv
  }

  private struct Text: Hashable {
    let key: Key
    var value: String
  }

  /// Those that have a value, by their keys. Of nineteen a reference has five; a report has thousands of references.
  private var texts: [Text] = []

  /// How much is told of the work: the more, the more likely is this mention the full one.
  var weight: Int {
    authors.count + (issued == nil ? 0 : 1)
      + texts.count { [.title, .containerTitle, .publisher, .url, .page].contains($0.key) }
  }

  private subscript(key: Key) -> String? {
    get {
      for place in texts.indices where texts[place].key == key { return texts[place].value }
      return nil
    }
    set {
      let place = texts.firstIndex { $0.key.rawValue >= key.rawValue } ?? texts.count
      let isThere = place < texts.count && texts[place].key == key
      switch (newValue, isThere) {
      case (let value?, true): texts[place].value = value
      case (let value?, false):
        if texts.isEmpty { texts.reserveCapacity(6) }
        texts.insert(Text(key: key, value: value), at: place)
      case (nil, true): texts.remove(at: place)
      case (nil, false): break
      }
    }
  }
}
