/// The sources of corpora in the forms that bibliographies are kept in: CSL-JSON, BibTeX and RIS. Each work stands once,
/// under a key of its author and year; what nothing but a name or an address is known of is left out only where it has no
/// title, no interviewee and no judgment to name it by.
public struct SourceList: Sendable {
  /// A form of bibliography.
  public enum Form: String, Sendable, CaseIterable {
    case cslJSON = "csl-json"
    case bibTeX = "bibtex"
    case ris
  }

  private struct Entry {
    let key: String
    let item: Reference
  }

  private let entries: [Entry]

  /// The sources of `corpora`, in the order in which they are cited. Linear.
  public init(_ corpora: [Corpus]) {
    var taken: [String: Int] = [:]
    entries = corpora.flatMap(\.sources).compactMap { source in
      let item = source.item
      guard item.title != nil || item.interviewee != nil || item.containerTitle != nil || item.url != nil else { return nil }
      let base = Self.key(of: item)
      let count = taken[base, default: 0]
      taken[base] = count + 1
      return Entry(key: count == 0 ? base : base + "-" + String(count + 1), item: item)
    }
  }

  /// "lindqvist2012": the first family name, or the first long word of the title, and the year.
  private static func key(of item: Reference) -> String {
    let name = item.authors.first?.last ?? item.interviewee ?? item.title ?? item.containerTitle ?? "source"
    let letters: [UInt8] = Folding.folded(name)
    let words = letters.split(whereSeparator: { (byte: UInt8) -> Bool in !byte.isASCIILetter })
    let word = words.first(where: { $0.count > 3 }) ?? words.first ?? Array("source".utf8)[...]
    return String(decoding: word, as: UTF8.self) + (item.issued?.year.map { String($0) } ?? "")
  }

  /// Hands the list to `sink` in pieces.
  public func write(_ form: Form, to sink: @escaping ([UInt8]) -> Void) {
    switch form {
    case .cslJSON:
      var json = JSONWriter { sink($0) }
      json.array(of: entries) { json, entry in json.item(nil, entry.item, id: entry.key) }
      json.finish()
      sink(Array("\n".utf8))
    case .bibTeX: for entry in entries { sink(Array(bibTeX(entry).utf8)) }
    case .ris: for entry in entries { sink(Array(ris(entry).utf8)) }
    }
  }

  // MARK: BibTeX

  private func bibTeX(_ entry: Entry) -> String {
    let item = entry.item
    let (type, container): (String, String) =
      switch item.kind {
      case .journalArticle, .newspaperArticle, .article: ("article", "journal")
      case .book: ("book", "booktitle")
      case .chapter: ("incollection", "booktitle")
      case .paperConference: ("inproceedings", "booktitle")
      case .report: ("techreport", "booktitle")
      case .thesis: ("phdthesis", "booktitle")
      case .patent: ("patent", "howpublished")
      default: ("misc", "howpublished")
      }
    let publisher = item.kind == .report ? "institution" : item.kind == .thesis ? "school" : "publisher"
    let fields: [(String, String?)] = [
      ("author", names(item.authors)), ("editor", names(item.editors)), ("translator", names(item.translators)),
      ("title", (item.title ?? item.meeting).map { "{" + Self.escaped($0) + "}" }),
      (container, item.containerTitle.map(Self.escaped)), ("series", item.collectionTitle.map(Self.escaped)),
      (publisher, item.publisher.map(Self.escaped)), ("address", item.publisherPlace.map(Self.escaped)),
      ("edition", item.edition.map(Self.escaped)), ("volume", item.volume.map(Self.escaped)), ("number", item.issue.map(Self.escaped)),
      ("pages", item.page.map(Self.pages)), ("year", item.issued?.year.map { String($0) }),
      ("month", item.issued?.month.map { String($0) }),
      ("doi", item.doi), ("isbn", item.isbn), ("issn", item.issn), ("eprint", item.arXiv), ("url", item.url),
      ("urldate", item.accessed.map { "\($0)" }), ("language", item.language),
      ("note", item.archive.map { archive in Self.escaped([archive, item.archiveLocation].compactMap(\.self).joined(separator: ", ")) }),
    ]
    let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)}" } }
    return "@\(type){\(entry.key),\n" + lines.joined(separator: ",\n") + "\n}\n\n"
  }

  private func names(_ names: [Reference.Name]) -> String? {
    guard !names.isEmpty else { return nil }
    return names.map { name in
      guard let family = name.family else { return "{" + Self.escaped(name.literal ?? "") + "}" }
      return Self.escaped(family) + (name.given.map { ", " + Self.escaped($0) } ?? "")
    }.joined(separator: " and ")
  }

  /// With the signs that TeX reads as commands made letters again.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "%", "$", "#", "_": escaped += "\\" + String(scalar)
      case "{", "}": continue
      case "\\": escaped += "\\textbackslash "
      case "~": escaped += "\\textasciitilde "
      case "^": escaped += "\\textasciicircum "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func pages(_ page: String) -> String {
    guard let pages = Identifiers.pages(page) else { return escaped(page) }
    return "\(pages.first)--\(pages.last)"
  }

  // MARK: RIS

  private func ris(_ entry: Entry) -> String {
    let item = entry.item
    let type =
      switch item.kind {
      case .journalArticle, .article: "JOUR"
      case .newspaperArticle: "NEWS"
      case .book: "BOOK"
      case .chapter: "CHAP"
      case .paperConference: "CONF"
      case .report: "RPRT"
      case .thesis: "THES"
      case .webpage: "ELEC"
      case .legalCase: "CASE"
      case .legislation: "STAT"
      case .interview, .personalCommunication: "PCOMM"
      case .dataset: "DATA"
      case .patent: "PAT"
      case .document: "GEN"
      }
    let pages = item.page.map { page in Identifiers.pages(page).map { (String($0.first), Optional(String($0.last))) } ?? (page, nil) }
    var fields: [(String, String?)] = [("TY", type)]
    for name in item.authors { fields.append(("AU", Self.inverted(name))) }
    for name in item.editors { fields.append(("A2", Self.inverted(name))) }
    for name in item.translators { fields.append(("A4", Self.inverted(name))) }
    fields.append(("TI", item.title ?? item.meeting))
    fields += [("T2", item.containerTitle), ("T3", item.collectionTitle), ("PB", item.publisher), ("CY", item.publisherPlace)]
    fields += [("ET", item.edition), ("VL", item.volume), ("IS", item.issue), ("SP", pages?.0), ("EP", pages?.1)]
    fields += [("PY", item.issued?.year.map { String($0) }), ("DA", item.issued.flatMap(Self.date))]
    fields += [
      ("DO", item.doi), ("SN", item.isbn ?? item.issn), ("UR", item.url), ("Y2", item.accessed.flatMap(Self.date)), ("LA", item.language),
      ("DB", item.archive), ("CN", item.archiveLocation), ("ID", entry.key),
    ]
    let lines = fields.compactMap { tag, value in value.map { "\(tag)  - \($0)\n" } }
    return lines.joined() + "ER  - \n\n"
  }

  private static func inverted(_ name: Reference.Name) -> String {
    guard let family = name.family else { return name.literal ?? "" }
    return family + (name.given.map { ", \($0)" } ?? "")
  }

  /// "2013/04/17/": year, month, day; what is not known stays empty.
  private static func date(_ date: CalendarDate) -> String? {
    guard let year = date.year else { return nil }
    func two(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }
    return "\(year)/\(two(date.month))/\(two(date.day))/"
  }
}

extension JSONWriter {
  /// A reference as a CSL-JSON item.
  mutating func item(_ key: String?, _ item: Reference, id: String) {
    object(key) { json in
      json.value("id", id)
      json.value("type", item.kind.rawValue)
      json.value("title", item.title)
      json.value("note", item.meeting)
      json.names("author", item.authors)
      json.names("editor", item.editors)
      json.names("translator", item.translators)
      json.value("container-title", item.containerTitle)
      json.value("collection-title", item.collectionTitle)
      json.value("publisher", item.publisher)
      json.value("publisher-place", item.publisherPlace)
      json.value("volume", item.volume)
      json.value("issue", item.issue)
      json.value("page", item.page)
      json.value("edition", item.edition)
      json.value("DOI", item.doi)
      json.value("ISBN", item.isbn)
      json.value("ISSN", item.issn)
      json.value("PMID", item.pmid)
      json.value("archive", item.arXiv == nil ? item.archive : "arXiv")
      json.value("archive_location", item.arXiv ?? item.archiveLocation)
      json.value("language", item.language)
      json.value("URL", item.url)
      json.date("issued", item.issued)
      json.date("accessed", item.accessed)
    }
  }

  private mutating func names(_ key: String, _ names: [Reference.Name]) {
    guard !names.isEmpty else { return }
    array(key, of: names) { json, name in
      json.object { json in
        json.value("family", name.family)
        json.value("given", name.given)
        json.value("literal", name.literal)
      }
    }
  }

  private mutating func date(_ key: String, _ date: CalendarDate?) {
    guard let date, let year = date.year else { return }
    object(key) { json in
      json.array("date-parts") { json in
        json.array { json in
          json.value(nil, year)
          json.value(nil, date.month)
          json.value(nil, date.day)
        }
      }
    }
  }
}

extension Reference {
  /// What an interview or a letter is called that has no title.
  fileprivate var meeting: String? {
    interviewee.map { kind == .personalCommunication ? "Personal communication with \($0)" : "Interview with \($0)" }
  }
}
