/// Collects the mentions of figures, tables and the like in the text, and the captions that answer them.
struct ExhibitScanner {
  let view: TokenView
  let zone: Zone

  func append(to table: inout ClaimTable) {
    // A note speaks of the tables of the works that it cites, and of boxes in archives.
    guard zone != .note else { return }
    for index in 0..<view.count where view[index].isCapitalized {
      guard let label = view.exhibitLabel(at: index), label.numbers.allSatisfy({ $0 <= 60 }), !isElsewhere(index, label.end) else {
        continue
      }
      let keys = label.numbers.map { ExhibitKey(series: label.series, number: $0) }
      if zone == .caption || zone == .heading || index == 0 || isCaption(index, label.end) {
        table.exhibits.formUnion(keys)
      } else {
        let range = view.range(index, through: label.end - 1)
        table.exhibitMentions += keys.map { ExhibitMention(key: $0, range: range) }
      }
    }
  }

  /// "… which the harbours Table 2: Dues by port …", "the older of the Figure 3. Harbours of the north": a caption that a page of
  /// two columns ran into a sentence. A sentence that speaks of an exhibit leads to it; one that ends with it does so more.
  private func isCaption(_ index: Int, _ end: Int) -> Bool {
    guard view[end + 1].isCapitalized else { return false }
    if view.isBar(end) { return true }
    switch view.kind(end) {
    case .colon: return !Self.leading.contains(view[index - 1].key)
    case .period:
      let before = view[index - 1]
      return before.kind == .period || before.kind == .hyphen
        || before.isWord && !view.is(index - 1, [.function, .verb]) && !Self.leading.contains(before.key) && !view.endsInED(index - 1)
    default: return false
    }
  }

  private static let leading = WordSet("in see from of by to with and cf per also compare")

  /// "Table 2 of the annual report", "Figure 3 in Dahl", "P.O. Box 24": not of this document, or no exhibit at all.
  private func isElsewhere(_ index: Int, _ end: Int) -> Bool {
    // "Holt, Ports of Norland 6 (2008) (Table 2)"
    if view.kind(index - 1) == .openParenthesis, view.kind(index - 2) == .closeParenthesis { return true }
    if view.word(index, is: "box"), view.kind(index - 1) == .period || view.word(index - 1, is: "office") { return true }
    if view.word(end, is: "of") { return !view.word(end + 1, is: "this") && !view.word(end + 1, is: "our") }
    return view.word(end, is: "in") && view[end + 1].isCapitalized && !view.is(end + 1, .exhibit)
  }
}
