/// The figures of a corpus as lines for people: place, kind, value, and the words.
public struct FigureTable: Sendable {
  let corpus: Corpus

  /// The table of `corpus`.
  public init(_ corpus: Corpus) { self.corpus = corpus }

  /// Hands the table to `sink`, a line at a time.
  public func write(to sink: (String) -> Void) {
    for reading in corpus.readings {
      for figure in reading.claims.figures {
        let place = reading.document.place(of: figure.range)
        sink("\(place)  \(figure.kind.rawValue)  \(meaning(figure))  “\(reading.document.text.string(in: [figure.range]))”\n")
      }
    }
  }

  private func meaning(_ figure: Figure) -> String {
    if let dates = figure.dates {
      guard let to = dates.to else { return "\(dates.from) to …" }
      return to == dates.from ? "\(dates.from)" : "\(dates.from) to \(to)"
    }
    let value = [figure.low, figure.high].compactMap { $0?.description }.joined(separator: " to ")
    let bound = figure.bound == .exact ? "" : "\(figure.bound.rawValue) "
    return bound + value + (figure.unit.map { " \($0)" } ?? "")
  }
}

/// The citations of a corpus as lines for people.
public struct ReferenceTable: Sendable {
  let corpus: Corpus

  /// The table of `corpus`.
  public init(_ corpus: Corpus) { self.corpus = corpus }

  /// Hands the table to `sink`, a line at a time.
  public func write(to sink: (String) -> Void) {
    for (document, reading) in corpus.readings.enumerated() {
      for citation in reading.citations {
        let note = citation.note.flatMap { reading.note($0).label } ?? "–"
        sink("\(reading.document.path): note \(note)  \(citation.form.rawValue)  \(meaning(citation, document))\n")
      }
    }
  }

  private func meaning(_ citation: Citation, _ document: Int) -> String {
    if let reason = citation.reason { return "unresolved: \(reason.rawValue)" }
    if let target = citation.refersTo { return "→ \(corpus.name(target, in: document))" + (citation.locator.map { ", p. \($0)" } ?? "") }
    let item = citation.item
    let authors = item.authors.map(\.whole).joined(separator: "; ")
    let parts: [String?] = [
      authors.isEmpty ? nil : authors, item.title.map { "“\($0)”" }, item.interviewee, item.containerTitle, item.publisher,
      item.issued.map { "\($0)" },
      item.page.map { "p. \($0)" }, item.url,
    ]
    return "\(item.kind.rawValue): " + parts.compactMap(\.self).joined(separator: " · ")
  }
}

extension RuleDescription {
  /// The page of a rule, as `footing explain` prints it and the documentation has it.
  public var explanation: String {
    var text = "\(id) (\(severity.rawValue))\n\n\(summary)\n\n\(rationale)\n"
    for (title, examples) in [("Flagged", flagged), ("Accepted", accepted)] {
      for example in examples {
        text += "\n\(title):\n\n"
        for line in example.text.split(separator: "\n", omittingEmptySubsequences: false) { text += line.isEmpty ? "\n" : "    \(line)\n" }
      }
    }
    return text
      + "\nTo allow one finding: <!-- footing:allow \(id): reason -->\nTo switch the rule off, in .footing.yml: rules: {\(id): off}\n"
  }
}
