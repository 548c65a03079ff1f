/// The whole pipeline on one screen: documents in, their graph and the findings out.
///
///     let report = PlainTextReader().document(of: SourceText(text), path: "report.txt")
///     let analysis = Analysis(of: [report])
///     for finding in analysis.findings() { print(finding.message) }
///
/// Nothing is read but the documents that are given, and the same documents give the same findings, in the same order,
/// whatever their order was.
public struct Analysis: Sendable {
  /// What was read, and how it hangs together.
  public let corpus: Corpus

  /// Reads and compares `documents`.
  /// - Parameters:
  ///   - documents: in any order; the corpus has them ordered by path.
  ///   - sets: the paths of documents that are to be compared with each other. Nil compares all; a document that no set
  ///     names is judged alone.
  public init(of documents: [Document], comparing sets: [[String]]? = nil) {
    let ordered = documents.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.init(readings: ordered.map { Reading($0) }, comparing: sets)
  }

  /// Reads and compares `documents` on as many tasks as there are cores; the result is the same.
  public static func concurrently(of documents: [Document], comparing sets: [[String]]? = nil) async -> Analysis {
    let ordered = documents.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let readings = await withTaskGroup(of: (Int, Reading).self) { group in
      for (index, document) in ordered.enumerated() { group.addTask { (index, Reading(document)) } }
      var readings = [Reading?](repeating: nil, count: ordered.count)
      for await (index, reading) in group { readings[index] = reading }
      return readings.compactMap(\.self)
    }
    return Analysis(corpus: Corpus(readings, await Comparisons.concurrently(of: readings, in: groups(of: readings, comparing: sets))))
  }

  /// Reads a text as body prose, without looking for notes: for the figures of a sentence or a paragraph.
  public init(ofProse document: Document) {
    self.init(readings: [Reading(prose: document)], comparing: nil)
  }

  /// Reads a text as notes: for a list of references, a block each, or for one note. The corpus has what they cite and the
  /// sources of that; figures and claims are not read.
  public init(ofNotes document: Document, asOne: Bool = false) {
    self.init(readings: [Reading(notes: document, asOne: asOne)], comparing: nil)
  }

  /// Reads a text as one note with another model than the one that is shipped.
  package init(ofNote document: Document, model: ReferenceModel) {
    self.init(readings: [Reading(notes: document, asOne: true, model: model)], comparing: nil)
  }

  private init(readings: [Reading], comparing sets: [[String]]?) {
    self.init(corpus: Corpus(readings, Comparisons(of: readings, in: Self.groups(of: readings, comparing: sets))))
  }

  private init(corpus: Corpus) { self.corpus = corpus }

  /// Which documents are compared with each other, as lists of indices: each stands in one.
  private static func groups(of readings: [Reading], comparing sets: [[String]]?) -> [[Int]] {
    let all = Array(readings.indices)
    guard let sets else { return [all] }
    var byPath: [String: Int] = [:]
    for index in all { byPath[readings[index].document.path] = index }
    var groups = sets.map { set in Set(set.compactMap { byPath[$0] }).sorted() }
    let grouped = Set(groups.joined())
    groups += all.filter { !grouped.contains($0) }.map { [$0] }
    return groups.filter { !$0.isEmpty }
  }

  /// What the rules find, ordered by document, place and rule.
  /// - Parameter rules: which rules look; by default all that are on by default.
  public func findings(_ rules: RuleSet = RuleSet()) -> [Finding] {
    rules.findings(in: corpus)
  }
}
