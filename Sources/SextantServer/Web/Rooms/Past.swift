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
  /// The day on which shares are looked at; that of the dossier where it is left out.
  let day: Day?
  /// What the reader has begun to write here; none for who has no account.
  let drafts: FormDrafts?

  init(
    live: LiveDossier, access: Access, names: @escaping @Sendable (Author) -> String,
    mentionable: @escaping @Sendable () -> [String] = { [] }, day: Day? = nil,
    drafts: FormDrafts? = nil
  ) {
    self.live = live
    self.access = access
    self.names = names
    self.mentionable = mentionable
    self.day = day
    self.drafts = drafts
  }

  /// Whether the reader may remark on an item: a partner's people where it is shared with them for
  /// that.
  func mayComment(on item: any Item, _ view: View) -> Bool {
    guard access.role == .guest else { return view.reader.mayComment }
    guard let vendor = access.vendor else { return false }
    let dossier = live.snapshot.dossier
    return dossier.sharing(of: item.idText, with: vendor, on: day ?? view.today)?.mayComment
      ?? false
  }
}
