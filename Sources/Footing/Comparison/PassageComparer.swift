/// Sentences that stand in two places, to the letter or nearly.
struct RepeatedPassage: Sendable {
  struct Place: Sendable {
    let document: Int
    let ranges: [TextRange]
  }

  let first: Place
  let second: Place
  let isExact: Bool
  let wordCount: Int
}

/// Finds repeated passages by the hashes of five words in a row, of which one in three is kept; a pair that shares
/// several is compared word by word. Linear in the words.
struct PassageComparer {
  let readings: [Reading]

  private struct SentenceID: Equatable {
    let document: Int
    let index: Int
  }

  func repetitions() -> [RepeatedPassage] {
    var wholes = FirstPlaces(capacity: readings.reduce(0) { $0 + $1.claims.fingerprints.count })
    let words = readings.reduce(0) { $0 + $1.claims.fingerprints.reduce(0) { $0 + Int($1.words.count) } }
    var shingles = FirstPlaces(capacity: words / 3)
    // The sentences that repeat none to the letter, by number, and how often each returns.
    var sentences: [SentenceID] = []
    var timesRepeated: [Int] = []
    var pairs: [(first: Int, second: SentenceID, exact: Bool)] = []
    var kept: [UInt32] = []
    for (document, reading) in readings.enumerated() {
      for index in reading.claims.fingerprints.indices {
        let id = SentenceID(document: document, index: index)
        let fingerprint = reading.claims.fingerprints[index]
        guard mayRepeat(fingerprint) else { continue }
        let words = reading.claims.list(fingerprint.words)
        let whole = Self.hash(words.span)
        if let first = wholes[whole], self.words(of: sentences[first]) == words {
          timesRepeated[first] += 1
          pairs.append((first, id, true))
          continue
        }
        keepShingles(of: words, &kept)
        if let first = nearest(words, kept, shingles, sentences) { pairs.append((first, id, false)) }
        wholes.insert(whole, sentences.count)
        for shingle in kept { shingles.insert(shingle, sentences.count) }
        sentences.append(id)
        timesRepeated.append(0)
      }
    }
    // What returns again and again is a formula, not a slip.
    return merged(pairs.filter { timesRepeated[$0.first] < 3 }.map { (sentences[$0.first], $0.second, $0.exact) })
  }

  private func mayRepeat(_ fingerprint: PassageFingerprint) -> Bool {
    guard !fingerprint.isQuoted, fingerprint.words.count >= 8 else { return false }
    switch fingerprint.zone {
    case .body, .summary, .comment, .bio, .caption, .front: return true
    case .heading, .table, .note, .furniture: return false
    }
  }

  private func words(of id: SentenceID) -> ArraySlice<UInt32> { readings[id.document].claims.list(fingerprint(id).words) }

  private static func hash(_ words: Span<UInt32>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in words.indices { hash = (hash ^ UInt64(words[index])) &* 0x0000_0100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private static let span = 5
  /// What a word counts before the next, and when five have followed it.
  private static let base: UInt64 = 0x0000_0100_0000_01B3
  private static let outgoing = base &* base &* base &* base &* base

  /// One in three of the hashes of five words in a row; each is made of the one before (Karp and Rabin 1987).
  private func keepShingles(of words: ArraySlice<UInt32>, _ kept: inout [UInt32]) {
    kept.removeAll(keepingCapacity: true)
    let words = words.span
    var rolling: UInt64 = 0
    for index in words.indices {
      rolling = rolling &* Self.base &+ UInt64(words[index])
      if index >= Self.span { rolling = rolling &- UInt64(words[index - Self.span]) &* Self.outgoing }
      let hash = UInt32(truncatingIfNeeded: rolling &* 0x9E37_79B9_7F4A_7C15 >> 32)
      if index >= Self.span - 1, hash % 3 == 0 { kept.append(hash) }
    }
  }

  /// The sentence that shares most kept shingles, by number, if the words confirm it.
  private func nearest(_ words: ArraySlice<UInt32>, _ kept: [UInt32], _ shingles: FirstPlaces, _ sentences: [SentenceID]) -> Int? {
    guard words.count >= 12, words.count <= 400 else { return nil }
    // Few sentences share shingles with one: a list is searched faster than a table is made.
    var votes: [(sentence: Int, count: Int)] = []
    for shingle in kept {
      guard let sentence = shingles[shingle] else { continue }
      if let place = votes.firstIndex(where: { $0.sentence == sentence }) {
        votes[place].count += 1
      } else if votes.count < 64 {
        votes.append((sentence, 1))
      }
    }
    guard let best = votes.max(by: { ($0.count, $1.sentence) < ($1.count, $0.sentence) }), best.count >= 2 else { return nil }
    let other = self.words(of: sentences[best.sentence])
    // Sentences of unlike length are not nearly the same.
    let longest = max(words.count, other.count)
    guard min(words.count, other.count) * 100 >= longest * 76 else { return nil }
    let enough = (longest * 76 + 99) / 100
    return Self.commonSubsequence(words, other, enough: enough) >= enough ? best.sentence : nil
  }

  /// The length of the longest common subsequence; both are sentences, at most 400 words long. A row of the usual table is
  /// kept in bits, a zero where it grows, and 64 columns are filled at once (Hyyrö, Bit-Parallel LCS-length Computation
  /// Revisited, 2004).
  /// - Parameter enough: where a walk through both meets that many words, as in nearly equal sentences it does, no more are
  ///   looked for.
  static func commonSubsequence(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>, enough: Int = .max) -> Int {
    guard b.count <= 400 else { return 0 }
    let met = wordsMet(a.span, b.span)
    if met >= enough { return met }
    let (start, end) = a.commonEnds(with: b)
    return start + end + commonSubsequence(between: a.dropFirst(start).dropLast(end), b.dropFirst(start).dropLast(end))
  }

  /// How many words two sentences have in common on a walk through both that looks one word ahead: where they differ, a word
  /// was changed, or stands in one only. Never more than the longest common subsequence.
  private static func wordsMet(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
    var (own, other, met) = (0, 0, 0)
    while own < a.count, other < b.count {
      if a[own] == b[other] {
        met += 1
      } else if own + 1 < a.count, a[own + 1] == b[other] {
        own += 1
        continue
      } else if other + 1 < b.count, a[own] == b[other + 1] {
        other += 1
        continue
      }
      own += 1
      other += 1
    }
    return met
  }

  private static func commonSubsequence(between a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Int {
    let (first, second) = (a.span, b.span)
    if second.count <= 64 {
      var row: UInt64 = .max
      for line in first.indices {
        let word = first[line]
        var matches: UInt64 = 0
        for column in second.indices { matches |= (second[column] == word ? 1 : 0) &<< UInt64(column) }
        row = row &+ (row & matches) | row & ~matches
      }
      return (~row).nonzeroBitCount
    }
    var row = [UInt64](repeating: .max, count: (b.count + 63) / 64)
    for line in first.indices {
      let word = first[line]
      var carry: UInt64 = 0
      for block in row.indices {
        let start = block * 64
        var matches: UInt64 = 0
        for column in start..<min(start + 64, second.count) { matches |= (second[column] == word ? 1 : 0) << UInt64(column - start) }
        let (sum, overflow) = row[block].addingReportingOverflow(row[block] & matches)
        let (whole, carried) = sum.addingReportingOverflow(carry)
        row[block] = whole | row[block] & ~matches
        carry = overflow || carried ? 1 : 0
      }
    }
    // Bits behind the last column match nothing and stay ones.
    return row.reduce(0) { $0 + (~$1).nonzeroBitCount }
  }

  /// Sentences that follow each other in both places are one passage.
  private func merged(_ pairs: [(first: SentenceID, second: SentenceID, exact: Bool)]) -> [RepeatedPassage] {
    var passages: [RepeatedPassage] = []
    var index = 0
    while index < pairs.count {
      var last = index
      while last + 1 < pairs.count, follows(pairs[last + 1].first, pairs[last].first), follows(pairs[last + 1].second, pairs[last].second) {
        last += 1
      }
      let run = pairs[index...last]
      let words = run.reduce(0) { $0 + Int(fingerprint($1.first).words.count) }
      passages.append(
        RepeatedPassage(
          first: place(run.map(\.first)), second: place(run.map(\.second)), isExact: run.allSatisfy(\.exact), wordCount: words))
      index = last + 1
    }
    return passages
  }

  private func follows(_ a: SentenceID, _ b: SentenceID) -> Bool { a.document == b.document && a.index == b.index + 1 }
  private func fingerprint(_ id: SentenceID) -> PassageFingerprint { readings[id.document].claims.fingerprints[id.index] }

  private func place(_ ids: [SentenceID]) -> RepeatedPassage.Place {
    RepeatedPassage.Place(document: ids.first?.document ?? 0, ranges: ids.flatMap { fingerprint($0).ranges })
  }
}

/// The number of the sentence in which each shingle, or a whole sentence, stands first: open addressing in one array, since there
/// is a shingle for every third word.
private struct FirstPlaces {
  /// The shingle, and above it the number of its sentence and one; 0 where the slot is free.
  private var slots: [UInt64]
  private let mask: Int

  init(capacity: Int) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
  }

  /// Keeps the sentence that came first; nothing is kept when the table is nearly full.
  mutating func insert(_ shingle: UInt32, _ sentence: Int) {
    var slot = Int(shingle) &* 0x9E37_79B1 & mask
    for _ in 0..<64 {
      if slots[slot] == 0 {
        slots[slot] = UInt64(UInt32(clamping: sentence + 1)) << 32 | UInt64(shingle)
        return
      }
      if UInt32(truncatingIfNeeded: slots[slot]) == shingle { return }
      slot = (slot + 1) & mask
    }
  }

  subscript(_ shingle: UInt32) -> Int? {
    var slot = Int(shingle) &* 0x9E37_79B1 & mask
    for _ in 0..<64 {
      guard slots[slot] != 0 else { return nil }
      if UInt32(truncatingIfNeeded: slots[slot]) == shingle { return Int(slots[slot] >> 32) - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
