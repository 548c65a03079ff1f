/// The unit that a figure is compared in, and how many of it one of its own is: kilometres are compared with miles, and
/// terawatt-hours with joules.
struct Scale: Sendable, Hashable {
  let unit: String
  let factor: Double

  /// What decides the scale of a figure.
  struct Key: Hashable {
    private let unit: UnitName?
    private let isMeasure: Bool

    init(_ figure: Figure) {
      unit = figure.isWithoutScale ? nil : figure.unitName
      isMeasure = figure.kind == .measure
    }
  }

  static func of(_ figure: Figure) -> Scale {
    guard !figure.isWithoutScale, let unit = figure.unit else { return Scale(unit: "", factor: 1) }
    switch figure.kind {
    case .money: return Scale(unit: unit == "$" ? "USD" : unit.hasPrefix("$/") ? "USD" + unit.dropFirst() : unit, factor: 1)
    case .measure: return bases[unit] ?? Scale(unit: unit, factor: 1)
    default: return Scale(unit: unit, factor: 1)
    }
  }

  /// The base of each unit, alone, squared and cubed.
  private static let bases: [String: Scale] = {
    var bases: [String: Scale] = [:]
    for unit in Lexicon.english.units where unit.dimension != .other && unit.dimension != .time && unit.dimension != .temperature {
      bases[unit.name] = Scale(unit: unit.dimension.rawValue, factor: unit.factor)
      guard unit.dimension == .length else { continue }
      bases["square " + unit.name] = Scale(unit: Unit.Dimension.area.rawValue, factor: unit.factor * unit.factor)
      bases["cubic " + unit.name] = Scale(unit: Unit.Dimension.volume.rawValue, factor: unit.factor * unit.factor * unit.factor)
    }
    bases["nautical mile"] = Scale(unit: Unit.Dimension.length.rawValue, factor: 1852)
    return bases
  }()
}

extension Figure {
  /// What is counted is compared by its words.
  fileprivate var isWithoutScale: Bool { [.count, .number, .multiple, .ordinal].contains(kind) }

  /// Amounts or measures in one unit; a rate need not be said again: "from €91 a megawatt-hour to €47".
  func hasUnit(of other: Figure) -> Bool {
    guard kind == other.kind, !isCounted, let unitName, let second = other.unitName else { return false }
    return unitName == second || unitName.isRate(of: second) || second.isRate(of: unitName)
  }
}
