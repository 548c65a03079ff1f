/// The numbers that reports give to their paragraphs: "14 The programme was to cost …", "2.3 In all, …". They state nothing, and the
/// word behind them is the first of its sentence.
///
/// A plain number counts as one where two others follow each other with it; one of several parts ("2.3") says enough by itself. Linear.
struct ParagraphNumbers {
  /// Where the words behind the number begin, by passage.
  private var starts: [Int: UInt32] = [:]

  private static let numberedAtLeast = 3

  init(of passages: [Passage], in text: SourceText) {
    var run: [(passage: Int, start: UInt32)] = []
    var last = 0
    func closed(_ run: [(passage: Int, start: UInt32)]) -> [(passage: Int, start: UInt32)] {
      run.count >= Self.numberedAtLeast ? run : []
    }
    for (index, passage) in passages.enumerated() where passage.zone != .table && passage.zone != .furniture && passage.note == nil {
      guard let piece = passage.pieces.first, let number = Self.number(at: piece, in: text) else { continue }
      if number.hasParts {
        starts[index] = number.end
      } else if number.value == last + 1 {
        run.append((index, number.end))
        last = number.value
      } else {
        for member in closed(run) { starts[member.passage] = member.start }
        run = [(index, number.end)]
        last = number.value
      }
    }
    for member in closed(run) { starts[member.passage] = member.start }
  }

  /// The passage without its number.
  func stripped(_ passage: Passage, _ index: Int) -> Passage {
    guard let start = starts[index], let first = passage.pieces.first, start < first.end else { return passage }
    var passage = passage
    passage.pieces[0] = TextRange(start: start, end: first.end)
    return passage
  }

  /// "14", "2.3", "14." or "14)" before a word with a capital that measures nothing and names no month.
  private static func number(at piece: TextRange, in text: SourceText) -> (value: Int, hasParts: Bool, end: UInt32)? {
    guard piece.lower < min(piece.upper, text.count), text.bytes[piece.lower].isASCIIDigit else { return nil }
    let view = TokenView([TextRange(piece.lower, min(piece.upper, piece.lower + 48))], in: text, lexicon: .english)
    guard view[0].length <= 3 else { return nil }
    var at = 1
    while view.kind(at) == .period, view.glued(at), view.kind(at + 1) == .digits, view.glued(at + 1), view[at + 1].length <= 2 { at += 2 }
    let hasParts = at > 1
    if view.kind(at) == .period || view.kind(at) == .closeParenthesis, view.glued(at) { at += 1 }
    let word = view[at]
    guard word.isWord, word.isCapitalized, word.spaced,
      !view.is(at, [.unit, .scale, .percent, .currency, .month, .weekday, .scaledUnit, .timeUnit])
    else { return nil }
    return (Int(view[0].key), hasParts, word.start)
  }
}
