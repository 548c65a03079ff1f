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
  let quotationVariants: [QuotationVariant]
  let sourceVariants: [SourceVariant]
  /// The markers that lead to each note, by document and note.
  private let markersByNote: [[[MarkerID]]]

  /// The documents, ordered by path.
  public let documents: [Document]

  init(_ readings: [Reading], _ comparisons: Comparisons) {
    self.readings = readings
    documents = readings.map(\.document)
    relations = comparisons.relations
    repetitions = comparisons.repetitions
    nameVariants = comparisons.nameVariants
    quotationVariants = comparisons.quotationVariants
    sources = comparisons.sources
    sourceVariants = comparisons.sourceVariants
    sourceOfCitation = comparisons.sourceOfCitation
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
