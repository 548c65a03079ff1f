import Footing

/// Reads PDF by way of poppler's `pdftohtml`, which tells the place and the font of every word.
///
/// Heads and feet of pages are what returns at the same height; notes are what stands at the foot of a column behind a
/// raised sign or in smaller type; markers are raised signs behind words.
struct PDFReader {
  let bytes: [UInt8]
  let request: ReadRequest
  let patience: Int

  func document() async throws(ReadError) -> Document {
    guard let file = TemporaryFile(bytes, suffix: ".pdf") else {
      throw .helperFailed(
        format: .pdf, program: "pdftohtml", problem: "no temporary file can be written; set TMPDIR to a folder that has room")
    }
    let helper = HelperProgram.pdftohtml()
    let xml = try await helper.output(["-xml", "-i", "-q", "-stdout", "-noroundcoord", "-nodrm", file.path], patience: patience)
    let pages = PDFPages()
    do {
      let text = try TextDecoder.text(from: Self.withoutControls(xml), encoding: .utf8)
      try MarkupParser(.xml, text.bytes, handler: pages).parse()
    } catch let failure as MarkupParser.Failure {
      // Poppler nests links and italics wrongly at times; what was read up to there would be half a document.
      throw .helperFailed(
        format: .pdf, program: "pdftohtml", problem: "its output is damaged: line \(failure.line ?? 0): \(failure.problem)")
    } catch {
      throw .helperFailed(format: .pdf, program: "pdftohtml", problem: "its output is no text")
    }
    guard !pages.pages.isEmpty else { throw .damaged(format: .pdf, line: nil, problem: "it has no pages that can be read") }
    var text = PDFText(pages.pages)
    var builder = text.builder()
    request.apply(to: &builder)
    return builder.document(request.properties(.pdf))
  }

  /// Control characters, which XML does not allow, made blanks.
  private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 ? 0x20 : $0 }
  }
}
