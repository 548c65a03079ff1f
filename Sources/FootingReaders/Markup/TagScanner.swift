import CLibXML2
import Footing

/// Cuts a piece of HTML inside another format into tags, comments and text. Linear.
struct TagScanner {
  enum Piece {
    case text(Range<Int>)
    /// A character that the text names: "&nbsp;".
    case character(String, at: Int)
    case open(MarkupElement, isEmpty: Bool, at: Int)
    case close(String, at: Int)
    case comment(String, at: Int)
  }

  private let bytes: ArraySlice<UInt8>
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  mutating func next() -> Piece? {
    guard at < bytes.endIndex else { return nil }
    if bytes[at] == UInt8(ascii: "<"), let piece = tag() { return piece }
    if bytes[at] == UInt8(ascii: "&"), let piece = entity() { return piece }
    let start = at
    at += 1
    while at < bytes.endIndex, bytes[at] != UInt8(ascii: "<"), bytes[at] != UInt8(ascii: "&") { at += 1 }
    return .text(start..<at)
  }

  private mutating func tag() -> Piece? {
    let start = at
    let rest = bytes[at...]
    if rest.starts(with: "<!--".utf8) {
      let end = rest.dropFirst(4).firstRange(of: "-->")
      at = end?.upperBound ?? bytes.endIndex
      return .comment(String(decoding: bytes[(start + 4)..<(end?.lowerBound ?? bytes.endIndex)], as: UTF8.self), at: start)
    }
    guard let second = rest.dropFirst().first else { return nil }
    let isClosing = second == UInt8(ascii: "/")
    var cursor = start + (isClosing ? 2 : 1)
    let nameStart = cursor
    while cursor < bytes.endIndex, isName(bytes[cursor]) { cursor += 1 }
    guard cursor > nameStart else { return nil }
    let name = String(decoding: bytes[nameStart..<cursor], as: UTF8.self).lowercased()
    var attributes: [(name: String, value: String)] = []
    while cursor < bytes.endIndex, bytes[cursor] != UInt8(ascii: ">") {
      if bytes[cursor] <= 0x20 || bytes[cursor] == UInt8(ascii: "/") {
        cursor += 1
        continue
      }
      let own = cursor
      while cursor < bytes.endIndex, bytes[cursor] > 0x20, !"=>/".utf8.contains(bytes[cursor]) { cursor += 1 }
      let key = String(decoding: bytes[own..<cursor], as: UTF8.self).lowercased()
      if cursor == own { cursor += 1 }
      while cursor < bytes.endIndex, bytes[cursor] <= 0x20 { cursor += 1 }
      guard cursor < bytes.endIndex, bytes[cursor] == UInt8(ascii: "=") else {
        attributes.append((key, ""))
        continue
      }
      cursor += 1
      while cursor < bytes.endIndex, bytes[cursor] <= 0x20 { cursor += 1 }
      guard cursor < bytes.endIndex else { break }
      let quote = bytes[cursor]
      let from: Int
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        from = cursor + 1
        cursor = from
        while cursor < bytes.endIndex, bytes[cursor] != quote { cursor += 1 }
      } else {
        from = cursor
        while cursor < bytes.endIndex, bytes[cursor] > 0x20, bytes[cursor] != UInt8(ascii: ">") { cursor += 1 }
      }
      attributes.append((key, String(decoding: bytes[min(from, cursor)..<cursor], as: UTF8.self)))
      if cursor < bytes.endIndex, bytes[cursor] == quote { cursor += 1 }
    }
    // A tag that nothing ends is text.
    guard cursor < bytes.endIndex else { return nil }
    let isEmpty = cursor > start && bytes[cursor - 1] == UInt8(ascii: "/")
    at = cursor + 1
    return isClosing ? .close(name, at: start) : .open(MarkupElement(name: name, attributes: attributes), isEmpty: isEmpty, at: start)
  }

  private func isName(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  private mutating func entity() -> Piece? {
    let start = at
    let name = bytes[(at + 1)..<bytes.endIndex].prefix(32).prefix {
      $0 != UInt8(ascii: ";") && $0 > 0x20 && $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "<")
    }
    guard !name.isEmpty, name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: ";") else { return nil }
    guard let character = Self.character(named: String(decoding: name, as: UTF8.self)) else { return nil }
    at = name.endIndex + 1
    return .character(character, at: start)
  }

  /// The character that "nbsp", "#8211" or "#x2013" stands for.
  static func character(named name: String) -> String? {
    var value: UInt32? = nil
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      value = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      value = UInt32(name.dropFirst())
    } else {
      value = htmlEntityLookup(name).map { $0.pointee.value }
    }
    return value.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
  }
}

extension Hypertext {
  /// Takes a piece of HTML inside another format.
  /// - Parameter file: the place in the file of an offset in `bytes`.
  func insert(_ bytes: ArraySlice<UInt8>, file: (Int) -> Int?) {
    var scanner = TagScanner(bytes)
    while let piece = scanner.next() {
      switch piece {
      case .text(let range): append(bytes[range], at: file(range.lowerBound))
      case .character(let character, _): append(character.utf8, at: nil)
      case .comment(let text, let at): comment(text, at: file(at) ?? 0)
      case .close(let name, let at): close(name, at: file(at) ?? 0)
      case .open(let element, let isEmpty, let at):
        open(element, at: file(at) ?? 0)
        let isVoid = HypertextTag(named: element.name)?.isVoid == true || ["img", "wbr", "link", "col"].contains(element.name)
        if isEmpty || isVoid, HypertextTag(named: element.name)?.isVoid != true || element.name == "hr" {
          close(element.name, at: file(at) ?? 0)
        }
      }
    }
  }
}
