import SextantModel

/// What a check says: what is wrong, why it matters, what would settle it, and the way there.
///
/// Severity by word and shape (WCAG 1.4.1); the link says where it leads (2.4.4).
struct FindingNote: Component {
  let words: Catalogue
  let severity: Severity
  let code: String
  let what: String
  let why: String
  let remedy: String
  /// What it is about, and where that is settled; none where it stands beside it already.
  let place: (name: String, address: String)?
  let action: HTML

  init(
    _ words: Catalogue, severity: Severity, code: String, what: String, why: String = "",
    remedy: String = "", place: (name: String, address: String)? = nil, action: HTML = .empty
  ) {
    self.words = words
    self.severity = severity
    self.code = code
    self.what = what
    self.why = why
    self.remedy = remedy
    self.place = place
    self.action = action
  }

  init(_ view: View, _ finding: Finding, showsPlace: Bool = true, action: HTML = .empty) {
    let words = view.words
    let remedy = Message("\(finding.message.key).remedy", finding.message.arguments)
    self.init(
      words, severity: finding.severity, code: finding.code, what: words.say(finding.message),
      why: words.why(finding), remedy: words.has(remedy.key) ? words.say(remedy) : "",
      place: showsPlace ? Self.place(of: finding, view) : nil, action: action)
  }

  /// Where a finding is settled: the field in the item's form, or the list of its kind.
  static func place(of finding: Finding, _ view: View) -> (name: String, address: String)? {
    let place = finding.place
    if let id = place.item, let item = view.dossier.item(id) {
      let kind = type(of: item).kind
      guard let field = place.field else { return (item.headline, view.to.item(item)) }
      let label = view.words.label(field: field, of: kind.name)
      // Who only reads is not led to a form they may not send.
      let isOpen = view.reader.mayEditItem(item) && FormPage.isEditable(kind)
      let address =
        isOpen ? "\(view.to.edit(kind, id))#\(FormField.id(field))" : view.to.item(item)
      return ("\(item.headline), \(label)", address)
    }
    if let name = place.kind, let type = Registry.all.type(named: name) {
      return (view.words.text("kind.\(name)"), view.to.list(type.kind))
    }
    return nil
  }

  var html: HTML {
    let reason: HTML =
      why.isEmpty ? .empty : "<p class=\"why\">\(labelled("component.finding.why", why))</p>"
    let cure: HTML =
      remedy.isEmpty
      ? .empty : "<p class=\"remedy\">\(labelled("component.finding.remedy", remedy))</p>"
    let link: HTML = place.map { "<a href=\"\($0.address)\">\($0.name)</a>" } ?? .empty
    let foot: HTML =
      place == nil && action.isEmpty
      ? .empty : "<div class=\"finding-foot\">\(link)\(action)</div>"
    return """
      <div class="finding \(severity.mark.className ?? "")"><p class="what">\
      \(SeverityMark(words, severity)) <span>\(what)</span> <span class="code">\(code)</span></p>\
      \(reason)\(cure)\(foot)</div>
      """
  }

  private func labelled(_ key: String, _ text: String) -> HTML {
    "<span class=\"term\">\(words.text(key))</span> \(text)"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    Severity.allCases.map { severity in
      ComponentExample(
        severity.rawValue,
        FindingNote(
          words, severity: severity, code: "STR01",
          what: "L’objectif OB3 n’a pas d’échéance.",
          why: "Un objectif sans date ne se pilote pas.",
          remedy: "Dites pour quand vous l’attendez.",
          place: ("Ventes en ligne, Échéance", "#")))
    }
  }
}

/// The findings about one thing, worst first.
struct FindingNotes: Component {
  let notes: [FindingNote]
  let title: String?

  init(
    _ view: View, _ findings: [Finding], title: String? = nil, showsPlace: Bool = true
  ) {
    self.title = title
    notes = findings.sorted { $0.severity > $1.severity }.map {
      FindingNote(view, $0, showsPlace: showsPlace)
    }
  }

  var html: HTML {
    guard !notes.isEmpty else { return .empty }
    let heading: HTML = title.map { Heading(2, $0).html } ?? .empty
    return """
      \(heading)<ul class="findings">\(each: notes, { "<li>\($0)</li>" })</ul>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] { [] }
}
