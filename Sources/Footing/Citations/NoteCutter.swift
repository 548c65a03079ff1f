/// Cuts the text of a note into the works that it cites and the comments between them.
///
/// A note is cut at the ends of its sentences and at semicolons; pieces that cannot stand alone ("Financial Times.",
/// "Accessed January 2, 2015.") go to the work before them. Linear.
struct NoteCutter {
  /// A stretch of tokens: `first` inclusive, `end` exclusive.
  struct Piece {
    var first: Int
    var end: Int
    var isWork: Bool
  }

  let view: TokenView

  func pieces() -> [Piece] {
    var pieces: [Piece] = []
    for segment in segments() {
      for part in split(segment) { place(part, &pieces) }
    }
    return pieces
  }

  /// Adds a segment as a work, as a comment, or to the work before it.
  private func place(_ part: Range<Int>, _ pieces: inout [Piece]) {
    let signs = SegmentSigns(view: view, part)
    if let last = pieces.indices.last, pieces[last].isWork, continues(signs, pieces[last], part) {
      pieces[last].end = part.upperBound
      return
    }
    pieces.append(Piece(first: part.lowerBound, end: part.upperBound, isWork: signs.isWork))
  }

  /// Chicago style ends each element with a full stop: author, title, container, date and access go together.
  private func continues(_ signs: SegmentSigns, _ work: Piece, _ part: Range<Int>) -> Bool {
    if signs.isBackReference || signs.isInterview || signs.hasSignal { return false }
    let before = SegmentSigns(view: view, work.first..<work.end)
    if before.isBackReference, !signs.isLocatorOnly { return false }
    if signs.isLocatorOnly || signs.isAccessOnly { return true }
    if signs.isProse { return false }
    if signs.opensWithName, before.hasTitle || before.opensWithName { return false }
    if signs.hasTitle { return !before.hasTitle && !before.hasDate }
    // "Strait Review. 2003." behind a title; "Oslund: Sund Press, 2005" behind one.
    let length = part.upperBound - part.lowerBound
    return (before.opensWithName || before.hasTitle || !before.hasDate) && (length <= 16 || !before.hasTitle)
  }

  // MARK: Sentences

  /// Between full stops that end something, and between semicolons; never inside quotation marks or brackets.
  private func segments() -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = 0
    var depth = 0
    var quoted = false
    var quoteStart = 0
    for index in 0..<view.count {
      switch view[index].kind {
      case .openParenthesis, .openBracket: depth += 1
      case .closeParenthesis, .closeBracket: depth = max(0, depth - 1)
      case .openQuote:
        quoted = true
        quoteStart = index
      case .closeQuote: quoted = false
      case .straightQuote:
        quoted.toggle()
        quoteStart = index
      default: break
      }
      // A quotation that nothing closes within sixty words was none.
      if quoted, index - quoteStart > 60 { quoted = false }
      let closesSentence = view[index].isQuote && !quoted && endsInside(index)
      guard depth == 0, !quoted, closesSentence || isBreak(index) else { continue }
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
    case .semicolon: return true
    case .period: return view.endsSentence(at: index)
    default: return false
    }
  }

  // MARK: Several works in one sentence

  /// "…, op. cit. [21], and D. Eriksen, …", "…, 30 January 2013 and "The Other Shore…", "…, p. 55, and interview with …".
  private func split(_ segment: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = segment.lowerBound
    var quoted = false
    for index in segment {
      if view.kind(index) == .openQuote { quoted = true }
      if view.kind(index) == .closeQuote { quoted = false }
      if view.kind(index) == .straightQuote { quoted.toggle() }
      guard !quoted, index > start + 2, isJoint(index) else { continue }
      let before = view.kind(index - 1) == .comma ? index - 2 : index - 1
      guard endsWork(before, from: start), opensWork(index + 1, interview: view.isInterview(at: start)) else { continue }
      parts.append(start..<index)
      start = index + 1
    }
    if start < segment.upperBound { parts.append(start..<segment.upperBound) }
    return parts
  }

  private func isJoint(_ index: Int) -> Bool {
    view.word(index, is: "and") || view.word(index, is: "including") || view.word(index, is: "see")
  }

  /// A year, a page, or the bracket of "op. cit. [21]".
  private func endsWork(_ index: Int, from start: Int) -> Bool {
    guard index > start else { return false }
    return view.kind(index) == .digits || view.kind(index) == .closeBracket || view.kind(index) == .closeParenthesis
      || view.kind(index) == .greater
  }

  private func opensWork(_ index: Int, interview: Bool) -> Bool {
    if view.isInterview(at: index) { return true }
    if view[index].isQuote { return view[index + 1].isCapitalized || interview }
    if interview, view.word(index, is: "other") { return true }
    return view.personName(at: index) != nil || view.is(index, .signal)
  }
}

/// What a piece of a note shows of a reference.
struct SegmentSigns {
  private(set) var isBackReference = false
  private(set) var isInterview = false
  private(set) var hasSignal = false
  private(set) var hasTitle = false
  private(set) var hasDate = false
  private(set) var hasLocator = false
  private(set) var hasAddress = false
  private(set) var opensWithName = false
  private(set) var isAccessOnly = false
  private(set) var isLocatorOnly = false
  private var verbs = 0
  private var words = 0
  private var capitals = 0
  private var named = false

  init(view: TokenView, _ range: Range<Int>) {
    let start = view.skipSignal(from: range.lowerBound, to: range.upperBound)
    hasSignal = start > range.lowerBound
    isInterview = view.isInterview(at: start)
    opensWithName = view.personName(at: start) != nil
    var quoted = false
    var quotedWords = 0
    var depth = 0
    for index in start..<max(start, range.upperBound) {
      let token = view[index]
      switch token.kind {
      case .openQuote, .straightQuote, .closeQuote:
        // One word is a term, unless a comma or a full stop stands inside the marks, as behind a title.
        if quoted, quotedWords >= 2 || quotedWords == 1 && [.comma, .period].contains(view[index - 1].kind) { hasTitle = true }
        quoted = token.kind == .straightQuote ? !quoted : token.kind == .openQuote
        quotedWords = 0
      case .openParenthesis, .openBracket: depth += 1
      case .closeParenthesis, .closeBracket: depth = max(0, depth - 1)
      case .word:
        if quoted {
          quotedWords += 1
          continue
        }
        words += 1
        if token.isCapitalized { capitals += 1 }
        if depth == 0, view.is(index, .verb), !token.isCapitalized { verbs += 1 }
        if view.backReferenceForm(at: index) != nil { isBackReference = true }
        if view.isLocatorWord(index) { hasLocator = true }
        if view.word(index, is: "http") || view.word(index, is: "https") || view.word(index, is: "www") { hasAddress = true }
        if view.is(index, .periodical), token.isCapitalized { named = true }
      case .digits:
        if view.year(index) != nil, !quoted { hasDate = true }
      default: break
      }
    }
    if view.word(start, is: "accessed") || view.word(start, is: "retrieved") { isAccessOnly = true }
    isLocatorOnly = view.isLocatorWord(start) && range.upperBound - start <= 8
    if view.kind(start) == .less { hasAddress = true }
  }

  var isProse: Bool {
    if verbs > 0, words >= 5 { return !(hasTitle && verbs == 1 && hasDate && capitals * 2 > words) }
    // Names and titles have capitals; a sentence has few.
    return words >= 6 && capitals * 2 < words && !hasTitle && !hasAddress && !hasLocator && !isInterview && !isBackReference
  }

  var isWork: Bool {
    if isBackReference || isInterview { return true }
    if isProse { return false }
    if hasTitle || hasAddress || isAccessOnly { return true }
    if opensWithName { return true }
    if hasDate { return capitals * 3 >= words || hasLocator || named }
    return hasLocator && capitals > 0 || named && capitals * 2 >= words
  }
}
