import Footing

/// Reads articles and books in the XML vocabularies that publishers and archives keep them in.
struct XMLReader {
  let request: ReadRequest
  let format: DocumentFormat

  func document() throws(ReadError) -> Document {
    do {
      let vocabulary: any MarkupVocabulary =
        switch format {
        case .jats: JATS()
        case .tei: try TEI(request.text.bytes)
        case .docbook: DocBook()
        default: GovernmentXML()
        }
      let text = StructuredText(vocabulary)
      try MarkupParser(.xml, request.text.bytes, handler: text).parse()
      var builder = text.finished()
      request.apply(to: &builder)
      var properties = request.properties(format)
      properties.title = text.title
      properties.date = properties.date ?? text.date
      properties.order = format == .docbook || format == .govxml ? .file : .markers
      return builder.document(properties)
    } catch {
      throw error.isLimit
        ? .tooMuch(format: format, what: error.problem) : .damaged(format: format, line: error.line, problem: error.problem)
    }
  }
}
