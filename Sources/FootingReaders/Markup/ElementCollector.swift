/// Collects what a few elements of a small XML file say: for tables of contents, relations, properties.
final class ElementCollector: MarkupHandler {
  private(set) var elements: [(element: MarkupElement, text: String)] = []
  private var open: [Int?] = []
  private let wanted: Set<String>

  /// - Parameter wanted: the names of elements, as the parser gives them.
  init(_ wanted: Set<String>) { self.wanted = wanted }

  func open(_ element: MarkupElement, at offset: Int) {
    guard wanted.contains(element.name), elements.count < 200_000 else { return open.append(nil) }
    elements.append((element, ""))
    open.append(elements.count - 1)
  }

  func close(_ name: String, at offset: Int) { _ = open.popLast() }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {
    guard let index = open.last(where: { $0 != nil }) ?? nil else { return }
    elements[index].text += String(decoding: bytes, as: UTF8.self)
  }
}
