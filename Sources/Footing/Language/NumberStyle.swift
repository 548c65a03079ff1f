/// How a document writes numbers and numeric dates. One place cannot tell whether "1,234" is a thousand or a decimal, whether
/// 3/4/2012 is in March or in April, or whether "Scope 3" counts something; the other numbers of the document can.
struct NumberStyle: Sendable, Hashable {
  /// "1.234,56" rather than "1,234.56".
  var hasDecimalComma = false
  /// "21/04/2016" rather than "04/21/2016".
  var hasDayFirst = false
  /// Hashes of the capitalized words that stand before several small numbers in the middle of sentences: "Scope 1 and Scope 3
  /// emissions".
  var numberedNames: Set<UInt32> = []

  /// Weighs in one pass over the bytes what speaks for either way. A decimal before a percent sign counts more than one that
  /// may be a list ("12,15"), a group of three speaks for the mark before it; where little speaks for the comma, numbers
  /// are English, and where nothing speaks for the day, the month comes first. Linear.
  init(of text: SourceText) {
    let bytes = text.bytes.span
    var commas = 0
    var points = 0
    var dayFirst = 0
    var monthFirst = 0
    var names = NumberedNames()
    var at = 0
    while true {
      at = bytes.first(from: at, before: bytes.count) { $0.digits }
      guard at < bytes.count else { break }
      let number = Written(bytes, from: at)
      // What stands in brackets may be a list of markers: "[1,3]".
      let start = at
      let isMarker = at > 0 && (bytes[at - 1] == UInt8(ascii: "[") || bytes[at - 1] == UInt8(ascii: "^"))
      at = max(at + 1, number.end)
      if number.groups == 1, number.first < 64 { names.enter(number.first, at: start, in: bytes) }
      guard number.groups > 1, !isMarker else { continue }
      if number.isDate {
        if number.first > 12, number.first <= 31, (1...12).contains(number.second) { dayFirst += 1 }
        if number.second > 12, number.second <= 31, (1...12).contains(number.first) { monthFirst += 1 }
      } else if let mark = number.decimalMark {
        let weight = number.hasBothMarks || Self.isMeasured(bytes, start..<at) ? 3 : 1
        if mark == UInt8(ascii: ",") { commas += weight } else { points += weight }
      } else if let mark = number.groupMark {
        if mark == UInt8(ascii: ",") { points += 1 } else { commas += 1 }
      }
    }
    hasDecimalComma = commas > points && commas >= 3
    hasDayFirst = dayFirst > monthFirst
    numberedNames = names.found
  }

  init() {}

  /// Which words stand before numbers as names do: in capitals where no sentence begins, with two numbers at least.
  private struct NumberedNames {
    private var uses: [UInt32: (numbers: UInt64, count: Int)] = [:]

    var found: Set<UInt32> { Set(uses.lazy.filter { $1.count >= 3 && $1.numbers.nonzeroBitCount >= 2 }.map(\.key)) }

    mutating func enter(_ number: Int, at start: Int, in bytes: Span<UInt8>) {
      guard start > 4, bytes[start - 1] == 0x20 else { return }
      var first = start - 1
      while first > 0, start - first <= 14, bytes[first - 1].isASCIILower { first -= 1 }
      guard first > 2, start - first >= 4, bytes[first - 1].isASCIIUpper, bytes[first - 2] == 0x20 else { return }
      let before = bytes[first - 3]
      guard before.isASCIILower || before == UInt8(ascii: ",") else { return }
      var hash = Folding.Hash()
      for at in (first - 1)..<(start - 1) { hash.combine(bytes[at] | 0x20) }
      let use = uses[hash.value] ?? (0, 0)
      uses[hash.value] = (use.numbers | 1 << UInt64(number), use.count + 1)
    }
  }

  /// A percent sign or a sign of money stands beside the number, with at most one blank between: it is no list.
  private static func isMeasured(_ bytes: Span<UInt8>, _ number: Range<Int>) -> Bool {
    let behind = number.upperBound < bytes.count && bytes[number.upperBound] == 0x20 ? number.upperBound + 1 : number.upperBound
    if behind < bytes.count, bytes[behind] == UInt8(ascii: "%") || bytes[behind] == UInt8(ascii: "$") || bytes[behind] == 0xE2 {
      return true
    }
    let before = number.lowerBound > 0 && bytes[number.lowerBound - 1] == 0x20 ? number.lowerBound - 2 : number.lowerBound - 1
    // "$", and the last bytes of "€", "£" and "¥".
    return before >= 0 && [UInt8(ascii: "$"), 0xAC, 0xA3, 0xA5].contains(bytes[before])
  }

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

    var hasBothMarks: Bool { !hasOneMark }

    /// The mark before a group of three digits, where it may as well stand before decimals.
    var groupMark: UInt8? {
      groups == 2 && lastLength == 3 && firstLength <= 3 && first > 0 && firstMark != UInt8(ascii: "/") ? firstMark : nil
    }

    /// The mark that must stand before decimals here; nil where the number can be read either way.
    var decimalMark: UInt8? {
      guard firstMark != UInt8(ascii: "/"), lastMark != UInt8(ascii: "/"), hasThousands else { return nil }
      if groups == 2 {
        // "1,234" can be either; "3,4" and "2010,2015" may be lists.
        let isList = firstMark == UInt8(ascii: ",") && (second == first + 1 || firstLength == 4 && secondLength == 4)
        return lastLength == 3 && first > 0 || isList ? nil : firstMark
      }
      if !hasOneMark { return lastMark }
      guard lastLength == 3 else { return nil }
      return firstMark == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
    }
  }
}
