import SextantModel

/// What those are called who did something, as far as a reader may know them.
extension Site {
  /// Empty for what no account did.
  func name(of author: Author) -> String {
    guard let number = Int64(author.id) else { return "" }
    return (try? people.accounts.account(AccountID(rawValue: number)))?.name ?? ""
  }

  /// Two partners never see each other, and nobody's name is shown through a link.
  func name(of author: Author, for reach: Reach, in key: String) -> String {
    switch reach {
    case .everything, .ordinary, .institution: return name(of: author)
    case .link, .nothing: return ""
    case .partner(let vendor):
      guard let number = Int64(author.id),
        let membership = try? people.memberships.membership(
          of: AccountID(rawValue: number), in: key)
      else { return "" }
      let isOther = membership.role == Membership.guest && membership.vendor != vendor.text
      return isOther ? "" : name(of: author)
    }
  }
}

extension Reach {
  /// Whether a reader is told who else is in the dossier: who sees but a part is not.
  var tellsOfPeople: Bool {
    switch self {
    case .everything, .ordinary, .institution: true
    case .partner, .link, .nothing: false
    }
  }
}
