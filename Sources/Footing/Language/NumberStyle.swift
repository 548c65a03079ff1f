/// How a document writes numbers and numeric dates. One place cannot tell whether "1,234" is a thousand or a decimal, or
/// whether 3/4/2012 is in March or in April; the other numbers of the document can.
struct NumberStyle: Sendable, Hashable {
  /// "1.234,56" rather than "1,234.56".
  var hasDecimalComma = false
  /// "21/04/2016" rather than "04/21/2016".
  var hasDayFirst = false

  /// Counts in one pass over the bytes what speaks for either way, and takes the more frequent one; where nothing speaks,
  /// the English one, and the month before the day. Linear.
  init(of text: SourceText) {
    let bytes = text.bytes.span
    var commas = 0
    var points = 0
    var dayFirst = 0
    var monthFirst = 0
    var at = 0
    while at < bytes.count {
      guard bytes[at].isASCIIDigit else {
        at += 1
        continue
      }
      let number = Written(bytes, from: at)
      // What stands in brackets may be a list of markers: "[1,3]".
      let isMarker = at > 0 && (bytes[at - 1] == UInt8(ascii: "[") || bytes[at - 1] == UInt8(ascii: "^"))
      at = max(at + 1, number.end)
      guard number.groups > 1, !isMarker else { continue }
      if number.isDate {
        if number.first > 12, number.first <= 31, (1...12).contains(number.second) { dayFirst += 1 }
        if number.second > 12, number.second <= 31, (1...12).contains(number.first) { monthFirst += 1 }
      } else if let mark = number.decimalMark {
        if mark == UInt8(ascii: ",") { commas += 1 } else { points += 1 }
      }
    }
    hasDecimalComma = commas > points
    hasDayFirst = dayFirst > monthFirst
  }

  init() {}

  /// The digits, points, commas and slashes from one place on.
  private struct Written {
    var groups = 0
    var end: Int
    var first = 0
    var second = 0
    private var firstLength = 0
    private var secondLength = 0
    private var lastLength = 0
    private var firstMark: UInt8 = 0
    private var lastMark: UInt8 = 0
    private var hasOneMark = true
    /// All groups between the first and the last have three digits.
    private var hasThousands = true

    init(_ bytes: Span<UInt8>, from start: Int) {
      end = start
      while true {
        if groups > 1 { hasThousands = hasThousands && lastLength == 3 }
        var value = 0
        let begin = end
        while end < bytes.count, bytes[end].isASCIIDigit {
          if end - begin < 6 { value = value * 10 + Int(bytes[end] - 0x30) }
          end += 1
        }
        groups += 1
        lastLength = end - begin
        if groups == 1 { (first, firstLength) = (value, lastLength) }
        if groups == 2 { (second, secondLength) = (value, lastLength) }
        guard groups < 8, end + 1 < bytes.count, bytes[end + 1].isASCIIDigit,
          bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: "/")
        else { return }
        lastMark = bytes[end]
        if groups == 1 { firstMark = lastMark }
        hasOneMark = hasOneMark && firstMark == lastMark
        end += 1
      }
    }

    /// Two numbers of at most two digits and a year.
    var isDate: Bool {
      groups == 3 && hasOneMark && firstLength <= 2 && secondLength <= 2 && firstMark != UInt8(ascii: ",")
        && (lastLength == 4 || lastLength == 2 && firstMark == UInt8(ascii: "/"))
    }

    /// The mark that must stand before decimals here; nil where the number can be read either way.
    var decimalMark: UInt8? {
      guard firstMark != UInt8(ascii: "/"), lastMark != UInt8(ascii: "/"), hasThousands else { return nil }
      if groups == 2 {
        // "1,234" can be either; "3,4" may be a list.
        let isList = firstMark == UInt8(ascii: ",") && second == first + 1
        return lastLength == 3 && first > 0 || isList ? nil : firstMark
      }
      if !hasOneMark { return lastMark }
      guard lastLength == 3 else { return nil }
      return firstMark == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
    }
  }
}
