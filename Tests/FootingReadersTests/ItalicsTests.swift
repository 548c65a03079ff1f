import Footing
import FootingReaders
import FootingTestSupport
import Testing

/// Italics are read in every format that has them, and tell titles.
struct ItalicsTests {
  @Test(arguments: try SpecFile.rows(of: "Tests/Specs/italics.md"))
  func tellTitles(_ row: SpecFile.Row) async throws {
    let works = WorkSummary.line(of: try await citations("Some text.[^1]\n\n[^1]: \(row[0])\n", "markdown"))
    #expect(works == row[1], "\(row)")
  }

  /// Without them the comma in the title parts it.
  @Test(arguments: [
    ("markdown", "Some text.[^1]\n\n[^1]: Anna Marek, *|* (Sund Press, 2014).\n"),
    (
      "html",
      "<p>Some text.<a href='#n1' id='r1'><sup>1</sup></a></p><ol><li id='n1'>Anna Marek, <i>|</i> (Sund Press, 2014). <a href='#r1'>↩</a></li></ol>"
    ),
    ("jats", "<article><body><p>Some text.<fn id='n1'><p>Anna Marek, <italic>|</italic> (Sund Press, 2014).</p></fn></p></body></article>"),
    (
      "tei",
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>Some text.<note n='1'>Anna Marek, <hi rend='italic'>|</hi> (Sund Press, 2014).</note></p></body></text></TEI>"
    ),
    (
      "docbook",
      "<article xmlns='http://docbook.org/ns/docbook'><para>Some text.<footnote><para>Anna Marek, <citetitle>|</citetitle> (Sund Press, 2014).</para></footnote></para></article>"
    ),
  ])
  func areReadInTheFormat(_ format: String, _ text: String) async throws {
    let title = "Tolls, If You Must Pay Them: The Sund in Ten Quarrels"
    let parts = text.split(separator: "|", maxSplits: 1).map(String.init)
    #expect(try await citations(parts.joined(separator: title), format).map(\.item.title) == [title])
  }

  @Test func areReadInOpenDocuments() async throws {
    let title = "Tolls, If You Must Pay Them: The Sund in Ten Quarrels"
    let note =
      "<text:note text:id='n1' text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>Anna Marek, "
      + "<text:span text:style-name='T1'>\(title)</text:span> (Sund Press, 2014).</text:p></text:note-body></text:note>"
    let content = """
      <office:document-content xmlns:office='o' xmlns:style='s' xmlns:fo='f' xmlns:text='t'><office:automatic-styles>\
      <style:style style:name='T1' style:family='text'><style:text-properties fo:font-style='italic'/></style:style>\
      </office:automatic-styles><office:body><office:text><text:p>Some text.\(note)</text:p></office:text></office:body></office:document-content>
      """
    let bytes = StoredArchive([
      StoredArchive.Entry("mimetype", "application/vnd.oasis.opendocument.text"), StoredArchive.Entry("content.xml", content),
    ]).bytes
    let document = try await DocumentReader().document(from: bytes, path: "example.odt")
    #expect(Analysis(of: [document]).corpus.citations(of: 0).map(\.item.title) == [title])
  }

  private func citations(_ text: String, _ format: String) async throws -> [Citation] {
    var options = DocumentReader.Options()
    options.format = DocumentFormat(rawValue: format)
    let document = try await DocumentReader().document(from: Array(text.utf8), path: "example", options: options)
    return Analysis(of: [document]).corpus.citations(of: 0)
  }
}
