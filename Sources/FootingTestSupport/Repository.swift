public import Foundation

/// The files of the project, for tests that read them.
public enum Repository {
  /// The root of the checkout that the tests were built from.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  public static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  public static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(path)))
  }

  /// The paths of the files under a folder, relative to the root, sorted.
  public static func files(under folder: String, withSuffix suffix: String) -> [String] {
    let start = root.appendingPathComponent(folder)
    guard let walker = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil) else { return [] }
    return walker.compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(suffix) }
      .map { String($0.dropFirst(root.path.count + 1)) }.sorted()
  }
}

/// What a test compares with a file beside its input.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes the files anew and fails, so that the difference is read before it is committed.
public enum Snapshot {
  public static func difference(_ actual: String, from path: String) -> String? {
    let file = Repository.root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try? actual.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(path); read the difference"
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      return "\(path) does not exist; run RECORD_SNAPSHOTS=1 swift test"
    }
    guard expected != actual else { return nil }
    let (old, new) = (expected.split(separator: "\n"), actual.split(separator: "\n"))
    let lost = old.filter { !new.contains($0) }.map { "- \($0)" }
    let gained = new.filter { !old.contains($0) }.map { "+ \($0)" }
    return "\(path) differs:\n" + (lost + gained).joined(separator: "\n")
  }
}
