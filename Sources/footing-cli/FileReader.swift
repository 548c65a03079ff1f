import Footing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads files and standard input, within a limit.
struct FileReader {
  let maxBytes: Int

  /// Why a file could not be read.
  struct Failure: Error {
    let code: String
    let message: String
  }

  func bytes(of path: String) throws(Failure) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Self.failure(errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Failure(code: "is-directory", message: "is a folder; name the files in it, or leave out the file name")
    }
    if status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) > maxBytes { throw tooLarge(Int(status.st_size)) }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.failure(errno) }
    defer { close(descriptor) }
    return try read(descriptor, expecting: Int(status.st_size))
  }

  func standardInput() throws(Failure) -> [UInt8] { try read(0, expecting: 65_536) }

  private func read(_ descriptor: Int32, expecting size: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than the file has shows that it has no more.
    var room = min(max(size, 0), maxBytes) + 1
    while true {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = Self.readSome(descriptor, UnsafeMutableRawBufferPointer(buffer))
        initialized = max(count, 0)
      }
      if count < 0 { throw Self.failure(errno) }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > maxBytes { throw tooLarge(bytes.count) }
      room = 1 << 16
    }
  }

  static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private func tooLarge(_ size: Int) -> Failure {
    Failure(code: "too-large", message: "has \(size) bytes, more than the \(maxBytes) that --max-bytes allows")
  }

  private static func failure(_ number: Int32) -> Failure {
    switch number {
    case ENOENT, ENOTDIR: Failure(code: "no-such-file", message: "does not exist; check the path")
    case EACCES, EPERM: Failure(code: "not-permitted", message: "may not be read; check its permissions")
    default: Failure(code: "unreadable", message: "cannot be read: \(String(cString: strerror(number)))")
    }
  }
}

/// Standard input, a line at a time. What is kept is one line and one chunk.
struct LineInput {
  private let limit: Int
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var at = 0
  private var end = 0

  init(limit: Int) { self.limit = limit }

  /// The next line without its end, cut at the limit; nil at the end of the input.
  mutating func next() -> [UInt8]? {
    var line: [UInt8] = []
    var isEmpty = true
    while true {
      if at == end {
        end = max(0, chunk.withUnsafeMutableBytes { FileReader.readSome(0, $0) })
        at = 0
        if end == 0 { return isEmpty ? nil : line }
      }
      isEmpty = false
      let stop = chunk[at..<end].firstIndex(of: 0x0A) ?? end
      if line.count < limit { line += chunk[at..<min(stop, at + limit - line.count)] }
      at = min(stop + 1, end)
      if stop < end { return line }
    }
  }
}

/// Finds the files under a folder.
struct FileWalker {
  /// Folders deeper than this are not entered.
  private static let deepest = 64

  /// The paths of regular files under `folder`, sorted; hidden ones and links to folders are passed over.
  func files(under folder: String) -> [String] {
    var files: [String] = []
    var folders: [(path: String, depth: Int)] = [(folder, 0)]
    while let (path, depth) = folders.popLast() {
      for name in entries(of: path) where !name.hasPrefix(".") {
        let child = path == "." ? name : path.hasSuffix("/") ? path + name : path + "/" + name
        var status = stat()
        guard lstat(child, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          if depth < Self.deepest { folders.append((child, depth + 1)) }
        } else if stat(child, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
          files.append(child)
        }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  private func entries(of path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
