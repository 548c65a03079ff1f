public import Footing

/// Why a file could not be read as a document.
public enum ReadError: Error, Sendable, Hashable {
  /// The bytes are no text, or too many: what the text decoder says.
  case text(TextError)
  /// The file is not what its format asks for; where, if a line is known, and what is wrong.
  case damaged(format: DocumentFormat, line: Int?, problem: String)
  /// Reading it would take more than is allowed: what, and the limit.
  case tooMuch(format: DocumentFormat, what: String)
  /// A program that reads the format is not installed; the Debian package that has it.
  case missingHelper(format: DocumentFormat, program: String, package: String)
  /// The program that reads the format failed or was stopped, and what it said.
  case helperFailed(format: DocumentFormat, program: String, problem: String)
  /// The file can be opened with a password only.
  case locked(format: DocumentFormat)
  /// The format cannot be told, or there is no reader for it.
  case unknownFormat(String)

  /// A word for scripts.
  public var code: String {
    switch self {
    case .text(.binary): "binary"
    case .text(.tooLarge): "too-large"
    case .damaged: "damaged"
    case .tooMuch: "too-much"
    case .missingHelper: "missing-helper"
    case .helperFailed: "helper-failed"
    case .locked: "locked"
    case .unknownFormat: "unknown-format"
    }
  }

  /// A sentence for people, to stand behind the name of the file: what is wrong, and what to do.
  public var message: String {
    switch self {
    case .text(.binary(let controls, let inspected)):
      "is no text: \(controls) of its first \(inspected) bytes are control characters"
    case .text(.tooLarge(let bytes)): "has \(bytes) bytes; 4 GB and more cannot be read"
    case .damaged(let format, let line, let problem):
      "cannot be read as \(format.rawValue): \(line.map { "line \($0): " } ?? "")\(problem); repair it, or name its format with --format-in"
    case .tooMuch(let format, let what): "cannot be read as \(format.rawValue): \(what); split it, or leave it out"
    case .missingHelper(let format, let program, let package):
      "is \(format.rawValue), which \(program) reads; install the Debian package \(package)"
    case .locked(let format): "is \(format.rawValue), locked with a password: save a copy without one"
    case .helperFailed(let format, let program, let problem): "is \(format.rawValue), on which \(program) failed: \(problem)"
    case .unknownFormat(let name): "has the format \(name), which cannot be read; footing formats lists those that can"
    }
  }
}
