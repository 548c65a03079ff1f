/// Flags two values for one fact.
struct FigureConflict: Rule {
  let description = RuleDescription(
    id: "figure-conflict",
    severity: .error,
    summary: "The same thing has two values that no rounding brings together.",
    rationale: """
      Two figures conflict when kind, unit (kilometres are compared with miles), period and direction are the same, the names of \
      either clause stand in the other sentence, what is measured is told in the same words, and the intervals that the two \
      writings imply do not meet. A word that only one side has must not narrow down what is measured ("youth" unemployment, \
      exports "of cocoa"); where both have words of their own, one value must look like a slip of the pen for the other. \
      Estimates are not compared with outcomes, constant prices with current ones, one named source with another, or one edition \
      of a publication with the next. Of two lists that differ in one \
      figure, that one is told. The same telling value for two years, a rise here and a fall there, and a number that a \
      table has with one digit changed are told as well.

      Two numbers in which two digits have changed places ("45.7", "47.5") are told for less: nothing must tell apart what they \
      measure, and one of them may say more than the other. And what a summary states the text must state, too: where it has another \
      value, and that alone could be meant, that is a warning.
      """,
    accepted: [
      """
      Of the fees the pilots paid 62 percent, the ferries 27 percent and the yachts 11 percent.

      Of the tolls the pilots paid 70 percent, the ferries 37 percent and the yachts 4 percent.
      """,
      "In 2012 trade between Norway and Poland reached $47.1 billion. Trade between Norway and Poland reached about $47 billion in 2012.",
      "Exports of Norland to Vestria were 40,000 tonnes in 2010. In 2010 exports of Norland to Ostria were 25,000 tonnes.",
    ],
    flagged: [
      """
      Of the fees the pilots paid 62 percent, the ferries ⟦27 percent⟧ and the yachts 11 percent.

      It was the year of the second tunnel. The pilots paid 62 percent of the fees, the ferries 37 percent and the yachts 11 percent.
      """,
      "Exports of Norland were ⟦40,000 tonnes⟧ in 2010. The harbours were full. In 2010 exports of Norland were 25,000 tonnes.",
      "In 2012 bilateral trade between Norway and Poland reached ⟦$47 billion⟧. Bilateral trade between Norway and Poland reached $27 billion in 2012.",
      """
      Summary

      Pumps consumed ⟦9.2 terawatt hours⟧ of electricity in 2016.

      How much is pumped

      In 2016, tube wells used 8.1 terawatt hours of electricity, a tenth of what the country needs. They have changed the plain.
      """,
      "The museum received ⟦43,210⟧ visitors in 2012. It has a new roof. In 2012, 42,310 visitors came to the museum.",
      """
      In 2013 freight in Aldmouth was ⟦423 thousand tonnes⟧, more than in any year before.

      Harbour               2012     2013
      Freight in Aldmouth   410      432
      Freight in Varnhem    205      218
      Freight in Osmund     118      121
      """,
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.relations.compactMap { relation in
      guard relation.kind == .conflictsWith, relation.figures.count == 2 else { return nil }
      let (first, second) = (relation.figures[0], relation.figures[1])
      switch relation.ground {
      case .otherValue:
        return Finding(
          self, "states \(corpus.text(first)) here and \(corpus.text(second)) in another place",
          at: [corpus.location(first, corpus.interval(first)), corpus.location(second, corpus.interval(second))])
      case .summary:
        return Finding(
          self, "the summary states \(corpus.text(first)), and the text \(corpus.text(second))",
          at: [corpus.location(first), corpus.location(second)], severity: .warning)
      case .transposition:
        return Finding(
          self, "states \(corpus.text(first)) here and \(corpus.text(second)) in another place: two digits have changed places",
          at: [corpus.location(first), corpus.location(second)])
      case .otherPeriod:
        let (one, other) = (corpus.dated(first), corpus.dated(second))
        return Finding(
          self, "states \(corpus.text(first)) for \(one.message ?? "") here and for \(other.message ?? "") in another place",
          at: [one, other], severity: .warning)
      case .otherDirection:
        return Finding(
          self, "\(corpus.direction(first)) of \(corpus.text(first)) here and \(corpus.direction(second)) in another place",
          at: [corpus.location(first, corpus.direction(first)), corpus.location(second, corpus.direction(second))])
      default: return nil
      }
    }
  }
}

extension Corpus {
  /// A figure with the date that it belongs to, which is the message.
  fileprivate func dated(_ place: FigurePlace) -> Location {
    let reading = readings[place.document]
    guard let date = reading.slots(place.figure).period.map({ reading.figure($0) }), let dates = date.dates else { return location(place) }
    let ranges = [figure(place).range, date.range].sorted { $0.start < $1.start }
    return Location(place.document, ranges, dates.from.description)
  }

  fileprivate func direction(_ place: FigurePlace) -> String { figure(place).change == .fall ? "a fall" : "a rise" }

  /// "between 31.5 billion and 32.5 billion as written"
  func interval(_ place: FigurePlace) -> String? { Interval(figure(place)).map { $0.inWords + " as written" } }
}

extension Double {
  /// "31.5 billion", "84.65"; at most four significant digits.
  var inWords: String { inWords(toWithin: nil) }

  /// - Parameter error: what the last digit must still show, where four digits do not.
  func inWords(toWithin error: Double?) -> String {
    for (limit, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] where magnitude >= limit {
      return (self / limit).inDigits(toWithin: error.map { $0 / limit }) + " " + word
    }
    return inDigits(toWithin: error)
  }

  var inDigits: String { inDigits(toWithin: nil) }

  private func inDigits(toWithin error: Double?) -> String {
    var step = magnitude >= 1000 ? 1.0 : magnitude >= 100 ? 10 : magnitude >= 10 ? 100 : 1000
    if let error, error > 0 { while step * error < 0.999, step < 1e6 { step *= 10 } }
    let rounded = (self * step).rounded() / step
    guard rounded.magnitude < 1e15 else { return String(self) }
    return rounded == rounded.rounded() ? Self.grouped(Int64(rounded)) : String(rounded)
  }

  /// "326,460"; numbers of four digits stay whole.
  private static func grouped(_ number: Int64) -> String {
    guard number.magnitude >= 10_000 else { return String(number) }
    let digits = Array(String(number.magnitude))
    let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
    return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }
}
