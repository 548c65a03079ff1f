import ArgumentParser
import Footing

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the rules.",
    discussion: """
      EXAMPLE
        footing rules
      """)

  func run() {
    let descriptions = RuleSet.descriptions
    let width = descriptions.reduce(0) { max($0, $1.id.utf8.count) }
    for description in descriptions {
      let id = description.id + String(repeating: " ", count: width - description.id.utf8.count)
      let severity = description.severity.rawValue + String(repeating: " ", count: 7 - description.severity.rawValue.utf8.count)
      Terminal.out("\(id)  \(severity)  \(description.summary)\n")
    }
  }
}

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a rule flags and why, or what decided a finding.",
    discussion: """
      A finding is named by its fingerprint, as the JSON report gives it, or by the line that it stands in.

      EXAMPLE
        footing explain orphan-note
        footing explain --finding report.txt:14 report.txt
      """)

  @Option(help: "A finding in the files that are named: its fingerprint or its beginning, or FILE:LINE.")
  var finding: String?

  @OptionGroup var input: InputOptions

  @Flag(help: "Compare all documents with each other, those found in folders as well.")
  var compare = false

  func run() async throws {
    guard let finding else { return try explainRule() }
    let work = try await Workload(input, compareAll: compare)
    let analysis = await work.analysis(input)
    let named = analysis.findings(work.configuration.rules).filter { FindingExplanation($0, in: analysis.corpus).isNamed(finding) }
    guard !named.isEmpty else {
      throw ValidationError("There is no finding \(finding) in these files; footing lint --format json lists them.")
    }
    for (index, found) in named.enumerated() {
      Terminal.out((index > 0 ? "\n" : "") + FindingExplanation(found, in: analysis.corpus).text)
    }
    if !work.failures.isEmpty { throw Status.unchecked }
  }

  private func explainRule() throws {
    guard let rule = input.paths.first, input.paths.count == 1 else { throw ValidationError("Name one rule, or a finding with --finding.") }
    guard let description = RuleSet.description(of: rule) else {
      throw ValidationError("There is no rule \(rule); did you mean \(nearestName(to: rule, among: RuleSet.descriptions.map(\.id)))?")
    }
    Terminal.out(description.explanation)
  }
}
