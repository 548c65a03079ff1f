/// Names a claim of a document: its index among the claims, in reading order.
public struct ClaimID: Sendable, Hashable, Comparable {
  /// Its place in the list, from 0.
  public let index: UInt32
  init(_ index: Int) { self.index = UInt32(clamping: index) }
  /// In the order of the list.
  public static func < (a: ClaimID, b: ClaimID) -> Bool { a.index < b.index }
}

/// Names a quotation of a document.
public struct QuotationID: Sendable, Hashable, Comparable {
  /// Its place in the list, from 0.
  public let index: UInt32
  init(_ index: Int) { self.index = UInt32(clamping: index) }
  /// In the order of the list.
  public static func < (a: QuotationID, b: QuotationID) -> Bool { a.index < b.index }
}

/// A sentence that can be checked: it carries markers, figures or quotations.
public struct Claim: Sendable {
  /// Its place among the claims of the document.
  public let id: ClaimID
  /// The pieces of the sentence, in reading order.
  public let ranges: [TextRange]
  /// The markers behind its words.
  public let markers: [MarkerID]
  /// The citations among its words: keys of a bibliography, links.
  public let citations: [CitationID]
  /// The figures that it states.
  public let figures: [FigureID]
  /// The quotations in it.
  public let quotations: [QuotationID]
  /// The part of the report that it stands in.
  public let zone: Zone
  /// The note that it stands in.
  public let note: NoteID?
  /// The sentence names who says so: "according to", "a survey of", "the ministry said".
  public let isAttributed: Bool
  /// The paragraph that it stands in, and whether a marker stands behind it there.
  let passage: Int
  /// Which sentence of the paragraph it is.
  let sentence: Int
  /// A marker stands behind it, here or within the next two sentences of the paragraph.
  var isCovered = false
}

/// Words between quotation marks in the running text.
public struct Quotation: Sendable {
  /// Its place among the quotations of the document.
  public let id: QuotationID
  /// The sentence that it stands in.
  public let claim: ClaimID
  /// From its opening to its closing mark.
  public let range: TextRange
  /// Its words; a title or a term has few, an utterance many.
  public let wordCount: Int
}

/// What a figure is about, as far as its sentence tells: the keys by which figures are grouped before they are compared.
struct FigureSlots: Sendable {
  /// The words that say what is measured, as keys, sorted: a metric by its number in the lexicon, any other word by its
  /// stem. Words that add nothing to what is measured ("total", "reached") are left out.
  var words = WordList()
  /// Which of `words` narrow down what is measured: "youth" unemployment, exports "of cocoa". Sorted.
  var narrowing = WordList()
  /// The countries, people, institutions and other names in the sentence, sorted. A country is its row in the table of
  /// places; other names are hashes of their stems, so that a people goes with its land ("Vestrians", "Vestria").
  var entities = WordList()
  /// Those of the clause that the figure stands in; where it names none, those of the sentence before.
  var subjects = WordList()
  /// The clause of the figure names nothing.
  var hasDistantSubjects = false
  /// The names were taken from the sentence before, the heading or the title.
  var hasInheritedSubjects = false
  /// The first word of the sentence where nothing tells whether it is a name: its key as a name, and as a word.
  var opening: Opening? = nil
  /// The date in the sentence that the figure belongs to, and what of it: in "rose from 410 to 560 between 2003 and 2013"
  /// each number has one end of it.
  var period: FigureID? = nil
  var dates: DateInterval? = nil
  /// The date stands right behind it: "in 2012", "(2012)".
  var isDatedDirectly = false
  /// The figure is what another of its sentence came from, or what it came to.
  var side: Side? = nil
  /// "ranged from": what it goes to is the other end of a range, and no change.
  var opensRange = false
  /// Its sentence names a time that could not be read as a date: "on Monday", "last week", "yesterday".
  var hasUnreadTime = false
  /// What happened on a date.
  var event: Event? = nil
  /// What people think, if the figure counts them.
  var opinion: Opinion? = nil
  /// Who is named as having asked or said: the hash of a name, or 0.
  var attribution: UInt32 = 0
  var isEstimate = false
  /// It stands in a paragraph that begins with a label: "Exports: $776.6 billion (2012)".
  var isLabelled = false
  /// "unchanged", "again": the value is meant to be that of another time.
  var isUnchanged = false
  /// "nominal", "real", "constant" prices; 0 where the clause does not say.
  var basis: UInt32 = 0
  /// Its sentence has a verb: a heading or a running foot states nothing.
  var isStated = false
  var isNegated = false
  /// "152 million, with the subsidy": what stands behind the comma makes it another figure than the one without.
  var isQualified = false
  /// "the 27 banks would", and nothing behind that says which: they were told of before.
  var isDefinite = false
  /// "the number of wells": it counts what its words name.
  var isNumberOf = false
  /// Whose it is ("Norland's exports"), and to whom it goes ("to Vestria"), as names; 0 where the clause does not say.
  var owner: UInt32 = 0
  var receiver: UInt32 = 0
  /// The stem of the first verb of the clause that says what was done; 0 where none does ("was", "reached").
  var action: UInt32 = 0

  struct Event: Sendable, Hashable {
    /// Something was done, and the verb alone says what: "the first concrete was poured".
    static let deed = UInt16.max
    var lemma: UInt16
    /// Where it happened, as an entity; 0 where the sentence does not say.
    let place: UInt32
    /// "again", "a second visit": one of several of its kind.
    let isRepeated: Bool
    /// The word for it stands behind the date.
    var isBehind = false
    /// The sentence begins with the date: "On 20 April 2014 the Ministry introduced …".
    var isOpenedByDate = false
    /// What it happened to, where a noun and no name says it: "the programme was launched". As a name; 0 where none does.
    var thing: UInt32 = 0
  }

  struct Opening: Sendable, Hashable {
    let name: UInt32
    let word: UInt32
  }

  /// Both have a time of their own right beside them, and not the same: "€343 million in 2015, more than the €151 million of 2014".
  func isAtOtherTime(_ other: FigureSlots) -> Bool {
    guard let dates, let otherDates = other.dates, dates != otherDates else { return false }
    return side != nil && other.side != nil && side != other.side || isDatedDirectly && other.isDatedDirectly
  }

  enum Side: UInt8, Sendable { case origin, goal }

  enum Opinion: UInt8, Sendable { case favourable, unfavourable }
}

/// A stretch of the table of words.
struct WordList: Sendable, Hashable {
  var start: UInt32 = 0
  var count: UInt32 = 0
}

/// The claims of a document, with what they carry.
struct ClaimTable: Sendable {
  var claims: [Claim] = []
  var figures: [Figure] = []
  var quotations: [Quotation] = []
  var slots: [FigureSlots] = []
  /// The claim that each figure stands in.
  var claimOfFigure: [ClaimID?] = []
  /// The claim that each marker belongs to.
  var claimOfMarker: [ClaimID?] = []
  /// The claim that each citation of the running text stands in.
  var claimOfCitation: [CitationID: ClaimID] = [:]
  /// The first claim that the title of a work in a note makes: "33 Deals Worth $23.6 Billion".
  var titlesOfNotes: [NoteID: ClaimID] = [:]
  var words: [UInt32] = []
  /// The last two countries that one sentence named.
  var pair = WordList()
  /// The sentences that are long enough to be recognised when they return.
  var fingerprints: [PassageFingerprint] = []
  /// Names of people and institutions, each where it stands first.
  var names: [NameMention] = []
  var nameKeys: Set<[UInt32]> = []
  /// Words that stand with a capital within a sentence, as names: of the first word of one, only they tell whether it is a name.
  var named: Set<UInt32> = []
  /// "as shown in Figure 2"
  var exhibitMentions: [ExhibitMention] = []
  /// The exhibits that have a caption.
  var exhibits: Set<ExhibitKey> = []

  /// With room for what a text of so many bytes holds by experience, so that long lists need not be moved; room that is
  /// not used costs nothing.
  init(forBytes count: Int) {
    claims.reserveCapacity(count / 100)
    figures.reserveCapacity(count / 200)
    slots.reserveCapacity(count / 200)
    claimOfFigure.reserveCapacity(count / 200)
    words.reserveCapacity(count / 8)
    fingerprints.reserveCapacity(count / 150)
  }

  func list(_ list: WordList) -> ArraySlice<UInt32> { words[Int(list.start)..<Int(list.start + list.count)] }
}

/// A sentence as the hashes of its words.
struct PassageFingerprint: Sendable {
  let ranges: [TextRange]
  let words: WordList
  let zone: Zone
  let isQuoted: Bool
}

/// One mention of a name: its words' hashes and where it stands.
struct NameMention: Sendable {
  let range: TextRange
  /// Hashes of the words, at most four.
  let keys: [UInt32]
  let zone: Zone
}

struct ExhibitKey: Sendable, Hashable {
  /// Of exhibits that are numbered together.
  let series: UInt32
  let number: UInt32
}

struct ExhibitMention: Sendable {
  let key: ExhibitKey
  let range: TextRange
}
