/// The chain of numbers that a series of notes makes: one, two, three, with gaps and restarts allowed at a price.
///
/// A line that begins with a number says little by itself; that the numbers before and after it stand in their places
/// says nearly all. Each candidate keeps the best chain that ends in it; linear in the number of candidates.
struct NumberChain {
  private struct Link {
    var score: Double
    var before: Int
    var restarts: Bool
  }

  /// How far a chain may jump over numbers that are missing.
  private static let widestGap = 6

  /// The indices of the candidates on the best chain, cut where the numbering begins again.
  static func segments(of candidates: [LabelCandidate]) -> [[Int]] {
    guard !candidates.isEmpty else { return [] }
    var best = [Int](repeating: -1, count: 10_001)
    var links: [Link] = []
    links.reserveCapacity(candidates.count)
    var top = -1
    for (index, candidate) in candidates.enumerated() {
      let value = candidate.value
      var link = Link(score: value == 1 ? 0 : -2.0 - min(2, Double(value) / 20), before: -1, restarts: true)
      if top >= 0 {
        let restart = links[top].score - (value == 1 ? 1.5 : 5)
        if restart > link.score { link = Link(score: restart, before: top, restarts: true) }
      }
      for gap in 1...Self.widestGap where value > gap {
        let before = best[value - gap]
        guard before >= 0 else { continue }
        // Bare numbers follow each other on every page foot; what follows a number has to look like a note as well.
        let step = gap == 1 ? (candidate.weight >= 0.2 ? 1 : 0.2) : -0.5 * Double(gap)
        let score = links[before].score + step
        if score > link.score { link = Link(score: score, before: before, restarts: false) }
      }
      // The same number again, a few lines below: someone numbered by hand.
      let twin = best[value]
      if twin >= 0, candidate.line - candidates[twin].line <= 12, links[twin].score - 0.5 > link.score {
        link = Link(score: links[twin].score - 0.5, before: twin, restarts: false)
      }
      link.score += candidate.weight
      links.append(link)
      if best[value] < 0 || link.score >= links[best[value]].score { best[value] = index }
      if top < 0 || link.score > links[top].score { top = index }
    }
    return trace(links, from: top)
  }

  private static func trace(_ links: [Link], from last: Int) -> [[Int]] {
    var segments: [[Int]] = []
    var segment: [Int] = []
    var at = last
    while at >= 0 {
      segment.append(at)
      if links[at].restarts {
        segments.append(segment.reversed())
        segment = []
      }
      at = links[at].before
    }
    return segments.reversed()
  }
}
