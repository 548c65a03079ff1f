import Footing
import Yams

/// Takes the events of the parts of a Word document: first the body, then footnotes and endnotes.
final class WordDocument: MarkupHandler {
  enum NotePart: String { case footnotes, endnotes }

  /// A field as it is read: what it asks for, and where its result begins.
  private struct Field {
    var instruction = ""
    var result: Int? = nil
  }

  private struct Paragraph {
    var style: WordStyle? = nil
    var isBegun = false
  }

  var builder = DocumentBuilder()
  var styles: [String: WordStyle] = [:]
  var comments: [String: String] = [:]
  var links: [String: String] = [:]
  var numbering = NoteNumbering()
  private(set) var title: String? = nil

  private var part: NotePart? = nil
  private var labels: [String: String] = [:]
  private var bookmarks: [String: String] = [:]
  private var openBookmarks: [(id: String, name: String)] = []
  private var noteReferences: [(range: Range<Int>, bookmark: String)] = []

  private var paragraphs: [Paragraph] = []
  private var fields: [Field] = []
  private var paragraphCount = 0
  private var tableCount = 0
  private var rowCount = 0
  private var tableDepth = 0
  private var isRowBegun = false
  /// Deleted text, and what a newer program has said before.
  private var skipped = 0
  private var isText = false
  private var isInstruction = false
  /// A note whose mark the author wrote: the next words are it.
  private var customMark: String? = nil
  /// Where the run that is open began, and whether it is set in italics or raised.
  private var runStart: Int?
  private var isItalic = false
  private var isRaised = false
  private var linkStarts: [(start: Int, address: String?)] = []
  private var contentsDepth = 0
  /// The content controls that are open: where each begins, and its tag.
  private var controls: [(start: Int, tag: String?)] = []

  func begin(_ part: NotePart, links: [String: String]) {
    self.part = part
    self.links = links
    paragraphs = []
    fields = []
  }

  func finished() -> DocumentBuilder {
    for reference in noteReferences {
      guard let key = bookmarks[reference.bookmark] else { continue }
      builder.markMarker(reference.range, label: builder.text(reference.range).trimmed, to: .key(key))
    }
    return builder
  }

  // MARK: Events

  func open(_ element: MarkupElement, at offset: Int) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch element.name {
    case "w:del", "w:moveFrom", "mc:Fallback", "w:rubyPr", "w:rt": skipped = 1
    case "w:p": paragraphs.append(Paragraph())
    case "w:pStyle": setStyle(element["w:val"])
    case "w:outlineLvl":
      if let last = paragraphs.indices.last, element["w:val"] != "9" { paragraphs[last].style = paragraphs[last].style ?? .heading }
    case "w:r": runStart = builder.position
    case "w:vertAlign": isRaised = runStart != nil && element["w:val"] == "superscript"
    case "w:i": isItalic = runStart != nil && !["0", "false", "off"].contains(element["w:val"])
    case "w:t", "m:t": isText = true
    case "w:instrText": isInstruction = true
    case "w:tab", "w:ptab": append(" ")
    case "w:br", "w:cr":
      if element["w:type"] == "page" { numbering.endPage() }
      if isBegun { builder.appendBreak() }
    case "w:lastRenderedPageBreak": numbering.endPage()
    case "w:noBreakHyphen": append("\u{2011}")
    case "w:sym": append(Self.symbol(element))
    case "w:tbl": beginTable()
    case "w:tr": if tableDepth == 1 { beginRow() }
    case "w:footnoteRef", "w:endnoteRef": noteSign = noteSign ?? builder.position
    case "w:footnoteReference": reference(.footnotes, element)
    case "w:endnoteReference": reference(.endnotes, element)
    case "w:footnote": beginNote(.footnotes, element)
    case "w:endnote": beginNote(.endnotes, element)
    case "w:fldChar": fieldCharacter(element["w:fldCharType"])
    case "w:fldSimple": fields.append(Field(instruction: element["w:instr"] ?? "", result: builder.position))
    case "w:hyperlink": linkStarts.append((builder.position, element["r:id"].flatMap { links[$0] }))
    case "w:bookmarkStart":
      if let id = element["w:id"], let name = element["w:name"], openBookmarks.count < 1_000 { openBookmarks.append((id, name)) }
    case "w:bookmarkEnd": openBookmarks.removeAll { $0.id == element["w:id"] }
    case "w:commentReference": if let comment = element["w:id"].flatMap({ comments[$0] }) { builder.appendComment(comment) }
    case "w:docPartGallery": if element["w:val"] == "Table of Contents" { contentsDepth = 1 }
    case "w:sdt":
      if contentsDepth > 0 { contentsDepth += 1 }
      controls.append((builder.position, nil))
    case "w:tag": if let last = controls.indices.last { controls[last].tag = element["w:val"] }
    default: break
    }
  }

  func close(_ name: String, at offset: Int) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "w:p": endParagraph()
    case "w:t", "m:t": isText = false
    case "w:instrText": isInstruction = false
    case "w:r":
      customMark = nil
      if isItalic, let start = runStart { builder.markEmphasis(start..<builder.position) }
      if isRaised, let start = runStart { builder.markRaised(start..<builder.position) }
      (runStart, isItalic, isRaised) = (nil, false, false)
    case "w:tc": if tableDepth == 1 { builder.appendCell() }
    case "w:tr": if tableDepth == 1 { endRow() }
    case "w:tbl": tableDepth = max(0, tableDepth - 1)
    case "w:footnote", "w:endnote": endNote()
    case "w:fldSimple": endField()
    case "w:hyperlink":
      if let link = linkStarts.popLast(), let address = link.address { builder.markLink(link.start..<builder.position, to: address) }
    case "w:sectPr": if part == nil { numbering.endSection() }
    case "w:sdt":
      contentsDepth = max(0, contentsDepth - 1)
      endControl()
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {
    guard skipped == 0 else { return }
    if isInstruction, let last = fields.indices.last {
      if fields[last].instruction.utf8.count < 1 << 20 { fields[last].instruction += String(decoding: bytes, as: UTF8.self) }
    } else if isText {
      if let key = customMark { return customMark(key, String(decoding: bytes, as: UTF8.self)) }
      begin()
      builder.append(bytes)
    }
  }

  private func append(_ text: String) {
    begin()
    builder.append(text.utf8)
  }

  /// Characters of symbol fonts are kept where the number is Unicode's own.
  private static func symbol(_ element: MarkupElement) -> String {
    guard let value = element["w:char"].flatMap({ UInt32($0, radix: 16) }), !(0xF000...0xF0FF).contains(value),
      let scalar = Unicode.Scalar(value)
    else {
      return ""
    }
    return String(Character(scalar))
  }

  // MARK: Paragraphs and tables

  private var isBegun: Bool { tableDepth > 0 ? isRowBegun : paragraphs.last?.isBegun ?? false }

  private func setStyle(_ id: String?) {
    guard let last = paragraphs.indices.last, let id else { return }
    paragraphs[last].style = styles[id]
  }

  /// Begins the block of the paragraph with its first words.
  private func begin() {
    if tableDepth > 0, part == nil {
      guard !isRowBegun else { return }
      builder.beginBlock(.table, place: "table \(tableCount), row \(rowCount)")
      isRowBegun = true
      return
    }
    guard let last = paragraphs.indices.last, !paragraphs[last].isBegun else { return }
    paragraphs[last].isBegun = true
    paragraphCount += part == nil ? 1 : 0
    let style = paragraphs[last].style
    builder.beginBlock(zone(of: style), quoted: style == .quotation, place: part == nil ? "paragraph \(paragraphCount)" : notePlace)
  }

  private func zone(of style: WordStyle?) -> Zone {
    if contentsDepth > 0 || isInContents { return .front }
    switch style {
    case .title, .heading: return .heading
    case .caption: return .caption
    case .contents: return .front
    case .quotation, nil: return isInBibliography ? .furniture : .body
    }
  }

  private var notePlace: String? { builder.openNote == nil ? nil : openNoteLabel.map { "note \($0)" } }
  private var openNoteLabel: String? = nil
  private var noteStart = 0
  /// Where the sign of the open note stands in its own text.
  private var noteSign: Int? = nil

  private func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    if tableDepth > 0, part == nil {
      if isRowBegun { builder.append(" ".utf8) }
      return
    }
    if paragraph.isBegun { builder.endBlock() }
    // A paragraph around a text box goes on behind it in a block of its own.
    if let around = paragraphs.indices.last { paragraphs[around].isBegun = false }
  }

  private func beginTable() {
    tableDepth += 1
    guard tableDepth == 1 else { return }
    tableCount += 1
    rowCount = 0
  }

  private func beginRow() {
    rowCount += 1
    isRowBegun = false
  }

  private func endRow() {
    builder.endBlock()
    isRowBegun = false
  }

  // MARK: Notes

  private func key(_ part: NotePart, _ id: String) -> String { "\(part.rawValue) \(id)" }

  private func reference(_ kind: NotePart, _ element: MarkupElement) {
    guard let id = element["w:id"] else { return }
    let key = key(kind, id)
    for bookmark in openBookmarks.suffix(4) { bookmarks[bookmark.name] = key }
    let isCustom = element["w:customMarkFollows"].map { $0 == "1" || $0 == "true" || $0 == "on" } ?? false
    guard !isCustom else {
      customMark = key
      return
    }
    let label = labels[key] ?? (kind == .footnotes ? numbering.nextFootnote() : numbering.nextEndnote())
    labels[key] = label
    begin()
    builder.appendMarker(label, to: .key(key))
  }

  private func customMark(_ key: String, _ words: String) {
    let label = words.trimmed
    guard !label.isEmpty else { return }
    labels[key] = label
    begin()
    builder.appendMarker(label, to: .key(key))
    customMark = nil
  }

  private func beginNote(_ kind: NotePart, _ element: MarkupElement) {
    guard let id = element["w:id"] else { return builder.beginNote(key: "", label: nil, kind: .footnote) }
    // The lines between text and notes are kept as notes of their own type.
    if let type = element["w:type"], type != "normal" {
      skipped = 1
      return
    }
    let key = key(kind, id)
    openNoteLabel = labels[key]
    noteSign = nil
    noteStart = builder.position
    builder.beginNote(key: key, label: labels[key], kind: kind == .footnotes ? .footnote : .endnote)
  }

  /// The sign of the note stands in its own text as well, with brackets or a point; it is no text of it.
  private func endNote() {
    let bytes = Array(builder.bytes(noteStart..<builder.position).prefix(64))
    var at = 0
    func skip(_ set: String) { while at < bytes.count, bytes[at] <= 0x20 || set.utf8.contains(bytes[at]) { at += 1 } }
    skip("([")
    if noteSign == nil, let label = openNoteLabel, bytes.dropFirst(at).starts(with: label.utf8) {
      at += label.utf8.count
    } else if noteSign.map({ $0 > noteStart + at }) ?? true {
      at = 0
    }
    if at > 0 || noteSign == noteStart {
      skip(")].")
      builder.drop(noteStart..<(noteStart + at))
    }
    builder.endNote()
  }

  // MARK: Fields

  private func fieldCharacter(_ type: String?) {
    switch type {
    case "begin": if fields.count < 1_000 { fields.append(Field()) }
    case "separate": if let last = fields.indices.last { fields[last].result = builder.position }
    case "end": endField()
    default: break
    }
  }

  private var isInContents: Bool { fields.contains { $0.result != nil && $0.instruction.trimmed.hasPrefix("TOC") } }
  private var isInBibliography: Bool {
    fields.contains { field in
      field.result != nil
        && (field.instruction.contains("ZOTERO_BIBL") || field.instruction.contains("CSL_BIBLIOGRAPHY")
          || field.instruction.trimmed.hasPrefix("BIBLIOGRAPHY"))
    }
  }

  private func endField() {
    guard let field = fields.popLast(), let start = field.result else { return }
    let range = start..<builder.position
    guard !range.isEmpty else { return }
    let instruction = field.instruction.trimmed
    if let brace = instruction.firstIndex(of: "{"), instruction.contains("CSL_CITATION") {
      cite(range, FieldCitation.items(in: String(instruction[brace...])))
    } else if instruction.hasPrefix("CITATION ") {
      citeWordSources(range, instruction)
    } else if instruction.hasPrefix("NOTEREF ") {
      let name = instruction.split(separator: " ").dropFirst().first.map(String.init) ?? ""
      noteReferences.append((range, name))
    } else if instruction.hasPrefix("HYPERLINK \"") {
      builder.markLink(range, to: String(instruction.dropFirst(11).prefix { $0 != "\"" }))
    }
  }

  /// Mendeley keeps its citations in the tags of content controls, as base64 of CSL-JSON.
  private func endControl() {
    guard let control = controls.popLast(), let tag = control.tag, tag.hasPrefix("MENDELEY_CITATION_"), builder.position > control.start
    else { return }
    let code = tag.drop { $0 != "v" }.drop { $0 != "_" }.dropFirst()
    guard let json = Base64.decoded(String(code)) else { return }
    cite(control.start..<builder.position, FieldCitation.items(in: String(decoding: json, as: UTF8.self)))
  }

  private func cite(_ range: Range<Int>, _ items: [FieldCitation]) {
    for item in items {
      builder.bibliography[item.key] = item.item
      builder.hasBibliography = true
      builder.markCitation(range, key: item.key, locator: item.locator)
    }
  }

  /// "CITATION Smi12 \p 14 \m Jon13 \l 1033"
  private func citeWordSources(_ range: Range<Int>, _ instruction: String) {
    let words = instruction.split(separator: " ").map(String.init)
    var keys: [(key: String, locator: String?)] = words.count > 1 ? [(words[1], nil)] : []
    for (index, word) in words.enumerated() where index + 1 < words.count {
      if word == "\\m" { keys.append((words[index + 1], nil)) }
      if word == "\\p", !keys.isEmpty { keys[keys.count - 1].locator = words[index + 1] }
    }
    for key in keys { builder.markCitation(range, key: key.key, locator: key.locator) }
  }
}

/// A citation as Zotero, Mendeley and others keep it in a document: CSL-JSON in a field.
struct FieldCitation {
  let key: String
  let item: Reference
  let locator: String?

  /// The items of one field.
  static func items(in json: String) -> [FieldCitation] {
    guard let node = try? Yams.compose(yaml: json), let items = node.mapping?["citationItems"]?.sequence else { return [] }
    return items.compactMap { entry in
      guard let fields = entry.mapping, let data = fields["itemData"], let item = CSLItem(data) else { return nil }
      let uri = (fields["uris"] ?? fields["uri"])?.sequence?.first?.scalar?.string
      let key = uri ?? fields["id"]?.scalar?.string ?? item.id ?? item.reference.title ?? ""
      return FieldCitation(key: key, item: item.reference, locator: fields["locator"]?.scalar?.string)
    }
  }
}

/// RFC 4648.
enum Base64 {
  /// Nil for a text that is none.
  static func decoded(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 {
      let value: UInt32
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte) - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte) - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte) + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="): continue
      default: return nil
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
