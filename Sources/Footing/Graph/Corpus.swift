/// Several documents, read, and what comparing them has shown: the claim–citation graph.
///
/// Nodes point at each other by small typed numbers; everything is a value and can be sent between tasks.
public struct Corpus: Sendable {
  let readings: [Reading]
  /// The works that the documents cite, each once.
  public let sources: [Source]
  /// What figures are to each other.
  public let relations: [FigureRelation]
  /// The source of each citation, by document and citation.
  let sourceOfCitation: [[SourceID?]]
  let repetitions: [RepeatedPassage]
  let nameVariants: [NameVariant]
  let sourceVariants: [SourceVariant]
  /// Without the values of two years that a growth rate shows to contradict each other: that says it better.
  private static func withoutEchoes(_ relations: [FigureRelation]) -> [FigureRelation] {
    var explained: Set<Set<FigurePlace>> = []
    for relation in relations { if case .growth(let growth) = relation.ground { explained.insert([growth.base, growth.result]) } }
    guard !explained.isEmpty else { return relations }
    return relations.filter { relation in
      guard case .otherPeriod = relation.ground else { return true }
      return !explained.contains(Set(relation.figures))
    }
  }

  /// The markers that lead to each note, by document and note.
  private let markersByNote: [[[MarkerID]]]

  /// The documents, ordered by path.
  public let documents: [Document]

  /// Compares what was read.
  /// - Parameter sets: which documents are compared with each other, as lists of indices; each stands in at most one.
  init(_ readings: [Reading], comparing sets: [[Int]]) {
    self.readings = readings
    documents = readings.map(\.document)
    var relations: [FigureRelation] = []
    var repetitions: [RepeatedPassage] = []
    var variants: [NameVariant] = []
    for set in sets {
      let members = set.map { readings[$0] }
      let slots = SlotComparer(readings: members)
      let found =
        DateComparer(readings: members, slots: slots).relations() + QuantityComparer(readings: members, slots: slots).relations()
        + ListComparer(readings: members, slots: slots).relations() + ArithmeticComparer(readings: members, slots: slots).relations()
        + TableComparer(readings: members, slots: slots).relations()
      relations += Self.withoutEchoes(found).map { $0.placed(in: set) }
      repetitions += PassageComparer(readings: members).repetitions().map { $0.placed(in: set) }
      variants += NameComparer(readings: members).variants().map { $0.placed(in: set) }
    }
    self.relations = relations
    self.repetitions = repetitions
    nameVariants = variants
    var comparer = SourceComparer(readings: readings)
    sources = comparer.sources()
    sourceVariants = comparer.variants
    var owners: [[SourceID?]] = readings.map { Array(repeating: nil, count: $0.citations.count) }
    for source in sources {
      for place in source.citations { owners[place.document][Int(place.citation.index)] = source.id }
    }
    sourceOfCitation = owners
    markersByNote = readings.map { reading in
      var markers: [[MarkerID]] = Array(repeating: [], count: reading.apparatus.notes.count)
      for marker in reading.apparatus.markers { if let note = marker.note { markers[Int(note.index)].append(marker.id) } }
      return markers
    }
  }

  /// The markers that lead to a note, in the order of the text.
  public func markers(leadingTo note: NoteID, in document: Int) -> [MarkerID] {
    guard markersByNote.indices.contains(document), markersByNote[document].indices.contains(Int(note.index)) else { return [] }
    return markersByNote[document][Int(note.index)]
  }

  /// The notes of a document, in reading order.
  public func notes(of document: Int) -> [Note] { readings.indices.contains(document) ? readings[document].apparatus.notes : [] }
  /// The markers of a document, in the order of its text.
  public func markers(of document: Int) -> [Marker] { readings.indices.contains(document) ? readings[document].apparatus.markers : [] }
  /// The claims of a document, in reading order.
  public func claims(of document: Int) -> [Claim] { readings.indices.contains(document) ? readings[document].claims.claims : [] }
  /// The figures of a document, in reading order.
  public func figures(of document: Int) -> [Figure] { readings.indices.contains(document) ? readings[document].claims.figures : [] }
  /// The quotations of a document, in reading order.
  public func quotations(of document: Int) -> [Quotation] {
    readings.indices.contains(document) ? readings[document].claims.quotations : []
  }
  /// The citations of a document, in reading order.
  public func citations(of document: Int) -> [Citation] { readings.indices.contains(document) ? readings[document].citations : [] }
  /// The claim that a marker belongs to.
  public func claim(of marker: MarkerID, in document: Int) -> Claim? {
    guard readings.indices.contains(document), readings[document].claims.claimOfMarker.indices.contains(Int(marker.index)) else {
      return nil
    }
    return readings[document].claims.claimOfMarker[Int(marker.index)].map { readings[document].claims.claims[Int($0.index)] }
  }
}

extension FigureRelation {
  /// The relation with the indices of a set of documents made those of the corpus.
  fileprivate func placed(in set: [Int]) -> FigureRelation {
    func moved(_ place: FigurePlace) -> FigurePlace { FigurePlace(document: set[place.document], figure: place.figure) }
    var ground = ground
    if case .growth(let growth) = ground {
      ground = .growth(
        Growth(
          base: moved(growth.base), result: moved(growth.result), rate: moved(growth.rate), falls: growth.falls,
          impliedBase: growth.impliedBase, statedBase: growth.statedBase))
    }
    return FigureRelation(kind: kind, figures: figures.map(moved), ground: ground)
  }
}

extension RepeatedPassage {
  fileprivate func placed(in set: [Int]) -> RepeatedPassage {
    RepeatedPassage(
      first: Place(document: set[first.document], ranges: first.ranges),
      second: Place(document: set[second.document], ranges: second.ranges),
      isExact: isExact, wordCount: wordCount)
  }
}

extension NameVariant {
  fileprivate func placed(in set: [Int]) -> NameVariant {
    NameVariant(spellings: spellings.map { Spelling(document: set[$0.document], range: $0.range, text: $0.text) })
  }
}
