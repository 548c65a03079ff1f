import Footing

/// A line of a column: fragments that stand beside each other.
struct PDFLine {
  var fragments: [PDFFragment]
  /// The height of most of its text, and the size of its font: fonts of one size may differ in height.
  let height: Double
  let size: Double
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  /// Everything in it is bold.
  let isBold: Bool
  let characters: Int

  init(_ fragments: [PDFFragment]) {
    self.fragments = fragments
    // A list of signs may be longer than the words before it.
    let words = fragments.filter { $0.bytes.count >= 3 && Self.label($0.text) == nil }
    let longest = (words.isEmpty ? fragments : words).max { $0.bytes.count < $1.bytes.count }
    // Signs and numbers have the height of the tallest.
    let tallest = fragments.max { $0.height < $1.height }
    let main = fragments.allSatisfy({ $0.bytes.count < 3 }) ? tallest : longest
    height = main?.height ?? 0
    size = main?.size ?? 0
    left = fragments.map(\.left).min() ?? 0
    right = fragments.map(\.right).max() ?? 0
    let tall = fragments.filter { $0.height >= (main?.height ?? 0) * 0.9 }
    top = (tall.isEmpty ? fragments : tall).map(\.top).min() ?? 0
    bottom = (tall.isEmpty ? fragments : tall).map(\.bottom).max() ?? 0
    isBold = !fragments.isEmpty && fragments.allSatisfy { $0.isBold || $0.isBlank }
    characters = fragments.reduce(0) { $0 + $1.bytes.count }
  }

  /// Figures and signs, with a unit at most.
  var isNumeric: Bool {
    var letters = 0
    var others = 0
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      if scalar.properties.isAlphabetic { letters += 1 } else { others += 1 }
    }
    return others >= letters * 3
  }

  var text: String { fragments.map { String(decoding: $0.bytes, as: UTF8.self) }.joined() }

  /// A blank's width lies between a fragment and the one before it.
  func hasGap(before index: Int) -> Bool {
    fragments.indices.contains(index) && index > 0 && isGap(fragments[index].left - fragments[index - 1].right)
  }

  func isGap(_ width: Double) -> Bool { width > height * 0.16 }

  /// The fragment is raised and smaller than the line, and a sign that notes have.
  func sign(_ index: Int) -> String? {
    let fragment = fragments[index]
    guard fragment.height <= height * 0.86, fragment.size < size * 0.95 || size == 0, fragment.bytes.count <= 64 else { return nil }
    // Its middle stands above the middle of the line; an index stands below it.
    guard fragment.top + fragment.height / 2 < top + (bottom - top) / 2 + height * 0.06 else { return nil }
    return Self.label(fragment.text)
  }

  /// "12", "*", "3,4": what a raised sign may be; a letter alone is one only if nothing but a note can be meant.
  static func label(_ text: String) -> String? {
    guard !text.isEmpty, text.utf8.count <= 60 else { return nil }
    let joints = ", " + SignList.dashes
    if text.unicodeScalars.allSatisfy({ $0.value >= 0x30 && $0.value <= 0x39 || joints.unicodeScalars.contains($0) }) {
      // No document has a thousand notes; "2023-03-06" and "30000" are none.
      let numbers = text.split { joints.contains($0) }
      return numbers.isEmpty || numbers.contains { $0.utf8.count > 3 } ? nil : text
    }
    return text.utf8.count <= 12 && text.unicodeScalars.allSatisfy { "*∗†‡§¶‖#".unicodeScalars.contains($0) } ? text : nil
  }
}

/// Puts the fragments of a page into columns and lines. Which words stand together is poppler's answer; what it parts into the
/// columns of a table, or into numbers and items, is put together again, and only then it can be told what is read after what.
struct PDFLayout {
  let page: PDFPage

  /// The columns of the page in reading order, each as its lines from top to bottom.
  func columns() -> [[PDFLine]] {
    let fragments = withoutCopies(page.fragments.filter { !$0.isBlank && $0.width > 0 && $0.height > 0 })
    var columns: [Region] = []
    for region in Self.inReadingOrder(rejoined(regions(of: fragments))) {
      if let last = columns.last, last.goesOn(in: region) {
        columns[columns.count - 1].join(region)
      } else {
        columns.append(region)
      }
    }
    return columns.map { Self.lines($0.fragments) }
  }

  /// Bold letters are printed twice at times, a hair's breadth apart.
  private func withoutCopies(_ fragments: [PDFFragment]) -> [PDFFragment] {
    struct Place: Hashable {
      let bytes: [UInt8]
      let row: Int
    }
    var seen: [Place: [Double]] = [:]
    return fragments.filter { fragment in
      let row = Int((fragment.top / 4).rounded())
      let near = (row - 1...row + 1).contains { row in
        seen[Place(bytes: fragment.bytes, row: row)]?.contains { abs($0 - fragment.left) < 3 } == true
      }
      if !near { seen[Place(bytes: fragment.bytes, row: row), default: []].append(fragment.left) }
      return !near
    }
  }

  // MARK: Regions

  /// Text that stands together on the page.
  private struct Region {
    private(set) var fragments: [PDFFragment]
    private(set) var box: PDFBox
    private(set) var lines: [PDFLine]
    /// Numbers, signs and short words, one below the other, as the columns of a table have them.
    let isCells: Bool
    /// Part of it is no cells.
    private(set) var hasText: Bool

    init(_ fragments: [PDFFragment], box: PDFBox, lines: [PDFLine]) {
      (self.fragments, self.box, self.lines) = (fragments, box, lines)
      let characters = lines.reduce(0) { $0 + $1.characters }
      isCells = lines.count > 1 ? characters < 14 * lines.count : lines.allSatisfy(\.isNumeric)
      hasText = !isCells
    }

    /// Lines as long as those of a text.
    var isProse: Bool { lines.count > 2 && lines.reduce(0) { $0 + $1.characters } >= 40 * lines.count }

    func gap(to other: Region) -> Double { max(0, -box.overlap(other.box)) }

    /// The next region stands below, and both have the same margins or one of them is a line or two.
    func goesOn(in next: Region) -> Bool {
      let least = min(box.width, next.box.width)
      let pitch = (lines.last ?? next.lines.first)?.height ?? 0
      guard next.box.top >= box.bottom - pitch * 0.6, box.overlap(next.box) >= least * 0.5 else { return false }
      if min(lines.count, next.lines.count) < 3 { return true }
      return least * 1.33 >= max(box.width, next.box.width) && abs(box.left - next.box.left) <= least * 0.2
    }

    mutating func join(_ other: Region) {
      fragments += other.fragments
      box = box.union(other.box)
      lines = (lines + other.lines).sorted { $0.top < $1.top }
      hasText = hasText || other.hasText
    }

    /// The two stand beside each other, line for line, and are not both text: they are columns of a table, or numbers before the
    /// lines of a list.
    func isRow(with other: Region) -> Bool {
      let (few, many) = lines.count <= other.lines.count ? (self, other) : (other, self)
      guard !(hasText && other.hasText), few.box.height > 0 else { return false }
      guard min(box.bottom, other.box.bottom) - max(box.top, other.box.top) >= few.box.height * 0.4 else { return false }
      var at = 0
      let shared = few.lines.count { line in
        while at < many.lines.count, many.lines[at].bottom < line.top + line.height * 0.4 { at += 1 }
        return at < many.lines.count && min(many.lines[at].bottom, line.bottom) - max(many.lines[at].top, line.top) >= line.height * 0.4
      }
      return shared * 5 >= few.lines.count * 3
    }
  }

  /// The fragments of each of poppler's blocks, in their order; the cells of a column of a table each by itself.
  private func regions(of fragments: [PDFFragment]) -> [Region] {
    guard page.blocks.count > 1 else { return region(of: fragments).map { [$0] } ?? [] }
    let index = BoxIndex(page.blocks, height: page.height)
    var members: [[PDFFragment]] = Array(repeating: [], count: page.blocks.count)
    for fragment in fragments { members[index.home(of: fragment.box)].append(fragment) }
    return members.compactMap { region(of: $0) }.flatMap { region in
      region.isCells ? region.lines.compactMap { self.region(of: $0.fragments) } : [region]
    }
  }

  private func region(of fragments: [PDFFragment]) -> Region? {
    guard let first = fragments.first else { return nil }
    let box = fragments.dropFirst().reduce(first.box) { $0.union($1.box) }
    return Region(fragments, box: box, lines: Self.lines(fragments))
  }

  /// Cells with what they stand beside: with the cells of their row, and then the row with the words that it tells the numbers of,
  /// or a number with the item that it counts. What is joined stands where the first of them stood.
  private func rejoined(_ regions: [Region]) -> [Region] {
    joined(joined(regions, by: Self.cellsOfRow), by: Self.wordsOfRow)
  }

  /// What a region that has no text stands beside.
  private typealias Neighbour = (_ region: Region, _ beside: [Region]) -> Int?

  private func joined(_ regions: [Region], by neighbour: Neighbour) -> [Region] {
    var boxes = regions.map(\.box)
    var regions: [Region?] = regions
    var isDone = false
    var round = 0
    while !isDone, round < 16 {
      isDone = true
      round += 1
      let order = regions.indices.filter { regions[$0] != nil }
        .sorted { (regions[$0]?.box.top ?? 0, $0) < (regions[$1]?.box.top ?? 0, $1) }
      for (place, index) in order.enumerated() {
        guard let region = regions[index], !region.hasText else { continue }
        // A page that has hundreds of regions beside each other is no text.
        let near = order[max(0, place - 100)..<min(order.count, place + 100)].filter { other in
          other != index && boxes[other].top < region.box.bottom && boxes[other].bottom > region.box.top
            && regions[other].map { region.isRow(with: $0) } == true
        }
        let beside = near.compactMap { regions[$0] }
        guard let found = neighbour(region, beside) else { continue }
        let other = near[found]
        let (first, second) = (min(index, other), max(index, other))
        regions[first]?.join(index < other ? beside[found] : region)
        regions[second] = nil
        boxes[first] = boxes[first].union(boxes[second])
        isDone = false
      }
    }
    return regions.compactMap(\.self)
  }

  /// The nearest cells, if no words stand between.
  private static func cellsOfRow(_ region: Region, _ beside: [Region]) -> Int? {
    let cells = beside.indices.filter { !beside[$0].hasText }
    guard let nearest = cells.min(by: { region.gap(to: beside[$0]) < region.gap(to: beside[$1]) }) else { return nil }
    let left = min(region.box.right, beside[nearest].box.right)
    let right = max(region.box.left, beside[nearest].box.left)
    let isParted = beside.contains { $0.hasText && $0.box.left < right && $0.box.right > left }
    return isParted ? nil : nearest
  }

  /// A single number stands close before its item, as a bullet does. Else words on the left are told the numbers of, if they are no
  /// prose.
  private static func wordsOfRow(_ region: Region, _ beside: [Region]) -> Int? {
    let words = beside.indices.filter { beside[$0].hasText }
    func nearest(where isFit: (Region) -> Bool) -> Int? {
      words.filter { isFit(beside[$0]) }.min { region.gap(to: beside[$0]) < region.gap(to: beside[$1]) }
    }
    let em = region.lines.first?.height ?? 0
    // It stands above the further lines of the item, where only the first is indented.
    let item = nearest { region.gap(to: $0) == 0 || region.box.left < $0.box.left && region.gap(to: $0) <= em * 2.5 }
    if let item, region.lines.count == 1, region.lines[0].fragments.count == 1 { return item }
    return nearest { $0.box.left < region.box.left && !$0.isProse } ?? item
  }

  /// What stands above comes first, and what stands to the left comes first unless something that reaches over both stands between
  /// them (Breuel 2003, "High performance document layout analysis"). Where that leads in a circle, poppler's order decides.
  private static func inReadingOrder(_ regions: [Region]) -> [Region] {
    // So many pieces are a drawing.
    guard regions.count > 1, regions.count <= 160 else { return regions }
    let boxes = regions.map(\.box)
    func precedes(_ a: PDFBox, _ b: PDFBox) -> Bool {
      let least = min(a.width, b.width)
      if a.overlap(b) > least * 0.1 { return a.top + a.bottom < b.top + b.bottom }
      guard a.left + a.right < b.left + b.right else { return false }
      let (top, bottom) = a.top < b.top ? (a.bottom, b.top) : (b.bottom, a.top)
      return !boxes.contains { $0.top >= top - 1 && $0.bottom <= bottom + 1 && $0.overlap(a) > 0 && $0.overlap(b) > 0 }
    }
    let followers = boxes.map { box in boxes.indices.filter { precedes(box, boxes[$0]) } }
    var waitsFor = Array(repeating: 0, count: boxes.count)
    for follower in followers.joined() { waitsFor[follower] += 1 }
    var left = Array(boxes.indices)
    var ordered: [Region] = []
    while !left.isEmpty {
      let place = left.indices.min { (waitsFor[left[$0]], left[$0]) < (waitsFor[left[$1]], left[$1]) } ?? left.startIndex
      let next = left.remove(at: place)
      ordered.append(regions[next])
      for follower in followers[next] { waitsFor[follower] -= 1 }
    }
    return ordered
  }

  // MARK: Lines

  /// What a note may begin with: it stands higher than its line.
  private static func isSign(_ fragment: PDFFragment) -> Bool { fragment.bytes.count <= 3 && PDFLine.label(fragment.text) != nil }

  private struct Row {
    var top: Double
    var bottom: Double
    var height: Double
    var fragments: [PDFFragment]
    /// Nothing else stands in it yet.
    var hasOnlySigns: Bool

    init(_ fragment: PDFFragment) {
      (top, bottom, height, fragments) = (fragment.top, fragment.bottom, fragment.height, [fragment])
      hasOnlySigns = PDFLayout.isSign(fragment)
    }

    /// The heights overlap by half of the smaller one. Beside a heading several lines of text find room, but one has its base.
    func holds(_ fragment: PDFFragment) -> Bool {
      let overlap = min(bottom, fragment.bottom) - max(top, fragment.top)
      let (least, most) = (min(height, fragment.height), max(height, fragment.height))
      let isBesideSign = hasOnlySigns || PDFLayout.isSign(fragment)
      guard overlap >= least * (isBesideSign ? 0.4 : 0.5) else { return false }
      return isBesideSign || most < least * 2 || abs((bottom - height * 0.22) - (fragment.bottom - fragment.height * 0.22)) <= least * 0.5
    }

    mutating func append(_ fragment: PDFFragment) {
      fragments.append(fragment)
      hasOnlySigns = hasOnlySigns && PDFLayout.isSign(fragment)
      guard fragment.height > height else { return }
      (top, bottom, height) = (fragment.top, fragment.bottom, fragment.height)
    }
  }

  /// Fragments joined to lines.
  private static func lines(_ fragments: [PDFFragment]) -> [PDFLine] {
    let sorted = fragments.sorted { ($0.top + $0.height / 2, $0.left) < ($1.top + $1.height / 2, $1.left) }
    var rows: [Row] = []
    for fragment in sorted {
      if let home = rows.indices.suffix(6).last(where: { rows[$0].holds(fragment) }) {
        rows[home].append(fragment)
      } else {
        rows.append(Row(fragment))
      }
    }
    return rows.sorted { $0.top < $1.top }.map { row in PDFLine(row.fragments.sorted { $0.left < $1.left }) }
  }
}

/// Finds the box that a place on the page belongs to, without asking every one: boxes are listed by the strips of the page that
/// they touch.
private struct BoxIndex {
  private static let stripCount = 64
  private let boxes: [PDFBox]
  private let height: Double
  private var strips: [[Int]] = Array(repeating: [], count: stripCount)

  init(_ boxes: [PDFBox], height: Double) {
    self.boxes = boxes
    self.height = max(1, height)
    for (index, box) in boxes.enumerated() {
      for strip in strip(box.top)...max(strip(box.top), strip(box.bottom)) { strips[strip].append(index) }
    }
  }

  private func strip(_ y: Double) -> Int { Int(max(0, min(Double(Self.stripCount - 1), y / height * Double(Self.stripCount)))) }

  /// The box with most of it; else the nearest one.
  func home(of box: PDFBox) -> Int {
    let near = strips[strip((box.top + box.bottom) / 2)]
    let held = near.max { (boxes[$0].shared(box), $1) < (boxes[$1].shared(box), $0) }
    if let held, boxes[held].shared(box) > 0 { return held }
    return boxes.indices.min { (boxes[$0].distance(to: box), $0) < (boxes[$1].distance(to: box), $1) } ?? 0
  }
}
