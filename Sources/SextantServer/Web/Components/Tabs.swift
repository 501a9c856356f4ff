import SextantModel

/// One of several views of the same thing.
struct Tab: Sendable {
  let name: String
  let address: String
  let isHere: Bool
  var count: Int?
  var icon: String?

  init(
    _ name: String, _ address: String, isHere: Bool = false, count: Int? = nil, icon: String? = nil
  ) {
    self.name = name
    self.address = address
    self.isHere = isHere
    self.count = count
    self.icon = icon
  }
}

/// The views of one thing side by side, each with an address of its own.
///
/// Plain links in a named navigation, the present one marked (WCAG 1.3.1, 4.1.2); no tab pattern,
/// since each leads to a page.
struct Tabs: Component {
  let label: String
  let tabs: [Tab]

  init(label: String, _ tabs: [Tab]) {
    self.label = label
    self.tabs = tabs
  }

  var html: HTML {
    "<nav class=\"tabs\" aria-label=\"\(label)\"><ul>\(each: tabs, draw)</ul></nav>"
  }

  private func draw(_ tab: Tab) -> HTML {
    let count: HTML = tab.count.map { " <span class=\"count\">\($0)</span>" } ?? .empty
    return """
      <li><a href="\(tab.address)"\(attribute: "aria-current", tab.isHere ? "page" : nil)>\
      \(tab.icon.map { Icon($0) })<span>\(tab.name)</span>\(count)</a></li>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "picture and table",
        Tabs(
          label: "Présentation",
          [
            Tab("Matrice", "#matrix", isHere: true, icon: "board"),
            Tab("Tableau", "#table", count: 12, icon: "list"),
          ]))
    ]
  }
}
