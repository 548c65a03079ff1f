/// Flags references that lack what a reader needs to find the source.
struct IncompleteReference: Rule {
  let description = RuleDescription(
    id: "incomplete-reference",
    severity: .note,
    summary: "A reference lacks what a reader needs to find the source.",
    rationale:
      "A date is missing where a title and an author, a journal or a publisher were read, and nothing in the reference is a year, an address or a word such as “forthcoming”; an article is incomplete also where its year is the only number in it. Whether publishers of books, pages of articles and days of newspapers are given is a matter of style: one that is missing is told where the other references of the document give theirs, and nothing stands in the reference that may be it. Laws, judgments, interviews and back-references are left alone. All references of a document that lack the same make one finding.",
    accepted: [
      """
      The bridge opened late.[1]

      Notes

      1. E. Ness, "The Late Bridge," River Review, Vol. 3, No. 2, May 1998, p. 14.
      """,
      """
      The bridge opened late.[1]

      Notes

      1. E. Ness, "The Late Bridge," River Review, forthcoming, p. 14.
      """,
    ],
    flagged: [
      """
      The bridge opened late.[1]

      Notes

      1. ⟦E. Ness, "The Late Bridge," River Review, Vol. 3, No. 2, p. 14.⟧
      """,
      """
      The bridge opened late.[1]

      Notes

      1. ⟦D. Ness, "The Late Bridge," Journal of River Studies, 1998.⟧
      """,
      """
      The ports grew.[1] Tolls fell.[2] Trade moved north.[3] The bridge opened late.[4] The ferries went.[5]

      Notes

      1. A. Holt, The Ports of Norland, Oslo: Sund Press, 1984, p. 12.
      2. B. Marek, Tolls and Timber, London: Kyst Books, 1991, p. 40.
      3. C. Strand, The Northern Route, Oslo: Sund Press, 2002, p. 9.
      4. ⟦D. Ness, The Late Bridge, 1998, p. 14.⟧
      5. E. Dahl, Ferries, London: Kyst Books, 2005, p. 77.
      """,
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      var lacking: [Lack: [Citation]] = [:]
      var given: [Lack: Int] = [:]
      for index in reading.citations.indices {
        let citation = reading.citations[index]
        guard mayLack(citation) else { continue }
        let custom = Lack.custom(of: citation.item)
        let whole = corpus.sourceOfCitation[document][index].map { corpus.sources[Int($0.index)].item } ?? citation.item
        let isGiven = custom.map { $0.isGiven(in: whole) || citation.locator != nil && $0 == .page } ?? true
        if isGiven, let custom { given[custom, default: 0] += 1 }
        guard mayNeed(citation.item) || !isGiven else { continue }
        let view = TokenView(citation.ranges, in: reading.document.text, lexicon: .english)
        guard !(0..<view.count).contains(where: { explainsItself(view, $0) }) else { continue }
        if let lack = lack(of: citation, view) {
          lacking[lack, default: []].append(citation)
        } else if let custom, !isGiven, isBare(citation, view, without: custom) {
          lacking[custom, default: []].append(citation)
        }
      }
      return Lack.allCases.flatMap { lack -> [Finding] in
        guard let found = lacking[lack], let first = found.first else { return [] }
        guard lack.isNeeded || given[lack, default: 0] >= max(4, found.count * 4) else { return [] }
        let others = lack.isNeeded ? "" : ", as \(given[lack, default: 0]) others do"
        let message =
          found.count == 1
          ? "\(corpus.text(first, in: document)) gives no \(lack.rawValue)\(others)"
          : "\(found.count) references give no \(lack.rawValue)\(others)"
        return [Finding(self, message, at: [Location(document, found.flatMap(\.ranges))])]
      }
    }
  }

  /// What a reader needs to find a source of some type.
  private enum Lack: String, CaseIterable {
    case date
    /// A year of a journal is many hundred pages.
    case number = "volume, issue or page of its journal"
    case publisher = "publisher or place"
    case page
    case day = "day of its newspaper"

    /// Whatever the style of the document.
    var isNeeded: Bool { self == .date || self == .number }

    /// What a reference of this type may lack by custom.
    static func custom(of item: Reference) -> Lack? {
      switch item.kind {
      // What is dated to the day was given out by whoever wrote it.
      case .book, .document: item.containerTitle == nil && item.issued != nil && item.issued?.day == nil ? .publisher : nil
      case .journalArticle where item.volume != nil || item.issue != nil: .page
      case .newspaperArticle where item.containerTitle != nil && item.issued?.month != nil: .day
      default: nil
      }
    }

    func isGiven(in item: Reference) -> Bool {
      switch self {
      case .date: item.issued != nil
      case .number: item.volume != nil || item.issue != nil || item.page != nil
      case .publisher: item.publisher != nil || item.publisherPlace != nil || item.collectionTitle != nil
      case .page: item.page != nil
      case .day: item.issued?.day != nil
      }
    }
  }

  private func mayLack(_ citation: Citation) -> Bool {
    let item = citation.item
    return citation.form == .full && citation.note != nil && item.url == nil && item.doi == nil && item.arXiv == nil && item.title != nil
      && !item.authors.isEmpty
  }

  /// No date was read, or no number of an article.
  private func mayNeed(_ item: Reference) -> Bool {
    item.issued == nil || item.kind == .journalArticle && item.volume == nil && item.issue == nil && item.page == nil
  }

  private func lack(of citation: Citation, _ view: TokenView) -> Lack? {
    let item = citation.item
    guard item.containerTitle != nil || item.publisher != nil else { return nil }
    if isUndated(item, view) { return .date }
    return isUnnumbered(item, view) ? .number : nil
  }

  /// Nothing stands in the reference that may be what is missing, read as something else.
  private func isBare(_ citation: Citation, _ view: TokenView, without lack: Lack) -> Bool {
    let item = citation.item
    let title = citation.places.title
    let rest = (0..<view.count).filter { title?.contains(view[$0].range) != true }
    if lack != .publisher {
      let numbers = [item.volume, item.issue].count { $0 != nil } + (item.issued == nil ? 0 : 1) + (item.issued?.day == nil ? 0 : 1)
      return rest.count { view.kind($0) == .digits || view[$0].isAllCapitals } <= numbers
    }
    let named = Set((item.authors + item.editors + item.translators).flatMap { Folding.words(of: $0.whole) })
    return !rest.contains { index in
      view[index].isWord && view[index].length > 1 && !named.contains(view[index].key) && !view.isPageWord(index)
        && view.month(index) == nil
        && (view.word(index, is: "in") || !view.is(index, [.function, .ordinal]))
    }
  }

  private func isUndated(_ item: Reference, _ view: TokenView) -> Bool {
    let isPublished: Set<Reference.Kind> = [.journalArticle, .newspaperArticle, .book, .chapter, .report, .paperConference, .article]
    return item.issued == nil && isPublished.contains(item.kind) && !(0..<view.count).contains { view.year($0) != nil }
  }

  /// The year of an article is the only number: one that was read as something else may be the volume.
  private func isUnnumbered(_ item: Reference, _ view: TokenView) -> Bool {
    item.kind == .journalArticle && item.containerTitle != nil && item.publisher == nil && item.issued != nil
      && (0..<view.count).count { view.kind($0) == .digits } == 1 && !(0..<view.count).contains { view.month($0) != nil }
  }

  /// "forthcoming", "in press", "n.d.", "see", "cit.": nothing is missing, or it stands elsewhere.
  private func explainsItself(_ view: TokenView, _ index: Int) -> Bool {
    if view.word(index, is: "press") { return view.word(index - 1, is: "in") }
    if view.word(index, is: "n") { return view.kind(index + 1) == .period && view.word(index + 2, is: "d") }
    return view[index].isWord && Self.explanations.contains(view[index].key)
  }

  private static let explanations = WordSet(
    "forthcoming undated nd submitted unpublished manuscript draft online hereafter hereinafter see cit note")
}
