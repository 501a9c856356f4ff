/// The verbs of the room `choice`, in the order in which people use them.
let choiceVerbs: [any Verb.Type] = [
  SendConsultation.self, ReopenConsultation.self, RetainOffer.self, ReleaseOffer.self,
  SignContract.self, AmendContract.self,
]
