/// Flags ranges that run backwards.
struct ReversedRange: Rule {
  let description = RuleDescription(
    id: "reversed-range",
    severity: .warning,
    summary: "A range names its larger or later end first.",
    rationale: """
      Looked at where nothing else can be meant: two years with a dash between them, the pages of a reference, percentages that share \
      their sign, what "ranged from" one value to another, and values of two years, or twice of one, that something went "from" \
      and "to". "From 80 to 60 percent" tells of a change and is left alone.
      """,
    accepted: [
      "The works ran in 1989–1998 and made 8–12 percent of the steel. Support fell from 80 to 60 percent.",
      "Life expectancy is to increase from 80 years to 85 years in 2050.",
    ],
    flagged: [
      "Grants ranged from ⟦$4,000 to $2,500⟧.", "The works ran in the years ⟦1998–1989⟧ and closed.",
      "They made ⟦12–8 percent⟧ of the steel.", "Re-exports fell from ⟦$3.6 billion⟧ in 2008 to $1.1 billion in 2005.",
      "The share of Vestria decreased from ⟦49.7 percent⟧ in 2013 to 49.5 percent in 2013.",
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.eachReading { document, reading in
      reading.claims.figures.indices.filter { isReversed(reading.claims.figures[$0], reading) }.map { index in
        let figure = reading.claims.figures[index]
        let words = reading.document.text.string(in: [figure.range])
        return Finding(self, "\(words) runs backwards", at: [Location(document, [figure.range])])
      }
        + reading.claims.claims.indices.compactMap { changesBackInTime(reading.claims.claims[$0].figures, document, reading) }
        + reading.citations.indices.compactMap { index in
          guard reading.citations[index].form == .full, let place = reading.citations[index].places.pages,
            let text = reading.citations[index].item.page, let pages = Identifiers.pages(text), pages.last < pages.first
          else { return nil }
          return Finding(self, "the pages \(text) run backwards", at: [Location(document, [place])])
        }
    }
  }

  /// "fell from $3.6 billion in 2008 to $1.1 billion in 2005": the first year is the later one, or both are one.
  private func changesBackInTime(_ figures: [FigureID], _ document: Int, _ reading: Reading) -> Finding? {
    guard figures.contains(where: { reading.claims.slots[Int($0.index)].side == .origin }) else { return nil }
    let values = figures.filter { !reading.kind($0).isDate }
    for (origin, goal) in zip(values, values.dropFirst()) {
      let (from, to) = (reading.slots(origin), reading.slots(goal))
      guard from.side == .origin, to.side == .goal, from.isDatedDirectly, to.isDatedDirectly, let first = from.dates, let last = to.dates,
        first.isPoint, last.isPoint, let year = first.from.year, let end = last.from.year,
        end < year || first == last && first.from.month == nil && from.period != to.period
      else { continue }
      return Finding(
        self, end < year ? "goes from \(year) to \(end), back in time" : "goes from \(year) to \(end), the same year",
        at: [Location(document, [reading.figure(origin).range], "\(year)"), Location(document, [reading.figure(goal).range], "\(end)")])
    }
    return nil
  }

  /// It was read so, or "ranged from" its larger end.
  private func isReversed(_ figure: Figure, _ reading: Reading) -> Bool {
    guard figure.zone != .table else { return false }
    guard !figure.isReversed, reading.slots(figure.id).opensRange, let low = figure.value, let high = figure.high?.double else {
      return figure.isReversed
    }
    return low > high && high > 0
  }
}
