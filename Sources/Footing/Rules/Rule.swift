/// One thing to look for. A rule reads the corpus and returns findings; it compares nothing itself, reads no files, and
/// knows no other rule.
protocol Rule: Sendable {
  var description: RuleDescription { get }
  func findings(in corpus: Corpus) -> [Finding]
}

/// What a rule is about, for people: `footing explain` prints it, the documentation is made of it, and its examples are
/// the rule's tests.
public struct RuleDescription: Sendable {
  /// A report in miniature. In a flagged one the marks ⟦ and ⟧ stand around the place of the finding.
  public struct Example: Sendable, ExpressibleByStringLiteral {
    /// The report, with its marks.
    public let text: String
    /// An example, written as a string.
    public init(stringLiteral text: String) { self.text = text }
  }

  /// The name by which it is allowed, switched off and explained.
  public let id: String
  /// How much its findings matter, unless the configuration says otherwise.
  public let severity: Severity
  /// What is flagged, in one sentence.
  public let summary: String
  /// Why it matters, and when the rule keeps silent.
  public let rationale: String
  /// Reports in which the rule finds nothing.
  public let accepted: [Example]
  /// Reports in which it finds something, marked.
  public let flagged: [Example]
  /// What the examples are written in.
  public var exampleFormat = DocumentFormat.text
}
