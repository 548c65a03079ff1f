/// The name of a law and what stands behind it, by their tokens.
struct LawName {
  var title: Range<Int>
  var year: Int? = nil
  /// "December 18, 1998", where the day is told.
  var date: Range<Int>? = nil
  /// "RSC": the laws of a country as they are collected.
  var collection: Range<Int>? = nil
  var chapter: Range<Int>? = nil
  var sections: Range<Int>? = nil
}

extension TokenView {
  /// A law by its name, with what stands behind names of laws and nothing else: "Harbour Dues (Oslund) Act 1921, s. 4(1)",
  /// "Port Wardens Act, RSC 1985, c P-14".
  func law(at start: Int, before end: Int) -> LawName? {
    guard self[start].isCapitalized else { return nil }
    var at = start
    // "Treaty on the Sund": the law's word may open its name.
    var isNamed = false
    while at < end, at - start < 30 {
      if isNamed, let law = law(start..<at, before: end) { return law }
      let token = self[at]
      switch token.kind {
      case .word where token.isCapitalized:
        // "Law Review" is no law, and "Marek, Salt Law" is a book.
        if isNamed, isLaw(at - 1), !isLaw(at) { return nil }
        // "Restatement (Second) of Torts § 402A"
        let isRestatement = at == start && word(at, is: "restatement") && kind(at + 1) == .openParenthesis
        isNamed = isNamed || isRestatement || isLaw(at) && (at > start || word(at + 1, is: "of") || word(at + 1, is: "on"))
      case .word: guard self.is(at, .function) else { return nil }
      case .openParenthesis:
        guard self[at + 1].isCapitalized, let close = (at..<min(end, at + 8)).first(where: { kind($0) == .closeParenthesis }) else {
          return nil
        }
        at = close
      case .comma: guard !isNamed, (at..<min(end, at + 4)).contains(where: { word($0, is: "and") }) else { return nil }
      case .hyphen, .ampersand, .apostrophe: break
      default: return nil
      }
      at += 1
    }
    return isNamed ? law(start..<at, before: end) : nil
  }

  /// The law called `title`, if nothing but its year, its place among the laws, and sections stand behind it.
  private func law(_ title: Range<Int>, before end: Int) -> LawName? {
    var law = LawName(title: title)
    var at = word(title.upperBound, is: "of") ? title.upperBound + 1 : title.upperBound
    if year(at) != nil {
      law.year = at
      at += 1
    } else if at > title.upperBound {
      return nil
    }
    while at < end {
      if law.year == nil, let phrase = datePhrase(at: at), phrase.hasYear, phrase.end <= end {
        (law.year, law.date) = (phrase.end - 1, at..<phrase.end)
        at = phrase.end
        continue
      }
      switch kind(at) {
      case .comma, .period, .semicolon, .colon: at += 1
      case .digits where law.year == nil && year(at) != nil:
        law.year = at
        at += 1
      // "as amended on 2 July 2020": the law is the same.
      case .word where word(at, is: "as") && word(at + 1, is: "amended"):
        while at < end, kind(at) != .comma { at += 1 }
      case .openParenthesis:
        guard let close = (at..<min(end, at + 16)).first(where: { kind($0) == .closeParenthesis }), year(at + 1) == nil else { return nil }
        at = close + 1
      case .word, .symbol, .mark:
        if self[at].isAllCapitals, self[at].length <= 4, law.collection == nil, self[at].length >= 2 {
          law.collection = at..<(at + 1)
          at += 1
          if kind(at) == .digits, kind(at + 1) == .slash, kind(at + 2) == .digits {
            law.chapter = at..<(at + 3)
            at += 3
          } else if year(at) != nil {
            law.year = law.year ?? at
            at += 1
          }
        } else if let stop = chapterEnd(at), law.chapter == nil {
          law.chapter = at..<stop
          at = stop
        } else if let stop = sectionsEnd(at, before: end), law.sections == nil {
          law.sections = at..<stop
          at = stop
        } else {
          return nil
        }
      default: return nil
      }
    }
    // "The Salt Code, 1998" may be a book.
    if law.title.count < 3, law.sections == nil, law.collection == nil, law.date == nil,
      law.year.map({ $0 > law.title.upperBound }) ?? false
    {
      return nil
    }
    return law.year != nil || law.sections != nil || law.collection != nil ? law : nil
  }

  /// Behind "c P-6", "ch. 12", "cap. 486".
  private func chapterEnd(_ index: Int) -> Int? {
    guard word(index, is: "c") || word(index, is: "ch") || word(index, is: "cap") || word(index, is: "chapter") else { return nil }
    var at = kind(index + 1) == .period ? index + 2 : index + 1
    if self[at].isWord, self[at].isCapitalized, self[at].length == 1, kind(at + 1) == .hyphen { at += 2 }
    guard kind(at) == .digits else { return nil }
    while self[at + 1].isWord, glued(at + 1) { at += 1 }
    return at + 1
  }

  /// Behind "s 29", "ss. 29(2)(d), 102", "Protocol 1, Article 1", "§§ 4–6".
  func sectionsEnd(_ index: Int, before end: Int) -> Int? {
    let opens = self[index].key == 0xA7 || self[index].key == 0xB6 || self[index].isWord && Self.sectionWords.contains(self[index].key)
    guard opens else { return nil }
    var at = index + 1
    if self[at].key == self[index].key || kind(at) == .period { at += 1 }
    guard kind(at) == .digits else { return nil }
    var last = at
    while at < end {
      switch kind(at) {
      case .digits: last = at
      case .word:
        if glued(at), self[at].length <= 2 {
          last = at
        } else if !Self.sectionWords.contains(self[at].key) && !word(at, is: "and") && !word(at, is: "to") {
          return last + 1
        }
      case .openParenthesis:
        guard glued(at), at + 2 < end, kind(at + 2) == .closeParenthesis else { return last + 1 }
        at += 2
        last = at
      case .comma:
        // "§ 332, 25 May 2021"
        if datePhrase(at: at + 1) != nil { return last + 1 }
      case .hyphen, .dash, .period: break
      default: return last + 1
      }
      at += 1
    }
    return last + 1
  }

  private static let sectionWords = WordSet(
    "s ss sec secs section sections art arts article articles reg regs r rr rule rules sch schedule pt part para paras protocol")
}
