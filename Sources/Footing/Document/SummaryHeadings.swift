/// Finds the blocks of a report that sum it up: what stands below a heading "Summary", "Abstract" or "Key findings" near its
/// beginning, up to the next heading.
struct SummaryHeadings {
  /// The heading that says summary or abstract, if one does.
  private(set) var summary: Int?
  /// The blocks below it and below "Key findings" and the like, whatever they are.
  private(set) var blocks: [Int] = []

  /// - Parameters:
  ///   - words: those of a block that can be a heading of one line; nil for any other.
  ///   - opening: the first words of a block.
  init(in zones: [Zone], words: (Int) -> TokenView?, opening: (Int) -> TokenView) {
    blocks = zones.indices.prefix(Self.opening).filter { zones[$0] == .body && Self.runsIn(opening($0)) }
    for heading in zones.indices.prefix(min(zones.count, max(30, zones.count / 5))) where zones[heading] == .heading {
      guard let view = words(heading).map(Self.withoutNumber) else { continue }
      if summary == nil, Self.isSummary(view) {
        summary = heading
      } else if !Self.isKeyFindings(view) {
        continue
      }
      blocks += (heading + 1..<zones.count).prefix { zones[$0] != .heading }
    }
  }

  private static let opening = 12

  /// "Abstract. Since 2015 the country has …": the heading opens the paragraph.
  private static func runsIn(_ view: TokenView) -> Bool {
    guard view[0].isCapitalized else { return false }
    let last = view.is(1, .summaryHeading) ? 1 : 0
    return view.is(last, .summaryHeading) && view.kind(last + 1).map { [.period, .colon, .dash].contains($0) } == true
  }

  /// "I. Executive summary", "1. Key findings": the heading without its number.
  private static func withoutNumber(_ view: TokenView) -> TokenView {
    let isNumber = view.kind(0) == .digits || view[0].isWord && view[0].length <= 4 && view.kind(1) == .period
    guard isNumber else { return view }
    return view.part((view.kind(1) == .period ? 2 : 1)..<max(2, view.count))
  }

  private static func isSummary(_ view: TokenView) -> Bool {
    view.count <= 3 && (view.is(view.count - 1, .summaryHeading) || view.is(0, .summaryHeading))
  }

  /// "Key figures", "Main findings", "Highlights", "At a glance"
  private static func isKeyFindings(_ view: TokenView) -> Bool {
    guard (1...4).contains(view.count) else { return false }
    func has(_ words: WordSet) -> Bool { (0..<view.count).contains { words.contains(view[$0].key) } }
    return has(key) && has(findings) || view.count == 1 && (view.word(0, is: "highlights") || view.word(0, is: "overview"))
      || view.word(view.count - 1, is: "brief") && view.word(view.count - 2, is: "in") || view.word(view.count - 1, is: "glance")
  }

  private static let key = WordSet("key main principal major")
  private static let findings = WordSet("findings messages points facts figures conclusions results numbers")
}
