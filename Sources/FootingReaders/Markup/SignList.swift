import Footing

/// Signs that stand for several notes in one place: "219,220,221" are three, "8–11" four.
enum SignList {
  /// Marks text on the tape as the signs of the notes with these labels.
  static func mark(_ range: Range<Int>, in builder: inout DocumentBuilder, isDoubtful: Bool = false) {
    let text = builder.text(range)
    let labels = labels(in: text) ?? [HypertextNotes.label(text)].compactMap(\.self)
    for label in labels { builder.markMarker(range, label: label, to: .label, isDoubtful: isDoubtful) }
  }

  /// The numbers of a list; nil for a text that is none.
  private static func labels(in text: String) -> [String]? {
    var numbers: [Int] = []
    var isAfterDash = false
    for part in text.split(whereSeparator: { " ,;\n[]()".contains($0) }).flatMap({ $0.splitKeeping("-–—") }) {
      if part == "-" || part == "–" || part == "—" {
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
