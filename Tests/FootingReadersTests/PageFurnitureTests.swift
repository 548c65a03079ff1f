import Testing

@testable import FootingReaders

/// What returns at the edges of pages is no text, but notes that are alike are notes.
struct PageFurnitureTests {
  /// Of six pages, at the foot of each the line that `foot` gives: how many keep that line. No page loses another.
  private func feet(_ foot: (Int) -> [PDFFragment]) -> Int {
    let pages = (0..<6).map { page -> [[PDFLine]] in
      let body = (0..<20).map {
        PDFLine([
          fragment(
            "The ferrymen of \(["Oslund", "Kyst", "Norhavn", "Sund", "Lille", "Strand"][page]) wait for boat \($0).",
            top: 100 + Double($0) * 20)
        ])
      }
      return [body + [PDFLine(foot(page))]]
    }
    let kept = PageFurniture(pages: pages, heights: Array(repeating: 600, count: 6)).removed()
    var feet = 0
    for (page, lines) in kept.map({ $0.joined().map(\.text) }).enumerated() {
      let all = pages[page].joined().map(\.text)
      #expect(lines == all || lines == all.dropLast(), "page \(page)")
      if lines == all { feet += 1 }
    }
    return feet
  }

  private func fragment(_ text: String, top: Double, left: Double = 80, height: Double = 12) -> PDFFragment {
    PDFFragment(
      left: left, top: top, width: Double(text.utf8.count) * 6, height: height, size: height, isBold: false, bytes: Array(text.utf8))
  }

  @Test func headsAndPageNumbersAreNoText() {
    #expect(feet { [self.fragment("Harbour Review 2014 | \($0 + 31)", top: 560)] } == 0)
    #expect(feet { [self.fragment("Page \($0 + 1) of 6", top: 560)] } == 0)
    #expect(feet { _ in [self.fragment("Sund Institute, 4 May 2014", top: 560)] } == 0)
  }

  @Test func notesThatAreAlikeAreText() {
    #expect(feet { [self.fragment("\($0 * $0 + 3). Ibid., p. 4.", top: 560)] } == 6)
    #expect(feet { [self.fragment("\($0 + 3)", top: 556, height: 7), self.fragment("Ibid., p. 4.", top: 560, left: 90)] } == 6)
  }
}
