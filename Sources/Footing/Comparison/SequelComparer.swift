/// Checks arithmetic that begins in one sentence and is done in the next: "They received 214 complaints. Of these, 131 were
/// dismissed, 46 upheld and 37 inadmissible", "Of the 57 trains, 21 are electric. The other 36 …", "They spent $18.6 billion. This
/// was 2.3 percent of their product, which was $809 billion". How a sentence begins says whether it leads back. Linear.
struct SequelComparer {
  let reading: Reading
  let document: Int
  private let shares: ShareComparer

  init(_ readings: [Reading], document: Int) {
    reading = readings[document]
    self.document = document
    shares = ShareComparer(readings: readings)
  }

  /// A sentence that may lead back to the one before it, by its first letters: most are not cut into words for it.
  static func mayLeadBack(_ claim: Claim, in text: SourceText) -> Bool {
    guard let range = claim.ranges.first, range.upper <= text.count, !range.isEmpty else { return false }
    let bytes = text.bytes[range.lower..<range.upper]
    guard initials.contains(text.bytes[range.lower]) else { return false }
    return openings.contains { bytes.starts(with: $0) }
  }

  private static let openings = [
    "Of th", "The other", "The rem", "The rest", "The two", "This ", "That ", "That's ", "That’s ", "It ", "They ", "These ",
  ].map {
    Array($0.utf8)
  }
  private static let initials = Array(Set(openings.map { $0[0] }))

  func relations(in sentence: FiguredSentence) -> [FigureRelation] {
    let differences = DifferenceComparer(document: document)
    if let found = differences.relation(in: sentence) { return [found] }
    guard let before = figuresBefore(sentence) else { return [] }
    return [
      differences.relation(in: sentence, to: before),
      DirectionComparer().relation(in: sentence, to: before),
      balance(toldIn: sentence), each(sentence, before),
      shareOfThese(sentence, before),
      partsOfThese(sentence, before) ?? theOthers(sentence) ?? otherShare(sentence, before),
      quotient(sentence, before) ?? shareOfTotal(sentence, before) ?? shareOfCases(sentence, before),
    ].compactMap(\.self)
  }

  /// The figures of the sentence right before, in the same paragraph.
  private func figuresBefore(_ sentence: FiguredSentence) -> [Figure]? {
    reading.sentence(before: sentence.claim).flatMap { (1...12).contains($0.figures.count) ? $0.figures.map { reading.figure($0) } : nil }
  }

  /// That sentence, cut into words: for the few that ask for them.
  private func sentenceBefore(_ sentence: FiguredSentence) -> FiguredSentence? {
    reading.sentence(before: sentence.claim).flatMap { before in
      figuresBefore(sentence).flatMap { FiguredSentence(before, $0, document, reading) }
    }
  }

  /// "That is a surplus of $136 billion."
  private func balance(toldIn sentence: FiguredSentence) -> FigureRelation? {
    guard sentence.view.word(0, is: "that") || sentence.view.word(0, is: "this") else { return nil }
    return sentenceBefore(sentence).flatMap { DifferenceComparer(document: document).balance(of: $0, toldIn: sentence) }
  }

  // MARK: Parts

  /// "Of these, 131 were dismissed, 46 were upheld and 37 were declared inadmissible": all of them where the last are "others", or
  /// where two digits of one that changed places make them so.
  private func partsOfThese(_ sentence: FiguredSentence, _ before: [Figure]) -> FigureRelation? {
    guard sentence.view.word(0, is: "of"), sentence.isWord(1, in: Self.these) else { return nil }
    let totals = before.filter { $0.isCounted && ShareComparer.isTotal($0) && $0.bound == .exact }
    let parts = sentence.figures.filter { $0.isCounted && ShareComparer.isTotal($0) }
    guard totals.count == 1, let total = totals.first, parts.count >= 2, let last = parts.last, shares.isList(parts[...], sentence) else {
      return nil
    }
    let isWhole = shares.isRest(last, sentence) || parts.count >= 3 && shares.isOther(last, sentence)
    guard isWhole || parts.count >= 3 && shares.isRepairable(parts, total) else { return nil }
    return mismatch(parts, of: total)
  }

  /// "Of the 57 trains, 21 are electric. The other 36 carry engines as well."
  private func theOthers(_ sentence: FiguredSentence) -> FigureRelation? {
    guard sentence.view.word(0, is: "the"), let rest = sentence.figures.first(where: { $0.isCounted && ShareComparer.isTotal($0) }),
      sentence.start(rest) <= 2, shares.isRest(rest, sentence), rest.bound == .exact, let before = sentenceBefore(sentence),
      let total = before.figures.first, total.isCounted, ShareComparer.isTotal(total), before.beginsWithWhole(total)
    else { return nil }
    let parts = before.figures.dropFirst().filter { !$0.kind.isDate }
    guard !parts.isEmpty, parts.allSatisfy({ $0.isCounted && ShareComparer.isTotal($0) && shares.isAlike($0, total) }),
      parts.count == 1 || shares.isList(parts[...], before)
    else { return nil }
    return mismatch(parts + [rest], of: total)
  }

  private func mismatch(_ parts: [Figure], of total: Figure) -> FigureRelation? {
    guard let whole = shares.interval(total, of: total), let sum = shares.sum(parts.map { shares.interval($0, of: total) }),
      !sum.meets(whole), (0.3...3).contains(sum.high / whole.high)
    else { return nil }
    return FigureRelation(
      kind: .conflictsWith, figures: ([total] + parts).map { FigurePlace(document: document, figure: $0.id) },
      ground: .shares(sum.low...sum.high, hasTotal: true))
  }

  /// "Tamara received 42 percent, followed by Quill (19 percent) … The two remaining states received the other 9 percent."
  private func otherShare(_ sentence: FiguredSentence, _ before: [Figure]) -> FigureRelation? {
    let own = sentence.figures.filter { $0.kind == .percent }
    let parts = before.filter { $0.kind == .percent }
    guard own.count == 1, let rest = own.first, shares.isRest(rest, sentence), parts.count >= 2, (parts + own).allSatisfy(shares.isShare),
      let sum = shares.sum((parts + own).map { Interval($0) })
    else { return nil }
    let middle = (sum.low + sum.high) / 2
    // Rounding does not add up to more in so few parts.
    let width = min((sum.high - sum.low) / 2, ShareComparer.mostRounding)
    let made = Interval(middle - width, middle + width)
    guard !made.meets(Interval(100, 100)), (60...150).contains(middle) else { return nil }
    return FigureRelation(
      kind: .conflictsWith, figures: (parts + own).map { FigurePlace(document: document, figure: $0.id) },
      ground: .shares(made.low...made.high, hasTotal: false))
  }

  // MARK: Quotients

  /// "2.38 million visitors came in 2018. They spent €1.62 billion, or €681 each": where no number before gives that, but one would with
  /// one digit changed.
  private func each(_ sentence: FiguredSentence, _ before: [Figure]) -> FigureRelation? {
    let amounts = sentence.figures.filter { $0.kind == .money && ShareComparer.isTotal($0) }
    guard sentence.view.word(0, is: "they") || sentence.view.word(0, is: "these"), amounts.count == 2,
      sentence.figures.allSatisfy({ !$0.isCounted }), sentence.view.word(sentence.end(amounts[1]), is: "each"),
      amounts[0].unitName == amounts[1].unitName
    else { return nil }
    let terms = before.filter { $0.isCounted && ShareComparer.isTotal($0) }.map {
      RatioComparer.Terms(numerator: amounts[0], denominator: $0, quotient: amounts[1])
    }
    return onlySlip(among: terms)
  }

  /// "The survey measured 2,960 children. Of these, 527 were ill, that is 17.8 percent"
  private func shareOfThese(_ sentence: FiguredSentence, _ before: [Figure]) -> FigureRelation? {
    guard sentence.view.word(0, is: "of"), sentence.isWord(1, in: Self.these) || sentence.isWord(1, in: Self.pointers) else { return nil }
    let figures = sentence.quantities
    guard figures.count >= 2, ShareComparer.isTotal(figures[0]), figures[1].kind == .percent, figures[1].high == nil,
      RatioComparer.isApposition(figures[1], behind: figures[0], sentence),
      let whole = before.filter({ ShareComparer.isTotal($0) && shares.isAlike(figures[0], $0) }).theOnly
    else { return nil }
    let isCounted = figures[0].isCounted && figures[0].bound == .exact && whole.bound == .exact
    return RatioComparer.mismatch(
      .init(numerator: figures[0], denominator: whole, quotient: figures[1], factor: 100, isLoose: !isCounted), in: document)
  }

  /// "This was 2.3 percent of their product, which was about $809 billion": this is the amount of the sentence before.
  private func quotient(_ sentence: FiguredSentence, _ before: [Figure]) -> FigureRelation? {
    let view = sentence.view
    let figures = sentence.quantities
    guard sentence.isWord(0, in: Self.pointers), view.is(1, .verb) || view.word(1, is: "is") || view.word(1, is: "was"), figures.count == 2,
      figures[0].kind == .percent, figures[0].high == nil, figures[0].change == nil, view.word(sentence.end(figures[0]), is: "of"),
      sentence.start(figures[0]) <= 5
    else { return nil }
    let (share, whole) = (figures[0], figures[1])
    let at = sentence.before(whole)
    let isNamed = view.word(at, is: "of") || (view.word(at, is: "was") || view.word(at, is: "is")) && view.word(at - 1, is: "which")
    guard isNamed, ShareComparer.isTotal(whole), let part = before.filter({ ShareComparer.isTotal($0) && isSameUnit($0, whole) }).theOnly
    else {
      return nil
    }
    return RatioComparer.mismatch(.init(numerator: part, denominator: whole, quotient: share, factor: 100), in: document)
  }

  /// "Expenses came to 11.1 million marks. One party spent 5.2 million marks, 47 percent of the total": where the share is not that of
  /// any amount before, but would be with one digit changed.
  private func shareOfTotal(_ sentence: FiguredSentence, _ before: [Figure]) -> FigureRelation? {
    let view = sentence.view
    let figures = sentence.quantities
    for (part, share) in zip(figures, figures.dropFirst())
    where share.kind == .percent && share.high == nil && share.bound == .exact && ShareComparer.isTotal(part) {
      let end = sentence.end(share)
      guard view.kind(sentence.before(share)) == .comma, sentence.start(share) - sentence.end(part) <= 3, view.word(end, is: "of"),
        view.word(end + 1, is: "the"), sentence.isWord(end + 2, in: Self.wholes)
      else { continue }
      let terms = before.filter {
        ShareComparer.isTotal($0)
          && ((isSameUnit($0, part) || $0.isCounted && part.isCounted) && shares.isAlike(part, $0) || $0.kind == .number)
      }
      .map {
        RatioComparer.Terms(numerator: part, denominator: $0, quotient: share, factor: 100)
      }
      guard let stated = Interval(share), terms.allSatisfy({ RatioComparer.implied(by: $0).map { !$0.meets(stated) } ?? false }) else {
        continue
      }
      return terms.filter { RatioComparer.isNearly($0) }.theOnly.flatMap { RatioComparer.mismatch($0, in: document) }
    }
    return nil
  }

  /// "They boarded 864 boats. In 144 cases, or 17 percent, the catch was larger": where the share is not that of any number before,
  /// but would be with one digit changed.
  private func shareOfCases(_ sentence: FiguredSentence, _ before: [Figure]) -> FigureRelation? {
    let figures = sentence.quantities
    guard sentence.view.word(0, is: "in"), figures.count >= 2, sentence.start(figures[0]) == 1, figures[0].isCounted,
      ShareComparer.isTotal(figures[0]), figures[1].kind == .percent, figures[1].high == nil, figures[1].change == nil,
      RatioComparer.isApposition(figures[1], behind: figures[0], sentence)
    else { return nil }
    let terms = before.filter { $0.isCounted && ShareComparer.isTotal($0) && shares.isAlike(figures[0], $0) }.map {
      RatioComparer.Terms(numerator: figures[0], denominator: $0, quotient: figures[1], factor: 100, isLoose: false)
    }
    return onlySlip(among: terms)
  }

  /// None of them is right, and one would be with one digit changed.
  private func onlySlip(among terms: [RatioComparer.Terms]) -> FigureRelation? {
    guard terms.allSatisfy({ term in RatioComparer.implied(by: term).map { !$0.meets(term.stated) } ?? false }) else { return nil }
    return terms.filter { RatioComparer.isNearly($0) }.theOnly.flatMap { RatioComparer.mismatch($0, in: document) }
  }

  private func isSameUnit(_ a: Figure, _ b: Figure) -> Bool { a.kind == b.kind && Scale.of(a) == Scale.of(b) && a.unitName == b.unitName }

  private static let these = WordSet("these those them")
  private static let wholes = WordSet("total whole normal average usual target")
  private static let pointers = WordSet("this that it")
}
