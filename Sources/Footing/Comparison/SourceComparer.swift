/// Names a source of a corpus.
public struct SourceID: Sendable, Hashable, Comparable {
  /// Its place in the list, from 0.
  public let index: UInt32
  init(_ index: Int) { self.index = UInt32(clamping: index) }
  /// In the order of the list.
  public static func < (a: SourceID, b: SourceID) -> Bool { a.index < b.index }
}

/// A citation of one of several documents.
public struct CitationPlace: Sendable, Hashable, Comparable {
  /// Index among the documents.
  public let document: Int
  /// The citation in that document.
  public let citation: CitationID

  /// In the order of the list.
  public static func < (a: CitationPlace, b: CitationPlace) -> Bool {
    a.document != b.document ? a.document < b.document : a.citation < b.citation
  }
}

/// A work out in the world, with all its mentions.
public struct Source: Sendable {
  /// Its place among the sources of the corpus.
  public let id: SourceID
  /// The fullest of its mentions.
  public let item: Reference
  /// All its mentions, in order.
  public let citations: [CitationPlace]
}

/// Joins the mentions of one work, within and across documents: by address, by title and year, by person and day for
/// interviews; back-references go with what they lead to. Linear.
struct SourceComparer {
  let readings: [Reading]

  func sources() -> [Source] {
    var places: [CitationPlace] = []
    var offsets: [Int] = []
    for (document, reading) in readings.enumerated() {
      offsets.append(places.count)
      for citation in reading.citations { places.append(CitationPlace(document: document, citation: citation.id)) }
    }
    var sets = DisjointSets(count: places.count)
    var byKey: [[UInt8]: Int] = [:]
    for (index, place) in places.enumerated() {
      let citation = citation(place)
      if let antecedent = citation.antecedent { sets.join(index, offsets[place.document] + Int(antecedent.index)) }
      guard !citation.form.isBackReference else { continue }
      for key in keys(of: citation, in: place.document) {
        if let other = byKey[key] { sets.join(other, index) } else { byKey[key] = index }
      }
    }
    var sources: [Source] = []
    for group in sets.groups() {
      let members = group.map { places[$0] }
      // A back-reference that leads nowhere belongs to no source.
      guard let item = fullest(members) else { continue }
      sources.append(Source(id: SourceID(sources.count), item: item, citations: members))
    }
    return sources
  }

  private func citation(_ place: CitationPlace) -> Citation { readings[place.document].citations[Int(place.citation.index)] }

  private func fullest(_ places: [CitationPlace]) -> Reference? {
    places.map { citation($0) }.filter { !$0.form.isBackReference && $0.reason == nil }.max { fields($0.item) < fields($1.item) }?.item
  }

  private func fields(_ item: Reference) -> Int {
    item.authors.count + [item.title, item.containerTitle, item.publisher, item.url, item.page].count { $0 != nil }
      + (item.issued == nil ? 0 : 1)
  }

  private func keys(of citation: Citation, in document: Int) -> [[UInt8]] {
    let item = citation.item
    var keys: [[UInt8]] = []
    if let key = citation.key {
      // What the bibliography does not have is no source, however often it is cited.
      guard citation.reason == nil else { return [] }
      keys.append(Array("k\(document) \(key)".utf8))
    }
    if let doi = item.doi { keys.append(Array("d".utf8) + Folding.letters(doi)) }
    if let url = item.url, url.utf8.count >= 20 { keys.append(Array("u".utf8) + Folding.letters(url)) }
    // Reports, volume and page name a judgment; the parties' names are common.
    if item.kind == .legalCase, let reporter = item.containerTitle {
      guard let page = item.page else { return keys }
      let number = Array("c\(item.volume ?? item.issued.map { String(describing: $0) } ?? "") \(page) ".utf8)
      return keys + [number + Folding.letters(reporter)]
    }
    if let interviewee = item.interviewee {
      if let issued = item.issued {
        keys.append(Array("i".utf8) + Folding.letters(interviewee).prefix(48) + Array(issued.description.utf8))
        // One person in one place within a month was met once, or the notes do not agree on the day.
        if interviewee.split(separator: " ").count >= 2, let place = item.publisherPlace, let year = issued.year, let month = issued.month {
          keys.append(Array("j\(year)-\(month)".utf8) + Folding.letters(interviewee).prefix(48) + Folding.letters(place))
        }
      }
      return keys
    }
    guard let title = item.title else { return keys }
    let letters = Folding.letters(title).prefix(48)
    if letters.count >= 8 {
      // Editions of different years are different works.
      let year = item.issued?.year.map { String($0) } ?? ""
      keys.append(Array("t".utf8) + letters + Array(year.utf8))
    }
    return keys
  }
}
