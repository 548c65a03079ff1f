import Testing

@testable import Footing

struct TextDecoderTests {
  @Test func readsTheEncodingsOfReports() throws {
    let cases: [(bytes: [UInt8], told: TextEncoding?, text: String, encoding: TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF, 0x61], nil, "a", .utf8),
      ([0xFF, 0xFE, 0x61, 0x00, 0xE9, 0x00], nil, "aé", .utf16LittleEndian),
      ([0xFE, 0xFF, 0x00, 0x61, 0xD8, 0x3D, 0xDE, 0x00], nil, "a😀", .utf16BigEndian),
      ([0x63, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x78, 0x94], nil, "café “x”", .windows1252),
      ([0x63, 0x61, 0x66, 0xE9], .latin1, "café", .latin1),
    ]
    for (bytes, told, text, encoding) in cases {
      let decoded = try TextDecoder.text(from: bytes, encoding: told)
      #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
      #expect(decoded.encoding == encoding)
      #expect(decoded.replacements == 0)
    }
  }

  @Test func replacesAndCountsDamagedBytes() throws {
    let damaged = Array("schöne Grüße aus Köln und Düsseldorf".utf8) + [0xC3, 0x20, 0x00, 0x61]
    let decoded = try TextDecoder.text(from: damaged)
    #expect(decoded.replacements == 2)
    #expect(String(decoding: decoded.bytes, as: UTF8.self).hasSuffix("Düsseldorf\u{FFFD} \u{FFFD}a"))
  }

  @Test func refusesWhatIsNoText() {
    #expect(throws: TextError.binary(controls: 64, inspected: 64)) { try TextDecoder.text(from: [UInt8](repeating: 0, count: 64)) }
  }

  @Test func countsLinesAndColumnsAsEditorsDo() {
    let text = SourceText("a\r\nöb\u{C}c\rd\n")
    #expect(text.lineCount == 3)
    #expect(text.position(of: 3) == (2, 1))
    #expect(text.position(of: 5) == (2, 2))
    #expect(text.position(of: 9) == (3, 1))
  }

  /// Columns of long lines are counted by blocks of a kilobyte.
  @Test func countsColumnsOfLongLines() {
    let text = SourceText(String(repeating: "é", count: 5_000) + "x")
    #expect(text.position(of: 10_000) == (1, 5_001))
  }
}
