/// How a marker is written in the running text. The markers of one series are written alike.
enum MarkerStyle: UInt8, Sendable, CaseIterable {
  /// Digits glued to the words before them, or on a line of their own: what is left of a superscript in plain text.
  case plain
  case bracket
  case superscript
  /// /4/
  case slash
  case parenthesis
  case letter
  /// * or †, glued to the words before it
  case symbol
}

/// A place in the text that may be a marker.
struct MarkerCandidate: Sendable {
  let value: Int
  let style: MarkerStyle
  let range: TextRange
  let weight: Double
  /// It begins a block, or is a line of its own.
  let leadsBlock: Bool
  /// It stands right behind a word or its punctuation.
  let glued: Bool
  /// The bracket in which it stands with others: that much is no text.
  var extent: TextRange? = nil

  var cut: TextRange { extent ?? range }

  var label: String {
    if style == .symbol { return NoteSymbol.text(of: value) }
    return style == .letter ? String(UnicodeScalar(UInt8(clamping: 0x60 + value))) : String(value)
  }
}

/// Finds the places that may be markers. One pass over the bytes; linear.
struct MarkerScanner {
  let text: SourceText

  /// No report has more; a text that has is none, and its rest is not looked at.
  private static let most = 200_000

  /// The candidates in the text, in its order; those that begin a line are added by the caller, who knows the lines.
  func candidates() -> [MarkerCandidate] {
    var candidates: [MarkerCandidate] = []
    let bytes = text.bytes.span
    var at = 0
    while candidates.count < Self.most {
      at = bytes.first(from: at, before: bytes.count) { $0.marks }
      guard at < bytes.count else { break }
      let byte = bytes[at]
      if byte.isASCIIDigit {
        at = glued(bytes, at, &candidates)
      } else if byte == UInt8(ascii: "[") {
        at = bracket(bytes, at, &candidates)
      } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "(") {
        at = enclosed(bytes, at, &candidates)
      } else if byte == UInt8(ascii: "*") {
        at = symbol(bytes, at, &candidates)
      } else if byte >= 0xCA, byte <= 0xE1, let after = raisedLetter(bytes, at, &candidates) {
        at = after
      } else if byte == 0xC2 || byte == 0xE2 {
        let after = superscript(bytes, at, &candidates)
        at = after == at + 1 ? symbol(bytes, at, &candidates) : after
      } else {
        at += 1
      }
    }
    return candidates
  }

  // MARK: Digits behind words

  /// "strike, 20 while", "the pilots 9 As": numbers between blanks behind a word or a comma. In texts whose markers are set
  /// off by blanks they may be markers too; their place among the others must tell. A number with what it counts is none.
  func spacedCandidates() -> [MarkerCandidate] {
    var candidates: [MarkerCandidate] = []
    let bytes = text.bytes.span
    var at = 1
    while at < bytes.count, candidates.count < Self.most {
      guard bytes[at].isASCIIDigit, bytes[at - 1] <= 0x20 else {
        at += 1
        continue
      }
      let start = at
      while at < bytes.count, bytes[at].isASCIIDigit { at += 1 }
      guard start > 1, let value = value(bytes, start, at), at == bytes.count || bytes[at] <= 0x20, glueWeight(bytes, before: start) == nil
      else { continue }
      guard isText(bytes, endingBefore: start - 1), !isMeasured(start, at) else { continue }
      candidates.append(
        MarkerCandidate(value: value, style: .plain, range: TextRange(start, at), weight: 0.04, leadsBlock: false, glued: false))
    }
    return candidates
  }

  /// A letter, a comma or a closing quotation mark: not "€ 20" or "± 3".
  private func isText(_ bytes: Span<UInt8>, endingBefore end: Int) -> Bool {
    let last = bytes[end - 1]
    guard last >= 0x80 else {
      return last.isASCIILetter || last == UInt8(ascii: ",") || last == UInt8(ascii: ";") || last == UInt8(ascii: ":")
    }
    let (scalar, _) = lastScalar(bytes, before: end)
    return [.letter, .closeQuote, .apostrophe].contains(ScalarKind(scalar))
  }

  /// "Section 4", "May 12", "20 million", "20 percent": the words around the digits say what they are.
  private func isMeasured(_ start: Int, _ end: Int) -> Bool {
    let around = TextRange(max(0, start - 24), min(text.bytes.count, end + 24))
    let view = TokenView([around], in: text, lexicon: .english)
    guard let index = (0..<view.count).first(where: { Int(view[$0].start) == start }) else { return false }
    return view.is(index - 1, [.label, .month, .exhibit, .about, .abbreviation, .currency])
      || view.is(index + 1, [.unit, .scale, .percent, .month, .timeUnit, .currency, .cardinal])
  }

  /// "peace.3", "ports).4", "wharf)34", "2030.11", "bed.2,3".
  private func glued(_ bytes: Span<UInt8>, _ start: Int, _ candidates: inout [MarkerCandidate]) -> Int {
    var end = start
    while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
    guard let weight = glueWeight(bytes, before: start) ?? (closesNumber(bytes, start, end) ? 0.3 : nil),
      let value = value(bytes, start, end)
    else { return end }
    guard let closing = closingWeight(bytes, after: end), !isInPath(bytes, start, end) else { return end }
    candidates.append(
      MarkerCandidate(
        value: value, style: .plain, range: TextRange(start, end), weight: weight * closing, leadsBlock: false, glued: weight > 0.2))
    return list(bytes, after: end, first: value, weight: weight * 0.6, &candidates)
  }

  /// "It fell to 380.4", and there the paragraph ends, or a new sentence begins: a decimal would have a full stop behind it.
  private func closesNumber(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start > 3, end - start <= 2, bytes[start - 1] == UInt8(ascii: "."), (2...4).allSatisfy({ bytes[start - $0].isASCIIDigit }),
      start < 5 || !bytes[start - 5].isASCIIDigit && bytes[start - 5] != UInt8(ascii: ".")
    else { return false }
    var at = end
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0D { at += 1 }
    guard at < bytes.count else { return true }
    if bytes[at] != 0x0A { return at > end && bytes[at].isASCIIUpper }
    at += 1
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0D { at += 1 }
    return at == bytes.count || bytes[at] == 0x0A
  }

  /// "(part1.md#app1)", "fig_2", "table1.csv": part of an address, or of a name that a program gave.
  private func isInPath(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if end + 2 < bytes.count, bytes[end] == UInt8(ascii: "."), bytes[end + 1].isASCIILower, bytes[end + 2].isASCIILower { return true }
    func isOfPath(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "#") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@") }
    var first = start
    while first > 0, start - first < 60, bytes[first - 1] > 0x20 {
      first -= 1
      if isOfPath(bytes[first]) { return true }
    }
    var last = end
    while last < bytes.count, last - end < 60, bytes[last] > 0x20 {
      if isOfPath(bytes[last]) { return true }
      last += 1
    }
    return false
  }

  /// The further numbers of "219,220,221" and "16,24–26", and of "23, 24", where a blank is allowed before the next number.
  private func list(_ bytes: Span<UInt8>, after start: Int, first: Int, weight: Double, _ candidates: inout [MarkerCandidate]) -> Int {
    var at = start
    var before = first
    while at + 1 < bytes.count {
      let dash = dashLength(bytes, at)
      guard dash > 0 || bytes[at] == UInt8(ascii: ",") else { return at }
      let blank = dash == 0 && bytes[at + 1] == 0x20 ? 1 : 0
      let digits = at + max(1, dash) + blank
      var end = digits
      while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
      guard end > digits, let value = value(bytes, digits, end), blank == 0 || value == before + 1 else { return at }
      guard end == bytes.count || !bytes[end].isASCIILetter && bytes[end] != UInt8(ascii: "%") else { return at }
      let isRange = dash > 0
      guard !isRange || value > before && value - before < 40 else { return at }
      for number in isRange ? (before + 1)...value : value...value {
        candidates.append(
          MarkerCandidate(
            value: number, style: .plain, range: TextRange(digits, end), weight: weight, leadsBlock: false, glued: true))
      }
      before = value
      at = end
    }
    return at
  }

  /// The bytes of a hyphen or an en dash; 0 where none stands.
  private func dashLength(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    if bytes[at] == UInt8(ascii: "-") { return 1 }
    return at + 2 < bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x93 ? 3 : 0
  }

  private func value(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard end - start <= 3, bytes[start] != UInt8(ascii: "0") else { return nil }
    var value = 0
    for at in start..<end { value = value * 10 + Int(bytes[at] - 0x30) }
    return value
  }

  /// How well what stands before the digits fits a marker; nil where it forbids one.
  private func glueWeight(_ bytes: Span<UInt8>, before start: Int) -> Double? {
    guard start > 1 else { return nil }
    let last = bytes[start - 1]
    let before = bytes[start - 2]
    switch last {
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return before > 0x20 ? 1 : nil
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ","), UInt8(ascii: ";"):
      if before.isASCIIDigit {
        if isYear(bytes, endingBefore: start - 1) { return last == UInt8(ascii: ",") ? 0.5 : 0.8 }
        // "41,000.5" may be a decimal; only the place among the other markers can tell.
        return last == UInt8(ascii: ".") && isGrouped(bytes, endingBefore: start - 1) ? 0.35 : nil
      }
      // "p.7", "No.4": an abbreviation with its number.
      if last == UInt8(ascii: "."), isAbbreviation(bytes, endingBefore: start - 1) { return nil }
      return before > 0x20 ? 1 : nil
    case UInt8(ascii: ":"): return before.isASCIIDigit ? nil : 0.6
    case UInt8(ascii: "%"): return 0.6
    case 0x61...0x7A:
      var letters = 0
      var at = start - 1
      while at >= 0, bytes[at].isASCIILetter {
        letters += 1
        at -= 1
      }
      return letters >= 3 ? 0.7 : nil
    case 0x80...0xFF:
      // ” and ’ close a quotation; accented letters end a word; a dash or a currency sign does neither.
      let (scalar, _) = lastScalar(bytes, before: start)
      switch ScalarKind(scalar) {
      case .closeQuote, .apostrophe: return 1
      case .letter: return 0.7
      default: return nil
      }
    case 0x20:
      // Set off by a blank: only behind the end of a sentence or a closing bracket, and only as a last resort.
      switch before {
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ")"), UInt8(ascii: "\""): return 0.12
      case 0x9D where start > 3 && bytes[start - 3] == 0x80: return 0.12
      default: return nil
      }
    default: return nil
    }
  }

  private func lastScalar(_ bytes: Span<UInt8>, before end: Int) -> (UInt32, Int) {
    var start = end - 1
    while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return decodeScalar(bytes, at: start)
  }

  private func isYear(_ bytes: Span<UInt8>, endingBefore end: Int) -> Bool {
    guard end >= 4 else { return false }
    for at in (end - 4)..<end where !bytes[at].isASCIIDigit { return false }
    if end >= 5, bytes[end - 5].isASCIIDigit || bytes[end - 5] == UInt8(ascii: ",") || bytes[end - 5] == UInt8(ascii: ".") { return false }
    return bytes[end - 4] == UInt8(ascii: "1") || bytes[end - 4] == UInt8(ascii: "2")
  }

  /// Ends in a comma and three digits.
  private func isGrouped(_ bytes: Span<UInt8>, endingBefore end: Int) -> Bool {
    guard end >= 5, bytes[end - 4] == UInt8(ascii: ","), bytes[end - 5].isASCIIDigit else { return false }
    return (1...3).allSatisfy { bytes[end - $0].isASCIIDigit }
  }

  private func isAbbreviation(_ bytes: Span<UInt8>, endingBefore end: Int) -> Bool {
    var start = end
    while start > 0, end - start < 6, bytes[start - 1].isASCIILetter { start -= 1 }
    guard end - start <= 4, start < end else { return false }
    let lexicon = Lexicon.english
    var spelling = Folding.Spelling()
    for at in start..<end { spelling.combine(bytes[at] | 0x20) }
    let index = lexicon.index(of: spelling)
    return end - start == 1 || lexicon.sense(at: index).classes.contains(.abbreviation)
  }

  /// How well what stands behind the digits fits a marker; nil where it forbids one.
  private func closingWeight(_ bytes: Span<UInt8>, after end: Int) -> Double? {
    guard end < bytes.count else { return 1 }
    switch bytes[end] {
    case 0x00...0x20: return 1
    case UInt8(ascii: ","), UInt8(ascii: "."):
      return end + 1 < bytes.count && bytes[end + 1].isASCIIDigit && bytes[end] == UInt8(ascii: ".") ? nil : 0.9
    case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "]"): return 0.9
    case 0x41...0x5A: return 0.6
    case 0xE2: return 0.8
    default: return nil
    }
  }

  // MARK: Brackets

  /// "[4]", "[2, 5]", "[8–11]" (four markers), "[a]".
  private func bracket(_ bytes: Span<UInt8>, _ start: Int, _ candidates: inout [MarkerCandidate]) -> Int {
    let isGlued = start > 0 && bytes[start - 1] > 0x20
    if start + 2 < bytes.count, bytes[start + 2] == UInt8(ascii: "]"), (0x61...0x7A).contains(bytes[start + 1]) {
      candidates.append(
        MarkerCandidate(
          value: Int(bytes[start + 1]) - 0x60, style: .letter, range: TextRange(start, start + 3), weight: 1,
          leadsBlock: false, glued: isGlued))
      return start + 3
    }
    var numbers: [(value: Int, range: TextRange)] = []
    var at = start + 1
    var rangeFrom: Int? = nil
    while at < bytes.count, at - start < 60 {
      let first = at
      while at < bytes.count, bytes[at].isASCIIDigit { at += 1 }
      guard at > first, let value = value(bytes, first, at) else { return start + 1 }
      let range = TextRange(first, at)
      if let from = rangeFrom, value > from, value - from < 40 {
        for between in (from + 1)..<value { numbers.append((between, range)) }
      }
      numbers.append((value, range))
      rangeFrom = nil
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      guard at < bytes.count else { return start + 1 }
      if bytes[at] == UInt8(ascii: "]") {
        let whole = TextRange(start, at + 1)
        for number in numbers {
          candidates.append(
            MarkerCandidate(
              value: number.value, style: .bracket, range: numbers.count == 1 ? whole : number.range, weight: 1,
              leadsBlock: false, glued: isGlued, extent: whole))
        }
        return at + 1
      }
      if bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: ";") {
        at += 1
      } else if case let dash = dashLength(bytes, at), dash > 0 {
        rangeFrom = value
        at += dash
      } else {
        return start + 1
      }
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
    }
    return start + 1
  }

  /// "/4/" and "(4)".
  private func enclosed(_ bytes: Span<UInt8>, _ start: Int, _ candidates: inout [MarkerCandidate]) -> Int {
    let slash = bytes[start] == UInt8(ascii: "/")
    var end = start + 1
    while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
    guard end > start + 1, end < bytes.count, bytes[end] == (slash ? UInt8(ascii: "/") : UInt8(ascii: ")")) else { return start + 1 }
    guard let value = value(bytes, start + 1, end) else { return end }
    let isGlued = start > 0 && bytes[start - 1] > 0x20
    // Dates such as 3/4/2012 have slashes with digits on both sides.
    if slash, start > 0 && bytes[start - 1].isASCIIDigit || end + 1 < bytes.count && bytes[end + 1].isASCIIDigit { return end }
    candidates.append(
      MarkerCandidate(
        value: value, style: slash ? .slash : .parenthesis, range: TextRange(start, end + 1),
        weight: slash ? 1 : isGlued ? 0.7 : 0.2, leadsBlock: false, glued: isGlued))
    return end + 1
  }

  /// "wages.ᵃ"
  private func raisedLetter(_ bytes: Span<UInt8>, _ start: Int, _ candidates: inout [MarkerCandidate]) -> Int? {
    let (scalar, length) = decodeScalar(bytes, at: start)
    guard let letter = ScalarKind.superscriptLetter(scalar), start > 0, bytes[start - 1] > 0x20 else { return nil }
    candidates.append(
      MarkerCandidate(
        value: letter, style: .letter, range: TextRange(start, start + length), weight: 1, leadsBlock: false, glued: true))
    return start + length
  }

  /// "treaty*", "table.†": glued to what stands before it, with a blank or punctuation behind.
  private func symbol(_ bytes: Span<UInt8>, _ start: Int, _ candidates: inout [MarkerCandidate]) -> Int {
    guard let (value, end) = NoteSymbol.value(bytes, start, bytes.count) else { return start + 1 }
    guard start > 1, bytes[start - 1] > 0x20, bytes[start - 1] != UInt8(ascii: "*") else { return end }
    if end < bytes.count, bytes[end].isASCIILetter || bytes[end].isASCIIDigit || bytes[end] == UInt8(ascii: "*") { return end }
    // "*emphasis*" in a text with mark-up opens on the same line.
    var at = start - 1
    while at > 0, !bytes[at].isLineEnd, start - at < 80 {
      if bytes[at] == UInt8(ascii: "*"), bytes[at - 1] <= 0x20 || bytes[at - 1] == UInt8(ascii: "(") { return end }
      at -= 1
    }
    candidates.append(
      MarkerCandidate(value: value, style: .symbol, range: TextRange(start, end), weight: 0.8, leadsBlock: false, glued: true))
    return end
  }

  private func superscript(_ bytes: Span<UInt8>, _ start: Int, _ candidates: inout [MarkerCandidate]) -> Int {
    var at = start
    var value = 0
    while at < bytes.count, bytes[at] >= 0xC2, value < 1000 {
      let (scalar, length) = decodeScalar(bytes, at: at)
      guard let digit = ScalarKind.superscriptValue(scalar) else { break }
      value = value * 10 + digit
      at += length
    }
    guard at > start else { return start + 1 }
    // "m²" and "km³" measure; a marker stands behind a whole word or punctuation.
    if value > 0, !isPower(bytes, start, value) {
      candidates.append(
        MarkerCandidate(
          value: value, style: .superscript, range: TextRange(start, at), weight: 1.2, leadsBlock: false,
          glued: start > 0 && bytes[start - 1] > 0x20))
    }
    return at
  }

  private func isPower(_ bytes: Span<UInt8>, _ start: Int, _ value: Int) -> Bool {
    var first = start
    while first > 0, start - first < 4, bytes[first - 1].isASCIILetter || bytes[first - 1].isASCIIDigit { first -= 1 }
    return RaisedNumber.isPower(String(value), of: text.string(in: TextRange(first, start)))
  }
}
