internal import GRDB
internal import SextantModel

/// The keys of one dossier's items during one reading or writing of the database, and what they
/// seal and open.
///
/// A sealed value stands in an item's line as `{"$":[12,"0a1b…"]}`: the number of its key, and its
/// JSON encrypted under that key.
struct SealBook {
  private let database: Database
  private let dossier: Int64
  private let master: SealedText
  private let sealedFields: SealedFields
  /// Whether more is sealed than what is marked: remarks and evidence, which in an institution are
  /// about people.
  private let isInstitution: Bool
  private var opened: [Int: SealedText?] = [:]
  private var newest: [String: (number: Int, key: SealedText)] = [:]

  init(_ database: Database, dossier: Int64, vault: Vault, isInstitution: Bool = false) {
    self.database = database
    self.dossier = dossier
    self.isInstitution = isInstitution
    master = SealedText(key: vault.sealingKey)
    sealedFields = vault.sealedFields
  }

  /// An item as the journal keeps it.
  mutating func line(_ item: any Item, kind: String) throws -> String {
    let entries = KeptItem.entries(item)
    var sealed = sealedFields.of(kind)
    if isInstitution { sealed.formUnion(HeldOfPeople.sealed(ofKind: kind)) }
    guard entries.contains(where: { sealed.contains($0.key) }) else {
      return KeptItem.line(entries)
    }
    let (number, key) = try newestKey(of: item.idText)
    return KeptItem.line(
      entries.map { entry in
        guard sealed.contains(entry.key) else { return entry }
        let text = key.seal("\(entry.key)\n\(KeptItem.line(entry.value))")
        let value = Plain.list([.number(String(number)), .text(text)])
        return Plain.Entry(key: entry.key, value: .map([Plain.Entry(key: "$", value: value)]))
      })
  }

  /// A line with its sealed values opened; those whose key is destroyed are left out.
  ///
  /// - Returns: the line, and whether a value of it is erased.
  mutating func open(_ line: String) throws -> (line: String, isErased: Bool) {
    let seals = SealedValue.all(in: line)
    guard !seals.isEmpty else { return (line, false) }
    let bytes = Array(line.utf8)
    var output: [UInt8] = []
    var cursor = 0
    var isErased = false
    for seal in seals {
      if let value = try opened(seal) {
        output.append(contentsOf: bytes[cursor..<seal.value.lowerBound])
        output.append(contentsOf: value)
        cursor = seal.value.upperBound
      } else {
        isErased = true
        output.append(contentsOf: bytes[cursor..<seal.name.lowerBound])
        cursor = seal.value.upperBound
        // A comma goes with the value: the one before it, or else the one behind.
        if output.last == UInt8(ascii: ",") {
          output.removeLast()
        } else if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ",") {
          cursor += 1
        }
      }
    }
    output.append(contentsOf: bytes[cursor...])
    return (String(decoding: output, as: UTF8.self), isErased)
  }

  /// Destroys the keys of an item.
  ///
  /// - Returns: whether it had any.
  mutating func destroyKeys(of item: String) throws -> Bool {
    newest[item] = nil
    opened = [:]
    try database.execute(
      sql: "DELETE FROM sealKey WHERE dossier = ? AND item = ?", arguments: [dossier, item])
    return database.changesCount > 0
  }

  private mutating func opened(_ seal: SealedValue) throws -> [UInt8]? {
    guard let key = try key(seal.key), let text = key.open(seal.text) else { return nil }
    // A value moved to another field would be read under a false name.
    let head = "\(seal.field)\n"
    guard text.hasPrefix(head) else { return nil }
    return Array(text.utf8.dropFirst(head.utf8.count))
  }

  private mutating func key(_ number: Int) throws -> SealedText? {
    if let known = opened[number] { return known }
    let wrapped = try String.fetchOne(
      database, sql: "SELECT wrapped FROM sealKey WHERE number = ? AND dossier = ?",
      arguments: [number, dossier])
    let key = wrapped.flatMap { master.open($0) }.flatMap { bytes(ofHexadecimal: $0) }
    opened[number] = .some(key.map { SealedText(key: $0) })
    return key.map { SealedText(key: $0) }
  }

  private mutating func newestKey(of item: String) throws -> (number: Int, key: SealedText) {
    if let known = newest[item] { return known }
    let number = try Int.fetchOne(
      database, sql: "SELECT max(number) FROM sealKey WHERE dossier = ? AND item = ?",
      arguments: [dossier, item])
    if let number, let key = try key(number) {
      newest[item] = (number, key)
      return (number, key)
    }
    let bytes = randomBytes(32)
    try database.execute(
      sql: "INSERT INTO sealKey (dossier, item, wrapped) VALUES (?, ?, ?)",
      arguments: [dossier, item, master.seal(hexadecimal(bytes))])
    let made = (Int(database.lastInsertedRowID), SealedText(key: bytes))
    newest[item] = made
    return made
  }
}
