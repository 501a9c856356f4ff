internal import SextantFiles
internal import SextantKernels
internal import SextantModel

/// The file of an import's measures, as it lies among the dossier's files.
enum MeasureFile {
  /// By which such a file is known from other tables: it may be larger than what people attach.
  static let ending = ".measures.csv"

  /// Hands over the rows of a file, some hundred thousand at a time.
  ///
  /// - Returns: how many rows could not be read. A file that is none of ours has no rows.
  static func read(_ path: String, _ take: (MeasureTable) throws -> Void) throws -> Int {
    var reader = MeasureFileReader()
    var failure: (any Error)?
    var isOurs = true
    var taken = 0
    _ = Folder.pieces(of: path) { piece in
      guard failure == nil, isOurs else { return }
      do throws(MeasureFileReader.Problem) { try reader.read(piece.span) } catch {
        isOurs = false
        return
      }
      guard reader.rowCount - taken >= 200_000 else { return }
      taken = reader.rowCount
      do { try take(reader.takeTable()) } catch { failure = error }
    }
    if let failure { throw failure }
    guard isOurs else { return 1 }
    do throws(MeasureFileReader.Problem) { try reader.finish() } catch { return 1 }
    try take(reader.takeTable())
    return reader.faultCount
  }

  /// What a row of the file is known by, row by row.
  static func digests(_ path: String?) throws -> [MeasureRowDigest] {
    guard let path else { return [] }
    var digests: [MeasureRowDigest] = []
    _ = try read(path) { digests += $0.rowDigests() }
    return digests
  }

  /// The tool that the first row names; empty where none does.
  static func origin(_ path: String) -> String {
    guard let head = Folder.head(of: path, count: 1 << 16) else { return "" }
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    for byte in head {
      line.append(byte)
      guard byte == 0x0A else { continue }
      lines.append(line)
      line = []
      if lines.count == 2 { break }
    }
    guard lines.count == 2, let (table, _) = try? MeasureFileReader.read(lines[0] + lines[1]),
      table.rowCount == 1
    else { return "" }
    return table.value("origin", 0)
  }
}
