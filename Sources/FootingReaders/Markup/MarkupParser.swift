import CLibXML2
import Footing

/// An element as it opens: its name and its attributes.
struct MarkupElement {
  /// The local name; with its prefix where the parser was asked for qualified names; in small letters in HTML.
  let name: String
  /// Names with their prefixes.
  let attributes: [(name: String, value: String)]

  subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The value of the attribute is a list of words, and one of them is `word`.
  func has(_ word: String, in name: String) -> Bool {
    self[name].map { $0.split { $0 == " " || $0 == "\n" || $0 == "\t" }.contains { $0 == word } } ?? false
  }
}

/// Takes what a parser of markup meets, in the order in which it meets it.
protocol MarkupHandler: AnyObject {
  func open(_ element: MarkupElement, at offset: Int)
  func close(_ name: String, at offset: Int)
  /// - Parameter offset: where the text stands in the file, if it stands there to the letter.
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?)
  func comment(_ text: String, at offset: Int)
}

extension MarkupHandler {
  func comment(_ text: String, at offset: Int) {}
}

/// Runs libxml2's event parsers over a text in UTF-8. Nothing is fetched, no document type definition is read, and no
/// entity is expanded but characters and words that the text itself declares. Linear.
final class MarkupParser {
  enum Language { case xml, html }

  /// What made the parser give up.
  struct Failure: Error {
    let line: Int?
    let problem: String
    var isLimit = false
  }

  private static let deepest = 5_000
  /// As libxml2 has it for XML.
  private static let longestAttribute: Int32 = 10 << 20

  private let language: Language
  private let qualified: Bool
  private let handler: any MarkupHandler
  private let bytes: [UInt8]
  private var base: UnsafePointer<UInt8>? = nil
  private var context: xmlParserCtxtPtr? = nil
  private var depth = 0
  private var failure: Failure? = nil
  private var entities: [String: UnsafeMutablePointer<xmlEntity>] = [:]
  private var contents: [UnsafeMutablePointer<UInt8>] = []

  /// - Parameters:
  ///   - bytes: UTF-8, whatever the text says of its encoding.
  ///   - qualified: give names of elements with their prefixes.
  init(_ language: Language, _ bytes: [UInt8], qualified: Bool = false, handler: any MarkupHandler) {
    self.language = language
    self.bytes = bytes
    self.qualified = qualified
    self.handler = handler
  }

  deinit {
    for entity in entities.values { entity.deallocate() }
    for content in contents { content.deallocate() }
  }

  func parse() throws(Failure) {
    guard !bytes.isEmpty else { return }
    guard bytes.count < Int(Int32.max) else { throw Failure(line: nil, problem: "it has more than 2 GB", isLimit: true) }
    let status = bytes.withUnsafeBufferPointer { run($0) }
    base = nil
    if let failure { throw failure }
    if !status { throw Failure(line: nil, problem: "the parser could not start") }
  }

  /// libxml2 makes its tables and locks when it is first used; two threads that use it first at once make two of them, and wait
  /// for each other for ever. So it is told to, once, before any of them.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  private func run(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    // Asked for its value, so that the compiler cannot leave out what nobody seems to need.
    guard Self.isReady else { return false }
    base = buffer.baseAddress
    return buffer.withMemoryRebound(to: CChar.self) { characters in
      let made =
        language == .xml
        ? xmlCreateMemoryParserCtxt(characters.baseAddress, Int32(characters.count))
        : htmlCreateMemoryParserCtxt(characters.baseAddress, Int32(characters.count))
      guard let context = made else { return false }
      defer {
        context.pointee.myDoc.map { xmlFreeDoc($0) }
        context.pointee.myDoc = nil
        xmlFreeParserCtxt(context)
        self.context = nil
      }
      self.context = context
      var handler = xmlSAXHandler()
      fill(&handler)
      return withUnsafeMutablePointer(to: &handler) { pointer in
        let own = context.pointee.sax
        context.pointee.sax = pointer
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        if language == .xml {
          xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
          xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
          xmlParseDocument(context)
        } else {
          htmlCtxtUseOptions(context, Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NOIMPLIED.rawValue))
          xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
          htmlParseDocument(context)
        }
        context.pointee.sax = own
        return true
      }
    }
  }

  private func stop(_ problem: String, isLimit: Bool) {
    guard failure == nil else { return }
    failure = Failure(line: context.flatMap { $0.pointee.input }.map { Int($0.pointee.line) }, problem: problem, isLimit: isLimit)
    xmlStopParser(context)
  }

  // MARK: Events

  private static func parser(_ data: UnsafeMutableRawPointer?) -> MarkupParser? {
    data.map { Unmanaged<MarkupParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func fill(_ sax: inout xmlSAXHandler) {
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElementNs = { data, name, prefix, _, _, _, count, _, attributes in
      MarkupParser.parser(data)?.start(name, prefix, Int(count), attributes)
    }
    sax.endElementNs = { data, name, prefix, _ in MarkupParser.parser(data)?.end(name, prefix) }
    sax.startElement = { data, name, attributes in MarkupParser.parser(data)?.start(name, attributes) }
    sax.endElement = { data, name in MarkupParser.parser(data)?.end(name, nil) }
    sax.characters = { data, text, length in MarkupParser.parser(data)?.characters(text, Int(length)) }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = { data, text, length in MarkupParser.parser(data)?.characters(text, Int(length)) }
    sax.comment = { data, text in
      guard let parser = MarkupParser.parser(data), let text else { return }
      parser.handler.comment(String(cString: text), at: footing_xml_offset(parser.context))
    }
    sax.serror = { data, error in MarkupParser.parser(data)?.noteError(error) }
    guard language == .xml else { return }
    sax.getEntity = { data, name in name.flatMap { MarkupParser.parser(data)?.entity($0) } }
    sax.entityDecl = { data, name, type, _, _, content in
      guard let name else { return }
      MarkupParser.parser(data)?.declare(name, Int(type), content)
    }
    sax.reference = { data, name in
      guard let name else { return }
      MarkupParser.parser(data)?.stop("the entity \(String(cString: name)) is not in the file", isLimit: false)
    }
  }

  private func noteError(_ error: UnsafeMutablePointer<xmlError>?) {
    guard language == .xml, failure == nil, let error = error?.pointee, error.level == XML_ERR_FATAL else { return }
    let message = error.message.map { String(cString: $0) } ?? "is not well-formed"
    if error.code == XML_ERR_UNDECLARED_ENTITY.rawValue {
      let name = error.str1.map { String(cString: $0) } ?? ""
      return stop("the entity \(name) stands for another file or for other entities, which are not read", isLimit: false)
    }
    if message.hasPrefix("Excessive depth") { return stop("its elements are nested more than 256 deep", isLimit: true) }
    let problem = String(message.unicodeScalars.map { $0 == "\n" ? " " : Character($0) }).trimmed
    failure = Failure(
      line: Int(error.line), problem: problem,
      isLimit: error.code == XML_ERR_INTERNAL_ERROR.rawValue || error.code == XML_ERR_ENTITY_LOOP.rawValue)
    xmlStopParser(context)
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ count: Int, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name, failure == nil else { return }
    var attributes: [(name: String, value: String)] = []
    if let list {
      attributes.reserveCapacity(count)
      for index in 0..<count {
        guard let own = list[index * 5], let start = list[index * 5 + 3], let end = list[index * 5 + 4] else { continue }
        let value = UnsafeBufferPointer(start: start, count: max(0, end - start))
        attributes.append((Self.qualified(own, list[index * 5 + 1]), String(decoding: value, as: UTF8.self)))
      }
    }
    open(MarkupElement(name: qualified ? Self.qualified(name, prefix) : String(cString: name), attributes: attributes))
  }

  private func start(_ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard let name, failure == nil else { return }
    var attributes: [(name: String, value: String)] = []
    var at = 0
    while let own = list?[at] {
      let value = list?[at + 1]
      at += 2
      // Styles and pictures in the page are long and say nothing of notes.
      guard strncmp(own, "style", 6) != 0, strncmp(own, "src", 3) != 0 else { continue }
      if let value, xmlStrlen(value) > Self.longestAttribute {
        return stop("an attribute has more than \(Self.longestAttribute >> 20) MB", isLimit: true)
      }
      attributes.append((String(cString: own), value.map { String(cString: $0) } ?? ""))
    }
    open(MarkupElement(name: String(cString: name), attributes: attributes))
  }

  private func open(_ element: MarkupElement) {
    depth += 1
    if depth > Self.deepest { return stop("its elements are nested more than \(Self.deepest) deep", isLimit: true) }
    handler.open(element, at: footing_xml_offset(context))
  }

  private func end(_ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?) {
    guard let name, failure == nil else { return }
    depth = max(0, depth - 1)
    handler.close(qualified ? Self.qualified(name, prefix) : String(cString: name), at: footing_xml_offset(context))
  }

  private static func qualified(_ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?) -> String {
    prefix.map { String(cString: $0) + ":" + String(cString: name) } ?? String(cString: name)
  }

  /// The parser stands behind the text or before it; where the file has the text to the letter tells which.
  private func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int) {
    guard let text, length > 0, failure == nil else { return }
    let offset = footing_xml_offset(context)
    let buffer = UnsafeBufferPointer(start: text, count: length)
    for start in [offset - length, offset] where start >= 0 && start + length <= bytes.count {
      if let base, footing_xml_same(base + start, text, length) != 0 { return handler.text(buffer, at: start) }
    }
    handler.text(buffer, at: nil)
  }

  // MARK: Entities

  /// A word that the file declares, or one of HTML's names for characters; never what another file holds.
  private func entity(_ name: UnsafePointer<xmlChar>) -> UnsafeMutablePointer<xmlEntity>? {
    if let standard = xmlGetPredefinedEntity(name) { return standard }
    let key = String(cString: name)
    if let known = entities[key] { return known }
    guard let html = htmlEntityLookup(name), let scalar = Unicode.Scalar(html.pointee.value) else { return nil }
    return make(key, Array(String(Character(scalar)).utf8))
  }

  private func declare(_ name: UnsafePointer<xmlChar>, _ type: Int, _ content: UnsafeMutablePointer<xmlChar>?) {
    guard type == Int(XML_INTERNAL_GENERAL_ENTITY.rawValue), let content else { return }
    let key = String(cString: name)
    let words = Array(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
    // An entity of entities, or of markup, is not expanded; text that needs one cannot be read.
    guard words.count <= 1_024, entities.count < 10_000, !words.contains(UInt8(ascii: "&")), !words.contains(UInt8(ascii: "<")) else {
      return
    }
    if entities[key] == nil { _ = make(key, words) }
  }

  /// An entity that the parser takes for one of XML's own, whose content it hands on and does not parse.
  private func make(_ key: String, _ words: [UInt8]) -> UnsafeMutablePointer<xmlEntity> {
    let content = UnsafeMutablePointer<UInt8>.allocate(capacity: words.count + 1)
    for (index, byte) in words.enumerated() { (content + index).initialize(to: byte) }
    (content + words.count).initialize(to: 0)
    contents.append(content)
    var entity = xmlEntity()
    entity.type = XML_ENTITY_DECL
    entity.etype = XML_INTERNAL_PREDEFINED_ENTITY
    entity.content = content
    entity.orig = content
    entity.length = Int32(words.count)
    entity.checked = 1
    let pointer = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
    pointer.initialize(to: entity)
    entities[key] = pointer
    return pointer
  }
}

private func strncmp(_ name: UnsafePointer<xmlChar>, _ other: StaticString, _ count: Int) -> Int32 {
  xmlStrncmp(name, other.utf8Start, Int32(count))
}
