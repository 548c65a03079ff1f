/// The words that matter to the scanners, each with what it can mean. One look-up a word, by the hash that the
/// tokenizer has already made, with length and last letters, so that no other word is taken for it.
///
/// One reference, since every view of tokens carries it.
final class Lexicon: Sendable {
  private let tables: LexiconTables

  /// English, with the words of other languages that notes in English reports use (ebd., ders., art. cit.).
  static let english = Lexicon(
    LexiconTables(words: EnglishWords.table, units: UnitTable.rows, currencies: CurrencyTable.rows, places: PlaceTable.rows))

  private init(_ tables: LexiconTables) {
    self.tables = tables
  }

  var units: [Unit] { tables.units }
  var scaledUnits: [ScaledUnit] { tables.scaledUnits }
  var currencies: [Currency] { tables.currencies }
  /// The code of a currency by what stands before an amount: "€", "KSh", "N$".
  func currency(ofSign sign: String) -> String? { tables.currencyOfSign[sign] }
  func hasCurrency(_ code: String) -> Bool { tables.currencyCodes.contains(code) }
  var places: [Place] { tables.places }
  var lemmas: [String] { tables.lemmas }
  /// Places of two words, by the hashes of both.
  var placePairs: [UInt64: PlaceID] { tables.placePairs }

  /// The entry for a word, or 0.
  @inline(__always)
  func index(of spelling: Folding.Spelling) -> UInt16 { tables.index(of: spelling) }

  /// What an entry means; entry 0 means nothing.
  @inline(__always)
  func sense(at index: UInt16) -> WordSense { tables.senses[Int(index)] }

  /// The sense of the word `spelling`, which is in small letters.
  func sense(of spelling: String) -> WordSense {
    sense(at: index(of: Folding.Spelling(spelling.utf8)))
  }

  @inline(__always)
  func sense(_ token: Token) -> WordSense { tables.senses[Int(token.sense)] }

  /// The currency of a country, where its word is one that several countries use: the dollar of Australia, the franc of
  /// Switzerland. Nil where the country has none that is read by that word.
  func currency(of country: PlaceID, named code: String) -> String? {
    let name = places[Int(country.index)].name
    let own = currencies.first { $0.country == name }?.code
    guard let own, own != code else { return own }
    return Self.sharedNames.first { $0.contains(code) && $0.contains(own) } != nil ? own : nil
  }

  /// Currencies that go by one word.
  private static let sharedNames: [Set<String>] = [
    ["$", "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"], ["CHF", "FRF", "BEF", "XOF", "XAF"], ["INR", "PKR", "LKR"],
    ["RUB", "BYN"], ["SEK", "ISK"], ["NOK", "DKK"], ["kr", "CZK"], ["kr", "SEK"], ["kr", "NOK"], ["kr", "DKK"], ["kr", "ISK"],
    ["RSD", "KWD", "IQD", "JOD", "DZD", "TND", "LYD"],
    ["MXN", "ARS", "CLP", "COP", "PHP", "CUP"], ["SAR", "QAR"], ["IRR", "OMR"], ["AED", "MAD"], ["GBP", "EGP"],
    ["KES", "UGX", "TZS"], ["KRW", "KPW"], ["RON"], ["TRY", "ITL"],
  ]

  /// The country that a place lies in, or the place itself.
  func country(of place: PlaceID) -> PlaceID { places[Int(place.index)].container ?? place }
}

/// The rows of the lexicon, and the hash table that finds them.
struct LexiconTables: Sendable {
  private(set) var senses: [WordSense] = [WordSense()]
  private var spellings = [Folding.Spelling()]
  private(set) var units: [Unit] = []
  private(set) var scaledUnits: [ScaledUnit] = []
  private(set) var currencies: [Currency] = []
  private(set) var currencyOfSign: [String: String] = [:]
  private(set) var currencyCodes: Set<String> = []
  private(set) var places: [Place] = []
  private(set) var lemmas: [String] = [""]
  /// Places of two words, by the hashes of both.
  private(set) var placePairs: [UInt64: PlaceID] = [:]
  private var slots = [UInt16](repeating: 0, count: 16_384)

  init(words: String, units: String, currencies: String, places: String) {
    for row in words.parted(at: "\n") { addWords(row) }
    for row in units.parted(at: "\n") { addUnit(row) }
    for row in ScaledUnitTable.rows.parted(at: "\n") { addScaledUnit(row) }
    for row in currencies.parted(at: "\n") { addCurrency(row) }
    for row in places.parted(at: "\n") { addPlace(row) }
  }

  /// The entry for a word, or 0.
  @inline(__always)
  func index(of spelling: Folding.Spelling) -> UInt16 {
    var slot = Int(spelling.hash & 0x3FFF)
    while true {
      let index = slots[slot]
      if index == 0 || spellings[Int(index)] == spelling { return index }
      slot = (slot + 1) & 0x3FFF
    }
  }

  private mutating func add(_ spelling: some StringProtocol, _ change: (inout WordSense) -> Void) {
    let spelling = Folding.Spelling(Folding.folded(String(spelling)))
    var slot = Int(spelling.hash & 0x3FFF)
    while slots[slot] != 0 {
      let index = Int(slots[slot])
      if spellings[index] == spelling { return change(&senses[index]) }
      slot = (slot + 1) & 0x3FFF
    }
    var sense = WordSense()
    change(&sense)
    slots[slot] = UInt16(clamping: senses.count)
    senses.append(sense)
    spellings.append(spelling)
  }

  /// A row "class: word word=value …", or "class lemma: word …".
  private mutating func addWords(_ row: Substring) {
    let halves = row.parted(at: ":")
    guard halves.count == 2 else { return }
    let head = halves[0].parted(at: " ")
    guard let name = head.first, let wordClass = WordClass.named[String(name)] else { return }
    var lemma: UInt16 = 0
    if head.count > 1 {
      lemma = UInt16(clamping: lemmas.count)
      lemmas.append(String(head[1]))
    }
    for entry in halves[1].parted(at: " ") {
      let parts = entry.parted(at: "=")
      let value = parts.count > 1 ? Int64(parts[1]) ?? 0 : 0
      add(parts[0]) { sense in
        sense.classes.insert(wordClass)
        if wordClass == .metric { sense.metric = lemma } else if lemma != 0 { sense.lemma = lemma }
        if wordClass == .scale { sense.power = Int(value) } else if value != 0 { sense.number = value }
      }
    }
  }

  /// A row "singular|dimension|factor to the base of the dimension|spellings".
  private mutating func addUnit(_ row: Substring) {
    let fields = row.parted(at: "|", keepingEmpty: true)
    guard fields.count == 4, let dimension = Unit.Dimension(rawValue: String(fields[1])) else { return }
    let id = UnitID(index: UInt16(clamping: units.count))
    units.append(Unit(name: String(fields[0]), dimension: dimension, factor: Double(fields[2]) ?? 1))
    for spelling in fields[3].parted(at: " ") {
      add(spelling) { sense in
        sense.classes.insert(.unit)
        if dimension == .time { sense.classes.insert(.timeUnit) }
        if sense.unit == nil { sense.unit = id }
      }
    }
  }

  /// A row "code|signs|words|country".
  private mutating func addCurrency(_ row: Substring) {
    let fields = row.parted(at: "|", keepingEmpty: true)
    guard fields.count == 4 else { return }
    let id = CurrencyID(index: UInt16(clamping: currencies.count))
    let code = String(fields[0])
    currencies.append(Currency(code: code, country: fields[3].replacingUnderscores))
    currencyCodes.insert(code)
    for sign in fields[1].parted(at: " ") { currencyOfSign[String(sign)] = currencyOfSign[String(sign)] ?? code }
    for spelling in fields[2].parted(at: " ") {
      add(spelling) { sense in
        sense.classes.insert(.currency)
        if sense.currency == nil { sense.currency = id }
      }
    }
  }

  /// A row "spelling|power of ten|unit".
  private mutating func addScaledUnit(_ row: Substring) {
    let fields = row.parted(at: "|")
    guard fields.count == 3, let power = Int(fields[1]) else { return }
    let id = ScaledUnitID(index: UInt16(clamping: scaledUnits.count))
    scaledUnits.append(ScaledUnit(power: power, name: String(fields[2])))
    add(fields[0]) { sense in
      sense.classes.insert(.scaledUnit)
      sense.scaledUnit = id
    }
  }

  /// A row "name|words that name it or its people|places inside it".
  private mutating func addPlace(_ row: Substring) {
    let fields = row.parted(at: "|", keepingEmpty: true)
    guard fields.count == 3 else { return }
    let id = PlaceID(index: UInt16(clamping: places.count))
    places.append(Place(name: String(fields[0]), container: nil))
    addPlaceNames(fields[1].parted(at: " "), id)
    for name in fields[2].parted(at: " ") {
      let inner = PlaceID(index: UInt16(clamping: places.count))
      places.append(Place(name: name.replacingUnderscores, container: id))
      addPlaceNames([name], inner)
    }
  }

  private mutating func addPlaceNames(_ names: [Substring], _ id: PlaceID) {
    for name in names {
      let words = name.parted(at: "_")
      if words.count == 2 {
        let pair = words.map { Folding.hash(Folding.folded(String($0))) }
        placePairs[UInt64(pair[0]) << 32 | UInt64(pair[1])] = id
        add(words[0]) { $0.classes.insert(.compound) }
      } else {
        add(name) { sense in
          sense.classes.insert(.place)
          if sense.place == nil { sense.place = id }
        }
      }
    }
  }
}

extension StringProtocol {
  /// The parts between ASCII characters; bytes are compared, which is many times faster than characters.
  fileprivate func parted(at separator: Unicode.Scalar, keepingEmpty: Bool = false) -> [Substring] {
    Substring(self).utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: !keepingEmpty).map(Substring.init)
  }

  fileprivate var replacingUnderscores: String { parted(at: "_").joined(separator: " ") }
}

/// A country, or a city in one.
struct Place: Sendable {
  let name: String
  let container: PlaceID?
}

/// A currency by its ISO 4217 code ("$" where nothing decides the country).
struct Currency: Sendable {
  let code: String
  /// The country, by its name in the table of places; empty where it has none or many.
  let country: String
}

/// A unit that carries a power of ten ("bcm").
struct ScaledUnit: Sendable {
  let power: Int
  let name: String
}

/// A unit of measure by its full English singular.
struct Unit: Sendable {
  enum Dimension: String, Sendable {
    case length, area, volume, mass, energy, power, data, temperature, time, speed, oil, angle, pressure, frequency, voltage, current, other
  }
  let name: String
  let dimension: Dimension
  /// How many of the dimension's base unit one of these is.
  let factor: Double
}

extension WordClass {
  /// The classes by the names that the tables of words use.
  fileprivate static let named: [String: WordClass] = [
    "cardinal": .cardinal, "scale": .scale, "ordinal": .ordinal, "fraction": .fraction, "multiple": .multiple,
    "month": .month, "weekday": .weekday, "season": .season, "percent": .percent, "event": .event, "rise": .rise,
    "fall": .fall, "function": .function, "abbreviation": .abbreviation, "saying": .saying, "survey": .survey,
    "favourable": .favourable, "unfavourable": .unfavourable, "exhibit": .exhibit, "label": .label,
    "office": .office, "about": .about, "nearly": .nearly, "relative": .relative, "noteHeading": .noteHeading,
    "summaryHeading": .summaryHeading, "signal": .signal, "backReference": .backReference, "particle": .particle,
    "periodical": .periodical, "publisher": .publisher, "estimate": .estimate, "contrast": .contrast,
    "institution": .institution, "verb": .verb, "opinion": .opinion, "site": .site,
    "negation": .negation, "calendar": .calendar, "address": .address, "more": .more, "less": .less, "above": .above,
    "below": .below, "adjective": .adjective, "weight": .weight, "decade": .decade, "metric": .metric, "neutral": .neutral,
    "unchanged": .unchanged, "determiner": .determiner, "narrowing": .narrowing, "conjunction": .conjunction,
    "priceBasis": .priceBasis, "rest": .rest, "comparison": .comparison, "total": .total, "day": .day,
  ]
}
