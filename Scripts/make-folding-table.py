#!/usr/bin/env python3
"""Prints Sources/Footing/Text/FoldingTable.swift: the base letter of each Latin letter with marks, from the Unicode
Character Database that Python carries (canonical decomposition; the handful without one are written out here).

usage: python3 Scripts/make-folding-table.py > Sources/Footing/Text/FoldingTable.swift
"""
import unicodedata

UNDECOMPOSED = {"ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t", "ß": "s", "æ": "a", "œ": "o", "ð": "d",
                "þ": "t", "ŋ": "n", "ſ": "s", "ƒ": "f"}


def base(code):
    letter = chr(code).lower()[0]
    letter = UNDECOMPOSED.get(letter, unicodedata.normalize("NFD", letter)[0])
    return letter if letter.isascii() and letter.isalpha() else "."


def rows(first, last):
    letters = "".join(base(c) for c in range(first, last + 1))
    return "\n".join(f"    {letters[i:i + 64]}\\" for i in range(0, len(letters), 64))[:-1]


print(f'''// Made by Scripts/make-folding-table.py from Unicode {unicodedata.unidata_version}; do not edit.

/// The small ASCII letter under a Latin letter with marks, a byte each; "." where there is none.
enum FoldingTable {{
  /// U+00C0 to U+024F.
  static let latin: [UInt8] = Array(
    """
{rows(0xC0, 0x24F)}
    """.utf8)

  /// U+1E00 to U+1EFF.
  static let additional: [UInt8] = Array(
    """
{rows(0x1E00, 0x1EFF)}
    """.utf8)
}}''')
