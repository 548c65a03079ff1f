import Footing
import FootingReaders
import FootingTestSupport
import Testing

/// What a DOCX says beside its words: numbers of notes, deletions, fields, comments.
struct DOCXReaderTests {
  private static let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://x/r\""
  private static let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  private func read(_ body: String, footnotes: String = "", parts: [(name: String, type: String, content: String)] = []) async throws
    -> Corpus
  {
    let all = parts + [("footnotes", "footnotes", "<w:footnotes \(Self.namespace)>\(footnotes)</w:footnotes>")]
    let relations = all.map { "<Relationship Id=\"\($0.name)\" Type=\"\(Self.kind)\($0.type)\" Target=\"\($0.name).xml\"/>" }.joined()
    let entries = [
      StoredArchive.Entry(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(Self.kind)officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
      StoredArchive.Entry("word/_rels/document.xml.rels", "<Relationships>\(relations)</Relationships>"),
      StoredArchive.Entry("word/document.xml", "<w:document \(Self.namespace)><w:body>\(body)</w:body></w:document>"),
    ]
    let bytes = StoredArchive(entries + all.map { StoredArchive.Entry("word/\($0.name).xml", $0.content) }).bytes
    return Analysis(of: [try await DocumentReader().document(from: bytes, path: "report.docx")]).corpus
  }

  private func run(_ words: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r>" }
  private func sign(_ id: Int, _ more: String = "") -> String { "<w:r><w:footnoteReference w:id=\"\(id)\"\(more)/></w:r>" }
  private func note(_ id: Int, _ words: String) -> String {
    "<w:footnote w:id=\"\(id)\"><w:p><w:r><w:footnoteRef/></w:r>\(run(" " + words))</w:p></w:footnote>"
  }
  private func text(_ corpus: Corpus) -> String { corpus.documents[0].text.string(in: corpus.documents[0].readingText) }

  @Test func numbersAreThoseThatAreSeen() async throws {
    let section =
      "<w:p><w:pPr><w:sectPr><w:footnotePr><w:numFmt w:val=\"lowerRoman\"/><w:numRestart w:val=\"eachSect\"/></w:footnotePr></w:sectPr></w:pPr></w:p>"
    let last = "<w:sectPr><w:footnotePr><w:numStart w:val=\"5\"/><w:numRestart w:val=\"eachSect\"/></w:footnotePr></w:sectPr>"
    let body =
      "<w:p>\(run("Rents rose."))\(sign(7))\(run(" So did fees."))\(sign(3))</w:p>\(section)<w:p>\(run("Wages fell."))\(sign(4))</w:p>\(last)"
    let corpus = try await read(body, footnotes: note(3, "B.") + note(4, "C.") + note(7, "A."))
    #expect(corpus.markers(of: 0).map(\.label) == ["i", "ii", "5"])
    #expect(corpus.notes(of: 0).map { corpus.documents[0].text.string(in: $0.ranges) } == ["A.", "B.", "C."])
  }

  @Test func theMarkOfTheAuthorIsTheLabel() async throws {
    let body =
      "<w:p>\(run("Rents"))<w:r><w:footnoteReference w:id=\"2\" w:customMarkFollows=\"1\"/><w:t>*</w:t></w:r>\(run(" rose."))\(sign(3))</w:p>"
    let corpus = try await read(
      body, footnotes: "<w:footnote w:id=\"2\"><w:p>\(run("* The author thanks nobody."))</w:p></w:footnote>" + note(3, "A."))
    #expect(corpus.markers(of: 0).map(\.label) == ["*", "1"])
    #expect(corpus.documents[0].text.string(in: corpus.notes(of: 0)[0].ranges) == "The author thanks nobody.")
  }

  @Test func italicsTellTitles() async throws {
    let title = "Tolls, If You Must Pay Them: The Sund in Ten Quarrels"
    let work =
      run(" Anna Marek, ") + "<w:r><w:rPr><w:i/></w:rPr><w:t>\(title)</w:t></w:r>"
      + "<w:r><w:rPr><w:i w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\"> (Sund Press, 2014).</w:t></w:r>"
    let corpus = try await read(
      "<w:p>\(run("Rents rose."))\(sign(2))</w:p>",
      footnotes: "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>\(work)</w:p></w:footnote>")
    #expect(corpus.citations(of: 0).map(\.item.title) == [title])
  }

  @Test func whatWasDeletedIsNotThere() async throws {
    let body =
      "<w:p>\(run("Rents rose"))<w:del><w:r><w:delText> by 9 percent</w:delText></w:r>\(sign(2))</w:del><w:ins>\(run(" by 5 percent"))</w:ins>\(run("."))\(sign(3))</w:p>"
    let corpus = try await read(body, footnotes: note(2, "A.") + note(3, "B."))
    #expect(text(corpus) == "Rents rose by 5 percent.1")
    #expect(corpus.markers(of: 0).map { $0.note.map { Int($0.index) } } == [0])
  }

  @Test func commentsMayAllowAndAreNoText() async throws {
    let body = "<w:p>\(run("It rained on 31 April 2004."))<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"
    let comment =
      "<w:comments \(Self.namespace)><w:comment w:id=\"0\"><w:p>\(run("footing:allow invalid-date: so printed"))</w:p></w:comment></w:comments>"
    let corpus = try await read(body, parts: [("comments", "comments", comment)])
    #expect(text(corpus) == "It rained on 31 April 2004.")
    let document = corpus.documents[0]
    #expect(document.allowances.map(\.rule) == ["invalid-date"])
  }

  @Test func fieldsAreCitations() async throws {
    let json =
      "{\"citationItems\":[{\"id\":1,\"locator\":\"12\",\"itemData\":{\"type\":\"book\",\"title\":\"Rents\",\"author\":[{\"family\":\"Berg\"}]}}]}"
    let quoted = json.replacing("\"", with: "&quot;")
    let zotero = "<w:fldSimple w:instr=\" ADDIN ZOTERO_ITEM CSL_CITATION \(quoted)\">\(run("(Berg)"))</w:fldSimple>"
    let code = "eyJjaXRhdGlvbkl0ZW1zIjpbeyJpZCI6IngiLCJpdGVtRGF0YSI6eyJ0eXBlIjoiYm9vayIsInRpdGxlIjoiV2FnZXMifX1dfQ=="
    let mendeley =
      "<w:sdt><w:sdtPr><w:tag w:val=\"MENDELEY_CITATION_v3_\(code)\"/></w:sdtPr><w:sdtContent>\(run("(Holm)"))</w:sdtContent></w:sdt>"
    let corpus = try await read("<w:p>\(run("Rents rose "))\(zotero)\(run(". Wages fell "))\(mendeley)\(run("."))</w:p>")
    #expect(corpus.citations(of: 0).map { $0.item.title } == ["Rents", "Wages"])
    #expect(corpus.citations(of: 0).map(\.locator) == ["12", nil])
  }

  @Test func placesAreParagraphsAndRows() async throws {
    let cell = "<w:tc><w:p>\(run("31 April 2004"))</w:p></w:tc>"
    let corpus = try await read(
      "<w:p>\(run("It rained."))</w:p><w:tbl><w:tr>\(cell)</w:tr><w:tr>\(cell)<w:tc><w:p>\(run("5"))</w:p></w:tc></w:tr></w:tbl>")
    let places = corpus.figures(of: 0).map { corpus.documents[0].position(of: $0.range.start).place }
    #expect(places == ["table 1, row 1", "table 1, row 2", "table 1, row 2"])
  }
}
