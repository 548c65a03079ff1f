/// Recomputes growth rates from the totals that are stated: (1 + rate) × base must meet the result.
///
/// Base, result and rate stand in one sentence ("rose from A to B, an increase of r"), or the result and the rate do and
/// the base stands elsewhere with the year that the rate is compared to, the same names and the same words. Linear: bases
/// are grouped by unit, name and year.
struct GrowthComparer {
  let readings: [Reading]
  let slots: SlotComparer

  private struct BaseKey: Hashable {
    let unit: UInt32
    let entity: UInt32
    let year: Int
  }

  func relations() -> [FigureRelation] {
    let bases = bases()
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for claim in reading.claims.claims where claim.figures.count >= 2 {
        guard let rate = rate(of: claim, reading) else { continue }
        func place(_ figure: Figure) -> FigurePlace { FigurePlace(document: document, figure: figure.id) }
        if let (base, result) = totals(of: claim, document, reading) {
          if let growth = mismatch(base, place(base), result, place(result), rate, place(rate)) { relations.append(relation(growth)) }
          continue
        }
        guard let result = result(of: claim, rate, reading), let year = baseYear(claim, rate, result, reading) else { continue }
        var candidates = Set<FigurePlace>()
        for entity in reading.claims.list(reading.slots(result.id).entities) {
          let key = BaseKey(unit: slots.unit(place(result)), entity: entity, year: year)
          for other in bases[key] ?? []
          where other != place(result) && sameSubject(other, place(result)) && sharesWord(other, place(result)) {
            candidates.insert(other)
          }
        }
        for candidate in candidates.sorted() {
          let base = readings[candidate.document].figure(candidate.figure)
          if let growth = mismatch(base, candidate, result, place(result), rate, place(rate)) { relations.append(relation(growth)) }
        }
      }
    }
    return relations
  }

  private func relation(_ growth: FigureRelation.Growth) -> FigureRelation {
    FigureRelation(kind: .conflictsWith, figures: [growth.result, growth.rate, growth.base], ground: .growth(growth))
  }

  /// The totals with a year and a name, by what they measure.
  private func bases() -> [BaseKey: [FigurePlace]] {
    var bases: [BaseKey: [FigurePlace]] = [:]
    for (document, reading) in readings.enumerated() {
      for figure in reading.claims.figures where isTotal(figure) && figure.change == nil {
        let slots = reading.slots(figure.id)
        guard let period = slots.period, let dates = reading.figure(period).dates, dates.isPoint, dates.from.month == nil,
          let year = dates.from.year
        else { continue }
        let place = FigurePlace(document: document, figure: figure.id)
        for entity in reading.claims.list(slots.entities) {
          let key = BaseKey(unit: self.slots.unit(place), entity: entity, year: year)
          if bases[key, default: []].count < 8 { bases[key, default: []].append(place) }
        }
      }
    }
    return bases
  }

  private func isTotal(_ figure: Figure) -> Bool {
    (figure.kind == .money || figure.kind == .measure || figure.kind == .count || figure.kind == .number) && figure.high == nil
      && (figure.value ?? 0) > 0 && (figure.bound == .exact || figure.bound == .about)
  }

  /// The one rate of change of a sentence.
  private func rate(of claim: Claim, _ reading: Reading) -> Figure? {
    let rates = claim.figures.map { reading.figure($0) }.filter { $0.kind == .percent && $0.high == nil }
    guard rates.count == 1, let rate = rates.first, rate.bound == .exact || rate.bound == .about, rate.value.map({ $0 > 0 }) == true else {
      return nil
    }
    return rate
  }

  /// "from $45 billion in 2012 to $47 billion": two totals of one unit, the first behind "from", the second behind "to".
  private func totals(of claim: Claim, _ document: Int, _ reading: Reading) -> (base: Figure, result: Figure)? {
    let totals = claim.figures.map { reading.figure($0) }.filter { isTotal($0) }
    guard totals.count >= 2 else { return nil }
    let view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
    guard view.isInOrder else { return nil }
    for (base, result) in zip(totals, totals.dropFirst()) {
      func unit(_ figure: Figure) -> UInt32 { slots.unit(FigurePlace(document: document, figure: figure.id)) }
      guard unit(base) == unit(result), base.kind == result.kind || base.unit == nil, word("from", before: base, view),
        word("to", before: result, view), result.tokens.lowerBound - base.tokens.upperBound <= 6
      else { continue }
      return (base, result)
    }
    return nil
  }

  /// The word stands before the figure, with nothing but a hedge or a sign between.
  private func word(_ word: StaticString, before figure: Figure, _ view: TokenView) -> Bool {
    let first = partitionPoint(view.count) { view[$0].start < figure.range.start }
    return (1...3).contains { distance in
      view.word(first - distance, is: word)
        && (first - distance + 1..<first).allSatisfy { view.is($0, [.about, .nearly, .function]) || !view[$0].isWord }
    }
  }

  /// The total that a rate led to: before it, or right behind it.
  private func result(of claim: Claim, _ rate: Figure, _ reading: Reading) -> Figure? {
    guard rate.change != nil else { return nil }
    let totals = claim.figures.map { reading.figure($0) }.filter { isTotal($0) }
    let before = totals.last { $0.tokens.upperBound <= rate.tokens.lowerBound && rate.tokens.lowerBound - $0.tokens.upperBound <= 14 }
    return before ?? totals.first { $0.tokens.lowerBound >= rate.tokens.upperBound && $0.tokens.lowerBound - rate.tokens.upperBound <= 3 }
  }

  /// The year that the rate is compared to: an earlier one, named behind it.
  private func baseYear(_ claim: Claim, _ rate: Figure, _ result: Figure, _ reading: Reading) -> Int? {
    guard let period = reading.slots(result.id).period, let own = reading.figure(period).dates?.from, own.month == nil,
      let ownYear = own.year
    else { return nil }
    for id in claim.figures {
      let figure = reading.figure(id)
      guard figure.kind == .date, figure.tokens.lowerBound >= rate.tokens.upperBound, let date = figure.dates?.from, date.month == nil,
        let year = date.year
      else { continue }
      if year < ownYear { return year }
    }
    return nil
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

  /// The growth, if no rounding of the three numbers makes it right.
  private func mismatch(
    _ base: Figure, _ basePlace: FigurePlace, _ result: Figure, _ resultPlace: FigurePlace, _ rate: Figure, _ ratePlace: FigurePlace
  ) -> FigureRelation.Growth? {
    let (baseScale, resultScale) = (Scale.of(base).factor, Scale.of(result).factor)
    guard let baseInterval = Interval(base, loose: true, scale: baseScale),
      let resultInterval = Interval(result, loose: true, scale: resultScale), let rateInterval = Interval(rate)
    else { return nil }
    let falls = rate.change.map { $0 == .fall } ?? (resultInterval.high < baseInterval.low)
    let sign: Double = falls ? -1 : 1
    let factors = [1 + sign * rateInterval.low / 100, 1 + sign * rateInterval.high / 100]
    guard let smallest = factors.min(), let largest = factors.max(), smallest > 0 else { return nil }
    let implied = Interval(resultInterval.low / largest, resultInterval.high / smallest)
    guard implied.low.isFinite, implied.high.isFinite, baseInterval.low.isFinite, baseInterval.high.isFinite, !implied.meets(baseInterval)
    else { return nil }
    return FigureRelation.Growth(
      base: basePlace, result: resultPlace, rate: ratePlace, falls: falls, impliedBase: implied.low...implied.high,
      statedBase: baseInterval.low...baseInterval.high)
  }
}
