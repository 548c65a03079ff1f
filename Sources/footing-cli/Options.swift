public import ArgumentParser
public import Footing
import FootingReaders

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

extension DocumentFormat: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}

extension TextEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(named: argument) }
}

enum Language: String, ExpressibleByArgument, CaseIterable { case en }

/// What all commands that read documents take.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files and folders; - is standard input.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Answer one JSON object {\"id\", \"text\"} a line of standard input.")
  var batch = false

  @Option(help: "The name of the document on standard input.")
  var stdinFilename: String?

  @Option(help: "The encoding of the files, where it is not to be told from their bytes.")
  var encoding: TextEncoding?

  @Option(help: "The format of the files, where their content and names do not tell it.")
  var formatIn: DocumentFormat?

  @Option(help: "The date of the documents (2013, 2013-04 or 2013-04-17), for those that do not give their own.")
  var date: CalendarDate?

  @Option(help: "A bibliography (CSL-JSON or BibTeX) that citations name by key; may be given several times.", completion: .file())
  var bibliography: [String] = []

  @Option(help: "The language of the documents.")
  var lang: Language = .en

  @Option(help: "Refuse files that have more bytes.")
  var maxBytes = 256 << 20

  @Option(help: "How many files are read at a time, by default one a core; 1 does all work on one core. The output is the same.")
  var jobs: Int?

  @Option(help: "A configuration file instead of the nearest .footing.yml.", completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(help: "Read no configuration file.")
  var noConfig = false

  func validate() throws {
    if batch, !paths.isEmpty { throw ValidationError("--batch reads standard input; leave out the paths.") }
    if !batch, paths.isEmpty { throw ValidationError("Name a file or a folder, or - for standard input.") }
    if maxBytes < 1 { throw ValidationError("--max-bytes has to be 1 or more.") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs has to be 1 or more.") }
  }

  /// What readers are told; the bibliographies are read by the workload.
  var reading: DocumentReader.Options {
    var reading = DocumentReader.Options()
    reading.format = formatIn
    reading.companion = { [maxBytes] path in try? FileReader(maxBytes: maxBytes).bytes(of: path) }
    reading.hints = PlainTextReader.Hints(encoding: encoding, date: date)
    return reading
  }
}
