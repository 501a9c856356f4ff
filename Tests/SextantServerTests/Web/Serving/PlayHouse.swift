@testable import SextantModel
@testable import SextantServer

/// A small house in which a few people work: an owner who looks after it, an editor, somebody of a
/// partner's; one small dossier that all of them are in.
struct PlayHouse: Sendable {
  let served: ServedHouse
  let live: LiveDossier
  let camille: Account
  let edith: Account
  let owner: ServedBrowser
  let editor: ServedBrowser

  init(_ set: (inout Settings) -> Void = { _ in }) async throws {
    served = try ServedHouse(set)
    camille = try await served.administrator()
    live = try served.house.create("maison", .blank(title: "Maison", .french), by: "console")
    try live.change(
      [put(channel("web", "Site web")), put(channel("shop", "Boutique"))], by: "console")
    try served.seat(camille, .owner, in: "maison")
    edith = try await served.account("Edith", .editor)
    owner = try served.browser(of: camille)
    editor = try served.browser(of: edith)
  }

  var sequence: Int { live.snapshot.sequence }

  /// What a browser sends from the form of a new channel.
  static func newChannel(_ name: String, once: String = "") -> [(name: String, value: String)] {
    [("once", once), ("suggested", ""), ("id", ""), ("name", name)]
  }

  func channels(named name: String) -> Int {
    live.snapshot.dossier.all(Channel.self).filter { $0.name == name }.count
  }
}
