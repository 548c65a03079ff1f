import ArgumentParser
import Footing

struct References: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what the notes of documents cite.",
    discussion: """
      A file in which no notes are found is read as a list of references, a paragraph each. As text and as json each citation is
      given as it stands; csl-json, bibtex and ris give each source once, as a bibliography.

      EXAMPLES
        footing references notes.txt
        footing references --format bibtex report.docx > report.bib
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
    case cslJSON = "csl-json"
    case bibTeX = "bibtex"
    case ris
  }

  @OptionGroup var input: InputOptions

  @Option(help: "The form of the list.")
  var format: Format = .text

  @Flag(help: .hidden) var features = false
  @Option(help: .hidden) var weights: String?

  func run() async throws {
    if features {
      return try await Batch.answer(input) { document, id, json in
        ReferenceTraining.write(document, id: id, to: &json)
        return false
      }
    }
    if let weights {
      guard let model = ReferenceModel(bytes: try FileReader(maxBytes: input.maxBytes).bytes(of: weights)) else {
        throw ValidationError("\(weights) is no file of weights.")
      }
      return try await Batch.answer(input) { document, id, json in
        GraphJSON(Analysis(ofNote: document, model: model).corpus).writeCitations(to: &json, id: id)
        return false
      }
    }
    if input.batch {
      return try await Batch.answer(input) { document, id, json in
        GraphJSON(Analysis(ofNotes: document, asOne: true).corpus).writeCitations(to: &json, id: id)
        return false
      }
    }
    let work = try await Workload(input)
    if let form = SourceList.Form(rawValue: format.rawValue) {
      SourceList(corpora(work.documents)).write(form) { Terminal.out($0) }
      if !work.failures.isEmpty { throw Status.unchecked }
      return
    }
    for document in work.documents {
      var analysis = Analysis(of: [document])
      if analysis.corpus.notes(of: 0).isEmpty { analysis = Analysis(ofNotes: document) }
      switch format {
      case .text: ReferenceTable(analysis.corpus).write { Terminal.out($0) }
      default:
        var json = JSONWriter { Terminal.out($0) }
        GraphJSON(analysis.corpus).writeCitations(to: &json, id: document.path)
        json.finish()
        Terminal.out("\n")
      }
    }
    if !work.failures.isEmpty { throw Status.unchecked }
  }

  /// One corpus of the documents that have notes, so that a work they share stands once; the others are lists themselves.
  private func corpora(_ documents: [Document]) -> [Corpus] {
    let all = Analysis(of: documents).corpus
    let lists = all.documents.indices.filter { all.notes(of: $0).isEmpty }.map { all.documents[$0] }
    guard !lists.isEmpty else { return [all] }
    let paths = Set(lists.map(\.path))
    let noted = documents.filter { !paths.contains($0.path) }
    return (noted.isEmpty ? [] : [Analysis(of: noted).corpus]) + lists.map { Analysis(ofNotes: $0).corpus }
  }
}
