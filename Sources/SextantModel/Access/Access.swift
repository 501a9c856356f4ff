/// What one person may do in one dossier: their role, and for a guest what is shared with them.
public struct Access: Sendable {
  public let role: Role
  /// The organisation of a guest.
  public let vendor: ID<Vendor>?

  public init(role: Role, vendor: ID<Vendor>? = nil) {
    self.role = role
    self.vendor = vendor
  }

  public var reach: Reach { role.reach(vendor: vendor) }

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
}
