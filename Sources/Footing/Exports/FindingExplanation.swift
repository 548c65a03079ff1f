/// One finding in full: each figure that it speaks of with what was read of it, slot by slot. For people who want to know
/// why two places were, or were not, taken for the same.
public struct FindingExplanation: Sendable {
  let corpus: Corpus
  let finding: Finding

  /// Explains `finding`, which was found in `corpus`.
  public init(_ finding: Finding, in corpus: Corpus) {
    self.finding = finding
    self.corpus = corpus
  }

  /// Does `name` name this finding: its fingerprint or at least four digits of its beginning, or the path and the line of
  /// its first place ("report.txt:14")?
  public func isNamed(_ name: String) -> Bool {
    if name.utf8.count >= 4, finding.fingerprint.hasPrefix(name) { return true }
    let location = finding.locations[0]
    return corpus.documents[location.document].linePlace(of: location.ranges[0]) == name
  }

  /// The explanation, a block a place.
  public var text: String {
    var text = "\(finding.severity.rawValue)[\(finding.rule)] \(finding.fingerprint)\n\(finding.message)\n"
    for location in finding.locations {
      let document = corpus.documents[location.document]
      text += "\n" + document.place(of: location.ranges[0]) + (location.message.map { " – \($0)" } ?? "") + "\n"
      let figures = figures(at: location)
      if figures.isEmpty { text += "  " + document.text.string(in: location.ranges).trimmed.shortened(to: 200) + "\n" }
      for figure in figures.prefix(4) { text += slots(of: figure, corpus.readings[location.document]) }
    }
    if let description = RuleSet.description(of: finding.rule) { text += "\n\(description.rationale)\n" }
    return text
  }

  private func figures(at location: Location) -> [Figure] {
    corpus.readings[location.document].claims.figures.filter { figure in
      location.ranges.contains { $0.start <= figure.range.start && figure.range.end <= $0.end }
    }
  }

  private func slots(of figure: Figure, _ reading: Reading) -> String {
    let slots = reading.slots(figure.id)
    var rows: [(String, String)] = []
    if let claim = reading.claim(of: figure.id) {
      rows.append(("sentence", reading.document.text.string(in: claim.ranges).trimmed.shortened(to: 240)))
    }
    rows.append(("figure", reading.document.text.string(in: [figure.range]) + ", " + figure.kind.rawValue))
    if let interval = Interval(figure) { rows.append(("as written", interval.inWords + (figure.unit.map { " " + $0 } ?? ""))) }
    if let dates = figure.dates { rows.append(("days", dates.inWords)) }
    if figure.bound != .exact { rows.append(("bound", figure.bound.rawValue)) }
    if let change = figure.change { rows.append(("direction", change == .rise ? "a rise" : "a fall")) }
    if !figure.kind.isDate, let claim = reading.claim(of: figure.id) {
      let words = SlotScanner.metric(of: figure, claim, reading)
      rows.append(("measures", words.isEmpty ? "unknown" : words.joined(separator: " ")))
    }
    if slots.hasInheritedSubjects { rows.append(("names", "taken from the sentence before, the heading or the title")) }
    if let period = slots.period, let dates = reading.figure(period).dates { rows.append(("period", dates.inWords)) }
    if slots.isEstimate { rows.append(("standing", "an estimate or a plan")) }
    if slots.attribution != 0 { rows.append(("said by", "somebody whom the sentence names")) }
    let width = rows.reduce(0) { max($0, $1.0.count) }
    return rows.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 + "\n" }.joined()
  }
}

extension Interval {
  /// "between 31.5 billion and 32.5 billion", "2000 or more".
  var inWords: String {
    if low.isFinite, high.isFinite {
      // Half a unit in the last place has one digit more than the figure.
      let error = (high - low) / 10
      return low == high ? low.inWords : "between \(low.inWords(toWithin: error)) and \(high.inWords(toWithin: error))"
    }
    return low.isFinite ? "\(low.inWords) or more" : "\(high.inWords) or less"
  }
}

extension DateInterval {
  fileprivate var inWords: String {
    let end = isOpen ? " to now" : isPoint ? "" : to.map { " to \($0)" } ?? ""
    return "\(from)\(end)" + (isInferred ? ", told from the document's date" : "")
  }
}
