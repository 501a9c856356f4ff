/// Where a sealed value stands in an item's line, `"field":{"$":[12,"0a1b"]}`, and what it says.
struct SealedValue: Equatable {
  let field: String
  let key: Int
  let text: String
  /// The bytes of the field's name, with its quotes.
  let name: Range<Int>
  /// The bytes of the value, with its braces.
  let value: Range<Int>

  private static let opening = Array(#":{"$":["#.utf8)

  /// Within a text the quotes of the opening would be escaped, so no text is taken for a seal.
  static func all(in line: String) -> [SealedValue] {
    guard line.utf8.contains(UInt8(ascii: "$")) else { return [] }
    let bytes = Array(line.utf8)
    var seals: [SealedValue] = []
    var index = 0
    while index + opening.count < bytes.count {
      if bytes[index] == opening[0], bytes[index...].starts(with: opening),
        let seal = SealedValue(bytes, colon: index)
      {
        seals.append(seal)
        index = seal.value.upperBound
      } else {
        index += 1
      }
    }
    return seals
  }

  private init?(_ bytes: [UInt8], colon: Int) {
    let quote = UInt8(ascii: "\"")
    guard colon >= 3, bytes[colon - 1] == quote,
      let start = bytes[..<(colon - 1)].lastIndex(of: quote)
    else { return nil }
    let inside = bytes[(colon + Self.opening.count)...]
    guard let comma = inside.firstIndex(of: UInt8(ascii: ",")),
      let end = inside.firstIndex(of: UInt8(ascii: "]")),
      comma + 2 < end, bytes[comma + 1] == quote, bytes[end - 1] == quote,
      end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "}"),
      let number = Int(String(decoding: bytes[inside.startIndex..<comma], as: UTF8.self))
    else { return nil }
    field = String(decoding: bytes[(start + 1)..<(colon - 1)], as: UTF8.self)
    key = number
    text = String(decoding: bytes[(comma + 2)..<(end - 1)], as: UTF8.self)
    name = start..<colon
    value = (colon + 1)..<(end + 2)
  }
}
