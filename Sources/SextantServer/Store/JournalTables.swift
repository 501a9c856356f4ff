internal import GRDB

extension DatabaseMigrator {
  /// The tables of dossiers, their items and their journal. Shipped: never edited, only followed by
  /// others.
  mutating func registerJournal() {
    registerMigration("journal") { database in
      try database.execute(sql: journalTables)
    }
  }
}

private let journalTables = """
  -- What is known of the house itself: a word by which its key is known again.
  CREATE TABLE houseFact (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- One company's dossier: its address, where its chain of digests begins and where it stands.
  CREATE TABLE dossier (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 80),
    origin TEXT NOT NULL UNIQUE CHECK (length(origin) = 64),
    created INTEGER NOT NULL,
    creator TEXT NOT NULL,
    isArchived INTEGER NOT NULL DEFAULT 0 CHECK (isArchived IN (0, 1)),
    head INTEGER NOT NULL DEFAULT 0 CHECK (head >= 0),
    headDigest TEXT NOT NULL CHECK (length(headDigest) = 64)
  ) STRICT;

  -- One thing somebody did, in the order of the dossier's sequence: who, when, which verb.
  CREATE TABLE entry (
    dossier INTEGER NOT NULL REFERENCES dossier,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    moment INTEGER NOT NULL,
    author TEXT NOT NULL CHECK (length(author) > 0),
    verb TEXT NOT NULL CHECK (length(verb) > 0),
    undoes INTEGER CHECK (undoes < sequence),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    PRIMARY KEY (dossier, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entryByAuthor ON entry (dossier, author);

  -- What an entry did to one item: what it said and where it stood, before and after. Of an item
  -- that is gone, erasing finds nothing and leaves nothing.
  CREATE TABLE change (
    dossier INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    item TEXT NOT NULL CHECK (length(item) > 0),
    wasAt INTEGER,
    before TEXT,
    standsAt INTEGER,
    after TEXT,
    PRIMARY KEY (dossier, sequence, ordinal),
    FOREIGN KEY (dossier, sequence) REFERENCES entry (dossier, sequence)
      DEFERRABLE INITIALLY DEFERRED,
    CHECK ((wasAt IS NULL) = (before IS NULL)),
    CHECK ((standsAt IS NULL) = (after IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX changeByItem ON change (dossier, item);

  CREATE TRIGGER entryStays BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
  CREATE TRIGGER entryIsKept BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
  CREATE TRIGGER changeStays BEFORE UPDATE ON change
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;
  CREATE TRIGGER changeIsKept BEFORE DELETE ON change
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END;

  -- An item as it stands now: what the journal adds up to.
  CREATE TABLE item (
    dossier INTEGER NOT NULL REFERENCES dossier,
    id TEXT NOT NULL CHECK (length(id) > 0),
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    version INTEGER NOT NULL CHECK (version > 0),
    position INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (dossier, id)
  ) STRICT, WITHOUT ROWID;

  -- The key of an item's personal and confidential values, itself encrypted; without it they are
  -- erased. Numbers are never given twice.
  CREATE TABLE sealKey (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier INTEGER NOT NULL REFERENCES dossier,
    item TEXT NOT NULL,
    wrapped TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sealKeyByItem ON sealKey (dossier, item);
  """
