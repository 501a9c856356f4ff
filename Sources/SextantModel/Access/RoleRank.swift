extension Role {
  /// Whether a role lets nothing be seen or done that another does not.
  public func isWithin(_ other: Role) -> Bool {
    permissions.isSubset(of: other.permissions)
      && (rooms.isSubset(of: other.rooms) || !permissions.contains(where: \.isOfRooms))
      && reach().isWithin(other.reach())
  }

  /// The role of a program that was given one and works for somebody who has another: never more
  /// than either. `nil` where neither is within the other.
  public func lesser(of other: Role) -> Role? {
    isWithin(other) ? self : other.isWithin(self) ? other : nil
  }
}

extension Reach {
  /// A guest without an organisation sees nothing, and so stands below all.
  fileprivate func isWithin(_ other: Reach) -> Bool {
    switch (self, other) {
    case (_, .everything), (.nothing, _): true
    case (.ordinary(let own), .ordinary(let others)): own.isSubset(of: others)
    case (.institution(let own), .institution(let others)):
      own.confidentialOf.isSubset(of: others.confidentialOf)
        && (!own.readsReasons || others.readsReasons)
    default: self == other
    }
  }
}
