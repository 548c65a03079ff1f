import Foundation

/// Passages of a Markdown file, a heading each, with marks ⟦kind:words⟧ at what a slip of the pen may change.
public struct MarkedPassage: Sendable, CustomStringConvertible {
  public struct Mark: Sendable {
    public let kind: String
    public let words: String
    /// UTF-8 offsets in the text without marks.
    public let range: Range<Int>
  }

  public let title: String
  /// Without its marks.
  public let text: String
  public let marks: [Mark]
  public var description: String { title }

  /// The passages of the file, in order.
  public static func all(in path: String) throws -> [MarkedPassage] {
    let sections = ("\n" + (try Repository.text(path))).components(separatedBy: "\n## ").dropFirst()
    return sections.map { section in
      let lines = section.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return MarkedPassage(title: String(lines[0]), marked: lines.count > 1 ? String(lines[1]) : "")
    }
  }

  private init(title: String, marked: String) {
    self.title = title
    var text = ""
    var marks: [Mark] = []
    var rest = marked.trimmingCharacters(in: .whitespacesAndNewlines)[...]
    while let open = rest.firstIndex(of: "⟦"), let colon = rest[open...].firstIndex(of: ":"), let close = rest[open...].firstIndex(of: "⟧")
    {
      text += rest[..<open]
      let start = text.utf8.count
      let words = String(rest[rest.index(after: colon)..<close])
      text += words
      marks.append(Mark(kind: String(rest[rest.index(after: open)..<colon]), words: words, range: start..<text.utf8.count))
      rest = rest[rest.index(after: close)...]
    }
    self.text = text + rest
    self.marks = marks
  }

  /// The text with other words at a mark, and where they stand.
  public func slipped(at mark: Mark, to words: String) -> (text: String, range: Range<Int>) {
    let bytes = Array(text.utf8)
    let slipped = bytes[..<mark.range.lowerBound] + Array(words.utf8) + bytes[mark.range.upperBound...]
    return (String(decoding: slipped, as: UTF8.self), mark.range.lowerBound..<mark.range.lowerBound + words.utf8.count)
  }
}

extension MarkedPassage.Mark {
  /// What a slip of the pen makes of the words; another one for each seed.
  public func slip(_ random: inout Seeded) -> String {
    switch kind {
    case "scale": return words == "billion" ? "million" : words == "million" ? "billion" : "thousand"
    case "direction": return Self.opposites[words] ?? words
    case "year": return String((Int(words) ?? 0) + random.pick([-3, -2, -1, 1, 2, 3]))
    case "growth", "share":
      let value = Double(words) ?? 0
      let slipped = value + (value > 8 ? random.pick([-4, -3, 3, 4, 6]) : random.pick([2, 3]))
      return slipped == slipped.rounded() ? String(Int(slipped)) : String((slipped * 10).rounded() / 10)
    default:
      var letters = Array(words)
      let digits = letters.indices.filter { letters[$0].isNumber }
      while String(letters) == words, !digits.isEmpty {
        let place = random.pick(digits)
        letters[place] = random.pick(Array(place == digits.first ? "123456789" : "0123456789"))
      }
      return String(letters)
    }
  }

  private static let opposites = ["rose": "fell", "fell": "rose", "increased": "declined", "declined": "increased"]
}
