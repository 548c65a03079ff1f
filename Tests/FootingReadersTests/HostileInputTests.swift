import Footing
import FootingTestSupport
import Testing

@testable import FootingReaders

/// Files made to harm, and files that broke on their way: each ends in a result or in an error that says what is wrong.
struct HostileInputTests {
  private func read(_ bytes: [UInt8], _ format: DocumentFormat, patience: Int = 20) async throws(ReadError) -> Document {
    var options = DocumentReader.Options()
    options.format = format
    options.patience = patience
    return try await DocumentReader().document(from: bytes, path: "hostile", options: options)
  }

  private func read(_ text: String, _ format: DocumentFormat) async throws(ReadError) -> Document {
    try await read(Array(text.utf8), format)
  }

  private func problem(_ bytes: [UInt8], _ format: DocumentFormat) async -> ReadError? {
    do {
      _ = try await read(bytes, format)
      return nil
    } catch { return error }
  }

  private func problem(_ text: String, _ format: DocumentFormat) async -> ReadError? { await problem(Array(text.utf8), format) }

  // MARK: XML

  private static func docbook(_ declarations: String, _ words: String) -> String {
    "<?xml version=\"1.0\"?><!DOCTYPE article \(declarations)><article xmlns=\"http://docbook.org/ns/docbook\"><para>\(words)</para></article>"
  }

  @Test func entitiesOfOtherFilesAreNotRead() async throws {
    let outside = await problem(Self.docbook("[<!ENTITY x SYSTEM \"file:///etc/hostname\">]", "Hi &x;"), .docbook)
    #expect(outside?.message.contains("the entity x") == true)
    let parameter = await problem(Self.docbook("[<!ENTITY % p SYSTEM \"file:///etc/hostname\">%p;]", "Hi"), .docbook)
    #expect(parameter?.code == "damaged")
  }

  @Test func aDocumentTypeElsewhereIsNotFetched() async throws {
    let document = try await read(Self.docbook("SYSTEM \"http://example.invalid/x.dtd\"", "Rents rose by&nbsp;5 percent."), .docbook)
    #expect(document.text.string(in: document.readingText) == "Rents rose by\u{A0}5 percent.")
  }

  @Test func entitiesOfEntitiesAreNotExpanded() async throws {
    let laughs = (1...9).map { "<!ENTITY a\($0) \"" + String(repeating: "&a\($0 - 1);", count: 10) + "\">" }.joined()
    let told = await problem(Self.docbook("[<!ENTITY a0 \"ha\">\(laughs)]", "&a9;"), .docbook)
    #expect(told?.message.contains("the entity a9") == true)
    let plain = try await read(Self.docbook("[<!ENTITY firm \"Berg &#38; Holm\">]", "Rents, says the firm."), .docbook)
    #expect(plain.text.count > 0)
  }

  @Test(arguments: [
    ("<article xmlns=\"http://docbook.org/ns/docbook\"><para>Rents <emphasis ro", DocumentFormat.docbook),
    ("<TEI><text><body><p>Rents</body></text></TEI>", .tei), ("<article><body>", .jats), ("", .jats), ("<RULE>\u{1}</RULE>", .govxml),
  ])
  func brokenMarkupSaysWhere(_ text: String, _ format: DocumentFormat) async {
    let told = await problem(text, format)
    if text.isEmpty { #expect(told == nil) } else { #expect(told?.code == "damaged" && told?.message.contains("line 1") == true) }
  }

  @Test func nestingHasABound() async {
    let deep = 100_000
    let xml = "<article>" + String(repeating: "<sec>", count: deep) + String(repeating: "</sec>", count: deep) + "</article>"
    #expect(await problem(xml, .jats)?.code == "too-much")
    #expect(await problem("<body>" + String(repeating: "<div>", count: deep), .html)?.code == "too-much")
    #expect(await problem("<body>" + String(repeating: "<b><i>", count: deep), .html)?.code == "too-much")
    #expect(await problem(String(repeating: "> ", count: deep) + "x", .markdown)?.code == "too-much")
  }

  @Test(arguments: ["[", "^[", "*a ", "- ", "|x", "[^", "&amp;", "\\*", "`", "<a ", "![", "[^1]: ", ":::\n"])
  func markdownOfOneSignIsRead(_ sign: String) async {
    #expect(await problem(String(repeating: sign, count: 20_000), .markdown) == nil)
  }

  @Test func longAttributesAreRefused() async {
    let value = String(repeating: "x", count: 11 << 20)
    #expect(await problem("<body><p title=\"\(value)\">Rents</p>", .html)?.code == "too-much")
    #expect(
      await problem("<article xmlns=\"http://docbook.org/ns/docbook\"><para role=\"\(value)\">Rents</para></article>", .docbook) != nil)
  }

  @Test func aPageOfNothingButSignsIsNone() async {
    #expect(await problem(String(repeating: "<", count: 1 << 20), .html)?.message.contains("no element") == true)
  }

  @Test func manyNotesInOnePlaceAreRead() async throws {
    let count = 5_000
    let links = (0..<count).map { "<a href=\"#f\($0)\"><sup>\($0)</sup></a>" }.joined()
    let inOneBlock = (0..<count).map { "<a name=\"f\($0)\">\($0)</a> note " }.joined()
    let page = try await read("<p>\(links)</p><p>\(inOneBlock)</p>", .html)
    #expect(Analysis(of: [page]).corpus.notes(of: 0).count == count)
    let beside = (0..<count).map { "word<sup>\($0)</sup><span class=\"sidenote\">note \($0)</span>" }.joined()
    #expect(Analysis(of: [try await read("<p>\(beside)</p>", .html)]).corpus.notes(of: 0).count == count)
  }

  /// A sign that is taken out again at the end of a block once stood behind the end of the text.
  @Test(arguments: [
    "<p>Rents.<a href=\"#n\"><sup>1</sup></a></p><p><a name=\"n\"><sup>1</sup></a> <a href=\"#n\">↩ 1</a> </p>",
    "<p><a href=\"#n\"><sup>1</sup></a> </p><p><a name=\"n\"></a><sup>1</sup> </p>", "<p>x <a href=\"#a\">1</a> </p><li id=\"a\"> </li>",
  ])
  func signsAtTheEndAreInTheText(_ page: String) async throws {
    try RangeCheck.check(Analysis(of: [try await read(page, .html)]).corpus, page)
  }

  @Test func groupsHaveABoundAndAnEnd() async {
    #expect(await problem("{\\rtf1" + String(repeating: "{", count: 100_000), .rtf)?.code == "too-much")
    #expect(await problem("{\\rtf1 Rents rose", .rtf)?.code == "damaged")
    #expect(await problem("Rents rose", .rtf)?.code == "damaged")
    #expect(await problem("{\\rtf1\\bin99999999 x\\u-1?\\u99999999?\\'zz\\uc99999999 }", .rtf)?.code == "damaged")
  }

  // MARK: Containers

  private static let relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
  private static let body =
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Rents rose.</w:t></w:r></w:p></w:body></w:document>"

  private func archive(_ more: [StoredArchive.Entry] = []) -> [UInt8] {
    StoredArchive([.init("_rels/.rels", Self.relations), .init("word/document.xml", Self.body)] + more).bytes
  }

  @Test func aSmallDocumentIsRead() async throws {
    let document = try await read(archive(), .docx)
    #expect(document.text.string(in: document.readingText) == "Rents rose.")
  }

  @Test(arguments: [
    ("../evil", "outside"), ("/etc/evil", "outside"), ("a/../../evil", "outside"), ("C:evil", "outside"),
    ("word/document.xml", "two entries"),
  ])
  func namesThatLeadOutAreRefused(_ name: String, _ words: String) async {
    let told = await problem(archive([.init(name, "x")]), .docx)
    #expect(told?.code == "damaged" && told?.message.contains(words) == true, "\(told?.message ?? "was read")")
  }

  @Test func whatWouldUnpackToTooMuchIsRefused() async {
    for (declared, code) in [(UInt32.max - 1, "too-much"), (200 << 20, "too-much")] {
      var entry = StoredArchive.Entry("word/document.xml", String(repeating: "x", count: 1_000))
      entry.declaredSize = declared
      entry.method = 8
      let bomb = StoredArchive([.init("_rels/.rels", Self.relations), entry]).bytes
      #expect(await problem(bomb, .docx)?.code == code)
    }
  }

  @Test func archivesThatAreCutOffAreRefused() async {
    let whole = archive()
    for length in stride(from: 0, to: whole.count - 1, by: 37) {
      #expect(await problem(Array(whole[..<length]), .docx) != nil, "\(length)")
    }
    #expect(await problem(StoredArchive([.init("a", "b")]).bytes, .docx)?.message.contains("word/document.xml") == true)
    #expect(await problem(StoredArchive([.init("a", "b")]).bytes, .odt)?.message.contains("content.xml") == true)
    #expect(await problem(StoredArchive([.init("a", "b")]).bytes, .epub)?.message.contains("container.xml") == true)
  }

  // MARK: Helpers

  @Test func aDamagedPDFIsAnError() async {
    #expect(await problem(Array("%PDF-1.4\nnothing".utf8), .pdf)?.code == "helper-failed")
    #expect(await problem(Array("%PDF-1.4\ntrailer << /Encrypt 9 0 R >>".utf8), .pdf)?.code == "locked")
  }

  @Test func aProgramThatDoesNotEndIsStopped() async {
    let clock = ContinuousClock()
    let start = clock.now
    await #expect(
      throws: ReadError.helperFailed(format: .pdf, program: "sleep", problem: "it did not finish within 1 seconds and was stopped")
    ) {
      _ = try await HelperProgram(name: "sleep", package: "coreutils", format: .pdf).output(["500"], patience: 1)
    }
    // Other tests may hold the machine; what counts is that it is not waited for.
    #expect(clock.now - start < .seconds(200))
  }

  @Test func aProgramThatIsNotThereIsNamed() async {
    await #expect(throws: ReadError.missingHelper(format: .pdf, program: "no-such-program", package: "poppler-utils")) {
      _ = try await HelperProgram(name: "no-such-program", package: "poppler-utils", format: .pdf).output([], patience: 1)
    }
  }

  // MARK: Chance

  /// Pieces of the sample report, cut, doubled and shuffled by chance, in every format.
  @Test(arguments: ["md", "html", "docx", "odt", "epub", "nxml", "tei", "dbk", "rtf"])
  func nothingTrapsOnDamage(_ suffix: String) async throws {
    let path = "fixtures/formats/quarry-rail.\(suffix)"
    let whole = try Repository.bytes(path)
    let format = FormatSniffer.format(of: whole, path: path)
    for seed in 0..<60 {
      var random = Seeded(UInt64(seed))
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...200, using: &random)))
        case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 100)], at: Int.random(in: 0..<bytes.count, using: &random))
        default: bytes = Array(bytes[..<max(1, at)])
        }
      }
      guard let document = try? await read(bytes, format) else { continue }
      let analysis = Analysis(of: [document])
      _ = analysis.findings()
      try RangeCheck.check(analysis.corpus, "\(path), seed \(seed)")
    }
  }
}

/// A ZIP archive without compression, as honest as its entries are.
struct StoredArchive {
  struct Entry: Sendable {
    let name: String
    let content: [UInt8]
    var declaredSize: UInt32
    var method: UInt16 = 0

    init(_ name: String, _ content: String) {
      self.name = name
      self.content = Array(content.utf8)
      declaredSize = UInt32(self.content.count)
    }
  }

  let bytes: [UInt8]

  init(_ entries: [Entry]) {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    func little(_ value: UInt32, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) } }
    for entry in entries {
      let common =
        little(20, 2) + little(0, 2) + little(UInt32(entry.method), 2) + little(0, 4) + little(Self.checksum(entry.content), 4)
        + little(UInt32(entry.content.count), 4) + little(entry.declaredSize, 4) + little(UInt32(entry.name.utf8.count), 2) + little(0, 2)
      directory += little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
      directory += little(UInt32(bytes.count), 4) + Array(entry.name.utf8)
      bytes += little(0x0403_4B50, 4) + common + Array(entry.name.utf8) + entry.content
    }
    let start = UInt32(bytes.count)
    bytes += directory + little(0x0605_4B50, 4) + little(0, 4) + little(UInt32(entries.count), 2) + little(UInt32(entries.count), 2)
    bytes += little(UInt32(directory.count), 4) + little(start, 4) + little(0, 2)
    self.bytes = bytes
  }

  /// CRC-32 as ZIP has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = .max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
