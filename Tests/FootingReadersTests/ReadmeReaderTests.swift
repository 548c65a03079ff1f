import Footing
import FootingReaders
import FootingTestSupport
import Testing

/// The example of the README that reads another format: it compiles, and it prints what stands there.
struct ReadmeReaderTests {
  @Test func theExamplePrintsWhatItSays() async throws {
    let draft = """
      Trade reached $47 billion in 2012.[^customs] It has doubled since.[^2]

      [^customs]: "Trade in Figures," Customs Monitor, May 2013.
      """
    let document = try await DocumentReader().document(from: Array(draft.utf8), path: "draft.md")
    var printed: [String] = []
    for finding in Analysis(of: [document]).findings() {
      let place = document.position(of: finding.locations[0].ranges[0].start)
      printed.append("\(place.line ?? 0):\(place.column ?? 0) \(finding.rule): \(finding.message)")
    }
    let readme = try Repository.text("README.md")
    #expect(printed == ["1:67 dangling-marker: marker 2 leads to no note"])
    for line in printed { #expect(readme.contains(line)) }
    for line in draft.split(separator: "\n") { #expect(readme.contains(line)) }
  }
}
