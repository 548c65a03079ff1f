/// What can be said of identifiers and addresses by their letters alone.
enum Identifiers {
  /// What is wrong with an ISBN (ISO 2108): its length or its check digit; nil where nothing is.
  static func fault(isbn text: String) -> String? {
    guard let digits = digits(text) else { return "has a sign that is neither digit nor X" }
    switch digits.count {
    case 10:
      let sum = digits.enumerated().reduce(0) { $0 + (10 - $1.offset) * $1.element }
      return sum % 11 == 0 ? nil : "has a wrong check digit"
    case 13:
      guard !digits.contains(10) else { return "has an X among 13 digits" }
      let sum = digits.enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? 1 : 3) * $1.element }
      return sum % 10 == 0 ? nil : "has a wrong check digit"
    default: return "has \(digits.count) digits instead of 10 or 13"
    }
  }

  /// What is wrong with an ISSN (ISO 3297).
  static func fault(issn text: String) -> String? {
    guard let digits = digits(text), digits.count == 8 else { return "has not 8 digits" }
    let sum = digits.enumerated().reduce(0) { $0 + (8 - $1.offset) * $1.element }
    return sum % 11 == 0 ? nil : "has a wrong check digit"
  }

  /// What is wrong with a DOI (ISO 26324): a prefix of 10 and four to nine digits, a slash, and something behind it.
  static func fault(doi text: String) -> String? {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return "has nothing behind its slash" }
    let prefix = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard prefix.count >= 2, prefix[0] == "10", (4...9).contains(prefix[1].utf8.count), prefix[1].utf8.allSatisfy(\.isASCIIDigit) else {
      return "does not begin with 10 and the number of a registrant"
    }
    return nil
  }

  /// What is wrong with an identifier of arXiv: "1501.00001", "math/0309136".
  static func fault(arXiv text: String) -> String? {
    let bare = text.split(separator: "v").first.map(String.init) ?? text
    if let slash = bare.split(separator: "/").last, bare.contains("/") {
      return slash.utf8.count == 7 && slash.utf8.allSatisfy(\.isASCIIDigit) ? nil : "has not 7 digits behind its slash"
    }
    let parts = bare.split(separator: ".")
    guard parts.count == 2, parts[0].utf8.count == 4, (4...5).contains(parts[1].utf8.count),
      bare.utf8.allSatisfy({ $0.isASCIIDigit || $0 == 0x2E }),
      let month = Int(parts[0].suffix(2)), (1...12).contains(month)
    else { return "is not a year, a month and a number" }
    return nil
  }

  /// The digits of a standard number; X counts ten.
  private static func digits(_ text: String) -> [Int]? {
    var digits: [Int] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39: digits.append(Int(scalar.value) - 0x30)
      case 0x58, 0x78: digits.append(10)
      case 0x20, 0x2D, 0xA0, 0x2010...0x2015: continue
      default: return nil
      }
    }
    return digits.dropLast().contains(10) ? nil : digits
  }

  /// What is wrong with an address on the web, by RFC 3986 and by what no host has; nil where nothing is.
  static func fault(url: String) -> String? {
    let bytes = Array(url.utf8)
    var rest = bytes[...]
    if let end = schemeEnd(bytes) {
      let scheme = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
      guard ["http", "https", "ftp"].contains(scheme) else { return nil }
      guard bytes.count > end + 2, bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "/"), bytes[end + 2] == UInt8(ascii: "/")
      else {
        return "has not “://” behind \(scheme)"
      }
      rest = bytes[(end + 3)...]
      let after = String(decoding: rest.prefix(8), as: UTF8.self).lowercased()
      if after.hasPrefix("http://") || after.hasPrefix("https://") || after.hasPrefix("http:/") { return "begins twice" }
    }
    if bytes.contains(0x5C) { return "has a backslash" }
    let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: ":") }
    if host.contains(UInt8(ascii: ",")) { return "has a comma in its host" }
    if host.contains(UInt8(ascii: "@")) || host.contains(where: { $0 >= 0x80 }) { return nil }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if labels.contains(where: \.isEmpty) { return "has two full stops, or none before or behind a word, in its host" }
    guard labels.count >= 2 else { return String(decoding: host, as: UTF8.self).lowercased() == "localhost" ? nil : "names no host" }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, bytes[index + 1].isHexDigit, bytes[index + 2].isHexDigit else {
          return "has a % without two hexadecimal digits"
        }
      }
      index += 1
    }
    return nil
  }

  /// Letters up to the first colon, or up to slashes that lost theirs ("http//").
  private static func schemeEnd(_ bytes: [UInt8]) -> Int? {
    let end = bytes.prefix(while: \.isASCIILetter).count
    guard end > 0, end < bytes.count else { return nil }
    if bytes[end] == UInt8(ascii: ":") { return end }
    return bytes[end] == UInt8(ascii: "/") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "/") ? end : nil
  }

  /// The first and the last page of "132-153" and "132–53"; nil where they are no two numbers.
  static func pages(_ text: String) -> (first: Int, last: Int)? {
    let parts = text.unicodeScalars.split { $0 == "-" || (0x2010...0x2015).contains($0.value) }
    guard parts.count == 2, let first = Int(String(parts[0])), var last = Int(String(parts[1])) else { return nil }
    // "132–53" leaves out what both numbers share.
    if last < first, parts[1].count < parts[0].count {
      var power = 1
      for _ in 0..<min(9, parts[1].count) { power *= 10 }
      last += first / power * power
    }
    return (first, last)
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool { isASCIIDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
}
