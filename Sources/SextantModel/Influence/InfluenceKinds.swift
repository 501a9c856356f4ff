/// The kinds of item of the room `influence`, in the order people meet them.
let influenceKinds: [any Item.Type] = [
  MediaContact.self,
  PressAction.self,
  Influencer.self,
  Partnership.self,
]
