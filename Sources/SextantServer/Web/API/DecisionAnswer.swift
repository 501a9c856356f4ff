import SextantFiles
import SextantModel

/// What a lot's decision and an envelope's allocation come to, for programs.
enum DecisionAnswer {
  static func lot(_ id: String, _ seat: APISeat) throws -> APIAnswer {
    if let first = seat.request.query.first { throw unknownParameter(first.name, nearest: nil) }
    guard let lot = try ItemAnswer.shown(Lot.self, id, seat.scene) as? Lot else {
      throw APIProblem(.notFound)
    }
    let x = Examination(of: seat.scene.reduced, on: seat.doer.now.day)
    return APIAnswer(200, DecisionReport.plain(LotDecision(LotGrid(of: lot, x))))
  }

  static func allocation(_ id: String, _ seat: APISeat) throws -> APIAnswer {
    if let first = seat.request.query.first { throw unknownParameter(first.name, nearest: nil) }
    guard
      let allocation = try ItemAnswer.shown(BudgetAllocation.self, id, seat.scene)
        as? BudgetAllocation
    else { throw APIProblem(.notFound) }
    let x = Examination(of: seat.scene.reduced, on: seat.doer.now.day)
    return APIAnswer(200, DecisionReport.plain(AllocationPlan(of: allocation, x)))
  }
}
