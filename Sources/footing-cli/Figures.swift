import ArgumentParser
import Footing

struct Figures: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the figures of documents, with value, unit and date.",
    discussion: """
      EXAMPLE
        footing figures report.txt
        echo '{"id": "1", "text": "Exports rose by 5 % to $3 bn."}' | footing figures --batch
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var input: InputOptions

  @Option(help: "The form of the list.")
  var format: Format = .text

  func run() async throws {
    if input.batch {
      return try await Batch.answer(input) { document, id, json in
        GraphJSON(Analysis(ofProse: document).corpus).writeFigures(to: &json, id: id)
        return false
      }
    }
    let work = try await Workload(input)
    let corpus = await work.analysis(input).corpus
    switch format {
    case .text: FigureTable(corpus).write { Terminal.out($0) }
    case .json:
      var json = JSONWriter { Terminal.out($0) }
      GraphJSON(corpus).writeFigures(to: &json, failures: work.failures)
      json.finish()
      Terminal.out("\n")
    }
    if !work.failures.isEmpty { throw Status.unchecked }
  }
}
