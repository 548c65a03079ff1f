/// The roles that a word can play; one word can play several ("second" ranks and measures time).
struct WordClass: OptionSet, Sendable, Hashable {
  let rawValue: UInt64

  static let cardinal = WordClass(rawValue: 1 << 0)
  static let scale = WordClass(rawValue: 1 << 1)
  static let ordinal = WordClass(rawValue: 1 << 2)
  static let fraction = WordClass(rawValue: 1 << 3)
  static let multiple = WordClass(rawValue: 1 << 4)
  static let month = WordClass(rawValue: 1 << 5)
  static let weekday = WordClass(rawValue: 1 << 6)
  static let season = WordClass(rawValue: 1 << 7)
  static let timeUnit = WordClass(rawValue: 1 << 8)
  static let unit = WordClass(rawValue: 1 << 9)
  static let currency = WordClass(rawValue: 1 << 10)
  static let percent = WordClass(rawValue: 1 << 11)
  static let place = WordClass(rawValue: 1 << 12)
  static let event = WordClass(rawValue: 1 << 13)
  static let rise = WordClass(rawValue: 1 << 14)
  static let fall = WordClass(rawValue: 1 << 15)
  static let function = WordClass(rawValue: 1 << 16)
  static let abbreviation = WordClass(rawValue: 1 << 17)
  static let saying = WordClass(rawValue: 1 << 18)
  static let survey = WordClass(rawValue: 1 << 19)
  static let favourable = WordClass(rawValue: 1 << 20)
  static let unfavourable = WordClass(rawValue: 1 << 21)
  static let exhibit = WordClass(rawValue: 1 << 22)
  static let label = WordClass(rawValue: 1 << 23)
  static let office = WordClass(rawValue: 1 << 24)
  static let about = WordClass(rawValue: 1 << 25)
  static let nearly = WordClass(rawValue: 1 << 26)
  static let relative = WordClass(rawValue: 1 << 27)
  static let noteHeading = WordClass(rawValue: 1 << 28)
  static let summaryHeading = WordClass(rawValue: 1 << 29)
  static let signal = WordClass(rawValue: 1 << 30)
  static let backReference = WordClass(rawValue: 1 << 31)
  static let particle = WordClass(rawValue: 1 << 32)
  static let periodical = WordClass(rawValue: 1 << 33)
  static let publisher = WordClass(rawValue: 1 << 34)
  static let estimate = WordClass(rawValue: 1 << 35)
  static let contrast = WordClass(rawValue: 1 << 36)
  static let institution = WordClass(rawValue: 1 << 37)
  static let verb = WordClass(rawValue: 1 << 39)
  static let compound = WordClass(rawValue: 1 << 40)
  static let opinion = WordClass(rawValue: 1 << 41)
  static let site = WordClass(rawValue: 1 << 42)
  static let negation = WordClass(rawValue: 1 << 43)
  static let calendar = WordClass(rawValue: 1 << 44)
  static let address = WordClass(rawValue: 1 << 45)
  static let more = WordClass(rawValue: 1 << 46)
  static let less = WordClass(rawValue: 1 << 47)
  static let above = WordClass(rawValue: 1 << 48)
  static let below = WordClass(rawValue: 1 << 49)
  static let adjective = WordClass(rawValue: 1 << 50)
  static let scaledUnit = WordClass(rawValue: 1 << 51)
  static let weight = WordClass(rawValue: 1 << 52)
  static let day = WordClass(rawValue: 1 << 53)
  static let decade = WordClass(rawValue: 1 << 54)
  static let metric = WordClass(rawValue: 1 << 55)
  static let neutral = WordClass(rawValue: 1 << 56)
  static let unchanged = WordClass(rawValue: 1 << 57)
  static let determiner = WordClass(rawValue: 1 << 58)
  static let narrowing = WordClass(rawValue: 1 << 59)
  static let conjunction = WordClass(rawValue: 1 << 60)
  static let priceBasis = WordClass(rawValue: 1 << 61)
  static let rest = WordClass(rawValue: 1 << 62)
  static let comparison = WordClass(rawValue: 1 << 38)
  static let total = WordClass(rawValue: 1 << 63)

  /// Words at which a figure can begin, and those that tell that none does.
  static let opensFigure: WordClass = [
    .cardinal, .ordinal, .fraction, .multiple, .month, .season, .relative, .currency, .calendar, .address, .weekday, .day, .decade,
  ]
}

/// What the lexicon knows about a word.
struct WordSense: Sendable {
  var classes: WordClass = []
  /// Cardinals, ordinals: their value. Fractions: the denominator. Multiples: the factor. Months and weekdays: 1-based.
  var number: Int64 = 0
  /// Scales: the power of ten.
  var power: Int = 0
  var unit: UnitID? = nil
  var scaledUnit: ScaledUnitID? = nil
  var currency: CurrencyID? = nil
  var place: PlaceID? = nil
  /// Words of one event or metric share a lemma ("visited", "visits").
  var lemma: UInt16 = 0
  /// Words for one metric share a number ("exported", "exports"); 0 where a word measures nothing.
  var metric: UInt16 = 0
}

/// A row of the table of units.
struct UnitID: Sendable, Hashable { let index: UInt16 }
/// A row of the table of units that carry a scale.
struct ScaledUnitID: Sendable, Hashable { let index: UInt16 }
/// A row of the table of currencies.
struct CurrencyID: Sendable, Hashable { let index: UInt16 }
/// A row of the table of places.
struct PlaceID: Sendable, Hashable { let index: UInt16 }
