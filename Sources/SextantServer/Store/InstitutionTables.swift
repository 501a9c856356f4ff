internal import GRDB

extension DatabaseMigrator {
  /// What institutions add to the tables of dossiers and people. Shipped: never edited, only followed
  /// by others.
  mutating func registerInstitutions() {
    registerMigration("institutions") { database in
      try database.execute(sql: institutionTables)
    }
  }
}

private let institutionTables = """
  -- Whether it is a company's dossier or an institution that certifies.
  ALTER TABLE dossier ADD COLUMN form TEXT NOT NULL DEFAULT 'dossier'
    CHECK (form IN ('dossier', 'institution'));

  -- Who of the institution's a member is: the id of a juror or of a candidate in it.
  ALTER TABLE membership ADD COLUMN seat TEXT;
  ALTER TABLE invitation ADD COLUMN seat TEXT;
  """
