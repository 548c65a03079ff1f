/// The graph for graphviz: claims, notes, citations and sources, and the figures that are related to others.
public struct GraphDOT: Sendable {
  let corpus: Corpus

  /// The graph of `corpus`.
  public init(_ corpus: Corpus) { self.corpus = corpus }

  /// Hands the graph to `sink`, a line at a time. Linear.
  public func write(to sink: (String) -> Void) {
    sink("digraph footing {\n  rankdir=LR;\n  node [shape=box, fontname=\"Helvetica\", style=filled, fillcolor=white];\n")
    for (document, reading) in corpus.readings.enumerated() {
      sink("  subgraph \"cluster_\(NodeName.document(document))\" {\n    label=\(Self.quoted(reading.document.path));\n")
      for claim in reading.claims.claims where !claim.markers.isEmpty {
        node(NodeName.claim(document, claim.id), reading.document.text.string(in: claim.ranges), "#eef3f8", sink)
      }
      for note in reading.apparatus.notes {
        node(NodeName.note(document, note.id), (note.label ?? "–") + " " + reading.document.text.string(in: note.ranges), "#fdf6e3", sink)
      }
      sink("  }\n")
    }
    for source in corpus.sources { node(NodeName.source(source.id), title(source.item), "#e8f5e9", sink) }
    edges(sink)
    sink("}\n")
  }

  private func edges(_ sink: (String) -> Void) {
    for (document, reading) in corpus.readings.enumerated() {
      for marker in reading.apparatus.markers {
        guard let note = marker.note, let claim = reading.claims.claimOfMarker[Int(marker.id.index)] else { continue }
        sink("  \"\(NodeName.claim(document, claim))\" -> \"\(NodeName.note(document, note))\" [label=\(Self.quoted(marker.label))];\n")
      }
      for citation in reading.citations {
        guard let note = citation.note, let source = corpus.sourceOfCitation[document][Int(citation.id.index)] else { continue }
        sink("  \"\(NodeName.note(document, note))\" -> \"\(NodeName.source(source))\" [label=\(Self.quoted(citation.form.rawValue))];\n")
      }
    }
    var drawn = Set<FigurePlace>()
    for relation in corpus.relations {
      for place in relation.figures where drawn.insert(place).inserted {
        node(NodeName.figure(place.document, place.figure), corpus.text(place), "#fce4ec", sink)
      }
      guard let first = relation.figures.first else { continue }
      for other in relation.figures.dropFirst() {
        sink(
          "  \"\(NodeName.figure(first.document, first.figure))\" -> \"\(NodeName.figure(other.document, other.figure))\" [label=\"\(relation.kind.rawValue)\", dir=none];\n"
        )
      }
    }
  }

  private func node(_ name: String, _ label: String, _ color: String, _ sink: (String) -> Void) {
    sink("    \"\(name)\" [label=\(Self.quoted(label.shortened(to: 80))), fillcolor=\"\(color)\"];\n")
  }

  private func title(_ item: Reference) -> String {
    ([item.authors.first?.last, item.title ?? item.containerTitle, item.issued.map { "\($0)" }] as [String?]).compactMap(\.self).joined(
      separator: ", ")
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    return quoted + "\""
  }
}
