/// The check number of ISO 3309, as archives and PNG write it.
public func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var check = CheckNumber()
  check.add(bytes)
  return check.value
}

/// The check number of bytes that come piece by piece.
public struct CheckNumber: Sendable {
  private var remainder: UInt32 = 0xFFFF_FFFF

  public init() {}

  public var value: UInt32 { ~remainder }

  public mutating func add(_ bytes: some Sequence<UInt8>) {
    var remainder = remainder
    for byte in bytes {
      remainder = crcTable[Int((remainder ^ UInt32(byte)) & 0xFF)] ^ (remainder >> 8)
    }
    self.remainder = remainder
  }
}

/// The remainder of each byte by the polynomial 0xEDB88320.
private let crcTable: [UInt32] = (0..<256).map { byte in
  var remainder = UInt32(byte)
  for _ in 0..<8 {
    remainder = remainder & 1 == 1 ? 0xEDB8_8320 ^ (remainder >> 1) : remainder >> 1
  }
  return remainder
}
