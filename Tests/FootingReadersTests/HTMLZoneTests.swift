import Footing
import FootingReaders
import FootingTestSupport
import Testing

/// What of a page is the report, and what belongs to the site around it.
struct HTMLZoneTests {
  private static let report =
    String(repeating: "The council has met and agreed on little. ", count: 12) + "Rents rose by 5 percent in 2012."

  private func figures(_ body: String) async throws -> [String] {
    let page = "<!DOCTYPE html><html><head><title>Rents</title></head><body>\(body)</body></html>"
    let document = try await DocumentReader().document(from: Array(page.utf8), path: "page.html")
    let corpus = Analysis(of: [document]).corpus
    return corpus.figures(of: 0).filter { $0.zone == .body }.map { document.text.string(in: $0.range) }
  }

  @Test(arguments: [
    "<div class=\"sidebar\"><p>Save 40 percent today.</p></div><p>~</p>", "<nav>12 of 40 pages</nav><p>~</p>",
    "<div><p>Join 3,000 readers.</p></div><main><p>~</p></main><div><p>Only $9 a month.</p></div>",
    "<div role=\"banner\">Since 1998, 4,000 issues</div><p>~</p><footer><p>12 offices</p></footer>",
    "<ul><li><a href=\"/a\">The 10 best rents of 2011</a></li><li><a href=\"/b\">400 flats</a></li></ul><p>~</p>",
    "<p>~</p><section id=\"comments\"><p>I pay 900 a month.</p></section>",
    "<p>~</p><form><p>Give 50 dollars</p></form><script>var x = 17;</script>",
    "<p>~</p><pre class=\"screen\">$ df /dev/sda1\nof 512 bytes, 40 percent are used</pre>",
    "<p>~</p><pre><code>let share = 40; // 40 percent of 2048</code></pre>",
    "<div class=\"highlight-python\"><div class=\"highlight\"><pre>share = 40</pre></div></div><p>~</p>", "<pre>~</pre>",
  ])
  func theSiteStatesNothing(_ body: String) async throws {
    #expect(try await figures(body.replacing("~", with: Self.report)) == ["5 percent", "2012"])
  }

  @Test func linksInSentencesAreCitations() async throws {
    let body = "<p>Rents rose by <a href=\"https://example.org/rents\">5 percent</a> in 2012.</p>"
    let document = try await DocumentReader().document(from: Array("<html><body>\(body)</body></html>".utf8), path: "page.html")
    let corpus = Analysis(of: [document]).corpus
    #expect(corpus.citations(of: 0).map { $0.item.url } == ["https://example.org/rents"])
    #expect(corpus.claims(of: 0).map { $0.citations.count } == [1])
  }

  /// A table that is named in the words of a link stands on the page to which the link leads.
  @Test(arguments: [("https://example.org/annex", 0), ("#third", 1)])
  func exhibitsOfOtherPagesAreNotMissing(_ address: String, _ count: Int) async throws {
    let body = """
      <p>Table 1 shows dues; for tolls see <a href="\(address)">Table 2</a>.</p>
      <table><caption>Table 1: Dues</caption><tr><td>1</td></tr></table><table><caption>Table 3: Ships</caption><tr><td>2</td></tr></table>
      """
    let document = try await DocumentReader().document(from: Array("<html><body>\(body)</body></html>".utf8), path: "page.html")
    #expect(Analysis(of: [document]).findings().count { $0.rule == "missing-exhibit" } == count)
  }
}
