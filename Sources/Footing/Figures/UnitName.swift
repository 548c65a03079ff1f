/// The name of a unit, in place: figures by the thousand carry one, are copied often, and a `String` would be counted each time.
struct UnitName: Sendable, Hashable {
  /// The longest that is kept; "USD/tonne of oil equivalent" has 27 bytes.
  static let limit = 31

  // The bytes in their order, the first one lowest; the last of all is how many there are.
  private var parts: SIMD4<UInt64> = .zero

  /// Nil for no name, and for one that is too long.
  init?(_ name: String) {
    let bytes = name.utf8
    guard (1...Self.limit).contains(bytes.count) else { return nil }
    var part: UInt64 = 0
    var index = 0
    for byte in bytes {
      part |= UInt64(byte) << UInt64(index % 8 * 8)
      index += 1
      guard index % 8 == 0 else { continue }
      parts[index / 8 - 1] = part
      part = 0
    }
    if index % 8 != 0 { parts[index / 8] = part }
    parts[3] |= UInt64(bytes.count) << 56
  }

  var count: Int { Int(parts[3] >> 56) }

  private subscript(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: parts[index / 8] >> UInt64(index % 8 * 8)) }

  /// "USD/tonne"
  var isRate: Bool { (0..<count).contains { self[$0] == UInt8(ascii: "/") } }

  /// "USD/tonne" of "USD".
  func isRate(of other: UnitName) -> Bool {
    count > other.count + 1 && self[other.count] == UInt8(ascii: "/") && (0..<other.count).allSatisfy { self[$0] == other[$0] }
  }
}

extension UnitName: CustomStringConvertible {
  var description: String { String(decoding: (0..<count).map { self[$0] }, as: UTF8.self) }
}
