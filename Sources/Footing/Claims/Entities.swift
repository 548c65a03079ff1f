/// Names in a sentence, as keys.
extension TokenView {
  func isTimeWord(_ index: Int) -> Bool { self.is(index, [.timeUnit, .month, .season, .weekday, .relative]) }

  /// The country, person, institution or other name that a word belongs to, as a key.
  func entity(_ index: Int, sentenceStart: Int) -> UInt32? {
    let token = self[index]
    guard token.isWord, token.isCapitalized, token.length > 1 else { return nil }
    if let place = place(index) { return UInt32(lexicon.country(of: place).index) + 1 }
    // The second half of "North Korea" has been counted with the first.
    if index > 0, self.is(index - 1, .compound), place(index - 1) != nil { return nil }
    // A sentence begins with a capital whatever its first word is.
    if index == sentenceStart, !token.isAllCapitals, !self[index + 1].isCapitalized || self[index + 1].kind == .currency { return nil }
    if self.is(index, [.function, .month, .office, .saying, .relative, .weekday, .ordinal, .cardinal, .scale]) { return nil }
    // "Rs 500", "38 Mbit": written with a capital, and no name.
    if self.is(index, [.currency, .unit]), kind(index - 1) == .digits || kind(index + 1) == .digits { return nil }
    return Stem.name(of: token, in: text)
  }

  /// The place named at `index`, by one word or by two.
  func place(_ index: Int) -> PlaceID? {
    let token = self[index]
    guard token.isWord, token.isCapitalized, token.sense != 0, kind(index + 1) != .currency || !glued(index + 1) else { return nil }
    let sense = lexicon.sense(token)
    if sense.classes.contains(.compound), self[index + 1].isWord,
      let pair = lexicon.placePairs[UInt64(token.key) << 32 | UInt64(self[index + 1].key)]
    {
      return pair
    }
    // "us" is a pronoun unless it is written "US".
    guard sense.classes.contains(.place), token.length > 2 || token.isAllCapitals else { return nil }
    return sense.place
  }
}
