public import Footing
import Yams

/// Reads bibliographies: CSL-JSON, CSL in YAML, and BibTeX.
public enum Bibliography {
  /// The entries of a bibliography by their keys. Which of the formats it is, its first sign tells. What cannot be read
  /// is passed over. Linear.
  public static func entries(in bytes: [UInt8]) -> [String: Reference] {
    let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
    guard first == UInt8(ascii: "[") || first == UInt8(ascii: "{") || isYAML(bytes) else { return BibTeX.entries(in: bytes) }
    // JSON is YAML as well.
    guard bytes.count < 64 << 20, let node = try? Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else { return [:] }
    let list = node.sequence ?? node.mapping?["references"]?.sequence ?? node.mapping?["items"]?.sequence ?? Yams.Node.Sequence([node])
    var entries: [String: Reference] = [:]
    for entry in list {
      if let item = CSLItem(entry), let key = item.id, entries[key] == nil { entries[key] = item.reference }
    }
    return entries
  }

  private static func isYAML(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "---".utf8) || bytes.starts(with: "references:".utf8) || bytes.starts(with: "- ".utf8)
  }
}

/// A bibliographic item in CSL's data model.
struct CSLItem {
  let id: String?
  let reference: Reference

  init?(_ node: Yams.Node) {
    guard let fields = node.mapping else { return nil }
    id = fields["id"]?.scalar?.string ?? fields["citation-key"]?.scalar?.string
    var item = Reference()
    item.kind = fields["type"]?.string.flatMap { Reference.Kind(rawValue: $0) } ?? Self.kind(fields["type"]?.string)
    item.title = fields["title"]?.scalar?.string
    item.containerTitle = fields["container-title"]?.scalar?.string
    item.authors = Self.names(fields["author"])
    item.editors = Self.names(fields["editor"])
    item.translators = Self.names(fields["translator"])
    item.language = fields["language"]?.scalar?.string
    item.archive = fields["archive"]?.scalar?.string
    item.archiveLocation = fields["archive_location"]?.scalar?.string
    item.publisher = fields["publisher"]?.scalar?.string
    item.publisherPlace = fields["publisher-place"]?.scalar?.string
    item.volume = fields["volume"]?.scalar?.string
    item.issue = fields["issue"]?.scalar?.string
    item.page = fields["page"]?.scalar?.string
    item.edition = fields["edition"]?.scalar?.string
    item.url = fields["URL"]?.scalar?.string ?? fields["url"]?.scalar?.string
    item.doi = fields["DOI"]?.scalar?.string ?? fields["doi"]?.scalar?.string
    item.isbn = fields["ISBN"]?.scalar?.string
    item.issued = Self.date(fields["issued"])
    item.accessed = Self.date(fields["accessed"])
    reference = item
  }

  private static func kind(_ type: String?) -> Reference.Kind {
    switch type {
    case "article-magazine": .article
    case "post", "post-weblog": .webpage
    case "bill", "legal_case", "treaty", "regulation": .legislation
    case "entry", "entry-encyclopedia", "entry-dictionary": .chapter
    default: .document
    }
  }

  private static func names(_ node: Yams.Node?) -> [Reference.Name] {
    (node?.sequence.map(Array.init) ?? []).compactMap { name in
      if let whole = name.string { return Reference.Name(literal: whole) }
      guard let parts = name.mapping else { return nil }
      let particle = [parts["dropping-particle"]?.string, parts["non-dropping-particle"]?.string].compactMap(\.self).joined(separator: " ")
      let family = parts["family"]?.string.map { particle.isEmpty ? $0 : particle + " " + $0 }
      return Reference.Name(family: family, given: parts["given"]?.string, literal: parts["literal"]?.string)
    }
  }

  /// {"date-parts": [[2014, 5, 3]]}, {"raw": "2014-05-03"}, or the text itself.
  private static func date(_ node: Yams.Node?) -> CalendarDate? {
    guard let node else { return nil }
    if let text = node.scalar?.string { return CalendarDate(iso: text) ?? CalendarDate(written: text) }
    guard let fields = node.mapping ?? node.sequence?.first?.mapping else { return nil }
    if let text = (fields["raw"] ?? fields["literal"])?.string { return CalendarDate(iso: text) ?? CalendarDate(written: text) }
    let parts =
      fields["date-parts"]?.sequence?.first?.sequence.map { $0.compactMap { $0.scalar.flatMap { Int($0.string) } } }
      ?? [fields["year"], fields["month"], fields["day"]].compactMap { $0?.scalar.flatMap { Int($0.string) } }
    guard let year = parts.first else { return nil }
    let date = CalendarDate(year: year, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
    return date.isPossible ? date : nil
  }
}
