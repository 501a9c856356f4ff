/// Files packed into one, as PKWARE's application note 6.3.3 lays it out: entries as they are, not
/// compressed, their names in UTF-8.
///
/// Text folders are small and mail compresses again; what is stored can be read back without
/// anything of ours.
public struct ZipArchive: Sendable {
  /// Why a file does not fit: entries and sizes are counted in 32 bits here.
  public enum Problem: Error, Equatable { case tooLarge, tooMany, badName }

  private var body: [UInt8] = []
  private var directory: [UInt8] = []
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

  /// - Parameter name: the path in the archive, with `/`.
  public mutating func add(_ name: String, _ bytes: [UInt8]) throws(Problem) {
    let path = Array(name.utf8)
    guard !path.isEmpty, path.count <= 0xFFFF, path.first != 0x2F,
      !name.split(separator: "/", omittingEmptySubsequences: false).contains("..")
    else { throw .badName }
    guard count < 0xFFFF else { throw .tooMany }
    // The central directory must lie below four gigabytes too.
    let room = 0xFFFF_FFFF - body.count - directory.count - 22
    guard bytes.count < room - 2 * path.count - 76 else { throw .tooLarge }
    let offset = UInt32(body.count)
    let entry = common(path, bytes)
    body.append(little: UInt32(0x0403_4B50))
    body += entry
    body += path
    body += bytes
    directory.append(little: UInt32(0x0201_4B50))
    // Made on Unix, by version 2.0 of the note.
    directory.append(little: UInt16(3 << 8 | 20))
    directory += entry
    directory.append(little: UInt16(0))
    directory.append(little: UInt16(0))
    directory.append(little: UInt16(0))
    directory.append(little: UInt32(0o100644) << 16)
    directory.append(little: offset)
    directory += path
    count += 1
  }

  /// The whole archive.
  public var bytes: [UInt8] {
    var bytes = body + directory
    bytes.append(little: UInt32(0x0605_4B50))
    bytes.append(little: UInt16(0))
    bytes.append(little: UInt16(0))
    bytes.append(little: UInt16(count))
    bytes.append(little: UInt16(count))
    bytes.append(little: UInt32(directory.count))
    bytes.append(little: UInt32(body.count))
    bytes.append(little: UInt16(0))
    return bytes
  }

  /// What both headers of an entry say of it.
  private func common(_ path: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    var entry: [UInt8] = []
    entry.append(little: UInt16(20))
    // Bit 11: the name is UTF-8.
    entry.append(little: UInt16(0x0800))
    entry.append(little: UInt16(0))
    entry.append(little: time)
    entry.append(little: date)
    entry.append(little: crc32(bytes))
    entry.append(little: UInt32(bytes.count))
    entry.append(little: UInt32(bytes.count))
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
