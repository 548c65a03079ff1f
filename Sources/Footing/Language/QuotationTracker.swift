/// Follows a walk over tokens into quotation marks and out of them, whatever marks the printer took: “ ”, " ", ‘ ’, ' '.
///
/// A mark that nothing closes within sixty words was none.
struct QuotationTracker {
  private(set) var isInside = false
  private var opened = 0
  private var marks = Marks.double
  /// How many quotations of the same marks are open inside.
  private var depth = 0

  /// “…”, „…“, «…», »…«, "…", ‘…’; and ”…”, as in Swedish, which has the closing mark of the first.
  private enum Marks { case double, low, guillemets, reversed, straight, single }

  /// Takes the token at `index` in; call it for each token in order.
  @inline(__always)
  mutating func enter(_ index: Int, of view: TokenView) {
    if isInside, index - opened > 60 { isInside = false }
    switch view[index].kind {
    case .openQuote, .closeQuote, .straightQuote, .apostrophe: turn(index, of: view)
    default: break
    }
  }

  private mutating func turn(_ index: Int, of view: TokenView) {
    guard isInside else {
      if let marks = opening(index, of: view) { open(index, marks) }
      return
    }
    if closes(index, of: view) {
      if depth == 0 { isInside = false } else { depth -= 1 }
    } else if opensAgain(index, of: view) {
      depth += 1
    }
  }

  private func opening(_ index: Int, of view: TokenView) -> Marks? {
    let token = view[index]
    switch (token.kind, token.key) {
    case (.openQuote, 0x2018), (.openQuote, 0x201A): return .single
    case (.openQuote, 0x201E), (.openQuote, 0x201F): return .low
    case (.openQuote, 0xAB), (.openQuote, 0x2039): return .guillemets
    case (.openQuote, _): return .double
    case (.straightQuote, _): return .straight
    case (.closeQuote, 0xBB), (.closeQuote, 0x203A): return stands(before: index, of: view) ? .reversed : nil
    case (.closeQuote, 0x201D): return stands(before: index, of: view) ? .double : nil
    case (.apostrophe, _): return stands(before: index, of: view) && view[index + 1].isCapitalized ? .single : nil
    default: return nil
    }
  }

  /// A space is before it, and a word behind it.
  private func stands(before index: Int, of view: TokenView) -> Bool {
    view[index].spaced && view.glued(index + 1) && view[index + 1].isWord
  }

  private func closes(_ index: Int, of view: TokenView) -> Bool {
    let token = view[index]
    switch marks {
    case .single:
      // "Partner’s" and "’tis" have a letter behind them; a closing mark has not.
      guard token.kind == .apostrophe || token.kind == .closeQuote || token.key == 0x2018 else { return false }
      return !(view.glued(index + 1) && view[index + 1].isWord)
    case .straight, .double, .guillemets: return token.kind == .straightQuote || token.kind == .closeQuote
    case .low: return token.kind == .straightQuote || token.kind == .closeQuote || token.key == 0x201C
    case .reversed: return token.key == 0xAB || token.key == 0x2039
    }
  }

  /// “Pilots Say “No Thanks” to Tolls”: a quotation in a title that has the marks of the title itself.
  private func opensAgain(_ index: Int, of view: TokenView) -> Bool {
    let key = view[index].key
    return view[index].spaced && view.glued(index + 1) && (marks == .double && key == 0x201C || marks == .guillemets && key == 0xAB)
  }

  private mutating func open(_ index: Int, _ marks: Marks) {
    isInside = true
    opened = index
    depth = 0
    self.marks = marks
  }
}
