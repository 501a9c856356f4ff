/// What a partner may do with an item that is shared with them.
public struct Sharing: Sendable, Equatable {
  public var mayComment: Bool
  public var mayEdit: Bool

  public init(mayComment: Bool, mayEdit: Bool) {
    self.mayComment = mayComment
    self.mayEdit = mayEdit
  }
}

extension Dossier {
  /// The shares of a vendor that are open on a day; the last day of a share is still open.
  public func shares(with vendor: ID<Vendor>, on day: Day) -> [PartnerShare] {
    all(PartnerShare.self).filter { share in
      share.vendor == vendor && share.until.map { day <= $0 } ?? true
    }
  }

  /// What the people of a vendor may do with an item on a day; `nil` where it is not shared.
  ///
  /// Of several shares, each gives what it gives.
  public func sharing(
    of id: String, with vendor: ID<Vendor>, on day: Day, sight: Sight? = nil
  ) -> Sharing? {
    let shares = shares(with: vendor, on: day).filter { $0.items.contains(AnyID(id)) }
    guard !shares.isEmpty else { return nil }
    let sight = sight ?? Sight(of: self, by: .partner(vendor), on: day)
    guard sight.shows(id) else { return nil }
    return Sharing(
      mayComment: shares.contains(where: \.mayComment), mayEdit: shares.contains(where: \.mayEdit))
  }
}
