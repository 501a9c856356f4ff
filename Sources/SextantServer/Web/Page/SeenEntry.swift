import SextantModel

extension JournalEntry {
  /// The entry as a reader may see it: what each change was from and to without what is kept from
  /// them, and without the fields of which nothing is left to tell.
  func seen(through sight: Sight) -> JournalEntry {
    if sight.isWhole { return self }
    return JournalEntry(
      sequence: sequence, moment: moment, author: author, verb: verb, undoes: undoes, count: count,
      changes: changes.map { change in
        let before = change.before.map { sight.covering($0) }
        let after = change.after.map { sight.covering($0) }
        var fields = change.fields
        if let before, let after {
          let seen = Set(changedFields(before, after))
          fields = fields.filter { seen.contains($0) }
        }
        return JournalChange(
          kind: change.kind, id: change.id, before: before, after: after, fields: fields,
          isErased: change.isErased, what: change.what)
      })
  }
}

extension LiveDossier {
  /// What a reader of this reach sees of the dossier as it stands.
  func sight(_ reach: Reach, on day: Day) -> Sight {
    Sight(of: snapshot.dossier, by: reach, on: day)
  }
}
