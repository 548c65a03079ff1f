import Footing
import Yams

/// What the YAML at the top of a Markdown file says of the document.
struct FrontMatterBlock {
  private(set) var title: String?
  private(set) var date: CalendarDate?
  /// The paths of bibliographies, relative to the document.
  private(set) var bibliographies: [String] = []
  /// Entries in the block itself.
  private(set) var references: [String: Reference] = [:]

  init(_ bytes: ArraySlice<UInt8>?) {
    guard let bytes, bytes.count < 1 << 20, let node = try? Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)),
      let block = node.mapping
    else { return }
    title = block["title"]?.string
    date = (block["date"] ?? block["published"])?.string.flatMap { CalendarDate(written: $0) }
    if let one = block["bibliography"]?.string { bibliographies = [one] }
    if let several = block["bibliography"]?.sequence { bibliographies = several.compactMap(\.string) }
    for entry in block["references"]?.sequence ?? [] {
      if let item = CSLItem(entry), let key = item.id { references[key] = item.reference }
    }
  }
}
