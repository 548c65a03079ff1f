/// Fills the slots of the figures of a passage from their sentences.
struct SlotScanner {
  let view: TokenView
  let figures: [Figure]

  /// What a sentence takes over from what stands before it.
  struct Context {
    /// "GDP (official exchange rate):" at the beginning of the paragraph: what all its figures measure.
    var label: Range<Int>? = nil
    /// The names of the heading, or of the title of the document.
    var topic = WordList()
    /// The last two countries that one sentence named: "the two countries".
    var pair = WordList()
    /// The sentence before, in the same paragraph, and its last date.
    var before: Range<Int>? = nil
    var period: Figure? = nil
    /// Room for the words of one figure after the other, and for the names of the sentence.
    var words: [Word] = []
    var names: [(token: Int, key: UInt32)] = []
  }

  struct Word {
    let key: UInt32
    let narrows: Bool
    let token: Int
  }

  /// Adds the slots of the figures of one sentence. Linear in the sentence but for the clause of each figure, which is
  /// at most fifty tokens long.
  func append(_ sentence: Range<Int>, _ own: ArraySlice<Figure>, _ context: inout Context, to table: inout ClaimTable) {
    defer {
      context.before = sentence
      context.period = own.indices.last { own[$0].kind.isDate }.map { own[$0] }
    }
    guard !own.isEmpty else { return }
    findNames(in: sentence, &context.names)
    let names = store(&table) { for name in context.names { $0.append(name.key) } }
    if names.count == 2, table.list(names).allSatisfy({ $0 < 0x8000_0000 }) { context.pair = names }
    var inherited: WordList? = nil
    let attribution = attribution(in: sentence)
    let isStated =
      context.label != nil
      || sentence.contains {
        view.is($0, [.verb, .rise, .fall, .saying]) && !(view[$0].isCapitalized && $0 > sentence.lowerBound) || isPastTense($0)
          || view.endsInED($0) && view.is($0, .metric) && !view[$0].isCapitalized
      }
    let hasDate = own.indices.contains { own[$0].kind.isDate }
    let hasUnreadTime = !hasDate && sentence.contains(where: isTime)
    for index in own.indices {
      let figure = own[index]
      // The neighbours of a figure say enough of it, however many a sentence has.
      let near = own[max(own.startIndex, index - Self.neighbours)..<min(own.endIndex, index + Self.neighbours + 1)]
      var slots = FigureSlots()
      slots.entities = names
      slots.attribution = attribution
      slots.isStated = isStated
      slots.isLabelled = context.label != nil
      let clause = context.label == nil ? clause(around: figure, in: sentence) : item(of: figure, near, in: sentence)
      let classes = view.classes(in: clause)
      slots.isEstimate = classes.contains(.estimate)
      if figure.kind.isDate {
        slots.event = event(of: figure, in: sentence, near) ?? deed(on: figure, in: clause)
        slots.event?.thing = thing(in: clause)
      } else {
        slots.side = side(of: figure, near)
        slots.opensRange =
          view.word(figure.tokens.lowerBound - 1, is: "from") && Self.ranging.contains(view[figure.tokens.lowerBound - 2].key)
        let period =
          context.label != nil
          ? itemPeriod(of: figure, near)
          : period(of: figure, near, from: sentence.lowerBound) ?? (hasDate ? nil : context.period)
        slots.period = period?.id
        slots.isDatedDirectly = period.map { isRightBehind($0, figure.tokens.upperBound) } ?? false
        // "from 29 million in 2011 to 34.2 million in 2017–18": what has a time of its own has all of it.
        let isShared = !slots.isDatedDirectly || near.count { $0.kind.isDate } == 1
        slots.dates = period?.dates.map { isShared ? $0.end(at: slots.side) : $0 }
        slots.hasUnreadTime = hasUnreadTime
        slots.opinion = figure.kind == .percent || figure.kind == .fraction ? opinion(about: figure, in: sentence) : nil
      }
      // A date on which nothing happened is only the time of other figures.
      if !figure.kind.isDate || slots.event != nil {
        slots.isNegated = classes.contains(.negation)
        slots.isUnchanged = classes.contains(.unchanged)
        slots.isQualified = isQualified(behind: clause.upperBound) || clause.contains { Self.joining.contains(view[$0].key) }
        slots.isDefinite = isDefinite(figure)
        slots.isNumberOf = clause.contains {
          view.word($0, is: "number") && view.word($0 + 1, is: "of") || view.word($0, is: "numbered")
        }
        fillWords(of: figure, near, clause, sentence, &context, &slots, &table)
        fillSubjects(names, clause, sentence, context, &inherited, &slots, &table)
        if names.count > 0 { fillRoles(clause, &slots) }
        slots.action = action(in: clause)
      }
      table.slots.append(slots)
    }
  }

  private func fillWords(
    of figure: Figure, _ near: ArraySlice<Figure>, _ clause: Range<Int>, _ sentence: Range<Int>, _ context: inout Context,
    _ slots: inout FigureSlots, _ table: inout ClaimTable
  ) {
    context.words.removeAll(keepingCapacity: true)
    if let label = context.label {
      collect(label, figure, near, sentence, &slots, &context.words)
      if let inner = innerLabel(of: figure, clause, near, label) { collect(inner, figure, near, sentence, &slots, &context.words) }
    }
    collect(clause, figure, near, sentence, &slots, &context.words)
    if context.words.isEmpty, !figure.kind.isDate, let metric = metric(meantIn: clause, of: sentence, figure, before: context.before) {
      context.words.append(metric)
    }
    slots.words = store(&table) { for word in context.words { $0.append(word.key) } }
    slots.narrowing = store(&table) { for word in context.words where word.narrows { $0.append(word.key) } }
  }

  /// "Trade collapsed. It had been worth $31.2 billion", "trade stood at $1.2 billion in 2006; in 2013 it reached $2.9 billion": what
  /// the pronoun stands for, where the words before it have one metric, in the sentence or in the one before.
  private func metric(meantIn clause: Range<Int>, of sentence: Range<Int>, _ figure: Figure, before: Range<Int>?) -> Word? {
    let end = figure.tokens.lowerBound
    let opening = sentence.lowerBound..<max(sentence.lowerBound, min(sentence.lowerBound + 4, end))
    let isOpening = opening.contains { view.word($0, is: "it") || view.word($0, is: "this") || view.word($0, is: "that") }
    let isInClause = clause.contains { $0 < end && view.word($0, is: "it") }
    guard isOpening || isInClause else { return nil }
    let earlier =
      isInClause && !isOpening
      ? sentence.lowerBound..<max(sentence.lowerBound, clause.lowerBound) : sentence.lowerBound..<sentence.lowerBound
    return onlyMetric(in: earlier) ?? before.flatMap { onlyMetric(in: $0) }
  }

  private func onlyMetric(in words: Range<Int>) -> Word? {
    let metrics = words.filter { view.is($0, .metric) && !isInName($0, words) }
    guard let first = metrics.first, metrics.allSatisfy({ view.sense($0).metric == view.sense(first).metric }) else { return nil }
    return Word(key: UInt32(view.sense(first).metric), narrows: false, token: first)
  }

  /// The names of the clause; else of the sentence, of the sentence before, of the heading, of the title.
  private func fillSubjects(
    _ names: WordList, _ clause: Range<Int>, _ sentence: Range<Int>, _ context: Context, _ inherited: inout WordList?,
    _ slots: inout FigureSlots, _ table: inout ClaimTable
  ) {
    slots.subjects =
      names.count == 0 ? names : store(&table) { for name in context.names where clause.contains(name.token) { $0.append(name.key) } }
    guard slots.subjects.count == 0 else { return }
    slots.hasDistantSubjects = true
    if context.label != nil {
      slots.subjects = context.topic
      slots.hasInheritedSubjects = true
      return
    }
    if names.count == 0, context.pair.count == 2, sentence.contains(where: speaksOfPair) {
      slots.subjects = context.pair
      slots.hasInheritedSubjects = true
      return
    }
    if names.count == 0, inherited == nil {
      let before = context.before.map { entities(in: $0, &table) } ?? WordList()
      // Of many names nothing tells which is meant.
      inherited = (1...Self.namesInheritedAtMost).contains(Int(before.count)) ? before : context.topic
    }
    slots.subjects = names.count > 0 ? names : inherited ?? names
    slots.hasInheritedSubjects = names.count == 0 && slots.subjects.count > 0
  }

  /// "the 27 banks would fare": a determiner, the noun right behind, and no word that says which banks.
  private func isDefinite(_ figure: Figure) -> Bool {
    let (first, noun) = (figure.tokens.lowerBound, figure.tokens.upperBound)
    // "half of the 71,300 were"
    if figure.kind == .number { return view.word(first - 1, is: "the") && !Self.restricting.contains(view[noun].key) }
    // "38 of the 72 banks" may tell of other banks.
    guard figure.kind == .count, Self.definite.contains(view[first - 1].key), !view.word(first - 2, is: "of"), view[noun].isWord,
      !Self.restricting.contains(view[noun + 1].key)
    else { return false }
    return figure.unit == view.string(noun)
  }

  private static let definite = WordSet("the these those all")
  private static let restricting = WordSet("that which who whom whose of in with from where for on at to")

  /// ", with the subsidy", ", excluding oil", "(net of interest)"
  private func isQualified(behind end: Int) -> Bool {
    guard view.kind(end) == .comma || view.kind(end) == .openParenthesis else { return false }
    return Self.qualifying.contains(view[end + 1].key) || view.word(end + 1, is: "with") && view.word(end + 2, is: "the")
  }

  /// What several have together is not what one of them has.
  private static let joining = WordSet("together combined jointly")
  private static let qualifying = WordSet("without including excluding inclusive exclusive net gross")
  private static let neighbours = 12
  private static let namesInheritedAtMost = 3

  /// "Norland's exports to Vestria": who sells and who buys.
  private func fillRoles(_ clause: Range<Int>, _ slots: inout FigureSlots) {
    for index in clause where view[index].isCapitalized && view[index].isWord {
      if slots.owner == 0, view.kind(index + 1) == .apostrophe, view.glued(index + 1), view.word(index + 2, is: "s"), view.glued(index + 2)
      {
        slots.owner = view.entity(index, sentenceStart: -1) ?? 0
      }
      if slots.receiver == 0, view.word(index - 1, is: "to") { slots.receiver = view.entity(index, sentenceStart: -1) ?? 0 }
    }
  }

  private func action(in clause: Range<Int>) -> UInt32 {
    let verb = clause.first { index in
      let token = view[index]
      guard token.isWord, !token.isCapitalized, !view.is(index, .function), !Self.copulas.contains(token.key) else { return false }
      return view.is(index, .verb) && !view.is(index - 1, .determiner) || isPastTense(index)
    }
    return verb.map { Self.asking.contains(view[$0].key) ? 1 : Stem.hash(of: view[$0], in: view.text) } ?? 0
  }

  /// Who was asked was surveyed.
  private static let asking = WordSet("asked surveyed interviewed polled questioned covered sampled")

  /// Verbs that only lead from a thing to its number.
  private static let copulas = WordSet(
    "hit reached stood amounted totalled totaled accounted came come comes remained remains numbered became recorded registered represented estimated"
  )

  // MARK: Words

  /// The tokens about the figure: to the left as far as the second verb before it, to the right as far as a comma or a
  /// verb behind what it counts; never past a semicolon, a colon, a dash or a word of contrast, and at most 25 tokens.
  private func clause(around figure: Figure, in sentence: Range<Int>) -> Range<Int> {
    var start = figure.tokens.lowerBound
    var verbs = 0
    while start > sentence.lowerBound, figure.tokens.lowerBound - start < 25, !separates(start - 1) {
      if isVerb(start - 1) {
        verbs += 1
        if verbs > 2 { break }
      }
      if verbs > 0, endsSubclause(start - 1, in: sentence) { break }
      start -= 1
    }
    var end = figure.tokens.upperBound
    // What stands behind a date is of what happened then: of this, where the sentence begins with the date.
    let opens = figure.kind.isDate && figure.tokens.lowerBound <= sentence.lowerBound + 1
    guard !figure.kind.isDate || opens else {
      // "closed on 3 May 2012 for repairs"
      if view.word(end, is: "for") {
        while end < sentence.upperBound, end - figure.tokens.upperBound < 5, !ends(end), !separates(end), view.kind(end) != .period {
          end += 1
        }
      }
      return start..<end
    }
    if opens, view.kind(end) == .comma { end += 1 }
    var words = 0
    while end < sentence.upperBound, end - figure.tokens.upperBound < 25, !separates(end), !ends(end) {
      if isVerb(end), !isVerb(end - 1), words > 0 {
        if verbs > 0 { break }
        verbs += 1
      }
      if view[end].isWord, !view.is(end, .function) { words += 1 }
      end += 1
    }
    // "With a length of 1,340 metres, the bridge is …": whose it is stands behind the comma.
    if start == sentence.lowerBound, view.word(start, is: "with"), view.kind(end) == .comma, verbs == 0 {
      end += 1
      while end < sentence.upperBound, end - figure.tokens.upperBound < 25, !separates(end), !ends(end), !isVerb(end) { end += 1 }
    }
    return start..<end
  }

  /// "In 2016, when most of the cable was laid, spending reached …": what is said of the figure begins behind the comma.
  private func endsSubclause(_ comma: Int, in sentence: Range<Int>) -> Bool {
    guard view.kind(comma) == .comma else { return false }
    var at = comma - 1
    while at >= sentence.lowerBound, comma - at <= 20 {
      if view.kind(at) == .comma || at == sentence.lowerBound {
        return Self.subordinating.contains(view[view.kind(at) == .comma ? at + 1 : at].key)
      }
      at -= 1
    }
    return false
  }

  private static let subordinating = WordSet("when while as after since because although though if once where before until unless")

  func isVerb(_ index: Int) -> Bool {
    view.is(index, [.verb, .rise, .fall]) ? !view.is(index - 1, [.determiner, .cardinal, .scale]) && !isCounted(index) : isPastTense(index)
  }

  /// "4,380 houses": what stands right behind a number is counted.
  private func isCounted(_ index: Int) -> Bool {
    view.kind(index - 1) == .digits && view[index].isWord && view[index].length > 3 && view.letter(1, fromEndOf: index) == UInt8(ascii: "s")
  }

  /// "approved a loan", "secured by the bank": a word in "-ed" that no noun stands behind.
  private func isPastTense(_ index: Int) -> Bool {
    let token = view[index]
    guard token.flags.contains(.endsInED), !token.isCapitalized, token.length > 4, !token.classes.contains(.metric),
      !view.is(index - 1, .determiner), !endsInEED(index)
    else { return false }
    return !view[index + 1].isWord || view[index + 1].isCapitalized
      || view.is(index + 1, [.function, .determiner, .cardinal, .about, .nearly])
  }

  /// "speed", "indeed": what ends so is seldom a past tense.
  private func endsInEED(_ index: Int) -> Bool {
    view[index].length < 7 && view.letter(3, fromEndOf: index) == UInt8(ascii: "e") && !Self.pastTensesInEED.contains(view[index].key)
  }

  private static let pastTensesInEED = WordSet("agreed freed")

  /// "to repair its grid": what something is for, not what it is.
  private func isPurpose(_ index: Int) -> Bool {
    view.word(index, is: "to") && view[index + 1].isWord && !view[index + 1].isCapitalized && !view.is(index + 1, [.function, .cardinal])
      && view.is(index + 2, .determiner)
  }

  func separates(_ index: Int) -> Bool {
    switch view[index].kind {
    case .semicolon, .colon, .dash: true
    case .symbol: view[index].key == 0x7C
    case .comma: view.is(index + 1, .contrast) || view.word(index + 1, is: "and")
    // "they point out that …": what is said begins here; but not in "the contract that they signed".
    case .word: view.word(index, is: "that") && (view.is(index - 1, [.saying, .verb]) || view.word(index - 1, is: "out"))
    default: false
    }
  }

  /// Where what is said of the figure ends behind it.
  private func ends(_ index: Int) -> Bool {
    // "2,475" goes on.
    if view.kind(index) == .comma { return !(view.glued(index + 1) && view.kind(index + 1) == .digits) }
    return view.is(index, [.contrast, .conjunction]) || isPurpose(index)
  }

  /// The words that say what a figure measures, as they stand in a sentence: for people.
  /// A sentence that has figures by the dozen is data, and says nothing of one of them.
  static func metric(of figure: Figure, _ claim: Claim, _ reading: Reading) -> [String] {
    guard claim.figures.count <= 40, claim.ranges.reduce(0, { $0 + $1.length }) <= 4_000 else { return [] }
    let view = TokenView(claim.ranges, in: reading.document.text, lexicon: .english)
    let own = claim.figures.map { reading.figure($0).placed(at: view.tokens(of: reading.figure($0))) }
    guard let figure = own.first(where: { $0.id == figure.id }), view.isInOrder else { return [] }
    let scanner = SlotScanner(view: view, figures: own)
    var slots = FigureSlots()
    let label = reading.slots(figure.id).isLabelled ? scanner.label() : nil
    let clause = label == nil ? scanner.clause(around: figure, in: 0..<view.count) : scanner.item(of: figure, own[...], in: 0..<view.count)
    var words: [Word] = []
    for stretch in [label, label.flatMap { scanner.innerLabel(of: figure, clause, own[...], $0) }, clause].compactMap(\.self) {
      scanner.collect(stretch, figure, own[...], 0..<view.count, &slots, &words)
    }
    return words.map { view.string($0.token) }
  }

  private func collect(
    _ stretch: Range<Int>, _ figure: Figure, _ own: ArraySlice<Figure>, _ sentence: Range<Int>, _ slots: inout FigureSlots,
    _ words: inout [Word]
  ) {
    var isPredicate = false
    var index = stretch.lowerBound
    var next = own.startIndex
    while index < stretch.upperBound {
      while next < own.endIndex, own[next].tokens.upperBound <= index { next += 1 }
      if next < own.endIndex, own[next].tokens.contains(index) {
        // Other figures, and dates, say nothing of what this one measures; but "the second phase" is another than the first.
        if own[next].kind == .ordinal, own[next].id != figure.id, let rank = own[next].low {
          words.append(Word(key: 0x4000_0000 | UInt32(clamping: Int(min(max(rank.double, 0), 1e6))), narrows: true, token: index))
        }
        index = own[next].tokens.upperBound
        continue
      }
      defer { index += 1 }
      if view.is(index, .verb), index >= figure.tokens.upperBound { isPredicate = true }
      // A label says what is measured from its first word on.
      let isLabel = view.kind(stretch.upperBound) == .colon
      if isPartOfPlace(index) {
        words.append(Word(key: Stem.hash(of: view[index], in: view.text) | 0x4000_0000, narrows: true, token: index))
        continue
      }
      // "the sale of the stake": what happened is no word for what it happened to.
      if figure.kind.isDate, view.is(index, .event) { continue }
      guard let key = key(at: index, isLabel ? -1..<sentence.upperBound : sentence) else {
        if index == sentence.lowerBound, !isLabel { slots.opening = opening(at: index) }
        if view.is(index, .priceBasis) { slots.basis = view[index].key }
        continue
      }
      words.append(Word(key: key, narrows: !isPredicate && narrows(index), token: index))
    }
  }

  /// "greater Oslund", "rural Norland": a part of a place, or more than it, is not the place.
  private func isPartOfPlace(_ index: Int) -> Bool {
    view[index + 1].isCapitalized && view[index + 1].isWord && view[index].isWord && Self.parts.contains(view[index].key)
  }

  private static let parts = WordSet(
    "greater rural urban northern southern eastern western central upper lower inner outer metropolitan mainland coastal suburban downtown former"
  )

  /// "the two countries", "both sides"
  private func speaksOfPair(_ index: Int) -> Bool {
    guard view.word(index, is: "two") || view.word(index, is: "both") else { return false }
    return ["countries", "states", "nations", "neighbours", "neighbors", "sides", "governments", "economies"].contains {
      view.word(index + 1, is: $0)
    }
  }

  /// The keys of the words and of the names of a label, such as the head of a row: all of it is read as a label.
  func label(keys: inout Set<UInt32>, names: inout Set<UInt32>) {
    for index in 0..<view.count {
      if let key = key(at: index, -1..<view.count) {
        keys.insert(key)
      } else if let name = view.entity(index, sentenceStart: -1), !view.is(index, .neutral) {
        names.insert(name)
      }
    }
  }

  // MARK: Labels

  /// The label of a paragraph: at most nine words and no verb before a colon, with a figure behind it.
  func label() -> Range<Int>? {
    var index = 0
    var words = 0
    while index < min(view.count, 24) {
      switch view[index].kind {
      case .colon:
        // "Relatives carry the burden: they provide …": a sentence goes on.
        let goesOn = view[index + 1].isWord && !view[index + 1].isCapitalized && view.is(index + 1, .function)
        return words > 0 && words <= 9 && !goesOn && figures.contains { $0.tokens.lowerBound > index } ? 0..<index : nil
      case .word:
        if view.is(index, .verb) { return nil }
        words += 1
      case .period, .question, .semicolon, .currency: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The tokens about a figure in a labelled paragraph: between the marks, brackets and figures around it. What stands
  /// before the next colon is the label of the next item.
  private func item(of figure: Figure, _ own: ArraySlice<Figure>, in sentence: Range<Int>) -> Range<Int> {
    let before = own.last { $0.tokens.upperBound <= figure.tokens.lowerBound }?.tokens.upperBound ?? sentence.lowerBound
    let behind = own.first { $0.tokens.lowerBound >= figure.tokens.upperBound }?.tokens.lowerBound ?? sentence.upperBound
    var start = figure.tokens.lowerBound
    while start > before, figure.tokens.lowerBound - start < 8,
      view[start - 1].isWord || view[start - 1].kind == .hyphen && view.glued(start)
    {
      start -= 1
    }
    var end = figure.tokens.upperBound
    while end < behind, end - figure.tokens.upperBound < 8, view[end].isWord { end += 1 }
    return start..<(view.kind(end) == .colon ? figure.tokens.upperBound : end)
  }

  /// The date in brackets behind the figure, or behind the last of several figures of its kind and unit.
  private func itemPeriod(of figure: Figure, _ own: ArraySlice<Figure>) -> Figure? {
    var last = figure
    for next in own where next.tokens.lowerBound >= figure.tokens.upperBound {
      if next.kind.isDate {
        let isBracketed = (1...3).contains { view.kind(next.tokens.lowerBound - $0) == .openParenthesis }
        return isBracketed && last.kind == figure.kind && last.unitName == figure.unitName ? next : nil
      }
      last = next
    }
    return nil
  }

  /// The label of the item right before the figure: "expenditures: $2.57 trillion".
  private func innerLabel(of figure: Figure, _ clause: Range<Int>, _ own: ArraySlice<Figure>, _ label: Range<Int>) -> Range<Int>? {
    let end = clause.lowerBound - 1
    guard view.kind(end) == .colon, end != label.upperBound,
      !own.contains(where: { $0.tokens.lowerBound >= clause.lowerBound && $0.tokens.lowerBound < figure.tokens.lowerBound })
    else { return nil }
    var start = end
    while start > label.upperBound + 1, end - start < 8, view[start - 1].isWord || view.kind(start - 1) == .hyphen { start -= 1 }
    return start..<end
  }

  /// The key of a word that says what is measured; nil for any other.
  func key(at index: Int, _ sentence: Range<Int>) -> UInt32? {
    let token = view[index]
    guard token.isWord, token.length > 2, !speaksOfPair(index - 1) else { return nil }
    if token.classes.contains(.metric), !isInName(index, sentence) { return UInt32(view.sense(index).metric) }
    // "94 metres high"
    if view.word(index, is: "high"), view.is(index - 1, .unit) { return UInt32(view.lexicon.sense(of: "tall").metric) }
    guard
      token.classes.isDisjoint(with: [
        .function, .cardinal, .scale, .month, .about, .nearly, .relative, .ordinal, .percent, .verb, .neutral, .rise, .fall, .saying, .more,
        .less, .weekday, .currency, .unit, .decade, .season, .priceBasis, .estimate,
      ])
    else { return nil }
    if isPastTense(index) { return nil }
    if token.isCapitalized, view.is(index, .place) || view.entity(index, sentenceStart: max(0, sentence.lowerBound)) != nil { return nil }
    if index == sentence.lowerBound, token.isCapitalized, token.sense == 0 || token.classes.contains(.institution) { return nil }
    return Stem.hash(of: token, in: view.text) | 0x4000_0000
  }

  /// Capitalized beside another capital: "European Investment Bank".
  private func isInName(_ index: Int, _ sentence: Range<Int>) -> Bool {
    view[index].isCapitalized && !view[index].isAllCapitals
      && (index > sentence.lowerBound && view[index - 1].isCapitalized || view[index + 1].isCapitalized)
  }

  /// The first word of a sentence, capitalized as it must be and unknown: a name, or a word like any other.
  private func opening(at index: Int) -> FigureSlots.Opening? {
    let token = view[index]
    guard token.isWord, token.isCapitalized, token.sense == 0 || view.is(index, .institution), token.length > 2,
      !view[index + 1].isCapitalized, view.kind(index + 1) != .comma
    else { return nil }
    return FigureSlots.Opening(name: Stem.name(of: token, in: view.text), word: Stem.hash(of: token, in: view.text) | 0x4000_0000)
  }

  /// The word stands before another of its phrase ("youth" unemployment), or behind "of", "on", "from" and the like
  /// (exports "of cocoa").
  private func narrows(_ index: Int) -> Bool {
    // "the county of Split", "the first contract"
    if view.word(index + 1, is: "of") || view.is(index, .ordinal) { return true }
    if view[index + 1].isWord, view[index + 1].spaced || view.glued(index + 1),
      !view.is(index + 1, [.function, .verb, .rise, .fall, .neutral, .saying]),
      !view[index + 1].isCapitalized, !view.isTimeWord(index + 1)
    {
      return true
    }
    var before = index - 1
    while before >= 0, view[before].isWord, view.is(before, [.determiner, .neutral]) || !view.is(before, .function) && index - before < 3 {
      before -= 1
    }
    return view.is(before, .narrowing)
  }

  /// The names of a sentence, each with its word.
  private func findNames(in sentence: Range<Int>, _ names: inout [(token: Int, key: UInt32)]) {
    names.removeAll(keepingCapacity: true)
    eachName(in: sentence, from: sentence.lowerBound) { names.append(($0, $1)) }
  }

  private func eachName(in tokens: Range<Int>, from start: Int, _ body: (Int, UInt32) -> Void) {
    for index in tokens where view[index].isCapitalized {
      if let name = view.entity(index, sentenceStart: start) { body(index, name) }
    }
  }

  private func entities(in tokens: Range<Int>, from start: Int? = nil, _ table: inout ClaimTable) -> WordList {
    store(&table) { words in eachName(in: tokens, from: start ?? tokens.lowerBound) { words.append($1) } }
  }

  /// The names in the tokens, for a heading or a title.
  func names(_ table: inout ClaimTable) -> WordList { entities(in: 0..<view.count, from: -1, &table) }

  /// The keys that `fill` appends, sorted, each once.
  private func store(_ table: inout ClaimTable, _ fill: (inout [UInt32]) -> Void) -> WordList {
    let start = table.words.count
    fill(&table.words)
    guard table.words.count > start else { return WordList() }
    table.words.sortTail(from: start)
    return WordList(start: UInt32(clamping: start), count: UInt32(clamping: table.words.count - start))
  }
}
