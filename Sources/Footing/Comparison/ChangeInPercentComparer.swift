/// Holds a change against the same change in percent and what it led to: "increased $44.8 billion (45.5 percent) to $143.2 billion",
/// "rose by $95.7 billion to $1.5 trillion (6.6 percent)", "is $19.3 million, which is $1.8 million, or 8.5% less than last year". What
/// was before is the result without the change, and the percentage has to be of that. Linear.
struct ChangeInPercentComparer {
  func relation(in sentence: FiguredSentence) -> FigureRelation? {
    let figures = sentence.figures.filter { !$0.kind.isDate && $0.kind != .ordinal }
    for (first, (second, third)) in zip(figures, zip(figures.dropFirst(), figures.dropFirst(2))) {
      if let found = changeTo(first, second, third, sentence) ?? lessThanBefore(first, second, third, sentence) { return found }
    }
    return nil
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

  /// "the same time last year", "a year earlier", "in 2012": held against its own past, not against another.
  private func isOfTimeBefore(_ index: Int, _ sentence: FiguredSentence) -> Bool {
    (index..<min(sentence.view.count, index + 6)).contains {
      sentence.view.is($0, [.timeUnit, .relative]) || sentence.view.year($0) != nil
    }
  }

  private func isInBrackets(_ rate: Figure, _ sentence: FiguredSentence) -> Bool {
    sentence.view.kind(sentence.before(rate)) == .openParenthesis && sentence.view.kind(sentence.end(rate)) == .closeParenthesis
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
