/// Reads the notes of a plain text: labels, markers, their links, and the text that remains.
///
/// Labels and markers are found together: a line that begins with a number is a note if it has its place among the
/// notes before and after it, a marker if it has its place among the markers, and otherwise neither.
struct NoteReader {
  let document: Document

  func apparatus() -> NoteApparatus {
    guard let structure = document.structure else { return readingApparatus() }
    let told = StructuredNotes(document: document, structure: structure).apparatus()
    guard told.notes.isEmpty, told.markers.isEmpty, told.inTextCitations.allSatisfy(\.isLink) else { return told }
    // Markup without notes may hold notes that somebody typed.
    var typed = readingApparatus()
    guard typed.markers.contains(where: { $0.note != nil }) else { return told }
    typed.inTextCitations = told.inTextCitations
    return typed
  }

  private func readingApparatus() -> NoteApparatus {
    let labels = LabelScanner(document: document).candidates()
    let places = MarkerScanner(text: document.text).candidates()
    let series = series(of: labels)
    var accepted = series
    var reading = attempt(series, labels, places)
    for _ in 0..<2 {
      // Lists that are no notes took markers away from those that are: look again without them.
      let confirmed = accept(reading, accepted)
      guard confirmed.count < accepted.count else { break }
      accepted = confirmed
      reading = attempt(accepted, labels, places)
    }
    let doubtless = series.filter { isDoubtless($0) }
    if doubtless.count < accepted.count {
      let strict = attempt(doubtless, labels, places)
      if strict.unlinked < reading.unlinked, strict.linked >= reading.linked { reading = strict }
    }
    if reading.unlinked > 0, reading.isSpaced {
      let wide = attempt(accepted, labels, places + MarkerScanner(text: document.text).spacedCandidates(), isSpaced: true)
      if wide.linked > reading.linked { reading = wide }
    }
    if reading.linked == 0, let spaced = readingOfSpacedMarkers(series, labels, places) { reading = spaced }
    let unread = unread(reading)
    // The few signs that seem to lead to notes whose markers are lost lead there by chance.
    if unread != nil { reading.links = [] }
    return ReadingOrder(document: document, reading: reading, unread: unread).apparatus()
  }

  /// "Reports 1 from the investigation": where all markers are set off by blanks, and notes are comments rather than references,
  /// neither shows the other. A long series of labels nearly all of which have such a number before them, in their order, does.
  private func readingOfSpacedMarkers(
    _ series: [[LabelCandidate]], _ labels: [LabelCandidate], _ places: [MarkerCandidate]
  ) -> Attempt? {
    let long = series.filter { $0[0].style == .bare && $0.count >= 4 && $0[0].value == 1 }
    guard !long.isEmpty else { return nil }
    let all = places + MarkerScanner(text: document.text).spacedCandidates()
    let trial = attempt(long, labels, all, isSpaced: true)
    let linked = Set(trial.links.compactMap { $0.draft.map { trial.result.drafts[$0].candidate.line } })
    let confirmed = long.filter { segment in segment.count { linked.contains($0.line) } * 5 >= segment.count * 4 }
    return confirmed.isEmpty ? nil : attempt(confirmed, labels, all, isSpaced: true)
  }

  /// The chains of labels, by the way they are written, cut at restarts.
  private func series(of labels: [LabelCandidate]) -> [[LabelCandidate]] {
    var series: [[LabelCandidate]] = []
    for style in LabelStyle.allCases where style != .slash && style != .symbol {
      let own = labels.filter { $0.style == style && $0.hasText }
      for segment in NumberChain.segments(of: own) { series.append(segment.map { own[$0] }) }
    }
    // "245/1" is no number that a line begins with by chance; each page is a series of its own.
    var pages: [[LabelCandidate]] = []
    for label in labels where label.style == .slash && label.hasText {
      if let last = pages.indices.last, pages[last][0].page == label.page { pages[last].append(label) } else { pages.append([label]) }
    }
    if pages.count >= 3 { series += pages }
    // Signs begin again on every page; each is a series, which only its marker confirms.
    series += labels.filter { $0.style == .symbol && $0.hasText }.map { [$0] }
    return series.filter { segment in
      // Letters begin at "a"; a line that begins with "p. 55" is no series.
      if segment[0].style == .letter { return segment[0].value == 1 }
      return segment.count > 1 || segment[0].looksLikeReference || segment[0].style != .bare
    }
  }

  /// What comes out when these series are taken for notes.
  struct Attempt {
    var result: NoteBlockScanner.Result
    var links: [NoteLinker.Link]

    var linked: Int { Set(links.compactMap(\.draft)).count }
    var unlinked: Int { result.drafts.count - linked }
    /// The markers are set off by blanks.
    var isSpaced: Bool { links.count >= 2 && links.count { $0.candidate.style == .plain && !$0.candidate.glued } * 2 > links.count }
  }

  private func attempt(
    _ series: [[LabelCandidate]], _ labels: [LabelCandidate], _ places: [MarkerCandidate], isSpaced: Bool = false
  ) -> Attempt {
    let result = NoteBlockScanner(document: document).scan(series, markerPlaces: MarkerPlaces(places, atLeast: isSpaced ? 0.1 : 0.5))
    let lineMarkers = lineMarkers(labels, result)
    let inBody = places.filter { !isInNote($0.range.start, result) } + lineMarkers
    let candidates = inBody.sorted { $0.range < $1.range }
    var links = NoteLinker(drafts: result.drafts).links(among: candidates)
    if result.drafts.isEmpty {
      // No notes at all: a number in brackets behind a word still promises one.
      links = candidates.filter { $0.style == .bracket && $0.glued && $0.value < 200 }.map { NoteLinker.Link(candidate: $0, draft: nil) }
    }
    return Attempt(result: result, links: links)
  }

  private func isInNote(_ offset: UInt32, _ result: NoteBlockScanner.Result) -> Bool {
    let line = document.lineIndex(of: offset)
    return line < result.owners.count && (result.owners[line] != -1 || document.lines[line].isFurniture)
  }

  /// Numbers that begin a block, or are one, and belong to no note.
  private func lineMarkers(_ labels: [LabelCandidate], _ result: NoteBlockScanner.Result) -> [MarkerCandidate] {
    var starts = Set<Int>()
    for block in document.blocks { starts.insert(block.lines.lowerBound) }
    return labels.compactMap { label in
      guard label.style == .bare, label.value <= 999, result.owners[label.line] == -1 else { return nil }
      let line = document.lines[label.line]
      guard line.traits.contains(.number) || starts.contains(label.line) else { return nil }
      return MarkerCandidate(
        value: label.value, style: .plain, range: label.range, weight: line.traits.contains(.number) ? 0.5 : 0.45,
        leadsBlock: true, glued: false)
    }
  }

  // MARK: Which series are notes

  /// The series that markers, references or a heading confirm.
  private func accept(_ reading: Attempt, _ series: [[LabelCandidate]]) -> [[LabelCandidate]] {
    let linked = Set(reading.links.compactMap { $0.draft.map { reading.result.drafts[$0].candidate.line } })
    return series.filter { segment in
      let hits = Double(segment.count { linked.contains($0.line) }) / Double(segment.count)
      let references = referenceShare(segment)
      if segment[0].style == .footnote || segment[0].style == .slash { return true }
      if segment[0].style == .symbol { return hits == 1 }
      if segment[0].style == .letter { return hits >= 0.5 }
      if hits >= 0.5 { return segment.count > 1 || references > 0 || isUnderRule(segment[0]) || isUnderHeading(segment[0]) }
      if hits >= 0.25 { return references >= 0.4 }
      // Numbered conclusions, or works for further reading, beside notes whose markers are read: no marker leads to them.
      if hits == 0, reading.linked >= segment.count, !isUnderHeading(segment[0]) { return false }
      return isDoubtless(segment)
    }
  }

  /// Notes even if no marker can be read: under a heading that says so, or references nearly all.
  private func isDoubtless(_ segment: [LabelCandidate]) -> Bool {
    let references = referenceShare(segment)
    if segment[0].style == .footnote || segment[0].style == .slash { return true }
    if segment[0].style == .letter || segment[0].style == .symbol { return false }
    if references >= 0.3, isUnderHeading(segment[0]) { return true }
    return references >= 0.6 && segment.count >= 4
  }

  private func referenceShare(_ segment: [LabelCandidate]) -> Double {
    Double(segment.count(where: \.looksLikeReference)) / Double(segment.count)
  }

  private func isUnderRule(_ candidate: LabelCandidate) -> Bool {
    candidate.line > 0 && document.lines[candidate.line - 1].traits.contains(.rule)
  }

  /// The last text line above is "Notes", "References" or the like.
  private func isUnderHeading(_ candidate: LabelCandidate) -> Bool {
    var line = candidate.line - 1
    while line >= 0, document.lines[line].isBlank { line -= 1 }
    guard line >= 0, document.lines[line].contentRange.length <= 40 else { return false }
    let view = TokenView([document.lines[line].contentRange], in: document.text, lexicon: .english)
    return view.count <= 4 && (0..<view.count).contains { view.is($0, .noteHeading) }
  }

  /// Notes of whose markers fewer than one in five can be read.
  private func unread(_ reading: Attempt) -> UnreadNotes? {
    guard !reading.result.drafts.isEmpty, reading.linked * 5 < reading.result.drafts.count else { return nil }
    return UnreadNotes(count: reading.result.drafts.count, first: reading.result.drafts[0].candidate.range)
  }
}
