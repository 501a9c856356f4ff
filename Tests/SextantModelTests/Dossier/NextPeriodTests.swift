import Testing

@testable import SextantModel

@Suite struct NextPeriodTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year, month, day) ?? Day(number: 0)
  }

  @Test("the plan moves by whole years, however long it is, and is judged on its first day")
  func head() {
    func next(_ start: Day?, _ end: Day?, _ reference: Day?) -> DossierHead {
      var head = DossierHead()
      head.planStart = start
      head.planEnd = end
      head.referenceDate = reference
      return NextPeriod(after: head).head(head, title: "Suite")
    }
    let year = next(day(2026, 1, 1), day(2026, 12, 31), day(2026, 6, 30))
    #expect(year.planStart == day(2027, 1, 1) && year.planEnd == day(2027, 12, 31))
    #expect(year.referenceDate == day(2027, 1, 1) && year.title == "Suite")
    let season = next(day(2026, 9, 1), day(2027, 2, 28), nil)
    #expect(season.planStart == day(2027, 9, 1) && season.planEnd == day(2028, 2, 29))
    #expect(season.referenceDate == nil)
    let three = next(day(2026, 1, 1), day(2028, 12, 31), nil)
    #expect(three.planStart == day(2029, 1, 1) && three.planEnd == day(2031, 12, 31))
    let open = next(nil, nil, day(2026, 6, 30))
    #expect(open.planStart == nil && open.referenceDate == day(2027, 6, 30))
  }

  private func period() -> NextPeriod {
    var head = DossierHead()
    head.planStart = day(2026, 1, 1)
    head.planEnd = day(2026, 12, 31)
    return NextPeriod(after: head)
  }

  @Test("an objective that is over is proposed anew a year later; one that still runs stays")
  func objectives() throws {
    var over = Objective()
    over.id = "OB1"
    over.start = day(2026, 1, 1)
    over.deadline = day(2026, 12, 31)
    over.state = .adopted
    let moved = try #require(period().carried(over) as? Objective)
    #expect(moved.start == day(2027, 1, 1) && moved.deadline == day(2027, 12, 31))
    #expect(moved.state == .proposed)
    var running = over
    running.start = day(2026, 7, 1)
    running.deadline = day(2027, 6, 30)
    #expect(period().carried(running) as? Objective == running)
    var abandoned = over
    abandoned.state = .abandoned
    #expect(period().carried(abandoned) == nil)
  }

  @Test("targets and appointments come again; what happened keeps its day")
  func others() throws {
    var indicator = Indicator()
    indicator.id = "K1"
    var past = IndicatorTarget()
    past.date = day(2026, 6, 30)
    var later = IndicatorTarget()
    later.date = day(2028, 2, 29)
    indicator.targets = [past, later]
    let targets = (period().carried(indicator) as? Indicator)?.targets.map(\.date)
    #expect(targets == [day(2027, 6, 30), day(2028, 2, 29)])
    var account = ClientAccount()
    account.id = "CL1"
    account.lastContact = day(2026, 6, 12)
    account.nextContact = day(2026, 9, 1)
    let called = try #require(period().carried(account) as? ClientAccount)
    #expect(called.lastContact == day(2026, 6, 12) && called.nextContact == day(2027, 9, 1))
    var measure = Measure()
    measure.period = Period.month(2026, 5)
    #expect((period().carried(measure) as? Measure)?.period == Period.month(2026, 5))
  }

  @Test("next year's dossier of the worked example opens with what is true of a plan just begun")
  func example() throws {
    let old = DossierReader.read(try Project.sources(below: "Examples/maison-aubrelle")).dossier
    let next = old.carriedOver(title: "Maison Aubrelle 2027")
    let head = next.only(DossierHead.self)
    #expect(head.planStart == day(2027, 1, 1) && head.planEnd == day(2027, 12, 31))
    #expect(head.referenceDate == day(2027, 1, 1))
    // Last year's figures are there, as last year's.
    #expect(next.all(Measure.self) == old.all(Measure.self))
    #expect(next.all(Actual.self) == old.all(Actual.self))
    #expect(next.find(ID<Budget>("BG2026")) == old.find(ID<Budget>("BG2026")))
    let objective = try #require(next.find(ID<Objective>("OB1")))
    #expect(objective.start == day(2027, 1, 1) && objective.state == .proposed)
    // What was done and said is not.
    #expect(next.all(Action.self).isEmpty && next.all(Signal.self).isEmpty)
    #expect(next.all(Campaign.self).isEmpty && next.all(Comment.self).isEmpty)
    #expect(next.all(ProjectTask.self).isEmpty && next.all(Slide.self).isEmpty)
    let results = Examination(of: next, on: day(2027, 1, 1)).run()
    let findings = results.flatMap(\.findings)
    #expect(findings.count <= 60, "\(findings.count)")
    // Nothing of the plan itself is overdue or over.
    let keys = Set(findings.map(\.message.key))
    for gone in ["check.KPI02.noMeasure", "check.KPI01.noObjective", "check.STR07.noObjective"] {
      #expect(!keys.contains(gone))
    }
  }
}
