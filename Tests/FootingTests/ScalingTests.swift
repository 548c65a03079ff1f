import Footing
import FootingTestSupport
import Foundation
import Testing

/// Twice the input costs about twice the time, whatever the input is; a quadratic step would show a ratio of four. Time is
/// that of the thread, so that other tests and a busy machine count for little.
@Suite(.serialized) struct ScalingTests {
  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func cost(_ texts: [String]) -> Double {
    let start = threadSeconds()
    let documents = texts.enumerated().map { PlainTextReader().document(of: SourceText($1), path: "\($0).txt") }
    _ = Analysis(of: documents).findings()
    return threadSeconds() - start
  }

  /// Texts of the given number of units of one kind.
  struct Kind: Sendable {
    let name: String
    let count: Int
    let texts: @Sendable (Int) -> [String]

    init(_ name: String, _ count: Int, _ text: @escaping @Sendable (Int) -> String) {
      self.init(name, documents: count) { [text($0)] }
    }

    init(_ name: String, documents count: Int, _ texts: @escaping @Sendable (Int) -> [String]) {
      self.name = name
      self.count = count
      self.texts = texts
    }
  }

  static let kinds: [Kind] = [
    Kind("reports", 8) { count in (0..<UInt64(count)).map { SeededReport(seed: $0).text() }.joined(separator: "\n") },
    Kind("digits and commas", 20_000) { String(repeating: "1,", count: $0) },
    Kind("markers", 16_000) { String(repeating: "[1]", count: $0) },
    Kind("ibid.", 4_000) { String(repeating: "1. Ibid. \n", count: $0) },
    Kind("one line", 1_500) { String(repeating: "exports rose to 5 percent of it in 2012 ", count: $0) },
    Kind("changes in one sentence", 500) { String(repeating: "rose by 5 percent, from 52 to 61 tons, ", count: $0) },
    Kind("the same sentence", 700) {
      String(repeating: "In 2012 trade between Norland and Vestria reached $47 billion in all ports.\n\n", count: $0)
    },
    Kind("values of one metric", 700) { count in
      (0..<count).map { "In \(1900 + $0 % 100) trade of Norland reached $\($0 % 97 + 3).\($0 % 10) billion.\n\n" }.joined()
    },
    Kind("a table", 900) {
      "Harbour        2012     2013\n" + String(repeating: "Aldmouth       410      432\n", count: $0) + "Total  1  2\n"
    },
    Kind("hundreds", 9_000) { String(repeating: "two hundred and ", count: $0) },
    Kind("weekdays", 6_000) { String(repeating: "on Monday the 21st, ", count: $0) },
    Kind("pages of one work", 1_500) { "A claim.1\n\nNotes\n\n1 Holt, Salt at Night, " + String(repeating: "p. 1, ", count: $0) + "\n" },
    Kind("authors with an and", 1_500) {
      "A claim.1\n\nNotes\n\n1 " + String(repeating: "Food and ", count: $0)
        + "Salt Organization, The State of Salt (Oslund, 2010), p. 3.\n"
    },
    Kind("digits in other places", 900) { count in
      (0..<count).map { "Wages in the harbour were 4,\(100 + $0 % 900) kroner in 2012. " }.joined()
    },
    Kind("a summary", 500) { count in
      "Summary\n\n" + String(repeating: "Costs were $5.1 million in 2012. ", count: 40) + "\n\nCosts\n\n"
        + String(repeating: "Costs were $6.2 million in 2012. ", count: count)
    },
    Kind("bullets", 4_000) { "Findings\n\n" + String(repeating: "• - 5 houses\n– 7 percent\n", count: $0) },
    Kind("rows of one name", 500) {
      "Harbour   Ships   Berths\n" + String(repeating: "Aldmouth   410   43\n", count: $0) + "\n\n"
        + String(repeating: "Aldmouth had 412 ships in 2012. ", count: $0)
    },
    Kind("labels", 700) { String(repeating: "Exports: $776.6 billion (2012 est.) $789.9 billion (2011 est.)\n\n", count: $0) },
    Kind("brackets", 40_000) { String(repeating: "(", count: $0) },
    Kind("quotation marks", 12_000) { String(repeating: "“", count: $0) },
    Kind("number words", 12_000) { String(repeating: "one ", count: $0) },
    Kind("works in one note", 400) {
      "A claim.[1]\n\nNotes\n\n1. " + String(repeating: "A. Holt, “Salt,” Sund Review 3 (1999): 4; ", count: $0) + "\n"
    },
    Kind("elements of one work", 2_000) { "A claim.[1]\n\nNotes\n\n1. " + String(repeating: "Sund Press. Oslund. ", count: $0) + "\n" },
    Kind("letters", 500) { count in
      "A claim.[1]\n\nNotes\n\n1. " + String(repeating: "Letter from Anna Holt to O. Dahl, Oslund, and ", count: count) + "4 May 1921.\n"
    },
    Kind("facts without names", 700) { count in
      (0..<count).map { "The museum received \(43_210 + $0 % 900) visitors in \(1900 + $0 % 100).\n\n" }.joined()
    },
    Kind("lists that are alike", 500) { count in
      (0..<count).map { "The pilots paid 75 percent, the ferries \(11 + $0 % 80) percent and the yachts 8 percent.\n\n" }.joined()
    },
    Kind("laws and judgments", 500) {
      "A claim.[1]\n\nNotes\n\n1. "
        + String(repeating: "Harbour Dues (Oslund) Act 1921, ss 4(1), 5; Holt v Dahl [2014] UKSC 3; ", count: $0) + "\n"
    },
    Kind("numbers set off by blanks", 500) {
      String(repeating: "It rose, 1 while others fell 2 again. 3 And so on; 4 ", count: $0)
        + "\n\n1. A. Holt, Salt.\n2. O. Dahl, Sea.\n3. A. Moe, Sun.\n"
    },
    Kind("official documents", 500) {
      "A claim.[1]\n\nNotes\n\n1. "
        + String(
          repeating: "UN Council, Resolution 12, Holt v. the Council, app. no. app. no. 1/2, Deb Treaty of Ley 3 May, Cass Patent ",
          count: $0) + "\n"
    },
    Kind("rows of numbers", 500) { count in
      (0..<count).map { "20\($0 % 90 + 10)   \($0 * 7 % 900 + 100)   \($0 * 13 % 900 + 100)   \($0 * 3 % 900 + 100)\n" }.joined()
        + "\nIn 2012 there were 412 boats and 530 ferries.\n"
    },
    Kind("imprints", 500) { "A claim.[1]\n\nNotes\n\n1. A. Holt, Salt " + String(repeating: "Oslund (Oslund 1998), ", count: $0) + "\n" },
    Kind("judgments", 500) {
      "A claim.[1]\n\nNotes\n\n1. " + String(repeating: "Holt v. Marek, 1 U.S. 1; Holt, 1 U.S., at 2. ", count: $0) + "\n"
    },
    Kind("punctuation in a note", 6_000) { "A claim.[1]\n\nNotes\n\n1. A. Holt, “" + String(repeating: ").,", count: $0) + "\n" },
    // What is done once a finding must not look at all documents.
    Kind("documents with a finding each", documents: 1_500) { count in
      Array(repeating: "Freight fell by 12 percent, from 52 to 41 million tonnes.\n", count: count)
    },
    Kind("one source for all", 500) { count in
      (0..<count).map { "Freight in the harbour was $\(12 + $0 % 80).\($0 % 10) million in 2012.[1]\n\n" }.joined()
        + "\n\nNotes\n\n1. A. Holt, “Freight of $45.7 Million,” Sund Review 3 (2014): 4.\n"
    },
    Kind("one number in all", 500) { count in
      (0..<count).map { "Of the 4,380 ships \(1_200 + $0 % 900) were counted in 2012.\n\n" }.joined()
    },
    Kind("quotations that are alike", 500) { count in
      (0..<count).map { "She said “row and row and row and row and \($0 % 50) times more until you cannot row”.\n\n" }.joined()
    },
    Kind("columns that follow", 150) {
      "Harbour        Ships    Full    Share    More\n"
        + String(repeating: "Aldmouth       1,410    1,032    73.2    17.4\n", count: $0)
    },
    Kind("amounts in pence", 900) { count in (0..<count).map { "stamps for \($0 % 90 + 2)p and no more " }.joined() },
    Kind("numbers of lines", 900) { count in (0..<count).map { "\(10_000 + $0) draw the line " }.joined() },
    Kind("dates", 900) { String(repeating: "on 5 March 2012 the visit to Vestria of Anna Holm began. ", count: $0) },
  ]

  @Test(arguments: kinds.map(\.name))
  func twiceTheInputCostsTwiceTheTime(_ name: String) throws {
    let kind = try #require(Self.kinds.first { $0.name == name })
    let (one, two) = (kind.texts(kind.count), kind.texts(kind.count * 2))
    // In turns, so that what else the machine does weighs on both alike; the best of each counts.
    var (single, double) = (Double.infinity, Double.infinity)
    // Below a few milliseconds the clock measures the machine, not the code. A busy machine is given time to calm down; a
    // quadratic step fails however often it is tried.
    for round in 0..<12 where round < 2 || double >= single * 2.5 + 0.02 {
      single = min(single, Self.cost(one))
      double = min(double, Self.cost(two))
    }
    #expect(double < single * 2.5 + 0.02, "\(name): \(single) s and \(double) s")
  }
}
