/// What a .zip says beside its files' bytes: a header before each, the directory of all at the end.
///
/// For archives that are sent as they are made: whoever sends keeps no file longer than it takes.
public struct ZipDirectory: Sendable {
  private var directory: [UInt8] = []
  /// How many bytes stand before the next header.
  public private(set) var offset = 0
  private var count = 0
  private let time: UInt16
  private let date: UInt16

  /// - Parameters: the day and minute written beside every name, as the clock on the wall shows it.
  public init(year: Int, month: Int, day: Int, minuteOfDay: Int = 0) {
    let years = min(max(year - 1980, 0), 127)
    let minutes = min(max(minuteOfDay, 0), 1439)
    date = UInt16(years << 9 | min(max(month, 1), 12) << 5 | min(max(day, 1), 31))
    time = UInt16((minutes / 60) << 11 | (minutes % 60) << 5)
  }

  /// What stands before a file's bytes, which must follow: so many, and with this check number.
  ///
  /// - Parameter name: the path in the archive, with `/`.
  public mutating func header(
    _ name: String, size: Int, check: UInt32
  ) throws(ZipArchive.Problem) -> [UInt8] {
    let path = Array(name.utf8)
    guard !path.isEmpty, path.count <= 0xFFFF, path.first != 0x2F,
      !name.split(separator: "/", omittingEmptySubsequences: false).contains("..")
    else { throw .badName }
    guard count < 0xFFFF else { throw .tooMany }
    // The central directory must lie below four gigabytes too.
    let room = 0xFFFF_FFFF - offset - directory.count - 22
    guard size >= 0, size < room - 2 * path.count - 76 else { throw .tooLarge }
    let entry = common(path, UInt32(size), check)
    var header: [UInt8] = []
    header.append(little: UInt32(0x0403_4B50))
    header += entry
    header += path
    directory.append(little: UInt32(0x0201_4B50))
    // Made on Unix, by version 2.0 of the note.
    directory.append(little: UInt16(3 << 8 | 20))
    directory += entry
    directory.append(little: UInt16(0))
    directory.append(little: UInt16(0))
    directory.append(little: UInt16(0))
    directory.append(little: UInt32(0o100644) << 16)
    directory.append(little: UInt32(offset))
    directory += path
    offset += header.count + size
    count += 1
    return header
  }

  /// What stands after the last file's bytes.
  public var end: [UInt8] {
    var bytes = directory
    bytes.append(little: UInt32(0x0605_4B50))
    bytes.append(little: UInt16(0))
    bytes.append(little: UInt16(0))
    bytes.append(little: UInt16(count))
    bytes.append(little: UInt16(count))
    bytes.append(little: UInt32(directory.count))
    bytes.append(little: UInt32(offset))
    bytes.append(little: UInt16(0))
    return bytes
  }

  /// What both headers of an entry say of it.
  private func common(_ path: [UInt8], _ size: UInt32, _ check: UInt32) -> [UInt8] {
    var entry: [UInt8] = []
    entry.append(little: UInt16(20))
    // Bit 11: the name is UTF-8.
    entry.append(little: UInt16(0x0800))
    entry.append(little: UInt16(0))
    entry.append(little: time)
    entry.append(little: date)
    entry.append(little: check)
    entry.append(little: size)
    entry.append(little: size)
    entry.append(little: UInt16(path.count))
    entry.append(little: UInt16(0))
    return entry
  }
}

extension [UInt8] {
  fileprivate mutating func append(little number: UInt16) {
    append(UInt8(truncatingIfNeeded: number))
    append(UInt8(truncatingIfNeeded: number >> 8))
  }

  fileprivate mutating func append(little number: UInt32) {
    append(little: UInt16(truncatingIfNeeded: number))
    append(little: UInt16(truncatingIfNeeded: number >> 16))
  }
}
