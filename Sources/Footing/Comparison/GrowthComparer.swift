/// Recomputes growth rates from the totals that are stated: (1 + rate) × base must meet the result.
///
/// Base, result and rate stand in one sentence ("rose from A to B, an increase of r"), or the result and the rate do and
/// the base stands elsewhere with the year that the rate is compared to, the same names and the same words. Linear: bases
/// are grouped by unit, name and year.
struct GrowthComparer {
  private let readings: [Reading]
  private let slots: SlotComparer
  /// The totals with a year and a name, by what they measure.
  private var bases: [BaseKey: [FigurePlace]] = [:]

  private struct BaseKey: Hashable {
    let unit: UInt32
    let entity: UInt32
    let year: Int
  }

  init(readings: [Reading], slots: SlotComparer) {
    self.readings = readings
    self.slots = slots
    for (document, reading) in readings.enumerated() { addBases(of: reading, document) }
  }

  func relations(in sentence: FiguredSentence) -> [FigureRelation] {
    guard sentence.figures.contains(where: ChangeScanner.isRate) else { return [] }
    let scanner = scanner(of: sentence)
    if let told = toldBefore(sentence, scanner) { return told }
    if let since = sinceItWas(sentence) ?? grownTo(sentence) { return [since] }
    if let told = moreThanBefore(sentence) ?? moreThanOthers(sentence) { return [told] }
    let changes = scanner.changes()
    if changes.isEmpty { return acrossSentences(sentence, scanner) }
    var relations: [FigureRelation] = []
    for change in changes where isTotal(change.base, of: change.rate) && isTotal(change.result, of: change.rate) {
      let (base, result) = (sentence.place(change.base), sentence.place(change.result))
      // Totals that neither a difference nor a percentage joins are wrong once.
      if relations.contains(where: { $0.figures.first == result && $0.figures.last == base }) { continue }
      if let relation = mismatch(base, result, sentence.place(change.rate)) { relations.append(relation) }
    }
    return relations
  }

  /// "The budget of 2010 gave $38.4 billion, and that of 2022 gave $62.7 billion, 63 percent more in current prices."
  private func moreThanBefore(_ sentence: FiguredSentence) -> FigureRelation? {
    let view = sentence.view
    let totals = sentence.figures.filter { isTotal($0) && $0.change == nil && !sentence.isDefiniteFew($0) }
    guard totals.count == 2, isSameUnit(sentence.place(totals[0]), sentence.place(totals[1])),
      let rate = rate(of: sentence), sentence.start(rate) >= sentence.end(totals[1]), sentence.start(rate) - sentence.end(totals[1]) <= 3,
      view.kind(sentence.before(rate)) == .comma, view.is(sentence.end(rate), [.more, .less])
    else { return nil }
    // "exports came to $62 billion, imports to $40 billion, 5 percent more": more than the year before. Only of two times one is
    // held against the other.
    let slots = totals.map { readings[sentence.document].slots($0.id) }
    guard slots[0].isAtOtherTime(slots[1]) || yearsDiffer(slots[0].dates, slots[1].dates) else { return nil }
    let next = sentence.end(rate) + 1
    let isInPrices = view.word(next, is: "in") && (1...3).contains { Self.priceWords.contains(view[next + $0].key) }
    guard [.period, .comma, .semicolon].contains(view.kind(next)) || isInPrices else { return nil }
    return mismatch(sentence.place(totals[0]), sentence.place(totals[1]), sentence.place(rate))
  }

  private func yearsDiffer(_ a: DateInterval?, _ b: DateInterval?) -> Bool {
    guard let a = a?.from.year, let b = b?.from.year else { return false }
    return a != b
  }

  private static let priceWords = WordSet("prices terms")

  /// "had 41 percent fewer cases than six districts like them: 1,180 against 2,000"
  private func moreThanOthers(_ sentence: FiguredSentence) -> FigureRelation? {
    let view = sentence.view
    guard let rate = rate(of: sentence), view.is(sentence.end(rate), [.more, .less]) else { return nil }
    guard let colon = (sentence.end(rate)..<view.count).first(where: { view.kind($0) == .colon }), colon - sentence.end(rate) <= 20,
      (sentence.end(rate)..<colon).contains(where: { view.word($0, is: "than") })
    else { return nil }
    let totals = sentence.figures.filter { sentence.start($0) > colon && !$0.kind.isDate }
    guard totals.count == 2, totals.allSatisfy({ isTotal($0) && $0.change == nil }),
      sentence.between(totals[0], totals[1]).contains(where: { view.word($0, is: "against") || view.word($0, is: "versus") }),
      isSameUnit(sentence.place(totals[0]), sentence.place(totals[1]))
    else { return nil }
    return mismatch(sentence.place(totals[1]), sentence.place(totals[0]), sentence.place(rate))
  }

  /// The base is that of a sentence before: of the year before, of as many years before as the rate is told over, or the only one
  /// that the sentence right before gives.
  private func sinceSentenceBefore(_ sentence: FiguredSentence, _ scanner: ChangeScanner, _ rate: Figure, _ result: Figure)
    -> FigureRelation?
  {
    let (reading, claim) = (readings[sentence.document], sentence.claim)
    guard scanner.isTold(rate, behind: result), let dates = reading.slots(result.id).dates, dates.isPoint, let year = dates.from.year else {
      return nil
    }
    let place = sentence.place(result)
    let before = reading.claims.claims[max(0, Int(claim.id.index) - 3)..<Int(claim.id.index)].filter {
      $0.passage == claim.passage && claim.sentence - $0.sentence <= 3
    }
    func bases(in claims: some Sequence<Claim>, where holds: (Figure, Int) -> Bool) -> [FigurePlace] {
      claims.flatMap(\.figures).compactMap { id in
        let figure = reading.figure(id)
        guard let dates = reading.slots(id).dates, dates.isPoint, let year = dates.from.year, isTotal(figure), figure.change == nil,
          isSameUnit(FigurePlace(document: sentence.document, figure: id), place), holds(figure, year)
        else { return nil }
        return FigurePlace(document: sentence.document, figure: id)
      }
    }
    var found: [FigurePlace] = []
    let years = scanner.yearsTold(behind: rate)
    if let years {
      // "is $11.7 billion, an increase of 67 percent in three years"
      found = bases(in: before) { $1 == year - years }
    } else if scanner.isReached(result, by: rate), dates.from.month == nil {
      // "In 2015 there were 2.4 million cases. Cases rose to 3.2 million in 2016, an increase of 23 percent"
      found = bases(in: before.filter { claim.sentence - $0.sentence <= 2 }) { figure, other in
        other == year - 1 && slots.hasWords(of: place, FigurePlace(document: sentence.document, figure: figure.id))
      }
    }
    if found.isEmpty, dates.from.month == nil, years == nil, let last = before.last,
      last.sentence == claim.sentence - 1
    {
      // "In 2012 the courts received 41,200 claims. In 2019 they received 48,300, an increase of 17 percent"
      let totals = bases(in: [last]) { _, _ in true }
      if totals.count == 1, let base = totals.first, let dates = reading.slots(base.figure).dates, dates.from.month == nil,
        dates.from.year.map({ $0 < year }) ?? false, continues(result, base, sentence)
      {
        found = totals
      }
    }
    guard found.count == 1, let base = found.first else { return nil }
    return mismatch(base, place, sentence.place(rate))
  }

  /// The same was done, or a pronoun stands for what the sentence before speaks of; and no other total of the unit stands beside.
  private func continues(_ result: Figure, _ base: FigurePlace, _ sentence: FiguredSentence) -> Bool {
    let reading = readings[sentence.document]
    let isAlone = sentence.figures.count { isTotal($0) && $0.change == nil && isSameUnit(sentence.place($0), base) } == 1
    let (action, other) = (reading.slots(result.id).action, reading.slots(base.figure).action)
    let refersBack = (0..<min(sentence.start(result), 6)).contains { Self.pronouns.contains(sentence.view[$0].key) }
    return isAlone && (action != 0 && action == other || refersBack && (action == 0 || other == 0))
  }

  private static let pronouns = WordSet("it they this these")

  /// "Spending was 1.5 billion in 2013 and fell to 1.05 billion in 2015. That is a decline of 20 percent."
  private func toldBefore(_ sentence: FiguredSentence, _ scanner: ChangeScanner) -> [FigureRelation]? {
    guard let rate = scanner.rateOfSentenceBefore() else { return nil }
    let (reading, claim) = (readings[sentence.document], sentence.claim)
    guard let before = reading.sentence(before: claim),
      let told = FiguredSentence(before, before.figures.map { reading.figure($0) }, sentence.document, reading),
      let change = self.scanner(of: told).changeToldBehind(), isTotal(change.base), isTotal(change.result)
    else { return [] }
    return [mismatch(sentence.place(change.base), sentence.place(change.result), sentence.place(rate))].compactMap(\.self)
  }

  /// "trade rose to $4.6 billion in 2003. In the ten years that followed it grew by 409 percent, to $23.4 billion": from the last total of
  /// the sentence before.
  private func grownTo(_ sentence: FiguredSentence) -> FigureRelation? {
    let (reading, claim, view) = (readings[sentence.document], sentence.claim, sentence.view)
    let totals = sentence.figures.filter { isTotal($0) && $0.change == nil }
    guard let rate = sentence.figures.first(where: { $0.kind == .percent && $0.change != nil }), totals.count == 1,
      let result = totals.first,
      view.word(sentence.before(result), is: "to"), sentence.between(rate, result).count <= 3, sentence.start(result) > sentence.end(rate),
      sentence.isWord(max(0, sentence.before(rate) - 2), in: Self.pronouns)
        || sentence.isWord(max(0, sentence.before(rate) - 1), in: Self.pronouns),
      let before = reading.sentence(before: claim)
    else { return nil }
    let bases = before.figures.map { FigurePlace(document: sentence.document, figure: $0) }.filter {
      isTotal(figure($0)) && figure($0).change == nil && isSameUnit($0, sentence.place(result))
    }
    // "rose to A in 2000 and to B in 2003" leads to the last; of exports and imports without a year either may be meant.
    let years = bases.map { reading.slots($0.figure).dates?.from.year ?? 0 }
    guard bases.count == 1 || !years.contains(0) && zip(years, years.dropFirst()).allSatisfy(<) else { return nil }
    let found = bases.map { mismatch($0, sentence.place(result), sentence.place(rate)) }
    return found.contains { $0 == nil } ? nil : found.last ?? nil
  }

  /// "Spending was $9.1 billion. It has more than doubled since 2009, when it was $4.2 billion.": what it is now stands in the sentence
  /// before.
  private func sinceItWas(_ sentence: FiguredSentence) -> FigureRelation? {
    let (reading, claim, view) = (readings[sentence.document], sentence.claim, sentence.view)
    let totals = sentence.figures.filter { !$0.kind.isDate && isTotal($0) && $0.change == nil }
    let rates = sentence.figures.filter { ($0.kind == .multiple || $0.kind == .percent && $0.change != nil) && ChangeScanner.isRate($0) }
    guard Self.pronouns.contains(view[0].key), totals.count == 1, let base = totals.first, rates.count == 1, let rate = rates.first,
      sentence.end(rate) <= sentence.start(base), let before = reading.sentence(before: claim)
    else { return nil }
    let at = sentence.before(base)
    let isThen =
      (view.word(at, is: "was") || view.word(at, is: "were") || view.word(at, is: "at") && view.word(at - 1, is: "stood"))
      && (2...3).contains { view.word(at - $0, is: "when") }
    guard isThen else { return nil }
    let results = before.figures.map { FigurePlace(document: sentence.document, figure: $0) }.filter {
      isTotal(figure($0)) && figure($0).change == nil && isSameUnit($0, sentence.place(base))
    }
    guard results.count == 1, let result = results.first else { return nil }
    return mismatch(sentence.place(base), result, sentence.place(rate))
  }

  private func scanner(of sentence: FiguredSentence) -> ChangeScanner {
    ChangeScanner(sentence: sentence) {
      isSameUnit(sentence.place($0), sentence.place($1)) && ($0.kind == $1.kind || $0.isCounted && $1.isCounted)
        || $0.kind == .money && $0.hasUnit(of: $1)
    }
  }

  /// The base stands elsewhere, for the year that the rate is compared to.
  private func acrossSentences(_ sentence: FiguredSentence, _ scanner: ChangeScanner) -> [FigureRelation] {
    let reading = readings[sentence.document]
    guard let rate = rate(of: sentence), scanner.isOfWhole(rate), let result = result(of: sentence, rate) else { return [] }
    guard let year = baseYear(sentence, rate, result) else {
      return [sinceSentenceBefore(sentence, scanner, rate, result)].compactMap(\.self)
    }
    let place = sentence.place(result)
    var candidates = Set<FigurePlace>()
    for entity in reading.claims.list(reading.slots(result.id).entities) {
      let key = BaseKey(unit: slots.unit(place), entity: entity, year: year)
      for other in bases[key] ?? [] where other != place && sameSubject(other, place) && sharesWord(other, place) {
        candidates.insert(other)
      }
    }
    return candidates.sorted().compactMap { mismatch($0, place, sentence.place(rate)) }
  }

  private func figure(_ place: FigurePlace) -> Figure { readings[place.document].figure(place.figure) }

  private func isSameUnit(_ a: FigurePlace, _ b: FigurePlace) -> Bool { slots.unit(a) == slots.unit(b) }

  private mutating func addBases(of reading: Reading, _ document: Int) {
    for figure in reading.figures(where: { kind, _ in kind == .money || kind == .measure || kind == .count || kind == .number })
    where isTotal(figure) && figure.change == nil {
      let own = reading.slots(figure.id)
      guard let dates = own.dates, dates.isPoint, dates.from.month == nil, let year = dates.from.year
      else { continue }
      let place = FigurePlace(document: document, figure: figure.id)
      for entity in reading.claims.list(own.entities) {
        let key = BaseKey(unit: slots.unit(place), entity: entity, year: year)
        if bases[key, default: []].count < 8 { bases[key, default: []].append(place) }
      }
    }
  }

  private func isTotal(_ figure: Figure) -> Bool { figure.isStatedAmount }

  /// Shares change by points and in percent; what is stated exactly has grown by what is stated exactly.
  private func isTotal(_ figure: Figure, of rate: Figure) -> Bool {
    rate.kind == .percentagePoints
      ? figure.kind == .percent && figure.isStated : isTotal(figure) || figure.kind == .percent && figure.isStated
  }

  /// The one rate of change of a sentence.
  private func rate(of sentence: FiguredSentence) -> Figure? {
    let rates = sentence.figures.filter { $0.kind == .percent && $0.high == nil }
    guard rates.count == 1, let rate = rates.first, rate.isStated else { return nil }
    return rate
  }

  /// The total that a rate led to: before it, or right behind it.
  private func result(of sentence: FiguredSentence, _ rate: Figure) -> Figure? {
    guard rate.change != nil else { return nil }
    let totals = sentence.figures.filter { isTotal($0) }
    let before = totals.last { $0.tokens.upperBound <= rate.tokens.lowerBound && rate.tokens.lowerBound - $0.tokens.upperBound <= 14 }
    return before ?? totals.first { $0.tokens.lowerBound >= rate.tokens.upperBound && $0.tokens.lowerBound - rate.tokens.upperBound <= 3 }
  }

  /// The year that the rate is compared to: an earlier one, named behind it.
  private func baseYear(_ sentence: FiguredSentence, _ rate: Figure, _ result: Figure) -> Int? {
    let reading = readings[sentence.document]
    guard let own = reading.slots(result.id).dates?.from, own.month == nil, let ownYear = own.year
    else { return nil }
    return sentence.figures.lazy.compactMap { figure -> Int? in
      guard figure.kind == .date, figure.tokens.lowerBound >= rate.tokens.upperBound, let date = figure.dates?.from, date.month == nil
      else {
        return nil
      }
      return date.year
    }.first { $0 < ownYear }
  }

  /// All names of the one sentence stand in the other.
  private func sameSubject(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    let entitiesA = Set(readings[a.document].claims.list(readings[a.document].slots(a.figure).entities))
    let entitiesB = Set(readings[b.document].claims.list(readings[b.document].slots(b.figure).entities))
    return entitiesA.isSubset(of: entitiesB) || entitiesB.isSubset(of: entitiesA)
  }

  private func sharesWord(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    let words = Set(readings[a.document].claims.list(readings[a.document].slots(a.figure).words))
    return readings[b.document].claims.list(readings[b.document].slots(b.figure).words).contains { words.contains($0) }
  }

  /// The contradiction, if no rounding of the three numbers makes it right.
  private func mismatch(_ basePlace: FigurePlace, _ resultPlace: FigurePlace, _ ratePlace: FigurePlace) -> FigureRelation? {
    let (base, result, rate) = (figure(basePlace), figure(resultPlace), figure(ratePlace))
    let baseScale = Scale.of(base).factor
    guard let stated = Interval(base, loose: true, scale: baseScale),
      let reached = Interval(result, loose: true, scale: Scale.of(result).factor), let step = Self.step(rate, scale: Scale.of(rate).factor)
    else { return nil }
    let falls = rate.change.map { $0 == .fall } ?? (reached.high < stated.low)
    var implied = Self.bases(of: reached, after: step, rate.kind, falls: falls)
    // "From 4 percent to 5 percent, an increase of 1 percent" means a point.
    if rate.kind == .percent, base.kind == .percent,
      Self.bases(of: reached, after: step, .percentagePoints, falls: falls)?.meets(stated) == true
    {
      implied = nil
    }
    // "from 52 to 21 million tonnes (40 percent)": what is left, in a bracket that says nothing of a change.
    if rate.kind == .percent, rate.change == nil, stated.low > 0,
      Interval(reached.low / stated.high * 100, reached.high / stated.low * 100).meets(step)
    {
      return nil
    }
    guard let implied, implied.low.isFinite, implied.high.isFinite, stated.low.isFinite, stated.high.isFinite, !implied.meets(stated) else {
      return nil
    }
    let growth = FigureRelation.Growth(
      base: basePlace, result: resultPlace, rate: ratePlace, falls: falls, impliedBase: implied.low / baseScale...implied.high / baseScale,
      statedBase: stated.low / baseScale...stated.high / baseScale)
    return FigureRelation(kind: .conflictsWith, figures: [resultPlace, ratePlace, basePlace], ground: .growth(growth))
  }

  /// What the rate can mean. Nobody says "doubled" of 2.00 alone: from 1.6 to 2.6 times is meant.
  static func step(_ rate: Figure, scale: Double) -> Interval? {
    // "a third" is no 33.3 percent, but about so many.
    if rate.kind == .fraction, let part = rate.value { return Interval(part * 85, part * 115) }
    guard rate.kind == .multiple, let times = rate.value else { return Interval(rate, loose: rate.kind != .percent, scale: scale) }
    switch rate.bound {
    case .moreThan, .atLeast: return Interval(times * 0.97, .infinity)
    case .nearly, .lessThan, .atMost: return Interval(times * 0.7, times * 1.03)
    case .exact, .about: return Interval(times * 0.8, times * 1.3)
    }
  }

  /// What the base must have been; nil where no base would do.
  private static func bases(of result: Interval, after step: Interval, _ kind: Figure.Kind, falls: Bool) -> Interval? {
    let sign: Double = falls ? -1 : 1
    switch kind {
    case .percentagePoints, .money, .measure, .count:
      let moves = [sign * step.low, sign * step.high]
      return Interval(result.low - max(moves[0], moves[1]), result.high - min(moves[0], moves[1]))
    case .multiple:
      return step.low > 0 ? Interval(result.low / step.high, result.high / step.low) : nil
    default:
      let factors = [1 + sign * step.low / 100, 1 + sign * step.high / 100]
      guard min(factors[0], factors[1]) > 0 else { return nil }
      return Interval(result.low / max(factors[0], factors[1]), result.high / min(factors[0], factors[1]))
    }
  }
}

extension Figure {
  /// One value above zero, told as it is or about so.
  var isStated: Bool { high == nil && (value ?? 0) > 0 && (bound == .exact || bound == .about) }

  /// An amount of money, a measure or a count, of one value.
  var isStatedAmount: Bool { (kind == .money || kind == .measure || isCounted) && isStated }
}
