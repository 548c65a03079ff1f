/// Compares quantities that seem to measure the same thing.
///
/// Figures are grouped before they are compared: by kind, unit and period, and there by each name of their
/// sentences; those of labelled paragraphs by the words of the label. Only within a group are two figures looked at, and
/// each against at most twelve others: linear in the figures.
struct QuantityComparer {
  let readings: [Reading]
  let slots: SlotComparer

  private struct Group: ChainKey {
    let kind: Figure.Kind
    let unit: UInt32
    let period: DateInterval?
    /// A fiscal year is not the calendar's.
    let isStretch: Bool
    /// A name of the sentence, or a word of the label.
    let key: UInt32

    /// Name, unit and year tell nearly all groups apart; hashing the rest costs more than comparing it.
    var hash: UInt64 { UInt64(key) << 32 | UInt64(unit & 0xFFFF) << 16 | UInt64(truncatingIfNeeded: period?.from.year ?? 0) & 0xFFFF }
  }

  private struct Value: ChainKey {
    let kind: Figure.Kind
    let unit: UInt32
    let low: Double
    let high: Double

    /// Two zeros are equal, whatever their signs.
    var hash: UInt64 { (low + 0).bitPattern ^ (high + 0).bitPattern &<< 1 ^ UInt64(unit) }
  }

  private static let comparedAtMost = 12
  private static let groupedByAtMost = 6
  private static let mostRelations = 5_000

  func relations() -> [FigureRelation] {
    differences() + duplicates() + opinions()
  }

  // MARK: Two values of one thing

  /// The same kind, unit, names, period and direction; the same words for what is measured; and values that no rounding
  /// brings together.
  private func differences() -> [FigureRelation] {
    var groups = Chains<Group, FigurePlace>()
    var relations: [FigureRelation] = []
    var seen: [FigurePlace] = []
    for (document, reading) in readings.enumerated() {
      for figure in reading.figures(where: Self.mayBeLevel) where isLevel(figure) {
        let own = reading.slots(figure.id)
        guard own.words.count > 0, own.isStated else { continue }
        let dates = own.dates?.monthOfItsEnd
        if let dates, dates.from.year == nil { continue }
        if figure.kind == .duration, dates == nil { continue }
        guard own.isLabelled || !isListed(figure, document, reading) else { continue }
        let place = FigurePlace(document: document, figure: figure.id)
        let isStretch = own.period.map { reading.figure($0).kind == .period && own.side == nil } ?? false
        var isTold = false
        seen.removeAll(keepingCapacity: true)
        for key in keys(own, reading) {
          let group = Group(kind: kind(figure.kind), unit: slots.unit(place), period: dates, isStretch: isStretch, key: key)
          groups.add(place, to: group, comparedTo: Self.comparedAtMost) { other in
            guard !isTold, relations.count < Self.mostRelations, !seen.contains(other) else { return }
            seen.append(other)
            guard let ground = ground(other, place) else { return }
            relations.append(FigureRelation(kind: ground.kind, figures: [other, place], ground: ground))
            // One contradiction of a figure says enough.
            isTold = ground.kind == .conflictsWith
          }
        }
      }
    }
    return relations
  }

  /// Two figures of one thing share a name, or a label; where no name is given, a word.
  private func keys(_ slots: FigureSlots, _ reading: Reading) -> [UInt32] {
    if slots.isLabelled { return Array(reading.claims.list(slots.words).prefix(Self.groupedByAtMost)) }
    var keys = Array(reading.claims.list(slots.entities).prefix(Self.groupedByAtMost))
    if slots.hasInheritedSubjects { keys += reading.claims.list(slots.subjects).prefix(Self.groupedByAtMost) }
    if let opening = slots.opening { keys.append(opening.name) }
    guard slots.entities.count == 0, !slots.hasInheritedSubjects else { return keys }
    if let opening = slots.opening { keys.append(opening.word) }
    return keys + reading.claims.list(slots.words).prefix(Self.groupedByAtMost)
  }

  private func isLevel(_ figure: Figure) -> Bool { figure.low != nil && Self.mayBeLevel(figure.kind, figure.zone) }

  private static func mayBeLevel(_ kind: Figure.Kind, _ zone: Zone) -> Bool {
    switch kind {
    case .money, .percent, .count, .number, .measure, .percentagePoints, .duration: zone != .table
    default: false
    }
  }

  private func kind(_ kind: Figure.Kind) -> Figure.Kind { kind == .number ? .count : kind }

  /// Its sentence gives another figure of its kind and unit: which of the names is whose, the sentence does not say.
  private func isListed(_ figure: Figure, _ document: Int, _ reading: Reading) -> Bool {
    let own = reading.slots(figure.id)
    return isBesideAnother(figure, document, reading) { !countOtherThings($0, figure) && !own.isAtOtherTime(reading.slots($0.id)) }
  }

  /// The same, whatever the times: values of several years stand beside each other to be compared.
  private func isListed(_ place: FigurePlace) -> Bool {
    let figure = slots.figure(place)
    return isBesideAnother(figure, place.document, readings[place.document]) { !countOtherThings($0, figure) }
  }

  private func isBesideAnother(_ figure: Figure, _ document: Int, _ reading: Reading, where holds: (Figure) -> Bool) -> Bool {
    guard let claim = reading.claims.claimOfFigure[Int(figure.id.index)] else { return true }
    let figures = reading.claims.claims[Int(claim.index)].figures
    guard figures.count <= 40 else { return true }
    let own = slots.unit(FigurePlace(document: document, figure: figure.id))
    return figures.contains { id in
      id != figure.id && kind(reading.kind(id)) == kind(figure.kind) && slots.unit(FigurePlace(document: document, figure: id)) == own
        && holds(reading.figure(id))
    }
  }

  /// "1,204 households in 14 districts"
  private func countOtherThings(_ a: Figure, _ b: Figure) -> Bool {
    guard a.kind == .count, b.kind == .count, let unit = a.unitName, let other = b.unitName else { return false }
    return unit != other
  }

  /// Beside other counts, what is counted tells them apart; alone, people may be called passengers.
  private func mayCountTheSame(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard slots.kind(a) == .count, slots.kind(b) == .count else { return true }
    guard countOtherThings(slots.figure(a), slots.figure(b)) else { return true }
    return ![a, b].contains { isBesideAnother(slots.figure($0), $0.document, readings[$0.document]) { _ in true } }
  }

  /// Why two figures of one group cannot both be true, or that a later edition restates the one; nil where they agree, or
  /// measure different things.
  private func ground(_ a: FigurePlace, _ b: FigurePlace) -> FigureRelation.Ground? {
    guard !slots.shareClaim(a, b) else { return nil }
    if slots.areEditions(a.document, b.document) {
      // A later edition that states another number restates it, though rounding may explain the difference.
      guard slots.isSameItem(a, b), slots.value(a) != slots.value(b), let agreement = slots.agreement(a, b) else { return nil }
      return .revision(agrees: agreement != .disjoint)
    }
    // The cheap questions come first: most pairs differ in what they measure.
    guard slots.value(a) != slots.value(b) || slots.bound(a) != slots.bound(b), slots.haveSameStanding(a, b), mayCountTheSame(a, b),
      slots.isSameFact(a, b, isSlip: true), slots.change(a) == slots.change(b), slots.agreement(a, b) == .disjoint
    else { return nil }
    return slots.isSlip(a, b) || slots.isSameFact(a, b, isSlip: false) ? .otherValue : nil
  }

  // MARK: Duplicates

  /// The same value where one place leads to the other, or where words and names say that it is the same fact.
  private func duplicates() -> [FigureRelation] {
    var groups = Chains<Value, FigurePlace>()
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for figure in reading.figures(where: { kind, _ in !kind.isDate && kind != .ordinal && kind != .duration }) {
        guard let low = figure.low, isTelling(figure, low) || low.significantDigits >= 2 || reading.slots(figure.id).isLabelled else {
          continue
        }
        let place = FigurePlace(document: document, figure: figure.id)
        let factor = slots.factor(place)
        let value = Value(
          kind: figure.kind == .ratio ? .fraction : kind(figure.kind), unit: slots.unit(place), low: low.double * factor,
          high: (figure.high ?? low).double * factor)
        var isTold = false
        groups.add(place, to: value, comparedTo: Self.comparedAtMost) { other in
          guard !isTold, relations.count < Self.mostRelations, let ground = sameValue(other, place) else { return }
          relations.append(FigureRelation(kind: ground.kind, figures: [other, place], ground: ground))
          isTold = true
        }
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
        slots.isSameFact(a, b, isSlip: isTellingOfTime(figureA)), !isListed(a), !isListed(b)
      else { return nil }
      return .otherDirection
    }
    if slots.samePeriod(a, b) == false {
      guard isTellingOfTime(figureA), slots.areEditions(a.document, b.document) == false, slots.haveSameStanding(a, b),
        slots.isSameFact(a, b, isSlip: true), slots.nameTheirPeriods(a, b), !isListed(a), !isListed(b)
      else { return nil }
      return .otherPeriod
    }
    if slots.areEditions(a.document, b.document) { return slots.isSameItem(a, b) ? .sameFact : nil }
    return isTelling && slots.isAlike(a, b) ? .sameFact : nil
  }

  /// Three digits, or two of an amount: such a value is not met again by chance a year later. A rate of growth is.
  private func isTellingOfTime(_ figure: Figure) -> Bool {
    guard isLevel(figure), figure.zone != .table, let low = figure.low, figure.high == nil else { return false }
    let digits = low.significantDigits
    return digits >= 3 || digits == 2 && (figure.kind == .money || figure.kind == .measure)
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
      for figure in reading.figures(where: { kind, _ in kind == .percent }) where figure.change == nil {
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
