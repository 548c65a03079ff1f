import Footing
import FootingReaders
import Yams

/// What `.footing.yml` says.
///
///     rules:
///       uncited-figure: off
///       date-conflict: error
///     include: ["reports/**.txt"]
///     exclude: ["reports/drafts/**"]
///     sets:
///       trade: ["reports/trade-*.txt"]
///     fail-on: warning
struct Configuration {
  var rules = RuleSet()
  var include: [String] = []
  var exclude: [String] = []
  /// Documents that are compared with each other, as patterns.
  var sets: [[String]] = []
  var failOn: Severity?
  /// The folder that the patterns are relative to.
  var folder = "."

  struct Problem: Error {
    let path: String
    let message: String
  }

  static let fileName = ".footing.yml"
  private static let keys = ["rules", "include", "exclude", "sets", "fail-on"]

  init() {}

  /// The nearest configuration at or above `path`, or an empty one.
  static func nearest(to path: String) throws(Problem) -> Configuration {
    var folder = FileWalker.isFolder(path) ? path : Self.folder(of: path)
    for _ in 0..<64 {
      let candidate = folder.isEmpty ? fileName : folder == "/" ? "/" + fileName : folder + "/" + fileName
      if FileWalker.exists(candidate) { return try Configuration(file: candidate) }
      // Relative paths climb with ".." until they leave the last folder that exists.
      if folder.isEmpty || folder == "." || folder.hasSuffix("..") {
        let up = folder.isEmpty || folder == "." ? ".." : folder + "/.."
        guard FileWalker.exists(up + "/.."), up.count < 60 else { break }
        folder = up
      } else if folder == "/" {
        break
      } else {
        folder = Self.folder(of: folder)
      }
    }
    return Configuration()
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  init(file path: String) throws(Problem) {
    folder = Self.folder(of: path)
    let bytes: [UInt8]
    do { bytes = try FileReader(maxBytes: 1 << 20).bytes(of: path) } catch { throw Problem(path: path, message: error.message) }
    let node: Node?
    do { node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) } catch {
      throw Problem(path: path, message: "is no YAML: \(error)")
    }
    guard let node else { return }
    guard let mapping = node.mapping else {
      throw Problem(path: path, message: "has to be a list of keys such as rules, include, exclude, sets and fail-on")
    }
    for (key, value) in mapping { try read(key.string ?? "", value, path, line: key.mark?.line ?? 0) }
  }

  private mutating func read(_ key: String, _ value: Node, _ path: String, line: Int) throws(Problem) {
    func problem(_ message: String) -> Problem { Problem(path: path, message: "line \(line): \(message)") }
    switch key {
    case "rules":
      guard let rules = value.mapping else { throw problem("rules has to name rules, each with off, on, note, warning or error") }
      for (rule, choice) in rules { try readRule(rule.string ?? "", choice.string ?? "", problem) }
    case "include": include = try patterns(value, problem)
    case "exclude": exclude = try patterns(value, problem)
    case "sets":
      let lists = value.mapping.map { $0.map(\.value) } ?? value.sequence.map { Array($0) }
      guard let lists else { throw problem("sets has to be a list of lists of patterns, or names with lists") }
      for list in lists { sets.append(try patterns(list, problem)) }
    case "fail-on":
      guard let severity = Severity(rawValue: value.string ?? "") else { throw problem("fail-on has to be note, warning or error") }
      failOn = severity
    default:
      throw problem("unknown key \(key); did you mean \(nearestName(to: key, among: Self.keys))?")
    }
  }

  private mutating func readRule(_ rule: String, _ choice: String, _ problem: (String) -> Problem) throws(Problem) {
    guard RuleSet.description(of: rule) != nil else {
      throw problem("unknown rule \(rule); did you mean \(nearestName(to: rule, among: RuleSet.descriptions.map(\.id)))?")
    }
    switch choice {
    case "off", "false", "no": rules.disabled.insert(rule)
    case "on", "true", "yes": break
    default:
      guard let severity = Severity(rawValue: choice) else { throw problem("\(rule) has to be off, on, note, warning or error") }
      rules.severities[rule] = severity
    }
  }

  private func patterns(_ node: Node, _ problem: (String) -> Problem) throws(Problem) -> [String] {
    if let one = node.string { return [one] }
    guard let list = node.sequence else { throw problem("has to be a list of patterns such as reports/*.txt") }
    return list.compactMap(\.string)
  }

  // MARK: Files

  /// Is a file that was found in a folder to be read?
  func takes(_ path: String) -> Bool {
    let relative = relative(path)
    if exclude.contains(where: { Glob.matches($0, relative) }) { return false }
    if include.isEmpty { return FormatSupport.isNamedLikeADocument(path) }
    return include.contains { Glob.matches($0, relative) }
  }

  /// The paths that each set names.
  func sets(among paths: [String]) -> [[String]] {
    sets.map { patterns in paths.filter { path in patterns.contains { Glob.matches($0, relative(path)) } } }
  }

  private func relative(_ path: String) -> String {
    var relative = path[...]
    if !folder.isEmpty, folder != ".", relative.hasPrefix(folder + "/") { relative = relative.dropFirst(folder.count + 1) }
    while relative.hasPrefix("./") { relative = relative.dropFirst(2) }
    return String(relative)
  }
}

/// Patterns with `*` (not across folders), `**` (across) and `?`. Linear in path times pattern.
enum Glob {
  static func matches(_ pattern: String, _ path: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let path = Array(path.utf8)
    // reachable[i]: the pattern up to some place matches the first i bytes of the path.
    var reachable = [Bool](repeating: false, count: path.count + 1)
    reachable[0] = true
    var at = 0
    while at < pattern.count {
      let isStar = pattern[at] == UInt8(ascii: "*")
      let isDouble = isStar && at + 1 < pattern.count && pattern[at + 1] == UInt8(ascii: "*")
      var next = [Bool](repeating: false, count: path.count + 1)
      if isStar {
        var open = false
        for index in 0...path.count {
          if index > 0, !isDouble, path[index - 1] == UInt8(ascii: "/") { open = false }
          open = open || reachable[index]
          next[index] = open
        }
        at += isDouble ? 2 : 1
        // "**/" matches nothing as well.
        if isDouble, at < pattern.count, pattern[at] == UInt8(ascii: "/") {
          for index in reachable.indices where reachable[index] { next[index] = true }
          var after = reachable
          for index in 1..<max(1, next.count) where next[index - 1] && path[index - 1] == UInt8(ascii: "/") { after[index] = true }
          next = after
          at += 1
        }
      } else {
        for index in path.indices
        where reachable[index] && (pattern[at] == UInt8(ascii: "?") && path[index] != UInt8(ascii: "/") || pattern[at] == path[index]) {
          next[index + 1] = true
        }
        at += 1
      }
      reachable = next
    }
    return reachable[path.count]
  }
}

/// The name that is fewest edits away.
func nearestName(to name: String, among names: [String]) -> String {
  func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
  let own = Array(name.utf8.prefix(80))
  return names.min { distance(own, Array($0.utf8)) < distance(own, Array($1.utf8)) } ?? ""
}
