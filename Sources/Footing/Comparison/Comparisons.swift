/// All that comparing the documents of a corpus shows.
struct Comparisons: Sendable {
  private(set) var relations: [FigureRelation] = []
  private(set) var repetitions: [RepeatedPassage] = []
  private(set) var nameVariants: [NameVariant] = []
  private(set) var quotationVariants: [QuotationVariant] = []
  private(set) var sources: [Source] = []
  /// The source of each citation, by document and citation.
  private(set) var sourceOfCitation: [[SourceID?]] = []
  private(set) var sourceVariants: [SourceVariant] = []

  /// Compares what was read.
  /// - Parameter sets: which documents are compared with each other, as lists of indices; each stands in at most one.
  init(of readings: [Reading], in sets: [[Int]]) {
    (sources, sourceVariants) = Self.sources(readings)
    sourceOfCitation = Self.owners(sources, readings)
    for set in sets {
      let members = Members(set.map { readings[$0] })
      add(Self.comparers.map { $0(members) } + [Self.companions(members, set.map { sourceOfCitation[$0] })], in: set)
    }
  }

  /// The same, each comparer in a task of its own.
  static func concurrently(of readings: [Reading], in sets: [[Int]]) async -> Comparisons {
    let sources = Task { Self.sources(readings) }
    var comparisons = Comparisons()
    let shown = await withTaskGroup(of: (set: Int, comparer: Int, shown: Shown).self) { group in
      for (number, set) in sets.enumerated() {
        let members = Members(set.map { readings[$0] })
        for (index, compare) in comparers.enumerated() { group.addTask { (number, index, compare(members)) } }
        group.addTask {
          let owners = owners(await sources.value.0, readings)
          return (number, comparers.count, companions(members, set.map { owners[$0] }))
        }
      }
      var shown = [[Shown]](repeating: Array(repeating: .relations([]), count: comparers.count + 1), count: sets.count)
      for await result in group { shown[result.set][result.comparer] = result.shown }
      return shown
    }
    for (set, shown) in zip(sets, shown) { comparisons.add(shown, in: set) }
    (comparisons.sources, comparisons.sourceVariants) = await sources.value
    comparisons.sourceOfCitation = owners(comparisons.sources, readings)
    return comparisons
  }

  private init() {}

  /// Documents that are compared with each other.
  private struct Members: Sendable {
    let readings: [Reading]
    let slots: SlotComparer

    init(_ readings: [Reading]) {
      self.readings = readings
      slots = SlotComparer(readings: readings)
    }
  }

  /// What one comparer shows of a set of documents.
  private enum Shown: Sendable {
    case relations([FigureRelation])
    case repetitions([RepeatedPassage])
    case nameVariants([NameVariant])
    case quotationVariants([QuotationVariant])
  }

  /// In the order in which the relations stand that they find.
  private static let comparers: [@Sendable (Members) -> Shown] = [
    { .relations(DateComparer(readings: $0.readings, slots: $0.slots).relations()) },
    { .relations(QuantityComparer(readings: $0.readings, slots: $0.slots).relations()) },
    { .relations(ListComparer(readings: $0.readings, slots: $0.slots).relations()) },
    { .relations(SlipComparer(readings: $0.readings, slots: $0.slots).relations()) },
    { .relations(ArithmeticComparer(readings: $0.readings, slots: $0.slots).relations()) },
    { .relations(SummaryComparer(readings: $0.readings, slots: $0.slots).relations()) },
    { .relations(ConversionComparer(readings: $0.readings).relations()) },
    { .relations(ListedPartsComparer(readings: $0.readings).relations()) },
    { .relations(EstimateComparer(readings: $0.readings).relations()) },
    { .relations(TableComparer(readings: $0.readings, slots: $0.slots).relations()) },
    { .repetitions(PassageComparer(readings: $0.readings).repetitions()) },
    { .nameVariants(NameComparer(readings: $0.readings).variants()) },
    { .quotationVariants(QuotationComparer(readings: $0.readings).variants()) },
  ]

  /// The last comparer: it has to know which sources the sentences cite.
  private static func companions(_ members: Members, _ sources: [[SourceID?]]) -> Shown {
    .relations(CompanionComparer(readings: members.readings, slots: members.slots, sources: sources).relations())
  }

  private static func owners(_ sources: [Source], _ readings: [Reading]) -> [[SourceID?]] {
    var owners: [[SourceID?]] = readings.map { Array(repeating: nil, count: $0.citations.count) }
    for source in sources { for place in source.citations { owners[place.document][Int(place.citation.index)] = source.id } }
    return owners
  }

  /// Takes in what the comparers have shown of one set.
  private mutating func add(_ shown: [Shown], in set: [Int]) {
    var found: [FigureRelation] = []
    for shown in shown {
      switch shown {
      case .relations(let relations): found += relations
      case .repetitions(let repeated): repetitions += repeated.map { $0.placed(in: set) }
      case .nameVariants(let variants): nameVariants += variants.map { $0.placed(in: set) }
      case .quotationVariants(let variants): quotationVariants += variants.map { $0.placed(in: set) }
      }
    }
    relations += Self.withoutEchoes(found).map { $0.placed(in: set) }
  }

  /// Without the values of two years that a growth rate shows to contradict each other: that says it better. Two values of
  /// one thing are told once, by whichever way they were found first.
  private static func withoutEchoes(_ relations: [FigureRelation]) -> [FigureRelation] {
    var explained: Set<Set<FigurePlace>> = []
    for relation in relations { if case .growth(let growth) = relation.ground { explained.insert([growth.base, growth.result]) } }
    var told: Set<FigurePlace> = []
    return relations.filter { relation in
      switch relation.ground {
      case .otherPeriod: return !explained.contains(Set(relation.figures))
      case .otherValue:
        told.formUnion(relation.figures)
        return true
      case .transposition, .summary:
        guard told.isDisjoint(with: relation.figures) else { return false }
        told.formUnion(relation.figures)
        return true
      default: return true
      }
    }
  }

  private static func sources(_ readings: [Reading]) -> ([Source], [SourceVariant]) {
    var comparer = SourceComparer(readings: readings)
    let sources = comparer.sources()
    return (sources, comparer.variants)
  }
}

extension FigureRelation {
  /// The relation with the indices of a set of documents made those of the corpus.
  fileprivate func placed(in set: [Int]) -> FigureRelation {
    func moved(_ place: FigurePlace) -> FigurePlace { FigurePlace(document: set[place.document], figure: place.figure) }
    var ground = ground
    if case .growth(let growth) = ground {
      ground = .growth(
        Growth(
          base: moved(growth.base), result: moved(growth.result), rate: moved(growth.rate), falls: growth.falls,
          impliedBase: growth.impliedBase, statedBase: growth.statedBase, years: growth.years))
    }
    return FigureRelation(kind: kind, figures: figures.map(moved), ground: ground)
  }
}

extension RepeatedPassage {
  fileprivate func placed(in set: [Int]) -> RepeatedPassage {
    RepeatedPassage(
      first: Place(document: set[first.document], ranges: first.ranges),
      second: Place(document: set[second.document], ranges: second.ranges),
      isExact: isExact, wordCount: wordCount)
  }
}

extension NameVariant {
  fileprivate func placed(in set: [Int]) -> NameVariant {
    NameVariant(spellings: spellings.map { Spelling(document: set[$0.document], range: $0.range, text: $0.text) })
  }
}

extension QuotationVariant {
  fileprivate func placed(in set: [Int]) -> QuotationVariant {
    func moved(_ place: Place) -> Place { Place(document: set[place.document], range: place.range, odd: place.odd) }
    return QuotationVariant(first: moved(first), second: moved(second))
  }
}
