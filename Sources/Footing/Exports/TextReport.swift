/// Findings for people: each with the lines that it speaks of, and carets under the words.
public struct TextReport: Sendable {
  let corpus: Corpus
  let findings: [Finding]
  let inColor: Bool

  /// - Parameter inColor: mark severities and carets with the colours of a terminal.
  public init(_ findings: [Finding], in corpus: Corpus, inColor: Bool = false) {
    self.findings = findings
    self.corpus = corpus
    self.inColor = inColor
  }

  /// Hands the report to `sink`, a finding at a time.
  public func write(to sink: (String) -> Void) {
    for finding in findings { sink(text(of: finding)) }
    sink(summary())
  }

  /// One line a finding: path:line:column: severity: message [rule].
  public func writeConcisely(to sink: (String) -> Void) {
    for finding in findings {
      let location = finding.locations[0]
      let place = corpus.readings[location.document].document.place(of: location.ranges[0])
      sink("\(place): \(finding.severity.rawValue): \(finding.message) [\(finding.rule)]\n")
    }
  }

  // MARK: A finding

  private func text(of finding: Finding) -> String {
    let severity = paint(finding.severity.rawValue, finding.severity == .error ? "31" : finding.severity == .warning ? "33" : "36")
    var text = "\(severity)[\(finding.rule)]: \(finding.message)\n"
    let width = gutter(finding)
    for (index, location) in finding.locations.prefix(6).enumerated() {
      let document = corpus.readings[location.document].document
      text += String(repeating: " ", count: width) + (index == 0 ? "--> " : "::: ") + document.place(of: location.ranges[0]) + "\n"
      text += excerpt(location, document, width, caret: index == 0 ? "^" : "-")
    }
    if finding.locations.count > 6 { text += String(repeating: " ", count: width) + "  = and \(finding.locations.count - 6) more places\n" }
    return text + "\n"
  }

  private func gutter(_ finding: Finding) -> Int {
    finding.locations.prefix(6).reduce(1) { width, location in
      max(width, corpus.readings[location.document].document.position(of: location.ranges[0].start).line.map { String($0).count } ?? 1)
    }
  }

  /// The first line of the place with carets under its words, and how many more lines there are.
  private func excerpt(_ location: Location, _ document: Document, _ width: Int, caret: String) -> String {
    var text = ""
    for own in location.ranges.prefix(3) {
      let (source, range) = document.shown(own)
      let line = source.line(of: range.start)
      let whole = source.lineRange(line)
      let (shown, offset, length) = window(source, whole, range)
      let number = document.format.hasLines ? String(line) : ""
      text += paint(String(repeating: " ", count: width - min(width, number.count)) + number + " | ", "2") + shown + "\n"
      let carets = String(repeating: caret, count: max(1, length))
      let message = own == location.ranges[0] ? location.message.map { " " + $0 } ?? "" : ""
      text +=
        paint(String(repeating: " ", count: width) + " | ", "2") + String(repeating: " ", count: offset) + paint(carets + message, "1")
        + "\n"
    }
    return text
  }

  private static let columns = 100

  /// At most a hundred columns of the line around the words, and where in them the carets go.
  private func window(_ text: SourceText, _ whole: TextRange, _ range: TextRange) -> (String, Int, Int) {
    // A line of ten megabytes is looked at where the words are.
    let line = TextRange(
      start: text.scalarStart(after: max(whole.lower, min(range.lower, whole.upper) - Self.nearby)),
      end: text.scalarStart(after: min(whole.upper, max(range.upper, whole.lower) + Self.nearby)))
    let before = text.string(in: TextRange(start: line.start, end: max(line.start, min(range.start, line.end))))
    let words = text.string(in: TextRange(start: min(range.start, line.end), end: min(range.end, line.end)))
    let after = text.string(in: TextRange(start: min(range.end, line.end), end: line.end))
    let wordsWidth = DisplayWidth.of(words)
    let room = max(0, Self.columns - min(wordsWidth, Self.columns))
    let lead = DisplayWidth.suffix(before, within: DisplayWidth.of(after) < room / 2 ? room - DisplayWidth.of(after) : room / 2)
    let tail = DisplayWidth.prefix(after, within: max(0, room - DisplayWidth.of(lead)))
    let shown = DisplayWidth.prefix(words, within: Self.columns)
    let cutLead = lead.utf8.count < before.utf8.count || line.start > whole.start ? "…" : ""
    let cutTail = tail.utf8.count < after.utf8.count || line.end < whole.end || shown.utf8.count < words.utf8.count ? "…" : ""
    let excerpt = Self.plain(cutLead + lead + shown + tail + cutTail)
    return (excerpt, DisplayWidth.of(cutLead + lead), DisplayWidth.of(shown))
  }

  private static let nearby = 600

  /// Without control characters, which a terminal would obey.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars { plain.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar) }
    return plain
  }

  private func paint(_ text: String, _ code: String) -> String {
    inColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  // MARK: Summary

  /// "2 errors, 1 warning and 4 notes in 3 documents", and what was looked at.
  private func summary() -> String {
    let coverage = Coverage(corpus)
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count { $0.severity == .warning }
    let notes = findings.count { $0.severity == .note }
    let found = findings.isEmpty ? "nothing found" : "\(count(errors, "error")), \(count(warnings, "warning")) and \(count(notes, "note"))"
    return """
      \(found) in \(count(coverage.documents, "document")): read \(count(coverage.notes, "footnote")), \(coverage.linked) of \
      \(count(coverage.markers, "marker")) linked, \(count(coverage.citations, "citation")), \(count(coverage.figures, "figure")), \
      \(count(coverage.claims, "claim"))

      """
  }
}

extension Document {
  /// "report.txt:12:4", or "report.docx, paragraph 12".
  func place(of range: TextRange) -> String {
    let position = position(of: range.start)
    guard let line = position.line, let column = position.column else { return position.place.map { "\(path), \($0)" } ?? path }
    return "\(path):\(line):\(column)"
  }

  /// "report.txt:12", or "report.docx, paragraph 12".
  func linePlace(of range: TextRange) -> String {
    let position = position(of: range.start)
    return position.line.map { "\(path):\($0)" } ?? place(of: range)
  }
}

/// How many columns a terminal gives to text.
enum DisplayWidth {
  static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

  static func prefix(_ text: String, within columns: Int) -> String {
    var used = 0
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      used += width(scalar)
      if used > columns { break }
      kept.append(scalar)
    }
    return String(kept)
  }

  static func suffix(_ text: String, within columns: Int) -> String {
    var used = 0
    var start = text.unicodeScalars.endIndex
    while start > text.unicodeScalars.startIndex {
      let before = text.unicodeScalars.index(before: start)
      used += width(text.unicodeScalars[before])
      if used > columns { break }
      start = before
    }
    return String(text.unicodeScalars[start...])
  }

  /// Two for East Asian wide characters and emoji, none for marks that combine, else one (Unicode Standard Annex 11).
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xAD: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension SourceText {
  /// The first place from `offset` on at which a scalar begins.
  fileprivate func scalarStart(after offset: Int) -> UInt32 {
    var at = max(0, min(offset, count))
    while at < count, bytes[at] & 0xC0 == 0x80 { at += 1 }
    return UInt32(clamping: at)
  }
}
