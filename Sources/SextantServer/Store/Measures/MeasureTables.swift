internal import GRDB

extension DatabaseMigrator {
  /// The tables of measures: what the files of imports hold, ready to be added up. Shipped: never
  /// edited, only followed by others.
  mutating func registerMeasures() {
    registerMigration("measures") { database in
      try database.execute(sql: measureTables)
    }
  }

  /// Sums by month, for questions about years. Shipped: never edited, only followed by others.
  mutating func registerMeasuresByMonth() {
    registerMigration("measuresByMonth") { database in
      try database.execute(sql: monthTable)
    }
  }
}

/// How many metrics one row of `measureRow` holds; a file with more takes several rows for each of
/// its own.
let measureSlots = 12

/// How values are kept: as whole numbers of millionths.
let measureScale = 1_000_000.0

private let measureTables = """
  -- A text that measures are told apart by, or a metric's name, kept once.
  CREATE TABLE measureWord (
    number INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT;

  -- The rows of one import that stands in a dossier, as its file holds them: rows of `measureRow`
  -- from `firstRow` on. Of two imports that count the same thing, the one that stands later counts.
  CREATE TABLE measureBatch (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier INTEGER NOT NULL REFERENCES dossier,
    item TEXT NOT NULL,
    digest TEXT NOT NULL,
    position INTEGER NOT NULL,
    isPart INTEGER NOT NULL CHECK (isPart IN (0, 1)),
    origin TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    metrics TEXT NOT NULL,
    firstRow INTEGER NOT NULL,
    rowCount INTEGER NOT NULL CHECK (rowCount >= 0),
    firstDay INTEGER,
    lastDay INTEGER,
    faults INTEGER NOT NULL,
    UNIQUE (dossier, item)
  ) STRICT;

  -- What rows of an import are told apart by: the texts of its dimensions, a unit separator between.
  CREATE TABLE measureCombination (
    batch INTEGER NOT NULL,
    number INTEGER NOT NULL,
    texts TEXT NOT NULL,
    PRIMARY KEY (batch, number)
  ) STRICT, WITHOUT ROWID;

  -- A row of measures; values in millionths. Days are counted from 1970-01-01.
  CREATE TABLE measureRow (
    number INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    lastDay INTEGER NOT NULL,
    combination INTEGER NOT NULL,
    -- The import that states the same thing anew; what is replaced is not added up.
    replacedBy INTEGER,
    v0 INTEGER, v1 INTEGER, v2 INTEGER, v3 INTEGER, v4 INTEGER, v5 INTEGER,
    v6 INTEGER, v7 INTEGER, v8 INTEGER, v9 INTEGER, v10 INTEGER, v11 INTEGER
  ) STRICT;
  CREATE INDEX measureRowReplaced ON measureRow (replacedBy) WHERE replacedBy IS NOT NULL;

  -- What an import adds up to by day, channel and site. Of means, `value` is the sum of each times
  -- its weight; of people counted once, it is NULL where several rows meet.
  CREATE TABLE measureByDay (
    dossier INTEGER NOT NULL,
    metric INTEGER NOT NULL,
    day INTEGER NOT NULL,
    lastDay INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    site INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    value INTEGER,
    weight INTEGER,
    PRIMARY KEY (dossier, metric, day, lastDay, channel, site, batch)
  ) STRICT, WITHOUT ROWID;

  -- The same by week (its Monday) and campaign.
  CREATE TABLE measureByWeek (
    dossier INTEGER NOT NULL,
    metric INTEGER NOT NULL,
    week INTEGER NOT NULL,
    lastWeek INTEGER NOT NULL,
    campaign INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    value INTEGER,
    weight INTEGER,
    PRIMARY KEY (dossier, metric, week, lastWeek, campaign, channel, batch)
  ) STRICT, WITHOUT ROWID;

  -- What an import adds up to in all, of metrics that add up.
  CREATE TABLE measureTotal (
    batch INTEGER NOT NULL,
    metric INTEGER NOT NULL,
    value INTEGER,
    PRIMARY KEY (batch, metric)
  ) STRICT, WITHOUT ROWID;
  """

private let monthTable = """
  -- What an import adds up to by month (its first day) and campaign.
  CREATE TABLE measureByMonth (
    dossier INTEGER NOT NULL,
    metric INTEGER NOT NULL,
    month INTEGER NOT NULL,
    lastMonth INTEGER NOT NULL,
    campaign INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    value INTEGER,
    weight INTEGER,
    PRIMARY KEY (dossier, metric, month, lastMonth, campaign, channel, batch)
  ) STRICT, WITHOUT ROWID;

  -- Whether the import has its sums by month: those that came in before there were any have none
  -- until they are added up anew.
  ALTER TABLE measureBatch ADD COLUMN hasMonths INTEGER NOT NULL DEFAULT 0
    CHECK (hasMonths IN (0, 1));
  """
