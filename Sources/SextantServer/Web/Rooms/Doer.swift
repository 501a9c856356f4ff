import SextantModel

/// Who does something in a dossier, by what right and when: a person at a page, or a program in
/// their name.
struct Doer: Sendable {
  let live: LiveDossier
  let author: Author
  let access: Access
  /// What the journal's readers and verbs that sign call them.
  let name: String
  /// The id of the person of the dossier whose account it is.
  let person: String?
  /// Day and minute where the dossier is kept.
  let now: Moment
  /// The frameworks at hand.
  var library = FrameworkLibrary([])
  /// Told of each remark that is added, once it is kept.
  var remarked: @Sendable (Comment) -> Void = { _ in }
}

extension Act {
  var doer: Doer {
    Doer(
      live: live, author: author, access: access, name: view.reader.name, person: person, now: now,
      library: view.library, remarked: remarked)
  }
}
