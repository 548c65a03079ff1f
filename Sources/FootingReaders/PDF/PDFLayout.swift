import Footing

/// A line of a column: fragments that stand beside each other.
struct PDFLine {
  var fragments: [PDFFragment]
  /// The height of most of its text.
  let height: Double
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  /// Everything in it is bold.
  let isBold: Bool
  let characters: Int

  init(_ fragments: [PDFFragment]) {
    self.fragments = fragments
    var longest = 0
    var height = 0.0
    for fragment in fragments where fragment.bytes.count > longest {
      longest = fragment.bytes.count
      height = fragment.height
    }
    // A sign that stands before a few words does not set the height of the line.
    let whole = fragments.allSatisfy({ $0.bytes.count < 3 }) ? fragments.map(\.height).max() ?? 0 : height
    self.height = whole
    left = fragments.map(\.left).min() ?? 0
    right = fragments.map(\.right).max() ?? 0
    let main = fragments.filter { $0.height >= whole * 0.9 }
    top = (main.isEmpty ? fragments : main).map(\.top).min() ?? 0
    bottom = (main.isEmpty ? fragments : main).map(\.bottom).max() ?? 0
    isBold = !fragments.isEmpty && fragments.allSatisfy { $0.isBold || $0.isBlank }
    characters = fragments.reduce(0) { $0 + $1.bytes.count }
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
    guard fragment.height <= height * 0.86, fragment.bytes.count <= 16 else { return nil }
    // Its middle stands above the middle of the line; an index stands below it.
    guard fragment.top + fragment.height / 2 < top + (bottom - top) / 2 + height * 0.06 else { return nil }
    return Self.label(fragment.text)
  }

  /// "12", "*", "3,4": what a raised sign may be; a letter alone is one only if nothing but a note can be meant.
  static func label(_ text: String) -> String? {
    guard !text.isEmpty, text.utf8.count <= 12 else { return nil }
    if text.unicodeScalars.allSatisfy({ $0.value >= 0x30 && $0.value <= 0x39 || ",–- ".unicodeScalars.contains($0) }) {
      // No document has a thousand notes; "2023-03-06" and "30000" are none.
      let numbers = text.split { ",–- ".contains($0) }
      return numbers.isEmpty || numbers.contains { $0.utf8.count > 3 } ? nil : text
    }
    return text.unicodeScalars.allSatisfy { "*∗†‡§¶‖#".unicodeScalars.contains($0) } ? text : nil
  }
}

/// Puts the fragments of a page into columns and lines.
struct PDFLayout {
  let page: PDFPage

  /// The columns of the page in reading order, each as its lines from top to bottom.
  func columns() -> [[PDFLine]] {
    let fragments = page.fragments.filter { !$0.isBlank && $0.width > 0 && $0.height > 0 }
    let gutters = gutters(fragments)
    guard !gutters.isEmpty else { return [lines(fragments)] }
    // What crosses a gutter reaches over the page: columns above it are read before it, those below it after.
    var bands: [(top: Double, fragments: [PDFFragment], isWide: Bool)] = []
    for line in lines(fragments, splitAt: gutters) {
      let isWide = gutters.contains { line.left < $0 - 4 && line.right > $0 + 4 }
      if bands.last?.isWide != isWide { bands.append((line.top, [], isWide)) }
      bands[bands.count - 1].fragments += line.fragments
    }
    return bands.flatMap { band -> [[PDFLine]] in
      if band.isWide { return [lines(band.fragments)] }
      var columns: [[PDFFragment]] = Array(repeating: [], count: gutters.count + 1)
      for fragment in band.fragments { columns[gutters.count { fragment.left + fragment.width / 2 > $0 }].append(fragment) }
      return columns.filter { !$0.isEmpty }.map { lines($0) }
    }
  }

  // MARK: Columns

  /// Vertical strips that hardly any text crosses, with enough text on both sides: where columns part.
  private func gutters(_ fragments: [PDFFragment]) -> [Double] {
    guard fragments.count >= 24, page.width > 0 else { return [] }
    let cells = 200
    var crossing = Array(repeating: 0, count: cells)
    var characters = Array(repeating: 0, count: cells)
    func cell(_ x: Double) -> Int { max(0, min(cells - 1, Int(x / page.width * Double(cells)))) }
    for fragment in fragments {
      let (first, last) = (cell(fragment.left), cell(fragment.right))
      for index in first..<(last + 1) { crossing[index] += 1 }
      characters[cell(fragment.left + fragment.width / 2)] += fragment.bytes.count
    }
    let total = characters.reduce(0, +)
    let most = crossing.max() ?? 0
    let limit = max(1, most * 2 / 7)
    var gutters: [Double] = []
    var index = cells / 5
    while index < cells * 4 / 5 {
      guard crossing[index] <= limit else {
        index += 1
        continue
      }
      var end = index
      while end < cells, crossing[end] <= limit { end += 1 }
      let lowest = (index..<end).min { crossing[$0] < crossing[$1] } ?? index
      let before = characters[..<lowest].reduce(0, +)
      // Text stands close by on both sides: a wide empty strip parts a margin or a table, not columns.
      if end - index <= cells / 8, before * 5 >= total, (total - before) * 5 >= total,
        isRagged(fragments, Double(index) / Double(cells) * page.width, Double(end) / Double(cells) * page.width)
      {
        gutters.append((Double(index + end) / 2) / Double(cells) * page.width)
      }
      index = end + 1
    }
    return gutters
  }

  /// Columns have lines of words on both sides of the gutter; the columns of a table have cells.
  private func isRagged(_ fragments: [PDFFragment], _ left: Double, _ right: Double) -> Bool {
    let before = fragments.filter { $0.right <= right && $0.right > left - page.width * 0.4 }
    let after = fragments.filter { $0.left >= left && $0.left < right + page.width * 0.4 }
    func average(_ list: [PDFFragment]) -> Int { list.isEmpty ? 0 : list.reduce(0) { $0 + $1.bytes.count } / list.count }
    return average(before) >= 14 && average(after) >= 14
  }

  // MARK: Lines

  /// What a note may begin with: it stands higher than its line.
  private static func isSign(_ fragment: PDFFragment) -> Bool { fragment.bytes.count <= 3 && PDFLine.label(fragment.text) != nil }

  /// Fragments joined to lines: those whose heights overlap by half of the smaller one; parted at the gutters.
  private func lines(_ fragments: [PDFFragment], splitAt gutters: [Double] = []) -> [PDFLine] {
    let sorted = fragments.sorted { ($0.top + $0.height / 2, $0.left) < ($1.top + $1.height / 2, $1.left) }
    var rows: [(top: Double, bottom: Double, height: Double, fragments: [PDFFragment])] = []
    for fragment in sorted {
      var home: Int? = nil
      for index in rows.indices.suffix(6).reversed() {
        let overlap = min(rows[index].bottom, fragment.bottom) - max(rows[index].top, fragment.top)
        let isBesideSign = Self.isSign(fragment) || rows[index].fragments.count == 1 && Self.isSign(rows[index].fragments[0])
        if overlap >= min(rows[index].height, fragment.height) * (isBesideSign ? 0.4 : 0.5) {
          home = index
          break
        }
      }
      guard let home else {
        rows.append((fragment.top, fragment.bottom, fragment.height, [fragment]))
        continue
      }
      rows[home].fragments.append(fragment)
      if fragment.height > rows[home].height {
        rows[home].top = fragment.top
        rows[home].bottom = fragment.bottom
        rows[home].height = fragment.height
      }
    }
    var lines: [PDFLine] = []
    for row in rows.sorted(by: { $0.top < $1.top }) {
      var parts: [[PDFFragment]] = [[]]
      for fragment in row.fragments.sorted(by: { $0.left < $1.left }) {
        if let last = parts[parts.count - 1].last, gutters.contains(where: { last.right <= $0 + 2 && fragment.left >= $0 - 2 }) {
          parts.append([])
        }
        parts[parts.count - 1].append(fragment)
      }
      lines += parts.filter { !$0.isEmpty }.map { PDFLine($0) }
    }
    return lines
  }
}
