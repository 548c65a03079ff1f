/// Collects names of people and institutions: two to four capitalized words together, and single capitalized words that
/// stand before a noun in a name ("Oslund Statement").
struct NameScanner {
  let view: TokenView
  let zone: Zone

  func append(to table: inout ClaimTable) {
    guard zone != .furniture, zone != .table else { return }
    var index = 0
    while index < view.count {
      guard isNameWord(index) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < view.count, isNameWord(end), !view[end].flags.contains(.pieceStart), end - index < 5 { end += 1 }
      if end - index >= 2, end - index <= 4 {
        let keys = (index..<end).map { view[$0].key }
        if table.nameKeys.insert(keys).inserted {
          table.names.append(NameMention(range: view.range(index, through: end - 1), keys: keys, zone: zone))
        }
      }
      index = end
    }
  }

  private func isNameWord(_ index: Int) -> Bool {
    let token = view[index]
    return token.isWord && token.isCapitalized && token.length >= 3 && !token.isAllCapitals
      && !view.is(index, [.function, .month, .weekday, .office, .relative])
  }
}

/// Collects the mentions of figures, tables and the like in the text, and the captions that answer them.
struct ExhibitScanner {
  let view: TokenView
  let zone: Zone

  func append(to table: inout ClaimTable) {
    // A note speaks of the tables of the works that it cites, and of boxes in archives.
    guard zone != .note else { return }
    for index in 0..<view.count where view.is(index, .exhibit) && view[index].isCapitalized && view.kind(index + 1) == .digits {
      guard view[index + 1].key <= 60, !view.glued(index + 1), !isElsewhere(index) else { continue }
      let key = ExhibitKey(kind: kind(index), number: view[index + 1].key)
      if zone == .caption || zone == .heading || index == 0 || isCaption(index) {
        table.exhibits.insert(key)
      } else {
        table.exhibitMentions.append(ExhibitMention(key: key, range: view.range(index, through: index + 1)))
      }
    }
  }

  /// "… which the harbours Table 2: Dues by port …": a caption that a page of two columns ran into a sentence.
  private func isCaption(_ index: Int) -> Bool {
    view.kind(index + 2) == .colon && view[index + 3].isCapitalized && !Self.leading.contains(view[index - 1].key)
  }

  private static let leading = WordSet("in see from of by to with and cf per")

  /// "Table 2 of the annual report", "Figure 3 in Dahl", "P.O. Box 24": not of this document, or no exhibit at all.
  private func isElsewhere(_ index: Int) -> Bool {
    // "Holt, Ports of Norland 6 (2008) (Table 2)"
    if view.kind(index - 1) == .openParenthesis, view.kind(index - 2) == .closeParenthesis { return true }
    if view.word(index, is: "box"), view.kind(index - 1) == .period || view.word(index - 1, is: "office") { return true }
    if view.word(index + 2, is: "of") { return !view.word(index + 3, is: "this") && !view.word(index + 3, is: "our") }
    return view.word(index + 2, is: "in") && view[index + 3].isCapitalized && !view.is(index + 3, .exhibit)
  }

  /// "Fig. 2" is Figure 2.
  private func kind(_ index: Int) -> UInt32 {
    view.word(index, is: "fig") ? Folding.hash("figure".utf8) : Stem.hash(of: view[index], in: view.text)
  }
}
