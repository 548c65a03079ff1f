import Footing

/// Reads BibTeX and BibLaTeX databases.
enum BibTeX {
  /// The entries by their keys. Linear; what is no entry is passed over.
  static func entries(in bytes: [UInt8]) -> [String: Reference] {
    var entries: [String: Reference] = [:]
    var scanner = BibTeXScanner(bytes)
    while let entry = scanner.next() {
      if entries[entry.key] == nil { entries[entry.key] = reference(entry) }
    }
    return entries
  }

  private static func reference(_ entry: BibTeXScanner.Entry) -> Reference {
    var item = Reference()
    let fields = entry.fields
    switch entry.type {
    case "article": item.kind = .journalArticle
    case "book", "mvbook", "collection", "proceedings", "manual": item.kind = .book
    case "inbook", "incollection", "suppbook": item.kind = .chapter
    case "inproceedings", "conference": item.kind = .paperConference
    case "techreport", "report": item.kind = .report
    case "phdthesis", "mastersthesis", "thesis": item.kind = .thesis
    case "online", "electronic", "www", "webpage": item.kind = .webpage
    case "dataset": item.kind = .dataset
    case "patent": item.kind = .patent
    default: item.kind = fields["url"] != nil && fields["publisher"] == nil ? .webpage : .document
    }
    item.title = fields["title"]
    item.authors = names(fields["author"] ?? "")
    item.editors = names(fields["editor"] ?? "")
    item.translators = names(fields["translator"] ?? "")
    item.language = fields["langid"] ?? fields["language"]
    item.containerTitle = fields["journaltitle"] ?? fields["journal"] ?? fields["booktitle"] ?? fields["maintitle"]
    item.publisher = fields["publisher"] ?? fields["institution"] ?? fields["school"] ?? fields["organization"]
    item.publisherPlace = fields["address"] ?? fields["location"]
    item.volume = fields["volume"]
    item.issue = fields["number"] ?? fields["issue"]
    item.page = fields["pages"]?.replacingDoubleHyphens
    item.url = fields["url"] ?? address(fields["howpublished"])
    item.doi = fields["doi"]
    item.isbn = fields["isbn"]
    item.edition = fields["edition"]
    item.issued = date(fields)
    item.accessed = fields["urldate"].flatMap { CalendarDate(iso: $0) }
    return item
  }

  private static func address(_ text: String?) -> String? { text.flatMap { $0.hasPrefix("http") ? $0 : nil } }

  private static func date(_ fields: [String: String]) -> CalendarDate? {
    if let date = fields["date"] { return CalendarDate(iso: String(date.prefix { $0 != "/" })) }
    guard let year = fields["year"].flatMap({ Int($0.filter(\.isNumber).prefix(4)) }) else { return nil }
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let month = fields["month"].flatMap { text in
      months.firstIndex { text.lowercased().hasPrefix($0) }.map { $0 + 1 } ?? Int(text).flatMap { (1...12).contains($0) ? $0 : nil }
    }
    return CalendarDate(year: year, month: month)
  }

  /// "Berg, Anna and {World Bank} and Karl von Holm".
  static func names(_ text: String) -> [Reference.Name] {
    var names: [Reference.Name] = []
    for part in text.split(byWord: "and") {
      let name = part.trimmed
      guard !name.isEmpty, name != "others" else { continue }
      if name.hasPrefix("\u{1}") {
        names.append(Reference.Name(literal: name.filter { $0 != "\u{1}" }))
        continue
      }
      let plain = name.filter { $0 != "\u{1}" }
      let halves = plain.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
      if halves.count == 2 {
        names.append(Reference.Name(family: halves[0], given: halves[1]))
      } else {
        let words = plain.split(separator: " ").map(String.init)
        // A particle in small letters begins the family name.
        let start = words.dropLast().firstIndex { $0.first?.isLowercase == true } ?? max(0, words.count - 1)
        let given = words[..<start].joined(separator: " ")
        names.append(Reference.Name(family: words[start...].joined(separator: " "), given: given.isEmpty ? nil : given))
      }
    }
    return names
  }
}

/// Cuts a BibTeX database into entries.
struct BibTeXScanner {
  struct Entry {
    let type: String
    let key: String
    /// By name, in small letters; without braces and the commonest commands.
    let fields: [String: String]
  }

  private let bytes: [UInt8]
  private var at = 0
  private var strings: [String: String] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Entry? {
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "@") else {
        at += 1
        continue
      }
      at += 1
      let type = word().lowercased()
      blanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "(") else { continue }
      at += 1
      if type == "comment" || type == "preamble" { continue }
      if type == "string" {
        if let (name, value) = field() { strings[name] = value }
        continue
      }
      blanks()
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != UInt8(ascii: "}"), bytes[at] > 0x20 { at += 1 }
      let key = String(decoding: bytes[start..<at], as: UTF8.self)
      var fields: [String: String] = [:]
      while let (name, value) = field() { if fields[name] == nil { fields[name] = value } }
      if !key.isEmpty { return Entry(type: type, key: key, fields: fields) }
    }
    return nil
  }

  private mutating func blanks() { while at < bytes.count, bytes[at] <= 0x20 { at += 1 } }

  private mutating func word() -> String {
    let start = at
    while at < bytes.count, bytes[at] > 0x20, !"{}(),=\"#".utf8.contains(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// "name = value", past the comma before it; nil at the end of the entry.
  private mutating func field() -> (String, String)? {
    while at < bytes.count, bytes[at] <= 0x20 || bytes[at] == UInt8(ascii: ",") { at += 1 }
    guard at < bytes.count, bytes[at] != UInt8(ascii: "}"), bytes[at] != UInt8(ascii: ")"), bytes[at] != UInt8(ascii: "@") else {
      return nil
    }
    let name = word().lowercased()
    blanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "="), !name.isEmpty else {
      if at < bytes.count { at += 1 }
      return nil
    }
    at += 1
    var value = ""
    repeat {
      blanks()
      value += part()
      blanks()
    } while isJoint()
    return (name, Self.plain(value))
  }

  private mutating func isJoint() -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "#") else { return false }
    at += 1
    return true
  }

  private mutating func part() -> String {
    guard at < bytes.count else { return "" }
    if bytes[at] == UInt8(ascii: "{") { return braced() }
    if bytes[at] == UInt8(ascii: "\"") { return quoted() }
    let name = word()
    return strings[name.lowercased()] ?? name
  }

  private mutating func braced() -> String {
    var depth = 0
    let start = at + 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\\") {
        at += 2
        continue
      }
      if bytes[at] == UInt8(ascii: "{") { depth += 1 }
      if bytes[at] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { break }
      }
      at += 1
    }
    let end = min(at, bytes.count)
    at = min(at + 1, bytes.count)
    return String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
  }

  private mutating func quoted() -> String {
    at += 1
    let start = at
    var depth = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "{") { depth += 1 }
      if bytes[at] == UInt8(ascii: "}") { depth -= 1 }
      if bytes[at] == UInt8(ascii: "\""), depth <= 0 { break }
      at += 1
    }
    let end = min(at, bytes.count)
    at = min(at + 1, bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static let accents: [Character: Unicode.Scalar] = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "c": "\u{327}", "v": "\u{30C}", "=": "\u{304}",
    ".": "\u{307}",
    "u": "\u{306}", "H": "\u{30B}", "k": "\u{328}", "r": "\u{30A}",
  ]

  /// Without braces and commands; accents are joined to their letters. A name all in braces is marked as one.
  private static func plain(_ value: String) -> String {
    let characters = Array(value)
    var plain = value.hasPrefix("{") && value.hasSuffix("}") ? "\u{1}" : ""
    var at = 0
    while at < characters.count {
      let character = characters[at]
      at += 1
      switch character {
      case "{", "}": continue
      case "~": plain.append(" ")
      case "\n", "\t", "\r\n": if plain.last != " " { plain.append(" ") }
      case "\\":
        guard at < characters.count else { break }
        let command = characters[at]
        at += 1
        if let accent = accents[command], command.isLetter == false || at < characters.count && !characters[at].isLetter {
          while at < characters.count, characters[at] == "{" || characters[at] == " " { at += 1 }
          guard at < characters.count else { break }
          var letter = characters[at] == "\\" && at + 1 < characters.count ? characters[at + 1] : characters[at]
          at += characters[at] == "\\" ? 2 : 1
          letter = letter == "ı" ? "i" : letter
          plain.append(contentsOf: String(letter) + String(Character(accent)))
        } else if command.isLetter {
          var name = String(command)
          while at < characters.count, characters[at].isLetter {
            name.append(characters[at])
            at += 1
          }
          plain +=
            ["ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "textendash": "–"][name] ?? ""
        } else {
          plain.append(command)
        }
      default: plain.append(character)
      }
    }
    return plain.trimmed
  }
}

extension String {
  /// "12--34" is 12–34.
  fileprivate var replacingDoubleHyphens: String {
    var out = ""
    for character in self {
      if character == "-", out.last == "-" || out.last == "–" {
        if out.last == "-" { out.removeLast() }
        if out.last != "–" { out.append("–") }
      } else {
        out.append(character)
      }
    }
    return out
  }

  fileprivate func split(byWord word: String) -> [String] {
    var parts: [String] = [""]
    for piece in split(omittingEmptySubsequences: true, whereSeparator: { $0 == " " || $0 == "\n" }) {
      if piece == word { parts.append("") } else { parts[parts.count - 1] += (parts[parts.count - 1].isEmpty ? "" : " ") + piece }
    }
    return parts
  }
}
