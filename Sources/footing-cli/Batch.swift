import Footing
import FoundationEssentials

/// Answers standard input line by line. A line is forgotten when it is answered; a bad one costs only itself.
enum Batch {
  /// One question.
  struct Line {
    let id: String
    let text: String
    let path: String?
    let date: CalendarDate?

    func document(_ options: InputOptions) -> Document {
      let hints = PlainTextReader.Hints(date: date ?? options.date)
      return PlainTextReader().document(of: SourceText(text), path: path ?? id, hints: hints)
    }
  }

  private struct Question: Decodable {
    let id: ID
    let text: String
    let path: String?
    let date: String?
    let format: String?

    /// Identifiers are strings or numbers.
    struct ID: Decodable {
      let text: String
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) { self.text = text } else { text = String(try container.decode(Int.self)) }
      }
    }
  }

  /// - Parameter body: writes the answer, and says whether it holds findings that fail the run.
  static func answer(_ options: InputOptions, with body: (Line, inout JSONWriter) -> Bool) throws {
    var failed = false
    var found = false
    var number = 0
    var input = LineInput(limit: options.maxBytes)
    while let bytes = input.next() {
      number += 1
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      var json = JSONWriter { Terminal.out($0) }
      do {
        if body(try line(bytes), &json) { found = true }
      } catch {
        failed = true
        GraphJSON.writeError(
          to: &json, id: "line \(number)", code: "bad-line", message: "line \(number) is no JSON object with \"id\" and \"text\"")
      }
      json.finish()
      Terminal.out("\n")
    }
    if failed { throw Status.unchecked }
    if found { throw Status.findings }
  }

  private static func line(_ bytes: [UInt8]) throws -> Line {
    let question = try JSONDecoder().decode(Question.self, from: Data(bytes))
    if let format = question.format, format != "text" {
      throw FileReader.Failure(code: "format", message: "the format \(format) cannot be read")
    }
    return Line(id: question.id.text, text: question.text, path: question.path, date: question.date.flatMap { CalendarDate(iso: $0) })
  }
}
