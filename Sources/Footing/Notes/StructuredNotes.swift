/// The notes of a document whose format says what they are.
struct StructuredNotes {
  let document: Document
  let structure: Structure

  func apparatus() -> NoteApparatus {
    var apparatus = NoteApparatus()
    let holes = holes()
    apparatus.notes = structure.notes.enumerated().map { index, note in
      Note(
        id: NoteID(index), label: note.label, kind: note.kind, labelRange: TextRange(start: note.part.start, end: note.part.start),
        ranges: pieces(of: note.part, without: holes), series: note.series)
    }
    var before: Marker? = nil
    apparatus.markers = structure.markers.enumerated().map { index, marker in
      var drawn = Marker(
        id: MarkerID(index), label: marker.label, range: marker.range, anchor: anchor(of: marker.range, behind: before),
        note: marker.note.map { NoteID($0) }, displaced: false)
      drawn.leadsElsewhere = marker.leadsElsewhere
      before = drawn
      return drawn
    }
    apparatus.passages = structure.passages.compactMap { passage in
      let pieces = pieces(of: passage.range, without: holes)
      return pieces.isEmpty ? nil : Passage(pieces: pieces, zone: passage.zone, note: nil, isQuotation: passage.isQuotation)
    }
    apparatus.inTextCitations = inTextCitations()
    if let first = apparatus.notes.first, apparatus.notes.count > 1, !apparatus.markers.contains(where: { $0.note != nil }) {
      apparatus.unread = UnreadNotes(count: apparatus.notes.count, first: first.ranges.first ?? first.labelRange)
    }
    return apparatus
  }

  /// Citations and links outside of notes, in the order of the text.
  private func inTextCitations() -> [InTextCitation] {
    var all: [InTextCitation] = structure.citations.filter { $0.range.start < structure.bodyEnd }.map { citation in
      InTextCitation(
        range: citation.range, anchor: hasLetters(citation.range) ? citation.range.start + 1 : anchor(of: citation.range, behind: nil),
        target: .entry(key: citation.key, citation.item), locator: citation.locator)
    }
    var passage = 0
    for link in structure.links where link.range.start < structure.bodyEnd && Self.isOnTheWeb(link.address) {
      while passage < structure.passages.count, structure.passages[passage].range.end <= link.range.start { passage += 1 }
      guard passage < structure.passages.count, structure.passages[passage].range.contains(link.range) else { continue }
      // A heading, a caption or a line that is a link and nothing else leads on; it supports nothing.
      guard structure.passages[passage].zone != .heading, structure.passages[passage].range != link.range else { continue }
      all.append(InTextCitation(range: link.range, anchor: link.range.start + 1, target: .address(link.address), locator: nil))
    }
    return all.sorted { $0.range < $1.range }
  }

  private static func isOnTheWeb(_ address: String) -> Bool { address.hasPrefix("http://") || address.hasPrefix("https://") }

  /// Markers, and citations in numbers: neither is text of the report.
  private func holes() -> [TextRange] {
    let citations = structure.citations.lazy.map(\.range).filter { !hasLetters($0) }
    return (structure.markers.map(\.range) + citations).sorted()
  }

  private func hasLetters(_ range: TextRange) -> Bool {
    document.text.bytes[range.lower..<min(range.upper, document.text.count)].contains { $0.isASCIILetter || $0 >= 0xC3 && $0 != 0xE2 }
  }

  /// What is left of a range without the holes, which are sorted. Logarithmic in their number.
  private func pieces(of range: TextRange, without holes: [TextRange]) -> [TextRange] {
    var pieces: [TextRange] = []
    var start = range.start
    var index = partitionPoint(holes.count) { holes[$0].start < range.start }
    while index < holes.count, holes[index].start < range.end {
      pieces.append(TextRange(start: start, end: holes[index].start))
      start = max(start, holes[index].end)
      index += 1
    }
    pieces.append(TextRange(start: start, end: range.end))
    return pieces.filter { piece in document.text.bytes[piece.lower..<piece.upper].contains { $0 > 0x20 } }
  }

  /// The end of the words before a marker, past blanks, brackets that open, and the markers that stand beside it.
  private func anchor(of range: TextRange, behind before: Marker?) -> UInt32 {
    let bytes = document.text.bytes
    var end = range.lower
    while end > 0 {
      let byte = bytes[end - 1]
      if let before, before.range.upper == end || before.range == range { return before.anchor }
      guard byte == 0x20 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ",") else { break }
      end -= 1
    }
    // A comma between words and marker belongs to the words.
    while end < range.lower, bytes[end] == UInt8(ascii: ",") { end += 1 }
    return UInt32(clamping: end)
  }
}
