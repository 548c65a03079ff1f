import Footing

/// The numbers that a word processor shows for its notes: where they begin, when they begin again, how they are written.
struct NoteNumbering {
  enum Restart: String { case continuous, eachSect, eachPage }

  struct Series {
    var format = "decimal"
    var start = 1
    var restart = Restart.continuous
  }

  private(set) var footnotes = Series()
  private(set) var endnotes = Series(format: "lowerRoman")
  /// What sections say of their own, by section.
  private(set) var sections: [(footnotes: Series?, endnotes: Series?)] = []
  private var counts: (footnotes: Int, endnotes: Int) = (0, 0)
  private var section = 0

  /// The settings of a document, and of its sections where any differ: a section says so at its end only, so the body is
  /// looked through once before it is read.
  static func read(_ body: [UInt8], settings: [UInt8]?, _ package: OfficePackage) throws(ReadError) -> NoteNumbering {
    var numbering = NoteNumbering()
    if let settings {
      let reader = Reader()
      try package.parse(settings, named: "settings", into: reader)
      numbering.footnotes = reader.last.footnotes ?? numbering.footnotes
      numbering.endnotes = reader.last.endnotes ?? numbering.endnotes
    }
    guard body[...].firstRange(of: "notePr>") != nil else { return numbering }
    let reader = Reader(footnotes: numbering.footnotes, endnotes: numbering.endnotes)
    try package.parse(body, named: "document", into: reader)
    numbering.sections = reader.sections
    return numbering
  }

  private var current: (footnotes: Series, endnotes: Series) {
    guard sections.indices.contains(section) else { return (footnotes, endnotes) }
    return (sections[section].footnotes ?? footnotes, sections[section].endnotes ?? endnotes)
  }

  mutating func endSection() {
    section += 1
    if current.footnotes.restart == .eachSect { counts.footnotes = 0 }
    if current.endnotes.restart == .eachSect { counts.endnotes = 0 }
  }

  mutating func endPage() {
    if current.footnotes.restart == .eachPage { counts.footnotes = 0 }
  }

  mutating func nextFootnote() -> String {
    counts.footnotes += 1
    return Self.written(current.footnotes.start - 1 + counts.footnotes, as: current.footnotes.format)
  }

  mutating func nextEndnote() -> String {
    counts.endnotes += 1
    return Self.written(current.endnotes.start - 1 + counts.endnotes, as: current.endnotes.format)
  }

  /// A number as Office Open XML calls its forms.
  static func written(_ number: Int, as format: String) -> String {
    switch format {
    case "lowerRoman": roman(number).lowercased()
    case "upperRoman": roman(number)
    case "lowerLetter": letters(number, "a")
    case "upperLetter": letters(number, "A")
    case "chicago": signs(number)
    case "decimalZero": number < 10 ? "0\(number)" : String(number)
    default: String(number)
    }
  }

  private static func roman(_ number: Int) -> String {
    guard (1...3_999).contains(number) else { return String(number) }
    var rest = number
    var text = ""
    for (value, sign) in [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
      (4, "IV"),
      (1, "I"),
    ] {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  /// a … z, aa … zz: the letter repeated.
  private static func letters(_ number: Int, _ first: Unicode.Scalar) -> String {
    guard number >= 1, number <= 26 * 20, let letter = Unicode.Scalar(first.value + UInt32((number - 1) % 26)) else {
      return String(number)
    }
    return String(repeating: String(Character(letter)), count: (number - 1) / 26 + 1)
  }

  /// * † ‡ §, then doubled.
  private static func signs(_ number: Int) -> String {
    guard number >= 1, number <= 80 else { return String(number) }
    return String(repeating: ["*", "†", "‡", "§"][(number - 1) % 4], count: (number - 1) / 4 + 1)
  }

  private final class Reader: MarkupHandler {
    private let defaults: (footnotes: Series, endnotes: Series)
    private(set) var last: (footnotes: Series?, endnotes: Series?) = (nil, nil)
    private(set) var sections: [(footnotes: Series?, endnotes: Series?)] = []
    private var isIn: String? = nil

    init(footnotes: Series = Series(), endnotes: Series = Series(format: "lowerRoman")) { defaults = (footnotes, endnotes) }

    func open(_ element: MarkupElement, at offset: Int) {
      switch element.name {
      case "w:sectPr": last = (nil, nil)
      case "w:footnotePr":
        isIn = element.name
        last.footnotes = defaults.footnotes
      case "w:endnotePr":
        isIn = element.name
        last.endnotes = defaults.endnotes
      case "w:numFmt", "w:numStart", "w:numRestart": if let value = element["w:val"] { set(element.name, value) }
      default: break
      }
    }

    private func set(_ name: String, _ value: String) {
      func change(_ series: inout Series?) {
        switch name {
        case "w:numFmt": series?.format = value
        case "w:numStart": series?.start = min(100_000, max(0, Int(value) ?? 1))
        default: series?.restart = Restart(rawValue: value) ?? .continuous
        }
      }
      if isIn == "w:footnotePr" { change(&last.footnotes) } else if isIn == "w:endnotePr" { change(&last.endnotes) }
    }

    func close(_ name: String, at offset: Int) {
      if name == "w:footnotePr" || name == "w:endnotePr" { isIn = nil }
      if name == "w:sectPr" { sections.append(last) }
    }
    func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {}
  }
}
