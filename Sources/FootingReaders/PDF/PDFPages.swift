import Footing

/// A stretch of text on a page, in one font, as poppler gives it.
struct PDFFragment {
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  /// The size of its font.
  let size: Double
  let isBold: Bool
  var bytes: [UInt8]
  var address: String? = nil

  var right: Double { left + width }
  var bottom: Double { top + height }
  var box: PDFBox { PDFBox(left: left, top: top, right: right, bottom: bottom) }
  var isBlank: Bool { bytes.allSatisfy { $0 <= 0x20 } }
  var text: String { String(decoding: bytes, as: UTF8.self).trimmed }
}

/// A rectangle on a page.
struct PDFBox {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  func union(_ other: PDFBox) -> PDFBox {
    PDFBox(left: min(left, other.left), top: min(top, other.top), right: max(right, other.right), bottom: max(bottom, other.bottom))
  }

  /// How far the two stand above each other.
  func overlap(_ other: PDFBox) -> Double { min(right, other.right) - max(left, other.left) }

  /// The area that both cover.
  func shared(_ other: PDFBox) -> Double {
    max(0, overlap(other)) * max(0, min(bottom, other.bottom) - max(top, other.top))
  }

  func scaled(by scale: Double) -> PDFBox {
    PDFBox(left: left * scale, top: top * scale, right: right * scale, bottom: bottom * scale)
  }

  func distance(to other: PDFBox) -> Double {
    max(0, -overlap(other)) + max(0, max(top, other.top) - min(bottom, other.bottom))
  }
}

struct PDFPage {
  let number: Int
  let width: Double
  let height: Double
  var fragments: [PDFFragment] = []
  /// The text that stands together, in the order in which it is read.
  var blocks: [PDFBox] = []
}

/// Takes the events of poppler's XML.
final class PDFPages: MarkupHandler {
  private(set) var pages: [PDFPage] = []
  private var sizes: [String: Double] = [:]
  private var bolds: Set<String> = []
  private var open: PDFFragment? = nil
  private var isBold = false
  private var address: String? = nil

  func open(_ element: MarkupElement, at offset: Int) {
    func number(_ name: String) -> Double {
      let value = element[name].flatMap { Double($0) } ?? 0
      return value.isFinite ? max(-100_000, min(100_000, value)) : 0
    }
    switch element.name {
    case "page": pages.append(PDFPage(number: pages.count + 1, width: number("width"), height: number("height")))
    case "fontspec":
      guard let id = element["id"] else { break }
      sizes[id] = number("size")
      if element["family"]?.lowercased().contains("bold") == true { bolds.insert(id) }
    case "text":
      let font = element["font"] ?? ""
      open = PDFFragment(
        left: number("left"), top: number("top"), width: number("width"), height: number("height"), size: sizes[font] ?? 0,
        isBold: bolds.contains(font), bytes: [])
      isBold = false
    case "b": isBold = true
    case "a": open?.address = element["href"]
    default: break
    }
  }

  func close(_ name: String, at offset: Int) {
    guard name == "text", let fragment = open, !pages.isEmpty else { return }
    open = nil
    guard !fragment.bytes.isEmpty else { return }
    let whole = PDFFragment(
      left: fragment.left, top: fragment.top, width: fragment.width, height: fragment.height, size: fragment.size,
      isBold: fragment.isBold || isBold, bytes: Ligatures.expanded(fragment.bytes), address: fragment.address)
    pages[pages.count - 1].fragments.append(whole)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) { open?.bytes += Array(bytes) }
}

/// Takes the events of poppler's layout: pages and the boxes of the blocks on them.
final class PDFBlocks: MarkupHandler {
  private(set) var pages: [(width: Double, blocks: [PDFBox])] = []

  func open(_ element: MarkupElement, at offset: Int) {
    func number(_ name: String) -> Double {
      let value = element[name].flatMap { Double($0) } ?? 0
      return value.isFinite ? max(-100_000, min(100_000, value)) : 0
    }
    switch element.name {
    case "page": pages.append((number("width"), []))
    case "block" where !pages.isEmpty:
      pages[pages.count - 1].blocks.append(
        PDFBox(left: number("xMin"), top: number("yMin"), right: number("xMax"), bottom: number("yMax")))
    default: break
    }
  }

  func close(_ name: String, at offset: Int) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {}
}

/// Letters that typesetters join, taken apart: ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ (U+FB00 to U+FB06).
enum Ligatures {
  private static let letters: [[UInt8]] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }

  static func expanded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0xEF) else { return bytes }
    var expanded: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0xEF, at + 2 < bytes.count, bytes[at + 1] == 0xAC, (0x80...0x86).contains(bytes[at + 2]) {
        expanded += letters[Int(bytes[at + 2]) - 0x80]
        at += 3
      } else {
        expanded.append(bytes[at])
        at += 1
      }
    }
    return expanded
  }
}
