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

/// One work that two references give in two ways.
struct SourceVariant: Sendable {
  enum Field: Sendable { case year, title, day }
  let field: Field
  let first: CitationPlace
  let second: CitationPlace
}

/// Joins the mentions of one work, within and across documents: by address, by title and year, by person and day for
/// interviews; then by author and title where a year is missing or differs, and by author and year where a title differs
/// in a letter. Back-references go with what they lead to. Linear: each group looks at its last members only.
struct SourceComparer {
  let readings: [Reading]
  /// What was joined though it differs.
  private(set) var variants: [SourceVariant] = []

  mutating func sources() -> [Source] {
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
    joinVariants(places, &sets)
    var sources: [Source] = []
    for group in sets.groups() {
      let members = group.map { places[$0] }
      // A back-reference that leads nowhere belongs to no source.
      guard let item = fullest(members) else { continue }
      sources.append(Source(id: SourceID(sources.count), item: item, citations: members))
    }
    return sources
  }

  // MARK: One work in two ways

  /// How many members of a group another is compared with.
  private static let groupLimit = 24

  private mutating func joinVariants(_ places: [CitationPlace], _ sets: inout DisjointSets) {
    var groups: [[UInt8]: [Int]] = [:]
    for (index, place) in places.enumerated() {
      let citation = citation(place)
      let item = citation.item
      guard citation.form == .full || citation.form == .key, item.kind != .legalCase, item.kind != .legislation else { continue }
      if let interviewee = item.interviewee {
        let group = Array("i".utf8) + Folding.letters("\(interviewee) \(item.publisherPlace ?? "")")
        compare(index, in: groups[group], places, &sets, Self.interviews)
        groups[group, default: []].append(index)
        continue
      }
      guard let author = item.authors.first, let title = item.title else { continue }
      let family = Folding.letters(author.last)
      let letters = Folding.letters(title)
      guard letters.count >= 16, family.count >= 3 else { continue }
      let titled = Array("t".utf8) + family + [0x7C] + letters
      compare(index, in: groups[titled], places, &sets, Self.articles)
      for other in (groups[titled] ?? []).suffix(Self.groupLimit)
      where self.citation(places[other]).item.issued == nil || item.issued == nil {
        sets.join(other, index)
      }
      groups[titled, default: []].append(index)
      guard let year = item.issued?.year else { continue }
      let dated = Array("y\(year)".utf8) + family
      compare(index, in: groups[dated], places, &sets, Self.titles)
      groups[dated, default: []].append(index)
    }
  }

  /// One person in one place on days that lie close together was met once, or twice; the notes should tell.
  private static func interviews(_ a: Reference, _ b: Reference) -> SourceVariant.Field? {
    guard let day = a.issued?.dayNumber, let other = b.issued?.dayNumber, a.issued?.day != nil, b.issued?.day != nil else { return nil }
    return day != other && abs(day - other) <= 3 ? .day : nil
  }

  /// An edition or a yearbook has a year of its own; an article in one journal has not two.
  private static func articles(_ a: Reference, _ b: Reference) -> SourceVariant.Field? {
    guard let year = a.issued?.year, let other = b.issued?.year, year != other, let container = a.containerTitle,
      let same = b.containerTitle,
      Folding.letters(container) == Folding.letters(same), a.title?.utf8.contains(where: \.isASCIIDigit) == false
    else { return nil }
    return .year
  }

  private static func titles(_ a: Reference, _ b: Reference) -> SourceVariant.Field? {
    differInALetter(a.title ?? "", b.title ?? "") ? .title : nil
  }

  /// Joins `index` with what of a group is the same work given otherwise, and notes the difference once.
  private mutating func compare(
    _ index: Int, in group: [Int]?, _ places: [CitationPlace], _ sets: inout DisjointSets,
    _ field: (Reference, Reference) -> SourceVariant.Field?
  ) {
    for other in (group ?? []).suffix(Self.groupLimit) {
      guard let field = field(citation(places[index]).item, citation(places[other]).item) else { continue }
      sets.join(other, index)
      variants.append(SourceVariant(field: field, first: places[other], second: places[index]))
      return
    }
  }

  /// One word of four and more letters was written with a letter more, less, or another. "Iran" and "Iraq", which are both
  /// words that are known, make two titles, and so do "Part A" and "Part B".
  static func differInALetter(_ a: String, _ b: String) -> Bool {
    guard abs(a.utf8.count - b.utf8.count) <= 8 else { return false }
    func words(_ title: String) -> [[UInt8]] {
      Folding.folded(title).split { !$0.isASCIILetter && !$0.isASCIIDigit && $0 < 0x80 }.map(Array.init)
    }
    let differing = zip(words(a), words(b)).filter { $0 != $1 }
    guard words(a).count == words(b).count, differing.count == 1, let (one, other) = differing.first else { return false }
    guard min(one.count, other.count) >= 4, !(one + other).contains(where: \.isASCIIDigit), NameComparer.distance(one, other) == 1 else {
      return false
    }
    return [one, other].contains { Lexicon.english.sense(of: String(decoding: $0, as: UTF8.self)).classes.isEmpty }
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
