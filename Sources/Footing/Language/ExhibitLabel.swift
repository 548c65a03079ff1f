/// What names exhibits: "Figure 2", "Fig. 2a", "Tables 3, 4 and 6", "Table 2.1", "Box B3", "Supplementary Figure 5".
struct ExhibitLabel {
  /// Exhibits that are numbered together: the figures of a report, of a chapter, of a supplement.
  let series: UInt32
  /// At least one, each below a hundred.
  let numbers: [UInt32]
  /// Behind the last token.
  let end: Int
}

extension TokenView {
  /// The label whose word stands at `index`; nil where none begins. Constant in time.
  func exhibitLabel(at index: Int) -> ExhibitLabel? {
    guard self[index].isCapitalized else { return nil }
    let isTab = self[index].length == 3 && word(index, is: "tab") && kind(index + 1) == .period
    guard isTab || self.is(index, .exhibit) else { return nil }
    var at = index + 1
    if kind(at) == .period, glued(at) { at += 1 }
    let isPlural = isExhibitPlural(index)
    guard at < count, !glued(at) || kind(at - 1) == .period else { return nil }
    var series = Folding.Hash()
    combine(exhibitWord(index, isPlural: isPlural, isTab: isTab), into: &series)
    if word(index - 1, is: "supplementary") || word(index - 1, is: "supplemental") { combine(1, into: &series) }
    // "B3", "B.3"
    if self[at].isWord, self[at].length == 1, self[at].isCapitalized, glued(at + 1) {
      let digits = kind(at + 1) == .period || kind(at + 1) == .hyphen ? at + 2 : at + 1
      guard kind(digits) == .digits, glued(digits) else { return nil }
      combine(self[at].key, into: &series)
      at = digits
    }
    guard kind(at) == .digits, self[at].length <= 2 else { return nil }
    // "2.1", and "2-1" where it is no range.
    var parts = 0
    while parts < 3, kind(at + 1) == .period || kind(at + 1) == .hyphen && !isPlural, glued(at + 1), kind(at + 2) == .digits, glued(at + 2),
      self[at + 2].length <= 2
    {
      combine(self[at].key, into: &series)
      at += 2
      parts += 1
    }
    var numbers = [self[at].key]
    var end = at + 1
    while isPlural, numbers.count < 20, let next = numberBehind(end) {
      if isRangeSign(end), let last = numbers.last, self[next].key > last, self[next].key - last <= 20 {
        numbers += (last + 1)..<self[next].key
      }
      numbers.append(self[next].key)
      end = next + 1
    }
    return ExhibitLabel(series: series.value, numbers: numbers, end: end)
  }

  /// The number of a further item, behind a comma, an "and" or a dash: "Figures 2, 3 and 5–7"; not that of "Figures 2 and 3, 45
  /// tons".
  func numberBehind(_ end: Int) -> Int? {
    var at = end
    if kind(at) == .comma { at += 1 }
    if isRangeSign(at) || word(at, is: "and") || word(at, is: "or") || kind(at) == .ampersand { at += 1 }
    // "Figure 2 and 12.5 million tonnes"
    let isDecimal = kind(at + 1) == .period && glued(at + 1) && kind(at + 2) == .digits && glued(at + 2)
    guard at > end, kind(at) == .digits, self[at].length <= 2, !isMeasure(isDecimal ? at + 3 : at + 1) else { return nil }
    // Behind a comma alone only what another comma, an "and" or the end follows.
    let followsComma = kind(end) == .comma && at == end + 1 && !glued(at)
    return followsComma && self[at + 1].isWord && !word(at + 1, is: "and") && !word(at + 1, is: "or") ? nil : at
  }

  /// What stands behind a number that measures or dates something, and numbers nothing.
  func isMeasure(_ index: Int) -> Bool {
    kind(index) == .percent || self.is(index, [.unit, .scale, .percent, .timeUnit, .currency, .month, .scaledUnit])
  }

  /// "Figure 3 | Harbours"
  func isBar(_ index: Int) -> Bool { kind(index) == .symbol && self[index].key == UInt32(UInt8(ascii: "|")) }

  private func isRangeSign(_ index: Int) -> Bool {
    kind(index) == .dash || kind(index) == .hyphen || word(index, is: "to") || word(index, is: "through")
  }

  private func isExhibitPlural(_ index: Int) -> Bool {
    let token = self[index]
    return token.length > 3 && Int(token.end) <= text.count && text.bytes[Int(token.end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// "Figs.", "Figures" and "Figure" are one kind.
  private func exhibitWord(_ index: Int, isPlural: Bool, isTab: Bool) -> UInt32 {
    if word(index, is: "fig") || word(index, is: "figs") { return Folding.hash("figure".utf8) }
    if isTab { return Folding.hash("table".utf8) }
    guard isPlural else { return self[index].key }
    var singular = Folding.Hash()
    for byte in text.bytes[Int(self[index].start)..<(Int(self[index].end) - 1)] { singular.combine(byte | 0x20) }
    return singular.value
  }

  private func combine(_ value: UInt32, into hash: inout Folding.Hash) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) { hash.combine(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}
