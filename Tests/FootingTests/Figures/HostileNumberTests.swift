import Footing
import FootingTestSupport
import Testing

private final class Bytes { var all: [UInt8] = [] }

/// Numbers that no machine can hold, divisors of nothing, days of no calendar: a result for each, never a trap.
struct HostileNumberTests {
  private static func figures(_ text: String) -> [Figure] {
    Analysis(ofProse: PlainTextReader().document(of: SourceText(text), path: "text")).corpus.figures(of: 0)
  }

  private static let oddities: [String] = [
    "It cost 10^400 dollars.", "It cost 1e999 dollars.", "a value of -0 percent", "a share of 5/0 of it", "0 out of 0 votes",
    "1e-999 percent of 1e999 tonnes", "-99999999999999999 percent", "9,223,372,036,854,775,807 people",
    "999999999999999999 billion trillion",
    "from 0 to 0 tonnes, an increase of 100 percent", "nineteen hundred hundred thousand million million billion",
    "31 February 31 February",
    "on 99/99/9999 and 0/0/0000", "the 0th and 99999999th", "in 0 weeks, 99999 years ago", "0.0000000000000000001 percent", "½½½½ of ½",
    "$-0 (0)% ($0)", "twenty twenty twenty-twentieths", "1.2.3.4.5.6,7,8", "0 of 0 samples (0 percent)", "0 cars for $0, or $0 each",
  ]

  @Test(arguments: oddities)
  func oddNumbersGiveAResult(_ text: String) {
    let document = PlainTextReader().document(
      of: SourceText(text + "\n\n" + text), path: "text", hints: .init(date: CalendarDate(year: 1, month: 1, day: 1)))
    let analysis = Analysis(of: [document])
    let bytes = Bytes()
    var writer = JSONWriter { bytes.all += $0 }
    GraphJSON(analysis.corpus).write(to: &writer, includeText: true)
    writer.finish()
    let json = String(decoding: bytes.all, as: UTF8.self)
    #expect(!json.contains("inf") && !json.contains("nan"), "\(json)")
    #expect(analysis.findings().allSatisfy { !$0.message.isEmpty })
  }

  @Test func digitsByTheMegabyteAreNoNumber() {
    #expect(Self.figures(String(repeating: "7", count: 2_000_000)).isEmpty)
  }

  @Test func aHundredThousandFiguresOfOneMetricEndInAReport() {
    let text = (0..<100_000).map { "In \(1900 + $0 % 120) trade hit $\($0 % 97 + 3) billion.\n\n" }.joined()
    let analysis = Analysis(of: [PlainTextReader().document(of: SourceText(text), path: "text")])
    #expect(analysis.corpus.figures(of: 0).count == 200_000)
    #expect(analysis.corpus.relations.count <= 10_000)
  }

  @Test func aDayOfNoCalendarIsAFinding() {
    let document = PlainTextReader().document(of: SourceText("The court met on 31 February 2012 in the old hall."), path: "text")
    #expect(Analysis(of: [document]).findings().contains { $0.rule == "invalid-date" })
  }
}
