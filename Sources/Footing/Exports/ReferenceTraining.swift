/// What the training of the reference model reads: the features of a reference, made by the code that decodes it.
package enum ReferenceTraining {
  /// Writes `{"id", "tokens": [[start, end, feature, …], …]}` for one reference; offsets are bytes.
  package static func write(_ document: Document, id: String, to json: inout JSONWriter) {
    let view = TokenView([TextRange(0, document.text.count)], in: document.text, lexicon: .english)
    let features = ReferenceFeatures(view: view, 0..<view.count)
    json.object { json in
      json.value("id", id)
      json.array("tokens") { json in
        for index in 0..<view.count {
          json.array { json in
            json.value(nil, Int(view[index].start))
            json.value(nil, Int(view[index].end))
            for family in 0..<ReferenceFeatures.familyCount {
              json.value(nil, Int(features.ids[(index + ReferenceFeatures.margin) * ReferenceFeatures.familyCount + family]))
            }
          }
        }
      }
    }
  }
}
