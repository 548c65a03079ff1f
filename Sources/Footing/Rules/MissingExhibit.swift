/// Flags a mention of a figure or table that is not there.
struct MissingExhibit: Rule {
  let description = RuleDescription(
    id: "missing-exhibit",
    severity: .warning,
    summary: "The text points to a figure, table or box that has no caption in the document.",
    rationale: """
      The exhibit was left out or renumbered. Silent where another document is spoken of: in notes, where it is named ("Table 2 of \
      the annual report"), where its words are a link to another page, and where the number is far beyond those of \
      the document.
      """,
    accepted: [
      """
      Prices doubled within a year, as Figure 1 shows, and then fell back.

      Figure 1: Prices, 2001 to 2005
      """,
      "Prices doubled within a year, as Table 2 of the annual report shows, and then fell back.",
      "Prices doubled within a year, as Figure 7 shows, and then fell back.",
      """
      Prices doubled within a year, as Figures 1 and 2 show, and then fell back.

      Fig. 1: Prices, 2001 to 2005

      Fig. 2. Wages, 2001 to 2005
      """,
    ],
    flagged: [
      """
      Prices doubled within a year, as ⟦Figure 1⟧ shows, and then fell back, as Figure 2 shows.
      """,
      """
      Prices doubled within a year, as ⟦Figure 1⟧ shows, and then fell back.
      """,
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      var missing: [ExhibitMention] = []
      var named = Set<ExhibitKey>()
      let last = lastNumbers(reading.claims)
      for mention in reading.claims.exhibitMentions where mention.key.number <= last[mention.key.series] ?? 0 {
        if named.insert(mention.key).inserted, !reading.claims.exhibits.contains(mention.key), !isCode(mention, in: reading.document),
          !leadsElsewhere(mention, in: reading.document)
        {
          missing.append(mention)
        }
      }
      return Dictionary(grouping: missing, by: \.key.series).values.flatMap { missing in
        findings(missing, ofMentioned: named.count { $0.series == missing[0].key.series }, in: document, reading.document.text)
      }
    }
  }

  /// One finding each; one for all of them where most exhibits of a series have no caption, and as a note where they are many: they
  /// are pictures, or bound apart from the text.
  private func findings(_ missing: [ExhibitMention], ofMentioned count: Int, in document: Int, _ text: SourceText) -> [Finding] {
    guard count > 1, missing.count * 2 > count else {
      return missing.map { mention in
        let name = text.string(in: [mention.range])
        let isOne = name.split(separator: " ").count <= 2
        let message =
          isOne
          ? "\(name) is mentioned, but no caption of that number stands in the document"
          : "\(name) are mentioned, but no caption of number \(mention.key.number) stands in the document"
        return Finding(self, message, at: [Location(document, [mention.range])])
      }
    }
    let message = "\(missing.count) of \(count) exhibits of this series are mentioned, but have no caption in the document"
    var finding = Finding(self, message, at: missing.prefix(8).map { Location(document, [$0.range]) })
    if count > 2 { finding.severity = .note }
    return [finding]
  }

  /// Its words are a link to another page: it stands there.
  private func leadsElsewhere(_ mention: ExhibitMention, in document: Document) -> Bool {
    guard let links = document.structure?.links else { return false }
    let first = partitionPoint(links.count) { links[$0].range.end <= mention.range.start }
    return first < links.count && links[first].range.overlaps(mention.range) && !links[first].address.hasPrefix("#")
  }

  /// "Chart 0040" is the code of a record.
  private func isCode(_ mention: ExhibitMention, in document: Document) -> Bool {
    document.text.string(in: [mention.range]).contains(" 0")
  }

  /// The last number of each series: of those with a caption, and of the mentions that count on from there, but for one that nothing
  /// mentions.
  private func lastNumbers(_ claims: ClaimTable) -> [UInt32: UInt32] {
    var last: [UInt32: UInt32] = [:]
    for exhibit in claims.exhibits { last[exhibit.series] = max(last[exhibit.series] ?? 0, exhibit.number) }
    let mentioned = claims.exhibitMentions.map(\.key).sorted { $0.number < $1.number }
    for key in mentioned where key.number <= (last[key.series] ?? 0) + 2 {
      last[key.series] = max(last[key.series] ?? 0, key.number)
    }
    return last
  }
}
