import Footing
import FootingTestSupport
import Foundation
import Testing

@testable import FootingReaders

/// The sources of a report as a bibliography: what is written is read back, and other tools read it too.
struct SourceListTests {
  private static let report = """
    Freight doubled.[1] Nobody asked why.[2] Oil was cheap.[3] It stayed so.[4]

    Notes

    1. T. Lindqvist and O. Dahl, "Under the Sund & Back," Strait Review, Vol. 12, No. 3, May 2004, p. 14-19.
    2. O. Dahl, The Pipe Under the Sund, London, Sund University Press, 2008, p. 3.
    3. "Machines on Rails," The Harbour Times, 3 March 2014, <https://times.example/rails>, accessed 4 May 2015.
    4. Ibid.
    """

  private func list(_ form: SourceList.Form) -> [UInt8] {
    let document = PlainTextReader().document(of: SourceText(Self.report), path: "report.txt")
    var bytes: [UInt8] = []
    let box = Box()
    SourceList([Analysis(of: [document]).corpus]).write(form) { box.bytes += $0 }
    bytes = box.bytes
    return bytes
  }

  private final class Box { var bytes: [UInt8] = [] }

  @Test(arguments: [SourceList.Form.cslJSON, .bibTeX])
  func isReadBack(_ form: SourceList.Form) throws {
    let entries = Bibliography.entries(in: list(form))
    #expect(entries.count == 3)
    let article = try #require(entries["lindqvist2004"])
    #expect(article.title?.contains("Under the Sund") == true)
    #expect(article.authors.map(\.family) == ["Lindqvist", "Dahl"])
    #expect(article.containerTitle == "Strait Review")
    #expect(article.volume == "12")
    #expect(article.issue == "3")
    #expect(["14-19", "14–19"].contains(article.page))
    #expect(article.issued?.year == 2004)
    #expect(article.kind == .journalArticle)
    #expect(entries["dahl2008"]?.publisher == "Sund University Press")
    #expect(
      entries.values.contains { $0.url == "https://times.example/rails" && $0.accessed == CalendarDate(year: 2015, month: 5, day: 4) })
  }

  @Test func asRIS() {
    let lines = String(decoding: list(.ris), as: UTF8.self).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("TY  - ") } == 3)
    #expect(lines.count { $0.hasPrefix("ER  - ") } == 3)
    for line in ["AU  - Lindqvist, T.", "SP  - 14", "EP  - 19", "VL  - 12", "DA  - 2014/03/03/", "Y2  - 2015/05/04/"] {
      #expect(lines.contains { $0 == line }, "\(line)")
    }
  }

  /// pandoc's citeproc sets a bibliography of it.
  @Test(arguments: [(SourceList.Form.cslJSON, "json"), (.bibTeX, "bib")])
  func citeprocSetsIt(_ form: SourceList.Form, _ suffix: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sources-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let bibliography = folder.appendingPathComponent("list.\(suffix)")
    try Data(list(form)).write(to: bibliography)
    let text = folder.appendingPathComponent("all.md")
    try Data("---\nnocite: \"@*\"\n---\n".utf8).write(to: text)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pandoc", "--citeproc", "--bibliography", bibliography.path, "-t", "plain", "--wrap=none", text.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for words in ["Under the Sund & Back", "Strait Review 12 (3): 14–19", "Sund University Press", "Machines on Rails"] {
      #expect(output.contains(words), "\(words) in \(output)")
    }
  }
}
