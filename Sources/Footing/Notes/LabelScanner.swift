/// How a note's number is written at the beginning of its line.
enum LabelStyle: UInt8, Sendable, CaseIterable {
  /// 4 Text
  case bare
  /// 4. Text
  case period
  /// 4) Text or (4) Text
  case parenthesis
  /// [4] Text
  case bracket
  /// ⁴ Text
  case superscript
  /// [Footnote 4: Text]
  case footnote
  /// [a] Text, ᵃ Text, a. Text
  case letter
  /// 245/1 Text: the page of the original, and the number on it
  case slash
  /// * Text, † Text, ** Text
  case symbol
}

/// A line that may begin a note.
struct LabelCandidate: Sendable {
  let line: Int
  let value: Int
  let style: LabelStyle
  let range: TextRange
  /// Where the text of the note begins.
  let textStart: UInt32
  /// How much the line looks like a note by itself; about 0 for a bare number, above 1 for a reference.
  let weight: Double
  let looksLikeReference: Bool
  /// Text stands behind it, or below a number that is alone on its line. Without any it can only be a marker.
  let hasText: Bool

  /// The page that stands before the number in "245/1".
  let page: Int?

  /// What the reader sees.
  var label: String {
    if let page { return "\(page)/\(value)" }
    if style == .symbol { return NoteSymbol.text(of: value) }
    return style == .letter ? String(UnicodeScalar(UInt8(clamping: 0x60 + value))) : String(value)
  }
}

/// The signs that number notes without digits: * † ‡ § ¶, then each doubled and trebled.
enum NoteSymbol {
  private static let signs: [(text: String, bytes: [UInt8])] = ["*", "†", "‡", "§", "¶"].map { ($0, Array($0.utf8)) }

  /// The place in the series of the sign that stands at `start`, and the offset behind it.
  static func value(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (value: Int, end: Int)? {
    guard start < end, bytes[start] == UInt8(ascii: "*") || bytes[start] == 0xE2 || bytes[start] == 0xC2 else { return nil }
    for (index, sign) in signs.enumerated() {
      var at = start
      var times = 0
      while times < 3, at + sign.bytes.count <= end, (0..<sign.bytes.count).allSatisfy({ bytes[at + $0] == sign.bytes[$0] }) {
        at += sign.bytes.count
        times += 1
      }
      if times > 0 { return (index + 1 + (times - 1) * signs.count, at) }
    }
    return nil
  }

  static func text(of value: Int) -> String {
    let index = (max(1, value) - 1) % signs.count
    return String(repeating: signs[index].text, count: (max(1, value) - 1) / signs.count + 1)
  }
}

/// Finds the lines that may begin a note. Looks at the first bytes of each line, and at words only where a label is.
struct LabelScanner {
  let document: Document

  func candidates() -> [LabelCandidate] {
    var candidates: [LabelCandidate] = []
    let others = headingsAndLinks()
    for (index, line) in document.lines.enumerated() where !line.isBlank && !line.isFurniture && !others.contains(index) {
      if let candidate = candidate(at: index, line) { candidates.append(candidate) }
    }
    return candidates
  }

  /// Lines that the markup says to be headings, or nothing but links: their numbers are those of sections.
  private func headingsAndLinks() -> Set<Int> {
    guard document.structure != nil else { return [] }
    return Set(document.blocks.filter { $0.zone == .heading || $0.zone == .furniture }.flatMap(\.lines))
  }

  private func candidate(at index: Int, _ line: Line) -> LabelCandidate? {
    let bytes = document.text.bytes.span
    let start = Int(line.content)
    let end = line.range.upper
    guard let label = label(bytes, start, end) else { return nil }
    var text = label.end
    while text < end, bytes[text].isBlank { text += 1 }
    if label.style != .bracket && label.style != .footnote && label.style != .superscript && label.style != .letter {
      // "4th", "4,000", "4-5" and "4.5" are no labels.
      guard text > label.end || text == end else { return nil }
    }
    let (weight, reference) = weight(of: index, textFrom: text, to: end, style: label.style)
    return LabelCandidate(
      line: index, value: label.value, style: label.style, range: TextRange(start, label.end),
      textStart: UInt32(clamping: text), weight: weight, looksLikeReference: reference,
      hasText: text < end || hasTextBelow(index), page: label.page)
  }

  private func label(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (value: Int, style: LabelStyle, end: Int, page: Int?)? {
    guard start < end else { return nil }
    if let (value, after) = NoteSymbol.value(bytes, start, end) { return (value, .symbol, after, nil) }
    switch bytes[start] {
    case 0x30...0x39:
      guard let (value, after) = number(bytes, start, end) else { return nil }
      guard after < end else { return (value, .bare, after, nil) }
      if let (number, close) = numberOnPage(bytes, after, end) { return (number, .slash, close, value) }
      switch bytes[after] {
      case UInt8(ascii: "."): return (value, .period, after + 1, nil)
      case UInt8(ascii: ")"): return (value, .parenthesis, after + 1, nil)
      default: return (value, .bare, after, nil)
      }
    case UInt8(ascii: "["):
      if let footnote = footnote(bytes, start, end) { return footnote }
      if start + 2 < end, bytes[start + 2] == UInt8(ascii: "]"), bytes[start + 1].isASCIILetter, !bytes[start + 1].isASCIIUpper {
        return (Int(bytes[start + 1]) - 0x60, .letter, start + 3, nil)
      }
      guard let (value, after) = number(bytes, start + 1, end), after < end, bytes[after] == UInt8(ascii: "]") else { return nil }
      return (value, .bracket, after + 1, nil)
    case UInt8(ascii: "("):
      guard let (value, after) = number(bytes, start + 1, end), after < end, bytes[after] == UInt8(ascii: ")") else { return nil }
      return (value, .parenthesis, after + 1, nil)
    case 0x61...0x7A:
      // "a. Text" is the beginning of many a list; only markers make notes of it.
      guard start + 2 < end, bytes[start + 1] == UInt8(ascii: ".") || bytes[start + 1] == UInt8(ascii: ")"), bytes[start + 2].isBlank else {
        return nil
      }
      return (Int(bytes[start]) - 0x60, .letter, start + 2, nil)
    case 0xC2, 0xCA, 0xCB, 0xE1, 0xE2:
      let (scalar, length) = decodeScalar(bytes, at: start)
      if let letter = ScalarKind.superscriptLetter(scalar) { return (letter, .letter, start + length, nil) }
      guard let (value, after) = superscript(bytes, start, end) else { return nil }
      return (value, .superscript, after, nil)
    default: return nil
    }
  }

  /// "/1" or " /1" behind the number of a page, before a blank.
  private func numberOnPage(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (Int, Int)? {
    let slash = bytes[start] == 0x20 ? start + 1 : start
    guard slash < end, bytes[slash] == UInt8(ascii: "/"), let (value, after) = number(bytes, slash + 1, end), value < 100 else {
      return nil
    }
    guard after < end, bytes[after].isBlank else { return nil }
    return (value, after)
  }

  private func number(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (Int, Int)? {
    var at = start
    var value = 0
    while at < end, bytes[at].isASCIIDigit, at - start < 5 {
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    guard at > start, at - start <= 4, value > 0, bytes[start] != UInt8(ascii: "0") else { return nil }
    return (value, at)
  }

  func superscript(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (Int, Int)? {
    var at = start
    var value = 0
    while at < end, bytes[at] >= 0xC2, value < 1000 {
      let (scalar, length) = decodeScalar(bytes, at: at)
      guard let digit = ScalarKind.superscriptValue(scalar) else { break }
      value = value * 10 + digit
      at += length
    }
    return at > start && value > 0 ? (value, at) : nil
  }

  /// "[Footnote 12: "
  private func footnote(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (Int, LabelStyle, Int, Int?)? {
    let word = Array("[footnote ".utf8)
    guard start + word.count < end else { return nil }
    for (offset, letter) in word.enumerated() where offset > 0 {
      guard bytes[start + offset] | 0x20 == letter else { return nil }
    }
    guard let (value, after) = number(bytes, start + word.count, end), after < end, bytes[after] == UInt8(ascii: ":") else {
      return nil
    }
    return (value, .footnote, after + 1, nil)
  }

  /// What the line says for and against being a note.
  private func weight(of index: Int, textFrom start: Int, to end: Int, style: LabelStyle) -> (Double, Bool) {
    if style == .footnote { return (2, true) }
    guard start < end else { return weightOfNumberAlone(index) }
    let range = TextRange(start, min(end, start + 240))
    let view = TokenView([range], in: document.text, lexicon: .english)
    var weight = style == .superscript ? 0.8 : style == .bracket ? 0.5 : 0.25
    // "16 April 2013", "12 tons": a number with what it counts.
    if style == .bare {
      if view.is(0, [.month, .unit, .scale, .percent, .currency]) || view.kind(0) == .percent { weight -= 1.5 }
      if view.kind(0) == .word, !view[0].isCapitalized { weight -= 0.6 }
    }
    var signs = ReferenceSigns(view: view)
    if signs.count < ReferenceSigns.enough, let below = nextLine(index) { signs.look(below) }
    weight += signs.weight
    if index > 0, document.lines[index - 1].traits.contains(.rule) { weight += 0.6 }
    return (weight, signs.count >= 2)
  }

  /// On the next line, or behind one blank line on the same page.
  private func hasTextBelow(_ index: Int) -> Bool {
    let lines = document.lines
    guard index + 1 < lines.count else { return false }
    if !lines[index + 1].isBlank { return !lines[index + 1].traits.contains(.pageStart) && !lines[index + 1].isFurniture }
    guard index + 2 < lines.count, !lines[index + 2].isBlank else { return false }
    return !lines[index + 2].traits.contains(.pageStart) && !lines[index + 2].traits.contains(.number) && !lines[index + 2].isFurniture
  }

  /// A number on a line of its own: what stands on the line below is its text, if it begins as a note does.
  private func weightOfNumberAlone(_ index: Int) -> (Double, Bool) {
    guard let below = nextLine(index), below[0].isCapitalized || below[0].isQuote, !below.is(0, .month) else { return (0.05, false) }
    let signs = ReferenceSigns(view: below)
    return (0.1 + signs.weight, signs.count >= 2)
  }

  private func nextLine(_ index: Int) -> TokenView? {
    guard index + 1 < document.lines.count else { return nil }
    let line = document.lines[index + 1]
    guard !line.isBlank else { return nil }
    let range = TextRange(line.range.lower, min(line.range.upper, line.range.lower + 240))
    return TokenView([range], in: document.text, lexicon: .english)
  }
}

/// Counts what references have and prose has not: quoted titles, years, page numbers, addresses, "op. cit.".
struct ReferenceSigns {
  private(set) var count = 0
  /// More of them weigh no more.
  static let enough = 3
  var weight: Double { Double(min(count, Self.enough)) * 0.4 }

  init(view: TokenView) {
    if view.is(0, [.signal, .backReference]) { count += 1 }
    let interview = view.word(0, is: "interview") || view.word(0, is: "interviews")
    if interview, view.word(1, is: "with") || view.word(1, is: "by") { count += 2 }
    if view.word(0, is: "source"), view.kind(1) == .colon { count += 2 }
    if view[0].isQuote { count += 1 }
    // "Holt, J. M."
    if view[0].isWord, view[0].isCapitalized, view.kind(1) == .comma, view[2].isWord, view[2].isCapitalized, view[2].length <= 2,
      view.kind(3) == .period || view.kind(3) == .comma
    {
      count += 1
    }
    look(view)
  }

  mutating func look(_ view: TokenView) {
    var quotes = false
    for index in 0..<view.count {
      let token = view[index]
      switch token.kind {
      case .openQuote, .straightQuote:
        if !quotes { count += 1 }
        quotes = true
      case .digits:
        if view.year(index) != nil {
          count += 1
        } else if view.kind(index - 1) == .comma || view.kind(index - 1) == .colon, view.kind(index + 1) == .dash,
          view.kind(index + 2) == .digits, view.glued(index + 1), view.glued(index + 2)
        {
          // "464, 45–53": volume and pages.
          count += 1
        }
      case .word:
        if view.is(index, .backReference) { count += 2 }
        if view.word(index, is: "http") || view.word(index, is: "https") || view.word(index, is: "www") { count += 2 }
        if view.kind(index + 1) == .period, view.glued(index + 1) {
          let next = view.kind(index + 2) == .digits || view.glued(index + 3)
          if view.word(index, is: "p") || view.word(index, is: "pp") || view.word(index, is: "vol") || view.word(index, is: "no") {
            count += next ? 1 : 0
          }
          // "T. Lindqvist": an initial before a name, at the beginning.
          if index == 0, token.length == 1, token.isCapitalized { count += 1 }
        }
        if view.word(index, is: "cit") || view.word(index, is: "doi") { count += 2 }
        if view.word(index, is: "et"), view.word(index + 1, is: "al") { count += 1 }
      default: break
      }
    }
  }
}
