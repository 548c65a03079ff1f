import ArgumentParser
import Footing

struct Graph: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the claim–citation graph of documents.",
    discussion: """
      EXAMPLE
        footing graph --format dot report.txt | dot -Tsvg > report.svg
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, dot }

  @OptionGroup var input: InputOptions

  @Option(help: "The form of the graph.")
  var format: Format = .json

  @Flag(help: "Write the text of each document as well.")
  var includeText = false

  @Flag(help: "Compare all documents with each other, those found in folders as well.")
  var compare = false

  func run() async throws {
    if input.batch {
      return try await Batch.answer(input) { document, id, json in
        GraphJSON(Analysis(of: [document]).corpus).write(to: &json, includeText: includeText, id: id)
        return false
      }
    }
    let work = try await Workload(input, compareAll: compare)
    let corpus = await work.analysis(input).corpus
    switch format {
    case .dot: GraphDOT(corpus).write { Terminal.out($0) }
    case .json:
      var json = JSONWriter { Terminal.out($0) }
      GraphJSON(corpus).write(to: &json, includeText: includeText, failures: work.failures)
      json.finish()
      Terminal.out("\n")
    }
    if !work.failures.isEmpty { throw Status.unchecked }
  }
}
