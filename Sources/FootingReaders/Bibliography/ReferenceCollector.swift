import Footing

/// What an element in an entry of a bibliography holds.
enum ReferenceField {
  case kind(Reference.Kind)
  case title, containerTitle, volume, issue, firstPage, lastPage, pages, publisher, place, year, month, day, date(String), doi, isbn, url,
    edition
  case author, editor, family, given, literal
  /// Structured parts are inside; its own words are not one.
  case part
  /// Words that belong to no field: numbers of notes, comments.
  case nothing
}

/// Collects the fields of one entry as a reader of markup meets them. What the markup does not name is not guessed; an
/// entry without any field is read as it is printed.
struct ReferenceCollector {
  private var item = Reference()
  private var all = ""
  /// The markup named a part of it.
  private(set) var hasFields = false
  private var open: [(field: ReferenceField, words: String)] = []
  private var name: Reference.Name? = nil
  private var pages: (first: String?, last: String?) = (nil, nil)
  private var parts: (year: Int?, month: Int?, day: Int?) = (nil, nil, nil)

  mutating func open(_ field: ReferenceField) {
    switch field {
    case .author, .editor: name = Reference.Name()
    case .kind(let kind): item.kind = kind
    case .date(let date): if item.issued == nil { item.issued = CalendarDate(written: date) }
    default: break
    }
    open.append((field, ""))
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    let words = String(decoding: bytes, as: UTF8.self)
    if all.utf8.count < 20_000 { all += words }
    for index in open.indices.suffix(6) where open[index].words.utf8.count < 20_000 { open[index].words += words }
  }

  mutating func close() {
    guard let (field, raw) = open.popLast() else { return }
    let words = raw.collapsingBlanks
    func set(_ path: WritableKeyPath<Reference, String?>) { if item[keyPath: path] == nil, !words.isEmpty { item[keyPath: path] = words } }
    switch field {
    case .title: set(\.title)
    case .containerTitle: set(\.containerTitle)
    case .volume: set(\.volume)
    case .issue: set(\.issue)
    case .publisher: set(\.publisher)
    case .place: set(\.publisherPlace)
    case .doi: set(\.doi)
    case .isbn: set(\.isbn)
    case .url: set(\.url)
    case .edition: set(\.edition)
    case .pages: set(\.page)
    case .firstPage: pages.first = words
    case .lastPage: pages.last = words
    case .year: parts.year = Int(words.prefix { $0.isNumber })
    case .month: parts.month = Int(words)
    case .day: parts.day = Int(words)
    case .family: name?.family = words
    case .given:
      let before = name?.given
      name?.given = [before, words].compactMap(\.self).joined(separator: " ")
    case .literal: if name != nil { name?.literal = words } else if !words.isEmpty { item.authors.append(Reference.Name(literal: words)) }
    case .author: endName(words, \.authors)
    case .editor: endName(words, \.editors)
    case .kind, .part, .date, .nothing: return
    }
    hasFields = true
  }

  private mutating func endName(_ words: String, _ list: WritableKeyPath<Reference, [Reference.Name]>) {
    guard var own = name else { return }
    name = nil
    if own.family == nil, own.literal == nil { own.literal = words }
    if !own.last.isEmpty { item[keyPath: list].append(own) }
  }

  var reference: Reference {
    guard hasFields else { return Reference(parsing: all.collapsingBlanks) }
    var item = item
    if item.page == nil, let first = pages.first { item.page = pages.last.map { "\(first)–\($0)" } ?? first }
    if item.issued == nil, let year = parts.year {
      let date = CalendarDate(year: year, month: parts.month, day: parts.day)
      item.issued = date.isPossible ? date : CalendarDate(year: year)
    }
    return item
  }
}
