/// The verbs of the room `brand`, in the order in which people use them.
let brandVerbs: [any Verb.Type] = [
  GoForTender.self, DeclineTender.self, AdvanceTender.self, WinTender.self, LoseTender.self,
  ContactClient.self,
]
