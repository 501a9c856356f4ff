import SextantModel

/// What a page reads beside the dossier itself: its journal, and the names of those who stand in it.
struct Past: Sendable {
  let live: LiveDossier
  /// What the reader may do and see in the dossier.
  let access: Access
  /// What an account is called; empty where it was erased.
  let names: @Sendable (Author) -> String
  /// Who may be called by `@` in a comment.
  var mentionable: @Sendable () -> [String]

  init(
    live: LiveDossier, access: Access, names: @escaping @Sendable (Author) -> String,
    mentionable: @escaping @Sendable () -> [String] = { [] }
  ) {
    self.live = live
    self.access = access
    self.names = names
    self.mentionable = mentionable
  }
}
