import Footing

/// Reads EPUB: the files of its spine, in order, as one document.
struct EPUBReader {
  let bytes: [UInt8]
  let request: ReadRequest

  func document() throws(ReadError) -> Document {
    let package = try OfficePackage(bytes, format: .epub)
    let contents = ElementCollector(["rootfile"])
    try package.parse(try package.required("META-INF/container.xml"), named: "META-INF/container.xml", qualified: false, into: contents)
    guard let root = contents.elements.lazy.compactMap({ $0.element["full-path"] }).first else {
      throw .damaged(format: .epub, line: nil, problem: "META-INF/container.xml names no root file")
    }
    let opf = ElementCollector(["item", "itemref", "title", "date"])
    try package.parse(try package.required(root), named: root, qualified: false, into: opf)
    let page = Hypertext(format: .epub)
    for file in spine(opf, root) {
      guard let bytes = try package.content(of: file) else { continue }
      let text: SourceText
      do { text = try TextDecoder.text(from: bytes) } catch { throw .text(error) }
      page.begin(file: file)
      try HTMLReader.parse(text, into: page, format: .epub)
    }
    var notes = HypertextNotes(page)
    var builder = notes.resolved()
    request.apply(to: &builder)
    var properties = request.properties(.epub)
    properties.title = opf.elements.first { $0.element.name == "title" }?.text.trimmed
    properties.fallbackDate = opf.elements.first { $0.element.name == "date" }.flatMap { CalendarDate(written: $0.text.trimmed) }
    return builder.document(properties)
  }

  /// The files in reading order; those that the spine leaves out (notes in some books) come last.
  private func spine(_ opf: ElementCollector, _ root: String) -> [String] {
    var paths: [String: String] = [:]
    var pages: [String] = []
    for (element, _) in opf.elements where element.name == "item" {
      guard let id = element["id"], let href = element["href"] else { continue }
      paths[id] = PathName.resolve(href, from: root)
      let isPage = element["media-type"] == "application/xhtml+xml" || element["media-type"] == "text/html"
      if isPage, !element.has("nav", in: "properties") { pages.append(id) }
    }
    let ordered = opf.elements.filter { $0.element.name == "itemref" }.compactMap { $0.element["idref"] }
    let known = Set(ordered)
    var seen = Set<String>()
    return (ordered + pages.filter { !known.contains($0) }).compactMap { paths[$0] }.filter { seen.insert($0).inserted }
  }
}
