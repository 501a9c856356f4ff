import SextantKernels
import Testing

@testable import SextantModel

@Suite struct LotDecisionTests {
  /// One lot, three criteria, two offers.
  private func dossier(_ set: (inout Lot, inout [SelectionCriterion], inout [Offer]) -> Void)
    -> (Examination, Lot)
  {
    var lot = Lot()
    lot.id = "L1"
    lot.name = "CRM"
    lot.consultation = "CS1"
    var consultation = Consultation()
    consultation.id = "CS1"
    var condition = KnockOut()
    condition.topic = .accessibility
    consultation.knockOuts = [condition]
    var criteria = [("k1", 50.0), ("k2", 30), ("k3", 20)].map { id, weight in
      var criterion = SelectionCriterion()
      criterion.id = ID(id)
      criterion.lot = "L1"
      criterion.weight = weight
      criterion.topic = id == "k3" ? .cost : .functions
      return criterion
    }
    var offers = ["A", "B"].map { id in
      var offer = Offer()
      offer.id = ID(id)
      offer.lot = "L1"
      offer.meets = [.accessibility]
      return offer
    }
    set(&lot, &criteria, &offers)
    var dossier = Dossier()
    dossier.put(lot)
    dossier.put(consultation)
    for criterion in criteria { dossier.put(criterion) }
    for offer in offers { dossier.put(offer) }
    for (offer, marks) in [("A", [4.0, 3, 2]), ("B", [3.0, 5, 4])] {
      for (place, mark) in marks.enumerated() {
        var score = Score()
        score.offer = ID(offer)
        score.criterion = ID("k\(place + 1)")
        score.value = mark
        score.id = ID("\(offer)/k\(place + 1)")
        dossier.put(score)
      }
    }
    return (Examination(of: dossier, on: Day(number: 0)), lot)
  }

  private func decision(
    _ set: (inout Lot, inout [SelectionCriterion], inout [Offer]) -> Void = { _, _, _ in }
  ) -> LotDecision {
    let (x, lot) = dossier(set)
    return LotDecision(LotGrid(of: lot, x))
  }

  /// A: (4·50 + 3·30 + 2·20)/100 = 3.3; B: (3·50 + 5·30 + 4·20)/100 = 3.8.
  @Test func `totals are the weighted means of the marks`() throws {
    let decision = decision()
    let totals = try #require(decision.sum?.ranking.totals)
    #expect(abs(totals[0] - 3.3) < 1e-12 && abs(totals[1] - 3.8) < 1e-12)
    #expect(decision.winners == [1])
    // Without k3: (4·50 + 3·30)/80 = 3.625.
    let quality = try #require(decision.quality(of: decision.grid.offers[0]))
    #expect(abs(quality - 3.625) < 1e-12)
  }

  @Test func `a condition or a least mark puts an offer out, silence leaves a doubt`() {
    let out = decision { _, _, offers in
      var answer = ConditionAnswer()
      answer.topic = .accessibility
      answer.state = .notMet
      offers[1].meets = []
      offers[1].answers = [answer]
    }
    #expect(out.ranked == [0] && out.winners == [0])
    let below = decision { _, criteria, _ in criteria[2].least = 3 }
    #expect(below.ranked == [1])
    let doubt = decision { _, _, offers in offers[0].meets = [] }
    #expect(doubt.ranked == [0, 1])
    guard case .inDoubt(let open) = doubt.standings[0] else {
      Issue.record("an offer whose conditions nobody looked at is in doubt")
      return
    }
    #expect(open.map(\.topic) == [.accessibility])
  }

  @Test func `each condition is met, not met or not said, with or without a topic`() {
    var topical = KnockOut()
    topical.topic = .accessibility
    topical.text = "RGAA"
    var worded = KnockOut()
    worded.text = "Hébergé en France"
    let all = [topical, worded]
    var offer = Offer()
    offer.meets = [.accessibility]
    #expect(all.map { offer.answer(to: $0) } == [.met, nil])
    offer = offer.answering(worded, .notMet, among: all)
    #expect(all.map { offer.answer(to: $0) } == [.met, .notMet])
    // What was said last counts, and silence can be gone back to.
    offer = offer.answering(topical, .notMet, among: all)
    #expect(offer.meets == [] && all.map { offer.answer(to: $0) } == [.notMet, .notMet])
    offer = offer.answering(worded, nil, among: all).answering(topical, nil, among: all)
    #expect(all.map { offer.answer(to: $0) } == [nil, nil] && offer.answers.isEmpty)
    // Two conditions of one topic are answered apart.
    var other = topical
    other.text = "WCAG"
    let twins = [topical, other]
    offer = offer.answering(topical, .met, among: twins).answering(other, .notMet, among: twins)
    #expect(twins.map { offer.answer(to: $0) } == [.met, .notMet])
  }

  /// Lowest over price: 5 × 1000/1000 and 5 × 1000/1250 = 4.
  @Test func `a price rule gives the marks of cost`() {
    let decision = decision { lot, _, offers in
      lot.priceScoring = .proportional
      offers[0].price = Money(units: 1000)
      offers[1].price = Money(units: 1250)
    }
    let grid = decision.grid
    #expect(grid.mark(grid.offers[0], grid.criteria[2]) == 5)
    #expect(grid.mark(grid.offers[1], grid.criteria[2]) == 4)
    #expect(grid.typedMark(grid.offers[0], grid.criteria[2]) == 2)
  }

  /// Saaty's textbook matrix 1, 3, 5 / 1, 3 / 1: 0.6370, 0.2583, 0.1047, CR 0.033.
  @Test func `judgements two by two become weights`() throws {
    let decision = decision { lot, _, _ in
      lot.judgements = [("k1", "k2", 3.0), ("k1", "k3", 5), ("k2", "k3", 3)].map {
        first, second, ratio in
        var judgement = CriterionJudgement()
        judgement.first = ID(first)
        judgement.second = ID(second)
        judgement.ratio = ratio
        return judgement
      }
    }
    guard case .found(_, let priorities) = decision.judged else {
      Issue.record("judgements that link all criteria give weights")
      return
    }
    for (weight, published) in zip(priorities.weights, [0.6370, 0.2583, 0.1047]) {
      #expect(abs(weight - published) < 5e-5)
    }
    #expect(abs(priorities.consistencyRatio - 0.033) < 1e-3)
    // 4·0.6370 + 3·0.2583 + 2·0.1047 = 3.5323.
    let judged = try #require(decision.judgedSum?.ranking.totals.first)
    #expect(abs(judged - 3.5323) < 3e-4)
  }

  @Test func `judgements that leave a criterion alone say so`() {
    let decision = decision { lot, _, _ in
      var judgement = CriterionJudgement()
      judgement.first = "k1"
      judgement.second = "k2"
      judgement.ratio = 3
      lot.judgements = [judgement]
    }
    guard case .fault(.unconnected(let groups)) = decision.judged else {
      Issue.record("k3 is compared with nothing")
      return
    }
    #expect(groups == [["k1", "k2"], ["k3"]])
  }
}

@Suite struct OfferCostTests {
  private func item(_ amount: Int, _ payment: CostPayment?) -> CostItem {
    var item = CostItem()
    item.amount = Money(cents: amount)
    item.payment = payment
    return item
  }

  /// 100 € a month for 36 months, 500 € in months 1, 13 and 25, 1 000 € once.
  @Test func `parts are paid once, monthly, yearly and by use`() throws {
    var use = item(5, .byUse)
    use.unitsPerMonth = 2000
    var late = item(10_000, .monthly)
    late.fromMonth = 35
    let cost = try OfferCost(
      of: [item(10_000, .monthly), item(50_000, .yearly), item(100_000, nil), use, late],
      months: 36)
    #expect(cost.parts.map(\.cents) == [360_000, 150_000, 100_000, 360_000, 20_000])
    #expect(cost.total == Money(cents: 990_000) && cost.presentValue == cost.total)
    #expect(cost.byMonth[0] == Money(cents: 10_000 + 50_000 + 100_000 + 10_000))
  }

  @Test func `an amount below nought is a fault that names its part`() {
    #expect(throws: OfferCost.Fault.negative(part: 1)) {
      try OfferCost(of: [item(1, nil), item(-1, nil)], months: 36)
    }
  }
}
