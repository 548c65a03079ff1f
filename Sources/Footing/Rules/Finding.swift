/// How much a finding matters.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// A reader should see it; nothing may be wrong.
  case note
  /// Something is probably wrong.
  case warning
  /// Something is wrong.
  case error

  private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  /// A note is less than a warning, and that less than an error.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// A place that a finding speaks of.
public struct Location: Sendable, Hashable {
  /// Index among the documents of the corpus.
  public let document: Int
  /// The pieces of the place, in reading order; never empty.
  public let ranges: [TextRange]
  /// What is said of this place; nil where the message of the finding says all.
  public let message: String?

  init(_ document: Int, _ ranges: [TextRange], _ message: String? = nil) {
    self.document = document
    self.ranges = ranges.isEmpty ? [TextRange(0, 0)] : ranges
    self.message = message
  }
}

/// Something that a rule has found.
public struct Finding: Sendable, Hashable {
  /// The identifier of the rule.
  public let rule: String
  /// How much it matters, after the configuration.
  public internal(set) var severity: Severity
  /// One line, without a full stop.
  public let message: String
  /// Where to act first; then what it is compared with.
  public let locations: [Location]
  /// Stays the same when the document changes elsewhere: made from the rule, the document and the words of the places.
  public internal(set) var fingerprint: String = ""

  init(_ rule: any Rule, _ message: String, at locations: [Location], severity: Severity? = nil) {
    self.rule = rule.description.id
    self.severity = severity ?? rule.description.severity
    self.message = message
    self.locations = locations
  }

  init(rule: String, severity: Severity, message: String, locations: [Location]) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.locations = locations
  }
}
