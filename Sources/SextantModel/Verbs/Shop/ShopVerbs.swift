/// The verbs of the room `shop`, in the order in which people use them.
let shopVerbs: [any Verb.Type] = [
  RecallProduct.self, ReturnProductToSale.self,
  StartMerchandisingTest.self, ConcludeMerchandisingTest.self,
]
