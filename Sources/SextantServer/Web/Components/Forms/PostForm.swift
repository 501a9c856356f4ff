import SextantModel

/// How the content of a form is laid out.
enum FormLook: String, Sendable {
  /// Fields one below the other.
  case stacked
  /// Fields and buttons in a row that wraps.
  case inline
  /// As if the form were not there.
  case bare
}

/// A form that changes something: proves that it comes from our page, and works without script.
///
/// The browser's own validation is off: mistakes are said in the reader's language, in a summary and
/// beside the fields (WCAG 3.3.1, 3.3.3, RGAA 11.10).
struct PostForm: Component {
  /// What the version is called in the form. A form's own names are no field's: a brand guide has a
  /// version too.
  static let seenVersion = "seen-version"
  static let ownNames: Set<String> = [seenVersion, "token", "back", "once", "do"]

  let token: String
  let to: String
  /// The version that the person saw: a change made meanwhile is then a conflict, never a loss.
  var version: Int?
  /// Where to go when it is done.
  var back: String?
  /// Sends what changes after a pause, where there is script.
  var isSavedAsYouGo = false
  /// Makes a second submit of the same form do nothing.
  var once: String?
  var id: String?
  var look: FormLook = .stacked
  var isUpload = false
  /// What is typed is kept unsent, where there is script, until the form is sent.
  var isDraft = false
  let content: HTML

  init(
    _ view: View, to address: String, version: Int? = nil, back: String? = nil,
    isSavedAsYouGo: Bool = false, once: String? = nil, id: String? = nil,
    look: FormLook = .stacked, isUpload: Bool = false, isDraft: Bool = false, _ content: HTML
  ) {
    self.init(
      token: view.formToken, to: address, version: version, back: back,
      isSavedAsYouGo: isSavedAsYouGo, once: once, id: id, look: look, isUpload: isUpload,
      isDraft: isDraft, content)
  }

  init(
    token: String, to address: String, version: Int? = nil, back: String? = nil,
    isSavedAsYouGo: Bool = false, once: String? = nil, id: String? = nil,
    look: FormLook = .stacked, isUpload: Bool = false, isDraft: Bool = false, _ content: HTML
  ) {
    self.token = token
    to = address
    self.version = version
    self.back = back
    self.isSavedAsYouGo = isSavedAsYouGo
    self.once = once
    self.id = id
    self.look = look
    self.isUpload = isUpload
    self.isDraft = isDraft
    self.content = content
  }

  var html: HTML {
    """
    <form class="form \(look.rawValue)" method="post" action="\(to)" novalidate\
    \(attribute: "id", id)\(attribute: "enctype", isUpload ? "multipart/form-data" : nil)\
    \(flag: "data-autosave", isSavedAsYouGo)\(flag: "data-draft", isDraft)>\
    \(Hidden("token", token))\(version.map { Hidden(Self.seenVersion, String($0)) })\
    \(back.map { Hidden("back", $0) })\(once.map { Hidden("once", $0) })\(content)</form>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "inline",
        PostForm(
          token: "t", to: "#", version: 12, back: "#", look: .inline,
          "\(FormField(words, "note", label: "Note", .text("")))\(Button("Ajouter"))")),
      ComponentExample(
        "saved as you go",
        PostForm(
          token: "t", to: "#saved", version: 12, isSavedAsYouGo: true, id: "autosave-example",
          """
          \(FormField(words, "name", label: "Nom", .text("Salon du thé"), scope: "auto"))\
          \(FormField(words, "amount", label: "Montant", .money("12000"), scope: "auto"))\
          \(FormActions(Button("Enregistrer", .primary).html))
          """)),
    ]
  }
}

/// A value that goes with a form unseen.
struct Hidden: Component {
  let name: String
  let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  var html: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }

  static func examples(_ words: Catalogue) -> [ComponentExample] { [] }
}

/// A form that asks for another page: a search, a filter. It changes nothing.
struct GetForm: Component {
  let to: String
  let id: String?
  let look: FormLook
  let content: HTML

  init(to address: String, id: String? = nil, look: FormLook = .inline, _ content: HTML) {
    to = address
    self.id = id
    self.look = look
    self.content = content
  }

  var html: HTML {
    "<form class=\"form \(look.rawValue)\" action=\"\(to)\"\(attribute: "id", id)>\(content)</form>"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "search",
        GetForm(
          to: "#",
          "\(FormField(words, "q", label: "Chercher", .search("")))\(Button("Chercher"))"))
    ]
  }
}
