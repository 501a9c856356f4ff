import SextantModel

/// One field of a form: its label, what it wants, what is wrong with it, its control, what the checks
/// say of it.
///
/// The label is tied to the control, groups have a legend; help and mistakes are read with it; what is
/// required is said in words (WCAG 1.3.1, 3.3.1, 3.3.2, 4.1.2, RGAA 11.1, 11.2, 11.10).
struct FormField: Component {
  /// Where the field's label stands.
  enum Look: String, Sendable {
    case stacked, beside, hiddenLabel
  }

  let words: Catalogue
  let name: String
  let label: String
  let control: FieldControl
  var help: String?
  var isRequired: Bool
  /// What is wrong and what would be right, in the reader's language.
  var problems: [String]
  /// What the checks say of the field as it is kept.
  var notes: [FindingNote]
  /// Begins the ids, so that two forms may stand on one page.
  var scope: String
  var look: Look

  init(
    _ words: Catalogue, _ name: String, label: String, _ control: FieldControl,
    help: String? = nil, isRequired: Bool = false, problems: [String] = [],
    notes: [FindingNote] = [], scope: String = "field", look: Look = .stacked
  ) {
    self.words = words
    self.name = name
    self.label = label
    self.control = control
    self.help = help
    self.isRequired = isRequired
    self.problems = problems
    self.notes = notes
    self.scope = scope
    self.look = look
  }

  var html: HTML {
    let id = Self.id(scope: scope, name)
    let hint = [help, formatHint].compactMap { $0 }.joined(separator: " ")
    let helpID = hint.isEmpty ? nil : "\(id)-help"
    let errorID = problems.isEmpty ? nil : "\(id)-error"
    let frame = ControlFrame(
      words: words, id: id, name: name, label: label, isRequired: isRequired,
      isInvalid: !problems.isEmpty,
      describedBy: [helpID, errorID].compactMap { $0 })
    let says: HTML = """
      \(helpID.map { "<p class=\"help\" id=\"\($0)\">\(hint)</p>" as HTML })\
      \(errorID.map { mistakes($0) })
      """
    // Kept even when empty, so that what the checks say of a saved field finds its place.
    let checks: HTML =
      "<div class=\"field-notes\" data-live=\"notes-\(id)\">\(notes.html)</div>"
    let classes =
      "field \(look.rawValue)" + (problems.isEmpty ? "" : " has-error") + " \(control.className)"
    if control.isGroup {
      return """
        <fieldset class="\(classes)" id="\(id)" data-field="\(name)"\
        \(attribute: "aria-describedby", frame.description)><legend>\(title)</legend>\
        \(says)\(frame.draw(control))\(checks)</fieldset>
        """
    }
    if case .fixed(let value) = control {
      return """
        <div class="\(classes)" id="\(id)" data-field="\(name)"><p class="label">\(title)</p>\
        <div class="fixed-value">\(value)</div>\(says)\(checks)</div>
        """
    }
    if case .flag = control {
      return """
        <div class="\(classes)" data-field="\(name)">\(frame.draw(control))\
        <label for="\(id)">\(title)</label>\(says)\(checks)</div>
        """
    }
    return """
      <div class="\(classes)" data-field="\(name)"><label for="\(id)">\(title)</label>\(says)\
      \(frame.draw(control))\(checks)</div>
      """
  }

  private var title: HTML {
    guard isRequired else { return HTML(text: label) }
    return """
      \(label) <span class="required">\(words.text("component.field.required"))</span>
      """
  }

  private func mistakes(_ id: String) -> HTML {
    """
    <div class="problem" id="\(id)">\(Icon("error"))<div>\
    \(each: problems, { "<p>\($0)</p>" })</div></div>
    """
  }

  /// How to write what the control cannot show by itself.
  private var formatHint: String? {
    switch control {
    case .period: words.text("component.field.period")
    case .texts: words.text("component.field.onePerLine")
    default: nil
    }
  }

  /// The id of a field's control: what an address leads to after `#`.
  static func id(scope: String = "field", _ name: String) -> String {
    "\(scope)-\(name.split(separator: ".").joined(separator: "-"))"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    func field(
      _ name: String, _ label: String, _ control: FieldControl, help: String? = nil,
      isRequired: Bool = false, problems: [String] = []
    ) -> ComponentExample {
      ComponentExample(
        name,
        FormField(
          words, name, label: label, control, help: help, isRequired: isRequired,
          problems: problems, scope: "sample"))
    }
    let states = [
      ChoiceOption("draft", "Brouillon"), ChoiceOption("adopted", "Adopté"),
      ChoiceOption("dropped", "Abandonné"),
    ]
    let objectives = LinkGroup(
      "Objectifs",
      (1...9).map { ChoiceOption("OB\($0)", "Objectif numéro \($0)") })
    let many = LinkGroup(
      "Mesures", (1...80).map { ChoiceOption("ME\($0)", "Mesure numéro \($0)") })
    return [
      field("text", "Intitulé", .text("Ventes"), help: "Une phrase.", isRequired: true),
      field("suggested", "Service", .text("", suggestions: ["Ventes", "Communication"])),
      field("long", "Description", .longText("Deux phrases.\nEt une autre.")),
      field("email", "Adresse électronique", .email("camille@example.org")),
      field("password", "Mot de passe", .password(autocomplete: "current-password")),
      field("file", "Pièce jointe", .file(accept: ".pdf,.png")),
      field("number", "Durée", .number("12,5", unit: "jours")),
      field("integer", "Nombre de pages", .integer("12")),
      field(
        "money", "Montant", .money("12 00,5 x"),
        problems: ["« 12 00,5 x » n’est pas un montant : écrivez par exemple 1 200,50."]),
      field("share", "Taux", .share("12 %")),
      field("day", "Échéance", .day("2026-06-30")),
      field("moment", "Réunion", .moment("2026-10-05 18:00")),
      field("clock", "Heure", .clockTime("09:30")),
      field("period", "Période", .period("2026-Q2")),
      field("select", "État", .choice("adopted", states)),
      field("radio", "État (boutons)", .choice("draft", states, isRadio: true)),
      field("choices", "États admis", .choices(["draft", "adopted"], states)),
      field("flag", "Confidentiel", .flag(true), help: "Caché aux partenaires."),
      field("link", "Objectif", .link("OB2", [objectives])),
      field("link-many", "Mesure", .link("ME12", [objectives, many])),
      field("links", "Objectifs servis", .links(["OB2", "OB4"], [objectives])),
      field("links-many", "Mesures citées", .links(["ME4"], [objectives, many])),
      field("texts", "Mots clés", .texts(["miel", "thé"])),
      field("fixed", "État actuel", .fixed("Adopté"), help: "Change par « Adopter »."),
    ]
  }
}
