internal import GRDB
internal import SextantKernels

/// The address of a dossier.
enum DossierKey {
  static func isValid(_ key: String) -> Bool {
    let letters = key.utf8
    guard (1...80).contains(letters.count), letters.first != UInt8(ascii: "-") else { return false }
    return letters.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
  }

  /// A title's letters and digits, the rest as hyphens; with a number where it is taken.
  static func free(for title: String, _ database: Database) throws -> String {
    let base = made(from: title)
    var key = base
    var number = 2
    while try isTaken(key, database) {
      key = "\(base)-\(number)"
      number += 1
    }
    return key
  }

  static func made(from title: String) -> String {
    var key = ""
    for byte in foldingKey(title).utf8 {
      if isPlain(byte) {
        key.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !key.isEmpty, key.last != "-" {
        key += "-"
      }
      if key.utf8.count == 60 { break }
    }
    while key.last == "-" { key.removeLast() }
    return key.isEmpty ? "dossier" : key
  }

  static func isTaken(_ key: String, _ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT 1 FROM dossier WHERE key = ?", arguments: [key]) != nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}
