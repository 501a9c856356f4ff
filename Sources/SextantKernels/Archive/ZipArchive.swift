/// Files packed into one, as PKWARE's application note 6.3.3 lays it out: entries as they are, not
/// compressed, their names in UTF-8.
///
/// Text folders are small and mail compresses again; what is stored can be read back without
/// anything of ours.
public struct ZipArchive: Sendable {
  /// Why a file does not fit: entries and sizes are counted in 32 bits here.
  public enum Problem: Error, Equatable { case tooLarge, tooMany, badName }

  private var body: [UInt8] = []
  private var directory: ZipDirectory

  /// - Parameters: the day and minute written beside every name, as the clock on the wall shows it.
  public init(year: Int, month: Int, day: Int, minuteOfDay: Int = 0) {
    directory = ZipDirectory(year: year, month: month, day: day, minuteOfDay: minuteOfDay)
  }

  /// - Parameter name: the path in the archive, with `/`.
  public mutating func add(_ name: String, _ bytes: [UInt8]) throws(Problem) {
    body += try directory.header(name, size: bytes.count, check: crc32(bytes))
    body += bytes
  }

  /// The whole archive.
  public var bytes: [UInt8] { body + directory.end }
}
