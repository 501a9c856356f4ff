import SextantModel

/// What a plan would change of each line, shown before anybody says so.
extension AllocationPicture {
  var proposal: HTML {
    guard let proposal = plan.proposal, !isTrial else { return .empty }
    let changed = plan.lines.indices.filter {
      proposal.amounts[$0] != plan.lines[$0].current
    }
    guard !changed.isEmpty else { return .empty }
    let rows = changed.map { number -> TableLine in
      let line = plan.lines[number]
      let amounts = proposal.amounts[number]
      let after = line.line.taking(amounts, byMonth: plan.periods.count > 1)
      return TableLine([
        look.item(line.line), look.write(line.line.amount),
        "<strong>\(words.write(amounts.sum()))</strong>",
        look.write(line.line.quantity, decimals: nil), look.write(after.quantity, decimals: nil),
      ])
    }
    let table = DataTable(
      words, id: "allocation-changes", caption: say("changes"),
      columns: [
        TableColumn(look.label("line", ofRow: "allocationEntry"), isRowHeader: true),
        TableColumn(say("amountBefore"), .number), TableColumn(say("amountAfter"), .number),
        TableColumn(say("quantityBefore"), .number), TableColumn(say("quantityAfter"), .number),
      ], rows: rows)
    return look.section(say("apply"), "\(table)\(forms(proposal, changed))")
  }

  private func forms(_ proposal: AllocationPlan.Proposal, _ changed: [Int]) -> HTML {
    // What was shown goes with the form: another proposal than the one read is never carried out.
    let shown = changed.map { number in
      Hidden(
        "to", "\(plan.lines[number].line.id.text)=\(proposal.amounts[number].sum().cents)"
      ).html
    }.joined()
    let id = allocation.id.text
    if AllocationActs.isSettled(plan.budget) {
      guard view.reader.mayEdit(Adjustment.kind) else { return .empty }
      let form = PostForm(
        view, to: view.to.boardAct(AllocationBoard.name, id, "adjustments"), version: look.version,
        back: look.here, look: .inline, "\(shown)\(Button(say("propose"), .primary, icon: "add"))")
      return "\(look.note(.neutral, say("settled")))<div class=\"print-hidden\">\(form)</div>"
    }
    guard view.reader.mayEdit(BudgetLine.kind) else { return .empty }
    let form = PostForm(
      view, to: view.to.boardAct(AllocationBoard.name, id, "lines"), version: look.version,
      back: look.here, look: .inline, "\(shown)\(Button(say("carryOut"), .primary, icon: "check"))")
    return "<p>\(say("apply.note"))</p><div class=\"print-hidden\">\(form)</div>"
  }
}
