import CFootingModels

/// The part of a reference that a token belongs to; in the order of the model file.
enum ReferenceLabel: UInt8, CaseIterable {
  case author, editor, contributor, title, journal, container, collection, publisher, place, date
  case volume, pages, edition, identifier, note, other
}

/// A linear-chain conditional random field over the tokens of references: for each token the weights of its features,
/// between neighbours the weights of their labels, and of all label sequences the heaviest (Lafferty, McCallum and
/// Pereira 2001; Viterbi 1967).
///
/// Weights are whole numbers, so that every machine decodes alike. Linear in the tokens.
package struct ReferenceModel: Sendable {
  private static let labelCount = 16

  /// Pairs of family and offset that make one feature together.
  private struct Template {
    var parts: [(family: Int, offset: Int)]
  }

  private var templates: [Template] = []
  /// From label to label: `transitions[from][to]`.
  private var transitions: [SIMD16<Int32>] = []
  /// A hash table from features to rows of weights; row 0 is empty.
  private var keys: [UInt32] = []
  private var rows: [UInt32] = []
  private var weights: [SIMD16<Int16>] = [.zero]
  private var mask = 0

  /// The model that the library carries.
  static let shipped: ReferenceModel? = ReferenceModel(
    bytes: Array(UnsafeBufferPointer(start: footing_reference_weights(), count: footing_reference_weights_size())))

  /// Reads a file of weights; nil where it is none, or damaged.
  package init?(bytes: [UInt8]) {
    var file = ByteReader(bytes: bytes)
    guard file.bytes(4) == Array("FRM1".utf8), file.byte() == UInt8(Self.labelCount), let count = file.byte() else { return nil }
    for _ in 0..<count {
      guard let length = file.byte(), (1...4).contains(length) else { return nil }
      var template = Template(parts: [])
      for _ in 0..<length {
        guard let family = file.byte(), Int(family) < ReferenceFeatures.familyCount, let offset = file.byte() else { return nil }
        template.parts.append((Int(family), Int(Int8(bitPattern: offset))))
      }
      templates.append(template)
    }
    for _ in 0..<Self.labelCount {
      var row = SIMD16<Int32>.zero
      for label in 0..<Self.labelCount {
        guard let weight = file.int16() else { return nil }
        row[label] = Int32(weight)
      }
      transitions.append(row)
    }
    guard let features = file.uint32(), Int(features) <= bytes.count else { return nil }
    var slots = 1024
    while slots < Int(features) * 3 { slots *= 2 }
    mask = slots - 1
    keys = [UInt32](repeating: 0, count: slots)
    rows = [UInt32](repeating: 0, count: slots)
    weights.reserveCapacity(Int(features) + 1)
    for _ in 0..<features {
      guard let key = file.uint32(), let count = file.byte() else { return nil }
      var row = SIMD16<Int16>.zero
      for _ in 0..<count {
        guard let label = file.byte(), Int(label) < Self.labelCount, let weight = file.int16() else { return nil }
        row[Int(label)] = weight
      }
      var slot = Int(key) & mask
      while rows[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      rows[slot] = UInt32(weights.count)
      weights.append(row)
    }
  }

  // MARK: Decoding

  /// The most likely label of each token.
  func labels(of features: ReferenceFeatures) -> [ReferenceLabel] {
    let count = features.count
    guard count > 0 else { return [] }
    var best = emission(features, 0)
    var origins = [SIMD16<UInt8>](repeating: .zero, count: count)
    for index in 1..<max(1, count) {
      var scores = SIMD16<Int32>(repeating: .min / 2)
      var origin = SIMD16<Int32>.zero
      for label in 0..<Self.labelCount {
        let reached = transitions[label] &+ SIMD16(repeating: best[label])
        let better = reached .> scores
        scores.replace(with: reached, where: better)
        origin.replace(with: SIMD16(repeating: Int32(label)), where: better)
      }
      origins[index] = SIMD16(truncatingIfNeeded: origin)
      // Only differences count; taking the largest away keeps a note of any length within 32 bits.
      best = (scores &- SIMD16(repeating: scores.max())) &+ emission(features, index)
    }
    var label = 0
    for candidate in 1..<Self.labelCount where best[candidate] > best[label] { label = candidate }
    var labels = [ReferenceLabel](repeating: .other, count: count)
    for index in stride(from: count - 1, through: 0, by: -1) {
      labels[index] = ReferenceLabel(rawValue: UInt8(label)) ?? .other
      label = Int(origins[index][label])
    }
    return labels
  }

  /// The sum of the weights of a token's features.
  @inline(__always)
  private func emission(_ features: ReferenceFeatures, _ index: Int) -> SIMD16<Int32> {
    var sum = SIMD16<Int32>.zero
    var number: UInt32 = 0
    for template in templates {
      number &+= 1
      var key = number &* 0x9E37_79B1
      var holds = true
      for part in template.parts {
        let id = features.id(part.family, at: index + part.offset)
        if id == 0 {
          holds = false
          break
        }
        key = (key ^ id) &* 0x85EB_CA6B
        key ^= key >> 15
      }
      guard holds else { continue }
      var slot = Int(key) & mask
      while rows[slot] != 0 {
        if keys[slot] == key {
          sum &+= SIMD16<Int32>(truncatingIfNeeded: weights[Int(rows[slot])])
          break
        }
        slot = (slot + 1) & mask
      }
    }
    return sum
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
    guard let four = bytes(4) else { return nil }
    return four.enumerated().reduce(0) { $0 | UInt32($1.element) << UInt32($1.offset * 8) }
  }
}
