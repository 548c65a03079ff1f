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
    // A note may point to its own beginning.
    check([coal, oil + " It is long. Eriksen, supra note 2, at 4."], ["supra → 2"])
    check([coal, "Eriksen, supra note 2, at 4."], ["supra → laterNote"])
  }

  @Test func byName() { check([coal, oil, "B. Carlsen, op. cit., p. 3."], ["opCit → 1"]) }
  @Test func byNameAndTitle() {
    let peat = "B. Carlsen, \"Peat and Turf,\" Energy Letters, June 1974."
    check([coal, peat, "Carlsen, Coal, op. cit., p. 3.", "Carlsen, Peat, op. cit."], ["opCit → 1", "opCit → 2"])
  }
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

  /// Law journals of Britain number their notes; what stands in square brackets behind "ibid" is a paragraph.
  @Test func notesInBrackets() {
    let duty = "Anna Lindqvist, ‘Consultation and its Limits’ (2010) 73 Shore Law Review 412, 415."
    check(
      [duty, coal, "Lindqvist (n 1) 420.", "See also Carlsen (n 2) 3; Lindqvist (n 1) 422.", "ibid [25]."],
      ["crossReference → 1", "crossReference → 2", "crossReference → 1", "ibid → severalPrecedingWorks"])
    check(
      [duty, "ibid [25].", "Lindqvist (wie Anm. 1), S. 9.", "Lindqvist (note 1 above), p. 9."],
      ["ibid → 1", "crossReference → 1", "crossReference → 1"])
    check([duty, coal, "Lindqvist (n 2) 420."], ["crossReference → nameNotInNote, rather 1"])
  }

  @Test func companiesAsParties() {
    let cases = ["Marek, Inc. v. Holt, 578 U.S. 330, 340 (2016).", "Dahl v. Moe Bros. Co., Ltd., 504 U.S. 555 (1992)."]
    check(cases + ["Marek, 578 U.S. at 341.", "Dahl, 504 U.S. at 560."], ["short → 1", "short → 2"])
    // An article of a law review is cited by its volume, too, and has no short form of a judgment.
    check(["Anna Lindqvist, Injury in Fact, 110 Harv. L. Rev. 1432, 1440 (1997).", "Lindqvist, supra note 1, at 1445."], ["supra → 1"])
  }

  /// The Chicago Manual shortens a work to a name, a title and a page.
  @Test func shortTitles() {
    let book = "Anna Lindqvist, Salt and Timber: The Ports of the North (New York: Sund University Press, 1998), 44–45."
    let article = "Ole Dahl, “The Price of Salt,” Shore Studies 12, no. 3 (2003): 101–30."
    check(
      [book, article, "Lindqvist, Salt and Timber, 47.", "Dahl, “Price of Salt,” 115; Lindqvist, Salt and Timber, 60."],
      ["short → 1", "short → 2", "short → 1"])
    // Whom no note has named, and what goes on, is no short form.
    check([book, "Oslund, Salt and Timber, 47."], [])
    check([book, "Lindqvist, Tora, and others lived there in 1947."], [])
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
