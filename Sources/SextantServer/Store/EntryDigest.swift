/// The digest of a journal's entry: over the digest of the one before, what the entry says, and what
/// it did to each item as it is kept (sealed values in their sealed form).
struct EntryDigest {
  private var digest = RunningDigest()

  init(
    after previous: String, sequence: Int, moment: Int64, author: String, verb: String,
    undoes: Int?
  ) {
    digest.add(previous)
    digest.add(Int64(sequence))
    digest.add(moment)
    digest.add(author)
    digest.add(verb)
    digest.add(Int64(undoes ?? 0))
  }

  mutating func add(_ change: KeptChange) {
    digest.add(change.kind)
    digest.add(change.item)
    digest.add(change.before)
    digest.add(change.after)
    digest.add(Int64(change.wasAt ?? 0))
    digest.add(Int64(change.standsAt ?? 0))
  }

  consuming func finish() -> String { digest.finish() }
}

/// What an entry did to one item, as the journal keeps it.
struct KeptChange: Sendable, Equatable {
  let kind: String
  let item: String
  /// What it said, one line of JSON; `nil` where there was none.
  let before: String?
  let wasAt: Int?
  let after: String?
  let standsAt: Int?
}
