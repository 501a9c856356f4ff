/// Signs minutes, as one of the panel that sat.
enum SignMinutes: Verb {
  static let card = VerbCard(
    "minutes.sign", on: Minutes.self, governs: ["signatures"],
    refusals: ["notMember", "alreadySigned", "noDigest"])

  static func examine(_ minutes: Minutes, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(minutes, "date", "text")
    let members = x.find(minutes.panel)?.members ?? []
    let signer = x.actor.item ?? ""
    if !members.contains(ID(signer)) {
      obstacles.add("notMember", ["name": .text(x.actor.name)])
    }
    if minutes.signatures.contains(where: { $0.member?.text == signer }) {
      obstacles.add("alreadySigned", at: "signatures", ["name": .text(x.actor.name)])
    }
    if x.digest.isEmpty { obstacles.add("noDigest") }
  }

  static func carryOut(_ minutes: inout Minutes, _ x: VerbContext, _ changes: inout VerbChanges) {
    var signature = Signature()
    signature.member = x.actor.item.map { ID($0) }
    signature.at = x.now
    signature.digest = x.digest
    minutes.signatures.append(signature)
  }
}
