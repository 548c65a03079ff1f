import Testing

@testable import Footing

/// The hashes that GitHub computes for the lines of a file; the values are those of its published algorithm.
struct LineHashTests {
  @Test(arguments: [
    ("", ["c129715d7a2bc9a3:1"]),
    (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
    (
      " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
      [
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
        "c129715d7a2bc9a3:1",
      ]
    ),
  ])
  func agreesWithGitHub(_ text: String, _ expected: [String]) {
    let hashes = LineHashes(of: SourceText(text))
    #expect(expected.indices.map { hashes.hash(ofLine: $0 + 1) } == expected)
  }
}
