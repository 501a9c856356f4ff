import SextantModel

/// What equals a drag: a list of places and a button, folded under a short label.
///
/// Every move can be made without a pointer or a drag (WCAG 2.1.1, 2.5.7).
struct MoveForm: Component {
  let token: String
  let item: String
  let to: String
  let field: String
  let options: [ChoiceOption]
  let current: String
  let version: Int
  let back: String
  let label: String
  let words: Catalogue
  /// Other fields that change with the place.
  let extra: HTML

  init(
    _ view: View, item: String, to address: String, field: String, options: [ChoiceOption],
    current: String, version: Int, back: String, label: String, extra: HTML = .empty
  ) {
    self.init(
      view.words, token: view.formToken, item: item, to: address, field: field, options: options,
      current: current, version: version, back: back, label: label, extra: extra)
  }

  init(
    _ words: Catalogue, token: String, item: String, to address: String, field: String,
    options: [ChoiceOption], current: String, version: Int, back: String, label: String,
    extra: HTML = .empty
  ) {
    self.words = words
    self.extra = extra
    self.token = token
    self.item = item
    to = address
    self.field = field
    self.options = options
    self.current = current
    self.version = version
    self.back = back
    self.label = label
  }

  var html: HTML {
    let id = FormField.id(scope: "move-\(markupID(item))", field)
    let content: HTML = """
      <label class="visually-hidden" for="\(id)">\(label)</label>\
      <select id="\(id)" name="\(field)">\
      \(each: options, { ControlFrame.option($0, isChosen: $0.value == current) })</select>\
      \(extra)\(Button(words.text("component.move.do")))
      """
    let form = PostForm(
      token: token, to: to, version: version, back: back, look: .inline, content)
    return """
      <details class="move print-hidden" data-move-form><summary>\(Icon("drag"))\
      <span>\(label)</span></summary>\(form)</details>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "kanban",
        MoveForm(
          words, token: "t", item: "CA1", to: "#", field: "state",
          options: [ChoiceOption("todo", "À faire"), ChoiceOption("doing", "En cours")],
          current: "todo", version: 3, back: "#", label: "Déplacer"))
    ]
  }
}

/// Something that can be taken up and put elsewhere: by pointer, or by keyboard with Space, arrows and
/// Space again. It holds a `MoveForm`, which the script fills in and sends.
struct Movable: Component {
  let id: String
  let label: String
  let mark: Mark
  let content: HTML

  /// - Parameters:
  ///   - label: what is said when it is taken up.
  ///   - content: with its `MoveForm`.
  init(id: String, label: String, mark: Mark = .none, _ content: HTML) {
    self.id = id
    self.label = label
    self.mark = mark
    self.content = content
  }

  var html: HTML {
    """
    <article class="movable\(mark.className.map { " \($0)" } ?? "")" data-item="\(id)"\
     data-movable="\(label)" aria-label="\(label)">\(content)</article>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    let options = [ChoiceOption("todo", "À faire"), ChoiceOption("doing", "En cours")]
    let form = MoveForm(
      words, token: "t", item: "CA2", to: "#", field: "state", options: options, current: "todo",
      version: 3, back: "#", label: "Déplacer")
    return [
      ComponentExample(
        "column",
        MoveZone(
          field: "state", value: "todo", label: "À faire", count: 1,
          Movable(id: "CA2", label: "Écrire la page", "<p>Écrire la page</p>\(form)").html)),
      ComponentExample(
        "empty column",
        MoveZone(
          field: "state", value: "doing", label: "En cours", count: 0,
          "<p class=\"muted\">Rien pour l’instant.</p>")),
    ]
  }
}

/// A place where movable things can be put: a column, a quadrant, a day.
struct MoveZone: Component {
  let field: String
  let value: String
  let label: String
  let count: Int?
  let mark: Mark
  let level: Int
  let head: HTML
  let content: HTML

  init(
    field: String, value: String, label: String, count: Int? = nil, mark: Mark = .none,
    level: Int = 3, head: HTML = .empty, _ content: HTML
  ) {
    self.field = field
    self.value = value
    self.label = label
    self.count = count
    self.mark = mark
    self.level = level
    self.head = head
    self.content = content
  }

  var html: HTML {
    let number: HTML = count.map { " <span class=\"count\">\($0)</span>" } ?? .empty
    return """
      <section class="zone\(mark.className.map { " \($0)" } ?? "")" data-zone-field="\(field)"\
       data-zone-value="\(value)" data-zone="\(label)">\
      <div class="zone-head">\(Heading(level, "\(label)\(number)" as HTML))\(head)</div>\
      <div class="zone-body">\(content)</div></section>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] { [] }
}

/// Text as it may stand in an id of the page.
func markupID(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": scalar
        default: "_"
        }
      }))
}
