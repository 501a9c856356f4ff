import SextantModel

/// What of a decision is kept as it was agreed: lots and criteria once the consultation was sent,
/// marks of an offer that was retained. What is kept has no form; a note says why, and what reopens
/// it.
extension DecisionPicture {
  /// Whether the reader may change weights and judgements now.
  var mayWeigh: Bool {
    view.reader.mayEdit(SelectionCriterion.kind) && view.reader.mayEdit(Lot.kind)
      && lotHolds.isEmpty
  }

  func mayMark(_ offer: Offer) -> Bool {
    view.reader.mayEdit(Score.kind) && holds(on: offer).isEmpty
  }

  /// Whether the reader may say which conditions an offer meets.
  func mayAnswer(_ offer: Offer) -> Bool {
    view.reader.mayEditItem(offer) && holds(on: offer).isEmpty
  }

  /// Why weights and judgements are kept; nothing for who could not change them anyhow.
  var keptWeights: HTML {
    view.reader.mayEdit(SelectionCriterion.kind) ? note(lotHolds) : .empty
  }

  /// Why marks are kept, each offer's own.
  var keptMarks: HTML {
    view.reader.mayEdit(Score.kind) ? note(offers.flatMap { holds(on: $0) }) : .empty
  }

  private var lotHolds: [Hold] { holds(on: grid.lot) }

  private func holds(on item: any Item) -> [Hold] { Agreements.holds(on: item, in: view.dossier) }

  private func note(_ holds: [Hold]) -> HTML {
    guard !holds.isEmpty else { return .empty }
    return Notice(
      .none, "\(each: holds, { AgreedPage.line($0, view) })",
      title: view.say("agreement.form.title"), isStatus: false
    ).html
  }
}
