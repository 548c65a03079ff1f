/// Compares lists that two sentences state in the same order: "tolls 62 percent, moorings 27 percent and fines 11 percent",
/// "tolls 62 percent, moorings 37 percent, fines 11 percent". Where two figures beside each other or on both sides of a
/// third are the same, and of the same things, the two tell of one list, and a third that differs has a slip.
///
/// Figures are grouped by the two that stand beside them. Linear.
struct ListComparer {
  let readings: [Reading]
  let slots: SlotComparer

  private static let longest = 24
  private static let comparedAtMost = 12

  /// A figure, and two of its kind and unit that stand beside it in its sentence.
  private struct Item {
    let figure: FigurePlace
    let beside: [FigurePlace]
  }

  func relations() -> [FigureRelation] {
    var items: [Item] = []
    var places: [HashedIndex] = []
    for document in readings.indices {
      for list in lists(of: document) {
        for odd in list.indices {
          for (side, steps) in [(-2, -1), (-1, 1), (1, 2)].enumerated() {
            let (first, second) = (odd + steps.0, odd + steps.1)
            guard first >= 0, second < list.count else { continue }
            let beside = [list[first], list[second]]
            // "8 percent" and "5 percent" come together by chance.
            guard slots.digits(beside[0]) + slots.digits(beside[1]) >= 3 else { continue }
            places.append(HashedIndex(hash: hash(of: beside, side), index: items.count))
            items.append(Item(figure: list[odd], beside: beside))
          }
        }
      }
    }
    var found: Set<[FigurePlace]> = []
    HashedIndex.eachGroup(of: places) { group in
      for (number, index) in group.enumerated() {
        for other in group.dropFirst(number + 1).prefix(Self.comparedAtMost) where areOneList(items[index], items[other]) {
          found.insert([items[index].figure, items[other].figure].sorted())
        }
      }
    }
    return found.map { FigureRelation(kind: .conflictsWith, figures: $0, ground: .otherValue) }.sorted {
      ($0.figures[0], $0.figures[1]) < ($1.figures[0], $1.figures[1])
    }
  }

  /// The figures of one kind and unit in each sentence, in order, where there are three and more.
  private func lists(of document: Int) -> [[FigurePlace]] {
    let claims = readings[document].claims.claims
    return claims.indices.flatMap { index -> [[FigurePlace]] in
      guard (3...Self.longest).contains(claims[index].figures.count) else { return [] }
      var lists: [(kind: Figure.Kind, unit: UInt32, figures: [FigurePlace])] = []
      for id in claims[index].figures {
        let place = FigurePlace(document: document, figure: id)
        let figure = slots.figure(place)
        guard [.percent, .money, .count, .measure].contains(figure.kind), figure.high == nil, figure.low != nil else { continue }
        if let list = lists.firstIndex(where: { $0.kind == figure.kind && $0.unit == slots.unit(place) }) {
          lists[list].figures.append(place)
        } else {
          lists.append((figure.kind, slots.unit(place), [place]))
        }
      }
      return lists.map(\.figures).filter { $0.count >= 3 }
    }
  }

  private func hash(of beside: [FigurePlace], _ side: Int) -> UInt64 {
    beside.reduce(LetterHash("l").with(number: side).with(number: Int(slots.unit(beside[0])))) { hash, place in
      hash.with(number: Int(truncatingIfNeeded: (slots.figure(place).value ?? 0).bitPattern))
    }.value
  }

  private func areOneList(_ a: Item, _ b: Item) -> Bool {
    let (first, second) = (a.figure, b.figure)
    guard first.document == second.document || slots.nameTheirPeriods(first, second), !slots.areEditions(first.document, second.document),
      !slots.shareClaim(first, second), slots.value(first) != slots.value(second), slots.isSlip(first, second),
      slots.agreement(first, second) == .disjoint, slots.areInOneList(first, second)
    else { return false }
    return zip(a.beside, b.beside).allSatisfy { slots.value($0) == slots.value($1) && slots.areInOneList($0, $1) }
  }
}
