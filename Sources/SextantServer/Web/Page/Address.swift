import SextantModel

/// The addresses of one dossier's pages.
struct Address: Sendable {
  /// The dossier's key, as it stands in addresses: lower-case letters, digits, hyphens.
  let key: String

  init(_ key: String) { self.key = key }

  var today: String { "/d/\(key)" }
  /// A page of the dossier by its own name: `findings`, `coverage`, `thread`, `history`, `search`.
  func page(_ name: String) -> String { "/d/\(key)/\(name)" }
  func room(_ room: Room) -> String { "/d/\(key)/rooms/\(room.rawValue)" }
  func board(_ name: String) -> String { "/d/\(key)/boards/\(name)" }
  func list(_ kind: Kind) -> String { "/d/\(key)/\(kind.plural)" }
  func new(_ kind: Kind) -> String { "/d/\(key)/\(kind.plural)/new" }
  func item(_ kind: Kind, _ id: String) -> String {
    "/d/\(key)/\(kind.plural)/\(percentEncoded(id))"
  }
  func item(_ item: any Item) -> String { self.item(type(of: item).kind, item.idText) }
  func edit(_ kind: Kind, _ id: String) -> String { item(kind, id) + "/edit" }
  /// Where one field, or a few, of an item are set by a small form of a board.
  func set(_ kind: Kind, _ id: String) -> String { item(kind, id) + "/set" }
  func verb(_ kind: Kind, _ id: String, _ verb: String) -> String {
    item(kind, id) + "/verbs/" + verb
  }
  /// The thread behind and ahead of an item.
  func thread(_ id: String) -> String { "/d/\(key)/thread/\(percentEncoded(id))" }
}

/// Text as it may stand in one segment of an address: everything but letters, digits and `-._~` is
/// written as `%` and two digits.
func percentEncoded(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
    default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
