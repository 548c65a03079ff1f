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
    case window, position, inElement
    // From here on what a whole element, or the reference up to it, has in common.
    case style, region, seen, elementFirst, elementLast, elementEnd, elementStart, elementSigns, elementKinds
    case signsBefore, signsBehind, firstBehind, lastBefore, kindsBehind

    static let wordCount = Family.window.rawValue
    var isOfWord: Bool { rawValue < Self.wordCount }
    static let firstOfElement = Family.style.rawValue
    var isOfElement: Bool { rawValue >= Self.firstOfElement }
  }

  /// Families whose numbers come together again and again, whatever the words are.
  enum Group: Int, CaseIterable {
    // Of an element: how it ends and what it has, which place it takes, and what stands around it.
    case ending, order, neighbours
    // Of a token: what lies before it, where it stands, how it looks in its element and among its neighbours, and what it is there.
    case past, place, look, window, role

    var families: [Family] {
      switch self {
      case .ending: [.elementKinds, .elementSigns, .elementEnd]
      case .order: [.elementKinds, .elementSigns, .elementStart, .seen]
      case .neighbours: [.signsBefore, .signsBehind, .elementSigns]
      case .past: [.region, .seen, .shape]
      case .place: [.position, .style, .region]
      case .look: [.inElement, .elementSigns, .shape]
      case .window: [.window]
      case .role: [.kinds, .elementStart]
      }
    }
  }

  static let familyCount = Family.allCases.count
  /// How many tokens beyond either end have numbers: a family there has the number of nothing.
  static let margin = 3
  private static let nothing: UInt32 = 1 << 31

  /// `familyCount` numbers a token, one token behind the other, with `margin` tokens of nothing at both ends.
  private(set) var ids: [UInt32] = []
  private(set) var count = 0
  /// What each token is, with the same margins: those that are alike tell the same by themselves.
  private(set) var forms: [UInt64] = []
  private var elements: [FeatureReader.Element] = []
  /// Where an element begins.
  private var opens: [Bool] = []

  /// Those of no token, until `describe` is called.
  init() {}

  init(view: TokenView, _ range: Range<Int>) {
    describe(view, range)
    for index in 0..<count { complete(index, view[range.lowerBound + index], view) }
  }

  /// Adds what the letters and the sense of a word tell. Only words that were not met before are asked for it.
  mutating func complete(_ index: Int, _ token: Token, _ view: TokenView) {
    guard token.isWord, (0..<count).contains(index) else { return }
    var numbers = ids.mutableSpan
    if token.length >= 4 { (numbers[.prefix, index], numbers[.suffix, index]) = view.letters(of: token) }
    numbers[.sense, index] = FeatureReader.sense(token.classes)
  }

  /// Takes the features of other tokens, in the same memory; all but those that `complete` adds.
  mutating func describe(_ view: TokenView, _ range: Range<Int>) {
    count = range.count
    makeRoom()
    for index in 0..<count { forms[Self.margin + index] = FeatureReader.form(of: view[range.lowerBound + index]) }
    guard !range.isEmpty else { return }
    let reader = FeatureReader(view: view, first: range.lowerBound, count: count)
    var elements: [FeatureReader.Element] = []
    swap(&elements, &self.elements)
    var numbers = ids.mutableSpan
    reader.describeTokens(&numbers)
    reader.findElements(numbers, &elements)
    reader.describe(elements, &numbers)
    opens.removeAll(keepingCapacity: true)
    opens.append(contentsOf: repeatElement(false, count: count))
    for element in elements { opens[element.first] = true }
    swap(&elements, &self.elements)
  }

  /// Room for the numbers of `count` tokens, which are what was there before, and nothing beyond both ends.
  private mutating func makeRoom() {
    let tokens = count + 2 * Self.margin
    if forms.count < tokens {
      // Most works have fewer; one of megabytes needs no more than it has.
      let room = tokens + 512
      forms = Array(repeating: .max, count: room)
      ids = Array(repeating: Self.nothing, count: room * Self.familyCount)
    }
    for index in (Self.margin + count)..<tokens {
      forms[index] = .max
      for family in 0..<Self.familyCount { ids[index * Self.familyCount + family] = Self.nothing }
    }
  }

  /// The token tells of its element and of the reference what the one before it does.
  @inline(__always)
  func isSameElement(_ index: Int) -> Bool {
    let base = (index + Self.margin) * Self.familyCount
    func isSame(_ family: Family) -> Bool { ids[base + family.rawValue] == ids[base + family.rawValue - Self.familyCount] }
    return !opens[index] && isSame(.seen) && isSame(.region)
  }
}

extension MutableSpan<UInt32> {
  /// The number of a family at a token.
  fileprivate subscript(_ family: ReferenceFeatures.Family, _ index: Int) -> UInt32 {
    @inline(__always) get { self[(index + ReferenceFeatures.margin) * ReferenceFeatures.familyCount + family.rawValue] }
    @inline(__always) set { self[(index + ReferenceFeatures.margin) * ReferenceFeatures.familyCount + family.rawValue] = newValue }
  }
}

/// Finds the numbers of a reference.
private struct FeatureReader {
  let view: TokenView
  let first: Int
  let count: Int

  private func token(_ index: Int) -> Token { view[first + index] }

  // MARK: Tokens

  func describeTokens(_ numbers: inout MutableSpan<UInt32>) {
    var region: UInt32 = 0
    var depth: UInt32 = 0
    var seen: UInt32 = 0
    var style = Style()
    var quotation = QuotationTracker()
    for index in 0..<count {
      let token = token(index)
      numbers[.word, index] = Self.word(token)
      numbers[.shape, index] = Self.shape(token)
      numbers[.kinds, index] = token.isWord ? kinds(token) : 0
      // Those of words are added where they are asked for.
      numbers[.prefix, index] = 0
      numbers[.suffix, index] = 0
      numbers[.sense, index] = 0
      let wasInside = quotation.isInside
      quotation.enter(first + index, of: view)
      region = quotation.isInside ? 1 : wasInside ? 2 : region
      switch token.kind {
      case .openParenthesis, .openBracket: depth = 1
      case .closeParenthesis, .closeBracket: depth = 0
      default: break
      }
      numbers[.region, index] = 1 + region + depth * 4
      let fromStart = UInt32(min(index, 5))
      let fromEnd = UInt32(min(count - 1 - index, 3))
      numbers[.position, index] = 1 + fromStart * 4 + fromEnd + 64 * UInt32(index * 8 / count)
      numbers[.seen, index] = 1 + seen
      if region == 2 { seen |= 2 }
      switch token.kind {
      case .digits where view.year(first + index) != nil:
        seen |= 1
        style.enterYear(atFirstHalf: index * 2 < count, isInBrackets: view.kind(first + index - 1) == .openParenthesis)
      case .word:
        if view.word(first + index, is: "in") { seen |= 4 }
        if view.isLocatorWord(first + index) {
          seen |= 8
          style.hasPages = true
        }
        if view.word(first + index, is: "eds") || view.word(first + index, is: "ed") { style.hasEditors = true }
      case .colon: seen |= 16
      case .openQuote, .straightQuote: style.isQuoted = true
      case .symbol where token.key == 0xAB: style.isQuoted = true
      default: break
      }
    }
    let told = 1 + style.number
    for index in 0..<count {
      numbers[.style, index] = told
      // The shapes around a token, in one number: "digits ( digits ) :".
      let before = index > 0 ? numbers[.shape, index - 1] : 0
      let behind = index + 1 < count ? numbers[.shape, index + 1] : 0
      numbers[.window, index] = ((before * 64) + numbers[.shape, index]) * 64 + behind + 1
    }
  }

  /// What holds of the reference as a whole: is its title quoted, and does a year stand early, late, or in brackets?
  private struct Style {
    var isQuoted = false
    var hasPages = false
    var hasEditors = false
    private var year: UInt32 = 0

    /// Only the first year counts.
    mutating func enterYear(atFirstHalf isEarly: Bool, isInBrackets: Bool) {
      if year == 0 { year = (isEarly ? 1 : 2) + (isInBrackets ? 2 : 0) }
    }

    var number: UInt32 { (isQuoted ? 1 : 0) + year * 2 + (hasPages ? 16 : 0) + (hasEditors ? 32 : 0) }
  }

  /// All that `word`, `shape`, `suffix`, `prefix`, `sense` and `kinds` are told from: tokens that are alike in it tell the same. Of a
  /// number only its length counts, and whether it can be a year.
  static func form(of token: Token) -> UInt64 {
    let flags = UInt64(token.flags.intersection([.capitalized, .allCapitals, .spaceBefore]).rawValue)
    let key = token.kind == .digits ? (isYear(token) ? 1 : 0) : UInt64(token.key)
    return key | UInt64(token.kind.rawValue) << 32 | flags << 40 | UInt64(min(token.length, 0xFFFF)) << 48
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

  static func sense(_ classes: WordClass) -> UInt32 {
    let told = classes.intersection(telling).rawValue
    return UInt32(truncatingIfNeeded: told ^ told >> 29) &* 2_654_435_761
  }

  /// What a word tells by itself; a name in small letters tells nothing.
  private func kinds(_ token: Token) -> UInt32 {
    var kinds = PublishingWords.kinds[token.key] ?? []
    if !token.isCapitalized { kinds.subtract([.city, .house, .givenName]) }
    return 1 + UInt32(kinds.rawValue)
  }

  // MARK: Elements

  /// A stretch of tokens between separators, or a separator.
  struct Element {
    var first: Int
    var end: Int
    var separates = false
    /// Which kinds of words it has, and all that they tell.
    var signs: UInt32 = 0
    var kinds: UInt32 = 0
    var words = 0

    func closed(at end: Int) -> Element {
      var element = self
      element.end = end
      return element
    }
  }

  /// "Oxford University Press", "2012", "F. Holt": what stands between commas, full stops, brackets and quotation marks.
  /// Separators are elements of their own.
  func findElements(_ numbers: borrowing MutableSpan<UInt32>, _ elements: inout [Element]) {
    elements.removeAll(keepingCapacity: true)
    var element = Element(first: 0, end: 0)
    for index in 0..<count {
      guard isSeparator(index) else {
        enter(index, kinds: numbers[.kinds, index], into: &element)
        continue
      }
      if element.first < index { elements.append(element.closed(at: index)) }
      elements.append(Element(first: index, end: index + 1, separates: true))
      element = Element(first: index + 1, end: index + 1)
    }
    if element.first < count { elements.append(element.closed(at: count)) }
  }

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

  private func enter(_ index: Int, kinds: UInt32, into element: inout Element) {
    let token = token(index)
    if token.kind == .digits { element.signs |= Self.isYear(token) ? 1 : 2 }
    guard token.isWord else { return }
    if kinds > 0 { element.kinds |= kinds - 1 }
    let classes = token.classes
    if token.isCapitalized {
      if !classes.isDisjoint(with: [.institution, .publisher]) { element.signs |= 4 }
      if classes.contains(.place) { element.signs |= 8 }
      if classes.contains(.periodical) { element.signs |= 16 }
      if token.length == 1 { element.signs |= 64 }
    } else if !classes.contains(.function) {
      element.words += 1
      element.signs |= element.words > 2 ? 128 | 256 : 128
    }
    if classes.contains(.month) { element.signs |= 32 }
  }

  func describe(_ elements: [Element], _ numbers: inout MutableSpan<UInt32>) {
    var ordinal: UInt32 = 0
    // What the last element told that was no separator.
    var signsBefore: UInt32 = 0
    var lastBefore: UInt32 = 0
    var next = 0
    for (number, element) in elements.enumerated() {
      let length = element.end - element.first
      if !element.separates { ordinal += 1 }
      next = max(next, number + 1)
      while next < elements.count, elements[next].separates { next += 1 }
      let isLast = next >= elements.count
      let signsBehind = isLast ? 0 : elements[next].signs + 1
      let kindsBehind = isLast ? 0 : elements[next].kinds + 1
      let firstBehind = isLast ? 63 : Self.word(token(elements[next].first))
      let firstWord = Self.word(token(element.first))
      let lastWord = Self.word(token(element.end - 1))
      let before = number > 0 ? UInt32(token(elements[number - 1].end - 1).kind.rank) : 63
      let after = number + 1 < elements.count ? UInt32(token(elements[number + 1].first).kind.rank) : 63
      let behind = number + 2 < elements.count ? Self.shape(token(elements[number + 2].first)) : 63
      for index in element.first..<element.end {
        numbers[.elementFirst, index] = firstWord
        numbers[.elementLast, index] = lastWord
        numbers[.elementEnd, index] = 1 + after * 64 + behind
        numbers[.elementStart, index] = 1 + before * 16 + min(ordinal, 9)
        numbers[.elementSigns, index] = 1 + element.signs
        let place = UInt32(index == element.first ? 0 : index + 1 == element.end ? 2 : 1)
        numbers[.inElement, index] = 1 + place + 4 * UInt32(min(length, 12))
        numbers[.signsBefore, index] = 1 + signsBefore
        numbers[.signsBehind, index] = 1 + signsBehind
        numbers[.firstBehind, index] = firstBehind
        numbers[.lastBefore, index] = lastBefore
        numbers[.elementKinds, index] = 1 + element.kinds
        numbers[.kindsBehind, index] = 1 + kindsBehind
      }
      if !element.separates {
        signsBefore = element.signs + 1
        lastBefore = lastWord
      }
    }
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
    let text = text
    let bytes = text.bytes.span
    let start = Int(token.start)
    let end = min(Int(token.end), bytes.count)
    guard end - start >= 3 else { return (0, 0) }
    for at in start..<(start + 3) { prefix.combine(bytes[at] | 0x20) }
    for at in (end - 3)..<end { suffix.combine(bytes[at] | 0x20) }
    return (prefix.value, suffix.value)
  }
}
