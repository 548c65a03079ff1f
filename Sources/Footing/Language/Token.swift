/// A word, a run of digits, or one mark of punctuation; 24 bytes, so that a page of them stays in the cache.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case word, digits, ideograph, fraction, superscript
    case period, comma, colon, semicolon, question, exclamation, ellipsis
    case openQuote, closeQuote, straightQuote, apostrophe
    case openParenthesis, closeParenthesis, openBracket, closeBracket
    case dash, hyphen, slash, percent, currency, plus, less, greater, mark, asterisk, ampersand, equals, tilde
    case replacement, symbol
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// White space, or a cut in the text, stands before it.
    static let spaceBefore = Flags(rawValue: 1)
    static let lineBefore = Flags(rawValue: 2)
    static let capitalized = Flags(rawValue: 4)
    static let allCapitals = Flags(rawValue: 8)
    /// A note marker was taken out just before it.
    static let markerBefore = Flags(rawValue: 16)
    /// A piece of the passage begins with it: the bytes before it in the file are not the words before it.
    static let pieceStart = Flags(rawValue: 32)
    /// It ends in "-ed", as past tenses do.
    static let endsInED = Flags(rawValue: 64)
  }

  /// The roles that the word can play: asked of every token again and again, and so kept beside it.
  let classes: WordClass
  let start: UInt32
  let end: UInt32
  /// Words: the hash of the folded spelling. Digits: their value, saturated. Otherwise the scalar.
  let key: UInt32
  /// Index of the word in the lexicon; 0 for a word that it does not know.
  let sense: UInt16
  let kind: Kind
  var flags: Flags

  var range: TextRange { TextRange(start: start, end: end) }
  var length: Int { Int(end - start) }
  var isWord: Bool { kind == .word }
  /// It can play one of these roles.
  @inline(__always)
  func `is`(_ roles: WordClass) -> Bool { !classes.isDisjoint(with: roles) }
  var spaced: Bool { flags.contains(.spaceBefore) }
  var isCapitalized: Bool { flags.contains(.capitalized) }
  var isAllCapitals: Bool { flags.contains(.allCapitals) }
  var isQuote: Bool { kind == .openQuote || kind == .closeQuote || kind == .straightQuote }
}
