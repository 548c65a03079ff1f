/// A name that is spelled in two ways.
struct NameVariant: Sendable {
  struct Spelling: Sendable {
    let document: Int
    let range: TextRange
    let text: String
  }

  let spellings: [Spelling]
}

/// Finds names that differ in one letter of one word: "Sergei" and "Sergey Orlovin", "Kristina" and "Kristena Moe"; in the
/// text, and among the authors of works, where "Moe, Kristena" is read as the name that it is.
///
/// Names of the same length that share all words but one are grouped by those words; within a group each odd word is
/// looked up by its spellings with one letter left out. Linear in the names.
struct NameComparer {
  let readings: [Reading]

  private struct Mention {
    let document: Int
    let range: TextRange
    /// The name, where it does not stand so in the text.
    let text: String?
    let keys: [UInt32]
    let words: [[UInt8]]
  }

  func variants() -> [NameVariant] {
    let mentions = mentions()
    var joined = DisjointSets(count: mentions.count)
    for open in 0..<(mentions.map(\.keys.count).max() ?? 0) {
      let frames = mentions.indices.filter { mentions[$0].keys.count > open }
        .map { HashedIndex(hash: frame(of: mentions[$0], open), index: $0) }
      HashedIndex.eachGroup(of: frames) { join($0, open, mentions, &joined) }
    }
    return joined.groups().filter { $0.count > 1 }.map { group in
      NameVariant(
        spellings: group.map { NameVariant.Spelling(document: mentions[$0].document, range: mentions[$0].range, text: text(mentions[$0])) })
    }
  }

  /// What a name is grouped by: its words but one.
  private func frame(of mention: Mention, _ open: Int) -> UInt64 {
    var hash = LetterHash("f")
    for (index, key) in mention.keys.enumerated() { hash = hash.with(number: index == open ? -1 : Int(key)) }
    return hash.value
  }

  private func text(_ mention: Mention) -> String {
    mention.text ?? readings[mention.document].document.text.string(in: [mention.range])
  }

  /// Each distinct name where it stands first.
  private func mentions() -> [Mention] {
    var seen = Set<[UInt32]>()
    var mentions: [Mention] = []
    for (document, reading) in readings.enumerated() {
      for name in reading.claims.names where seen.insert(name.keys).inserted {
        let words = Folding.folded(reading.document.text.string(in: [name.range])).split { $0 == 0x20 || $0 == 0x2D }.map(Array.init)
        guard words.count == name.keys.count else { continue }
        mentions.append(Mention(document: document, range: name.range, text: nil, keys: name.keys, words: words))
      }
      for index in reading.citations.indices where reading.citations[index].form == .full {
        for name in reading.citations[index].item.authors + reading.citations[index].item.editors {
          guard let words = Self.words(of: name) else { continue }
          let keys = words.map { Folding.hash($0) }
          guard seen.insert(keys).inserted else { continue }
          mentions.append(
            Mention(document: document, range: reading.citations[index].ranges.hull, text: name.whole, keys: keys, words: words))
        }
      }
    }
    return mentions
  }

  /// Given names and family name, where both tell one person from another: one initial is no name.
  private static func words(of name: Reference.Name) -> [[UInt8]]? {
    guard let family = name.family, let given = name.given, given.utf8.count >= 3 else { return nil }
    let first = Folding.folded(given).split { !$0.isLetterOrDigit }.map(Array.init)
    let last = Folding.folded(family).split { $0 == 0x20 || $0 == 0x2D }.map(Array.init)
    guard first.count >= 2 || first.first?.count ?? 0 >= 3, !last.isEmpty, first.count + last.count <= 4 else { return nil }
    return first + last
  }

  private func join(_ group: [Int], _ open: Int, _ mentions: [Mention], _ joined: inout DisjointSets) {
    var shapes: [HashedIndex] = []
    for index in group {
      let word = mentions[index].words[open]
      // Abbreviations in references look like authors; they are short.
      guard word.count >= (mentions[index].text == nil ? 4 : 6), word.count <= 20 else { continue }
      // Equal when one letter is left out of each, or out of one: an edit distance of one.
      shapes.append(HashedIndex(hash: Self.shape(of: word), index: index))
      for drop in word.indices {
        shapes.append(HashedIndex(hash: Self.shape(of: word, marking: drop), index: index))
        shapes.append(HashedIndex(hash: Self.shape(of: word, omitting: drop), index: index))
      }
    }
    HashedIndex.eachGroup(of: shapes) { group in
      for other in group.dropFirst() where isVariant(mentions[group[0]], mentions[other], open) { joined.join(group[0], other) }
    }
  }

  private static func shape(of word: [UInt8], omitting omitted: Int? = nil, marking marked: Int? = nil) -> UInt64 {
    var hash = LetterHash("s")
    for index in word.indices where index != omitted { hash.combine(index == marked ? UInt8(ascii: "*") : word[index]) }
    return hash.value
  }

  /// The same name but for one word, of which there are two spellings.
  private func isVariant(_ a: Mention, _ b: Mention, _ open: Int) -> Bool {
    guard a.keys.count == b.keys.count, a.keys.indices.allSatisfy({ $0 == open || a.keys[$0] == b.keys[$0] }) else { return false }
    let (word, other) = (a.words[open], b.words[open])
    if open == a.keys.count - 1, Self.isOfPlace(word, other) || Self.isOfPlace(other, word) { return false }
    return isVariant(word, other)
  }

  /// One letter apart, and neither two forms of one word nor two words that the language has.
  private func isVariant(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a != b, a.first == b.first, abs(a.count - b.count) <= 1, Self.distance(a[...], b[...]) == 1 else { return false }
    if Stem.stem(a) == Stem.stem(b) { return false }
    if Self.isDerived(a, from: b) || Self.isDerived(b, from: a) { return false }
    // "analysis" and "analyses"
    if a.count == b.count, a.dropLast(2) == b.dropLast(2), a.last == UInt8(ascii: "s"), b.last == UInt8(ascii: "s") { return false }
    let senses = [a, b].map { Lexicon.english.sense(of: String(decoding: $0, as: UTF8.self)).classes }
    return senses[0].isEmpty || senses[1].isEmpty || senses.allSatisfy { $0.contains(.place) || $0.contains(.periodical) }
  }

  /// "Unionist" of "Unionism".
  private static func isDerived(_ word: [UInt8], from base: [UInt8]) -> Bool {
    word.count == base.count && word.suffix(3).elementsEqual("ist".utf8) && base.suffix(3).elementsEqual("ism".utf8)
  }

  /// "American" of "America", "Omani" of "Oman": at its end, a name is one of the place or of what belongs to it.
  private static func isOfPlace(_ word: [UInt8], _ place: [UInt8]) -> Bool {
    word.count == place.count + 1 && word.starts(with: place) && (word.suffix(2).elementsEqual("an".utf8) || word.last == UInt8(ascii: "i"))
  }

  /// How many letters are changed, where all changes lie together; an upper bound of the edit distance. Linear.
  static func distance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    let (start, end) = a.commonEnds(with: b)
    return max(a.count, b.count) - start - end
  }
}

/// Sets that grow together: union by index, so that the smallest index stands for its set.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of index: Int) -> Int {
    var root = index
    while parents[root] != root { root = parents[root] }
    var at = index
    while parents[at] != root { (at, parents[at]) = (parents[at], root) }
    return root
  }

  mutating func join(_ a: Int, _ b: Int) {
    let rootA = root(of: a)
    let rootB = root(of: b)
    parents[max(rootA, rootB)] = min(rootA, rootB)
  }

  /// The sets, each in order, by their smallest members.
  mutating func groups() -> [[Int]] {
    var members: [[Int]] = Array(repeating: [], count: parents.count)
    for index in parents.indices { members[root(of: index)].append(index) }
    return members.filter { !$0.isEmpty }
  }
}
