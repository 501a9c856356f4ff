import SextantKernels
import Testing

@testable import SextantModel

@Suite struct SprintOutlookTests {
  private static func outlook(_ yaml: String) throws -> SprintOutlook {
    let x = ProjectScheduleTests.examination(yaml)
    return try #require(SprintOutlook(nil, x))
  }

  private static let yaml = """
    dossier: {title: Essai, referenceDate: 2026-07-01}
    sprints:
      - {id: S1, name: Un, start: 2026-06-01, end: 2026-06-12, state: closed}
      - {id: S2, name: Deux, start: 2026-06-15, end: 2026-06-26, state: closed}
      - {id: S3, name: Trois, start: 2026-06-29, end: 2026-07-10, state: running}
    cards:
      - {id: A, title: a, sprint: S1, state: done, points: 8}
      - {id: B, title: b, sprint: S2, state: done, points: 5}
      - {id: C, title: c, sprint: S2, state: done}
      - {id: D, title: d, sprint: S3, state: done, points: 3, movedOn: 2026-06-27}
      - {id: E, title: e, sprint: S3, state: done, points: 2, movedOn: 2026-07-01}
      - {id: F, title: f, sprint: S3, state: doing, points: 5}
      - {id: G, title: g, state: backlog, points: 9}
    """

  @Test func `velocity, what is left and how long it will take`() throws {
    let outlook = try Self.outlook(Self.yaml)
    // 8, then 5 + 1.
    #expect(outlook.past.map(\.done) == [8, 6])
    #expect(outlook.velocity?.mean == 7)
    #expect(outlook.remaining == 14)
    #expect(outlook.forecast?.likely == 2)
    // t(0,9; 1) = 3,078; s = √2: k sprints bring 7k ± 4,353·√(k + k²/2): up to 12,3 for one and
    // 22,7 for two; at least 12,9 for four and 16,8 for five.
    #expect(outlook.forecast?.fewest == 2 && outlook.forecast?.most == 5)
    // Two sprints of 8 or 6: 14 unless both were 6.
    #expect(abs(outlook.chances[1] - 0.75) < 0.02)
    #expect(outlook.usualDays == 10)
  }

  @Test func `what is left of the running sprint day by day`() throws {
    let outlook = try Self.outlook(Self.yaml)
    #expect(outlook.sprint?.id == "S3" && outlook.days.count == 10)
    // What was moved on the Saturday before counts on the Monday; today is the third day.
    #expect(outlook.burndown?.remaining == [10, 7, 7, 5])
    #expect(outlook.burndown?.ideal.last == 0)
    // Five points in three days: the other five take three more.
    #expect(outlook.burndown?.projectedEnd == 6)
  }

  @Test func `what is taken into a sprint under way is added scope, on its day`() throws {
    let outlook = try Self.outlook(
      Self.yaml
        .replacing("title: f, sprint: S3,", with: "title: f, sprint: S3, takenOn: 2026-06-30,")
        .replacing("title: d, sprint: S3,", with: "title: d, sprint: S3, takenOn: 2026-06-26,"))
    // 3 and 2 from the beginning, 5 on Tuesday; 3 done on Monday, 2 on Wednesday.
    #expect(outlook.burndown?.remaining == [5, 2, 7, 5])
    #expect(outlook.burndown?.added == 5)
    #expect(outlook.burndown?.ideal.first == 5)
  }

  /// 3 April 2026 is Good Friday, 6 April Easter Monday.
  @Test func `a house in Alsace keeps its own holidays`() throws {
    let yaml = """
      dossier: {title: Essai, referenceDate: 2026-04-01}
      sprints: [{id: S1, name: Un, start: 2026-03-30, end: 2026-04-10, state: running}]
      """
    #expect(try Self.outlook(yaml).days.count == 9)
    let alsace = yaml + "\norganisation: {name: Maison, holidays: alsaceMoselle}"
    #expect(try Self.outlook(alsace).days.count == 8)
  }

  @Test func `no dated sprint, no outlook`() {
    let x = ProjectScheduleTests.examination(
      "dossier: {title: Essai}\nsprints: [{id: S1, name: Un}]\n")
    #expect(SprintOutlook(nil, x) == nil)
  }
}
