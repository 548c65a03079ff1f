/// Finds numbers that look like slips of the pen for each other: digits that have changed places ("45.7 percent" here, "47.5 percent"
/// there), or one wrong digit among five and more.
///
/// Two numbers that have nothing to do with each other are so alike the more seldom, the more digits they have. How hardly chance
/// makes them so alike, and what says that both measure the same, are weighed together in bits. Figures are grouped by unit and
/// by the digits that they have in whatever order, or by all digits but one. Linear.
struct SlipComparer {
  let readings: [Reading]
  let slots: SlotComparer

  private static let comparedAtMost = 12
  private static let mostFigures = 12
  /// What is met once in ten thousand pairs of figures.
  private static let enough = 13
  private static let certain = 14
  /// With fewer digits one wrong digit is met by chance too often.
  private static let wrongAmong = 5

  private struct Key: ChainKey {
    let unit: UInt32
    let digits: UInt64
    var hash: UInt64 { digits ^ UInt64(unit) << 48 }
  }

  func relations() -> [FigureRelation] {
    var groups = Chains<Key, FigurePlace>()
    var relations: [FigureRelation] = []
    var members: [FigurePlace] = []
    for (document, reading) in readings.enumerated() {
      for figure in reading.figures(where: Self.mayBeComparable) where isComparable(figure) {
        // A sentence with more figures is data.
        guard let claim = reading.claim(of: figure.id), claim.figures.count <= Self.mostFigures else { continue }
        let place = FigurePlace(document: document, figure: figure.id)
        var isTold = false
        for key in keys(of: place) {
          members.removeAll(keepingCapacity: true)
          groups.add(place, to: key, comparedTo: Self.comparedAtMost) { members.append($0) }
          guard !isTold, let other = members.first(where: { isSlip($0, for: place, among: members) }) else { continue }
          let ground: FigureRelation.Ground = slots.isTransposition(other, place) ? .transposition : .otherValue
          relations.append(FigureRelation(kind: .conflictsWith, figures: [other, place], ground: ground))
          isTold = true
        }
      }
    }
    return relations
  }

  private func isComparable(_ figure: Figure) -> Bool {
    let isMeant = figure.bound == .exact || figure.bound == .about && figure.low?.isSharp == true
    return figure.high == nil && isMeant && Self.mayBeComparable(figure.kind, figure.zone)
  }

  private static func mayBeComparable(_ kind: Figure.Kind, _ zone: Zone) -> Bool {
    switch kind {
    case .money, .percent, .count, .number, .measure: zone != .table
    default: false
    }
  }

  private func keys(of place: FigurePlace) -> [Key] {
    guard let value = slots.value(place), value.denominator == 1, value.significantDigits >= 2 else { return [] }
    let unit = slots.unit(place)
    // Five bits a digit: no number has more than nineteen of them.
    let inAnyOrder = value.digits.reduce(UInt64(0)) { $1 == 0 ? $0 : $0 + 1 << (5 * UInt64($1 - 1)) }
    let keys = [Key(unit: unit, digits: inAnyOrder)]
    guard slots.digits(place) >= Self.wrongAmong else { return keys }
    return keys + value.digits.indices.map { Key(unit: unit, digits: hash(value, without: $0)) }
  }

  private func hash(_ value: Quantity, without place: Int) -> UInt64 {
    var hash = LetterHash("digits")
    hash.combine(UInt8(truncatingIfNeeded: value.exponent))
    for (index, digit) in value.digits.enumerated() { hash.combine(index == place ? 0xFF : UInt8(digit)) }
    return hash.value
  }

  private func isSlip(_ a: FigurePlace, for b: FigurePlace, among members: [FigurePlace]) -> Bool {
    guard slots.value(a) != slots.value(b), !slots.shareClaim(a, b), !areNeighbours(a, b), let rarity = slots.rarity(ofSlip: a, for: b)
    else {
      return false
    }
    if a.document == b.document, isOfKeyNumber(a, b, rarity, members) || isAnaphor(a, b, rarity, members) { return true }
    guard a.document == b.document || slots.areOfOneTime(a, b), !slots.hasUnreadTime(a), !slots.hasUnreadTime(b),
      let slip = slots.weigh(slip: a, for: b)
    else { return false }
    // Parallel items may be as alike as that by chance; numbers of five digits and more are not.
    guard slip.rarity >= Self.certain || slots.areAlikeThroughout(a, b) else { return false }
    guard slots.maySlip(a, for: b) else { return false }
    // What a report has stated before it may state here as well.
    let isRestated = mentions(of: a, members) + mentions(of: b, members) > 0
    return slip.rarity + slip.evidence + (isRestated ? 2 : 0) >= Self.enough
  }

  /// How many other figures of the document have the value, among those of its digits.
  private func mentions(of place: FigurePlace, _ members: [FigurePlace]) -> Int {
    members.count {
      $0 != place && $0.document == place.document && slots.value($0) == slots.value(place) && slots.unit($0) == slots.unit(place)
    }
  }

  /// What a report states again and again, it has stated here as well: of the same noun or in the same unit of measure, with three
  /// digits and more.
  private func isOfKeyNumber(_ a: FigurePlace, _ b: FigurePlace, _ rarity: Int, _ members: [FigurePlace]) -> Bool {
    let countTheSame = slots.countTheSame(a, b) ?? [a, b].contains { slots.figure($0).kind == .number && slots.isDefinite($0) }
    guard rarity >= Self.rare, countTheSame || slots.figure(a).kind == .measure else { return false }
    let (own, others) = (mentions(of: b, members), mentions(of: a, members))
    return own == 0 && others >= 2 || others == 0 && own >= 2
  }

  /// "the 72 banks would", where "27 banks" have been told of, and no 72 ones.
  private func isAnaphor(_ a: FigurePlace, _ b: FigurePlace, _ rarity: Int, _ members: [FigurePlace]) -> Bool {
    guard rarity + Self.isTold >= Self.enough, slots.isTransposition(a, b), slots.countTheSame(a, b) == true else { return false }
    return [a, b].contains { slots.isDefinite($0) && mentions(of: $0, members) == 0 }
  }

  /// Two in a thousand pairs.
  private static let rare = 9
  /// How much says that a noun with an article is one that was told of.
  private static let isTold = 7

  /// 24,997 and 24,998: numbers that are counted through are so alike as well.
  private func areNeighbours(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard let low = slots.value(a), let other = slots.value(b), low.exponent == other.exponent else { return false }
    let (distance, overflow) = low.significand.subtractingReportingOverflow(other.significand)
    return !overflow && distance.magnitude <= 2
  }
}
