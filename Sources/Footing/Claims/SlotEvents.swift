/// What a date is the date of, what an opinion is about, and who says so.
extension SlotScanner {
  // MARK: Events

  /// What happened then: the nearest word for an event before the date, else behind it, with no other date between.
  func event(of date: Figure, in sentence: Range<Int>, _ own: ArraySlice<Figure>) -> FigureSlots.Event? {
    // "Expo 2015", "the 2012 Final Rule": the year belongs to a name.
    let name = date.tokens.lowerBound - 1
    if name > sentence.lowerBound, view[name].isWord, view[name].isCapitalized, date.tokens.count == 1,
      !view.is(name, [.month, .weekday, .function])
    {
      return nil
    }
    if view[date.tokens.upperBound].isCapitalized, view[date.tokens.upperBound].isWord, view.is(date.tokens.lowerBound - 1, .determiner) {
      return nil
    }
    let dates = own.indices.filter { own[$0].kind.isDate }
    let before =
      dates.last { own[$0].tokens.upperBound <= date.tokens.lowerBound }.map { own[$0].tokens.upperBound } ?? sentence.lowerBound
    var index = date.tokens.lowerBound - 1
    while index >= before, date.tokens.lowerBound - index <= 12, view.kind(index) != .semicolon {
      if view.is(index, .event) {
        if isCountedFrom(index) { return nil }
        // "the Treaty of 19 September 1960": a treaty is dated by its signing; "of 1960" tells it from others of its name.
        if date.dates?.from.day != nil, view.word(date.tokens.lowerBound - 1, is: "of"), date.tokens.lowerBound - index <= 3,
          Self.signedThings.contains(view.sense(index).lemma)
        {
          var event = event(at: index, in: sentence, before: date.tokens.lowerBound)
          event.lemma = Self.signing
          return event
        }
        // "signed the treaty": what was done, not what it was done to.
        let isObject = index - 2 >= before && view.is(index - 1, .determiner) && view.is(index - 2, .event)
        return event(at: isObject ? index - 2 : index, in: sentence, before: date.tokens.lowerBound)
      }
      index -= 1
    }
    let after =
      dates.first { own[$0].tokens.lowerBound >= date.tokens.upperBound }.map { own[$0].tokens.lowerBound } ?? sentence.upperBound
    index = date.tokens.upperBound
    // "On 20 April 2014 the Ministry of Supply introduced"
    let reach = date.tokens.lowerBound <= sentence.lowerBound + 1 ? 12 : 7
    while index < after, index - date.tokens.upperBound <= reach, view.kind(index) != .semicolon {
      if view.is(index, .event) {
        var event = event(at: index, in: sentence, before: min(sentence.upperBound, index + 6))
        event.isBehind = true
        event.isOpenedByDate = date.tokens.lowerBound <= sentence.lowerBound + 1
        return event
      }
      index += 1
    }
    return nil
  }

  /// "five years after the date of its enactment, on 21 July 2015": the day is that of something else.
  private func isCountedFrom(_ event: Int) -> Bool {
    var at = event - 1
    while event - at <= 5, view[at].isWord, Self.betweenTimeAndEvent.contains(view[at].key) { at -= 1 }
    return Self.offsets.contains(view[at].key) && view.is(at - 1, .timeUnit)
  }

  private static let betweenTimeAndEvent = WordSet("the a its their of date day time")
  private static let offsets = WordSet("after before from following since")

  /// "The first concrete was poured on 3 April 2018": what was done, on a day, and is not done every month.
  func deed(on date: Figure, in clause: Range<Int>) -> FigureSlots.Event? {
    guard date.dates?.from.day != nil, date.tokens.lowerBound > clause.lowerBound else { return nil }
    let isDone = clause.prefix { $0 < date.tokens.lowerBound }.contains { index in
      (view.word(index, is: "was") || view.word(index, is: "were")) && view.endsInED(index + 1) && !view[index + 1].isCapitalized
        && !Self.doneOften.contains(view[index + 1].key)
    }
    return isDone ? FigureSlots.Event(lemma: FigureSlots.Event.deed, place: 0, isRepeated: false) : nil
  }

  private static let doneOften = WordSet(
    "published reported issued released updated accessed visited interviewed surveyed asked quoted paid received elected renewed amended listed "
      + "numbered dated called named used added filed counted measured recorded observed")

  private static let signing = Lexicon.english.sense(of: "signed").lemma
  private static let signedThings = Set(["treaty", "agreement", "declaration"].map { Lexicon.english.sense(of: $0).lemma })

  /// "the programme", "this first bridge": a noun that one thing of its kind is spoken of by; the last one before the verb.
  func thing(in clause: Range<Int>) -> UInt32 {
    var thing: UInt32 = 0
    for index in clause where view.is(index, .determiner) && !view.word(index, is: "a") && !view.word(index, is: "an") {
      var at = index + 1
      while at < clause.upperBound, at - index <= 3, view[at].isWord, !view.is(at, .function), !isVerb(at) { at += 1 }
      let noun = at - 1
      guard noun > index, view.letter(1, fromEndOf: noun) != UInt8(ascii: "s"), key(at: noun, clause) != nil || view.is(noun, .event) else {
        continue
      }
      thing = Stem.name(of: view[noun], in: view.text)
      if isVerb(at) { break }
    }
    return thing
  }

  func event(at index: Int, in sentence: Range<Int>, before end: Int) -> FigureSlots.Event {
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

  func opinion(about figure: Figure, in sentence: Range<Int>) -> FigureSlots.Opinion? {
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
  func attribution(in sentence: Range<Int>) -> UInt32 {
    guard !view.classes(in: sentence).isDisjoint(with: [.survey, .saying]) else { return 0 }
    for index in sentence where !view[index].classes.isDisjoint(with: [.survey, .saying]) {
      let names = view.word(index, is: "according") ? index + 2 : view.is(index, .survey) && view[index - 1].isCapitalized ? index - 2 : nil
      guard let names else { continue }
      for at in max(0, names)..<min(sentence.upperBound, names + 4)
      where view[at].isWord && view[at].isCapitalized && !view.is(at, .function) {
        return view[at].key
      }
      return 1
    }
    // "the union said": who says so need not have a name.
    for index in sentence where view.is(index, .saying) && !view[index].isCapitalized && view[index - 1].isWord {
      if !view.is(index - 1, [.function, .verb]) { return view[index - 1].key }
    }
    return 0
  }

  /// The sentence says whose statement it is: in words, or by a citation in the text ("id., at 12", "§ 4", "(Dahl 2004)").
  func isAttributed(_ sentence: Range<Int>) -> Bool {
    sentence.contains { index in
      let token = view[index]
      switch token.kind {
      case .word:
        return !token.classes.isDisjoint(with: [.survey, .backReference])
          || token.classes.contains(.saying) && (!token.isCapitalized || view.word(index, is: "according"))
      case .mark: return true
      case .openParenthesis: return isAuthorAndYear(index)
      default: return false
      }
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
