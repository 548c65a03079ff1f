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
