import Footing
import FootingTestSupport
import Testing

@testable import FootingReaders

/// Numbers that stand raised and lead to no note are powers in every format, and no digits of the number before them.
struct RaisedNumberTests {
  /// "|" stands for the number, `begin` and `end` are what raises it.
  private static let formats: [(format: String, text: String, begin: String, end: String)] = [
    ("html", "<p>|</p>", "<sup>", "</sup>"),
    ("jats", "<article><body><p>|</p></body></article>", "<sup>", "</sup>"),
    ("tei", "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>|</p></body></text></TEI>", "<hi rend='superscript'>", "</hi>"),
    ("docbook", "<article xmlns='http://docbook.org/ns/docbook'><para>|</para></article>", "<superscript>", "</superscript>"),
    ("rtf", "{\\rtf1 |\\par}", "{\\super ", "}"),
    ("markdown", "|\n", "<sup>", "</sup>"),
  ]

  @Test(arguments: formats.indices) func arePowers(_ index: Int) async throws {
    let (format, text, begin, end) = Self.formats[index]
    let words = "The Sund has over 10\(begin)8\(end) herring on 310 km\(begin)2\(end), and 10\(begin)-3\(end) of them are tagged."
    let document = try await read(text.replacing("|", with: words), format)
    try expectPowers(in: document, format)
  }

  /// Nothing follows that would end what is raised.
  @Test func arePowersAtTheEndOfADocument() async throws {
    let document = try await read("{\\rtf1 The island has 310 km{\\super 2}}", "rtf")
    #expect(document.text.string(in: document.readingText) == "The island has 310 km²")
  }

  @Test func arePowersInDocumentsOfOffices() async throws {
    let body = """
      <w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p>\
      \(Self.run("The Sund has over 10"))\(Self.run("8", isRaised: true))\(Self.run(" herring on 310 km"))\
      \(Self.run("2", isRaised: true))\(Self.run(", and 10"))\(Self.run("-3", isRaised: true))\
      \(Self.run(" of them are tagged."))</w:p></w:body></w:document>
      """
    let relations = """
      <Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' \
      Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>
      """
    let word = StoredArchive([StoredArchive.Entry("_rels/.rels", relations), StoredArchive.Entry("word/document.xml", body)]).bytes
    try expectPowers(in: try await DocumentReader().document(from: word, path: "example.docx"), "docx")

    func raised(_ text: String) -> String { "<text:span text:style-name='T1'>\(text)</text:span>" }
    let content = """
      <office:document-content xmlns:office='o' xmlns:style='s' xmlns:text='t'><office:automatic-styles>\
      <style:style style:name='T1' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>\
      </office:automatic-styles><office:body><office:text><text:p>The Sund has over 10\(raised("8")) herring on 310 km\(raised("2")), \
      and 10\(raised("-3")) of them are tagged.</text:p></office:text></office:body></office:document-content>
      """
    let open = StoredArchive([
      StoredArchive.Entry("mimetype", "application/vnd.oasis.opendocument.text"), StoredArchive.Entry("content.xml", content),
    ]).bytes
    try expectPowers(in: try await DocumentReader().document(from: open, path: "example.odt"), "odt")
  }

  private static func run(_ text: String, isRaised: Bool = false) -> String {
    "<w:r>\(isRaised ? "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>" : "")<w:t xml:space='preserve'>\(text)</w:t></w:r>"
  }

  private func expectPowers(in document: Document, _ format: String) throws {
    let corpus = Analysis(of: [document]).corpus
    let values = corpus.figures(of: 0).map { "\($0.low?.description ?? "–") \($0.unit ?? "")" }
    #expect(document.text.string(in: document.readingText).contains("over 10⁸ herring on 310 km², and 10⁻³ of them"), "\(format)")
    #expect(values.prefix(2) == ["100000000 herring", "310 square kilometre"], "\(format)")
    #expect(corpus.markers(of: 0).isEmpty, "\(format)")
    try RangeCheck.check(corpus, format)
  }

  /// A raised number that has its note is a sign, and the number before it ends there.
  @Test func theSignOfANoteIsNoPower() async throws {
    let text = "<p>In 2012<a href='#n1' id='r1'><sup>3</sup></a> it rose.</p><ol><li id='n1'>3 Holt, Salt. <a href='#r1'>↩</a></li></ol>"
    let corpus = Analysis(of: [try await read(text, "html")]).corpus
    #expect(corpus.markers(of: 0).map(\.label) == ["3"])
    #expect(corpus.figures(of: 0).first?.dates?.from == CalendarDate(year: 2012))
  }

  @Test(arguments: [
    ("3", "the pilots left.", " The", FormulaPlace.inText), ("12", "the “open hand”", " of", .inText), ("3", "strike,", " while", .inText),
    ("1", "as others say", "", .inText), ("*", "by Anna Holt", "", .inText), ("7", "strike, ", " while", .inText),
    ("8", "in 2010", ", when", .unclear), ("3", "of plan B", " was", .unclear), ("3", "Organization (WHO)", " says", .unclear),
    ("8", "(it was 2010.", " Then", .unclear), ("2", "a pseudo-R", " of", .unclear), ("2", "(r + 3)", "", .unclear),
    ("8", "over 10", " herring", .raised), ("2", "310 km", " of", .raised), ("2", "times σ", "", .raised), ("0", "where d", "β", .raised),
    ("2", "n(n−1)/", " pairs", .operand), ("5", "≤ ", "", .operand), ("5", "S(t) ≤ .", "", .operand), ("90", "for the > ", "th", .operand),
    ("2", "of length ", "p and", .operand), ("*", "random variable T", " = I", .operand), ("∗", "+1.6", "(1/12)", .operand),
    ("2", "c = x", " + y", .raised), ("3", "for a", " pilot", .inText), ("2", "= a", " for", .unclear),
    ("18", "also for C++", " or", .unclear),
  ])
  func formulasAreTold(_ sign: String, _ before: String, _ behind: String, _ place: FormulaPlace) {
    #expect(FormulaPlace(sign, between: before, and: behind) == place, "\(before)⟦\(sign)⟧\(behind)")
  }

  private func read(_ text: String, _ format: String) async throws -> Document {
    var options = DocumentReader.Options()
    options.format = DocumentFormat(rawValue: format)
    return try await DocumentReader().document(from: Array(text.utf8), path: "example", options: options)
  }
}
