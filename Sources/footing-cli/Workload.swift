import ArgumentParser
import Footing
import FootingReaders

/// The documents that the arguments name, read; and what could not be.
struct Workload {
  private(set) var documents: [Document] = []
  private(set) var failures: [GraphJSON.Failure] = []
  private(set) var configuration = Configuration()
  /// The sets of documents to compare; nil compares all with each other.
  private(set) var sets: [[String]]?

  init(_ options: InputOptions, compareAll: Bool = false) async throws {
    configuration = try Self.configuration(options)
    let (named, walked) = paths(options.paths)
    let bibliography = try bibliography(options)
    var seen = Set<String>()
    let all = (named + walked).filter { seen.insert($0).inserted }
    var reading = options.reading
    reading.bibliography = bibliography
    await read(all, options, reading)
    if !compareAll { sets = Self.sets(configuration.sets(among: all), named: named) }
    report()
  }

  /// The entries of all bibliographies that were named; one that cannot be read keeps every citation from being checked.
  private func bibliography(_ options: InputOptions) throws -> [String: Reference]? {
    guard !options.bibliography.isEmpty else { return nil }
    var entries: [String: Reference] = [:]
    for path in options.bibliography {
      do throws(FileReader.Failure) {
        entries.merge(Bibliography.entries(in: try FileReader(maxBytes: options.maxBytes).bytes(of: path))) { first, _ in first }
      } catch {
        Terminal.error("footing: \(path): \(error.message)\n")
        throw Status.unchecked
      }
    }
    return entries
  }

  private static func configuration(_ options: InputOptions) throws -> Configuration {
    do throws(Configuration.Problem) {
      if let path = options.config { return try Configuration(file: path) }
      guard !options.noConfig, let first = options.paths.first else { return Configuration() }
      return try Configuration.nearest(to: first == "-" ? options.stdinFilename ?? "." : first)
    } catch {
      Terminal.error("footing: \(error.path): \(error.message)\n")
      throw Status.unchecked
    }
  }

  /// The sets of the configuration, and one of the files on the command line that are in none of them.
  private static func sets(_ configured: [[String]], named: [String]) -> [[String]] {
    let grouped = Set(configured.joined())
    return configured + [named.filter { !grouped.contains($0) }]
  }

  /// Files as they are named, and files found in folders.
  private mutating func paths(_ arguments: [String]) -> (named: [String], walked: [String]) {
    var named: [String] = []
    var walked: [String] = []
    for argument in arguments {
      guard argument != "-", FileWalker.isFolder(argument) else {
        named.append(argument)
        continue
      }
      let found = FileWalker().files(under: argument).filter { configuration.takes($0) }
      if found.isEmpty {
        failures.append(
          GraphJSON.Failure(
            document: argument, code: "no-file", message: "holds no file to check; name files, or set include in \(Configuration.fileName)")
        )
      }
      walked += found
    }
    return (named, walked)
  }

  /// Reads the files, some at a time; documents and failures stand in the order of the paths.
  private mutating func read(_ paths: [String], _ options: InputOptions, _ reading: DocumentReader.Options) async {
    let atATime = options.jobs ?? Terminal.cores
    let outcomes = await withTaskGroup(of: (Int, Outcome).self) { group in
      var outcomes = [Outcome?](repeating: nil, count: paths.count)
      var progress = Progress(total: paths.count)
      for (index, path) in paths.enumerated() {
        if index >= atATime, let (done, outcome) = await group.next() { outcomes[done] = outcome }
        progress.step(index, path)
        group.addTask { (index, await Self.read(path, options, reading)) }
      }
      for await (index, outcome) in group { outcomes[index] = outcome }
      progress.finish()
      return outcomes.compactMap(\.self)
    }
    for outcome in outcomes {
      switch outcome {
      case .success(let document): documents.append(document)
      case .failure(let failure): failures.append(failure)
      }
    }
  }

  private enum Outcome: Sendable {
    case success(Document)
    case failure(GraphJSON.Failure)
  }

  private static func read(_ path: String, _ options: InputOptions, _ reading: DocumentReader.Options) async -> Outcome {
    let reader = FileReader(maxBytes: options.maxBytes)
    let name = path == "-" ? options.stdinFilename ?? "-" : path
    do {
      let bytes = path == "-" ? try reader.standardInput() : try reader.bytes(of: path)
      return .success(try await DocumentReader().document(from: bytes, path: name, options: reading))
    } catch let failure as FileReader.Failure {
      return .failure(GraphJSON.Failure(document: name, code: failure.code, message: failure.message))
    } catch let error as ReadError {
      return .failure(GraphJSON.Failure(document: name, code: error.code, message: error.message))
    } catch {
      return .failure(GraphJSON.Failure(document: name, code: "unreadable", message: "cannot be read: \(error)"))
    }
  }

  private func report() {
    for failure in failures { Terminal.error("footing: \(failure.document): \(failure.message)\n") }
    for document in documents where document.text.replacements > 0 {
      Terminal.error("footing: \(document.path): warning: \(document.text.replacements) damaged bytes were replaced\n")
    }
  }

  func analysis(_ options: InputOptions) async -> Analysis {
    let bytes = documents.reduce(0) { $0 + $1.text.count }
    if documents.count > 1, bytes > 1 << 18, options.jobs != 1 {
      return await Analysis.concurrently(of: documents, comparing: sets)
    }
    return Analysis(of: documents, comparing: sets)
  }
}
