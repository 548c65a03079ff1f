import Footing

/// The Journal Article Tag Suite (ANSI/NISO Z39.96), with what older NLM files have.
struct JATS: MarkupVocabulary {
  let format = DocumentFormat.jats
  private var notes = 0

  mutating func role(of element: MarkupElement, in path: [String], _ text: StructuredText) -> MarkupRole {
    switch element.name {
    case "journal-meta", "permissions", "custom-meta-group", "funding-group", "kwd-group", "article-categories", "self-uri", "counts",
      "object-id", "elocation-id", "volume", "issue", "fpage", "lpage", "tex-math", "mml:annotation", "disp-formula", "graphic", "media",
      "supplementary-material", "article-id", "contrib-id", "email", "aff", "related-article", "related-object", "volume-id", "issue-id",
      "code", "preformat", "floats-wrap", "processing-meta", "permission", "alternatives":
      return element.name == "alternatives" && !path.contains("inline-formula") ? .text : .hidden
    case "pub-history", "history": return .section(.front)
    case "event-desc": return .block(.front)
    case "date": return path.last == "history" || path.contains("pub-history") ? .hidden : .text
    case "pub-date": return .datedBy
    case "year", "month", "day":
      if path.last == "pub-date" { return element.name == "year" ? .year : element.name == "month" ? .month : .day }
    case "season", "string-date": if path.last == "pub-date" { return .hidden }
    case "front", "front-stub", "article-meta", "contrib-group", "author-notes", "title-group": return .section(.front)
    case "article-title": return path.contains("title-group") ? .shownTitle : .text
    case "subtitle", "trans-title", "alt-title": return element.name == "alt-title" ? .hidden : .block(.heading)
    case "abstract", "trans-abstract": return .section(.summary)
    case "contrib", "corresp", "collab": return element.name == "collab" ? .text : .block(.front)
    case "body", "back", "sec", "app", "app-group", "ack", "boxed-text", "list", "def-list", "glossary", "notes", "bio", "sub-article",
      "response",
      "list-item", "fn-group", "ref-list", "table-wrap-foot", "fig", "table-wrap", "fig-group", "statement", "table-wrap-group",
      "floats-group":
      return .section(element.name == "bio" ? .bio : nil)
    case "title": return .block(path.last == "caption" ? .caption : .heading)
    case "label": return label(path, text)
    case "caption": return .section(.caption)
    case "p", "def", "term", "def-item", "verse-line", "attrib", "speech", "speaker", "copyright-statement":
      return .block(.body)
    case "disp-quote", "verse-group": return .quotedBlock
    case "italic": return .emphasis
    case "break": return .lineBreak
    case "table": return .table
    case "tr": return .row
    case "td", "th": return .cell
    case "fn": return note(element, path)
    case "sup": return path.contains("fn") && text.isInNote && !text.isInText && text.openNoteLabel == nil ? .noteLabel : .raised
    case "xref": return reference(element)
    case "ext-link", "uri": return .link(address: element["xlink:href"] ?? "")
    case "ref": return .entry(key: element["id"] ?? "")
    case "element-citation", "mixed-citation", "nlm-citation": return .work
    default: break
    }
    return .text
  }

  private mutating func note(_ element: MarkupElement, _ path: [String]) -> MarkupRole {
    notes += 1
    let isInTable = path.contains("table-wrap-foot") || path.contains("table-wrap")
    let isAtEnd = path.contains("back") || path.contains("fn-group")
    // A note in a paragraph stands where it is marked, if nothing else can lead to it.
    let isMarked = element["id"] == nil && path.contains("p") && !isInTable
    return .note(
      key: element["id"] ?? "fn without id \(notes)", label: element["symbol"], kind: isInTable ? .table : isAtEnd ? .endnote : .footnote,
      isMarked: isMarked)
  }

  private func label(_ path: [String], _ text: StructuredText) -> MarkupRole {
    switch path.last {
    case "fn": .noteLabel
    case "fig", "table-wrap", "boxed-text", "supplementary-material", "media": .block(.caption)
    case "sec", "app": .block(.heading)
    case "aff", "corresp", "ref", "disp-formula", "chem-struct": .hidden
    default: .text
    }
  }

  private func reference(_ element: MarkupElement) -> MarkupRole {
    let keys = element["rid"]?.split(separator: " ").map(String.init) ?? []
    guard !keys.isEmpty else { return .text }
    switch element["ref-type"] {
    case "fn", "table-fn", "author-notes": return .marker(keys: keys, label: nil)
    case "bibr": return .citation(keys: keys)
    case "aff": return .hidden
    case nil: return keys.count == 1 ? .pointer(key: keys[0]) : .text
    default: return .text
    }
  }

  func date(of element: MarkupElement, in path: [String]) -> CalendarDate? {
    guard element.name == "pub-date", let iso = element["iso-8601-date"] else { return nil }
    return CalendarDate(iso: iso)
  }

  func field(of element: MarkupElement, in path: [String]) -> ReferenceField? {
    switch element.name {
    case "element-citation", "mixed-citation", "nlm-citation", "citation":
      switch element["publication-type"] ?? element["citation-type"] {
      case "journal": .kind(.journalArticle)
      case "book": .kind(.book)
      case "report", "gov", "working-paper": .kind(.report)
      case "confproc", "conference": .kind(.paperConference)
      case "web", "website", "webpage": .kind(.webpage)
      case "newspaper", "news": .kind(.newspaperArticle)
      case "thesis": .kind(.thesis)
      case "data", "database": .kind(.dataset)
      default: .part
      }
    case "label": .nothing
    case "name", "string-name": path.contains { $0 == "person-group-editor" } ? .editor : .author
    case "surname": .family
    case "given-names": .given
    case "collab": .literal
    case "article-title", "chapter-title", "data-title": .title
    case "source": .containerTitle
    case "volume": .volume
    case "issue": .issue
    case "fpage": .firstPage
    case "lpage": .lastPage
    case "page-range": .pages
    case "publisher-name": .publisher
    case "publisher-loc": .place
    case "year": .year
    case "month": .month
    case "day": .day
    case "edition": .edition
    case "isbn": .isbn
    case "pub-id", "article-id": element["pub-id-type"] == "doi" ? .doi : element["pub-id-type"] == "isbn" ? .isbn : .nothing
    case "uri", "ext-link": element["ext-link-type"] == "doi" ? .doi : .url
    case "comment", "annotation": .nothing
    default: nil
    }
  }
}
