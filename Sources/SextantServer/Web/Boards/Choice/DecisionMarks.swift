internal import SextantKernels
import SextantModel

/// The grid of marks: typed where they stand, read as a list in the other look.
extension DecisionPicture {
  var marks: HTML {
    guard offers.contains(where: mayMark) else {
      return "\(keptMarks)<div class=\"decision\">\(gridTable { cell($0, $1) })</div>"
    }
    let id = grid.lot.id.text
    let actions = FormActions(
      Button(say("marks.keep"), .primary, icon: "check").html)
    let form = PostForm(
      view, to: view.to.boardAct(DecisionBoard.name, id, "marks"), version: look.version,
      back: look.here, isSavedAsYouGo: true, id: "marks-form",
      "<div class=\"decision\">\(gridTable { entry($0, $1) })</div>\(actions)")
    return look.section(
      say("marks.title"), "<p class=\"muted small\">\(say("marks.help"))</p>\(keptMarks)\(form)")
  }

  private func gridTable(_ cell: (Offer, SelectionCriterion) -> GridCell) -> GridTable {
    let totals = decision.sum?.ranking.totals
    var rows = criteria.map { criterion in
      (
        head: """
        \(look.headline(criterion)) <span class="muted small">\(weight(criterion))\
        \(criterion.least.map { " · \(say("least", ["least": .number($0, decimals: nil)]))" } ?? "")\
        </span>
        """ as HTML,
        cells: offers.map { cell($0, criterion) }
      )
    }
    if let totals {
      rows.append(
        (
          head: "<strong>\(say("total"))</strong>",
          cells: offers.map { offer in
            guard let place = decision.place(of: offer) else { return GridCell("–", .bad) }
            return GridCell("<strong>\(words.write(totals[place], decimals: 2))</strong>")
          }
        ))
    }
    return GridTable(
      id: "decision", caption: say("caption", ["lot": .text(grid.lot.name)]),
      corner: say("corner"), columns: offers.map { HTML(text: $0.name) }, rows: rows)
  }

  /// The mark, and what it brings to the total.
  private func cell(_ offer: Offer, _ criterion: SelectionCriterion) -> GridCell {
    guard let mark = grid.mark(offer, criterion) else {
      return GridCell(StatusMark(.watch, say("unmarked")).html, .watch)
    }
    let sum = criteria.compactMap(\.weight).reduce(0, +)
    guard let weight = criterion.weight, sum > 0 else {
      return GridCell(look.write(mark, decimals: nil))
    }
    return GridCell(
      """
      \(words.write(mark, decimals: grid.isByRule(criterion) ? 2 : nil)) \
      <span class="muted small">+\(words.write(mark * weight / sum, decimals: 2))</span>
      """)
  }

  private func entry(_ offer: Offer, _ criterion: SelectionCriterion) -> GridCell {
    if grid.isByRule(criterion) || !mayMark(offer) { return cell(offer, criterion) }
    let mark = grid.mark(offer, criterion)
    let field = FormField(
      words, DecisionActs.markName(offer.id, criterion.id),
      label: say(
        "mark.of", ["offer": .text(offer.name), "criterion": .text(criterion.name)]),
      .number(mark.map { words.write($0, decimals: nil) } ?? ""),
      scope: "mark-\(markupID("\(offer.id.text)/\(criterion.id.text)"))", look: .hiddenLabel)
    return GridCell(field.html, mark == nil ? .watch : .none)
  }

  /// Every mark on a line of its own, with the form that changes it.
  var list: HTML {
    var rows: [TableLine] = []
    for criterion in criteria {
      for offer in offers {
        let mark = grid.mark(offer, criterion)
        rows.append(
          TableLine([
            look.headline(criterion), HTML(text: weight(criterion)), look.headline(offer),
            mark.map { look.write($0, decimals: grid.isByRule(criterion) ? 2 : nil) }
              ?? StatusMark(.watch, say("unmarked")).html,
            form(offer, criterion, mark),
          ]))
      }
    }
    return DataTable(
      words, id: "decision-table", caption: say("caption", ["lot": .text(grid.lot.name)]),
      columns: [
        TableColumn(say("criterion"), isRowHeader: true), TableColumn(say("weight.short"), .number),
        TableColumn(say("offer")), TableColumn(say("mark"), .number),
        TableColumn(view.say("picture.column.change")),
      ], rows: rows
    ).html
  }

  /// Sets a mark, or gives a first one.
  private func form(_ offer: Offer, _ criterion: SelectionCriterion, _ mark: Double?) -> HTML {
    guard mayMark(offer), !grid.isByRule(criterion) else { return .empty }
    let score = "\(offer.id.text)/\(criterion.id.text)"
    let isNew = view.dossier.item(score) == nil
    let options = [ChoiceOption("", "–")] + (0...5).map { ChoiceOption(String($0), String($0)) }
    let field = FormField(
      words, "value", label: look.label("value", of: Score.self),
      .choice(mark.map { numberText($0) } ?? "", options),
      scope: "score-\(markupID(score))", look: .hiddenLabel)
    let keys: HTML =
      isNew ? "\(Hidden("offer", offer.id.text))\(Hidden("criterion", criterion.id.text))" : .empty
    return PostForm(
      view, to: isNew ? view.to.list(Score.kind) : view.to.set(Score.kind, score),
      version: isNew ? nil : look.version, back: look.here, look: .inline,
      "\(keys)\(field)\(Button(view.say("picture.set"), .quiet, icon: "check", hidesLabel: true))"
    ).html
  }
}
