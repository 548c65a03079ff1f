import CZip
import Footing

/// A ZIP container, read from memory. What would unpack to more than is allowed is refused before it is unpacked, and
/// again while it is.
final class ZipArchive {
  struct Failure: Error {
    let problem: String
    var isLimit = false
  }

  /// An entry may have so many bytes, all entries that are read together twice as many.
  private static let mostBytes = 256 << 20
  /// Text shrinks to a tenth or a twentieth. What shrinks more than this was made to harm; small entries may.
  private static let highestRatio = 400
  private static let harmlessBytes = 4 << 20
  private static let mostEntries = 50_000

  private let bytes: [UInt8]
  private var archive: OpaquePointer? = nil
  private var indices: [String: UInt64] = [:]
  private var unpacked = 0
  /// Holds the bytes for as long as the archive is open.
  private let copy: UnsafeMutableRawPointer

  /// Opens the container and looks at the names in it.
  init(_ bytes: [UInt8]) throws(Failure) {
    self.bytes = bytes
    copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    bytes.withUnsafeBytes { buffer in if let base = buffer.baseAddress { copy.copyMemory(from: base, byteCount: buffer.count) } }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 0, nil) else { throw Failure(problem: "it cannot be opened") }
    archive = zip_open_from_source(source, ZIP_RDONLY, nil)
    if archive == nil {
      zip_source_free(source)
      throw Failure(problem: "it is no whole ZIP archive: its end is missing or its table of contents is damaged")
    }
    try index()
  }

  deinit {
    if let archive { zip_discard(archive) }
    copy.deallocate()
  }

  private func index() throws(Failure) {
    let count = zip_get_num_entries(archive, 0)
    guard count <= Self.mostEntries else { throw Failure(problem: "it has \(count) entries", isLimit: true) }
    for number in 0..<max(0, Int(count)) {
      guard let pointer = zip_get_name(archive, UInt64(number), 0) else { throw Failure(problem: "entry \(number + 1) has no name") }
      let name = String(cString: pointer)
      let parts = name.split(separator: "/", omittingEmptySubsequences: false)
      if name.hasPrefix("/") || name.contains("\\") || parts.contains("..") || name.dropFirst().first == ":" {
        throw Failure(problem: "its entry \(name) would lie outside of the archive")
      }
      if indices.updateValue(UInt64(number), forKey: name) != nil { throw Failure(problem: "it has two entries \(name)") }
    }
  }

  /// The names of all entries, sorted.
  var names: [String] { indices.keys.sorted() }

  /// The content of an entry; nil if there is none of that name.
  func content(of name: String) throws(Failure) -> [UInt8]? {
    guard let index = indices[name] else { return nil }
    var status = zip_stat()
    guard zip_stat_index(archive, index, 0, &status) == 0 else { throw Failure(problem: "its entry \(name) is damaged") }
    let size = Int(clamping: status.size)
    try refuse(name, size, packed: Int(clamping: status.comp_size))
    guard let file = zip_fopen_index(archive, index, 0) else { throw Failure(problem: "its entry \(name) cannot be unpacked") }
    defer { zip_fclose(file) }
    var content: [UInt8] = []
    content.reserveCapacity(min(size, Self.mostBytes))
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = chunk.withUnsafeMutableBytes { Int(zip_fread(file, $0.baseAddress, UInt64($0.count))) }
      if count < 0 { throw Failure(problem: "its entry \(name) is cut off or damaged") }
      if count == 0 { break }
      content += chunk[..<count]
      // The table of contents may lie about sizes.
      try refuse(name, content.count, packed: Int(clamping: status.comp_size))
    }
    unpacked += content.count
    return content
  }

  private func refuse(_ name: String, _ size: Int, packed: Int) throws(Failure) {
    if size > Self.mostBytes || unpacked + size > 2 * Self.mostBytes {
      throw Failure(problem: "its entry \(name) unpacks to more than \(Self.mostBytes >> 20) MB", isLimit: true)
    }
    if size > Self.harmlessBytes, size / max(1, packed) > Self.highestRatio {
      throw Failure(problem: "its entry \(name) unpacks to more than \(Self.highestRatio) times its size", isLimit: true)
    }
  }
}

/// What the readers of containers share: a container whose failures name the format.
struct OfficePackage {
  let archive: ZipArchive
  let format: DocumentFormat

  init(_ bytes: [UInt8], format: DocumentFormat) throws(ReadError) {
    self.format = format
    do { archive = try ZipArchive(bytes) } catch { throw Self.error(error, format) }
  }

  private static func error(_ failure: ZipArchive.Failure, _ format: DocumentFormat) -> ReadError {
    failure.isLimit ? .tooMuch(format: format, what: failure.problem) : .damaged(format: format, line: nil, problem: failure.problem)
  }

  func content(of name: String) throws(ReadError) -> [UInt8]? {
    do { return try archive.content(of: name) } catch { throw Self.error(error, format) }
  }

  /// An entry without which the document cannot be read.
  func required(_ name: String) throws(ReadError) -> [UInt8] {
    guard let content = try content(of: name) else { throw .damaged(format: format, line: nil, problem: "it has no entry \(name)") }
    return content
  }

  /// Hands the events of an entry in XML to a handler.
  func parse(_ bytes: [UInt8], named name: String, qualified: Bool = true, into handler: any MarkupHandler) throws(ReadError) {
    do {
      try MarkupParser(.xml, bytes, qualified: qualified, handler: handler).parse()
    } catch {
      let problem = "\(name): \(error.problem)"
      throw error.isLimit ? .tooMuch(format: format, what: problem) : .damaged(format: format, line: error.line, problem: problem)
    }
  }
}
