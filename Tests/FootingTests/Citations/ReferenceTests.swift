import FootingTestSupport
import Testing

@testable import Footing

/// What is read of a work, of names and of identifiers.
struct ReferenceTests {
  @Test(arguments: try SpecFile.rows(of: "Tests/Specs/references.md"))
  func readsTheNote(_ row: SpecFile.Row) {
    let corpus = Analysis(ofNotes: PlainTextReader().document(of: SourceText(row[0]), path: ""), asOne: true).corpus
    let works = WorkSummary.line(of: corpus.citations(of: 0))
    #expect(works == row[1], "\(row)")
  }

  /// Sums that are kept from one note to the next must not change what is read of it.
  @Test func aDecoderThatHasReadOthersLabelsAlike() throws {
    let model = try #require(ReferenceModel.shipped)
    var used = ReferenceDecoder(model)
    for row in try SpecFile.rows(of: "Tests/Specs/references.md") {
      let text = SourceText(row[0])
      let view = TokenView([TextRange(0, text.count)], in: text, lexicon: .english)
      var fresh = ReferenceDecoder(model)
      #expect(used.labels(view, 0..<view.count) == fresh.labels(view, 0..<view.count), "\(row)")
    }
  }

  private func read(_ text: String) -> Reference { Reference(parsing: text) }

  @Test func anArticleOfANote() {
    let item = read("T. Lindqvist, ‘Distant Neighbours: What the Tunnel Changed’ (2012) 7 Strait Review 379, 385.")
    #expect(item.authors == [Reference.Name(family: "Lindqvist", given: "T.")])
    #expect(item.title == "Distant Neighbours: What the Tunnel Changed")
    #expect(item.containerTitle == "Strait Review")
    #expect(item.volume == "7")
    #expect(item.page == "379")
    #expect(item.issued == CalendarDate(year: 2012))
    #expect(item.kind == .journalArticle)
  }

  @Test func aBookOfAList() {
    let item = read("Lindqvist, T. P. The Ports of Norland: Their Trade and Tolls. Amsterdam: Sund University Press, 1984.")
    #expect(item.authors.first?.family == "Lindqvist")
    #expect(item.publisherPlace == "Amsterdam")
    #expect(item.publisher == "Sund University Press")
    #expect(item.issued == CalendarDate(year: 1984))
    #expect(item.kind == .book)
  }

  @Test func aYearInATitle() {
    let item = read("Norwegian Coastal Administration, Annual Report 2010, Oslo, 2011, p. 44.")
    #expect(item.title == "Annual Report 2010")
    #expect(item.issued == CalendarDate(year: 2011))
  }

  @Test func aJudgment() throws {
    let corpus = analysis(
      of: "It was settled.[1] It stayed so.[2]\n\nNotes\n\n1. The rule goes back to Holt v. Marek [1919] 2 K.B. 571, at 574.\n2. Ibid.\n"
    ).corpus
    let citation = try #require(corpus.citations(of: 0).first)
    #expect(citation.item.kind == .legalCase)
    #expect(citation.item.title == "Holt v. Marek")
    #expect(citation.item.containerTitle == "K.B.")
    #expect(citation.item.volume == "2")
    #expect(citation.item.page == "571")
    #expect(citation.locator == "574")
  }

  @Test func languageTranslatorArchive() {
    let book = read("Anna Holt, Salt and Timber in the North, trans. Karl Dahl (Oslo: Sund Press, 1994), p. 12 (in Norwegian).")
    #expect(book.translators == [Reference.Name(family: "Dahl", given: "Karl")])
    #expect(book.language == "no")
    #expect(book.title == "Salt and Timber in the North")
    let report = read("Report of the harbour master, 4 March 1921, National Archives of Norland, Oslund, HO 12/345, box 7.")
    #expect(report.archive == "National Archives of Norland")
    #expect(report.archiveLocation == "HO 12/345, box 7")
    let letter = read("Report of the harbour master, 4 March 1921, box 12, folder 3, Holt Papers, Norland State Archives, Oslund.")
    #expect(letter.archive == "Norland State Archives")
    #expect(letter.archiveLocation == "box 12, folder 3, Holt Papers")
  }

  /// Sums of weights are kept from note to note; more words than are kept replace each other.
  @Test func whatWasReadBeforeChangesNoLabel() throws {
    let model = try #require(ReferenceModel.shipped)
    var used = ReferenceDecoder(model)
    var random = Seeded(7)
    func word() -> String {
      (0..<Int.random(in: 3...9, using: &random)).map { _ in random.pick(["a", "e", "i", "o", "l", "n", "r", "s", "t"]) }.joined()
    }
    func name() -> String { random.pick(["B", "D", "H", "M", "W"]) + word() }
    for number in 0..<700 {
      let title = "\(name()) \(word()) \(word()) \(word())"
      let text = "\(name()), K. \(title): \(word()). \(name()): \(name()) Press, \(1900 + number % 120), p. \(number)."
      let source = SourceText(text)
      let view = TokenView([TextRange(0, source.count)], in: source, lexicon: .english)
      var fresh = ReferenceDecoder(model)
      #expect(used.labels(view, 0..<view.count) == fresh.labels(view, 0..<view.count), "\(text)")
    }
  }

  /// Nothing but its title shows that it is a work; but the note sends its reader there.
  @Test func whatASignalLeadsTo() throws {
    let corpus = analysis(
      of:
        "Phones are watched.[1] They break.[2]\n\nNotes\n\n1. See SUND HP 800-124, Guidelines for Managing the Harbour Phones of the Coast.\n2. See the discussion of this point.\n"
    ).corpus
    let citation = try #require(corpus.citations(of: 0).first)
    #expect(citation.signal == "See")
    #expect(citation.item.title == "Guidelines for Managing the Harbour Phones of the Coast")
    #expect(corpus.citations(of: 0).count == 1)
  }

  @Test func fieldsInAnyOrder() {
    var first = Reference()
    first.url = "https://example.org"
    first.title = "Tolls"
    first.volume = "7"
    var second = Reference()
    second.volume = "7"
    second.title = "Timber"
    second.title = "Tolls"
    second.url = "https://example.org"
    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
    second.volume = nil
    second.issue = nil
    #expect(first != second)
    #expect(second.volume == nil)
    #expect(second.title == "Tolls")
  }

  @Test func idemBehindAMentionWithoutAnAuthor() throws {
    let corpus = analysis(
      of: """
        The ports grew.[1] Tolls fell.[2] They rose again.[3]

        Notes

        1. Anna Holt, The Ports of Norland, Oslo: Sund Press, 1984, p. 12.
        2. Ibid., p. 14.
        3. Idem, Tolls and Timber, Oslo: Sund Press, 1991, p. 3.

        """
    ).corpus
    let last = try #require(corpus.citations(of: 0).last)
    #expect(last.item.authors == [Reference.Name(family: "Holt", given: "Anna")])
    #expect(last.item.title == "Tolls and Timber")
  }

  @Test func namesOfAuthorsInTwoSpellings() {
    func variants(_ second: String) -> Int {
      analysis(
        of: """
          The ports grew.[1] Tolls fell.[2]

          Notes

          1. Kristina Lindqvist, The Ports of Norland, Oslo: Sund Press, 1984, p. 12.
          2. \(second), Tolls and Timber, Oslo: Sund Press, 1991, p. 3.

          """
      ).findings().count { $0.rule == "name-variant" }
    }
    #expect(variants("Lindquist, Kristina") == 1)
    #expect(variants("Lindqvist, Kristina") == 0)
    #expect(variants("Lindberg, Kristina") == 0)
    // One initial may belong to anybody.
    #expect(variants("K. Lindquist") == 0)
  }

  @Test func whatNobodyCanLookUp() {
    for text in [
      "Personal communication with Hanna Moe, 3 May 2012.", "E-mail to the author from Hanna Moe, 3 May 2012.",
      "Letter from Hanna Moe, 3 May 2012.",
    ] {
      let item = read(text)
      #expect(item.kind == .personalCommunication, "\(text)")
      #expect(item.interviewee == "Hanna Moe", "\(text)")
      #expect(item.issued == CalendarDate(year: 2012, month: 5, day: 3), "\(text)")
    }
    // One from one to another is printed, or in an archive: it is known by both.
    let letter = read("Letter from Moe to Strand, April 27, 1861, Papers of the Harbour, 311.")
    #expect(letter.interviewee == nil)
    #expect(letter.authors == [Reference.Name(family: "Moe")])
    #expect(letter.title == "Letter from Moe to Strand")
    #expect(letter.issued == CalendarDate(year: 1861, month: 4, day: 27))
  }

  @Test func aSeriesNamesItsInstitution() {
    let item = read("L. Dahl and K. Bohm, \"Gates of Salt,\" Harbour House briefing paper, December 2012.")
    #expect(item.collectionTitle == "Harbour House briefing paper")
    #expect(item.publisher == "Harbour House")
    #expect(item.kind == .report)
  }

  @Test(arguments: ["———. ", "___, ", "Idem, ", "Ders., "])
  func theSameAuthorAgain(_ mark: String) throws {
    let corpus = analysis(
      of:
        "It was so.[1] It stayed so.[2]\n\nNotes\n\n1. B. Carlsen, \"Coal,\" Energy Letters, May 1973.\n2. \(mark)\"Peat,\" Energy Letters, June 1974, p. 3.\n"
    ).corpus
    let citation = try #require(corpus.citations(of: 0).last)
    #expect(citation.form == .full)
    #expect(citation.item.title == "Peat")
    #expect(citation.item.authors == [Reference.Name(family: "Carlsen", given: "B.")])
  }

  static let names: [(String, [String])] = [
    ("Lindqvist, Tora G., and Anna L. Holt", ["Lindqvist/Tora G.", "Holt/Anna L."]),
    ("Dahl, O., & Moe, K.", ["Dahl/O.", "Moe/K."]),
    ("Marek JP, Dahl O", ["Marek/JP", "Dahl/O"]),
    ("LINDQVIST Tora", ["LINDQVIST/Tora"]),
    ("MAREK (J.P.), DAHL (O.)", ["MAREK/J.P.", "DAHL/O."]),
    ("J. P. Strand, K.-E. Ruud and Ludwig van der Berg", ["Strand/J. P.", "Ruud/K.-E.", "van der Berg/Ludwig"]),
    ("Council of Harbour Masters", ["Council of Harbour Masters"]),
    ("In M. B. Aasen and Petter G. Lund (eds.)", ["Aasen/M. B.", "Lund/Petter G."]),
    ("Li Wen et al.", ["Wen/Li"]),
  ]

  @Test(arguments: names.indices)
  func people(_ index: Int) {
    let (text, expected) = Self.names[index]
    let source = SourceText(text)
    let view = TokenView([TextRange(0, source.count)], in: source, lexicon: .english)
    let found = NameParser(view: view).names(in: 0..<view.count).map {
      [$0.literal, $0.family, $0.given].compactMap(\.self).joined(separator: "/")
    }
    #expect(found == expected)
  }

  @Test func checkDigits() {
    #expect(Identifiers.fault(isbn: "0-306-40615-2") == nil)
    #expect(Identifiers.fault(isbn: "0-8044-2957-X") == nil)
    #expect(Identifiers.fault(isbn: "978-0-306-40615-7") == nil)
    #expect(Identifiers.fault(isbn: "978-0-306-40615-8") != nil)
    #expect(Identifiers.fault(isbn: "0-306-40615") != nil)
    #expect(Identifiers.fault(issn: "0378-5955") == nil)
    #expect(Identifiers.fault(issn: "0378-5954") != nil)
    #expect(Identifiers.fault(doi: "10.1000/182") == nil)
    #expect(Identifiers.fault(doi: "10.10/182") != nil)
    #expect(Identifiers.fault(arXiv: "1501.00001v2") == nil)
    #expect(Identifiers.fault(arXiv: "1513.00001") != nil)
  }

  @Test func addresses() {
    for url in [
      "https://trade.example/a?b=%20c#d", "www.survey.example/2012", "ftp://files.example/x", "http://localhost/x", "mailto:a@b.example",
    ] {
      #expect(Identifiers.fault(url: url) == nil, "\(url)")
    }
    for url in [
      "http//trade.example/a", "http:/trade.example", "http://http://trade.example", "www,trade.example/x", "http://trade..example",
      "https://trade.example/%2",
    ] {
      #expect(Identifiers.fault(url: url) != nil, "\(url)")
    }
  }

  @Test func pageRanges() {
    #expect(Identifiers.pages("132-153").map { [$0.first, $0.last] } == [132, 153])
    #expect(Identifiers.pages("132–53").map { [$0.first, $0.last] } == [132, 153])
    #expect(Identifiers.pages("153-132").map { [$0.first, $0.last] } == [153, 132])
    #expect(Identifiers.pages("99999999999999999999-1") == nil)
  }

  /// Chains of citations; each row is a note, and rows of one letter cite one work. A dot leads nowhere.
  static let chains: [[(String, Character)]] = [
    [
      ("T. Lindqvist, \"Under the Sund,\" Strait Review, Vol. 12, No. 3, May 2004, p. 14.", "a"), ("Ibid., p. 15.", "a"),
      ("O. Dahl, The Pipe Under the Sund, Oslo, Sund Press, 2008, p. 3.", "b"), ("Lindqvist, op. cit., p. 16.", "a"),
      ("See Dahl, supra note 3, at 9.", "b"), ("Dahl, note 3 above, p. 10.", "b"), ("Marek, op. cit., p. 4.", "."), ("Ibid.", "."),
    ],
    [
      ("Holt v. Marek, 1 U.S. 100.", "a"), ("Id. at 101.", "a"), ("Id. at 500.", "."), ("Holt, 1 U.S., at 104.", "a"),
      ("Dahl v. Moe, 1 U.S. 300.", "b"), ("1 U.S., at 302.", "."), ("Dahl, supra, at 303.", "b"),
    ],
    [
      ("Interview with Hanna Moe, Oslund, 4 May 1999.", "a"), ("Ibid.", "a"),
      ("N. Brandt, ‘Pilots and Piers’ in Port and Public, ed. M. Lund (1995) 12.", "b"),
      ("E. Strand, ‘Tolls by Agreement’ in Lund, op. cit., n. 3.", "b"),
    ],
    [
      ("This point was never disputed by anybody.", "."), ("Ibid.", "."),
      ("Ministry of Trade, Bulletin of the Ports, Oslund, 2014, p. 3.", "a"),
      ("Ibid., p. 5.", "a"),
      ("J. Marek, \"Rails,\" Transport Letters, 3 March 2014; O. Dahl, \"Pipes,\" Transport Letters, 4 March 2014.", "b"),
      ("Ibid.", "."),
    ],
  ]

  @Test(arguments: chains.indices)
  func resolves(_ index: Int) {
    let rows = Self.chains[index]
    let body = rows.indices.map { "Sentence number \($0 + 1) has a marker.[\($0 + 1)]" }.joined(separator: " ")
    let list = rows.enumerated().map { "\($0.offset + 1). \($0.element.0)" }.joined(separator: "\n")
    let corpus = analysis(of: body + "\n\nNotes\n\n" + list + "\n").corpus
    var named: [SourceID: Character] = [:]
    var sources: [Character: SourceID] = [:]
    for (number, row) in rows.enumerated() {
      let source = corpus.citations(of: 0).first { $0.note?.index == UInt32(number) }.flatMap {
        corpus.sourceOfCitation[0][Int($0.id.index)]
      }
      guard let source else {
        #expect(row.1 == ".", "note \(number + 1) leads nowhere: \(row.0)")
        continue
      }
      #expect(row.1 != ".", "note \(number + 1) leads somewhere: \(row.0)")
      #expect(named[source, default: row.1] == row.1, "note \(number + 1) leads to another work: \(row.0)")
      #expect(sources[row.1, default: source] == source, "note \(number + 1) leads to a work of its own: \(row.0)")
      named[source] = row.1
      sources[row.1] = source
    }
  }

  @Test func titlesThatDifferInALetter() {
    func differInALetter(_ a: String, _ b: String) -> Bool {
      var titles = FoldedTitles()
      let (first, second) = (titles.append(a), titles.append(b))
      return titles.differInALetter(first, second)
    }
    #expect(differInALetter("The Price of Coal in Winter", "The Price of Coal in Winters"))
    #expect(differInALetter("Tunnels Under the Sund", "Tunels Under the Sund"))
    for (a, b) in [
      ("Economic Outlook for Iran", "Economic Outlook for Iraq"), ("Freight by Port, Part A", "Freight by Port, Part B"),
      ("Freight by Port 2011", "Freight by Port 2012"), ("The Price of Coal", "The Price of Salt"),
    ] { #expect(!differInALetter(a, b), "\(a) · \(b)") }
  }

  /// One meeting, or two: the day tells.
  @Test func interviewsOfOnePerson() {
    func variants(_ day: Int) -> Int {
      analysis(
        of:
          "It was so.[1] It stayed so.[2]\n\nNotes\n\n1. Interview with Hanna Moe, Oslund, 14 April 2013.\n2. Interview with Hanna Moe, Oslund, \(day) April 2013.\n"
      ).corpus.sourceVariants.count
    }
    #expect(variants(14) == 0)
    #expect(variants(16) == 1)
    #expect(variants(25) == 0)
  }

  @Test func numbersOffByOneAreOneFinding() throws {
    let authors = ["B. Carlsen", "D. Eriksen", "E. Falk", "F. Ohm"]
    let works = authors.enumerated().map { "\($0.offset + 2). \($0.element), \"Energy and Ports \($0.offset),\" Energy Letters, May 1973." }
    let back = authors.enumerated().map { "\($0.offset + 6). \($0.element), op. cit. [\($0.offset + 1)], p. 3." }
    let notes = ["1. H. Ness, \"The Late Bridge,\" River Review, 3 May 1998."] + works + back
    let body = notes.indices.map { "Sentence number \($0 + 1) has a marker.[\($0 + 1)]" }.joined(separator: " ")
    let found = analysis(of: body + "\n\nNotes\n\n" + notes.joined(separator: "\n") + "\n").findings().filter {
      $0.rule == "wrong-back-reference"
    }
    #expect(found.map(\.message) == ["from note 1 on 4 back-references are off by 1: each name stands in the note whose number is 1 more"])
  }

  @Test func aDamagedModelIsNone() {
    #expect(ReferenceModel(bytes: []) == nil)
    #expect(ReferenceModel(bytes: Array("FRM3".utf8)) == nil)
    #expect(ReferenceModel(bytes: [UInt8](repeating: 0xFF, count: 4000)) == nil)
    #expect(ReferenceModel.shipped != nil)
  }
}
