public import Footing

/// What was read of the works of a note, in a line.
public enum WorkSummary {
  /// "book; author Anna Marek; title Salt ¦ …", or "comment" where nothing is cited.
  public static func line(of citations: [Citation]) -> String {
    citations.isEmpty ? "comment" : citations.map(describe).joined(separator: " ¦ ")
  }

  private static func describe(_ citation: Citation) -> String {
    let item = citation.item
    func names(_ names: [Reference.Name]) -> String? { names.isEmpty ? nil : names.map(\.whole).joined(separator: " & ") }
    let fields: [(String, String?)] = [
      ("author", names(item.authors)), ("title", item.title), ("translator", names(item.translators)), ("in", item.containerTitle),
      ("editor", names(item.editors)), ("series", item.collectionTitle), ("volume", item.volume), ("issue", item.issue),
      ("page", item.page), ("at", citation.locator == item.page ? nil : citation.locator), ("publisher", item.publisher),
      ("place", item.publisherPlace), ("date", item.issued?.description), ("url", item.url), ("archive", item.archive),
      ("shelf", item.archiveLocation), ("with", item.interviewee),
    ]
    return ([item.kind.rawValue] + fields.compactMap { field, value in value.map { "\(field) \($0)" } }).joined(separator: "; ")
  }
}
