/// Converts measures that stand in two units beside each other: "263 nautical miles (487 km)". Linear.
struct ConversionComparer {
  let readings: [Reading]

  func relations() -> [FigureRelation] {
    readings.enumerated().flatMap { document, reading in
      zip(reading.claims.figures, reading.claims.figures.dropFirst()).compactMap { first, second in
        guard first.kind == .measure, second.kind == .measure, isBracketed(second, behind: first, in: reading.document.text),
          let implied = implied(first, by: second)
        else { return nil }
        let figures = [first, second].map { FigurePlace(document: document, figure: $0.id) }
        return FigureRelation(kind: .conflictsWith, figures: figures, ground: .conversion(implied))
      }
    }
  }

  /// "80 km (50 miles)"
  private func isBracketed(_ second: Figure, behind first: Figure, in text: SourceText) -> Bool {
    let (start, end) = (first.range.upper, second.range.lower)
    guard start < end, end - start <= 3, second.range.upper < text.count else { return false }
    let between = text.bytes[start..<end]
    return between.last == UInt8(ascii: "(") && between.dropLast().allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
      && text.bytes[second.range.upper] == UInt8(ascii: ")")
  }

  /// What the first measure is in the unit of the second, where that is not what is stated. Who converts in the head takes a
  /// mile for 1.6 kilometres; so less than a part in seventy-five is no mistake.
  private func implied(_ first: Figure, by second: Figure) -> ClosedRange<Double>? {
    let (scale, other) = (Scale.of(first), Scale.of(second))
    guard let unit = first.unit, let otherUnit = second.unit, unit != otherUnit, scale.unit == other.unit,
      !Self.ambiguous.contains(unit), !Self.ambiguous.contains(otherUnit), first.high == nil, second.high == nil,
      let from = Interval(first, loose: true), let to = Interval(second, loose: true), from.low > 0, from.high.isFinite, to.high.isFinite
    else { return nil }
    let factor = scale.factor / other.factor
    let implied = Interval(from.low * factor / Self.tolerance, from.high * factor * Self.tolerance)
    return implied.low.isFinite && implied.high.isFinite && !implied.meets(to) ? from.low * factor...from.high * factor : nil
  }

  private static let tolerance = 1 + 1.0 / 75
  /// Units of which there are several by one name.
  private static let ambiguous: Set<String> = ["ton", "gallon", "pint", "quart", "cup", "bushel", "barrel", "calorie", "mile/hour"]
}
