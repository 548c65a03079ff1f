import Footing
import FootingTestSupport
import Testing

/// The sample reports and what is found in them, kept beside them.
struct GoldenTests {
  private func report(_ folder: String) throws -> String {
    let documents = try Repository.files(under: "fixtures/\(folder)", withSuffix: ".txt").map { path in
      PlainTextReader().document(of: SourceText(try Repository.text(path)), path: path)
    }
    let analysis = Analysis(of: documents)
    var report = ""
    TextReport(analysis.findings(), in: analysis.corpus).write { report += $0 }
    return report
  }

  @Test(arguments: ["strait", "extracted"])
  func findsWhatIsWrong(_ folder: String) throws {
    #expect(Snapshot.difference(try report(folder), from: "fixtures/\(folder)/findings.golden") == nil)
  }

  @Test func findsNothingInTheCleanTwin() throws {
    #expect(try report("strait-clean").hasPrefix("nothing found in 3 documents"))
  }
}
