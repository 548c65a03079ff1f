import Footing

/// The XML of the Federal Register (rules, notices) and of statutes in United States Legislative Markup.
struct GovernmentXML: MarkupVocabulary {
  let format = DocumentFormat.govxml
  private var count = 0

  mutating func role(of element: MarkupElement, in path: [String], _ text: StructuredText) -> MarkupRole {
    switch element.name {
    // Federal Register
    case "PRTPAGE", "STARS", "GPH", "MATH", "CNTNTS", "AUTH": return .hidden
    case "PREAMB": return .section(.front)
    case "SUBJECT": return .shownTitle
    case "HD", "TTITLE", "SECTNO", "RESERVED", "PART":
      return element.name == "PART" ? .section(nil) : .block(element.name == "TTITLE" ? .caption : .heading)
    case "AGENCY", "CFR", "DEPDOC", "RIN", "ACT", "SUM", "DATES", "ADD", "FURINF", "EFFDATE": return .section(nil)
    case "FRDOC", "BILCOD", "FILED", "SIG": return .section(.furniture)
    case "P", "FP", "AMDPAR", "NAME", "TITLE", "DATED", "LI": return .block(.body)
    case "EXTRACT": return .quotedBlock
    // The Federal Register's files have no blanks around italics and bold; raised and lowered signs belong to their words.
    case "E": return ["02", "03", "04", "05", "07"].contains(element["T"] ?? "") ? .spaced : .text
    case "FTNT": return note("FTNT", .footnote)
    case "TNOTE": return note("TNOTE", .table)
    case "SU": return text.isInNote && !text.isInText ? .noteLabel : .labelledMarker
    case "GPOTABLE": return .table
    case "BOXHD", "ROW": return .row
    case "CHED", "ENT": return .cell
    case "SUPLINF", "REGTEXT", "SECTION", "SUBPART", "APPENDIX", "LSTSUB": return .section(nil)
    // Legislation
    case "meta", "preface", "toc", "signatures", "sourceCredit", "editorialNote": return element.name == "editorialNote" ? .text : .hidden
    case "longTitle", "shortTitle", "officialTitle": return .block(.front)
    case "section", "subsection", "paragraph", "subparagraph", "clause", "subclause", "item", "level", "title", "subtitle", "chapter",
      "subchapter",
      "part", "subpart", "division", "appendix", "continuation", "proviso", "statutoryNote", "note", "notes":
      return .section(nil)
    case "quotedContent": return .quotedBlock
    case "quotedText": return .text
    case "footnote": return .note(key: element["id"] ?? "footnote \(count)", label: nil, kind: .footnote, isMarked: false)
    case "sup": return text.isInNote && !text.isInText && text.openNoteLabel == nil ? .noteLabel : .raised
    case "ref": return element.has("footnoteRef", in: "class") ? .marker(keys: [element["idref"] ?? ""], label: nil) : .text
    case "table": return .table
    case "tr": return .row
    case "td", "th": return .cell
    case "p": return .block(.body)
    case "heading":
      return path.last.map { ["title", "chapter", "part", "subtitle", "appendix"].contains($0) } == true ? .block(.heading) : .text
    default: return .text
    }
  }

  private mutating func note(_ name: String, _ kind: NoteKind) -> MarkupRole {
    count += 1
    return .note(key: "\(name) \(count)", label: nil, kind: kind, isMarked: false)
  }

  func field(of element: MarkupElement, in path: [String]) -> ReferenceField? { nil }
}
