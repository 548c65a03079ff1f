/// Figures by a key, the last one first: one array for all groups, since most groups have one member.
struct Chains<Key: Hashable> {
  private var last: [Key: Int32] = [:]
  private var places: [FigurePlace] = []
  private var before: [Int32] = []

  mutating func append(_ place: FigurePlace, to key: Key) {
    let index = Int32(clamping: places.count)
    before.append(last.updateValue(index, forKey: key) ?? -1)
    places.append(place)
  }

  /// The last `count` figures of a group, sixteen at most, in the order in which they came.
  func forEach(in key: Key, atMost count: Int, _ body: (FigurePlace) -> Void) {
    guard var index = last[key] else { return }
    var found = InlineArray<16, Int32>(repeating: 0)
    var number = 0
    while index >= 0, number < min(count, 16) {
      found[number] = index
      number += 1
      index = before[Int(index)]
    }
    while number > 0 {
      number -= 1
      body(places[Int(found[number])])
    }
  }
}
