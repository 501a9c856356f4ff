import SextantModel

/// How much a button or a link that looks like one asks for attention.
enum ButtonLook: String, Sendable {
  /// What most people came to do; one per form.
  case primary
  case plain
  /// Without a border, for tools that stand in rows.
  case quiet
  /// Destroys something.
  case danger
}

/// A button that submits its form.
///
/// A real button: reached and pressed by keyboard (WCAG 2.1.1), its name is its visible text (2.5.3),
/// 44 pixels high on coarse pointers, 32 otherwise (2.5.8). An icon alone has its label for ears.
struct Button: Component {
  let label: String
  let look: ButtonLook
  var icon: String?
  var name: String?
  var value: String?
  /// The id of the form it submits, where it stands outside of it.
  var form: String?
  /// Submits although required fields are empty: to add a row.
  var skipsValidation = false
  var hidesLabel = false

  init(
    _ label: String, _ look: ButtonLook = .plain, icon: String? = nil, name: String? = nil,
    value: String? = nil, form: String? = nil, skipsValidation: Bool = false,
    hidesLabel: Bool = false
  ) {
    self.label = label
    self.look = look
    self.icon = icon
    self.name = name
    self.value = value
    self.form = form
    self.skipsValidation = skipsValidation
    self.hidesLabel = hidesLabel
  }

  var html: HTML {
    """
    <button class="button \(look.rawValue)\(hidesLabel ? " icon-only" : "")" type="submit"\
    \(attribute: "name", name)\(attribute: "value", value)\(attribute: "form", form)\
    \(flag: "formnovalidate", skipsValidation)\(attribute: "title", hidesLabel ? label : nil)>\
    \(ButtonFace(label: label, icon: icon, hidesLabel: hidesLabel).html)</button>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample("primary", Button("Enregistrer", .primary, icon: "check")),
      ComponentExample("plain", Button("Ajouter une ligne", icon: "add", name: "do", value: "add")),
      ComponentExample("quiet", Button("Annuler", .quiet)),
      ComponentExample("danger", Button("Supprimer", .danger, icon: "delete")),
      ComponentExample("icon only", Button("Rétablir", .quiet, icon: "redo", hidesLabel: true)),
    ]
  }
}

/// A link that looks like a button: it leads somewhere and changes nothing.
struct LinkButton: Component {
  let label: String
  let to: String
  let look: ButtonLook
  let icon: String?
  let hidesLabel: Bool

  init(
    _ label: String, to address: String, _ look: ButtonLook = .plain, icon: String? = nil,
    hidesLabel: Bool = false
  ) {
    self.label = label
    to = address
    self.look = look
    self.icon = icon
    self.hidesLabel = hidesLabel
  }

  var html: HTML {
    """
    <a class="button \(look.rawValue)\(hidesLabel ? " icon-only" : "")" href="\(to)"\
    \(attribute: "title", hidesLabel ? label : nil)>\
    \(ButtonFace(label: label, icon: icon, hidesLabel: hidesLabel).html)</a>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "primary", LinkButton("Ajouter un objectif", to: "#", .primary, icon: "add")),
      ComponentExample("plain", LinkButton("Exporter", to: "#", icon: "download")),
      ComponentExample(
        "icon only", LinkButton("Imprimer", to: "#", .quiet, icon: "print", hidesLabel: true)),
    ]
  }
}

/// What stands on a button.
private struct ButtonFace {
  let label: String
  let icon: String?
  let hidesLabel: Bool

  var html: HTML {
    let words: HTML =
      hidesLabel ? "<span class=\"visually-hidden\">\(label)</span>" : "<span>\(label)</span>"
    return "\(icon.map { Icon($0) })\(words)"
  }
}
