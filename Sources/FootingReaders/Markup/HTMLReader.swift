import Footing

/// Reads HTML and XHTML.
struct HTMLReader {
  let request: ReadRequest

  func document() throws(ReadError) -> Document {
    let page = Hypertext(format: .html)
    try Self.parse(request.text, into: page, format: .html)
    guard page.hasMarkup || request.text.count == 0 else {
      throw .damaged(format: .html, line: nil, problem: "no element of HTML was found in it")
    }
    var notes = HypertextNotes(page)
    var builder = notes.resolved()
    if !page.bibliography.isEmpty {
      builder.hasBibliography = true
      builder.bibliography.merge(BibTeX.entries(in: page.bibliography)) { first, _ in first }
    }
    request.apply(to: &builder)
    var properties = request.properties(.html)
    properties.title = page.title
    properties.date = properties.date ?? page.date
    return builder.document(properties)
  }

  /// HTML and XHTML alike are read forgivingly: pages that call themselves XML often are none.
  static func parse(_ text: SourceText, into page: Hypertext, format: DocumentFormat) throws(ReadError) {
    do {
      try MarkupParser(.html, text.bytes, handler: page).parse()
    } catch {
      throw error.isLimit
        ? .tooMuch(format: format, what: error.problem) : .damaged(format: format, line: error.line, problem: error.problem)
    }
  }
}
