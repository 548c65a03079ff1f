/// A figure of one of several documents.
public struct FigurePlace: Sendable, Hashable, Comparable {
  /// Index among the documents.
  public let document: Int
  /// The figure in that document.
  public let figure: FigureID

  /// In the order of the list.
  public static func < (a: FigurePlace, b: FigurePlace) -> Bool {
    a.document != b.document ? a.document < b.document : a.figure < b.figure
  }
}

/// What two and more figures are to each other, and why.
public struct FigureRelation: Sendable {
  /// The kinds of relation.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The same fact, stated twice, alike.
    case duplicates
    /// Two statements that agree.
    case agreesWith
    /// Alike, but asked by others, of others, or otherwise; they may differ.
    case comparableWith
    /// They cannot both be true.
    case conflictsWith
  }

  /// By which way of comparing it was found.
  enum Ground: Sendable {
    case sameFact
    case sameEvent(lemma: UInt16)
    case otherDates(lemma: UInt16)
    case otherValue
    /// The summary states one value, the text another, and nothing else that could be meant.
    case summary
    /// Two digits have changed places.
    case transposition
    /// The same value for two periods.
    case otherPeriod
    /// A rise here, a fall there.
    case otherDirection
    /// Another edition of the same publication states another value; rounding may still explain it.
    case revision(agrees: Bool)
    case growth(Growth)
    /// Two amounts of one sentence, and a word that says which is the larger one.
    case direction(isFirstLarger: Bool)
    /// A result, the change that led to it in percent, and as an amount; and what the amount is in percent of what was before.
    case changeInPercent(ClosedRange<Double>, falls: Bool)
    /// A total of a table and its parts, and what these sum up to.
    case tableTotal(ClosedRange<Double>)
    /// A cell of a table and the two that it should follow from as in the other rows, and what they make.
    case column(ClosedRange<Double>, ColumnComparer.Derivation)
    /// Parts of a whole, and what they sum up to; the whole is the first figure, or 100 percent.
    case shares(ClosedRange<Double>, hasTotal: Bool)
    /// A quotient, its numerator and denominator, and what these give, times the factor.
    case ratio(ClosedRange<Double>, factor: Double)
    /// A share in a list of amounts with their shares, its amount and the other shares, and what the amount would be by these.
    case listedShare(ClosedRange<Double>)
    /// A measure in two units, and what the first is in the second.
    case conversion(ClosedRange<Double>)
    /// An estimate, and the range in which it is said to lie, as one figure or as its two ends.
    case outsideRange
    case opinion
  }

  /// The arithmetic of a growth rate between two totals.
  struct Growth: Sendable {
    let base: FigurePlace
    let result: FigurePlace
    let rate: FigurePlace
    let falls: Bool
    /// What the base would have to be, and what it can mean as it is written; in its own unit.
    let impliedBase: ClosedRange<Double>
    let statedBase: ClosedRange<Double>
    /// Over how many years a rate of each year leads from the one to the other.
    var years = 1
  }

  /// What the figures are to each other.
  public let kind: Kind
  /// The figures, in order; the first is where to act.
  public let figures: [FigurePlace]
  let ground: Ground
}

extension FigureRelation.Ground {
  /// What two figures of this ground are to each other.
  var kind: FigureRelation.Kind {
    switch self {
    case .sameFact: .duplicates
    case .sameEvent: .agreesWith
    case .otherDates, .otherValue, .summary, .transposition, .conversion, .otherPeriod, .otherDirection, .growth, .direction,
      .changeInPercent, .shares, .ratio, .listedShare, .tableTotal, .column, .outsideRange:
      .conflictsWith
    case .revision, .opinion: .comparableWith
    }
  }
}
