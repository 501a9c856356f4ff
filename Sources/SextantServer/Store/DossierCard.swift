internal import GRDB
public import SextantModel

/// A dossier on the shelf: what is told of it before it is opened.
public struct DossierCard: Sendable, Equatable {
  /// Its address.
  public let key: String
  public let form: DossierForm
  public let title: String
  public let organisation: String
  public let created: Instant
  public let creator: Author
  public let isArchived: Bool
  /// The last entry of its journal, and when it was made.
  public let sequence: Int
  public let changed: Instant
}

extension House {
  /// The dossiers, the one that changed last first.
  public func dossiers() throws(HouseError) -> [DossierCard] {
    try vault.read { database in
      try DatabaseRow.fetchAll(
        database,
        sql: """
          SELECT d.number, d.key, d.created, d.creator, d.isArchived, d.head,
            coalesce(e.moment, d.created), d.form
          FROM dossier d LEFT JOIN entry e ON e.dossier = d.number AND e.sequence = d.head
          ORDER BY 7 DESC, d.key
          """
      ).map { row in
        let form = DossierForm(rawValue: row[7]) ?? .dossier
        let isInstitution = form == .institution
        return DossierCard(
          key: row[1], form: form,
          title: isInstitution
            ? try text(Institution.self, \.name, row[0], database)
            : try text(DossierHead.self, \.title, row[0], database),
          organisation: isInstitution
            ? try text(Institution.self, \.certifier, row[0], database)
            : try text(Organisation.self, \.name, row[0], database),
          created: Instant(milliseconds: row[2]), creator: Author(row[3]),
          isArchived: row[4], sequence: row[5], changed: Instant(milliseconds: row[6]))
      }
    }
  }

  /// A text of the one item of a kind; empty where there is none.
  private func text<T: Item>(
    _ type: T.Type, _ path: KeyPath<T, String>, _ number: Int64, _ database: Database
  ) throws -> String {
    let row = try DatabaseRow.fetchOne(
      database, sql: "SELECT id, body FROM item WHERE dossier = ? AND id = ? AND kind = ?",
      arguments: [number, T().id.text, T.kind.name])
    guard let row else { return "" }
    var book = SealBook(database, dossier: number, vault: vault)
    let line = try book.open(row[1]).line
    return (KeptItem.item(type, row[0], line) as? T)?[keyPath: path] ?? ""
  }
}
