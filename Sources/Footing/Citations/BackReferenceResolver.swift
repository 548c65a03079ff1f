/// Leads back-references to the works they mean: scope first, then the name, then abstain with a reason.
///
/// *Ibid.* sees only the work just before it; *op. cit.* the works by that name before it; a note number that note
/// alone. A name that the note does not have, but another one has, is a wrong number, and the other note is proposed.
struct BackReferenceResolver {
  /// Where one citation leads, or why nowhere.
  struct Resolution {
    /// It gives only what is needed to know its work again.
    var isShort = false
    var refersTo: NoteID?
    var antecedent: CitationID?
    var reason: Citation.Reason?
    var suggestion: NoteID?
  }

  let notes: [Note]
  let citations: [Citation]
  /// One a citation.
  private(set) var resolutions: [Resolution]
  private let document: Document
  private let words: NoteWords

  /// The citations of each note; they lie together.
  private var byNote: [Range<Int>]
  private var notesByLabel: [String: [Int]] = [:]
  private var names: NameIndex
  /// What each back-reference that is found by a name calls its work.
  private var called: [Int: Called] = [:]
  /// Full citations of judgments by reports and volume.
  private var judgments: [[UInt8]: [Int]] = [:]
  /// What tells a work from others, where it was asked for.
  private var identities: [Int: UInt64] = [:]

  init(document: Document, notes: [Note], words: NoteWords, citations: [Citation]) {
    self.document = document
    self.notes = notes
    self.words = words
    self.citations = citations
    // A key that no bibliography has leads nowhere from the start.
    resolutions = citations.map { Resolution(reason: $0.reason) }
    byNote = Array(repeating: 0..<0, count: notes.count)
    for index in citations.indices {
      guard let note = citations[index].note.map({ Int($0.index) }) else { continue }
      byNote[note] = (byNote[note].isEmpty ? index : byNote[note].lowerBound)..<(index + 1)
    }
    for index in notes.indices {
      if let label = notes[index].label { notesByLabel[label, default: []].append(index) }
    }
    // Those whose note or work is found by a name or a number, not by its place.
    for index in citations.indices
    where citations[index].form.isBackReference && (citations[index].form != .ibid || citations[index].noteReference != nil) {
      called[index] = Called(citations[index], in: document)
    }
    names = NameIndex(works: byNote, words: words, citations: citations, asked: called.values)
    for index in citations.indices where citations[index].item.kind == .legalCase && citations[index].form == .full {
      let item = citations[index].item
      judgments[Folding.letters(item.containerTitle ?? "") + Array((item.volume ?? "").utf8), default: []].append(index)
    }
    let pointing = citations.indices.filter { citations[$0].form.isBackReference }
    for (short, work) in ShortForms(document: document, words: words, citations: citations).found {
      resolutions[short].isShort = true
      lead(short, to: work)
    }
    for index in pointing { resolve(index) }
  }

  /// It points to another note, or gives a part of what was said before.
  private func isBackReference(_ index: Int) -> Bool { citations[index].form.isBackReference || resolutions[index].isShort }

  private mutating func resolve(_ index: Int) {
    let form = citations[index].form
    guard let note = citations[index].note else { return }
    if form == .short {
      resolveShortForm(index)
    } else if let number = citations[index].noteReference, form != .ibid || names(number, noteBefore: Int(note.index)) {
      resolve(index, toNoteLabelled: number, from: Int(note.index))
    } else if form == .ibid || form == .idem && called[index]?.names.isEmpty != false {
      resolveToWorkBefore(index, in: Int(note.index))
    } else {
      resolveByName(index, before: Int(note.index))
    }
  }

  // MARK: By the number of a note

  private mutating func resolve(_ index: Int, toNoteLabelled label: String, from origin: Int) {
    // Where numbering restarts, the nearest note of that number before this one is meant.
    guard let options = notesByLabel[label], let target = Self.last(options, notAbove: origin) ?? options.first else {
      resolutions[index].reason = .noSuchNote
      return
    }
    // A long note may point to its own beginning.
    let isOwn = target == origin
    let works = byNote[target].filter { isOwn ? $0 < index : $0 != index }
    if target > origin || isOwn && works.isEmpty, citations[index].form != .infra, citations[index].form != .crossReference {
      resolutions[index].reason = .laterNote
      return
    }
    let keys = called[index]?.names ?? []
    if keys.isEmpty {
      if citations[index].form == .crossReference || citations[index].form == .infra {
        resolutions[index].refersTo = notes[target].id
        if works.count == 1 { resolutions[index].antecedent = citations[works[0]].id }
      } else if works.count == 1 {
        lead(index, to: works[0])
      } else {
        resolutions[index].reason = works.isEmpty ? .noWorkInNote : .severalWorksInNote
      }
      return
    }
    for work in works where names.work(work, hasAnyOf: keys) { return lead(index, to: work) }
    if !isOwn, names.note(target, hasAnyOf: keys) || isMentioned(keys, in: target) {
      resolutions[index].refersTo = notes[target].id
      resolutions[index].antecedent = works.first.map { citations[$0].id }
    } else {
      resolutions[index].reason = .nameNotInNote
      resolutions[index].suggestion = names.note(havingAnyOf: keys, before: origin, nearestTo: target, works: byNote) {
        citations[$0].form == .full && !resolutions[$0].isShort
      }.map { notes[$0].id }
    }
  }

  /// "Survey (see note 2)", where note 2 says how "the survey" was made.
  private func isMentioned(_ keys: [UInt32], in note: Int) -> Bool {
    byNote[note].isEmpty && words.wholeView(of: note).tokens.contains { $0.isWord && keys.contains($0.key) }
  }

  /// "Ibid. [25]" names the note before it, or a paragraph of the work cited there.
  private func names(_ label: String, noteBefore origin: Int) -> Bool { origin > 0 && notes[origin - 1].label == label }

  private static func last(_ sorted: [Int], notAbove value: Int) -> Int? {
    let low = partitionPoint(sorted.count) { sorted[$0] <= value }
    return low > 0 ? sorted[low - 1] : nil
  }

  // MARK: By place

  private mutating func resolveToWorkBefore(_ index: Int, in note: Int) {
    if let same = byNote[note].last(where: { $0 < index }) { return lead(index, to: same) }
    guard beginsSentence(index) else { return resolutions[index].reason = .pointsIntoText }
    guard note > 0 else { return resolutions[index].reason = .noPrecedingWork }
    let before = byNote[note - 1]
    switch before.count {
    case 0:
      // "Official report." names a source in words that no reference has; a whole sentence does not.
      if isProse(note - 1) { resolutions[index].reason = .precedingNoteIsComment } else { resolutions[index].refersTo = notes[note - 1].id }
    case 1: lead(index, to: before.lowerBound)
    default:
      // After several works nobody can tell which one is meant; the last is the custom, and it is said to be one.
      resolutions[index].reason = .severalPrecedingWorks
    }
  }

  /// Nothing but a signal stands before the back-reference in its sentence.
  private func beginsSentence(_ index: Int) -> Bool {
    let view = words.view(of: citations[index])
    return view.backReferenceForm(at: 0) != nil || view.isDitto(at: 0)
  }

  private func isProse(_ note: Int) -> Bool {
    let view = words.wholeView(of: note)
    return view.count > 40 || SegmentSigns(view: view, 0..<view.count).isProse
  }

  // MARK: Judgments

  /// "Dahl, 3 U.S., at 77": the one judgment in that volume that is called so.
  private mutating func resolveShortForm(_ index: Int) {
    let item = citations[index].item
    let keys = called[index]?.names ?? []
    let reporter = Folding.letters(item.containerTitle ?? "")
    var found: [String: Int] = [:]
    let volume = judgments[reporter + Array((item.volume ?? "").utf8)] ?? []
    let before = partitionPoint(volume.count) { volume[$0] < index }
    for work in volume[..<before].suffix(64) {
      if !keys.isEmpty, !names.work(work, hasAnyOf: keys) { continue }
      found[citations[work].item.page ?? ""] = work
    }
    if found.count == 1, let work = found.values.first {
      lead(index, to: work)
    } else {
      resolutions[index].reason = found.isEmpty ? .noWorkByName : .severalWorksByName
    }
  }

  /// No judgment is longer than this many pages, by custom (as in eyecite).
  private static let longestJudgment = 150

  /// The page that a back-reference names can lie in the judgment that it would lead to.
  private static func isPage(_ locator: String?, within item: Reference) -> Bool {
    guard item.kind == .legalCase, let locator else { return true }
    guard let first = item.page.flatMap({ Int($0) }), let page = Int(locator.prefix { $0.isNumber }) else { return false }
    return page >= first && page <= first + longestJudgment
  }

  // MARK: By name

  private mutating func resolveByName(_ index: Int, before note: Int) {
    let keys = called[index]?.names ?? []
    let form = citations[index].form
    guard !keys.isEmpty else {
      if form == .supra || form == .infra { resolutions[index].reason = .pointsIntoText } else { resolveToWorkBefore(index, in: note) }
      return
    }
    let named = names.works(havingAnyOf: keys, before: index).filter { !isBackReference($0) }
    // "Holt, Salt, op. cit.": of several works by Holt the one that has the word behind his name as well.
    let details = called[index]?.details ?? []
    let precise = details.isEmpty ? [] : named.filter { work in details.allSatisfy { names.work(work, hasAnyOf: [$0]) } }
    let works = precise.isEmpty ? named : precise
    if works.isEmpty {
      resolutions[index].reason = form == .supra || form == .infra ? .pointsIntoText : .noWorkByName
    } else if areSeveral(works) {
      // A word that several works share is a name only where it is read as one in two of them.
      let authored = works.filter { work in
        citations[work].item.authors.contains { Folding.words(of: $0.last).contains(where: keys.contains) }
      }
      let isSure = form != .infra && (areSeveral(authored) || citations[works[0]].item.kind == .legalCase)
      resolutions[index].reason = isSure ? .severalWorksByName : .pointsIntoText
    } else if let work = works.last {
      lead(index, to: work)
    }
  }

  /// Not all mentions are of one work.
  private mutating func areSeveral(_ works: [Int]) -> Bool {
    guard works.count > 1 else { return false }
    let first = identity(of: works[0])
    return works.contains { identity(of: $0) != first }
  }

  /// What tells works of one name apart: the title; for a judgment, where it is reported.
  private mutating func identity(of work: Int) -> UInt64 {
    if let known = identities[work] { return known }
    let item = citations[work].item
    var identity = LetterHash("i")
    if item.kind == .legalCase, let reporter = item.containerTitle {
      identity = identity.with(lettersOf: "\(reporter) \(item.volume ?? "") \(item.page ?? "")")
    } else {
      identity = identity.with(lettersOf: item.title ?? "")
    }
    identities[work] = identity.value
    return identity.value
  }

  private mutating func lead(_ index: Int, to work: Int) {
    if isBackReference(work), resolutions[work].antecedent == nil, resolutions[work].refersTo == nil {
      return resolutions[index].reason = .antecedentUnresolved
    }
    // A back-reference to a back-reference means what that one means; no circle can arise, since each leads to an
    // earlier one that has been resolved.
    // But a chapter "in Lund, op. cit." is a work of its own.
    let antecedent = (citations[work].places.named == nil ? resolutions[work].antecedent : nil) ?? citations[work].id
    guard Self.isPage(citations[index].locator, within: citations[Int(antecedent.index)].item) else {
      return resolutions[index].reason = .pageOutsideWork
    }
    resolutions[index].antecedent = antecedent
    resolutions[index].refersTo = citations[Int(antecedent.index)].note ?? citations[work].note
  }
}

extension [Citation] {
  /// Enters where each leads. They are large, and are changed where they lie.
  mutating func settle(_ resolutions: [BackReferenceResolver.Resolution]) {
    for (index, resolution) in zip(indices, resolutions) {
      if resolution.isShort { self[index].form = .short }
      self[index].refersTo = resolution.refersTo
      self[index].antecedent = resolution.antecedent
      self[index].reason = resolution.reason
      self[index].suggestion = resolution.suggestion
    }
    for index in indices.dropFirst() where self[index].places.repeatsAuthor {
      let before = self[index - 1].antecedent.map { Int($0.index) } ?? index - 1
      self[index].item.authors = self[before].item.authors
    }
  }
}

/// Which notes and works name whom. Built once; each question costs what its answer costs.
private struct NameIndex {
  private var notesByKey: [UInt32: [Int]] = [:]
  private var worksByKey: [UInt32: [Int]] = [:]

  /// Of the names that back-references ask for; all other words are passed over.
  init(works: [Range<Int>], words: NoteWords, citations: [Citation], asked: some Sequence<Called>) {
    // A bit for each of them, by the low end of its key: which words need not be looked up.
    var filter = [UInt64](repeating: 0, count: 1 << 10)
    var isAsked = false
    for called in asked {
      for key in called.names + called.details { filter[Int(key >> 6 & 0x3FF)] |= 1 << UInt64(key & 63) }
      isAsked = true
    }
    guard isAsked else { return }
    func isName(_ token: Token) -> Bool {
      token.isWord && token.isCapitalized && token.length >= 2 && filter[Int(token.key >> 6 & 0x3FF)] & 1 << UInt64(token.key & 63) != 0
    }
    func enter(_ key: UInt32, ofWork work: Int) {
      if worksByKey[key]?.last != work { worksByKey[key, default: []].append(work) }
    }
    for note in works.indices {
      let tokens = words.wholeView(of: note).tokens
      var rest = words.isDescribed[note] ? 0..<0 : works[note]
      for index in tokens.indices where isName(tokens[index]) {
        let key = tokens[index].key
        if notesByKey[key]?.last != note { notesByKey[key, default: []].append(note) }
        while let work = rest.first, citations[work].words?.upperBound ?? 0 <= index { rest.removeFirst() }
        if let work = rest.first, citations[work].words?.contains(index) == true { enter(key, ofWork: work) }
      }
      // What markup describes has words of its own.
      for work in works[note] where words.isDescribed[note] {
        for token in words.view(of: citations[work]).tokens where isName(token) { enter(token.key, ofWork: work) }
      }
    }
  }

  func work(_ work: Int, hasAnyOf keys: [UInt32]) -> Bool { keys.contains { contains(worksByKey[$0], work) } }
  func note(_ note: Int, hasAnyOf keys: [UInt32]) -> Bool { keys.contains { contains(notesByKey[$0], note) } }

  private func contains(_ sorted: [Int]?, _ value: Int) -> Bool {
    guard let sorted else { return false }
    let below = Self.count(sorted, below: value)
    return below < sorted.count && sorted[below] == value
  }

  /// How many of the sorted values are smaller. Logarithmic.
  private static func count(_ sorted: [Int], below value: Int) -> Int {
    partitionPoint(sorted.count) { sorted[$0] < value }
  }

  /// The works before `index` that name the first of the keys that any work names.
  func works(havingAnyOf keys: [UInt32], before index: Int) -> [Int] {
    for key in keys {
      guard let works = worksByKey[key] else { continue }
      let before = works[..<Self.count(works, below: index)].suffix(64)
      if !before.isEmpty { return Array(before) }
    }
    return []
  }

  /// A note before `origin` in which a full reference has one of the names. Numbers shift by a few: of several
  /// notes the nearest to `target` is meant, the later one of two.
  func note(
    havingAnyOf keys: [UInt32], before origin: Int, nearestTo target: Int, works: [Range<Int>], where isFull: (Int) -> Bool
  ) -> Int? {
    for key in keys {
      let all = notesByKey[key] ?? []
      let notes = all[..<Self.count(all, below: origin)].suffix(64).filter { note in
        works[note].contains { isFull($0) && contains(worksByKey[key], $0) }
      }
      if let nearest = notes.reversed().min(by: { abs($0 - target) < abs($1 - target) }) { return nearest }
    }
    return nil
  }
}

/// The words by which a back-reference calls its work.
private struct Called {
  /// The family names of its authors, or its short title.
  let names: [UInt32]
  /// What stands behind the names: "Holt, Salt, op. cit."
  let details: [UInt32]

  init(_ citation: Citation, in document: Document) {
    let authors = citation.item.authors
    if citation.form != .short, let named = citation.places.named {
      names = Self.keys(of: document.text.string(in: [named]))
    } else if citation.form != .short, !authors.isEmpty {
      names = authors.flatMap { Self.keys(of: $0.last) }
    } else {
      names = Self.keys(of: citation.item.title ?? "")
    }
    details = authors.flatMap { Self.keys(of: $0.given ?? "") }
  }

  /// The names in a phrase, without the words that all titles share.
  static func keys(of phrase: String) -> [UInt32] {
    guard !phrase.isEmpty else { return [] }
    let view = TokenView([TextRange(0, phrase.utf8.count)], in: SourceText(phrase), lexicon: .english)
    let names = view.tokens.filter { $0.isWord && $0.isCapitalized && $0.length >= 2 && !$0.is(.function) }
    // There are many offices and ministries: the Audit Office is named by its other word.
    let telling = names.filter { !$0.is(.institution) }
    return (telling.isEmpty ? names : telling).map(\.key)
  }
}
