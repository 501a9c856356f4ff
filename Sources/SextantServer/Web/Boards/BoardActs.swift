import SextantModel

/// What forms of boards change beyond one item's fields: `boards/NAME/ID/ACT`.
enum BoardActs {
  /// - Returns: `nil` where the path is another's.
  static func post(_ path: [String], _ act: Act) async -> Answer? {
    guard path.first == "boards", path.count == 4 else { return nil }
    switch (path[1], path[3]) {
    case (DecisionBoard.name, "marks"): return await DecisionActs.marks(path[2], act)
    case (DecisionBoard.name, "conditions"): return await DecisionActs.conditions(path[2], act)
    case (DecisionBoard.name, "judgements"): return await DecisionActs.judgements(path[2], act)
    case (DecisionBoard.name, "weights"): return await DecisionActs.weights(path[2], act)
    case (AllocationBoard.name, "lines"): return await AllocationActs.lines(path[2], act)
    case (AllocationBoard.name, "adjustments"):
      return await AllocationActs.adjustments(path[2], act)
    case (ArrangementsBoard.name, "erase"): return await ArrangementActs.erase(path[2], act)
    case (DeliberationBoard.name, "reconcile"):
      return await DeliberationActs.reconcile(path[2], act)
    case (DeliberationBoard.name, "vote"): return await DeliberationActs.vote(path[2], act)
    case (DoubleMarkingBoard.name, "marks"): return await MarkingActs.blind(path[2], act)
    case (AgreementBoard.name, "marks"): return await MarkingActs.anchor(path[2], act)
    case (DefenceBoard.name, "marks"): return await DefenceActs.marks(path[2], act)
    case (MinutesBoard.name, "open"): return await MinutesActs.open(path[2], act)
    case (DepositBoard.name, "make"): return await DepositActs.make(path[2], act)
    case (DepositBoard.name, "withdraw"): return await DepositActs.withdraw(path[2], act)
    case (DepositBoard.name, "again"): return await DepositActs.sendAgain(path[2], act)
    case (RetentionBoard.name, "erase"): return await RetentionActs.erase(path[2], act)
    case (RetentionBoard.name, "erase-subject"):
      return await RetentionActs.eraseSubject(path[2], act)
    default: return .notFound
    }
  }
}

extension Address {
  /// Where a board's form of several items goes.
  func boardAct(_ board: String, _ id: String, _ act: String) -> String {
    "\(self.board(board))/\(percentEncoded(id))/\(act)"
  }
}
