public import Footing
import Foundation

/// What a graph says, in lines that do not depend on where things stand in a file or how its format sets quotation marks.
public enum GraphSummary {
  public static func lines(of corpus: Corpus) throws -> [String] {
    var bytes: [UInt8] = []
    var writer = JSONWriter { bytes += $0 }
    GraphJSON(corpus).write(to: &writer, includeText: true)
    writer.finish()
    guard let graph = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else { return [] }
    return Reader(graph: graph).lines()
  }

  private struct Reader {
    let graph: [String: Any]

    func lines() -> [String] {
      var lines: [String] = []
      for node in list("documents") { lines.append("document: \(plain(node["title"])) · \(plain(node["date"]))") }
      for node in list("notes") { lines.append("note \(plain(node["label"])): \(plain(node["text"])) · \(plain(node["content"]))") }
      for node in list("markers") {
        lines.append(
          "marker \(plain(node["label"])) → note \(plain(find("notes", node["note"])["label"])) · \(plain(find("claims", node["claim"])["text"]))"
        )
      }
      for node in list("claims") {
        lines.append("claim: \(plain(node["text"]))")
        for id in node["figures"] as? [String] ?? [] {
          let figure = find("figures", id)
          let value = (figure["value"] as? [Any]).map { $0.map { "\($0)" }.joined(separator: " to ") } ?? plain(figure["value"])
          let date = (figure["date"] as? [String: Any]).map { "\(plain($0["from"]))/\(plain($0["to"]))" } ?? ""
          lines.append(
            "  \(plain(figure["kind"])) \(value)\(date) \(plain(figure["unit"])) \(plain(figure["bound"])) “\(plain(figure["text"]))”")
        }
        for id in node["quotations"] as? [String] ?? [] { lines.append("  quotes \(plain(find("quotations", id)["text"]))") }
      }
      for node in list("citations") {
        let target = find("notes", node["refersTo"])["label"]
        lines.append(
          "citation: \(plain(node["text"])) · \(plain(node["form"])) · \(plain(node["locator"])) · \(plain(target)) · \(plain(node["reason"]))"
        )
      }
      for node in list("sources") {
        let item = node["item"] as? [String: Any] ?? [:]
        let authors = (item["author"] as? [[String: Any]] ?? []).map { plain($0["literal"] ?? $0["family"]) }.joined(separator: "; ")
        let count = (node["citations"] as? [Any])?.count ?? 0
        lines.append(
          "source: \(plain(item["type"])) · \(authors) · \(plain(item["title"])) · \(plain(item["container-title"])) · \(plain(item["publisher"])) · \((item["issued"] as? [String: Any]).map { "\($0["date-parts"] ?? "")" }.map { $0.filter { !$0.isWhitespace } } ?? "") · \(count)"
        )
      }
      return lines
    }

    private func list(_ key: String) -> [[String: Any]] { graph[key] as? [[String: Any]] ?? [] }
    private func find(_ key: String, _ id: Any?) -> [String: Any] {
      guard let id = id as? String else { return [:] }
      return list(key).first { $0["id"] as? String == id } ?? [:]
    }

    /// Straight quotation marks, single blanks.
    private func plain(_ value: Any?) -> String {
      guard let value, !(value is NSNull) else { return "" }
      var text = "\(value)"
      for (curly, straight) in [("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("\u{A0}", " ")] {
        text = text.replacingOccurrences(of: curly, with: straight)
      }
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}
