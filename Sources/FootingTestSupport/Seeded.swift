/// Random numbers that come again with their seed (SplitMix64).
public struct Seeded: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  public mutating func pick<T>(_ options: [T]) -> T { options[Int.random(in: options.indices, using: &self)] }
}

/// A report made up from a seed: paragraphs with figures and markers, and a note for each marker.
public struct SeededReport: Sendable {
  public struct Sentence: Sendable {
    public let words: String
    /// The number of its note, from 1.
    public let note: Int?
  }

  public let paragraphs: [[Sentence]]
  public let notes: [String]

  public init(seed: UInt64, paragraphs count: Int = 6) {
    var random = Seeded(seed)
    var notes: [String] = []
    var paragraphs: [[Sentence]] = []
    for _ in 0..<count {
      var sentences: [Sentence] = []
      for _ in 0..<Int.random(in: 2...5, using: &random) {
        var note: Int? = nil
        if Int.random(in: 0..<3, using: &random) > 0 {
          notes.append(Self.reference(&random))
          note = notes.count
        }
        sentences.append(Sentence(words: Self.sentence(&random), note: note))
      }
      paragraphs.append(sentences)
    }
    if notes.isEmpty {
      notes.append(Self.reference(&random))
      paragraphs.append([Sentence(words: Self.sentence(&random), note: 1)])
    }
    self.paragraphs = paragraphs
    self.notes = notes
  }

  /// How the report is set.
  public struct Setting: Sendable {
    /// Added to every number of a note.
    public var shift = 0
    /// Lines are broken behind so many columns.
    public var width = 80
    public var curlyQuotes = false
    /// The marker of this note is left out.
    public var withoutMarker: Int? = nil

    public init() {}
  }

  public func text(_ setting: Setting = Setting()) -> String {
    var blocks = paragraphs.map { paragraph in
      paragraph.map { sentence in
        guard let note = sentence.note, note != setting.withoutMarker else { return sentence.words }
        return sentence.words + "[\(note + setting.shift)]"
      }.joined(separator: " ")
    }
    blocks.append("Notes")
    var text = blocks.map { Self.wrap($0, setting.width) }.joined(separator: "\n\n") + "\n\n"
    for (index, note) in notes.enumerated() { text += Self.wrap("\(index + 1 + setting.shift). \(note)", setting.width) + "\n" }
    guard setting.curlyQuotes else { return text }
    var isOpen = false
    return String(
      text.map { character -> Character in
        guard character == "\"" else { return character }
        isOpen.toggle()
        return isOpen ? "“" : "”"
      })
  }

  private static func wrap(_ text: String, _ width: Int) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      // A line never begins with a number: it would be a note by right.
      if line.count + word.count + 1 > width, !line.isEmpty, word.first?.isNumber == false {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private static let subjects = [
    "exports of timber", "the harvest of rye", "the number of ferries", "public spending", "the price of coal", "rail traffic",
    "the catch of herring", "wages in the yards",
  ]
  private static let places = ["Norland", "Vestria", "the northern province", "Port Anders", "the capital", "Lower Sund"]
  private static let names = ["T. Lindqvist", "O. Dahl", "K. Moe", "A. Brandt", "J. Marek", "P. Sova", "H. Ruud", "E. Falk"]
  private static let journals = ["Strait Review", "Transport Letters", "Harbour Post", "The Vestrian Herald", "Coastal Papers"]
  private static let titles = [
    "Counting Ships", "The Long Winter", "Who Pays", "A Harbour Without Cranes", "After the Ferry", "Rails and Ice", "Salt",
    "The Other Shore",
  ]
  private static let verbs = ["rose to", "fell to", "reached", "stood at", "was put at"]

  private static func sentence(_ random: inout Seeded) -> String {
    let year = Int.random(in: 1985...2014, using: &random)
    let value = [
      "\(Int.random(in: 2...95, using: &random)).\(Int.random(in: 1...9, using: &random)) percent",
      "$\(Int.random(in: 2...900, using: &random)) million",
      "\(Int.random(in: 12...990, using: &random)),\(Int.random(in: 100...999, using: &random)) tonnes",
    ]
    let subject = random.pick(subjects)
    let place = random.pick(places)
    return
      "In \(year), \(subject) in \(place) \(random.pick(verbs)) \(random.pick(value)), as the \(random.pick(["ministry", "union", "harbour board", "railway"])) recalls."
  }

  private static func reference(_ random: inout Seeded) -> String {
    "\(random.pick(names)), \"\(random.pick(titles)) \(random.pick(["in Spring", "at Sea", "Revisited", "on Trial", "by Night"])),\" \(random.pick(journals)), \(Int.random(in: 1...28, using: &random)) \(random.pick(["March", "April", "June", "October"])) \(Int.random(in: 1990...2014, using: &random)), p. \(Int.random(in: 2...99, using: &random))."
  }
}
