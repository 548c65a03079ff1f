public import Footing

/// Reads a file of any format that this machine can read as a `Document`.
///
/// Nothing is fetched, and nothing is written but what a helper program needs for the time that it runs.
public struct DocumentReader: Sendable {
  /// What the caller knows about a file and the file does not say.
  public struct Options: Sendable {
    /// The format; nil leaves it to content and name.
    public var format: DocumentFormat?
    /// The encoding of text formats and the date of the document.
    public var hints = PlainTextReader.Hints()
    /// Entries of bibliographies that citations may name by key, as `Bibliography` reads them.
    public var bibliography: [String: Reference]?
    /// Reads a file that the document names, such as its bibliography: the path is that of the document with the name
    /// in it resolved; nil where there is none. Without it such files are taken not to be there.
    public var companion: (@Sendable (String) -> [UInt8]?)?
    /// Helper programs are stopped after so many seconds.
    public var patience = 60

    /// Options that leave everything to the file.
    public init() {}
  }

  /// A reader; it keeps nothing from one document to the next.
  public init() {}

  /// The document in `bytes`, the content of a file called `path`. Linear in the size of what is read.
  public func document(from bytes: [UInt8], path: String, options: Options = Options()) async throws(ReadError) -> Document {
    let format = options.format ?? FormatSniffer.format(of: bytes, path: path)
    switch format {
    case .text: return try plain(bytes, path, options)
    case .html: return try HTMLReader(request: try request(bytes, path, options)).document()
    case .markdown: return try MarkdownReader(request: try request(bytes, path, options)).document()
    case .docx: return try DOCXReader(bytes: bytes, request: packed(path, options)).document()
    case .odt: return try ODTReader(bytes: bytes, request: packed(path, options)).document()
    case .epub: return try EPUBReader(bytes: bytes, request: packed(path, options)).document()
    case .jats, .tei, .docbook, .govxml: return try XMLReader(request: try request(bytes, path, options), format: format).document()
    case .pdf: return try await PDFReader(bytes: bytes, request: packed(path, options), patience: options.patience).document()
    case .rtf: return try RTFReader(bytes: bytes, request: packed(path, options)).document()
    case .latex, .rst, .org, .mediawiki:
      return try await PandocReader(bytes: bytes, request: packed(path, options), format: format, patience: options.patience).document()
    }
  }

  /// Companions by their paths relative to the document. What is no relative path is not looked for.
  private func companion(_ path: String, _ options: Options) -> (@Sendable (String) -> [UInt8]?)? {
    guard let read = options.companion else { return nil }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return { name in name.hasPrefix("/") || name.contains("://") ? nil : read(folder + name) }
  }

  private func plain(_ bytes: [UInt8], _ path: String, _ options: Options) throws(ReadError) -> Document {
    do { return try PlainTextReader().document(from: bytes, path: path, hints: options.hints) } catch { throw .text(error) }
  }

  /// What a reader of a container is told: its text is somewhere inside.
  private func packed(_ path: String, _ options: Options) -> ReadRequest {
    ReadRequest(
      text: SourceText(""), path: path, hints: options.hints, bibliography: options.bibliography, companion: companion(path, options))
  }

  private func request(_ bytes: [UInt8], _ path: String, _ options: Options) throws(ReadError) -> ReadRequest {
    do {
      let text = try TextDecoder.text(from: bytes, encoding: options.hints.encoding)
      return ReadRequest(
        text: text, path: path, hints: options.hints, bibliography: options.bibliography, companion: companion(path, options))
    } catch { throw .text(error) }
  }
}
