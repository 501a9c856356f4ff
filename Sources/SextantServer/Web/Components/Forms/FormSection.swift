import SextantModel

/// Fields of a form that belong together, under one legend (WCAG 1.3.1, RGAA 11.5, 11.6).
struct FormSection: Component {
  let title: String
  let help: String?
  let content: HTML

  init(title: String, help: String? = nil, _ content: HTML) {
    self.title = title
    self.help = help
    self.content = content
  }

  var html: HTML {
    """
    <fieldset class="form-section"><legend>\(title)</legend>\
    \(help.map { "<p class=\"help\">\($0)</p>" as HTML })\(content)</fieldset>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "dates",
        FormSection(
          title: "Dates", help: "Du lancement au bilan.",
          """
          \(FormField(words, "start", label: "Début", .day(""), scope: "section"))\
          \(FormField(words, "end", label: "Fin", .day(""), scope: "section"))
          """))
    ]
  }
}

/// The buttons of a form, always in reach at its foot, and what became of the last save.
struct FormActions: Component {
  let content: HTML

  init(_ content: HTML) { self.content = content }

  var html: HTML {
    """
    <div class="form-actions">\(content)\
    <p class="save-state" role="status" data-save-state></p></div>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "save",
        FormActions(
          "\(Button("Enregistrer", .primary))\(LinkButton("Revenir", to: "#", .quiet))"))
    ]
  }
}
