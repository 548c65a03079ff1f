/// Flags a quotation that is given in two wordings.
struct QuotationVariantRule: Rule {
  let description = RuleDescription(
    id: "quotation-variant",
    severity: .warning,
    summary: "One quotation stands in two wordings that differ in a word.",
    rationale:
      "One of them lost a word, or changed it, on its way from the source. Looked at from six words on, where both begin and end alike and a word within differs, of twelve words and more two; what was cut or added in brackets, shorter excerpts, and the titles of works in notes are left alone.",
    accepted: [
      """
      He promised "a tunnel for everybody who has to cross the Sund". The minister spoke of "a tunnel for everybody".

      She recalled "a tunnel for everybody who has [paid] to cross the Sund".

      The board asked for "a review of all pre-launch and acceptance tests" in May, and for "a review of all prelaunch and acceptance tests" in June.

      They sang "row and row and row and row and row and row", and went on.
      """
    ],
    flagged: [
      """
      In May he promised "a tunnel for everybody who has to cross the Sund". It was the year of the long winter.

      In June she recalled ⟦"a tunnel for anybody who has to cross the Sund"⟧.
      """
    ])

  func findings(in corpus: Corpus) -> [Finding] {
    corpus.quotationVariants.map { variant in
      let (first, second) = (variant.first, variant.second)
      return Finding(
        self, "“\(second.odd)” here, “\(first.odd)” in another place that quotes the same",
        at: [Location(second.document, [second.range]), Location(first.document, [first.range])])
    }
  }
}
