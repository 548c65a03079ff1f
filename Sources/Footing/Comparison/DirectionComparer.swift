/// Holds the word that says where an amount went against the amounts: "fell from 2.6 percent to 4.9 percent", "4.8 percent, down from
/// 4.1 percent", "7.4 percent, slightly higher than the 7.9 percent of 2013", "rose to €36 million (2012: €41 million)". Linear.
struct DirectionComparer {
  func relations(in sentence: FiguredSentence) -> [FigureRelation] {
    guard sentence.claim.zone != .table else { return [] }
    let scanner = DirectionScanner(sentence: sentence)
    return zip(sentence.quantities, sentence.quantities.dropFirst()).compactMap { first, second in
      guard Self.areAlike(first, second), let isFirstLarger = scanner.isFirstLarger(first, second),
        Self.contradict(first, second, isFirstLarger: isFirstLarger)
      else { return nil }
      let figures = [sentence.place(first), sentence.place(second)]
      return FigureRelation(kind: .conflictsWith, figures: figures, ground: .direction(isFirstLarger: isFirstLarger))
    }
  }

  /// "14% cannot pay their bills. This is a drastic rise from 8% in 2020": the only such amount of the sentence before is what has risen.
  func relation(in sentence: FiguredSentence, to before: [Figure]) -> FigureRelation? {
    guard sentence.quantities.count == 1, let base = sentence.quantities.first,
      let change = DirectionScanner(sentence: sentence).changeSince(base),
      let result = before.filter({ Self.areAlike($0, base) && $0.change == nil }).theOnly,
      Self.contradict(result, base, isFirstLarger: change == .rise)
    else { return nil }
    return FigureRelation(
      kind: .conflictsWith, figures: [sentence.place(result), sentence.place(base)], ground: .direction(isFirstLarger: change == .rise))
  }

  /// Two amounts of one kind and unit may stand close enough to each other that a word leads from the one to the other.
  static func mayTell(_ figures: [Figure]) -> Bool {
    var last: Figure?
    for figure in figures where !figure.kind.isDate {
      if let last, areAlike(last, figure), figure.range.lower - last.range.upper <= 90 { return true }
      last = figure
    }
    return false
  }

  private static func areAlike(_ a: Figure, _ b: Figure) -> Bool {
    guard a.kind == b.kind || a.isCounted && b.isCounted else { return false }
    guard [.money, .percent, .count, .number, .measure].contains(a.kind), a.kind != .measure && a.kind != .money || a.hasUnit(of: b)
    else { return false }
    // What was negative may have become more or less of it.
    return (a.value ?? -1) >= 0 && (b.value ?? -1) >= 0
  }

  /// No rounding of the two makes the one the larger that is said to be. What "than" makes a bound of the second is the comparison.
  private static func contradict(_ a: Figure, _ b: Figure, isFirstLarger: Bool) -> Bool {
    let isCompared = b.bound == .moreThan || b.bound == .lessThan
    guard let first = Interval(a, loose: true, scale: Scale.of(a).factor),
      let second = Interval(b, loose: true, scale: Scale.of(b).factor, bound: isCompared ? .exact : nil)
    else { return false }
    let (larger, smaller) = isFirstLarger ? (first, second) : (second, first)
    return larger.high < smaller.low
  }
}

/// Finds the word that leads from one amount to the next, and nothing else between them.
private struct DirectionScanner {
  let sentence: FiguredSentence

  private var view: TokenView { sentence.view }

  /// Nil where no word says which is the larger one.
  func isFirstLarger(_ first: Figure, _ second: Figure) -> Bool? {
    guard !isRankOrPrice(first, second) else { return nil }
    let (one, other) = (lead(first), lead(second))
    if view.word(other, is: "than") { return comparison(first, other) }
    if view.word(other, is: "from"), let change = change(view[other - 1], Self.particles) {
      return isAside(FiguredSentence.tokens(sentence.end(first), other - 1)) ? change == .rise : nil
    }
    if sentence.isBaseInBrackets(second, behind: first) {
      guard view.word(one, is: "to"), let (_, change) = governor(of: one) else { return nil }
      return change == .rise
    }
    let isForward = view.word(one, is: "from") && view.word(other, is: "to")
    guard isForward || view.word(one, is: "to") && view.word(other, is: "from"),
      isAside(FiguredSentence.tokens(sentence.end(first), other)), let (word, change) = governor(of: one)
    else { return nil }
    if isForward, change == .fall, mayBeRange(word, first), !isDated(first, second) { return nil }
    return (change == .rise) != isForward
  }

  /// "This is a drastic rise from", "That was down from": which way what was told before has gone since it was `base`.
  func changeSince(_ base: Figure) -> Figure.Change? {
    let from = lead(base)
    guard view.word(from, is: "from"), let (word, change) = governor(of: from), sentence.isNameOfWhatWasTold(word) else { return nil }
    return change
  }

  /// "declines from 8 percent to 42 percent" are many, and so may be what "declining from 15 to 40 percent" is said of.
  private func mayBeRange(_ word: Int, _ first: Figure) -> Bool {
    first.kind == .percent || sentence.isWord(word, in: Self.plurals)
  }

  private static let plurals = WordSet("falls decreases declines drops cuts reductions declining falling decreasing dropping")

  /// A year stands right behind one of them.
  private func isDated(_ first: Figure, _ second: Figure) -> Bool {
    sentence.figures.contains { date in
      date.kind.isDate
        && [first, second].contains {
          let between = sentence.start(date) - sentence.end($0)
          return (0...4).contains(between)
        }
    }
  }

  // MARK: Before an amount

  /// The word that leads to an amount: before "the equivalent of", "a record low of", hedges and articles.
  private func lead(_ figure: Figure) -> Int {
    let at = sentence.before(figure)
    guard view.word(at, is: "of") else { return at }
    var index = at - 1
    guard sentence.isWord(index, in: Self.levels) else { return at }
    while at - index <= 4, view[index].isWord, !sentence.isArticle(index) { index -= 1 }
    return sentence.isArticle(index) ? index - 1 : at
  }

  private static let levels = WordSet(
    "equivalent low high peak record total average level maximum minimum trough estimate forecast figure default")

  /// The verb or noun of change right before "from" or "to", in its clause; nil where it is denied, or where another verb comes between.
  private func governor(of preposition: Int) -> (word: Int, Figure.Change)? {
    // "went up from"
    if view.word(preposition, is: "from"), let change = change(view[preposition - 1], Self.particles) { return (preposition - 1, change) }
    for index in stride(from: preposition - 1, through: max(0, preposition - 9), by: -1) {
      if let change = change(view[index], Self.movements) {
        let isSeason = view.word(index, is: "fall") && view.word(index - 1, is: "the") && view.word(index - 2, is: "in")
        return isSeason || isDenied(before: index) ? nil : (index, change)
      }
      if isPartOfFigure(index) { continue }
      if view.kind(index) == .comma { continue }
      guard view[index].isWord, !view.is(index, .verb), !sentence.isWord(index, in: Self.boundaries) else { return nil }
    }
    return nil
  }

  private func isDenied(before index: Int) -> Bool {
    (max(0, index - 4)..<index).contains { sentence.isWord($0, in: Self.denials) }
  }

  private static let denials = WordSet("not never no nor without instead rather failed t neither hardly unless if whether either")
  /// Where another clause begins, or another thing.
  private static let boundaries = WordSet(
    """
    as while when which that who whose and but or although though because since until than where with if for of
    range ranges ranged ranging vary varies varied varying between
    """)

  // MARK: Between two amounts

  /// "7.4 percent, slightly higher than": of what was told before, not "5 percent more than".
  private func comparison(_ first: Figure, _ than: Int) -> Bool? {
    // "more than" is a hedge, where nothing says by how much.
    guard let change = change(view[than - 1], Self.comparatives), !isDenied(before: than - 1),
      !sentence.isWord(than - 1, in: Self.hedges) || sentence.isWord(than - 2, in: Self.degrees)
    else { return nil }
    let between = FiguredSentence.tokens(sentence.end(first), than - 1)
    let separates = between.contains { [.comma, .dash, .openParenthesis].contains(view.kind($0)) || view.word($0, is: "but") }
    return separates && isAside(between) ? change == .rise : nil
  }

  /// Dates, the noun that is counted, and small words; no other clause and no other thing that is measured.
  private func isAside(_ tokens: Range<Int>) -> Bool {
    guard tokens.count <= 14 else { return false }
    var words = 0
    return tokens.allSatisfy { index in
      switch view.kind(index) {
      case .comma, .openParenthesis, .closeParenthesis, .dash, .hyphen, .apostrophe: return true
      case .word:
        if isPartOfFigure(index) || view.is(index, [.function, .about, .nearly, .month, .season, .timeUnit, .relative, .ordinal]) {
          return !sentence.isWord(index, in: Self.contrasts)
        }
        if sentence.isWord(index, in: Self.copulas) { return true }
        words += 1
        return words <= 3 && !view.is(index, [.verb, .rise, .fall])
      default: return isPartOfFigure(index)
      }
    }
  }

  private static let hedges = WordSet("more less fewer")
  private static let degrees = WordSet("slightly much far significantly somewhat substantially considerably marginally still")
  private static let copulas = WordSet("is was were still but only slightly much far just well significantly somewhat which a")
  private static let contrasts = WordSet("and while whereas although though as because when where before after or who nor")

  private func isPartOfFigure(_ index: Int) -> Bool {
    sentence.figures.contains { $0.range.contains(view[index].range) }
  }

  /// The smaller number is the higher rank, and the dearer currency has the smaller price in another.
  private func isRankOrPrice(_ first: Figure, _ second: Figure) -> Bool {
    let near = max(0, sentence.start(first) - 14)..<(sentence.end(second) + 6)
    return near.contains { sentence.isWord($0, in: Self.ranks) }
  }

  private static let ranks = WordSet(
    "rank ranks ranked ranking rankings place placed position positions league exchange against parity dollar per score scores odds")

  // MARK: Words

  private func change(_ token: Token, _ words: WordTable<Direction>) -> Figure.Change? {
    guard token.isWord, let told = words[token.key] else { return nil }
    return told == .up ? .rise : .fall
  }

  private enum Direction: Equatable { case none, up, down }

  private static func table(up: String, down: String) -> WordTable<Direction> {
    let rows = [(up, Direction.up), (down, .down)].flatMap { words, told in
      words.split(separator: " ").map { (key: Folding.hash($0.utf8), value: told) }
    }
    return WordTable(rows, nothing: .none) { first, _ in first }
  }

  private static let particles = table(up: "up", down: "down")
  private static let comparatives = table(up: "more higher greater larger bigger", down: "less lower smaller fewer")
  /// Only those that say nothing but where a number goes: a currency that strengthens, and a result that improves, may go either way.
  private static let movements = table(
    up: """
      rose risen rise rises rising increased increase increases increasing grew grown grows growing jumped jump jumps surged surge \
      soared climbed climbs climbing accelerated widened swelled ballooned doubled tripled
      """,
    down: """
      fell fallen fall falls falling decreased decrease decreases decreasing declined decline declines declining dropped drop drops \
      dropping shrank shrunk plunged plunge slid slumped slump reduced reduction tumbled sank slipped dipped narrowed slowed dwindled \
      halved plummeted cut
      """)
}
