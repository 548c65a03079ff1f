import Benchmark
import Footing
import Foundation

/// Throughput of each stage and of the whole, on two megabytes of a report with notes. One iteration reads the text once;
/// divide two million by the time. With FOOTING_DOCUMENTS=FOLDER the plain texts of a folder are read as well.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .throughput], warmupIterations: 1, maxDuration: .seconds(4))

  let text = SourceText(Sample.report(ofBytes: 2_000_000))
  let document = PlainTextReader().document(of: text, path: "report.txt")
  let analysis = Analysis(of: [document])

  Benchmark("1 lines, blocks, zones (2 MB)") { _ in
    blackHole(PlainTextReader().document(of: text, path: "report.txt").title)
  }
  Benchmark("2 figures of prose (2 MB)") { _ in
    blackHole(document.proseFigures().count)
  }
  // Less the figures: what they measure, the claims around them, comparison and verdicts.
  Benchmark("3 figures, claims and comparison of prose (2 MB)") { _ in
    blackHole(Analysis(ofProse: document).corpus.figures(of: 0).count)
  }
  Benchmark("4 notes, citations, figures, claims, comparison (2 MB)") { _ in
    blackHole(Analysis(of: [document]).corpus.claims(of: 0).count)
  }
  Benchmark("5 rules (2 MB)") { _ in
    blackHole(analysis.findings().count)
  }
  Benchmark("6 the whole: text to findings (2 MB)") { _ in
    blackHole(Analysis(of: [PlainTextReader().document(of: text, path: "report.txt")]).findings().count)
  }
  // What notes cite: works, back-references and sources. Their figures and claims are part of 4 and 6.
  let references = PlainTextReader().document(of: SourceText(Sample.references(ofBytes: 2_000_000)), path: "references.txt")
  Benchmark("7 a list of references (2 MB, 20,000 works)") { _ in
    blackHole(Analysis(ofNotes: references).corpus.citations(of: 0).count)
  }
  let notes = PlainTextReader().document(of: SourceText(Sample.notes(ofBytes: 2_000_000)), path: "notes.txt")
  Benchmark("8 notes of reports, with comments and back-references (2 MB)") { _ in
    blackHole(Analysis(ofNotes: notes).corpus.citations(of: 0).count)
  }
  Benchmark("9 the graph as JSON (2 MB)") { _ in
    var json = JSONWriter { blackHole($0.count) }
    GraphJSON(analysis.corpus).write(to: &json)
    json.finish()
  }
  // Real reports, where a folder of them is named: each by itself, as one iteration.
  if let folder = ProcessInfo.processInfo.environment["FOOTING_DOCUMENTS"] {
    let texts = Sample.documents(in: folder)
    let size = texts.reduce(0) { $0 + $1.count }
    Benchmark("10 the whole: \(texts.count) documents of the folder (\(size / 1_000) KB)") { _ in
      for text in texts {
        blackHole(Analysis(of: [PlainTextReader().document(of: text, path: "report.txt")]).findings().count)
      }
    }
  }
}

/// A report that is made up, with figures, dates, names, markers and notes in the density of real ones.
enum Sample {
  /// The plain texts below a folder, in the order of their paths.
  static func documents(in folder: String) -> [SourceText] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { $0.hasSuffix(".txt") }.compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map { SourceText(String(decoding: $0, as: UTF8.self)) }
    }
  }

  /// A place that is named nowhere else, so that the report does not contradict itself.
  private static func name(_ number: Int) -> String {
    let syllables = ["ba", "do", "fen", "gar", "hol", "kin", "lus", "mor", "nat", "per"]
    let name = String(number).compactMap { $0.wholeNumberValue }.map { syllables[$0] }.joined() + "land"
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// Paragraphs until the text is large enough.
  private static func paragraphs(ofBytes size: Int, _ paragraph: (Int) -> String) -> String {
    var text = ""
    text.reserveCapacity(size + 400)
    var number = 0
    while text.utf8.count < size {
      number += 1
      text += paragraph(number) + "\n\n"
    }
    return text
  }

  /// A list of references in three styles, by a thousand authors.
  static func references(ofBytes size: Int) -> String {
    paragraphs(ofBytes: size) { number in
      let place = name(number)
      let author = name(number * 7 % 1000).dropLast(3)
      let year = 1950 + number % 70
      return switch number % 3 {
      case 0:
        "T. \(author) and O. Dahl, \"Under the Sund of \(place),\" Strait Review, Vol. \(number % 30), No. 3, May \(year), p. \(number % 90 + 3)."
      case 1: "\(author), J. The Ports of \(place): Their Trade and Tolls. Oslo: Sund University Press, \(year)."
      default: "See A. \(author), ‘Salt and Timber in \(place)’ (\(year)) \(number % 40 + 1) Journal of Shore Studies \(number % 400 + 1)."
      }
    }
  }

  /// Notes as reports have them: of ten, four cite one work, two cite several or say something as well, three point back,
  /// and one is a comment.
  static func notes(ofBytes size: Int) -> String {
    paragraphs(ofBytes: size) { number in
      let place = name(number)
      let author = name(number / 10 * 10 % 1000).dropLast(3)
      let page = number % 90 + 3
      let year = 1950 + number % 60
      return switch number % 10 {
      case 0: "T. \(author), \"Under the Sund of \(place),\" Strait Review, Vol. \(number % 30), No. 3, May \(year), p. \(page)."
      case 1: "Ibid., p. \(page)."
      case 2:
        """
        The estimate leaves out the goods that were landed at night, which the harbour office of \(place) did not count before \
        \(year); with them the share of timber would be about \(page) percent.
        """
      case 3:
        """
        For the opposite view see O. Dahl, The Ports of \(place): Their Trade and Tolls (Oslo: Sund University Press, \(year)), \
        pp. \(page)-\(page + 9); and \(author), op. cit., p. \(page).
        """
      case 4: "\(author), op. cit. [\(number - 4)], p. \(page)."
      case 5:
        """
        Ministry of Transport of \(place), “Freight and Passengers in the Tunnel,” \(number % 28 + 1) March \(year), \
        http://www.transport.example/\(place.lowercased())/freight\(number).html, accessed 3 May 2015.
        """
      case 6: "Interview with a former pilot, \(place), \(number % 28 + 1) April \(year)."
      case 7: "See note \(number - 7) above."
      case 8:
        """
        The council decided so against the advice of its engineers. See A. Moe, ‘Salt and Timber in \(place)’ (\(year)) \
        \(number % 40 + 1) Journal of Shore Studies \(number % 400 + 1), at \(number % 400 + 5), who doubts that they were asked.
        """
      default: "Harbour Dues (\(place)) Act \(year), s. \(page)."
      }
    }
  }

  /// Every second paragraph states figures: 3.5 of them and 0.8 notes for each KB, as reports have that state many. (Of those that
  /// were counted, annual reports and economic surveys have 1.5 to 4.4 figures and up to 1.4 notes.)
  static func report(ofBytes size: Int) -> String {
    var text = ""
    text.reserveCapacity(size + 4_000)
    var number = 0
    while text.utf8.count < size {
      var notes = ""
      for paragraph in 0..<6 {
        number += 1
        let label = (number - 1) % 120 + 1
        text += (number % 2 == 0 ? opinions(number, label) : figures(number, label)) + "\n\n"
        notes +=
          "\(label) T. Lindqvist, \"Under the Sund, Part \(number),\" Strait Review, Vol. \(number % 30), No. \(paragraph), \(number % 28 + 1) May \(1990 + number % 24), p. \(number % 90 + 3).\n"
      }
      text += notes + "\n"
    }
    return text
  }

  private static func figures(_ number: Int, _ label: Int) -> String {
    """
    In \(1990 + number % 24) trade between \(name(number)) and Vestria reached $\(number % 900 + 12).\(number % 10) billion, about
    \(number % 60 + 3) percent more than the year before, though nobody in the harbour towns had expected it to grow.\(label)
    The ministry of \(name(number)) explained the rise by the tunnel, which carries \(number % 40 + 2) million tonnes of freight a
    year, and by the "open hand" that the two governments have shown each other since March \(1990 + number % 24). Others
    doubt it: ships, they say, still bring two-thirds of the timber, and the railway has never paid for itself.
    When the first trains of \(name(number)) ran, the ferrymen said that no one would want to sit in the dark for so
    long, and that the sea had always been the better road. They were wrong about the dark, since the journey is
    short, and right about the road: on clear days the old boats are full of people who have no reason to cross but
    the crossing itself. The council of \(name(number)) has asked for a second line all the same, and the engineers have
    drawn one. It would leave the harbour to the fishermen, pass the islands on a bridge, and meet the old line under
    the lighthouse. Whether it will be built depends on a parliament that has other things to think about, and on
    neighbours who would have to pay for the longer half of it.
    """
  }

  private static func opinions(_ number: Int, _ label: Int) -> String {
    """
    What the towns around \(name(number)) want is harder to say. The pilots, whom the tunnel has left without work, ask for the
    old tolls; the merchants, who never liked them, ask for a fair, and the farmers inland for nothing but quiet.\(label)
    Their deputies speak of the railway as of a guest who came for a night and stayed: one does not send him away, but one
    does not lay the table for him either. The ministry has answered each of them in turn, and differently. To the pilots it
    promised a school, to the merchants a road, and to the farmers that the road would not be built where they live. That
    these cannot all be true was noticed first by a schoolmaster of \(name(number)), who wrote it to the paper, and was told
    that a government must be free to think aloud. Since then little has been heard of the school. The road is still on the
    maps, as a broken line that ends in a wood; and whoever asks in the harbour office is sent from door to door until the
    offices close. It would be unjust to call this bad faith. Nobody in the capital had thought that people so far away
    would compare what they were told, and those who had promised it were soon promised other things themselves.
    """
  }
}
