/// A day, month or year of the Gregorian calendar, as precisely as a text gives it.
public struct CalendarDate: Sendable, Hashable, CustomStringConvertible {
  // Four bytes, since figures by the thousand carry two of them; 0 stands for what the text does not say.
  private let storedYear: UInt16
  private let storedMonth: UInt8
  private let storedDay: UInt8

  /// Nil where the text names none ("19 August").
  public var year: Int? { storedYear == 0 ? nil : Int(storedYear) }
  /// 1 to 12; nil where the text names none.
  public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
  /// 1 to 31; nil where the text names none.
  public var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

  /// A date of the years 1 to 9999; a day without a month is left out.
  public init(year: Int?, month: Int? = nil, day: Int? = nil) {
    storedYear = UInt16(clamping: min(9999, year ?? 0))
    storedMonth = UInt8(clamping: month ?? 0)
    storedDay = storedMonth == 0 ? 0 : UInt8(clamping: day ?? 0)
  }

  /// Reads "2013", "2013-04" and "2013-04-17"; nil for anything else and for days that no calendar has.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4, let year = Int(parts[0]) else { return nil }
    let month = parts.count > 1 ? Int(parts[1]) : nil
    let day = parts.count > 2 ? Int(parts[2]) : nil
    if parts.count > 1 && month == nil || parts.count > 2 && day == nil { return nil }
    self.init(year: year, month: month, day: day)
    guard isPossible else { return nil }
  }

  /// "2013-04-17", "2013-04", "2013", or "--08-19" where no year is known.
  public var description: String {
    var text = year.map { $0.padded(to: 4) } ?? "-"
    if let month { text += "-" + month.padded(to: 2) }
    if let day { text += "-" + day.padded(to: 2) }
    return text
  }

  /// False for 31 February and the thirteenth month.
  public var isPossible: Bool {
    guard let month else { return true }
    guard (1...12).contains(month) else { return false }
    guard let day else { return true }
    return day >= 1 && day <= Self.days(in: month, of: year ?? 2000)
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The first day that this can mean, as a number that orders days; nil without a year.
  var firstDay: Int? { year.map { $0 * 10_000 + (month ?? 1) * 100 + (day ?? 1) } }
  /// The last day that this can mean.
  var lastDay: Int? {
    year.map { $0 * 10_000 + (month ?? 12) * 100 + (day ?? Self.days(in: month ?? 12, of: $0)) }
  }

  /// Days since 1 March of the year 0 of the Gregorian calendar, counted through; nil unless the day is known.
  var dayNumber: Int? {
    guard let year, let month, let day else { return nil }
    let shifted = month > 2 ? year : year - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (153 * ((month + 9) % 12) + 2) / 5 + day - 1
  }

  /// The day with this number.
  init(dayNumber: Int) {
    var year = (max(0, dayNumber) * 400 + 399) / 146_097
    func days(_ year: Int) -> Int { year * 365 + year / 4 - year / 100 + year / 400 }
    while days(year) > dayNumber { year -= 1 }
    let rest = dayNumber - days(year)
    let month = (5 * rest + 2) / 153
    self.init(year: month < 10 ? year : year + 1, month: (month + 2) % 12 + 1, day: rest - (153 * month + 2) / 5 + 1)
  }

  /// 1 for Monday to 7 for Sunday.
  var weekday: Int? { dayNumber.map { ($0 + 2) % 7 + 1 } }

  func adding(days count: Int) -> CalendarDate { dayNumber.map { CalendarDate(dayNumber: $0 + count) } ?? self }

  /// The same day of the year by which it lies nearest to `reference`.
  func nearest(to reference: CalendarDate) -> CalendarDate {
    guard let now = reference.year, let month else { return self }
    let years = [now, now - 1, now + 1].map { CalendarDate(year: $0, month: month, day: day) }.filter(\.isPossible)
    guard let today = CalendarDate(year: now, month: reference.month ?? month, day: reference.day ?? 15).dayNumber else { return self }
    func distance(_ date: CalendarDate) -> Int {
      abs((CalendarDate(year: date.year, month: month, day: date.day ?? 15).dayNumber ?? 0) - today)
    }
    return years.min { distance($0) < distance($1) } ?? self
  }

  func adding(months count: Int) -> CalendarDate {
    guard let year, let month else { return self }
    let total = year * 12 + (month - 1) + count
    return CalendarDate(year: total / 12, month: total % 12 + 1)
  }
}

extension Int {
  func padded(to width: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: Swift.max(0, width - text.count)) + text
  }
}
