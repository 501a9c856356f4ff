import SextantModel

/// Content that unfolds where it stands.
///
/// The browser's own element: keyboard and state come with it (WCAG 2.1.1, 4.1.2), no script needed.
struct Disclosure: Component {
  let summary: HTML
  var isOpen: Bool
  var count: Int?
  let content: HTML

  init(_ summary: String, isOpen: Bool = false, count: Int? = nil, _ content: HTML) {
    self.init(HTML(text: summary), isOpen: isOpen, count: count, content)
  }

  init(_ summary: HTML, isOpen: Bool = false, count: Int? = nil, _ content: HTML) {
    self.summary = summary
    self.isOpen = isOpen
    self.count = count
    self.content = content
  }

  var html: HTML {
    let number: HTML = count.map { " <span class=\"count\">\($0)</span>" } ?? .empty
    return """
      <details class="disclosure"\(flag: "open", isOpen)><summary>\(summary)\(number)</summary>\
      <div class="disclosed">\(content)</div></details>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample("closed", Disclosure("Historique", count: 4, "<p>Quatre changements.</p>")),
      ComponentExample("open", Disclosure("Filtrer", isOpen: true, "<p>Par domaine.</p>")),
    ]
  }
}

/// A question that is asked before something weighty: unfolds without script, opens over the page
/// with it.
///
/// With script it is the browser's modal dialog, named by its heading, which keeps and gives back the
/// focus (WCAG 2.4.3, RGAA 7.1).
struct Dialog: Component {
  let id: String
  let title: String
  let opener: String
  let look: ButtonLook
  let icon: String?
  let content: HTML

  init(
    id: String, title: String, opener: String, _ look: ButtonLook = .plain, icon: String? = nil,
    _ content: HTML
  ) {
    self.id = id
    self.title = title
    self.opener = opener
    self.look = look
    self.icon = icon
    self.content = content
  }

  var html: HTML {
    """
    <details class="dialog" data-dialog id="\(id)"><summary class="button \(look.rawValue)">\
    \(icon.map { Icon($0) })<span>\(opener)</span></summary>\
    <div class="dialog-body"><p class="dialog-title" id="\(id)-title">\(title)</p>\(content)</div>\
    </details>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "delete",
        Dialog(
          id: "dialog-example", title: "Supprimer l’objectif OB3 ?", opener: "Supprimer…", .danger,
          icon: "delete",
          "<p>Deux actions le servent.</p>\(Button("Supprimer", .danger, icon: "delete"))"))
    ]
  }
}
