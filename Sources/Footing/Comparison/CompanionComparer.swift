/// Compares sentences that speak of one thing, as what they have in common shows: a telling number ("13,216 of the 14,210 births",
/// "of 14,210 births, 13,261 …"), the source that both cite, or the title of the source that one cites.
///
/// Of the other numbers of one, the other may have one with a slip of the pen in it: digits that have changed places, or a wrong
/// one. How hardly that is met by chance, and what else says that both measure the same, are weighed together in bits.
///
/// Sentences are grouped by what they have in common, and each is held against few others. Linear.
struct CompanionComparer {
  let readings: [Reading]
  let slots: SlotComparer
  /// The source of each citation, by document and citation.
  let sources: [[SourceID?]]

  private static let comparedAtMost = 8
  private static let mostFigures = 12
  private static let mostRelations = 5_000
  /// What is met once in a thousand pairs of sentences is still met in a long report.
  private static let enough = 12
  private static let weak = 6
  /// One source may tell much of one thing and something of others; its title tells what it is about.
  private static let sharesSource = 4
  private static let isTitleOfSource = 6

  /// What two sentences can have in common.
  private enum Bond: ChainKey {
    case number(unit: UInt32, value: Double)
    case source(SourceID)

    var hash: UInt64 {
      switch self {
      case .number(let unit, let value): (value + 0).bitPattern ^ UInt64(unit)
      case .source(let source): UInt64(source.index)
      }
    }
  }

  func relations() -> [FigureRelation] {
    var sentences = Chains<Bond, FigurePlace>()
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() where !reading.claims.claims.isEmpty {
      let cited = sourcesOfNotes(document)
      let claims = reading.claims.claims
      for index in claims.indices where claims[index].zone != .table && (1...Self.mostFigures).contains(claims[index].figures.count) {
        guard claims[index].figures.contains(where: { Self.mayBeComparable(reading.kind($0)) }) else { continue }
        let claim = claims[index]
        let places = claim.figures.map { FigurePlace(document: document, figure: $0) }.filter { isComparable(slots.figure($0)) }
        guard let first = places.first else { continue }
        var seen: [FigurePlace] = []
        func compare(with other: FigurePlace, _ bond: Int) {
          guard relations.count < Self.mostRelations, !seen.contains(where: { slots.shareClaim($0, other) }) else { return }
          seen.append(other)
          if let pair = slip(between: comparable(besides: other), places, bond) {
            relations.append(FigureRelation(kind: .conflictsWith, figures: [pair.first, pair.second], ground: pair.ground))
          }
        }
        if claim.note == nil {
          for title in titles(citedBy: claim, reading) {
            compare(with: FigurePlace(document: document, figure: title), Self.isTitleOfSource)
          }
          for source in claim.markers.compactMap({ reading.apparatus.markers[Int($0.index)].note }).flatMap({ cited[$0] ?? [] }).prefix(4) {
            sentences.add(first, to: .source(source), comparedTo: Self.comparedAtMost) { compare(with: $0, Self.sharesSource) }
          }
        }
        guard places.count >= 2 else { continue }
        for place in places where slots.digits(place) >= 3 {
          let anchor = Bond.number(unit: slots.unit(place), value: (slots.value(place)?.double ?? 0) * slots.factor(place))
          sentences.add(place, to: anchor, comparedTo: Self.comparedAtMost) { compare(with: $0, 0) }
        }
      }
    }
    return relations
  }

  /// The sources that each note cites, itself or by pointing back.
  private func sourcesOfNotes(_ document: Int) -> [NoteID: [SourceID]] {
    var cited: [NoteID: [SourceID]] = [:]
    for (citation, source) in zip(readings[document].citations, sources[document]) {
      if let note = citation.note, let source { cited[note, default: []].append(source) }
    }
    return cited
  }

  /// The first figures of the titles in the notes to which the markers of a sentence lead.
  private func titles(citedBy claim: Claim, _ reading: Reading) -> [FigureID] {
    claim.markers.prefix(4).compactMap { marker in
      guard let note = reading.apparatus.markers[Int(marker.index)].note else { return nil }
      return reading.claims.titlesOfNotes[note].flatMap { reading.claims.claims[Int($0.index)].figures.first }
    }
  }

  private func isComparable(_ figure: Figure) -> Bool {
    figure.high == nil && figure.low != nil && figure.bound == .exact && Self.mayBeComparable(figure.kind)
  }

  private static func mayBeComparable(_ kind: Figure.Kind) -> Bool {
    switch kind {
    case .money, .percent, .count, .number, .measure, .duration: true
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
  private func slip(between first: [FigurePlace], _ second: [FigurePlace], _ bond: Int) -> (
    first: FigurePlace, second: FigurePlace, ground: FigureRelation.Ground
  )? {
    guard let one = first.first, let two = second.first, !slots.shareClaim(one, two), !slots.areEditions(one.document, two.document) else {
      return nil
    }
    let anchors = first.filter { a in second.contains { areSame(a, $0) } }
    let (left, right) = (first.filter { a in !second.contains { agree(a, $0) } }, second.filter { b in !first.contains { agree($0, b) } })
    let pairs = left.flatMap { a in right.compactMap { b in bits(a, b, anchors, bond).map { (a, b, $0) } } }.filter { $0.2 >= Self.enough }
    guard pairs.count == 1, let (a, b, _) = pairs.first else { return nil }
    return (a, b, slots.isTransposition(a, b) ? .transposition : .otherValue)
  }

  /// The same value, of the same days if both say of which.
  private func areSame(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    slots.unit(a) == slots.unit(b) && slots.value(a) == slots.value(b) && slots.samePeriod(a, b) != false
  }

  private func agree(_ a: FigurePlace, _ b: FigurePlace) -> Bool { slots.unit(a) == slots.unit(b) && slots.agreement(a, b) != .disjoint }

  /// How much says that one of two numbers is a slip for the other; nil where something says that it is not.
  private func bits(_ a: FigurePlace, _ b: FigurePlace, _ anchors: [FigurePlace], _ bond: Int) -> Int? {
    guard let slip = slots.weigh(slip: a, for: b, areBonded: bond > 0) else { return nil }
    let anchored = anchors.map { max(slots.figure($0).kind == .count && slots.digits($0) >= 2 ? 1 : 0, slots.digits($0) - 2) }.reduce(0, +)
    // Of two digits, "52 percent" and the "25 percent" who think otherwise are made as well.
    return slip.rarity + slip.evidence + min(6, 2 * anchored) + bond - (slip.rarity <= Self.weak ? 2 : 0)
  }
}
