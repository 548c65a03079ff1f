/// Tokens with the text and the lexicon that they were made from, safe to read beyond either end.
final class TokenView: Sendable {
  let tokens: [Token]
  let text: SourceText
  let lexicon: Lexicon
  /// How the document writes numbers.
  let style: NumberStyle

  init(_ tokens: [Token], in text: SourceText, lexicon: Lexicon, style: NumberStyle = NumberStyle()) {
    self.tokens = tokens
    self.text = text
    self.lexicon = lexicon
    self.style = style
  }

  convenience init(_ pieces: [TextRange], in text: SourceText, lexicon: Lexicon, style: NumberStyle = NumberStyle()) {
    self.init(Tokenizer(lexicon: lexicon).tokens(of: pieces, in: text), in: text, lexicon: lexicon, style: style)
  }

  /// A stretch of the tokens as a passage of its own.
  func part(_ range: Range<Int>, style: NumberStyle = NumberStyle()) -> TokenView {
    var tokens = Array(tokens[range.clamped(to: tokens.indices)])
    if !tokens.isEmpty { tokens[0].flags = tokens[0].flags.subtracting([.lineBefore, .pieceStart]).union(.spaceBefore) }
    return TokenView(tokens, in: text, lexicon: lexicon, style: style)
  }

  /// Those of some tokens that lie in a range of the text, as a passage of their own.
  func part(_ words: Range<Int>, in range: TextRange, style: NumberStyle) -> TokenView {
    let words = words.clamped(to: tokens.indices)
    let first = words.first { tokens[$0].start >= range.start } ?? words.upperBound
    let last = (first..<words.upperBound).first { tokens[$0].end >= range.end } ?? words.upperBound - 1
    return part(first..<max(first, last + 1), style: style)
  }

  /// What stands beyond both ends: a line break after a blank.
  private static let nothing = Token(
    classes: [], start: 0, end: 0, key: 0, sense: 0, kind: .symbol, flags: [.spaceBefore, .lineBefore])

  var count: Int { tokens.count }

  @inline(__always)
  subscript(_ index: Int) -> Token {
    index >= 0 && index < tokens.count ? tokens[index] : Self.nothing
  }

  @inline(__always)
  func kind(_ index: Int) -> Token.Kind? {
    index >= 0 && index < tokens.count ? tokens[index].kind : nil
  }

  @inline(__always)
  func sense(_ index: Int) -> WordSense { lexicon.sense(self[index]) }

  @inline(__always)
  func `is`(_ index: Int, _ classes: WordClass) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].is(classes)
  }

  /// All roles that the words of a stretch can play.
  func classes(in range: Range<Int>) -> WordClass {
    var classes: WordClass = []
    for index in range.clamped(to: tokens.indices) { classes.formUnion(tokens[index].classes) }
    return classes
  }

  /// The token stands right behind the one before it, with nothing between.
  @inline(__always)
  func glued(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && !tokens[index].spaced && tokens[index - 1].end == tokens[index].start
  }

  /// Is the word at `index` the one spelled `word`, which is in small letters?
  @inline(__always)
  func word(_ index: Int, is word: StaticString) -> Bool {
    guard index >= 0, index < tokens.count, tokens[index].kind == .word else { return false }
    let token = tokens[index]
    guard token.length == word.utf8CodeUnitCount else { return false }
    var hash = Folding.Hash()
    word.withUTF8Buffer { for byte in $0 { hash.combine(byte) } }
    return hash.value == token.key
  }

  /// "climbed", "approved": as past tenses end, and words like "hundred".
  @inline(__always)
  func endsInED(_ index: Int) -> Bool { self[index].flags.contains(.endsInED) }

  /// The last letter of a token, or one of those before it, in small letters; nil where it has not so many.
  @inline(__always)
  func letter(_ place: Int, fromEndOf index: Int) -> UInt8? {
    let token = self[index]
    guard place > 0, token.length >= place, Int(token.end) <= text.count else { return nil }
    return text.bytes[Int(token.end) - place] | 0x20
  }

  func string(_ index: Int) -> String { text.string(in: self[index].range) }

  /// The text from token `first` through token `last`, each run of white space made one blank.
  func string(_ first: Int, through last: Int) -> String {
    guard first <= last, first < tokens.count else { return "" }
    return isWhole(first, through: last) ? text.singleLine(in: range(first, through: last)) : text.string(in: ranges(first, through: last))
  }

  /// From the first byte of token `first` to the last byte of token `last`.
  func range(_ first: Int, through last: Int) -> TextRange {
    TextRange(start: self[first].start, end: self[last].end)
  }

  /// From the first byte of the first token to the last byte of the last; `tokens` is not empty.
  func range(of tokens: Range<Int>) -> TextRange { range(tokens.lowerBound, through: tokens.upperBound - 1) }

  /// The token before `index`, a comma left out.
  func beforeComma(_ index: Int) -> Int { kind(index - 1) == .comma ? index - 2 : index - 1 }

  /// The tokens stand in the order of the text: no piece of the passage was moved.
  var isInOrder: Bool { !tokens.indices.dropFirst().contains { tokens[$0].start < tokens[$0 - 1].start } }

  /// No piece of the passage begins behind token `first`.
  private func isWhole(_ first: Int, through last: Int) -> Bool {
    !(first + 1..<max(first + 1, min(last + 1, tokens.count))).contains { tokens[$0].flags.contains(.pieceStart) }
  }

  /// The longest stretch of the text from token `first` through token `last` that nothing cuts: a figure is where its number is.
  func longestRange(_ first: Int, through last: Int) -> TextRange {
    if isWhole(first, through: last) { return range(first, through: min(last, tokens.count - 1)) }
    return ranges(first, through: last).max { $0.length < $1.length } ?? self[first].range
  }

  /// The text from token `first` through token `last`; in pieces where a piece of the passage begins between.
  func ranges(_ first: Int, through last: Int) -> [TextRange] {
    guard first <= last, first < tokens.count else { return [] }
    var ranges: [TextRange] = []
    var start = tokens[first].start
    var end = tokens[first].end
    for index in (first + 1)..<max(first + 1, min(last + 1, tokens.count)) {
      let token = tokens[index]
      if token.flags.contains(.pieceStart) {
        ranges.append(TextRange(start: start, end: end))
        start = token.start
      }
      end = token.end
    }
    ranges.append(TextRange(start: start, end: end))
    return ranges
  }
}
