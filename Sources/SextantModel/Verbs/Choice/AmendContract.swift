/// Opens a signed contract for an amendment, to be signed anew.
enum AmendContract: Verb {
  static let card = VerbCard(
    "contract.amend", on: Contract.self, governs: ["signedOn"], isApproval: true,
    needsReason: true, isUndoing: true)

  static func concerns(_ contract: Contract) -> Bool { contract.signedOn != nil }

  static func carryOut(_ contract: inout Contract, _ x: VerbContext, _ changes: inout VerbChanges) {
    changes.arguments["day"] = contract.signedOn.map { .day($0) } ?? ""
    contract.signedOn = nil
  }
}
