/// Fills the slots of the figures of a passage from their sentences.
struct SlotScanner {
  let view: TokenView
  let figures: [Figure]

  /// Adds the slots of the figures of one sentence. Linear in the sentence but for the clause of each figure, which is
  /// at most thirty tokens long.
  func append(_ sentence: Range<Int>, _ own: ArraySlice<Figure>, to table: inout ClaimTable) {
    guard !own.isEmpty else { return }
    let entities = entities(in: sentence, &table)
    let attribution = attribution(in: sentence)
    let isStated = sentence.contains {
      view.is($0, [.verb, .rise, .fall, .saying]) && !(view[$0].isCapitalized && $0 > sentence.lowerBound)
    }
    for figure in own {
      var slots = FigureSlots()
      slots.entities = entities
      slots.attribution = attribution
      slots.isStated = isStated
      let clause = clause(around: figure, in: sentence)
      slots.words = words(in: clause, but: figure, &table)
      slots.isEstimate = clause.contains { view.is($0, .estimate) }
      slots.isNegated = clause.contains { view.is($0, .negation) }
      if figure.kind.isDate {
        slots.event = event(of: figure, in: sentence, own)
      } else {
        slots.period = period(of: figure, own)
        slots.opinion = figure.kind == .percent || figure.kind == .fraction ? opinion(about: figure, in: sentence) : nil
      }
      table.slots.append(slots)
    }
  }

  // MARK: Words

  /// The tokens about the figure: up to the nearest semicolon, bracket or comma before a conjunction, at most fifteen
  /// on each side.
  private func clause(around figure: Figure, in sentence: Range<Int>) -> Range<Int> {
    var start = figure.tokens.lowerBound
    while start > sentence.lowerBound, figure.tokens.lowerBound - start < 15, !separates(start - 1) { start -= 1 }
    var end = figure.tokens.upperBound
    while end < sentence.upperBound, end - figure.tokens.upperBound < 15, !separates(end) { end += 1 }
    return start..<end
  }

  private func separates(_ index: Int) -> Bool {
    switch view[index].kind {
    case .semicolon, .colon, .dash: true
    case .comma: view.is(index + 1, .contrast) || view.word(index + 1, is: "and")
    default: false
    }
  }

  private func words(in clause: Range<Int>, but figure: Figure, _ table: inout ClaimTable) -> WordList {
    var stems: [UInt32] = []
    for index in clause where !figure.tokens.contains(index) && view[index].isWord && view[index].length > 2 {
      if view.is(index, [.function, .cardinal, .scale, .month, .about, .nearly, .relative, .ordinal, .percent, .verb]) { continue }
      if view.is(index, .place), view[index].isCapitalized { continue }
      stems.append(Stem.hash(of: view[index], in: view.text))
    }
    return store(stems, &table)
  }

  private func entities(in sentence: Range<Int>, _ table: inout ClaimTable) -> WordList {
    var keys: [UInt32] = []
    for index in sentence {
      if let entity = view.entity(index, sentenceStart: sentence.lowerBound) { keys.append(entity) }
    }
    return store(keys, &table)
  }

  private func store(_ keys: [UInt32], _ table: inout ClaimTable) -> WordList {
    let sorted = Set(keys).sorted()
    let list = WordList(start: UInt32(clamping: table.words.count), count: UInt32(clamping: sorted.count))
    table.words += sorted
    return list
  }

  // MARK: Time

  /// The date that the figure belongs to: the only one in its sentence, or the nearest within eight words.
  private func period(of figure: Figure, _ own: ArraySlice<Figure>) -> FigureID? {
    let dates = own.filter { $0.kind.isDate }
    if dates.count == 1 { return dates.first?.id }
    func distance(_ date: Figure) -> Int {
      date.tokens.lowerBound >= figure.tokens.upperBound
        ? date.tokens.lowerBound - figure.tokens.upperBound : (figure.tokens.lowerBound - date.tokens.upperBound) + 2
    }
    guard let nearest = dates.min(by: { distance($0) < distance($1) }), distance(nearest) <= 8 else { return nil }
    return nearest.id
  }

  // MARK: Events

  /// What happened then: the nearest word for an event before the date, else behind it, with no other date between.
  private func event(of date: Figure, in sentence: Range<Int>, _ own: ArraySlice<Figure>) -> FigureSlots.Event? {
    let before = own.last { $0.kind.isDate && $0.tokens.upperBound <= date.tokens.lowerBound }?.tokens.upperBound ?? sentence.lowerBound
    var index = date.tokens.lowerBound - 1
    while index >= before, date.tokens.lowerBound - index <= 12, view.kind(index) != .semicolon {
      if view.is(index, .event) { return event(at: index, in: sentence, before: date.tokens.lowerBound) }
      index -= 1
    }
    let after = own.first { $0.kind.isDate && $0.tokens.lowerBound >= date.tokens.upperBound }?.tokens.lowerBound ?? sentence.upperBound
    index = date.tokens.upperBound
    while index < after, index - date.tokens.upperBound <= 7, view.kind(index) != .semicolon {
      if view.is(index, .event) { return event(at: index, in: sentence, before: min(sentence.upperBound, index + 6)) }
      index += 1
    }
    return nil
  }

  private func event(at index: Int, in sentence: Range<Int>, before end: Int) -> FigureSlots.Event {
    var place: UInt32 = 0
    for at in index..<min(sentence.upperBound, max(end, index + 1)) {
      guard let found = view.entity(at, sentenceStart: sentence.lowerBound) else { continue }
      let led = view.word(at - 1, is: "to") || view.word(at - 1, is: "in") || view.word(at - 1, is: "at") || view.word(at - 1, is: "the")
      if led {
        place = found
        break
      }
    }
    let repeated = ((index - 3)...(index + 3)).contains { at in
      view.word(at, is: "again") || view.word(at, is: "another") || view.word(at, is: "second") || view.word(at, is: "third")
        || view.word(at, is: "annual")
    }
    return FigureSlots.Event(lemma: view.sense(index).lemma, place: place, isRepeated: repeated)
  }

  // MARK: Opinions and sources

  private func opinion(about figure: Figure, in sentence: Range<Int>) -> FigureSlots.Opinion? {
    // "Favourable snow" is no opinion; somebody has to have asked, or it has to be called one.
    guard sentence.contains(where: { view.is($0, [.opinion, .survey]) }) else { return nil }
    var best: (distance: Int, opinion: FigureSlots.Opinion)? = nil
    for index in sentence {
      let favourable = view.is(index, .favourable)
      guard favourable || view.is(index, .unfavourable) else { continue }
      let distance = index < figure.tokens.lowerBound ? figure.tokens.lowerBound - index : index - figure.tokens.upperBound
      guard distance <= 12, distance < best?.distance ?? .max else { continue }
      best = (distance, favourable ? .favourable : .unfavourable)
    }
    return best?.opinion
  }

  /// The name behind "according to" or before "survey", "poll".
  private func attribution(in sentence: Range<Int>) -> UInt32 {
    for index in sentence {
      let names = view.word(index, is: "according") ? index + 2 : view.is(index, .survey) && view[index - 1].isCapitalized ? index - 2 : nil
      guard let names else { continue }
      for at in max(0, names)..<min(sentence.upperBound, names + 4)
      where view[at].isWord && view[at].isCapitalized && !view.is(at, .function) {
        return view[at].key
      }
      return 1
    }
    return 0
  }

  /// The sentence says whose statement it is: in words, or by a citation in the text ("id., at 12", "§ 4", "(Dahl 2004)").
  func isAttributed(_ sentence: Range<Int>) -> Bool {
    sentence.contains { index in
      view.word(index, is: "according") || view.is(index, .survey) || view.is(index, .saying) && !view[index].isCapitalized
        || view.is(index, .backReference) || view.kind(index) == .mark || isAuthorAndYear(index)
    }
  }

  /// An opening bracket, a name, and a year before the bracket closes.
  private func isAuthorAndYear(_ index: Int) -> Bool {
    guard view.kind(index) == .openParenthesis, view[index + 1].isCapitalized, view.month(index + 1) == nil else { return false }
    var at = index + 2
    while at < view.count, at - index < 14, view.kind(at) != .closeParenthesis {
      if view.year(at) != nil { return true }
      at += 1
    }
    return false
  }
}

extension TokenView {
  /// The country, person, institution or other name that a word belongs to, as a key.
  func entity(_ index: Int, sentenceStart: Int) -> UInt32? {
    let token = self[index]
    guard token.isWord, token.isCapitalized, token.length > 1 else { return nil }
    if let place = place(index) { return UInt32(lexicon.country(of: place).index) + 1 }
    // The second half of "North Korea" has been counted with the first.
    if index > 0, self.is(index - 1, .compound), place(index - 1) != nil { return nil }
    if index == sentenceStart, token.sense == 0, !self[index + 1].isCapitalized { return nil }
    if self.is(index, [.function, .month, .office, .saying, .relative, .weekday, .ordinal, .cardinal, .scale]) { return nil }
    return Stem.name(of: token, in: text)
  }

  /// The place named at `index`, by one word or by two.
  func place(_ index: Int) -> PlaceID? {
    let token = self[index]
    guard token.isWord, token.isCapitalized, token.sense != 0, kind(index + 1) != .currency || !glued(index + 1) else { return nil }
    let sense = lexicon.sense(token)
    if sense.classes.contains(.compound), self[index + 1].isWord,
      let pair = lexicon.placePairs[UInt64(token.key) << 32 | UInt64(self[index + 1].key)]
    {
      return pair
    }
    // "us" is a pronoun unless it is written "US".
    guard sense.classes.contains(.place), token.length > 2 || token.isAllCapitals else { return nil }
    return sense.place
  }
}

/// The stem of an English word, cheaply: without the endings of number and tense.
enum Stem {
  static func hash(of token: Token, in text: SourceText) -> UInt32 {
    var bytes: [UInt8] = []
    for at in token.range.lower..<token.range.upper {
      let byte = text.bytes[at]
      guard byte < 0x80 else { return token.key }
      bytes.append(byte.isASCIIUpper ? byte | 0x20 : byte)
    }
    return Folding.hash(stem(bytes))
  }

  /// The stem of a name: without the endings that make a people of a land. Kept clear of the numbers of countries.
  static func name(of token: Token, in text: SourceText) -> UInt32 {
    var bytes: [UInt8] = []
    for at in token.range.lower..<token.range.upper {
      let byte = text.bytes[at]
      guard byte < 0x80 else { return token.key | 0x8000_0000 }
      bytes.append(byte.isASCIIUpper ? byte | 0x20 : byte)
    }
    if bytes.count > 4, bytes.last == UInt8(ascii: "s"), bytes[bytes.count - 2] != UInt8(ascii: "s") { bytes.removeLast() }
    if bytes.count > 4, bytes.suffix(2).elementsEqual("an".utf8) { bytes.removeLast() }
    return Folding.hash(bytes) | 0x8000_0000
  }

  static func stem(_ word: [UInt8]) -> ArraySlice<UInt8> {
    func ends(_ suffix: StaticString, leaving count: Int) -> Bool {
      guard word.count >= suffix.utf8CodeUnitCount + count else { return false }
      return suffix.withUTF8Buffer { word.suffix($0.count).elementsEqual($0) }
    }
    if ends("ies", leaving: 2) { return word.dropLast(3) + [UInt8(ascii: "y")] }
    if ends("ings", leaving: 4) { return word.dropLast(4) }
    if ends("ing", leaving: 4) { return word.dropLast(3) }
    if ends("ed", leaving: 4) { return word.dropLast(2) }
    if ends("ses", leaving: 3) || ends("xes", leaving: 3) || ends("ches", leaving: 3) { return word.dropLast(2) }
    if ends("s", leaving: 3), !ends("ss", leaving: 2), !ends("us", leaving: 2) { return word.dropLast() }
    return word[...]
  }
}
