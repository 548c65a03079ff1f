extension Array {
  /// Nil where there are several, or none.
  var theOnly: Element? { count == 1 ? first : nil }
}

extension [UInt32] {
  /// Sorts what stands from `start` on, and keeps each number once. Lists are short: they are sorted where they lie.
  mutating func sortTail(from start: Int) {
    guard count - start > 1 else { return }
    guard count - start <= 32 else {
      let sorted = self[start...].sorted()
      removeLast(count - start)
      for number in sorted where count == start || number != self[count - 1] { append(number) }
      return
    }
    var end = start + 1
    for next in (start + 1)..<count {
      let number = self[next]
      var place = end
      while place > start, self[place - 1] > number { place -= 1 }
      guard place == start || self[place - 1] != number else { continue }
      var shifted = end
      while shifted > place {
        self[shifted] = self[shifted - 1]
        shifted -= 1
      }
      self[place] = number
      end += 1
    }
    removeLast(count - end)
  }
}
