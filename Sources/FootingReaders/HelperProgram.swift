import Footing
import Subprocess

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of the machine that reads a format.
struct HelperProgram {
  let name: String
  /// The Debian package that has it.
  let package: String
  let format: DocumentFormat

  static func pdftohtml(_ format: DocumentFormat = .pdf) -> HelperProgram {
    HelperProgram(name: "pdftohtml", package: "poppler-utils", format: format)
  }
  static func pdftotext() -> HelperProgram { HelperProgram(name: "pdftotext", package: "poppler-utils", format: .pdf) }
  static func pandoc(_ format: DocumentFormat) -> HelperProgram { HelperProgram(name: "pandoc", package: "pandoc", format: format) }

  private static let mostOutput = 256 << 20

  private enum Outcome: Sendable {
    case finished([UInt8], status: TerminationStatus, errors: String)
    case failed(String)
    case missing
    case late
  }

  /// The program can be found on this machine.
  var isInstalled: Bool {
    (Environment.path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").contains { access($0 + "/" + name, X_OK) == 0 }
  }

  /// What the program writes, given `input` on its standard input. It is stopped after `patience` seconds.
  func output(_ arguments: [String], input: [UInt8] = [], patience: Int) async throws(ReadError) -> [UInt8] {
    guard isInstalled else { throw .missingHelper(format: format, program: name, package: package) }
    switch await run(arguments, input, patience) {
    case .missing: throw .missingHelper(format: format, program: name, package: package)
    case .late: throw .helperFailed(format: format, program: name, problem: "it did not finish within \(patience) seconds and was stopped")
    case .failed(let problem): throw .helperFailed(format: format, program: name, problem: problem)
    case .finished(let bytes, let status, let errors):
      guard status.isSuccess else {
        let told = errors.split(separator: "\n").first.map { ": \($0.prefix(200))" } ?? ""
        throw .helperFailed(format: format, program: name, problem: "it ended with \(Self.words(status))\(told)")
      }
      return bytes
    }
  }

  private func run(_ arguments: [String], _ input: [UInt8], _ patience: Int) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask {
        var options = PlatformOptions()
        options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .seconds(1))]
        do {
          let result = try await Subprocess.run(
            .name(name), arguments: Arguments(arguments), platformOptions: options, input: .array(input),
            output: .bytes(limit: Self.mostOutput),
            error: .string(limit: 1 << 20))
          return .finished(result.standardOutput, status: result.terminationStatus, errors: result.standardError)
        } catch {
          return Task.isCancelled ? .late : .failed("\(error)")
        }
      }
      group.addTask {
        // In steps: where this process gets no time itself, neither does what the program has written, and no step counts.
        for _ in 0..<patience {
          do { try await Task.sleep(for: .seconds(1)) } catch { return .failed("") }
        }
        return .late
      }
      let first = await group.next() ?? .late
      group.cancelAll()
      return first
    }
  }

  private static func words(_ status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "status \(code)"
    default: "\(status)"
    }
  }

  private enum Environment {
    static var path: String? { getenv("PATH").map { String(cString: $0) } }
  }
}

/// A file for a helper program that reads none but files; it is gone when this is.
final class TemporaryFile {
  let path: String

  /// - Returns: nil if the machine lets none be written.
  init?(_ bytes: [UInt8], suffix: String) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/footing-XXXXXX" + suffix).utf8CString)
    let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
    guard descriptor >= 0 else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written) }
      guard count > 0 else { break }
      written += count
    }
    close(descriptor)
    guard written == bytes.count else {
      unlink(path)
      return nil
    }
  }

  deinit { unlink(path) }
}
