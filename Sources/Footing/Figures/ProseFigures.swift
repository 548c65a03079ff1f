extension Document {
  /// The figures of the whole text, read as running prose: values, dates and bounds without notes, claims or what is measured.
  ///
  /// For callers who want the numbers alone. `Analysis(ofProse:)` finds the same figures and what is said of them, in twice to
  /// three times the time.
  /// - Returns: the figures in reading order, numbered from 0; their ranges are byte offsets into `text`. Linear in its length.
  public func proseFigures() -> [Figure] {
    guard text.count > 0 else { return [] }
    let view = TokenView([TextRange(0, text.count)], in: text, lexicon: .english, style: NumberStyle(of: text))
    var figures = FigureScanner(view: view, zone: .body, note: nil, reference: referenceDate).figures()
    for index in figures.indices { figures[index].id = FigureID(index) }
    return figures
  }
}
