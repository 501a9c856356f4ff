/// The people whom a text calls by `@` and their name, each once, in the order of the names given.
/// Of two names of which one begins the other, the longer is meant.
public func mentions(in text: String, among names: [String]) -> [String] {
  let bytes = Array(text.utf8)
  let known = names.map { (name: $0, bytes: Array($0.utf8)) }.filter { !$0.bytes.isEmpty }
  var found: Set<String> = []
  for (position, byte) in bytes.enumerated() where byte == UInt8(ascii: "@") {
    // An address of mail mentions nobody.
    if position > 0, isPartOfWord(bytes[position - 1]) { continue }
    let rest = bytes[(position + 1)...]
    let meant = known.filter { candidate in
      guard rest.starts(with: candidate.bytes) else { return false }
      let end = rest.startIndex + candidate.bytes.count
      return end == rest.endIndex || !isPartOfWord(rest[end])
    }
    if let longest = meant.max(by: { $0.bytes.count < $1.bytes.count }) {
      found.insert(longest.name)
    }
  }
  return names.filter { found.remove($0) != nil }
}

/// Letters beyond ASCII are made of bytes of 0x80 and more.
private func isPartOfWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
    true
  default: false
  }
}
