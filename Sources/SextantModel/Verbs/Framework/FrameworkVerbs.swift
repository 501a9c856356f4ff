/// The verbs of the room `framework`, in the order in which people use them.
let frameworkVerbs: [any Verb.Type] = [
  GrantWaiver.self, RevokeWaiver.self, HandInSubmission.self, WithdrawSubmission.self,
]
