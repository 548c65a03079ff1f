/// Flags parts of one whole that do not make it up.
struct ShareSum: Rule {
  let description = RuleDescription(
    id: "share-sum",
    severity: .error,
    summary: "The parts of a whole do not make it up.",
    rationale: """
      Looked at where a sentence names what is left ("the remaining 10 percent") or says that it names all ("made up of", "200 \
      ships: 120 in Oslo and 80 in Bergen"): then the parts make the whole, each taken as the interval that its writing implies. \
      More than a whole is told where nothing can have been counted twice: "farms take 91 percent of the water, households 7 percent \
      and factories 4 percent", or answers of which one is none ("no opinion"). Shares that may overlap are left alone.
      """,
    accepted: [
      "The courts received 4,121 claims in 2014. Of these, 2,040 were about rents, 1,280 about wages, 524 about fences and 277 about other things.",
      "Of the 57 trains, 21 are electric only. The other 36 carry engines as well. The navy has 48 ships, of which 30 are old.",
      "Coal provides 45 percent of the electricity, water 30 percent and the wind the remaining 25 percent.",
    ],
    flagged: [
      "Farms take ⟦91 percent⟧ of the water, households 7 percent and factories 4 percent.",
      "Coal provides ⟦45 percent⟧ of the electricity, water 37 percent and the wind the remaining 25 percent.",
      "Of the ⟦200⟧ ships, 120 were sailing vessels and the other 70 were steamers.",
      "The navy has ⟦48⟧ ships, of which 50 are older than the war.",
      "The courts received ⟦4,121⟧ claims in 2014. Of these, 2,400 were about rents, 1,280 about wages, 524 about fences and 277 about other things.",
      "Of the ⟦57⟧ trains, 31 are electric only. The other 36 carry engines as well.",
      "Norland bought ⟦42 percent⟧ of the ore and Vestria 29 percent. The other six states bought the remaining 39 percent.",
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard case .shares(let sum, let hasTotal) = relation.ground, let first = relation.figures.first else { return nil }
      let terms = relation.figures.dropFirst(hasTotal ? 1 : 0).map { corpus.text($0) }.joined(separator: " + ")
      let made = sum.lowerBound == sum.upperBound ? sum.lowerBound.inDigits : "\(sum.lowerBound.inWords) to \(sum.upperBound.inWords)"
      let (unit, whole) = hasTotal ? ("", corpus.text(first)) : (" percent", "100")
      if hasTotal, relation.figures.count == 2 {
        return Finding(self, "\(terms) cannot be a part of \(whole)", at: relation.figures.map { corpus.location($0) })
      }
      return Finding(
        self, "the parts make \(made)\(unit), not \(whole)",
        at: [corpus.location(first, "\(terms) = \(made)\(unit)")] + relation.figures.dropFirst().map { corpus.location($0) })
    }
  }
}
