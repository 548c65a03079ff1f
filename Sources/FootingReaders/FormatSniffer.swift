public import Footing

/// Tells the format of a file: by its content first, then by its name.
public enum FormatSniffer {
  /// The format of `bytes` in a file called `path`.
  ///
  /// Looks at the first kilobytes only; a container is told by the names in it.
  public static func format(of bytes: [UInt8], path: String) -> DocumentFormat {
    byContent(bytes[...], path) ?? byName(path) ?? .text
  }

  /// The endings of names by which a format is known, the commonest first.
  static func suffixes(of format: DocumentFormat) -> [String] {
    switch format {
    case .text: ["txt", "text"]
    case .markdown: ["md", "qmd", "rmd", "markdown", "mdown", "mkd", "mdx"]
    case .html: ["html", "htm", "xhtml"]
    case .docx: ["docx", "docm", "dotx"]
    case .odt: ["odt", "ott", "fodt"]
    case .epub: ["epub"]
    case .jats: ["nxml"]
    case .tei: ["tei"]
    case .docbook: ["dbk", "docbook"]
    case .govxml: []
    case .pdf: ["pdf"]
    case .latex: ["tex", "ltx", "latex"]
    case .rst: ["rst"]
    case .org: ["org"]
    case .rtf: ["rtf"]
    case .mediawiki: ["wiki", "mediawiki"]
    }
  }

  private static let formats: [String: DocumentFormat] = Dictionary(
    DocumentFormat.allCases.flatMap { format in suffixes(of: format).map { ($0, format) } }, uniquingKeysWith: { first, _ in first })

  static func byName(_ path: String) -> DocumentFormat? { formats[suffix(path)] }

  private static func suffix(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.contains(".") ? (name.split(separator: ".").last.map { $0.lowercased() } ?? "") : ""
  }

  private static func byContent(_ bytes: ArraySlice<UInt8>, _ path: String) -> DocumentFormat? {
    if bytes.starts(with: "%PDF-".utf8) || bytes.prefix(1_024).firstRange(of: "%PDF-") != nil { return .pdf }
    if bytes.starts(with: "{\\rtf".utf8) { return .rtf }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return container(bytes) ?? byName(path) ?? .docx
    }
    var head = bytes.prefix(8_192)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    // UTF-16 is looked at without its zeros.
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { head = ArraySlice(head.dropFirst(2).filter { $0 != 0 }) }
    head = head.drop { $0 <= 0x20 }
    // A name that says it is Markdown is believed: that may begin with a comment or a tag.
    guard byName(path) != .markdown else { return .markdown }
    guard head.first == UInt8(ascii: "<") else { return startsAsLaTeX(head) ? .latex : nil }
    return markup(head)
  }

  private static func startsAsLaTeX(_ head: ArraySlice<UInt8>) -> Bool {
    head.starts(with: "\\documentclass".utf8) || head.starts(with: "\\documentstyle".utf8)
  }

  /// By the first element, past declarations and comments.
  private static func markup(_ head: ArraySlice<UInt8>) -> DocumentFormat? {
    var rest = head
    let isXML = head.starts(with: "<?xml".utf8)
    while rest.first == UInt8(ascii: "<") {
      let second = rest.dropFirst().first
      if second == UInt8(ascii: "?") {
        guard let end = rest.firstRange(of: "?>") else { return nil }
        rest = rest[end.upperBound...].drop { $0 <= 0x20 }
      } else if rest.starts(with: "<!--".utf8) {
        guard let end = rest.firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...].drop { $0 <= 0x20 }
      } else if second == UInt8(ascii: "!") {
        if rest.prefix(16).lowercasedASCII.starts(with: "<!doctype html".utf8), !isXML { return .html }
        // An internal subset stands in brackets.
        let opens = rest.prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "[") }
        let close = rest[opens.endIndex...].first == UInt8(ascii: "[") ? "]>" : ">"
        guard let end = rest.firstRange(of: close) else { return nil }
        rest = rest[end.upperBound...].drop { $0 <= 0x20 }
      } else {
        break
      }
    }
    let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    let whole = String(decoding: name, as: UTF8.self)
    let local = whole.split(separator: ":").last.map(String.init) ?? whole
    switch local {
    case "article" where rest.prefix(1_000).firstRange(of: "docbook") != nil: return .docbook
    case "article" where isXML || head.firstRange(of: "JATS") != nil || head.firstRange(of: "NLM") != nil: return .jats
    case "TEI", "teiCorpus", "TEI.2": return .tei
    case "book", "chapter", "section", "sect1", "preface", "appendix", "part":
      return isXML || head.firstRange(of: "DocBook") != nil ? .docbook : nil
    case "RULE", "PRORULE", "NOTICE", "FEDREG", "PRESDOCU", "statuteCompilation", "lawDoc", "uscDoc", "bill", "pLaw": return .govxml
    case "html", "HTML": return .html
    case "head", "body", "div", "p", "article", "main", "h1", "table": return .html
    default: return nil
    }
  }

  /// The first entries of a ZIP archive name what it holds.
  private static func container(_ bytes: ArraySlice<UInt8>) -> DocumentFormat? {
    let head = bytes.prefix(4_096)
    if head.firstRange(of: "application/epub+zip") != nil { return .epub }
    if head.firstRange(of: "application/vnd.oasis.opendocument.text") != nil { return .odt }
    if head.firstRange(of: "word/") != nil || bytes.suffix(65_536).firstRange(of: "word/document") != nil { return .docx }
    if bytes.suffix(65_536).firstRange(of: "META-INF/container.xml") != nil { return .epub }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// The first place of `pattern`.
  func firstRange(of pattern: String) -> Range<Int>? {
    let wanted = Array(pattern.utf8)
    guard let first = wanted.first, count >= wanted.count else { return nil }
    var at = startIndex
    while at + wanted.count <= endIndex {
      if self[at] == first, self[at..<(at + wanted.count)].elementsEqual(wanted) { return at..<(at + wanted.count) }
      at += 1
    }
    return nil
  }

  var lowercasedASCII: [UInt8] { map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } }
}
