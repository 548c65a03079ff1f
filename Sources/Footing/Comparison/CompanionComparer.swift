/// Compares sentences that state the same telling number: "13,216 of the 14,210 births", "of 14,210 births, 13,261 …".
///
/// Two sentences with a number of four digits in common speak, nearly always, of one thing. Of the other numbers of one, the
/// other may have one with a slip of the pen in it: digits that have changed places, or a wrong one. How hardly that is met
/// by chance, and what else says that both measure the same, are weighed together in bits.
///
/// Sentences are grouped by their telling numbers, and each is held against few others. Linear.
struct CompanionComparer {
  let readings: [Reading]
  let slots: SlotComparer

  private static let comparedAtMost = 8
  private static let mostFigures = 12
  private static let mostRelations = 5_000
  /// What is met once in a thousand pairs of sentences is still met in a long report.
  private static let enough = 12

  private struct Anchor: Hashable {
    let unit: UInt32
    let value: Double
  }

  func relations() -> [FigureRelation] {
    var sentences = Chains<Anchor>()
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for claim in reading.claims.claims where claim.zone != .table && (2...Self.mostFigures).contains(claim.figures.count) {
        let places = claim.figures.map { FigurePlace(document: document, figure: $0) }.filter { isComparable(slots.figure($0)) }
        guard places.count >= 2 else { continue }
        var seen: [FigurePlace] = []
        for place in places where slots.digits(place) >= 3 {
          let anchor = Anchor(unit: slots.unit(place), value: (slots.value(place)?.double ?? 0) * slots.factor(place))
          sentences.forEach(in: anchor, atMost: Self.comparedAtMost) { other in
            guard relations.count < Self.mostRelations, !seen.contains(where: { slots.shareClaim($0, other) }) else { return }
            seen.append(other)
            if let pair = slip(between: comparable(besides: other), places) {
              relations.append(FigureRelation(kind: .conflictsWith, figures: [pair.first, pair.second], ground: pair.ground))
            }
          }
          sentences.append(place, to: anchor)
        }
      }
    }
    return relations
  }

  private func isComparable(_ figure: Figure) -> Bool {
    switch figure.kind {
    case .money, .percent, .count, .number, .measure, .duration: figure.high == nil && figure.low != nil && figure.bound == .exact
    default: false
    }
  }

  /// The figures of the sentence in which `place` stands.
  private func comparable(besides place: FigurePlace) -> [FigurePlace] {
    let reading = readings[place.document]
    return (reading.claim(of: place.figure)?.figures ?? []).filter { isComparable(reading.figure($0)) }
      .map { FigurePlace(document: place.document, figure: $0) }
  }

  /// The one figure of each sentence that the other lacks, where one looks like a slip for the other.
  private func slip(between first: [FigurePlace], _ second: [FigurePlace]) -> (
    first: FigurePlace, second: FigurePlace, ground: FigureRelation.Ground
  )? {
    guard let one = first.first, let two = second.first, !slots.shareClaim(one, two), !slots.areEditions(one.document, two.document) else {
      return nil
    }
    let anchors = first.filter { a in second.contains { areSame(a, $0) } }
    let (left, right) = (first.filter { a in !second.contains { agree(a, $0) } }, second.filter { b in !first.contains { agree($0, b) } })
    let pairs = left.flatMap { a in right.compactMap { b in bits(a, b, anchors).map { (a, b, $0) } } }.filter { $0.2 >= Self.enough }
    guard pairs.count == 1, let (a, b, _) = pairs.first else { return nil }
    return (a, b, slots.isTransposition(a, b) ? .transposition : .otherValue)
  }

  /// The same value, of the same days if both say of which.
  private func areSame(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    slots.unit(a) == slots.unit(b) && slots.value(a) == slots.value(b) && slots.samePeriod(a, b) != false
  }

  private func agree(_ a: FigurePlace, _ b: FigurePlace) -> Bool { slots.unit(a) == slots.unit(b) && slots.agreement(a, b) != .disjoint }

  /// How much says that one of two numbers is a slip for the other; nil where something says that it is not.
  private func bits(_ a: FigurePlace, _ b: FigurePlace, _ anchors: [FigurePlace]) -> Int? {
    guard slots.unit(a) == slots.unit(b), slots.factor(a) == slots.factor(b), let slip = slots.rarity(ofSlip: a, for: b),
      let evidence = slots.evidenceOfOneFact(a, b)
    else { return nil }
    let rarity = anchors.map { max(0, slots.digits($0) - 2) }.reduce(0, +)
    return slip + evidence + min(6, 2 * rarity)
  }
}
