import ArgumentParser
import Footing

struct Lint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with documents.",
    discussion: """
      Files that are named together are compared with each other. A folder is walked, and its documents are compared \
      within the sets that .footing.yml names.

      EXAMPLE
        footing lint --format github --fail-on warning reports/
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, concise, json, sarif, github }

  @OptionGroup var input: InputOptions

  @Option(help: "The form of the report.")
  var format: Format = .text

  @Option(help: "The lowest severity that makes the exit status 1.")
  var failOn: Severity?

  @Flag(help: "Compare all documents with each other, those found in folders as well.")
  var compare = false

  @Option(help: "Colours in the report.")
  var color: ColorChoice = .auto

  func run() async throws {
    if input.batch {
      return try await Batch.answer(input) { document, id, json in
        let analysis = Analysis(of: [document])
        let findings = analysis.findings()
        FindingsJSON(findings, in: analysis.corpus).writeLine(to: &json, id: id)
        return findings.contains { $0.severity >= failOn ?? .error }
      }
    }
    let work = try await Workload(input, compareAll: compare)
    let analysis = await work.analysis(input)
    let findings = analysis.findings(work.configuration.rules)
    write(findings, analysis.corpus, work.failures)
    if !work.failures.isEmpty { throw Status.unchecked }
    let threshold = failOn ?? work.configuration.failOn ?? .error
    if findings.contains(where: { $0.severity >= threshold }) { throw Status.findings }
  }

  private func write(_ findings: [Finding], _ corpus: Corpus, _ failures: [GraphJSON.Failure]) {
    switch format {
    case .text: TextReport(findings, in: corpus, inColor: Terminal.wantsColor(color)).write { Terminal.out($0) }
    case .concise: TextReport(findings, in: corpus).writeConcisely { Terminal.out($0) }
    case .github: GitHubAnnotations(findings, in: corpus).write { Terminal.out($0) }
    case .json, .sarif:
      var json = JSONWriter { Terminal.out($0) }
      if format == .json {
        FindingsJSON(findings, in: corpus).write(to: &json, failures: failures)
      } else {
        SARIF(findings, in: corpus).write(to: &json, failures: failures)
      }
      json.finish()
      Terminal.out("\n")
    }
  }
}
