import CCMarkGFM
import Footing

/// Reads Markdown: CommonMark by cmark-gfm, and what pandoc, Quarto and GitHub add to it by our own scanners: notes and
/// their definitions, notes in place, keys of a bibliography, tables, HTML with notes in it.
struct MarkdownReader {
  let request: ReadRequest

  func document() throws(ReadError) -> Document {
    let source = MarkdownScanner(request.text.bytes)
    let front = FrontMatterBlock(source.frontMatter)
    let page = Hypertext(format: .markdown, reserving: request.text.count)
    let keys = bibliography(front)
    var walker = MarkdownWalker(page: page, keys: keys, definitions: source.definitions)
    try walker.walk(source.body)
    for definition in source.definitions {
      page.withBuilder { $0.beginNote(key: MarkdownWalker.key(definition.label), label: definition.label, kind: .footnote) }
      try walker.walk(definition.content)
      page.withBuilder { $0.endNote() }
    }
    var notes = HypertextNotes(page)
    var builder = notes.resolved()
    if let keys {
      builder.hasBibliography = true
      builder.bibliography = keys
    }
    for (key, item) in walker.selfTold { if builder.bibliography[key] == nil { builder.bibliography[key] = item } }
    var properties = request.properties(.markdown)
    properties.title = front.title
    properties.date = properties.date ?? front.date
    // The notes of [^labels] may stand anywhere; those of a list stand in their order.
    properties.order = source.definitions.isEmpty && walker.inlineNotes == 0 ? .file : .markers
    return builder.document(properties)
  }

  /// The entries that the front matter names or holds, and those that were given with the document.
  private func bibliography(_ front: FrontMatterBlock) -> [String: Reference]? {
    var entries = request.bibliography
    for path in front.bibliographies {
      guard let bytes = request.companion?(path) else { continue }
      entries = (entries ?? [:]).merging(Bibliography.entries(in: bytes)) { first, _ in first }
    }
    if !front.references.isEmpty { entries = (entries ?? [:]).merging(front.references) { first, _ in first } }
    return entries
  }
}

/// Walks through what cmark makes of a text and hands it to a page as the elements that it stands for.
struct MarkdownWalker {
  let page: Hypertext
  /// The entries of the bibliography, if there is one.
  let keys: [String: Reference]?
  private let labels: Set<String>
  /// Works that their keys name by themselves: "doi:10.1000/182".
  private(set) var selfTold: [String: Reference] = [:]
  private(set) var inlineNotes = 0
  /// How many brackets are open in a note in place; 0 outside of one.
  private var depth = 0

  private var segment = MarkdownScanner.Segment()
  private var cursor = 0
  private var line = 0
  private var table: Table? = nil

  /// A paragraph that is a table with bars.
  private struct Table { var row = 0 }

  init(page: Hypertext, keys: [String: Reference]?, definitions: [MarkdownScanner.Definition]) {
    self.page = page
    self.keys = keys
    labels = Set(definitions.map(\.label))
  }

  static func key(_ label: String) -> String { "note " + label }

  mutating func walk(_ segment: MarkdownScanner.Segment) throws(ReadError) {
    guard !segment.bytes.isEmpty else { return }
    // The parser's tree takes several times the room of its text.
    for part in MarkdownScanner.parts(of: segment) { try walk(part: part) }
  }

  private mutating func walk(part segment: MarkdownScanner.Segment) throws(ReadError) {
    guard segment.deepestQuotation < 1_000 else {
      throw .tooMuch(format: .markdown, what: "its quotations are nested \(segment.deepestQuotation) deep")
    }
    self.segment = segment
    cursor = 0
    line = 0
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    defer { cmark_parser_free(parser) }
    segment.bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { break }
      visit(node, isEntering: event == CMARK_EVENT_ENTER)
    }
  }

  // MARK: Nodes

  private mutating func visit(_ node: OpaquePointer, isEntering: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: isEntering ? beginParagraph(node) : endParagraph()
    case CMARK_NODE_HEADING:
      if isEntering { move(to: node) }
      element("h\(max(1, min(6, cmark_node_get_heading_level(node))))", isEntering)
    case CMARK_NODE_BLOCK_QUOTE: element("blockquote", isEntering)
    case CMARK_NODE_LIST: element(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "ol" : "ul", isEntering)
    case CMARK_NODE_ITEM: element("li", isEntering)
    case CMARK_NODE_THEMATIC_BREAK:
      open("hr")
      page.close("hr", at: 0)
    case CMARK_NODE_HTML_BLOCK:
      move(to: node)
      insert(node)
    case CMARK_NODE_CODE_BLOCK:
      // Code says nothing of the report. But a list of notes in HTML, indented behind a blank line, looks like code.
      var fence = (length: Int32(0), offset: Int32(0), sign: CChar(0))
      let isFenced = cmark_node_get_fenced(node, &fence.length, &fence.offset, &fence.sign) != 0
      guard !isFenced, let literal = cmark_node_get_literal(node), isTag(literal) else { break }
      move(to: node)
      insert(node)
    case CMARK_NODE_HTML_INLINE: insert(node)
    case CMARK_NODE_EMPH: element("em", isEntering)
    case CMARK_NODE_STRONG: element("strong", isEntering)
    case CMARK_NODE_TEXT: if let literal = cmark_node_get_literal(node) { text(literal, role: role(before: cmark_node_next(node))) }
    case CMARK_NODE_CODE: if let literal = cmark_node_get_literal(node) { code(Array(bytes(of: literal)), role(before: node)) }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: isBetweenEntries(node) ? nextEntry() : lineBreak()
    case CMARK_NODE_LINK:
      if isEntering {
        let url = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
        page.open(MarkupElement(name: "a", attributes: [("href", url)]), at: 0)
      } else {
        page.close("a", at: 0)
        skipDestination()
      }
    default: break
    }
  }

  private func isTag(_ literal: UnsafePointer<CChar>) -> Bool {
    let text = bytes(of: literal).drop { $0 <= 0x20 }
    guard text.first == UInt8(ascii: "<"), let second = text.dropFirst().first else { return false }
    return (second | 0x20) >= 0x61 && (second | 0x20) <= 0x7A || second == UInt8(ascii: "/")
  }

  private func open(_ name: String) { page.open(MarkupElement(name: name, attributes: []), at: 0) }
  private func element(_ name: String, _ isEntering: Bool) { isEntering ? open(name) : page.close(name, at: 0) }

  private mutating func beginParagraph(_ node: OpaquePointer) {
    move(to: node)
    if isTable(node) {
      table = Table()
      open("table")
      open("tr")
      open("td")
    } else {
      open("p")
    }
  }

  private mutating func endParagraph() {
    closeNote()
    if table != nil {
      for name in ["td", "tr", "table"] { page.close(name, at: 0) }
      table = nil
    } else {
      page.close("p", at: 0)
    }
  }

  /// "[1] A. Holt, …", "[2] T. Moe, …": a list of references, a line each, is one paragraph to Markdown, but not to who wrote it.
  private func isBetweenEntries(_ node: OpaquePointer) -> Bool {
    guard table == nil, let paragraph = cmark_node_parent(node), cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH else {
      return false
    }
    let first = Int(cmark_node_get_start_line(paragraph)) - 1
    // A break has no line of its own; what stands behind it begins one.
    guard isEntry(first), let next = cmark_node_next(node) else { return false }
    return isEntry(Int(cmark_node_get_start_line(next)) - 1)
  }

  private func isEntry(_ number: Int) -> Bool {
    guard segment.lines.indices.contains(number) else { return false }
    var line = segment.line(number)[...]
    line = line.drop { $0 == 0x20 }
    guard line.first == UInt8(ascii: "[") else { return false }
    let digits = line.dropFirst().prefix { (0x30...0x39).contains($0) }
    return (1...4).contains(digits.count) && line.dropFirst(digits.count + 1).starts(with: "] ".utf8)
  }

  private mutating func nextEntry() {
    page.close("p", at: 0)
    open("p")
  }

  private mutating func lineBreak() {
    guard table != nil else { return page.append([0x20], at: nil) }
    page.close("td", at: 0)
    page.close("tr", at: 0)
    table?.row += 1
    open("tr")
    open("td")
  }

  /// The second line of a table with bars is nothing but bars, hyphens and colons.
  private func isTable(_ node: OpaquePointer) -> Bool {
    let first = Int(cmark_node_get_start_line(node)) - 1
    guard first >= 0, first + 1 < segment.lines.count, Int(cmark_node_get_end_line(node)) - 1 > first else { return false }
    guard segment.line(first).contains(UInt8(ascii: "|")) else { return false }
    let rule = segment.line(first + 1).filter { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    return rule.contains(UInt8(ascii: "-")) && rule.contains(UInt8(ascii: "|")) && rule.allSatisfy { "|-:".utf8.contains($0) }
  }

  // MARK: Places

  private mutating func move(to node: OpaquePointer) {
    let line = Int(cmark_node_get_start_line(node)) - 1
    guard segment.lines.indices.contains(line) else { return }
    cursor = max(cursor, segment.lines[line].start)
  }

  /// The place in the file of a place in the segment, which moves on.
  private mutating func file(_ offset: Int) -> Int {
    if line < segment.lines.count, segment.lines[line].start > offset { line = 0 }
    while line + 1 < segment.lines.count, segment.lines[line + 1].start <= offset { line += 1 }
    guard line < segment.lines.count else { return 0 }
    return segment.lines[line].file + offset - segment.lines[line].start
  }

  private func bytes(of literal: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
    var length = 0
    while literal[length] != 0 { length += 1 }
    return UnsafeBufferPointer(start: UnsafeRawPointer(literal).assumingMemoryBound(to: UInt8.self), count: length)
  }

  /// Adds words of a text, each stretch of them with its place: the parser has taken out backslashes and named characters.
  private mutating func append(_ literal: ArraySlice<UInt8>) {
    var at = literal.startIndex
    while at < literal.endIndex {
      guard let start = find(literal[at...]) else {
        page.append(literal[at...], at: nil)
        return
      }
      let length = Self.commonPrefix(literal[at...], segment.bytes[start...])
      page.append(literal[at..<(at + length)], at: file(start))
      cursor = start + length
      at += length
      guard at < literal.endIndex, cursor < segment.bytes.count, segment.bytes[cursor] == UInt8(ascii: "&") else { continue }
      // A named character: one here, several there.
      var scalar = at + 1
      while scalar < literal.endIndex, literal[scalar] & 0xC0 == 0x80 { scalar += 1 }
      page.append(literal[at..<scalar], at: nil)
      at = scalar
      while cursor < segment.bytes.count, segment.bytes[cursor] != UInt8(ascii: ";"), segment.bytes[cursor] > 0x20 { cursor += 1 }
      cursor += 1
    }
  }

  private static func commonPrefix(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Int {
    one.withUnsafeBufferPointer { one in
      other.withUnsafeBufferPointer { other in
        let count = min(one.count, other.count)
        var length = 0
        while length < count, one[length] == other[length] { length += 1 }
        return length
      }
    }
  }

  private static let window = 512

  /// The next place, not far ahead, where the first bytes of a literal stand.
  private func find(_ literal: ArraySlice<UInt8>) -> Int? {
    let wanted = literal.prefix(6)
    guard let first = wanted.first else { return nil }
    return segment.bytes.withUnsafeBufferPointer { bytes in
      wanted.withUnsafeBufferPointer { wanted in
        var at = cursor
        let end = min(bytes.count, cursor + Self.window)
        while at < end {
          if bytes[at] == first {
            // To the end of the first bytes, or to where a backslash or a named character stands between.
            var offset = 1
            while offset < wanted.count, at + offset < bytes.count, bytes[at + offset] == wanted[offset] { offset += 1 }
            if offset == wanted.count { return at }
            if at + offset < bytes.count, bytes[at + offset] == UInt8(ascii: "\\") || bytes[at + offset] == UInt8(ascii: "&") { return at }
          }
          at += 1
        }
        return nil
      }
    }
  }

  /// Behind the address of a link, so that its words are not taken for those that follow.
  private mutating func skipDestination() {
    guard cursor + 1 < segment.bytes.count, segment.bytes[cursor] == UInt8(ascii: "]") else { return }
    let open = segment.bytes[cursor + 1]
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "[") else { return }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    var at = cursor + 2
    var depth = 1
    while at < segment.bytes.count, at - cursor < 4_096 {
      if segment.bytes[at] == open { depth += 1 }
      if segment.bytes[at] == close { depth -= 1 }
      at += 1
      if depth == 0 { break }
    }
    if depth == 0 { cursor = at }
  }

  private mutating func insert(_ node: OpaquePointer) {
    guard let literal = cmark_node_get_literal(node) else { return }
    let bytes = Array(bytes(of: literal))
    let start = find(bytes[...])
    let base = start.map { file($0) }
    if let start { cursor = start + bytes.count }
    page.insert(bytes[...]) { offset in base.map { $0 + offset } }
  }

  // MARK: Text

  /// Words with what CommonMark does not know in them: notes, keys, the bars of a table.
  private mutating func text(_ literal: UnsafePointer<CChar>, role: String?) {
    var bytes = Array(bytes(of: literal))
    if let role { bytes.removeLast(role.utf8.count + 2) }
    if let table, table.row == 1, bytes.allSatisfy({ "|-: ".utf8.contains($0) }) { return }
    var start = 0
    var at = 0
    func isEscaped() -> Bool {
      // The backslash is gone from the words; it stands in the file.
      guard let place = find(bytes[at...]), place > 0 else { return false }
      return segment.bytes[place - 1] == UInt8(ascii: "\\")
    }
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "["):
        if let end = noteMarker(bytes, at) {
          append(bytes[start..<at])
          if !isEscaped() {
            marker(bytes, at..<end)
            at = end
            start = end
            continue
          }
          start = at
        } else if let end = citation(bytes, at) {
          append(bytes[start..<at])
          cite(bytes, at..<end)
          at = end
          start = end
          continue
        }
        if depth > 0 { depth += 1 }
      case UInt8(ascii: "]"):
        guard depth > 0 else { break }
        depth -= 1
        if depth == 0 {
          append(bytes[start..<at])
          page.withBuilder { $0.endNote() }
          start = at + 1
          cursor = find(bytes[at...]).map { $0 + 1 } ?? cursor
        }
      case UInt8(ascii: "^"):
        guard depth == 0, at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "[") else { break }
        append(bytes[start..<at])
        beginNote(bytes, at)
        at += 2
        start = at
        continue
      case UInt8(ascii: "@"):
        guard let end = bareKey(bytes, at) else { break }
        append(bytes[start..<at])
        guard !isEscaped() else {
          start = at
          break
        }
        let from = page.withBuilder { $0.position }
        append(bytes[at..<end])
        page.withBuilder { $0.markCitation(from..<$0.position, key: Self.string(bytes[(at + 1)..<end])) }
        at = end
        start = end
        continue
      case UInt8(ascii: "|") where table != nil:
        append(bytes[start..<at])
        page.close("td", at: 0)
        open("td")
        start = at + 1
        cursor = find(bytes[at...]).map { $0 + 1 } ?? cursor
      default: break
      }
      at += 1
    }
    append(bytes[start...])
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Notes

  /// The end of "[^label]" at `at`.
  private func noteMarker(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at + 2 < bytes.count, bytes[at + 1] == UInt8(ascii: "^") else { return nil }
    var end = at + 2
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "]"), bytes[end] != UInt8(ascii: "[") { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: "]") && end > at + 2 ? end + 1 : nil
  }

  private mutating func marker(_ bytes: [UInt8], _ range: Range<Int>) {
    let label = Self.string(bytes[(range.lowerBound + 2)..<(range.upperBound - 1)])
    let start = page.withBuilder { $0.position }
    append(bytes[range])
    page.withBuilder { $0.markMarker(start..<$0.position, label: label, to: .key(Self.key(label))) }
  }

  /// "^[" opens a note in place; it gets the next number that no label has.
  private mutating func beginNote(_ bytes: [UInt8], _ at: Int) {
    repeat { inlineNotes += 1 } while labels.contains(String(inlineNotes))
    let label = String(inlineNotes)
    let key = "inline " + label
    let place = find(bytes[at...])
    let offset = place.map { file($0) }
    if let place { cursor = place + 2 }
    page.withBuilder { builder in
      builder.appendMarker(label, to: .key(key), at: offset)
      builder.beginNote(key: key, label: label, kind: .inline)
    }
    depth = 1
  }

  /// A note in place ends with its paragraph, closed or not.
  private mutating func closeNote() {
    guard depth > 0 else { return }
    depth = 0
    page.withBuilder { $0.endNote() }
  }

  // MARK: Roles

  /// What MyST calls a role: the name in braces right before code, as in "{cite:t}`Holt2014`".
  private func role(before code: OpaquePointer?) -> String? {
    guard let code, cmark_node_get_type(code) == CMARK_NODE_CODE, let before = cmark_node_previous(code),
      cmark_node_get_type(before) == CMARK_NODE_TEXT, let literal = cmark_node_get_literal(before)
    else { return nil }
    let bytes = Array(bytes(of: literal))
    guard bytes.last == UInt8(ascii: "}"), let open = bytes.lastIndex(of: UInt8(ascii: "{")), bytes.count - open <= 32 else { return nil }
    let name = bytes[(open + 1)..<(bytes.count - 1)]
    guard !name.isEmpty, name.allSatisfy({ Self.isKeyByte($0) && $0 < 0x80 || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }) else {
      return nil
    }
    return Self.string(name)
  }

  /// Code, or the keys that a role of citations names.
  private mutating func code(_ bytes: [UInt8], _ role: String?) {
    let start = page.withBuilder { $0.position }
    append(bytes[...])
    guard let role, role == "cite" || role.hasPrefix("cite:") || role == "footcite" || role.hasPrefix("footcite:") else { return }
    let end = page.withBuilder { $0.position }
    for part in bytes.split(separator: UInt8(ascii: ",")) {
      let key = Self.string(part).trimmed
      guard !key.isEmpty, !key.utf8.contains(0x20) else { continue }
      page.withBuilder { $0.markCitation(start..<end, key: key) }
      tell(key)
    }
  }

  // MARK: Keys

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "_")
  }

  /// The end of the key behind the "@" at `at`: letters, digits, and single signs between them.
  private static func keyEnd(_ bytes: [UInt8], _ at: Int) -> Int? {
    var end = at + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "{") {
      while end < bytes.count, bytes[end] != UInt8(ascii: "}"), bytes[end] > 0x20 { end += 1 }
      return end < bytes.count && bytes[end] == UInt8(ascii: "}") ? end + 1 : nil
    }
    guard end < bytes.count, isKeyByte(bytes[end]) else { return nil }
    while end < bytes.count {
      if isKeyByte(bytes[end]) {
        end += 1
      } else if ":.#$%&-+?<>~/".utf8.contains(bytes[end]), end + 1 < bytes.count, isKeyByte(bytes[end + 1]) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// Keys of figures, tables and sections in Quarto's grammar of cross-references.
  private static let crossReferences = [
    "fig-", "tbl-", "sec-", "eq-", "lst-", "thm-", "lem-", "cor-", "prp-", "cnj-", "def-", "exm-", "exr-", "apx-",
  ]

  /// "@key" in the running text: only if the bibliography has the key, for names of people on other sites look the same.
  private func bareKey(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at == 0 || !Self.isKeyByte(bytes[at - 1]), let end = Self.keyEnd(bytes, at) else { return nil }
    return keys?[Self.string(bytes[(at + 1)..<end])] != nil ? end : nil
  }

  /// The end of "[@key; see @other, p. 5]" at `at`.
  private func citation(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard let close = bytes[at...].firstIndex(of: UInt8(ascii: "]")), close - at < 2_000 else { return nil }
    var found = false
    var index = at + 1
    while index < close {
      if bytes[index] == UInt8(ascii: "["), index > at { return nil }
      if bytes[index] == UInt8(ascii: "@"), !Self.isKeyByte(bytes[index - 1]), let end = Self.keyEnd(bytes, index), end <= close {
        let key = Self.string(bytes[(index + 1)..<end])
        if Self.crossReferences.contains(where: { key.hasPrefix($0) }) { return nil }
        found = true
        index = end
      } else {
        index += 1
      }
    }
    guard found else { return nil }
    // The first key comes first, or behind a word or two ("see @key").
    guard let first = bytes[at..<close].firstIndex(of: UInt8(ascii: "@")), first - at <= 40 else { return nil }
    return close + 1
  }

  private mutating func cite(_ bytes: [UInt8], _ range: Range<Int>) {
    let start = page.withBuilder { $0.position }
    append(bytes[range])
    let end = page.withBuilder { $0.position }
    for part in bytes[range.lowerBound + 1..<range.upperBound - 1].split(separator: UInt8(ascii: ";")) {
      guard let sign = part.firstIndex(of: UInt8(ascii: "@")), let keyEnd = Self.keyEnd(bytes, sign) else { continue }
      let key = Self.string(bytes[(sign + 1)..<keyEnd].filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }[...])
      let rest = Self.string(part[min(keyEnd, part.endIndex)...]).trimmed
      let locator = rest.hasPrefix(",") ? String(rest.dropFirst()).trimmed : rest
      page.withBuilder { $0.markCitation(start..<end, key: key, locator: locator.isEmpty ? nil : locator) }
      tell(key)
    }
  }

  /// A key that is an identifier names its work by itself.
  private mutating func tell(_ key: String) {
    guard keys?[key] == nil else { return }
    var item = Reference()
    if key.hasPrefix("doi:") {
      item.doi = String(key.dropFirst(4))
    } else if key.hasPrefix("https://doi.org/") {
      item.doi = String(key.dropFirst(16))
    } else if key.hasPrefix("url:http") || key.hasPrefix("http") {
      item.kind = .webpage
      item.url = key.hasPrefix("url:") ? String(key.dropFirst(4)) : key
    } else {
      return
    }
    selfTold[key] = item
  }
}

extension MarkdownScanner.Segment {
  /// How many signs of quotation a line begins with, at most.
  fileprivate var deepestQuotation: Int {
    var deepest = 0
    for line in lines {
      var count = 0
      var at = line.start
      while at < bytes.count, bytes[at] == UInt8(ascii: ">") || bytes[at] == 0x20 {
        if bytes[at] == UInt8(ascii: ">") { count += 1 }
        at += 1
      }
      deepest = max(deepest, count)
    }
    return deepest
  }
}
