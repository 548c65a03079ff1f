/// Converts what stands in two units beside each other: "263 nautical miles (487 km)", "$150 a month, or $1,800 a year", "a third of the
/// ports (31 percent)". Linear.
struct ConversionComparer {
  let readings: [Reading]

  func relations() -> [FigureRelation] {
    readings.enumerated().flatMap { document, reading -> [FigureRelation] in
      let all = reading.claims.figures
      return all.indices.dropLast().compactMap { index in
        if all[index].kind == .fraction { return impliedPercentage(all[index], by: all[index + 1], document, reading) }
        guard all[index].kind == .measure || all[index].kind == .money else { return nil }
        // "$150 a month in 2019, or $1,800 a year"
        let date = all[index + 1].kind == .date && all[index + 1].range.lower - all[index].range.upper <= 4 ? all[index + 1] : nil
        let next = date == nil ? index + 1 : index + 2
        guard next < all.count, all[index].kind == all[next].kind else { return nil }
        let (first, second, text) = (all[index], all[next], reading.document.text)
        guard
          let implied = impliedRate(first, date, by: second, in: text)
            ?? (first.kind == .measure && isBracketed(second, behind: first, in: text) ? implied(first, by: second) : nil)
        else { return nil }
        let figures = [first, second].map { FigurePlace(document: document, figure: $0.id) }
        return FigureRelation(kind: .conflictsWith, figures: figures, ground: .conversion(implied))
      }
    }
  }

  // MARK: Rates

  /// "$150 a month, or $1,800 a year": what the first makes in the time of the second, where no way of counting days gives that.
  private func impliedRate(_ first: Figure, _ date: Figure?, by second: Figure, in text: SourceText) -> ClosedRange<Double>? {
    guard let (unit, time) = rate(first), let (otherUnit, otherTime) = rate(second), unit == otherUnit,
      let factor = Self.perTime[[time, otherTime]],
      isBracketed(second, behind: first, in: text) || isEquivalent(second, behind: date?.range ?? first.range, in: text),
      first.high == nil, second.high == nil, let from = Interval(first, loose: true), let to = Interval(second, loose: true), from.low > 0,
      from.high.isFinite, to.high.isFinite
    else { return nil }
    let implied = Interval(from.low * factor.lowerBound, from.high * factor.upperBound)
    return implied.low.isFinite && implied.high.isFinite && !implied.meets(to) ? implied.low...implied.high : nil
  }

  /// "USD/month" as the unit and the time.
  private func rate(_ figure: Figure) -> (unit: Substring, time: Substring)? {
    guard let parts = figure.unit?.split(separator: "/"), parts.count == 2 else { return nil }
    return (parts[0], parts[1])
  }

  /// How many of the one time the other has; of days and weeks, those on which people work may be meant.
  private static let perTime: [[Substring]: ClosedRange<Double>] = [
    ["month", "year"]: 12...12, ["quarter", "year"]: 4...4, ["week", "year"]: 48...52.2, ["day", "year"]: 220...366,
    ["day", "week"]: 5...7, ["day", "month"]: 20...31, ["week", "month"]: 4...4.5, ["year", "month"]: 1.0 / 12...1.0 / 12,
  ]

  /// ", or $1,800 a year", ", or about $1,800 a year"
  private func isEquivalent(_ second: Figure, behind first: TextRange, in text: SourceText) -> Bool {
    let (start, end) = (first.upper, second.range.lower)
    guard start < end, end - start <= 16, end <= text.count else { return false }
    let between = text.bytes[start..<end].filter { $0 > 0x20 }
    return Self.joints.contains { between.elementsEqual($0.utf8) }
  }

  private static let joints = [",or", ",orabout", ",orsome", ",oraround", ",orroughly", ",ornearly", ",oralmost", ",orapproximately"]

  // MARK: Fractions

  /// "Almost a third of the ports (31 percent)". Of "a third" nobody expects more than about so many.
  private func impliedPercentage(_ fraction: Figure, by percent: Figure, _ document: Int, _ reading: Reading) -> FigureRelation? {
    guard percent.kind == .percent, percent.high == nil, fraction.high == nil, let part = fraction.value, part > 0, part < 1,
      isGloss(percent, behind: fraction, in: reading.document.text), let stated = Interval(percent, loose: true)
    else { return nil }
    let implied =
      switch fraction.bound {
      case .exact, .about: Interval(part * 85, part * 115)
      case .nearly: Interval(part * 80, part * 103)
      case .lessThan, .atMost: Interval(0, part * 102)
      case .moreThan, .atLeast: Interval(part * 98, 100)
      }
    guard !implied.meets(stated) else { return nil }
    return FigureRelation(
      kind: .conflictsWith, figures: [fraction, percent].map { FigurePlace(document: document, figure: $0.id) },
      ground: .conversion(part * 100...part * 100))
  }

  /// Brackets right behind the fraction, or behind what it is of, hold the percentage.
  private func isGloss(_ percent: Figure, behind fraction: Figure, in text: SourceText) -> Bool {
    let (start, end) = (fraction.range.upper, percent.range.lower)
    guard start < end, end - start <= 48, percent.range.upper < text.count else { return false }
    let close = text.bytes[percent.range.upper]
    guard close == UInt8(ascii: ")") || close == UInt8(ascii: ",") || close == UInt8(ascii: ";") else { return false }
    let words = text.bytes[start..<end].split { $0 <= 0x20 }
    guard words.last?.elementsEqual([UInt8(ascii: "(")]) == true, words.count <= 6 else { return false }
    let between = words.dropLast()
    return between.isEmpty
      || between.first?.elementsEqual("of".utf8) == true && between.allSatisfy { $0.allSatisfy { $0.isASCIILetter || $0 >= 0x80 } }
        && !between.contains { word in Self.relatives.contains { word.elementsEqual($0.utf8) } }
  }

  private static let relatives = ["who", "whom", "whose", "that", "which", "where"]

  // MARK: Measures

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
