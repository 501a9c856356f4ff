import SextantModel

/// An item by its headline, leading to its page, its id beside.
struct ItemLink: Component {
  let headline: String
  let id: String
  let address: String?

  init(headline: String, id: String, address: String?) {
    self.headline = headline
    self.id = id
    self.address = address
  }

  init(_ view: View, _ item: any Item) {
    self.init(headline: item.headline, id: item.idText, address: view.to.item(item))
  }

  /// The item of that id; its id alone where the reader's dossier has none.
  init(_ view: View, id: String) {
    if let item = view.dossier.item(id) {
      self.init(view, item)
    } else {
      self.init(headline: id, id: id, address: nil)
    }
  }

  var html: HTML {
    let code: HTML = headline == id ? .empty : " <span class=\"code\">\(id)</span>"
    guard let address else { return "<span class=\"item-link\">\(headline)\(code)</span>" }
    return "<a class=\"item-link\" href=\"\(address)\">\(headline)\(code)</a>"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "objective",
        ItemLink(headline: "Ventes en ligne à 1,2 M€", id: "OB1", address: "#"))
    ]
  }
}
