import Footing

/// Reads Word's documents (Office Open XML, ISO/IEC 29500).
struct DOCXReader {
  let bytes: [UInt8]
  let request: ReadRequest

  func document() throws(ReadError) -> Document {
    let package = try OfficePackage(bytes, format: .docx)
    let main = try mainPart(package)
    let relations = try Relations(package, of: main)
    let word = WordDocument()
    if let styles = try relations.part("styles", package) { try package.parse(styles.bytes, named: styles.name, into: WordStyles(word)) }
    if let comments = try relations.part("comments", package) {
      try package.parse(comments.bytes, named: comments.name, into: WordComments(word))
    }
    try readSources(package, word)
    let body = try package.required(main)
    word.links = relations.links
    word.numbering = try NoteNumbering.read(body, settings: try relations.part("settings", package)?.bytes, package)
    try package.parse(body, named: main, into: word)
    for kind in [WordDocument.NotePart.footnotes, .endnotes] {
      guard let part = try relations.part(kind.rawValue, package) else { continue }
      word.begin(kind, links: try Relations(package, of: part.name).links)
      try package.parse(part.bytes, named: part.name, into: word)
    }
    var builder = word.finished()
    request.apply(to: &builder)
    var properties = request.properties(.docx)
    properties.title = word.title
    properties.order = .markers
    return builder.document(properties)
  }

  private func mainPart(_ package: OfficePackage) throws(ReadError) -> String {
    let relations = try Relations(package, of: "")
    return relations.target(ofType: "officeDocument") ?? "word/document.xml"
  }

  /// The sources that Word's own citations name, in parts of their own.
  private func readSources(_ package: OfficePackage, _ word: WordDocument) throws(ReadError) {
    for name in package.archive.names where name.hasPrefix("customXml/item") && !name.contains("Props") && name.hasSuffix(".xml") {
      guard let bytes = try package.content(of: name), bytes[...].firstRange(of: "officeDocument/2006/bibliography") != nil else {
        continue
      }
      try package.parse(bytes, named: name, qualified: false, into: WordSources(word))
    }
  }
}

/// Which parts a part of a package names.
struct Relations {
  private var targets: [(id: String, type: String, target: String)] = []

  init(_ package: OfficePackage, of part: String) throws(ReadError) {
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let file = part.split(separator: "/").last.map(String.init) ?? ""
    let name = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
    guard let bytes = try package.content(of: name) else { return }
    let collector = ElementCollector(["Relationship"])
    try package.parse(bytes, named: name, qualified: false, into: collector)
    for (element, _) in collector.elements {
      guard let id = element["Id"], let type = element["Type"], let target = element["Target"] else { continue }
      let resolved =
        element["TargetMode"] == "External"
        ? target : target.hasPrefix("/") ? String(target.dropFirst()) : PathName.resolve(target, from: part)
      targets.append((id, type.split(separator: "/").last.map(String.init) ?? type, resolved))
    }
  }

  func target(ofType type: String) -> String? { targets.first { $0.type == type }?.target }

  func part(_ type: String, _ package: OfficePackage) throws(ReadError) -> (name: String, bytes: [UInt8])? {
    guard let name = target(ofType: type), let bytes = try package.content(of: name) else { return nil }
    return (name, bytes)
  }

  /// The addresses of links by their names.
  var links: [String: String] {
    Dictionary(targets.filter { $0.type == "hyperlink" }.map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
  }
}

/// The styles that make a paragraph a heading, a caption or a quotation.
final class WordStyles: MarkupHandler {
  private let word: WordDocument
  private var id: String? = nil

  init(_ word: WordDocument) { self.word = word }

  func open(_ element: MarkupElement, at offset: Int) {
    switch element.name {
    case "w:style": id = element["w:styleId"]
    case "w:name": if let id, let name = element["w:val"] { word.styles[id] = WordStyle(named: name) ?? word.styles[id] }
    case "w:basedOn": if let id, let base = element["w:val"], word.styles[id] == nil { word.styles[id] = word.styles[base] }
    case "w:outlineLvl":
      if let id, let level = element["w:val"].flatMap({ Int($0) }), level < 9, word.styles[id] == nil { word.styles[id] = .heading }
    default: break
    }
  }
  func close(_ name: String, at offset: Int) { if name == "w:style" { id = nil } }
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {}
}

enum WordStyle {
  case title, heading, caption, quotation, contents

  /// By the names that Word itself gives to its styles in every language version.
  init?(named name: String) {
    switch name.lowercased() {
    case "title": self = .title
    case "caption", "table of figures": self = .caption
    case "quote", "intense quote", "block text": self = .quotation
    case let name where name.hasPrefix("heading") || name == "subtitle": self = .heading
    case let name where name.hasPrefix("toc"): self = .contents
    default: return nil
    }
  }
}

/// Comments of reviewers, which may speak to this tool.
final class WordComments: MarkupHandler {
  private let word: WordDocument
  private var id: String? = nil
  private var words = ""

  init(_ word: WordDocument) { self.word = word }

  func open(_ element: MarkupElement, at offset: Int) {
    guard element.name == "w:comment" else { return }
    id = element["w:id"]
    words = ""
  }
  func close(_ name: String, at offset: Int) {
    guard name == "w:comment", let id else { return }
    word.comments[id] = words
    self.id = nil
  }
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) { if id != nil { words += String(decoding: bytes, as: UTF8.self) } }
}

/// The sources of Word's own bibliography.
final class WordSources: MarkupHandler {
  private let word: WordDocument
  private var fields: [String: String] = [:]
  private var people: [Reference.Name] = []
  private var person = Reference.Name()
  private var path: [String] = []
  private var words = ""

  init(_ word: WordDocument) { self.word = word }

  func open(_ element: MarkupElement, at offset: Int) {
    path.append(element.name)
    words = ""
    if element.name == "Source" {
      fields = [:]
      people = []
    } else if element.name == "Person" {
      person = Reference.Name()
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) { words += String(decoding: bytes, as: UTF8.self) }

  func close(_ name: String, at offset: Int) {
    _ = path.popLast()
    switch name {
    case "First": person.given = words
    case "Last": person.family = words
    case "Person": if path.contains("Author") { people.append(person) }
    case "Corporate": people.append(Reference.Name(literal: words))
    case "Source": finish()
    default: if path.last == "Source" { fields[name] = words }
    }
    words = ""
  }

  private func finish() {
    guard let tag = fields["Tag"] else { return }
    var item = Reference()
    switch fields["SourceType"] {
    case "JournalArticle": item.kind = .journalArticle
    case "ArticleInAPeriodical": item.kind = .newspaperArticle
    case "Book": item.kind = .book
    case "BookSection": item.kind = .chapter
    case "ConferenceProceedings": item.kind = .paperConference
    case "Report": item.kind = .report
    case "InternetSite", "DocumentFromInternetSite": item.kind = .webpage
    default: item.kind = .document
    }
    item.title = fields["Title"]
    item.authors = people
    item.containerTitle =
      fields["JournalName"] ?? fields["PeriodicalTitle"] ?? fields["BookTitle"] ?? fields["ConferenceName"] ?? fields["InternetSiteTitle"]
    item.publisher = fields["Publisher"] ?? fields["Institution"]
    item.publisherPlace = fields["City"]
    item.volume = fields["Volume"]
    item.issue = fields["Issue"]
    item.page = fields["Pages"]
    item.url = fields["URL"]
    item.doi = fields["DOI"]
    item.edition = fields["Edition"]
    if let year = fields["Year"].flatMap({ Int($0) }) { item.issued = CalendarDate(year: year) }
    if let year = fields["YearAccessed"].flatMap({ Int($0) }) { item.accessed = CalendarDate(year: year) }
    word.builder.bibliography[tag] = item
    word.builder.hasBibliography = true
  }
}
