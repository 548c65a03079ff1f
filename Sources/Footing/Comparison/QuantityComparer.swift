/// Compares quantities that seem to measure the same thing.
///
/// Figures are grouped before they are compared: by kind and unit, by the countries and names of their sentences, and by
/// period. Only within a group are values looked at, and there against at most eight others: linear in the figures.
struct QuantityComparer {
  let readings: [Reading]

  private struct Subject: Hashable {
    let kind: Figure.Kind
    let unit: String
    let entities: [UInt32]
    let period: CalendarDate
    let change: Figure.Change?
  }

  private struct Value: Hashable {
    let kind: Figure.Kind
    let unit: String
    let low: Double
    let high: Double
  }

  private static let comparedAtMost = 8
  private static let mostRelations = 5_000

  func relations() -> [FigureRelation] {
    conflicts() + duplicates() + opinions()
  }

  // MARK: Conflicts

  /// The same kind, unit, countries, names, period and direction; most of the same words; and values that no rounding
  /// brings together.
  private func conflicts() -> [FigureRelation] {
    var groups: [Subject: [FigurePlace]] = [:]
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for figure in reading.claims.figures where isLevel(figure) && !isListed(figure, reading) {
        let slots = reading.slots(figure.id)
        guard let period = slots.period, let dates = reading.figure(period).dates, dates.isPoint, dates.from.year != nil else { continue }
        let entities = Array(reading.claims.list(slots.entities))
        guard !entities.isEmpty, slots.words.count >= 2, slots.isStated else { continue }
        let subject = Subject(
          kind: figure.kind, unit: Self.unit(figure), entities: entities, period: dates.from, change: figure.change)
        let place = FigurePlace(document: document, figure: figure.id)
        // One conflict a figure says enough, and what is thousands of times so is no report.
        if relations.count < Self.mostRelations, let other = (groups[subject] ?? []).first(where: { conflict($0, place) }) {
          relations.append(FigureRelation(kind: .conflictsWith, figures: [other, place], ground: .otherValue))
        }
        if groups[subject, default: []].count < Self.comparedAtMost { groups[subject, default: []].append(place) }
      }
    }
    return relations
  }

  private func isLevel(_ figure: Figure) -> Bool {
    switch figure.kind {
    case .money, .percent, .count, .measure, .percentagePoints: figure.low != nil && figure.zone != .table
    default: false
    }
  }

  /// Its sentence gives another figure of its kind and unit: which of the names is whose, the sentence does not say.
  private func isListed(_ figure: Figure, _ reading: Reading) -> Bool {
    guard let claim = reading.claim(of: figure.id) else { return true }
    return claim.figures.contains { id in
      let other = reading.figure(id)
      return id != figure.id && other.kind == figure.kind && Self.unit(other) == Self.unit(figure)
    }
  }

  private static func unit(_ figure: Figure) -> String {
    let unit = figure.unit ?? ""
    return unit == "$" ? "USD" : unit.hasPrefix("$/") ? "USD" + unit.dropFirst() : unit
  }

  private func conflict(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    let figureA = readings[a.document].figure(a.figure)
    let figureB = readings[b.document].figure(b.figure)
    guard Agreement.between(figureA, figureB) == .disjoint else { return false }
    let slotsA = readings[a.document].slots(a.figure)
    let slotsB = readings[b.document].slots(b.figure)
    guard slotsA.isEstimate == slotsB.isEstimate, slotsA.isNegated == slotsB.isNegated else { return false }
    if slotsA.attribution != slotsB.attribution, slotsA.attribution != 0, slotsB.attribution != 0 { return false }
    if a.document == b.document,
      readings[a.document].claims.claimOfFigure[Int(a.figure.index)] == readings[b.document].claims.claimOfFigure[Int(b.figure.index)]
    {
      return false
    }
    return alike(slotsA, readings[a.document], slotsB, readings[b.document])
  }

  /// Nearly all words of the shorter clause stand in the other: parallel items differ in a word, and that word counts.
  private func alike(_ a: FigureSlots, _ readingA: Reading, _ b: FigureSlots, _ readingB: Reading) -> Bool {
    let wordsA = readingA.claims.list(a.words)
    let wordsB = Set(readingB.claims.list(b.words))
    let shared = wordsA.count { wordsB.contains($0) }
    let shorter = min(wordsA.count, wordsB.count)
    // Two words are enough where two names are shared as well.
    return shared >= (a.entities.count >= 2 && b.entities.count >= 2 ? 2 : 3) && shared * 10 >= shorter * 8
      && shared * 2 >= max(wordsA.count, wordsB.count)
  }

  // MARK: Duplicates

  /// The same value where one place leads to the other, or where words and names say that it is the same fact.
  private func duplicates() -> [FigureRelation] {
    var groups: [Value: [FigurePlace]] = [:]
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for figure in reading.claims.figures where !figure.kind.isDate && figure.kind != .ordinal && figure.kind != .duration {
        guard let low = figure.low, isTelling(figure, low) else { continue }
        let high = figure.high ?? low
        let kind = figure.kind == .ratio ? Figure.Kind.fraction : figure.kind
        let value = Value(kind: kind, unit: kind == .count || kind == .number ? "" : Self.unit(figure), low: low.double, high: high.double)
        let place = FigurePlace(document: document, figure: figure.id)
        if relations.count < Self.mostRelations, let other = (groups[value] ?? []).first(where: { sameFact($0, place) }) {
          relations.append(FigureRelation(kind: .duplicates, figures: [other, place], ground: .sameFact))
        }
        if groups[value, default: []].count < Self.comparedAtMost { groups[value, default: []].append(place) }
      }
    }
    return relations
  }

  /// "Two islands" and "10 %" are everywhere; "$270 billion", "two-thirds" and "84.7 %" are facts.
  private func isTelling(_ figure: Figure, _ low: Quantity) -> Bool {
    switch figure.kind {
    case .fraction, .money: true
    case .percent, .measure, .count, .number: abs(low.double) > 12
    default: false
    }
  }

  private func sameFact(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    if leads(a, to: b) || leads(b, to: a) { return true }
    let readingA = readings[a.document]
    let readingB = readings[b.document]
    let claimA = readingA.claims.claimOfFigure[Int(a.figure.index)]
    let claimB = readingB.claims.claimOfFigure[Int(b.figure.index)]
    if a.document == b.document, claimA == claimB { return false }
    let slotsA = readingA.slots(a.figure)
    let slotsB = readingB.slots(b.figure)
    guard readingA.figure(a.figure).change == readingB.figure(b.figure).change else { return false }
    if let periodA = slotsA.period.flatMap({ readingA.figure($0).dates }),
      let periodB = slotsB.period.flatMap({ readingB.figure($0).dates }), periodA.overlaps(periodB) == false
    {
      return false
    }
    return alike(slotsA, readingA, slotsB, readingB)
  }

  /// The sentence of `a` carries the marker of the note in which `b` stands.
  private func leads(_ a: FigurePlace, to b: FigurePlace) -> Bool {
    guard a.document == b.document else { return false }
    let reading = readings[a.document]
    guard let note = reading.figure(b.figure).note, let claim = reading.claim(of: a.figure), claim.note == nil else { return false }
    return claim.markers.contains { reading.apparatus.markers[Int($0.index)].note == note }
  }

  // MARK: Opinions

  /// Shares of people who think well or ill of the same: comparable, since each asker asks otherwise.
  private func opinions() -> [FigureRelation] {
    struct Question: Hashable {
      let opinion: FigureSlots.Opinion
      let entity: UInt32
    }
    var groups: [Question: [FigurePlace]] = [:]
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for figure in reading.claims.figures where figure.kind == .percent && figure.change == nil {
        let slots = reading.slots(figure.id)
        guard let opinion = slots.opinion, slots.entities.count >= 2 else { continue }
        let place = FigurePlace(document: document, figure: figure.id)
        // Who thinks, and of whom: two names in common.
        var others = Set<FigurePlace>()
        for entity in reading.claims.list(slots.entities) {
          let question = Question(opinion: opinion, entity: entity)
          for other in groups[question] ?? [] where sharedEntities(other, place) >= 2 && differ(other, place) { others.insert(other) }
          if groups[question, default: []].count < Self.comparedAtMost { groups[question, default: []].append(place) }
        }
        for other in others.sorted() {
          relations.append(FigureRelation(kind: .comparableWith, figures: [other, place], ground: .opinion))
        }
      }
    }
    return relations
  }

  private func sharedEntities(_ a: FigurePlace, _ b: FigurePlace) -> Int {
    let entities = Set(readings[a.document].claims.list(readings[a.document].slots(a.figure).entities))
    return readings[b.document].claims.list(readings[b.document].slots(b.figure).entities).count { entities.contains($0) }
  }

  private func differ(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    let claimA = readings[a.document].claims.claimOfFigure[Int(a.figure.index)]
    let claimB = readings[b.document].claims.claimOfFigure[Int(b.figure.index)]
    if a.document == b.document, claimA == claimB { return false }
    return Agreement.between(readings[a.document].figure(a.figure), readings[b.document].figure(b.figure)) == .disjoint
  }
}
