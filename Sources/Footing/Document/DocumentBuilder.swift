/// Builds a `Document` from what a reader of markup meets, in the order in which it meets it.
///
/// All text goes onto one tape. Blocks are laid out when everything is known: first the reading text, then each note's
/// text, so that a note may stand anywhere in a file and may be recognised as one when its text has long been read.
/// Everything is addressed by its offset on the tape until then. Linear.
package struct DocumentBuilder: Sendable {
  /// What a marker leads to.
  package enum Target: Sendable, Hashable {
    /// The note that was begun with this key.
    case key(String)
    /// The note with the label of the marker.
    case label
    /// A note in another file, which was not read.
    case elsewhere
  }

  /// How the notes of a document are ordered.
  package enum NoteOrder: Sendable {
    /// As they stand in the file.
    case file
    /// By their first markers, as formats do that number notes themselves.
    case markers
  }

  private struct Piece {
    let start: Int
    var end: Int
    let block: Int
  }

  private struct BlockDraft {
    var zone: Zone
    var note: Int?
    let isQuotation: Bool
    let isVerbatim: Bool
    let place: String?
    var isEmpty = true
    var endsInSpace = false
  }

  private struct DraftNote {
    let key: String
    var label: String?
    var kind: NoteKind
    /// Where it begins on the tape.
    let start: Int
    /// Its last block so far.
    var block: Int? = nil
    /// Markers that give no more than its label may lead to it.
    var isOfSeries = true
  }

  private struct MarkerDraft {
    let range: Range<Int>
    let label: String
    let target: Target
    /// It may be a power as well.
    var isDoubtful = false
  }

  private struct CitationDraft {
    let range: Range<Int>
    let key: String
    let locator: String?
  }

  private var tape: [UInt8] = []
  private var stretches: [(tape: Int, file: Int)] = []
  /// The distance from tape to file of the last stretch.
  private var delta = Int.min
  private var pieces: [Piece] = []
  private var blocks: [BlockDraft] = []
  private var noteDrafts: [DraftNote] = []
  private var markerDrafts: [MarkerDraft] = []
  private var citationDrafts: [CitationDraft] = []
  private var linkDrafts: [(range: Range<Int>, address: String)] = []
  private var emphasisDrafts: [Range<Int>] = []
  private var raisedDrafts: [Range<Int>] = []
  private var workDrafts: [(range: Range<Int>, item: Reference)] = []
  private var allowanceDrafts: [(at: Int, comment: String)] = []
  /// The notes that are open, and the block that each of them interrupted.
  private var open: [(note: Int, block: Int?)] = []
  private var block: Int? = nil
  /// Stretches of the tape that turned out to belong to a note, or nowhere.
  private var reassignments: [(range: Range<Int>, note: Int?)] = []

  /// The entries that keys of citations name.
  package var bibliography: [String: Reference] = [:]
  /// A bibliography was read, though it may be empty.
  package var hasBibliography = false

  /// - Parameter size: how many bytes of text are expected, if that is known.
  package init(reserving size: Int = 0) { tape.reserveCapacity(size) }

  // MARK: Text

  /// Where the next text goes on the tape.
  package var position: Int { tape.count }
  package var noteCount: Int { noteDrafts.count }
  package var isInBlock: Bool { block != nil }
  package var lastByte: UInt8? { tape.last }
  /// A block is open and has text.
  package var isInText: Bool { block.map { !blocks[$0].isEmpty } ?? false }
  /// What stands on the tape.
  package func text(_ range: Range<Int>) -> String { String(decoding: tape[range.clamped(to: 0..<tape.count)], as: UTF8.self) }
  package func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { tape[range.clamped(to: 0..<tape.count)] }

  /// Begins a block; the one that is open ends.
  /// - Parameters:
  ///   - quoted: all of it is a quotation.
  ///   - verbatim: its lines and blanks are kept.
  ///   - place: where it stands, in words; nil where lines tell it, or where it stands with the block before it.
  package mutating func beginBlock(_ zone: Zone, quoted: Bool = false, verbatim: Bool = false, place: String? = nil) {
    blocks.append(
      BlockDraft(zone: zone, note: open.last?.note, isQuotation: quoted, isVerbatim: verbatim, place: place))
    block = blocks.count - 1
    if let note = open.last?.note { noteDrafts[note].block = block }
  }

  /// Ends the block that is open; text that comes before the next begins a block of the body.
  package mutating func endBlock() { block = nil }

  /// Adds text to the block; runs of white space become one blank unless the block keeps them.
  /// - Parameter offset: where it stands in the file, if it stands there to the letter.
  @inlinable
  package mutating func append(_ bytes: some Collection<UInt8>, at offset: Int? = nil) {
    // The work is done on plain memory: a generic function of another module would be called a byte at a time.
    let done: Void? = bytes.withContiguousStorageIfAvailable { append(contentsOf: $0, at: offset) }
    if done == nil { Array(bytes).withUnsafeBufferPointer { append(contentsOf: $0, at: offset) } }
  }

  @usableFromInline
  package mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {
    let isBlank = bytes.allSatisfy { $0 <= 0x20 }
    if block == nil {
      if isBlank { return }
      beginBlock(.body)
    }
    guard let block else { return }
    extendPiece(of: block)
    var isEmpty = blocks[block].isEmpty
    var endsInSpace = blocks[block].endsInSpace
    let isVerbatim = blocks[block].isVerbatim
    var distance = offset.map { $0 - tape.count }
    for byte in bytes {
      if byte <= 0x20, !isVerbatim {
        guard !isEmpty, !endsInSpace else {
          distance = distance.map { $0 + 1 }
          continue
        }
        note(distance)
        tape.append(0x20)
        endsInSpace = true
      } else {
        note(distance)
        tape.append(byte)
        endsInSpace = false
        isEmpty = false
      }
    }
    blocks[block].isEmpty = isEmpty
    blocks[block].endsInSpace = endsInSpace
    pieces[pieces.count - 1].end = tape.count
  }

  @inline(__always)
  private mutating func note(_ distance: Int?) {
    guard let distance, distance != delta else { return }
    stretches.append((tape.count, distance + tape.count))
    delta = distance
  }

  /// Breaks the line within the block.
  package mutating func appendBreak() { appendSeparator(0x0A) }
  /// Ends a cell of the row that the block is.
  package mutating func appendCell() { appendSeparator(0x09) }

  private mutating func appendSeparator(_ byte: UInt8) {
    guard let block, !blocks[block].isEmpty else { return }
    extendPiece(of: block)
    if blocks[block].endsInSpace, tape.last == 0x20, pieces[pieces.count - 1].end == tape.count, pieces[pieces.count - 1].start < tape.count
    {
      tape[tape.count - 1] = byte
    } else {
      tape.append(byte)
    }
    blocks[block].endsInSpace = true
    pieces[pieces.count - 1].end = tape.count
  }

  private mutating func extendPiece(of block: Int) {
    if let last = pieces.last, last.block == block, last.end == tape.count { return }
    pieces.append(Piece(start: tape.count, end: tape.count, block: block))
  }

  // MARK: Notes and markers

  /// Begins a note; what comes up to `endNote` is its text, and then the block goes on that it stood in.
  package mutating func beginNote(key: String, label: String?, kind: NoteKind) {
    noteDrafts.append(DraftNote(key: key, label: label, kind: kind, start: tape.count))
    open.append((noteDrafts.count - 1, block))
    block = nil
  }

  /// Goes on with the note that was begun last, in a block of its own paragraph.
  package mutating func continueNote() {
    guard let last = noteDrafts.last else { return }
    open.append((noteDrafts.count - 1, block))
    block = last.block
  }

  package mutating func endNote() {
    guard let last = open.popLast() else { return }
    block = last.block
  }

  /// Gives the note that is open the label that it carries in its own text.
  package mutating func label(noteAt index: Int, _ label: String) {
    if noteDrafts.indices.contains(index) { noteDrafts[index].label = label }
  }

  /// Says where a note stands that was begun before that was known.
  package mutating func kind(ofNoteAt index: Int, _ kind: NoteKind) {
    if noteDrafts.indices.contains(index) { noteDrafts[index].kind = kind }
  }

  /// Takes the label with which the text of a note begins out of it, if it does.
  package mutating func dropLabel(_ label: String, ofNoteAt index: Int) {
    guard noteDrafts.indices.contains(index) else { return }
    var start = noteDrafts[index].start
    while start < tape.count, tape[start] <= 0x20 { start += 1 }
    let end = start + label.utf8.count
    guard end < tape.count, tape[start..<end].elementsEqual(label.utf8) else { return }
    let isWord = tape[end - 1].isASCIILetter || tape[end - 1].isASCIIDigit
    if isWord, tape[end].isASCIILetter || tape[end].isASCIIDigit { return }
    drop(start..<end)
  }

  /// The index of the note that is open.
  package var openNote: Int? { open.last?.note }

  /// Makes text that was read before the text of a note. Of two stretches that overlap, the one inside the other wins.
  /// - Parameter isOfSeries: markers that give no more than the label may lead to it.
  package mutating func makeNote(key: String, label: String?, kind: NoteKind, of range: Range<Int>, isOfSeries: Bool = true) {
    var draft = DraftNote(key: key, label: label, kind: kind, start: range.lowerBound)
    draft.isOfSeries = isOfSeries
    noteDrafts.append(draft)
    reassignments.append((range, noteDrafts.count - 1))
  }

  /// Takes text that was read before out of the document: the label of a note, a link back.
  package mutating func drop(_ range: Range<Int>) {
    if !range.isEmpty { reassignments.append((range, nil)) }
  }

  /// Adds the sign of a note to the text.
  package mutating func appendMarker(_ label: String, to target: Target, at offset: Int? = nil) {
    let start = tape.count
    append(label.utf8, at: offset)
    markMarker(start..<tape.count, label: label, to: target)
  }

  /// Says that text that was added is the sign of a note.
  /// - Parameter isDoubtful: it looks like a power too; it is a sign only if it leads to a note to which nothing else does.
  package mutating func markMarker(_ range: Range<Int>, label: String, to target: Target, isDoubtful: Bool = false) {
    markerDrafts.append(MarkerDraft(range: range, label: label, target: target, isDoubtful: isDoubtful))
  }

  /// The labels of the signs that are no powers.
  package var sureSigns: Set<String> { Set(markerDrafts.filter { !$0.isDoubtful && $0.target == .label }.map(\.label)) }

  /// Takes signs for powers after all, by their labels.
  package mutating func forgetSigns(where isNone: (String) -> Bool) {
    raisedDrafts += markerDrafts.filter { $0.target == .label && isNone($0.label) }.map(\.range)
    markerDrafts.removeAll { $0.target == .label && isNone($0.label) }
  }

  /// Says that text that was added is raised. A number that is raised behind a word or another number, and is no sign of a
  /// note, is a power, and becomes one in the text: "10⁸" is not 108.
  package mutating func markRaised(_ range: Range<Int>) {
    if !range.isEmpty, range.count <= 6 { raisedDrafts.append(range) }
  }

  /// Says that text that was added cites the entry `key` of the bibliography.
  package mutating func markCitation(_ range: Range<Int>, key: String, locator: String? = nil) {
    citationDrafts.append(CitationDraft(range: range, key: key, locator: locator))
  }

  /// Says that an address stands behind text that was added.
  package mutating func markLink(_ range: Range<Int>, to address: String) {
    if !range.isEmpty { linkDrafts.append((range, address)) }
  }

  /// Says that text that was added is set in italics, or stressed.
  package mutating func markEmphasis(_ range: Range<Int>) {
    if !range.isEmpty { emphasisDrafts.append(range) }
  }

  /// Says that text that was added describes a work.
  package mutating func markWork(_ range: Range<Int>, _ item: Reference) {
    if !range.isEmpty { workDrafts.append((range, item)) }
  }

  /// Adds a comment of the file, in case it speaks to this tool.
  package mutating func appendComment(_ comment: String) {
    if AllowanceScanner.isAllowance(comment) { allowanceDrafts.append((tape.count, comment)) }
  }

  /// Says of blocks of the reading text that they belong to the site, not to the report. Linear in the blocks.
  /// - Parameter isFurniture: is asked with the stretch of the tape that a block covers.
  package mutating func makeFurniture(where isFurniture: (Range<Int>) -> Bool) {
    var hulls: [Range<Int>?] = Array(repeating: nil, count: blocks.count)
    for piece in pieces { hulls[piece.block] = (hulls[piece.block]?.lowerBound ?? piece.start)..<piece.end }
    for (index, hull) in hulls.enumerated() {
      guard let hull, blocks[index].note == nil, blocks[index].zone != .furniture, isFurniture(hull) else { continue }
      blocks[index].zone = .furniture
    }
  }

  // MARK: Text that turned out to be another

  /// Cuts the pieces at the ends of the reassigned stretches and gives them to their notes. Linear but for sorting.
  private mutating func reassign() {
    guard !reassignments.isEmpty else { return }
    let order = reassignments.indices.sorted { a, b in
      let (one, two) = (reassignments[a].range, reassignments[b].range)
      return (one.lowerBound, -one.upperBound, a) < (two.lowerBound, -two.upperBound, b)
    }
    var cut: [Piece] = []
    cut.reserveCapacity(pieces.count + 2 * order.count)
    var next = 0
    var around: [Int] = []
    var copies: [BlockCopy: Int] = [:]
    for piece in pieces {
      var start = piece.start
      while start < piece.end {
        while let last = around.last, reassignments[last].range.upperBound <= start { around.removeLast() }
        while next < order.count, reassignments[order[next]].range.lowerBound <= start {
          if reassignments[order[next]].range.upperBound > start { around.append(order[next]) }
          next += 1
        }
        var end = piece.end
        if let last = around.last { end = min(end, reassignments[last].range.upperBound) }
        if next < order.count { end = min(end, max(start + 1, reassignments[order[next]].range.lowerBound)) }
        if let last = around.last {
          if let note = reassignments[last].note {
            let copy = BlockCopy(block: piece.block, note: note)
            let block = copies[copy] ?? copyBlock(copy)
            copies[copy] = block
            cut.append(Piece(start: start, end: end, block: block))
          }
        } else {
          cut.append(Piece(start: start, end: end, block: piece.block))
        }
        start = end
      }
    }
    pieces = cut
  }

  private struct BlockCopy: Hashable {
    let block: Int
    let note: Int
  }

  /// The part of a block that belongs to a note.
  private mutating func copyBlock(_ copy: BlockCopy) -> Int {
    var block = blocks[copy.block]
    block.note = copy.note
    blocks.append(block)
    return blocks.count - 1
  }

  // MARK: The document

  /// What a document says of itself outside its text, or its user of it.
  package struct Properties: Sendable {
    package var path: String
    package var format: DocumentFormat
    package var title: String? = nil
    package var date: CalendarDate? = nil
    /// The date of the file, for a text that does not give its own.
    package var fallbackDate: CalendarDate? = nil
    package var order = NoteOrder.file
    /// The file, where its lines mean something to its user.
    package var file: SourceText? = nil

    package init(path: String, format: DocumentFormat) {
      self.path = path
      self.format = format
    }
  }

  /// Lays everything out.
  package consuming func document(_ properties: Properties) -> Document {
    settleDoubts()
    reassign()
    var layout = Layout(builder: self, properties: properties)
    return layout.document()
  }

  /// Doubtful signs that lead to no note, or to one that has its sign, are powers. Of several that lead to one note the last
  /// before it is its sign.
  private mutating func settleDoubts() {
    guard markerDrafts.contains(where: \.isDoubtful) else { return }
    let byLabel = notesByLabel()
    func note(of draft: MarkerDraft) -> Int? { Self.nearest(byLabel[draft.label] ?? [], to: draft.range.lowerBound, noteDrafts) }
    var led = Set(markerDrafts.filter { !$0.isDoubtful && $0.target == .label }.compactMap { note(of: $0) })
    var signs: [MarkerDraft] = []
    for draft in markerDrafts.reversed() {
      if !draft.isDoubtful || note(of: draft).map({ led.insert($0).inserted }) ?? false {
        signs.append(draft)
      } else {
        raisedDrafts.append(draft.range)
      }
    }
    markerDrafts = signs.reversed()
  }

  /// The notes of each label, in the order of the tape.
  private func notesByLabel() -> [String: [Int]] {
    var byLabel: [String: [Int]] = [:]
    for (index, note) in noteDrafts.enumerated() where note.isOfSeries {
      if let label = note.label { byLabel[label, default: []].append(index) }
    }
    return byLabel.mapValues { $0.sorted { noteDrafts[$0].start < noteDrafts[$1].start } }
  }

  /// The next note of that label; behind the last one, the last.
  private static func nearest(_ notes: [Int], to position: Int, _ drafts: [DraftNote]) -> Int? {
    let after = partitionPoint(notes.count) { drafts[notes[$0]].start <= position }
    return after < notes.count ? notes[after] : notes.last
  }

  /// The raised numbers that are no sign, citation or link, in order.
  private func powers() -> [Range<Int>] {
    guard !raisedDrafts.isEmpty else { return [] }
    let others = (markerDrafts.map(\.range) + citationDrafts.map(\.range) + linkDrafts.map(\.range)).sorted {
      $0.lowerBound < $1.lowerBound
    }
    var reached: [Int] = []
    for other in others { reached.append(max(reached.last ?? 0, other.upperBound)) }
    return raisedDrafts.sorted { $0.lowerBound < $1.lowerBound }.filter { range in
      let before = partitionPoint(others.count) { others[$0].lowerBound < range.upperBound }
      guard before == 0 || reached[before - 1] <= range.lowerBound, range.upperBound <= tape.count else { return false }
      return RaisedNumber.characters(for: tape[range]) != nil
    }
  }

  /// The tape cut into blocks and put into the order of the document.
  private struct Layout {
    let builder: DocumentBuilder
    let properties: Properties
    private var text: [UInt8] = []
    /// Where each stretch of the tape went, sorted by tape. Only powers have another width in the text than on the tape.
    private var moves: [(tape: Int, text: Int, length: Int, width: Int)] = []
    private let powers: [Range<Int>]
    private var structure = Structure()
    /// The place of each note among those that were laid out.
    private var places: [Int: Int] = [:]
    private var laidBlocks: [(range: TextRange, zone: Zone)] = []

    init(builder: DocumentBuilder, properties: Properties) {
      self.builder = builder
      self.properties = properties
      powers = builder.powers()
    }

    mutating func document() -> Document {
      let order = noteOrder()
      layOut(order)
      moves.sort { $0.tape < $1.tape }
      structure.map = map()
      let source = SourceText(bytes: text, encoding: properties.file?.encoding ?? .utf8, replacements: properties.file?.replacements ?? 0)
      text = []
      structure.markers = markers()
      structure.citations = citations()
      structure.hasBibliography = builder.hasBibliography
      structure.links = builder.linkDrafts.compactMap { link in range(link.range).map { Structure.Link(range: $0, address: link.address) } }
        .sorted { $0.range < $1.range }
      structure.emphases = emphases(in: source)
      structure.works = builder.workDrafts.compactMap { work in range(work.range).map { Structure.Work(range: $0, item: work.item) } }
        .sorted { $0.range < $1.range }
      let allowances = builder.allowanceDrafts.flatMap { draft in
        AllowanceScanner.read(draft.comment, at: offset(draft.at).map { TextRange(start: $0, end: $0) } ?? TextRange(0, 0))
      }
      assignSummary(in: source)
      let lines = LineScanner(text: source).lines()
      let blocks = blocks(lines)
      let opening = blocks.prefix(10).filter { $0.zone != .table && $0.zone != .furniture && $0.zone != .note }
      let front = FrontMatter(text: source, lines: lines, blocks: blocks, dated: opening.flatMap { lines[$0.lines] })
      let date = properties.date ?? front.date ?? properties.fallbackDate
      return Document(
        path: properties.path, format: properties.format, text: source,
        title: properties.title ?? heading(in: source), date: date, allowances: allowances.sorted { $0.range < $1.range },
        lines: lines, blocks: blocks, structure: structure, referenceDate: date)
    }

    /// Says of the paragraphs below "Summary" and the like that they are one, where the format has not said so.
    private mutating func assignSummary(in source: SourceText) {
      let passages = structure.passages
      guard !passages.contains(where: { $0.zone == .summary }) else { return }
      let headings = SummaryHeadings(in: passages.map(\.zone)) { passage in
        let range = passages[passage].range
        return range.length <= 120 ? TokenView([range], in: source, lexicon: .english) : nil
      } opening: { passage in
        let range = passages[passage].range
        return TokenView([TextRange(range.lower, min(range.upper, range.lower + 32))], in: source, lexicon: .english)
      }
      for index in headings.blocks where passages[index].zone == .body {
        structure.passages[index] = Structure.Paragraph(
          range: passages[index].range, zone: .summary, isQuotation: passages[index].isQuotation)
      }
    }

    /// What is stressed in notes; runs that follow each other are one, but for a title that a full stop ends and the journal behind it.
    private func emphases(in source: SourceText) -> [TextRange] {
      var merged: [TextRange] = []
      for range in builder.emphasisDrafts.compactMap({ range($0) }).filter({ $0.start >= structure.bodyEnd }).sorted(by: <) {
        if let last = merged.last, range.start <= last.end + 1, range.start <= last.end || !endsSentence(last, in: source) {
          merged[merged.count - 1] = TextRange(start: last.start, end: max(last.end, range.end))
        } else {
          merged.append(range)
        }
      }
      return merged
    }

    private func endsSentence(_ range: TextRange, in source: SourceText) -> Bool {
      guard range.upper > 0, range.upper <= source.count else { return false }
      return [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(source.bytes[range.upper - 1])
    }

    /// The first heading is the title of a document that has none.
    private func heading(in source: SourceText) -> String? {
      laidBlocks.prefix(12).first { $0.zone == .heading && $0.range.length <= 240 }.map { source.string(in: [$0.range]) }
    }

    // MARK: Order

    /// The indices of the notes in reading order.
    private func noteOrder() -> [Int] {
      let all = Array(builder.noteDrafts.indices)
      guard properties.order == .markers else {
        return all.sorted { (builder.noteDrafts[$0].start, $0) < (builder.noteDrafts[$1].start, $1) }
      }
      var first: [String: Int] = [:]
      for marker in builder.markerDrafts {
        guard case .key(let key) = marker.target else { continue }
        first[key] = min(first[key] ?? .max, marker.range.lowerBound)
      }
      return all.sorted { a, b in
        let (one, two) = (builder.noteDrafts[a], builder.noteDrafts[b])
        return (first[one.key] ?? .max, one.start, a) < (first[two.key] ?? .max, two.start, b)
      }
    }

    private mutating func layOut(_ order: [Int]) {
      var piecesOfBlock: [[Int]] = Array(repeating: [], count: builder.blocks.count)
      for (index, piece) in builder.pieces.enumerated() where piece.end > piece.start { piecesOfBlock[piece.block].append(index) }
      func isBlank(_ block: Int) -> Bool {
        piecesOfBlock[block].allSatisfy { builder.tape[builder.pieces[$0].start..<builder.pieces[$0].end].allSatisfy { $0 <= 0x20 } }
      }
      var blocksOfNote: [[Int]] = Array(repeating: [], count: builder.noteDrafts.count)
      var body: [Int] = []
      for (index, block) in builder.blocks.enumerated() where !block.isEmpty && !isBlank(index) {
        if let note = block.note { blocksOfNote[note].append(index) } else { body.append(index) }
      }
      text.reserveCapacity(builder.tape.count + builder.blocks.count * 2)
      var isAfterRow = false
      for index in body {
        let isRow = builder.blocks[index].zone == .table
        if !text.isEmpty { text += isAfterRow && isRow ? [0x0A] : [0x0A, 0x0A] }
        isAfterRow = isRow
        lay(index, piecesOfBlock[index])
      }
      structure.bodyEnd = UInt32(clamping: text.count)
      var numbering = Numbering()
      let marked = Set(builder.markerDrafts.compactMap { if case .key(let key) = $0.target { key } else { nil } })
      // A note without a text to which nothing leads is an accident of the file.
      for note in order where !blocksOfNote[note].isEmpty || marked.contains(builder.noteDrafts[note].key) {
        text += [0x0A, 0x0A]
        let start = text.count
        for (number, index) in blocksOfNote[note].enumerated() {
          if number > 0 { text.append(0x0A) }
          lay(index, piecesOfBlock[index])
        }
        let draft = builder.noteDrafts[note]
        places[note] = structure.notes.count
        structure.notes.append(
          Structure.NotePart(
            label: draft.label, kind: draft.kind, part: TextRange(start, text.count),
            series: numbering.series(
              draft.label, draft.kind, place: blocksOfNote[note].first.flatMap { builder.blocks[$0].place },
              hasMarker: marked.contains(draft.key))))
      }
    }

    private mutating func lay(_ index: Int, _ pieces: [Int]) {
      let block = builder.blocks[index]
      let start = text.count
      if let place = block.place { structure.map.places.append(SourceMap.Place(text: UInt32(clamping: start), name: place)) }
      for piece in pieces.map({ builder.pieces[$0] }) {
        var from = piece.start
        // Blanks before the first word, and a second one where something was taken out, are no text.
        while from < piece.end, text.count == start || text[text.count - 1] <= 0x20 {
          if builder.tape[from] == 0x20 { from += 1 } else if text.count == start, isNoBreakSpace(at: from) { from += 2 } else { break }
        }
        lay(from..<max(from, piece.end))
      }
      while text.count > start {
        if text[text.count - 1] <= 0x20 {
          text.removeLast()
        } else if text.count > start + 1, text[text.count - 1] == 0xA0, text[text.count - 2] == 0xC2 {
          text.removeLast(2)
        } else {
          break
        }
      }
      // What was taken off at the end was moved nowhere.
      for index in moves.indices.reversed() {
        guard moves[index].text >= start, moves[index].text + moves[index].length > text.count else { break }
        moves[index].length = max(0, text.count - moves[index].text)
        moves[index].width = moves[index].length
        moves[index].text = min(moves[index].text, text.count)
      }
      let range = TextRange(start, text.count)
      let zone = block.note == nil ? block.zone : .note
      laidBlocks.append((range, zone))
      guard block.note == nil, zone != .furniture else { return }
      guard zone == .table else {
        return structure.passages.append(Structure.Paragraph(range: range, zone: zone, isQuotation: block.isQuotation))
      }
      var cell = start
      for at in start...text.count where at == text.count || text[at] == 0x09 {
        if at > cell { structure.passages.append(Structure.Paragraph(range: TextRange(cell, at), zone: zone, isQuotation: false)) }
        cell = at + 1
      }
    }

    /// Adds a stretch of the tape to the text, with its powers as such.
    private mutating func lay(_ stretch: Range<Int>) {
      var from = stretch.lowerBound
      let first = partitionPoint(powers.count) { powers[$0].lowerBound < from }
      for index in first..<powers.count {
        let power = powers[index]
        guard power.upperBound <= stretch.upperBound, power.lowerBound >= from else { break }
        move(from..<power.lowerBound, builder.tape[from..<power.lowerBound])
        from = power.lowerBound
        // Behind a word: what begins a block or stands apart is a label.
        guard let last = text.last, last > 0x20 else { continue }
        move(power, (RaisedNumber.characters(for: builder.tape[power]) ?? Array(builder.tape[power]))[...])
        from = power.upperBound
      }
      move(from..<stretch.upperBound, builder.tape[from..<stretch.upperBound])
    }

    private mutating func move(_ stretch: Range<Int>, _ bytes: ArraySlice<UInt8>) {
      guard !bytes.isEmpty else { return }
      moves.append((stretch.lowerBound, text.count, stretch.count, bytes.count))
      text += bytes
    }

    private func isNoBreakSpace(at index: Int) -> Bool {
      index + 1 < builder.tape.count && builder.tape[index] == 0xC2 && builder.tape[index + 1] == 0xA0
    }

    private func blocks(_ lines: [Line]) -> [Block] {
      var line = 0
      return laidBlocks.compactMap { range, zone in
        while line < lines.count, lines[line].range.end < range.start || lines[line].range.end == range.start { line += 1 }
        let first = line
        while line < lines.count, lines[line].range.start < range.end { line += 1 }
        guard line > first else { return nil }
        return Block(lines: first..<line, zone: zone, startsIndented: false, afterBlankLine: true)
      }
    }

    // MARK: From tape to text

    private func offset(_ tape: Int) -> UInt32? {
      let after = partitionPoint(moves.count) { moves[$0].tape <= tape }
      guard after > 0 else { return moves.first.map { UInt32(clamping: $0.text) } }
      let move = moves[after - 1]
      if move.width != move.length { return UInt32(clamping: tape < move.tape + move.length ? move.text : move.text + move.width) }
      return UInt32(clamping: move.text + min(tape - move.tape, move.length))
    }

    /// Behind a byte of the tape.
    private func end(_ tape: Int) -> UInt32? {
      let after = partitionPoint(moves.count) { moves[$0].tape <= tape }
      if after > 0, case let move = moves[after - 1], move.width != move.length, tape < move.tape + move.length {
        return UInt32(clamping: move.text + move.width)
      }
      return offset(tape).map { $0 + 1 }
    }

    /// Where a stretch of the tape went, without the blanks at both ends; nil if it went nowhere.
    private func range(_ range: Range<Int>) -> TextRange? {
      var (lower, upper) = (range.lowerBound, min(range.upperBound, builder.tape.count))
      while lower < upper, builder.tape[lower] <= 0x20 { lower += 1 }
      while upper > lower, builder.tape[upper - 1] <= 0x20 { upper -= 1 }
      guard lower < upper, let start = offset(lower), let end = end(upper - 1), end > start else { return nil }
      return TextRange(start: start, end: end)
    }

    private func map() -> SourceMap {
      var map = structure.map
      map.file = properties.file
      guard map.file != nil else { return map }
      map.places = []
      var stretch = 0
      var stretches: [SourceMap.Stretch] = []
      stretches.reserveCapacity(builder.stretches.count + moves.count)
      for move in moves {
        while stretch + 1 < builder.stretches.count, builder.stretches[stretch + 1].tape <= move.tape { stretch += 1 }
        var at = stretch
        while at < builder.stretches.count, builder.stretches[at].tape < move.tape + move.length {
          let own = builder.stretches[at]
          let skipped = max(0, move.tape - own.tape)
          if own.tape <= move.tape || at > stretch {
            stretches.append(
              SourceMap.Stretch(
                text: UInt32(clamping: move.text + max(0, own.tape - move.tape)), file: UInt32(clamping: own.file + skipped)))
          }
          at += 1
        }
      }
      map.stretches = stretches.sorted { $0.text < $1.text }
      return map
    }

    // MARK: What points where

    private func markers() -> [Structure.Sign] {
      var byKey: [String: Int] = [:]
      let byLabel = builder.notesByLabel()
      for (index, note) in builder.noteDrafts.enumerated() where byKey[note.key] == nil { byKey[note.key] = index }
      return builder.markerDrafts.compactMap { draft in
        // A sign without words, as empty cross-references are, has a place and no length.
        guard let range = range(draft.range) ?? offset(draft.range.lowerBound).map({ TextRange(start: $0, end: $0) }) else { return nil }
        let note: Int? =
          switch draft.target {
          case .key(let key): byKey[key]
          case .elsewhere: nil
          case .label: DocumentBuilder.nearest(byLabel[draft.label] ?? [], to: draft.range.lowerBound, builder.noteDrafts)
          }
        return Structure.Sign(
          range: range, label: draft.label, note: note.flatMap { places[$0] }, leadsElsewhere: draft.target == .elsewhere)
      }.sorted { $0.range < $1.range }
    }

    private func citations() -> [Structure.KeyedCitation] {
      builder.citationDrafts.compactMap { draft in
        range(draft.range).map {
          Structure.KeyedCitation(range: $0, key: draft.key, locator: draft.locator, item: builder.bibliography[draft.key])
        }
      }.sorted { $0.range < $1.range }
    }
  }

  /// Numbers that begin again begin a new series; footnotes, endnotes and notes of tables are numbered apart. Where each page or
  /// chapter begins with 1, the 1 of the next one is not the same: it stands on another page, or has a marker of its own.
  private struct Numbering {
    private var last: [NoteKind: (number: Int, series: Int, place: String?)] = [:]
    private var count = 0

    mutating func series(_ label: String?, _ kind: NoteKind, place: String?, hasMarker: Bool) -> Int {
      let number = label.flatMap { Int($0) }
      guard let before = last[kind] else {
        defer { count += 1 }
        last[kind] = (number ?? 0, count, place)
        return count
      }
      guard let number else { return before.series }
      let beginsAgain = number == 1 && before.number == 1 && (hasMarker || place != nil && place != before.place)
      guard number < before.number || beginsAgain else {
        last[kind] = (number, before.series, place)
        return before.series
      }
      last[kind] = (number, count, place)
      defer { count += 1 }
      return count
    }
  }
}
