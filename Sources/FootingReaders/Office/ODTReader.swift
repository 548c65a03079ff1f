import Footing

/// Reads OpenDocument texts (ISO/IEC 26300), packed and flat.
struct ODTReader {
  let bytes: [UInt8]
  let request: ReadRequest

  func document() throws(ReadError) -> Document {
    let handler = OpenDocument()
    if bytes.starts(with: [0x50, 0x4B]) {
      let package = try OfficePackage(bytes, format: .odt)
      try package.parse(try package.required("content.xml"), named: "content.xml", into: handler)
    } else {
      do {
        try MarkupParser(.xml, bytes, qualified: true, handler: handler).parse()
      } catch {
        throw error.isLimit ? .tooMuch(format: .odt, what: error.problem) : .damaged(format: .odt, line: error.line, problem: error.problem)
      }
    }
    var builder = handler.builder
    request.apply(to: &builder)
    return builder.document(request.properties(.odt))
  }
}

/// Takes the events of an OpenDocument text.
final class OpenDocument: MarkupHandler {
  var builder = DocumentBuilder()
  private var skipped = 0
  private var paragraphCount = 0
  private var tableCount = 0
  private var rowCount = 0
  private var tableDepth = 0
  private var isRowBegun = false
  /// Whether the paragraphs that are open have begun their blocks, and as what.
  private var paragraphs: [(zone: Zone, isQuoted: Bool, isBegun: Bool)] = []
  private var hasBody = false
  private var around: [Zone] = []
  private var links: [(start: Int, address: String)] = []
  /// The automatic styles of the file that are italics or raised, and the spans that are open.
  private var italics: Set<String> = []
  private var styleName: String?
  private var raised: Set<String> = []
  private var spans: [(start: Int, style: String)] = []
  /// The note that is open: its identifier and class, until its sign is known.
  private var notes: [(id: String, isEndnote: Bool, tableDepth: Int, isRowBegun: Bool)] = []
  private var citation: String? = nil
  private var references: [(start: Int, target: String)] = []
  private var marks: [String: Int] = [:]
  private var annotation: String? = nil

  func open(_ element: MarkupElement, at offset: Int) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch element.name {
    case "office:text", "office:body": hasBody = true
    case "text:tracked-changes", "office:forms", "text:sequence-decls", "svg:title", "svg:desc", "office:scripts", "office:styles",
      "office:master-styles", "office:meta", "office:settings", "office:font-face-decls":
      skipped = 1
    case "office:annotation":
      annotation = ""
    case "style:style":
      styleName = element["style:name"]
      if let name = styleName, let parent = element["style:parent-style-name"] { parents[name] = parent }
    case "text:p": beginParagraph(element["text:style-name"] ?? "")
    case "text:h": paragraphs.append((.heading, false, false))
    case "text:s": append(String(repeating: " ", count: max(1, min(64, element["text:c"].flatMap { Int($0) } ?? 1))))
    case "text:tab": append(" ")
    case "text:line-break": if isBegun { builder.appendBreak() }
    case "text:note":
      notes.append((element["text:id"] ?? "note \(builder.noteCount)", element["text:note-class"] == "endnote", tableDepth, isRowBegun))
    case "text:note-citation": citation = ""
    case "text:note-body": beginNote()
    case "text:note-ref", "text:bookmark-ref":
      if element.name == "text:note-ref", let name = element["text:ref-name"] {
        begin()
        references.append((builder.position, name))
      }
    case "style:text-properties":
      guard let styleName else { break }
      if element["fo:font-style"] == "italic" { italics.insert(styleName) }
      if element["style:text-position"]?.hasPrefix("super") == true { raised.insert(styleName) }
    case "text:span": spans.append((builder.position, element["text:style-name"] ?? ""))
    case "text:a": links.append((builder.position, element["xlink:href"] ?? ""))
    case "text:table-of-content", "text:illustration-index", "text:table-index", "text:alphabetical-index": around.append(.front)
    case "text:bibliography": around.append(.furniture)
    case "text:bibliography-mark": cite(element)
    case "text:reference-mark-start": if let name = element["text:name"] { marks[name] = builder.position }
    case "text:reference-mark-end": if let name = element["text:name"] { endMark(name) }
    case "table:table":
      tableDepth += 1
      if tableDepth == 1 {
        tableCount += 1
        rowCount = 0
      }
    case "table:table-row":
      if tableDepth == 1 {
        rowCount += 1
        isRowBegun = false
      }
    default: break
    }
  }

  func close(_ name: String, at offset: Int) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "office:annotation":
      if let annotation { builder.appendComment(annotation) }
      annotation = nil
    case "text:p", "text:h": endParagraph()
    case "text:note-citation":
      if let note = notes.last, let label = citation?.trimmed {
        begin()
        builder.appendMarker(label, to: .key(note.id))
      }
    case "text:note-body": builder.endNote()
    case "text:note":
      if let note = notes.popLast() {
        tableDepth = note.tableDepth
        isRowBegun = note.isRowBegun
      }
      citation = nil
    case "text:note-ref":
      guard let reference = references.popLast(), builder.position > reference.start else { break }
      let range = reference.start..<builder.position
      builder.markMarker(range, label: builder.text(range).trimmed, to: .key(reference.target))
    case "text:span":
      guard let span = spans.popLast() else { break }
      if italics.contains(span.style) { builder.markEmphasis(span.start..<builder.position) }
      if raised.contains(span.style) { builder.markRaised(span.start..<builder.position) }
    case "text:a": if let link = links.popLast() { builder.markLink(link.start..<builder.position, to: link.address) }
    case "text:table-of-content", "text:illustration-index", "text:table-index", "text:alphabetical-index", "text:bibliography":
      _ = around.popLast()
    case "table:table-cell": if tableDepth == 1 { builder.appendCell() }
    case "table:table-row":
      if tableDepth == 1 {
        builder.endBlock()
        isRowBegun = false
      }
    case "table:table": tableDepth = max(0, tableDepth - 1)
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {
    guard skipped == 0, hasBody, !paragraphs.isEmpty || citation != nil else { return }
    if annotation != nil {
      annotation? += String(decoding: bytes, as: UTF8.self)
    } else if citation != nil, builder.openNote == nil || notes.count > openNotes {
      citation? += String(decoding: bytes, as: UTF8.self)
    } else {
      begin()
      builder.append(bytes)
    }
  }

  /// How many notes have begun their text.
  private var openNotes = 0

  /// The styles that automatic ones are made from.
  private var parents: [String: String] = [:]

  private func beginParagraph(_ name: String) {
    let style = parents[name] ?? name
    let zone: Zone =
      switch style {
      case "Title", "Subtitle": .heading
      case "Caption", "Table", "Illustration", "Figure", "Drawing", "TableCaption", "FigureCaption": .caption
      default: style.hasPrefix("Heading") ? .heading : .body
      }
    paragraphs.append((around.last ?? zone, style.hasPrefix("Quotation"), false))
  }

  private func append(_ text: String) {
    guard !paragraphs.isEmpty, annotation == nil else { return }
    begin()
    builder.append(text.utf8)
  }

  // MARK: Blocks

  private var isBegun: Bool { tableDepth > 0 ? isRowBegun : paragraphs.last?.isBegun ?? false }

  private func begin() {
    if tableDepth > 0 {
      guard !isRowBegun else { return }
      builder.beginBlock(.table, place: "table \(tableCount), row \(rowCount)")
      isRowBegun = true
      return
    }
    guard let last = paragraphs.indices.last, !paragraphs[last].isBegun else { return }
    paragraphs[last].isBegun = true
    if notes.isEmpty { paragraphCount += 1 }
    builder.beginBlock(
      paragraphs[last].zone, quoted: paragraphs[last].isQuoted, place: notes.isEmpty ? "paragraph \(paragraphCount)" : notePlace)
  }

  private var notePlace: String? { citation.map { "note \($0.trimmed)" } }

  private func endParagraph() {
    guard let paragraph = paragraphs.popLast(), annotation == nil else { return }
    if tableDepth > 0 {
      if isRowBegun { builder.append(" ".utf8) }
    } else if paragraph.isBegun {
      builder.endBlock()
      if notes.isEmpty, let around = paragraphs.indices.last { paragraphs[around].isBegun = false }
    }
  }

  // MARK: Notes and citations

  private func beginNote() {
    guard let note = notes.last else { return builder.beginNote(key: "", label: nil, kind: .footnote) }
    builder.beginNote(key: note.id, label: citation?.trimmed, kind: note.isEndnote ? .endnote : .footnote)
    openNotes = notes.count
    tableDepth = 0
    isRowBegun = false
  }

  /// Zotero writes its citations as marks whose names hold them.
  private func endMark(_ name: String) {
    guard let start = marks.removeValue(forKey: name), name.contains("CSL_CITATION"), let brace = name.firstIndex(of: "{"),
      let end = name.lastIndex(of: "}"), brace < end
    else { return }
    for item in FieldCitation.items(in: String(name[brace...end])) {
      builder.bibliography[item.key] = item.item
      builder.hasBibliography = true
      builder.markCitation(start..<builder.position, key: item.key, locator: item.locator)
    }
  }

  /// The writer's own bibliography: the mark holds the whole entry.
  private func cite(_ element: MarkupElement) {
    guard let key = element["text:identifier"] else { return }
    var item = Reference()
    switch element["text:bibliography-type"] {
    case "article": item.kind = .journalArticle
    case "book", "manual", "proceedings": item.kind = .book
    case "inbook", "incollection": item.kind = .chapter
    case "inproceedings", "conference": item.kind = .paperConference
    case "techreport": item.kind = .report
    case "www": item.kind = .webpage
    default: item.kind = .document
    }
    item.title = element["text:title"]
    item.authors = element["text:author"].map { $0.split(separator: ";").map { Reference.Name(literal: String($0).trimmed) } } ?? []
    item.containerTitle = element["text:journal"] ?? element["text:booktitle"]
    item.publisher = element["text:publisher"]
    item.issued = element["text:year"].flatMap { Int($0) }.map { CalendarDate(year: $0) }
    item.url = element["text:url"]
    item.page = element["text:pages"]
    builder.bibliography[key] = item
    builder.hasBibliography = true
    begin()
    let start = builder.position
    builder.append("[\(key)]".utf8)
    builder.markCitation(start..<builder.position, key: key)
    skipped = 1
  }
}
