import Footing

/// Finds the notes of a page among its links, raised signs and lists.
///
/// A link is a marker if it looks like one (a short label) and something speaks for its target being a note: what the link
/// or the target is called, a link that leads back, or that the target begins with the same label. A note reaches from
/// its target to the end of the element that the target begins, or to the next note. Linear but for sorting.
struct HypertextNotes {
  let page: Hypertext
  private var builder: DocumentBuilder

  /// A note that was found: where it begins and which anchor names it.
  private struct Found {
    let anchor: String
    var label: String?
    let position: Int
    let container: Int
    var extent: Range<Int>
    var kind: NoteKind
    /// No link leads to it, but its label stands in brackets before it: "[3]".
    var isBracketed = false
  }

  private var found: [Found] = []
  /// The links that cite an entry of a bibliography.
  private var cited: Set<Int> = []
  /// The links that were marked with their notes in place.
  private var marked: Set<Int> = []
  private var isMarker: [Bool] = []
  /// The markers and raised signs by place, to see whether text lies between them.
  private var markerStarts: [Int] = []

  init(_ page: Hypertext) {
    self.page = page
    page.aimLinks()
    builder = page.takeBuilder()
    isMarker = Array(repeating: false, count: page.links.count)
  }

  /// Marks markers and notes in the builder, and hands it back.
  mutating func resolved() -> DocumentBuilder {
    setSiteApart()
    cite()
    inlineNotes()
    linkedNotes()
    listedNotes()
    if found.isEmpty { typedNotes() }
    makeNotes()
    markMarkers()
    return builder
  }

  // MARK: The site around the content

  /// What stands outside of what the page calls its main part, and short blocks that are nothing but links, belongs to
  /// the site. Notes are found there all the same.
  private mutating func setSiteApart() {
    let linked = page.linked.sorted { $0.lowerBound < $1.lowerBound }
    let main = page.mains.count == 1 && page.mains[0].count >= 400 ? page.mains[0] : nil
    builder.makeFurniture { block in
      if let main, block.upperBound <= main.lowerBound || block.lowerBound >= main.upperBound { return true }
      guard block.count <= 120 else { return false }
      var index = partitionPoint(linked.count) { linked[$0].upperBound <= block.lowerBound }
      var covered = 0
      while index < linked.count, linked[index].lowerBound < block.upperBound {
        covered += min(linked[index].upperBound, block.upperBound) - max(linked[index].lowerBound, block.lowerBound)
        index += 1
      }
      return covered * 10 >= block.count * 9
    }
  }

  // MARK: Labels

  /// What a reader sees of a marker: "11", "n 3", "*", "a"; nil for text that is no label.
  static func label(_ text: String) -> String? {
    var bytes = Array(text.utf8)[...]
    func isMargin(_ byte: UInt8) -> Bool { byte <= 0x20 || "[](){}.,;:".utf8.contains(byte) }
    while let first = bytes.first, isMargin(first) { bytes.removeFirst() }
    while let last = bytes.last, isMargin(last) { bytes.removeLast() }
    guard !bytes.isEmpty, bytes.count <= 12 else { return nil }
    let label = String(decoding: bytes, as: UTF8.self)
    if bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return bytes.count <= 4 ? label : nil }
    if label.unicodeScalars.allSatisfy({ "*∗†‡§¶‖#※".unicodeScalars.contains($0) }) { return label }
    if bytes.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
      return bytes.count == 1 || bytes.count <= 6 && bytes.allSatisfy { "ivxlc".utf8.contains($0) } ? label : nil
    }
    // "n 3", "note 3", "nb 2", "A1": a word, and a number behind it.
    let digits = bytes.suffix(while: { $0 >= 0x30 && $0 <= 0x39 })
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    let word = bytes.dropLast(digits.count).filter { $0 != 0x20 && $0 != 0xC2 && $0 != 0xA0 }
    return !word.isEmpty && word.count <= 5 && word.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ? label : nil
  }

  private func label(of link: Hypertext.Link) -> String? { Self.label(builder.text(link.range)) }

  // MARK: Links

  private mutating func linkedNotes() {
    let back = Set(page.links.compactMap(\.target))
    let carried = Set(page.links.flatMap(\.anchors))
    var anchorsSeen: Set<String> = []
    for (index, link) in page.links.enumerated() where !isMarker[index] {
      guard let target = link.target, !link.isBackLink else { continue }
      let text = label(of: link)
      guard text != nil || link.isReference && link.range.count <= 24 else { continue }
      guard let element = page.anchors[target], let position = page.anchorPositions[target] else {
        // A sign that can only be a marker, whose note is not there, or is in a file of its own.
        if link.isReference || link.isRaised && text != nil && !Self.isBackName(target) { isMarker[index] = true }
        continue
      }
      // A sign above leads back to a marker, unless the notes stand before the text.
      let isForward = position >= link.range.upperBound
      guard isForward || isNamedNote(element) && !carried.contains(target) && !contains(element, link.range.lowerBound) else { continue }
      let isAnswered = link.anchors.contains { back.contains($0) }
      guard
        link.isReference || link.isRaised || isAnswered || isNamedNote(element) || Self.isNoteName(target) || beginsWith(text, at: position)
          || text != nil && isItem(element, numbered: text)
      else { continue }
      guard !isHeading(element, label: text) else { continue }
      isMarker[index] = true
      if anchorsSeen.insert(target).inserted {
        found.append(
          Found(
            anchor: target, label: text, position: position, container: container(of: element), extent: position..<position, kind: .endnote)
        )
      }
    }
    found.sort { ($0.position, $0.anchor) < ($1.position, $1.anchor) }
    markerStarts = page.links.indices.filter { isMarker[$0] }.map { page.links[$0].range.lowerBound }.sorted()
    for index in found.indices { found[index].extent = extent(of: index) }
  }

  private func isNamedNote(_ element: Int) -> Bool {
    var at: Int? = element
    for _ in 0..<5 {
      guard let index = at else { return false }
      if page.elements[index].isNote || page.elements[index].isNoteSection { return true }
      at = page.elements[index].parent
    }
    return false
  }

  private func contains(_ element: Int, _ position: Int) -> Bool {
    page.elements[element].start <= position && position < page.elements[element].end
  }

  /// "#fn1", "#_ftn1", "#cite_note-5", "#footnote-1", "#en12", "#FOOT1" and the like.
  static func isNoteName(_ target: String) -> Bool {
    guard let mark = target.lastIndex(of: "#") else { return false }
    let name = target[target.index(after: mark)...].lowercased()
    let letters = name.filter { $0.isLetter }
    guard name.utf8.last.map({ $0 >= 0x30 && $0 <= 0x39 }) == true || letters.contains("note") else { return false }
    return letters.contains("note") || letters.contains("ftn") || letters.hasPrefix("fn") || letters == "en" || letters == "edn"
      || letters == "n"
      || letters == "foot"
  }

  /// "#_ftnref1", "#ftnt_ref1", "#fnref:1": where a note leads back to.
  private static func isBackName(_ target: String) -> Bool {
    guard let mark = target.lastIndex(of: "#") else { return false }
    return target[mark...].lowercased().contains("ref")
  }

  /// The text at a target begins with the label of the link: "[1]", "1.", "(1)".
  private func beginsWith(_ label: String?, at position: Int) -> Bool {
    guard let label else { return false }
    return prefix(of: position..<(position + label.utf8.count + 8), labelled: label) != nil
  }

  /// The target stands in an item of a numbered list, and the number is the label.
  private func isItem(_ element: Int, numbered label: String?) -> Bool {
    let container = page.elements[container(of: element)]
    return container.tag == .li && container.ordinal.map(String.init) == label
  }

  /// A marker does not lead to a chapter; unless its heading is nothing but the label.
  private func isHeading(_ element: Int, label: String?) -> Bool {
    let own = page.elements[element]
    let container = page.elements[container(of: element)]
    guard own.tag?.isHeading == true || container.tag?.isHeading == true else {
      return own.tag == .section && !own.isNote && !own.isNoteSection || own.tag == .body || own.tag == .article
    }
    return Self.label(builder.text(container.start..<min(container.end, container.start + 24))) != label
  }

  /// The block that an anchor stands in, or is.
  private func container(of element: Int) -> Int {
    var at = element
    while let parent = page.elements[at].parent, page.elements[at].tag?.isBlock != true, !page.elements[at].isNote { at = parent }
    return at
  }

  // MARK: How far a note reaches

  private func extent(of index: Int) -> Range<Int> {
    let own = found[index]
    let container = page.elements[own.container]
    let end = min(container.end, builder.position)
    let next = index + 1 < found.count ? found[index + 1].position : builder.position
    // Several notes in one block, set apart by breaks of lines.
    if next < end, next > own.position { return own.position..<next }
    let start = isBlank(container.start..<own.position, besides: own.label) ? container.start : own.position
    var extent = start..<max(start, end)
    if isBlank(extent, besides: own.label) {
      // The label stands by itself, in a heading, a cell or a term; the text follows.
      let parent = container.parent.map { page.elements[$0].end } ?? builder.position
      extent = start..<max(end, min(parent, nextStart(index), builder.position))
    } else if container.tag == .p || container.tag == .div && !container.isNote {
      extent = start..<continuation(of: index, from: end)
    }
    return extent
  }

  /// Where the block of the next note begins.
  private func nextStart(_ index: Int) -> Int {
    guard index + 1 < found.count else { return builder.position }
    return max(found[index].position, min(page.elements[found[index + 1].container].start, found[index + 1].position))
  }

  /// Paragraphs between one note and the next go on with it, unless they carry markers or a heading stands between.
  private func continuation(of index: Int, from end: Int) -> Int {
    guard index + 1 < found.count, let parent = page.elements[found[index].container].parent else { return end }
    let next = nextStart(index)
    let following = page.elements[found[index + 1].container]
    guard following.parent == parent, next > end, next - end < 4_000, following.heading == page.elements[found[index].container].heading,
      !hasMarker(in: end..<next)
    else { return end }
    return next
  }

  private func hasMarker(in range: Range<Int>) -> Bool {
    let low = partitionPoint(markerStarts.count) { markerStarts[$0] < range.lowerBound }
    return low < markerStarts.count && markerStarts[low] < range.upperBound
  }

  /// Nothing but white space, brackets, signs that lead back, and the label.
  private func isBlank(_ range: Range<Int>, besides label: String?) -> Bool {
    guard range.count <= 64 else { return false }
    var text = builder.text(range)
    for sign in ["↩︎", "↩", "↑", "^", "⏎"] { text = text.replacingFirst(sign, with: "") }
    let own = Self.label(text)
    return text.utf8.allSatisfy { $0 <= 0x20 || "[]().:".utf8.contains($0) } || own != nil && own == label
  }

  // MARK: Lists

  /// The items of a list of notes to which nothing leads, and lists that are called notes.
  private mutating func listedNotes() {
    var lists = Set<Int>()
    for note in found {
      if let item = item(note.container), let parent = page.elements[item].parent { lists.insert(parent) }
    }
    let known = Set(found.map { item($0.container) ?? $0.container })
    let labels = Set(raised().map(\.label))
    var added: [Found] = []
    for (index, element) in page.elements.enumerated() where element.tag == .li && !known.contains(index) && element.end > element.start {
      guard let parent = element.parent, !isInNote(element.start) else { continue }
      let bracketed = element.ordinal == nil ? bracketedLabel(at: element.start) : nil
      let label = element.ordinal.map(String.init) ?? bracketed
      let isCalled = (page.elements[parent].isNoteSection || page.elements[parent].parent.map { page.elements[$0].isNoteSection } == true)
      guard lists.contains(parent) || isCalled && (element.isCalledNote || label.map { labels.contains($0) } == true) else { continue }
      added.append(
        Found(
          anchor: "list \(index)", label: label, position: element.start, container: index,
          extent: element.start..<min(element.end, builder.position), kind: .endnote, isBracketed: bracketed != nil))
    }
    for (index, element) in page.elements.enumerated() where element.isNote && !known.contains(index) && element.tag?.isBlock == true {
      guard element.end > element.start, !isInNote(element.start), !holdsNote(element.start..<element.end) else { continue }
      guard let label = element.ordinal.map(String.init) ?? leadingLabel(at: element.start) else { continue }
      added.append(
        Found(
          anchor: "note \(index)", label: label, position: element.start, container: index,
          extent: element.start..<min(element.end, builder.position), kind: .endnote))
    }
    guard !added.isEmpty else { return }
    found += added
    found.sort { ($0.position, $0.anchor) < ($1.position, $1.anchor) }
  }

  /// The item of a list that a note is, or whose first paragraph it is.
  private func item(_ container: Int) -> Int? {
    if page.elements[container].tag == .li { return container }
    guard let parent = page.elements[container].parent, page.elements[parent].tag == .li,
      page.elements[parent].start == page.elements[container].start
    else { return nil }
    return parent
  }

  /// "[12] S. Holt …"
  private func bracketedLabel(at position: Int) -> String? {
    builder.text(position..<(position + 1)) == "[" ? leadingLabel(at: position) : nil
  }

  /// A note that was found begins in the stretch. Logarithmic.
  private func holdsNote(_ range: Range<Int>) -> Bool {
    let low = partitionPoint(found.count) { found[$0].position < range.lowerBound }
    return low < found.count && found[low].position < range.upperBound
  }

  private func isInNote(_ position: Int) -> Bool {
    let low = partitionPoint(found.count) { found[$0].extent.lowerBound <= position }
    return low > 0 && found[low - 1].extent.contains(position)
  }

  /// The raised signs that lead nowhere by themselves.
  private func raised() -> [(index: Int, label: String)] {
    page.links.indices.compactMap { index in
      guard page.links[index].target == nil, !isMarker[index], let label = label(of: page.links[index]), !isPower(page.links[index].range)
      else {
        return nil
      }
      return (index, label)
    }
  }

  /// "km²", "m³", "10⁶": a figure behind a unit of length or a power of ten.
  private func isPower(_ range: Range<Int>) -> Bool {
    let before = builder.text(max(0, range.lowerBound - 6)..<range.lowerBound)
    let word = before.reversed().prefix { $0.isLetter || $0.isNumber }
    return RaisedNumber.isPower(builder.text(range).trimmed, of: String(word.reversed()))
  }

  /// The label that a block begins with, if it begins with one.
  private func leadingLabel(at position: Int) -> String? {
    let head = builder.text(position..<(position + 10))
    if let index = page.links.firstIndex(beginningAt: position), let label = label(of: page.links[index]) { return label }
    let words = head.split(maxSplits: 1, omittingEmptySubsequences: true) {
      $0 == " " || $0 == "\u{A0}" || $0 == "." || $0 == "]" || $0 == ")"
    }
    return words.first.flatMap { Self.label(String($0)) }
  }

  // MARK: Notes without links

  /// Raised signs in the text, and paragraphs behind the last rule or heading that begin with the same signs.
  private mutating func typedNotes() {
    let signs = raised()
    guard let last = page.elements.map(\.heading).max(), last > 0, !signs.isEmpty else { return }
    let labels = Set(signs.map(\.label))
    var starts: [(position: Int, label: String, element: Int)] = []
    for (index, element) in page.elements.enumerated() where element.tag == .p || element.tag == .div || element.tag == .li {
      guard element.heading == last || element.isNote, element.end > element.start, let label = leadingLabel(at: element.start),
        labels.contains(label),
        starts.last?.position != element.start, prefix(of: element.start..<element.end, labelled: label) != nil
      else { continue }
      starts.append((element.start, label, index))
    }
    // The signs that begin the notes are no markers; each note has one in the text before.
    let noteStarts = Set(starts.map(\.position))
    let marked = Set(signs.filter { sign in !noteStarts.contains(page.links[sign.index].range.lowerBound) }.map(\.label))
    starts.removeAll { !marked.contains($0.label) }
    func ownEnd(_ index: Int) -> Int { min(page.elements[starts[index].element].end, builder.position) }
    func parent(_ index: Int) -> Int? { page.elements[starts[index].element].parent }
    // Paragraphs between two notes go on with the first; and if they do, so do those behind the last.
    let haveParagraphs = starts.indices.dropLast().contains { parent($0) == parent($0 + 1) && ownEnd($0) < starts[$0 + 1].position }
    for (index, start) in starts.enumerated() {
      var end = ownEnd(index)
      if index + 1 < starts.count {
        if parent(index) == parent(index + 1) { end = starts[index + 1].position }
      } else if haveParagraphs, let around = parent(index) {
        end = min(page.elements[around].end, builder.position)
      }
      found.append(
        Found(
          anchor: "typed \(start.label)", label: start.label, position: start.position, container: start.element,
          extent: start.position..<end,
          kind: .endnote))
    }
  }

  // MARK: Notes in place

  private mutating func inlineNotes() {
    for (number, note) in page.inlineNotes.enumerated() where !note.range.isEmpty {
      guard let index = page.links.lastIndex(endingBy: note.range.lowerBound),
        note.range.lowerBound - page.links[index].range.upperBound <= 3,
        label(of: page.links[index]) != nil
      else {
        builder.makeNote(key: note.key, label: note.kind == .inline ? String(number + 1) : nil, kind: note.kind, of: note.range)
        continue
      }
      let link = page.links[index]
      if let target = link.target, page.anchors[target] != nil {
        // The page has the note once more, at its end; that one is linked.
        builder.drop(note.range)
        continue
      }
      let label = label(of: link)
      isMarker[index] = true
      marked.insert(index)
      builder.markMarker(link.range, label: label ?? "", to: .key(note.key))
      builder.makeNote(key: note.key, label: label, kind: note.kind, of: note.range)
      dropLabel(label, in: note.range)
    }
  }

  // MARK: Citations

  /// Links to entries of a bibliography: the second level of MediaWiki, the keys of citation processors.
  private mutating func cite() {
    for (index, link) in page.links.enumerated() {
      guard let target = link.target, let mark = target.lastIndex(of: "#"), let element = page.anchors[target] else { continue }
      let name = target[target.index(after: mark)...]
      guard name.hasPrefix("CITEREF") || name.hasPrefix("ref-") || name.hasPrefix("bib.bib") || name.hasPrefix("cite.") else { continue }
      let entry = page.elements[container(of: element)]
      guard entry.end <= builder.position, entry.end > entry.start, entry.end - entry.start < 4_000,
        page.anchorPositions[target] ?? 0 > link.range.upperBound
      else { continue }
      isMarker[index] = false
      builder.hasBibliography = true
      if builder.bibliography[target] == nil { builder.bibliography[target] = Reference(parsing: builder.text(entry.start..<entry.end)) }
      builder.markCitation(link.range, key: target)
      cited.insert(index)
    }
  }

  // MARK: Into the builder

  private mutating func makeNotes() {
    for note in found where !note.extent.isEmpty {
      builder.makeNote(key: note.anchor, label: note.label, kind: note.kind, of: note.extent)
      dropLabel(note.label, in: note.extent)
    }
    // What leads back from a note is no text of it.
    for part in page.backParts { builder.drop(part) }
    for (index, link) in page.links.enumerated() where !isMarker[index] && !cited.contains(index) {
      if link.isBackLink || leadsBack(link) {
        builder.drop(bracketed(link.range))
      } else if let target = link.target, isInNote(link.range.lowerBound), label(of: link) != nil, let back = page.anchorPositions[target],
        back < link.range.lowerBound, page.links.lastIndex(endingBy: back + 24).map({ page.links[$0].anchors.contains(target) }) == true
      {
        builder.drop(link.range)
      }
    }
  }

  /// An arrow, or a word that says so in a note.
  private func leadsBack(_ link: Hypertext.Link) -> Bool {
    let text = builder.text(link.range).trimmed
    guard text.utf8.count <= 24 else { return false }
    if text.utf8.count <= 9, text.unicodeScalars.contains(where: { "↩↑^⏎↵⤴".unicodeScalars.contains($0) }) { return true }
    guard let target = link.target, isInNote(link.range.lowerBound),
      page.anchorPositions[target].map({ $0 < link.range.lowerBound }) ?? true
    else {
      return false
    }
    return ["back", "return", "back to text", "return to text", "jump up", "up", "top"].contains(text.lowercased())
  }

  /// Takes the label that a note begins with out of its text.
  private mutating func dropLabel(_ label: String?, in extent: Range<Int>) {
    guard let label, let end = prefix(of: extent, labelled: label) else { return }
    builder.drop(extent.lowerBound..<end)
  }

  /// The end of the label, with its brackets and the point behind it, that a stretch begins with.
  private func prefix(of range: Range<Int>, labelled label: String) -> Int? {
    let bytes = Array(builder.bytes(range).prefix(96))
    var at = 0
    func skip(_ set: String) {
      while at < bytes.count {
        if bytes[at] <= 0x20 || set.utf8.contains(bytes[at]) {
          at += 1
        } else if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 {
          at += 2
        } else {
          return
        }
      }
    }
    skip("[(^")
    if let end = signEnd(at: range.lowerBound + at, labelled: label) {
      at = end - range.lowerBound
    } else {
      guard bytes.dropFirst(at).starts(with: label.utf8) else { return nil }
      at += label.utf8.count
      if at < bytes.count, let last = label.utf8.last, isWord(last), isWord(bytes[at]) { return nil }
    }
    skip("]).:")
    return range.lowerBound + at
  }

  /// The end of the link or the raised sign that begins at `position` and is the label, and of one more like it behind it.
  private func signEnd(at position: Int, labelled label: String) -> Int? {
    var end: Int? = nil
    for _ in 0..<2 {
      let from = end ?? position
      guard let index = page.links.firstIndex(beginningAt: from), self.label(of: page.links[index]) == label else { break }
      end = page.links[index].range.upperBound
    }
    return end
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  private mutating func markMarkers() {
    let labels = Set(found.compactMap(\.label))
    let starts = Set(found.map(\.extent.lowerBound))
    // Where markers are links, a raised figure is a power.
    let isLinked = page.links.indices.contains { isMarker[$0] && page.links[$0].target != nil }
    for (index, link) in page.links.enumerated() {
      if isMarker[index], let target = link.target, !marked.contains(index) {
        let label = label(of: link) ?? builder.text(link.range).trimmed
        builder.markMarker(bracketed(link.range), label: label, to: target.hasPrefix("?") ? .elsewhere : .key(target))
      } else if !isLinked, link.target == nil, !isMarker[index], let label = label(of: link), !isPower(link.range), labels.contains(label),
        !starts.contains(link.range.lowerBound),
        !isInNote(link.range.lowerBound), !isInline(link.range.lowerBound)
      {
        builder.markMarker(bracketed(link.range), label: label, to: .label)
      } else if link.isRaised, link.target == nil {
        builder.markRaised(link.range)
      }
    }
    // Entries of a list that others of it are linked to, where no link is.
    let entries = Dictionary(
      found.filter(\.isBracketed).compactMap { note in note.label.map { ($0, note.anchor) } }, uniquingKeysWith: { first, _ in first })
    for sign in SignList.bracketed(Set(entries.keys), in: builder, outside: found.map(\.extent) + page.links.map(\.range)) {
      for label in sign.labels { builder.markMarker(sign.range, label: label, to: entries[label].map { .key($0) } ?? .label) }
    }
  }

  /// Logarithmic; notes in place begin in order.
  private func isInline(_ position: Int) -> Bool {
    let low = partitionPoint(page.inlineNotes.count) { page.inlineNotes[$0].range.lowerBound <= position }
    return low > 0 && page.inlineNotes[low - 1].range.contains(position)
  }

  /// With the brackets around it.
  private func bracketed(_ range: Range<Int>) -> Range<Int> {
    let around = Array(builder.bytes((range.lowerBound - 1)..<(range.upperBound + 1)))
    guard range.lowerBound > 0, around.count == range.count + 2 else { return range }
    let pair = (around[0], around[around.count - 1])
    guard pair == (UInt8(ascii: "["), UInt8(ascii: "]")) || pair == (UInt8(ascii: "("), UInt8(ascii: ")")) else { return range }
    return (range.lowerBound - 1)..<(range.upperBound + 1)
  }
}

extension [Hypertext.Link] {
  /// The first link that begins at `position`. Logarithmic but for the links that one stands in; they end in order.
  fileprivate func firstIndex(beginningAt position: Int) -> Int? {
    let low = partitionPoint(count) { self[$0].range.upperBound <= position }
    return low < count && self[low].range.lowerBound == position ? low : nil
  }

  /// The last link that ends at `position` or before it. Logarithmic; links end in order.
  fileprivate func lastIndex(endingBy position: Int) -> Int? {
    let low = partitionPoint(count) { self[$0].range.upperBound <= position }
    return low > 0 ? low - 1 : nil
  }
}

extension ArraySlice<UInt8> {
  fileprivate func suffix(while matches: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, matches(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
