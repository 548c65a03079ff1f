/// The range from `lower` to `upper`, empty where they have crossed.
///
/// It takes the place of the standard operator for integers in this module: a document can bring any two positions into
/// any order, and an odd document must cost a finding, not the process.
@inlinable @inline(__always)
package func ..< (lower: Int, upper: Int) -> Range<Int> {
  Range(uncheckedBounds: (lower, max(lower, upper)))
}
