import Foundation
import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct BudgetGroupingTests {
  private static func example() throws -> BudgetSheet {
    let x = BoardStage.examination
    return BudgetSheet(try #require(x.find(ID<Budget>("BG2026"))), in: x)
  }

  @Test(arguments: BudgetGrouping.allCases)
  func `groups of whatever sort add up to the budget, to the cent`(by: BudgetGrouping) throws {
    let sheet = try Self.example()
    let sums = sheet.groups(by: by).map(\.sum)
    #expect(sums.map(\.planned).sum() == sheet.total.planned)
    #expect(sums.map(\.plannedToDate).sum() == sheet.total.plannedToDate)
    #expect(sums.map(\.spent).sum() == sheet.total.spent)
    #expect(sums.map(\.landing).sum() == sheet.total.landing)
  }

  @Test func `a line on three channels counts for a third in each, odd cents given out`() throws {
    var dossier = Dossier()
    var budget = Budget()
    budget.id = "BG"
    dossier.put(budget)
    for id in ["a", "b", "c"] {
      var channel = Channel()
      channel.id = ID(id)
      dossier.put(channel)
    }
    var line = BudgetLine()
    line.id = "L"
    line.budget = "BG"
    line.amount = Money(cents: 10_000)
    line.channels = ["a", "b", "c"]
    dossier.put(line)
    let sheet = BudgetSheet(budget, in: Examination(of: dossier, on: BoardStage.day))
    let groups = sheet.groups(by: .channel)
    #expect(groups.map(\.sum.planned.cents).sorted() == [3333, 3333, 3334])
    #expect(groups.allSatisfy { $0.lines.allSatisfy(\.isPart) })
  }

  @Test func `an action has its part of a line, what nothing draws on the rest`() throws {
    var dossier = Dossier()
    var budget = Budget()
    budget.id = "BG"
    dossier.put(budget)
    var line = BudgetLine()
    line.id = "L"
    line.budget = "BG"
    line.amount = Money(units: 100)
    dossier.put(line)
    var action = Action()
    action.id = "A1"
    var share = BudgetShare()
    share.line = "L"
    share.amount = Money(units: 30)
    action.budgetShares = [share]
    dossier.put(action)
    let sheet = BudgetSheet(budget, in: Examination(of: dossier, on: BoardStage.day))
    let groups = sheet.groups(by: .action)
    #expect(groups.map(\.key) == ["A1", nil])
    #expect(groups.map(\.sum.planned) == [Money(units: 30), Money(units: 70)])
  }

  @Test func `the workbook is a file that our own reader opens, with the lines' amounts`() throws {
    let view = BoardStage.view()
    let bytes = try BudgetWorkbook.bytes(try Self.example(), view)
    let archive = try ZipReader(
      bytes, limits: .init(entries: 100, bytes: 10_000_000, swelling: 1100))
    let sheets = archive.entries.filter { $0.name.hasPrefix("xl/worksheets/") }
    #expect(sheets.count == 4)
    guard case .file(let name, let type, _) = BudgetWorkbook.answer(view) else {
      Issue.record("no file")
      return
    }
    #expect(name == "aubrelle-BG2026.xlsx" && type.contains("spreadsheetml"))
  }

  private static let office = "/usr/bin/soffice"

  /// Every sheet as another program reads it; amounts as shown, « 55,200.00 € ».
  @Test(
    "LibreOffice opens the budget's workbook: the summary, the lines and the months are the board's",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: office),
      "LibreOffice is not installed: the budget's workbook is left out"))
  func opened() throws {
    let sheet = try Self.example()
    let bytes = try BudgetWorkbook.bytes(sheet, BoardStage.view())
    let folder = NSTemporaryDirectory() + "sextant-office-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(filePath: "\(folder)/budget.xlsx"))
    let office = Process()
    office.executableURL = URL(filePath: Self.office)
    // The last -1: every sheet into a file of its own.
    office.arguments = [
      "--headless", "-env:UserInstallation=file://\(folder)/profile", "--convert-to",
      "csv:Text - txt - csv (StarCalc):9,34,76,1,,1033,false,true,false,false,false,-1",
      "--outdir", folder, "\(folder)/budget.xlsx",
    ]
    office.standardOutput = FileHandle.nullDevice
    office.standardError = FileHandle.nullDevice
    try office.run()
    office.waitUntilExit()
    func rows(_ name: String) throws -> [[String]] {
      let text = try String(
        contentsOf: URL(filePath: "\(folder)/budget-\(name).csv"), encoding: .utf8)
      return text.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    }
    func cents(_ cell: String) -> Int {
      let units = Double(cell.filter { $0.isNumber || $0 == "." || $0 == "-" }) ?? .nan
      return units.isNaN ? .min : Int((units * 100).rounded())
    }
    let summary = try rows("Synthèse")
    // 780 000 approved; 400 550 spent; lands on 772 098.
    #expect(summary.contains { $0[0] == "Approuvé" && cents($0[1]) == 78_000_000 })
    #expect(summary.contains { $0[0] == "Dépensé" && cents($0[1]) == 40_055_000 })
    #expect(summary.contains { $0[0] == "Atterrissage" && cents($0[1]) == 77_209_800 })
    let lines = try rows("Postes")
    let amount = try #require(lines[0].firstIndex(of: "Montant"))
    #expect(lines.count == sheet.lines.count + 1)
    #expect(lines.dropFirst().map { cents($0[amount]) } == sheet.lines.map(\.planned.cents))
    let months = try rows("Mois")
    #expect(months.count == 13)
    // January: 65 969 planned, 67 112 spent.
    #expect(cents(months[1][1]) == 6_596_900 && cents(months[1][2]) == 6_711_200)
  }

  @Test func `what is left at the landing is the envelope less the landing`() throws {
    let sheet = try Self.example()
    // 780 000 − 772 098.
    #expect(sheet.freeAtLanding == Money(units: 7_902))
    #expect(sheet.stillPlanned == Money(units: 371_548))
  }
}
