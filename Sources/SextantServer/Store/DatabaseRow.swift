internal import GRDB

/// A row of a table of the database; the model's `Row` is a small value within an item.
typealias DatabaseRow = GRDB.Row
