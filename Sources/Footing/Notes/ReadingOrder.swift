/// Puts the text that is left, when notes and markers are taken out, into the order in which it is to be read.
///
/// An extractor that cuts a page at superscripts and hyperlinks prints, for a text "A¹ B" followed by "C²", the blocks
/// A¹, C, B, ²: what followed the marker comes after the next block and keeps the blank that stood before it, and the
/// next marker stands before the block that follows. So a block that begins with a blank goes back behind the marker
/// before the last block, and a marker that begins a block belongs to the end of the block before it. This is done
/// only in a text that shows the pattern: a marker that leads a block.
struct ReadingOrder {
  let document: Document
  let reading: NoteReader.Attempt
  let unread: UnreadNotes?

  /// A block, or what notes leave of it.
  private struct Unit {
    var lines: [Int]
    let zone: Zone
    let startsIndented: Bool
    let afterBlankLine: Bool
    /// Notes or page furniture stand between it and the unit before.
    let afterBarrier: Bool
    let strayed: Bool
    /// The link whose marker begins it.
    var leading: Int? = nil
    /// The last link in it, if nothing but that marker ends it, or one that was put back to its end.
    var endsWithMarker = false
    /// It goes on where the unit before it stops, in one paragraph.
    var continues = false
  }

  func apparatus() -> NoteApparatus {
    let order = repaired(orderedUnits())
    var apparatus = NoteApparatus()
    apparatus.unread = unread
    apparatus.notes = notes()
    apparatus.markers = markers(anchors: order.anchors)
    apparatus.passages = passages(order.units)
    return apparatus
  }

  // MARK: Units

  private func orderedUnits() -> [Unit] {
    let leading = leadingLinks()
    var units: [Unit] = []
    var barrier = false
    for block in document.blocks {
      if block.zone == .furniture {
        barrier = true
        continue
      }
      var current: [Int] = []
      func close() {
        guard let first = current.first else { return }
        var unit = Unit(
          lines: current, zone: block.zone, startsIndented: block.startsIndented && first == block.lines.lowerBound,
          afterBlankLine: block.afterBlankLine || first != block.lines.lowerBound, afterBarrier: barrier,
          strayed: reading.result.strayLines.contains(first))
        unit.leading = leading[first]
        unit.endsWithMarker = current.last.map { endsWithMarker($0) } ?? false
        units.append(unit)
        barrier = false
        current = []
      }
      for line in block.lines {
        if reading.result.owners[line] != -1 {
          close()
          barrier = true
        } else if document.lines[line].traits.contains(.number), leading[line] == nil, block.lines.count <= 2 {
          // A number alone that is no marker is the number of the page.
          close()
        } else {
          current.append(line)
        }
      }
      close()
    }
    return units
  }

  /// The links whose markers lead a line, by that line.
  private func leadingLinks() -> [Int: Int] {
    var leading: [Int: Int] = [:]
    for (index, link) in reading.links.enumerated() where link.candidate.leadsBlock {
      leading[document.lineIndex(of: link.candidate.range.start)] = index
    }
    return leading
  }

  private func endsWithMarker(_ line: Int) -> Bool {
    let range = document.lines[line].range
    guard let last = lastLink(before: range.end), reading.links[last].candidate.range.start >= range.start else { return false }
    let marker = reading.links[last].candidate.cut
    for at in marker.upper..<range.upper where document.text.bytes[at] > 0x20 { return false }
    return !reading.links[last].candidate.leadsBlock
  }

  /// The last link that begins before `offset`. Logarithmic.
  private func lastLink(before offset: UInt32) -> Int? {
    let low = partitionPoint(reading.links.count) { reading.links[$0].candidate.range.start < offset }
    return low > 0 ? low - 1 : nil
  }

  // MARK: Displaced text

  private func repaired(_ units: [Unit]) -> (units: [Unit], anchors: [Int: UInt32]) {
    let cuts = units.contains { $0.leading != nil }
    var order: [Unit] = []
    var anchors: [Int: UInt32] = [:]
    for var unit in units {
      if unit.strayed, cuts, let home = order.suffix(6).lastIndex(where: \.endsWithMarker) {
        unit.continues = true
        var place = home + 1
        while place < order.count, order[place].strayed { place += 1 }
        order.insert(unit, at: place)
        continue
      }
      if cuts, let home = home(of: unit, in: order) {
        unit.continues = true
        order.insert(unit, at: home + 1)
        continue
      }
      if let link = unit.leading, let last = order.indices.last {
        anchors[link] = contentEnd(order[last])
        order[last].endsWithMarker = true
        unit.continues = true
        if isMarkerAlone(unit) { continue }
      }
      order.append(unit)
    }
    return (order, anchors)
  }

  private func isMarkerAlone(_ unit: Unit) -> Bool {
    unit.lines.count == 1 && document.lines[unit.lines[0]].traits.contains(.number)
  }

  /// The unit behind which a displaced one belongs, or nil if it stands where it should.
  private func home(of unit: Unit, in order: [Unit]) -> Int? {
    guard unit.startsIndented, unit.afterBlankLine, !unit.afterBarrier, unit.leading == nil, !order.isEmpty else { return nil }
    var first = order.count - 1
    while first > 0, order.count - first < 8, !order[first].afterBlankLine, !order[first].afterBarrier { first -= 1 }
    let between = order[first...]
    guard first > 0, !between.contains(where: { $0.endsWithMarker || $0.afterBarrier }), order[first - 1].endsWithMarker else { return nil }
    // A block that breaks off goes on here, if this one begins with a small letter.
    if let last = between.last, !endsSentence(last), beginsSmall(unit) { return nil }
    return first - 1
  }

  private func contentEnd(_ unit: Unit) -> UInt32 {
    guard let last = unit.lines.last else { return 0 }
    var end = document.lines[last].range.upper
    while end > document.lines[last].range.lower, document.text.bytes[end - 1] <= 0x20 { end -= 1 }
    return UInt32(clamping: end)
  }

  private func endsSentence(_ unit: Unit) -> Bool {
    let bytes = document.text.bytes
    var end = Int(contentEnd(unit))
    if unit.endsWithMarker, let link = lastLink(before: UInt32(end)), reading.links[link].candidate.range.end == UInt32(end) {
      end = reading.links[link].candidate.range.lower
    }
    while end > 0 {
      switch bytes[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
      case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "]"): end -= 1
      case 0x99 where end >= 3 && bytes[end - 2] == 0x80: end -= 3
      case 0x9D where end >= 3 && bytes[end - 2] == 0x80: end -= 3
      default: return false
      }
    }
    return false
  }

  private func beginsSmall(_ unit: Unit) -> Bool {
    guard let first = unit.lines.first else { return false }
    let at = Int(document.lines[first].content)
    guard at < document.text.count else { return false }
    let byte = document.text.bytes[at]
    return byte.isASCIILetter && !byte.isASCIIUpper
  }

  // MARK: Result

  private func notes() -> [Note] {
    let lastRun = reading.result.drafts.last?.run ?? 0
    let isEndnotes = lastRun == 0 && reading.result.drafts.count > 3
    var drafts: [(range: TextRange, label: String?, pieces: [TextRange], series: Int)] = reading.result.drafts.map {
      ($0.candidate.range, $0.candidate.label, $0.ranges, $0.segment)
    }
    for range in reading.result.unlabelled { drafts.append((TextRange(start: range.start, end: range.start), nil, [range], -1)) }
    drafts.sort { $0.range < $1.range }
    return drafts.enumerated().map { index, draft in
      Note(
        id: NoteID(index), label: draft.label, kind: isEndnotes ? .endnote : .footnote, labelRange: draft.range,
        ranges: draft.pieces, series: draft.series)
    }
  }

  private func markers(anchors: [Int: UInt32]) -> [Marker] {
    var noteOf: [Int: Int] = [:]
    let unlabelled = reading.result.unlabelled.map(\.start).sorted()
    var passed = 0
    for (index, draft) in reading.result.drafts.enumerated() {
      while passed < unlabelled.count, unlabelled[passed] < draft.candidate.range.start { passed += 1 }
      noteOf[index] = index + passed
    }
    let wordEnds = wordEnds()
    return reading.links.enumerated().map { index, link in
      Marker(
        id: MarkerID(index), label: link.candidate.label, range: link.candidate.range,
        anchor: anchors[index] ?? wordEnds[index],
        note: link.draft.flatMap { noteOf[$0] }.map { NoteID($0) }, displaced: link.candidate.leadsBlock)
    }
  }

  /// The end of the words before each marker, past the blanks between, and past the markers that stand beside it.
  private func wordEnds() -> [UInt32] {
    var ends: [UInt32] = []
    for (index, link) in reading.links.enumerated() {
      let cut = link.candidate.cut
      if index > 0, isBeside(reading.links[index - 1].candidate.cut, cut) {
        ends.append(ends[index - 1])
        continue
      }
      var end = cut.lower
      while end > 0, document.text.bytes[end - 1] <= 0x20 { end -= 1 }
      ends.append(UInt32(clamping: end))
    }
    return ends
  }

  /// In one bracket, or with nothing but a comma, a blank or a dash between.
  private func isBeside(_ before: TextRange, _ cut: TextRange) -> Bool {
    guard before != cut else { return true }
    guard before.upper <= cut.lower, cut.lower - before.upper <= 3 else { return false }
    // The last three are an en dash.
    let signs = [0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "-"), 0xE2, 0x80, 0x93]
    return (before.upper..<cut.lower).allSatisfy { signs.contains(document.text.bytes[$0]) }
  }

  private func passages(_ units: [Unit]) -> [Passage] {
    var passages: [Passage] = []
    var before: Unit? = nil
    for unit in units {
      let pieces = pieces(unit)
      defer { before = unit }
      guard !pieces.isEmpty else { continue }
      let goesOn = unit.continues || before.map { carriesOver($0, unit) } ?? false
      if goesOn, let last = passages.indices.last {
        passages[last].pieces += pieces
      } else {
        passages.append(Passage(pieces: pieces, zone: unit.zone, note: nil))
      }
    }
    return passages
  }

  /// A paragraph that breaks off at the end of a page goes on behind it.
  private func carriesOver(_ before: Unit, _ unit: Unit) -> Bool {
    guard before.zone == .body || before.zone == .summary, unit.zone == .body || unit.zone == .summary || unit.zone == .heading else {
      return false
    }
    return !endsSentence(before) && beginsSmall(unit)
  }

  /// The lines of a unit without its markers, cut where a marker stands.
  private func pieces(_ unit: Unit) -> [TextRange] {
    var stretches: [TextRange] = []
    for line in unit.lines {
      let range = document.lines[line].contentRange
      if let last = stretches.last, line > 0, document.lines[line - 1].range.end == last.end {
        stretches[stretches.count - 1] = TextRange(start: last.start, end: range.end)
      } else {
        stretches.append(range)
      }
    }
    return stretches.flatMap { textPieces(of: $0) }
  }

  /// What is left of a range when markers and comments to this tool are taken out; neither is text of the report.
  private func textPieces(of range: TextRange) -> [TextRange] {
    let link = (lastLink(before: range.start) ?? -1) + 1
    let markers = reading.links[link...].lazy.map(\.candidate.cut).prefix { $0.start < range.end }
    let allowance = document.allowanceIndex(endingBehind: range.start)
    let comments = document.allowances[allowance...].lazy.map(\.range).prefix { $0.start < range.end }
    var pieces: [TextRange] = []
    var start = range.start
    for hole in (Array(markers) + Array(comments)).sorted() {
      if hole.start > start { pieces.append(TextRange(start: start, end: hole.start)) }
      start = max(start, hole.end)
    }
    if start < range.end { pieces.append(TextRange(start: start, end: range.end)) }
    return pieces.filter { piece in (piece.lower..<piece.upper).contains { document.text.bytes[$0] > 0x20 } }
  }
}
