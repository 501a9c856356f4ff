/// The kinds of item of the room `shop`, in the order people meet them.
let shopKinds: [any Item.Type] = [
  Shop.self,
  Product.self,
  Funnel.self,
  PaymentMethod.self,
  MerchandisingRule.self,
]
