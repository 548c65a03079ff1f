/// Reads a plain text as a `Document`: lines, then page furniture, then blocks, then zones.
///
/// Linear in the size of the text. Odd text is no error; only bytes that are no text at all are refused.
public struct PlainTextReader: Sendable {
  /// What the caller knows about a file and its text does not say.
  public struct Hints: Sendable {
    /// The encoding, where the bytes do not tell it.
    public var encoding: TextEncoding?
    /// The date, for a document that does not give its own.
    public var date: CalendarDate?

    /// Hints; nil leaves the question to the document.
    public init(encoding: TextEncoding? = nil, date: CalendarDate? = nil) {
      self.encoding = encoding
      self.date = date
    }
  }

  /// A reader; it keeps nothing from one document to the next.
  public init() {}

  /// The document in `data`.
  /// - Parameters:
  ///   - data: the bytes of the file, in any of the encodings of `TextEncoding`.
  ///   - path: its name, as findings are to show it.
  public func document(from data: [UInt8], path: String, hints: Hints = Hints()) throws(TextError) -> Document {
    document(of: try TextDecoder.text(from: data, encoding: hints.encoding), path: path, hints: hints)
  }

  /// The document of a text that was decoded before.
  public func document(of text: SourceText, path: String, hints: Hints = Hints()) -> Document {
    var lines = LineScanner(text: text).lines()
    FurnitureScanner(text: text).mark(&lines)
    let allowances = AllowanceScanner(text: text).allowances()
    AllowanceScanner(text: text).mark(allowances, in: &lines)
    let comments = CommentStamps(text: text, lines: lines)
    comments.markAsFurniture(&lines)
    var blocks = BlockScanner(text: text, lines: lines).blocks()
    ZoneScanner(text: text, lines: lines, comments: comments).assign(&blocks)
    let front = FrontMatter(text: text, lines: lines, blocks: blocks)
    return Document(
      path: path, format: .text, text: text, title: front.title.map { text.string(in: [$0]) }, date: hints.date ?? front.date,
      allowances: allowances, lines: lines, blocks: blocks, structure: nil,
      referenceDate: hints.date ?? front.date ?? comments.earliest)
  }
}
