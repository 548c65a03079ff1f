/// One quotation in two wordings.
struct QuotationVariant: Sendable {
  struct Place: Sendable {
    let document: Int
    let range: TextRange
    /// The words that the other wording has not, with one on either side.
    let odd: String
  }

  let first: Place
  let second: Place
}

/// Finds quotations that are the same but for a word or two: one of them lost a word, or changed one, on its way from the source.
///
/// Both must begin and end alike, so that a shorter excerpt is no other wording, and what somebody has cut or put in brackets
/// is left alone. Quotations are grouped by four words in a row, and each is held against few others. Linear.
struct QuotationComparer {
  let readings: [Reading]

  private static let span = 4
  private static let fewestWords = 6
  private static let mostWords = 120
  private static let comparedAtMost = 4

  private struct Quoted {
    let document: Int
    let range: TextRange
    let view: TokenView
    /// The tokens that are words or numbers, and their keys.
    let tokens: [Int]
    let keys: [UInt32]
  }

  func variants() -> [QuotationVariant] {
    var quoted: [Quoted] = []
    var places: [UInt64: [Int]] = [:]
    var variants: [QuotationVariant] = []
    for (document, reading) in readings.enumerated() {
      for quotation in reading.claims.quotations where (Self.fewestWords...Self.mostWords).contains(quotation.wordCount) {
        let zone = reading.claims.claims[Int(quotation.claim.index)].zone
        guard zone != .note, zone != .furniture, zone != .table, let own = words(of: quotation, document, reading) else { continue }
        let shingles = shingles(of: own.keys)
        var others: [Int] = []
        for other in shingles.lazy.flatMap({ places[$0] ?? [] }) where !others.contains(other) && others.count < 2 * Self.comparedAtMost {
          others.append(other)
        }
        for shingle in shingles where places[shingle, default: []].count < Self.comparedAtMost {
          places[shingle, default: []].append(quoted.count)
        }
        // Where the same words stand already, they are no news.
        if !others.contains(where: { quoted[$0].keys == own.keys }),
          let variant = others.sorted().lazy.compactMap({ self.variant(quoted[$0], own) }).first
        {
          variants.append(variant)
        }
        quoted.append(own)
      }
    }
    return variants
  }

  private func shingles(of keys: [UInt32]) -> [UInt64] {
    keys.indices.dropLast(Self.span - 1).map { start in
      keys[start..<(start + Self.span)].reduce(LetterHash("q")) { $0.with(number: Int($1)) }.value
    }
  }

  /// Nil where it stands in no quotation marks, or something in it was cut or added and says so.
  private func words(of quotation: Quotation, _ document: Int, _ reading: Reading) -> Quoted? {
    let view = TokenView([quotation.range], in: reading.document.text, lexicon: .english)
    // What only the markup sets apart may be a list of definitions.
    guard view[0].isQuote, !(0..<view.count).contains(where: { [.ellipsis, .openBracket, .replacement].contains(view.kind($0)) }) else {
      return nil
    }
    let tokens = (0..<view.count).filter { view[$0].isWord || view.kind($0) == .digits }
    guard tokens.count >= Self.fewestWords else { return nil }
    return Quoted(document: document, range: quotation.range, view: view, tokens: tokens, keys: tokens.map { view[$0].key })
  }

  private func variant(_ first: Quoted, _ second: Quoted) -> QuotationVariant? {
    let (start, end) = first.keys[...].commonEnds(with: second.keys[...])
    let (odd, other) = (start..<(first.keys.count - end), start..<(second.keys.count - end))
    // A word or two within; of short quotations one.
    let longest = max(first.keys.count, second.keys.count)
    guard start >= 2, end >= 2, max(odd.count, other.count) <= (longest >= 12 ? 2 : 1), !odd.isEmpty || !other.isEmpty else { return nil }
    let (one, two) = (place(first, odd), place(second, other))
    // "pre-launch", "prelaunch", "classifica- tions": a word that a hyphen parts is the same word.
    return Folding.letters(one.odd) == Folding.letters(two.odd) ? nil : QuotationVariant(first: one, second: two)
  }

  private func place(_ quoted: Quoted, _ odd: Range<Int>) -> QuotationVariant.Place {
    let first = quoted.tokens[max(0, odd.lowerBound - 1)]
    let last = quoted.tokens[min(quoted.tokens.count - 1, odd.upperBound)]
    return QuotationVariant.Place(document: quoted.document, range: quoted.range, odd: quoted.view.string(first, through: last))
  }
}
