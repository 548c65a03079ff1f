/// Cuts the text of a note into the works that it cites and the comments between them.
///
/// A note is cut at the ends of its sentences and at semicolons, and where a new author begins behind a finished work.
/// What the pieces are, and which belong together, is told by the labels of their tokens: a journal goes to the title
/// before it, an author behind pages begins a work of its own. Linear.
struct NoteCutter {
  /// A stretch of tokens: `first` inclusive, `end` exclusive.
  struct Piece {
    var first: Int
    var end: Int
    var isWork: Bool
    /// The first token of the work, behind its signal.
    var start: Int
    /// It goes on with the interviews named before it: "…, including “B” from the ministry".
    var isInterview = false
    /// The judgment that it cites.
    var judgment: LegalCitation? = nil
    /// A known author, a title and a page, and nothing else.
    var shortForm: ShortForm? = nil
    /// What its tokens from `start` on show; nil since it grew.
    var signs: SegmentSigns? = nil
  }

  /// "Lindqvist, Salt and Timber, 47".
  struct ShortForm {
    var authors: Range<Int>
    var title: Range<Int>
    var pages: Range<Int>
  }

  let view: TokenView
  /// The family names of the authors that the notes before have named.
  let authors: Set<UInt32>
  /// The tokens that were labelled, behind the sentences and the signal that open the note; none where no label could decide anything.
  private(set) var labelled = 0..<0
  /// One for each of them.
  private(set) var labels: [ReferenceLabel] = []
  /// What the stretches show that were looked at without labels.
  private var known: [(range: Range<Int>, signs: SegmentSigns)] = []

  init(view: TokenView, authors: Set<UInt32> = []) {
    self.view = view
    self.authors = authors
  }

  /// - Parameter tell: a label for each of some tokens. Many notes are cut without them.
  mutating func pieces(_ tell: (Range<Int>) -> [ReferenceLabel]) -> [Piece] {
    let judgments = LegalScanner(view: view).citations(in: 0..<view.count)
    var segments = segments(around: judgments.map(\.range))[...]
    var pieces: [Piece] = []
    while let segment = segments.first, judgments.first.map({ $0.range.lowerBound >= segment.upperBound }) ?? true,
      let piece = plainPiece(segment)
    {
      pieces.append(piece)
      segments.removeFirst()
    }
    var behind: [Piece] = []
    while segments.count > 1, let segment = segments.last,
      judgments.last.map({ $0.range.upperBound <= segment.lowerBound }) ?? true, let piece = plainPiece(segment), piece.isWork
    {
      behind.append(piece)
      segments.removeLast()
    }
    if let first = segments.first, let last = segments.last {
      labelled = view.skipSignal(from: first.lowerBound, to: last.upperBound)..<last.upperBound
      labels = tell(labelled)
      cut(segments, judgments[...], into: &pieces)
    }
    while let piece = behind.popLast() { pieces.append(piece) }
    return pieces
  }

  /// Cuts the sentences that were labelled.
  private func cut(_ segments: ArraySlice<Range<Int>>, _ judgments: ArraySlice<LegalCitation>, into pieces: inout [Piece]) {
    var judgments = judgments
    for segment in segments {
      let own = Array(judgments.prefix { $0.range.lowerBound < segment.upperBound })
      judgments = judgments.dropFirst(own.count)
      guard own.isEmpty else {
        place(own, in: segment, &pieces)
        continue
      }
      let parts = split(segment)
      for part in parts { place(part, &pieces) }
      guard parts.count > 1, view.isInterview(at: view.skipSignal(from: segment.lowerBound, to: segment.upperBound)) else { continue }
      for index in pieces.indices.suffix(parts.count - 1) where isUnnamedInterview(pieces[index]) {
        pieces[index].isInterview = true
        pieces[index].isWork = true
      }
    }
    for index in pieces.indices
    where pieces[index].isWork && !pieces[index].isInterview && pieces[index].judgment == nil && pieces[index].shortForm == nil {
      let range = pieces[index].start..<pieces[index].end
      let signs = signs(of: pieces[index])
      pieces[index].isWork = isWork(range, signs) || isSignalled(pieces[index]) && !signs.isProse && has(.title, in: range)
    }
  }

  // MARK: Without labels

  /// A sentence without anything of a work; a back-reference before or behind works; or "Interview with a pilot, Oslund, 3 May
  /// 2013.", where that is the whole note. Labels hardly ever made anything else of them.
  private mutating func plainPiece(_ segment: Range<Int>) -> Piece? {
    // "…, pp. 5-14; and Dahl, op. cit., p. 7"
    let isJoined = view.word(segment.lowerBound, is: "and") && view[segment.lowerBound + 1].isCapitalized
    let start = isJoined ? segment.lowerBound + 1 : view.skipSignal(from: segment.lowerBound, to: segment.upperBound)
    let isSignalled = start > segment.lowerBound
    guard !isSignalled || leadingEnd(from: start, before: segment.upperBound) == nil, shortForm(in: segment) == nil,
      !segment.contains(where: { mayLeadToWork($0) || mayStartAnew($0) || isBetweenWorks($0, segment.lowerBound) })
    else { return nil }
    let signs = SegmentSigns(view: view, start..<segment.upperBound)
    let isForm = signs.isForm && (segment == 0..<view.count || signs.isBackReference && opensPlainly(start..<segment.upperBound))
    if isForm || !isSignalled && view.opensWithSmallWord(segment) && signs.isPlainProse {
      return Piece(first: segment.lowerBound, end: segment.upperBound, isWork: isForm, start: start, signs: signs)
    }
    known.append((start..<segment.upperBound, signs))
    return nil
  }

  /// With a name or with what points back, so that nothing before it introduces it.
  private func opensPlainly(_ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    return view[start].isCapitalized || view.backReferenceForm(at: start) != nil || view.pointsToNote(start, within: range)
  }

  /// A name or a title stands behind a colon, or behind a word that may introduce a work.
  private func mayLeadToWork(_ index: Int) -> Bool {
    let opens = view.is(index, .function) ? index + 1 : index
    guard view[opens].isCapitalized || view[opens].isQuote else { return false }
    return view.kind(index - 1) == .colon || view.isIntroductory(view.beforeComma(index))
  }

  /// Judgments are works wherever they stand, in a comment as well; what is left around them is said about them.
  private func place(_ judgments: [LegalCitation], in segment: Range<Int>, _ pieces: inout [Piece]) {
    var start = segment.lowerBound
    for (number, judgment) in judgments.enumerated() {
      let range = judgment.range
      let words = (start..<max(start, range.lowerBound)).count { view[$0].isWord }
      let signal = view.signalStart(before: range.lowerBound, notBefore: start)
      let end = number + 1 < judgments.count || segment.upperBound - range.upperBound > 6 ? range.upperBound : segment.upperBound
      if words > 0, signal > start { pieces.append(Piece(first: start, end: signal, isWork: false, start: start)) }
      pieces.append(Piece(first: signal, end: end, isWork: true, start: range.lowerBound, judgment: judgment))
      start = end
    }
    let rest = start..<max(start, segment.upperBound)
    guard rest.contains(where: { view[$0].isWord }) else { return }
    // What goes on behind a comma or in brackets is said of the judgment.
    let goesOn = [.comma, .openParenthesis, .openBracket].contains(view[start].kind) && signalledStart(in: rest) == nil
    if goesOn {
      pieces.append(Piece(first: start, end: segment.upperBound, isWork: false, start: start))
    } else {
      for part in split(rest) { place(part, &pieces) }
    }
  }

  /// Adds a part as what may be a work, as a comment, or to the work before it.
  private func place(_ part: Range<Int>, _ pieces: inout [Piece]) {
    if let short = shortForm(in: part) {
      pieces.append(Piece(first: part.lowerBound, end: part.upperBound, isWork: true, start: short.authors.lowerBound, shortForm: short))
      return
    }
    let start = workStart(in: part)
    let signs = signs(of: start..<part.upperBound)
    if signs.isAccessOnly { joinRemark(to: &pieces) }
    if let last = pieces.indices.last, pieces[last].isWork, pieces[last].judgment == nil, pieces[last].shortForm == nil,
      start == part.lowerBound || signs.isAccessOnly,
      continues(signs, pieces[last], part)
    {
      pieces[last].end = part.upperBound
      pieces[last].signs = nil
      return
    }
    let isWork = mayBeWork(start..<part.upperBound, signs)
    guard isWork, start > part.lowerBound, isComment(part.lowerBound..<start) else {
      pieces.append(Piece(first: part.lowerBound, end: part.upperBound, isWork: isWork, start: start, signs: signs))
      return
    }
    // "While noting the trend, Marek warns against it; see …": the sentence is a comment, its last word a signal.
    let signal = view.signalStart(before: start, notBefore: part.lowerBound)
    if signal > part.lowerBound { pieces.append(Piece(first: part.lowerBound, end: signal, isWork: false, start: part.lowerBound)) }
    pieces.append(Piece(first: signal, end: part.upperBound, isWork: true, start: start, signs: signs))
  }

  /// "Harbour Office. *PortWatch.* Maps, by month and port. Available at: …": a few words between a work and its address.
  private func joinRemark(to pieces: inout [Piece]) {
    guard pieces.count >= 2, case let (work, remark) = (pieces[pieces.count - 2], pieces[pieces.count - 1]), work.isWork, !remark.isWork,
      work.judgment == nil, work.shortForm == nil, remark.end - remark.first <= Self.longestRemark, !signs(of: work).hasAddress,
      !signs(of: work).isForm
    else { return }
    pieces.removeLast()
    pieces[pieces.count - 1].end = remark.end
    pieces[pieces.count - 1].signs = nil
  }

  private static let longestRemark = 16

  /// "See also Lindqvist and Dahl, “Price of Salt,” 115–16."
  private func shortForm(in part: Range<Int>) -> ShortForm? {
    guard !authors.isEmpty else { return nil }
    let first = view.skipSignal(from: part.lowerBound, to: part.upperBound)
    guard view[first].isWord, view[first].isCapitalized, authors.contains(view[first].key) else { return nil }
    var at = first + 1
    if view.word(at, is: "and") || view.kind(at) == .ampersand, view[at + 1].isCapitalized { at += 2 }
    guard view.kind(at) == .comma else { return nil }
    let names = first..<at
    at += 1
    while view[at].isQuote || view.kind(at) == .asterisk { at += 1 }
    let title = at
    while at < part.upperBound, at - title < 16, isTitleWord(at, from: title) { at += 1 }
    guard at > title, view.kind(at) == .comma else { return nil }
    let titled = title..<at
    at += 1
    while view[at].isQuote || view.kind(at) == .asterisk { at += 1 }
    if view.isLocatorWord(at) { at += view.kind(at + 1) == .period ? 2 : 1 }
    let page = at
    while view.kind(at) == .digits || [.comma, .dash, .hyphen].contains(view[at].kind) && view.kind(at + 1) == .digits { at += 1 }
    guard at > page, view.kind(page) == .digits, view.year(page) == nil || at > page + 1 else { return nil }
    guard at <= part.upperBound else { return nil }
    let rest = at..<part.upperBound
    guard rest.count <= 1, rest.allSatisfy({ view.kind($0) == .period || view.kind($0) == .semicolon }) else { return nil }
    return ShortForm(authors: names, title: titled, pages: page..<at)
  }

  /// A title begins with a capital; its small words are those that titles have.
  private func isTitleWord(_ index: Int, from title: Int) -> Bool {
    switch view.kind(index) {
    case .word: view[index].isCapitalized || index > title && (view.is(index, .function) || view.is(index, .particle))
    case .hyphen, .apostrophe, .colon, .ampersand: index > title
    case .closeQuote, .straightQuote, .asterisk: view.kind(index + 1) == .comma
    default: false
    }
  }

  /// "See SUND 800-124, Guide to the Management of Ports.": what a note sends its reader to.
  private func isSignalled(_ piece: Piece) -> Bool {
    piece.start > piece.first && view.skipSignal(from: piece.first, to: piece.end) == piece.start
  }

  private func signs(of piece: Piece) -> SegmentSigns { piece.signs ?? signs(of: piece.start..<piece.end) }

  private func signs(of range: Range<Int>) -> SegmentSigns {
    known.first { $0.range == range }?.signs ?? SegmentSigns(view: view, range)
  }

  /// No title of two and more words in its quotation marks, and no name before one.
  private func isUnnamedInterview(_ piece: Piece) -> Bool {
    let signs = signs(of: piece)
    return !signs.hasTitle && !signs.isBackReference && !signs.opensWithName && !signs.hasAddress
  }

  /// No reference has more tokens.
  private static let longestWork = 400

  // MARK: Labels

  private func label(_ index: Int) -> ReferenceLabel {
    let place = index - labelled.lowerBound
    return labels.indices.contains(place) ? labels[place] : .other
  }

  private func has(_ label: ReferenceLabel, in range: Range<Int>) -> Bool {
    range.contains { self.label($0) == label && view[$0].length > 1 }
  }

  private func otherWords(in range: Range<Int>) -> (others: Int, words: Int) {
    var others = 0
    var words = 0
    for index in range where view[index].isWord {
      words += 1
      if label(index) == .other { others += 1 }
    }
    return (others, words)
  }

  /// Behind "See also", "For a detailed discussion, see", and whatever else introduces a work.
  private func workStart(in part: Range<Int>) -> Int {
    let signal = view.skipSignal(from: part.lowerBound, to: part.upperBound)
    if signal > part.lowerBound { return introducedStart(from: signal, before: part.upperBound) ?? signal }
    var index = part.lowerBound
    while index < part.upperBound, label(index) == .other || !view[index].isWord && view.kind(index) != .digits && !view[index].isQuote {
      index += 1
    }
    let opens = [.author, .title, .editor].contains(label(index)) && index < part.upperBound && index > part.lowerBound
    if opens, view.isIntroductory(view.beforeComma(index)) || view.kind(index - 1) == .colon { return index }
    return signalledStart(in: part) ?? part.lowerBound
  }

  /// "See the discussion in chapter 4 of Holt and Moe, The Ports": behind small words, the last of which leads to the author.
  private func introducedStart(from signal: Int, before end: Int) -> Int? {
    guard let index = leadingEnd(from: signal, before: end) else { return nil }
    // "Holt, The Ports", "Holt and Moe, The Ports"
    let isPair = view.word(index + 1, is: "and") && view[index + 2].isCapitalized
    let opens = label(index) == .author || view.kind(isPair ? index + 3 : index + 1) == .comma
    return opens && (index..<end).contains { view.year($0) != nil } ? index : nil
  }

  /// The word behind small words, the last of which leads to a name.
  private func leadingEnd(from signal: Int, before end: Int) -> Int? {
    var index = signal
    while index < end, index - signal < 16, view.kind(index) == .digits || view[index].isWord && !view[index].isCapitalized { index += 1 }
    let leads = view.word(index - 1, is: "in") || view.word(index - 1, is: "by") || view.word(index - 1, is: "of")
    return index > signal + 1 && index < end && leads && view[index].isWord ? index : nil
  }

  /// Behind a signal in mid-sentence.
  private func signalledStart(in part: Range<Int>) -> Int? {
    for index in part where label(index) == .other && view.isIntroductory(index) && index + 1 < part.upperBound {
      let next = view.skipSignal(from: index, to: part.upperBound)
      let start = next > index ? next : index + 1
      if start < part.upperBound, view.opensWork(start) && label(start) != .other || view.opensBackReference(start) { return start }
    }
    return nil
  }

  /// An introduction that says more than "see": it is kept as a comment.
  private func isComment(_ range: Range<Int>) -> Bool {
    range.count { view[$0].isWord } > 9 && view.skipSignal(from: range.lowerBound, to: range.upperBound) == range.lowerBound
  }

  /// It is no comment; what follows may make it a work.
  private func mayBeWork(_ range: Range<Int>, _ signs: SegmentSigns) -> Bool {
    if signs.isForm { return true }
    let (others, words) = otherWords(in: range)
    if others * 2 > words, !signs.hasTitle, !signs.hasAddress, !signs.opensWithName { return false }
    // A sentence may be a title behind its author; it is none where no author begins it.
    let first = range.first { view[$0].isWord } ?? range.lowerBound
    return signs.isWork || !signs.isProse || label(first) == .author
  }

  private func isWork(_ range: Range<Int>, _ signs: SegmentSigns) -> Bool {
    if signs.isForm { return true }
    if signs.isProse, !(has(.author, in: range) && has(.title, in: range) && (signs.hasDate || has(.pages, in: range))) { return false }
    if signs.isWork { return true }
    let others = otherWords(in: range).others
    let anchors = (has(.title, in: range) ? 1 : 0) + (has(.author, in: range) ? 1 : 0) + (has(.journal, in: range) ? 1 : 0)
    let dated = signs.hasDate || has(.volume, in: range) || has(.pages, in: range)
    return others == 0 && (anchors >= 2 || anchors >= 1 && dated)
  }

  /// Does a part go on with the work before it?
  private func continues(_ signs: SegmentSigns, _ work: Piece, _ part: Range<Int>) -> Bool {
    // "Anna Holt. Personal interview. 4 May 2010."
    if let mark = view.endOfInterviewee(at: work.start), mark >= work.end - 1 || view.datePhrase(at: part.lowerBound) != nil { return true }
    if signs.isBackReference || signs.isInterview || signs.isCorrespondence || work.end - work.start > Self.longestWork { return false }
    // "Parliament of Norland (1976). Port Dues Act 1976.": a law with a head as lists of references have them.
    if signs.isStatute { return isHead(work.start..<work.end) }
    let before = self.signs(of: work)
    if before.isBackReference || before.isStatute, !signs.isLocatorOnly { return false }
    if signs.isLocatorOnly || signs.isAccessOnly { return true }
    let (others, words) = otherWords(in: part)
    // "Holt, Anna (1980).": the title comes next.
    if isHead(work.start..<work.end), others * 2 <= words || !signs.isProse { return true }
    // "Anna Holt. The Northern Question, (Oslund: Sund Press, 2005).": a name waits for its title, whatever the labels say.
    if before.opensWithName, !before.hasTitle, !before.hasDate, signs.hasDate, !signs.isProse, work.end - work.start <= 8 { return true }
    if others * 2 > words { return false }
    let whole = work.start..<work.end
    let isTitled = has(.title, in: whole)
    let isDated = before.hasDate || has(.pages, in: whole)
    // Semicolons stand between authors, or between finished works: those with a date or an address each.
    if view.kind(part.lowerBound - 1) == .semicolon, before.hasDate && signs.hasDate || before.hasAddress && signs.hasAddress {
      return false
    }
    if signs.isProse, isDated, isTitled || isPublished(whole) { return false }
    let first = part.first { view[$0].isWord || view.kind($0) == .digits } ?? part.lowerBound
    let last = (whole.last { view[$0].isWord || view.kind($0) == .digits }) ?? work.start
    switch label(first) {
    case .author: return !isTitled && label(last) == .author || !isTitled && !has(.author, in: whole)
    // "“Salt,” in Marek, Jan (ed.). Essays on Trade.": behind the editor stands the book.
    case .title: return !isTitled || label(last) == .title || label(last) == .editor
    case .other: return false
    case .date where signs.hasDate && before.hasDate && isTitled && has(.pages, in: whole): return false
    case .journal where isTitled && has(.journal, in: whole) && isDated: return label(last) == .journal
    default: return true
    }
  }

  /// Nothing but names and a date in brackets, with a full stop behind it: "Holt, Anna; Dahl, Olaf (May 1980)."
  private func isHead(_ work: Range<Int>) -> Bool {
    guard work.count >= 5, work.count <= 60, view.kind(work.upperBound - 1) == .period, view.kind(work.upperBound - 2) == .closeParenthesis,
      view.year(work.upperBound - 3) != nil,
      let open = (work.upperBound - 8..<work.upperBound).last(where: { view.kind($0) == .openParenthesis }), open > work.lowerBound
    else { return false }
    return (work.lowerBound..<open).allSatisfy { index in
      switch view.kind(index) {
      case .word: view[index].isCapitalized || view.is(index, [.function, .particle]) || view.word(index, is: "al")
      case .comma, .period, .semicolon, .ampersand, .hyphen, .apostrophe: true
      default: false
      }
    }
  }

  /// It ends in "(Oslund: Sund Press, 2005)."; nothing but pages can follow.
  private func isPublished(_ work: Range<Int>) -> Bool {
    guard let close = work.last(where: { view.kind($0) != .period }), view.kind(close) == .closeParenthesis, view.year(close - 1) != nil
    else {
      return false
    }
    let open = (max(work.lowerBound, close - 20)..<close).last { view.kind($0) == .openParenthesis } ?? close
    return (open..<close).contains { view.kind($0) == .colon || view.kind($0) == .comma }
  }

  // MARK: Sentences

  /// Between full stops that end something, and between semicolons; never inside quotation marks, brackets, or what is
  /// `whole`.
  private func segments(around whole: [Range<Int>]) -> [Range<Int>] {
    var whole = whole[...]
    var segments: [Range<Int>] = []
    var start = 0
    var depth = 0
    var quotation = QuotationTracker()
    for index in 0..<view.count {
      switch view[index].kind {
      case .openParenthesis, .openBracket: depth += 1
      case .closeParenthesis, .closeBracket: depth = max(0, depth - 1)
      default: break
      }
      while let first = whole.first, first.upperBound <= index + 1 { whole = whole.dropFirst() }
      let wasInside = quotation.isInside
      quotation.enter(index, of: view)
      if whole.first?.contains(index) == true { continue }
      let closesSentence = wasInside && !quotation.isInside && endsInside(index)
      guard depth == 0, !quotation.isInside, closesSentence || isBreak(index) else { continue }
      segments.append(start..<(index + 1))
      start = index + 1
    }
    if start < view.count { segments.append(start..<view.count) }
    return segments
  }

  /// “…against the US.” Financial Times: the full stop stands inside the quotation marks.
  private func endsInside(_ index: Int) -> Bool {
    let before = view.kind(index - 1)
    return (before == .period || before == .question || before == .exclamation) && view[index + 1].isCapitalized && view[index + 1].spaced
  }

  private func isBreak(_ index: Int) -> Bool {
    switch view[index].kind {
    // "Lancet. 2013;381(9865):523-31": a year and the volume of a journal.
    case .semicolon: return !(view.year(index - 1) != nil && view.glued(index) && view.glued(index + 1) && view.kind(index + 1) == .digits)
    // "———. Salt and Timber": the line stands for a name.
    case .period: return view.kind(index - 1) != .dash && view[index - 1].key != 0x5F && view.endsSentence(at: index)
    default: return false
    }
  }

  // MARK: Several works in one sentence

  /// "…, op. cit. [21], and D. Eriksen, …", "…, 30 January 2013 and "The Other Shore…", "…, p. 55, and interview with …";
  /// and "… (1996) 74 J. Marek, …", where a new author stands behind a finished work.
  private func split(_ segment: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = segment.lowerBound
    var quotation = QuotationTracker()
    for index in segment {
      quotation.enter(index, of: view)
      guard !quotation.isInside, index > start + 2 else { continue }
      if isBetweenWorks(index, start) {
        parts.append(start..<index)
        start = index + 1
      } else if startsAnew(index, behind: start..<index) {
        parts.append(start..<index)
        start = index
      }
    }
    if start < segment.upperBound { parts.append(start..<segment.upperBound) }
    return parts
  }

  /// An author begins behind a finished work, with no punctuation before: a full stop was lost.
  private func startsAnew(_ index: Int, behind work: Range<Int>) -> Bool {
    mayStartAnew(index) && isFinished(max(work.lowerBound, index - Self.longestWork)..<index)
  }

  private func mayStartAnew(_ index: Int) -> Bool {
    view[index].isCapitalized && view[index].spaced && view.kind(index - 1) == .digits && view.isInitialedName(at: index)
  }

  /// A title and a year with a page behind it, or a back-reference: nothing of the work can follow.
  private func isFinished(_ range: Range<Int>) -> Bool {
    let last = range.upperBound - 1
    guard view.kind(last) == .digits else { return false }
    return has(.title, in: range) && range.dropLast().contains { view.year($0) != nil } || SegmentSigns(view: view, range).isBackReference
  }

  private func isJoint(_ index: Int) -> Bool {
    view.word(index, is: "and") || view.word(index, is: "including") || view.word(index, is: "see")
      // "compare Holt, …, 2001, with Moe, …"
      || view.word(index, is: "with") && view.kind(index - 1) == .comma
  }

  /// The word at `index` stands between the work that begins at `start` and another.
  private func isBetweenWorks(_ index: Int, _ start: Int) -> Bool {
    isJoint(index) && endsWork(view.beforeComma(index), from: start) && opensWork(index + 1, interview: view.isInterview(at: start))
  }

  /// A year, a page, or the bracket of "op. cit. [21]".
  private func endsWork(_ index: Int, from start: Int) -> Bool {
    guard index > start else { return false }
    return view.kind(index) == .digits || view.kind(index) == .closeBracket || view.kind(index) == .closeParenthesis
      || view.kind(index) == .greater
  }

  private func opensWork(_ index: Int, interview: Bool) -> Bool {
    if view.isInterview(at: index) || view.correspondence(at: index) != nil { return true }
    if view[index].isQuote { return view[index + 1].isCapitalized || interview }
    if interview, view.word(index, is: "other") { return true }
    return view.opensWork(index) || view.is(index, .signal)
  }
}

/// What a piece of a note shows of a reference.
struct SegmentSigns {
  private(set) var isBackReference = false
  private(set) var isInterview = false
  private(set) var isCorrespondence = false
  private(set) var isStatute = false
  /// "Survey by the authors, May 2017"
  private var namesSurvey = false
  private(set) var hasTitle = false
  private(set) var hasDate = false
  private(set) var hasLocator = false
  private(set) var hasAddress = false
  /// "(Oslund: Sund Press, 2010)"
  private(set) var hasImprint = false
  private(set) var opensWithName = false
  private(set) var isAccessOnly = false
  private(set) var isLocatorOnly = false
  private(set) var verbs = 0
  private var words = 0
  private var capitals = 0
  private var named = false
  private var namesLaw = false

  private struct Telling: OptionSet {
    let rawValue: UInt8
    static let pointsBack = Telling(rawValue: 1)
    static let note = Telling(rawValue: 2)
    static let address = Telling(rawValue: 4)
    static let inquiry = Telling(rawValue: 8)
    static let law = Telling(rawValue: 16)
    static let official = Telling(rawValue: 32)
  }

  /// One look-up a word tells for all of these at once that most words are none.
  private static let telling = WordTable<Telling>(
    [
      (TokenView.referringWords, Telling.pointsBack), (TokenView.wordsForNotes, .note), ("http https www", .address),
      ("fieldwork visit visits questionnaire observation observations calculation calculations", .inquiry),
      ("code laws stat act const c regulations reg rules", .law),
    ].flatMap { words, told in words.utf8.split(separator: 0x20).map { (Folding.hash($0), told) } }
      + TokenView.officialWords.map { ($0, .official) }, nothing: []
  ) { $0.union($1) }

  init(view: TokenView, _ range: Range<Int>) {
    let start = view.skipSignal(from: range.lowerBound, to: range.upperBound)
    isInterview = view.isInterview(at: start)
    isCorrespondence = view.correspondence(at: start) != nil
    isStatute = view.numberOfAct(at: start) != nil || view.law(at: start, before: range.upperBound) != nil
    opensWithName = view.opensWithName(at: start) || view.behindRepeatedAuthor(at: start, before: range.upperBound) != nil
    isBackReference = view.isDitto(at: start)
    var quotation = QuotationTracker()
    var quotedWords = 0
    var depth = 0
    var mayBeOfficial = false
    for index in start..<max(start, range.upperBound) {
      let token = view[index]
      let wasInside = quotation.isInside
      quotation.enter(index, of: view)
      let quoted = quotation.isInside
      if wasInside != quoted {
        // One word is a term, unless a comma or a full stop stands inside the marks, as behind a title.
        if wasInside, quotedWords >= 2 || quotedWords == 1 && [.comma, .period].contains(view[index - 1].kind) { hasTitle = true }
        quotedWords = 0
      }
      switch token.kind {
      case .openParenthesis, .openBracket:
        depth += 1
        if !quoted, let close = view.closeOfImprint(index, before: range.upperBound) {
          hasImprint = hasImprint || (index..<close).contains { view.kind($0) == .colon }
        }
      case .closeParenthesis, .closeBracket: depth = max(0, depth - 1)
      case .word:
        if quoted {
          quotedWords += 1
          continue
        }
        words += 1
        if token.isCapitalized { capitals += 1 }
        if depth == 0, view.is(index, .verb), !token.isCapitalized { verbs += 1 }
        if view.isLocatorWord(index) { hasLocator = true }
        if view.is(index, .periodical), token.isCapitalized { named = true }
        if view.is(index, .survey) { namesSurvey = true }
        guard let told = Self.telling[token.key] else { continue }
        if told.contains(.pointsBack), view.backReferenceForm(at: index) != nil { isBackReference = true }
        if told.contains(.note), view.pointsToNote(index, within: range) { isBackReference = true }
        if told.contains(.address) { hasAddress = true }
        if told.contains(.inquiry) { namesSurvey = true }
        if told.contains(.law), token.isCapitalized { namesLaw = true }
        if told.contains(.official) { mayBeOfficial = true }
      case .digits:
        if view.year(index) != nil, !quoted { hasDate = true }
      case .symbol, .mark: if token.key == 0xA7, view.kind(index + 1) == .digits, namesLaw { isStatute = true }
      default: break
      }
    }
    if mayBeOfficial, !isStatute { isStatute = view.officialDocument(at: start, before: range.upperBound) != nil }
    if view.word(start, is: "accessed") || view.word(start, is: "retrieved") { isAccessOnly = true }
    // "Consulté le 30 septembre 2014.", "Available at https://…"
    if view.isAccessWord(start), (1...3).contains(where: { view.datePhrase(at: start + $0) != nil }) { isAccessOnly = true }
    if view.word(start, is: "available"), hasAddress { isAccessOnly = true }
    isLocatorOnly = view.isLocatorWord(start) && range.upperBound - start <= 8
    if view.kind(start) == .less { hasAddress = true }
  }

  /// What somebody did to find out, and when: "Audit office, survey of households, September 2020".
  private var isInquiry: Bool { namesSurvey && hasDate && verbs == 0 && words <= 16 }

  /// It is a work by its form, whatever its words.
  var isForm: Bool { isBackReference || isInterview || isStatute || isCorrespondence }

  /// A sentence in which nothing looks like a part of a work.
  var isPlainProse: Bool {
    isProse && !isForm && !hasTitle && !hasAddress && !hasLocator && !opensWithName && !isAccessOnly
  }

  var isProse: Bool {
    if isCorrespondence || hasImprint && verbs == 0 || isInquiry { return false }
    if verbs > 0, words >= 5 { return !(hasTitle && verbs == 1 && hasDate && capitals * 2 > words) }
    // Names and titles have capitals; a sentence has few.
    return words >= 6 && capitals * 2 < words && !hasTitle && !hasAddress && !hasLocator && !isInterview && !isBackReference
  }

  var isWork: Bool {
    if isForm { return true }
    if isProse { return false }
    if hasTitle || hasAddress || hasImprint || isInquiry || isAccessOnly { return true }
    if opensWithName { return true }
    if hasDate { return capitals * 3 >= words || hasLocator || named }
    return hasLocator && capitals > 0 || named && capitals * 2 >= words
  }
}

extension TokenView {
  /// "The figures …", "It follows …": no author is called so.
  fileprivate func opensWithSmallWord(_ range: Range<Int>) -> Bool {
    range.first { self[$0].isWord }.map { self.is($0, .function) } ?? false
  }
}
