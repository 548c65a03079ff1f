import Footing

/// Reads PDF by way of poppler: `pdftohtml` tells the place and the font of every word, `pdftotext` which words stand together
/// and in what order they are read.
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
    let path = file.path
    async let layout = output(of: .pdftotext(), ["-bbox-layout", "-q", path, "-"])
    let words = await output(of: .pdftohtml(), ["-xml", "-i", "-q", "-stdout", "-noroundcoord", "-nodrm", path])
    let blocks = await layout
    var pages = try pages(of: try xml(words))
    guard !pages.isEmpty else { throw .damaged(format: .pdf, line: nil, problem: "it has no pages that can be read") }
    place(blocks, on: &pages)
    var text = PDFText(pages)
    var builder = text.builder()
    request.apply(to: &builder)
    return builder.document(request.properties(.pdf))
  }

  private func output(of helper: HelperProgram, _ arguments: [String]) async -> Result<[UInt8], ReadError> {
    do throws(ReadError) {
      return .success(try await helper.output(arguments, patience: patience))
    } catch {
      return .failure(error)
    }
  }

  private func xml(_ output: Result<[UInt8], ReadError>) throws(ReadError) -> [UInt8] {
    switch output {
    case .success(let xml): return xml
    case .failure(.helperFailed) where isEncrypted: throw .locked(format: .pdf)
    case .failure(let error): throw error
    }
  }

  /// The trailer of a file names how it is encrypted.
  private var isEncrypted: Bool { bytes.firstRange(of: "/Encrypt".utf8) != nil }

  private func pages(of xml: [UInt8]) throws(ReadError) -> [PDFPage] {
    let pages = PDFPages()
    do {
      try parse(xml, pages)
    } catch let failure as MarkupParser.Failure {
      // Poppler nests links and italics wrongly at times; what was read up to there would be half a document.
      throw .helperFailed(
        format: .pdf, program: "pdftohtml", problem: "its output is damaged: line \(failure.line ?? 0): \(failure.problem)")
    } catch {
      throw .helperFailed(format: .pdf, program: "pdftohtml", problem: "its output is no text")
    }
    return pages.pages
  }

  /// Where the layout cannot be had, a page is one block.
  private func place(_ output: Result<[UInt8], ReadError>, on pages: inout [PDFPage]) {
    let layout = PDFBlocks()
    guard case .success(let xml) = output, (try? parse(xml, layout)) != nil, layout.pages.count == pages.count else { return }
    for (index, page) in layout.pages.enumerated() where page.width > 0 {
      // The two programs measure in points and in dots.
      let scale = pages[index].width / page.width
      guard (0.1...10).contains(scale) else { continue }
      pages[index].blocks = page.blocks.map { $0.scaled(by: scale) }
    }
  }

  private func parse(_ xml: [UInt8], _ handler: some MarkupHandler) throws {
    let text = try TextDecoder.text(from: Self.withoutControls(xml), encoding: .utf8)
    try MarkupParser(.xml, text.bytes, handler: handler).parse()
  }

  /// Control characters, which XML does not allow, made blanks.
  private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 ? 0x20 : $0 }
  }
}
