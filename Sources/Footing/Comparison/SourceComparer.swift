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
  enum Field: Sendable { case year, title, author, day }
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
  private var places: [CitationPlace] = []
  /// How much each tells of its work; nil for those that lead to another, and for keys that lead nowhere.
  private var weights: [Int?] = []
  private var titles = FoldedTitles()

  /// How many members of a group another is compared with.
  private static let comparedAtMost = 24

  init(readings: [Reading]) { self.readings = readings }

  mutating func sources() -> [Source] {
    let count = readings.reduce(0) { $0 + $1.citations.count }
    places.reserveCapacity(count)
    weights = Array(repeating: nil, count: count)
    var sets = DisjointSets(count: count)
    var firsts: [UInt64: Int] = [:]
    firsts.reserveCapacity(count)
    var works: [ComparedWork] = []
    works.reserveCapacity(count)
    var addressed: [(work: ComparedWork, address: UInt64)] = []
    for (document, reading) in readings.enumerated() {
      let offset = places.count
      let list = reading.citations
      let citations = list.span
      for place in citations.indices {
        let index = places.count
        places.append(CitationPlace(document: document, citation: citations[place].id))
        if let antecedent = citations[place].antecedent { sets.join(index, offset + Int(antecedent.index)) }
        guard !citations[place].form.isBackReference else { continue }
        if citations[place].reason == nil { weights[index] = citations[place].item.weight }
        let work = ComparedWork(citations[place], index: index, in: &titles)
        eachKey(of: citations[place], work, in: document) { key in
          if let other = firsts[key] { sets.join(other, index) } else { firsts[key] = index }
        }
        if let url = citations[place].item.url, url.utf8.count >= 20 {
          addressed.append((work, LetterHash("u").with(lettersOf: url).value))
        }
        if work.isComparable { works.append(work) }
      }
    }
    join(addressed, &sets)
    joinVariants(works, &sets)
    var sources: [Source] = []
    for group in sets.groups() {
      // A back-reference that leads nowhere belongs to no source.
      guard let fullest = fullest(group) else { continue }
      sources.append(Source(id: SourceID(sources.count), item: self[fullest].item, citations: group.map { places[$0] }))
    }
    return sources
  }

  private subscript(_ index: Int) -> Citation {
    _read { yield readings[places[index].document].citations[Int(places[index].citation.index)] }
  }

  /// What two mentions of one work have in common, in hashes of 64 bits.
  private func eachKey(of citation: Citation, _ work: ComparedWork, in document: Int, _ body: (UInt64) -> Void) {
    if let key = citation.key {
      // What the bibliography does not have is no source, however often it is cited.
      guard citation.reason == nil else { return }
      body(LetterHash("k").with(number: document).with(bytesOf: key).value)
    }
    if let doi = citation.item.doi { body(LetterHash("d").with(lettersOf: doi).value) }
    let year = work.issued?.year ?? 0
    if citation.item.kind == .legalCase || citation.item.kind == .legislation, let reporter = citation.item.containerTitle {
      // Reports, volume and page name a judgment, code and section a law; the parties' names are common.
      guard let page = citation.item.page else { return }
      let volume = LetterHash("c").with(bytesOf: citation.item.volume ?? "").with(number: citation.item.volume == nil ? year : 0)
      body(volume.with(bytesOf: " ").with(bytesOf: page).with(lettersOf: reporter).value)
    } else if let interviewee = citation.item.interviewee {
      guard let issued = work.issued else { return }
      body(LetterHash("i").with(lettersOf: interviewee).with(bytesOf: issued.description).value)
    } else if citation.item.kind == .personalCommunication {
      guard let issued = work.issued else { return }
      body(titles.hash(of: work.title, LetterHash("l"), upTo: .max).with(bytesOf: issued.description).value)
    } else if work.letterCount >= 8 {
      // Editions of different years are different works.
      body(titles.hash(of: work.title, LetterHash("t"), upTo: 48).with(number: year).value)
    }
  }

  /// What lies at one address is one work, unless its mentions say otherwise: many give the address of a whole site.
  private func join(_ works: [(work: ComparedWork, address: UInt64)], _ sets: inout DisjointSets) {
    var groups = Chains<UInt64, Int>(count: works.count)
    for (index, (work, address)) in works.enumerated() {
      groups.add(index, to: address, comparedTo: Self.comparedAtMost) { other -> Bool in
        guard !titles.areOfTwoWorks(work.title, works[other].work.title) else { return false }
        sets.join(works[other].work.index, work.index)
        return true
      }
    }
  }

  // MARK: One work in two ways

  private mutating func joinVariants(_ works: [ComparedWork], _ sets: inout DisjointSets) {
    var groups = Chains<UInt64, Int>(count: works.count * 4)
    /// Compares a work with the last ones of its group, and puts it behind them.
    func add(_ index: Int, to key: UInt64, _ difference: (ComparedWork, ComparedWork) -> SourceVariant.Field?) {
      groups.add(index, to: key, comparedTo: Self.comparedAtMost) { other -> Bool in
        guard let field = difference(works[index], works[other]) else { return false }
        let (first, second) = (works[other].index, works[index].index)
        sets.join(first, second)
        variants.append(SourceVariant(field: field, first: places[first], second: places[second]))
        return true
      }
    }
    for (index, work) in works.enumerated() {
      if let person = work.person {
        add(index, to: person, Self.interviews)
        continue
      }
      guard work.letterCount >= 16, let family = work.family else { continue }
      let titled = titles.hash(of: work.title, family, upTo: .max).value
      groups.add(index, to: titled &+ 1, comparedTo: Self.comparedAtMost) { other -> Bool in
        if works[other].issued == nil || work.issued == nil { sets.join(works[other].index, work.index) }
        return false
      }
      add(index, to: titled) { articles($0, $1) }
      guard let year = work.issued?.year else { continue }
      let dated = titles.hash(of: work.title, LetterHash("a"), upTo: .max).with(number: year).value
      add(index, to: dated) { titles.differInALetter($0.author, $1.author) ? .author : nil }
      add(index, to: family.with(number: year).value) { titles.differInALetter($0.title, $1.title) ? .title : nil }
    }
  }

  /// One person in one place on days that lie close together was met once, or twice; the notes should tell.
  private static func interviews(_ a: ComparedWork, _ b: ComparedWork) -> SourceVariant.Field? {
    guard let day = a.issued?.dayNumber, let other = b.issued?.dayNumber, a.issued?.day != nil, b.issued?.day != nil else { return nil }
    return day != other && abs(day - other) <= 3 ? .day : nil
  }

  /// An edition or a yearbook has a year of its own; an article in one journal has not two.
  private func articles(_ a: ComparedWork, _ b: ComparedWork) -> SourceVariant.Field? {
    guard let year = a.issued?.year, let other = b.issued?.year, year != other, let container = a.container, container == b.container else {
      return nil
    }
    return titles.hasNumber(a.title) ? nil : .year
  }

  /// The one of which most is known; the last of equals.
  private func fullest(_ group: [Int]) -> Int? {
    var fullest: (index: Int, weight: Int)?
    for index in group {
      if let weight = weights[index], weight >= fullest?.weight ?? 0 { fullest = (index, weight) }
    }
    return fullest?.index
  }
}

/// What of a reference is compared, folded and hashed once.
private struct ComparedWork {
  let index: Int
  let issued: CalendarDate?
  /// Whom an interview was with, and where.
  let person: UInt64?
  /// The first author's family name, where it has three and more letters.
  let family: LetterHash?
  /// The words of that name, and of the title, among all.
  let author: Range<Int>
  let title: Range<Int>
  let letterCount: Int
  let container: UInt64?
  /// Can it be the same work as another that is given otherwise?
  let isComparable: Bool

  init(_ citation: Citation, index: Int, in titles: inout FoldedTitles) {
    self.index = index
    issued = citation.item.issued
    person = citation.item.interviewee.map {
      LetterHash("p").with(lettersOf: $0).with(lettersOf: citation.item.publisherPlace ?? "").value
    }
    let family = citation.item.authors.first.map { LetterHash("f").with(lettersOf: $0.last) }
    self.family = family.flatMap { $0.count > 3 ? $0 : nil }
    author = titles.append(citation.item.authors.first?.last ?? "")
    title = titles.append(citation.item.title ?? "")
    letterCount = titles.letterCount(of: title)
    container = citation.item.containerTitle.map { LetterHash("j").with(lettersOf: $0).value }
    let isLegal = citation.item.kind == .legalCase || citation.item.kind == .legislation
    isComparable = (citation.form == .full || citation.form == .key) && !isLegal
  }
}

/// Titles in small letters without marks, cut into words. All lie in one array; a title is a range of words.
struct FoldedTitles {
  private var bytes: [UInt8] = []
  private var hashes: [UInt32] = []
  /// Where each word begins; it ends where the next one does.
  private var starts: [UInt32] = [0]

  /// The words of `title`.
  mutating func append(_ title: String) -> Range<Int> {
    let first = hashes.count
    var hash = Folding.Hash()
    var start = bytes.count
    func close() {
      guard start < bytes.count else { return }
      hashes.append(hash.value)
      starts.append(UInt32(clamping: bytes.count))
      start = bytes.count
      hash = Folding.Hash()
    }
    Folding.eachByte(of: title) { byte in
      guard byte.isLetterOrDigit else { return close() }
      bytes.append(byte)
      hash.combine(byte)
    }
    close()
    return first..<hashes.count
  }

  func letterCount(of title: Range<Int>) -> Int {
    Int(starts[title.upperBound] - starts[title.lowerBound])
  }

  /// `hash` with the first `limit` letters of a title.
  func hash(of title: Range<Int>, _ hash: LetterHash, upTo limit: Int) -> LetterHash {
    guard !title.isEmpty else { return hash }
    var hash = hash
    let start = Int(starts[title.lowerBound])
    for index in start..<(start + min(letterCount(of: title), limit)) { hash.combine(bytes[index]) }
    return hash
  }

  /// Both are told, and of the words of neither more than half stand in the other.
  func areOfTwoWorks(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard !a.isEmpty, !b.isEmpty else { return false }
    let words = Set(hashes[a])
    let common = hashes[b].count { words.contains($0) }
    return common * 2 <= min(words.count, b.count)
  }

  func hasNumber(_ title: Range<Int>) -> Bool { title.contains { word(at: $0).contains(where: \.isASCIIDigit) } }

  private func word(at index: Int) -> ArraySlice<UInt8> { bytes[Int(starts[index])..<Int(starts[index + 1])] }

  /// One word of four and more letters was written with a letter more, less, or another. "Iran" and "Iraq", which are both
  /// words that are known, make two titles, and so do "Part A" and "Part B".
  func differInALetter(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count, abs(letterCount(of: a) - letterCount(of: b)) <= 1, let odd = oddWord(of: a, beside: b) else { return false }
    let (first, second) = (word(at: a.lowerBound + odd), word(at: b.lowerBound + odd))
    // Among works by number or by place nearly all differ in a word: the plainest question comes first.
    guard first.count >= 4, second.count >= 4, first.first == second.first || first.last == second.last else { return false }
    let pair = [first, second]
    guard pair.allSatisfy({ !$0.contains(where: \.isASCIIDigit) }), NameComparer.distance(pair[0], pair[1]) == 1 else {
      return false
    }
    return pair.contains { Lexicon.english.sense(of: String(decoding: $0, as: UTF8.self)).classes.isEmpty }
  }

  /// The only word that differs, if its length differs by one at most.
  private func oddWord(of a: Range<Int>, beside b: Range<Int>) -> Int? {
    var odd: Int?
    for index in 0..<a.count where hashes[a.lowerBound + index] != hashes[b.lowerBound + index] {
      if odd != nil { return nil }
      odd = index
    }
    guard let odd else { return nil }
    return abs(word(at: a.lowerBound + odd).count - word(at: b.lowerBound + odd).count) <= 1 ? odd : nil
  }
}
