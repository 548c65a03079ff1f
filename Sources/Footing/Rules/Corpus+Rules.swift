extension Corpus {
  /// The findings of `body` for each document in turn.
  func eachReading(_ body: (Int, Reading) -> [Finding]) -> [Finding] {
    readings.enumerated().flatMap { body($0.offset, $0.element) }
  }

  func figure(_ place: FigurePlace) -> Figure { readings[place.document].figure(place.figure) }

  func citation(_ place: CitationPlace) -> Citation { readings[place.document].citations[Int(place.citation.index)] }

  /// Where a figure stands.
  func location(_ place: FigurePlace, _ message: String? = nil) -> Location {
    Location(place.document, [figure(place).range], message)
  }

  /// A figure as it is written.
  func text(_ place: FigurePlace) -> String {
    readings[place.document].document.text.string(in: [figure(place).range])
  }

  /// "note 12"
  func name(_ note: NoteID, in document: Int) -> String {
    readings[document].note(note).label.map { "note \($0)" } ?? "the note without a label"
  }

  /// The words of a citation, as far as a message has room.
  func text(_ citation: Citation, in document: Int) -> String {
    readings[document].document.text.string(in: citation.ranges).shortened(to: 60)
  }
}

extension String {
  /// At most `count` characters, with an ellipsis for the rest.
  func shortened(to count: Int) -> String {
    guard unicodeScalars.count > count else { return self }
    var shortened = String.UnicodeScalarView()
    shortened.append(contentsOf: unicodeScalars.prefix(count))
    return String(shortened).trimmed + "…"
  }
}

/// The works that each note of a document cites, for what tells of one and is held against it.
struct WorksOfNotes {
  private let reading: Reading
  /// The first work of each note, and how many it cites.
  private var works: [(first: Int32, count: Int32)]

  init(_ reading: Reading) {
    self.reading = reading
    works = Array(repeating: (0, 0), count: reading.apparatus.notes.count)
    for index in reading.citations.indices {
      guard let note = reading.citations[index].note.map({ Int($0.index) }), note < works.count else { continue }
      if works[note].count == 0 { works[note].first = Int32(clamping: index) }
      works[note].count += 1
    }
  }

  /// The one work that a note cites, in full.
  func only(in note: NoteID) -> Citation? {
    guard Int(note.index) < works.count, works[Int(note.index)].count == 1 else { return nil }
    let cited = Int(works[Int(note.index)].first)
    return reading.citations[cited].form == .full ? reading.citations[cited] : nil
  }

  /// The one work that the one marker of a sentence leads to.
  func only(citedBy claim: Claim) -> Citation? {
    claim.markers.theOnly.flatMap { reading.apparatus.markers[Int($0.index)].note }.flatMap { only(in: $0) }
  }
}
