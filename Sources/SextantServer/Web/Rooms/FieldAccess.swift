import SextantModel

/// A field of some kind of item and how its value is taken from an item of that kind.
struct FieldAccess: Sendable {
  let card: FieldCard
  /// The value as plain data; nothing for an item of another kind.
  let plain: @Sendable (any Item) -> Plain

  var name: String { card.name }

  /// The fields of a kind, in the order of its list.
  static func all(of type: any Item.Type) -> [FieldAccess] { opened(type) }

  private static func opened<T: Item>(_ type: T.Type) -> [FieldAccess] {
    T.fields.map { field in
      FieldAccess(card: field.card) { item in (item as? T).map(field.plain) ?? .none }
    }
  }
}

/// Every item of a kind, without its type.
func items(of type: any Item.Type, in dossier: Dossier) -> [any Item] {
  openedItems(type, dossier)
}

private func openedItems<T: Item>(_ type: T.Type, _ dossier: Dossier) -> [any Item] {
  dossier.all(type)
}

/// A new item of a kind, every field empty.
func blankItem(_ type: any Item.Type) -> any Item { openedBlank(type) }

private func openedBlank<T: Item>(_ type: T.Type) -> any Item { T() }

/// The one item of a kind of which a dossier has one.
func singleItem(_ type: any Item.Type, in dossier: Dossier) -> (any Item)? {
  items(of: type, in: dossier).first
}
