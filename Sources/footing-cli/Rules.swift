import ArgumentParser
import Footing

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the rules.",
    discussion: """
      EXAMPLE
        footing rules
      """)

  func run() {
    let descriptions = RuleSet.descriptions
    let width = descriptions.reduce(0) { max($0, $1.id.utf8.count) }
    for description in descriptions {
      let id = description.id + String(repeating: " ", count: width - description.id.utf8.count)
      let severity = description.severity.rawValue + String(repeating: " ", count: 7 - description.severity.rawValue.utf8.count)
      Terminal.out("\(id)  \(severity)  \(description.summary)\n")
    }
  }
}

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a rule flags, why, and what it accepts.",
    discussion: """
      EXAMPLE
        footing explain orphan-note
      """)

  @Argument(help: "The rule.", completion: .list(RuleSet.descriptions.map(\.id)))
  var rule: String

  func run() throws {
    guard let description = RuleSet.description(of: rule) else {
      throw ValidationError("There is no rule \(rule); did you mean \(nearestName(to: rule, among: RuleSet.descriptions.map(\.id)))?")
    }
    Terminal.out(description.explanation)
  }
}
