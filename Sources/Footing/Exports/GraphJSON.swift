/// The claim–citation graph as JSON: the schema "footing-graph/1".
public struct GraphJSON: Sendable {
  let corpus: Corpus

  /// The graph of `corpus`.
  public init(_ corpus: Corpus) { self.corpus = corpus }

  /// A file that could not be read, as reports list it.
  public struct Failure: Sendable, Hashable {
    /// The path, as the user named it.
    public let document: String
    /// A word for scripts: "no-such-file", "binary", "too-large" and the like.
    public let code: String
    /// A sentence for people: what is wrong, and what to do.
    public let message: String

    /// A failure of one file.
    public init(document: String, code: String, message: String) {
      self.document = document
      self.code = code
      self.message = message
    }
  }

  /// Writes the graph as one object. Linear; nothing is kept.
  /// - Parameters:
  ///   - includeText: write the text of each document.
  ///   - id: in batches, the identifier of the line that is answered.
  public func write(to writer: inout JSONWriter, includeText: Bool = false, failures: [Failure] = [], id: String? = nil) {
    writer.object { json in
      json.value("id", id)
      json.value("schema", "footing-graph/1")
      json.array("documents", of: corpus.readings.indices) { documents(&$0, $1, includeText) }
      json.array("notes") { json in each { note(&json, $0, $1) } }
      json.array("markers") { json in each { markers(&json, $0, $1) } }
      json.array("claims") { json in each { claims(&json, $0, $1) } }
      json.array("quotations") { json in each { quotations(&json, $0, $1) } }
      json.array("figures") { json in
        each { document, reading in for figure in reading.claims.figures { self.figure(&json, figure, document, reading) } }
      }
      json.array("citations") { json in
        each { document, reading in for citation in reading.citations { self.citation(&json, citation, document, reading, inline: false) } }
      }
      json.array("sources", of: corpus.sources) { json, source in
        json.object { json in
          json.value("id", NodeName.source(source.id))
          json.item("item", source.item, id: NodeName.source(source.id))
          json.array("citations", of: source.citations) { $0.value(nil, NodeName.citation($1.document, $1.citation)) }
        }
      }
      json.array("edges") { edges(&$0) }
      Self.failures(&json, failures)
    }
  }

  static func failures(_ json: inout JSONWriter, _ failures: [Failure]) {
    json.array("failures", of: failures) { json, failure in
      json.object { json in
        json.value("document", failure.document)
        json.value("code", failure.code)
        json.value("message", failure.message)
      }
    }
  }

  /// Answers a line of a batch that could not be read.
  public static func writeError(to writer: inout JSONWriter, id: String, code: String, message: String) {
    writer.object { json in
      json.value("id", id)
      json.object("error") { json in
        json.value("code", code)
        json.value("message", message)
      }
    }
  }

  /// The figures of the first document, for `footing figures --batch`.
  public func writeFigures(to writer: inout JSONWriter, id: String? = nil, failures: [Failure] = []) {
    writer.object { json in
      json.value("id", id)
      json.array("figures") { json in
        each { document, reading in for figure in reading.claims.figures { self.figure(&json, figure, document, reading) } }
      }
      if !failures.isEmpty { Self.failures(&json, failures) }
    }
  }

  /// The citations, each with its item, for `footing references`.
  public func writeCitations(to writer: inout JSONWriter, id: String? = nil) {
    writer.object { json in
      json.value("id", id)
      json.array("citations") { json in
        each { document, reading in for citation in reading.citations { self.citation(&json, citation, document, reading, inline: true) } }
      }
    }
  }

  private func each(_ body: (Int, Reading) -> Void) {
    for (document, reading) in corpus.readings.enumerated() { body(document, reading) }
  }

  // MARK: Nodes

  private func documents(_ json: inout JSONWriter, _ index: Int, _ includeText: Bool) {
    let document = corpus.readings[index].document
    json.object { json in
      json.value("id", NodeName.document(index))
      json.value("path", document.path)
      json.value("format", document.format.rawValue)
      json.value("title", document.title)
      json.value("date", document.date?.description)
      if document.text.replacements > 0 { json.value("replacements", document.text.replacements) }
      if includeText { json.value("text", document.text.string(in: document.readingText)) }
    }
  }

  private func note(_ json: inout JSONWriter, _ document: Int, _ reading: Reading) {
    for (index, note) in reading.apparatus.notes.enumerated() {
      json.object { json in
        json.value("id", NodeName.note(document, note.id))
        json.value("document", NodeName.document(document))
        json.value("label", note.label)
        json.value("kind", note.kind.rawValue)
        json.value("content", reading.noteContents[index].rawValue)
        if let structure = reading.document.structure, !structure.notes.isEmpty {
          json.array("ranges") { RangeJSON.writePlace(&$0, structure.notes[index].part, reading.document) }
          json.value("text", reading.document.text.string(in: structure.notes[index].part))
        } else {
          ranges(&json, note.ranges, document, reading)
          json.value("text", reading.document.text.string(in: note.ranges))
        }
      }
    }
  }

  private func markers(_ json: inout JSONWriter, _ document: Int, _ reading: Reading) {
    for marker in reading.apparatus.markers {
      json.object { json in
        json.value("id", NodeName.marker(document, marker.id))
        json.value("document", NodeName.document(document))
        json.value("label", marker.label)
        range(&json, "range", marker.range, document, reading)
        json.value("note", marker.note.map { NodeName.note(document, $0) })
        json.value("claim", reading.claims.claimOfMarker[Int(marker.id.index)].map { NodeName.claim(document, $0) })
        json.value("displaced", marker.displaced)
      }
    }
  }

  private func claims(_ json: inout JSONWriter, _ document: Int, _ reading: Reading) {
    for claim in reading.claims.claims {
      json.object { json in
        json.value("id", NodeName.claim(document, claim.id))
        json.value("document", NodeName.document(document))
        json.value("note", claim.note.map { NodeName.note(document, $0) })
        ranges(&json, claim.ranges, document, reading)
        json.value("text", reading.document.text.string(in: claim.ranges))
        json.array("markers", of: claim.markers) { $0.value(nil, NodeName.marker(document, $1)) }
        json.array("figures", of: claim.figures) { $0.value(nil, NodeName.figure(document, $1)) }
        json.array("quotations", of: claim.quotations) { $0.value(nil, NodeName.quotation(document, $1)) }
      }
    }
  }

  private func quotations(_ json: inout JSONWriter, _ document: Int, _ reading: Reading) {
    for quotation in reading.claims.quotations {
      json.object { json in
        json.value("id", NodeName.quotation(document, quotation.id))
        json.value("document", NodeName.document(document))
        json.value("claim", NodeName.claim(document, quotation.claim))
        range(&json, "range", quotation.range, document, reading)
        json.value("text", reading.document.text.string(in: [quotation.range]))
      }
    }
  }

  private func figure(_ json: inout JSONWriter, _ figure: Figure, _ document: Int, _ reading: Reading) {
    let slots = reading.slots(figure.id)
    json.object { json in
      json.value("id", NodeName.figure(document, figure.id))
      json.value("document", NodeName.document(document))
      json.value("claim", reading.claims.claimOfFigure[Int(figure.id.index)].map { NodeName.claim(document, $0) })
      json.value("note", figure.note.map { NodeName.note(document, $0) })
      json.value("zone", figure.zone.rawValue)
      range(&json, "range", figure.range, document, reading)
      json.value("text", reading.document.text.string(in: [figure.range]))
      json.value("kind", figure.kind.rawValue)
      if let low = figure.low {
        json.raw("value", figure.high.map { "[\(low.description),\($0.description)]" } ?? low.description)
      }
      json.value("unit", figure.unit)
      if let dates = figure.dates {
        json.object("date") { json in
          json.value("from", dates.from.description)
          if let to = dates.to { json.value("to", to.description) } else { json.null("to") }
        }
      }
      json.value("bound", figure.bound.rawValue)
      json.value("precision", figure.precision)
      if !figure.kind.isDate, let claim = reading.claim(of: figure.id) {
        let metric = SlotScanner.metric(of: figure, claim, reading)
        if !metric.isEmpty { json.value("metric", metric.joined(separator: " ")) }
      }
      let places = reading.claims.list(slots.entities).filter { $0 <= UInt32(Lexicon.english.places.count) }.map {
        Lexicon.english.places[Int($0) - 1].name
      }
      if !places.isEmpty { json.array("entities", of: places) { $0.value(nil, $1) } }
      json.value(
        "period",
        slots.dates.map { dates in
          dates.isPoint ? "\(dates.from)" : "\(dates.from)/\(dates.to.map { "\($0)" } ?? "..")"
        })
    }
  }

  private func citation(_ json: inout JSONWriter, _ citation: Citation, _ document: Int, _ reading: Reading, inline: Bool) {
    let source = corpus.sourceOfCitation[document][Int(citation.id.index)]
    json.object { json in
      json.value("id", NodeName.citation(document, citation.id))
      json.value("document", NodeName.document(document))
      json.value("note", citation.note.map { NodeName.note(document, $0) })
      json.value("claim", reading.claims.claimOfCitation[citation.id].map { NodeName.claim(document, $0) })
      ranges(&json, citation.ranges, document, reading)
      json.value("text", reading.document.text.string(in: citation.ranges))
      json.value("form", citation.form.rawValue)
      json.value("signal", citation.signal)
      json.value("key", citation.key)
      json.value("locator", citation.locator)
      json.value("noteReference", citation.noteReference)
      json.value("refersTo", citation.refersTo.map { NodeName.note(document, $0) })
      json.value("source", source.map { NodeName.source($0) })
      json.value("reason", citation.reason?.rawValue)
      if inline || !citation.form.isBackReference { json.item("item", citation.item, id: NodeName.citation(document, citation.id)) }
    }
  }

  // MARK: Edges

  private func edges(_ json: inout JSONWriter) {
    func edge(_ from: String, _ to: String, _ relation: String) {
      json.object { json in
        json.value("from", from)
        json.value("to", to)
        json.value("relation", relation)
      }
    }
    each { document, reading in
      for marker in reading.apparatus.markers {
        if let note = marker.note { edge(NodeName.marker(document, marker.id), NodeName.note(document, note), "leadsTo") }
      }
      for citation in reading.citations {
        let name = NodeName.citation(document, citation.id)
        for claim in supported(by: citation, document, reading) { edge(name, NodeName.claim(document, claim), "supports") }
        if let source = corpus.sourceOfCitation[document][Int(citation.id.index)] { edge(name, NodeName.source(source), "cites") }
        if let note = citation.refersTo { edge(name, NodeName.note(document, note), "refersTo") }
      }
      for claim in reading.claims.claims {
        for figure in claim.figures { edge(NodeName.claim(document, claim.id), NodeName.figure(document, figure), "states") }
        for quotation in claim.quotations { edge(NodeName.claim(document, claim.id), NodeName.quotation(document, quotation), "quotes") }
      }
    }
    for relation in corpus.relations {
      // The first stands for the group: every other one is joined to it.
      guard let first = relation.figures.first else { continue }
      for other in relation.figures.dropFirst() {
        edge(NodeName.figure(first.document, first.figure), NodeName.figure(other.document, other.figure), relation.kind.rawValue)
      }
    }
  }

  /// The claims whose markers lead to the note of a citation.
  private func supported(by citation: Citation, _ document: Int, _ reading: Reading) -> [ClaimID] {
    guard let note = citation.note else { return reading.claims.claimOfCitation[citation.id].map { [$0] } ?? [] }
    return corpus.markers(leadingTo: note, in: document).compactMap { reading.claims.claimOfMarker[Int($0.index)] }
  }

  // MARK: Ranges

  private func ranges(_ json: inout JSONWriter, _ ranges: [TextRange], _ document: Int, _ reading: Reading) {
    json.array("ranges", of: ranges) { json, range in self.range(&json, nil, range, document, reading) }
  }

  private func range(_ json: inout JSONWriter, _ key: String?, _ range: TextRange, _ document: Int, _ reading: Reading) {
    RangeJSON.write(&json, key, range, document, reading.document)
  }
}

/// A range with its place in the file as its user sees it.
enum RangeJSON {
  /// A range of the reading text, or of a note's own text.
  static func write(_ json: inout JSONWriter, _ key: String?, _ range: TextRange, _ index: Int, _ document: Document) {
    let note = document.structure?.note(holding: range.start)
    let start = note.flatMap { document.structure?.notes[$0].part.lower } ?? 0
    json.object(key) { json in
      json.value("start", range.lower - start)
      json.value("end", range.upper - start)
      json.value("in", note.map { NodeName.note(index, NoteID($0)) })
      position(&json, document.position(of: range.start))
    }
  }

  /// Where the whole text of a note stands, which is kept apart.
  static func writePlace(_ json: inout JSONWriter, _ range: TextRange, _ document: Document) {
    json.object { position(&$0, document.position(of: range.start)) }
  }

  private static func position(_ json: inout JSONWriter, _ position: Position) {
    if let line = position.line { json.value("line", line) } else { json.null("line") }
    if let column = position.column { json.value("column", column) } else { json.null("column") }
    json.value("place", position.place)
  }
}

/// The names of nodes in exports: the document, a letter for the kind, and a number.
enum NodeName {
  static func document(_ index: Int) -> String { "d\(index + 1)" }
  static func note(_ document: Int, _ id: NoteID) -> String { "d\(document + 1).n\(id.index + 1)" }
  static func marker(_ document: Int, _ id: MarkerID) -> String { "d\(document + 1).m\(id.index + 1)" }
  static func claim(_ document: Int, _ id: ClaimID) -> String { "d\(document + 1).c\(id.index + 1)" }
  static func figure(_ document: Int, _ id: FigureID) -> String { "d\(document + 1).f\(id.index + 1)" }
  static func quotation(_ document: Int, _ id: QuotationID) -> String { "d\(document + 1).q\(id.index + 1)" }
  static func citation(_ document: Int, _ id: CitationID) -> String { "d\(document + 1).r\(id.index + 1)" }
  static func source(_ id: SourceID) -> String { "s\(id.index + 1)" }
}
