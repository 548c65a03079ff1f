/// Finds the comments `<!-- footing:allow RULE, RULE: reason -->`.
struct AllowanceScanner {
  let text: SourceText

  func allowances() -> [Allowance] {
    var allowances: [Allowance] = []
    let bytes = text.bytes
    var at = 0
    while let open = next(opening: Self.open, from: at) {
      let body = open + Self.open.count
      let limit = min(bytes.count, body + 2_000)
      guard let close = next(opening: Self.close, from: body, before: limit) else {
        at = body
        continue
      }
      at = close + Self.close.count
      allowances += Self.read(text.string(in: TextRange(body, close)), at: TextRange(open, at))
    }
    return allowances
  }

  /// Lines that are such a comment and nothing else are no text of the report.
  func mark(_ allowances: [Allowance], in lines: inout [Line]) {
    var line = 0
    for allowance in allowances {
      while line < lines.count, lines[line].range.end <= allowance.range.start { line += 1 }
      var at = line
      while at < lines.count, lines[at].range.start < allowance.range.end {
        if !lines[at].isBlank, allowance.range.contains(lines[at].contentRange) { lines[at].traits.insert(.furniture) }
        at += 1
      }
    }
  }

  private static let open = Array("<!--".utf8)
  private static let close = Array("-->".utf8)

  private func next(opening pattern: [UInt8], from start: Int, before end: Int? = nil) -> Int? {
    let bytes = text.bytes.span
    let limit = (end ?? bytes.count) - pattern.count
    let first = pattern[0]
    var at = start
    while at <= limit {
      at = bytes.first(from: at, before: limit + 1) { $0.equal(to: first) }
      guard at <= limit else { return nil }
      var length = 1
      while length < pattern.count, bytes[at + length] == pattern[length] { length += 1 }
      if length == pattern.count { return at }
      at += 1
    }
    return nil
  }

  /// The comment speaks to this tool.
  static func isAllowance(_ comment: String) -> Bool {
    comment.utf8.drop { $0 <= 0x20 }.starts(with: "footing:allow".utf8)
  }

  /// What a comment allows, if it speaks to this tool.
  static func read(_ comment: String, at range: TextRange) -> [Allowance] {
    let prefix = "footing:allow"
    let trimmed = comment.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
    guard trimmed.hasPrefix(prefix) else { return [] }
    let rest = trimmed.dropFirst(prefix.count)
    let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let reason = parts.count > 1 ? String(parts[1]).trimmed : ""
    return (parts.first ?? "").split { $0 == "," || $0 == " " || $0 == "\n" }
      .map { Allowance(rule: String($0), reason: reason, range: range) }
  }
}

extension String {
  /// Without white space at both ends.
  package var trimmed: String {
    var bytes = Array(utf8)[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
