#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output, standard error, and what can be known of them and of the machine.
enum Terminal {
  static func out(_ text: String) { write(Array(text.utf8), to: 1) }
  static func out(_ bytes: [UInt8]) { write(bytes, to: 1) }
  static func error(_ text: String) { write(Array(text.utf8), to: 2) }
  static func flush() {}

  /// Colours are for people: a terminal, and no wish to the contrary (no-color.org).
  static func wantsColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto: isatty(1) == 1 && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
    }
  }

  static var showsProgress: Bool { isatty(2) == 1 }

  /// How many cores the machine has.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Writes all bytes. A reader that has gone away ends the process, quietly, by the signal that it gets.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        guard let base = buffer.baseAddress else { return }
        let count = systemWrite(descriptor, base + written, buffer.count - written)
        if count <= 0 { return }
        written += count
      }
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }
}

/// One line on standard error that says how far the work is, from half a second on.
struct Progress {
  private let started = ContinuousClock.now
  private var shown = false
  private let total: Int

  init(total: Int) { self.total = total }

  mutating func step(_ done: Int, _ what: String) {
    guard Terminal.showsProgress, ContinuousClock.now - started > .milliseconds(500) else { return }
    shown = true
    Terminal.error("\r\u{1B}[K\(done) of \(total): \(what)")
  }

  func finish() {
    if shown { Terminal.error("\r\u{1B}[K") }
  }
}
