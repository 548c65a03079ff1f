import Footing
import Testing

/// Items of a list against the total told before it.
struct ListedPartsTests {
  private static let lists: [(total: String, parts: [String], finding: String?)] = [
    ("222,146", ["2,222", "24,690", "195,234"], nil),
    ("222,146", ["2,222", "24,690", "159,234"], "the parts make 186,146, not 222,146"),
    ("212,146", ["2,222", "24,690", "195,234"], "the parts make 222,146, not 212,146"),
    // Some of the parts, or all of a smaller number: no single slip explains that.
    ("222,146", ["2,222", "24,690"], nil), ("222,146", ["2,222", "24,690", "11,234"], nil),
    // Small numbers come together by chance.
    ("146", ["22", "24", "101"], nil),
  ]

  @Test(arguments: lists.indices, ["- ", "• "])
  func partsThatASlipKeepsFromTheTotalAreFound(_ index: Int, _ bullet: String) {
    let (total, parts, finding) = Self.lists[index]
    let items = parts.map { "\(bullet)\($0) were hurt in one way or another, fewer than before" }
    let lead = "The total number of casualties, \(total), was lower than before. By injury:"
    let text = "\(lead)\n\n\(items.joined(separator: "\n"))\n\nNothing else is known of them.\n"
    let document = PlainTextReader().document(of: SourceText(text), path: "list.txt")
    let found = Analysis(of: [document]).findings().filter { $0.rule == "share-sum" }
    #expect(found.map(\.message) == [finding].compactMap(\.self), "\(text)")
  }
}
