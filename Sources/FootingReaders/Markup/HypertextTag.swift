/// The elements of HTML that say something of a document's structure.
enum HypertextTag: String, CaseIterable {
  // Nothing in these is text of the page.
  case script, style, template, noscript, svg, iframe, object, select, textarea, button, audio, video, canvas, datalist, head
  case annotation, annotationXML = "annotation-xml"
  case title, meta, body, main, article, section, div, header, footer, nav, aside, form, fieldset, address, details, summary, center
  case p, h1, h2, h3, h4, h5, h6, blockquote, pre, hr, br, ul, ol, li, dl, dt, dd, figure, figcaption
  case table, caption, thead, tbody, tfoot, tr, td, th
  case a, sup, sub, q, span, label, input, small, cite, code, time
  case note = "d-footnote", citation = "d-cite", frontMatter = "d-front-matter", noteList = "d-footnote-list"

  private static let byName: [String: HypertextTag] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  init?(named name: String) {
    guard let tag = Self.byName[name] else { return nil }
    self = tag
  }

  var isHidden: Bool {
    switch self {
    case .script, .style, .template, .noscript, .svg, .iframe, .object, .select, .textarea, .button, .audio, .video, .canvas, .datalist,
      .annotation, .annotationXML, .frontMatter, .noteList:
      true
    default: false
    }
  }

  /// It begins on a line of its own.
  var isBlock: Bool {
    switch self {
    case .body, .main, .article, .section, .div, .header, .footer, .nav, .aside, .form, .fieldset, .address, .details, .summary, .center,
      .p, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .hr, .ul, .ol, .li, .dl, .dt, .dd, .figure, .figcaption,
      .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th:
      true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Nothing can stand in it.
  var isVoid: Bool { self == .hr || self == .br || self == .meta || self == .input }
}
