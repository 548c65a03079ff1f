import Footing

/// The Guidelines of the Text Encoding Initiative (P5), and what tools that read PDF write in them.
struct TEI: MarkupVocabulary {
  let format = DocumentFormat.tei
  /// The notes of the file by identifier, and the places that notes name from afar.
  private let notes: [String: String?]
  private let targets: [String: (key: String, label: String?)]
  private var count = 0

  /// Looks for the notes first: a sign in the text and its note may stand in either order, and either may name the other.
  init(_ bytes: [UInt8]) throws(MarkupParser.Failure) {
    let collector = ElementCollector(["note"])
    try MarkupParser(.xml, bytes, handler: collector).parse()
    var notes: [String: String?] = [:]
    var targets: [String: (String, String?)] = [:]
    for (index, (element, _)) in collector.elements.enumerated() {
      let key = element["xml:id"] ?? "note \(index + 1)"
      if let id = element["xml:id"] { notes.updateValue(Self.label(element), forKey: id) }
      for target in [element["target"], element["corresp"]].compactMap(\.self).flatMap({ $0.split(separator: " ") })
      where target.hasPrefix("#") {
        targets[String(target.dropFirst())] = (key, Self.label(element))
      }
    }
    self.notes = notes
    self.targets = targets
  }

  private static func label(_ element: MarkupElement) -> String? { element["n"].flatMap { HypertextNotes.label($0) ?? $0 } }

  mutating func role(of element: MarkupElement, in path: [String], _ text: StructuredText) -> MarkupRole {
    if element.name == "note" { return note(element, path, text) }
    if let id = element["xml:id"], let target = targets[id] { return .marker(keys: [target.key], label: target.label) }
    switch element.name {
    case "teiHeader": return .section(.front)
    case "title": return path.last == "titleStmt" ? .title : element["level"] == "a" ? .text : .emphasis
    case "emph": return .emphasis
    case "hi":
      let styles = [element["rend"], element["rendition"], element["style"]].compactMap(\.self)
      if styles.contains(where: { $0.contains("super") || $0.hasSuffix("sup") }) { return .raised }
      return styles.contains { $0.contains("ital") } ? .emphasis : .text
    case "publicationStmt": return .section(.front)
    case "date": return path.last == "publicationStmt" ? .date : .text
    case "abstract": return .section(.summary)
    case "titleStmt", "profileDesc", "fileDesc": return .section(.front)
    case _ where path.contains("teiHeader") && !path.contains("abstract"): return .hidden
    case "facsimile", "sourceDoc", "fw", "sic", "orig", "del", "surplus", "figDesc", "graphic", "formula", "interp", "index", "gap":
      return .hidden
    case "text", "front", "body", "back", "group", "div", "div1", "div2", "div3", "div4", "lg", "list", "sp", "floatingText", "figure",
      "epigraph",
      "closer", "opener", "postscript", "titlePage", "docTitle", "listBibl", "castList", "argument":
      return .section(element.name == "titlePage" ? .front : nil)
    case "head": return .block(path.last == "figure" || path.last == "table" ? .caption : .heading)
    case "p", "ab", "l", "item", "speaker", "stage", "salute", "signed", "dateline", "byline", "titlePart", "docAuthor", "docImprint",
      "docDate",
      "label", "trailer", "imprimatur", "castItem", "u", "entry":
      return .block(.body)
    case "quote", "q", "cit", "said":
      if path.last.map({ ["div", "body", "div1", "div2", "div3", "front", "back", "item"].contains($0) }) == true, !text.isInText {
        return .quotedBlock
      }
      return element.name == "cit" || path.last == "cit" && !text.isInText ? .text : .quotation
    case "lb": return .lineBreak
    case "pb", "cb", "milestone": return .text
    case "table": return .table
    case "row": return .row
    case "cell": return .cell
    case "ref", "ptr": return reference(element)
    case "biblStruct", "bibl", "biblFull":
      return path.contains("listBibl") ? .entry(key: element["xml:id"] ?? "") : text.isInNote ? .work : .text
    default: return .text
    }
  }

  private mutating func note(_ element: MarkupElement, _ path: [String], _ text: StructuredText) -> MarkupRole {
    count += 1
    if path.contains("teiHeader") || element["type"] == "raw_reference" || path.contains("biblStruct") { return .hidden }
    let key = element["xml:id"] ?? "note \(count)"
    let kind: NoteKind =
      switch element["place"] {
      case "margin", "margin-left", "margin-right", "left", "right": .sidenote
      case "end", "back": .endnote
      case "inline": .inline
      default: path.contains("table") ? .table : .footnote
      }
    let isNamed = element["target"] != nil || element["corresp"] != nil
    return .note(key: key, label: Self.label(element), kind: kind, isMarked: !isNamed && text.isInText && !leads.contains(key))
  }

  /// The notes to which a sign has led.
  private var leads: Set<String> = []

  private mutating func reference(_ element: MarkupElement) -> MarkupRole {
    let target = element["target"] ?? ""
    let keys = target.split(separator: " ").filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    if !keys.isEmpty, keys.allSatisfy({ notes[$0] != nil }) {
      leads.formUnion(keys)
      return .marker(keys: keys, label: keys.first.flatMap { notes[$0] ?? nil })
    }
    if element["type"] == "bibr" || element["type"] == "biblio" { return keys.isEmpty ? .text : .citation(keys: keys) }
    if keys.count == 1 { return .pointer(key: keys[0]) }
    return target.contains("://") ? .link(address: target) : .text
  }

  func date(of element: MarkupElement, in path: [String]) -> CalendarDate? {
    guard element.name == "date", path.last == "publicationStmt" || path.last == "imprint" && path.contains("sourceDesc") else {
      return nil
    }
    return element["when"].flatMap { CalendarDate(iso: $0) }
  }

  func field(of element: MarkupElement, in path: [String]) -> ReferenceField? {
    switch element.name {
    case "analytic", "monogr", "series", "imprint": .part
    case "title":
      switch element["level"] {
      case "j", "s": .containerTitle
      case "m": path.contains("biblStruct") && path.contains("monogr") && element["type"] != "main" ? .containerTitle : .title
      default: .title
      }
    case "author": .author
    case "editor": .editor
    case "surname": .family
    case "forename": .given
    case "orgName": .literal
    case "publisher": .publisher
    case "pubPlace": .place
    case "date": element["when"].map { .date($0) } ?? .year
    case "biblScope":
      switch element["unit"] ?? element["type"] {
      case "volume", "vol": .volume
      case "issue": .issue
      case "page", "pp":
        .pages
      default: .nothing
      }
    case "idno":
      switch element["type"]?.lowercased() {
      case "doi": .doi
      case "isbn": .isbn
      default: .nothing
      }
    case "edition": .edition
    case "note": .nothing
    default: nil
    }
  }
}
