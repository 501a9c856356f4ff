/// The kinds of item of the room `choice`, in the order people meet them.
let choiceKinds: [any Item.Type] = [
  Consultation.self,
  Lot.self,
  SelectionCriterion.self,
  Offer.self,
  Score.self,
  Contract.self,
  VendorReview.self,
]
