/// Flags a comment that silences nothing.
enum UnusedSuppression {
  static let description = RuleDescription(
    id: "unused-suppression",
    severity: .note,
    summary: "A comment allows a finding that is not there.",
    rationale: """
      A comment that outlives its reason hides the next mistake of its kind. Take it out, or put it beside the paragraph \
      that it speaks of.
      """,
    accepted: [
      """
      <!-- footing:allow missing-exhibit: the chart is printed in the annex -->
      Exports fell for the third year, as Figure 1 shows.
      """
    ],
    flagged: [
      """
      ⟦<!-- footing:allow missing-exhibit: the chart is printed in the annex -->⟧
      Exports fell for the third year in a row.
      """
    ])
}
