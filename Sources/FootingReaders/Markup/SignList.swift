import Footing

/// Signs that stand for several notes in one place: "219,220,221" are three, "8–11" four.
enum SignList {
  /// Marks text on the tape as the signs of the notes with these labels.
  static func mark(_ range: Range<Int>, in builder: inout DocumentBuilder, isDoubtful: Bool = false) {
    for label in labels(of: builder.text(range)) { builder.markMarker(range, label: label, to: .label, isDoubtful: isDoubtful) }
  }

  /// What a sign leads to: "3,5–7" to 3, 5, 6 and 7.
  static func labels(of sign: String) -> [String] { labels(in: sign) ?? [HypertextNotes.label(sign)].compactMap(\.self) }

  /// Where "[3]", "[3, 5]" and "[3–7]" stand, if one of their numbers is among the labels, but not within notes and links, whose places
  /// on the tape are given. Linear but for sorting these.
  static func bracketed(_ labels: Set<String>, in builder: DocumentBuilder, outside others: [Range<Int>]) -> [(
    range: Range<Int>, labels: [String]
  )] {
    guard !labels.isEmpty else { return [] }
    var signs: [(range: Range<Int>, labels: [String])] = []
    let others = others.sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    var othersEnd = 0
    let bytes = Array(builder.bytes(0..<builder.position))
    var at = 0
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "[")) {
      while next < others.count, others[next].lowerBound <= open + 1 {
        othersEnd = max(othersEnd, others[next].upperBound)
        next += 1
      }
      at = open + 1
      while at < bytes.count, at - open < 48, bytes[at].isListed { at += 1 }
      guard at > open + 1, at < bytes.count, bytes[at] == UInt8(ascii: "]"), othersEnd <= open else { continue }
      let range = open..<(at + 1)
      if let numbers = Self.labels(in: builder.text(range)), numbers.contains(where: labels.contains) { signs.append((range, numbers)) }
    }
    return signs
  }

  /// What stands between the first and the last of a range.
  static let dashes = "-‐‑‒–—"

  /// The numbers of a list; nil for a text that is none.
  private static func labels(in text: String) -> [String]? {
    var numbers: [Int] = []
    var isAfterDash = false
    for part in text.split(whereSeparator: { " ,;\n[]()".contains($0) }).flatMap({ $0.splitKeeping(dashes) }) {
      if part.count == 1, dashes.contains(part) {
        isAfterDash = true
        continue
      }
      guard part.utf8.count <= 5, let number = Int(part) else { return nil }
      if isAfterDash, let last = numbers.last, number > last, number - last < 100 { numbers += (last + 1)..<number }
      numbers.append(number)
      isAfterDash = false
    }
    return numbers.isEmpty ? nil : numbers.map(String.init)
  }
}

extension Substring {
  /// The parts between the signs, and the signs.
  fileprivate func splitKeeping(_ signs: String) -> [Substring] {
    var parts: [Substring] = []
    var start = startIndex
    for at in indices where signs.contains(self[at]) {
      if start < at { parts.append(self[start..<at]) }
      start = index(after: at)
      parts.append(self[at..<start])
    }
    if start < endIndex { parts.append(self[start...]) }
    return parts
  }
}

extension UInt8 {
  /// A digit, or of what stands between the numbers of a list: the last three are an en dash.
  fileprivate var isListed: Bool {
    self &- 0x30 < 10 || self == UInt8(ascii: ",") || self == 0x20 || self == UInt8(ascii: "-") || self == 0xE2 || self == 0x80
      || self == 0x93
  }
}
