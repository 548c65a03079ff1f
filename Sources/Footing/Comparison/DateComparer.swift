/// Compares what documents say of when things happened.
///
/// An event is known by its kind ("visit"), its place, and the people named with it. Two dates for one such event that
/// lie within four months of each other cannot both be right; dates further apart are two events. Linear: events are
/// grouped by kind, place and name, and each group is sorted once.
struct DateComparer {
  let readings: [Reading]
  let slots: SlotComparer

  private struct Mention {
    let place: FigurePlace
    let dates: DateInterval
    let event: FigureSlots.Event
  }

  private struct Key: Hashable {
    let lemma: UInt16
    let place: UInt32
    let name: UInt32
  }

  /// Days by which two dates of one event may differ before they are two events.
  private static let window = 125

  func relations() -> [FigureRelation] {
    let close = conflicts()
    // What was told already, as two dates of one month or two, is not told again.
    var told = Set(close.flatMap { relation in relation.figures.flatMap { a in relation.figures.map { Set([a, $0]) } } })
    return close + (onceOnly() + ofOneThing()).filter { told.insert(Set($0.figures)).inserted } + agreements()
  }

  // MARK: What happens but once

  /// One is born once, a treaty is signed and a bridge opened once: two dates for that, however far apart, cannot both be
  /// right. It takes all the names of the one sentence to stand in the other.
  private func onceOnly() -> [FigureRelation] {
    struct Once: Hashable {
      let lemma: UInt16
      let name: UInt32
    }
    var groups: [Once: [FigurePlace]] = [:]
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      for figure in reading.figures(where: { $0 == .date && $1 != .comment }) {
        let slots = reading.slots(figure.id)
        guard let event = slots.event, !event.isRepeated, !event.isBehind, Self.onceOnlyEvents.contains(event.lemma),
          let dates = figure.dates,
          dates.from.year != nil, dates.isPoint, !dates.isInferred, !slots.isNegated, !slots.isEstimate, !isListed(figure, event, reading)
        else { continue }
        let place = FigurePlace(document: document, figure: figure.id)
        let names = Array(reading.claims.list(slots.subjects)) + [slots.opening?.name].compactMap(\.self)
        for name in names where name >= 0x8000_0000 {
          let key = Once(lemma: event.lemma, name: name)
          if let other = (groups[key] ?? []).first(where: { isSameEvent($0, place) }) {
            relations.append(FigureRelation(kind: .conflictsWith, figures: [other, place], ground: .otherDates(lemma: event.lemma)))
          }
          if groups[key, default: []].count < 8 { groups[key, default: []].append(place) }
        }
      }
    }
    return relations
  }

  private static let onceOnlyEvents = lemmas(of: [
    "signed", "founded", "inaugurated", "born", "died", "closed", "completed", "enacted", "adopted", "declared", "opened",
  ])

  /// What is done but once to one thing, though to many things of a kind.
  private static let onceOnlyDeeds = onceOnlyEvents.union(
    lemmas(of: ["launched", "began", "introduced", "abolished", "arrested", "sank", "crashed", "commissioned", "appointed", "sold"]))

  private static func lemmas(of words: [String]) -> Set<UInt16> { Set(words.map { Lexicon.english.sense(of: $0).lemma }) }

  private func isSameEvent(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard !slots.shareClaim(a, b), let datesA = slots.figure(a).dates, let datesB = slots.figure(b).dates, datesA.overlaps(datesB) == false
    else { return false }
    return slots.nameTheSame(a, b)
  }

  // MARK: What is called by its noun

  /// "The Highlands Fibre Programme was launched in June 2014" and "the programme was launched in June 2013": the noun stands
  /// for the name. Where that is all, the dates must look like a slip for each other; where a place or another word of the
  /// name is shared as well ("the agreement of Brussels", "the Brussels Agreement"), two dates suffice.
  private func ofOneThing() -> [FigureRelation] {
    struct Key: Hashable {
      let lemma: UInt16
      let item: UInt32
    }
    var relations: [FigureRelation] = []
    for (document, reading) in readings.enumerated() {
      var groups: [Key: [FigurePlace]] = [:]
      for figure in reading.figures(where: { $0 == .date && $1 != .comment && $1 != .table }) {
        guard let event = reading.slots(figure.id).event, !event.isRepeated, !event.isBehind || event.isOpenedByDate,
          Self.onceOnlyDeeds.contains(event.lemma) || event.lemma == FigureSlots.Event.deed,
          let dates = figure.dates, dates.from.year != nil, dates.isPoint, !dates.isInferred, !isListed(figure, event, reading)
        else { continue }
        let place = FigurePlace(document: document, figure: figure.id)
        for item in slots.items(of: place) {
          let key = Key(lemma: event.lemma, item: item)
          if let other = (groups[key] ?? []).first(where: { isOneThing($0, place) }) {
            relations.append(FigureRelation(kind: .conflictsWith, figures: [other, place], ground: .otherDates(lemma: event.lemma)))
          }
          if groups[key, default: []].count < 8 { groups[key, default: []].append(place) }
        }
      }
    }
    return relations
  }

  private func isOneThing(_ a: FigurePlace, _ b: FigurePlace) -> Bool {
    guard !slots.shareClaim(a, b), slots.haveSameStanding(a, b), let first = slots.figure(a).dates, let second = slots.figure(b).dates,
      first.overlaps(second) == false, !slots.areToldApart(a, b), let shared = slots.itemsInCommon(a, b)
    else { return false }
    if slots.isDeed(a) || slots.isDeed(b) { return first.from.isSlip(for: second.from) && slots.haveSameDeed(a, b) }
    return shared >= 2 && slots.nameInClause(a) && slots.nameInClause(b) || first.from.isSlip(for: second.from)
  }

  // MARK: One event, two dates

  private func conflicts() -> [FigureRelation] {
    var groups: [Key: [Mention]] = [:]
    for (document, reading) in readings.enumerated() {
      for figure in reading.figures(where: { kind, _ in kind.isDate }) {
        guard let mention = mention(of: figure, document, reading) else { continue }
        let slots = reading.slots(figure.id)
        // Only names of people and institutions: countries take part in everything.
        for name in reading.claims.list(slots.entities) where name >= 0x8000_0000 && name != mention.event.place {
          groups[Key(lemma: mention.event.lemma, place: mention.event.place, name: name), default: []].append(mention)
        }
      }
    }
    var relations: [FigureRelation] = []
    var shown: [FigurePlace: Set<FigurePlace>] = [:]
    for (key, mentions) in groups.sorted(by: { ($0.value[0].place, $0.key.name) < ($1.value[0].place, $1.key.name) })
    where mentions.count > 1 {
      for cluster in clusters(mentions) {
        let places = cluster.map(\.place).sorted()
        // A cluster that another name has shown already is not shown again.
        guard let first = places.first, !places.allSatisfy({ shown[$0] == shown[first] && shown[$0] != nil }) else { continue }
        for place in places { shown[place] = Set(places) }
        relations.append(FigureRelation(kind: .conflictsWith, figures: places, ground: .otherDates(lemma: key.lemma)))
      }
    }
    return relations.filter { relation in relation.figures.contains { shown[$0] == Set(relation.figures) } }
  }

  private func mention(of figure: Figure, _ document: Int, _ reading: Reading) -> Mention? {
    guard let event = reading.slots(figure.id).event, !event.isRepeated, event.place != 0, event.lemma != FigureSlots.Event.deed,
      let dates = figure.dates,
      dates.from.firstDay != nil, dates.from.month != nil, dates.isPoint, figure.zone != .comment, !isListed(figure, event, reading)
    else { return nil }
    return Mention(place: FigurePlace(document: document, figure: figure.id), dates: dates, event: event)
  }

  /// "Version 1.7 ratified on 14 August 2016, Version 1.6 ratified on 13 December 2015, Version 1.5 …": what happened three times in
  /// one sentence happened to several things.
  private func isListed(_ figure: Figure, _ event: FigureSlots.Event, _ reading: Reading) -> Bool {
    guard let claim = reading.claim(of: figure.id), claim.figures.count >= 3 else { return false }
    guard claim.figures.count <= 60 else { return true }
    return claim.figures.count { reading.figure($0).kind == .date && reading.slots($0).event?.lemma == event.lemma } >= 3
  }

  /// Mentions whose dates follow each other within the window and are not all the same.
  private func clusters(_ mentions: [Mention]) -> [[Mention]] {
    let sorted = mentions.sorted { ($0.dates.from.firstDay ?? 0, $0.place) < ($1.dates.from.firstDay ?? 0, $1.place) }
    var clusters: [[Mention]] = []
    var cluster: [Mention] = []
    func close() {
      if cluster.count > 1, let first = cluster.first, cluster.contains(where: { $0.dates.overlaps(first.dates) == false }),
        // Years that were told from the dates of two documents prove nothing against each other.
        cluster.contains(where: { !$0.dates.isInferred }),
        !sharesSentence(cluster)
      {
        clusters.append(firstOfEachDate(cluster))
      }
      cluster = []
    }
    for mention in sorted {
      if let last = cluster.last, Self.days(from: last.dates.from, to: mention.dates.from) > Self.window { close() }
      cluster.append(mention)
    }
    close()
    return clusters
  }

  /// A sentence that gives both dates knows of both.
  private func sharesSentence(_ cluster: [Mention]) -> Bool {
    var claims = Set<[Int]>()
    for mention in cluster {
      guard let claim = readings[mention.place.document].claims.claimOfFigure[Int(mention.place.figure.index)] else { continue }
      if !claims.insert([mention.place.document, Int(claim.index)]).inserted { return true }
    }
    return false
  }

  /// Each date once a document, where it stands first.
  private func firstOfEachDate(_ cluster: [Mention]) -> [Mention] {
    var seen = Set<String>()
    return cluster.filter { seen.insert("\($0.place.document) \($0.dates.from)").inserted }
  }

  private static func days(from a: CalendarDate, to b: CalendarDate) -> Int {
    func ordinal(_ date: CalendarDate) -> Int { (date.year ?? 0) * 365 + ((date.month ?? 1) - 1) * 30 + (date.day ?? 1) }
    return ordinal(b) - ordinal(a)
  }

  // MARK: One event, one date

  /// The same day named twice; the same month or year named with the same kind of event.
  private func agreements() -> [FigureRelation] {
    struct DateKey: Hashable {
      let from: CalendarDate
      let lemma: UInt16
    }
    var groups: [DateKey: [FigurePlace]] = [:]
    for (document, reading) in readings.enumerated() {
      for figure in reading.figures(where: { $0 == .date && $1 != .note }) {
        guard let dates = figure.dates, dates.isPoint, dates.from.year != nil else { continue }
        let lemma = reading.slots(figure.id).event.flatMap { $0.lemma == FigureSlots.Event.deed ? nil : $0.lemma } ?? 0
        // A day is rare enough to be one; a month or a year needs the event.
        guard dates.from.day != nil || lemma != 0 else { continue }
        let key = DateKey(from: dates.from, lemma: dates.from.day != nil ? 0 : lemma)
        groups[key, default: []].append(FigurePlace(document: document, figure: figure.id))
      }
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.compactMap { places in
      let apart = firstOfEachClaim(places)
      guard apart.count > 1, apart.count <= 40, let first = apart.first else { return nil }
      let lemma = readings[first.document].slots(first.figure).event.flatMap { $0.lemma == FigureSlots.Event.deed ? nil : $0.lemma } ?? 0
      return FigureRelation(kind: .agreesWith, figures: apart, ground: .sameEvent(lemma: lemma))
    }
  }

  private func firstOfEachClaim(_ places: [FigurePlace]) -> [FigurePlace] {
    var seen = Set<[Int]>()
    return places.filter { place in
      let claim = readings[place.document].claims.claimOfFigure[Int(place.figure.index)].map { Int($0.index) } ?? -1
      return seen.insert([place.document, claim]).inserted
    }
  }
}

extension CalendarDate {
  /// The one could be a slip of the pen for the other: of what both give, all but one is the same, and of a day or a year no
  /// more than a digit is other ("9" and "19"); or day and month have changed places.
  func isSlip(for other: CalendarDate) -> Bool {
    guard let year, let otherYear = other.year, (month == nil) == (other.month == nil), (day == nil) == (other.day == nil) else {
      return false
    }
    if year == otherYear, let day, day == other.month, other.day == month { return true }
    switch (year == otherYear, month == other.month, day == other.day) {
    case (false, true, true): return Self.differInADigit(year, otherYear)
    case (true, false, true): return true
    case (true, true, false): return Self.differInADigit(day ?? 0, other.day ?? 0)
    default: return false
    }
  }

  private static func differInADigit(_ a: Int, _ b: Int) -> Bool {
    let (digits, others) = (Quantity(significand: Int64(a)).digits, Quantity(significand: Int64(b)).digits)
    if digits.count == others.count { return digits.count == 1 || digits.isSlip(for: others) }
    let (shorter, longer) = digits.count < others.count ? (digits, others) : (others, digits)
    return longer.count == shorter.count + 1 && (longer.dropFirst().elementsEqual(shorter) || longer.dropLast().elementsEqual(shorter))
  }
}
