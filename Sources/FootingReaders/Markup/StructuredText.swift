import Footing

/// What an element of a vocabulary is to a document.
enum MarkupRole {
  /// Part of the text around it.
  case text
  /// Part of the text around it, from which the file leaves out the blanks that set it off.
  case spaced
  /// Neither it nor what stands in it is text of the report.
  case hidden
  /// Ends the block before it and the block in it.
  case section(Zone?)
  case block(Zone)
  case quotedBlock
  case lineBreak
  case table, row, cell
  /// Words between quotation marks that the markup stands for.
  case quotation
  /// A note, with its key and its label where it has one.
  /// - marked: the note stands where it is marked, and gets a sign there.
  case note(key: String, label: String?, kind: NoteKind, isMarked: Bool)
  /// The words in it are the label of the note that is open.
  case noteLabel
  /// The words in it are the signs of the notes with these keys; without words a sign is made.
  case marker(keys: [String], label: String?)
  /// The words in it are the signs of the notes with these labels: "219,220", "8–11".
  case labelledMarker
  /// The words in it cite entries of the bibliography.
  case citation(keys: [String])
  /// The words in it point to the note or the entry with this key, whichever it is.
  case pointer(key: String)
  case link(address: String)
  /// The words in it are set in italics.
  case emphasis
  /// The words in it are raised.
  case raised
  /// A reference in a note or in the text, whose parts the markup names.
  case work
  /// An entry of the bibliography; what stands in it goes to a `ReferenceCollector`.
  case entry(key: String)
  /// The title or the date of the document; its words are not text of the report.
  case title, date
  /// The parts of the date of the document stand in it, each in an element of its own.
  case datedBy, year, month, day
  /// The title of the document, which is text of it as well.
  case shownTitle
}

/// What the elements of a markup language mean.
protocol MarkupVocabulary {
  var format: DocumentFormat { get }
  /// - Parameter path: the names of the elements around it, the innermost last.
  mutating func role(of element: MarkupElement, in path: [String], _ text: StructuredText) -> MarkupRole
  /// The field of a reference that an element in an entry holds.
  func field(of element: MarkupElement, in path: [String]) -> ReferenceField?
  /// A date that an element gives in attributes or parts.
  func date(of element: MarkupElement, in path: [String]) -> CalendarDate?
}

extension MarkupVocabulary {
  func date(of element: MarkupElement, in path: [String]) -> CalendarDate? { nil }
}

/// Takes the events of a document in one of the XML vocabularies for articles and books.
final class StructuredText: MarkupHandler {
  private struct Frame {
    let name: String
    let role: MarkupRole
    let zone: Zone
    let start: Int
    var isNoteOpen = false
    var isEntry = false
    var hasField = false
  }

  private(set) var builder = DocumentBuilder()
  private(set) var title: String? = nil
  var date: CalendarDate? = nil
  /// The words of an element that are kept apart: a label, a title.
  private var captured: String? = nil
  private var vocabulary: any MarkupVocabulary
  private var frames: [Frame] = []
  private(set) var path: [String] = []
  private var hidden = 0
  private var needsBlock = true
  private var cellDepth = 0
  private var quotedDepth = 0
  private var entry: ReferenceCollector? = nil
  /// The reference in a note that is open: its parts are collected, and its words are text.
  private var work: (collector: ReferenceCollector, depth: Int)? = nil
  private var entryKey = ""
  private var entryOrder: [String] = []
  /// The notes in the order of the file, by key.
  private var noteOrder: [String] = []
  private var noteLabels: [String: String] = [:]
  private var autoNumber = 0
  private var signs: [(range: Range<Int>, keys: [String], label: String?)] = []
  private var citations: [(range: Range<Int>, keys: [String])] = []
  private var pointers: [(range: Range<Int>, key: String)] = []
  private var labelled: [Range<Int>] = []
  /// The text before has ended with an element that blanks set off.
  private var isAtEdge = false
  /// A quotation has begun and its first words have not come.
  private var awaitsQuotation = false
  /// Whether marks were added to the quotations that are open.
  private var marked: [Bool] = []
  private var dateParts: (year: Int?, month: Int?, day: Int?) = (nil, nil, nil)

  init(_ vocabulary: any MarkupVocabulary) { self.vocabulary = vocabulary }

  /// A note is open.
  var isInNote: Bool { builder.openNote != nil }
  /// Words were read in the block that is open.
  var isInText: Bool { builder.isInText && !needsBlock }
  /// The label of the note that is open.
  var openNoteLabel: String? { openLabel }
  private var openLabel: String? = nil
  var isInEntry: Bool { entry != nil }

  // MARK: Events

  func open(_ element: MarkupElement, at offset: Int) {
    defer { path.append(element.name) }
    if hidden > 0 {
      hidden += 1
      return
    }
    if entry != nil { return openInEntry(element) }
    let role = vocabulary.role(of: element, in: path, self)
    if date == nil, let own = vocabulary.date(of: element, in: path) { date = own }
    var frame = Frame(name: element.name, role: role, zone: zone(role), start: builder.position)
    if work != nil, let field = vocabulary.field(of: element, in: path) {
      work?.collector.open(field)
      frame.hasField = true
    }
    switch role {
    case .hidden:
      hidden = 1
      return
    case .text, .emphasis, .raised: break
    case .spaced: isAtEdge = true
    case .section, .block: needsBlock = needsBlock || cellDepth == 0
    case .quotedBlock:
      needsBlock = true
      quotedDepth += 1
    case .lineBreak: if isInText { builder.appendBreak() }
    case .table: needsBlock = true
    case .row: needsBlock = true
    case .cell: cellDepth += 1
    case .quotation: awaitsQuotation = true
    case .note(let key, let label, let kind, let isMarked): beginNote(key, label, kind, isMarked, &frame)
    case .work:
      guard work == nil else { break }
      work = (ReferenceCollector(), frames.count)
      if let kind = vocabulary.field(of: element, in: path) {
        work?.collector.open(kind)
        frame.hasField = true
      }
    case .noteLabel, .title, .date, .year, .month, .day: captured = ""
    case .datedBy: dateParts = (nil, nil, nil)
    case .entry(let key):
      entry = ReferenceCollector()
      entryKey = key
      frame.isEntry = true
    case .marker, .labelledMarker, .citation, .pointer, .link, .shownTitle: if case .shownTitle = role { needsBlock = true }
    }
    frames.append(frame)
  }

  func close(_ name: String, at offset: Int) {
    _ = path.popLast()
    if hidden > 0 {
      hidden -= 1
      return
    }
    guard let frame = frames.popLast() else { return }
    if entry != nil, !frame.isEntry {
      if frame.hasField { entry?.close() }
      return
    }
    let range = max(frame.start, 0)..<builder.position
    if work != nil, frame.hasField { work?.collector.close() }
    switch frame.role {
    case .section, .block: if cellDepth == 0 { needsBlock = true } else { append(" ") }
    case .quotedBlock:
      needsBlock = true
      quotedDepth -= 1
    case .row, .table: needsBlock = true
    case .cell:
      cellDepth -= 1
      builder.appendCell()
    case .quotation:
      awaitsQuotation = false
      if marked.popLast() == true { append("”") }
    case .note: if frame.isNoteOpen { endNote() }
    case .noteLabel: endLabel()
    case .title:
      if title == nil { title = captured.flatMap { $0.trimmed.isEmpty ? nil : $0.collapsingBlanks } }
      captured = nil
    case .date:
      if date == nil { date = captured.flatMap { CalendarDate(written: $0.trimmed) } }
      captured = nil
    case .year: dateParts.year = takeNumber()
    case .month: dateParts.month = takeNumber()
    case .day: dateParts.day = takeNumber()
    case .datedBy:
      if date == nil, let year = dateParts.year {
        let whole = CalendarDate(year: year, month: dateParts.month, day: dateParts.day)
        date = whole.isPossible ? whole : CalendarDate(year: year)
      }
    case .shownTitle:
      if title == nil, !range.isEmpty { title = builder.text(range).collapsingBlanks }
      needsBlock = true
    case .marker(let keys, let label): endMarker(range, keys, label)
    case .labelledMarker: if !range.isEmpty { labelled.append(range) }
    case .citation(let keys): if !range.isEmpty { citations.append((range, keys)) }
    case .pointer(let key): if !range.isEmpty { pointers.append((range, key)) }
    case .link(let address): builder.markLink(range, to: address)
    case .emphasis: builder.markEmphasis(range)
    case .raised: builder.markRaised(range)
    case .entry: endEntry()
    case .work:
      guard let own = work, own.depth == frames.count else { break }
      work = nil
      if own.collector.hasFields { builder.markWork(range, own.collector.reference) }
    case .spaced: isAtEdge = true
    case .text, .hidden, .lineBreak: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {
    guard hidden == 0 else { return }
    if entry != nil {
      entry?.text(bytes)
    } else if captured != nil {
      captured? += String(decoding: bytes, as: UTF8.self)
    } else {
      if needsBlock || !builder.isInBlock {
        if bytes.allSatisfy({ $0 <= 0x20 }) { return }
        beginBlock()
      }
      if awaitsQuotation { openQuotation(bytes) }
      if isAtEdge, let first = bytes.first, first.isWordByte, builder.lastByte?.isWordByte == true { builder.append(" ".utf8) }
      builder.append(bytes, at: offset)
      work?.collector.text(bytes)
    }
    isAtEdge = false
  }

  func comment(_ text: String, at offset: Int) { builder.appendComment(text) }

  private func append(_ text: String) {
    if needsBlock || !builder.isInBlock {
      if text == " " { return }
      beginBlock()
    }
    builder.append(text.utf8)
  }

  /// Files set quotation marks around what they mark as quoted, or leave them to the markup.
  private func openQuotation(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first(where: { $0 > 0x20 }) else { return }
    awaitsQuotation = false
    let before = builder.bytes(max(0, builder.position - 3)..<builder.position)
    let isMarked =
      Self.isQuotationMark([first] + bytes.dropFirst().prefix(2)) || Self.isQuotationMark(before.suffix(1)) || Self.isQuotationMark(before)
    marked.append(!isMarked)
    if !isMarked { builder.append("“".utf8) }
  }

  private static func isQuotationMark(_ bytes: some Collection<UInt8>) -> Bool {
    let first = Array(bytes.prefix(3))
    if first.first == UInt8(ascii: "\"") || first.first == UInt8(ascii: "'") { return true }
    return first == [0xE2, 0x80, 0x98] || first == [0xE2, 0x80, 0x9C] || first == [0xE2, 0x80, 0x9E] || first.prefix(2) == [0xC2, 0xAB]
  }

  private func takeNumber() -> Int? {
    defer { captured = nil }
    return captured.flatMap { Int($0.trimmed) }
  }

  // MARK: Blocks

  private var zone: Zone { frames.last?.zone ?? .body }

  private func zone(_ role: MarkupRole) -> Zone {
    switch role {
    case .section(let zone): zone ?? self.zone
    case .block(let zone): self.zone == .body || self.zone == .front || zone != .body ? zone : self.zone
    case .shownTitle: .heading
    case .row, .cell: .table
    default: zone
    }
  }

  private func beginBlock() {
    needsBlock = false
    builder.beginBlock(zone, quoted: quotedDepth > 0)
  }

  // MARK: Notes

  private func beginNote(_ key: String, _ label: String?, _ kind: NoteKind, _ isMarked: Bool, _ frame: inout Frame) {
    var label = label
    if isMarked {
      if label == nil {
        autoNumber += 1
        label = String(autoNumber)
      }
      append("")
      let start = builder.position
      append(label ?? "")
      builder.markMarker(start..<builder.position, label: label ?? "", to: .key(key))
    }
    suspended.append((needsBlock, cellDepth, quotedDepth, openLabel))
    builder.beginNote(key: key, label: label, kind: kind)
    noteOrder.append(key)
    if let label { noteLabels[key] = label }
    openLabel = label
    needsBlock = true
    cellDepth = 0
    quotedDepth = 0
    frame.isNoteOpen = true
  }

  private var suspended: [(needsBlock: Bool, cellDepth: Int, quotedDepth: Int, label: String?)] = []

  private func endNote() {
    builder.endNote()
    guard let state = suspended.popLast() else { return }
    (needsBlock, cellDepth, quotedDepth, openLabel) = (state.needsBlock, state.cellDepth, state.quotedDepth, state.label)
  }

  /// Begins another note within the element of the one that is open.
  private func splitNote(_ label: String) {
    builder.endNote()
    let key = "\(noteOrder.last ?? "") \(label)"
    builder.beginNote(key: key, label: label, kind: .footnote)
    noteOrder.append(key)
    noteLabels[key] = label
    openLabel = label
    needsBlock = true
  }

  private func endLabel() {
    let label = captured.map { HypertextNotes.label($0) ?? $0.trimmed } ?? ""
    captured = nil
    guard !label.isEmpty, let note = builder.openNote else { return }
    if openLabel != nil { return splitNote(label) }
    builder.label(noteAt: note, label)
    if let key = noteOrder.last { noteLabels[key] = label }
    openLabel = label
  }

  private func endMarker(_ range: Range<Int>, _ keys: [String], _ label: String?) {
    var range = range
    if range.isEmpty, let label = label ?? keys.first.flatMap({ noteLabels[$0] }) {
      append("")
      let start = builder.position
      append(label)
      range = start..<builder.position
    }
    signs.append((range, keys, label))
  }

  // MARK: References

  private func openInEntry(_ element: MarkupElement) {
    var frame = Frame(name: element.name, role: .text, zone: zone, start: builder.position)
    if let field = vocabulary.field(of: element, in: path) {
      entry?.open(field)
      frame.hasField = true
    }
    frames.append(frame)
  }

  private func endEntry() {
    guard let collector = entry else { return }
    entry = nil
    let item = collector.reference
    entryOrder.append(entryKey)
    builder.hasBibliography = true
    if builder.bibliography[entryKey] == nil { builder.bibliography[entryKey] = item }
  }

  // MARK: What points where

  /// The builder, with all signs and citations marked.
  func finished() -> DocumentBuilder {
    let notePlaces = Self.places(in: noteOrder)
    let entryPlaces = Self.places(in: entryOrder)
    for pointer in pointers {
      if notePlaces[pointer.key] != nil {
        signs.append((pointer.range, [pointer.key], nil))
      } else if builder.bibliography[pointer.key] != nil {
        citations.append((pointer.range, [pointer.key]))
      }
    }
    signs.sort { $0.range.lowerBound < $1.range.lowerBound }
    labelNotes()
    for (index, sign) in signs.enumerated() {
      for key in sign.keys { builder.markMarker(sign.range, label: signLabel(sign.range, sign.label), to: .key(key)) }
      guard index > 0, isRange(signs[index - 1].range, sign.range) else { continue }
      let whole = signs[index - 1].range.lowerBound..<sign.range.upperBound
      for key in Self.between(signs[index - 1].keys.last, sign.keys.first, in: noteOrder, notePlaces) {
        builder.markMarker(whole, label: noteLabels[key] ?? "", to: .key(key))
      }
    }
    for (index, citation) in citations.enumerated() {
      for key in citation.keys { builder.markCitation(citation.range, key: key) }
      guard index > 0, isRange(citations[index - 1].range, citation.range) else { continue }
      let whole = citations[index - 1].range.lowerBound..<citation.range.upperBound
      for key in Self.between(citations[index - 1].keys.last, citation.keys.first, in: entryOrder, entryPlaces) {
        builder.markCitation(whole, key: key)
      }
    }
    for range in labelled { SignList.mark(range, in: &builder) }
    return builder
  }

  /// Notes that carry no label of their own have that of their first sign, with which their text may begin.
  private func labelNotes() {
    var first: [String: String] = [:]
    for sign in signs { for key in sign.keys where first[key] == nil { first[key] = signLabel(sign.range, sign.label) } }
    for (index, key) in noteOrder.enumerated() where noteLabels[key] == nil {
      guard let label = first[key], !label.isEmpty else { continue }
      noteLabels[key] = label
      builder.label(noteAt: index, label)
      builder.dropLabel(label, ofNoteAt: index)
    }
  }

  private func signLabel(_ range: Range<Int>, _ label: String?) -> String {
    label ?? HypertextNotes.label(builder.text(range)) ?? builder.text(range).trimmed
  }

  /// Nothing but a dash stands between: the two stand for all from the one to the other.
  private func isRange(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard second.lowerBound > first.upperBound, second.lowerBound - first.upperBound <= 5 else { return false }
    return ["-", "–", "—", "‑"].contains(builder.text(first.upperBound..<second.lowerBound).trimmed)
  }

  /// The keys that stand between two in an order.
  private static func between(_ first: String?, _ last: String?, in order: [String], _ places: [String: Int]) -> ArraySlice<String> {
    guard let from = first.flatMap({ places[$0] }), let to = last.flatMap({ places[$0] }), to > from + 1, to - from < 200 else { return [] }
    return order[(from + 1)..<to]
  }

  private static func places(in order: [String]) -> [String: Int] {
    Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension UInt8 {
  /// A letter or a digit.
  var isWordByte: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A || self >= 0x30 && self <= 0x39 }
}

extension String {
  /// Each run of white space made one blank, none at the ends.
  var collapsingBlanks: String { split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ") }
}
