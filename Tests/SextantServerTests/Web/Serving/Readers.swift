import Foundation
import SextantFiles

@testable import SextantModel
@testable import SextantServer

/// Somebody who sees but a part of a dossier, and their browser.
struct PartialReader: Sendable {
  let name: String
  let reach: Reach
  let browser: ServedBrowser

  /// Whether they see nearly all: each of their pages is long, and a few stand for the rest.
  var seesMost: Bool { if case .ordinary = reach { true } else { false } }

  /// Of how many addresses one is asked for.
  func step(_ few: Int, most: Int) -> Int { seesMost ? most : few }
}

extension Array {
  /// One of so many elements.
  func every(_ step: Int) -> [Element] {
    stride(from: 0, to: count, by: Swift.max(1, step)).map { self[$0] }
  }

  /// So many elements, evenly spread.
  func spread(_ number: Int) -> [Element] { every((count + number - 1) / Swift.max(1, number)) }
}

/// A house with the marked example and everybody who sees but a part of it.
struct GuardedHouse: Sendable {
  let served: ServedHouse
  let administrator: Account
  let key: String
  let live: LiveDossier
  let readers: [PartialReader]

  static let nodea = "nodea"
  /// A word that stands in no text, so that it can be exchanged for a twin's.
  static let ownKey = "zgardez"
  static let contrechamp = "contrechamp"

  /// - Parameters:
  ///   - dossier: what is to be guarded.
  ///   - scope: what the link opens.
  ///   - twins: for each reader, another dossier with nothing but what they see of this one, under
  ///     a key of its own.
  init(_ dossier: Dossier, scope: ShareScope) async throws {
    served = try ServedHouse()
    administrator = try await served.administrator()
    key = Self.ownKey
    live = try Self.put(dossier, key, served)
    try served.seat(administrator, .owner, in: key)
    let ids = MarkedExample.whole
    var readers: [PartialReader] = []
    for (name, role, vendor) in [
      ("Nadia Nodéa", Role.guest, Self.nodea), ("Côme Contrechamp", .guest, Self.contrechamp),
      ("Basile Contributeur", .contributor, nil), ("Colette Commentaire", .commenter, nil),
      ("Agathe Auditrice", .auditor, nil),
    ] as [(String, Role, String?)] {
      let vendor = vendor.map(ids.id)
      let account = try await served.account(name, role, in: key, vendor: vendor)
      readers.append(
        PartialReader(
          name: name, reach: role.reach(vendor: vendor.map { ID($0) }),
          browser: try served.browser(of: account)))
    }
    readers.append(
      PartialReader(
        name: "link", reach: .link(LinkScope(scope)),
        browser: try await served.browser(following: scope, in: key, by: administrator)))
    let outsider = try await served.account("Odile Ailleurs")
    readers.append(
      PartialReader(
        name: "outsider", reach: .nothing, browser: try served.browser(of: outsider)))
    self.readers = readers
  }

  /// A dossier with these items and no history but one entry that brings them.
  static func put(_ dossier: Dossier, _ key: String, _ served: ServedHouse) throws -> LiveDossier {
    let title = dossier.only(DossierHead.self).title
    let live = try served.house.create(key, .blank(title: title, .french), by: "console")
    var changes: [ItemChange] = []
    dossier.forEachItem { changes.append(.put($0)) }
    try live.change(changes, by: "console")
    return live
  }

  var whole: Dossier { live.snapshot.dossier }

  func seen(by reader: PartialReader) -> Dossier {
    whole.reduced(to: reader.reach, on: currentMoment().day)
  }

  func reader(_ name: String) -> PartialReader {
    guard let reader = readers.first(where: { $0.name.hasPrefix(name) }) else {
      preconditionFailure("no reader is called \(name)")
    }
    return reader
  }

  // MARK: - Twins

  /// A dossier in which there is nothing but what a reader sees of this one, and the same reader in
  /// it: whatever they are told must be the same.
  func twin(of reader: PartialReader, scope: ShareScope) async throws -> (
    key: String, browser: ServedBrowser
  ) {
    let key = "zjumeauz-\(UUID().uuidString.prefix(8).lowercased())"
    var bare = seen(by: reader)
    // Shares are never shown, and the reader's own open what they see.
    if case .partner(let vendor) = reader.reach {
      for share in whole.all(PartnerShare.self) where share.vendor == vendor {
        var own = share
        own.items.removeAll { !bare.contains($0.text) }
        bare.put(own)
      }
    }
    _ = try Self.put(bare, key, served)
    for member in try served.people.memberships.members(of: self.key) {
      let old = member.membership
      _ = try served.people.memberships.set(
        Membership(account: old.account, dossier: key, role: old.role, vendor: old.vendor),
        by: nil, from: ServedHouse.console)
    }
    guard case .link = reader.reach else {
      return (key, reader.browser)
    }
    return (key, try await served.browser(following: scope, in: key, by: administrator))
  }
}

extension Reply {
  /// The text without what differs at each request by chance, and with one dossier's key for
  /// another's.
  func told(_ key: String = "", as other: String = "") -> String {
    var text = self.text
    if !key.isEmpty { text = text.replacing(key, with: other) }
    for name in ["once", "token"] {
      while let start = text.range(of: "name=\"\(name)\" value=\""),
        let end = text[start.upperBound...].firstIndex(of: "\"")
      {
        text.replaceSubrange(start.lowerBound..<end, with: "\(name)=\"")
      }
    }
    return text
  }
}
