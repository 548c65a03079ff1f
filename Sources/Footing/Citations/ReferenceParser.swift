/// Reads the fields of one cited work from its tokens. Linear in their number.
///
/// What has a form of its own is read by its form: addresses, identifiers, access dates, interviews. All else is told by
/// the model, which labels each token; the labels are made fields here.
struct ReferenceParser {
  let view: TokenView
  var reference = Reference()
  var places = ReferencePlaces()
  var locator: String?

  /// Tokens that some field has taken.
  private var used: [Bool]
  let first: Int
  let end: Int
  /// The label of each token, from `first` on; empty for interviews and laws, which are read by their form.
  private var labels: [ReferenceLabel] = []

  init(view: TokenView, _ range: Range<Int>, _ decoder: inout ReferenceDecoder?) {
    self.init(view: view, range) { decoder?.labels(view, range) ?? [] }
  }

  /// - Parameters:
  ///   - marks: what the markup sets apart.
  ///   - isInterview: it goes on with a list of interviews, and names only whom with.
  ///   - tell: a label for each token of `range`. Not all works need them.
  init(
    view: TokenView, _ range: Range<Int>, marks: LabelMender.Marks = LabelMender.Marks(), isInterview: Bool = false,
    tell: () -> [ReferenceLabel]
  ) {
    self.view = view
    first = range.lowerBound
    end = range.upperBound
    used = [Bool](repeating: false, count: range.count)
    let forms = forms
    if isInterview || view.isInterview(at: first) {
      readInterview()
    } else if let law = plainLaw(forms) {
      readLaw(law, forms)
    } else {
      labels = LabelMender(view, range, tell(), marks).labels
      readWork(forms)
    }
  }

  func isFree(_ index: Int) -> Bool { index >= first && index < end && !used[index - first] }

  mutating func use(_ range: Range<Int>) {
    for index in range where index >= first && index < end { used[index - first] = true }
  }

  func label(_ index: Int) -> ReferenceLabel? {
    labels.indices.contains(index - first) ? labels[index - first] : nil
  }

  // MARK: Works

  /// A law that nothing else could be.
  private func plainLaw(_ forms: Forms) -> LawName? {
    guard let law = view.law(at: first, before: end), view.numberOfAct(at: first) == nil, view.correspondence(at: first) == nil,
      view.speech(at: first, before: end) == nil, !forms.contains(.official) || view.officialDocument(at: first, before: end) == nil
    else { return nil }
    return law
  }

  private mutating func readLaw(_ law: LawName, _ forms: Forms) {
    readAddresses(forms)
    readLanguage()
    readArchive()
    read(law)
  }

  private mutating func readAddresses(_ forms: Forms) {
    guard forms.contains(.address) else { return }
    readAddress()
    readAccess()
    readIdentifiers()
  }

  private mutating func readWork(_ forms: Forms) {
    readPageBehindYear()
    readAddresses(forms)
    readLanguage()
    readSymbol()
    readArchive()
    if forms.contains(.edition) { readEdition() }
    readPart()
    if forms.contains(.official), let document = view.officialDocument(at: first, before: end) { return read(document) }
    if let letter = view.correspondence(at: first) { return read(letter) }
    if let speech = view.speech(at: first, before: end) { return read(speech: speech.title, at: speech.place, on: speech.day) }
    if let number = view.numberOfAct(at: first) { return readAct(number) }
    readNumberOfTwoParts()
    readReportCode()
    let runs = partedAtDash(runs())
    readNames(runs)
    readNumbers(runs)
    readPages(runs)
    readDate(runs)
    readTitles(runs)
    reference.kind = kind(runs)
  }

  /// What may stand in it, by a word or a sign that each begins with.
  private struct Forms: OptionSet {
    let rawValue: UInt8
    /// An address, an access date or an identifier.
    static let address = Forms(rawValue: 1)
    static let edition = Forms(rawValue: 2)
    static let official = Forms(rawValue: 4)
  }

  /// One look at each word.
  private var forms: Forms {
    var forms: Forms = []
    for index in first..<end {
      let token = view[index]
      if token.isWord, let told = Self.formWords[token.key] { forms.formUnion(told) }
      let isSign = token.kind == .less || token.kind == .digits && token.key == 10 || token.kind == .slash && view.glued(index)
      if isSign || !forms.contains(.address) && view.isAccessWord(index) { forms.insert(.address) }
    }
    return forms
  }

  private static let formWords = WordTable<Forms>(
    [("http https www archived isbn issn pmid arxiv doi", Forms.address), (editionWords, .edition)].flatMap { words, form in
      words.split(separator: " ").map { (key: Folding.hash($0.utf8), value: form) }
    } + TokenView.officialWords.map { (key: $0, value: .official) }, nothing: []
  ) { $0.union($1) }

  /// A stretch of tokens with one label.
  struct Run {
    let label: ReferenceLabel
    let range: Range<Int>
  }

  /// The labelled stretches, without what other fields have taken.
  private func runs() -> [Run] {
    var runs: [Run] = []
    runs.reserveCapacity(16)
    var start = first
    for index in first..<end where index + 1 == end || label(index + 1) != label(index) || isFree(index) != isFree(index + 1) {
      if let label = label(index), isFree(index) { runs.append(Run(label: label, range: start..<(index + 1))) }
      start = index + 1
    }
    return runs
  }

  /// The stretches of runs that no other field has taken meanwhile.
  func freeParts(of runs: [Run]) -> [Run] {
    var parts: [Run] = []
    parts.reserveCapacity(runs.count)
    for run in runs {
      var start = run.range.lowerBound
      for index in run.range {
        if !isFree(index) {
          start = index + 1
        } else if !isFree(index + 1) || index + 1 == run.range.upperBound {
          parts.append(Run(label: run.label, range: start..<(index + 1)))
        }
      }
    }
    return parts
  }

  /// "Harbour Office – Freight by Port": where no title was told, the dash parts an institution from what it published.
  private func partedAtDash(_ runs: [Run]) -> [Run] {
    guard !runs.contains(where: { $0.label == .title }), let place = runs.firstIndex(where: { $0.label == .author }) else { return runs }
    let author = runs[place].range
    guard let dash = author.first(where: { view.kind($0) == .dash && view[$0].spaced && view[$0 + 1].spaced }), dash > author.lowerBound
    else { return runs }
    var stop = dash + 1
    while isFree(stop), view[stop].isWord || view.kind(stop) == .hyphen { stop += 1 }
    guard stop > dash + 1 else { return runs }
    let rest = runs[(place + 1)...].filter { $0.range.lowerBound >= stop }
    return runs[..<place] + [Run(label: .author, range: author.lowerBound..<dash), Run(label: .title, range: (dash + 1)..<stop)] + rest
  }

  private mutating func readNames(_ runs: [Run]) {
    let parser = NameParser(view: view)
    for run in runs {
      switch run.label {
      case .author: reference.authors += parser.names(in: run.range)
      case .editor: reference.editors += parser.names(in: run.range)
      case .contributor where run.range.contains { Self.translationWords.contains(view[$0].key) }:
        reference.translators += parser.names(in: run.range)
      default: break
      }
    }
  }

  static let translationWords = WordSet(
    "trans transl translated translator translators traduit traduction trad ubers ubersetzt ubersetzung vertaald")

  // MARK: The type

  private func kind(_ runs: [Run]) -> Reference.Kind {
    let has = Labels(runs.map(\.label))
    if isCase { return .legalCase }
    if isLaw { return .legislation }
    if hasWord(Self.thesisWords, in: [.note, .publisher, .other], has) { return .thesis }
    if has.contains(.journal) {
      if reference.containerTitle == nil {
        return reference.collectionTitle != nil ? .report : reference.url != nil && reference.publisher == nil ? .webpage : .book
      }
      if let container = places.container, reference.volume == nil,
        reference.issued?.day != nil || hasWord(in: container, .periodical) && reference.page == nil && !isYearOnly
      {
        return .newspaperArticle
      }
      return .journalArticle
    }
    if reference.containerTitle != nil, reference.issued?.day != nil, isTitleQuoted, !has.contains(.container) { return .newspaperArticle }
    if has.contains(.container), reference.containerTitle != nil {
      return hasWord(Self.conferenceWords, in: [.container], has) ? .paperConference : .chapter
    }
    if reference.containerTitle != nil, !reference.editors.isEmpty || isInContainer { return .chapter }
    if has.contains(.collection) || hasWord(Self.reportWords, in: [.note, .collection, .volume], has) { return .report }
    if isTitleQuoted, reference.publisher != nil, reference.publisherPlace == nil { return .report }
    if reference.publisher != nil || has.contains(.edition) || has.contains(.editor) { return .book }
    if reference.url != nil || reference.accessed != nil { return .webpage }
    return has.contains(.place) ? .book : .document
  }

  /// "‘Salt’ in The Law of the Straits"
  private var isInContainer: Bool {
    guard let container = places.container, let index = (first..<end).first(where: { view[$0].start == container.start }) else {
      return false
    }
    return view.word(index - 1, is: "in")
  }

  /// No newspaper is cited by its year alone.
  private var isYearOnly: Bool { reference.issued != nil && reference.issued?.month == nil }

  private static let thesisWords = WordSet("thesis dissertation diss")
  private static let conferenceWords = WordSet("proceedings conference symposium workshop proc congress")
  private static let reportWords = WordSet("report paper memorandum rapport")

  private func hasWord(_ words: WordSet, in labels: Labels, _ has: Labels) -> Bool {
    guard !has.isDisjoint(with: labels) else { return false }
    return (first..<end).contains { index in
      view[index].isWord && label(index).map(labels.contains) == true && words.contains(view[index].key)
    }
  }

  /// A set of labels, a bit each.
  private struct Labels: ExpressibleByArrayLiteral {
    private var bits: UInt32 = 0

    init(_ labels: [ReferenceLabel]) { for label in labels { bits |= 1 << UInt32(label.rawValue) } }
    init(arrayLiteral labels: ReferenceLabel...) { self.init(labels) }

    func contains(_ label: ReferenceLabel) -> Bool { bits & 1 << UInt32(label.rawValue) != 0 }
    func isDisjoint(with other: Labels) -> Bool { bits & other.bits == 0 }
  }

  private var isCase: Bool {
    guard let title = places.title else { return false }
    return (first..<end).contains { title.contains(view[$0].range) && view.joinsParties($0) }
  }

  /// "Harbour Dues Act": a law by its last word.
  private var isLaw: Bool {
    guard let title = places.title, reference.authors.isEmpty, reference.containerTitle == nil else { return false }
    guard let last = (first..<end).last(where: { title.contains(view[$0].range) && view[$0].isWord }) else { return false }
    return view.isLaw(last)
  }

  private func hasWord(in range: TextRange, _ classes: WordClass) -> Bool {
    (first..<end).contains { range.contains(view[$0].range) && view.is($0, classes) }
  }
}

extension Reference {
  /// Reads a reference as it is printed in a list.
  package init(parsing text: String) {
    let source = SourceText(text)
    let view = TokenView([TextRange(0, source.count)], in: source, lexicon: .english)
    var decoder = ReferenceModel.shipped.map(ReferenceDecoder.init)
    self = ReferenceParser(view: view, 0..<view.count, &decoder).reference
  }
}
