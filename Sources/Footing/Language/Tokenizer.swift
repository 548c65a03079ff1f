/// Cuts text into tokens in one pass. Linear; about 100 MB/s with the look-up of each word.
struct Tokenizer: Sendable {
  private let lexicon: Lexicon

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// The tokens of several pieces of `text`, as one stream. Where one piece ends and the next begins counts as white
  /// space, so that words on both sides of a marker or of a page break stay apart.
  func tokens(of pieces: [TextRange], in text: SourceText) -> [Token] {
    var tokens: [Token] = []
    // References have a token for every three or four bytes, prose has fewer.
    tokens.reserveCapacity(pieces.totalLength / 3 + 4)
    append(pieces, in: text, to: &tokens)
    return tokens
  }

  func append(_ pieces: [TextRange], in text: SourceText, to tokens: inout [Token]) {
    for (index, piece) in pieces.enumerated() {
      let first = tokens.count
      scan(text.bytes.span, from: piece.lower, to: min(piece.upper, text.count), into: &tokens)
      if first < tokens.count {
        tokens[first].flags.insert(.spaceBefore)
        if index > 0 { tokens[first].flags.insert(.pieceStart) }
      }
    }
  }

  private func scan(_ bytes: Span<UInt8>, from start: Int, to end: Int, into tokens: inout [Token]) {
    let table = ByteClass.table
    var at = start
    var flags: Token.Flags = []
    while at < end {
      let byte = bytes[at]
      let byteClass = table[Int(byte)]
      if byteClass & ByteClass.space.rawValue != 0 {
        flags.insert(.spaceBefore)
        if byteClass & ByteClass.newline.rawValue != 0 { flags.insert(.lineBefore) }
        at += 1
        continue
      }
      let token: Token
      if byteClass & ByteClass.letter.rawValue != 0 {
        token = word(bytes, from: at, to: end, flags: flags)
      } else if byteClass & ByteClass.digit.rawValue != 0 {
        token = digits(bytes, from: at, to: end, flags: flags)
      } else if byte < 0x80 {
        token = punctuation(bytes, at: at, to: end, flags: flags)
      } else {
        let (scalar, length) = decodeScalar(bytes, at: at)
        switch ScalarKind(scalar) {
        case .space:
          flags.insert(.spaceBefore)
          at += length
          continue
        case .letter, .upperLetter:
          token = word(bytes, from: at, to: end, flags: flags)
        case let kind:
          token = symbol(scalar, kind, at: at, length: length, flags: flags)
        }
      }
      tokens.append(token)
      at = max(at + 1, Int(token.end))
      flags = []
    }
  }

  /// A word: letters, and the accents that stand on them. Apostrophes, hyphens and digits end it.
  private func word(_ bytes: Span<UInt8>, from start: Int, to end: Int, flags: Token.Flags) -> Token {
    var hash = Folding.Hash()
    var flags = flags
    var at = start
    var letters = 0
    var capitals = 0
    scan: while at < end {
      let byte = bytes[at]
      if byte.isASCIILetter {
        if byte.isASCIIUpper {
          if letters == 0 { flags.insert(.capitalized) }
          capitals += 1
        }
        hash.combine(byte | 0x20)
        letters += 1
        at += 1
        continue
      }
      guard byte >= 0x80 else { break }
      let (scalar, length) = decodeScalar(bytes, at: at)
      switch ScalarKind(scalar) {
      case .upperLetter:
        if letters == 0 { flags.insert(.capitalized) }
        capitals += 1
      case .letter: break
      default:
        // A soft hyphen and a combining mark belong to the word and are not read.
        guard scalar == 0xAD || (0x300...0x36F).contains(scalar) else { break scan }
        at += length
        continue
      }
      let base = Folding.base(scalar)
      if base != 0 {
        hash.combine(base)
      } else {
        for byte in at..<min(end, at + length) { hash.combine(bytes[byte]) }
      }
      letters += 1
      at += length
    }
    if letters > 1 && capitals == letters { flags.insert(.allCapitals) }
    let range = (UInt32(clamping: start), UInt32(clamping: min(at, end)))
    return Token(
      start: range.0, end: range.1, key: hash.value,
      sense: lexicon.index(of: hash.value, bytes, from: start, to: min(at, end)), kind: .word, flags: flags)
  }

  private func digits(_ bytes: Span<UInt8>, from start: Int, to end: Int, flags: Token.Flags) -> Token {
    var at = start
    var value: UInt32 = 0
    while at < end, bytes[at].isASCIIDigit {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt32(bytes[at] - 0x30))
      value = overflow || carry || value == .max ? .max : sum
      at += 1
    }
    return Token(
      start: UInt32(clamping: start), end: UInt32(clamping: at), key: value, sense: 0, kind: .digits, flags: flags)
  }

  private func punctuation(_ bytes: Span<UInt8>, at start: Int, to end: Int, flags: Token.Flags) -> Token {
    var length = 1
    let kind: Token.Kind
    switch bytes[start] {
    case UInt8(ascii: "."):
      while start + length < end, bytes[start + length] == UInt8(ascii: ".") { length += 1 }
      kind = length > 1 ? .ellipsis : .period
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ":"): kind = .colon
    case UInt8(ascii: ";"): kind = .semicolon
    case UInt8(ascii: "?"): kind = .question
    case UInt8(ascii: "!"): kind = .exclamation
    case UInt8(ascii: "\""): kind = .straightQuote
    case UInt8(ascii: "'"), UInt8(ascii: "`"): kind = .apostrophe
    case UInt8(ascii: "("): kind = .openParenthesis
    case UInt8(ascii: ")"): kind = .closeParenthesis
    case UInt8(ascii: "["): kind = .openBracket
    case UInt8(ascii: "]"): kind = .closeBracket
    case UInt8(ascii: "-"):
      while start + length < end, bytes[start + length] == UInt8(ascii: "-") { length += 1 }
      kind = length > 1 ? .dash : .hyphen
    case UInt8(ascii: "/"): kind = .slash
    case UInt8(ascii: "%"): kind = .percent
    case UInt8(ascii: "$"): kind = .currency
    case UInt8(ascii: "+"): kind = .plus
    case UInt8(ascii: "<"): kind = .less
    case UInt8(ascii: ">"): kind = .greater
    case UInt8(ascii: "*"): kind = .asterisk
    case UInt8(ascii: "&"): kind = .ampersand
    case UInt8(ascii: "="): kind = .equals
    case UInt8(ascii: "~"): kind = .tilde
    default: kind = .symbol
    }
    return Token(
      start: UInt32(clamping: start), end: UInt32(clamping: start + length), key: UInt32(bytes[start]), sense: 0,
      kind: kind, flags: flags)
  }

  private func symbol(_ scalar: UInt32, _ kind: ScalarKind, at start: Int, length: Int, flags: Token.Flags) -> Token {
    let token: Token.Kind =
      switch kind {
      case .dash: scalar == 0x2010 || scalar == 0x2011 ? .hyphen : .dash
      case .openQuote: .openQuote
      case .closeQuote: .closeQuote
      case .apostrophe: .apostrophe
      case .superscriptDigit: .superscript
      case .currency: .currency
      case .fraction: .fraction
      case .mark: .mark
      case .ideograph: .ideograph
      default: scalar == 0xFFFD ? .replacement : scalar == 0x2026 ? .ellipsis : .symbol
      }
    return Token(
      start: UInt32(clamping: start), end: UInt32(clamping: start + length), key: scalar, sense: 0, kind: token,
      flags: flags)
  }
}
