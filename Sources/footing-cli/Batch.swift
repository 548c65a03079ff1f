import Footing
import FootingReaders
import FoundationEssentials

/// Answers standard input line by line. A line is forgotten when it is answered; a bad one costs only itself.
enum Batch {
  /// One question.
  struct Line {
    let id: String
    let text: String
    let path: String?
    let date: CalendarDate?
    let format: DocumentFormat?

    /// A format other than plain text is one that the question names: nothing is told from the name of a path.
    func document(_ options: InputOptions) async throws(ReadError) -> Document {
      let hints = PlainTextReader.Hints(date: date ?? options.date)
      guard let format = format ?? options.formatIn, format != .text else {
        return PlainTextReader().document(of: SourceText(text), path: path ?? id, hints: hints)
      }
      var reading = options.reading
      reading.format = format
      reading.hints = PlainTextReader.Hints(encoding: .utf8, date: date ?? options.date)
      return try await DocumentReader().document(from: Array(text.utf8), path: path ?? id, options: reading)
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
  static func answer(_ options: InputOptions, with body: (Document, String, inout JSONWriter) -> Bool) async throws {
    var failed = false
    var found = false
    var number = 0
    var input = LineInput(limit: options.maxBytes)
    while let bytes = input.next() {
      number += 1
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      var json = JSONWriter { Terminal.out($0) }
      do {
        let line = try line(bytes)
        do throws(ReadError) {
          if body(try await line.document(options), line.id, &json) { found = true }
        } catch {
          failed = true
          GraphJSON.writeError(to: &json, id: line.id, code: error.code, message: error.message)
        }
      } catch let failure as FileReader.Failure {
        failed = true
        GraphJSON.writeError(to: &json, id: "line \(number)", code: failure.code, message: failure.message)
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
    let format = question.format.flatMap { DocumentFormat(rawValue: $0) }
    if format == nil, let name = question.format {
      throw FileReader.Failure(
        code: "unknown-format", message: "line has the format \(name), which cannot be read; footing formats lists those that can")
    }
    return Line(
      id: question.id.text, text: question.text, path: question.path, date: question.date.flatMap { CalendarDate(iso: $0) }, format: format)
  }
}
