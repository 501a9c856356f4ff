internal import GRDB

extension DatabaseMigrator {
  /// The tables of people. Shipped: never edited, only followed by others.
  mutating func registerPeople() {
    registerMigration("people") { database in
      try database.execute(sql: peopleTables)
    }
  }
}

/// Moments are milliseconds since 1970 in universal time; of tokens and of passwords only digests
/// are kept.
private let peopleTables = """
  -- Who may sign in. An erased account keeps its number, so that the journal still tells people apart.
  CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    emailKey TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    theme TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
    password TEXT NOT NULL,
    isAdministrator INTEGER NOT NULL DEFAULT 0 CHECK (isAdministrator IN (0, 1)),
    created INTEGER NOT NULL,
    disabled INTEGER,
    erased INTEGER
  ) STRICT;

  -- A browser that is signed in.
  CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    token TEXT NOT NULL UNIQUE CHECK (length(token) = 64),
    created INTEGER NOT NULL,
    lastSeen INTEGER NOT NULL,
    device TEXT NOT NULL,
    address TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessionOfAccount ON session (account);

  -- How often somebody tried a password in vain, by a keyed digest of what they tried it on or came from.
  CREATE TABLE attempt (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    last INTEGER NOT NULL,
    blockedUntil INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Who may enter a dossier, as what; a guest for which organisation (the id of a vendor in it).
  CREATE TABLE membership (
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    dossier TEXT NOT NULL
      REFERENCES dossier (key) ON UPDATE CASCADE ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (length(role) > 0),
    vendor TEXT,
    since INTEGER NOT NULL,
    PRIMARY KEY (account, dossier)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX membershipOfDossier ON membership (dossier);

  -- An e-mail address asked to join.
  CREATE TABLE invitation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE CHECK (length(token) = 64),
    email TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    dossier TEXT REFERENCES dossier (key) ON UPDATE CASCADE ON DELETE CASCADE,
    role TEXT,
    vendor TEXT,
    isAdministrator INTEGER NOT NULL DEFAULT 0 CHECK (isAdministrator IN (0, 1)),
    inviter INTEGER NOT NULL REFERENCES account (id),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER,
    withdrawn INTEGER,
    CHECK ((dossier IS NULL) = (role IS NULL))
  ) STRICT;

  -- A link by which somebody who forgot their password sets another; gone once used.
  CREATE TABLE recovery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE CHECK (length(token) = 64),
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT;

  -- A link by which people without an account read a part of a dossier.
  CREATE TABLE shareLink (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE CHECK (length(token) = 64),
    dossier TEXT NOT NULL
      REFERENCES dossier (key) ON UPDATE CASCADE ON DELETE CASCADE,
    label TEXT NOT NULL,
    scope TEXT NOT NULL,
    password TEXT,
    creator INTEGER NOT NULL REFERENCES account (id),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    revoked INTEGER,
    uses INTEGER NOT NULL DEFAULT 0,
    lastUsed INTEGER
  ) STRICT;
  CREATE INDEX shareLinkOfDossier ON shareLink (dossier);

  -- A token by which a program works in its owner's name.
  CREATE TABLE apiToken (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE CHECK (length(token) = 64),
    name TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    dossier TEXT REFERENCES dossier (key) ON UPDATE CASCADE ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (length(role) > 0),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    lastUsed INTEGER,
    revoked INTEGER
  ) STRICT;
  CREATE INDEX apiTokenOfAccount ON apiToken (account);

  -- What happened at the door. No names, no e-mail addresses: those live with the accounts.
  CREATE TABLE securityEntry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    account INTEGER,
    actor INTEGER,
    dossier TEXT,
    address TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX securityEntryOfAccount ON securityEntry (account);

  -- One row: entries older than this moment may be deleted, no others.
  CREATE TABLE securityHorizon (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    before INTEGER NOT NULL
  ) STRICT;
  INSERT INTO securityHorizon VALUES (1, 0);
  CREATE TRIGGER securityEntryStays BEFORE UPDATE ON securityEntry
  BEGIN SELECT RAISE(ABORT, 'the security log is only added to'); END;
  CREATE TRIGGER securityEntryLasts BEFORE DELETE ON securityEntry
  WHEN old.at >= (SELECT before FROM securityHorizon)
  BEGIN SELECT RAISE(ABORT, 'the security log is only added to'); END;

  -- Letters to be sent; recipient and text are encrypted, for they carry links.
  CREATE TABLE mail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recipient TEXT NOT NULL,
    letter TEXT NOT NULL,
    created INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL,
    failed INTEGER,
    problem TEXT NOT NULL DEFAULT ''
  ) STRICT;
  CREATE INDEX mailDue ON mail (due) WHERE failed IS NULL;
  """
