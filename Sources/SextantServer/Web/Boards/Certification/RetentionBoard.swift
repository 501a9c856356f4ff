import SextantModel

/// What an institution still holds of people and until when; what is due is erased here, and what is
/// held about one candidate handed to them.
enum RetentionBoard: Board {
  static let name = "retention"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [CertifierRules.self, Candidate.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["person"])
    let plan = RetentionPlan(view.dossier, on: view.today)
    guard view.isInstitution, !plan.entries.isEmpty || !plan.undated.isEmpty else {
      return look.noSession(SextantModel.Session.self, "board.retention.add")
    }
    return RetentionPicture(look: look, plan: plan).html
  }
}

private struct RetentionPicture: BoardPicture {
  let look: BoardLook
  let plan: RetentionPlan

  private var mayErase: Bool { view.reader.mayAdminister }

  var html: HTML {
    let due = plan.due.reduce(0) { $0 + $1.items.count }
    let notice =
      due > 0
      ? Notice(.watch, say("due", ["count": .integer(due)]), isStatus: false)
      : Notice(.good, say("nothingDue"), isStatus: false)
    return """
      <div class="stack" data-live="retention">\(notice)\(eraseAll(due))\(table)\(undated)</div>\
      \(person)<p class="cluster">\(links)</p><p class="small muted">\(say("how"))</p>
      """
  }

  private var table: HTML {
    guard !plan.entries.isEmpty else { return .empty }
    return DataTable(
      words, id: "retention", caption: say("caption"),
      columns: [
        TableColumn(say("column.data"), isRowHeader: true), TableColumn(say("column.session")),
        TableColumn(say("column.count"), .number), TableColumn(say("column.start"), .day),
        TableColumn(say("column.until"), .day), TableColumn(say("column.basis")),
        TableColumn(say("column.state"), .mark), TableColumn(say("column.act")),
      ], rows: plan.entries.map(line)
    ).html
  }

  private func line(_ entry: RetentionPlan.Entry) -> TableLine {
    let state: HTML
    if entry.isDue {
      state = StatusMark(.watch, say("state.due")).html
    } else if entry.until.day == nil {
      state = StatusMark(.unknown, say("state.unruled")).html
    } else {
      state = StatusMark(.good, say("state.kept")).html
    }
    return TableLine(
      [
        HTML(text: view.label(entry.of)), ItemLink(view, id: entry.session.text).html,
        HTML(text: words.write(entry.items.count)), HTML(text: words.write(entry.start)),
        HTML(text: entry.until.day.map { words.write($0) } ?? say("unruled")),
        HTML(text: entry.until.basis), state, entry.isDue ? eraseForm(entry) : .empty,
      ], mark: entry.isDue ? .watch : .none)
  }

  private func eraseForm(_ entry: RetentionPlan.Entry) -> HTML {
    guard mayErase else { return .empty }
    let name = view.label(entry.of)
    return Dialog(
      id: "erase-\(markupID(entry.name))", title: say("erase.title", ["data": .text(name)]),
      opener: say("erase"), .danger, icon: "delete",
      """
      <p>\(say("erase.what", ["data": .text(name), "count": .integer(entry.items.count)]))</p>\
      \(PostForm(
        view, to: view.to.boardAct(RetentionBoard.name, entry.session.text, "erase"),
        back: look.here, look: .inline,
        "\(Hidden("of", entry.of.rawValue))\(Button(say("erase.do"), .danger, icon: "delete"))"))
      """
    ).html
  }

  private func eraseAll(_ due: Int) -> HTML {
    guard mayErase, view.dossier.contains(Institution().id.text) else { return .empty }
    // Reasons fall due first, and whoever erases does not see them: the button is always there.
    let what =
      due > 0 ? say("eraseAll.what", ["count": .integer(due)]) : say("eraseAll.unseen")
    return Dialog(
      id: "erase-all", title: say("eraseAll.title"), opener: say("eraseAll"), .danger,
      icon: "delete",
      """
      <p>\(what)</p>\
      \(PostForm(
        view, to: view.to.boardAct(RetentionBoard.name, Institution().id.text, "erase"),
        back: look.here, look: .inline, Button(say("erase.do"), .danger, icon: "delete").html))
      """
    ).html
  }

  private var undated: HTML {
    guard !plan.undated.isEmpty else { return .empty }
    return Notice(
      .neutral, say("undated", ["count": .integer(plan.undated.count)]), isStatus: false
    ).html
  }

  private var links: HTML {
    var links: [HTML] = [
      LinkButton(say("processing"), to: view.to.board(ProcessingBoard.name), icon: "list").html
    ]
    if mayErase || view.reader.isAuditor {
      links.append(
        LinkButton(say("openings"), to: view.to.page("openings"), icon: "history").html)
    }
    return links.joined(by: " ")
  }

  // MARK: - One person

  /// Who asks for their data, or to have them erased.
  private var person: HTML {
    let people =
      view.all(Candidate.self).map { (id: $0.id.text, name: $0.headline) }
      + view.all(JuryMember.self).map { (id: $0.id.text, name: $0.headline) }
    guard mayErase, !people.isEmpty else { return .empty }
    let options =
      [ChoiceOption("", say("person.choose"))]
      + people.map { ChoiceOption($0.id, "\($0.name) (\($0.id))") }
    let chooser = GetForm(
      to: look.bare,
      """
      \(FormField(
        words, "person", label: say("person.which"),
        .choice(look.choice("person") ?? "", options), scope: "person"))\
      \(Button(say("person.show")))
      """)
    let chosen = look.choice("person").flatMap { id in people.first { $0.id == id } }
    return """
      <section class="stack" aria-labelledby="person-title">\
      \(Heading(2, say("person"), id: "person-title"))<p>\(say("person.lead"))</p>\(chooser)\
      \(chosen.map { rights($0.id, $0.name) })</section>
      """
  }

  private func rights(_ id: String, _ name: String) -> HTML {
    guard let items = SubjectItems(id, in: view.dossier) else { return .empty }
    let held = plan.entries.filter { !$0.isDue && !Set($0.items).isDisjoint(with: items.toErase) }
    let bound: HTML =
      held.isEmpty
      ? .empty
      : """
      <p>\(say("person.bound"))</p><ul>\(each: held, { entry in
        """
        <li>\(say("person.boundUntil", [
          "data": .text(view.label(entry.of)),
          "day": .text(entry.until.day.map { words.write($0) } ?? say("unruled")),
          "basis": .text(entry.until.basis),
        ]))</li>
        """
      })</ul>
      """
    let telling: HTML =
      SubjectItems.tells(reference: id, in: view.dossier)
      ? Notice(.watch, say("person.telling", ["id": .text(id)]), isStatus: false).html : .empty
    let erase = Dialog(
      id: "erase-person", title: say("person.erase.title"), opener: say("person.erase"), .danger,
      icon: "delete",
      """
      <p>\(say("person.erase.what", ["count": .integer(items.toErase.count), "id": .text(id)]))</p>\
      \(bound)\(telling)\
      \(PostForm(
        view, to: view.to.boardAct(RetentionBoard.name, id, "erase-subject"),
        back: look.bare, look: .stacked,
        """
        \(FormField(
          words, "confirm", label: say("person.erase.confirm", ["id": .text(id)]), .text(""),
          isRequired: true, scope: "erase"))\
        \(Button(say("erase.do"), .danger, icon: "delete"))
        """))
      """)
    return """
      <h3>\(name)</h3>\
      <p>\(say("person.holds", ["count": .integer(items.items.count)]))</p>\
      <div class="cluster">\(LinkButton(
        say("person.export"),
        to: "\(view.to.page("subjects"))/\(percentEncoded(id))", icon: "download"))\
      \(LinkButton(
        say("person.openings"), to: view.to.page("openings") + queryText([(name: "person", value: id)]),
        icon: "history"))\(erase)</div>
      """
  }
}
