import ArgumentParser
import Footing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command: arguments in, exit status out. What it does is done by the library.
@main
struct FootingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "footing",
    abstract: "Checks footnoted reports: figures that cannot both be true, notes and citations that lead nowhere.",
    discussion: """
      EXAMPLE
        footing lint report.txt annex.txt

      EXIT STATUS
        0  nothing found
        1  findings at or above --fail-on
        2  something could not be checked
      """,
    version: Footing.version,
    subcommands: [Lint.self, Graph.self, Figures.self, References.self, Formats.self, Rules.self, Explain.self])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch {
      exit(with: error)
    }
  }

  /// Wrong usage is one of the things that keep a document from being checked: status 2, not the parser's own.
  private static func exit(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if code == .success {
      Terminal.out(message + "\n")
    } else if !message.isEmpty {
      Terminal.error(message + "\n")
    }
    Terminal.flush()
    leave(code == .success ? 0 : code == .failure ? 1 : 2)
  }
}

private func leave(_ status: Int32) -> Never {
  #if canImport(Glibc)
    Glibc.exit(status)
  #elseif canImport(Musl)
    Musl.exit(status)
  #else
    Darwin.exit(status)
  #endif
}

/// Findings were there, or something could not be checked.
enum Status {
  static let findings = ExitCode(1)
  static let unchecked = ExitCode(2)
}
