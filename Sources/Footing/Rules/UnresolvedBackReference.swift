/// Flags a back-reference that leads nowhere.
struct UnresolvedBackReference: Rule {
  let description = RuleDescription(
    id: "unresolved-back-reference",
    severity: .warning,
    summary: "An ibid., op. cit. or supra leads to no work.",
    rationale:
      "The reader cannot find the source. The finding says why: there is no such note, the note before cites nothing, or no work by that name was cited.",
    accepted: [
      """
      The strike lasted a week.[1] Nobody was dismissed.[2]

      Notes

      1. R. Moe, "A Week Without Trams," City Papers, 3 May 1998.
      2. Ibid., p. 4.
      """
    ],
    flagged: [
      """
      The strike lasted a week.[1] Nobody was dismissed.[2]

      Notes

      1. R. Moe, "A Week Without Trams," City Papers, 3 May 1998.
      2. ⟦R. Moe, op. cit. [9], p. 4.⟧
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.citations.compactMap { citation in
        // What repeats an unresolved reference is unresolved as well; the first of them says it.
        guard citation.form != .key, let reason = citation.reason, citation.suggestion == nil, reason != .pointsIntoText,
          reason != .antecedentUnresolved, !Self.isAmbiguous(reason)
        else {
          return nil
        }
        return Finding(self, "\(corpus.text(citation, in: document)): \(reason.rawValue)", at: [Location(document, citation.ranges)])
      }
    }
  }

  static func isAmbiguous(_ reason: Citation.Reason) -> Bool {
    reason == .severalPrecedingWorks || reason == .severalWorksInNote || reason == .severalWorksByName
  }
}
