/// Finds what stands between quotation marks. Marks that nothing closes quote nothing; linear.
struct QuotationScanner {
  let view: TokenView

  struct Found {
    let range: TextRange
    let first: Int
    let wordCount: Int
  }

  func quotations() -> [Found] {
    var found: [Found] = []
    var open: Int? = nil
    for index in 0..<view.count {
      let kind = view[index].kind
      if open == nil {
        let opens =
          kind == .openQuote || kind == .straightQuote && (view[index].spaced || index == 0 || view.kind(index - 1) == .openParenthesis)
        if opens { open = index }
      } else if let start = open, closes(index, opened: view[start].kind) {
        let words = (start + 1..<index).count { view[$0].isWord }
        if index > start + 1 {
          let ranges = view.ranges(start, through: index)
          if let range = ranges.max(by: { $0.length < $1.length }) { found.append(Found(range: range, first: start, wordCount: words)) }
        }
        open = nil
      } else if let start = open, index - start > 400 {
        open = nil
      }
    }
    return found
  }

  /// Single marks close what single ones opened, if no letter follows them.
  private func closes(_ index: Int, opened: Token.Kind) -> Bool {
    switch view[index].kind {
    case .closeQuote, .straightQuote: return !view[index].spaced || view.kind(index) == .closeQuote
    case .apostrophe:
      guard opened == .openQuote, view[index].key == 0x2019 else { return false }
      return !view.glued(index + 1) || view.kind(index + 1) != .word
    default: return false
    }
  }
}
