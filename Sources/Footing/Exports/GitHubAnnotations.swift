/// Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
///
/// The runner shows ten a step of each level and drops the rest, so the first ten of each are given and the others
/// counted.
public struct GitHubAnnotations: Sendable {
  let corpus: Corpus
  let findings: [Finding]

  private static let shownOfEachLevel = 10

  /// Commands for `findings`, which were found in `corpus`.
  public init(_ findings: [Finding], in corpus: Corpus) {
    self.findings = findings
    self.corpus = corpus
  }

  /// Hands the commands to `sink`, a line at a time.
  public func write(to sink: (String) -> Void) {
    var left = 0
    for severity in [Severity.error, .warning, .note] {
      let own = findings.filter { $0.severity == severity }
      for finding in own.prefix(Self.shownOfEachLevel - (severity == .note ? 1 : 0)) { sink(command(finding)) }
      left += max(0, own.count - Self.shownOfEachLevel + (severity == .note ? 1 : 0))
    }
    if left > 0 { sink("::notice title=footing::\(left) more findings: run footing lint, or upload its SARIF output\n") }
  }

  private func command(_ finding: Finding) -> String {
    let location = finding.locations[0]
    let document = corpus.readings[location.document].document
    let (text, range) = document.shown(location.ranges[0])
    let (start, end) = (text.position(of: range.start), text.position(of: range.end))
    let level = finding.severity == .note ? "notice" : finding.severity.rawValue
    var properties = "file=\(Self.property(document.path))"
    if document.format.hasLines { properties += ",line=\(start.line),endLine=\(end.line)" }
    if document.format.hasLines, start.line == end.line {
      properties += ",col=\(start.column),endColumn=\(max(start.column + 1, end.column))"
    }
    let others = finding.locations.dropFirst().prefix(4).map { other in
      corpus.readings[other.document].document.linePlace(of: other.ranges[0])
    }
    let place = document.position(of: location.ranges[0].start).place.map { "\($0): " } ?? ""
    let message = place + finding.message + (others.isEmpty ? "" : " (see \(others.joined(separator: ", ")))")
    return "::\(level) \(properties),title=\(Self.property(finding.rule))::\(Self.data(message))\n"
  }

  private static func data(_ text: String) -> String { replacing(text, [0x25: "%25", 0x0D: "%0D", 0x0A: "%0A"]) }
  private static func property(_ text: String) -> String {
    replacing(text, [0x25: "%25", 0x0D: "%0D", 0x0A: "%0A", 0x3A: "%3A", 0x2C: "%2C"])
  }

  private static func replacing(_ text: String, _ table: [UInt8: String]) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 { if let escape = table[byte] { bytes += Array(escape.utf8) } else { bytes.append(byte) } }
    return String(decoding: bytes, as: UTF8.self)
  }
}
