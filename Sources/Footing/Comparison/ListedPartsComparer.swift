/// Holds the items of a list, each of which begins with its number, against the total told before it: "There were 222,146 casualties",
/// and below "2,222 people were killed", "24,690 were seriously injured", "195,234 were slightly injured".
///
/// A list need not name all parts. So nothing is said but where one number with one digit changed, or two digits of it in each other's
/// place, would make the parts the total: of numbers of five digits and more that hardly ever comes by chance. Linear.
struct ListedPartsComparer {
  let readings: [Reading]

  /// No list is longer.
  private static let longest = 40
  /// How many sentences before the list may tell the total.
  private static let reach = 3
  private static let least = 10_000

  func relations() -> [FigureRelation] {
    readings.enumerated().flatMap { document, reading -> [FigureRelation] in
      let claims = reading.claims.claims
      var relations: [FigureRelation] = []
      var index = 0
      while index < claims.count {
        var parts: [Figure] = []
        while index + parts.count < claims.count, let part = part(claims[index + parts.count], reading),
          parts.isEmpty || follows(claims[index + parts.count], claims[index + parts.count - 1])
        {
          parts.append(part)
        }
        if (2...Self.longest).contains(parts.count), index > 0, let total = total(of: parts, before: index, claims, reading) {
          let figures = ([total] + parts).map { FigurePlace(document: document, figure: $0.id) }
          let sum = parts.reduce(0) { $0 + ($1.value ?? 0) }
          relations.append(FigureRelation(kind: .conflictsWith, figures: figures, ground: .shares(sum...sum, hasTotal: true)))
        }
        index += max(1, parts.count)
      }
      return relations
    }
  }

  /// The number that an item begins with, behind its bullet.
  private func part(_ claim: Claim, _ reading: Reading) -> Figure? {
    guard claim.zone != .table, claim.note == nil, let range = claim.ranges.first, let id = claim.figures.first else { return nil }
    let figure = reading.figure(id)
    return figure.range.lower - range.lower <= 4 && isCount(figure) ? figure : nil
  }

  private func follows(_ claim: Claim, _ before: Claim) -> Bool {
    claim.passage == before.passage ? claim.sentence == before.sentence + 1 : claim.passage == before.passage + 1
  }

  private func isCount(_ figure: Figure) -> Bool {
    figure.isCounted && figure.high == nil && figure.bound == .exact && figure.change == nil && whole(figure) != nil
  }

  private func whole(_ figure: Figure) -> Int? { figure.low?.whole.flatMap { (1...1_000_000_000_000).contains($0) ? $0 : nil } }

  /// The total that a slip in one number keeps from being the sum; nil where a number before the list is the sum.
  private func total(of parts: [Figure], before index: Int, _ claims: [Claim], _ reading: Reading) -> Figure? {
    let numbers = parts.compactMap { whole($0) }
    let sum = numbers.reduce(0, +)
    let first = claims[index]
    let candidates = claims[max(0, index - Self.reach)..<index].filter { first.passage - $0.passage <= 2 && $0.zone != .table }
      .flatMap(\.figures).map { reading.figure($0) }.filter { isCount($0) }
    guard !candidates.contains(where: { whole($0) == sum }) else { return nil }
    return candidates.first { candidate in
      guard let total = whole(candidate), total >= Self.least else { return false }
      return isSlip(total, for: sum) || numbers.contains { isSlip($0, for: $0 + total - sum) }
    }
  }

  private func isSlip(_ stated: Int, for meant: Int) -> Bool {
    guard stated >= Self.least, meant >= Self.least else { return false }
    return Digits(of: UInt64(stated)).isSlip(for: Digits(of: UInt64(meant)))
  }
}
