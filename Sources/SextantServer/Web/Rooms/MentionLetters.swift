import SextantModel

/// Tells people by mail that a remark calls them by name: those only who may see it and want to be
/// told.
struct MentionLetters: Sendable {
  let people: People
  /// Catalogues by the language of who is written to.
  let words: [Language: Catalogue]
  /// The address by which people reach the house, without a slash at its end.
  let site: String
  /// Whether letters can be sent.
  let hasMail: Bool
  /// Whether an author may cause one more letter now.
  var mayWrite: @Sendable (Author) -> Bool = { _ in true }

  /// - Parameters:
  ///   - comment: as it was just kept in the dossier.
  ///   - author: whose account it is; nobody is told of what they wrote themselves.
  func send(_ comment: Comment, in live: LiveDossier, by author: Author, on day: Day) throws {
    guard hasMail, comment.text.utf8.contains(UInt8(ascii: "@")) else { return }
    let members = try people.memberships.members(of: live.key)
    let called = Set(mentions(in: comment.text, among: members.map(\.account.name)))
    guard !called.isEmpty else { return }
    let dossier = live.snapshot.dossier
    guard let item = comment.about.flatMap({ dossier.item($0.text) }) else { return }
    // What not everybody in the dossier may read does not leave it.
    let isOpen = Sight(of: dossier, by: .ordinary(), on: day).shows(item.idText)
    for member in members where called.contains(member.account.name) {
      let account = member.account
      guard account.wantsMentionMail, !account.isDisabled, !account.isErased,
        String(account.id.rawValue) != author.id, sees(comment, member, dossier, day),
        let reader = MailAddress(of: account), let catalogue = words[account.language]
      else { continue }
      // The remark is told on the page all the same.
      guard mayWrite(author) else { return }
      let letter = Letter.mention(
        by: comment.author, dossier: title(of: dossier, live.key),
        text: isOpen ? comment.text : nil,
        link: "\(site)\(Address(live.key).item(item))#comments-title")
      try people.mail.add(letter.message(to: reader, in: catalogue, house: site))
    }
  }

  private func sees(
    _ comment: Comment, _ member: Member, _ dossier: Dossier, _ day: Day
  ) -> Bool {
    guard let access = member.membership.access else { return false }
    return Sight(of: dossier, by: access.reach, on: day).shows(comment.id.text)
  }

  private func title(of dossier: Dossier, _ key: String) -> String {
    let title = dossier.title
    return title.isEmpty ? key : title
  }
}
