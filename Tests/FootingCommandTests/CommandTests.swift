import Footing
import FootingTestSupport
import Foundation
import Testing

/// The command as scripts meet it: exit status, standard output, standard error.
struct CommandTests {
  fileprivate struct Outcome {
    let status: Int32
    let output: String
    let errors: String
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]) ?? [:] }
  }

  /// The command that was built beside these tests.
  private static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
    "footing")

  fileprivate func footing(
    _ arguments: String..., input: String = "", in folder: URL = Repository.root, environment: [String: String]? = nil
  ) throws -> Outcome {
    try footing(arguments, input: input, in: folder, environment: environment)
  }

  fileprivate func footing(
    _ arguments: [String], input: String = "", in folder: URL = Repository.root, environment: [String: String]? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    if let environment { process.environment = environment }
    process.currentDirectoryURL = folder
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    let errors = stderr.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self))
  }

  /// A folder of its own for a test, with these files in it.
  fileprivate func folder(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("footing-\(UUID().uuidString)")
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder
  }

  /// The parser of HTML and XML makes its tables when it is first used: threads that use it first at once must not wait for
  /// each other.
  @Test func manyPagesReadAtOnceNeverHang() throws {
    let pages = (1...12).map { ("page-\($0).html", "<html><body><p>Trade rose by \($0) percent in 2012.</p></body></html>") }
    let folder = try folder(Dictionary(uniqueKeysWithValues: pages))
    defer { try? FileManager.default.removeItem(at: folder) }
    for _ in 0..<60 {
      let process = Process()
      process.executableURL = Self.executable
      process.arguments = ["lint", "--no-config", folder.path]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      let deadline = Date(timeIntervalSinceNow: 60)
      while process.isRunning, Date() < deadline { usleep(2_000) }
      guard process.isRunning else { continue }
      process.terminate()
      Issue.record("the command did not end")
      return
    }
  }

  private static let clean = "Trade rose.[1]\n\nNotes\n\n1. A. Berg, \"Trade Winds,\" Harbour Post, 3 May 2004.\n"
  private static let broken =
    "Trade rose.[1] It fell on 31 April 2004.[2]\n\nNotes\n\n1. A. Berg, \"Trade Winds,\" Harbour Post, 3 May 2004.\n"

  // MARK: Exit status

  @Test func statusZeroOneTwo() throws {
    let place = try folder([
      "clean.txt": Self.clean, "broken.txt": Self.broken, "empty.txt": "", "noise.txt": String(repeating: "\0\u{1}", count: 100),
      "note.txt": "A cost of 5% was named in passing by Jane Doe. Jan Doe knew. Jane Moe and Jane Noe did.\n",
    ])
    #expect(try footing("lint", "clean.txt", in: place).status == 0)
    #expect(try footing("lint", "broken.txt", in: place).status == 1)
    #expect(try footing("lint", "empty.txt", in: place).status == 0)
    #expect(try footing("lint", "--fail-on", "note", "clean.txt", in: place).status == 0)
    for (path, words) in [("missing.txt", "does not exist"), ("noise.txt", "is no text"), ("missing/x.txt", "does not exist")] {
      let outcome = try footing("lint", path, "broken.txt", in: place)
      #expect(outcome.status == 2, "\(path)")
      #expect(outcome.errors.contains(path) && outcome.errors.contains(words), "\(outcome.errors)")
      #expect(outcome.output.contains("invalid-date"), "the other file is still reported")
    }
    #expect(try footing("lint", "--max-bytes", "10", "clean.txt", in: place).status == 2)
    #expect(try footing("lint", "--no-such-flag", "clean.txt", in: place).status == 2)
    #expect(try footing("lint", in: place).status == 2)
    #expect(try footing("explain", "no-such-rule", in: place).status == 2)
  }

  @Test func foldersAreWalkedAndJudgedAlone() throws {
    let place = try folder([
      "a/one.txt": "Trade between Norway and Poland was $47 billion in 2012.\n",
      "a/two.txt": "Trade between Norway and Poland hit $47 billion in 2013, a 4.4 percent increase compared to 2012.\n", "a/skip.md": "x",
    ])
    #expect(try footing("lint", "a", in: place).status == 0)
    #expect(try footing("lint", "--compare", "a", in: place).status == 1)
    #expect(try footing("lint", "a/one.txt", "a/two.txt", in: place).status == 1)
    #expect(
      try footing("lint", "a/two.txt", "a/one.txt", "--format", "json", in: place).output
        == footing("lint", "a/one.txt", "a/two.txt", "--format", "json", in: place).output)
    let empty = try folder(["b/skip.bin": "x"])
    #expect(try footing("lint", "b", in: empty).status == 2)
  }

  @Test func failuresStandInTheJSON() throws {
    let place = try folder(["broken.txt": Self.broken])
    let outcome = try footing("lint", "--format", "json", "broken.txt", "missing.txt", in: place)
    let failures = outcome.json["failures"] as? [[String: String]]
    #expect(failures?.first?["document"] == "missing.txt" && failures?.first?["code"] == "no-such-file")
    #expect((outcome.json["findings"] as? [Any])?.isEmpty == false)
  }

  // MARK: Input

  @Test func standardInputHasAName() throws {
    let outcome = try footing("lint", "-", "--stdin-filename", "draft.txt", "--format", "concise", input: Self.broken)
    #expect(outcome.output.contains("draft.txt:1:27: error: 31 April 2004 is no day of the calendar [invalid-date]"))
  }

  @Test func aBatchAnswersLineByLine() throws {
    let lines = [#"{"id": "a", "text": "It cost $5 million."}"#, "no json", #"{"id": 7, "text": "It fell by 3%."}"#]
    let outcome = try footing("figures", "--batch", input: lines.joined(separator: "\n") + "\n")
    let answers = outcome.output.split(separator: "\n").map {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) ?? [:]
    }
    #expect(answers.count == 3)
    #expect(answers[0]["id"] as? String == "a" && ((answers[0]["figures"] as? [[String: Any]])?.first?["value"] as? Int) == 5_000_000)
    #expect((answers[1]["error"] as? [String: String])?["code"] == "bad-line")
    #expect(answers[2]["id"] as? String == "7")
    #expect(outcome.status == 2)
    #expect(try footing("lint", "--batch", input: #"{"id": "x", "text": "On 31 April 2004 it rained."}"# + "\n").status == 1)
  }

  @Test func referencesReadNotesAndLists() throws {
    let place = try folder(["list.txt": "T. Lindqvist, \"Under the Sund,\" Strait Review, Vol. 12, No. 3, May 2004, p. 14.\n"])
    let outcome = try footing("references", "list.txt", in: place)
    #expect(outcome.output.contains("T. Lindqvist · “Under the Sund” · Strait Review · 2004-05 · p. 14"))
  }

  // MARK: Configuration

  @Test func theConfigurationIsFoundUpwards() throws {
    let place = try folder([".footing.yml": "rules:\n  invalid-date: note\n  dangling-marker: off\n", "papers/broken.txt": Self.broken])
    let outcome = try footing("lint", "papers/broken.txt", "--format", "concise", in: place)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("note: 31 April 2004") && !outcome.output.contains("dangling-marker"))
    #expect(try footing("lint", "--no-config", "papers/broken.txt", in: place).status == 1)
  }

  @Test func theConfigurationNamesSetsAndFiles() throws {
    let place = try folder([
      ".footing.yml": "include: [\"**/*.txt\"]\nexclude: [\"drafts/**\"]\nsets:\n  trade: [\"papers/*.txt\"]\nfail-on: warning\n",
      "papers/one.txt": "Trade between Norway and Poland was $47 billion in 2012.\n",
      "papers/two.txt": "Trade between Norway and Poland hit $47 billion in 2013, a 4.4 percent increase compared to 2012.\n",
      "drafts/bad.txt": Self.broken,
    ])
    let outcome = try footing("lint", ".", "--format", "concise", in: place)
    #expect(outcome.output.contains("growth-mismatch") && !outcome.output.contains("drafts"))
  }

  @Test(arguments: [
    ("rulez:\n  x: off\n", "did you mean rules?"), ("rules:\n  orphan-nte: off\n", "did you mean orphan-note?"),
    ("rules:\n  orphan-note: loud\n", "has to be off"), ("fail-on: never\n", "fail-on has to be"), ("- a\n- b\n", "list of keys"),
    ("rules: [\n", "is no YAML"),
  ])
  func aBadConfigurationIsNamed(_ yaml: String, _ words: String) throws {
    let place = try folder([".footing.yml": yaml, "clean.txt": Self.clean])
    let outcome = try footing("lint", "clean.txt", in: place)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(".footing.yml") && outcome.errors.contains(words), "\(outcome.errors)")
  }

  // MARK: Output

  private static let samples = [
    "fixtures/strait/1-trade-after-the-tunnel.txt", "fixtures/strait/2-the-neighbours-accounts.txt", "fixtures/strait/3-ferrymen.txt",
  ]

  @Test func theGraphFitsItsSchema() throws {
    let outcome = try footing("graph", "--include-text", Self.samples[0], Self.samples[1], Self.samples[2])
    #expect(try JSONSchema("schemas/footing-graph-1.schema.json").problems(in: outcome.json) == [])
    let dot = try footing("graph", "--format", "dot", Self.samples[0])
    #expect(dot.output.hasPrefix("digraph footing {") && dot.output.hasSuffix("}\n"))
  }

  @Test func theFindingsFitTheirSchema() throws {
    let outcome = try footing("lint", "--format", "json", Self.samples[0], Self.samples[1], Self.samples[2])
    #expect(outcome.status == 1)
    #expect(try JSONSchema("schemas/footing-findings-1.schema.json").problems(in: outcome.json) == [])
  }

  @Test func theSARIFFitsItsSchemaAndGitHub() throws {
    let outcome = try footing("lint", "--format", "sarif", Self.samples[0], Self.samples[1], Self.samples[2])
    #expect(try JSONSchema("Tests/Schemas/sarif-2.1.0.json").problems(in: outcome.json) == [])
    let run = try #require((outcome.json["runs"] as? [[String: Any]])?.first)
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = driver?["rules"] as? [[String: Any]] ?? []
    for rule in rules {
      for (key, limit) in [("shortDescription", 1024), ("fullDescription", 1024), ("help", 100_000)] {
        let text = (rule[key] as? [String: String])?["text"] ?? ""
        #expect(!text.isEmpty && text.count <= limit)
      }
    }
    for result in run["results"] as? [[String: Any]] ?? [] {
      let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
      let region = location?["region"] as? [String: Int] ?? [:]
      #expect(Set(region.keys) == ["startLine", "startColumn", "endLine", "endColumn"])
      let uri = (location?["artifactLocation"] as? [String: String])?["uri"] ?? "/"
      #expect(!uri.hasPrefix("/") && !uri.hasPrefix("."))
      let hash = (result["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"] ?? ""
      #expect(hash.wholeMatch(of: /[0-9a-f]{1,16}:[0-9]+/) != nil)
      let message = (result["message"] as? [String: String])?["text"] ?? ""
      for related in result["relatedLocations"] as? [[String: Any]] ?? [] { #expect(message.contains("](\(related["id"] as? Int ?? 0))")) }
    }
  }

  @Test func annotationsEscapeWhatGitHubReads() throws {
    let place = try folder(["a,b:c.txt": Self.broken])
    let outcome = try footing("lint", "--format", "github", "a,b:c.txt", in: place)
    #expect(outcome.output.contains("::error file=a%2Cb%3Ac.txt,line=1,endLine=1,col=27,endColumn=40,title=invalid-date::31 April 2004"))
  }

  @Test func humanOutputPutsCaretsUnderTheWords() throws {
    let place = try folder(["wide.txt": "日本の貿易は “高い”. It fell on 31 April 2004.\n"])
    let outcome = try footing("lint", "--color", "never", "wide.txt", in: place)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    let at = try #require(lines.firstIndex { $0.contains("日本") })
    // Six wide characters take twelve columns.
    #expect(lines[at + 1] == "  | " + String(repeating: " ", count: 32) + String(repeating: "^", count: 13))
  }

  @Test func colorsAreForTerminals() throws {
    #expect(!(try footing("lint", Self.samples[2]).output.contains("\u{1B}[")))
    #expect(try footing("lint", "--color", "always", Self.samples[2]).output.contains("\u{1B}[31merror"))
  }

  @Test func everyCommandHasHelpWithAnExample() throws {
    for command in ["lint", "graph", "figures", "references", "rules", "explain"] {
      let outcome = try footing(command, "--help")
      #expect(outcome.status == 0 && outcome.output.contains("EXAMPLE"), "\(command)")
    }
    #expect(try footing("--version").output == "0.1.0\n")
    #expect(try footing("rules").output.contains("orphan-note"))
    #expect(try footing("explain", "orphan-note").output.contains("Flagged:"))
  }

  @Test func anyNumberOfJobsGivesTheSameBytes() throws {
    let one = try footing("graph", "--jobs", "1", Self.samples[0], Self.samples[1], Self.samples[2]).output
    for jobs in ["2", "5"] {
      #expect(try footing("graph", "--jobs", jobs, Self.samples[2], Self.samples[0], Self.samples[1]).output == one)
    }
  }
}

/// Documents in other formats than plain text, as the command meets them.
extension CommandTests {
  @Test func formatsAreListed() throws {
    let outcome = try footing("formats")
    #expect(outcome.status == 0)
    let named = outcome.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(named == DocumentFormat.allCases.map(\.rawValue))
  }

  @Test func aMissingHelperCostsItsFileOnly() throws {
    let outcome = try footing(
      "lint", "fixtures/formats/quarry-rail.pdf", "fixtures/formats/quarry-rail.md", environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("install the Debian package poppler-utils"))
    #expect(outcome.output.contains("in 1 document: read 12 footnotes"))
    let listed = try footing("formats", environment: ["PATH": "/nowhere"]).output
    #expect(listed.contains("no: install the Debian package pandoc") && listed.contains("no: install the Debian package poppler-utils"))
  }

  @Test func contentGoesBeforeName() throws {
    let place = try folder([
      "page.txt": "<!DOCTYPE html>\n<html><body><p>Rents rose.<a href=\"#n1\">[1]</a></p><p id=\"n1\">[1] A. Berg.</p></body></html>"
    ])
    func format(_ arguments: String...) throws -> String? {
      ((try footing(["graph"] + arguments, in: place).json["documents"] as? [[String: Any]])?.first?["format"]) as? String
    }
    #expect(try format("page.txt") == "html")
    #expect(try format("--format-in", "text", "page.txt") == "text")
  }

  @Test func placesAreThoseOfTheFile() throws {
    let place = try folder([
      "a.md": "# Trade\n\nIt fell on *31 April 2004*.[^1] So they say.[^2]\n\n[^1]: A. Berg, \"Trade Winds,\" Harbour Post, 3 May 2004.\n"
    ])
    let outcome = try footing("lint", "--format", "concise", "a.md", in: place)
    #expect(outcome.output.contains("a.md:3:13: error: 31 April 2004 is no day of the calendar [invalid-date]"))
    #expect(outcome.output.contains("a.md:3:45: error: marker 2 leads to no note [dangling-marker]"))
    let word = try footing("lint", "--format", "json", "fixtures/formats/quarry-rail.docx")
    #expect(try JSONSchema("schemas/footing-findings-1.schema.json").problems(in: word.json) == [])
  }

  @Test(arguments: ["md", "docx", "html", "pdf", "nxml"]) func graphsOfOtherFormatsFitTheSchema(_ suffix: String) throws {
    let outcome = try footing("graph", "--include-text", "fixtures/formats/quarry-rail.\(suffix)")
    #expect(try JSONSchema("schemas/footing-graph-1.schema.json").problems(in: outcome.json) == [])
    let sarif = try footing("lint", "--format", "sarif", "fixtures/formats/quarry-rail.\(suffix)")
    #expect(try JSONSchema("Tests/Schemas/sarif-2.1.0.json").problems(in: sarif.json) == [])
  }

  @Test func keysAreLookedUpInBibliographies() throws {
    let place = try folder([
      "papers/a.md": "---\nbibliography: refs.bib\n---\n\nRents rose [@berg2014]. Wages fell [@holm2013].\n",
      "papers/refs.bib":
        "@article{berg2014, author = {Berg, Anna}, title = {Rents in the {Capital}}, journaltitle = {City Papers}, date = {2014-03}}\n",
      "more.json": #"[{"id": "holm2013", "type": "book", "title": "Wages", "issued": {"date-parts": [[2013]]}}]"#,
    ])
    let alone = try footing("lint", "--format", "concise", "papers/a.md", in: place)
    #expect(alone.output.contains("papers/a.md:5:36: error: the bibliography has no entry holm2013 [unknown-citation-key]"))
    #expect(try footing("lint", "--bibliography", "more.json", "papers/a.md", in: place).status == 0)
    #expect(try footing("lint", "--bibliography", "missing.bib", "papers/a.md", in: place).status == 2)
  }

  @Test func batchesTakeFormats() throws {
    let lines = [
      #"{"id": "a", "format": "markdown", "text": "Rents rose.[^1]\n\n[^1]: A. Berg, \"Rents,\" City Papers, March 2014.\n"}"#,
      #"{"id": "b", "format": "jats", "text": "<article><body>"}"#, #"{"id": "c", "format": "papyrus", "text": ""}"#,
    ]
    let outcome = try footing("graph", "--batch", input: lines.joined(separator: "\n") + "\n")
    let answers = outcome.output.split(separator: "\n").map {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) ?? [:]
    }
    #expect(outcome.status == 2 && answers.count == 3)
    #expect((answers[0]["notes"] as? [Any])?.count == 1)
    #expect((answers[1]["error"] as? [String: String])?["code"] == "damaged" && answers[1]["id"] as? String == "b")
    #expect((answers[2]["error"] as? [String: String])?["code"] == "unknown-format")
  }
}
