/// Revokes a certificate for ever: from now on its page and the published list say so.
enum RevokeCertificate: Verb {
  static let card = VerbCard(
    "certificate.revoke", on: Certificate.self,
    governs: [
      "code", "codeDigest", "holderMark", "statusIndex", "number", "issuedOn", "revokedOn", "cause",
      "explanation",
    ], asks: ["cause", "explanation"], refusals: ["notIssued"], isApproval: true, isUndoing: true)

  static func concerns(_ certificate: Certificate) -> Bool { certificate.revokedOn == nil }

  static func examine(
    _ certificate: Certificate, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    if certificate.codeDigest.isEmpty { obstacles.add("notIssued", at: "codeDigest") }
  }

  static func carryOut(
    _ certificate: inout Certificate, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    certificate.revokedOn = x.today
    changes.arguments["number"] = .text(certificate.number)
  }
}
