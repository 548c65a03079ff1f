import FootingTestSupport
import Testing

@testable import Footing

/// Notes in plain text, in the shapes in which extractors leave them. Names say what the text does to a reader.
struct NoteReaderTests {
  /// Checks the labels of the notes, and for each marker its label, its note and the end of the words it belongs to.
  private func check(_ text: String, notes: [String], markers: [String], unread: Bool = false) {
    let corpus = analysis(of: text).corpus
    #expect(corpus.notes(of: 0).map { $0.label ?? "–" } == notes)
    let source = corpus.documents[0].text
    let actual = corpus.markers(of: 0).map { marker in
      let words =
        source.string(in: TextRange(start: marker.anchor > 14 ? marker.anchor - 14 : 0, end: marker.anchor)).split(separator: " ").last
        ?? ""
      return "\(marker.label)→\(marker.note.flatMap { corpus.notes(of: 0)[Int($0.index)].label } ?? "none") \(words)"
    }
    #expect(actual == markers)
  }

  @Test func superscriptsGluedToWordsAndFigures() {
    check(
      """
      The port was closed in 2030.1 The minority)2 and the "majority"3 agreed that 9.3% was enough.4 It had
      cost 41,000.5

      1 A. Berg, "Closing Time," Harbour Post, 3 May 2031.
      2 C. Holm, "Minorities," Harbour Post, 4 May 2031.
      3 D. Ruud, "Majorities," Harbour Post, 5 May 2031.
      4 E. Falk, "Enough," Harbour Post, 6 May 2031.
      5 H. Ruud, "What It Cost," Harbour Post, 7 May 2031.
      """, notes: ["1", "2", "3", "4", "5"],
      markers: ["1→1 2030.", "2→2 minority)", "3→3 \"majority\"", "4→4 enough.", "5→5 41,000."])
  }

  @Test func markersSetOffByBlanksBeforeNotesThatAreComments() {
    let text = """
      Reports 1 from the harbour say that the dredging system 2 failed twice in the spring, and that the sensors 3 showed
      nothing before the ships of the north ran aground 4 on the bar.

      1 The first report is kept by the ministry, which has not
      published it.
      2 The dredging system has two pumps, which take turns.
      3 What the pilots call a sensor is a lead on a line.
      4 The bar was not on any chart of that time.
      """
    check(text, notes: ["1", "2", "3", "4"], markers: ["1→1 Reports", "2→2 system", "3→3 sensors", "4→4 aground"])
    // Without such numbers before them, the lines are a list.
    check(
      text.replacing(" 1 from", with: " from").replacing(" 2 failed", with: " failed").replacing(" 3 showed", with: " showed"),
      notes: [], markers: [])
  }

  @Test func rangesOfRaisedNumbers() {
    check(
      """
      Ports were closed,1 opened2–4 and closed again.5

      1. Berg, A. et al. Closing time. Harb. Lett. 46, 45–53 (2010).
      2. Holm, C. Minorities. Harb. Lett. 47, 12–18 (2011).
      3. Ruud, D. & Falk, E. Majorities. Harb. Lett. 48, 9–14 (2012).
      4. Falk, E. Enough. Harb. Lett. 49, 101–110 (2013).
      5. Ruud, H. What it cost. Harb. Lett. 50, 3–9 (2014).
      """, notes: ["1", "2", "3", "4", "5"],
      markers: ["1→1 closed,", "2→2 opened", "3→3 opened", "4→4 opened", "5→5 again."])
  }

  @Test func referencesInBracketsBesideFootnotes() {
    check(
      """
      Ports were closed [2] after the strike,1 and opened [4, 1] when it had ended.2 They were closed again [3].

      1 The strike began in May.
      2 It ended in June, as the Harbour Post had said it would.

      References

      [1] A. Berg, "Closing Time," Harbour Post, 3 May 2031.
      [2] C. Holm, "Minorities," Harbour Post, 4 May 2031.
      [3] D. Ruud, "Majorities," Harbour Post, 5 May 2031.
      [4] E. Falk, "Enough," Harbour Post, 6 May 2031.
      """, notes: ["1", "2", "1", "2", "3", "4"],
      markers: ["2→2 closed", "1→1 strike,", "4→4 opened", "1→1 opened", "2→2 ended.", "3→3 again"])
  }

  @Test func footOfThePageBehindTheNotes() {
    let pages = ["coal.1", "iron.2", "tin.3"].enumerated().map { index, what in
      """
      HOLT & DAHL: MINES OF THE NORTH \(index + 4)/41
      This page of the report has something to say of \(what)
      \(index + 1) A. Berg, "Metals of the North," Mining Letters, May 199\(index).
      Electronic copy available at: https://papers.example/abstract=449
      """
    }
    for pageBreak in ["\u{0C}", "\n\u{0C}\n"] {
      let corpus = analysis(of: pages.joined(separator: "\n" + pageBreak)).corpus
      #expect(corpus.citations(of: 0).map(\.item.url) == [nil, nil, nil])
      #expect(corpus.citations(of: 0).map { $0.item.issued?.year } == [1990, 1991, 1992])
    }
  }

  @Test func notesAtTheFootOfTwoPages() {
    check(
      """
      The first page speaks of coal.1 It also speaks of iron,2 and breaks off in the middle of a

      ________________
      1 A. Berg, "Coal," Mining Letters, May 1999.
      2 C. Holm, "Iron," Mining Letters, June 1999.

      sentence that goes on here.3 Then it ends.

      ________________
      3 D. Ruud, "Tin," Mining Letters, July 1999.
      """, notes: ["1", "2", "3"], markers: ["1→1 coal.", "2→2 iron,", "3→3 here."])
    let claims = analysis(
      of: """
        The first page speaks of 5 mines.1 It breaks off in the middle of a

        ________________
        1 A. Berg, "Coal," Mining Letters, May 1999.

        sentence with 7 mines.2

        ________________
        2 D. Ruud, "Tin," Mining Letters, July 1999.
        """
    ).corpus
    let broken = claims.claims(of: 0).first { $0.ranges.count == 2 }
    #expect(broken.map { claims.documents[0].text.string(in: $0.ranges) } == "It breaks off in the middle of a sentence with 7 mines.")
  }

  @Test func numbersSetOffByBlanks() {
    check(
      """
      The pilots asked for a raise. 1 Nobody answered them in that year. 2 So they wrote to the council,
      which sent 40 letters in return, 3 and to the minister, who sent none 4

      1. A. Berg, Closing Time, HARBOUR POST (May 3, 2031).
      2. C. Holm, Nobody Answers, HARBOUR POST (May 4, 2031).
      3. D. Ruud, Forty Letters, HARBOUR POST (May 5, 2031).
      4. E. Falk, None at All, HARBOUR POST (May 6, 2031).

      12

      A page of three lines follows. It has two notes only. 5 The second of them stands behind a comma, 6 and
      the page ends in Section 7 of the report.

      5. H. Ruud, Three Lines, HARBOUR POST (May 7, 2031).
      6. H. Ruud, Two Notes, HARBOUR POST (May 8, 2031).
      """, notes: ["1", "2", "3", "4", "5", "6"],
      markers: ["1→1 raise.", "2→2 year.", "3→3 return,", "4→4 none", "5→5 only.", "6→6 comma,"])
  }

  @Test func numbersThatBeginAgainOnEachPage() {
    check(
      """
      Ferries ran daily.1 Nobody counted them.2

      1 A. Berg, "Ferries," Harbour Post, 3 May 1931.
      2 C. Holm, "Counting," Harbour Post, 4 May 1931.

      Trains came later.1 They were counted.2

      1 D. Ruud, "Trains," Harbour Post, 5 May 1941.
      2 E. Falk, "Counts," Harbour Post, 6 May 1941.
      """, notes: ["1", "2", "1", "2"], markers: ["1→1 daily.", "2→2 them.", "1→1 later.", "2→2 counted."])
  }

  @Test func footnotesInBracketsBehindTheirParagraph() {
    check(
      """
      The queen was warned.[1] She stayed.[2]

      [Footnote 1: Official report, 1896.]

      [Footnote 2: Ibid.]
      """, notes: ["1", "2"], markers: ["1→1 warned.", "2→2 stayed."])
  }

  @Test func signsThatBeginAgainOnEachPage() {
    check(
      """
      The treaty* was never read in full.† Nobody minded, and *everybody* signed.

      * The treaty of Port Anders, 1871.
      † Except by its clerk, who died young.

      The second treaty* was read aloud.

      * The treaty of Oslund, 1903.
      """, notes: ["*", "†", "*"], markers: ["*→* treaty", "†→† full.", "*→* treaty"])
  }

  @Test func raisedLetters() {
    check(
      """
      Wages roseᵃ and prices did not.ᵇ

      ᵃ In the yards only.
      ᵇ Bread excepted.
      """, notes: ["a", "b"], markers: ["a→a rose", "b→b not."])
  }

  @Test func lettersInBracketsAndBeforeFullStops() {
    check(
      """
      Wages rose[a] and prices did not.[b]

      a. In the yards only.
      b. Bread excepted.
      """, notes: ["a", "b"], markers: ["a→a rose", "b→b not."])
    check("What is needed:\n\na. a bridge\nb. a road\nc. money\n", notes: [], markers: [])
  }

  @Test func starsOfAListAreNoNotes() {
    check("What is needed:\n\n* a bridge\n* a road\n* money\n", notes: [], markers: [])
  }

  @Test func severalNotesInOneMarker() {
    check(
      """
      Beds were scarce.[1, 2] Doctors were scarcer.[1-3]

      Notes

      1. A. Berg, "Beds," Ward Letters, May 1999.
      2. C. Holm, "More Beds," Ward Letters, June 1999.
      3. D. Ruud, "Doctors," Ward Letters, July 1999.
      """, notes: ["1", "2", "3"],
      markers: ["1→1 scarce.", "2→2 scarce.", "1→1 scarcer.", "2→2 scarcer.", "3→3 scarcer."])
  }

  /// The extractor cuts a page at each superscript: what followed the marker comes after the next block, with the blank
  /// that stood before it, and the next marker leads the block behind.
  @Test func blocksThatAnExtractorDisplaced() {
    let text = """
      Since 1989 the dispute (or the quarrel, as it is called in the capital)

      1

      The dispute no longer hinders trade between the two ports, at least officially.

       has so far prevented a treaty that would end the war between the two ports.

      2 However, trade stays far below what it could be, and nobody expects that to change
      before the spring.3

      1 A. Berg, "The Quarrel," Harbour Post, 3 May 2004.
      2 C. Holm, "Trade All the Same," Harbour Post, 4 May 2004.
      3 D. Ruud, "Springtime," Harbour Post, 5 May 2004.
      """
    check(text, notes: ["1", "2", "3"], markers: ["1→1 capital)", "2→2 officially.", "3→3 spring."])
    let corpus = analysis(of: text).corpus
    #expect(corpus.markers(of: 0).map(\.displaced) == [true, true, false])
    let claim = corpus.claim(of: corpus.markers(of: 0)[0].id, in: 0)
    #expect(
      claim.map { corpus.documents[0].text.string(in: $0.ranges) }
        == "Since 1989 the dispute (or the quarrel, as it is called in the capital) has so far prevented a treaty that would end the war between the two ports."
    )
  }

  @Test func listsAreNoNotes() {
    check(
      """
      What has to be done is plain:

      1. Build the bridge before the winter.
      2. Open it to everyone.
      3. Charge nobody for the first year.
      """, notes: [], markers: [])
  }

  @Test func numbersOfPagesAreNeitherMarkersNorNotes() {
    check(
      """
      Sund Papers No. 4

      The first page has one note.1

      1 A. Berg, "Pages," Harbour Post, 3 May 2004.

      2

      Sund Papers No. 4

      The second page has another.2

      2 C. Holm, "More Pages," Harbour Post, 4 May 2004.

      3

      Sund Papers No. 4

      The third page has none.
      """, notes: ["1", "2"], markers: ["1→1 note.", "2→2 another."])
  }

  @Test func aNoteKeepsItsLinesAndNoOthers() {
    let corpus = analysis(
      of: """
        Trade rose.1 It fell again.2

        1 A. Berg, "Rise and
        Fall," Harbour Post, 3 May 2004,
        p. 14.
        2 C. Holm, "Fall," Harbour Post, 4 May 2004.

        This paragraph belongs to the body and not to note 2.
        """
    ).corpus
    let texts = corpus.notes(of: 0).map { corpus.documents[0].text.string(in: $0.ranges) }
    #expect(texts == ["A. Berg, \"Rise and Fall,\" Harbour Post, 3 May 2004, p. 14.", "C. Holm, \"Fall,\" Harbour Post, 4 May 2004."])
  }
}
