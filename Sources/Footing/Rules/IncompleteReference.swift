/// Flags references that lack what a reader needs to find the source.
struct IncompleteReference: Rule {
  let description = RuleDescription(
    id: "incomplete-reference",
    severity: .note,
    summary: "A reference gives no date, or an article no volume, issue or page.",
    rationale:
      "Looked at where a title and an author, a journal or a publisher were read, and nothing in the reference is a year, an address or a word such as “forthcoming”; an article is incomplete also where its year is the only number in it. Laws, judgments, interviews and back-references are left alone. All references of a document that lack the same make one finding.",
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
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      var lacking: [Lack: [Citation]] = [:]
      for citation in reading.citations { if let lack = lack(of: citation, reading) { lacking[lack, default: []].append(citation) } }
      return Lack.allCases.flatMap { lack -> [Finding] in
        guard let found = lacking[lack], let first = found.first else { return [] }
        let message =
          found.count == 1
          ? "\(corpus.text(first, in: document)) gives no \(lack.rawValue)" : "\(found.count) references give no \(lack.rawValue)"
        return [Finding(self, message, at: [Location(document, found.flatMap(\.ranges))])]
      }
    }
  }

  /// What a reader needs to find a source of some type.
  private enum Lack: String, CaseIterable {
    case date
    /// A year of a journal is many hundred pages.
    case number = "volume, issue or page of its journal"
  }

  private func lack(of citation: Citation, _ reading: Reading) -> Lack? {
    let item = citation.item
    guard citation.form == .full, citation.note != nil, item.url == nil, item.doi == nil, item.arXiv == nil, item.title != nil,
      !item.authors.isEmpty, item.containerTitle != nil || item.publisher != nil
    else { return nil }
    let view = TokenView(citation.ranges, in: reading.document.text, lexicon: .english)
    guard !(0..<view.count).contains(where: { explainsItself(view, $0) }) else { return nil }
    if isUndated(item, view) { return .date }
    return isUnnumbered(item, view) ? .number : nil
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
