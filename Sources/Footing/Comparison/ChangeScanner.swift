/// A sentence that says what something was, what it became, and by how much it changed: "rose from $45.1 billion in 2012 to
/// $47.1 billion in 2013, an increase of 4.4 percent".
struct StatedChange {
  let base: Figure
  let result: Figure
  /// A percentage, percentage points, a multiple, or the difference.
  let rate: Figure
}

/// Finds in one sentence the rate that leads from one total to another.
///
/// A percentage near two totals is seldom their growth: "to $60 billion, 12 percent of GDP", "while prices rose 3 percent",
/// "an average annual increase of 9 percent". So the words between have to say that it is, and nothing else may stand there.
struct ChangeScanner {
  let sentence: FiguredSentence
  /// Do two totals measure in one unit?
  let isSameUnit: (Figure, Figure) -> Bool

  /// The changes of the sentence whose rate is sure. Each rate is held against each two totals: for sentences of few figures.
  func changes() -> [StatedChange] {
    let rates = figures.filter { Self.isRate($0) && isOfWhole($0) && !isComparedToOther($0) }
    guard !rates.isEmpty else { return [] }
    let totals = figures.filter { !$0.kind.isDate && !Self.isChange($0) && $0.kind != .ordinal && $0.kind != .duration }
    return zip(totals, totals.dropFirst()).flatMap { first, second -> [StatedChange] in
      guard isSameUnit(first, second) else { return [] }
      // "by $5 million, or 12 percent": one of each kind.
      let leading = rates.filter { (!Self.isAmount($0) || isSameUnit($0, second)) && leads($0, first, second) }
      guard Set(leading.map(\.kind)).count == leading.count else { return [] }
      let (base, result) = isOrigin(first) || comesBefore(first, second) ? (first, second) : (second, first)
      return leading.map { StatedChange(base: base, result: result, rate: $0) }
    }
  }

  /// It can say by how much something changed.
  static func isRate(_ figure: Figure) -> Bool {
    guard figure.high == nil, (figure.value ?? 0) > 0 else { return false }
    return [.percent, .percentagePoints, .multiple, .fraction].contains(figure.kind) || isAmount(figure)
  }

  /// "rose by $5 million"
  private static func isAmount(_ figure: Figure) -> Bool { figure.change != nil && [.money, .measure, .count].contains(figure.kind) }

  /// It says by how much something changed, and is no level itself: "rose 12 percent", "three percentage points", "doubled".
  private static func isChange(_ figure: Figure) -> Bool {
    figure.kind == .percentagePoints || figure.kind == .multiple || figure.kind == .fraction
      || figure.kind == .percent && figure.change != nil || isAmount(figure)
  }

  // MARK: Where figures stand

  private var view: TokenView { sentence.view }
  private var figures: [Figure] { sentence.figures }
  private func start(_ figure: Figure) -> Int { sentence.start(figure) }
  private func end(_ figure: Figure) -> Int { sentence.end(figure) }
  private func isWord(_ index: Int, _ words: WordSet) -> Bool { sentence.isWord(index, in: words) }

  /// "from $45 billion", "compared with $45 billion a year earlier".
  private func isOrigin(_ figure: Figure) -> Bool {
    let before = sentence.before(figure)
    if view.word(before, is: "from") { return true }
    guard isComparedTo(figure) else { return false }
    let behind = end(figure)
    return sentence.isArticle(behind) && view.is(behind + 1, .timeUnit) && view.is(behind + 2, .relative)
  }

  /// A date, and "and to": nothing else between two totals.
  private func isList(_ tokens: Range<Int>) -> Bool {
    tokens.count <= 8
      && tokens.allSatisfy { index in
        view.kind(index) == .comma || view.is(index, .function) || view.word(index, is: "and") || view.year(index) != nil
          || view.is(index, .month)
      }
  }

  /// "compared with $45 billion"
  private func isComparedTo(_ figure: Figure) -> Bool {
    let before = sentence.before(figure)
    return view.word(before - 1, is: "compared") && (view.word(before, is: "with") || view.word(before, is: "to"))
  }

  /// "fell to 1.05 billion", "had risen to 560": a verb says that something became this.
  private func isReached(_ figure: Figure) -> Bool {
    let before = sentence.before(figure)
    return view.word(before, is: "to") && view.is(before - 1, [.rise, .fall])
  }

  /// "rose to 3.2 million in 2016, an increase of 23 percent"
  func isReached(_ result: Figure, by rate: Figure) -> Bool {
    isReached(result) && isTold(rate, behind: result)
  }

  /// "was A in 2013 and fell to B in 2015", "to A in 2014 and to B in 2015", with no other total.
  private func comesBefore(_ first: Figure, _ second: Figure) -> Bool {
    let isListed = isGoal(first) && isGoal(second) && isList(sentence.between(first, second))
    return (isReached(second) || isListed || isOfNextClause(second, behind: first)) && areInOrder(first, second)
      && isAloneWith(first, second)
  }

  /// "In 2011 it had 6,300 nurses; in 2014 it had 4,900": a clause of its own, with its own year and verb.
  private func isOfNextClause(_ second: Figure, behind first: Figure) -> Bool {
    let between = sentence.between(first, second)
    guard let semicolon = between.first(where: { view.kind($0) == .semicolon }),
      view.is(sentence.before(second), .verb) || view.word(sentence.before(second), is: "had")
    else {
      return false
    }
    return figures.contains { $0.kind == .date && start($0) > semicolon && start($0) - semicolon <= 3 && end($0) <= start(second) }
  }

  /// "A in 2021, compared with B in 2016", "A, compared to B, an increase of 12 percent", with no other total.
  private func isHeldAgainst(_ first: Figure, _ second: Figure, _ rate: Figure) -> Bool {
    isComparedTo(second) && (areInOrder(second, first) || movesTo(first, from: second, rate)) && isAloneWith(first, second)
      && isBridge(sentence.between(first, second))
  }

  /// A rate that is called a rise leads to what is more.
  private func movesTo(_ result: Figure, from base: Figure, _ rate: Figure) -> Bool {
    guard let change = rate.change, let (now, before) = result.value.flatMap({ now in base.value.map { (now, $0) } }), now != before else {
      return false
    }
    return (change == .rise) == (now > before)
  }

  /// "€1,120 for those who work at home, a difference of 32 percent"
  private func isDifference(_ rate: Figure, of second: Figure) -> Bool {
    let at = sentence.before(rate)
    let named = view.word(at - 1, is: "difference") || view.is(at - 1, [.rise, .fall])
    guard view.word(at, is: "of"), named, sentence.isArticle(at - 2), view.kind(at - 3) == .comma else { return false }
    let between = FiguredSentence.tokens(end(second), at - 3)
    return between.count <= 10 && !between.contains { [.comma, .semicolon, .digits].contains(view[$0].kind) }
  }

  /// "87,000 tonnes, against 214,000 tonnes on average in the five years before", with no other total.
  private func isAgainst(_ first: Figure, _ second: Figure) -> Bool {
    let before = sentence.before(second)
    return view.word(before, is: "against") && view.kind(before - 1) == .comma && isAloneWith(first, second)
      && isBridge(FiguredSentence.tokens(end(first), before))
  }

  /// "received 48,300, an increase of 17 percent"
  func isTold(_ rate: Figure, behind result: Figure) -> Bool {
    start(rate) >= end(result) && isApposition(end(result), rate)
  }

  /// "an increase of 67 percent in three years", "over 10 years": how many.
  func yearsTold(behind rate: Figure) -> Int? {
    let at = end(rate)
    guard view.word(at, is: "in") || view.word(at, is: "over") || view.word(at, is: "within") else { return nil }
    let first = view.word(at + 1, is: "just") || view.word(at + 1, is: "only") || view.word(at + 1, is: "the") ? at + 2 : at + 1
    guard let number = view.number(at: first), let years = number.quantity.whole, (1...100).contains(years),
      view.word(number.end, is: "years") || view.word(number.end, is: "year")
    else { return nil }
    return years
  }

  /// Both have a year right behind them, the first the earlier one.
  private func areInOrder(_ first: Figure, _ second: Figure) -> Bool {
    guard let one = year(of: first), let other = year(of: second) else { return false }
    return one < other
  }

  /// "48,300 in 2019", "in 2019 it had 48,300"
  private func year(of figure: Figure) -> Int? {
    if let year = year(behind: figure) { return year }
    let date = figures.last { $0.kind == .date && end($0) <= start(figure) }
    guard let date, start(figure) - end(date) <= 8, view.word(start(date) - 1, is: "in"),
      !FiguredSentence.tokens(end(date) + 1, start(figure)).contains(where: { view.kind($0) == .comma || view.kind($0) == .semicolon })
    else { return nil }
    return date.dates?.from.year
  }

  private func year(behind figure: Figure) -> Int? {
    figures.first { date in
      date.kind == .date && start(date) > end(figure) && start(date) - end(figure) <= 3 && view.word(start(date) - 1, is: "in")
        && !sentence.between(figure, date).contains { view.kind($0) == .semicolon }
    }?.dates?.from.year
  }

  /// No other total of their unit stands in the sentence.
  private func isAloneWith(_ first: Figure, _ second: Figure) -> Bool {
    figures.allSatisfy { $0.id == first.id || $0.id == second.id || $0.kind.isDate || Self.isChange($0) || !isSameUnit($0, first) }
  }

  /// What the sentence behind this one calls "a decline of 12 percent": its two totals, of two years.
  func changeToldBehind() -> (base: Figure, result: Figure)? {
    let totals = figures.filter { !$0.kind.isDate && !Self.isChange($0) && $0.kind != .percent }
    guard totals.count == 2, isSameUnit(totals[0], totals[1]), areInOrder(totals[0], totals[1]) else { return nil }
    return (totals[0], totals[1])
  }

  /// "That is a decline of 12 percent": the rate of what the sentence before has told.
  func rateOfSentenceBefore() -> Figure? {
    let rates = figures.filter { Self.isRate($0) }
    guard let rate = rates.first, rates.count == 1, start(rate) <= 8, isOfWhole(rate) else { return nil }
    let at = sentence.before(rate)
    let isNamedBefore = view.word(at, is: "of") && view.is(at - 1, [.rise, .fall])
    let isNamedBehind = sentence.isArticle(at + 1) && view.is(end(rate), [.rise, .fall])
    return isNamedBefore && sentence.isNameOfWhatWasTold(at - 1) || isNamedBehind && sentence.isNameOfWhatWasTold(at + 2) ? rate : nil
  }

  private func isGoal(_ figure: Figure) -> Bool { view.word(sentence.before(figure), is: "to") }

  // MARK: What leads from one to the other

  private func leads(_ rate: Figure, _ first: Figure, _ second: Figure) -> Bool {
    let (from, to) = (start(rate), end(rate))
    // "from A to B", "to B, from A": the rate stands before both or behind both.
    if isOrigin(first) && isGoal(second) || isGoal(first) && isOrigin(second), isBridge(sentence.between(first, second)) {
      return to <= start(first) ? isGoverned(rate, before: first) : isTold(rate, behind: second)
    }
    // "up 12 percent to B (2012: A)", "a 12 percent increase in the dividend to B (2012: A)"
    if sentence.isBaseInBrackets(second, behind: first) {
      let between = sentence.between(rate, first)
      return to <= start(first) && rate.change != nil && isGoal(first) && between.count <= 8
        && !between.contains { view.is($0, .verb) || [.comma, .semicolon, .openParenthesis].contains(view[$0].kind) }
    }
    // "was A in 2013 and fell to B in 2015, a decline of 12 percent"
    if isTold(rate, behind: second), comesBefore(first, second) || isHeldAgainst(first, second, rate) { return true }
    if isAgainst(first, second), isTold(rate, behind: second) || isDifference(rate, of: second) { return true }
    // "B, 12 percent more than the A"
    guard rate.kind == .percent, end(first) <= from, to <= start(second), isComparative(to), start(second) - to <= 5 else { return false }
    return isBridge(FiguredSentence.tokens(end(first), from)) && isBridge(FiguredSentence.tokens(to + 2, start(second)))
  }

  /// "rose by 12 percent in 2013, from", "rose by $5 million, or 12 percent, from"
  private func isGoverned(_ rate: Figure, before total: Figure) -> Bool {
    (rate.change != nil || rate.kind == .multiple || isEquivalent(rate)) && isBridge(sentence.between(rate, total))
  }

  /// "by $5 million, or 12 percent": the same in percent.
  private func isEquivalent(_ figure: Figure) -> Bool {
    figure.kind == .percent && view.word(sentence.before(figure), is: "or")
      && figures.contains { Self.isAmount($0) && isBridge(sentence.between($0, figure)) }
  }

  /// "more than", "higher than"
  private func isComparative(_ index: Int) -> Bool { view.is(index, [.more, .less, .rise, .fall]) && view.word(index + 1, is: "than") }

  /// Nothing that has a meaning of its own: commas, brackets, prepositions, dates, and the noun that was counted.
  private func isBridge(_ tokens: Range<Int>) -> Bool {
    guard tokens.count <= 12 else { return false }
    var isDirectlyBehind = true
    var nouns = 0
    for index in tokens {
      switch view.kind(index) {
      case .comma, .openParenthesis, .closeParenthesis, .dash, .plus: isDirectlyBehind = false
      case .digits, .period, .percent: guard isPassedOver(index) else { return false }
      case .word:
        // "in the five years before, a loss of"
        if view.word(index, is: "before"), view.kind(index + 1) == .comma { continue }
        // "between 2005 and 2019"
        if isWord(index, Self.conjunctions), !isPassedOver(index) { return false }
        // "$270 a season"
        if index == tokens.lowerBound + 1, isWord(index - 1, Self.distributors) { continue }
        // "in the first auction"
        if view.is(index, .ordinal) || view.is(index - 1, .ordinal) && !view.is(index, .verb) {
          isDirectlyBehind = false
          continue
        }
        if isNeutral(index) || isPassedOver(index) {
          isDirectlyBehind = false
        } else {
          // "8,040 to 5,025 workers, a cut of": what is counted stands right behind its number.
          nouns += 1
          guard isDirectlyBehind, nouns <= 2, !view.is(index, .verb) else { return false }
        }
      default: return false
      }
    }
    return true
  }

  private func isNeutral(_ index: Int) -> Bool {
    view.is(index, [.function, .about, .nearly, .rise, .fall, .month, .season]) || view.word(index, is: "year") || isWord(index, Self.links)
  }

  /// It belongs to a date, or to the same change told once more.
  private func isPassedOver(_ index: Int) -> Bool {
    figures.contains {
      $0.range.contains(view[index].range)
        && ($0.kind.isDate || $0.kind == .duration || $0.kind == .percent && view.word(start($0) - 1, is: "or"))
    }
  }

  /// ", an increase of 12 percent", ", a 12 percent cut", ", or 12 percent", ", up 12 percent", "(12 percent)", ", that is by 12
  /// percent": a rate behind what it is said of.
  private func isApposition(_ start: Int, _ rate: Figure) -> Bool {
    let at = sentence.before(rate)
    guard at >= start, isBridge(FiguredSentence.tokens(start, self.start(rate))) else { return false }
    let behind = end(rate)
    // "an increase of 12 percent", "a rise of about 12 percent"
    let isNamed = view.is(at - 1, [.rise, .fall]) || view.word(at - 1, is: "loss") || view.word(at - 1, is: "gain")
    if view.word(at, is: "of"), isNamed, sentence.isArticle(at - 2) { return true }
    // "a 12 percent increase"
    if sentence.isArticle(at + 1), view.is(behind, [.rise, .fall]) { return true }
    if view.word(at, is: "or") || view.word(at, is: "by") && !view.is(at - 1, [.rise, .fall]) { return true }
    if view.word(at, is: "up") || view.word(at, is: "down") { return true }
    return view.kind(at) == .openParenthesis && view.kind(behind) == .closeParenthesis
  }

  // MARK: Rates of something else

  /// It is no yearly rate and no rate of a part, of an average or in real terms.
  func isOfWhole(_ rate: Figure) -> Bool {
    let (from, to) = (start(rate), end(rate))
    if (max(0, from - 5)..<from).contains(where: { isWord($0, Self.qualifiers) }) { return false }
    if (to..<(to + 4)).contains(where: { isWord($0, Self.qualifiers) }) { return false }
    // "9 percent a year", "9 percent per year", "12 percent of GDP"
    return !(isWord(to, Self.distributors) && view.is(to + 1, .timeUnit)) && !view.word(to, is: "of")
  }

  /// "a 33 percent increase over 2001": the base is another one than the sentence gives.
  private func isComparedToOther(_ rate: Figure) -> Bool {
    let to = end(rate)
    guard !isWord(to, Self.movers), !isComparative(to) else { return false }
    return figures.contains { $0.kind.isDate && start($0) >= to && start($0) - to <= 4 }
  }

  private static let links = WordSet(
    "is was that i e which representing compared average earlier previous preceding loss gain same period quarter")
  private static let conjunctions = WordSet("and but while whereas although though as because which who where when after before")
  private static let qualifiers = WordSet(
    """
    average annual annually yearly real compound compounded cumulative adjusted nominal annualised annualized monthly quarterly target \
    constant underlying organic like comparable
    """)
  private static let distributors = WordSet("a per each every")
  private static let movers = WordSet("from to in between")
}
