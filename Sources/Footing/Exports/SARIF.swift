/// Findings as SARIF 2.1.0, with what GitHub code scanning demands beyond the schema.
///
/// The place to act is the one location of a result; what it is compared with are related locations, which the message
/// links to. Columns count Unicode code points; a region ends behind its last character.
public struct SARIF: Sendable {
  let corpus: Corpus
  let findings: [Finding]

  /// GitHub takes no more results in one run.
  private static let mostResults = 25_000

  /// A log of `findings`, which were found in `corpus`.
  public init(_ findings: [Finding], in corpus: Corpus) {
    self.findings = findings
    self.corpus = corpus
  }

  /// Writes the log as one object. Linear.
  public func write(to writer: inout JSONWriter, failures: [GraphJSON.Failure] = []) {
    let descriptions = RuleSet.descriptions
    var ruleIndex: [String: Int] = [:]
    for (index, description) in descriptions.enumerated() { ruleIndex[description.id] = index }
    let hashes = corpus.readings.map { LineHashes(of: $0.document.shown(TextRange(0, 0)).text) }
    writer.object { json in
      json.value("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.value("version", "2.1.0")
      json.array("runs") { json in
        json.object { json in
          tool(&json, descriptions)
          invocation(&json, failures)
          json.value("columnKind", "unicodeCodePoints")
          json.array("results", of: findings.prefix(Self.mostResults)) { json, finding in
            result(&json, finding, ruleIndex[finding.rule] ?? 0, hashes)
          }
        }
      }
    }
  }

  private func tool(_ json: inout JSONWriter, _ descriptions: [RuleDescription]) {
    json.object("tool") { json in
      json.object("driver") { json in
        json.value("name", "footing")
        json.value("semanticVersion", Footing.version)
        json.array("rules", of: descriptions) { json, description in
          json.object { json in
            json.value("id", description.id)
            text(&json, "shortDescription", description.summary)
            text(&json, "fullDescription", description.rationale.shortened(to: 1000))
            text(&json, "help", description.summary + "\n\n" + description.rationale)
            json.object("defaultConfiguration") { $0.value("level", description.severity.rawValue) }
            json.object("properties") { json in
              json.array("tags", of: ["documentation"]) { $0.value(nil, $1) }
              json.object("problem") {
                $0.value("severity", description.severity == .note ? "recommendation" : description.severity.rawValue)
              }
            }
          }
        }
      }
    }
  }

  private func text(_ json: inout JSONWriter, _ key: String, _ text: String) {
    json.object(key) { $0.value("text", text) }
  }

  private func invocation(_ json: inout JSONWriter, _ failures: [GraphJSON.Failure]) {
    json.array("invocations") { json in
      json.object { json in
        json.value("executionSuccessful", failures.isEmpty)
        var notices = failures.map { ("\($0.document): \($0.message)", "error") }
        if findings.count > Self.mostResults {
          notices.append(("\(findings.count - Self.mostResults) more findings are left out", "warning"))
        }
        if !notices.isEmpty {
          json.array("toolExecutionNotifications", of: notices) { json, notice in
            json.object { json in
              json.value("level", notice.1)
              text(&json, "message", notice.0)
            }
          }
        }
      }
    }
  }

  private func result(_ json: inout JSONWriter, _ finding: Finding, _ ruleIndex: Int, _ hashes: [LineHashes]) {
    let first = finding.locations[0]
    let related = finding.locations.dropFirst()
    json.object { json in
      json.value("ruleId", finding.rule)
      json.value("ruleIndex", ruleIndex)
      json.value("level", finding.severity.rawValue)
      let links = related.enumerated().map { " [\(place($0.element))](\($0.offset + 1))" }.joined(separator: ",")
      text(&json, "message", finding.message.escapingBrackets + (links.isEmpty ? "" : "; see" + links))
      json.array("locations") { json in json.object { physical(&$0, first) } }
      if !related.isEmpty {
        json.array("relatedLocations", of: related.enumerated()) { json, entry in
          json.object { json in
            json.value("id", entry.offset + 1)
            physical(&json, entry.element)
            text(&json, "message", entry.element.message ?? place(entry.element))
          }
        }
      }
      let (source, range) = corpus.readings[first.document].document.shown(first.ranges[0])
      let line = source.line(of: range.start)
      json.object("partialFingerprints") { json in
        json.value("primaryLocationLineHash", hashes[first.document].hash(ofLine: line))
        json.value("footing/v1", finding.fingerprint)
      }
    }
  }

  /// "report.txt, line 12"
  private func place(_ location: Location) -> String {
    let document = corpus.readings[location.document].document
    let position = document.position(of: location.ranges[0].start)
    return "\(document.path.escapingBrackets), " + (position.line.map { "line \($0)" } ?? position.place ?? "no line")
  }

  private func physical(_ json: inout JSONWriter, _ location: Location) {
    let document = corpus.readings[location.document].document
    let (source, range) = document.shown(location.ranges[0])
    let (start, end) = (source.position(of: range.start), source.position(of: range.end))
    json.object("physicalLocation") { json in
      json.object("artifactLocation") { $0.value("uri", document.path.percentEncodedPath) }
      // A region of a file without lines would mark lines that its user never sees.
      guard document.format.hasLines else { return }
      json.object("region") { json in
        json.value("startLine", start.line)
        json.value("startColumn", start.column)
        json.value("endLine", end.line)
        json.value("endColumn", start == end ? end.column + 1 : end.column)
      }
    }
  }
}

extension String {
  /// Brackets in messages would be read as links.
  fileprivate var escapingBrackets: String {
    var escaped = ""
    for scalar in unicodeScalars {
      if scalar == "[" || scalar == "]" || scalar == "\\" { escaped.unicodeScalars.append("\\") }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  /// A relative path as a URI reference: no leading "./" or "/", everything but unreserved characters encoded.
  var percentEncodedPath: String {
    var encoded: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes = Array(utf8)[...]
    while bytes.starts(with: "./".utf8) { bytes.removeFirst(2) }
    while bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): encoded.append(byte)
      case _ where byte.isASCIILetter || byte.isASCIIDigit: encoded.append(byte)
      default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}

/// The hash of each line by which GitHub recognises an alert when lines move: a polynomial of base 37 over the hundred
/// UTF-16 units from the line's start, blanks left out, modulo 2⁶⁴; equal hashes are numbered.
struct LineHashes: Sendable {
  private var hashes: [String] = []

  init(of text: SourceText) {
    var units: [UInt16] = []
    var starts: [Int] = []
    var atStart = true
    var afterReturn = false
    for unit in String(decoding: text.bytes, as: UTF8.self).utf16 + [0xFFFF] {
      if unit == 0x20 || unit == 0x09 || afterReturn && unit == 0x0A {
        afterReturn = false
        continue
      }
      afterReturn = unit == 0x0D
      if atStart { starts.append(units.count) }
      let isEnd = unit == 0x0D || unit == 0x0A
      atStart = isEnd
      units.append(isEnd ? 0x0A : unit)
    }
    units += [UInt16](repeating: 0, count: 100)
    let leading = (0..<100).reduce(UInt64(1)) { power, _ in power &* 37 }
    var hash: UInt64 = 0
    var next = 0
    var seen: [UInt64: Int] = [:]
    for index in units.indices {
      hash = hash &* 37 &+ UInt64(units[index])
      if index >= 100 { hash = hash &- leading &* UInt64(units[index - 100]) }
      guard next < starts.count, index - 99 == starts[next] else { continue }
      seen[hash, default: 0] += 1
      hashes.append("\(String(hash, radix: 16)):\(seen[hash, default: 1])")
      next += 1
    }
  }

  /// The hash of line `number`, which is 1-based.
  func hash(ofLine number: Int) -> String {
    hashes.indices.contains(number - 1) ? hashes[number - 1] : hashes.last ?? "0:1"
  }
}
