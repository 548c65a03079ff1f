/// Where sentences end. Abbreviations, initials, decimals and quotations do not end them.
extension TokenView {
  /// Does the full stop, question mark or exclamation mark at `index` end a sentence? It is asked of the mark itself;
  /// quotation marks and brackets behind it belong to the sentence that it ends.
  func endsSentence(at index: Int) -> Bool {
    guard let kind = kind(index), isStop(index) else { return false }
    var next = index + 1
    while next < count, closes(next) { next += 1 }
    guard next < count else { return true }
    let following = self[next]
    guard following.spaced else { return false }
    guard beginsSentence(next) else { return false }
    guard kind == .period else { return kind != .ellipsis || following.isCapitalized }
    return !isAbbreviated(index, before: next)
  }

  @inline(__always)
  private func isStop(_ index: Int) -> Bool {
    switch self[index].kind {
    case .period, .question, .exclamation, .ellipsis: true
    default: false
    }
  }

  /// Marks that belong to what stands before them: closing quotation marks and brackets, without a blank between.
  private func closes(_ index: Int) -> Bool {
    guard !self[index].spaced else { return false }
    switch self[index].kind {
    case .closeQuote, .straightQuote, .apostrophe, .closeParenthesis, .closeBracket: return true
    default: return false
    }
  }

  private func beginsSentence(_ index: Int) -> Bool {
    let token = self[index]
    switch token.kind {
    case .word: return token.isCapitalized
    case .digits, .openQuote, .straightQuote, .openParenthesis, .openBracket, .ideograph, .currency, .asterisk, .dash, .less, .symbol:
      return true
    case .apostrophe: return self[index + 1].isCapitalized
    default: return false
    }
  }

  /// The full stop belongs to an abbreviation, an initial or the day of a date, and the sentence goes on.
  private func isAbbreviated(_ index: Int, before next: Int) -> Bool {
    guard glued(index), self[index - 1].isWord else { return isDay(index - 1) && month(next) != nil && year(next + 1) != nil }
    let word = self[index - 1]
    // "U.S." and "e.g.": letters between full stops. They may end a sentence; a word that often begins one decides.
    if word.length == 1 {
      let isFirst = index < 2 || !(kindBeforeGlued(index - 1) == .period)
      if isFirst { return word.isCapitalized || !self[next].isCapitalized || joinsParties(index - 1) }
      return !(self.is(next, .function) && self[next].isCapitalized)
    }
    if self.is(index - 1, .abbreviation) {
      // "etc." and "Co." end sentences as well; "Mr." and "pp." never do.
      let ends =
        self.word(index - 1, is: "etc") || self.word(index - 1, is: "al") || self.word(index - 1, is: "inc")
        || self.word(index - 1, is: "co") || self.word(index - 1, is: "ltd") || self.word(index - 1, is: "corp")
        || self.is(index - 1, .month)
      if self.word(index - 1, is: "no") || self.word(index - 1, is: "art") || self.word(index - 1, is: "fig")
        || self.word(index - 1, is: "max")
      {
        return kind(next) == .digits || self.word(index - 1, is: "art") && isRomanNumeral(next)
      }
      return !(ends && self[next].isCapitalized && self.is(next, .function))
    }
    // "SHORE RSCH. CTR.": what has no vowel is no word.
    if word.isAllCapitals, isInCapitals(next) || kind(next) == .openParenthesis {
      return !hasCapitalVowel(index - 1) && self[next].length > 1 && isInCapitals(next) || isInNameOfCapitals(index)
    }
    // "Th. Gran": a short capitalized word that is no word of the language, before a name.
    return word.length == 2 && word.isCapitalized && word.sense == 0 && self[next].isCapitalized && kind(index - 2) != .word
  }

  /// ", OSLUND L. SCH. (Apr. 19, 2023)", "17 J. EMPIRICAL STUD. 862": abbreviations in capitals, from the comma behind a title or the
  /// volume to the bracket of a date or the page.
  private func isInNameOfCapitals(_ stop: Int) -> Bool {
    func isPart(_ index: Int) -> Bool {
      switch kind(index) {
      case .word: isInCapitals(index) || word(index, is: "of")
      case .period, .apostrophe: glued(index)
      case .ampersand: true
      default: false
      }
    }
    var first = stop
    while first > 0, stop - first < Self.longestName, isPart(first - 1) { first -= 1 }
    guard first > 0, kind(first - 1) == .comma || kind(first - 1) == .digits || self[first - 1].isQuote else { return false }
    var end = stop + 1
    while end < count, end - stop < Self.longestName, isPart(end) { end += 1 }
    if kind(end) == .comma { end += 1 }
    return kind(end) == .digits || kind(end) == .openParenthesis && (end...end + 6).contains { year($0) != nil }
  }

  private func isInCapitals(_ index: Int) -> Bool { self[index].isAllCapitals || self[index].length == 1 && self[index].isCapitalized }

  /// A word in capitals has one of these letters, an abbreviation or initials may have none.
  func hasCapitalVowel(_ index: Int) -> Bool { string(index).utf8.contains { "AEIOUY".utf8.contains($0) } }

  /// How many tokens the name of a periodical has on either side of a full stop.
  private static let longestName = 12

  /// The "3" of "3. Mai 2013".
  private func isDay(_ index: Int) -> Bool {
    kind(index) == .digits && (1...31).contains(self[index].key) && self[index].length <= 2 && self[index].spaced
  }

  /// "III", "XXV".
  func isRomanNumeral(_ index: Int) -> Bool {
    self[index].isAllCapitals && self[index].length <= 6 && string(index).utf8.allSatisfy { "IVXLC".utf8.contains($0) }
  }

  /// The "v" between the parties of a case: "Holt v. Marek", "R. v. Dahl".
  func joinsParties(_ index: Int) -> Bool {
    (word(index, is: "v") || word(index, is: "vs")) && !self[index].isCapitalized
      && (self[index - 1].isCapitalized || kind(index - 1) == .period && self[index - 2].isCapitalized
        || kind(index - 1) == .closeParenthesis || endsContraction(index - 1))
      && isParty(kind(index + 1) == .period ? index + 2 : index + 1)
  }

  /// "Pilots’ Ass’n", "Harbor Comm’n"
  private func endsContraction(_ index: Int) -> Bool {
    self[index].isWord && glued(index) && kind(index - 1) == .apostrophe && glued(index - 1) && self[index - 2].isCapitalized
  }

  /// "the United Kingdom"
  private func isParty(_ index: Int) -> Bool { self[word(index, is: "the") ? index + 1 : index].isCapitalized }

  private func kindBeforeGlued(_ index: Int) -> Token.Kind? { glued(index) ? kind(index - 1) : nil }

  /// A bullet at the beginning of a line; a dash or an asterisk there, if a new sentence or a number stands behind it.
  private func beginsItem(_ index: Int) -> Bool {
    let token = self[index]
    guard token.flags.contains(.lineBefore), self[index + 1].spaced, !self[index + 1].flags.contains(.lineBefore) else { return false }
    switch token.kind {
    case .symbol: return Self.bullets.contains(token.key)
    case .dash, .hyphen, .asterisk:
      let next = self[index + 1]
      return next.isCapitalized || next.kind == .digits || next.kind == .currency
    default: return false
    }
  }

  /// • ‣ ⁃ ▪ ▫ ► ● ○ ◦ ❖ ➢ and those of symbol fonts, which lie in the private area.
  private static let bullets: Set<UInt32> = [
    0x2022, 0x2023, 0x2043, 0x25AA, 0x25AB, 0x25BA, 0x25CF, 0x25CB, 0x25E6, 0x2756, 0x27A2, 0x25A0, 0x25A1, 0xF0B7, 0xF0A7, 0xF0D8, 0xB7,
  ]

  /// No sentence has more tokens; what goes on longer is a list without stops, and is cut.
  private static let longestSentence = 300

  /// The sentences among the tokens, each with the marks that close it.
  func sentences() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < count {
      if self[index].flags.contains(.lineBefore), index > start, beginsItem(index) {
        sentences.append(start..<index)
        start = index + 1
      }
      guard isStop(index) && endsSentence(at: index) || index - start >= Self.longestSentence else {
        index += 1
        continue
      }
      var end = index + 1
      while end < count, closes(end), end - start <= Self.longestSentence + 8 { end += 1 }
      sentences.append(start..<end)
      start = end
      index = end
    }
    if start < count { sentences.append(start..<count) }
    return sentences
  }
}
