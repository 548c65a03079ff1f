/// Names a figure of a document: its index among the figures, in reading order.
public struct FigureID: Sendable, Hashable, Comparable {
  /// Its place in the list, from 0.
  public let index: UInt32
  init(_ index: Int) { self.index = UInt32(clamping: index) }
  /// In the order of the list.
  public static func < (a: FigureID, b: FigureID) -> Bool { a.index < b.index }
}

/// A number in the text with what it means: never a picture.
public struct Figure: Sendable {
  /// What a number measures.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case money, percent, percentagePoints, fraction, ratio, multiple, count, number, measure, duration, ordinal, date,
      period

    var isDate: Bool { self == .date || self == .period }
  }

  /// How the number bounds what is meant.
  public enum Bound: String, Sendable, Hashable, CaseIterable {
    case exact, about, moreThan, atLeast, lessThan, atMost, nearly
  }

  // The large fields first: so it lies in 128 bytes, and nothing in it is counted when it is copied.
  let unitName: UnitName?
  /// The value, or the lower end of a range; nil for dates. Percentages are in percent.
  public let low: Quantity?
  /// What the number measures.
  public let kind: Kind
  /// How the number bounds what is meant.
  public let bound: Bound
  /// The part of the report that it stands in.
  public internal(set) var zone: Zone
  /// The end that is written first is the later or the larger one; the figure has them the right way round.
  var isReversed = false
  /// It is written with decimals.
  var hasDecimals = false
  /// The number follows a verb of rise or fall: it is a change, not a level.
  var change: Change? = nil
  /// The upper end of a range.
  public let high: Quantity?
  /// The days that a date covers.
  public let dates: DateInterval?
  /// The note that it stands in.
  public internal(set) var note: NoteID?
  /// The words of the figure: number, scale, unit.
  public let range: TextRange
  private var firstToken: UInt32
  private var endToken: UInt32
  /// Its place among the figures of the document.
  public internal(set) var id: FigureID

  /// - Parameters:
  ///   - tokens: those that it is made of, in its passage.
  init(
    _ kind: Kind, _ range: TextRange, tokens: Range<Int>, low: Quantity?, high: Quantity?, unit: UnitName?, dates: DateInterval?,
    bound: Bound,
    zone: Zone, note: NoteID?
  ) {
    id = FigureID(0)
    (self.kind, self.range, self.low, self.high, self.dates, self.bound, self.zone, self.note) = (
      kind, range, low, high, dates, bound, zone, note
    )
    unitName = unit
    firstToken = UInt32(clamping: tokens.lowerBound)
    endToken = UInt32(clamping: tokens.upperBound)
  }

  /// ISO 4217 code, "$" and "P" where they stand alone and may be those of several countries, "%", a unit's English singular or the
  /// counted noun; rates as "USD/tonne". Nil where there is none, and where it would be longer than 31 bytes.
  public var unit: String? { unitName?.description }

  enum Change: Sendable, Hashable { case rise, fall }

  /// Half the width of the interval that the writing implies.
  public var precision: Double? { low?.halfUnit }

  var value: Double? { low?.double }

  /// It counts something; what, a bare number leaves to its sentence.
  var isCounted: Bool { kind == .count || kind == .number }

  /// The figure with its place among other tokens.
  func placed(at tokens: Range<Int>) -> Figure {
    var figure = self
    figure.tokens = tokens
    return figure
  }

  /// The token that it begins at, in its passage, and the one behind it.
  private(set) var tokens: Range<Int> {
    get { Int(firstToken)..<Int(max(firstToken, endToken)) }
    set { (firstToken, endToken) = (UInt32(clamping: newValue.lowerBound), UInt32(clamping: newValue.upperBound)) }
  }
}

/// The days from the first of `from` to the last of `to`; open where `to` is nil and `isOpen`.
public struct DateInterval: Sendable, Hashable {
  /// The first date.
  public let from: CalendarDate
  /// The last date, inclusive; nil where it is open.
  public let to: CalendarDate?
  /// "2014 to present": it has no end.
  public let isOpen: Bool
  /// The year was inferred from the document's date.
  public let isInferred: Bool

  init(_ from: CalendarDate, to: CalendarDate? = nil, isOpen: Bool = false, isInferred: Bool = false) {
    self.from = from
    self.to = isOpen ? nil : to ?? from
    self.isOpen = isOpen
    self.isInferred = isInferred
  }

  /// Both name a year and share a day.
  func overlaps(_ other: DateInterval) -> Bool? {
    guard let start = from.firstDay, let otherStart = other.from.firstDay else { return nil }
    let end = isOpen ? Int.max : to?.lastDay ?? from.lastDay ?? start
    let otherEnd = other.isOpen ? Int.max : other.to?.lastDay ?? other.from.lastDay ?? otherStart
    return start <= otherEnd && otherStart <= end
  }

  /// One month or less, or one year, not a stretch.
  var isPoint: Bool { to == from }

  /// The last day of a month is its end: "31 December 2012", "the end of 2012" and "December 2012" say when one counted.
  var monthOfItsEnd: DateInterval {
    guard isPoint, let month = from.month, let day = from.day, day == CalendarDate.days(in: month, of: from.year ?? 2000) else {
      return self
    }
    return DateInterval(CalendarDate(year: from.year, month: month), isInferred: isInferred)
  }
}

extension TokenView {
  /// The tokens of a figure whose own count is of other tokens; those of the view stand in the order of the text.
  func tokens(of figure: Figure) -> Range<Int> {
    let first = partitionPoint(count) { self[$0].end <= figure.range.start }
    let end = partitionPoint(count) { self[$0].start < figure.range.end }
    return first..<max(first, end)
  }
}
