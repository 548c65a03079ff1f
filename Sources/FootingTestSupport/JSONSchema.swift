import Foundation

/// Checks JSON against a JSON Schema: the keywords that the schemas of this project and of SARIF use.
public struct JSONSchema {
  private let root: [String: Any]

  public init(_ path: String) throws {
    root = try JSONSerialization.jsonObject(with: Data(Repository.text(path).utf8)) as? [String: Any] ?? [:]
  }

  /// What does not fit, each with its place; empty where all does.
  public func problems(in value: Any) -> [String] { Array(check(value, root, at: "$").prefix(10)) }

  private func check(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    if let reference = schema["$ref"] as? String { return check(value, resolve(reference), at: place) }
    var problems: [String] = []
    if let type = schema["type"] {
      let types = type as? [String] ?? [type as? String ?? ""]
      if !types.contains(where: { Self.isType(value, $0) }) { return ["\(place) is no \(types.joined(separator: " or "))"] }
    }
    if let options = schema["enum"] as? [Any], !options.contains(where: { Self.equal($0, value) }) {
      problems.append("\(place) is none of \(options)")
    }
    if let constant = schema["const"], !Self.equal(constant, value) { problems.append("\(place) is not \(constant)") }
    if let minimum = schema["minimum"] as? Double, let number = value as? Double, number < minimum {
      problems.append("\(place) is below \(minimum)")
    }
    if let object = value as? [String: Any] { problems += checkObject(object, schema, at: place) }
    if let array = value as? [Any] {
      if let least = schema["minItems"] as? Int, array.count < least { problems.append("\(place) has fewer than \(least)") }
      if let items = schema["items"] as? [String: Any] {
        for (index, element) in array.enumerated() { problems += check(element, items, at: "\(place)[\(index)]") }
      }
    }
    for part in schema["allOf"] as? [[String: Any]] ?? [] { problems += check(value, part, at: place) }
    for key in ["anyOf", "oneOf"] {
      if let options = schema[key] as? [[String: Any]], !options.contains(where: { check(value, $0, at: place).isEmpty }) {
        problems.append("\(place) fits no branch of \(key)")
      }
    }
    if let not = schema["not"] as? [String: Any], check(value, not, at: place).isEmpty { problems.append("\(place) fits what it must not") }
    return problems
  }

  private func checkObject(_ object: [String: Any], _ schema: [String: Any], at place: String) -> [String] {
    var problems: [String] = []
    for key in schema["required"] as? [String] ?? [] where object[key] == nil { problems.append("\(place) lacks \(key)") }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    for (key, element) in object {
      if let property = properties[key] {
        problems += check(element, property, at: "\(place).\(key)")
      } else if let other = schema["additionalProperties"] as? [String: Any] {
        problems += check(element, other, at: "\(place).\(key)")
      } else if schema["additionalProperties"] as? Bool == false {
        problems.append("\(place) must not have \(key)")
      }
    }
    return problems
  }

  private func resolve(_ reference: String) -> [String: Any] {
    var node: Any = root
    for part in reference.split(separator: "/").dropFirst() { node = (node as? [String: Any])?[String(part)] ?? [:] }
    return node as? [String: Any] ?? [:]
  }

  private static func equal(_ a: Any, _ b: Any) -> Bool { (a as? NSObject) == (b as? NSObject) || "\(a)" == "\(b)" }

  private static func isType(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool && !(value is String)
    case "integer": (value as? Double).map { $0 == $0.rounded() } ?? false
    case "number": value is Double || value is Int
    case "null": value is NSNull
    default: false
    }
  }
}
