/// Adds up the parts of a whole that one sentence names all of: shares of which the last is the rest, and counts or amounts
/// of which the sentence says that they make a total. Linear.
struct ShareComparer {
  let readings: [Reading]

  func relations(in sentence: FiguredSentence) -> [FigureRelation] {
    [shares(sentence), parts(sentence) ?? partsBefore(sentence) ?? someParts(sentence) ?? partAboveWhole(sentence)].compactMap(\.self)
  }

  // MARK: Shares of a whole

  /// "52 percent …, 31 percent … and the remaining 17 percent": where a rest is named, the shares make 100 percent.
  private func shares(_ sentence: FiguredSentence) -> FigureRelation? {
    // "72 percent were for it, 19 percent against it and 9 percent had no opinion; of the neighbours, 44 percent were against it"
    let stop = (0..<sentence.view.count).first { sentence.view.kind($0) == .semicolon } ?? sentence.view.count
    let all = sentence.figures.filter { $0.kind == .percent }
    let opening = all.filter { sentence.start($0) < stop }
    let isParted = opening.count >= 3 && !(all.last.map { isRest($0, sentence) } ?? false)
    return shares(isParted ? opening : all, sentence)
  }

  private func shares(_ all: [Figure], _ sentence: FiguredSentence) -> FigureRelation? {
    var shares = all
    // "Of the 40 percent who voted, 60 percent chose …": the others are shares of that one.
    if let whole = shares.lastIndex(where: { isWhole($0, sentence) }) { shares.removeFirst(whole + 1) }
    guard shares.count >= 2, shares.allSatisfy(isShare), let last = shares.last else { return nil }
    let isRest = isRest(last, sentence)
    if !isRest, let excess = excess(of: shares, sentence) { return excess }
    // Who may have named several is left alone: something must be said to be divided.
    let isDivided =
      sentence.view.word(sentence.end(shares[0]), is: "of") || sentence.figures.first.map { sentence.beginsWithWhole($0) } ?? false
    let isTurned = isTurned(shares)
    let isOther =
      isOthers(last, sentence)
      || (shares.count >= 4 || isTurned) && isDivided && (isOtherBefore(last, sentence) || self.isOther(last, sentence))
    guard isRest || isOther, let sum = sum(shares.map { Interval($0) }), !sum.meets(Interval(100, 100)) else { return nil }
    // Less than a whole: the sentence before may have told of the first of the shares, and some others are not all others.
    if sum.high < 100, !(isTurned && isDivided), !isRest || shares.count < 3 || sharesBefore(sentence) { return nil }
    return FigureRelation(kind: .conflictsWith, figures: shares.map(sentence.place), ground: .shares(sum.low...sum.high, hasTotal: false))
  }

  /// They make 100 percent if two digits of one of them change places.
  private func isTurned(_ shares: [Figure]) -> Bool {
    let numbers = shares.compactMap { $0.low?.whole.map(Int64.init) }
    return numbers.count == shares.count && Self.isTurned(numbers, of: 100)
  }

  /// The numbers make the whole if two digits of one of them change places.
  private static func isTurned(_ numbers: [Int64], of whole: Int64) -> Bool {
    let missing = whole - numbers.reduce(0, +)
    return missing != 0
      && numbers.contains { part in
        part + missing > 0 && Digits(of: part.magnitude).isTransposition(of: Digits(of: (part + missing).magnitude))
      }
  }

  /// More than a whole, where no rest is named but nothing can have been counted twice: what has the shares stands before them
  /// ("farms take 91 percent of the water, households 7 percent and works 4 percent"), or people chose one answer of which
  /// one is none ("22 percent were undecided").
  private func excess(of shares: [Figure], _ sentence: FiguredSentence) -> FigureRelation? {
    guard shares.count >= 3, let first = shares.first, let last = shares.last, let sum = sum(shares.map { Interval($0) }), sum.low > 100,
      sum.low < 130 || isTurned(shares)
    else { return nil }
    let view = sentence.view
    let range = FiguredSentence.tokens(sentence.start(first), sentence.end(last))
    // "Wind supplied 24 percent of the electricity in 2018, coal 31 percent": a date behind the first holds for all.
    let second = sentence.start(shares[1])
    guard !sentence.figures.contains(where: { $0.kind.isDate && range.contains(sentence.start($0)) && sentence.start($0) > second }),
      shares.dropFirst().allSatisfy({ !view.word(sentence.end($0), is: "of") })
    else { return nil }
    let isDivided = view.word(sentence.end(first), is: "of") && shares.dropFirst().allSatisfy { hasOwnerBefore($0, sentence) }
    let isChoice = (sentence.start(first)..<view.count).contains { index in
      sentence.isWord(index, in: Self.noAnswers) || view.word(index, is: "no") && view.is(index + 1, .opinion)
        || view.word(index, is: "not") && sentence.isWord(index + 1, in: Self.withheld)
    }
    guard isDivided || isChoice || areDegrees(shares, sentence) else { return nil }
    return FigureRelation(kind: .conflictsWith, figures: shares.map(sentence.place), ground: .shares(sum.low...sum.high, hasTotal: false))
  }

  /// "54 percent said that they felt as safe as before, 31 percent that they felt less safe and 15 percent that they felt safer": who
  /// says one of these says none of the others.
  private func areDegrees(_ shares: [Figure], _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    guard shares.dropFirst().allSatisfy({ view.word(sentence.end($0), is: "that") }) else { return false }
    let answers = shares.indices.map { index in
      FiguredSentence.tokens(sentence.end(shares[index]), index + 1 < shares.count ? sentence.start(shares[index + 1]) : view.count)
    }
    let isSame = answers.contains { $0.contains { view.word($0, is: "as") || view.word($0, is: "same") || view.is($0, .unchanged) } }
    let isLess = answers.contains { $0.contains { view.is($0, .less) } }
    let isMore = answers.contains { $0.contains { view.is($0, .more) } }
    return [isSame, isLess, isMore].count { $0 } >= 2
  }

  /// ", households 7 percent and": a noun that begins behind a comma or "and", its share, and nothing more.
  private func hasOwnerBefore(_ share: Figure, _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    var at = sentence.before(share)
    var nouns = 0
    while view[at].isWord, !view.word(at, is: "and"), nouns < 5 {
      guard !view.is(at, [.verb, .rise, .fall]) else { return false }
      nouns += 1
      at -= 1
    }
    guard nouns > 0, view.kind(at) == .comma || view.kind(at) == .semicolon || view.word(at, is: "and") else { return false }
    let end = sentence.end(share)
    return [.comma, .semicolon, .period].contains(view.kind(end)) || view.word(end, is: "and")
  }

  private static let noAnswers = WordSet("neither undecided unsure uncertain")
  private static let withheld = WordSet("know sure answer reply respond say")

  private func sharesBefore(_ sentence: FiguredSentence) -> Bool {
    let (claim, reading) = (sentence.claim, readings[sentence.document])
    guard claim.id.index > 0 else { return false }
    let before = reading.claims.claims[Int(claim.id.index) - 1]
    return before.passage == claim.passage && before.figures.contains { [.percent, .fraction].contains(reading.figure($0).kind) }
  }

  func isShare(_ figure: Figure) -> Bool {
    guard figure.high == nil, figure.change == nil, let value = figure.value, value > 0, value < 100 else { return false }
    return figure.bound == .exact || figure.bound == .about
  }

  private func isWhole(_ figure: Figure, _ sentence: FiguredSentence) -> Bool {
    let before = sentence.before(figure)
    return sentence.view.word(before, is: "of") || sentence.view.word(before, is: "among")
  }

  /// "the remaining 10 percent", "the other 15 percent", "the rest, 35 percent,": a word for what is left stands before it.
  func isRest(_ figure: Figure, _ sentence: FiguredSentence) -> Bool {
    let first = sentence.start(figure)
    return (1...4).contains { sentence.view.is(first - $0, .rest) && sentence.view.is(first - $0 - 1, .determiner) }
  }

  /// "and others (15 percent)"
  private func isOthers(_ figure: Figure, _ sentence: FiguredSentence) -> Bool {
    let first = sentence.start(figure)
    return (1...2).contains { sentence.view.word(first - $0, is: "others") } && sentence.view.kind(first - 1) == .openParenthesis
  }

  /// ", water 17 percent and other sources 9 percent"
  private func isOtherBefore(_ figure: Figure, _ sentence: FiguredSentence) -> Bool {
    let before = sentence.before(figure)
    return sentence.view[before].isWord
      && [before, before - 1, before - 2].contains { at in
        (sentence.view.word(at, is: "other") || sentence.view.word(at, is: "others"))
          && (sentence.view.kind(at - 1) == .comma || sentence.view.word(at - 1, is: "and"))
      }
  }

  // MARK: Parts of a total

  /// "Of the 200 ships, 120 were sailing vessels and the other 70 steamers"; "a total of $120.4 million, made up of …"; "1,187
  /// people: 704 in Oslo, 301 in Bergen and 92 in Tromsø".
  private func parts(_ sentence: FiguredSentence) -> FigureRelation? {
    for (number, total) in sentence.figures.enumerated() where Self.isTotal(total) {
      let parts = sentence.figures[(number + 1)...].filter { Self.isTotal($0) && isAlike($0, total) && !sentence.isDefiniteFew($0) }
      guard parts.count >= 2, let plausible = division(of: total, into: parts, sentence),
        isList(parts[...], sentence, withDates: (total.value ?? 0) <= 12)
      else { continue }
      guard let whole = interval(total, of: total), let sum = sum(parts.map { interval($0, of: total) }), !sum.meets(whole),
        plausible.contains(sum.high / whole.high) || plausible.lowerBound > 0.5 && isWrongDigit(total, parts)
      else { return nil }
      return FigureRelation(
        kind: .conflictsWith, figures: ([total] + parts).map(sentence.place), ground: .shares(sum.low...sum.high, hasTotal: true))
    }
    return nil
  }

  /// "for €23 million, €16 million and €16 million, €55 million in all": the total stands behind its parts.
  private func partsBefore(_ sentence: FiguredSentence) -> FigureRelation? {
    for (number, total) in sentence.figures.enumerated() where Self.isTotal(total) && isSummedUp(total, sentence) {
      let before = sentence.figures[..<number]
      let parts = before[(before.lastIndex { !(Self.isTotal($0) && isAlike($0, total)) }.map { $0 + 1 } ?? 0)...]
      guard let last = parts.last, isList(parts, sentence), sentence.between(last, total).count <= 6,
        let whole = interval(total, of: total), let sum = sum(parts.map { interval($0, of: total) }), !sum.meets(whole),
        (0.3...3).contains(sum.high / whole.high)
      else { continue }
      return FigureRelation(
        kind: .conflictsWith, figures: ([total] + parts).map(sentence.place), ground: .shares(sum.low...sum.high, hasTotal: true))
    }
    return nil
  }

  /// "61,000 francs, of which 27,000 went to transport, 21,000 to food and 16,000 to the hospital": no parts of an amount are more
  /// than it. "Of the 612 women, 153 sold, 89 borrowed and 361 paid": parts of a count need not be all of it, but if two digits of
  /// one have changed places to make them so, they are.
  private func someParts(_ sentence: FiguredSentence) -> FigureRelation? {
    for (number, total) in sentence.figures.enumerated() where Self.isTotal(total) || total.change != nil && sentence.beginsWithWhole(total)
    {
      // "61,000 francs, of which 24,000 …": the unit is not said again.
      let named = sentence.figures[(number + 1)...].filter {
        Self.isTotal($0)
          && (isAlike($0, total) || $0.hasUnit(of: total) && ($0.value ?? 0) < (total.value ?? 0)
            || $0.kind == .number && !total.isCounted && ($0.value ?? 0) < (total.value ?? 0)
            // "of which 52.1 million were dues, 27.8 million rents": the noun says what for.
            || $0.kind == .count && !total.isCounted && ((total.value ?? 0) / 100..<max(1, total.value ?? 0)).contains($0.value ?? 0))
      }
      // "Of the 62 projects of the first three auctions, 41 …"
      let comma =
        sentence.beginsWithWhole(total) ? (sentence.end(total)..<sentence.view.count).first { sentence.view.kind($0) == .comma } ?? 0 : 0
      let parts = named.filter { sentence.start($0) > comma && !sentence.isDefiniteFew($0) }
      guard let first = parts.first, let last = parts.last, isList(parts[...], sentence, withDates: sentence.beginsWithWhole(total)),
        sentence.beginsWithWhole(total) || isOfWhich(total, first, sentence), let whole = interval(total, of: total),
        let sum = sum(parts.map { interval($0, of: total) })
      else { continue }
      let isExcess = !total.isCounted && sum.low > whole.high && sum.low < whole.high * 1.5
      let isAll = parts.count >= 3 && (isRepairable(parts, total) || isOther(last, sentence) && !sum.meets(whole))
      guard isExcess || isAll else { return nil }
      return FigureRelation(
        kind: .conflictsWith, figures: ([total] + parts).map(sentence.place), ground: .shares(sum.low...sum.high, hasTotal: true))
    }
    return nil
  }

  /// "48 aircraft, of which 50 were old": no part is more than its whole.
  private func partAboveWhole(_ sentence: FiguredSentence) -> FigureRelation? {
    // "Of the 71 bases, 84 were handed over"
    if let total = sentence.figures.first(where: { !$0.kind.isDate }), total.isCounted, Self.isTotal(total), total.bound == .exact,
      sentence.beginsWithWhole(total)
    {
      let part = sentence.figures.first { figure in
        figure.isCounted && figure.bound == .exact && figure.high == nil && figure.change == nil
          && (figure.value ?? 0) > (total.value ?? 0) && sentence.start(figure) > sentence.end(total)
          && isWithoutNoun(figure, sentence)
      }
      if let part { return above(part, total, sentence) }
    }
    // "fines of €1.9 million, of which €3.1 million had been paid"
    for (total, part) in zip(sentence.figures, sentence.figures.dropFirst())
    where total.kind == .money && part.kind == .money && total.unitName == part.unitName && Self.isTotal(total) && Self.isTotal(part) {
      guard isOfWhich(total, part, sentence), let whole = Interval(total, loose: true), let share = Interval(part, loose: true),
        share.low > whole.high
      else { continue }
      return above(part, total, sentence)
    }
    for (total, part) in zip(sentence.figures, sentence.figures.dropFirst())
    where total.isCounted && part.isCounted && Self.isTotal(total) && Self.isTotal(part) {
      guard part.unitName == nil || total.unitName == nil || part.unitName == total.unitName, let first = total.value,
        let second = part.value
      else {
        continue
      }
      let isHedged = total.bound != .exact || part.bound != .exact
      if second > (isHedged ? first * 1.1 : first), isOfWhich(total, part, sentence) { return above(part, total, sentence) }
      if isHedged { continue }
      // "38 of its 31 schools"
      // "2,870 beds of the 2,200 in the hospitals"
      let all = sentence.between(total, part)
      let isNamed =
        all.count == 3 && part.unitName == nil && sentence.view[all.lowerBound].isWord && !sentence.view.is(all.lowerBound, .verb)
      let between = isNamed ? (all.lowerBound + 1)..<all.upperBound : all
      if first > second, between.count == 2, sentence.view.word(between.lowerBound, is: "of"),
        sentence.isWord(between.lowerBound + 1, in: Self.owners)
      {
        return above(total, part, sentence)
      }
    }
    return nil
  }

  /// "84 were", "41 to local communities"
  private func isWithoutNoun(_ figure: Figure, _ sentence: FiguredSentence) -> Bool {
    let (before, behind) = (sentence.start(figure) - 1, sentence.end(figure))
    let opens = [.comma, .semicolon].contains(sentence.view.kind(before)) || sentence.view.word(before, is: "and")
    return opens
      && (sentence.view.is(behind, [.verb, .saying]) || sentence.view.word(behind, is: "were") || sentence.view.word(behind, is: "had"))
  }

  /// With one digit of four and more changed the total would be the sum of its parts: of fewer, a sum of some of the parts often is.
  /// The digits are those that the total states: "2.9 million" before a list of towns is rounded and states two.
  private func isWrongDigit(_ total: Figure, _ parts: [Figure]) -> Bool {
    let all = parts + [total]
    guard let exponent = all.compactMap({ $0.low?.exponent }).min(), exponent >= -6, all.allSatisfy({ $0.bound == .exact }) else {
      return false
    }
    let numbers = all.map { figure in (figure.value ?? 0) / Quantity.powerOfTen(exponent) }
    guard (total.low?.significantDigits ?? 0) >= 4, let whole = numbers.last, numbers.allSatisfy({ $0 >= 1 && $0 < 1e9 }) else {
      return false
    }
    let (stated, meant) = (whole.rounded(), numbers.dropLast().reduce(0, +).rounded())
    return stated != meant && Digits(of: UInt64(stated)).isSlip(for: Digits(of: UInt64(meant)))
  }

  private func above(_ part: Figure, _ total: Figure, _ sentence: FiguredSentence) -> FigureRelation? {
    part.value.map {
      FigureRelation(kind: .conflictsWith, figures: [total, part].map(sentence.place), ground: .shares($0...$0, hasTotal: true))
    }
  }

  private static let owners = WordSet("the its their our these those all")

  /// Two numbers that stand so near each other that the one may be said to be a part of the other.
  static func mayBePart(_ total: Figure, _ part: Figure) -> Bool {
    let areAmounts = total.kind == .money && part.kind == .money && total.unitName == part.unitName
    guard areAmounts || total.isCounted && part.isCounted, part.range.lower >= total.range.upper else { return false }
    let distance = part.range.lower - total.range.upper
    return distance < 16 || distance < 90 && (part.value ?? 0) > (total.value ?? 0)
  }

  /// "of which", "of whom" between the total and its first part.
  private func isOfWhich(_ total: Figure, _ first: Figure, _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    var between = sentence.between(total, first)
    if let close = between.first(where: { view.kind($0) == .closeParenthesis }) {
      // "88.4 million crowns (2022: 91.0 million), of which 52.1 million": what stands in brackets is not what is parted.
      guard (between.lowerBound..<close).contains(where: { view.kind($0) == .openParenthesis }) else { return false }
      between = (close + 1)..<max(close + 1, between.upperBound)
    }
    return between.count <= 12
      && between.contains { view.word($0, is: "of") && (view.word($0 + 1, is: "which") || view.word($0 + 1, is: "whom")) }
  }

  /// Two digits of one part that changed places would make the parts the total.
  func isRepairable(_ parts: [Figure], _ total: Figure) -> Bool {
    let all = parts + [total]
    let least = all.compactMap { $0.low?.exponent }.min() ?? 0
    let numbers = all.compactMap { figure -> Int64? in
      guard figure.bound == .exact || figure.bound == .about && !figure.isCounted, let value = figure.low, value.denominator == 1,
        value.exponent - least <= 6, least >= -6
      else { return nil }
      let scaled = value.double / Quantity.powerOfTen(least)
      return scaled >= 0 && scaled < 1e9 ? Int64(scaled.rounded()) : nil
    }
    guard numbers.count == all.count, let whole = numbers.last else { return false }
    return Self.isTurned(numbers.dropLast(), of: whole)
  }

  /// "277 to other causes", "37 others": the last part is that of all others.
  func isOther(_ figure: Figure, _ sentence: FiguredSentence) -> Bool {
    let view = sentence.view
    var at = sentence.end(figure)
    // "15,950 (26 percent) were of other kinds"
    if view.kind(at) == .openParenthesis, let close = (at..<at + 6).first(where: { view.kind($0) == .closeParenthesis }) { at = close + 1 }
    // "242 in the rest of the country"
    if (at...(at + 2)).contains(where: { view.word($0, is: "the") && view.word($0 + 1, is: "rest") && view.word($0 + 2, is: "of") }) {
      return true
    }
    return (at...(at + 2)).contains { view.word($0, is: "other") || view.word($0, is: "others") }
  }

  /// "in all", "in total", "altogether" behind it.
  private func isSummedUp(_ total: Figure, _ sentence: FiguredSentence) -> Bool {
    let (view, end) = (sentence.view, sentence.end(total))
    return (end...(end + 1)).contains { at in
      view.word(at, is: "altogether") || view.word(at, is: "together")
        || view.word(at, is: "in") && (view.word(at + 1, is: "all") || view.word(at + 1, is: "total"))
    }
  }

  static func isTotal(_ figure: Figure) -> Bool {
    figure.isStatedAmount && figure.change == nil
  }

  /// Things of one kind, or amounts of one unit; no part is larger than the whole.
  func isAlike(_ part: Figure, _ total: Figure) -> Bool {
    part.isCounted == total.isCounted && (part.isCounted || part.kind == total.kind && Scale.of(part) == Scale.of(total))
      && (part.value ?? 0) < (total.value ?? 0)
  }

  /// How the sentence says that what follows is all of the total: how large a sum of it can be, as a part of the total, for
  /// it to be meant so. Nil where it does not say so.
  private func division(of total: Figure, into parts: [Figure], _ sentence: FiguredSentence) -> ClosedRange<Double>? {
    guard let first = parts.first, let last = parts.last else { return nil }
    let view = sentence.view
    if sentence.beginsWithWhole(total) { return isRest(last, sentence) ? 0.3...3 : nil }
    let behind = sentence.between(total, first)
    guard behind.count <= 10, !behind.contains(where: { view.word($0, is: "and") || sentence.isWord($0, in: Self.examples) }) else {
      return nil
    }
    // "3 million people: 1.2 million in the capital and 400,000 in the second city" names the largest parts.
    // … but of four soldiers all are told of.
    let isFew = total.isCounted && (total.value ?? 0) <= 12
    if behind.contains(where: { view.kind($0) == .colon }) {
      return isFew ? 0.5...2 : behind.count <= (total.isCounted ? 9 : 6) ? 0.85...1.2 : nil
    }
    let isMadeUp = behind.contains { index in
      sentence.isWord(index, in: Self.consisting)
        || sentence.isWord(index, in: Self.made) && (1...2).contains { view.word(index + $0, is: "of") }
    }
    return isMadeUp ? 0.3...3 : nil
  }

  /// Parts that "and" joins, with no dates between them and no figures of another kind that could be meant instead.
  func isList(_ parts: ArraySlice<Figure>, _ sentence: FiguredSentence, withDates: Bool = false) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count >= 2 else { return false }
    let range = FiguredSentence.tokens(sentence.start(first), sentence.end(last))
    let among = sentence.figures.filter {
      range.contains(sentence.start($0)) && !(withDates && $0.kind.isDate) && !sentence.isDefiniteFew($0)
    }
    let joint = sentence.between(parts[parts.endIndex - 2], last)
    return among.count == parts.count && joint.contains { sentence.view.word($0, is: "and") || sentence.view.word($0, is: "plus") }
      && !FiguredSentence.tokens(sentence.end(last), sentence.view.count).contains { sentence.isWord($0, in: Self.examples) }
  }

  private static let consisting = WordSet("consist consists consisted consisting comprise comprises comprised comprising")
  private static let made = WordSet("made composed")
  private static let examples = WordSet("including among example instance especially notably alone")

  // MARK: Sums

  /// How far eight rounded shares and fewer are from their sum at most, but once in a thousand times.
  static let mostRounding = 2.5

  /// Up to a thousand things are counted; of more, and of amounts, round numbers are taken roundly.
  func interval(_ figure: Figure, of total: Figure) -> Interval? {
    let scale = Scale.of(figure).factor / Scale.of(total).factor
    let isCounted = total.isCounted && (total.value ?? 0) < 1000 && figure.bound == .exact
    if isCounted, let value = figure.value { return Interval(value, value) }
    return Interval(figure, loose: true, scale: scale)
  }

  func sum(_ intervals: [Interval?]) -> Interval? {
    var (low, high) = (0.0, 0.0)
    for interval in intervals {
      guard let interval, interval.low.isFinite, interval.high.isFinite else { return nil }
      low += interval.low
      high += interval.high
    }
    return Interval(low, high)
  }
}
