/// Which rules look, and how much their findings matter.
public struct RuleSet: Sendable {
  /// Rules that do not look.
  public var disabled: Set<String>
  /// Severities other than the rules' own.
  public var severities: [String: Severity]
  /// At most so many findings of one rule in one document are given; one more says how many there are beyond.
  public var limit: Int

  /// All rules, but for those that are disabled.
  public init(disabled: Set<String> = [], severities: [String: Severity] = [:], limit: Int = 100) {
    self.disabled = disabled
    self.severities = severities
    self.limit = max(1, limit)
  }

  /// All rules, ordered by identifier.
  static let all: [any Rule] = [
    AccessBeforePublication(), AmbiguousBackReference(), ConversionMismatch(), DanglingMarker(), DateConflict(), DuplicateNote(),
    DuplicatePassage(), DuplicateSource(), EventPostdatesDocument(), FigureComparable(), FigureConflict(), FigureDuplicate(),
    GrowthMismatch(), IncompleteReference(),
    InvalidDate(), InvalidIdentifier(), LocatorOutsidePages(), MalformedURL(),
    MissingAccessDate(), MissingExhibit(), MissingURL(), NameVariantRule(), NoteSequence(), OrphanNote(), OutsideRange(),
    QuotationVariantRule(), RatioMismatch(), ReversedRange(),
    ShareSum(), SourcePostdatesDocument(), SourcePredatesClaim(), SourceVariantRule(), TableColumn(), TableTotal(), UncitedFigure(),
    UncitedQuotation(),
    UnknownCitationKey(), UnreadNotesRule(),
    UnresolvedBackReference(),
    WrongBackReference(),
  ]

  /// What every rule is about, ordered by identifier. The last one speaks of comments that silence nothing; it is found
  /// when all others have looked.
  public static var descriptions: [RuleDescription] {
    (all.map(\.description) + [UnusedSuppression.description]).sorted { $0.id < $1.id }
  }

  /// What the rule `id` is about; nil if there is none.
  public static func description(of id: String) -> RuleDescription? { descriptions.first { $0.id == id } }

  func findings(in corpus: Corpus) -> [Finding] {
    var findings: [Finding] = []
    var suppressions = Suppressions(corpus)
    for rule in Self.all where !disabled.contains(rule.description.id) {
      var found = rule.findings(in: corpus)
      found.removeAll { suppressions.silence($0) }
      found.sort(by: Self.precedes)
      findings += capped(found)
    }
    if !disabled.contains(UnusedSuppression.description.id) { findings += capped(suppressions.unused()) }
    for index in findings.indices {
      if let severity = severities[findings[index].rule] { findings[index].severity = severity }
    }
    findings.sort(by: Self.precedes)
    Fingerprints.assign(to: &findings, in: corpus)
    return findings
  }

  /// By document, place, rule and message.
  private static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    let (placeA, placeB) = (a.locations[0], b.locations[0])
    if placeA.document != placeB.document { return placeA.document < placeB.document }
    if placeA.ranges[0] != placeB.ranges[0] { return placeA.ranges[0] < placeB.ranges[0] }
    if a.rule != b.rule { return a.rule < b.rule }
    return a.message < b.message
  }

  /// The first findings of one rule in each document, and one more that counts the rest.
  private func capped(_ findings: [Finding]) -> [Finding] {
    guard findings.count > limit else { return findings }
    var counts: [Int: Int] = [:]
    for finding in findings { counts[finding.locations[0].document, default: 0] += 1 }
    var seen: [Int: Int] = [:]
    return findings.compactMap { finding in
      let document = finding.locations[0].document
      let rank = seen[document, default: 0]
      seen[document] = rank + 1
      if rank < limit { return finding }
      guard rank == limit else { return nil }
      return Finding(
        rule: finding.rule, severity: finding.severity,
        message: "\(counts[document, default: 0] - limit) more findings of this rule in this document are not shown",
        locations: [finding.locations[0]])
    }
  }
}

/// The comments in documents that silence findings, and whether they did.
struct Suppressions {
  private let corpus: Corpus
  private var scopes: [[(allowance: Allowance, range: TextRange, used: Bool)]]

  init(_ corpus: Corpus) {
    self.corpus = corpus
    scopes = corpus.documents.map { document in
      document.allowances.map { ($0, Self.scope(of: $0, in: document), false) }
    }
  }

  /// From the comment to the end of the paragraph that it stands in, or of the next one if it stands alone.
  private static func scope(of allowance: Allowance, in document: Document) -> TextRange {
    let own = document.blockIndex(endingAtOrBehind: allowance.range.end)
    guard own < document.blocks.count else { return allowance.range }
    let range = document.range(ofBlock: own)
    // A comment that is a paragraph by itself speaks of the next one.
    let isAlone = allowance.range.contains(range) || range.start >= allowance.range.end
    guard isAlone, range.start < allowance.range.end, own + 1 < document.blocks.count else { return allowance.range.union(range) }
    return allowance.range.union(document.range(ofBlock: own + 1))
  }

  /// Is there a comment for this finding? It counts at any of the places, since any of them may be the right one.
  mutating func silence(_ finding: Finding) -> Bool {
    for location in finding.locations {
      for range in location.ranges {
        // Scopes begin in the order of the text; the few before the place are enough.
        var index = lastScope(in: location.document, beginningBefore: range.end)
        var looked = 0
        while index >= 0, looked < 32 {
          let scope = scopes[location.document][index]
          if scope.allowance.rule == finding.rule || scope.allowance.rule == "all", scope.range.overlaps(range) {
            scopes[location.document][index].used = true
            return true
          }
          index -= 1
          looked += 1
        }
      }
    }
    return false
  }

  /// Logarithmic.
  private func lastScope(in document: Int, beginningBefore offset: UInt32) -> Int {
    let low = partitionPoint(scopes[document].count) { scopes[document][$0].range.start < offset }
    return low - 1
  }

  func unused() -> [Finding] {
    var findings: [Finding] = []
    for (document, scopes) in scopes.enumerated() {
      for scope in scopes where !scope.used {
        let known = RuleSet.description(of: scope.allowance.rule) != nil || scope.allowance.rule == "all"
        findings.append(
          Finding(
            rule: UnusedSuppression.description.id, severity: UnusedSuppression.description.severity,
            message: known ? "allows \(scope.allowance.rule) where there is none" : "allows \(scope.allowance.rule), which is no rule",
            locations: [Location(document, [scope.allowance.range])]))
      }
    }
    return findings
  }
}

/// Names for findings that survive changes elsewhere in the document.
enum Fingerprints {
  static func assign(to findings: inout [Finding], in corpus: Corpus) {
    var occurrences: [UInt64: Int] = [:]
    for index in findings.indices {
      let finding = findings[index]
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      func combine(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ 0x1F) &* 0x0000_0100_0000_01B3
      }
      combine(finding.rule.utf8)
      for location in finding.locations.prefix(4) {
        let document = corpus.documents[location.document]
        combine(document.path.utf8)
        // White space may be set anew; the words are what counts.
        combine(document.text.singleSpaced(in: location.ranges).prefix(400))
      }
      let occurrence = occurrences[hash, default: 0]
      occurrences[hash] = occurrence + 1
      if occurrence > 0 { combine(String(occurrence).utf8) }
      let digits = String(hash, radix: 16)
      findings[index].fingerprint = String(repeating: "0", count: 16 - digits.count) + digits
    }
  }
}
