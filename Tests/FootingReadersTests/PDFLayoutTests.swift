import FootingTestSupport
import Testing

@testable import Footing
@testable import FootingReaders

/// What stands on a page is read in the order in which people read it.
struct PDFLayoutTests {
  private func fragment(_ text: String, _ left: Double, _ top: Double, height: Double = 12) -> PDFFragment {
    PDFFragment(
      left: left, top: top, width: Double(text.utf8.count) * height / 2, height: height, size: height, isBold: false,
      bytes: Array(text.utf8))
  }

  /// A page of blocks, each the lines of some text.
  private func page(_ blocks: [[PDFFragment]]) -> PDFPage {
    var page = PDFPage(number: 1, width: 1_000, height: 1_000)
    page.fragments = blocks.flatMap(\.self)
    page.blocks = blocks.compactMap { block in
      block.first.map { first in block.reduce(first.box) { $0.union($1.box) } }
    }
    return page
  }

  private func lines(_ blocks: [[PDFFragment]]) -> [String] {
    PDFLayout(page: page(blocks)).columns().joined().map { $0.fragments.map(\.text).joined(separator: " ") }
  }

  private func paragraph(_ name: String, _ left: Double, _ top: Double) -> [PDFFragment] {
    (0..<4).map { fragment("The \(name) is dredged, line \($0)", left, top + Double($0) * 16) }
  }

  @Test func columnsAreReadOneAfterTheOther() {
    // Four columns, the last short, the heading of a page above them, and poppler's order by rows.
    let read = lines([
      [fragment("Ports and their tolls", 40, 40, height: 30)],
      paragraph("north", 40, 100), paragraph("south", 290, 100), paragraph("east", 540, 100),
      [fragment("The west has no harbour at all.", 790, 100)],
      paragraph("northern basin", 40, 200), paragraph("southern basin", 290, 200), paragraph("eastern basin", 540, 200),
    ])
    #expect(read.count == 26)
    #expect(
      read.filter { $0.hasSuffix("line 0") || !$0.contains("line") } == [
        "Ports and their tolls", "The north is dredged, line 0", "The northern basin is dredged, line 0",
        "The south is dredged, line 0", "The southern basin is dredged, line 0",
        "The east is dredged, line 0", "The eastern basin is dredged, line 0", "The west has no harbour at all.",
      ])
  }

  @Test func whatReachesOverColumnsPartsThem() {
    let read = lines([
      paragraph("north", 40, 100), paragraph("south", 540, 100),
      [fragment("Tolls of all the harbours together, in thousands of crowns, for the years of the long peace and before", 40, 200)],
      paragraph("east", 40, 260), paragraph("west", 540, 260),
    ])
    #expect(
      read.map { $0.split(separator: " ")[1] }.filter { ["north", "south", "of", "east", "west"].contains($0) }.map(String.init)
        == [
          "north", "north", "north", "north", "south", "south", "south", "south", "of", "east", "east", "east", "east", "west", "west",
          "west", "west",
        ])
  }

  @Test func numbersStandBeforeTheirItems() {
    // The numbers of notes as blocks of their own, nearer to their words than to the column on the left.
    let read = lines([
      paragraph("north", 40, 100),
      [fragment("7", 540, 100)], [fragment("8", 540, 140)],
      [fragment("Harbour office, letter to the author.", 560, 100), fragment("It bears no date.", 560, 116)],
      [fragment("Harbour Review 12, May 1998, p. 4.", 560, 140)],
    ])
    #expect(read.suffix(3) == ["7 Harbour office, letter to the author.", "It bears no date.", "8 Harbour Review 12, May 1998, p. 4."])
  }

  @Test func tablesAreReadByRows() {
    let read = lines([
      [fragment("Timber and other wood", 40, 100), fragment("Salt from the pans", 40, 116), fragment("Fish, dried or smoked", 40, 132)],
      [fragment("12.4", 400, 100), fragment("8.1", 400, 116), fragment("30.0", 400, 132)],
      [fragment("14.0", 500, 100), fragment("7.9", 500, 116), fragment("28.5", 500, 132)],
    ])
    #expect(read == ["Timber and other wood 12.4 14.0", "Salt from the pans 8.1 7.9", "Fish, dried or smoked 30.0 28.5"])
  }

  @Test func aHeadingIsALineByItself() {
    let read = lines([[fragment("Endnotes", 40, 100, height: 70)], paragraph("north", 400, 104)])
    #expect(read.contains("Endnotes"))
    #expect(read.count == 5)
  }

  @Test func lettersPrintedTwiceAreReadOnce() {
    #expect(
      lines([[fragment("Tolls fell", 40, 100), fragment("Tolls fell", 40.6, 100.3), fragment("Tolls fell", 300, 100)]]) == [
        "Tolls fell Tolls fell"
      ])
  }

  @Test func noWordIsLostWhereverItStands() {
    for seed in 0..<200 {
      var random = Seeded(UInt64(seed))
      func place(_ random: inout Seeded) -> Double { random.pick([Double.random(in: -50...1_050, using: &random), 0, 500, 1e5, -1e5]) }
      let blocks = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        let (left, top) = (place(&random), place(&random))
        return (0..<Int.random(in: 1...6, using: &random)).map { line in
          let text = random.pick(["7", "▪", "12.5", "Tolls of the north", "The harbours of the north were dredged again last year"])
          return fragment(
            "\(text) \(Int.random(in: 0..<1_000_000, using: &random))", left, top + Double(line * 14), height: random.pick([6, 12, 40]))
        }
      }
      var page = page(blocks)
      // Blocks that know nothing of the words.
      page.blocks.append(PDFBox(left: 400, top: 700, right: 100, bottom: -3))
      if seed % 5 == 0 { page.blocks.removeAll() }
      let words = PDFLayout(page: page).columns().joined().flatMap { $0.fragments.map(\.text) }
      #expect(words.sorted() == page.fragments.map(\.text).sorted(), "seed \(seed)")
    }
  }

  @Test func signsBehindAuthorsAreNoMarkers() {
    func markers(below first: String) -> Int {
      var page = page([
        [fragment("The Ports of Oslund", 40, 40, height: 24)],
        [
          fragment("Jane Moe", 40, 100), fragment("1", 90, 97, height: 7), fragment(" and Olaf Dahl", 100, 100),
          fragment("2", 184, 97, height: 7),
        ],
        [fragment("1", 40, 130, height: 7), fragment("University of Oslund", 46, 132)],
        (0..<4).map { fragment("The harbours of the north were dredged again, and tolls rose, line \($0)", 40, 200 + Double($0) * 16) },
        [fragment(first, 40, 300), fragment("3", 40 + Double(first.utf8.count) * 6, 297, height: 7)],
      ])
      page.blocks = []
      var text = PDFText([page])
      return text.builder().document(DocumentBuilder.Properties(path: "ports.pdf", format: .pdf)).structure?.markers.count ?? -1
    }
    #expect(markers(below: "Tolls fell after the war ended in the north") == 1)
  }

  /// The notes and markers of a page whose text is `text`, with a note at its foot and four numbered references.
  private func structure(_ text: String) -> Structure? {
    let entries = [
      "[1] S. Holt: Ports of the north. 2007.", "[2] C. Moe: Tolls. 2014.", "[3] D. Dahl: Salt, fish and", "timber. 2015.",
      "[4] L. Boe: Piers. 2016.",
    ]
    var page = page([
      (0..<4).map { fragment("The harbours of the north were dredged again, and tolls rose, line \($0)", 40, 100 + Double($0) * 16) },
      [fragment(text, 40, 180), fragment("2", 40 + Double(text.utf8.count) * 6, 177, height: 7)],
      [fragment("References", 40, 220, height: 16)],
      entries.enumerated().map { fragment($1, 40, 250 + Double($0) * 16) },
      [fragment("2", 40, 900, height: 6), fragment("The tolls of the north.", 48, 902, height: 9)],
    ])
    page.blocks = []
    var pages = PDFText([page])
    return pages.builder().document(DocumentBuilder.Properties(path: "ports.pdf", format: .pdf)).structure
  }

  @Test func numberedReferencesAreNotes() {
    let found = structure("Tolls fell [2], then rose [1, 3–4] in the whole of the north.")
    #expect(found?.notes.map(\.label) == ["1", "2", "3", "4", "2"])
    #expect(found?.markers.map(\.label) == ["2", "1", "3", "4", "2"])
    // The number in brackets leads to the reference, the raised one to the note at the foot.
    #expect(found?.markers.map(\.note) == [1, 0, 2, 3, 4])
  }

  @Test func aListThatNothingLeadsToIsText() {
    #expect(structure("Tolls fell and rose in the whole of the north.")?.notes.map(\.label) == ["2"])
  }

  /// A page of text with raised signs, and behind it a list of so many entries, each two lines long.
  private func endnotes(_ count: Int, signs: [String], opening: (Int) -> String) -> Structure? {
    let text = "The tolls of the harbours fell in the year of the storm."
    var page = page([
      (0..<4).map { fragment("The harbours of the north were dredged again, and tolls rose, line \($0)", 40, 30 + Double($0) * 16) },
      signs.enumerated().flatMap { row, sign in
        let top = 100 + Double(row) * 16
        return [fragment(text, 40, top), fragment(sign, 40 + Double(text.utf8.count) * 6, top - 3, height: 7)]
      },
      [fragment("Endnotes", 40, 420, height: 16)],
      (1...count).flatMap { number in
        let top = 420 + Double(number) * 32
        return [
          fragment("\(opening(number)) S. Holt: Ports of the \(number). coast, Oslund,", 40, top),
          fragment("Sund Press, 2007.", 40, top + 16),
        ]
      },
    ])
    page.blocks = []
    var pages = PDFText([page])
    return pages.builder().document(DocumentBuilder.Properties(path: "ports.pdf", format: .pdf)).structure
  }

  @Test(arguments: ["1.", "(1)"]) func endnotesInTheTypeOfTheTextAreNotes(_ style: String) {
    let signs = ["1", "2,3", "4‑6", "7", "8", "9"]
    let found = endnotes(9, signs: signs) { style.replacing("1", with: String($0)) }
    #expect(found?.notes.map(\.label) == (1...9).map(String.init))
    #expect(found?.markers.map(\.note) == (0..<9).map { $0 })
    // A step of a procedure is no note, and neither is a list of which most entries are not led to.
    #expect(endnotes(9, signs: ["1", "2", "3"]) { style.replacing("1", with: String($0)) }?.notes.isEmpty == true)
  }

  @Test func listsThatWereReadInPartLeaveTheirSignsAlone() {
    let found = endnotes(9, signs: ["1-9", "10", "12", "14", "16"]) { "\($0)." }
    #expect(found?.markers.allSatisfy { $0.note != nil } == true)
    #expect(found?.markers.count == 9)
  }

  @Test func whatIsSetInALowerFontOfOneSizeIsNoSign() {
    var low = fragment("1", 376, 102, height: 8)
    low = PDFFragment(left: low.left, top: low.top, width: low.width, height: 8, size: 12, isBold: false, bytes: low.bytes)
    let line = PDFLine([fragment("The first of all counters of tolls begins at number", 40, 100), low])
    #expect(line.sign(1) == nil)
    #expect(PDFLine([fragment("The tolls fell", 40, 100), fragment("1", 130, 97, height: 8)]).sign(1) == "1")
    // The words before a list of signs may be shorter.
    #expect(PDFLine([fragment("fell.", 40, 100), fragment("34,157,158", 70, 97, height: 8)]).sign(1) == "34,157,158")
  }
}
