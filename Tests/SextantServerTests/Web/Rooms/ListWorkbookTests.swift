import Foundation
import SextantModel
import Testing

@testable import SextantServer

/// Lists as workbooks, opened by a spreadsheet program that is not ours.
@Suite struct ListWorkbookTests {
  private static let office = "/usr/bin/soffice"

  @Test(
    "LibreOffice opens a list: amounts, shares, days and texts are what the items say",
    .enabled(if: FileManager.default.isExecutableFile(atPath: office)))
  func opened() throws {
    let view = WorkedExample.view()
    guard case .file(let name, _, let bytes) = ListWorkbook.answer(BudgetLine.self, view) else {
      Issue.record("no file")
      return
    }
    #expect(name == "aubrelle-budgetLines.xlsx")
    let folder = NSTemporaryDirectory() + "sextant-office-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(filePath: "\(folder)/list.xlsx"))
    let office = Process()
    office.executableURL = URL(filePath: Self.office)
    office.arguments = [
      "--headless", "-env:UserInstallation=file://\(folder)/profile", "--convert-to",
      "csv:Text - txt - csv (StarCalc):9,34,76,1,,1033,false,false", "--outdir", folder,
      "\(folder)/list.xlsx",
    ]
    office.standardOutput = FileHandle.nullDevice
    office.standardError = FileHandle.nullDevice
    try office.run()
    office.waitUntilExit()
    let text = try String(contentsOf: URL(filePath: "\(folder)/list.csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let lines = view.dossier.all(BudgetLine.self)
    #expect(rows.count == lines.count + 1)
    let words = WorkedExample.french
    let amount = try #require(
      rows[0].firstIndex(of: words.label(field: "amount", of: "budgetLine")))
    let label = try #require(
      rows[0].firstIndex(of: words.label(field: "label", of: "budgetLine")))
    var total = 0.0
    for (row, line) in zip(rows.dropFirst(), lines) {
      #expect(row[0] == line.id.text && row[label] == line.label)
      // As shown: « 55,200.00 € ».
      total += Double(row[amount].filter { $0.isNumber || $0 == "." }) ?? 0
    }
    #expect(Int((total * 100).rounded()) == lines.compactMap(\.amount).sum().cents)
  }
}
