/// Labels the tokens of references by a model: of all sequences of labels the heaviest (Viterbi 1967). Linear in the tokens.
///
/// Most of what a token weighs it weighs wherever it stands, and notes use few words often: that is added up once a word.
struct ReferenceDecoder {
  private typealias Row = ReferenceModel.Row

  private let model: ReferenceModel
  private var known = KnownWords()
  /// What the tokens of one reference weigh, with those that lie just beyond its ends.
  private var emissions: [Row] = []
  /// How heavy the heaviest sequence is that ends at a token with each label.
  private var weights: [Row] = []

  init(_ model: ReferenceModel) { self.model = model }

  /// The most likely label of each token.
  mutating func labels(of features: ReferenceFeatures) -> [ReferenceLabel] {
    let count = features.count
    guard count > 0 else { return [] }
    weigh(features)
    weights.removeAll(keepingCapacity: true)
    var best = emissions[ReferenceModel.reach].bounded(8_000)
    weights.append(best)
    for index in 1..<count {
      var scores = Row(repeating: .min)
      for label in 0..<ReferenceModel.labelCount {
        let reached = model.transitions[label] &+ Row(repeating: best[label])
        scores.replace(with: reached, where: reached .> scores)
      }
      // Only differences count; with one of them taken away a note of any length stays within 16 bits.
      let emission = emissions[index + ReferenceModel.reach].bounded(8_000)
      best = ((scores &- Row(repeating: scores[0])).bounded(20_000) &+ emission).bounded(12_000)
      weights.append(best)
    }
    // Backwards, which label led to the one that was found? Asked once a token, not once a token and label.
    var labels = [ReferenceLabel](repeating: .other, count: count)
    var label = best.heaviest
    for index in stride(from: count - 1, through: 0, by: -1) {
      labels[index] = ReferenceLabel(rawValue: UInt8(truncatingIfNeeded: label)) ?? .other
      if index > 0 { label = (weights[index - 1] &+ model.transitionsTo[label & 15]).heaviest }
    }
    return labels
  }

  /// Adds up the weights of all features of each token.
  private mutating func weigh(_ features: ReferenceFeatures) {
    let reach = ReferenceModel.reach
    emissions.removeAll(keepingCapacity: true)
    emissions.append(contentsOf: repeatElement(.zero, count: features.count + 2 * reach + reach))
    let ids = features.ids.span
    var base = (ReferenceFeatures.margin - reach) * ReferenceFeatures.familyCount
    for index in 0..<(features.count + 2 * reach) {
      let word = known.place(of: KnownWords.Word(ids, at: base), ids, base, model)
      // What lies at `index` tells of the tokens around it, of the later ones first.
      for distance in 0...(2 * reach) where index + reach >= distance {
        emissions[index + reach - distance] &+= known.rows[word + distance]
      }
      base += ReferenceFeatures.familyCount
    }
    base = ReferenceFeatures.margin * ReferenceFeatures.familyCount
    var ofElement = Row.zero
    for index in 0..<features.count {
      if index == 0 || !features.isSameElement(index) { ofElement = model.sum(model.elementTemplates, ids, base) }
      emissions[index + reach] &+= model.sum(model.tokenTemplates, ids, base) &+ ofElement
      base += ReferenceFeatures.familyCount
    }
  }
}

/// What words weigh by themselves, for the tokens around them: of the words met last.
private struct KnownWords {
  /// All that a token tells by itself.
  typealias Word = SIMD8<UInt32>

  /// The rows of a word, one for each distance, from `place` on.
  private(set) var rows: [ReferenceModel.Row] = []
  private var words: [Word] = []
  /// By hash, one more than the index of the word; 0 where none is.
  private var slots = [UInt16](repeating: 0, count: slotCount)

  private static let slotCount = 4096
  private static let width = 2 * ReferenceModel.reach + 1

  /// Where the rows of `word` begin, whose numbers lie at `base`.
  mutating func place(of word: Word, _ ids: Span<UInt32>, _ base: Int, _ model: ReferenceModel) -> Int {
    let hash = (word[0] ^ word[1] &* 0x9E37_79B1) &* 0x85EB_CA6B
    let slot = Int(hash >> 20)
    let index = Int(slots[slot]) - 1
    if index >= 0 {
      if words[index] != word {
        words[index] = word
        for distance in 0..<Self.width { rows[index * Self.width + distance] = model.sum(model.wordTemplates[distance], ids, base) }
      }
      return index * Self.width
    }
    words.append(word)
    slots[slot] = UInt16(words.count)
    for templates in model.wordTemplates { rows.append(model.sum(templates, ids, base)) }
    return rows.count - Self.width
  }
}

extension KnownWords.Word {
  init(_ ids: Span<UInt32>, at base: Int) {
    self.init(repeating: 0)
    for family in 0..<ReferenceFeatures.Family.wordCount { self[family] = ids[base + family] }
  }
}

extension SIMD16<Int16> {
  /// The index of the largest; the first of equals.
  fileprivate var heaviest: Int {
    var heaviest = 0
    for index in 1..<16 where self[index] > self[heaviest] { heaviest = index }
    return heaviest
  }

  @inline(__always)
  fileprivate func bounded(_ limit: Int16) -> Self {
    var bounded = self
    let upper = Self(repeating: limit)
    let lower = Self(repeating: -limit)
    bounded.replace(with: upper, where: bounded .> upper)
    bounded.replace(with: lower, where: bounded .< lower)
    return bounded
  }
}
