/// Which items of one dossier a reader sees, and how much of each.
public struct Sight: Sendable {
  public let reach: Reach
  private let dossier: Dossier
  private let shown: Shown
  /// Items of which it is seen that they are, not what they say.
  private let blanked: Set<String>

  private enum Shown: Sendable {
    case all
    /// All but these; links to what does not exist are seen, so that they can be mended.
    case allBut(Set<String>)
    case only(Set<String>)
  }

  /// - Parameter day: the day on which it is read; shares end on theirs.
  public init(of dossier: Dossier, by reach: Reach, on day: Day) {
    self.reach = reach
    self.dossier = dossier
    // What is sealed in an institution is sealed for who looks after it, too.
    let seat =
      if case .institution(let seat) = reach {
        seat
      } else {
        InstitutionSeat(readsRequests: reach == .everything)
      }
    let seal = InstitutionSeal(of: dossier)
    var sealed = seal.hidden(from: seat)
    if !sealed.isEmpty { dossier.addAll(about: &sealed) }
    var blanked = seal.blanked(for: seat)
    blanked.subtract(sealed)
    self.blanked = blanked
    switch reach {
    case .everything: shown = sealed.isEmpty && blanked.isEmpty ? .all : .allBut(sealed)
    case .ordinary, .institution:
      shown = .allBut(sealed.union(Self.hidden(in: dossier, by: reach)))
    case .partner(let vendor):
      shown = .only(Self.shared(with: vendor, in: dossier, on: day).subtracting(sealed))
    case .link(let scope):
      shown = .only(Self.opened(by: scope, in: dossier).subtracting(sealed))
    case .nothing: shown = .only([])
    }
  }

  /// Whether the reader sees the item of an id.
  public func shows(_ id: String) -> Bool {
    switch shown {
    case .all: true
    case .allBut(let hidden): !hidden.contains(id)
    case .only(let ids): ids.contains(id)
    }
  }

  public var isWhole: Bool { if case .all = shown { true } else { false } }

  /// Whether any item at all is out of reach.
  var hidesItems: Bool {
    switch shown {
    case .all: false
    case .allBut(let hidden): !hidden.isEmpty
    case .only: true
    }
  }

  /// Whether the reader sees that an item is, but not what it says.
  public func blanks(_ id: String) -> Bool { blanked.contains(id) }
  var blanksItems: Bool { !blanked.isEmpty }

  func veil(over kind: Kind) -> Veil {
    Veil(
      over: reach.hiddenMarks(of: kind), knowing: { dossier.contains($0) },
      hiding: { !shows($0) })
  }

  /// Confidential items, and those that are about one.
  private static func hidden(in dossier: Dossier, by reach: Reach) -> Set<String> {
    var hidden: Set<String> = []
    for type in dossier.registry.kinds where reach.hiddenMarks(of: type.kind) != [] {
      guard type is any Withholdable.Type else { continue }
      dossier.forEachItem(ofKind: type.kind.name) { item in
        if isConfidential(item) { hidden.insert(item.idText) }
      }
    }
    if !hidden.isEmpty { dossier.addAll(about: &hidden) }
    return hidden
  }

  private static func isConfidential(_ item: any Item) -> Bool {
    (item as? any Withholdable)?.isConfidential ?? false
  }

  private static func opened(by scope: LinkScope, in dossier: Dossier) -> Set<String> {
    var ids: Set<String> = []
    dossier.forEachItem { item in
      let kind = type(of: item).kind
      // What the dossier's people say among themselves goes out by no link.
      if item is DossierHead || scope.holds(kind, item.idText) && isOpen(item) && !(item is Comment)
      {
        ids.insert(item.idText)
      }
    }
    return withoutStrays(ids, in: dossier)
  }

  private static func shared(
    with vendor: ID<Vendor>, in dossier: Dossier, on day: Day
  ) -> Set<String> {
    guard dossier.find(vendor) != nil else { return [] }
    var ids: Set<String> = [vendor.text, DossierHead().id.text]
    for share in dossier.shares(with: vendor, on: day) {
      for id in share.items {
        guard let item = dossier.item(id.text), isOpen(item), !(item is Vendor),
          !(item is Comment)
        else { continue }
        var met: Set<String> = []
        if !dossier.belongs(item, toOtherThan: vendor, &met) { ids.insert(id.text) }
      }
    }
    // Of the remarks about these, a partner reads what was said to them and by them.
    for comment in dossier.all(Comment.self) where comment.partner == vendor {
      ids.insert(comment.id.text)
    }
    return withoutStrays(ids, in: dossier)
  }

  /// Shares and what is confidential are the dossier's own people's business.
  private static func isOpen(_ item: any Item) -> Bool {
    !(item is PartnerShare) && !isConfidential(item)
  }

  /// Without the items that are about what is not among them.
  private static func withoutStrays(_ ids: Set<String>, in dossier: Dossier) -> Set<String> {
    var ids = ids
    var count = -1
    while count != ids.count {
      count = ids.count
      ids.subtract(dossier.items { !ids.contains($0) })
    }
    return ids
  }
}

extension Dossier {
  /// Whether an item can be shown to the people of a vendor, were it shared with them: nothing
  /// confidential is, nor what belongs to another vendor or stays among the dossier's own people.
  public func mayShow(_ item: any Item, to vendor: ID<Vendor>?) -> Bool {
    if item is PartnerShare || item is Vendor || item is Comment || item is DossierHead {
      return false
    }
    if (item as? any Withholdable)?.isConfidential ?? false { return false }
    var met: Set<String> = []
    return !belongs(item, toOtherThan: vendor ?? "", &met)
  }

  /// Adds whatever is about one of these items, and about that.
  fileprivate func addAll(about ids: inout Set<String>) {
    let known = ids
    var named = items { known.contains($0) }.subtracting(ids)
    while !named.isEmpty {
      ids.formUnion(named)
      let more = ids
      named = items { more.contains($0) }.subtracting(ids)
    }
  }

  /// The items that are about one that the condition is true of. A row of a table is about whatever
  /// its id is made of.
  fileprivate func items(about isMeant: (String) -> Bool) -> Set<String> {
    var found: Set<String> = []
    for type in registry.kinds { collect(type, about: isMeant, into: &found) }
    return found
  }

  private func collect<T: Item>(
    _ type: T.Type, about isMeant: (String) -> Bool, into found: inout Set<String>
  ) {
    let subjects = T.fields.filter { $0.marks.contains(.about) } + DossierReader.keyFields(type)
    for field in subjects where field.holdsLinks {
      for item in all(type) {
        field.visitLinks(item) { target, _ in
          if !target.isEmpty, isMeant(target) { found.insert(item.id.text) }
        }
      }
    }
  }

  /// Whether an item is another vendor's: its offer, its contract, a mark given to its offer.
  fileprivate func belongs<T: Item>(
    _ item: T, toOtherThan vendor: ID<Vendor>, _ met: inout Set<String>
  ) -> Bool {
    guard met.insert(item.id.text).inserted else { return false }
    var owners: [String] = []
    for field in T.fields where field.marks.contains(.belongsTo) {
      field.visitLinks(item) { target, _ in owners.append(target) }
    }
    for owner in owners where owner != vendor.text {
      guard let owner = self.item(owner) else { continue }
      if owner is Vendor || belongs(owner, toOtherThan: vendor, &met) { return true }
    }
    return false
  }
}
