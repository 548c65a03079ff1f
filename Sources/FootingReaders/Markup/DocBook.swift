import Footing

/// DocBook, versions 4 and 5.
struct DocBook: MarkupVocabulary {
  let format = DocumentFormat.docbook
  private var count = 0

  mutating func role(of element: MarkupElement, in path: [String], _ text: StructuredText) -> MarkupRole {
    switch element.name {
    case "indexterm", "programlisting", "screen", "remark", "mediaobject", "inlinemediaobject", "graphic", "index", "titleabbrev",
      "colophon",
      "revhistory", "legalnotice", "keywordset", "subjectset", "copyright", "area", "areaset", "toc", "lot":
      return .hidden
    case "info", "bookinfo", "articleinfo", "chapterinfo", "sectioninfo", "prefaceinfo", "authorgroup", "author", "editor":
      return element.name == "author" || element.name == "editor" ? .block(.front) : .section(.front)
    case "date", "pubdate": return path.last.map { $0.hasSuffix("info") } == true ? .date : .text
    case "abstract": return .section(.summary)
    case "title", "subtitle": return heading(element, path)
    case "caption": return .section(.caption)
    case "para", "simpara", "formalpara", "bridgehead", "term", "line", "attribution", "literallayout", "member", "releaseinfo",
      "publishername":
      return .block(element.name == "bridgehead" ? .heading : .body)
    case "blockquote", "epigraph": return .quotedBlock
    case "quote": return .quotation
    case "footnote": return note(element, path)
    case "footnoteref": return .marker(keys: [element["linkend"] ?? ""], label: element["label"])
    case "xref", "link":
      if let key = element["linkend"] { return .pointer(key: key) }
      return element["xlink:href"].map { .link(address: $0) } ?? .text
    case "ulink": return .link(address: element["url"] ?? "")
    case "emphasis": return ["bold", "strong", "underline"].contains(element["role"]) ? .text : .emphasis
    case "citetitle", "foreignphrase": return .emphasis
    case "biblioref": return .citation(keys: [element["linkend"] ?? ""])
    case "biblioentry", "bibliomixed", "biblioset":
      return element.name == "biblioset" ? .text : .entry(key: element["xml:id"] ?? element["id"] ?? "")
    case "table", "informaltable": return .section(nil)
    case "tgroup": return .table
    case "row", "tr": return .row
    case "entry", "td", "th": return .cell
    case "book", "part", "article", "chapter", "preface", "appendix", "section", "sect1", "sect2", "sect3", "sect4", "sect5", "simplesect",
      "set",
      "bibliography", "bibliodiv", "glossary", "itemizedlist", "orderedlist", "variablelist", "listitem", "varlistentry", "figure",
      "example", "note",
      "tip", "warning", "important", "caution", "sidebar", "dedication", "acknowledgements", "thead", "tbody":
      return .section(nil)
    case "superscript": return .raised
    default: return .text
    }
  }

  private func heading(_ element: MarkupElement, _ path: [String]) -> MarkupRole {
    let around = path.last ?? ""
    if ["table", "figure", "example", "informaltable"].contains(around) { return .block(.caption) }
    let isOfDocument = path.count == 1 || path.count == 2 && around.hasSuffix("info")
    return isOfDocument && element.name == "title" ? .shownTitle : .block(.heading)
  }

  private mutating func note(_ element: MarkupElement, _ path: [String]) -> MarkupRole {
    count += 1
    return .note(
      key: element["xml:id"] ?? element["id"] ?? "footnote \(count)", label: element["label"],
      kind: path.contains("entry") ? .table : .footnote,
      isMarked: true)
  }

  func field(of element: MarkupElement, in path: [String]) -> ReferenceField? {
    switch element.name {
    case "title", "citetitle":
      path.last == "biblioset" && path.contains("biblioset") && element["role"] == "journal" ? .containerTitle : .title
    case "author": .author
    case "editor": .editor
    case "surname": .family
    case "firstname", "othername": .given
    case "corpauthor", "orgname", "collab": .literal
    case "publishername": .publisher
    case "pubdate", "date", "year": .year
    case "volumenum": .volume
    case "issuenum": .issue
    case "pagenums", "artpagenums": .pages
    case "isbn": .isbn
    case "biblioid": element["class"] == "doi" ? .doi : element["class"] == "isbn" ? .isbn : .nothing
    case "edition": .edition
    case "address", "city": .place
    case "publisher", "authorgroup", "personname", "biblioset", "copyright", "imprint": .part
    case "abbrev", "releaseinfo": .nothing
    default: nil
    }
  }
}
