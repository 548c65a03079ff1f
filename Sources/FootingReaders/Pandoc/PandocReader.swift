import Footing

/// Reads the formats that pandoc reads better than anybody: LaTeX, reStructuredText, Org, MediaWiki. Pandoc makes
/// HTML of them; that is read as HTML. What pandoc leaves out is not there; places are paragraphs of its output.
struct PandocReader {
  let bytes: [UInt8]
  let request: ReadRequest
  let format: DocumentFormat
  let patience: Int

  func document() async throws(ReadError) -> Document {
    let input: [UInt8]
    do {
      input = try TextDecoder.text(from: bytes, encoding: request.hints.encoding).bytes
    } catch { throw .text(error) }
    // Two gigabytes are enough for any report, and a text made to harm takes all there is.
    let arguments = [
      "+RTS", "-M2048m", "-RTS", "-f", format.rawValue, "-t", "html5", "--standalone", "--wrap=none", "--sandbox", "--metadata=lang:en",
    ]
    let html = try await HelperProgram.pandoc(format).output(arguments, input: input, patience: patience)
    let page = Hypertext(format: format)
    try HTMLReader.parse(SourceText(bytes: html, encoding: .utf8, replacements: 0), into: page, format: format)
    var notes = HypertextNotes(page)
    var builder = notes.resolved()
    for path in bibliographies(input) {
      guard let own = request.companion?(path) else { continue }
      builder.hasBibliography = true
      builder.bibliography.merge(Bibliography.entries(in: own)) { first, _ in first }
    }
    request.apply(to: &builder)
    var properties = request.properties(format)
    properties.title = page.title.flatMap { $0 == "-" ? nil : $0 }
    properties.date = properties.date ?? page.date
    return builder.document(properties)
  }

  /// The databases that "\bibliography{a,b}" and "\addbibresource{a.bib}" name.
  private func bibliographies(_ source: [UInt8]) -> [String] {
    guard format == .latex else { return [] }
    var paths: [String] = []
    for command in ["\\bibliography{", "\\addbibresource{"] {
      var rest = source[...]
      while let found = rest.firstRange(of: command), paths.count < 50 {
        let inside = rest[found.upperBound...].prefix { $0 != UInt8(ascii: "}") }
        for name in String(decoding: inside, as: UTF8.self).split(separator: ",") {
          let path = String(name).trimmed
          paths.append(path.hasSuffix(".bib") ? path : path + ".bib")
        }
        rest = rest[inside.endIndex...]
      }
    }
    return paths
  }
}
