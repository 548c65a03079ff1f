/// Reads the people and institutions of an author's or editor's place in a reference.
///
/// Names stand in either order, often in both: "Lindqvist, Tora G., and Anna L. Holt", "Marek JP, Dahl O",
/// "MAREK (J.P.)", "LINDQVIST Tora", "Council of Harbour Masters". Linear.
struct NameParser {
  let view: TokenView

  /// What stands between two commas, semicolons, brackets or words for "and".
  private struct Chunk {
    var words: ArraySlice<Word> = []
    var bracketed = false
    var isInitials: Bool { !words.isEmpty && words.allSatisfy { $0.kind == .initials } }
  }

  /// Tokens that nothing separates: "J.-P.", "O’Dahl", "Saint-Exupéry".
  private struct Word {
    enum Kind { case initials, capital, capitals, particle, generation, small }
    var first: Int
    var last: Int
    var kind: Kind
  }

  func names(in range: Range<Int>) -> [Reference.Name] {
    if let body = body(in: range) { return [body] }
    let chunks = chunks(in: range)
    if isFamilies(chunks, in: range) { return chunks.map { Reference.Name(family: string($0.words)) } }
    if let one = middleNamed(chunks, in: range) { return [one] }
    var names: [Reference.Name] = []
    var index = 0
    while index < chunks.count {
      let chunk = chunks[index]
      let next = index + 1 < chunks.count ? chunks[index + 1] : Chunk()
      if chunk.words.allSatisfy({ $0.kind == .generation }) || isAcronym(chunk, of: names.last) {
        index += 1
      } else if isInstitution(chunk) {
        names.append(Reference.Name(literal: string(chunk.words)))
        index += 1
      } else if isFamily(chunk, before: next), isGiven(next) {
        names.append(Reference.Name(family: string(chunk.words), given: string(next.words)))
        index += 2
      } else if let name = name(chunk) {
        names.append(name)
        index += 1
      } else {
        index += 1
      }
    }
    return names
  }

  /// "Holt and Marek", "Petit, Morel-Duval et Roux": families only, as behind a first full citation. Pairs of them would
  /// be a family and what is given, so a conjunction must show that they are not, or one name too many.
  private func isFamilies(_ chunks: [Chunk], in range: Range<Int>) -> Bool {
    guard chunks.count >= 2, !range.contains(where: { view.kind($0) == .semicolon }) else { return false }
    let areSingle = chunks.allSatisfy { chunk in
      chunk.words.count == 1 && chunk.words.allSatisfy { $0.kind == .capital && !isGivenName($0) } && !chunk.bracketed
    }
    let isJoined = range.contains { view.kind($0) == .ampersand || isConjunction($0) }
    return areSingle && (isJoined && (chunks.count == 2 || chunks.count % 2 == 1) || chunks.count >= 4)
  }

  /// "Holt, A. Bradford": two people would be joined by "and".
  private func middleNamed(_ chunks: [Chunk], in range: Range<Int>) -> Reference.Name? {
    guard chunks.count == 2, chunks[0].words.count == 1, chunks[0].words.first?.kind == .capital, chunks[1].words.count == 2,
      chunks[1].words.first?.kind == .initials, chunks[1].words.last?.kind == .capital,
      !range.contains(where: { view.kind($0) == .ampersand || view.kind($0) == .semicolon || isConjunction($0) })
    else { return nil }
    return Reference.Name(family: string(chunks[0].words), given: string(chunks[1].words))
  }

  private func isGivenName(_ word: Word) -> Bool {
    PublishingWords.kinds[view[word.first].key]?.contains(.givenName) == true
  }

  /// "Norland. Ministry of Trade (MoT).": a country, and which of its bodies.
  private func body(in range: Range<Int>) -> Reference.Name? {
    let stop = range.lowerBound + 1
    guard range.count >= 3, view.is(range.lowerBound, .place), view.kind(stop) == .period, view[stop + 1].isCapitalized,
      view[stop + 1].length > 1
    else { return nil }
    var last = range.upperBound - 1
    while last > stop, view.kind(last) == .period || view.kind(last) == .comma { last -= 1 }
    return Reference.Name(literal: view.string(range.lowerBound, through: last))
  }

  // MARK: Chunks

  private func chunks(in range: Range<Int>) -> [Chunk] {
    var words: [Word] = []
    words.reserveCapacity(12)
    var ends: [(end: Int, bracketed: Bool)] = []
    ends.reserveCapacity(6)
    var bracketed = false
    var isInside = false
    func close() {
      if words.count > ends.last?.end ?? 0 { ends.append((words.count, isInside)) }
      isInside = bracketed
    }
    var at = range.lowerBound
    while at < range.upperBound {
      let token = view[at]
      switch token.kind {
      case .ampersand where view.glued(at) && view.glued(at + 1): break
      case .comma, .semicolon, .ampersand, .plus, .slash, .colon: close()
      case .openParenthesis where view[at + 1].key == 0x40:
        // "Anna Holt (@annaholt)"
        while at + 1 < range.upperBound, view.kind(at) != .closeParenthesis { at += 1 }
      case .openParenthesis, .openBracket:
        bracketed = true
        close()
      case .closeParenthesis, .closeBracket:
        bracketed = false
        close()
      case .word:
        if isConjunction(at) {
          if joinsOneInstitution(at, in: range, words[(ends.last?.end ?? 0)...]) {
            words.append(Word(first: at, last: at, kind: .small))
          } else {
            close()
          }
        } else if view.word(at, is: "et"), view.word(at + 1, is: "al") {
          close()
          at += 1
        } else if !isRole(at) {
          let word = word(at, before: range.upperBound)
          words.append(word)
          at = word.last
        }
      default: break
      }
      at += 1
    }
    close()
    var start = 0
    return ends.map { end, bracketed in
      defer { start = end }
      return Chunk(words: words[start..<end], bracketed: bracketed)
    }
  }

  /// "Food and Agriculture Organization", "Centers for Disease Control and Prevention": only one side of the "and" is an
  /// institution, and the other is nobody.
  private func joinsOneInstitution(_ conjunction: Int, in range: Range<Int>, _ before: ArraySlice<Word>) -> Bool {
    // No list of authors that anybody reads is longer.
    guard range.count <= Self.longest, !isInside(range, conjunction), let first = before.first,
      view.word(conjunction, is: "and") || view.word(conjunction, is: "et")
    else {
      return false
    }
    var end = conjunction + 1
    while end < range.upperBound,
      view[end].isWord && !view.word(end, is: "et") || view.kind(end) == .hyphen || view.kind(end) == .apostrophe
    { end += 1 }
    let (left, right) = (first.first..<conjunction, (conjunction + 1)..<end)
    // "United Kingdom of Great Britain and Northern Ireland"
    if view.is(conjunction - 1, .place), view.is(end - 1, .place), right.allSatisfy({ view[$0].isCapitalized }) { return true }
    func names(_ side: Range<Int>) -> Bool {
      side.contains { (view.isBody($0) || view.is($0, .publisher)) && view[$0].length > 3 }
    }
    guard names(left) != names(right), right.contains(where: { view[$0].isWord }) else { return false }
    let other = names(left) ? right : left
    return other.allSatisfy { index in
      guard view[index].isWord else { return false }
      if !view[index].isCapitalized { return view.is(index, [.function, .particle]) }
      return view[index].length > 2 && !view[index].isAllCapitals && PublishingWords.kinds[view[index].key]?.contains(.givenName) != true
    }
  }

  private static let longest = 200

  /// It stands in a bracket.
  private func isInside(_ range: Range<Int>, _ index: Int) -> Bool {
    let open = range.last { $0 < index && view.kind($0) == .openParenthesis }
    return open.map { open in !(open..<index).contains { view.kind($0) == .closeParenthesis } } ?? false
  }

  private func isConjunction(_ index: Int) -> Bool {
    guard !view[index].isCapitalized || view[index].isAllCapitals else { return false }
    return view.word(index, is: "and") || view.word(index, is: "und") || view.word(index, is: "y")
      || view.word(index, is: "et") && !view.word(index + 1, is: "al") || view.word(index, is: "with") || view.word(index, is: "e")
      || view.word(index, is: "og") || view.word(index, is: "och")
  }

  /// "ed.", "Edited by", "Hrsg.", "trans.", "in": what the people did, and no part of their names.
  private func isRole(_ index: Int) -> Bool {
    let token = view[index]
    guard token.length >= 2 || view.word(index, is: "a") && !token.isCapitalized else { return false }
    return Self.roles.contains(token.key)
  }

  private static let roles = WordSet(
    "ed eds edited editor editors edit hrsg hg herausgegeben by in trans transl translated translator dir sous direction a cura coord "
      + "coords org orgs others et al with comp red vyd tr trad author authors prof dr justice hon the sir mr mrs ms")

  /// The word that begins at `index`, through its hyphens, apostrophes and the full stops of its initials.
  private func word(_ index: Int, before end: Int) -> Word {
    var last = index
    while last + 1 < end, view.glued(last + 1) {
      switch view.kind(last + 1) {
      case .word: break
      case .hyphen, .dash, .apostrophe, .ampersand:
        guard view.glued(last + 2), view[last + 2].isWord, last + 2 < end else { return word(index, last) }
      case .period: guard view[last].length <= 2 || view.abbreviates(last + 1) else { return word(index, last) }
      default: return word(index, last)
      }
      last += 1
    }
    return word(index, last)
  }

  private func word(_ first: Int, _ last: Int) -> Word {
    let token = view[first]
    let kind: Word.Kind
    if !token.isCapitalized {
      kind = view.is(first, .particle) || token.length <= 3 && first != last && view[last].isCapitalized ? .particle : .small
    } else if isGeneration(first) {
      kind = .generation
    } else if (first...last).allSatisfy({
      !view[$0].isWord || view[$0].length == 1 || view[$0].length <= 2 && view.kind($0 + 1) == .period && $0 < last
    }) {
      kind = .initials
    } else if first == last, token.isAllCapitals, token.length <= 3 {
      kind = .capitals
    } else {
      kind = .capital
    }
    return Word(first: first, last: last, kind: kind)
  }

  private func isGeneration(_ index: Int) -> Bool {
    view.word(index, is: "jr") || view.word(index, is: "sr") || view.word(index, is: "ii") || view.word(index, is: "iii")
  }

  // MARK: What a chunk is

  /// "International Property Institute (IPI)", "National Statistics Office (Geostat)"
  private func isAcronym(_ chunk: Chunk, of name: Reference.Name?) -> Bool {
    guard chunk.bracketed, chunk.words.count == 1, let word = chunk.words.first, let name else { return false }
    return word.first == word.last && view[word.first].length >= 3
      && (view[word.first].isAllCapitals && name.given == nil || name.literal != nil)
  }

  /// "U.S. Congress", "U.K. Treasury": no one's initials.
  private func isStateBody(_ chunk: Chunk) -> Bool {
    guard chunk.words.count >= 2, let first = chunk.words.first, first.kind == .initials, first.last == first.first + 2 else {
      return false
    }
    let isUnion =
      view.word(first.first, is: "u")
      && (view.word(first.last, is: "s") || view.word(first.last, is: "k") || view.word(first.last, is: "n"))
    return isUnion || view.word(first.first, is: "e") && view.word(first.last, is: "u")
  }

  /// "SUND JUSTICE CTR.": as American lawyers abbreviate them.
  private func isAbbreviatedBody(_ word: Word) -> Bool {
    view[word.first].isAllCapitals && Self.abbreviatedBodies.contains(view[word.first].key)
  }

  private static let abbreviatedBodies = WordSet("ctr inst assn org admin univ dept comm soc found bd bur fedn cncl")

  private func isInstitution(_ chunk: Chunk) -> Bool {
    if isStateBody(chunk) || chunk.words.contains(where: { $0.kind == .small }) { return true }
    // "OSCE Mission in Kosovo": what is left out of a name, "in", stands between.
    if let first = chunk.words.first, let last = chunk.words.last, chunk.words.count >= 2,
      (first.first..<last.last).contains(where: {
        view[$0].isWord && !view[$0].isCapitalized && view.is($0, .function) && !view.is($0, .particle)
      })
    {
      return true
    }
    return chunk.words.count >= 2
      && (isBodyOfCountry(chunk) || chunk.words.contains(where: isAbbreviatedBody)
        || chunk.words.contains {
          (view.isBody($0.first) || view.is($0.first, [.institution, .publisher, .periodical])) && view[$0.first].length > 3
        })
  }

  /// "Statistics Norway": a word of the language and a country; but "Michael Jordan".
  private func isBodyOfCountry(_ chunk: Chunk) -> Bool {
    guard chunk.words.count == 2, !chunk.bracketed, let first = chunk.words.first, let last = chunk.words.last else { return false }
    return view.is(last.first, .place) && first.kind == .capital && view[first.first].sense != 0 && !isGivenName(first)
  }

  /// "Lindqvist", "van der Berg", "García Márquez": may stand before a comma and given names.
  private func isFamily(_ chunk: Chunk, before next: Chunk) -> Bool {
    guard let last = chunk.words.last, last.kind == .capital || last.kind == .capitals else { return false }
    // "Da Matta, Roberto": at the beginning of a family name a particle may have a capital.
    let family = chunk.words.count > 1 ? chunk.words.drop { view.is($0.first, .particle) && $0.first == $0.last } : chunk.words
    let names = family.count { $0.kind == .capital || $0.kind == .capitals }
    if chunk.words.contains(where: { $0.kind == .initials }) { return false }
    return names == 1 || names <= 3 && (next.isInitials || isBareInitials(next))
  }

  /// "T.", "Johann Gottfried", "April G.": given names behind the comma of a family name.
  private func isGiven(_ chunk: Chunk) -> Bool {
    guard let first = chunk.words.first else { return false }
    if chunk.isInitials || isBareInitials(chunk) { return true }
    guard first.kind == .capital, !isInstitution(chunk), !chunk.bracketed else { return false }
    // "Holt, Anna", "Holt, Anna B.", "Lindqvist, Tora Maria"; but "A. Holt" would be somebody else.
    return chunk.words.count <= 3 && chunk.words.dropFirst().allSatisfy { $0.kind != .particle || chunk.words.count == 2 }
  }

  private func isBareInitials(_ chunk: Chunk) -> Bool { chunk.words.count == 1 && chunk.words.first?.kind == .capitals }

  /// A name within one chunk: "T. Lindqvist", "Marek JP", "LINDQVIST Tora", "Ludwig van Beethoven".
  private func name(_ chunk: Chunk) -> Reference.Name? {
    var words = chunk.words
    while let last = words.last, last.kind == .generation { words.removeLast() }
    guard let first = words.first, let last = words.last else { return nil }
    if words.count == 1 { return Reference.Name(family: string(words)) }
    // "Le Monde", "El País"
    if words.count == 2, Self.articles.contains(view[first.first].key), first.first == first.last, last.kind == .capital {
      return Reference.Name(literal: string(words))
    }
    // "SUND Port Statistics Database": nobody has so many names.
    if words.count >= 4, view[first.first].isAllCapitals, view[first.first].length > 2,
      words.allSatisfy({ $0.kind == .capital || $0.kind == .capitals }),
      !view[last.first].isAllCapitals
    {
      return Reference.Name(literal: string(words))
    }
    let start = words.startIndex
    if last.kind == .initials || last.kind == .capitals && first.kind != .initials && !isCapitalName(words) {
      let family = words.prefix { $0.kind != .initials && ($0.kind != .capitals || $0.first == first.first) }
      guard !family.isEmpty, family.count < words.count else { return Reference.Name(family: string(words)) }
      return Reference.Name(family: string(family), given: string(words[family.endIndex...]))
    }
    if first.kind == .capital, view[first.first].isAllCapitals, !view[last.first].isAllCapitals, view[first.first].length > 2 {
      let family = words.prefix { $0.kind == .particle || view[$0.first].isAllCapitals }
      return Reference.Name(family: string(family), given: string(words[family.endIndex...]))
    }
    var family = words.endIndex - 1
    while family > start + 1, words[family - 1].kind == .particle { family -= 1 }
    if family == start + 1, first.kind == .particle { family = start }
    return Reference.Name(family: string(words[family...]), given: family > start ? string(words[..<family]) : nil)
  }

  /// "ANNA LEE": in a name that is set in capitals three letters with a vowel are no initials.
  private func isCapitalName(_ words: ArraySlice<Word>) -> Bool {
    guard let last = words.last, view[last.first].length == 3 else { return false }
    return words.allSatisfy { view[$0.first].isAllCapitals } && view.hasCapitalVowel(last.first)
  }

  private static let articles = WordSet("la les el los las il lo der die das het the le")

  private func string(_ words: ArraySlice<Word>) -> String {
    guard let first = words.first, let last = words.last else { return "" }
    var end = last.last
    // "Smith, J." keeps the full stop of its initial.
    if last.kind == .initials, view.kind(end + 1) == .period, view.glued(end + 1) { end += 1 }
    return view.string(first.first, through: end)
  }
}
