/// What a person fills in: the control of a field and what it holds, as text.
indirect enum FieldControl: Sendable {
  /// - autocomplete: what of the reader's own the browser may fill in, as HTML names it
  ///   (WCAG 1.3.5); none where the field is about something else.
  case text(String, suggestions: [String] = [], autocomplete: String? = nil)
  case longText(String, lines: Int = 4)
  /// - autocomplete: `off` where it is another's address.
  case email(String, autocomplete: String = "email")
  case password(autocomplete: String)
  case search(String)
  case file(accept: String)
  case number(String, unit: String? = nil)
  case integer(String, unit: String? = nil)
  case money(String)
  case share(String)
  /// `2026-06-30`.
  case day(String)
  /// `2026-10-05 18:00`.
  case moment(String)
  /// `09:30`.
  case clockTime(String)
  /// `2026-06`, `2026-Q2`, `2026`, `2026-05-04/2026-05-17`.
  case period(String)
  case choice(String, [ChoiceOption], isRadio: Bool = false)
  case choices([String], [ChoiceOption])
  case flag(Bool)
  /// The id of an item among these.
  case link(String, [LinkGroup])
  case links([String], [LinkGroup])
  /// The id of an item among those of a `LinkOptions` of that id, drawn once on the page.
  case linkFrom(String, list: String)
  /// - chosen: the ids there are, each with its headline.
  case linksFrom([ChoiceOption], list: String)
  /// Short texts, one a line, sent as `name.lines`.
  case texts([String])
  case rows(RowsEditor)
  /// Shown, not to be changed here.
  case fixed(HTML)

  /// Whether the control is several, so that a legend names them together.
  var isGroup: Bool {
    switch self {
    case .choice(_, _, let isRadio): isRadio
    case .choices, .links, .linksFrom, .rows: true
    default: false
    }
  }
}

/// One of the values a field may have, and how it reads.
struct ChoiceOption: Sendable, Hashable {
  let value: String
  let label: String

  init(_ value: String, _ label: String) {
    self.value = value
    self.label = label
  }
}

/// Items of one kind that a link may point to.
struct LinkGroup: Sendable {
  let label: String
  let options: [ChoiceOption]

  init(_ label: String, _ options: [ChoiceOption]) {
    self.label = label
    self.options = options
  }
}
