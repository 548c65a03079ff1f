@testable import Footing
import Foundation
var docs: [Document] = []
let mode = CommandLine.arguments[1]
for p in CommandLine.arguments.dropFirst(2) where !p.hasPrefix("--") && p != "json" {
  docs.append(try PlainTextReader().document(from: Array(try Data(contentsOf: URL(fileURLWithPath: p))), path: p))
}
let a = Analysis(of: docs)
var w = JSONWriter { FileHandle.standardOutput.write(Data($0)) }
if mode == "graph" { GraphJSON(a.corpus).write(to: &w, includeText: true) } else { FindingsJSON(a.findings(), in: a.corpus).write(to: &w) }
w.finish()
