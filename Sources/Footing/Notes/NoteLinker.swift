/// Joins markers to notes.
///
/// The markers of a run of notes stand between the run before and this one, in the order of the notes. The heaviest
/// such sequence wins; it is found for each way of writing markers, and the way that explains most is taken, since a
/// report writes its markers in one way. O(n log n) in the number of candidates.
struct NoteLinker {
  /// A marker and where it leads: to a draft, or nowhere.
  struct Link {
    let candidate: MarkerCandidate
    let draft: Int?
  }

  let drafts: [NoteDraft]

  func links(among candidates: [MarkerCandidate]) -> [Link] {
    var links: [Link] = []
    for (targets, styles) in families() {
      var best: (weight: Double, links: [Link]) = (0, [])
      for style in styles {
        let own = candidates.filter { $0.style == style }
        guard !own.isEmpty else { continue }
        let aligned = align(own, with: targets, areBracketed: styles == [.bracket])
        let weight = aligned.reduce(0) { $0 + ($1.draft == nil ? 0 : $1.candidate.weight) }
        if weight > best.weight { best = (weight, aligned) }
      }
      links += best.links
    }
    return links.sorted { ($0.candidate.range, $0.candidate.value) < ($1.candidate.range, $1.candidate.value) }
  }

  /// Numbers, letters and signs are series of their own, each with the ways in which its markers may be written; and so are the
  /// "[7]" of a list of references where the notes at the feet of pages have other labels.
  private func families() -> [(targets: [Int], styles: [MarkerStyle])] {
    func targets(_ isOwn: (LabelStyle) -> Bool) -> [Int] { drafts.indices.filter { isOwn(drafts[$0].candidate.style) } }
    let bracketed = targets { $0 == .bracket }
    let numbered = targets { $0 != .bracket && $0 != .letter && $0 != .symbol }
    let numbers: [([Int], [MarkerStyle])] =
      bracketed.count >= 4 && !numbered.isEmpty
      ? [(numbered, [.plain, .superscript, .slash, .parenthesis]), (bracketed, [.bracket])]
      : [((numbered + bracketed).sorted(), [.plain, .bracket, .superscript, .slash, .parenthesis])]
    return (numbers + [(targets { $0 == .letter }, [.letter]), (targets { $0 == .symbol }, [.symbol])]).filter { !$0.0.isEmpty }
  }

  private struct Target {
    let value: Int
    let draft: Int?
  }

  private func align(_ candidates: [MarkerCandidate], with targets: [Int], areBracketed: Bool) -> [Link] {
    var links: [Link] = []
    var taken = Set<UInt64>()
    var windowStart: UInt32 = 0
    var next = 0
    var at = 0
    while at < targets.count {
      let run = drafts[targets[at]].run
      var end = at
      while end < targets.count, drafts[targets[end]].run == run { end += 1 }
      let windowEnd = drafts[targets[at]].candidate.range.start
      while next < candidates.count, candidates[next].range.start < windowStart { next += 1 }
      var window: [MarkerCandidate] = []
      var scan = next
      while scan < candidates.count, candidates[scan].range.start < windowEnd {
        window.append(candidates[scan])
        scan += 1
      }
      next = scan
      for link in heaviest(window, withMissing(targets[at..<end])) {
        links.append(link)
        taken.insert(link.candidate.place)
      }
      windowStart = drafts[targets[end - 1]].ranges.last?.end ?? windowEnd
      at = end
    }
    // Only a series whose notes nearly all have a marker in order may have markers out of order besides; a list of references that
    // are numbered by name has none in order.
    guard areBracketed || Set(links.compactMap(\.draft)).count * 2 > targets.count else { return links }
    // Where numbers restart, a number out of order may mean any of several notes.
    guard drafts[targets[0]].segment == drafts[targets[targets.count - 1]].segment else { return links }
    return links + repeated(candidates.filter { !taken.contains($0.place) }, targets)
  }

  /// The notes of a run with the numbers that are missing between them; a marker of such a number dangles.
  private func withMissing(_ run: ArraySlice<Int>) -> [Target] {
    var targets: [Target] = []
    for index in run {
      if let last = targets.last, let before = last.draft, drafts[before].segment == drafts[index].segment {
        let value = drafts[index].value
        if value > last.value + 1, value - last.value <= 8 {
          for missing in (last.value + 1)..<value { targets.append(Target(value: missing, draft: nil)) }
        }
      }
      targets.append(Target(value: drafts[index].value, draft: index))
    }
    let isSymbol = run.first.map { drafts[$0].candidate.style == .symbol } ?? false
    if let last = targets.last, !isSymbol { targets.append(Target(value: last.value + 1, draft: nil)) }
    return targets
  }

  /// The heaviest sequence of candidates whose targets come in order.
  private func heaviest(_ window: [MarkerCandidate], _ targets: [Target]) -> [Link] {
    var byValue: [Int: [Int]] = [:]
    for (index, target) in targets.enumerated() { byValue[target.value, default: []].append(index) }
    struct Step {
      let candidate: Int
      let target: Int
      let before: Int
      let score: Double
    }
    var steps: [Step] = []
    var tree = PrefixMaximum(count: targets.count)
    for (index, candidate) in window.enumerated() {
      guard let options = byValue[candidate.value] else { continue }
      for target in options.reversed() {
        let dangles = targets[target].draft == nil
        guard !dangles || candidate.weight >= 0.7 else { continue }
        let before = tree.best(below: target)
        let score = (before.map { steps[$0].score } ?? 0) + (dangles ? candidate.weight * 0.4 : candidate.weight)
        steps.append(Step(candidate: index, target: target, before: before ?? -1, score: score))
        tree.offer(steps.count - 1, score: score, at: target)
      }
    }
    var links: [Link] = []
    var at = tree.best(below: targets.count) ?? -1
    while at >= 0 {
      links.append(Link(candidate: window[steps[at].candidate], draft: targets[steps[at].target].draft))
      at = steps[at].before
    }
    return links.reversed()
  }

  /// Signs that cannot be anything else lead to the note of their number though they stand out of order, as reference
  /// lists have it; or nowhere.
  private func repeated(_ candidates: [MarkerCandidate], _ targets: [Int]) -> [Link] {
    var byValue: [Int: [Int]] = [:]
    for target in targets { byValue[drafts[target].value, default: []].append(target) }
    let highest = targets.reduce(0) { max($0, drafts[$1].value) }
    var links: [Link] = []
    for candidate in candidates where candidate.style != .plain && candidate.style != .parenthesis {
      if let options = byValue[candidate.value] {
        let draft = options.first { drafts[$0].candidate.range.start > candidate.range.start } ?? options[options.count - 1]
        links.append(Link(candidate: candidate, draft: draft))
      } else if candidate.glued, candidate.value <= highest + 3 {
        links.append(Link(candidate: candidate, draft: nil))
      }
    }
    return links
  }
}

extension MarkerCandidate {
  /// Tells it from all others: several numbers can stand in one place.
  fileprivate var place: UInt64 { UInt64(range.start) << 32 | UInt64(UInt32(clamping: value)) }
}

/// The best score among all positions below one, as scores come in: a Fenwick tree of maxima.
private struct PrefixMaximum {
  private var nodes: [(index: Int, score: Double)]

  init(count: Int) { nodes = Array(repeating: (-1, 0), count: count + 1) }

  func best(below position: Int) -> Int? {
    var best = (index: -1, score: 0.0)
    var at = position
    while at > 0 {
      if nodes[at].index >= 0, best.index < 0 || nodes[at].score > best.score { best = nodes[at] }
      at -= at & -at
    }
    return best.index < 0 ? nil : best.index
  }

  mutating func offer(_ index: Int, score: Double, at position: Int) {
    var at = position + 1
    while at < nodes.count {
      if nodes[at].index < 0 || score > nodes[at].score { nodes[at] = (index, score) }
      at += at & -at
    }
  }
}
