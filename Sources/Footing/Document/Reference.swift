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
  public var title: String? = nil
  /// The journal, newspaper, series or book that it stands in.
  public var containerTitle: String? = nil
  /// Who published it.
  public var publisher: String? = nil
  /// Where it was published.
  public var publisherPlace: String? = nil
  /// When it was published, as precisely as the reference says.
  public var issued: CalendarDate? = nil
  /// When a web page was looked at.
  public var accessed: CalendarDate? = nil
  /// The address, with the breaks of lines taken out.
  public var url: String? = nil
  /// The page or pages that are cited.
  public var page: String? = nil
  /// The volume, as printed.
  public var volume: String? = nil
  /// The issue, as printed.
  public var issue: String? = nil
  /// Who was interviewed, as the note names them.
  public var interviewee: String? = nil
  /// The editors of the book that it stands in, or of it.
  public var editors: [Name] = []
  /// Who translated it.
  public var translators: [Name] = []
  /// The language that the reference says it is in, as a code of ISO 639-1: "ja" for "(in Japanese)".
  public var language: String? = nil
  /// The archive that keeps it, as named.
  public var archive: String? = nil
  /// Its call number there: "FO 371/1234", "box 12, folder 3".
  public var archiveLocation: String? = nil
  /// The edition, as printed.
  public var edition: String? = nil
  /// The digital object identifier, without "https://doi.org/".
  public var doi: String? = nil
  /// The international standard book number, as printed.
  public var isbn: String? = nil

  /// The series that it is a part of, with its number there.
  public var collectionTitle: String? = nil
  /// The international standard serial number, as printed.
  public var issn: String? = nil
  /// The number in PubMed.
  public var pmid: String? = nil
  /// The identifier in arXiv, without "arXiv:".
  public var arXiv: String? = nil

  /// An item of which nothing is known.
  public init() {}
}
