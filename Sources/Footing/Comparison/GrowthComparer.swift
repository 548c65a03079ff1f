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
      // A sentence with more figures than that is a list, and says of none that it led to another.
      for claim in reading.claims.claims where (2...24).contains(claim.figures.count) {
        func place(_ figure: Figure) -> FigurePlace { FigurePlace(document: document, figure: figure.id) }
        let figures = claim.figures.map { reading.figure($0) }
        guard figures.contains(where: ChangeScanner.isRate) else { continue }
        guard let sentence = FiguredSentence(claim, figures, document, reading) else { continue }
        let scanner = ChangeScanner(sentence: sentence) { slots.unit(place($0)) == slots.unit(place($1)) && $0.kind == $1.kind }
        let changes = scanner.changes()
        for change in changes where isTotal(change.base, of: change.rate) && isTotal(change.result, of: change.rate) {
          if let growth = mismatch(change.base, place(change.base), change.result, place(change.result), change.rate, place(change.rate)) {
            relations.append(relation(growth))
          }
        }
        guard changes.isEmpty, let rate = rate(of: claim, reading), scanner.isOfWhole(rate) else { continue }
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
    (figure.kind == .money || figure.kind == .measure || figure.kind == .count || figure.kind == .number) && isStated(figure)
  }

  /// Shares change by points and in percent; what is stated exactly has grown by what is stated exactly.
  private func isTotal(_ figure: Figure, of rate: Figure) -> Bool {
    rate.kind == .percentagePoints
      ? figure.kind == .percent && isStated(figure) : isTotal(figure) || figure.kind == .percent && isStated(figure)
  }

  private func isStated(_ figure: Figure) -> Bool {
    figure.high == nil && (figure.value ?? 0) > 0 && (figure.bound == .exact || figure.bound == .about)
  }

  /// The one rate of change of a sentence.
  private func rate(of claim: Claim, _ reading: Reading) -> Figure? {
    let rates = claim.figures.map { reading.figure($0) }.filter { $0.kind == .percent && $0.high == nil }
    guard rates.count == 1, let rate = rates.first, rate.bound == .exact || rate.bound == .about, rate.value.map({ $0 > 0 }) == true else {
      return nil
    }
    return rate
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
    guard let stated = Interval(base, loose: true, scale: baseScale),
      let reached = Interval(result, loose: true, scale: resultScale), let step = Self.step(rate, scale: Scale.of(rate).factor)
    else { return nil }
    let falls = rate.change.map { $0 == .fall } ?? (reached.high < stated.low)
    var implied = Self.bases(of: reached, after: step, rate.kind, falls: falls)
    // "From 4 percent to 5 percent, an increase of 1 percent" means a point.
    if rate.kind == .percent, base.kind == .percent,
      Self.bases(of: reached, after: step, .percentagePoints, falls: falls)?.meets(stated) == true
    {
      implied = nil
    }
    guard let implied, implied.low.isFinite, implied.high.isFinite, stated.low.isFinite, stated.high.isFinite, !implied.meets(stated) else {
      return nil
    }
    return FigureRelation.Growth(
      base: basePlace, result: resultPlace, rate: ratePlace, kind: rate.kind, falls: falls,
      impliedBase: implied.low / baseScale...implied.high / baseScale, statedBase: stated.low / baseScale...stated.high / baseScale)
  }

  /// What the rate can mean. Nobody says "doubled" of 2.00 alone: from 1.6 to 2.6 times is meant.
  private static func step(_ rate: Figure, scale: Double) -> Interval? {
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
