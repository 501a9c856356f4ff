import SextantModel

/// The mandatory conditions, offer by offer: met, not met, or not said yet.
extension DecisionPicture {
  var conditions: HTML {
    let conditions = grid.conditions
    guard !conditions.isEmpty, !offers.isEmpty else { return .empty }
    let help = "<p class=\"muted small\">\(say("conditions.help"))</p>" as HTML
    guard offers.contains(where: mayAnswer), !look.isTable else {
      return look.section(say("conditions"), "\(help)\(table { state($0, $1) })")
    }
    let actions = FormActions(Button(say("conditions.keep"), .primary, icon: "check").html)
    let form = PostForm(
      view, to: view.to.boardAct(DecisionBoard.name, grid.lot.id.text, "conditions"),
      version: look.version, back: look.here, id: "conditions-form",
      "\(table { entry($0, $1) })\(actions)")
    return look.section(say("conditions"), "\(help)\(form)")
  }

  private func table(_ cell: (Offer, KnockOut) -> GridCell) -> HTML {
    GridTable(
      id: "conditions", caption: say("conditions.caption", ["lot": .text(grid.lot.name)]),
      corner: say("condition"), columns: offers.map { HTML(text: $0.name) },
      rows: grid.conditions.map { condition in
        (
          head: """
          \(condition.topic.map { look.name($0) } ?? "") \
          <span class="muted small">\(condition.text)</span>
          """ as HTML,
          cells: offers.map { cell($0, condition) }
        )
      }
    ).html
  }

  private func state(_ offer: Offer, _ condition: KnockOut) -> GridCell {
    switch offer.answer(to: condition) {
    case .met: GridCell(StatusMark(.good, look.name(ConditionState.met)).html, .good)
    case .notMet: GridCell(StatusMark(.bad, look.name(ConditionState.notMet)).html, .bad)
    case nil: GridCell(StatusMark(.unknown, say("conditions.unknown")).html, .unknown)
    }
  }

  private func entry(_ offer: Offer, _ condition: KnockOut) -> GridCell {
    guard mayAnswer(offer) else { return state(offer, condition) }
    let answer = offer.answer(to: condition)?.rawValue ?? ""
    let name = DecisionActs.conditionName(offer.id, condition)
    let options =
      [ChoiceOption("", say("conditions.unknown"))]
      + [ConditionState.met, .notMet].map { ChoiceOption($0.rawValue, look.name($0)) }
    let field = FormField(
      words, name,
      label: say(
        "conditions.of",
        [
          "offer": .text(offer.name),
          "condition": condition.topic.map { .choice($0) } ?? .text(condition.text),
        ]),
      .choice(answer, options), scope: "condition-\(markupID(name))", look: .hiddenLabel)
    // What was shown goes with it: an answer that nobody touched undoes nobody's.
    return GridCell(
      "\(field.html)\(Hidden(DecisionActs.shown(name), answer))", answer.isEmpty ? .watch : .none)
  }
}
