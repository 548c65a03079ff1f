import Footing
import FootingTestSupport
import Testing

/// The examples of the rules are their tests: each flagged one also behind a multi-byte prefix, with CRLF, and under a
/// comment that allows it.
struct RuleExampleTests {
  /// Examples in other formats are tested where those are read.
  private static let all = RuleSet.descriptions.filter { $0.exampleFormat == .text }

  @Test(arguments: all.map(\.id))
  func flagsItsExamples(_ id: String) throws {
    let description = try #require(RuleSet.description(of: id))
    #expect(!description.flagged.isEmpty && !description.accepted.isEmpty)
    for example in description.flagged {
      let marked = MarkedText(example.text)
      for (variant, how) in [
        (marked, "as it is"), (marked.prefixed(with: "Überblick – “日本” und Ärger.\n\n"), "behind a prefix"),
        (marked.withCarriageReturns, "with CRLF"),
      ] {
        let found = findings(in: variant.text).filter { $0.rule == id }
        let first = try #require(found.first, "\(id) is silent \(how)")
        for mark in variant.ranges {
          #expect(
            found.contains { $0.locations.contains { $0.ranges.contains { $0.overlaps(mark) } } },
            "\(id) \(how) does not speak of \(mark), but of \(first.locations)")
        }
      }
    }
  }

  @Test(arguments: all.map(\.id))
  func acceptsItsExamples(_ id: String) throws {
    let description = try #require(RuleSet.description(of: id))
    for example in description.accepted {
      #expect(findings(in: MarkedText(example.text).text).filter { $0.rule == id }.isEmpty, "\(example.text)")
    }
  }

  @Test(arguments: all.map(\.id).filter { $0 != "unused-suppression" })
  func isSilencedByAComment(_ id: String) throws {
    let description = try #require(RuleSet.description(of: id))
    for example in description.flagged {
      let marked = MarkedText(example.text)
      let place = try #require(findings(in: marked.text).first { $0.rule == id }?.locations.first?.ranges.first)
      // The comment goes on a line of its own before the line of the finding.
      let bytes = Array(marked.text.utf8)
      let start = bytes[..<Int(place.start)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let comment = Array("<!-- footing:allow \(id): checked by hand -->\n".utf8)
      let allowed = String(decoding: bytes[..<start] + comment + bytes[start...], as: UTF8.self)
      let found = findings(in: allowed)
      #expect(found.filter { $0.rule == id }.isEmpty, "\(id) is not silenced")
      #expect(!found.contains { $0.rule == "unused-suppression" }, "\(id) does not count the comment as used")
    }
  }

  @Test func everyRuleOfTheFolderIsListed() {
    let files = Repository.files(under: "Sources/Footing/Rules", withSuffix: ".swift")
    let pages = files.filter { (try? Repository.text($0).contains("RuleDescription(\n")) == true }
    #expect(pages.count == RuleSet.descriptions.count)
    #expect(RuleSet.descriptions.map(\.id) == RuleSet.descriptions.map(\.id).sorted())
  }
}
