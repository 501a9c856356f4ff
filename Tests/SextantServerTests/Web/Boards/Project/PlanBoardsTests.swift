import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// The boards of a plan, read as their pages say them, against figures worked out by hand
/// (`Tests/Fixtures/plan/atelier`, where the dates are told).
@Suite struct PlanBoardsTests {
  static let dossier: Dossier = DossierReader.read(
    Folder("\(BoardStage.root.path)/Tests/Fixtures/plan/atelier").read() ?? []
  ).dossier

  static func view(
    _ query: [(name: String, value: String)] = [], of dossier: Dossier = dossier
  ) -> View { BoardStage.view(.french, query, of: dossier) }

  static func figures(
    _ board: any Board.Type, _ query: [(name: String, value: String)] = []
  ) -> BoardFigures { BoardFigures(board.draw(view(query))) }

  private static func written(_ month: Int, _ day: Int) -> String {
    guard let day = Day(2026, month, day) else { return "" }
    return BoardFigures.plain(view().words.write(day))
  }

  private static func money(_ cents: Int) -> String {
    BoardFigures.plain(view().words.write(Money(cents: cents)))
  }

  private static let table = [(name: "view", value: "table")]
  private static func say(_ key: String) -> String { BoardFigures.plain(view().say(key)) }

  @Test func `the network's dates and slack are the hand's`() {
    let page = Self.figures(NetworkBoard.self, Self.table)
    let rows = page.table("network-table").dropFirst()
    #expect(
      rows.map { $0[1] }
        == [(6, 15), (6, 22), (6, 22), (7, 2), (7, 10)].map { Self.written($0, $1) })
    #expect(
      rows.map { $0[2] }
        == [(6, 19), (7, 1), (6, 25), (7, 9), (7, 15)].map { Self.written($0, $1) })
    // C, four days after A, may as well come last before E: 6 to 9 July, ten days later.
    #expect(rows.map { $0[3] }[2] == Self.written(7, 6))
    #expect(rows.map { $0[4] }[2] == Self.written(7, 9))
    let critical = Self.say("board.gantt.legend.critical")
    #expect(rows.map { $0[5] } == [critical, critical, "10,0", critical, critical])
    #expect(rows.map { $0[6] } == ["0,0", "0,0", "10,0", "0,0", "0,0"])
    let picture = Self.figures(NetworkBoard.self)
    #expect(picture.text.contains("A → B → D → E"))
    for length in ["5,0 j", "8,0 j", "4,0 j", "6,0 j", "3,0 j"] {
      #expect(picture.text.contains(length))
    }
    let english = BoardFigures(
      NetworkBoard.draw(BoardStage.view(.english, of: Self.dossier)))
    #expect(english.text.contains("8.0 d") && !english.text.contains("8.0 j"))
  }

  @Test func `the Gantt chart's slack is the network's`() {
    let page = Self.figures(GanttBoard.self, Self.table)
    let critical = Self.say("board.gantt.legend.critical")
    #expect(
      page.column("gantt-table", Self.say("board.gantt.slack"))
        == [critical, critical, "10,0", critical, critical])
    #expect(
      page.column("gantt-table", Self.say("board.gantt.workingDays")) == ["5", "8", "4", "6", "3"])
    let stands = ["done", "running", "running", "planned", "planned"]
    #expect(
      page.column("gantt-table", Self.say("board.gantt.state"))
        == stands.map { Self.say("board.gantt.stand.\($0)") })
  }

  @Test func `the forecast says what is certain, what is lost and what is even`() throws {
    let page = Self.figures(ForecastBoard.self, Self.table)
    let rows = Array(page.table("forecast-table").dropFirst())
    try #require(rows.count == 3)
    // Reached on the 19th; over on 1 July, five days too late; between 13 and 16 July.
    #expect(rows[0][2...4].allSatisfy { $0 == Self.written(6, 19) } && rows[0][5] == "100 %")
    #expect(rows[1][2...4].allSatisfy { $0 == Self.written(7, 1) } && rows[1][5] == "0 %")
    #expect(rows[2][2] == Self.written(7, 15) && rows[2][4] == Self.written(7, 16))
    #expect([Self.written(7, 15), Self.written(7, 16)].contains(rows[2][3]) && rows[2][5] == "0 %")
    // The formula is even; playing is near it.
    #expect(page.text.contains("50 % de chances par la formule"))
    let played = page.text.split(separator: "formule PERT sur le seul chemin critique, ").last
      .flatMap { Int($0.prefix { $0.isNumber }) }
    #expect((47...53).contains(played ?? 0))
  }

  @Test func `the burndown, the velocity and what is left are the hand's`() {
    let page = Self.figures(BurndownBoard.self)
    // 15 points in five days, 5 done on the first.
    #expect(
      page.column("sprint-burndown-table", Self.say("board.burndown.remaining"))
        == ["15", "10", "10", "–", "–", "–"])
    #expect(
      page.column("sprint-burndown-table", Self.say("board.burndown.steady"))
        == ["15", "12", "9", "6", "3", "0"])
    #expect(
      page.column("velocity-table", Self.say("board.burndown.done")) == ["10", "14"])
    #expect(page.text.contains("12,0 " + Self.say("board.burndown.velocity")))
    #expect(page.text.contains("18 " + Self.say("board.burndown.left")))
    #expect(page.text.contains("1,0 " + Self.say("board.burndown.behind")))
    // 18 points at 12 a sprint: two sprints, this one and the next, to 10 July.
    #expect(page.text.contains("à ce rythme : 2 (fin le \(Self.written(7, 10)))"))
  }

  @Test func `the workload has one overload, and levelling ends it with one move`() throws {
    let page = Self.figures(PlanLoadBoard.self, Self.table)
    let rows = page.table("plan-load-table").dropFirst()
    let over = rows.filter { $0.last == Self.say("board.plan-load.over") }
    #expect(over.count == 1)
    #expect(over.first?.prefix(5) == ["Léa Morvan", Self.written(6, 29), "49,0", "35,0", "140 %"])
    #expect(rows.map { $0[2] } == ["35,0", "35,0", "49,0", "7,0", "14,0", "14,0", "28,0"])
    // The week of 14 July has four days.
    #expect(rows.map { $0[3] } == ["35,0", "35,0", "35,0", "35,0", "28,0", "35,0", "35,0"])
    let moves = page.table("level-table").dropFirst()
    #expect(moves.count == 1)
    let days = [(6, 30), (7, 2), (7, 3), (7, 7)].map { Self.written($0, $1) }
    #expect(moves.first.map { Array($0[1...4]) } == days)
    #expect(page.text.contains(Self.say("plan.verified")))
    #expect(page.markup.contains("action=\"/d/aubrelle/projects/PJ/verbs/project.level\""))
    let reader = PlanLoadBoard.draw(
      BoardStage.view(.french, Self.table, of: Self.dossier, mayEdit: false))
    #expect(!reader.markup.contains("project.level"))
  }

  @Test func `what the button does is what the page showed, and no overload is left`() throws {
    // Pressed months later: the dossier is judged, and levelled, on its own day.
    let later = Moment(day: try #require(Day(2026, 11, 22)), time: ClockTime(minutes: 600))
    let outcome = try Verbs.perform(
      "project.level", on: "PJ",
      VerbContext(Self.dossier, at: later, by: .init(name: "Inès", mayApprove: true))
    ).get()
    let moved = outcome.changed.compactMap { $0 as? ProjectTask }
    #expect(moved.map(\.id.text) == ["C"])
    #expect(moved.first?.start == Day(2026, 7, 2) && moved.first?.end == Day(2026, 7, 7))
    var changed = Self.dossier
    for task in moved { changed.put(task) }
    let page = BoardFigures(PlanLoadBoard.draw(Self.view(Self.table, of: changed)))
    let rows = page.table("plan-load-table").dropFirst()
    #expect(!rows.isEmpty && rows.allSatisfy { $0.last == Self.say("board.plan-load.within") })
    #expect(page.table("level-table").isEmpty)
  }

  // MARK: - Backward

  @Test func `counted back, each task has its latest dates and what it lacks`() {
    let page = Self.figures(BackwardBoard.self, Self.table)
    let rows = page.table("backward-table").dropFirst()
    // E must end on 10 July, so begin on the 8th; D on 30 June; B end on 26 June for its milestone.
    let names = ["Maquettes", "Intégration", "Textes", "Recette"]
    #expect(rows.count == 4 && zip(rows, names).allSatisfy { $0[0].hasPrefix($1) })
    #expect(
      rows.map { $0[1] } == [(6, 17), (6, 30), (7, 2), (7, 8)].map { Self.written($0, $1) })
    #expect(
      rows.map { $0[2] } == [(6, 26), (7, 7), (7, 7), (7, 10)].map { Self.written($0, $1) })
    #expect(rows.map { $0[5] } == ["−3,0", "−2,0", "2,0", "−2,0"])
    #expect(page.text.contains("3 dates promises"))
    #expect(page.text.contains("2 dates impossibles"))
    #expect(page.text.contains("−3,0 " + Self.say("board.backward.leastSlack")))
  }

  @Test func `an impossible date is explained by its chain`() {
    let page = Self.figures(BackwardBoard.self)
    let first = page.table("chain-1").dropFirst()
    #expect(first.map { $0[0] } == ["Maquettes"] && first.map { $0[3] } == ["8,0"])
    let second = page.table("chain-2").dropFirst()
    #expect(second.map { $0[0] } == ["Maquettes", "Intégration", "Recette"])
    #expect(second.map { $0[3] } == ["8,0", "6,0", "3,0"])
    #expect(second.last?[2] == Self.written(7, 15))
    #expect(second.map { $0[4] } == ["Léa Morvan", "Max Ferrer", "Léa Morvan"])
    #expect(page.text.contains("Il manque 2,0 jours ouvrés"))
    #expect(page.table("chain-3").isEmpty)
  }

  @Test func `an absence makes a date impossible too`() {
    var dossier = Self.dossier
    var away = Absence()
    away.id = "AB"
    away.person = "max"
    away.start = Day(2026, 7, 6)
    away.end = Day(2026, 7, 10)
    dossier.put(away)
    // D: 2 and 3 July, then 13, 15, 16 and 17; E on 20, 21 and 22 July: 5 days after the deadline.
    let page = BoardFigures(BackwardBoard.draw(Self.view(of: dossier)))
    #expect(page.text.contains("3 dates impossibles"))
    #expect(page.text.contains("au plus tôt le \(Self.written(7, 22)). Il manque 5,0 jours"))
  }

  @Test func `a change is tried beside the plan and changes nothing`() {
    let page = Self.figures(BackwardBoard.self, [("task", "C"), ("days", "+5")])
    let rows = page.table("trial-table").dropFirst()
    #expect(rows.map { $0[1] }.prefix(3) == [Self.written(7, 15), "50 %", "3,0"])
    #expect(rows.map { $0[2] }.prefix(3) == [Self.written(7, 16), "0 %", "3,0"])
    #expect(rows.last?.last == "Textes , Recette")
    let moves = page.table("trial-moves").dropFirst()
    #expect(moves.count == 2)
    #expect(
      moves.first.map { Array($0[1...4]) }
        == [(6, 30), (6, 30), (7, 3), (7, 10)].map { Self.written($0, $1) })
    let within = Self.figures(BackwardBoard.self, [("task", "C"), ("days", "0")])
    #expect(within.text.contains(Self.say("trial.nothingMoves")))
    let wrong = Self.figures(BackwardBoard.self, [("task", "C"), ("days", "beaucoup")])
    #expect(wrong.text.contains(Self.say("trial.days.wrong")))
    #expect(wrong.table("trial-table").isEmpty)
    let gone = Self.figures(BackwardBoard.self, [("task", "T9"), ("days", "1")])
    #expect(gone.table("trial-table").isEmpty)
  }

  @Test func `days are read as people write them`() {
    #expect(PlanTrial.days("+2,5") == 2.5 && PlanTrial.days(" −1 ") == -1)
    #expect(PlanTrial.days("1e9") == nil && PlanTrial.days("nan") == nil)
    #expect(PlanTrial.days("") == nil && PlanTrial.days("2 j") == nil)
  }

  // MARK: - Money

  /// The published case: BAC 3 700, PV 3 000, EV 2 400, AC 2 700.
  @Test func `earned value says the published figures`() throws {
    let page = Self.figures(EarnedValueBoard.self, Self.table)
    for (figure, key) in [
      (Self.money(300_000), "planned"), (Self.money(240_000), "earned"),
      (Self.money(270_000), "actual"), ("0,89", "costIndex"), ("0,80", "scheduleIndex"),
    ] {
      #expect(page.text.contains("\(figure) " + Self.say("board.earned-value.\(key)")), "\(key)")
    }
    let outlooks = page.table("earned-value-outlooks").dropFirst()
    #expect(outlooks.map { $0[1] } == [416_250, 400_000, 452_813].map(Self.money))
    #expect(outlooks.map { $0[2] } == [146_250, 130_000, 182_813].map(Self.money))
    #expect(outlooks.map { $0[3] } == [-46_250, -30_000, -82_813].map(Self.money))
    // 1 300 left over 1 462,50, 1 300 and 1 828,13.
    #expect(outlooks.map { $0[4] } == ["0,89", "1,00", "0,71"])
    #expect(page.text.contains("doit acquérir 1,30 euro"))
    #expect(page.text.contains("\(Self.money(60_000)) de valeur prévue ne sont pas acquis"))
    #expect(page.text.contains("\(Self.money(30_000)) de plus que la valeur acquise"))
    // The mock-ups were due on Friday 26 June: Monday and Tuesday have passed.
    #expect(
      page.text.contains("« Maquettes validées », était prévu le \(Self.written(6, 26)) : 2 jours"))
  }

  @Test func `earned value's curve goes week by week, and stops today where it is told`() {
    let page = Self.figures(EarnedValueBoard.self, Self.table)
    let rows = page.table("earned-value-course").dropFirst()
    let days = [(6, 14), (6, 21), (6, 28), (6, 30), (7, 5), (7, 12)].map { Self.written($0, $1) }
    #expect(rows.map { $0[0] } == days)
    #expect(
      rows.map { $0[1] }
        == [0, 240_000, 300_000, 300_000, 300_000, 370_000].map(Self.money))
    let earned = [0, 240_000, 240_000, 240_000].map(Self.money)
    #expect(rows.map { $0[2] } == earned + ["–", "–"])
    // June's costs count when June is over.
    #expect(rows.map { $0[3] } == [0, 0, 0, 270_000].map(Self.money) + ["–", "–"])
    let milestones = page.table("earned-value-milestones")
    #expect(milestones.last?[3] == Self.money(370_000))
    #expect(milestones.last?[4] == Self.money(240_000))
    let picture = Self.figures(EarnedValueBoard.self)
    #expect(picture.markup.contains("line-3") && !picture.table("earned-value-curve-table").isEmpty)
  }

  // MARK: - What cannot be planned

  @Test(arguments: ["circle", "nobody", "lengths", "impossible"])
  func `plans that cannot be are told on every board of plans`(name: String) throws {
    let dossier = DossierReader.read(
      Folder("\(BoardStage.root.path)/Tests/Fixtures/plan/\(name)").read() ?? []
    ).dossier
    let boards: [any Board.Type] = [
      NetworkBoard.self, GanttBoard.self, ForecastBoard.self, BackwardBoard.self,
      PlanLoadBoard.self, EarnedValueBoard.self,
    ]
    for board in boards {
      for query in [[], Self.table] {
        let html = board.draw(Self.view(query, of: dossier))
        #expect(BoardMarkup(html.markup).faults == [], "\(board.name)")
      }
    }
    let page = BoardFigures(BackwardBoard.draw(Self.view(of: dossier)))
    switch name {
    case "circle":
      #expect(page.text.contains("se précèdent en rond") && page.table("backward-table").isEmpty)
    case "nobody": #expect(page.text.contains("aucune heure à lui donner"))
    case "lengths": #expect(page.text.contains("ne dure rien"))
    default: #expect(page.text.contains("Il manque 2,0 jours ouvrés"))
    }
  }
}
