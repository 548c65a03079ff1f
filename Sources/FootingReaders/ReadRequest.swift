import Footing

/// What a reader is given: a text, what it is called, and what its user says of it.
struct ReadRequest {
  let text: SourceText
  let path: String
  let hints: PlainTextReader.Hints
  /// Entries that were given with the document.
  let bibliography: [String: Reference]?
  /// Reads a file that the document names, by its path relative to the document.
  let companion: (@Sendable (String) -> [UInt8]?)?

  func properties(_ format: DocumentFormat) -> DocumentBuilder.Properties {
    var properties = DocumentBuilder.Properties(path: path, format: format)
    properties.date = hints.date
    if format.hasLines { properties.file = text }
    return properties
  }

  /// Gives the entries to the builder; those of the document itself come first.
  func apply(to builder: inout DocumentBuilder) {
    guard let bibliography else { return }
    builder.hasBibliography = true
    builder.bibliography.merge(bibliography) { own, _ in own }
  }
}
