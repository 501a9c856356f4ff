internal import GRDB
internal import SextantModel

extension Snapshot {
  /// A dossier as its rows say that it stands.
  init(loading key: String, number: Int64, from database: Database, _ vault: Vault) throws {
    let known = try DatabaseRow.fetchOne(
      database, sql: "SELECT head, form FROM dossier WHERE number = ?", arguments: [number])
    let form: String? = known?["form"]
    self.init(
      key: key, registry: (form.flatMap(DossierForm.init) ?? .dossier).registry,
      sequence: known?["head"] ?? 0)
    var book = SealBook(database, dossier: number, vault: vault)
    var lines: [String: [(id: String, line: String)]] = [:]
    let rows = try DatabaseRow.fetchCursor(
      database,
      sql: "SELECT id, kind, version, position, body FROM item WHERE dossier = ? ORDER BY position",
      arguments: [number])
    while let row = try rows.next() {
      let (id, kind, body): (String, String, String) = (row[0], row[1], row[4])
      let standing = Standing(version: row[2], position: row[3])
      if kind == AttachedFile.kind {
        if let file = AttachedFile(id: id, line: body) { note(file, standing) }
        continue
      }
      let opened = try book.open(body)
      note(id, standing, isErased: opened.isErased)
      lines[kind, default: []].append((id, opened.line))
    }
    for type in dossier.registry.kinds {
      guard let rows = lines[type.kind.name] else { continue }
      KeptItem.add(type, rows, to: &dossier)
    }
  }
}
