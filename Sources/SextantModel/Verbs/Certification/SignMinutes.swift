/// Signs minutes, as one of those who sat: what is signed is the digest of what they say.
enum SignMinutes: Verb {
  static let card = VerbCard(
    "minutes.sign", on: Minutes.self, governs: ["signatures"],
    refusals: ["notMember", "alreadySigned", "notWritten", "altered", "outdated"],
    needsPassword: true)

  static func concerns(_ minutes: Minutes) -> Bool { !minutes.digest.isEmpty }

  static func examine(_ minutes: Minutes, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(minutes, "date")
    if minutes.data.isEmpty { obstacles.add("notWritten", at: "data") }
    let standing = MinutesStanding(minutes, in: x.dossier)
    let signer = x.actor.item ?? ""
    if !standing.signers.contains(ID(signer)) {
      obstacles.add("notMember", ["name": .text(x.actor.name)])
    }
    if minutes.signatures.contains(where: { $0.member?.text == signer }) {
      obstacles.add("alreadySigned", at: "signatures", ["name": .text(x.actor.name)])
    }
    guard !minutes.data.isEmpty else { return }
    switch standing.state {
    case .altered: obstacles.add("altered", at: "digest")
    case .outdated: obstacles.add("outdated", at: "data")
    case .toWrite, .toSign, .signed: break
    }
  }

  static func carryOut(_ minutes: inout Minutes, _ x: VerbContext, _ changes: inout VerbChanges) {
    var signature = Signature()
    signature.member = x.actor.item.map { ID($0) }
    signature.at = x.now
    signature.digest = minutes.digest
    signature.account = x.actor.account
    signature.entry = x.mark?.entry
    minutes.signatures.append(signature)
  }
}
