/// What each token of a reference shows of the field that it belongs to: its word and shape, the element between two
/// separators that it stands in, and what of the reference lies before and behind it.
///
/// The features are numbers that say nothing by themselves; the model pairs them as its templates want. Training reads
/// the same numbers, so that what is learned and what is decoded cannot differ. Linear.
struct ReferenceFeatures {
  /// The kinds of features, in the order in which they lie in `ids`. The model file names them by these numbers.
  enum Family: Int, CaseIterable {
    // What a word or mark tells by itself, wherever it stands.
    case word, shape, suffix, prefix, sense, kinds
    case window, region, position, inElement
    // From here on what a whole element, or the reference up to it, has in common.
    case style, seen, elementFirst, elementLast, elementEnd, elementStart, elementSigns, elementKinds
    case signsBefore, signsBehind, firstBehind, lastBefore, kindsBehind

    static let wordCount = Family.window.rawValue
    var isOfWord: Bool { rawValue < Self.wordCount }
    static let firstOfElement = Family.style.rawValue
    var isOfElement: Bool { rawValue >= Self.firstOfElement }
  }

  static let familyCount = Family.allCases.count
  /// How many tokens beyond either end have numbers: a family there has the number of nothing.
  static let margin = 3
  private static let nothing: UInt32 = 1 << 31

  /// `familyCount` numbers a token, one token behind the other, with `margin` tokens of nothing at both ends.
  private(set) var ids: [UInt32]
  let count: Int

  private let view: TokenView
  private let first: Int

  init(view: TokenView, _ range: Range<Int>) {
    self.view = view
    first = range.lowerBound
    count = range.count
    ids = [UInt32](repeating: Self.nothing, count: (range.count + 2 * Self.margin) * Self.familyCount)
    for index in (Self.margin * Self.familyCount)..<((range.count + Self.margin) * Self.familyCount) { ids[index] = 0 }
    guard count > 0 else { return }
    let elements = self.elements()
    describeTokens()
    describeElements(elements)
  }

  /// The number of a family at a token.
  @inline(__always)
  func id(_ family: Family, at index: Int) -> UInt32 { ids[(index + Self.margin) * Self.familyCount + family.rawValue] }

  /// The token tells of its element and of the reference what the one before it does.
  @inline(__always)
  func isSameElement(_ index: Int) -> Bool {
    let start = (index + Self.margin) * Self.familyCount
    for family in Family.firstOfElement..<Self.familyCount where ids[start + family] != ids[start - Self.familyCount + family] {
      return false
    }
    return true
  }

  private mutating func set(_ family: Family, _ index: Int, _ value: UInt32) {
    ids[(index + Self.margin) * Self.familyCount + family.rawValue] = value
  }

  // MARK: Elements

  /// A stretch of tokens between separators.
  private struct Element {
    var first: Int
    var end: Int
  }

  /// "Oxford University Press", "2012", "F. Holt": what stands between commas, full stops, brackets and quotation marks.
  /// Separators are elements of their own.
  private func elements() -> [Element] {
    var elements: [Element] = []
    var start = 0
    for index in 0..<count where isSeparator(index) {
      if start < index { elements.append(Element(first: start, end: index)) }
      elements.append(Element(first: index, end: index + 1))
      start = index + 1
    }
    if start < count { elements.append(Element(first: start, end: count)) }
    return elements
  }

  private func token(_ index: Int) -> Token { view[first + index] }

  private func isSeparator(_ index: Int) -> Bool {
    let token = token(index)
    switch token.kind {
    case .comma, .semicolon, .openParenthesis, .closeParenthesis, .openBracket, .closeBracket, .straightQuote, .openQuote, .closeQuote,
      .question, .exclamation, .less, .greater:
      return true
    case .colon: return self.token(index + 1).spaced
    case .apostrophe: return token.spaced || self.token(index + 1).spaced && !isPlural(index)
    case .period: return index + 1 == count || self.token(index + 1).spaced && !view.abbreviates(first + index)
    default: return false
    }
  }

  /// "the ports' share": an apostrophe behind an s, with no opening mark to close.
  private func isPlural(_ index: Int) -> Bool {
    token(index).key == UInt32(UInt8(ascii: "'")) && view.word(first + index + 1, is: "s")
  }

  // MARK: Tokens

  private mutating func describeTokens() {
    var region: UInt32 = 0
    var depth: UInt32 = 0
    var seen: UInt32 = 0
    var quotation = QuotationTracker()
    let style = style()
    for index in 0..<count {
      let token = token(index)
      let shape = Self.shape(token)
      set(.word, index, Self.word(token))
      set(.shape, index, shape)
      if token.isWord, token.length >= 4 {
        let letters = view.letters(of: token)
        set(.suffix, index, letters.suffix)
        set(.prefix, index, letters.prefix)
      }
      if token.isWord { set(.kinds, index, kinds(token)) }
      if token.isWord { set(.sense, index, Self.sense(view.sense(first + index).classes)) }
      let wasInside = quotation.isInside
      quotation.enter(first + index, of: view)
      region = quotation.isInside ? 1 : wasInside ? 2 : region
      switch token.kind {
      case .openParenthesis, .openBracket: depth = 1
      case .closeParenthesis, .closeBracket: depth = 0
      default: break
      }
      set(.region, index, 1 + region + depth * 4)
      let fromStart = UInt32(min(index, 5))
      let fromEnd = UInt32(min(count - 1 - index, 3))
      set(.position, index, 1 + fromStart * 4 + fromEnd + 64 * UInt32(index * 8 / count))
      set(.style, index, 1 + style)
      set(.seen, index, 1 + seen)
      if view.year(first + index) != nil { seen |= 1 }
      if region == 2 { seen |= 2 }
      if view.word(first + index, is: "in") { seen |= 4 }
      if view.isLocatorWord(first + index) { seen |= 8 }
      if token.kind == .colon { seen |= 16 }
    }
    for index in 0..<count {
      // The shapes around a token, in one number: "digits ( digits ) :".
      var window: UInt32 = 0
      for offset in -1...1 {
        let at = index + offset
        window = window &* 64 &+ (at >= 0 && at < count ? id(.shape, at: at) : 0)
      }
      set(.window, index, window + 1)
    }
  }

  private static func word(_ token: Token) -> UInt32 {
    switch token.kind {
    case .word: token.key
    case .digits: isYear(token) ? 7 : UInt32(min(token.length, 6))
    default: 64 + UInt32(token.kind.rank) * 2 + (token.spaced ? 1 : 0)
    }
  }

  private static func isYear(_ token: Token) -> Bool { token.length == 4 && (1500...2099).contains(token.key) }

  private static func shape(_ token: Token) -> UInt32 {
    switch token.kind {
    case .word:
      if !token.isCapitalized { return token.length <= 2 ? 1 : token.length <= 4 ? 2 : 3 }
      if token.length == 1 { return 4 }
      if token.isAllCapitals { return token.length <= 3 ? 5 : 6 }
      return token.length <= 3 ? 7 : 8
    case .digits: return isYear(token) ? 9 : 9 + UInt32(min(token.length, 5))
    default: return 15 + UInt32(token.kind.rank)
    }
  }

  private static let telling: WordClass = [
    .month, .weekday, .season, .place, .function, .abbreviation, .label, .office, .signal, .particle, .periodical, .publisher,
    .institution, .verb, .address, .ordinal, .event,
  ]

  private static func sense(_ classes: WordClass) -> UInt32 {
    let told = classes.intersection(telling).rawValue
    return UInt32(truncatingIfNeeded: told ^ told >> 29) &* 2_654_435_761
  }

  /// What holds of the reference as a whole: is its title quoted, and does a year stand early, late, or in brackets?
  private func style() -> UInt32 {
    var quoted: UInt32 = 0
    var year: UInt32 = 0
    var pages: UInt32 = 0
    var editors: UInt32 = 0
    for index in 0..<count {
      let token = token(index)
      if token.kind == .openQuote || token.kind == .straightQuote || token.key == 0xAB { quoted = 1 }
      if year == 0, view.year(first + index) != nil {
        year = index * 2 < count ? 1 : 2
        if token.kind == .digits, view.kind(first + index - 1) == .openParenthesis { year += 2 }
      }
      if view.isLocatorWord(first + index) { pages = 1 }
      if view.word(first + index, is: "eds") || view.word(first + index, is: "ed") { editors = 1 }
    }
    return quoted + year * 2 + pages * 16 + editors * 32
  }

  // MARK: Tokens in their elements

  private mutating func describeElements(_ elements: [Element]) {
    let allSigns = elements.map { signs(of: $0) }
    let allKinds = elements.map { kinds(of: $0) }
    let separates = elements.map { isSeparating($0) }
    var ordinal: UInt32 = 0
    // What the last element told that was no separator.
    var signsBefore: UInt32 = 0
    var lastBefore: UInt32 = 0
    var next = 0
    for (number, element) in elements.enumerated() {
      let length = element.end - element.first
      if !separates[number] { ordinal += 1 }
      next = max(next, number + 1)
      while next < elements.count, separates[next] { next += 1 }
      let signsBehind = next < elements.count ? allSigns[next] + 1 : 0
      let firstBehind = next < elements.count ? Self.word(token(elements[next].first)) : 63
      let firstWord = Self.word(token(element.first))
      let lastWord = Self.word(token(element.end - 1))
      let before = number > 0 ? UInt32(token(elements[number - 1].end - 1).kind.rank) : 63
      let after = number + 1 < elements.count ? token(elements[number + 1].first) : nil
      let behind = number + 2 < elements.count ? Self.shape(token(elements[number + 2].first)) : 63
      let end = (after.map { UInt32($0.kind.rank) } ?? 63) * 64 + behind
      let kindsBehind = next < elements.count ? allKinds[next] + 1 : 0
      for index in element.first..<element.end {
        set(.elementFirst, index, firstWord)
        set(.elementLast, index, lastWord)
        set(.elementEnd, index, 1 + end)
        set(.elementStart, index, 1 + before * 16 + min(ordinal, 9))
        set(.elementSigns, index, 1 + allSigns[number])
        let place = UInt32(index == element.first ? 0 : index + 1 == element.end ? 2 : 1)
        set(.inElement, index, 1 + place + 4 * UInt32(min(length, 12)))
        set(.signsBefore, index, 1 + signsBefore)
        set(.signsBehind, index, 1 + signsBehind)
        set(.firstBehind, index, firstBehind)
        set(.lastBefore, index, lastBefore)
        set(.elementKinds, index, 1 + allKinds[number])
        set(.kindsBehind, index, 1 + kindsBehind)
      }
      if !separates[number] {
        signsBefore = allSigns[number] + 1
        lastBefore = lastWord
      }
    }
  }

  private func isSeparating(_ element: Element) -> Bool { element.end - element.first == 1 && isSeparator(element.first) }

  /// What a word tells by itself; a name in small letters tells nothing.
  private func kinds(_ token: Token) -> UInt32 {
    guard token.isWord else { return 0 }
    var kinds = PublishingWords.kinds[token.key] ?? []
    if !token.isCapitalized { kinds.subtract([.city, .house, .givenName]) }
    return 1 + UInt32(kinds.rawValue)
  }

  /// All that the words of an element tell.
  private func kinds(of element: Element) -> UInt32 {
    var kinds: UInt32 = 0
    for index in element.first..<element.end {
      let told = id(.kinds, at: index)
      if told > 0 { kinds |= told - 1 }
    }
    return kinds
  }

  /// Which kinds of words an element has.
  private func signs(of element: Element) -> UInt32 {
    var signs: UInt32 = 0
    var small = 0
    for index in element.first..<element.end {
      let token = token(index)
      if token.kind == .digits { signs |= Self.isYear(token) ? 1 : 2 }
      guard token.isWord else { continue }
      let classes = view.sense(first + index).classes
      if !classes.isDisjoint(with: [.institution, .publisher]), token.isCapitalized { signs |= 4 }
      if classes.contains(.place), token.isCapitalized { signs |= 8 }
      if classes.contains(.periodical), token.isCapitalized { signs |= 16 }
      if classes.contains(.month) { signs |= 32 }
      if token.length == 1, token.isCapitalized { signs |= 64 }
      if !token.isCapitalized, !classes.contains(.function) { small += 1 }
    }
    if small > 0 { signs |= 128 }
    if small > 2 { signs |= 256 }
    return signs
  }
}

extension Token.Kind {
  /// Its place among the kinds, below 64.
  fileprivate var rank: UInt8 { rawValue }
}

extension TokenView {
  /// The full stop at `index` stands behind an initial or an abbreviation: "F.", "vol.", "eds.".
  func abbreviates(_ index: Int) -> Bool {
    guard glued(index), self[index - 1].isWord else { return false }
    if self[index - 1].length == 1 { return self[index - 1].isCapitalized }
    return self.is(index - 1, .abbreviation)
  }

  /// Numbers for the first and for the last three letters of a word, folded where they are ASCII.
  func letters(of token: Token) -> (prefix: UInt32, suffix: UInt32) {
    var prefix = Folding.Hash()
    var suffix = Folding.Hash()
    let bytes = text.bytes.span
    let start = Int(token.start)
    let end = min(Int(token.end), bytes.count)
    guard end - start >= 3 else { return (0, 0) }
    for at in start..<(start + 3) { prefix.combine(bytes[at] | 0x20) }
    for at in (end - 3)..<end { suffix.combine(bytes[at] | 0x20) }
    return (prefix.value, suffix.value)
  }
}
