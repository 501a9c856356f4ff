/// An e-mail address as mail servers everywhere accept it.
struct EmailAddress: Sendable, Equatable {
  /// As its owner writes it.
  let text: String

  /// By which addresses are the same: capitals do not count.
  var key: String { text.lowercased() }

  /// - Returns: `nil` where no server would take it.
  init?(_ typed: String) {
    let text = typed.drop { $0 == " " || $0 == "\t" }
    let bytes = Array(text.utf8)
    var end = bytes.count
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    let trimmed = bytes[..<end]
    let parts = trimmed.split(
      separator: UInt8(ascii: "@"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 2, trimmed.count <= 254, (1...64).contains(parts[0].count),
      !parts[1].isEmpty
    else { return nil }
    let marks = Array("!#$%&'*+/=?^_`{|}~-.".utf8)
    guard parts[0].allSatisfy({ isAlphanumeric($0) || marks.contains($0) }),
      Self.isDotted(parts[0]), Self.isDomain(parts[1])
    else { return nil }
    self.text = String(decoding: trimmed, as: UTF8.self)
  }

  private static func isDotted(_ part: ArraySlice<UInt8>) -> Bool {
    part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty }
  }

  private static func isDomain(_ part: ArraySlice<UInt8>) -> Bool {
    let labels = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let hyphen = UInt8(ascii: "-")
    let isWellFormed = labels.allSatisfy { label in
      (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
        && label.allSatisfy { isAlphanumeric($0) || $0 == hyphen }
    }
    return isWellFormed
      && (labels.count > 1 || String(decoding: part, as: UTF8.self).lowercased() == "localhost")
  }
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}
