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

      1. ⟦E. Ness, "The Late Bridge," Journal of River Studies, 1998.⟧
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
    if item.issued == nil {
      guard [.journalArticle, .newspaperArticle, .book, .chapter, .report, .paperConference, .article].contains(item.kind) else {
        return nil
      }
    } else {
      guard item.kind == .journalArticle, item.issued?.month == nil, item.containerTitle != nil, item.publisher == nil else { return nil }
    }
    let view = TokenView(citation.ranges, in: reading.document.text, lexicon: .english)
    if (0..<view.count).contains(where: { view[$0].isWord && Self.undated.contains(view[$0].key) }) { return nil }
    if item.issued == nil { return (0..<view.count).contains { view.year($0) != nil } ? nil : .date }
    // A number that was read as something else may be the volume.
    let numbers = (0..<view.count).count { view.kind($0) == .digits }
    return numbers <= 1 && !(0..<view.count).contains { view.month($0) != nil } ? .number : nil
  }

  private static let undated = Folding.hashes(
    "forthcoming press undated nd d submitted unpublished manuscript draft online hereafter hereinafter see cit note")
}
