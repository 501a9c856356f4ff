/// The kinds of item of the room `brand`, in the order people meet them.
let brandKinds: [any Item.Type] = [
  BrandPlatform.self,
  ChannelExpression.self,
  BrandGuide.self,
  CreativeBrief.self,
  MediaPlan.self,
  MediaLine.self,
  Tender.self,
  ClientAccount.self,
  Negotiation.self,
]
