/// All that was read of one document, before it is compared with itself and with others.
struct Reading: Sendable {
  let document: Document
  let apparatus: NoteApparatus
  let citations: [Citation]
  let noteContents: [NoteContent]
  let claims: ClaimTable

  init(_ document: Document) {
    self.document = document
    apparatus = NoteReader(document: document).apparatus()
    let cited = CitationScanner(document: document, notes: apparatus.notes).scan()
    citations = BackReferenceResolver(document: document, notes: apparatus.notes, citations: cited.citations).citations
    noteContents = cited.contents
    claims = ClaimScanner(document: document, apparatus: apparatus, citations: cited).table()
  }

  func figure(_ id: FigureID) -> Figure { claims.figures[Int(id.index)] }
  func slots(_ id: FigureID) -> FigureSlots { claims.slots[Int(id.index)] }
  func claim(of figure: FigureID) -> Claim? { claims.claimOfFigure[Int(figure.index)].map { claims.claims[Int($0.index)] } }
  func note(_ id: NoteID) -> Note { apparatus.notes[Int(id.index)] }
}
