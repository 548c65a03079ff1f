/// A stretch of a document's text, as UTF-8 byte offsets: `start` inclusive, `end` exclusive.
///
/// Ranges are kept instead of strings; a `String` is made only when a person will read it. Files of 4 GB and more
/// are refused when they are opened, so 32 bits are enough.
public struct TextRange: Sendable, Hashable, Comparable {
  /// The first byte.
  public let start: UInt32
  /// The byte behind the last one.
  public let end: UInt32

  /// A range from `start` to `end`; a range that would run backwards is empty at `start`.
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = max(start, end)
  }

  init(_ start: Int, _ end: Int) {
    self.init(start: UInt32(clamping: start), end: UInt32(clamping: end))
  }

  /// The number of bytes.
  public var length: Int { Int(end - start) }
  /// It covers nothing.
  public var isEmpty: Bool { start == end }

  var lower: Int { Int(start) }
  var upper: Int { Int(end) }

  /// In document order; of two ranges that begin together the shorter comes first.
  public static func < (a: TextRange, b: TextRange) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }

  /// Both cover at least one byte in common.
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
  /// All of `other` lies in it.
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// The byte at `offset` lies in it.
  public func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }

  /// The smallest range that covers both.
  func union(_ other: TextRange) -> TextRange {
    TextRange(start: min(start, other.start), end: max(end, other.end))
  }
}

extension [TextRange] {
  /// The bytes of all pieces together.
  var totalLength: Int { reduce(0) { $0 + $1.length } }

  /// From the first byte of the first piece to the last byte of the last one in the text.
  var hull: TextRange {
    guard var hull = first else { return TextRange(0, 0) }
    for piece in dropFirst() { hull = hull.union(piece) }
    return hull
  }

  func overlaps(_ range: TextRange) -> Bool { contains { $0.overlaps(range) } }
}
