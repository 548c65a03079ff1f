/// Labels the tokens of references by a model: of all sequences of labels the heaviest (Viterbi 1967). Linear in the tokens.
///
/// Most of what a token weighs it weighs wherever it stands, and notes use few words often: that is added up once a word, and
/// likewise what those numbers weigh that come together often.
struct ReferenceDecoder {
  private typealias Row = ReferenceModel.Row

  private let model: ReferenceModel
  private var words = KnownRows()
  private var endings = RecentRows()
  private var orders = RecentRows()
  private var neighbours = RecentRows()
  private var pasts = RecentRows()
  private var standings = RecentRows()
  private var looks = RecentRows()
  private var windows = RecentRows()
  private var roles = RecentRows()
  /// How heavy the heaviest sequence is that ends at a token with each label.
  private var weights: [Row] = []
  private var features = ReferenceFeatures()
  /// Where the rows of each word lie, those just before the first token and just behind the last among them.
  private var places: [Int] = []

  init(_ model: ReferenceModel) { self.model = model }

  /// The most likely label of each of these tokens.
  mutating func labels(_ view: TokenView, _ tokens: Range<Int>) -> [ReferenceLabel] {
    let count = tokens.count
    guard count > 0 else { return [] }
    features.describe(view, tokens)
    findWords(view, tokens)
    findWays()
    // Backwards, which label led to the one that was found? Asked once a token, not once a token and label.
    var labels = [ReferenceLabel](repeating: .other, count: count)
    var label = weights[count - 1].heaviest
    for index in stride(from: count - 1, through: 0, by: -1) {
      labels[index] = ReferenceLabel(rawValue: UInt8(truncatingIfNeeded: label)) ?? .other
      if index > 0 { label = (weights[index - 1] &+ model.transitionsTo[label]).heaviest }
    }
    return labels
  }

  /// Finds the rows of each word, and makes those that were not met before.
  private mutating func findWords(_ view: TokenView, _ tokens: Range<Int>) {
    let reach = ReferenceModel.reach
    let count = features.count + 2 * reach
    words.makeRoom(for: count)
    places.removeAll(keepingCapacity: true)
    places.reserveCapacity(count)
    for index in 0..<count {
      let form = features.forms[ReferenceFeatures.margin - reach + index]
      places.append(words.place(ofKnown: form) ?? place(ofNew: form, index - reach, view, tokens))
    }
  }

  /// What a word weighs that was not met before, at `index` of the tokens.
  private mutating func place(ofNew form: UInt64, _ index: Int, _ view: TokenView, _ tokens: Range<Int>) -> Int {
    features.complete(index, view[tokens.lowerBound + index], view)
    let (model, features) = (model, features)
    let base = (ReferenceFeatures.margin + index) * ReferenceFeatures.familyCount
    return words.place(ofNew: form) { model.sum(model.wordTemplates[$0], features.ids.span, base) }
  }

  /// Adds up what each token weighs, and how heavy the heaviest way to it is.
  private mutating func findWays() {
    let (model, features, words) = (model, features, words.rows)
    let (ids, rows) = (features.ids.span, words.span)
    let count = features.count
    weights.removeAll(keepingCapacity: true)
    weights.reserveCapacity(count)
    var base = ReferenceFeatures.margin * ReferenceFeatures.familyCount
    var ofElement = Row.zero
    var best = Row.zero
    for index in 0..<count {
      if index == 0 || !features.isSameElement(index) {
        ofElement = model.sum(model.elementTemplates, ids, base)
        ofElement &+= endings.row(.ending, ids, base, model)
        ofElement &+= orders.row(.order, ids, base, model)
        ofElement &+= neighbours.row(.neighbours, ids, base, model)
      }
      var emission = ofElement &+ model.sum(model.tokenTemplates, ids, base)
      emission &+= pasts.row(.past, ids, base, model)
      emission &+= standings.row(.place, ids, base, model)
      emission &+= looks.row(.look, ids, base, model)
      emission &+= windows.row(.window, ids, base, model)
      emission &+= roles.row(.role, ids, base, model)
      // Words tell of the tokens around them: the first row of one of the token that lies `reach` before it.
      for distance in 0...(2 * ReferenceModel.reach) { emission &+= rows[places[index &+ distance] &+ distance] }
      emission = emission.bounded(8_000)
      best = index == 0 ? emission : (model.heaviestSteps(from: best).bounded(20_000) &+ emission).bounded(12_000)
      weights.append(best)
      base += ReferenceFeatures.familyCount
    }
  }
}

extension ReferenceModel {
  /// The weight of the heaviest step to each label from labels as heavy as these. Only differences count; with one of them taken
  /// away a note of any length stays within 16 bits.
  @inline(__always)
  fileprivate func heaviestSteps(from weights: Row) -> Row {
    // The heaviest first; of the others only those over which some way might be heavier still.
    let heaviest = weights.heaviest
    let most = weights[heaviest]
    var scores = transitions[heaviest] &+ Row(repeating: most)
    var others = (Row(repeating: most) &- weights .< dominance[heaviest]).bits
    while others != 0 {
      let label = others.trailingZeroBitCount
      others &= others &- 1
      let reached = transitions[label] &+ Row(repeating: weights[label])
      scores.replace(with: reached, where: reached .> scores)
    }
    return scores &- Row(repeating: scores[0])
  }
}

/// Sums of weights by the numbers that they were made of: the last one made for each place of a small table. What is not there is
/// made again, so that nothing needs to be forgotten.
private struct RecentRows {
  private struct Entry {
    var row: ReferenceModel.Row
    var key: UInt64
  }

  private static let bits: UInt64 = 10
  /// That a group of numbers has the key of an empty place will not be met.
  private var entries = [Entry](repeating: Entry(row: .zero, key: .max), count: 1 << bits)

  /// The sum of the templates of a group for the token whose numbers begin at `base`.
  @inline(__always)
  mutating func row(_ group: ReferenceFeatures.Group, _ ids: Span<UInt32>, _ base: Int, _ model: ReferenceModel) -> ReferenceModel.Row {
    let key = ids.key(of: group, at: base)
    let place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 &- Self.bits))
    if entries[place].key != key {
      entries[place] = Entry(row: model.sum(model.groupTemplates[group.rawValue], ids, base), key: key)
    }
    return entries[place].row
  }
}

/// What words weigh, for each distance at which they tell something: those that were met before. None is forgotten while a
/// reference is read.
private struct KnownRows {
  /// How many rows a word has; they lie one behind the other.
  private static let width = 2 * ReferenceModel.reach + 1
  private(set) var rows: [ReferenceModel.Row] = []
  private var forms: [UInt64] = []
  /// By hash, one more than the index of the form; 0 where none is. At most half of them are taken.
  private var slots = [UInt32](repeating: 0, count: 1 << slotBits)
  private var shift = 64 - slotBits
  /// So few that they stay near the processor.
  private static let slotBits: UInt64 = 12

  /// Forgets what it knows where `count` forms more would not find room beside it.
  mutating func makeRoom(for count: Int) {
    guard (forms.count + count) * 2 > slots.count else { return }
    rows.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    var bits = Self.slotBits
    while 1 << bits < count * 2 { bits += 1 }
    slots = [UInt32](repeating: 0, count: 1 << bits)
    shift = 64 - bits
  }

  /// Where the rows of `form` begin; nil where they are not known.
  @inline(__always)
  func place(ofKnown form: UInt64) -> Int? {
    let (_, index) = find(form)
    return index.map { $0 * Self.width }
  }

  /// Keeps the rows of a form that is not known, and tells where they begin.
  mutating func place(ofNew form: UInt64, _ row: (Int) -> ReferenceModel.Row) -> Int {
    forms.append(form)
    slots[find(form).slot] = UInt32(truncatingIfNeeded: forms.count)
    for number in 0..<Self.width { rows.append(row(number)) }
    return rows.count - Self.width
  }

  /// The slot of `form` or the free one that it would take, and its index where it is known.
  @inline(__always)
  private func find(_ form: UInt64) -> (slot: Int, index: Int?) {
    var slot = Int((form &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while true {
      let index = Int(slots[slot]) - 1
      if index < 0 { return (slot, nil) }
      if forms[index] == form { return (slot, index) }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }
}

extension Span<UInt32> {
  /// The numbers of a group at the token whose numbers begin at `base`, as one. That two groups of numbers of a document have one
  /// hash of 64 bits will not be met.
  @inline(__always)
  fileprivate func key(of group: ReferenceFeatures.Group, at base: Int) -> UInt64 {
    @inline(__always) func pair(_ first: ReferenceFeatures.Family, _ second: ReferenceFeatures.Family) -> UInt64 {
      UInt64(self[base &+ first.rawValue]) << 32 | UInt64(self[base &+ second.rawValue])
    }
    @inline(__always) func number(_ family: ReferenceFeatures.Family) -> UInt64 { UInt64(self[base &+ family.rawValue]) }
    let mixed: UInt64 = 0xD6E8_FEB8_6659_FD93
    return switch group {
    case .ending: pair(.elementKinds, .elementSigns) &* mixed ^ number(.elementEnd)
    case .order: pair(.elementKinds, .elementSigns) &* mixed ^ pair(.elementStart, .seen)
    case .neighbours: pair(.signsBefore, .signsBehind) &* mixed ^ number(.elementSigns)
    case .past: pair(.region, .seen) << 8 ^ number(.shape)
    case .place: pair(.position, .style) << 8 ^ number(.region)
    case .look: pair(.inElement, .elementSigns) << 8 ^ number(.shape)
    case .window: number(.window)
    case .role: pair(.kinds, .elementStart)
    }
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
    pointwiseMax(pointwiseMin(self, Self(repeating: limit)), Self(repeating: -limit))
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
