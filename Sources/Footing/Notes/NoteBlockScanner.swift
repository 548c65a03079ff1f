/// A note on its way: its label is known, its extent is being found.
struct NoteDraft: Sendable {
  let candidate: LabelCandidate
  /// Which stretch of consecutive notes it stands in; markers of one run stand before that run.
  var run: Int
  /// Which numbering it belongs to; a new one begins where the numbers restart.
  let segment: Int
  var ranges: [TextRange]

  var value: Int { candidate.value }
}

/// Finds how far each note reaches, from its label to where the next note or the body begins.
///
/// Text that an extractor printed inside a block of notes is given back to the body.
struct NoteBlockScanner {
  let document: Document

  /// The notes, in the order of their lines, and which line belongs to which of them (-1: to none).
  struct Result {
    var drafts: [NoteDraft] = []
    var owners: [Int32]
    /// Lines above the first label of a run that have no label of their own.
    var unlabelled: [TextRange] = []
    /// Blocks of the body that stand inside a run of notes.
    var strayLines: Set<Int> = []
  }

  private var lines: [Line] { document.lines }

  func scan(_ segments: [[LabelCandidate]], markerPlaces: MarkerPlaces) -> Result {
    var result = Result(owners: [Int32](repeating: -1, count: lines.count))
    for (index, segment) in segments.enumerated() {
      for candidate in segment {
        result.drafts.append(NoteDraft(candidate: candidate, run: 0, segment: index, ranges: []))
      }
    }
    result.drafts.sort { $0.candidate.line < $1.candidate.line }
    let hanging = notesHang(result.drafts)
    let blockOf = blockIndex()
    var run = 0
    for index in result.drafts.indices {
      let draft = result.drafts[index]
      let next = index + 1 < result.drafts.count ? result.drafts[index + 1].candidate.line : lines.count
      if index > 0, beginsRun(result, index, markerPlaces) { run += 1 }
      result.drafts[index].run = run
      let end =
        draft.candidate.style == .footnote
        ? closingBracketLine(from: draft.candidate, before: next)
        : minimalEnd(of: draft.candidate, before: next, hanging: hanging)
      claim(draft.candidate.line..<end, for: index, &result)
      assignGap(end..<next, after: index, run: run, hanging: hanging, blockOf, markerPlaces, &result)
    }
    assignHeads(blockOf, &result)
    for index in result.drafts.indices { result.drafts[index].ranges = ranges(of: index, result) }
    return result
  }

  /// Most notes of two lines have the second one indented under the first.
  private func notesHang(_ drafts: [NoteDraft]) -> Bool {
    var hanging = 0
    var flush = 0
    for draft in drafts {
      let next = draft.candidate.line + 1
      guard next < lines.count, !lines[next].isBlank, !lines[next].isFurniture else { continue }
      if lines[next].indent > lines[draft.candidate.line].indent { hanging += 1 } else { flush += 1 }
    }
    return hanging > flush
  }

  private func blockIndex() -> [Int32] {
    var index = [Int32](repeating: -1, count: lines.count)
    for (number, block) in document.blocks.enumerated() {
      for line in block.lines { index[line] = Int32(clamping: number) }
    }
    return index
  }

  /// The first line behind the note that a blank line, a page or an indent tells from it.
  private func minimalEnd(of candidate: LabelCandidate, before next: Int, hanging: Bool) -> Int {
    let label = lines[candidate.line]
    var line = candidate.line + 1
    // The number on a line of its own, its text below.
    if label.traits.contains(.number), line < next, lines[line].isBlank, line + 1 < next, !lines[line + 1].isBlank { line += 1 }
    while line < next {
      let current = lines[line]
      if current.isBlank || current.isFurniture || current.traits.contains(.pageStart) || current.traits.contains(.rule) { break }
      let isUnderNumber = line == candidate.line + 1 && label.traits.contains(.number)
      if !hanging, !isUnderNumber, label.indent == 0, current.indent > 0, lines[line - 1].indent == 0 { break }
      line += 1
    }
    return line
  }

  /// Behind the bracket that closes "[Footnote 1: …]", within 400 lines.
  private func closingBracketLine(from candidate: LabelCandidate, before next: Int) -> Int {
    var depth = 0
    for line in candidate.line..<min(next, candidate.line + 400) {
      for at in lines[line].range.lower..<lines[line].range.upper {
        if document.text.bytes[at] == UInt8(ascii: "[") { depth += 1 }
        if document.text.bytes[at] == UInt8(ascii: "]") { depth -= 1 }
      }
      if depth <= 0 { return line + 1 }
    }
    return candidate.line + 1
  }

  private func claim(_ range: Range<Int>, for draft: Int, _ result: inout Result) {
    for line in range where !lines[line].isBlank && !lines[line].isFurniture { result.owners[line] = Int32(clamping: draft) }
  }

  // MARK: Between two notes

  /// A run ends where the body goes on: more text than a stray block, or the marker of the next note.
  private func beginsRun(_ result: Result, _ index: Int, _ places: MarkerPlaces) -> Bool {
    let before = result.drafts[index - 1]
    let draft = result.drafts[index]
    var text = 0
    for line in (before.candidate.line + 1)..<max(before.candidate.line + 1, draft.candidate.line) {
      if result.owners[line] < 0, !lines[line].isBlank, !lines[line].isFurniture { text += 1 }
    }
    guard text > 0 else { return false }
    if text > 12 { return true }
    let between = TextRange(start: lines[before.candidate.line].range.end, end: lines[draft.candidate.line].range.start)
    return places.hasMarker(draft.value, in: between)
  }

  /// What stands between a note and the next label: the rest of the note, or a piece of the body.
  private func assignGap(
    _ gap: Range<Int>, after draft: Int, run: Int, hanging: Bool, _ blockOf: [Int32], _ places: MarkerPlaces, _ result: inout Result
  ) {
    guard !gap.isEmpty, result.drafts[draft].candidate.style != .footnote else { return }
    let isLast = draft + 1 >= result.drafts.count
    let textLines = gap.filter { !lines[$0].isBlank && !lines[$0].isFurniture }
    guard !textLines.isEmpty else { return }
    let complete = isComplete(draft, result)
    if isLast || textLines.count > 12 || runEnds(after: draft, before: result, places) {
      // Behind the last note of a page only an address that was broken off belongs to it.
      guard !complete, let first = textLines.first, opensWithAddress(lines[first]) else { return }
      claim(first..<(first + 1), for: draft, &result)
      return
    }
    let nextBlock = gap.upperBound < lines.count ? blockOf[gap.upperBound] : -1
    let joined = textLines.filter { blockOf[$0] == nextBlock }
    for line in joined { result.owners[line] = Int32(clamping: draft) }
    let apart = textLines.filter { blockOf[$0] != nextBlock }
    for line in apart {
      let block = document.blocks[Int(blockOf[line])]
      let isBody = block.startsIndented && !hanging || complete && run > 0 || !joined.isEmpty
      if isBody { result.strayLines.insert(line) } else { result.owners[line] = Int32(clamping: draft) }
    }
  }

  private func runEnds(after draft: Int, before result: Result, _ places: MarkerPlaces) -> Bool {
    let next = result.drafts[draft + 1]
    let between = TextRange(
      start: lines[result.drafts[draft].candidate.line].range.end, end: lines[next.candidate.line].range.start)
    return places.hasMarker(next.value, in: between)
  }

  private func opensWithAddress(_ line: Line) -> Bool {
    let bytes = document.text.bytes
    let at = Int(line.content)
    guard at + 4 < bytes.count else { return false }
    return bytes[at] == UInt8(ascii: "<") || bytes[at..<(at + 4)].elementsEqual("http".utf8)
      || bytes[at..<(at + 4)].elementsEqual("www.".utf8)
  }

  /// The note ends as a sentence or a reference does.
  private func isComplete(_ draft: Int, _ result: Result) -> Bool {
    guard let last = lastByte(draft, result) else { return false }
    switch last {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: "<"),
      UInt8(ascii: "/"):
      return false
    default: return !last.isASCIILetter
    }
  }

  private func lastByte(_ draft: Int, _ result: Result) -> UInt8? {
    var line = result.drafts[draft].candidate.line
    while line + 1 < lines.count, result.owners[line + 1] == Int32(clamping: draft) { line += 1 }
    var end = lines[line].range.upper
    while end > lines[line].range.lower, document.text.bytes[end - 1] <= 0x20 { end -= 1 }
    return end > lines[line].range.lower ? document.text.bytes[end - 1] : nil
  }

  // MARK: Above the first label of a page

  /// Lines without a label above the first note of a run continue the last note of the page before, if that broke off;
  /// under a rule they are a note without a number.
  private func assignHeads(_ blockOf: [Int32], _ result: inout Result) {
    for index in result.drafts.indices {
      let draft = result.drafts[index]
      guard index == 0 || result.drafts[index - 1].run != draft.run else { continue }
      let block = document.blocks[Int(max(0, blockOf[draft.candidate.line]))]
      let head = block.lines.lowerBound..<max(block.lines.lowerBound, draft.candidate.line)
      guard !head.isEmpty, head.allSatisfy({ result.owners[$0] < 0 }) else { continue }
      let underRule =
        head.lowerBound > 0 && lines[head.lowerBound - 1].traits.contains(.rule) || lines[head.lowerBound].traits.contains(.rule)
      let text = head.filter { !lines[$0].traits.contains(.rule) }
      if index > 0, underRule, !isComplete(index - 1, result) {
        for line in text { result.owners[line] = Int32(clamping: index - 1) }
      } else if underRule, let first = text.first, let last = text.last {
        result.unlabelled.append(TextRange(start: lines[first].content, end: lines[last].range.end))
        for line in text { result.owners[line] = -2 }
      }
    }
  }

  /// The pieces of a note: its lines joined where they follow each other.
  private func ranges(of draft: Int, _ result: Result) -> [TextRange] {
    let candidate = result.drafts[draft].candidate
    var ranges: [TextRange] = []
    var lastLine = -2
    let limit = draft + 2 < result.drafts.count ? result.drafts[draft + 2].candidate.line : lines.count
    for line in candidate.line..<max(candidate.line + 1, limit) where result.owners[line] == Int32(clamping: draft) {
      let range =
        line == candidate.line
        ? TextRange(start: candidate.textStart, end: max(candidate.textStart, lines[line].range.end)) : lines[line].contentRange
      if line == lastLine + 1, let last = ranges.last, !last.isEmpty {
        ranges[ranges.count - 1] = TextRange(start: last.start, end: range.end)
      } else {
        ranges.append(range)
      }
      lastLine = line
    }
    return trimmed(ranges.filter { !$0.isEmpty }, style: candidate.style)
  }

  /// Without the blanks at the end, and without the bracket that closes "[Footnote 1: …]".
  private func trimmed(_ ranges: [TextRange], style: LabelStyle) -> [TextRange] {
    guard var last = ranges.last else { return ranges }
    var end = last.upper
    func dropBlanks() { while end > last.lower, document.text.bytes[end - 1] <= 0x20 { end -= 1 } }
    dropBlanks()
    if style == .footnote, end > last.lower, document.text.bytes[end - 1] == UInt8(ascii: "]") {
      end -= 1
      dropBlanks()
    }
    last = TextRange(last.lower, end)
    return ranges.dropLast() + (last.isEmpty ? [] : [last])
  }
}

/// Where markers of each number may stand, for quick questions.
struct MarkerPlaces {
  private var places: [Int: [UInt32]] = [:]

  /// - Parameter weight: what is less likely a marker is left out.
  init(_ candidates: [MarkerCandidate], atLeast weight: Double) {
    for candidate in candidates where candidate.weight >= weight {
      places[candidate.value, default: []].append(candidate.range.start)
    }
  }

  /// Logarithmic in the number of places.
  func hasMarker(_ value: Int, in range: TextRange) -> Bool {
    guard let places = places[value] else { return false }
    let low = partitionPoint(places.count) { places[$0] < range.start }
    return low < places.count && places[low] < range.end
  }
}
