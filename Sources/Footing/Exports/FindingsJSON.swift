/// How much was looked at: what a reader of a report wants to know when there is nothing to report.
public struct Coverage: Sendable, Hashable {
  /// Documents that were read.
  public let documents: Int
  /// Notes in all of them.
  public let notes: Int
  /// Markers in all of them.
  public let markers: Int
  /// Markers that lead to a note.
  public let linked: Int
  /// Citations in all notes.
  public let citations: Int
  /// Citations that belong to a source.
  public let resolved: Int
  /// Figures in text and notes.
  public let figures: Int
  /// Sentences that can be checked.
  public let claims: Int

  /// Counts what is in `corpus`. Linear.
  public init(_ corpus: Corpus) {
    documents = corpus.readings.count
    notes = corpus.readings.reduce(0) { $0 + $1.apparatus.notes.count }
    markers = corpus.readings.reduce(0) { $0 + $1.apparatus.markers.count }
    linked = corpus.readings.reduce(0) { $0 + $1.apparatus.markers.count { $0.note != nil } }
    citations = corpus.readings.reduce(0) { $0 + $1.citations.count }
    resolved = corpus.sourceOfCitation.reduce(0) { $0 + $1.count { $0 != nil } }
    figures = corpus.readings.reduce(0) { $0 + $1.claims.figures.count }
    claims = corpus.readings.reduce(0) { $0 + $1.claims.claims.count }
  }
}

/// Findings as JSON: the schema "footing-findings/1".
public struct FindingsJSON: Sendable {
  let corpus: Corpus
  let findings: [Finding]

  /// A report of `findings`, which were found in `corpus`.
  public init(_ findings: [Finding], in corpus: Corpus) {
    self.findings = findings
    self.corpus = corpus
  }

  /// Writes the report as one object. Linear.
  public func write(to writer: inout JSONWriter, failures: [GraphJSON.Failure] = []) {
    writer.object { json in
      json.value("schema", "footing-findings/1")
      json.object("tool") { json in
        json.value("name", "footing")
        json.value("version", Footing.version)
      }
      list(&json)
      summary(&json)
      GraphJSON.failures(&json, failures)
    }
  }

  /// Writes one line of a batch: its identifier and the findings.
  public func writeLine(to writer: inout JSONWriter, id: String) {
    writer.object { json in
      json.value("id", id)
      list(&json)
    }
  }

  private func list(_ json: inout JSONWriter) {
    json.array("findings", of: findings) { json, finding in
      json.object { json in
        json.value("rule", finding.rule)
        json.value("severity", finding.severity.rawValue)
        json.value("message", finding.message)
        json.value("fingerprint", finding.fingerprint)
        json.array("locations", of: finding.locations) { json, location in
          let document = corpus.readings[location.document].document
          json.object { json in
            json.value("document", document.path)
            json.array("ranges", of: location.ranges) { RangeJSON.write(&$0, nil, $1, location.document, document) }
            json.value("text", document.text.string(in: location.ranges).shortened(to: 400))
            json.value("message", location.message)
          }
        }
      }
    }
  }

  private func summary(_ json: inout JSONWriter) {
    let coverage = Coverage(corpus)
    json.object("summary") { json in
      json.value("documents", coverage.documents)
      json.value("notes", coverage.notes)
      json.value("markers", coverage.markers)
      json.value("linked", coverage.linked)
      json.value("citations", coverage.citations)
      json.value("resolved", coverage.resolved)
      json.value("figures", coverage.figures)
      json.value("claims", coverage.claims)
      json.value("errors", findings.count { $0.severity == .error })
      json.value("warnings", findings.count { $0.severity == .warning })
      json.value("notices", findings.count { $0.severity == .note })
    }
  }
}

/// What the package is called and which version it is.
public enum Footing {
  /// The version, by semver.org.
  public static let version = "0.1.0"
}
