/// Recomputes growth rates from the totals that are stated: (1 + rate) × base must meet the result.
///
/// The result and the rate stand in one sentence; the base stands there as well ("from A to B, an increase of r"), or
/// elsewhere with the year that the rate is compared to, the same names and a word in common. Linear: bases are grouped
/// by unit, name and year.
struct GrowthComparer {
  let readings: [Reading]

  private struct BaseKey: Hashable {
    let unit: String
    let entity: UInt32
    let year: Int
  }

  func relations() -> [FigureRelation] {
    let bases = bases()
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for claim in reading.claims.claims where claim.figures.count >= 2 {
        guard let (rate, result) = statement(claim, reading) else { continue }
        let ratePlace = FigurePlace(document: document, figure: rate.id)
        let resultPlace = FigurePlace(document: document, figure: result.id)
        if let base = baseInSentence(claim, result, reading) {
          let place = FigurePlace(document: document, figure: base.id)
          if let growth = mismatch(base, place, result, resultPlace, rate, ratePlace) { relations.append(relation(growth)) }
          continue
        }
        guard let year = baseYear(claim, rate, result, reading) else { continue }
        var candidates = Set<FigurePlace>()
        for entity in reading.claims.list(reading.slots(result.id).entities) {
          let key = BaseKey(unit: unit(result), entity: entity, year: year)
          for place in bases[key] ?? [] where place != resultPlace && sameSubject(place, resultPlace) && sharesWord(place, resultPlace) {
            candidates.insert(place)
          }
        }
        for place in candidates.sorted() {
          let base = readings[place.document].figure(place.figure)
          if let growth = mismatch(base, place, result, resultPlace, rate, ratePlace) { relations.append(relation(growth)) }
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
        for entity in reading.claims.list(slots.entities) {
          let key = BaseKey(unit: unit(figure), entity: entity, year: year)
          if bases[key, default: []].count < 8 { bases[key, default: []].append(FigurePlace(document: document, figure: figure.id)) }
        }
      }
    }
    return bases
  }

  private func isTotal(_ figure: Figure) -> Bool {
    (figure.kind == .money || figure.kind == .measure || figure.kind == .count || figure.kind == .number) && figure.high == nil
      && (figure.value ?? 0) > 0
      && (figure.bound == .exact || figure.bound == .about)
  }

  private func unit(_ figure: Figure) -> String { figure.unit == "$" ? "USD" : figure.unit ?? "" }

  /// A sentence that gives one rate of change and, before it, the total that resulted.
  private func statement(_ claim: Claim, _ reading: Reading) -> (rate: Figure, result: Figure)? {
    let figures = claim.figures.map { reading.figure($0) }
    let rates = figures.filter { $0.kind == .percent && $0.change != nil && $0.high == nil }
    guard rates.count == 1, let rate = rates.first, rate.bound == .exact || rate.bound == .about else { return nil }
    let totals = figures.filter { isTotal($0) }
    let before = totals.last { $0.tokens.upperBound <= rate.tokens.lowerBound && rate.tokens.lowerBound - $0.tokens.upperBound <= 14 }
    let after = totals.first { $0.tokens.lowerBound >= rate.tokens.upperBound && $0.tokens.lowerBound - rate.tokens.upperBound <= 3 }
    guard let result = before ?? after else { return nil }
    return (rate, result)
  }

  /// "from $45 billion in 2012 to $47 billion": a total of the same unit just before the result.
  private func baseInSentence(_ claim: Claim, _ result: Figure, _ reading: Reading) -> Figure? {
    let figures = claim.figures.map { reading.figure($0) }
    guard let base = figures.last(where: { isTotal($0) && $0.tokens.upperBound <= result.tokens.lowerBound }), unit(base) == unit(result),
      base.kind == result.kind, result.tokens.lowerBound - base.tokens.upperBound <= 5
    else { return nil }
    let view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
    var sawFrom = false
    for index in 0..<view.count {
      if view.word(index, is: "from"), view[index].end <= base.range.start, base.range.start - view[index].end < 20 { sawFrom = true }
      if sawFrom, view.word(index, is: "to"), view[index].start >= base.range.end, view[index].end <= result.range.start { return base }
    }
    return nil
  }

  /// The year that the rate is compared to: named behind it, or the year before that of the result.
  private func baseYear(_ claim: Claim, _ rate: Figure, _ result: Figure, _ reading: Reading) -> Int? {
    let slots = reading.slots(result.id)
    guard let period = slots.period, let own = reading.figure(period).dates?.from, own.month == nil, let ownYear = own.year else {
      return nil
    }
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
    guard let baseInterval = Interval(base, loose: true), let resultInterval = Interval(result, loose: true),
      let rateInterval = Interval(rate)
    else { return nil }
    let sign: Double = rate.change == .fall ? -1 : 1
    let factors = [1 + sign * rateInterval.low / 100, 1 + sign * rateInterval.high / 100]
    guard let smallest = factors.min(), let largest = factors.max(), smallest > 0 else { return nil }
    let implied = Interval(resultInterval.low / largest, resultInterval.high / smallest)
    guard implied.low.isFinite, implied.high.isFinite, baseInterval.low.isFinite, baseInterval.high.isFinite, !implied.meets(baseInterval)
    else { return nil }
    return FigureRelation.Growth(
      base: basePlace, result: resultPlace, rate: ratePlace, impliedBase: implied.low...implied.high,
      statedBase: baseInterval.low...baseInterval.high)
  }
}
