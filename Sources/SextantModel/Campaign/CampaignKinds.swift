/// The kinds of item of the room `campaign`, in the order people meet them.
let campaignKinds: [any Item.Type] = [
  Campaign.self,
  ContentItem.self,
  ContentReview.self,
  CalendarSlot.self,
  EmailSetup.self,
  AdSetup.self,
  Placement.self,
  Asset.self,
]
