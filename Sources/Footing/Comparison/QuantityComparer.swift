/// Compares quantities that seem to measure the same thing.
///
/// Figures are grouped before they are compared: by kind, unit and period, and there by each word that says what is
/// measured. Only within a group are two figures looked at, and each against at most twelve others: linear in the figures.
struct QuantityComparer {
  let readings: [Reading]
  private let slots: SlotComparer

  init(readings: [Reading]) {
    self.readings = readings
    slots = SlotComparer(readings: readings)
  }

  private struct Group: Hashable {
    let kind: Figure.Kind
    let unit: String
    let period: DateInterval?
    /// A fiscal year is not the calendar's.
    let isStretch: Bool
    let word: UInt32
  }

  private struct Value: Hashable {
    let kind: Figure.Kind
    let unit: String
    let low: Double
    let high: Double
  }

  private static let comparedAtMost = 12
  private static let mostRelations = 5_000

  func relations() -> [FigureRelation] {
    differences() + duplicates() + opinions()
  }

  // MARK: Two values of one thing

  /// The same kind, unit, names, period and direction; the same words for what is measured; and values that no rounding
  /// brings together.
  private func differences() -> [FigureRelation] {
    var groups: [Group: [FigurePlace]] = [:]
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for figure in reading.claims.figures where isLevel(figure) {
        let own = reading.slots(figure.id)
        guard own.words.count > 0, own.isStated else { continue }
        let dates = own.period.flatMap { reading.figure($0).dates }
        if let dates, dates.from.year == nil { continue }
        guard own.isLabelled || !isListed(figure, reading) else { continue }
        let place = FigurePlace(document: document, figure: figure.id)
        var seen: Set<FigurePlace> = []
        var isTold = false
        for word in reading.claims.list(own.words).prefix(8) {
          let group = Group(
            kind: kind(figure), unit: Scale.of(figure).unit, period: dates,
            isStretch: own.period.map { reading.figure($0).kind == .period } ?? false, word: word)
          for other in groups[group] ?? [] where !isTold && seen.insert(other).inserted && relations.count < Self.mostRelations {
            guard let ground = ground(other, place) else { continue }
            relations.append(FigureRelation(kind: ground.kind, figures: [other, place], ground: ground))
            // One contradiction of a figure says enough.
            if ground.kind == .conflictsWith { isTold = true }
          }
          if groups[group, default: []].count < Self.comparedAtMost { groups[group, default: []].append(place) }
        }
      }
    }
    return relations
  }

  private func isLevel(_ figure: Figure) -> Bool {
    switch figure.kind {
    case .money, .percent, .count, .number, .measure, .percentagePoints: figure.low != nil && figure.zone != .table
    default: false
    }
  }

  private func kind(_ figure: Figure) -> Figure.Kind { figure.kind == .number ? .count : figure.kind }

  /// Its sentence gives another figure of its kind and unit: which of the names is whose, the sentence does not say.
  private func isListed(_ figure: Figure, _ reading: Reading) -> Bool {
    guard let claim = reading.claim(of: figure.id) else { return true }
    let own = Scale.of(figure).unit
    return claim.figures.contains { id in
      let other = reading.figure(id)
      return id != figure.id && kind(other) == kind(figure) && Scale.of(other).unit == own
    }
  }

  /// Why two figures of one group cannot both be true, or that a later edition restates the one; nil where they agree, or
  /// measure different things.
  private func ground(_ a: FigurePlace, _ b: FigurePlace) -> FigureRelation.Ground? {
    guard let agreement = slots.agreement(a, b), !slots.shareClaim(a, b) else { return nil }
    if slots.areEditions(a.document, b.document) {
      // A later edition that states another number restates it, though rounding may explain the difference.
      guard slots.figure(a).low?.double != slots.figure(b).low?.double, slots.isSameItem(a, b) else { return nil }
      return .revision(agrees: agreement != .disjoint)
    }
    guard agreement == .disjoint else { return nil }
    guard slots.figure(a).change == slots.figure(b).change, slots.haveSameStanding(a, b) else { return nil }
    return slots.isSameFact(a, b, isSlip: slots.isSlip(a, b)) ? .otherValue : nil
  }

  // MARK: Duplicates

  /// The same value where one place leads to the other, or where words and names say that it is the same fact.
  private func duplicates() -> [FigureRelation] {
    var groups: [Value: [FigurePlace]] = [:]
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for figure in reading.claims.figures where !figure.kind.isDate && figure.kind != .ordinal && figure.kind != .duration {
        guard let low = figure.low, isTelling(figure, low) || low.significantDigits >= 2 || reading.slots(figure.id).isLabelled else {
          continue
        }
        let high = figure.high ?? low
        let kind = figure.kind == .ratio ? Figure.Kind.fraction : self.kind(figure)
        let scale = Scale.of(figure)
        let value = Value(
          kind: kind, unit: kind == .count || kind == .number ? "" : scale.unit, low: low.double * scale.factor,
          high: high.double * scale.factor)
        let place = FigurePlace(document: document, figure: figure.id)
        for other in groups[value] ?? [] where relations.count < Self.mostRelations {
          guard let ground = sameValue(other, place) else { continue }
          relations.append(FigureRelation(kind: ground.kind, figures: [other, place], ground: ground))
          break
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

  /// What two equal values are to each other: one fact stated twice, or one that is given two dates or two directions.
  private func sameValue(_ a: FigurePlace, _ b: FigurePlace) -> FigureRelation.Ground? {
    let (figureA, figureB) = (slots.figure(a), slots.figure(b))
    let isTelling = figureA.low.map { self.isTelling(figureA, $0) } ?? false
    if isTelling, leads(a, to: b) || leads(b, to: a) { return .sameFact }
    guard !slots.shareClaim(a, b) else { return nil }
    if figureA.change != figureB.change {
      guard figureA.change != nil, figureB.change != nil, slots.samePeriod(a, b) == true, slots.haveSameStanding(a, b),
        slots.isSameFact(a, b, isSlip: isTellingOfTime(figureA)), !isListed(figureA, readings[a.document]),
        !isListed(figureB, readings[b.document])
      else { return nil }
      return .otherDirection
    }
    if slots.samePeriod(a, b) == false {
      guard isTellingOfTime(figureA), slots.areEditions(a.document, b.document) == false, slots.haveSameStanding(a, b),
        slots.isSameFact(a, b, isSlip: true), slots.nameTheirPeriods(a, b), !isListed(figureA, readings[a.document]),
        !isListed(figureB, readings[b.document])
      else { return nil }
      return .otherPeriod
    }
    if slots.areEditions(a.document, b.document) { return slots.isSameItem(a, b) ? .sameFact : nil }
    return isTelling && slots.isAlike(a, b) ? .sameFact : nil
  }

  /// Three digits, or two of an amount: such a value is not met again by chance a year later.
  private func isTellingOfTime(_ figure: Figure) -> Bool {
    guard isLevel(figure), figure.zone != .table, let low = figure.low, figure.high == nil else { return false }
    let digits = low.significantDigits
    return digits >= 3 || digits == 2 && (figure.kind == .money || figure.kind == .measure || figure.change != nil && low.exponent < 0)
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
    return slots.agreement(a, b) == .disjoint
  }
}
