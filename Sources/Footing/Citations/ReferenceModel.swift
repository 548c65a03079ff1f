import CFootingModels

/// The part of a reference that a token belongs to; in the order of the model file.
enum ReferenceLabel: UInt8, CaseIterable {
  case author, editor, contributor, title, journal, container, collection, publisher, place, date
  case volume, pages, edition, identifier, note, other
}

/// A linear-chain conditional random field over the tokens of references: the weights of features for each label, and of
/// labels beside each other (Lafferty, McCallum and Pereira 2001). `ReferenceDecoder` applies them.
///
/// Weights are whole numbers of 1/32, so that every machine decodes alike and sixteen of them are added at once.
package final class ReferenceModel: Sendable {
  /// One weight a label.
  typealias Row = SIMD16<Int16>
  static let labelCount = 16
  /// The weight of no transition is larger, so that no sum leaves 16 bits.
  private static let limit: Int16 = 2_000

  /// A family at a token, or two families at neighbouring tokens, that make one feature.
  struct Template {
    /// Distances in the list of numbers from the first number of a token; `second` is `none` where there is one family.
    var first: Int32
    var second: Int32
    var seed: UInt32
    static let none = Int32.max

    /// The key of the feature that it makes of one number, or of two.
    @inline(__always)
    func key(_ first: UInt32) -> UInt32 { Self.mixed(seed ^ first) }

    @inline(__always)
    func key(_ first: UInt32, _ second: UInt32) -> UInt32 { Self.mixed(key(first) ^ second) }

    @inline(__always)
    private static func mixed(_ key: UInt32) -> UInt32 {
      let product = key &* 0x85EB_CA6B
      return product ^ product >> 15
    }
  }

  /// Those of a word by itself, for each distance at which it tells something: at `wordTemplates[reach + 1]` what it tells
  /// of the token before it.
  let wordTemplates: [[Template]]
  /// Those of numbers that come together again and again, by `ReferenceFeatures.Group`.
  let groupTemplates: [[Template]]
  /// The others: of an element, and those that differ from token to token.
  let elementTemplates: [Template]
  let tokenTemplates: [Template]
  /// From label to label: `transitions[from][to]`, and `transitionsTo[to][from]`.
  let transitions: [Row]
  let transitionsTo: [Row]
  /// How much heavier `m` must be than `l`, at least, that no way over `l` is heavier than that over `m`, wherever it leads:
  /// `dominance[m][l]`.
  let dominance: [Row]
  private let table: FeatureTable

  /// How far a word tells of its neighbours.
  static let reach = 2

  /// The model that the library carries.
  package static let shipped: ReferenceModel? = ReferenceModel(
    bytes: Array(UnsafeBufferPointer(start: footing_reference_weights(), count: footing_reference_weights_size())))

  /// Reads a file of weights; nil where it is none, or damaged.
  package init?(bytes: [UInt8]) {
    var file = ByteReader(bytes: bytes)
    guard file.bytes(4) == Array("FRM3".utf8), file.byte() == UInt8(Self.labelCount), let count = file.byte() else { return nil }
    var wordTemplates: [[Template]] = Array(repeating: [], count: 2 * Self.reach + 1)
    var tokenTemplates: [Template] = []
    var groupTemplates: [[Template]] = Array(repeating: [], count: ReferenceFeatures.Group.allCases.count)
    var elementTemplates: [Template] = []
    for number in 0..<UInt32(count) {
      guard let length = file.byte(), length == 1 || length == 2 else { return nil }
      var template = Template(first: 0, second: Template.none, seed: (number &+ 1) &* 0x9E37_79B1)
      var isOfElement = true
      var isOfToken = true
      var families: [ReferenceFeatures.Family] = []
      var distances: [Int] = []
      for part in 0..<length {
        guard let family = file.byte().flatMap({ ReferenceFeatures.Family(rawValue: Int($0)) }), let byte = file.byte() else { return nil }
        let offset = Int(Int8(bitPattern: byte))
        guard abs(offset) <= ReferenceFeatures.margin else { return nil }
        if offset != 0 { isOfToken = false }
        if offset != 0 || !family.isOfElement { isOfElement = false }
        families.append(family)
        if family.isOfWord, abs(offset) <= Self.reach { distances.append(offset) }
        let distance = Int32(offset * ReferenceFeatures.familyCount + family.rawValue)
        if part == 0 { template.first = distance } else { template.second = distance }
      }
      if distances.count == Int(length), let distance = distances.first, distances.allSatisfy({ $0 == distance }) {
        // Seen from the word that tells it.
        let step = Int32(distance * ReferenceFeatures.familyCount)
        template.first -= step
        if template.second != Template.none { template.second -= step }
        wordTemplates[Self.reach + distance].append(template)
      } else if isOfToken, let group = ReferenceFeatures.Group.allCases.first(where: { families.allSatisfy($0.families.contains) }) {
        groupTemplates[group.rawValue].append(template)
      } else if isOfElement {
        elementTemplates.append(template)
      } else {
        tokenTemplates.append(template)
      }
    }
    self.wordTemplates = wordTemplates
    self.groupTemplates = groupTemplates
    self.tokenTemplates = tokenTemplates
    self.elementTemplates = elementTemplates
    var transitions: [Row] = []
    for _ in 0..<Self.labelCount {
      var row = Row.zero
      for label in 0..<Self.labelCount {
        guard let weight = file.int16() else { return nil }
        row[label] = max(-Self.limit, min(Self.limit, weight))
      }
      transitions.append(row)
    }
    self.transitions = transitions
    transitionsTo = (0..<Self.labelCount).map { to in
      var row = Row.zero
      for from in 0..<Self.labelCount { row[from] = transitions[from][to] }
      return row
    }
    dominance = (0..<Self.labelCount).map { m in
      var row = Row.zero
      for l in 0..<Self.labelCount { row[l] = (0..<Self.labelCount).map { transitions[l][$0] - transitions[m][$0] }.max() ?? 0 }
      return row
    }
    guard let table = FeatureTable(&file) else { return nil }
    self.table = table
  }

  /// The sum of the weights of the features that `templates` make of the numbers around `base`.
  @inline(__always)
  func sum(_ templates: [Template], _ ids: Span<UInt32>, _ base: Int) -> Row {
    var sum = Row.zero
    for template in templates {
      let first = ids[base &+ Int(template.first)]
      guard first != 0 else { continue }
      guard template.second != Template.none else {
        sum &+= table[table.row(of: template.key(first))]
        continue
      }
      let second = ids[base &+ Int(template.second)]
      if second != 0 { sum &+= table[table.row(of: template.key(first, second))] }
    }
    return sum
  }
}

/// A hash table from features to their weights. Looking one up must not wait for whether it was seen in training, which nothing
/// foretells: all that may be it lie side by side and are compared at once, and one that was not seen has row 0, which has no weights.
private struct FeatureTable: Sendable {
  /// Features whose keys end alike: of each the upper bits of its key and, below them, the number of its row; 0 where there is none.
  private typealias Bucket = SIMD8<UInt32>

  private static let rowBits: UInt32 = 14
  private var buckets: [Bucket]
  private var rows: [ReferenceModel.Row] = [.zero]
  private let mask: UInt32

  /// What remains of the file: for each row its weights, and the features that have them.
  init?(_ file: inout ByteReader) {
    guard let count = file.uint32(), count < 1 << Self.rowBits else { return nil }
    var features: [(key: UInt32, row: UInt32)] = []
    for row in 1..<(count + 1) {
      guard let labels = file.byte() else { return nil }
      var weights = ReferenceModel.Row.zero
      for _ in 0..<labels {
        guard let label = file.byte(), Int(label) < ReferenceModel.labelCount, let weight = file.byte() else { return nil }
        weights[Int(label)] = Int16(Int8(bitPattern: weight))
      }
      rows.append(weights)
      guard let uses = file.uint32() else { return nil }
      for _ in 0..<uses {
        guard let key = file.uint32() else { return nil }
        features.append((key, row))
      }
    }
    var size: UInt32 = 64
    while Int(size) * 4 < features.count { size *= 2 }
    buckets = Array(repeating: .zero, count: Int(size))
    mask = size - 1
    for (key, row) in features { insert(key, row) }
  }

  /// Of two features that a bucket cannot tell apart the commoner one counts, which comes first.
  private mutating func insert(_ key: UInt32, _ row: UInt32) {
    var place = Int(key & mask)
    while buckets[place][7] != 0 { place = (place + 1) & Int(mask) }
    var free = 0
    while free < 7, buckets[place][free] != 0 {
      if (buckets[place][free] ^ key) >> Self.rowBits == 0 { return }
      free += 1
    }
    buckets[place][free] = key & ~(1 << Self.rowBits - 1) | row
  }

  /// The number of the row of a feature; 0 where it was not seen in training.
  @inline(__always)
  func row(of key: UInt32) -> Int {
    var place = key & mask
    while true {
      let bucket = buckets[Int(place)]
      let others = bucket ^ Bucket(repeating: key)
      let found = bucket.replacing(with: Bucket.zero, where: others &>> Bucket(repeating: Self.rowBits) .!= Bucket.zero)
      let four = found.lowHalf | found.highHalf
      let two = four.lowHalf | four.highHalf
      let row = (two.x | two.y) & (1 << Self.rowBits &- 1)
      // Few are full, and of those fewer have sent one on.
      if bucket[7] == 0 || row != 0 { return Int(row) }
      place = (place &+ 1) & mask
    }
  }

  @inline(__always)
  subscript(_ row: Int) -> ReferenceModel.Row { rows[row] }
}

/// Reads numbers from bytes, the low byte first; nil behind the end.
private struct ByteReader {
  let bytes: [UInt8]
  private var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func byte() -> UInt8? {
    guard at < bytes.count else { return nil }
    defer { at += 1 }
    return bytes[at]
  }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count <= bytes.count - at else { return nil }
    defer { at += count }
    return Array(bytes[at..<(at + count)])
  }

  mutating func int16() -> Int16? {
    guard let low = byte(), let high = byte() else { return nil }
    return Int16(bitPattern: UInt16(low) | UInt16(high) << 8)
  }

  mutating func uint32() -> UInt32? {
    guard bytes.count - at >= 4 else { return nil }
    defer { at += 4 }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32($1 * 8) }
  }
}
