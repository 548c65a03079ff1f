/// Says slot by slot whether two figures measure the same thing: words, names, period, standing.
struct SlotComparer {
  let readings: [Reading]
  /// What each document is an edition of: its title without numbers; nil where it names no year and no edition.
  private let series: [[UInt8]?]

  /// The unit that each figure is compared in, as a number, and how many of it one of its own is.
  private let scales: [[(unit: UInt32, factor: Double)]]

  init(readings: [Reading]) {
    self.readings = readings
    var numbers: [Scale.Key: (UInt32, Double)] = [:]
    var units: [String: UInt32] = [:]
    scales = readings.map { reading in
      var last: (key: Scale.Key, scale: (UInt32, Double))? = nil
      return reading.claims.figures.map { figure in
        let key = Scale.Key(figure)
        // Figures of one unit stand together.
        if let last, last.key == key { return last.scale }
        if let known = numbers[key] {
          last = (key, known)
          return known
        }
        let scale = Scale.of(figure)
        let number = units[scale.unit] ?? UInt32(clamping: units.count)
        units[scale.unit] = number
        numbers[key] = (number, scale.factor)
        return (number, scale.factor)
      }
    }
    series = readings.map { reading in
      // "World Atlas 2012"; but the papers of a series ("Notes No. 21", "No. 24") are no editions of each other.
      guard let title = reading.document.title, Self.namesYearOrEdition(title) else { return nil }
      let letters = Folding.letters(title).filter { !$0.isASCIIDigit }
      return letters.count >= 8 ? letters : nil
    }
  }

  private static func namesYearOrEdition(_ title: String) -> Bool {
    let text = SourceText(title)
    let view = TokenView([TextRange(0, text.count)], in: text, lexicon: .english)
    return (0..<view.count).contains { view.year($0) != nil || view.word($0, is: "edition") || view.word($0, is: "ed") }
      && title.utf8.contains(where: \.isASCIIDigit)
  }

  func unit(_ place: FigurePlace) -> UInt32 { scales[place.document][Int(place.figure.index)].unit }
  func factor(_ place: FigurePlace) -> Double { scales[place.document][Int(place.figure.index)].factor }

  func figure(_ place: FigurePlace) -> Figure { readings[place.document].figure(place.figure) }
  func kind(_ place: FigurePlace) -> Figure.Kind { readings[place.document].kind(place.figure) }
  func value(_ place: FigurePlace) -> Quantity? { readings[place.document].claims.figures[Int(place.figure.index)].low }
  func change(_ place: FigurePlace) -> Figure.Change? { readings[place.document].claims.figures[Int(place.figure.index)].change }
  func bound(_ place: FigurePlace) -> Figure.Bound { readings[place.document].claims.figures[Int(place.figure.index)].bound }
  private func slots(_ place: FigurePlace) -> FigureSlots { readings[place.document].slots(place.figure) }
  private func list(_ place: FigurePlace, _ list: WordList) -> ArraySlice<UInt32> { readings[place.document].claims.list(list) }

  // MARK: Values

  /// Whether the intervals that the two writings imply meet, in one unit.
  func agreement(_ a: FigurePlace, _ b: FigurePlace) -> Agreement? {
    Agreement.between(figure(a), figure(b), scales: (factor(a), factor(b)))
  }

  /// The one value could be a slip of the pen for the other: the same digits at another scale, or one digit that differs.
  func isSlip(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard let low = value(a), let other = value(b) else { return false }
    let (digits, otherDigits) = (low.digits, other.digits)
    if digits.withoutZeros == otherDigits.withoutZeros { return low.exponent != other.exponent || digits != otherDigits }
    return low.exponent == other.exponent && digits.isSlip(for: otherDigits)
  }

  /// Two digits that stand together have changed places: 45.7 and 47.5, 4,380 and 4,830. Two values of three digits that have
  /// nothing to do with each other are so alike once in a hundred times and of four once in a thousand; of two, oftener.
  func isTransposition(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard let low = value(a), let other = value(b), figure(a).high == nil, figure(b).high == nil,
      max(low.significantDigits, other.significantDigits) >= 2
    else { return false }
    let exponents = (Int(low.exponent), Int(other.exponent))
    let least = min(exponents.0, exponents.1)
    let most = max(exponents.0, exponents.1)
    guard most - least <= 6 else { return false }
    return low.digits.appendingZeros(exponents.0 - least).isTransposition(of: other.digits.appendingZeros(exponents.1 - least))
  }

  // MARK: Standing

  func shareClaim(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    a.document == b.document
      && readings[a.document].claims.claimOfFigure[Int(a.figure.index)] == readings[b.document].claims.claimOfFigure[Int(b.figure.index)]
  }

  /// Both are estimates or neither, of the same prices, and of the same asker where both name one.
  func haveSameStanding(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    slots(a).isQualified == slots(b).isQualified && haveSameSpeaker(a, b)
  }

  private func haveSameSpeaker(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    let (slotsA, slotsB) = (slots(a), slots(b))
    guard slotsA.isEstimate == slotsB.isEstimate, slotsA.isNegated == slotsB.isNegated, slotsA.basis == slotsB.basis else { return false }
    return slotsA.attribution == slotsB.attribution || slotsA.attribution == 0 || slotsB.attribution == 0
  }

  // MARK: Periods

  /// Nil where one of them has none.
  func samePeriod(_ a: FigurePlace, _ b: FigurePlace) -> Bool? {
    guard let periodA = period(a), let periodB = period(b) else { return nil }
    return periodA.overlaps(periodB)
  }

  private func period(_ place: FigurePlace) -> DateInterval? { slots(place).dates }

  /// Both sentences name their year, and neither says that the value is that of another time.
  func nameTheirPeriods(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    for place in [a, b] {
      guard let date = slots(place).period, let period = period(place), period.isPoint, period.from.year != nil, !slots(place).isUnchanged,
        shareClaim(FigurePlace(document: place.document, figure: date), place)
      else { return false }
    }
    return true
  }

  /// Two documents of one title that differ in its year or edition: two editions of one publication.
  func areEditions(_ a: Int, _ b: Int) -> Bool {
    guard a != b, let series = series[a] else { return false }
    return series == self.series[b]
  }

  // MARK: Words and names

  /// The words that both have, and those that only one has.
  private struct Words {
    var shared = 0
    var onlyA = 0
    var onlyB = 0
    /// One of the words that only one has narrows down what is measured.
    var isNarrowed = false
    var hasMetric = false
  }

  private func words(_ a: FigurePlace, _ b: FigurePlace) -> Words {
    var words = Words()
    let (wordsA, wordsB) = (list(a, slots(a).words), list(b, slots(b).words))
    var (at, other) = (wordsA.startIndex, wordsB.startIndex)
    func only(_ key: UInt32, _ place: FigurePlace, _ opposite: FigurePlace) -> Bool {
      // A name at the beginning of one sentence is a word like any other to it.
      if let opening = slots(opposite).opening, opening.word == key { return false }
      if list(place, slots(place).narrowing).contains(key) { words.isNarrowed = true }
      return true
    }
    while at < wordsA.endIndex || other < wordsB.endIndex {
      if other == wordsB.endIndex || at < wordsA.endIndex && wordsA[at] < wordsB[other] {
        if only(wordsA[at], a, b) { words.onlyA += 1 } else { words.shared += 1 }
        at += 1
      } else if at == wordsA.endIndex || wordsB[other] < wordsA[at] {
        if only(wordsB[other], b, a) { words.onlyB += 1 } else { words.shared += 1 }
        other += 1
      } else {
        words.shared += 1
        if wordsA[at] < 0x4000_0000 { words.hasMetric = true }
        at += 1
        other += 1
      }
    }
    for (own, other) in [(a, b), (b, a)] {
      guard let opening = slots(own).opening, !isKnown(opening, to: other) else { continue }
      words.isNarrowed = true
    }
    return words
  }

  /// The first word of one sentence is a word or a name of the other, too.
  private func isKnown(_ opening: FigureSlots.Opening, to place: FigurePlace) -> Bool {
    let slots = slots(place)
    return slots.opening == opening || list(place, slots.words).contains(opening.word) || list(place, slots.entities).contains(opening.name)
  }

  /// How many names both share; nil where one clause has a name that the sentence of the other lacks.
  private func sharedNames(_ a: FigurePlace, _ b: FigurePlace) -> Int? {
    var shared = 0
    for (own, other) in [(a, b), (b, a)] {
      let (entities, subjects) = (list(other, slots(other).entities), list(other, slots(other).subjects))
      func isNamed(_ name: UInt32) -> Bool { entities.contains(name) || subjects.contains(name) }
      for name in list(own, slots(own).subjects) where !(slots(own).hasInheritedSubjects && slots(own).opening != nil) {
        if isNamed(name) || slots(other).opening?.name == name { shared += 1 } else { return nil }
      }
      if let opening = slots(own).opening, isNamed(opening.name) || opening == slots(other).opening { shared += 1 }
    }
    return (shared + 1) / 2
  }

  /// The clause of the one names nothing but what the sentence of the other names as well, and what both name is more
  /// than a country. Words that narrow down what they speak of must be the same.
  func nameTheSame(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard !words(a, b).isNarrowed || shareRareNames(a, b) else { return false }
    return [(a, b), (b, a)].contains { own, other in
      let (ownSlots, otherSlots) = (slots(own), slots(other))
      let names = list(other, otherSlots.entities)
      func isNamed(_ name: UInt32) -> Bool { names.contains(name) || otherSlots.opening?.name == name }
      if let opening = ownSlots.opening, isNamed(opening.name), ownSlots.hasInheritedSubjects || ownSlots.subjects.count == 0 {
        return true
      }
      let subjects = list(own, ownSlots.subjects)
      return !ownSlots.hasInheritedSubjects && subjects.contains { $0 >= 0x8000_0000 } && subjects.allSatisfy(isNamed)
    }
  }

  /// "The oil pipeline from Atasu to Alashankou", "the pipeline from Atasu to Alashankou": two names of no countries tell enough.
  private func shareRareNames(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard !slots(a).hasInheritedSubjects, !slots(b).hasInheritedSubjects else { return false }
    let names = list(a, slots(a).subjects).filter { $0 >= 0x8000_0000 }
    return names.count >= 2 && names.elementsEqual(list(b, slots(b).subjects).filter { $0 >= 0x8000_0000 })
  }

  /// What an event happened to, as names: those of its clause that are no countries, and the noun that stands for one.
  func items(of place: FigurePlace) -> [UInt32] {
    let slots = slots(place)
    let names = slots.hasInheritedSubjects ? [] : list(place, slots.subjects).filter { $0 >= 0x8000_0000 }
    guard let thing = slots.event?.thing, thing != 0, !names.contains(thing) else { return names }
    return names + [thing]
  }

  /// All words of the first are words of the second.
  func hasWords(of a: FigurePlace, _ b: FigurePlace) -> Bool {
    if let opening = slots(a).opening, !isKnown(opening, to: b) { return false }
    guard speaksOfNoun(of: b, a) else { return false }
    let words = words(a, b)
    return words.shared > 0 && words.onlyA == 0
  }

  /// Each has a word that the other lacks.
  func areToldApart(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    let words = words(a, b)
    return words.onlyA > 0 && words.onlyB > 0
  }

  func isDeed(_ place: FigurePlace) -> Bool { slots(place).event?.lemma == FigureSlots.Event.deed }

  /// The same was done, and words say to what.
  func haveSameDeed(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    slots(a).action != 0 && slots(a).action == slots(b).action && words(a, b).shared > 0
  }

  /// The clause itself names what it speaks of.
  func nameInClause(_ place: FigurePlace) -> Bool { !slots(place).hasDistantSubjects }

  /// How many items and countries two events have in common, where all of the one are of the other, too; nil where not.
  func itemsInCommon(_ a: FigurePlace, _ b: FigurePlace) -> Int? {
    let (items, others) = (items(of: a), items(of: b))
    let (shorter, longer) = items.count <= others.count ? (items, others) : (others, items)
    guard !shorter.isEmpty, shorter.allSatisfy(longer.contains) else { return nil }
    func countries(_ place: FigurePlace) -> [UInt32] {
      slots(place).hasInheritedSubjects ? [] : list(place, slots(place).subjects).filter { $0 < 0x8000_0000 }
    }
    let (own, other) = (countries(a), countries(b))
    let shared = own.count { other.contains($0) }
    guard own.isEmpty || other.isEmpty || shared == min(own.count, other.count) else { return nil }
    return shorter.count + shared
  }

  /// The same words for what is measured, of the same names. Words that one side alone has must not narrow it down; where
  /// both have words of their own, it takes a value that looks like a slip of the pen for the other.
  func isSameFact(_ a: FigurePlace, _ b: FigurePlace, isSlip: Bool) -> Bool {
    guard let names = sharedNames(a, b), haveSameRoles(a, b) else { return false }
    let words = words(a, b)
    if names == 0 { return isRestated(a, b, words, isSlip: isSlip) }
    guard words.shared > 0, !words.isNarrowed, words.onlyA + words.onlyB <= max(1, words.shared) else { return false }
    // A number without a unit, of something that is no metric, may as well be a version, a place in a list or a name.
    if kind(a) == .number, kind(b) == .number, !words.hasMetric, !areNumbersOf(a, b), !slots(a).isLabelled { return false }
    // Items of a list of labels are as different as their labels are.
    if slots(a).isLabelled || slots(b).isLabelled {
      guard slots(a).isLabelled, slots(b).isLabelled, words.onlyA + words.onlyB == 0, period(a) != nil, period(b) != nil else {
        return false
      }
    }
    if words.onlyA > 0, words.onlyB > 0 { guard isSlip, words.onlyA == 1, words.onlyB == 1, words.shared >= 2 else { return false } }
    let isDated = period(a) != nil && period(b) != nil
    // "120 on Monday", "140 on Tuesday"
    if !isDated, slots(a).hasUnreadTime || slots(b).hasUnreadTime { return false }
    let inherits = [a, b].contains { slots($0).hasInheritedSubjects && slots($0).opening == nil }
    let isDistant = !inherits && [a, b].contains { slots($0).hasDistantSubjects && slots($0).opening == nil }
    // "Exports of Norland were … in 2010", and nothing more, twice: little is said, and all of it is the same.
    // What the lexicon does not know as a metric ("fish landings") takes two words, and a unit that is no noun.
    let opensAlike = slots(a).opening != nil && slots(a).opening == slots(b).opening
    let isMeasured = words.hasMetric || words.shared + (opensAlike ? 1 : 0) >= 2 && isMeasure(a) && isMeasure(b)
    let isWhole = isDated && isMeasured && words.onlyA + words.onlyB == 0 && !inherits && haveSameSubjects(a, b)
    // A unit of measure tells what is measured as well as a word does: hectares of a farm are its size.
    let isToldByUnit = isSlip && isDated && !isWhole && kind(a) == .measure && words.onlyA + words.onlyB == 0
    let evidence =
      words.shared + (words.hasMetric || isWhole && opensAlike ? 1 : 0) + min(2, names) + (isDated ? 1 : 0) + (isSlip ? 1 : 0)
      + (isWhole || isToldByUnit ? 1 : 0)
      - (inherits ? 1 : 0) - (isDistant ? 1 : 0)
    return evidence >= 5 && (isDated || isSlip && a.document == b.document && !inherits)
  }

  /// "1,204 households were interviewed", "the survey covered 1,240 households": no name tells that both speak of one thing.
  /// Within one document it takes the same words and verb, and a value that looks like a slip, which with three digits is
  /// hardly met by chance.
  private func isRestated(_ a: FigurePlace, _ b: FigurePlace, _ words: Words, isSlip: Bool) -> Bool {
    guard a.document == b.document, !words.isNarrowed, figure(a).kind != .number || words.hasMetric || areNumbersOf(a, b),
      !slots(a).isLabelled,
      !slots(b).isLabelled, !slots(a).hasUnreadTime, !slots(b).hasUnreadTime
    else { return false }
    guard haveSameAction(a, b) else { return false }
    let isDated = nameTheirPeriods(a, b)
    guard isDated || period(a) == nil && period(b) == nil else { return false }
    let others = words.onlyA + words.onlyB
    guard isSlip, words.shared >= 2 else { return false }
    return others <= 1 && digits(a) >= 3 && digits(b) >= 3 || others == 0 && isDated && (words.hasMetric || areNumbersOf(a, b))
  }

  /// How much says that two figures measure the same, where nothing says that they do not: not their standing, roles or days,
  /// and no name of a clause that the other does not speak of. Nil where something does.
  private func evidence(_ a: FigurePlace, _ b: FigurePlace) -> (count: Int, words: Words)? {
    guard haveSameStanding(a, b), haveSameRoles(a, b), haveSameDays(a, b), let names = sharedExplicitNames(a, b) else { return nil }
    let words = words(a, b)
    guard words.shared > 0 else { return nil }
    let isSameUnit = countTheSame(a, b) == true || figure(a).kind == .measure
    return (words.shared + (words.hasMetric ? 1 : 0) + min(1, names) + (isSameUnit ? 1 : 0), words)
  }

  /// "2.4 million cases and 2,778 deaths": what the first counts is the noun behind it, and the second has to speak of that.
  private func speaksOfNoun(of a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard kind(a) == .count, let noun = figure(a).unit.map({ Stem.key(of: $0) }) else { return true }
    return list(b, slots(b).words).contains(noun) || slots(b).opening?.word == noun
  }

  /// "the 27 banks": they were told of before.
  func isDefinite(_ place: FigurePlace) -> Bool { slots(place).isDefinite }

  /// By the nouns behind their numbers; nil where one has none.
  func countTheSame(_ a: FigurePlace, _ b: FigurePlace) -> Bool? {
    guard figure(a).kind == .count, figure(b).kind == .count, let noun = figure(a).unit, let other = figure(b).unit else { return nil }
    return noun == other || Self.persons.contains(noun) && Self.persons.contains(other)
  }

  /// Who was asked goes by many names.
  private static let persons: Set<String> = ["people", "persons", "adults", "respondents", "participants", "interviewees", "individuals"]

  // MARK: In bits

  /// How hardly chance makes one of two numbers look like a slip for the other, and how much says that both measure the same; nil
  /// where they differ by more, or something tells them apart.
  func weigh(slip a: FigurePlace, for b: FigurePlace, areBonded: Bool = false) -> (rarity: Int, evidence: Int)? {
    guard unit(a) == unit(b), factor(a) == factor(b), let rarity = rarity(ofSlip: a, for: b),
      let evidence = evidenceOfOneFact(a, b, areBonded: areBonded)
    else { return nil }
    return (rarity, evidence)
  }

  /// Of two digits a share and its rest are made, too: 27 percent and 72. Only of a summary and its text is such a share taken for
  /// a slip, and what either says of nobody is no share of somebody.
  func maySlip(_ a: FigurePlace, for b: FigurePlace) -> Bool {
    kind(a) != .percent || max(digits(a), digits(b)) >= 3 || isSummaryOfText(a, b) && nameTheSameOwners(a, b)
  }

  /// What the one clause names, the other is about as well, be it by its heading.
  private func nameTheSameOwners(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    [(a, b), (b, a)].allSatisfy { own, other in
      let slots = slots(other)
      let known = [list(other, slots.subjects), list(other, slots.entities)]
      if let opening = self.slots(own).opening, readings[own.document].claims.named.contains(opening.name), !isKnown(opening, to: other) {
        return false
      }
      return self.slots(own).hasInheritedSubjects || self.slots(own).hasDistantSubjects
        || list(own, self.slots(own).subjects).allSatisfy { name in known.contains { $0.contains(name) } || slots.opening?.name == name }
    }
  }

  /// Nothing at all tells the two apart: no word of either, no name, day, deed or standing; a summary has its own words.
  func areAlikeThroughout(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard haveSameStanding(a, b), haveSameDays(a, b), sharedExplicitNames(a, b) != nil else { return false }
    if isSummaryOfText(a, b) { return true }
    let words = words(a, b)
    return (words.onlyA == 0 || words.onlyB == 0) && haveSameAction(a, b)
  }

  /// How hardly chance makes two numbers of so many digits differ by so little, in bits: two digits that have changed places,
  /// or one that is another. Nil where they differ by more.
  func rarity(ofSlip a: FigurePlace, for b: FigurePlace) -> Int? {
    guard let low = value(a), let other = value(b), low.mayBeSlip(for: other) else { return nil }
    let digits = max(digits(a), digits(b))
    if isTransposition(a, b) { return low.exponent == other.exponent && digits > 2 ? min(20, 3 * digits - (digits > 3 ? 1 : 0)) : 6 }
    guard digits >= 2, low.exponent == other.exponent, low.digits.isSlip(for: other.digits) else { return nil }
    return digits < 3 ? 2 : min(17, 3 * digits - 4)
  }

  /// How much says that two figures of sentences which belong together measure the same, in bits. Nil where something says that
  /// they do not: another standing, role or day, another direction, a noun that is counted, a name.
  /// - Parameter areBonded: both sentences cite one source, or one is its title: then neither must name what the other names.
  private func evidenceOfOneFact(_ a: FigurePlace, _ b: FigurePlace, areBonded: Bool = false) -> Int? {
    guard haveSameSpeaker(a, b), haveSameRoles(a, b), countTheSame(a, b) != false,
      change(a) == nil || change(b) == nil || change(a) == change(b), slots(a).side == slots(b).side || !areSides(a, b),
      let names = namesInCommon(a, b) ?? (areBonded ? -2 : nil), slots(a).isLabelled == slots(b).isLabelled
    else { return nil }
    // A day that stands in the sentence before may be that of something else.
    let areOfOneTime = samePeriod(a, b)
    if areOfOneTime == false, hasOwnPeriod(a), hasOwnPeriod(b) { return nil }
    let (words, isSummary) = (words(a, b), isSummaryOfText(a, b))
    if slots(a).isLabelled, words.onlyA + words.onlyB > 0 { return nil }
    // Bare numbers may be anything, unless a word says what they measure.
    guard areBonded || isStated(a) || isStated(b),
      figure(a).kind != .number || figure(b).kind != .number || words.hasMetric || areNumbersOf(a, b)
    else { return nil }
    let time = areOfOneTime == false ? -2 : areOfOneTime == true && haveSameDays(a, b) ? 3 : 0
    let tellApart = words.onlyA > 0 && words.onlyB > 0
    return time + min(2, names) + 2 * min(2, words.shared) + (words.hasMetric ? 1 : 0) + (isSummary ? 3 : 0)
      + (figure(a).kind == .measure ? 2 : 0)
      - (words.isNarrowed ? isSummary || areBonded ? 1 : 3 : 0) - (tellApart ? isSummary || areBonded ? 1 : 4 : 0)
      - (a.document == b.document ? 0 : 2) - (slots(a).isQualified == slots(b).isQualified ? 0 : 2)
  }

  private func hasOwnPeriod(_ place: FigurePlace) -> Bool {
    slots(place).period.map { shareClaim(FigurePlace(document: place.document, figure: $0), place) } ?? false
  }

  /// How many names both clauses share, less those that only one has; nil where each has one that the other lacks. Who names nothing
  /// may speak of all.
  private func namesInCommon(_ a: FigurePlace, _ b: FigurePlace) -> Int? {
    let (ofA, ofB) = (namesKnown(of: a, to: b), namesKnown(of: b, to: a))
    return ofA.missing > 0 && ofB.missing > 0 ? nil : min(2, ofA.shared + ofB.shared) - 2 * (ofA.missing + ofB.missing)
  }

  /// How many of the names that the clause of a figure speaks of the other's sentence has, and how many it lacks.
  private func namesKnown(of place: FigurePlace, to other: FigurePlace) -> (shared: Int, missing: Int) {
    guard !slots(place).hasDistantSubjects else { return (0, 0) }
    let (entities, subjects, opening) = (list(other, slots(other).entities), list(other, slots(other).subjects), slots(other).opening?.name)
    guard !entities.isEmpty || !subjects.isEmpty || opening != nil else { return (0, 0) }
    let names = list(place, slots(place).subjects)
    let shared = names.count { entities.contains($0) || subjects.contains($0) || opening == $0 }
    return (shared, names.count - shared)
  }

  private func isStated(_ place: FigurePlace) -> Bool { slots(place).isStated }

  /// "In the spring", "on Monday": when that was, could not be read.
  func hasUnreadTime(_ place: FigurePlace) -> Bool { slots(place).hasUnreadTime && period(place) == nil }

  /// In two documents that are no editions of each other, both name their time and speak of one name at least.
  func areOfOneTime(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard !areEditions(a.document, b.document), samePeriod(a, b) == true else { return false }
    let names = list(a, slots(a).subjects)
    return list(b, slots(b).subjects).contains(where: names.contains)
  }

  /// "Licences issued" are not "licences renewed".
  private func haveSameAction(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    slots(a).action == 0 || slots(b).action == 0 || slots(a).action == slots(b).action
  }

  /// One of them has no date, or both mean the same days: "December 2018", "the end of 2018".
  private func haveSameDays(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard let own = period(a)?.monthOfItsEnd, let other = period(b)?.monthOfItsEnd else { return true }
    // "at the end of June", in a report of that year
    if own.isPoint, other.isPoint, own.from.year == nil || other.from.year == nil {
      return own.from.month == other.from.month && own.from.day == other.from.day
    }
    return own.from.firstDay == other.from.firstDay && own.isOpen == other.isOpen
      && (own.to ?? own.from).lastDay == (other.to ?? other.from).lastDay
  }

  /// A summary says in other words what the text says.
  func isSummaryOfText(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    (figure(a).zone == .summary) != (figure(b).zone == .summary)
  }

  /// A figure of the summary may be told of in the text: of the same days, and with more than a word for what is measured.
  func mayBeSummary(_ a: FigurePlace, of b: FigurePlace) -> Bool {
    guard period(a) != nil, period(b) != nil, change(a) == change(b), slots(a).side == slots(b).side,
      countTheSame(a, b) == true || speaksOfNoun(of: a, b) && speaksOfNoun(of: b, a), let found = evidence(a, b)
    else {
      return false
    }
    return found.count >= (figure(a).kind == .percent ? 3 : 2)
  }

  private func areSides(_ a: FigurePlace, _ b: FigurePlace) -> Bool { slots(a).side != nil && slots(b).side != nil }

  /// How many names both clauses share; nil where one names what the other does not speak of.
  private func sharedExplicitNames(_ a: FigurePlace, _ b: FigurePlace) -> Int? {
    var shared = 0
    for (own, other) in [(a, b), (b, a)] where !slots(own).hasDistantSubjects {
      let named = [slots(other).entities, slots(other).subjects].map { list(other, $0) }
      for name in list(own, slots(own).subjects) {
        guard named.contains(where: { $0.contains(name) }) || slots(other).opening?.name == name else { return nil }
        shared += 1
      }
    }
    return shared
  }

  private func areNumbersOf(_ a: FigurePlace, _ b: FigurePlace) -> Bool { slots(a).isNumberOf && slots(b).isNumberOf }

  /// Nothing tells the two apart: words in common, no name and no role that the other lacks, no other time.
  func areInOneList(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard sharedNames(a, b) != nil, haveSameRoles(a, b), haveSameStanding(a, b), samePeriod(a, b) != false, change(a) == change(b) else {
      return false
    }
    let words = words(a, b)
    return words.shared > 0 && !words.isNarrowed
  }

  /// Zeros at the end are often round.
  func digits(_ place: FigurePlace) -> Int { value(place).map { $0.significand == 0 ? 0 : $0.digits.withoutZeros.count } ?? 0 }

  /// What is one's is not the other's, and what goes to one does not go to the other.
  private func haveSameRoles(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    let (slotsA, slotsB) = (slots(a), slots(b))
    let owners = slotsA.owner == 0 || slotsB.owner == 0 || slotsA.owner == slotsB.owner
    return owners && (slotsA.receiver == 0 || slotsB.receiver == 0 || slotsA.receiver == slotsB.receiver)
  }

  private func isMeasure(_ place: FigurePlace) -> Bool { [.money, .percent, .measure].contains(figure(place).kind) }

  private func haveSameSubjects(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    let (names, others) = (list(a, slots(a).subjects), list(b, slots(b).subjects))
    return !names.isEmpty && names.count == others.count && names.allSatisfy(others.contains)
  }

  /// The same label in two editions.
  func isSameItem(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard slots(a).isLabelled, slots(b).isLabelled, figure(a).change == figure(b).change, period(a) != nil else { return false }
    let words = words(a, b)
    let (names, otherNames) = (list(a, slots(a).subjects), list(b, slots(b).subjects))
    return words.shared > 0 && words.onlyA == 0 && words.onlyB == 0
      && (names.elementsEqual(otherNames) || slots(a).hasInheritedSubjects && slots(b).hasInheritedSubjects)
  }

  /// Enough words and names in common that two equal values are one fact.
  func isAlike(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    if areEditions(a.document, b.document) { return isSameItem(a, b) }
    let words = words(a, b)
    guard !words.isNarrowed || words.shared >= 3, words.shared >= 2 else { return false }
    let namesA = list(a, slots(a).entities)
    let shared = list(b, slots(b).entities).count { namesA.contains($0) }
    let shorter = words.shared + min(words.onlyA, words.onlyB)
    let longer = words.shared + max(words.onlyA, words.onlyB)
    return words.shared + min(1, shared) >= 3 && words.shared * 10 >= shorter * 8 && words.shared * 2 >= longer
  }
}
