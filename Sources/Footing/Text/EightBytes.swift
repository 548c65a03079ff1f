/// Eight bytes of a text in one number, asked together: scanners pass most of a text over, and a byte at a time costs them
/// several times as much. An answer has the highest bit of each byte that it holds for.
struct EightBytes {
  private let all: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  init(_ bytes: Span<UInt8>, at offset: Int) {
    all = UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  init(repeating byte: UInt8) { all = Self.ones &* UInt64(byte) }

  /// Those that are `byte`.
  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    let difference = all ^ Self.ones &* UInt64(byte)
    return ~((difference & ~Self.highest) &+ ~Self.highest | difference) & Self.highest
  }

  /// Those between two ASCII characters.
  @inline(__always)
  private static func between(_ all: UInt64, _ first: UInt8, _ last: UInt8) -> UInt64 {
    let low = all & ~highest
    let reachFirst = low &+ ones &* UInt64(0x80 &- first)
    let passLast = low &+ ones &* UInt64(0x7F &- last)
    return reachFirst & ~passLast & ~all & highest
  }

  var digits: UInt64 { @inline(__always) get { Self.between(all, UInt8(ascii: "0"), UInt8(ascii: "9")) } }

  /// Those that are neither ASCII letters nor blanks.
  var marks: UInt64 {
    @inline(__always) get {
      let letters = Self.between(all | Self.ones &* 0x20, UInt8(ascii: "a"), UInt8(ascii: "z"))
      return ~(letters | equal(to: 0x20)) & Self.highest
    }
  }

  /// Tabs, and blanks that another one follows, but for the last byte.
  var gaps: UInt64 {
    @inline(__always) get {
      let blanks = equal(to: 0x20)
      return blanks & (blanks >> 8) | equal(to: 0x09)
    }
  }

  var lineEnds: UInt64 { @inline(__always) get { equal(to: 0x0A) | equal(to: 0x0D) } }

  /// Those that go on with a scalar.
  var continuations: UInt64 { @inline(__always) get { all & ~(all << 1) & Self.highest } }
}

extension Span<UInt8> {
  /// The first place from `start` on for whose byte `isWanted` has the highest bit, or `end`.
  @inline(__always)
  func first(from start: Int, before end: Int, _ isWanted: (EightBytes) -> UInt64) -> Int {
    var at = start
    while at &+ 8 <= end {
      let found = isWanted(EightBytes(self, at: at))
      if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < end {
      if isWanted(EightBytes(repeating: self[at])) != 0 { return at }
      at &+= 1
    }
    return end
  }

  /// The first place from `start` on where two blanks stand together, or a tab; or `end`. Words stand one blank apart, mostly.
  func firstGap(from start: Int, before end: Int) -> Int {
    var at = start
    while at &+ 8 <= end {
      let found = EightBytes(self, at: at).gaps
      if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
      at &+= 7
    }
    while at < end {
      if self[at] == 0x09 || self[at] == 0x20 && at &+ 1 < end && self[at &+ 1].isBlank { return at }
      at &+= 1
    }
    return end
  }

  /// How many scalars begin between two places.
  func scalarCount(from start: Int, before end: Int) -> UInt32 {
    var count: UInt32 = 0
    var at = start
    while at &+ 8 <= end {
      count &+= UInt32(8 &- EightBytes(self, at: at).continuations.nonzeroBitCount)
      at &+= 8
    }
    while at < end {
      if self[at] & 0xC0 != 0x80 { count &+= 1 }
      at &+= 1
    }
    return count
  }
}
