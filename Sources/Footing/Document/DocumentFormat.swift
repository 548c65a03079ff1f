/// The formats that documents come in.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  case text, markdown, html, docx, odt, epub, jats, tei, docbook
  /// The XML of the United States' Federal Register and of its statutes (USLM).
  case govxml
  case pdf, latex, rst, org, rtf, mediawiki

  /// Lines and columns of the file mean something to its user.
  public var hasLines: Bool {
    switch self {
    case .text, .markdown, .html, .jats, .tei, .docbook, .govxml: true
    case .docx, .odt, .epub, .pdf, .latex, .rst, .org, .rtf, .mediawiki: false
    }
  }
}
