import SextantModel

/// Who asks through the interface for programs, and the doors that are open to them.
struct APICaller: Sendable {
  let account: Int64
  let name: String
  let words: Catalogue
  let now: Moment
  var second = 0
  /// The dossiers that they are members of, last changed first, and whether they see all of each.
  let dossiers: @Sendable () throws -> [(card: DossierCard, isWhole: Bool)]
  /// The dossier of a key and their right in it; `nil` where they have none.
  let enter: @Sendable (String) throws -> APIEntrance?
  /// A dossier as a reach of readers sees it, with all that is computed from it.
  let examined: @Sendable (Snapshot, Reach) async -> ExaminedDossier
  /// What an account is called; empty where it was erased.
  let names: @Sendable (Author) -> String
  let seen: SeenRequests
  /// The description of the interface, in the caller's language.
  let document: @Sendable () -> [UInt8]
  /// The frameworks by which an institution works.
  var library = FrameworkLibrary([])
  /// Told of each remark that is added, once it is kept.
  var remarked: @Sendable (Comment, LiveDossier) -> Void = { _, _ in }
}

/// A dossier and by what right the caller is in it.
struct APIEntrance: Sendable {
  let live: LiveDossier
  let access: Access
  /// What an account is called where the caller may know it; `nil` where it is no matter who asks.
  var names: (@Sendable (Author) -> String)?
}

/// The caller in one dossier, at one request.
struct APISeat: Sendable {
  let caller: APICaller
  let request: APIRequest
  let key: String
  let doer: Doer
  /// What an account is called; empty where it was erased or the caller may not know.
  let names: @Sendable (Author) -> String

  init(_ caller: APICaller, _ request: APIRequest, _ entrance: APIEntrance) {
    self.caller = caller
    self.request = request
    key = entrance.live.key
    names = entrance.names ?? caller.names
    let dossier = entrance.live.snapshot.dossier
    // An institution goes by its own clock, wherever the program runs.
    let now =
      dossier.isInstitution ? dossier.wallClock : WallSecond(caller.now, second: caller.second)
    doer = Doer(
      live: entrance.live, author: Author("\(caller.account)"), access: entrance.access,
      name: caller.name, person: nil, now: now.moment, second: now.second,
      library: caller.library, remarked: { caller.remarked($0, entrance.live) })
  }

  var words: Catalogue { caller.words }
  var live: LiveDossier { doer.live }
  var access: Access { doer.access }
  var scene: Scene { Scene(doer) }
  var pages: Address { Address(key) }

  func examined() async -> ExaminedDossier {
    await caller.examined(live.snapshot, access.reach)
  }

  // MARK: - Addresses

  static let root = "/api/v1"
  var base: String { "\(Self.root)/dossiers/\(key)" }
  func list(_ kind: Kind) -> String { "\(base)/\(kind.plural)" }
  func item(_ kind: Kind, _ id: String) -> String { "\(list(kind))/\(percentEncoded(id))" }
}
