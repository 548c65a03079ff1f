/// Writes JSON as it comes: keys in the order of the calls, the same bytes every time, nothing kept but a buffer.
public struct JSONWriter: ~Copyable {
  private var buffer: [UInt8] = []
  private var needsComma = false
  private let sink: ([UInt8]) -> Void

  /// - Parameter sink: takes the bytes, some 64 KB at a time.
  public init(sink: @escaping ([UInt8]) -> Void) {
    self.sink = sink
    buffer.reserveCapacity(80_000)
  }

  /// Hands over what is left. Call it once, at the end.
  public mutating func finish() {
    if !buffer.isEmpty { sink(buffer) }
    buffer = []
  }

  mutating func newline() {
    buffer.append(0x0A)
    needsComma = false
  }

  // MARK: Containers

  mutating func object(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    open(key, UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  mutating func array(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    open(key, UInt8(ascii: "["))
    body(&self)
    close(UInt8(ascii: "]"))
  }

  mutating func array<Element>(_ key: String? = nil, of elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void) {
    array(key) { writer in for element in elements { body(&writer, element) } }
  }

  private mutating func open(_ key: String?, _ bracket: UInt8) {
    begin(key)
    buffer.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    buffer.append(bracket)
    needsComma = true
    if buffer.count > 65_536 {
      sink(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
  }

  // MARK: Values

  mutating func value(_ key: String? = nil, _ text: String?) {
    guard let text else { return }
    begin(key)
    write(text)
    needsComma = true
  }

  mutating func value(_ key: String? = nil, _ number: Int?) {
    guard let number else { return }
    begin(key)
    buffer.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  mutating func value(_ key: String? = nil, _ number: Double?) {
    guard let number, number.isFinite else { return }
    begin(key)
    let whole = number == number.rounded() && abs(number) < 1e15
    buffer.append(contentsOf: (whole ? String(Int64(number)) : String(number)).utf8)
    needsComma = true
  }

  mutating func value(_ key: String? = nil, _ flag: Bool) {
    begin(key)
    buffer.append(contentsOf: (flag ? "true" : "false").utf8)
    needsComma = true
  }

  mutating func null(_ key: String) {
    begin(key)
    buffer.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// Text that is JSON already: a number in decimal digits.
  mutating func raw(_ key: String? = nil, _ json: String) {
    begin(key)
    buffer.append(contentsOf: json.utf8)
    needsComma = true
  }

  private mutating func begin(_ key: String?) {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
    guard let key else { return }
    write(key)
    buffer.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func write(_ text: String) {
    buffer.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): buffer.append(contentsOf: [0x5C, 0x22])
      case UInt8(ascii: "\\"): buffer.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: buffer.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: buffer.append(contentsOf: [0x5C, 0x72])
      case 0x09: buffer.append(contentsOf: [0x5C, 0x74])
      case 0x00...0x1F:
        let digits = Array("0123456789abcdef".utf8)
        buffer.append(contentsOf: Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: buffer.append(byte)
      }
    }
    buffer.append(UInt8(ascii: "\""))
  }
}
