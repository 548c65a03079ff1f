/// Holds an estimate against the range in which it is said to lie: "198 million cases (range 124–283 million)", "1.25 (95% CI
/// 1.10–1.42)", "a median of 14 months (IQR 9 to 22)". Linear.
struct EstimateComparer {
  let readings: [Reading]

  func relations() -> [FigureRelation] {
    readings.enumerated().flatMap { document, reading -> [FigureRelation] in
      let (all, text) = (reading.claims.figures, reading.document.text)
      return all.indices.dropLast().compactMap { index in
        guard Self.mayBeEstimate(all[index]), let range = range(behind: index, of: all, in: text),
          !isSigned(all[index].range, in: text), !isProbability(all[index].range, in: text),
          range.figures.allSatisfy({ !isSigned($0.range, in: text) }), liesOutside(all[index], range)
        else { return nil }
        let figures = ([all[index]] + range.figures).map { FigurePlace(document: document, figure: $0.id) }
        return FigureRelation(kind: .conflictsWith, figures: figures, ground: .outsideRange)
      }
    }
  }

  /// What stands in the brackets behind an estimate: one range, or its two ends.
  private struct StatedRange {
    let figures: [Figure]
    /// It is an interval of confidence, and not the range of what was observed.
    let isConfidence: Bool

    var low: Quantity? { figures.first?.low }
    var high: Quantity? { figures.count > 1 ? figures[1].low : figures.first?.high }
  }

  private static func mayBeEstimate(_ figure: Figure) -> Bool {
    switch figure.kind {
    case .number, .count, .percent, .multiple, .measure, .money, .duration: figure.isStated && figure.zone != .table
    default: false
    }
  }

  // MARK: Where it stands

  private func range(behind index: Int, of all: [Figure], in text: SourceText) -> StatedRange? {
    // "95% CI": the level of confidence stands before the range.
    let isLevel = all[index + 1].kind == .percent && all[index + 1].high == nil && !isRange(at: index + 1, of: all, in: text)
    let next = isLevel ? index + 2 : index + 1
    guard isRange(at: next, of: all, in: text), let lead = bytes(all[index].range.upper, all[index + 1].range.lower, in: text) else {
      return nil
    }
    var gap = Array(lead)
    if isLevel {
      guard Self.opens(lead.last { $0 > 0x20 }), let rest = bytes(all[index + 1].range.upper, all[next].range.lower, in: text) else {
        return nil
      }
      gap += rest
    }
    guard let isConfidence = isLead(gap) else { return nil }
    let first = all[next]
    if first.high != nil { return closes(first.range.upper, in: text) ? StatedRange(figures: [first], isConfidence: isConfidence) : nil }
    guard first.isStated, all[next + 1].isStated, closes(all[next + 1].range.upper, in: text) else { return nil }
    return StatedRange(figures: [first, all[next + 1]], isConfidence: isConfidence)
  }

  /// A range, or two numbers that only a comma, a dash or "to" stands between.
  private func isRange(at index: Int, of all: [Figure], in text: SourceText) -> Bool {
    guard index < all.count else { return false }
    if all[index].high != nil { return true }
    // Most figures stand further from each other.
    guard index + 1 < all.count, all[index + 1].high == nil, all[index + 1].range.lower - all[index].range.upper <= 5,
      let between = bytes(all[index].range.upper, all[index + 1].range.lower, in: text)
    else { return false }
    return Self.separators.contains(String(decoding: between.filter { $0 > 0x20 }, as: UTF8.self))
  }

  private static let separators: Set<String> = [",", ";", "to", "and", "–", "-", "—", "\u{2212}"]

  /// The bytes between two figures, where they lie close to each other.
  private func bytes(_ start: Int, _ end: Int, in text: SourceText) -> ArraySlice<UInt8>? {
    guard start <= end, end - start <= 80, end <= text.count else { return nil }
    return text.bytes[start..<end]
  }

  private static func opens(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: ":")
  }

  private func closes(_ end: Int, in text: SourceText) -> Bool {
    guard end < text.count else { return false }
    return [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ";")].contains(text.bytes[end])
  }

  /// A few words for what is estimated, a bracket or a comma, and words that call a range: of confidence, or of what was observed? Nil
  /// where anything else stands there.
  private func isLead(_ gap: [UInt8]) -> Bool? {
    guard
      let mark = gap.lastIndex(where: { Self.opens($0) && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ",") })
        ?? gap.firstIndex(of: UInt8(ascii: ","))
    else { return nil }
    let noun = gap[..<mark]
    guard noun.allSatisfy({ $0.isASCIILetter || $0 <= 0x20 || $0 >= 0x80 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") }) else {
      return nil
    }
    let words = gap[(mark + 1)...].split { !$0.isASCIILetter }.map { Folding.hash($0.map { $0 | 0x20 }) }
    guard words.allSatisfy({ Self.fillers.contains($0) || Self.confidence.contains($0) || Self.observed.contains($0) }) else { return nil }
    let isConfidence = words.contains { Self.confidence.contains($0) }
    guard isConfidence || words.contains(where: { Self.observed.contains($0) }) else { return nil }
    // "14 months, range 9–22 in the north": only brackets keep a range to what stands before it.
    return isConfidence || gap[mark] != UInt8(ascii: ",") ? isConfidence : nil
  }

  private static let confidence = WordSet("ci cis cri ui confidence credible uncertainty")
  private static let observed = WordSet("range ranging iqr interquartile")
  private static let fillers = WordSet("interval intervals limits from between of the with a")

  /// A minus, a plus-minus or another operator stands before it.
  private func isSigned(_ range: TextRange, in text: SourceText) -> Bool {
    let before = text.bytes[max(0, range.lower - 4)..<min(range.lower, text.count)].filter { $0 > 0x20 }
    guard let last = before.last else { return false }
    // The last bytes of "±", "−", "–" and "×".
    return [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "*"), 0xB1, 0x92, 0x93, 0x94, 0x97].contains(last)
  }

  /// "P = 0.03 (95% CI …)": the estimate stands before that.
  private func isProbability(_ range: TextRange, in text: SourceText) -> Bool {
    let before = text.bytes[max(0, range.lower - 6)..<min(range.lower, text.count)].filter { $0 > 0x20 }
    guard let last = before.last, last == UInt8(ascii: "=") || last == UInt8(ascii: "<") else { return false }
    return before.dropLast().last.map { $0 | 0x20 == UInt8(ascii: "p") || $0 | 0x20 == UInt8(ascii: "n") } ?? false
  }

  // MARK: Whether it lies there

  /// In no unit and scale that may be meant it lies in the range.
  private func liesOutside(_ estimate: Figure, _ range: StatedRange) -> Bool {
    guard let value = estimate.value, let low = range.low, let high = range.high, low.double > 0, high.double > low.double,
      let stated = Interval(estimate, loose: true), let first = range.figures.first
    else { return false }
    let isShare = estimate.kind == .percent
    if isShare != (first.kind == .percent), high.double <= 5 || value <= 5 { return false }
    let isMeasured = first.kind == .measure || first.kind == .duration || first.kind == .money
    if isMeasured, estimate.kind != .number, estimate.kind != first.kind || estimate.unitName != first.unitName { return false }
    // "in 30 patients (range 1–5)"
    if !range.isConfidence, estimate.isCounted, estimate.unitName != nil, high.double * 3 < value || low.double > value * 3 {
      return false
    }
    var scales: [Double] = [1]
    if high.double < 10_000, value >= 10_000 { scales += [1e3, 1e6, 1e9] }
    return scales.allSatisfy { scale in
      !Interval((low.double - low.halfUnit) * scale, (high.double + high.halfUnit) * scale).meets(stated)
    }
  }
}
