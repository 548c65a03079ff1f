import Footing

/// Makes a document of pages: finds heads and feet, notes, headings and tables, and joins lines to paragraphs.
struct PDFText {
  private let columns: [[[PDFLine]]]
  private let numbers: [Int]
  private let heights: [Double]
  /// The height of the running text, and the size of its font.
  private let body: Double
  private let bodySize: Double
  /// Words with a hyphen inside that stand whole in a line somewhere.
  private var hyphenated: Set<String> = []
  private var output = DocumentBuilder()
  private var note: String? = nil
  private var noteCount = 0
  private var lastNoteKey: String? = nil
  /// The page on which the last note began; it may go on to the next.
  private var lastNotePage: Int? = nil
  private var references: ReferenceList

  init(_ pages: [PDFPage]) {
    let laid = pages.map { PDFLayout(page: $0).columns() }
    numbers = pages.map(\.number)
    heights = pages.map(\.height)
    columns = PageFurniture(pages: laid, heights: heights).removed()
    body = Self.mostCommon(\.height, in: columns) ?? 12
    bodySize = Self.mostCommon(\.size, in: columns) ?? 0
    references = ReferenceList(columns, signs: columns.reduce(into: []) { $0.formUnion(Self.signs(on: $1)) })
    collectHyphens()
  }

  /// The height or the size that most characters have, to a quarter of a point.
  private static func mostCommon(_ measure: (PDFLine) -> Double, in pages: [[[PDFLine]]]) -> Double? {
    var counts: [Int: Int] = [:]
    for line in pages.joined().joined() { counts[Int((measure(line) * 4).rounded()), default: 0] += line.characters }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Double($0.key) / 4 }
  }

  private mutating func collectHyphens() {
    for line in columns.joined().joined() {
      for word in line.text.split(separator: " ")
      where word.utf8.dropLast().contains(UInt8(ascii: "-")) && word.utf8.last != UInt8(ascii: "-") {
        hyphenated.insert(word.lowercased().filter { $0.isLetter || $0 == "-" })
      }
    }
  }

  // MARK: Pages

  mutating func builder() -> DocumentBuilder {
    let hasSigns = columns.joined().joined().contains { line in line.fragments.indices.dropFirst().contains { line.sign($0) != nil } }
    for (page, columns) in columns.enumerated() {
      pageSigns.formUnion(Self.signs(on: columns))
      var notes: [[PDFLine]] = []
      for (index, column) in columns.enumerated() {
        let head = notes.isEmpty ? 0 : noteEnd(column)
        if head > 0 { notes.append(Array(column[..<head])) }
        var split = max(head, hasSigns && isFoot(index, of: columns) ? noteStart(column, page: page) : column.count)
        if isNumbered(column[split...]) { split = column.count }
        // Lists of references are set in small type too.
        if let last = references.lastStart(page: page, column: index), split <= last {
          split = max(head, column[(last + 1)...].firstIndex(where: beginsNote) ?? column.count)
        }
        emit(column[head..<split], of: index, page: page)
        if split < column.count { notes.append(Array(column[split...])) }
      }
      if !notes.isEmpty { references.close(at: output.position) }
      for zone in notes { emitNotes(zone, page: page) }
    }
    closeNote()
    references.close(at: output.position)
    references.makeNotes(in: &output, outside: footnotes, labelled: footnoteLabels)
    forgetFarSigns()
    return output
  }

  /// A raised number far beyond those of all notes numbers something else: a line of a listing, an equation.
  private mutating func forgetFarSigns() {
    guard let last = (footnoteLabels.compactMap { Int($0) } + [references.lastNumber]).max(), last > 0 else { return }
    output.forgetSigns { label in Int(label).map { $0 > last * 2 + 10 } ?? false }
  }

  /// Where the notes at the feet of pages stand on the tape.
  private var footnotes: [Range<Int>] = []
  private var footnoteLabels: Set<String> = []

  /// The signs behind words on the page that is read, and those of earlier pages whose notes have not come.
  private var pageSigns: Set<String> = []

  private static func signs(on columns: [[PDFLine]]) -> Set<String> {
    var signs: Set<String> = []
    for line in columns.joined() {
      for index in line.fragments.indices.dropFirst() {
        if let sign = line.sign(index) { signs.formUnion(SignList.labels(of: sign)) }
      }
    }
    return signs
  }

  /// Behind the notes that go on at the head of a column from the column before.
  private func noteEnd(_ column: [PDFLine]) -> Int {
    guard let first = column.first, isSmall(first), beginsNote(first) else { return 0 }
    let end = column.firstIndex { !isSmall($0) } ?? column.count
    return end < column.count || column[..<end].dropFirst().contains(where: beginsNote) ? end : 0
  }

  /// Small lines that are numbered one by one, while few of the numbers stand raised in the text: a listing of a program, verses, a
  /// table.
  private func isNumbered(_ lines: ArraySlice<PDFLine>) -> Bool {
    let labels = lines.compactMap { noteLabel($0)?.label }
    return labels.count >= 4 && labels.count * 3 >= lines.count * 2 && labels.count(where: pageSigns.contains) * 2 < labels.count
  }

  /// No text of the body's size stands below the column.
  private func isFoot(_ index: Int, of columns: [[PDFLine]]) -> Bool {
    guard let last = columns[index].last, isSmall(last) || beginsNote(last) else { return false }
    let (left, right) = (columns[index].map(\.left).min() ?? 0, columns[index].map(\.right).max() ?? 0)
    return !columns.indices.contains { other in
      other != index && columns[other].contains { !isSmall($0) && $0.top >= last.bottom - 1 && $0.left < right && $0.right > left }
    }
  }

  /// The first line of the notes at the foot of a column.
  ///
  /// From the bottom up: lines in smaller type than the text, and lines that begin with a raised sign. The topmost line of
  /// the zone has a sign; or it goes on with a note of the page before, and a line below it has one.
  private func noteStart(_ column: [PDFLine], page: Int) -> Int {
    var start = column.count
    while start > 0, isSmall(column[start - 1]) || beginsNote(column[start - 1]) { start -= 1 }
    while start < column.count, !beginsNote(column[start]) {
      if let last = lastNotePage, page <= last + 1, isSmall(column[start]), continues(column[start]) { break }
      start += 1
    }
    return start
  }

  /// Its letters are lower than those of the text, or its font is smaller: some fonts are as high in every size.
  private func isSmall(_ line: PDFLine) -> Bool { isLow(line) || line.size < bodySize * 0.94 }

  private func isLow(_ line: PDFLine) -> Bool { line.height < body * 0.94 }

  /// The rest of a note from the page before begins in the middle of a sentence.
  private func continues(_ line: PDFLine) -> Bool {
    guard let first = line.text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    return first.properties.isLowercase || "(\"“‘".unicodeScalars.contains(first) || first.properties.numericType != nil
  }

  /// A raised sign, or a number in small type, with words behind it.
  private func beginsNote(_ line: PDFLine) -> Bool { noteLabel(line) != nil }

  private func noteLabel(_ line: PDFLine) -> (label: String, count: Int, skipped: Int)? {
    guard let first = line.fragments.first else { return nil }
    if line.fragments.count > 1, let label = line.sign(0), !label.contains(","), label != "0" { return (label, 1, 0) }
    guard isLow(line) else { return nil }
    let told = plainLabel(line, first)
    // A number that begins a line of small type is a label only if a sign on the page leads to it.
    return told.flatMap { pageSigns.contains($0.label) ? $0 : nil }
  }

  private func plainLabel(_ line: PDFLine, _ first: PDFFragment) -> (label: String, count: Int, skipped: Int)? {
    // "12 See …", "* The author …", "12. See …" in small type without a raised sign.
    let text = first.text
    let digits = text.prefix { $0.isNumber && $0.isASCII }
    if !digits.isEmpty, digits.count <= 3 {
      let rest = text.dropFirst(digits.count)
      if rest.isEmpty { return line.fragments.count > 1 ? (String(digits), 1, 0) : nil }
      guard rest.first == " " || rest.first == "." else { return nil }
      let words = rest.drop { $0 == "." || $0 == " " }
      // "12." may stand apart from its words.
      let isApart = words.isEmpty && line.fragments.count > 1
      guard let letter = isApart ? line.fragments[1].text.first { $0 != " " } : words.first,
        letter.isUppercase || "“\"‘'(".contains(letter) || words.hasPrefix("http") || words.hasPrefix("www")
      else { return nil }
      return isApart ? (String(digits), 1, 0) : (String(digits), 0, text.utf8.count - words.utf8.count)
    }
    let signs = text.prefix { "*∗†‡§¶".contains($0) }
    guard !signs.isEmpty, signs.count <= 3, text.count > signs.count || line.fragments.count > 1 else { return nil }
    let words = text.dropFirst(signs.count).drop { $0 == " " }
    return (String(signs), 0, text.utf8.count - words.utf8.count)
  }

  // MARK: Body

  private mutating func emit(_ column: ArraySlice<PDFLine>, of number: Int, page: Int) {
    guard !column.isEmpty else { return }
    let lines = Array(column)
    let left = Self.common(lines.map(\.left))
    let right = lines.map(\.right).max() ?? 0
    let pitch = Self.pitch(lines)
    for (index, line) in lines.enumerated() {
      let before = index > 0 ? lines[index - 1] : nil
      let begins = before.map { self.begins(line, behind: $0, left: left, right: right, pitch: pitch) }
      let zone = zone(line)
      let place = ReferenceList.Place(page: page, column: number, line: column.startIndex + index)
      let entry = references.entry(at: place, goesOn: zone == .body, isParted: begins ?? true, position: output.position)
      if entry == .none, let cells = cells(line) {
        emitRow(cells, line, page)
        continue
      }
      let isNew = entry == .begins || entry == .none && (begins ?? !goesOn(line, zone))
      if isNew || zone != openZone {
        output.beginBlock(zone, place: self.place(page))
        openZone = zone
        pending = nil
      }
      front.enter(line, zone, page: page)
      append(line)
      if entry == .begins { references.readLabel(in: output) }
    }
  }

  /// The lines above the first paragraph of the document: behind the names of its authors stand signs of addresses, which may
  /// stand below them and are no notes.
  private struct FrontMatter {
    private(set) var isOpen = true
    private var plainLines = 0

    mutating func enter(_ line: PDFLine, _ zone: Zone, page: Int) {
      let hasSign = line.fragments.indices.contains { line.sign($0) != nil }
      plainLines = zone == .body && !hasSign && line.characters >= 40 ? plainLines + 1 : 0
      if page > 0 || plainLines == 3 { isOpen = false }
    }
  }

  private var front = FrontMatter()
  private var openZone: Zone? = nil
  /// The word that a hyphen at the end of the line before has cut.
  private var pending: (word: String, at: Int)? = nil

  private func place(_ page: Int) -> String { "page \(numbers[page])" }

  private func zone(_ line: PDFLine) -> Zone {
    let isTall = line.height > body * 1.12
    return line.characters <= 160 && (isTall || line.isBold && line.characters <= 110) && line.text.contains(where: \.isLetter)
      ? .heading : .body
  }

  /// At the top of a column: the paragraph of the column before is not at its end.
  private func goesOn(_ line: PDFLine, _ zone: Zone) -> Bool {
    guard openZone == .body, zone == .body, let last = output.lastByte else { return false }
    if pending != nil { return true }
    let isOpen = !".!?:\"”)".utf8.contains(last) && last != 0x9D
    guard let first = line.text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    return isOpen && (first.properties.isLowercase || last == UInt8(ascii: ",") || !first.properties.isUppercase)
  }

  /// A gap, an indent, or a short line before.
  private func begins(_ line: PDFLine, behind before: PDFLine, left: Double, right: Double, pitch: Double) -> Bool {
    let gap = line.top - before.top
    if gap > pitch * 1.45 || gap < 0 { return true }
    if abs(line.height - before.height) > body * 0.15 { return true }
    let em = max(4, line.height)
    let isIndented = line.left > left + em * 0.8 && before.left < line.left - em * 0.6
    if isIndented { return true }
    // A line that stops well before the margin ends a paragraph, if a sentence ends there.
    let isShort = before.right < right - (right - left) * 0.12
    return isShort && before.text.trimmed.last.map { ".!?:;”\"".contains($0) } == true && line.left <= before.left + em
  }

  private static func common(_ values: [Double]) -> Double {
    var counts: [Int: Int] = [:]
    for value in values { counts[Int((value / 2).rounded()), default: 0] += 1 }
    return (counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Double($0.key) * 2 }) ?? 0
  }

  private static func pitch(_ lines: [PDFLine]) -> Double {
    let gaps = zip(lines, lines.dropFirst()).map { $1.top - $0.top }.filter { $0 > 2 }.sorted()
    return gaps.isEmpty ? 20 : gaps[gaps.count / 2]
  }

  // MARK: Words

  /// Adds the words of a line, its signs as markers, and takes back the hyphen of the line before.
  private mutating func append(_ line: PDFLine, from first: Int = 0, skipping skipped: Int = 0) {
    var isFirst = true
    var lastRight: Double? = nil
    for index in line.fragments.indices.dropFirst(first) {
      let fragment = line.fragments[index]
      var bytes = fragment.bytes[...]
      if isFirst {
        bytes = bytes.drop { $0 <= 0x20 }
        if skipped > 0 { bytes = bytes.dropFirst(skipped) }
      }
      guard !bytes.isEmpty else { continue }
      if index > 0, !isFirst || output.isInText, output.openNote == nil || !isFirst, let sign = line.sign(index) {
        appendSigns(sign, of: line, at: index)
        lastRight = fragment.right
        isFirst = false
        continue
      }
      if isFirst, output.isInText {
        joinLine(&bytes)
      } else if let lastRight, line.isGap(fragment.left - lastRight), let last = output.lastByte, last > 0x20 {
        output.append(" ".utf8)
      }
      let start = output.position
      output.append(bytes)
      if let address = fragment.address { output.markLink(start..<output.position, to: address) }
      lastRight = fragment.right
      isFirst = false
    }
    noteHyphen(line)
  }

  /// A hyphen at the end of a line is taken out if the next begins with a small letter, unless the word has it elsewhere too.
  private mutating func joinLine(_ bytes: inout ArraySlice<UInt8>) {
    guard let cut = pending else {
      // Nothing goes between what a dash or the stroke of an address joins.
      let tail = Array(output.bytes(max(0, output.position - 4)..<output.position))
      let isJoined =
        tail.last == UInt8(ascii: "/")
        || tail.count == 4 && tail[1] == 0xE2 && tail[2] == 0x80 && (tail[3] == 0x93 || tail[3] == 0x94) && tail[0] > 0x20
      return isJoined ? () : output.append(" ".utf8)
    }
    pending = nil
    let rest = String(decoding: bytes, as: UTF8.self).prefix { $0.isLetter }
    guard rest.first?.isLowercase == true else { return }
    if hyphenated.contains((cut.word + "-" + rest).lowercased()) { return }
    output.drop(cut.at..<(cut.at + 1))
  }

  private mutating func noteHyphen(_ line: PDFLine) {
    pending = nil
    // Poppler may leave a blank behind the hyphen.
    var at = output.position
    let tail = Array(output.bytes(max(0, at - 48)..<at))
    var end = tail.count
    while end > 0, tail[end - 1] == 0x20 { end -= 1 }
    guard end > 1,
      tail[end - 1] == UInt8(ascii: "-") || tail[..<end].suffix(3).elementsEqual([0xE2, 0x80, 0x90])
        || tail[..<end].suffix(2).elementsEqual([0xC2, 0xAD])
    else { return }
    let width = tail[end - 1] == UInt8(ascii: "-") ? 1 : tail[end - 1] == 0x90 ? 3 : 2
    guard end > width, tail[end - width - 1].isWordByte, end == tail.count else { return }
    at -= width
    let word = String(decoding: tail[..<(end - width)], as: UTF8.self).reversed().prefix { $0.isLetter || $0 == "-" }
    pending = width == 1 ? (String(word.reversed()), at) : nil
    if width > 1 {
      output.drop(at..<(at + width))
      pending = ("\u{1}", output.position)
    }
  }

  /// Adds what may be the sign of a note: where it stands in a formula it is none, and behind one letter, a number or a bracket
  /// it is one only if it leads to a note.
  private mutating func appendSigns(_ sign: String, of line: PDFLine, at index: Int) {
    let before = output.bytes(max(0, output.position - 12)..<output.position)
    let next = index + 1 < line.fragments.count ? line.fragments[index + 1].bytes.prefix(12) : []
    let place = FormulaPlace(
      sign, between: String(decoding: before, as: UTF8.self) + (line.hasGap(before: index) ? " " : ""),
      and: (line.hasGap(before: index + 1) ? " " : "") + String(decoding: next, as: UTF8.self))
    let start = output.position
    output.append(sign.utf8)
    switch place {
    case .operand: break
    case .raised: output.markRaised(start..<output.position)
    case .unclear: SignList.mark(start..<output.position, in: &output, isDoubtful: true)
    case .inText:
      // "Z∗": an asterisk may belong to what is measured.
      let isNumber = sign.first?.isNumber == true
      SignList.mark(start..<output.position, in: &output, isDoubtful: front.isOpen || !isNumber)
    }
  }

  // MARK: Tables

  /// The cells of a row: three and more stretches of text with wide gaps between, most of them numbers.
  private func cells(_ line: PDFLine) -> [[PDFFragment]]? {
    guard line.fragments.count >= 3 else { return nil }
    var cells: [[PDFFragment]] = [[line.fragments[0]]]
    for (before, fragment) in zip(line.fragments, line.fragments.dropFirst()) {
      if fragment.left - before.right > line.height * 1.2 { cells.append([]) }
      cells[cells.count - 1].append(fragment)
    }
    guard cells.count >= 3 else { return nil }
    let numeric = cells.count { cell in cell.contains { $0.bytes.contains { $0 >= 0x30 && $0 <= 0x39 } } }
    return numeric * 2 >= cells.count ? cells : nil
  }

  private mutating func emitRow(_ cells: [[PDFFragment]], _ line: PDFLine, _ page: Int) {
    output.beginBlock(.table, place: place(page))
    openZone = .table
    pending = nil
    for cell in cells {
      for (index, fragment) in cell.enumerated() {
        if index > 0, let position = line.fragments.firstIndex(where: { $0.left == fragment.left && $0.top == fragment.top }),
          let sign = line.sign(position)
        {
          appendSigns(sign, of: line, at: position)
        } else {
          output.append(fragment.bytes)
        }
      }
      output.appendCell()
    }
  }

  // MARK: Notes

  private mutating func emitNotes(_ lines: [PDFLine], page: Int) {
    let pitch = Self.pitch(lines)
    let bodyPending = pending
    pending = notePending
    for (index, line) in lines.enumerated() {
      if let (label, count, skipped) = noteLabel(line), isNext(label) || line.sign(0) == label && pageSigns.contains(label) {
        closeNote()
        noteCount += 1
        pageSigns.remove(label)
        footnoteLabels.insert(label)
        let key = "note \(noteCount)"
        noteStart = output.position
        output.beginNote(key: key, label: label, kind: .footnote)
        output.beginBlock(.note, place: "page \(numbers[page])")
        note = key
        lastNoteKey = key
        lastNotePage = page
        lastLabel = Int(label) ?? lastLabel
        pending = nil
        append(line, from: count, skipping: skipped)
        continue
      }
      if note == nil {
        // The rest of a note that began on the page before.
        guard lastNoteKey != nil else { continue }
        noteStart = output.position
        output.continueNote()
        note = lastNoteKey
      } else if index > 0, line.top - lines[index - 1].top > pitch * 1.6 {
        output.beginBlock(.note, place: "page \(numbers[page])")
        pending = nil
      }
      append(line)
    }
    notePending = pending
    pending = bodyPending
    closeNote()
  }

  private var lastLabel = 0
  private var noteStart = 0
  /// The word that the last line of the notes on the page before has cut.
  private var notePending: (word: String, at: Int)? = nil

  /// A number that a line of a note begins with by chance ("12 U.S.C. …") is not the next one.
  private func isNext(_ label: String) -> Bool {
    guard let number = Int(label) else { return true }
    // Where no sign leads to it, it follows the last one.
    let furthest = lastLabel + (pageSigns.contains(label) ? 12 : 2)
    return lastLabel == 0 || number == 1 || number > lastLabel && number <= furthest
  }

  private mutating func closeNote() {
    guard note != nil else { return }
    output.endNote()
    footnotes.append(noteStart..<output.position)
    note = nil
  }
}

/// What belongs to pages, not to the text on them: heads and feet that return, numbers of pages.
struct PageFurniture {
  let pages: [[[PDFLine]]]
  let heights: [Double]

  private struct Key: Hashable {
    let letters: String
    /// In hundredths of the page.
    let height: Int
  }

  func removed() -> [[[PDFLine]]] {
    let counts = counts()
    let least = max(2, min(4, pages.count / 3))
    return pages.enumerated().map { page, columns in
      let edges = edges(page)
      return columns.map { column in
        column.filter { line in
          guard edges.contains(where: { $0.top == line.top && $0.left == line.left }) else { return true }
          let text = line.text.trimmed
          if isPageNumber(text) { return false }
          return key(line, page).map { counts[$0, default: 0] < least } ?? true
        }
      }.filter { !$0.isEmpty }
    }
  }

  /// The lines near the upper and lower edge of what is printed on a page.
  private func edges(_ page: Int) -> [PDFLine] {
    let lines = pages[page].joined().sorted { $0.top < $1.top }
    guard let first = lines.first, let last = lines.last else { return [] }
    let height = max(1, heights[page])
    return lines.filter { line in
      line.top < first.top + height * 0.06 && line.top < height * 0.18
        || line.bottom > last.bottom - height * 0.05 && line.bottom > height * 0.85
    }
  }

  private func counts() -> [Key: Int] {
    var counts: [Key: Int] = [:]
    for page in pages.indices {
      for key in Set(edges(page).compactMap { key($0, page) }) { counts[key, default: 0] += 1 }
    }
    return counts
  }

  /// What a line has in common with those of other pages. What has the sign of a note is none of them, and neither is
  /// "12. Ibid." at the foot: notes that are alike are notes.
  private func key(_ line: PDFLine, _ page: Int) -> Key? {
    guard !line.fragments.indices.contains(where: { line.sign($0) != nil }) else { return nil }
    let height = max(1, heights[page])
    let text = line.text.trimmed
    let words = text.drop { $0.isASCII && $0.isNumber }
    if line.top > height / 2, words.count < text.count, words.hasPrefix(". "), words.contains(where: \.isLetter) { return nil }
    let letters = text.lowercased().filter { $0.isLetter }
    return Key(letters: String(letters.prefix(60)), height: Int((line.top / height * 50).rounded()))
  }

  /// "12", "Page 12", "12 of 40", "– 12 –", "xii".
  private func isPageNumber(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard !words.isEmpty, words.count <= 4 else { return false }
    let hasNumber = words.contains { $0.allSatisfy(\.isNumber) }
    let isRoman = words.count == 1 && words[0].count <= 6 && words[0].allSatisfy { "ivxlc".contains($0) }
    return isRoman || hasNumber && words.allSatisfy { $0.allSatisfy(\.isNumber) || $0 == "page" || $0 == "of" || $0 == "p" || $0 == "pp" }
  }
}
