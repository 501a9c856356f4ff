import SextantModel

/// Who does, who answers, who is asked, who is told: one grid per project.
enum RaciBoard: Board {
  static let name = "raci"
  static let room = Room.project
  static let kinds: [any Item.Type] = [RaciEntry.self, ProjectTask.self, Deliverable.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["project"])
    let tasks = view.all(ProjectTask.self)
    let deliverables = view.all(Deliverable.self)
    guard !tasks.isEmpty || !deliverables.isEmpty else {
      return look.empty(
        checks: ["PRO05", "EQU01"], action: look.addButton(ProjectTask.self, "board.gantt.add"))
    }
    func project(_ deliverable: Deliverable) -> ID<Project>? {
      view.find(deliverable.milestone)?.project
    }
    let shown = ShownProject(look, of: tasks.map(\.project) + deliverables.map(project))
    let grid = RaciGrid(
      tasks.filter { shown.holds($0.project) },
      deliverables: deliverables.filter { shown.holds(project($0)) }, view.examined.examination,
      project: shown.project)
    return "\(shown.tabs)\(RaciPicture(look: look, grid: grid).html)"
  }
}

/// The RACI grid and its equal as a list of tasks.
private struct RaciPicture: BoardPicture {
  let look: BoardLook
  let grid: RaciGrid

  private func name(_ party: AnyID) -> String {
    view.dossier.item(party.text)?.headline ?? party.text
  }

  var html: HTML {
    let sound = grid.rows.count(where: \.isSound)
    let facts = [
      BoardFact(
        number: "\(words.write(sound)) / \(words.write(grid.rows.count))", text: say("sound"),
        mark: sound == grid.rows.count ? .good : .watch)
    ]
    return """
      \(look.sheetTabs)\(look.facts(facts))<div data-live="raci">\(look.isTable ? table : picture)\
      </div>\(if: !look.isTable, key)\(edits)
      """
  }

  private var key: HTML {
    let entries = RaciLetter.allCases.map { "<li>\(look.name($0))</li>" as HTML }
    return "<ul class=\"cluster small muted raci-key\">\(entries.joined())</ul>"
  }

  private var picture: HTML {
    let columns = grid.parties.map { party -> HTML in
      let count = grid.accountableCount(of: party)
      return """
        \(name(party))<br><span class="muted small">\(say("answersFor", ["count": .integer(count)]))</span>
        """
    }
    let rows = grid.rows.map { row in
      (
        head: "\(sort(row))\(look.headline(row.item)) \(look.badge(row.item.idText))" as HTML,
        cells: [verdict(row)] + grid.parties.map { cell(row, $0) }
      )
    }
    let table = GridTable(
      id: "raci", caption: say("caption"), corner: say("corner"),
      columns: [HTML(text: say("verdict"))] + columns, rows: rows)
    return "<div class=\"raci\">\(table)</div>"
  }

  /// Tasks are what the grid is mostly of; a deliverable says that it is one.
  private func sort(_ row: RaciGrid.Line) -> HTML {
    guard row.item is Deliverable else { return .empty }
    return "<span class=\"muted small\">\(view.label(Deliverable.self))</span> "
  }

  private func cell(_ row: RaciGrid.Line, _ party: AnyID) -> GridCell {
    let letters = row.letters(of: party)
    guard !letters.isEmpty else { return GridCell("") }
    let content = letters.map { letter -> HTML in
      "<abbr class=\"raci-\(letter.rawValue)\" title=\"\(view.label(letter))\">\(letter.rawValue)</abbr>"
    }
    return GridCell(content.joined(by: " "))
  }

  private func verdict(_ row: RaciGrid.Line) -> GridCell {
    GridCell(state(row, isShort: true), row.isSound ? .good : .bad)
  }

  /// Exactly one answers, and somebody does it; or what is missing.
  private func state(_ row: RaciGrid.Line, isShort: Bool = false) -> HTML {
    if row.accountable == 0 { return StatusMark(.bad, say("noAccountable")).html }
    if row.accountable > 1 {
      return StatusMark(.bad, say("severalAccountable", ["count": .integer(row.accountable)])).html
    }
    if row.doers == 0 { return StatusMark(.bad, say("noDoer")).html }
    if isShort { return StatusMark(.good, say("one")).html }
    return StatusMark(
      .good, say("oneAccountable", ["name": .text(row.parties(.A).map(name).first ?? "")])
    )
    .html
  }

  private var table: HTML {
    let rows = grid.rows.map { row in
      TableLine(
        ["\(sort(row))\(look.item(row.item))"]
          + RaciLetter.allCases.map { look.names(row.parties($0).map(\.text)) } + [state(row)],
        id: row.item.idText)
    }
    return DataTable(
      words, id: "raci-table", caption: say("caption"),
      columns: [TableColumn(say("corner"), isRowHeader: true)]
        + RaciLetter.allCases.map { TableColumn(look.name($0)) }
        + [TableColumn(say("verdict"), .mark)],
      rows: rows
    ).html
  }

  // MARK: - Changes

  private var edits: HTML {
    guard view.reader.mayEdit(RaciEntry.kind) else { return .empty }
    let groups = [(ProjectTask.kind, false), (Deliverable.kind, true)].map { kind, isDeliverable in
      LinkGroup(
        kind.pluralLabel(words),
        grid.rows.filter { ($0.item is Deliverable) == isDeliverable }.map {
          ChoiceOption($0.item.idText, $0.item.headline)
        })
    }
    let people =
      view.all(SextantModel.Person.self).map { ChoiceOption($0.id.text, $0.name) }
    let vendors = view.all(Vendor.self).map { ChoiceOption($0.id.text, $0.name) }
    let letters = RaciLetter.allCases.map { ChoiceOption($0.rawValue, look.name($0)) }
    let add = PostForm(
      view, to: view.to.list(RaciEntry.kind), back: look.here, once: onceKey(), look: .inline,
      """
      \(field("task", .link("", groups.filter { !$0.options.isEmpty })))\(field("party", .link("", [LinkGroup(SextantModel.Person.kind.pluralLabel(words), people), LinkGroup(Vendor.kind.pluralLabel(words), vendors)])))\
      \(field("letter", .choice("", letters)))\(Button(view.say("picture.add"), .primary, icon: "add"))
      """)
    let list = grid.rows.filter { !$0.entries.isEmpty }.map { row -> HTML in
      """
      <li><span>\(row.item.headline)</span> <span class="cluster">\(each: row.entries, removal)</span></li>
      """
    }
    return """
      <div class="print-hidden stack">\(add)\(Disclosure(say("remove"), "<ul class=\"stack board-list\">\(list.joined())</ul>"))</div>
      """
  }

  private func field(_ name: String, _ control: FieldControl) -> FormField {
    FormField(words, name, label: look.label(name, of: RaciEntry.self), control, scope: "raci")
  }

  private func removal(_ entry: RaciEntry) -> HTML {
    let label = "\(entry.letter?.rawValue ?? "–") \(entry.party.map(name) ?? "–")"
    return PostForm(
      view, to: view.to.item(entry) + "/delete", version: look.version, back: look.here,
      look: .inline, Button(label, .quiet, icon: "delete").html
    ).html
  }
}
