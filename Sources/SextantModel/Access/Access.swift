/// What one person may do in one dossier or institution: their role, for a guest what is shared with
/// them, for a juror as whom they sit.
public struct Access: Sendable {
  public let role: Role
  /// The organisation of a guest.
  public let vendor: ID<Vendor>?
  /// As whom a member of a panel sits.
  public let juror: ID<JuryMember>?
  public let form: DossierForm

  public init(
    role: Role, vendor: ID<Vendor>? = nil, juror: ID<JuryMember>? = nil,
    in form: DossierForm = .dossier
  ) {
    self.role = role
    self.vendor = vendor
    self.juror = juror
    self.form = form
  }

  public var reach: Reach { role.reach(vendor: vendor, juror: juror, in: form) }

  /// Whether the person may do this with an item.
  ///
  /// - Parameters:
  ///   - isOwn: whether they created the item.
  ///   - dossier: the whole one, not what the person sees of it.
  ///   - sight: what the person sees of it, where it is known already.
  public func may(
    _ permission: Permission, with item: any Item, isOwn: Bool = false, in dossier: Dossier,
    on day: Day, sight: Sight? = nil
  ) -> Bool {
    let sight = sight ?? Sight(of: dossier, by: reach, on: day)
    guard sight.shows(item.idText) else { return false }
    if form == .institution {
      return mayInInstitution(permission, with: item, isOwn: isOwn, in: dossier)
    }
    let room = type(of: item).kind.room
    if let vendor, role == .guest {
      let sharing = dossier.sharing(of: item.idText, with: vendor, on: day, sight: sight)
      switch permission {
      case .read: return true
      case .comment: return sharing?.mayComment ?? false
      case .editOwn, .editAny: return sharing?.mayEdit ?? false
      default: return false
      }
    }
    if item is PartnerShare, permission != .read, !role.may(.managePeople) { return false }
    switch permission {
    case .editAny where isOwn: return role.may(.editAny, in: room) || role.may(.editOwn, in: room)
    case .deleteAny where isOwn:
      return role.may(.deleteAny, in: room) || role.may(.deleteOwn, in: room)
    default: return role.may(permission, in: room)
    }
  }

  /// Whether the person may do it at all, wherever it is.
  public func may(_ permission: Permission) -> Bool {
    if form == .institution, permission == .approve { return role.isApprovingInInstitution }
    return role.may(permission)
  }

  /// Whether the person may change any item of a kind.
  public func mayEdit(_ kind: Kind) -> Bool {
    if form == .institution { return role.editsInInstitution(kind) && role.may(.editAny) }
    // Who decides what partners see is who looks after people.
    if kind.name == PartnerShare.kind.name { return role.may(.managePeople) }
    return role.may(.editAny, in: kind.room)
  }

  /// Whether the person may put a new item of a kind.
  public func mayAdd(_ kind: Kind) -> Bool {
    if form == .institution {
      return role.editsInInstitution(kind) && (role.may(.editAny) || role.may(.editOwn))
    }
    return mayEdit(kind)
      || kind.name != PartnerShare.kind.name && role.may(.editOwn, in: kind.room)
  }

  /// Whether the person may use verbs on items of a kind.
  public func mayUseVerbs(on kind: Kind) -> Bool {
    if form == .institution { return role.may(.useVerbs) && role.usesVerbsInInstitution(on: kind) }
    return mayEdit(kind)
  }

  private func mayInInstitution(
    _ permission: Permission, with item: any Item, isOwn: Bool, in dossier: Dossier
  ) -> Bool {
    let kind = type(of: item).kind
    switch permission {
    case .editOwn, .editAny, .deleteOwn, .deleteAny:
      // A mark is its juror's until it is handed in, whoever wrote it down, and nobody's after.
      if let own = item as? any JurorsOwn {
        guard own.submittedAt == nil, let juror, own.juror == juror, role.sitsOnPanels else {
          return false
        }
        // Who left the panel keeps what they wrote and writes no more.
        guard let mark = item as? Mark, let slot = dossier.find(mark.slot), slot.panel != nil else {
          return true
        }
        return dossier.sitting(at: slot).contains(juror)
      }
      guard role.editsInInstitution(kind) else { return false }
      let isDeleting = permission == .deleteOwn || permission == .deleteAny
      let any: Permission = isDeleting ? .deleteAny : .editAny
      let own: Permission = isDeleting ? .deleteOwn : .editOwn
      return role.may(any) || (isOwn || permission == own) && role.may(own)
    case .useVerbs: return role.may(.useVerbs) && role.usesVerbsInInstitution(on: kind)
    case .approve: return role.isApprovingInInstitution
    default: return role.may(permission)
    }
  }
}
