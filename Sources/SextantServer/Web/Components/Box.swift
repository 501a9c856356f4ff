import SextantModel

/// A framed part of a page or board with a heading, tools at its right, a mark at its edge.
///
/// A section named by its heading (WCAG 1.3.1, RGAA 9.1); the mark is repeated in words inside.
struct Box: Component {
  let title: HTML?
  var level: Int
  var id: String?
  var mark: Mark
  var tools: HTML
  var footer: HTML
  var liveKey: String?
  var item: String?
  let content: HTML

  init(
    title: HTML?, level: Int = 3, id: String? = nil, mark: Mark = .none, tools: HTML = .empty,
    footer: HTML = .empty, liveKey: String? = nil, item: String? = nil, _ content: HTML
  ) {
    self.title = title
    self.level = level
    self.id = id
    self.mark = mark
    self.tools = tools
    self.footer = footer
    self.liveKey = liveKey
    self.item = item
    self.content = content
  }

  init(
    title: String, level: Int = 3, id: String? = nil, mark: Mark = .none, tools: HTML = .empty,
    footer: HTML = .empty, liveKey: String? = nil, item: String? = nil, _ content: HTML
  ) {
    self.init(
      title: HTML(text: title), level: level, id: id, mark: mark, tools: tools, footer: footer,
      liveKey: liveKey, item: item, content)
  }

  var html: HTML {
    var head = HTML.empty
    if let title {
      head = "<div class=\"box-head\">\(Heading(level, title))\(tools)</div>"
    } else if !tools.isEmpty {
      head = "<div class=\"box-head\">\(tools)</div>"
    }
    return """
      <section class="box\(mark.className.map { " \($0)" } ?? "")"\(attribute: "id", id)\
      \(attribute: "data-live", liveKey)\(attribute: "data-item", item)>\(head)\
      <div class="box-body">\(content)</div>\
      \(if: !footer.isEmpty, "<div class=\"box-foot\">\(footer)</div>")</section>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample("plain", Box(title: "Ce qui a changé", "<p>Trois objectifs.</p>")),
      ComponentExample(
        "marked",
        Box(
          title: "Campagne de rentrée", mark: .bad,
          tools: LinkButton("Modifier", to: "#", .quiet, icon: "edit", hidesLabel: true).html,
          footer: "<p class=\"muted small\">Mesuré le 30 juin 2026</p>",
          "<p>\(StatusMark(.bad, "en retard"))</p>")),
    ]
  }
}
