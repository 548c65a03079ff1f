/// The unit that a figure is compared in, and how many of it one of its own is: kilometres are compared with miles, and
/// terawatt-hours with joules.
struct Scale: Sendable, Hashable {
  let unit: String
  let factor: Double

  /// What decides the scale of a figure: its unit, unless it counts.
  static func key(of figure: Figure) -> String {
    switch figure.kind {
    case .count, .number, .multiple, .ordinal: ""
    case .measure: figure.unit ?? ""
    default: "$" + (figure.unit ?? "")
    }
  }

  static func of(_ figure: Figure) -> Scale {
    guard let unit = figure.unit else { return Scale(unit: "", factor: 1) }
    switch figure.kind {
    // What is counted is compared by its words.
    case .count, .number, .multiple, .ordinal: return Scale(unit: "", factor: 1)
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
  /// Amounts or measures in one unit; a rate need not be said again: "from €91 a megawatt-hour to €47".
  func hasUnit(of other: Figure) -> Bool {
    guard kind == other.kind, !isCounted, let unit, let second = other.unit else { return false }
    return unit == second || unit.hasPrefix(second + "/") || second.hasPrefix(unit + "/")
  }
}
