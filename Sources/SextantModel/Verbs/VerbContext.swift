/// The dossier in which a verb is used, when and by whom.
public struct VerbContext: Sendable {
  /// The whole dossier: rules hold whoever looks.
  public let dossier: Dossier
  /// What the actor may see of it; nothing else is named to them.
  public let readable: Dossier
  public let citations: Citations
  public let now: Moment
  public let actor: Actor
  /// The digest of what is frozen or signed, worked out by whoever writes it down.
  public let digest: String
  /// The frameworks at hand, for verbs that work by one.
  public let library: FrameworkLibrary

  /// Who uses a verb.
  public struct Actor: Sendable {
    public let name: String
    /// The id of the person in the dossier, or of the juror in the institution, whose account it is.
    public let item: String?
    /// Whether the actor's role lets them approve.
    public let mayApprove: Bool
    /// Whether the actor is the disability officer.
    public let isOfficer: Bool

    public init(
      name: String, item: String? = nil, mayApprove: Bool = false, isOfficer: Bool = false
    ) {
      self.name = name
      self.item = item
      self.mayApprove = mayApprove
      self.isOfficer = isOfficer
    }
  }

  /// - Parameters:
  ///   - readable: the dossier reduced to what the actor may see; the whole where they see all.
  ///   - citations: of the whole dossier, where they are at hand.
  public init(
    _ dossier: Dossier, readable: Dossier? = nil, citations: Citations? = nil, at now: Moment,
    by actor: Actor, digest: String = "",
    library: FrameworkLibrary = FrameworkLibrary([])
  ) {
    self.dossier = dossier
    self.readable = readable ?? dossier
    self.citations = citations ?? Citations(of: dossier)
    self.now = now
    self.actor = actor
    self.digest = digest
    self.library = library
  }

  public var today: Day { now.day }

  /// The person of the dossier whose account the actor uses.
  var person: ID<Person>? {
    actor.item.flatMap { id in dossier.find(ID<Person>(id)) == nil ? nil : ID(id) }
  }

  func all<T: Item>(_ type: T.Type = T.self) -> [T] { dossier.all(type) }
  func find<T: Item>(_ id: ID<T>?) -> T? { dossier.find(id) }

  /// The items of a kind that link to an item, by one field or by any.
  func citing<T: Item, Target: Item>(
    _ item: Target, by type: T.Type = T.self, in field: String? = nil
  ) -> [T] {
    citations.of(item.id.text, by: type, in: field)
  }
}
