import SextantModel

/// The personas as cards: whom they stand for, what they want, what stops them, where to meet them.
enum PersonasBoard: Board {
  static let name = "personas"
  static let room = Room.research
  static let kinds: [any Item.Type] = [Persona.self, Segment.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["segment"])
    let all = view.all(Persona.self)
    guard !all.isEmpty else {
      return look.empty(
        checks: ["ETU06", "STR07"], action: look.addButton(Persona.self, "picture.addPersona"))
    }
    let segment = look.choice("segment")
    let shown = all.filter { segment == nil || $0.segment?.text == segment }
    return PersonasPicture(look: look, personas: shown).html
  }
}

/// Persona cards on the board.
private struct PersonasPicture {
  let look: BoardLook
  let personas: [Persona]

  private var view: View { look.view }
  private var words: Catalogue { view.words }

  var html: HTML {
    let told = Set(view.all(Persona.self).compactMap(\.segment))
    let uncovered = view.all(Segment.self).filter { $0.isTargeted && !told.contains($0.id) }
    let gap: HTML =
      uncovered.isEmpty
      ? .empty
      : """
      <p>\(StatusMark(.watch, view.say("picture.segmentsWithoutPersona"))) \
      \(look.links(uncovered.map(\.id.text)))</p>
      """
    return """
      \(look.tabs)\(filter)<div class="stack" data-live="personas">\(gap)\
      \(look.isTable ? table : cards)</div>\
      <p class="print-hidden">\(look.addButton(Persona.self, "picture.addPersona"))</p>
      """
  }

  private var filter: HTML {
    let segments = view.all(Segment.self)
    guard segments.count > 1 else { return .empty }
    let options =
      [ChoiceOption("", view.say("picture.all"))]
      + segments.map { ChoiceOption($0.id.text, $0.name) }
    let field = FormField(
      words, "segment", label: label("segment"),
      .choice(look.choice("segment") ?? "", options), scope: "filter")
    return FilterBar(
      words, to: look.bare, activeCount: look.choiceCount, reset: look.bare,
      "\(look.kept)\(field)"
    ).html
  }

  private func label(_ field: String) -> String {
    words.label(field: field, of: Persona.kind.name)
  }

  private var cards: HTML {
    "<div class=\"grid-2 personas\">\(each: personas, card)</div>"
  }

  private func card(_ persona: Persona) -> HTML {
    let head: HTML = """
      <a href="\(view.to.item(persona))">\(persona.name)</a> \(look.badge(persona.id.text))
      """
    return Box(
      title: head, level: 2, item: persona.id.text,
      """
      \(segment(persona))\(if: !persona.portrait.isEmpty, "<p>\(persona.portrait)</p>")\
      <div class="persona-lists">\(list("needs", persona.needs))\
      \(list("expectations", persona.expectations))\(list("brakes", persona.brakes))</div>\
      \(facts(persona))
      """
    ).html
  }

  private func segment(_ persona: Persona) -> HTML {
    guard let id = persona.segment else {
      return "<p>\(StatusMark(.watch, view.say("picture.noSegment")))</p>"
    }
    guard let segment = view.find(id) else { return "<p>\(ItemLink(view, id: id.text))</p>" }
    var parts = [segment.age, segment.occupation, segment.location].filter { !$0.isEmpty }
    if let size = segment.size {
      parts.append(view.say("picture.people", ["count": .integer(size)]))
    }
    return """
      <p>\(ItemLink(view, segment))<br><span class="muted small">\
      \(parts.joined(separator: " · "))</span></p>
      """
  }

  private func list(_ field: String, _ texts: [String]) -> HTML {
    let body: HTML =
      texts.isEmpty
      ? "<p class=\"muted small\">\(view.say("picture.nothingYet"))</p>"
      : "<ul class=\"small\">\(each: texts, { "<li>\($0)</li>" })</ul>"
    return "<div><h3>\(label(field))</h3>\(body)</div>"
  }

  private func facts(_ persona: Persona) -> HTML {
    var entries: [(term: String, HTML)] = []
    if !persona.habits.isEmpty { entries.append((label("habits"), HTML(text: persona.habits))) }
    if !persona.channels.isEmpty {
      entries.append((label("channels"), look.names(persona.channels.map(\.text))))
    }
    if !persona.accessNeeds.isEmpty {
      entries.append((label("accessNeeds"), HTML(text: persona.accessNeeds)))
    }
    let journeys = view.examined.citations.of(persona.id.text, by: Journey.self)
    if !journeys.isEmpty {
      let links = journeys.map { journey -> HTML in
        let address =
          view.to.board(JourneyBoard.name) + "?journey=" + percentEncoded(journey.id.text)
        return "<a href=\"\(address)\">\(journey.name)</a>"
      }
      entries.append((Journey.kind.pluralLabel(words), links.joined(by: ", ")))
    }
    entries.append(
      (
        label("evidence"),
        persona.evidence.isEmpty
          ? StatusMark(.watch, view.say("picture.unbacked")).html
          : look.links(persona.evidence.map(\.text))
      ))
    return Definitions(entries).html
  }

  private var table: HTML {
    func lines(_ texts: [String]) -> HTML {
      "<ul>\(each: texts, { "<li>\($0)</li>" })</ul>"
    }
    let rows = personas.map { persona in
      TableLine([
        "\(ItemLink(view, persona)) \(look.badge(persona.id.text))",
        persona.segment.map { ItemLink(view, id: $0.text).html } ?? .empty,
        lines(persona.needs), lines(persona.expectations), lines(persona.brakes),
        look.names(persona.channels.map(\.text)), HTML(text: persona.accessNeeds),
      ])
    }
    return DataTable(
      words, caption: view.say("board.personas.title"),
      columns: [
        TableColumn(label("name"), isRowHeader: true), TableColumn(label("segment")),
        TableColumn(label("needs")), TableColumn(label("expectations")),
        TableColumn(label("brakes")), TableColumn(label("channels")),
        TableColumn(label("accessNeeds")),
      ], rows: rows
    ).html
  }
}
