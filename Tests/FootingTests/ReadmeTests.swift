import Footing
import FootingTestSupport
import Foundation
import Testing

/// The README says nothing that does not hold.
struct ReadmeTests {
  /// The library example, as it stands in the README, with a line to collect what it prints.
  @Test func theLibraryExampleRuns() throws {
    var printed: [String] = []
    func print(_ line: String) { printed.append(line) }

    // The example:
    let report = """
      Trade between Norland and Vestria was $47 billion in 2012.[1] Trade between Norland and Vestria
      hit $47 billion in 2013, a 4.4 percent increase compared to 2012.[2]

      Notes

      1. T. Lindqvist, "Under the Sund," Strait Review, 4 May 2013.
      2. O. Dahl, op. cit. [1], p. 19.
      """
    let document = PlainTextReader().document(of: SourceText(report), path: "report.txt")
    let analysis = Analysis(of: [document])
    for finding in analysis.findings() {
      let place = document.text.position(of: finding.locations[0].ranges[0].start)
      print("\(place.line):\(place.column) \(finding.rule): \(finding.message)")
    }
    // End of the example.

    let readme = try Repository.text("README.md")
    #expect(readme.contains("```\n" + printed.joined(separator: "\n") + "\n```"), "\(printed.joined(separator: "\n"))")
    let source = try Repository.text("Tests/FootingTests/ReadmeTests.swift")
    let example = source.components(separatedBy: "// The example:\n")[1].components(separatedBy: "    // End of")[0]
    let shown =
      "import Footing\n\n"
      + example.split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(4) }.joined(separator: "\n")
    #expect(readme.contains(shown.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  /// The example of the documentation catalogue.
  @Test func theCatalogueExampleRuns() throws {
    let bytes = Array("On 31 April 1999 the last ferry left.".utf8)
    var printed: [String] = []
    func print(_ rule: String, _ message: String) { printed.append(rule) }

    let document = try PlainTextReader().document(from: bytes, path: "report.txt")
    let analysis = Analysis(of: [document])
    for finding in analysis.findings() { print(finding.rule, finding.message) }

    #expect(printed == ["invalid-date"])
    let page = try Repository.text("Sources/Footing/Footing.docc/Footing.md")
    #expect(
      page.contains("let analysis = Analysis(of: [document])\nfor finding in analysis.findings() { print(finding.rule, finding.message) }"))
  }

  @Test func theOutputShownIsTheOutput() throws {
    let readme = try Repository.text("README.md")
    let golden = try Repository.text("fixtures/strait/findings.golden")
    let shown = readme.components(separatedBy: "$ footing lint fixtures/strait/*.txt\n")[1].components(separatedBy: "```")[0]
    for finding in shown.components(separatedBy: "\n\n") {
      #expect(golden.contains(finding.trimmingCharacters(in: .newlines)), "\(finding)")
    }
  }

  @Test func theTableNamesEveryRule() throws {
    let readme = try Repository.text("README.md")
    for description in RuleSet.descriptions { #expect(readme.contains("`\(description.id)`"), "\(description.id)") }
  }
}
