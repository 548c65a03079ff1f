/// Holds a change against the same change in percent and what it led to: "increased $44.8 billion (45.5 percent) to $143.2 billion",
/// "rose by $95.7 billion to $1.5 trillion (6.6 percent)", "is $19.3 million, which is $1.8 million, or 8.5% less than last year",
/// "13.5 million tonnes, up 0.9 million (7 percent) from last month". What was before is the result without the change, and the
/// percentage has to be of that. Linear.
struct ChangeInPercentComparer {
  func relation(in sentence: FiguredSentence) -> FigureRelation? {
    let figures = sentence.figures.filter { !$0.kind.isDate && $0.kind != .ordinal }
    for (first, (second, third)) in zip(figures, zip(figures.dropFirst(), figures.dropFirst(2))) {
      if let found = changeTo(first, second, third, sentence) ?? lessThanBefore(first, second, third, sentence) { return found }
    }
    return toldBehind(figures, sentence)
  }

  /// A change, and behind it in any order its percentage and "to" what it led.
  private func changeTo(_ change: Figure, _ second: Figure, _ third: Figure, _ sentence: FiguredSentence) -> FigureRelation? {
    let (rate, result) = second.kind == .percent ? (second, third) : (third, second)
    guard let direction = change.change, rate.kind == .percent, change.isStatedAmount, result.isStatedAmount, rate.isStated,
      change.kind == result.kind, change.unitName == result.unitName || result.isCounted,
      sentence.view.word(sentence.before(result), is: "to"),
      isBridge(sentence.between(change, second), sentence), isBridge(sentence.between(second, third), sentence),
      isInBrackets(rate, sentence) || sentence.view.word(sentence.before(rate), is: "or")
    else { return nil }
    return mismatch(change, rate, result, falls: direction == .fall, sentence)
  }

  /// A total, and behind it by how much it is less than it was, in two ways.
  private func lessThanBefore(_ result: Figure, _ change: Figure, _ rate: Figure, _ sentence: FiguredSentence) -> FigureRelation? {
    let view = sentence.view
    let behind = sentence.end(rate)
    guard rate.kind == .percent, change.isStatedAmount, result.isStatedAmount, rate.isStated, result.change == nil,
      change.kind == result.kind,
      change.unitName == result.unitName || change.isCounted, view.is(behind, [.more, .less]), view.word(behind + 1, is: "than"),
      view.word(sentence.before(rate), is: "or"), isBridge(sentence.between(change, rate), sentence)
    else { return nil }
    let between = sentence.between(result, change)
    let isWhich = between.count <= 4 && view.kind(between.lowerBound) == .comma && between.dropFirst().allSatisfy { view[$0].isWord }
    guard isWhich, isOfTimeBefore(behind + 2, sentence) else { return nil }
    return mismatch(change, rate, result, falls: view.is(behind, .less), sentence)
  }

  /// A total, and behind it, once or several times, by how much it is more or less than it was, in two ways: "9,967 offences, an
  /// increase of 4 percent (373 offences)", "61.5 million tons, down 3.9 million or 6 percent from last month, but up …".
  private func toldBehind(_ figures: [Figure], _ sentence: FiguredSentence) -> FigureRelation? {
    var total: Figure?
    var at = 0
    for (index, figure) in figures.enumerated() where sentence.start(figure) >= at {
      if let result = total, let falls = isLess(figure, toldBehind: at, sentence) {
        at = sentence.end(figure)
        guard let other = figures.dropFirst(index + 1).first, let (change, rate) = amountAndRate(figure, other, of: result, sentence) else {
          continue
        }
        at = closeOfBrackets(around: other, sentence).map { $0 + 1 } ?? sentence.end(other)
        if isOfBefore(at, sentence), let found = mismatch(change, rate, result, falls: falls, sentence) { return found }
      } else {
        total = figure.isStatedAmount ? figure : nil
        at = sentence.end(figure)
      }
    }
    return nil
  }

  /// ", up 3 million", ", an increase of 4 percent", "from last month, but down 2 percent": does it tell of less? Nil where it stands in
  /// no apposition to what ends at `end`.
  private func isLess(_ figure: Figure, toldBehind end: Int, _ sentence: FiguredSentence) -> Bool? {
    let view = sentence.view
    let at = sentence.before(figure)
    let isNamed = view.word(at, is: "of") && view.is(at - 1, [.rise, .fall]) && sentence.isArticle(at - 2)
    guard isNamed || view.word(at, is: "up") || view.word(at, is: "down") else { return nil }
    let gap = FiguredSentence.tokens(end, isNamed ? at - 2 : at)
    guard let last = gap.last, gap.count <= 10,
      view.kind(last) == .comma || view.kind(last) == .dash || view.word(last, is: "and") || view.word(last, is: "but")
    else { return nil }
    let isAside = gap.dropLast().allSatisfy { index in
      switch view.kind(index) {
      case .comma, .openParenthesis, .closeParenthesis, .hyphen, .apostrophe: true
      case .word: !view.is(index, [.verb, .conjunction, .rise, .fall])
      default: sentence.figures.contains { $0.kind.isDate && $0.range.contains(view[index].range) }
      }
    }
    return isAside ? view.is(isNamed ? at - 1 : at, .fall) : nil
  }

  /// "0.9 million (7 percent)", "4 percent (373 offences)", "3.9 million or 6 percent": an amount that the total has grown by, and its
  /// percentage.
  private func amountAndRate(
    _ first: Figure, _ second: Figure, of total: Figure, _ sentence: FiguredSentence
  ) -> (change: Figure, rate: Figure)? {
    let (change, rate) = first.kind == .percent ? (second, first) : (first, second)
    guard rate.kind == .percent, rate.isStated, change.isStatedAmount,
      change.kind == total.kind && change.unitName == total.unitName || change.kind == .number && isOfOneScale(change, total),
      isInBrackets(second, sentence) || sentence.view.word(sentence.before(second), is: "or"),
      isBridge(sentence.between(first, second), sentence)
    else { return nil }
    return (change, rate)
  }

  /// A bare number behind "$520.3 million" may be of millions as well, and then says nothing by itself.
  private func isOfOneScale(_ change: Figure, _ total: Figure) -> Bool { (change.value ?? 0) * 1_000 >= total.value ?? 0 }

  /// What follows a percentage of what was before: "from last month", "compared with 2006", the end; not "organically", "of output".
  private func isOfBefore(_ index: Int, _ sentence: FiguredSentence) -> Bool {
    switch sentence.view.kind(index) {
    case nil, .period, .comma, .semicolon, .dash, .closeParenthesis: true
    default: sentence.isWord(index, in: Self.leadingBack)
    }
  }

  private static let leadingBack = WordSet("from on over compared since versus vs against than and but while relative year")

  /// "the same time last year", "a year earlier", "in 2012": held against its own past, not against another.
  private func isOfTimeBefore(_ index: Int, _ sentence: FiguredSentence) -> Bool {
    (index..<min(sentence.view.count, index + 6)).contains {
      sentence.view.is($0, [.timeUnit, .relative]) || sentence.view.year($0) != nil
    }
  }

  private func isInBrackets(_ figure: Figure, _ sentence: FiguredSentence) -> Bool { closeOfBrackets(around: figure, sentence) != nil }

  /// The bracket behind a figure that one opens before: "(45.5 percent)", "(373 recorded offences)".
  private func closeOfBrackets(around figure: Figure, _ sentence: FiguredSentence) -> Int? {
    let view = sentence.view
    var at = sentence.end(figure)
    while figure.isCounted, at - sentence.end(figure) < 2, view[at].isWord { at += 1 }
    return view.kind(sentence.before(figure)) == .openParenthesis && view.kind(at) == .closeParenthesis ? at : nil
  }

  /// Commas, brackets, "or", "to", and a noun of one or two words.
  private func isBridge(_ tokens: Range<Int>, _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    return tokens.count <= 5
      && tokens.allSatisfy { index in
        switch view.kind(index) {
        case .comma, .openParenthesis, .closeParenthesis: true
        case .word: !view.is(index, [.verb, .conjunction]) || view.word(index, is: "or") || view.word(index, is: "to")
        default: false
        }
      }
  }

  private func mismatch(_ change: Figure, _ rate: Figure, _ result: Figure, falls: Bool, _ sentence: FiguredSentence) -> FigureRelation? {
    guard let step = Interval(change, loose: true), let reached = Interval(result, loose: true), let share = Interval(rate) else {
      return nil
    }
    let before =
      falls ? Interval(reached.low + step.low, reached.high + step.high) : Interval(reached.low - step.high, reached.high - step.low)
    guard before.low > 0, step.low > 0 else { return nil }
    let made = Interval(100 * step.low / before.high, 100 * step.high / before.low)
    // "(45 percent)" of what it has become is told as well.
    let ofResult = Interval(100 * step.low / reached.high, 100 * step.high / reached.low)
    guard made.low.isFinite, made.high.isFinite, !made.meets(share), !ofResult.meets(share) else { return nil }
    return FigureRelation(
      kind: .conflictsWith, figures: [result, rate, change].map { sentence.place($0) },
      ground: .changeInPercent(made.low...made.high, falls: falls))
  }
}
