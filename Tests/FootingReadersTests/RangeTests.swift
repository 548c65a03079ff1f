import Footing
import FootingReaders
import FootingTestSupport
import Foundation
import Testing

/// What a graph says of places is true: its ranges lie on the boundaries of characters and hold the text that they are
/// said to hold, in the reading text or in the note that they name; and lines and columns lie in the file.
struct RangeTests {
  @Test(arguments: SameGraphTests.suffixes) func rangesHoldTheirText(_ suffix: String) async throws {
    let path = "fixtures/formats/quarry-rail.\(suffix)"
    let document = try await DocumentReader().document(from: try Repository.bytes(path), path: path)
    try RangeCheck.check(Analysis(of: [document]).corpus, path)
  }

  /// In formats with lines the file has, at the place of a marker, the sign of the marker.
  @Test(arguments: ["md", "html", "nxml", "dbk"]) func placesLieInTheFile(_ suffix: String) async throws {
    let path = "fixtures/formats/quarry-rail.\(suffix)"
    let text = try Repository.text(path)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    let document = try await DocumentReader().document(from: Array(text.utf8), path: path)
    let corpus = Analysis(of: [document]).corpus
    #expect(corpus.figures(of: 0).count > 20)
    for figure in corpus.figures(of: 0) {
      let position = document.position(of: figure.range.start)
      let words = Array(document.text.string(in: figure.range).unicodeScalars)
      let line = try #require(position.line.map { lines[$0 - 1] })
      let column = try #require(position.column)
      #expect(Array(line.dropFirst(column - 1).prefix(words.count)) == words, "\(path):\(position.line ?? 0):\(column)")
    }
  }
}

enum RangeCheck {
  static func check(_ corpus: Corpus, _ what: String) throws {
    var bytes: [UInt8] = []
    var writer = JSONWriter { bytes += $0 }
    GraphJSON(corpus).write(to: &writer, includeText: true)
    writer.finish()
    let graph = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    func list(_ key: String) -> [[String: Any]] { graph[key] as? [[String: Any]] ?? [] }
    let whole = Array((list("documents").first?["text"] as? String ?? "").utf8)
    let notes = Dictionary(
      list("notes").map { ($0["id"] as? String ?? "", Array(($0["text"] as? String ?? "").utf8)) }, uniquingKeysWith: { first, _ in first })
    func words(_ range: [String: Any]) -> String? {
      let text = (range["in"] as? String).flatMap { notes[$0] } ?? whole
      guard let start = range["start"] as? Int, let end = range["end"] as? Int, start <= end, end <= text.count else { return nil }
      return String(validating: text[start..<end], as: UTF8.self)
    }
    for key in ["markers", "quotations", "figures"] {
      for node in list(key) {
        let range = node["range"] as? [String: Any] ?? [:]
        let found = words(range)
        #expect(found != nil, "\(what): \(key) \(range)")
        if key != "markers" { #expect(found.map(plain) == (node["text"] as? String).map(plain), "\(what): \(range)") }
      }
    }
    for key in ["claims", "citations"] {
      for node in list(key) {
        let ranges = node["ranges"] as? [[String: Any]] ?? []
        let found = ranges.map { words($0) ?? "?" }.joined(separator: " ")
        #expect(plain(found) == plain(node["text"] as? String ?? ""), "\(what): \(key) \(ranges)")
      }
    }
  }

  private static func plain(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
