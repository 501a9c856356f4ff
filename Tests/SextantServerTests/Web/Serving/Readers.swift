import Foundation
import SextantFiles

@testable import SextantModel
@testable import SextantServer

/// Somebody who may not know all that a house holds, and their browser.
struct PartialReader: Sendable {
  let name: String
  let reach: Reach
  let browser: ServedBrowser

  /// Whether they see nearly all: each of their pages is long, and a few stand for the rest.
  var seesMost: Bool {
    switch reach {
    case .everything, .ordinary: true
    default: false
    }
  }

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

/// A house with the marked example and everybody who may not know all that it holds: who sees but a
/// part of the dossier, and who sees all of it but not what is the owner's to know – whom they have
/// invited, what they have begun to write – nor any other dossier.
struct GuardedHouse: Sendable {
  let served: ServedHouse
  let administrator: Account
  let key: String
  let live: LiveDossier
  let readers: [PartialReader]
  /// A dossier in which none of them has a place.
  let beside: Dossier
  static let besideKey = "zvoisinz"
  /// The key of no dossier.
  static let noKey = "zinconnuz"

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
    beside = MarkedExample.beside.dossier
    _ = try Self.put(beside, Self.besideKey, served)
    try served.seat(administrator, .owner, in: Self.besideKey)
    try await Self.plant(in: served, key, administrator)
    let ids = MarkedExample.whole
    var readers: [PartialReader] = []
    for (name, role, vendor) in [
      ("Nadia Nodéa", Role.guest, Self.nodea), ("Côme Contrechamp", .guest, Self.contrechamp),
      ("Basile Contributeur", .contributor, nil), ("Colette Commentaire", .commenter, nil),
      ("Agathe Auditrice", .auditor, nil), ("Denis Directeur", .director, nil),
      ("Capucine Candidate", .candidate, nil),
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

  /// What the owner alone knows, though it is no item: who is invited, what a link is called, a form
  /// begun and not sent.
  static let ofOwner = ["zt970001w", "zt970002w", "zt970003w"]

  private static func plant(in served: ServedHouse, _ key: String, _ owner: Account) async throws {
    _ = try served.people.invitations.invite(
      email: "\(ofOwner[0])@maison.example", language: .french, dossier: key,
      role: Role.editor.rawValue, by: owner.id, from: ServedHouse.console)
    _ = try await served.people.shareLinks.make(
      dossier: key, label: ofOwner[1], scope: ShareScope(rooms: ["watch"]),
      expires: served.time.read().adding(days: 30), by: owner.id, from: ServedHouse.console)
    try FormDrafts(people: served.people, account: owner.id, dossier: key).keep(
      TypedEntries([("text", ofOwner[2])]), as: "begun", of: Objective.kind)
    // The test would prove nothing of what is shown to nobody.
    let browser = try served.browser(of: owner)
    var told: Set<String> = []
    for page in [Address(key).page("people"), Address(key).new(Objective.kind)] {
      told.formUnion(MarkedExample.words(in: try await browser.get(page).bytes))
    }
    guard told.isSuperset(of: ofOwner) else { throw ServedHouse.Unexpected(what: "\(told)") }
  }

  var whole: Dossier { live.snapshot.dossier }

  /// Every word that somebody may not know, of the house.
  func words() -> Set<String> {
    MarkedExample.words(of: whole).union(MarkedExample.words(of: beside)).union(Self.ofOwner)
  }

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
