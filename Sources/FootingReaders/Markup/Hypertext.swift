import Footing

/// Takes the events of a page and writes its text onto the tape of a builder, with what the search for notes needs:
/// where elements begin and end, what is linked, what is raised.
final class Hypertext: MarkupHandler {
  /// An element that notes can be told by.
  struct Element {
    let tag: HypertextTag?
    let parent: Int?
    let start: Int
    var end: Int
    let isNote: Bool
    let isNoteSection: Bool
    /// An anchor of it is called as notes are.
    let isCalledNote: Bool
    /// For the items of a numbered list: the number.
    let ordinal: Int?
    /// How many headings and rules stood before it.
    let heading: Int
  }

  /// A link within the document, or a raised sign without one.
  struct Link {
    var range: Range<Int>
    /// The anchor that it leads to; nil for a sign without a link.
    fileprivate(set) var target: String?
    /// The anchors that it, or what stands around it, carries.
    let anchors: [String]
    let isReference: Bool
    let isBackLink: Bool
    let isRaised: Bool
    let element: Int?
  }

  /// A note that stands where it is marked.
  struct InlineNote {
    let key: String
    var range: Range<Int>
    let kind: NoteKind
  }

  private struct Open {
    let name: String
    let tag: HypertextTag?
    var element: Int?
    let zone: Zone
    let start: Int
    var anchors: [String] = []
    var href: String? = nil
    var isRaised = false
    var isReference = false
    var isBackLink = false
    var isBackPart = false
    var isMain = false
    var isListing = false
    var isQuoted = false
    var inlineNote: Int? = nil
    var isMarkerLabel = false
    var citedKeys: String? = nil
    var listNumber = 0
  }

  private(set) var builder: DocumentBuilder
  private(set) var elements: [Element] = []
  private(set) var anchors: [String: Int] = [:]
  private(set) var anchorPositions: [String: Int] = [:]
  /// Anchors that the page has several times, as where a tool joins chapters to one page: the names of the others, in order.
  private var repeatedAnchors: [String: [String]] = [:]
  private(set) var links: [Link] = []
  private(set) var inlineNotes: [InlineNote] = []
  /// What leads back from a note, and is no text of it.
  private(set) var backParts: [Range<Int>] = []
  private(set) var title: String? = nil
  private(set) var date: CalendarDate? = nil
  /// Where the content of the page stands, as the page itself says.
  private(set) var mains: [Range<Int>] = []
  /// The words of all links, in order.
  private(set) var linked: [Range<Int>] = []
  private(set) var hasMarkup = false

  private let format: DocumentFormat
  /// Stands before every anchor of a file of several.
  private var file = ""
  private var open: [Open] = []
  private var hidden = 0
  private var titleBytes: [UInt8] = []
  private var isInTitle = false
  private var needsBlock = true
  private var breaks = 0
  private var verbatim = 0
  private var rows = 0
  private var tables = 0
  private var cellDepth = 0
  private var heading = 0
  private var paragraphs = 0
  private var bibliographyScript: [UInt8]? = nil
  private(set) var bibliography: [UInt8] = []

  /// - Parameter size: how many bytes of text are expected, if that is known.
  init(format: DocumentFormat, reserving size: Int = 0) {
    self.format = format
    builder = DocumentBuilder(reserving: size)
  }

  /// Begins another file of the same document; its anchors are its own.
  func begin(file: String) {
    self.file = file
    open = []
    hidden = 0
    verbatim = 0
    cellDepth = 0
    needsBlock = true
    isInTitle = false
  }

  /// Lets a reader of another format add to the text.
  func withBuilder<T>(_ body: (inout DocumentBuilder) -> T) -> T { body(&builder) }
  func takeBuilder() -> DocumentBuilder {
    let taken = builder
    builder = DocumentBuilder()
    return taken
  }

  // MARK: Events

  func open(_ element: MarkupElement, at offset: Int) {
    hasMarkup = true
    let tag = HypertextTag(named: element.name)
    if hidden > 0 {
      hidden += 1
      return
    }
    if tag == .meta { return readMeta(element) }
    if let tag, tag.isHidden, !isBibliography(element) {
      hidden = 1
      return
    }
    if tag == .script {
      bibliographyScript = []
      push(element, tag)
      return
    }
    if tag == .title, open.last?.tag == .head || open.isEmpty { isInTitle = true }
    if tag == .br { return lineBreak() }
    if tag == .input { return }
    if let tag, tag.isBlock { beginBlock(tag) }
    push(element, tag)
    if tag == .hr { close("hr", at: offset) }
  }

  func close(_ name: String, at offset: Int) {
    if hidden > 0 {
      hidden -= 1
      return
    }
    // What libxml2 closes was opened, but what Markdown closes may not have been.
    guard let index = open.suffix(256).lastIndex(where: { $0.name == name }) else { return }
    while open.count > index, let last = open.popLast() { end(last) }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) { append(bytes, at: offset) }

  func append(_ bytes: some Collection<UInt8>, at offset: Int?) {
    guard hidden == 0 else { return }
    if isInTitle {
      titleBytes += bytes
      return
    }
    if bibliographyScript != nil {
      bibliographyScript? += Array(bytes)
      return
    }
    if needsBlock || !builder.isInBlock {
      if bytes.allSatisfy({ $0 <= 0x20 }) { return }
      startBlock()
    }
    breaks = 0
    builder.append(bytes, at: offset)
  }

  func comment(_ text: String, at offset: Int) { builder.appendComment(text) }

  // MARK: Blocks

  private var zone: Zone { open.last?.zone ?? .body }

  private func beginBlock(_ tag: HypertextTag) {
    switch tag {
    case .td, .th: cellDepth += 1
    case .table:
      tables += 1
      rows = 0
      needsBlock = true
    case .tr:
      rows += 1
      needsBlock = true
    case .pre:
      verbatim += 1
      needsBlock = true
    case .hr, .h1, .h2, .h3, .h4, .h5, .h6:
      heading += 1
      needsBlock = true
    default:
      if cellDepth == 0 { needsBlock = true } else if builder.isInText { builder.append(" ".utf8) }
    }
  }

  private func startBlock() {
    needsBlock = false
    paragraphs += 1
    let isQuoted = open.contains { $0.isQuoted }
    let place: String? = format.hasLines ? nil : cellDepth > 0 ? "table \(tables), row \(rows)" : placePrefix + "paragraph \(paragraphs)"
    builder.beginBlock(zone, quoted: isQuoted, verbatim: verbatim > 0, place: place)
  }

  private var placePrefix: String { format == .epub && !file.isEmpty ? "\(file), " : "" }

  private func lineBreak() {
    guard hidden == 0 else { return }
    breaks += 1
    if breaks >= 2, cellDepth == 0 { needsBlock = true } else { builder.appendBreak() }
  }

  // MARK: The stack

  private func push(_ element: MarkupElement, _ tag: HypertextTag?) {
    let signs = Signs(element)
    var own = Open(name: element.name, tag: tag, element: nil, zone: zone(of: element, tag, signs), start: builder.position)
    own.anchors = [element["id"], tag == .a ? element["name"] : nil].compactMap(\.self).filter { !$0.isEmpty }.map {
      anchor(file + "#" + $0)
    }
    let isStructural = tag?.isBlock == true || !own.anchors.isEmpty || signs.isNote || signs.isNoteSection
    if isStructural {
      elements.append(
        Element(
          tag: tag, parent: open.last(where: { $0.element != nil })?.element, start: builder.position, end: .max, isNote: signs.isNote,
          isNoteSection: signs.isNoteSection,
          isCalledNote: own.anchors.contains(where: HypertextNotes.isNoteName), ordinal: ordinal(tag, element), heading: heading))
      own.element = elements.count - 1
    }
    for anchor in own.anchors where anchors[anchor] == nil {
      anchors[anchor] = elements.count - 1
      anchorPositions[anchor] = builder.position
    }
    if tag == .ol { own.listNumber = (element["start"].flatMap { Int($0) } ?? 1) - 1 }
    if tag == .a || tag == .label { readLink(element, tag, signs, &own) }
    own.isBackPart = signs.isBackLink
    own.isMain = signs.isMain
    own.isListing = signs.isListing
    if tag == .sup || signs.isRaised { own.isRaised = true }
    if tag == .blockquote { own.isQuoted = true }
    if tag == .q { append("“".utf8, at: nil) }
    if tag == .citation { own.citedKeys = element["key"] ?? element["bibtex-key"] }
    if element.has("citation", in: "class"), let keys = element["data-cites"] {
      own.citedKeys = keys.split(separator: " ").joined(separator: ",")
    }
    if signs.isInlineNote || tag == .note { beginInlineNote(tag, signs, &own) }
    open.append(own)
  }

  /// A name of its own for an anchor that the page has had before.
  private func anchor(_ name: String) -> String {
    guard anchors[name] != nil else { return name }
    let own = "\(name)\u{0}\((repeatedAnchors[name]?.count ?? 0) + 2)"
    repeatedAnchors[name, default: []].append(own)
    return own
  }

  /// Leads links whose target the page has several times to the nearest one: back from a note to one before it, from the text to
  /// one behind it. Logarithmic for each link.
  func aimLinks() {
    guard !repeatedAnchors.isEmpty else { return }
    for index in links.indices {
      guard let target = links[index].target, let others = repeatedAnchors[target] else { continue }
      func name(_ number: Int) -> String { number == 0 ? target : others[number - 1] }
      let behind = partitionPoint(others.count + 1) { anchorPositions[name($0)] ?? 0 < links[index].range.upperBound }
      let nearest = links[index].isBackLink ? max(behind - 1, 0) : min(behind, others.count)
      links[index].target = name(nearest)
    }
  }

  private func ordinal(_ tag: HypertextTag?, _ element: MarkupElement) -> Int? {
    guard tag == .li, let list = open.lastIndex(where: { $0.tag == .ol || $0.tag == .ul }), open[list].tag == .ol else { return nil }
    open[list].listNumber = element["value"].flatMap { Int($0) } ?? (open[list].listNumber &+ 1)
    return open[list].listNumber
  }

  private func end(_ last: Open) {
    if last.tag == .q { builder.append("”".utf8) }
    if let element = last.element { elements[element].end = builder.position }
    if last.isMain { mains.append(last.start..<builder.position) }
    if last.isBackPart, builder.position > last.start { backParts.append(last.start..<builder.position) }
    if let href = last.href { endLink(last, href) } else if last.isRaised { endRaised(last) }
    if let note = last.inlineNote { inlineNotes[note].range = inlineNotes[note].range.lowerBound..<builder.position }
    if let keys = last.citedKeys { endCitation(last, keys) }
    if Self.emphasis.contains(last.name) { builder.markEmphasis(last.start..<builder.position) }
    guard let tag = last.tag else { return }
    switch tag {
    case .title: endTitle()
    case .script:
      bibliography += bibliographyScript ?? []
      bibliographyScript = nil
    case .td, .th:
      cellDepth = max(0, cellDepth - 1)
      builder.appendCell()
    case .pre: verbatim = max(0, verbatim - 1)
    default: break
    }
    // The cells of a row stay together; the row ends the block.
    if tag.isBlock, tag != .td, tag != .th, cellDepth == 0 || tag == .tr || tag == .table { needsBlock = true }
  }

  /// In `cite` stands a title, but in many pages all of a reference.
  private static let emphasis: Set<String> = ["em", "i"]

  private func endTitle() {
    isInTitle = false
    let words = String(decoding: titleBytes, as: UTF8.self).split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
    if title == nil, !words.isEmpty { title = words.joined(separator: " ") }
    titleBytes = []
  }

  // MARK: Links

  private func readLink(_ element: MarkupElement, _ tag: HypertextTag?, _ signs: Signs, _ own: inout Open) {
    if tag == .label {
      guard let target = element["for"], signs.isReference || signs.isMarkerLabel else { return }
      own.href = "#" + target
      own.isReference = true
      own.isMarkerLabel = true
      return
    }
    own.href = element["href"]
    own.isReference = signs.isReference
    own.isBackLink = signs.isBackLink
  }

  private func endLink(_ last: Open, _ href: String) {
    if last.isMarkerLabel, builder.position == last.start { append(String(inlineNotes.count + 1).utf8, at: nil) }
    let range = last.start..<builder.position
    guard !range.isEmpty else { return }
    linked.append(range)
    guard let mark = href.firstIndex(of: "#"), let target = target(of: href, mark) else {
      if !href.hasPrefix("#") { builder.markLink(range, to: href) }
      return
    }
    let around = open.suffix(3).filter { $0.tag?.isBlock != true && range.lowerBound - $0.start <= 4 }.flatMap(\.anchors)
    implyAnchor(of: target, at: range.lowerBound)
    links.append(
      Link(
        range: range, target: target, anchors: last.anchors + around,
        isReference: last.isReference || open.suffix(2).contains { $0.isReference },
        isBackLink: last.isBackLink || open.last?.isBackLink == true,
        isRaised: last.isRaised || open.contains { $0.isRaised && $0.tag?.isBlock != true },
        element: open.last(where: { $0.element != nil })?.element))
  }

  /// Word's notes lead back to "_ftnref1" from what "_ftn1" names; cleaners of its pages drop the names and keep the links.
  private func implyAnchor(of target: String, at position: Int) {
    for sign in ["#_ftnref", "#_ednref"] where target.contains(sign) {
      let anchor = target.replacingFirst(sign, with: String(sign.dropLast(3)))
      guard anchors[anchor] == nil, let element = open.last(where: { $0.element != nil })?.element else { return }
      anchors[anchor] = element
      anchorPositions[anchor] = position
    }
  }

  /// The anchor that a link names: in this file, or in another one of the same document.
  private func target(of href: String, _ mark: String.Index) -> String? {
    let path = href[..<mark]
    let anchor = String(href[href.index(after: mark)...]).removingPercentEncoding
    if path.isEmpty { return file + "#" + anchor }
    // Word writes "//GUID#_ftn1" for a place in the same file.
    if anchor.hasPrefix("_ftn") { return file + "#" + anchor }
    guard format == .epub else { return path.contains(":") || path.hasPrefix("//") ? nil : "?" + href }
    return PathName.resolve(String(path), from: file) + "#" + anchor
  }

  /// A raised sign that is no link: an exponent, or a marker that leads nowhere by itself.
  private func endRaised(_ last: Open) {
    if let link = open.lastIndex(where: { $0.href != nil }) {
      open[link].isRaised = true
      return
    }
    let range = last.start..<builder.position
    guard !range.isEmpty, range.count <= 24, !(links.last.map { $0.range.lowerBound >= last.start } ?? false) else { return }
    let around = open.suffix(3).filter { $0.tag?.isBlock != true && range.lowerBound - $0.start <= 4 }.flatMap(\.anchors)
    links.append(
      Link(
        range: range, target: nil, anchors: last.anchors + around, isReference: open.suffix(2).contains { $0.isReference },
        isBackLink: false,
        isRaised: true, element: open.last(where: { $0.element != nil })?.element))
  }

  // MARK: Notes in place, citations

  private func beginInlineNote(_ tag: HypertextTag?, _ signs: Signs, _ own: inout Open) {
    let key = "inline \(inlineNotes.count)"
    if tag == .note {
      let start = builder.position
      append("[\(inlineNotes.count + 1)]".utf8, at: nil)
      builder.markMarker(start..<builder.position, label: String(inlineNotes.count + 1), to: .key(key))
    }
    own.inlineNote = inlineNotes.count
    inlineNotes.append(InlineNote(key: key, range: builder.position..<builder.position, kind: signs.isSidenote ? .sidenote : .inline))
  }

  private func endCitation(_ last: Open, _ keys: String) {
    if builder.position == last.start { append("[\(keys)]".utf8, at: nil) }
    for key in keys.split(separator: ",") {
      builder.markCitation(last.start..<builder.position, key: String(key).trimmed)
    }
  }

  private func isBibliography(_ element: MarkupElement) -> Bool { element.name == "script" && element["type"] == "text/bibliography" }

  // MARK: What a page says of itself

  private func readMeta(_ element: MarkupElement) {
    guard let content = element["content"], let name = element["name"] ?? element["property"] else { return }
    switch name.lowercased() {
    case "article:published_time", "citation_publication_date", "citation_date", "dc.date", "dc.date.issued", "dcterms.date",
      "dcterms.created",
      "date", "pubdate", "parsely-pub-date", "datepublished":
      if date == nil { date = CalendarDate(iso: String(content.prefix { $0 != "T" && $0 != " " }.map { $0 == "/" ? "-" : $0 })) }
    case "citation_title", "dc.title", "og:title":
      if title == nil { title = content }
    default: break
    }
  }

  // MARK: Zones

  private func zone(of element: MarkupElement, _ tag: HypertextTag?, _ signs: Signs) -> Zone {
    let around = zone
    if around == .furniture || around == .comment { return signs.isMain ? .body : around }
    if signs.isComment { return .comment }
    if signs.isFurniture { return .furniture }
    guard let tag else { return around }
    switch tag {
    case .nav, .form: return .furniture
    // Listings say nothing of the report; but old pages set their text in `pre`, and tables.
    case .pre: return signs.isListing || open.suffix(2).contains { $0.isListing } ? .furniture : around
    case .code: return open.last?.tag == .pre && open.last?.start == builder.position ? .furniture : around
    case .footer, .header:
      // The head and foot of the page, not of an article or a section in it.
      return open.contains { $0.tag == .article || $0.tag == .main || $0.tag == .section || $0.tag == .blockquote } || signs.isNoteSection
        ? around : tag == .header ? .front : .furniture
    case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
    case .figcaption, .caption: return .caption
    case .td, .th: return .table
    default: return around
    }
  }
}

/// What the names that an element gives itself say of it: in `class`, `id`, `role`, `epub:type`.
struct Signs {
  private(set) var isNote = false
  private(set) var isNoteSection = false
  private(set) var isReference = false
  private(set) var isBackLink = false
  private(set) var isInlineNote = false
  private(set) var isSidenote = false
  private(set) var isMarkerLabel = false
  private(set) var isRaised = false
  private(set) var isFurniture = false
  private(set) var isComment = false
  private(set) var isMain = false
  /// Code, or what a screen shows.
  private(set) var isListing = false

  init(_ element: MarkupElement) {
    for (name, value) in element.attributes {
      switch name {
      case "role", "epub:type", "data-type", "type": for word in value.words { readRole(word) }
      case "rel": if value.words.contains("footnote") { isReference = true }
      case "class": for word in value.words { readClass(word, isBlock: HypertextTag(named: element.name)?.isBlock == true) }
      case "id": readID(value)
      default: break
      }
    }
    // Some tools call the sign itself a link back.
    if isReference { isBackLink = false }
    // A page or an article is no furniture, whatever its class.
    if ["body", "html", "main", "article"].contains(element.name) {
      isFurniture = false
      isComment = isComment && element.name == "article"
      if element.name == "main" { isMain = true }
    }
    // Buttons and small links are named for what they do.
    if element.name == "a" || element.name == "sup" || element.name == "li" { isFurniture = false }
  }

  private mutating func readRole(_ word: Substring) {
    switch word {
    case "doc-noteref", "noteref", "annoref": isReference = true
    case "doc-backlink", "referrer", "backlink": isBackLink = true
    case "doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote", "note": isNote = true
    case "doc-endnotes", "doc-bibliography", "footnotes", "endnotes", "rearnotes", "bibliography": isNoteSection = true
    case "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert", "doc-toc", "toc",
      "pagebreak", "doc-pagebreak":
      isFurniture = true
    case "main": isMain = true
    default: break
    }
  }

  private mutating func readClass(_ word: Substring, isBlock: Bool) {
    switch word {
    case "footnote-ref", "footnoteRef", "footnoteref", "footref", "noteref", "fnref", "fn-ref", "footnote-reference", "FootnoteReference",
      "MsoFootnoteReference", "MsoEndnoteReference", "footnote-anchor", "footnote-link", "easy-footnote":
      isReference = true
    case "footnote", "fn": if isBlock { isNote = true } else { isReference = true }
    case "footnote-back", "footnote-backref", "footnote-backlink", "footnoteBackLink", "mw-cite-backlink", "easy-footnote-to-top",
      "reversefootnote",
      "fn-backref", "backref":
      isBackLink = true
    case "sidenote", "marginnote", "margin-note", "side-note":
      isInlineNote = true
      isSidenote = true
    case "ltx_note_content": isInlineNote = true
    case "ltx_note_mark": isRaised = true
    case "ltx_note_type", "ltx_tag_note": isBackLink = true
    case "sidenote-number", "margin-toggle": isMarkerLabel = true
    case "footdef", "footnote-body", "footnote-item", "footnote-definition", "footnote-text", "MsoFootnoteText", "endnote": isNote = true
    case "footnotes", "endnotes", "references", "reflist", "footnote-list", "easy-footnotes-wrapper", "footnotes-segment", "notes", "refs":
      isNoteSection = true
    case "comments", "comment-list", "commentlist", "comment", "comment-body", "comments-area", "disqus": isComment = true
    case "programlisting", "screen", "lstlisting", "verbatim", "example", "smallexample", "lisp", "smalllisp", "code", "sourceCode",
      "prettyprint", "codehilite", "src":
      isListing = true
    // The numbers of the lines of a listing.
    case "lineno", "linenos", "linenumber", "linenumbers", "line-number", "line-numbers": isFurniture = true
    default:
      if word.hasSuffix("footnotes") { isNoteSection = true }
      if word.hasPrefix("highlight") || word.hasPrefix("language-") || word.hasPrefix("src-") { isListing = true }
      if Self.furniture.contains(String(word)) { isFurniture = true }
    }
  }

  private mutating func readID(_ id: String) {
    switch id {
    case "comments", "disqus_thread", "respond": isComment = true
    case "footnotes", "endnotes", "notes": isNoteSection = true
    default: if Self.furniture.contains(id) { isFurniture = true }
    }
  }

  /// What belongs to a site and not to what it publishes, by the names that site builders give it.
  private static let furniture: Set<String> = [
    "nav", "navbar", "navigation", "menu", "sidebar", "breadcrumb", "breadcrumbs", "cookie", "cookies", "cookie-banner", "share", "sharing",
    "social", "social-share", "related", "related-posts", "related-articles", "advert", "advertisement", "ad", "ads", "promo", "newsletter",
    "subscribe", "subscription", "pagination", "site-header", "site-footer", "masthead", "skip-link", "toc", "mw-editsection", "navbox",
    "catlinks", "mw-jump-link", "printfooter", "noprint", "nav-panel", "hatnote", "portal", "siteNotice", "mw-panel", "mw-head",
    "mw-navigation",
    "p-lang", "vertical-navbox", "metadata", "wp-block-navigation", "post-navigation", "entry-meta", "screen-reader-text", "sr-only",
  ]
}

extension String {
  /// The words of a list in an attribute.
  fileprivate var words: [Substring] { split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" } }

  /// With the first place of `sign` made `other`.
  func replacingFirst(_ sign: String, with other: String) -> String {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(sign) { return String(self[..<at]) + other + String(self[index(at, offsetBy: sign.count)...]) }
      at = index(after: at)
    }
    return self
  }

  /// With "%20" and the like made the characters that they stand for.
  var removingPercentEncoding: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
      default: nil
      }
    }
    let bytes = Array(utf8)
    var plain: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = digit(bytes[at + 1]), let low = digit(bytes[at + 2]) {
        plain.append(high << 4 | low)
        at += 3
      } else {
        plain.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// Names of files inside containers.
enum PathName {
  /// The path that `relative` names, seen from the file `base`.
  static func resolve(_ relative: String, from base: String) -> String {
    var parts = base.split(separator: "/").dropLast().map(String.init)
    for part in relative.removingPercentEncoding.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
