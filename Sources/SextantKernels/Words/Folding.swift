/// A text without accents, ligatures or capitals, to compare, search and sort by: « Œuvre d’Été »
/// gives `oeuvre d'ete`.
///
/// Folds ASCII, Latin-1 and Latin Extended-A (all of French and English, most of Europe) and drops
/// combining accents, so that both ways of writing « é » agree; typographic apostrophes, hyphens
/// and spaces become plain ones. Other scripts stay as they are.
public func foldingKey(_ text: String) -> String {
  var key: [UInt8] = []
  key.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars { appendFolded(scalar, to: &key) }
  return String(decoding: key, as: UTF8.self)
}

/// Whether two texts are the same but for accents, ligatures and capitals.
public func equalWhenFolded(_ one: String, _ other: String) -> Bool {
  foldingKey(one) == foldingKey(other)
}

/// The order of a French dictionary: letters first; then accents, from the left; then small
/// letters before capitals. So: cote, coté, côte, côté, Côté.
///
/// A strict order: sorting by it gives one result whatever the order before.
public func precedesInFrench(_ one: String, _ other: String) -> Bool {
  if one == other { return false }
  let (key, otherKey) = (Array(foldingKey(one).utf8), Array(foldingKey(other).utf8))
  if key != otherKey { return key.lexicographicallyPrecedes(otherKey) }
  let (small, otherSmall) = (one.lowercased(), other.lowercased())
  // Accented letters come after plain ones in Unicode, and small letters after capitals.
  return small == otherSmall ? other < one : small < otherSmall
}

private func appendFolded(_ scalar: Unicode.Scalar, to key: inout [UInt8]) {
  let value = scalar.value
  switch value {
  case 65...90: key.append(UInt8(value) | 0x20)
  case 0..<0x80: key.append(UInt8(value))
  case 0xA0, 0x2000...0x200A, 0x202F: key.append(UInt8(ascii: " "))
  case 0x2018, 0x2019, 0x02BC: key.append(UInt8(ascii: "'"))
  case 0x2010, 0x2011: key.append(UInt8(ascii: "-"))
  case 0xAD, 0x300...0x36F: break
  case 0xC6, 0xE6: key.append(contentsOf: [UInt8(ascii: "a"), UInt8(ascii: "e")])
  case 0x152, 0x153: key.append(contentsOf: [UInt8(ascii: "o"), UInt8(ascii: "e")])
  case 0xDF: key.append(contentsOf: [UInt8(ascii: "s"), UInt8(ascii: "s")])
  case 0xDE, 0xFE: key.append(contentsOf: [UInt8(ascii: "t"), UInt8(ascii: "h")])
  case 0x132, 0x133: key.append(contentsOf: [UInt8(ascii: "i"), UInt8(ascii: "j")])
  case 0xC0..<0x180 where value != 0xD7 && value != 0xF7: key.append(plain[Int(value) - 0xC0])
  default: key.append(contentsOf: String(scalar).utf8)
  }
}

/// The plain letters of U+00C0 to U+017F; `*` and `?` mark those handled above.
private let plain = Array(
  ("aaaaaa*ceeeeiiiidnooooo?ouuuuy**aaaaaa*ceeeeiiiidnooooo?ouuuuy*y"
    + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"
    + "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
