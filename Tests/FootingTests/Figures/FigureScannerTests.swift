import Footing
import FootingTestSupport
import Testing

/// The rows of Tests/Specs/figures.md.
struct FigureScannerTests {
  @Test(arguments: try SpecFile.rows(of: "Tests/Specs/figures.md"))
  func readsTheFiguresOfThePhrase(_ row: SpecFile.Row) {
    let document = PlainTextReader().document(of: SourceText(row[0]), path: "phrase")
    let figures = Analysis(ofProse: document).corpus.figures(of: 0).filter { row[1].contains("date") || !$0.isDate }
    #expect(document.proseFigures().filter { row[1].contains("date") || !$0.isDate }.map(\.range) == figures.map(\.range))
    let actual = figures.map { Self.meaning($0) }.joined(separator: "; ")
    #expect(actual == row[1], "\(row.place): \(row[0])")
  }

  @Test(arguments: try SpecFile.rows(of: "Tests/Specs/relative-dates.md"))
  func readsTheDatesOfThePhrase(_ row: SpecFile.Row) {
    let hints = PlainTextReader.Hints(date: CalendarDate(year: 2017, month: 11, day: 8))
    let document = PlainTextReader().document(of: SourceText(row[0]), path: "phrase", hints: hints)
    let dates = Analysis(ofProse: document).corpus.figures(of: 0).filter(\.isDate).map { Self.meaning($0) }
    #expect(dates.joined(separator: "; ") == row[1], "\(row.place): \(row[0])")
  }

  private static func meaning(_ figure: Figure) -> String {
    if let dates = figure.dates {
      let to = dates.to.map { $0 == dates.from ? "" : " to \($0)" } ?? " to …"
      return "date \(dates.from)\(to)"
    }
    let value = [figure.low, figure.high].compactMap { $0?.description }.joined(separator: " to ")
    let bound = figure.bound == .exact ? "" : "\(figure.bound.rawValue) "
    let unit = figure.unit.map { " \($0)" } ?? ""
    return "\(figure.kind.rawValue) \(bound)\(value)\(unit)"
  }
}

extension Figure {
  fileprivate var isDate: Bool { kind == .date || kind == .period }
}
