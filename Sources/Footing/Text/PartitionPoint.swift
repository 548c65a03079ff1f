/// How many of the first `count` indices come before the point at which `isBefore` turns false. It must turn only once.
/// Logarithmic.
@inlinable @inline(__always)
package func partitionPoint(_ count: Int, where isBefore: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low + high) / 2
    if isBefore(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}
