import Footing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads Rich Text Format (version 1.9.1): groups, words of control, text. One pass, linear.
///
/// Its own reader, since the converters that are at hand leave its notes out and lose digits behind characters that are
/// written as numbers.
struct RTFReader {
  let bytes: [UInt8]
  let request: ReadRequest

  func document() throws(ReadError) -> Document {
    guard bytes.starts(with: "{\\rtf".utf8) else { throw .damaged(format: .rtf, line: nil, problem: "it does not begin with {\\rtf") }
    var text = RichText(bytes)
    try text.read()
    request.apply(to: &text.builder)
    var properties = request.properties(.rtf)
    properties.title = text.title
    properties.order = .markers
    return text.builder.document(properties)
  }
}

/// Takes the tokens of a rich text.
private struct RichText {
  /// Where text goes.
  private enum Destination {
    case body, skipped, title, styles, fieldCode, comment
  }

  private struct State {
    var destination = Destination.body
    /// How many characters stand behind "\u" for programs that cannot read it.
    var fallback = 1
    var isHidden = false
    var isRaised = false
    var opensNote = false
    var isFieldResult = false
    var isField = false
  }

  private static let deepest = 5_000

  let bytes: [UInt8]
  var builder: DocumentBuilder
  private(set) var title: String? = nil

  private var at = 0
  private var state = State()
  private var stack: [State] = []
  private var skip = 0
  private var surrogate: UInt32? = nil
  private var codePage = 1252
  /// Bytes of the code page that have not been made text.
  private var pending: [UInt8] = []
  private var captured: [UInt8] = []

  private var paragraphs = 0
  private var isBegun = false
  private var isInTable = false
  private var isRowBegun = false
  private var rows = 0
  private var tables = 0
  private var isHeading = false
  private var styleNumber: Int? = nil
  private var headings: Set<Int> = []

  private var numbers = (footnotes: 0, endnotes: 0)
  private var formats = (footnotes: "decimal", endnotes: "decimal")
  /// The number of the next note was called for in the text.
  private var isNumbered = false
  private var raised: Range<Int>? = nil
  private var suspended: [(isBegun: Bool, isInTable: Bool, isRowBegun: Bool, label: String, start: Int)] = []
  private var fields: [(code: String, start: Int?)] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    builder = DocumentBuilder(reserving: bytes.count / 2)
  }

  mutating func read() throws(ReadError) {
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "{"):
        flush()
        guard stack.count < Self.deepest else { throw .tooMuch(format: .rtf, what: "its groups are nested more than \(Self.deepest) deep") }
        stack.append(state)
        state.opensNote = false
        state.isFieldResult = false
        state.isField = false
      case UInt8(ascii: "}"):
        flush()
        endGroup()
        // What stands behind the last group is no part of the document.
        if stack.isEmpty { return endRaised() }
      case UInt8(ascii: "\\"): control()
      case 0x0A, 0x0D, 0: break
      default: character(byte)
      }
    }
    if !stack.isEmpty { throw .damaged(format: .rtf, line: nil, problem: "it is cut off: \(stack.count) groups are open at its end") }
  }

  // MARK: Tokens

  private mutating func character(_ byte: UInt8) {
    if skip > 0 {
      skip -= 1
      return
    }
    if byte >= 0x80 { return pending.append(byte) }
    flush()
    add([byte])
  }

  private mutating func control() {
    guard at < bytes.count else { return }
    let byte = bytes[at]
    guard (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A else {
      at += 1
      return symbol(byte)
    }
    let start = at
    while at < bytes.count, (bytes[at] | 0x20) >= 0x61, (bytes[at] | 0x20) <= 0x7A, at - start < 32 { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    let isNegative = at < bytes.count && bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    var number: Int? = nil
    while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 {
      number = min(10_000_000, (number ?? 0) * 10 + Int(bytes[at] - 0x30))
      at += 1
    }
    if at < bytes.count, bytes[at] == 0x20 { at += 1 }
    // Pictures and the like come as so many bytes that are no text.
    if word == "bin", let number { return at = min(bytes.count, at + number) }
    if skip > 0, word != "u" {
      skip -= 1
      return
    }
    flush()
    obey(word, number.map { isNegative ? -$0 : $0 })
  }

  private mutating func symbol(_ byte: UInt8) {
    if byte == UInt8(ascii: "'") {
      let digits = String(decoding: bytes[at..<min(at + 2, bytes.count)], as: UTF8.self)
      at = min(at + 2, bytes.count)
      if skip > 0 { skip -= 1 } else if let value = UInt8(digits, radix: 16) { pending.append(value) }
      return
    }
    if skip > 0 {
      skip -= 1
      return
    }
    flush()
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): add([byte])
    case UInt8(ascii: "~"): add("\u{A0}".utf8)
    case UInt8(ascii: "_"): add("\u{2011}".utf8)
    case UInt8(ascii: "*"): if !knowsDestination() { state.destination = .skipped }
    case 0x0A, 0x0D: endParagraph()
    default: break
    }
  }

  /// The destination behind "\*" is one that is read though programs may leave it out.
  private func knowsDestination() -> Bool {
    let rest = bytes[at...].prefix(24).drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
    return ["\\footnote", "\\fldinst", "\\annotation"].contains { rest.starts(with: $0.utf8) }
  }

  /// Bytes of the code page made text.
  private mutating func flush() {
    guard !pending.isEmpty else { return }
    let own = pending
    pending = []
    add(CodePage.text(own, codePage))
  }

  private mutating func add(_ text: some Collection<UInt8>) {
    switch state.destination {
    case .skipped: return
    case .body:
      guard !state.isHidden else { return }
      begin()
      if !state.isRaised { endRaised() }
      let start = builder.position
      builder.append(text)
      if state.isRaised { raised = (raised.map { $0.upperBound == start ? $0.lowerBound : start } ?? start)..<builder.position }
      if text.contains(where: { $0 > 0x20 }) { isNumbered = false }
    case .title, .styles, .fieldCode, .comment: if captured.count < 1 << 20 { captured += Array(text) }
    }
  }

  /// Raised words that were no sign of a note.
  private mutating func endRaised() {
    if let raised { builder.markRaised(raised) }
    raised = nil
  }

  // MARK: Words of control

  private mutating func obey(_ word: String, _ number: Int?) {
    switch word {
    case "par", "sect", "page": endParagraph()
    case "line", "softline": if isBegun || isRowBegun { builder.appendBreak() }
    case "tab": add(" ".utf8)
    case "emdash": add("—".utf8)
    case "endash": add("–".utf8)
    case "lquote": add("‘".utf8)
    case "rquote": add("’".utf8)
    case "ldblquote": add("“".utf8)
    case "rdblquote": add("”".utf8)
    case "bullet": add("•".utf8)
    case "emspace", "enspace", "qmspace": add(" ".utf8)
    case "u": unicode(number ?? 0)
    case "uc": state.fallback = max(0, min(16, number ?? 1))
    case "ansicpg": codePage = number ?? 1252
    case "mac": codePage = 10_000
    case "plain":
      state.isHidden = false
      state.isRaised = false
    case "v", "deleted": state.isHidden = number != 0
    case "super": state.isRaised = number != 0
    case "nosupersub", "sub": state.isRaised = false
    case "up": state.isRaised = (number ?? 6) > 0
    default: if !layOut(word, number) { enter(word) }
    }
  }

  private mutating func layOut(_ word: String, _ number: Int?) -> Bool {
    switch word {
    case "pard":
      isInTable = false
      isHeading = false
    case "s":
      if state.destination == .styles { styleNumber = number } else { isHeading = number.map { headings.contains($0) } ?? false }
    case "outlinelevel":
      if state.destination == .styles {
        if let styleNumber, let number, number < 9 { headings.insert(styleNumber) }
      } else {
        isHeading = (number ?? 9) < 9
      }
    case "intbl": isInTable = true
    case "trowd": beginRow()
    case "cell", "nestcell": builder.appendCell()
    case "row", "nestrow": endRow()
    case "ftnstart": numbers.footnotes = max(0, (number ?? 1) - 1)
    case "aftnstart": numbers.endnotes = max(0, (number ?? 1) - 1)
    case "ftnnrlc": formats.footnotes = "lowerRoman"
    case "ftnnalc": formats.footnotes = "lowerLetter"
    case "ftnnchi": formats.footnotes = "chicago"
    case "aftnnrlc": formats.endnotes = "lowerRoman"
    case "aftnnalc": formats.endnotes = "lowerLetter"
    case "chftn": if builder.openNote == nil, state.destination == .body { isNumbered = true }
    case "ftnalt": becomeEndnote()
    default: return false
    }
    return true
  }

  private mutating func enter(_ word: String) {
    switch word {
    case "footnote": if state.destination == .body, !state.isHidden { beginNote() }
    case "field":
      state.isField = true
      if fields.count < 1_000 { fields.append(("", nil)) }
    case "fldinst":
      state.destination = .fieldCode
      captured = []
    case "fldrslt":
      state.isFieldResult = true
      if let last = fields.indices.last { fields[last].start = builder.position }
    case "title" where state.destination == .skipped:
      state.destination = .title
      captured = []
    case "stylesheet":
      state.destination = .styles
      captured = []
    case "annotation":
      state.destination = .comment
      captured = []
    case "fonttbl", "colortbl", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
      "listtable",
      "listoverridetable", "rsidtbl", "generator", "themedata", "datastore", "object", "nonshppict", "filetbl", "revtbl", "xmlnstbl",
      "atnid",
      "atnauthor", "listtext", "pntext", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "bkmkstart", "bkmkend", "tc", "xe":
      state.destination = .skipped
    default: break
    }
  }

  private mutating func unicode(_ number: Int) {
    skip = state.fallback
    let unit = UInt32(truncatingIfNeeded: number < 0 ? number + 65_536 : number)
    if (0xD800...0xDBFF).contains(unit) { return surrogate = unit }
    var value = unit
    if let lead = surrogate, (0xDC00...0xDFFF).contains(unit) { value = 0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00) }
    surrogate = nil
    add(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
  }

  // MARK: Groups

  private mutating func endGroup() {
    let ended = state
    guard let around = stack.popLast() else { return }
    state = around
    skip = 0
    if ended.opensNote { endNote() }
    if ended.isFieldResult { endField() }
    if ended.isField { _ = fields.popLast() }
    guard ended.destination != around.destination || ended.destination == .styles else { return }
    switch ended.destination {
    case .title: title = Self.words(captured)
    case .styles: endStyle()
    case .fieldCode: if let last = fields.indices.last { fields[last].code = String(decoding: captured, as: UTF8.self) }
    case .comment: builder.appendComment(String(decoding: captured, as: UTF8.self))
    case .body, .skipped: break
    }
  }

  private static func words(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self).collapsingBlanks
    return text.isEmpty ? nil : text
  }

  /// "{\s1 … heading 1;}"
  private mutating func endStyle() {
    let name = String(decoding: captured, as: UTF8.self).lowercased().trimmed
    if let styleNumber, name.hasPrefix("heading") || name.hasPrefix("title") { headings.insert(styleNumber) }
    captured = []
    styleNumber = nil
  }

  // MARK: Blocks

  private mutating func begin() {
    if isInTable, builder.openNote == nil {
      guard !isRowBegun else { return }
      if rows == 0 { beginRow() }
      builder.beginBlock(.table, place: "table \(tables), row \(rows)")
      isRowBegun = true
      return
    }
    guard !isBegun else { return }
    rows = 0
    isBegun = true
    if builder.openNote == nil { paragraphs += 1 }
    let place = builder.openNote == nil ? "paragraph \(paragraphs)" : suspended.last.map { "note \($0.label)" }
    builder.beginBlock(isHeading ? .heading : .body, place: place)
  }

  private mutating func endParagraph() {
    guard state.destination == .body else { return }
    if isInTable, builder.openNote == nil {
      if isRowBegun { builder.append(" ".utf8) }
    } else if isBegun {
      builder.endBlock()
      isBegun = false
    }
  }

  private mutating func beginRow() {
    guard !isRowBegun else { return }
    if rows == 0 { tables += 1 }
    rows += 1
  }

  private mutating func endRow() {
    if isRowBegun { builder.endBlock() }
    isRowBegun = false
    isBegun = false
    rows += 1
  }

  // MARK: Notes

  private mutating func beginNote() {
    let key = "note \(builder.noteCount + 1)"
    var label = ""
    if !isNumbered, let raised, raised.upperBound == builder.position {
      // The author's own sign stands before the note.
      label = builder.text(raised).trimmed
      builder.markMarker(raised, label: label, to: .key(key))
    } else {
      let isEndnote = bytes[at...].prefix(24).drop { $0 <= 0x20 }.starts(with: "\\ftnalt".utf8)
      label = isEndnote ? nextEndnote() : nextFootnote()
      begin()
      builder.appendMarker(label, to: .key(key))
    }
    isNumbered = false
    raised = nil
    suspended.append((isBegun, isInTable, isRowBegun, label, builder.position))
    builder.beginNote(key: key, label: label, kind: .footnote)
    isBegun = false
    isInTable = false
    state.opensNote = true
    state.isRaised = false
  }

  private mutating func nextFootnote() -> String {
    numbers.footnotes += 1
    return NoteNumbering.written(numbers.footnotes, as: formats.footnotes)
  }

  private mutating func nextEndnote() -> String {
    numbers.endnotes += 1
    return NoteNumbering.written(numbers.endnotes, as: formats.endnotes)
  }

  private mutating func becomeEndnote() {
    if let note = builder.openNote { builder.kind(ofNoteAt: note, .endnote) }
  }

  private mutating func endNote() {
    let note = builder.openNote
    builder.endNote()
    guard let outer = suspended.popLast() else { return }
    (isBegun, isInTable, isRowBegun) = (outer.isBegun, outer.isInTable, outer.isRowBegun)
    if let note { builder.dropLabel(outer.label, ofNoteAt: note) }
    endRaised()
  }

  // MARK: Fields

  private mutating func endField() {
    guard let field = fields.last, let start = field.start, builder.position > start else { return }
    let code = field.code.trimmed
    if code.hasPrefix("HYPERLINK") {
      let address = code.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" }
      builder.markLink(start..<builder.position, to: String(address))
    } else if code.contains("CSL_CITATION"), let brace = code.firstIndex(of: "{") {
      for item in FieldCitation.items(in: String(code[brace...])) {
        builder.bibliography[item.key] = item.item
        builder.hasBibliography = true
        builder.markCitation(start..<builder.position, key: item.key, locator: item.locator)
      }
    }
  }
}

/// Text in the code pages of Windows.
enum CodePage {
  /// UTF-8; what the machine cannot convert is read as windows-1252.
  static func text(_ bytes: [UInt8], _ page: Int) -> [UInt8] {
    let plain = { (try? TextDecoder.text(from: bytes, encoding: .windows1252).bytes) ?? [] }
    guard page != 1252, page != 0,
      let converter = iconv_open("UTF-8", page == 65_001 ? "UTF-8" : page == 10_000 ? "MACINTOSH" : "CP\(page)"),
      Int(bitPattern: converter) != -1
    else { return plain() }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    var left = input.count
    var room = output.count
    let isDone = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        var source = from.baseAddress
        var target = to.baseAddress
        return iconv(converter, &source, &left, &target, &room) != Int.max && left == 0
      }
    }
    return isDone ? output.prefix(output.count - room).map { UInt8(bitPattern: $0) } : plain()
  }
}
