/// Numbers that stand raised: the signs of notes, or powers.
package enum RaisedNumber {
  /// "km²", "m³", "10⁸": a figure behind a unit of length, or behind ten. "In" is a word before it is a unit.
  package static func isPower(_ number: some StringProtocol, of word: some StringProtocol) -> Bool {
    word == "10" || (number == "2" || number == "3") && lengths.contains(String(word))
  }

  private static let lengths: Set<String> = ["m", "km", "cm", "mm", "dm", "hm", "ft", "mi", "yd"]

  /// Digits, with a sign before them, as raised characters; nil for anything else.
  static func characters(for bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var raised: [UInt8] = []
    var hasDigit = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let value: UInt32
      switch scalar {
      case "1": value = 0xB9
      case "2", "3": value = scalar.value + 0x80
      case "0", "4"..."9": value = scalar.value + 0x2040
      case "-" where raised.isEmpty, "\u{2212}" where raised.isEmpty, "\u{2013}" where raised.isEmpty: value = 0x207B
      default: return nil
      }
      hasDigit = hasDigit || value != 0x207B
      if let character = Unicode.Scalar(value) { raised += String(character).utf8 }
    }
    return hasDigit ? raised : nil
  }
}
