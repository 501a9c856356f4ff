import SextantModel
import Testing

@testable import SextantServer

@Suite struct BudgetSheetTests {
  private static func example() throws -> BudgetSheet {
    let x = BoardStage.examination
    return BudgetSheet(try #require(x.find(ID<Budget>("BG2026"))), in: x)
  }

  @Test func `the worked example adds up to the cent`() throws {
    let sheet = try Self.example()
    let total = sheet.total
    #expect(total.planned == Money(units: 765_210))
    #expect(total.plannedToDate == Money(units: 393_662))
    #expect(total.spent == Money(units: 400_550))
    #expect(total.variance == Money(units: 6_888))
    // 400 550 spent and 765 210 − 393 662 still to come.
    #expect(total.landing == Money(units: 772_098))
    // 780 000 − 765 210 − 14 790 kept for the unforeseen.
    #expect(sheet.free == .zero)
    #expect(sheet.printedGap == .zero)
    #expect(sheet.closed == Day(2026, 6, 30))
  }

  @Test func `groups by nature and by unit make the whole, greatest first`() throws {
    let sheet = try Self.example()
    let natures = sheet.groups(by: .nature)
    #expect(natures.map(\.key) == ["fixed", "variable"])
    #expect(natures.map(\.sum.planned) == [Money(units: 578_490), Money(units: 186_720)])
    let units = sheet.groups(by: .unit)
    #expect(
      units.map(\.key)
        == ["dep-marketing", "dep-ecommerce", "dep-communication", "dep-si", "dep-rh"])
    #expect(units.map(\.sum.planned).sum() == sheet.total.planned)
    #expect(natures.first?.sum.share(of: Money(units: 780_000)) == 578_490.0 / 780_000)
    // Lines of no sub-envelope stand last although they are worth the most.
    #expect(sheet.groups(by: .envelope).last?.key == nil)
  }

  @Test func `months hold plan and actuals, and only closed ones have actuals`() throws {
    let sheet = try Self.example()
    #expect(sheet.months.count == 12)
    #expect(sheet.months.first?.planned == Money(units: 65_969))
    #expect(sheet.months.first?.spent == Money(units: 67_112))
    #expect(sheet.months[5].plannedSoFar == Money(units: 393_662))
    #expect(sheet.months[5].spentSoFar == Money(units: 400_550))
    #expect(sheet.months[6].spent == nil)
    #expect(sheet.unphased == .zero && sheet.outside == .zero)
  }

  @Test func `cents are kept, and what no month holds is said`() {
    var dossier = Dossier()
    var budget = Budget()
    budget.id = "BG"
    budget.start = Day(2026, 1, 1)
    budget.envelope = Money(units: 100)
    dossier.put(budget)
    var line = BudgetLine()
    line.id = "L"
    line.budget = "BG"
    line.amount = Money(units: 100)
    line.phasing = [Money(cents: 3333), Money(cents: 3333), Money(cents: 3333)]
    dossier.put(line)
    var actual = Actual()
    actual.id = "L/2025-12"
    actual.line = "L"
    actual.month = Period.month(2025, 12)
    actual.amount = Money(cents: 5)
    dossier.put(actual)
    let x = Examination(of: dossier, on: BoardStage.day)
    let sheet = BudgetSheet(budget, in: x)
    #expect(sheet.months.map(\.planned).sum() == Money(cents: 9999))
    #expect(sheet.unphased == Money(cents: 1))
    #expect(sheet.outside == Money(cents: 5))
    #expect(sheet.closed == nil)
    #expect(sheet.free == .zero)
  }

  @Test func `a line without months is spread evenly on the board, in months and in words`() throws
  {
    let bench = try RoomBench(isEmpty: true)
    var budget = Budget()
    budget.id = "BG"
    budget.title = "Essai"
    budget.start = Day(2026, 1, 1)
    budget.end = Day(2026, 12, 31)
    budget.envelope = Money(units: 12_000)
    var line = BudgetLine()
    line.id = "L"
    line.label = "Achat d’espace"
    line.budget = "BG"
    line.amount = Money(units: 12_000)
    var actual = Actual()
    actual.id = "L/2026-06"
    actual.line = "L"
    actual.month = Period.month(2026, 6)
    actual.amount = Money(units: 6_000)
    try bench.live.change([.put(budget), .put(line), .put(actual)], by: "1")
    let view = bench.view(.owner, [("view", "table")])
    let sheet = BudgetSheet(budget, in: view.examined.examination)
    #expect(sheet.months.map(\.planned) == Array(repeating: Money(units: 1_000), count: 12))
    #expect(sheet.total.plannedToDate == Money(units: 6_000))
    #expect(sheet.total.landing == Money(units: 12_000))
    #expect(sheet.unphased == .zero)
    let html = BudgetBoard.draw(view).markup
    #expect(BoardMarkup(html).faults == [])
    #expect(html.contains("réparti également, faute de calendrier"))
    #expect(html.contains("Sans réalisé") == false)
  }
}
