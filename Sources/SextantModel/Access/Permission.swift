/// Something that a person may do in a dossier.
public enum Permission: String, Sendable, CaseIterable {
  case read
  case comment
  /// Change what one has created oneself.
  case editOwn
  case editAny
  /// Change a state: keep a signal, start a task.
  case useVerbs
  /// Verbs that commit the company, which ask for this instead: adopt an objective, approve a
  /// budget, sign.
  case approve
  case deleteOwn
  case deleteAny
  case importDossier
  case exportDossier
  /// Invite people, give them roles, share with partners, hand out links.
  case managePeople
  /// Settings, deletion and restoring of the dossier as a whole.
  case administer

  /// Whether the permission changes items, and so is bound to the rooms of a role.
  public var isOfRooms: Bool {
    switch self {
    case .editOwn, .editAny, .useVerbs, .deleteOwn, .deleteAny: true
    default: false
    }
  }
}
