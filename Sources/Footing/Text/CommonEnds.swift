extension ArraySlice where Element: Equatable {
  /// How many elements two lists have in common at the beginning, and behind those at the end. Linear.
  func commonEnds(with other: ArraySlice) -> (start: Int, end: Int) {
    let shorter = Swift.min(count, other.count)
    var start = 0
    while start < shorter, self[startIndex + start] == other[other.startIndex + start] { start += 1 }
    var end = 0
    while end < shorter - start, self[endIndex - 1 - end] == other[other.endIndex - 1 - end] { end += 1 }
    return (start, end)
  }
}
