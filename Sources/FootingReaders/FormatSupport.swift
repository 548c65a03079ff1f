public import Footing

/// Whether this machine can read a format, and what it would take.
public struct FormatSupport: Sendable, Hashable {
  /// The format.
  public let format: DocumentFormat
  /// The endings of names by which it is known, where its content does not tell it.
  public let suffixes: [String]
  /// What reads it.
  public let reader: String
  /// The Debian package to install; nil if the format can be read.
  public let missingPackage: String?

  /// The name of a file ends as those of documents do.
  public static func isNamedLikeADocument(_ path: String) -> Bool { FormatSniffer.byName(path) != nil }

  /// All formats, in the order of `DocumentFormat`. Looks for programs in PATH.
  public static var all: [FormatSupport] {
    DocumentFormat.allCases.map { format in
      let (reader, helper) = reader(of: format)
      return FormatSupport(
        format: format, suffixes: FormatSniffer.suffixes(of: format), reader: reader,
        missingPackage: helper.flatMap { $0.isInstalled ? nil : $0.package })
    }
  }

  private static func reader(of format: DocumentFormat) -> (String, HelperProgram?) {
    switch format {
    case .text, .rtf: ("Footing", nil)
    case .markdown: ("cmark-gfm", nil)
    case .html, .jats, .tei, .docbook, .govxml: ("libxml2", nil)
    case .docx, .odt, .epub: ("libzip, libxml2", nil)
    case .pdf: ("pdftohtml, pdftotext", .pdftohtml())
    case .latex, .rst, .org, .mediawiki: ("pandoc", .pandoc(format))
    }
  }
}
