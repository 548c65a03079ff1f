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

    /// The families that it asks, and how far from the token.
    private var parts: [(family: ReferenceFeatures.Family?, offset: Int)] {
      [first, second].filter { $0 != Self.none }.map { distance in
        let count = ReferenceFeatures.familyCount
        let offset = Int((Double(distance) / Double(count)).rounded(.down))
        return (ReferenceFeatures.Family(rawValue: Int(distance) - offset * count), offset)
      }
    }

    var isOfSituation: Bool { parts.allSatisfy { $0.offset == 0 && $0.family?.isOfSituation == true } }

    @inline(__always)
    private static func mixed(_ key: UInt32) -> UInt32 {
      let product = key &* 0x85EB_CA6B
      return product ^ product >> 15
    }
  }

  /// A template whose families have so few numbers that the row of each pair of them is kept in a table: nothing is hashed.
  private struct TabledTemplate {
    let template: Template
    /// Where its rows begin in `tabledRows`; they lie in the order of the first number, then of the second.
    let start: UInt32
    let bits: UInt32
    let secondBits: UInt32
  }

  /// No table has more rows than two to this power.
  private static let tableBits = 15

  /// Those of a word by itself, for each distance at which it tells something: at `wordTemplates[reach + 1]` what it tells
  /// of the token before it.
  let wordTemplates: [[Template]]
  /// Of the shapes around a token, and where it stands among quotation marks, brackets and the words of its element.
  let situationTemplates: [Template]
  /// The others, that differ from token to token.
  let tokenTemplates: [Template]
  /// Those of them whose families have few numbers.
  private let tabled: [TabledTemplate]
  private let tabledRows: [UInt16]
  /// Of the form of an element, and of words of it and of its neighbours.
  let elementTemplates: [Template]
  let elementWordTemplates: [Template]
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
    var elementTemplates: [Template] = []
    var elementWordTemplates: [Template] = []
    for number in 0..<UInt32(count) {
      guard let length = file.byte(), length == 1 || length == 2 else { return nil }
      var template = Template(first: 0, second: Template.none, seed: (number &+ 1) &* 0x9E37_79B1)
      var isOfElement = true
      var isOfForm = true
      var distances: [Int] = []
      for part in 0..<length {
        guard let family = file.byte().flatMap({ ReferenceFeatures.Family(rawValue: Int($0)) }), let byte = file.byte() else { return nil }
        let offset = Int(Int8(bitPattern: byte))
        guard abs(offset) <= ReferenceFeatures.margin else { return nil }
        if offset != 0 || !family.isOfElement { isOfElement = false }
        if !family.isOfElementForm { isOfForm = false }
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
      } else if isOfElement, isOfForm {
        elementTemplates.append(template)
      } else if isOfElement {
        elementWordTemplates.append(template)
      } else {
        tokenTemplates.append(template)
      }
    }
    self.wordTemplates = wordTemplates
    self.elementTemplates = elementTemplates
    self.elementWordTemplates = elementWordTemplates
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
    situationTemplates = tokenTemplates.filter(\.isOfSituation)
    let others = tokenTemplates.filter { !$0.isOfSituation }
    (tabled, self.tokenTemplates, tabledRows) = Self.tabled(others, table)
  }

  /// Parts templates into those that have a table and the others.
  private static func tabled(_ templates: [Template], _ table: FeatureTable) -> ([TabledTemplate], [Template], [UInt16]) {
    var tabled: [TabledTemplate] = []
    var others: [Template] = []
    var rows: [UInt16] = []
    for template in templates {
      guard let bits = template.first.familyBits, let secondBits = template.second == Template.none ? 0 : template.second.familyBits,
        bits + secondBits <= tableBits
      else {
        others.append(template)
        continue
      }
      tabled.append(
        TabledTemplate(template: template, start: UInt32(rows.count), bits: UInt32(bits + secondBits), secondBits: UInt32(secondBits)))
      for first in 0..<UInt32(1 << bits) {
        for second in 0..<UInt32(1 << secondBits) {
          let key = template.second == Template.none ? template.key(first) : template.key(first, second)
          let isNothing = first == 0 || second == 0 && template.second != Template.none
          rows.append(isNothing ? 0 : table.row(of: key))
        }
      }
    }
    return (tabled, others, rows)
  }

  /// What the templates that differ from token to token weigh for the token whose numbers begin at `base`.
  @inline(__always)
  func tokenSum(_ ids: Span<UInt32>, _ base: Int) -> Row {
    var sum = sum(tokenTemplates, ids, base)
    for tabled in tabled {
      let first = ids[base &+ Int(tabled.template.first)]
      let second = tabled.secondBits == 0 ? 0 : ids[base &+ Int(tabled.template.second)]
      let place = (first << tabled.secondBits | second) & (1 << tabled.bits &- 1)
      sum &+= table[tabledRows[Int(tabled.start &+ place)]]
    }
    return sum
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

/// A hash table from features to their weights. Looking them up waits for memory more than it computes, so it is small: a
/// slot is half of a feature's key and the number of its row, many features weigh the same and share a row, and one bit of
/// a filter turns away most features that were never seen in training.
private struct FeatureTable: Sendable {
  private static let filterBits: UInt32 = 1 << 19

  private var filter = [UInt64](repeating: 0, count: Int(filterBits / 64))
  /// The upper half of the key, and the row below it; row 0 has no weights and means that the slot is empty.
  private var slots: [UInt32]
  private var rows: [ReferenceModel.Row] = [.zero]
  private let mask: UInt32

  /// What remains of the file: for each row its weights, and the features that have them.
  init?(_ file: inout ByteReader) {
    guard let count = file.uint32(), count < UInt32(UInt16.max) else { return nil }
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
    var size: UInt32 = 1024
    while Int(size) < features.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: Int(size))
    mask = size - 1
    for (key, row) in features { insert(key, row) }
  }

  private mutating func insert(_ key: UInt32, _ row: UInt32) {
    var slot = Int(key & mask)
    while slots[slot] != 0 { slot = (slot + 1) & Int(mask) }
    slots[slot] = key & 0xFFFF_0000 | row
    let bit = key % Self.filterBits
    filter[Int(bit / 64)] |= 1 << UInt64(bit % 64)
  }

  /// The number of the row of a feature; 0 where it was not seen in training.
  @inline(__always)
  func row(of key: UInt32) -> UInt16 {
    let bit = key % Self.filterBits
    guard filter[Int(bit / 64)] & 1 << UInt64(bit % 64) != 0 else { return 0 }
    var slot = key & mask
    while true {
      let found = slots[Int(slot)]
      if found ^ key < 1 << 16 { return UInt16(truncatingIfNeeded: found) }
      if found == 0 { return 0 }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  subscript(_ row: UInt16) -> ReferenceModel.Row { rows[Int(row)] }
}

extension Int32 {
  /// How many bits the numbers of a family take that has few of them; the family is one of the token itself, at this
  /// distance in the list of its numbers.
  fileprivate var familyBits: Int? {
    ReferenceFeatures.Family(rawValue: Int(self))?.bits
  }
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
