/// Reads files packed into one, as PKWARE's application note 6.3.3 lays it out: entries as they are
/// or packed by "deflate".
///
/// An archive comes from anywhere. What it says of itself is believed of nothing: names lead nowhere
/// outside, sizes are held against what comes out and against limits, check numbers are compared.
public struct ZipReader: Sendable {
  /// Why an archive is not read. Names are the entry's.
  public enum Problem: Error, Equatable {
    /// No archive, or one that was cut.
    case notAnArchive
    /// In several pieces, or larger than 32 bits count.
    case tooNew
    case encrypted(String)
    /// Packed by another way than "deflate".
    case unknownWay(String)
    /// The name leads out of the folder, or nowhere on some disk.
    case badName(String)
    /// The entry is a link to another file.
    case link(String)
    case twice(String)
    case tooMany(most: Int)
    /// - Parameter most: in bytes.
    case tooLarge(most: Int)
    /// Unpacks to so much more than it is that nobody can mean it.
    case swelling(String)
    case damaged(String)
  }

  public struct Limits: Sendable {
    public var entries: Int
    /// Of all entries, unpacked.
    public var bytes: Int
    /// How many times its own size an entry above a megabyte may unpack to.
    public var swelling: Int

    public init(entries: Int, bytes: Int, swelling: Int = 200) {
      self.entries = entries
      self.bytes = bytes
      self.swelling = swelling
    }
  }

  public struct Entry: Sendable, Equatable {
    /// The path in the archive, with `/`.
    public let name: String
    /// Unpacked.
    public let size: Int
    fileprivate let packedSize: Int
    fileprivate let checkNumber: UInt32
    fileprivate let isPacked: Bool
    fileprivate let start: Int
  }

  private let bytes: [UInt8]
  /// The files in the order of the archive's list; folders are not told.
  public private(set) var entries: [Entry] = []

  public init(_ bytes: [UInt8], limits: Limits) throws(Problem) {
    self.bytes = bytes
    let (count, directory) = try list()
    guard count <= limits.entries else { throw .tooMany(most: limits.entries) }
    var place = directory.lowerBound
    var names: Set<String> = []
    var total = 0
    var packedTotal = 0
    for _ in 0..<count {
      guard let entry = try entry(at: &place, before: directory) else { continue }
      guard names.insert(entry.name).inserted else { throw .twice(entry.name) }
      total += entry.size
      packedTotal += entry.packedSize
      guard total <= limits.bytes else { throw .tooLarge(most: limits.bytes) }
      // Entries that share their bytes would unpack them again and again.
      guard packedTotal <= bytes.count else { throw .swelling(entry.name) }
      if entry.size > 1 << 20, entry.size / max(entry.packedSize, 1) > limits.swelling {
        throw .swelling(entry.name)
      }
      entries.append(entry)
    }
  }

  /// Hands over what an entry holds, piece by piece, then compares it with its check number: until
  /// this returns, nothing of it is sure.
  public func unpack(_ entry: Entry, _ take: (ArraySlice<UInt8>) -> Void) throws(Problem) {
    let packed = bytes[entry.start..<entry.start + entry.packedSize]
    var check = CheckNumber()
    var size = 0
    func pass(_ piece: ArraySlice<UInt8>) {
      check.add(piece)
      size += piece.count
      take(piece)
    }
    if entry.isPacked {
      do { try Inflation.unpack(packed, upTo: entry.size, pass) } catch {
        throw .damaged(entry.name)
      }
    } else {
      pass(packed)
    }
    guard size == entry.size, check.value == entry.checkNumber else { throw .damaged(entry.name) }
  }

  /// All that an entry holds.
  public func unpack(_ entry: Entry) throws(Problem) -> [UInt8] {
    var unpacked: [UInt8] = []
    try unpack(entry) { unpacked.append(contentsOf: $0) }
    return unpacked
  }

  // MARK: - The archive's list

  /// How many entries the archive says it has, and where its list of them is.
  private func list() throws(Problem) -> (count: Int, directory: Range<Int>) {
    let lastPlace = bytes.count - 22
    guard lastPlace >= 0 else { throw .notAnArchive }
    // The end of the archive is followed by a comment of at most 65,535 bytes.
    var end: Int?
    for place in stride(from: lastPlace, through: max(0, lastPlace - 0xFFFF), by: -1)
    where long(place) == 0x0605_4B50 && place + 22 + short(place + 20) == bytes.count {
      end = place
      break
    }
    guard let end else { throw .notAnArchive }
    let count = short(end + 10)
    let size = long(end + 12)
    let start = long(end + 16)
    guard short(end + 4) == 0, short(end + 6) == 0, short(end + 8) == count, count != 0xFFFF,
      size != 0xFFFF_FFFF, start != 0xFFFF_FFFF
    else { throw .tooNew }
    guard start + size <= end else { throw .notAnArchive }
    return (count, start..<start + size)
  }

  /// The entry that stands at a place of the list; `nil` where it is a folder.
  private func entry(at place: inout Int, before directory: Range<Int>) throws(Problem) -> Entry? {
    guard place + 46 <= directory.upperBound, long(place) == 0x0201_4B50 else {
      throw .notAnArchive
    }
    let head = place
    let nameEnd = head + 46 + short(head + 28)
    place = nameEnd + short(head + 30) + short(head + 32)
    guard place <= directory.upperBound else { throw .notAnArchive }
    let name = String(decoding: bytes[(head + 46)..<nameEnd], as: UTF8.self)
    guard Self.staysInside(name) else { throw .badName(name) }
    let isUnix = bytes[head + 5] == 3
    if isUnix, long(head + 38) >> 28 == 0xA { throw .link(name) }
    if name.hasSuffix("/") { return nil }

    let flags = short(head + 8)
    // Bit 0: encrypted; bit 6: strongly; bit 13: the list itself is masked.
    guard flags & 0x2041 == 0 else { throw .encrypted(name) }
    let way = short(head + 10)
    guard way == 0 || way == 8 else { throw .unknownWay(name) }
    let packedSize = long(head + 20)
    let size = long(head + 24)
    let local = long(head + 42)
    guard packedSize != 0xFFFF_FFFF, size != 0xFFFF_FFFF, local != 0xFFFF_FFFF else {
      throw .tooNew
    }
    // The entry's own head repeats what the list says; only its length counts.
    guard local + 30 <= directory.lowerBound, long(local) == 0x0403_4B50 else {
      throw .damaged(name)
    }
    let start = local + 30 + short(local + 26) + short(local + 28)
    guard start + packedSize <= directory.lowerBound, way == 8 || size == packedSize else {
      throw .damaged(name)
    }
    return Entry(
      name: name, size: size, packedSize: packedSize, checkNumber: UInt32(long(head + 16)),
      isPacked: way == 8, start: start)
  }

  /// Whether a path stays below the folder that it is unpacked into, on any disk.
  static func staysInside(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 1024, name.utf8.first != UInt8(ascii: "/"),
      name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
    else { return false }
    var parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.last == "" { parts.removeLast() }
    // `C:` is a disk on some machines.
    if let first = parts.first, first.utf8.count == 2, first.hasSuffix(":") { return false }
    return parts.allSatisfy { $0 != "" && $0 != "." && $0 != ".." }
  }

  private func short(_ place: Int) -> Int { Int(bytes[place]) | Int(bytes[place + 1]) << 8 }
  private func long(_ place: Int) -> Int { short(place) | short(place + 2) << 16 }
}
