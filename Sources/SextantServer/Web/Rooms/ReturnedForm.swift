import SextantModel

/// A form that was sent and not kept, for the page that says why: what was written in it stands open,
/// to be mended or copied, and goes out once more with the rest as it was.
struct ReturnedForm {
  let words: Catalogue
  let token: String
  /// Where it was sent.
  let address: String
  /// No proof, and no password.
  let entries: [(name: String, value: String)]
  /// The version that its author has seen by now, where the one they had seen is overtaken.
  let seen: Int?
  /// Whether a password went with it: it is typed again.
  private let asksPassword: Bool

  init(
    _ words: Catalogue, token: String, sentTo address: String,
    _ entries: [(name: String, value: String)], seen: Int? = nil
  ) {
    self.words = words
    self.token = token
    self.address = address
    self.entries = entries.filter { !SentEntries.unshown.contains($0.name) }
    self.seen = seen
    asksPassword = entries.contains { $0.name == "password" }
  }

  /// An entry that stands open.
  struct Open {
    let label: String
    var problems: [String] = []
  }

  /// What was written by hand, under a heading of its own; nothing where nothing was.
  var section: HTML {
    let open = written
    guard !open.isEmpty else { return .empty }
    return """
      <section class="stack" aria-labelledby="returned-title">\
      <h2 id="returned-title">\(words.text("returned.title"))</h2>\
      <p class="muted">\(words.text("returned.help"))</p>\(form(open))</section>
      """
  }

  /// - Parameter open: the entries that stand open, by their places.
  func form(_ open: [Int: Open]) -> HTML {
    let fields = entries.enumerated().map { place, entry -> HTML in
      if entry.name == PostForm.seenVersion, let seen {
        return Hidden(entry.name, String(seen)).html
      }
      guard let field = open[place] else { return Hidden(entry.name, entry.value).html }
      let isLong = entry.value.utf8.count > 80 || entry.value.contains(where: \.isNewline)
      return FormField(
        words, entry.name, label: field.label,
        isLong ? .longText(entry.value, lines: 8) : .text(entry.value),
        problems: field.problems, scope: Self.scope(place)
      ).html
    }
    let password = FormField(
      words, "password", label: words.text("verb.password"),
      .password(autocomplete: "current-password"), isRequired: true, scope: "returned")
    let send = Button(words.text("serving.resume.confirm.do"), .primary)
    return PostForm(
      token: token, to: address,
      "\(fields.joined())\(if: asksPassword, password.html)\(FormActions(send.html))"
    ).html
  }

  /// Begins the id of the field of an entry; several may bear one name.
  static func scope(_ place: Int) -> String { "returned-\(place)" }

  // MARK: - What was written

  /// Texts and figures; what is chosen among what there is takes one click.
  private var written: [Int: Open] {
    var open: [Int: Open] = [:]
    for (place, entry) in entries.enumerated() where !entry.value.allSatisfy(\.isWhitespace) {
      if let label = label(ofWritten: entry.name) { open[place] = Open(label: label) }
    }
    return open
  }

  private var path: [String] { address.split(separator: "/").dropFirst(2).map(String.init) }

  private func label(ofWritten entry: String) -> String? {
    if path.last == "comments" {
      return entry == "text" ? words.text("rooms.comments.yours") : nil
    }
    if let criterion = MarkingFields.criterion(ofComment: entry) {
      return words.fill(
        words.text("board.double-marking.commentOn"), ["criterion": .text(criterion)])
    }
    guard let type = path.first.flatMap({ RoomPages.type(plural: $0) }),
      let card = Self.card(entry, of: type)
    else { return entry == "reason" ? words.text("rooms.verbs.reason") : nil }
    return card.shape.isWritten(at: entry) ? Self.label(entry, of: type, words) : nil
  }

  private static func card(_ entry: String, of type: any Item.Type) -> FieldCard? {
    let name = String(entry.prefix { $0 != "." })
    return FieldAccess.all(of: type).first { $0.name == name }?.card
  }

  private static func label(
    _ entry: String, of type: any Item.Type, _ words: Catalogue
  ) -> String {
    words.label(field: String(entry.prefix { $0 != "." }), of: type.kind.name)
  }

  /// What an entry of a form is called, where it is a field of an item.
  static func label(_ entry: String, sentTo address: String, _ words: Catalogue) -> String? {
    let plural = address.split(separator: "/").dropFirst(2).first.map(String.init) ?? ""
    guard let type = RoomPages.type(plural: plural), card(entry, of: type) != nil else {
      return nil
    }
    return label(entry, of: type, words)
  }
}

extension Act {
  /// What was sent, for a page that says why it was not kept.
  var returned: HTML {
    guard !address.isEmpty else { return .empty }
    return ReturnedForm(view.words, token: view.formToken, sentTo: address, form.all).section
  }
}

extension Shape {
  /// Whether people write such values by hand.
  fileprivate func isWritten(at entry: String) -> Bool {
    switch self {
    case .choice, .flag, .link: false
    case .list(let element): element.isWritten(at: entry)
    case .rows(_, let fields):
      fields.first { entry.hasSuffix(".\($0.name)") }?.shape.isWritten(at: entry) ?? false
    default: true
    }
  }
}
