/// Labels the tokens of references by a model: of all sequences of labels the heaviest (Viterbi 1967). Linear in the tokens.
///
/// Most of what a token weighs it weighs wherever it stands, and notes use few words often: that is added up once a word, and
/// likewise what elements weigh by their form.
struct ReferenceDecoder {
  private typealias Row = ReferenceModel.Row

  private let model: ReferenceModel
  private var words = KnownRows(width: 2 * ReferenceModel.reach + 1)
  private var pairs = KnownRows(width: 2)
  private var situations = KnownRows(width: 1)
  private var elements = KnownRows(width: 1)
  /// How heavy the heaviest sequence is that ends at a token with each label.
  private var weights: [Row] = []
  private var features = ReferenceFeatures()
  /// What each token weighs, behind those that lie just before the first.
  private var emissions: [Row] = []

  init(_ model: ReferenceModel) { self.model = model }

  /// The most likely label of each of these tokens.
  mutating func labels(_ view: TokenView, _ tokens: Range<Int>) -> [ReferenceLabel] {
    let count = tokens.count
    guard count > 0 else { return [] }
    features.describe(view, tokens)
    weigh(view, tokens)
    weights.removeAll(keepingCapacity: true)
    var best = emissions[ReferenceModel.reach].bounded(8_000)
    weights.append(best)
    for index in 1..<count {
      // The heaviest first; of the others only those over which some way might be heavier still.
      let heaviest = best.heaviest
      let most = best[heaviest]
      var scores = model.transitions[heaviest] &+ Row(repeating: most)
      var others = (Row(repeating: most) &- best .< model.dominance[heaviest]).bits
      while others != 0 {
        let label = others.trailingZeroBitCount
        others &= others &- 1
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
      if index > 0 { label = (weights[index - 1] &+ model.transitionsTo[label]).heaviest }
    }
    return labels
  }

  /// What a word weighs that was not met before, at `index` of the tokens.
  private mutating func place(ofNew form: UInt64, _ index: Int, _ view: TokenView, _ tokens: Range<Int>) -> Int {
    features.complete(index, view[tokens.lowerBound + index], view)
    let (model, features) = (model, features)
    let base = (ReferenceFeatures.margin + index) * ReferenceFeatures.familyCount
    return words.place(of: form) { model.sum(model.wordTemplates[$0], features.ids.span, base) }
  }

  /// Adds up what each token weighs.
  private mutating func weigh(_ view: TokenView, _ tokens: Range<Int>) {
    let model = model
    let reach = ReferenceModel.reach
    var rows: [Row] = []
    swap(&rows, &self.emissions)
    defer { swap(&rows, &self.emissions) }
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: repeatElement(.zero, count: features.count + 3 * reach))
    var emissions = rows.mutableSpan
    for index in 0..<(features.count + 2 * reach) {
      let form = features.forms[ReferenceFeatures.margin - reach + index]
      let place = words.place(ofKnown: form) ?? self.place(ofNew: form, index - reach, view, tokens)
      // What lies at `index` tells of the tokens around it, of the later ones first.
      for distance in 0...(2 * reach) where index + reach >= distance {
        emissions[index + reach - distance] &+= words.rows[place + distance]
      }
    }
    let features = features
    let ids = features.ids.span
    // Two words beside each other: the first may lie just before the reference, the second just behind it.
    var base = (ReferenceFeatures.margin - 1) * ReferenceFeatures.familyCount
    for index in 0...features.count {
      let first = features.forms[ReferenceFeatures.margin - 1 + index]
      let second = features.forms[ReferenceFeatures.margin + index]
      let place = pairs.place(of: (first ^ first >> 29) &* 0x9E37_79B9_7F4A_7C15 ^ second) {
        model.sum(model.pairTemplates[$0], ids, base + $0 * ReferenceFeatures.familyCount)
      }
      emissions[index + reach - 1] &+= pairs.rows[place]
      emissions[index + reach] &+= pairs.rows[place + 1]
      base += ReferenceFeatures.familyCount
    }
    base = ReferenceFeatures.margin * ReferenceFeatures.familyCount
    var ofElement = Row.zero
    for index in 0..<features.count {
      if index == 0 || !features.isSameElement(index) {
        let form = elements.place(of: ids.elementForm(at: base)) { _ in model.sum(model.elementTemplates, ids, base) }
        ofElement = elements.rows[form] &+ model.sum(model.elementWordTemplates, ids, base)
      }
      let situation = situations.place(of: ids.situation(at: base)) { _ in model.sum(model.situationTemplates, ids, base) }
      emissions[index + reach] &+= model.tokenSum(ids, base) &+ situations.rows[situation] &+ ofElement
      base += ReferenceFeatures.familyCount
    }
  }
}

/// Sums of weights that have been made once, by the numbers that they were made of: those of the forms met last.
private struct KnownRows {
  /// How many rows a form has; they lie one behind the other.
  private let width: Int
  private(set) var rows: [ReferenceModel.Row] = []
  private var forms: [UInt64] = []
  /// By hash, one more than the index of the form; 0 where none is.
  private var slots = [UInt16](repeating: 0, count: 1 << slotBits)
  private static let slotBits: UInt32 = 14

  init(width: Int) { self.width = width }

  /// Where the rows of `form` begin; nil where they are not known.
  @inline(__always)
  func place(ofKnown form: UInt64) -> Int? {
    let index = Int(slots[Self.slot(of: form)]) - 1
    return index >= 0 && forms[index] == form ? index * width : nil
  }

  /// Where the rows of `form` begin; `row` makes them where they are not known.
  @inline(__always)
  mutating func place(of form: UInt64, _ row: (Int) -> ReferenceModel.Row) -> Int {
    let slot = Self.slot(of: form)
    let index = Int(slots[slot]) - 1
    if index >= 0, forms[index] == form { return index * width }
    if index >= 0 {
      forms[index] = form
      for number in 0..<width { rows[index * width + number] = row(number) }
      return index * width
    }
    forms.append(form)
    slots[slot] = UInt16(forms.count)
    for number in 0..<width { rows.append(row(number)) }
    return rows.count - width
  }

  @inline(__always)
  private static func slot(of form: UInt64) -> Int { Int((form &* 0x9E37_79B9_7F4A_7C15) >> (64 - UInt64(slotBits))) }
}

extension Span<UInt32> {
  /// The numbers of the token at `base` that tell of its situation.
  @inline(__always)
  fileprivate func situation(at base: Int) -> UInt64 {
    let place = self[base + ReferenceFeatures.Family.region.rawValue] | self[base + ReferenceFeatures.Family.inElement.rawValue] << 8
    let window = UInt64(self[base + ReferenceFeatures.Family.window.rawValue])
    return window << 32 | UInt64(place) << 8 | UInt64(self[base + ReferenceFeatures.Family.seen.rawValue])
  }

  /// What the element of the token whose numbers begin at `base` tells by its form, whatever its words. That two forms of a
  /// document have one hash of 64 bits will not be met.
  @inline(__always)
  fileprivate func elementForm(at base: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ family: ReferenceFeatures.Family) {
      hash = (hash ^ UInt64(self[base + family.rawValue])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    mix(.elementEnd)
    mix(.elementStart)
    mix(.elementSigns)
    mix(.elementKinds)
    mix(.signsBefore)
    mix(.signsBehind)
    mix(.kindsBehind)
    mix(.seen)
    return hash
  }
}

extension SIMD16<Int16> {
  /// The index of the largest; the first of equals.
  @inline(__always)
  fileprivate var heaviest: Int {
    let eight = pointwiseMax(lowHalf, highHalf)
    let four = pointwiseMax(eight.lowHalf, eight.highHalf)
    let two = pointwiseMax(four.lowHalf, four.highHalf)
    return (self .== Self(repeating: Swift.max(two.x, two.y))).bits.trailingZeroBitCount
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

extension SIMDMask<SIMD16<Int16>> {
  /// A bit for each that holds, the first one lowest.
  @inline(__always)
  fileprivate var bits: UInt16 {
    let sixteen = SIMD16<Int16>.zero.replacing(with: SIMD16<Int16>.powers, where: self)
    let eight = sixteen.lowHalf | sixteen.highHalf
    let four = eight.lowHalf | eight.highHalf
    let two = four.lowHalf | four.highHalf
    return UInt16(bitPattern: two.x | two.y)
  }
}

extension SIMD16<Int16> {
  fileprivate static let powers = SIMD16<Int16>(
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, Int16.min)
}
