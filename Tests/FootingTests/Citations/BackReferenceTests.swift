import FootingTestSupport
import Testing

@testable import Footing

/// Where back-references lead, or why they lead nowhere.
struct BackReferenceTests {
  /// Reads the lines as the notes of a report, and says of each back-reference where it leads.
  private func check(_ notes: [String], _ expected: [String]) {
    let body = notes.indices.map { "Sentence number \($0 + 1) has a marker.[\($0 + 1)]" }.joined(separator: " ")
    let list = notes.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n")
    let corpus = analysis(of: body + "\n\nNotes\n\n" + list + "\n").corpus
    let actual = corpus.citations(of: 0).filter { $0.form.isBackReference }.map { citation -> String in
      let target = citation.refersTo.flatMap { corpus.notes(of: 0)[Int($0.index)].label }
      let suggestion = citation.suggestion.flatMap { corpus.notes(of: 0)[Int($0.index)].label }
      return "\(citation.form.rawValue) → " + (target ?? citation.reason.map { "\($0)" } ?? "?")
        + (suggestion.map { ", rather \($0)" } ?? "")
    }
    #expect(actual == expected)
  }

  private let coal = "B. Carlsen, \"Coal,\" Energy Letters, May 1973."
  private let oil = "D. Eriksen, \"Oil,\" Energy Letters, June 1973."

  @Test func byNumber() {
    check([coal, oil, "B. Carlsen, op. cit. [1], p. 3.", "Eriksen, supra note 2, at 4."], ["opCit → 1", "supra → 2"])
  }

  @Test func byName() { check([coal, oil, "B. Carlsen, op. cit., p. 3."], ["opCit → 1"]) }
  @Test func byPlace() { check([coal, "Ibid., p. 4.", "Ibid."], ["ibid → 1", "ibid → 1"]) }
  @Test func byAcronym() {
    check(["\"Energy Outlook,\" in Northern Energy Review (NER) 1973, Oslund, May 1973.", oil, "NER, op. cit. [1], p. 3."], ["opCit → 1"])
  }

  @Test func theFirstOfTwoWorks() {
    check(["\(coal) E. Falk, \"Gas,\" Energy Letters, July 1973.", "E. Falk, op. cit. [1], p. 3."], ["opCit → 1"])
  }

  @Test func wrongNumber() { check([coal, oil, "B. Carlsen, op. cit. [2], p. 3."], ["opCit → nameNotInNote, rather 1"]) }
  @Test func noSuchNote() { check([coal, "B. Carlsen, op. cit. [9]."], ["opCit → noSuchNote"]) }
  @Test func nothingBefore() { check(["Ibid., p. 4.", coal], ["ibid → noPrecedingWork"]) }
  @Test func aCommentBefore() {
    check(["This was never proved and will never be proved by anyone.", "Ibid., p. 4."], ["ibid → precedingNoteIsComment"])
  }
  @Test func severalBefore() { check(["\(coal) \(oil)", "Ibid., p. 4."], ["ibid → severalPrecedingWorks"]) }
  @Test func severalByOneAuthor() {
    check([coal, "B. Carlsen, \"Peat,\" Energy Letters, June 1974.", "B. Carlsen, op. cit., p. 3."], ["opCit → severalWorksByName"])
  }

  @Test func interviewsStandBetween() {
    check([coal, "Interview with Hanna Moe, Oslund, 4 May 1999.", "Ibid."], ["ibid → 2"])
  }

  @Test func habitsOfOtherLanguages() {
    check([coal, "Ivi, p. 7.", "Ebenda, p. 8.", "Ibíd., p. 9.", "〃, p. 10."], ["ibid → 1", "ibid → 1", "ibid → 1", "ibid → 1"])
    check([coal, "Carlsen, cit., p. 12.", "B. Carlsen, ob. cit., p. 13."], ["opCit → 1", "opCit → 1"])
  }

  @Test func shortForms() {
    let book = "Anna Holt, Salt and Timber in the North, Oslo, Sund Press, 1994, p. 12."
    check([coal, book, "Holt 1994, p. 30.", "Holt, Salt and Timber, p. 31.", "Ibid."], ["short → 2", "short → 2", "ibid → 2"])
    // Another year, another work.
    check([coal, book, "Holt 1998, p. 30."], [])
    check([coal, "\(book) A. Holt, The Price of Salt, Oslo, Sund Press, 1994.", "Holt 1994, p. 30."], [])
  }

  @Test func announcedNames() {
    check(
      [coal, "K. Lund, \"The Ministry and its Rivals\" (hereafter \"Rivals\"), Strait Review, Vol. 4, 1999, p. 3.", "\"Rivals,\" p. 9."],
      ["short → 2"])
  }

  @Test func circlesEnd() {
    check(["B. Carlsen, op. cit. [2].", "D. Eriksen, op. cit. [1]."], ["opCit → laterNote", "opCit → nameNotInNote"])
  }
}
