/// A sentence with its figures, for checks of the arithmetic between them.
struct FiguredSentence {
  let document: Int
  let claim: Claim
  /// The figures, in order; all stand in the sentence.
  let figures: [Figure]
  /// Those that are no dates.
  let quantities: [Figure]
  let view: TokenView
  /// The tokens of each figure, looked up once.
  private let places: [Range<Int>]

  /// Nil where a page or a note cuts the sentence so that its words stand in another order than the text.
  init?(_ claim: Claim, _ figures: [Figure], _ document: Int, _ reading: Reading) {
    view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
    guard view.isInOrder else { return nil }
    self.document = document
    self.claim = claim
    self.figures = figures
    quantities = figures.filter { !$0.kind.isDate }
    let view = view
    places = figures.map { view.tokens(of: $0) }
  }

  func place(_ figure: Figure) -> FigurePlace { FigurePlace(document: document, figure: figure.id) }

  /// The first token of a figure, and the one behind it.
  func start(_ figure: Figure) -> Int { tokens(of: figure).lowerBound }
  func end(_ figure: Figure) -> Int { tokens(of: figure).upperBound }

  private func tokens(of figure: Figure) -> Range<Int> {
    figures.firstIndex { $0.id == figure.id }.map { places[$0] } ?? view.tokens(of: figure)
  }

  /// The tokens between two figures, of which the first stands first; none where they touch.
  func between(_ first: Figure, _ second: Figure) -> Range<Int> { Self.tokens(end(first), start(second)) }

  /// "€41 million (2012: €36 million)", "41,200 (previous year: 36,100)": what it was before.
  func isBaseInBrackets(_ base: Figure, behind result: Figure) -> Bool {
    let between = between(result, base)
    guard between.count >= 3, between.count <= 7, view.kind(between.lowerBound) == .openParenthesis, view.kind(start(base) - 1) == .colon
    else { return false }
    return between.dropFirst().dropLast().allSatisfy { index in
      isWord(index, in: Self.wordsForBefore) || figures.contains { $0.kind.isDate && $0.range.contains(view[index].range) }
    }
  }

  private static let wordsForBefore = WordSet("prior previous preceding last year quarter period half h1 h2 q1 q2 q3 q4 fy restated")

  static func tokens(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }

  func isWord(_ index: Int, in words: WordSet) -> Bool { view[index].isWord && words.contains(view[index].key) }

  /// The token before a figure, past hedges, articles and signs.
  func before(_ figure: Figure) -> Int {
    var at = start(figure) - 1
    while view.is(at, [.about, .nearly]) || isWord(at, in: Self.articles) || view.kind(at) == .plus || view.isMinus(at) { at -= 1 }
    return at
  }

  /// "Of the 43 samples, 28 …", "Of the increase of £1.3 billion, …": the sentence begins with the whole.
  func beginsWithWhole(_ figure: Figure) -> Bool {
    guard view.word(0, is: "of") else { return false }
    let before = before(figure)
    return before == 0
      || (2...6).contains(before) && view.word(before, is: "of") && (1..<before).allSatisfy { view[$0].isWord && !view.is($0, .verb) }
  }

  /// "the three northern provinces", "the four cities": told of before, and no part of anything here.
  func isDefiniteFew(_ figure: Figure) -> Bool {
    let first = start(figure)
    return figure.isCounted && (figure.value ?? 13) <= 12 && view[first].isWord
      && (view.word(first - 1, is: "the") || view.word(first - 1, is: "these"))
  }

  /// "That is a sharp decline", "This was up": the word at `index` says what the sentence before has told; not "This has occurred despite a
  /// decline".
  func isNameOfWhatWasTold(_ index: Int) -> Bool {
    guard view.word(0, is: "this") || view.word(0, is: "that") else { return false }
    var at = 1
    while at < index, isWord(at, in: Self.equating) || view.kind(at) == .apostrophe { at += 1 }
    if isArticle(at) { at += 1 }
    return at > 1 && at <= index && index - at <= 3
      && (at..<index).allSatisfy { view[$0].isWord && !view.is($0, [.function, .verb, .rise, .fall]) || view.kind($0) == .hyphen }
  }

  private static let equating = WordSet(
    """
    is was are were s be been has had have represents represented marks marked means meant constitutes constituted makes made amounts \
    amounted equals equates corresponds corresponded to just only about nearly almost some even
    """)

  func isArticle(_ index: Int) -> Bool { isWord(index, in: Self.articles) }

  private static let articles = WordSet("a an the")
}
