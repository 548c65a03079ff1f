/// Of what time a figure is: the date that its words give, and on which side of "from … to …" it stands.
extension SlotScanner {
  // MARK: From and to

  static let ranging = WordSet("range ranges ranged vary varies varied")

  /// "from 680,000 to 1.1 million": two figures of a kind, and at most dates between.
  func side(of figure: Figure, _ near: ArraySlice<Figure>) -> FigureSlots.Side? {
    guard let at = near.firstIndex(where: { $0.id == figure.id }) else { return nil }
    if isLed(figure, by: "from"), let next = near[(at + 1)...].first(where: { !$0.kind.isDate }), arePair(figure, next) { return .origin }
    if isLed(figure, by: "to"), let last = near[..<at].last(where: { !$0.kind.isDate }), arePair(last, figure) { return .goal }
    return nil
  }

  private func arePair(_ origin: Figure, _ goal: Figure) -> Bool {
    isLed(origin, by: "from") && isLed(goal, by: "to") && origin.isAlike(goal) && goal.tokens.lowerBound - origin.tokens.upperBound <= 12
  }

  private func isLed(_ figure: Figure, by word: StaticString) -> Bool {
    var before = figure.tokens.lowerBound - 1
    while view.is(before, [.about, .nearly, .determiner]) { before -= 1 }
    return view.word(before, is: word)
  }

  // MARK: Time

  /// "5 percent more than in 2012", "compared with the same period in 2012": what the figure is held against, not its own
  /// time.
  private func isBase(_ date: Figure, of end: Int) -> Bool {
    guard date.tokens.lowerBound >= end, date.tokens.lowerBound - end <= 14 else { return false }
    let first = date.tokens.lowerBound
    if view.word(first - 1, is: "from") || view.word(first - 1, is: "since") || view.word(first - 1, is: "against") { return true }
    return (end..<first).contains { view.is($0, .comparison) }
  }

  /// "Monday", "yesterday", "last week", "the next day"
  func isTime(_ index: Int) -> Bool {
    let token = view[index]
    guard token.classes.isDisjoint(with: [.weekday, .season, .relative]) else {
      return token.classes.contains(.weekday) || isSeason(index) || token.classes.contains(.relative) && view.is(index + 1, .timeUnit)
    }
    return token.isWord && Self.days.contains(token.key)
  }

  /// "in the spring", "last winter"; but not "the spring of the lock".
  private func isSeason(_ index: Int) -> Bool {
    guard view.is(index, .season), !view.word(index + 1, is: "of") else { return false }
    return view.word(index - 1, is: "in") || view.word(index - 2, is: "in") && view.word(index - 1, is: "the")
      || view.is(index - 1, .relative)
  }

  private static let days = WordSet("today yesterday tomorrow tonight")

  /// The date that the figure belongs to: one in brackets right behind it, the only one in its sentence, or the nearest
  /// within twelve tokens; a comma between counts as three.
  func period(of figure: Figure, _ own: ArraySlice<Figure>, from start: Int) -> Figure? {
    let end = figure.tokens.upperBound
    let dates = own.indices.filter { own[$0].kind.isDate && !isBase(own[$0], of: end) }
    if view.kind(end) == .openParenthesis, let bracketed = dates.first(where: { own[$0].tokens.lowerBound == end + 1 }) {
      return own[bracketed]
    }
    // "in July 2017, twice as much as two years before, when it was 22": at a time that is told from the date.
    func isToldFrom(_ date: Figure) -> Bool {
      date.tokens.upperBound < figure.tokens.lowerBound
        && (date.tokens.upperBound..<figure.tokens.lowerBound).contains {
          view.is($0, .timeUnit) && Self.timesBefore.contains(view[$0 + 1].key)
        }
    }
    if let date = dates.theOnly { return isToldFrom(own[date]) ? nil : own[date] }
    // "from 9.4 in 2014 to 38.2 in 2018"
    if let behind = dates.first(where: { isRightBehind(own[$0], end) }) { return own[behind] }
    func distance(_ date: Figure) -> Int {
      let isBehind = date.tokens.lowerBound >= end
      let between = isBehind ? end..<date.tokens.lowerBound : date.tokens.upperBound..<max(date.tokens.upperBound, figure.tokens.lowerBound)
      if between.contains(where: { view.kind($0) == .semicolon || view.kind($0) == .colon }) { return 100 }
      let commas = between.count { view.kind($0) == .comma || view.is($0, .conjunction) || view.word($0, is: "than") }
      // A date at the beginning of the sentence holds for all of it.
      if !isBehind, date.tokens.lowerBound <= start + 1 { return min(5, between.count + 2) + commas }
      return between.count + (isBehind ? 0 : 2) + 3 * commas
    }
    guard let nearest = dates.min(by: { distance(own[$0]) < distance(own[$1]) }), distance(own[nearest]) <= 12, !isToldFrom(own[nearest])
    else { return nil }
    return own[nearest]
  }

  /// "38.2 in 2018", "38.2 premises (2018)", "the 151 million of 2014"
  func isRightBehind(_ date: Figure, _ end: Int) -> Bool {
    let first = date.tokens.lowerBound
    guard first > end, first - end <= 5, !(end..<first).contains(where: { view.kind($0) == .comma || separates($0) }) else { return false }
    let leading = view.is(first - 1, .determiner) ? first - 2 : first - 1
    return view.kind(leading) == .openParenthesis || Self.datesBehind.contains(view[leading].key)
  }

  private static let timesBefore = WordSet("before earlier previously later")
  private static let datesBehind = WordSet("in of at on by")
}

extension Figure {
  /// Of one kind and unit; numbers are counts.
  fileprivate func isAlike(_ other: Figure) -> Bool {
    isCounted ? other.isCounted : kind == other.kind && unit == other.unit
  }
}

extension DateInterval {
  /// The first or the last date of a stretch, for a figure that came from something or to something in it.
  func end(at side: FigureSlots.Side?) -> DateInterval {
    guard let side, !isPoint, let to else { return self }
    return DateInterval(side == .origin ? from : to, isInferred: isInferred)
  }
}
