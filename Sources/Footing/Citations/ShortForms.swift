/// Mentions that give of a work only what is needed to know it again: "Holt 1998, p. 15", "Holt, ‘Salt’, p. 30", "Salt and
/// Timber, p. 30", and names that an earlier note has announced ("hereafter “Rivals”").
///
/// A mention is short where it lacks what a reader needs to find the work (journal, publisher, address, place) and one
/// work before it, and only one, has what it says and more. Linear: a name is looked up, and its last works compared.
struct ShortForms {
  /// The short mention, and the work.
  private(set) var found: [(short: Int, work: Int)] = []

  private let document: Document
  private let words: NoteWords
  private let citations: [Citation]
  /// Full references by the first author's family name, and by the first word of the title.
  private var byName: [UInt64: [Int]] = [:]
  private var byTitle: [UInt64: [Int]] = [:]
  private var announced: [UInt64: Int] = [:]

  /// How many works of one name are looked at.
  private static let limit = 32

  init(document: Document, words: NoteWords, citations: [Citation]) {
    self.document = document
    self.words = words
    self.citations = citations
    // Most documents have none, and need no index.
    guard citations.indices.contains(where: { mayBeShort($0) }) else { return }
    for index in citations.indices where citations[index].form == .full {
      if let work = announcedWork(index) ?? abbreviatedWork(index) {
        found.append((index, work))
      } else {
        add(index)
      }
    }
  }

  private func mayBeShort(_ index: Int) -> Bool {
    citations[index].form == .full
      && (citations[index].places.announced != nil || citations[index].note != nil && Self.isShort(citations[index].item))
  }

  private mutating func add(_ index: Int) {
    let item = citations[index].item
    guard item.kind != .legalCase, item.kind != .legislation else { return }
    if !Self.isShort(item) {
      if let name = item.authors.first?.last { byName[Self.key(of: name), default: []].append(index) }
      if let word = item.title.flatMap(Self.firstWord) { byTitle[word, default: []].append(index) }
    }
    if let name = citations[index].places.announced {
      let key = LetterHash("h").with(lettersOf: document.text.string(in: [name])).value
      announced[key] = announced[key] ?? index
    }
  }

  /// It has nothing to find the work by.
  private static func isShort(_ item: Reference) -> Bool {
    item.containerTitle == nil && item.publisher == nil && item.publisherPlace == nil && item.collectionTitle == nil && item.url == nil
      && item.doi == nil && item.volume == nil && item.interviewee == nil
      && (item.issued == nil || item.title == nil)
      && item.archive == nil && item.issued?.month == nil
  }

  // MARK: Authors and titles

  private func abbreviatedWork(_ index: Int) -> Int? {
    let item = citations[index].item
    guard Self.isShort(item), citations[index].note != nil, item.title != nil || item.issued != nil || citations[index].locator != nil
    else {
      return nil
    }
    let view = words.view(of: citations[index])
    guard let end = endBeforePage(view) else { return nil }
    let candidates: [Int]
    var title = item.title.map(Folding.folded)
    if let (works, behind) = leadingName(view, before: end) {
      candidates = works
      title = behind < end ? Folding.folded(view.string(behind, through: end - 1)) : nil
    } else if let name = item.authors.first?.last {
      candidates = byName[Self.key(of: name)] ?? []
    } else if let title = item.title, title.utf8.count >= 8, citations[index].locator != nil {
      candidates = Self.firstWord(of: title).flatMap { byTitle[$0] } ?? []
    } else {
      return nil
    }
    var works: [[UInt8]: Int] = [:]
    for candidate in candidates.suffix(Self.limit) where extends(citations[candidate].item, item, title) {
      works[Folding.letters(citations[candidate].item.title ?? "")] = candidate
    }
    return works.count == 1 ? works.values.first : nil
  }

  /// Behind a name, a title and a year stands a page, and nothing else: "S.C., 3 Keb. 650" is reported somewhere, "Report 16-294"
  /// and "Volume IV" are others than before.
  private func endBeforePage(_ view: TokenView) -> Int? {
    var end = view.count
    while end > 0,
      !view[end - 1].isWord || view.isPageWord(end - 1) || view.word(end - 1, is: "at") || view.word(end - 1, is: "f")
        || view.word(end - 1, is: "ff")
    {
      end -= 1
    }
    let isNamed = view[0].length >= 3 || view[0].isQuote || view.kind(1) == .period && view[2].length >= 3
    let saysMore = (0..<end).contains { index in
      view.kind(index) == .digits && view.year(index) == nil || view.kind(index) == .semicolon
        || view[index].isWord && Self.divisions.contains(view[index].key)
    }
    return isNamed && !saysMore && end <= 20 ? end : nil
  }

  private static let divisions = WordSet("volume vol part appendix annex chapter")

  /// "Holt 1998", "A. Holt (1998)", "Holt, Salt": the works of whom it begins with, and where the title begins.
  private func leadingName(_ view: TokenView, before end: Int) -> (works: [Int], behind: Int)? {
    var at = 0
    while view[at].isCapitalized, view[at].length <= 2, view.kind(at + 1) == .period { at += 2 }
    guard view[at].isWord, view[at].isCapitalized, let works = byName[Self.key(of: view.string(at))] else {
      return nil
    }
    let year = view.kind(at + 1) == .openParenthesis ? at + 2 : at + 1
    guard view.year(year) != nil || view.kind(at + 1) == .comma else { return nil }
    var behind = at + 1
    while behind < end, !view[behind].isWord { behind += 1 }
    return (works, behind)
  }

  /// What the short form says is true of the whole one.
  private func extends(_ whole: Reference, _ short: Reference, _ title: [UInt8]?) -> Bool {
    if let year = short.issued?.year, year != whole.issued?.year { return false }
    if short.authors.count > 1 {
      guard zip(short.authors, whole.authors).allSatisfy({ Folding.letters($0.last) == Folding.letters($1.last) }) else { return false }
    }
    guard let part = title else { return true }
    let all = Folding.folded(whole.title ?? "")
    return all.starts(with: part) || Self.words(part).allSatisfy(Set(Self.words(all)).contains)
  }

  private static func key(of name: String) -> UInt64 { LetterHash("n").with(lettersOf: name).value }

  private static func words(_ folded: [UInt8]) -> [[UInt8]] {
    folded.split { !$0.isLetterOrDigit }.map(Array.init)
  }

  /// The first word of four and more letters.
  private static func firstWord(of title: String) -> UInt64? {
    var hash = LetterHash("w")
    var letters = 0
    var isOver = false
    Folding.eachByte(of: title) { byte in
      if isOver { return }
      if byte.isLetterOrDigit {
        hash.combine(byte)
        letters += 1
      } else if letters > 3 {
        isOver = true
      } else {
        hash = LetterHash("w")
        letters = 0
      }
    }
    return letters > 3 ? hash.value : nil
  }

  // MARK: Announced names

  /// The mention is an announced name, with a page at most.
  private func announcedWork(_ index: Int) -> Int? {
    guard !announced.isEmpty, citations[index].item.issued == nil, citations[index].item.url == nil else { return nil }
    let view = words.view(of: citations[index])
    var start = 0
    while view[start].isQuote || view.kind(start) == .asterisk { start += 1 }
    var stop = start
    while stop < view.count, view[stop].isWord || view.kind(stop) == .hyphen { stop += 1 }
    guard stop > start, stop - start <= 12 else { return nil }
    return announced[LetterHash("h").with(lettersOf: view.string(start, through: stop - 1)).value]
  }
}
