/// One packed run of bytes with its check number, as RFC 1952 lays it out.
public enum GzipFile {
  public static func pack(_ bytes: [UInt8]) -> [UInt8] {
    // Deflate, no name, no time, no system: the same bytes give the same file.
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    file += Deflation.pack(bytes)
    for value in [crc32(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
      for shift in [0, 8, 16, 24] as [UInt32] {
        file.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
    return file
  }

  /// - Parameter limit: how many bytes may come out.
  public static func unpack(
    _ file: [UInt8], upTo limit: Int
  ) throws(Inflation.Problem) -> [UInt8] {
    guard file.count >= 18, file.starts(with: [0x1F, 0x8B, 8]), file[3] & 0xE0 == 0,
      let start = bodyStart(file)
    else { throw .damaged }
    let end = file.count - 8
    var bytes: [UInt8] = []
    try Inflation.unpack(file[start..<end], upTo: limit) { bytes += $0 }
    guard number(file, end) == crc32(bytes),
      number(file, end + 4) == UInt32(truncatingIfNeeded: bytes.count)
    else { throw .damaged }
    return bytes
  }

  private static func number(_ file: [UInt8], _ place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(file[place + $1]) << UInt32(8 * $1) }
  }

  /// Past the head and what it may carry: more fields, a name, a remark, a check of the head.
  private static func bodyStart(_ file: [UInt8]) -> Int? {
    let flags = file[3]
    let end = file.count - 8
    var place = 10
    if flags & 4 != 0 {
      guard place + 2 <= end else { return nil }
      place += 2 + Int(file[place]) + Int(file[place + 1]) << 8
    }
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      guard place < end, let zero = file[place..<end].firstIndex(of: 0) else { return nil }
      place = zero + 1
    }
    if flags & 2 != 0 { place += 2 }
    return place <= end ? place : nil
  }
}
