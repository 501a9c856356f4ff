import SextantModel
import Testing

@testable import SextantServer

@Suite struct ItemListTests {
  private func list(
    _ type: any Item.Type, _ query: [(name: String, value: String)],
    _ language: Language = .french
  ) -> ItemList { ItemList(type, WorkedExample.view(language, query)) }

  private func ids(_ type: any Item.Type, _ query: (name: String, value: String)...) -> [String] {
    list(type, query).items.map(\.idText)
  }

  // The example has 32 lines in the budget of 2026 for 765,210 euros and 7 in the next for 94,460.
  @Test func `a filter by link leaves the lines of one budget, and their sum`() throws {
    let list = list(BudgetLine.self, [("f.budget", "BG2026")])
    #expect(list.items.count == 32)
    #expect(list.count == 39)
    let amount = try #require(list.fields.first { $0.name == "amount" })
    #expect(list.total(of: amount) == .number("765210"))
    let price = try #require(list.fields.first { $0.name == "unitCost" })
    #expect(list.total(of: price) == nil)
  }

  @Test func `variable lines above fifty thousand, dearest first`() {
    #expect(
      ids(
        BudgetLine.self, ("f.nature", "variable"), ("f.amount.min", "50 000"), ("sort", "-amount"))
        == ["B18", "B19"])
  }

  @Test func `bounds hold their own values`() {
    #expect(
      ids(BudgetLine.self, ("f.amount.min", "54000"), ("f.amount.max", "55200"), ("sort", "amount"))
        == ["B19", "B01"])
  }

  @Test func `days are bounded and sorted as days`() {
    #expect(
      ids(Objective.self, ("f.deadline.min", "2027-01-01"), ("sort", "-deadline"))
        == ["OB9", "OB7", "OB5"])
  }

  // 32 lines have an actual in each of the six months of 2026 that are entered.
  @Test func `a quarter or a year as a bound encloses its months`() {
    func count(_ query: (name: String, value: String)...) -> Int {
      list(Actual.self, query).items.count
    }
    #expect(count(("f.month.min", "2026"), ("f.month.max", "2026")) == 192)
    #expect(count(("f.month.min", "2026-Q2"), ("f.month.max", "2026-Q2")) == 96)
    #expect(count(("f.month.min", "2026-06")) == 32)
    #expect(count(("f.month.max", "2026-H1")) == 192)
    #expect(count(("f.month.max", "2025")) == 0)
  }

  @Test func `a day as the last one holds all of its hours`() {
    let slots = WorkedExample.reading.dossier.all(CalendarSlot.self)
    let last = Day(2026, 11, 24)
    // Published on the 24th at 19:00.
    let there = slots.filter { $0.at?.day == last }.map(\.id.text)
    #expect(there.count == 1)
    #expect(
      ids(CalendarSlot.self, ("f.at.min", "2026-11-24"), ("f.at.max", "2026-11-24")) == there)
    #expect(ids(CalendarSlot.self, ("f.at.min", "2026-11-25"), ("f.at.max", "2026-11-26")) == [])
  }

  @Test func `search looks at everything shown, without accents or capitals`() {
    #expect(ids(Objective.self, ("q", "ECHANTILLONS demande")) == ["OB5"])
    #expect(ids(Objective.self, ("q", "ob5")) == ["OB5"])
    #expect(ids(Objective.self, ("q", "zzz")) == [])
  }

  @Test func `empty and filled part the list in two`() {
    let blank = ids(BudgetLine.self, ("f.vendor", "-"))
    let filled = ids(BudgetLine.self, ("f.vendor", "*"))
    #expect(!blank.isEmpty && !filled.isEmpty)
    #expect(blank.count + filled.count == 39)
    #expect(Set(blank).isDisjoint(with: filled))
  }

  @Test func `what is empty comes last whichever way one sorts`() {
    for sort in ["vendor", "-vendor"] {
      let list = list(BudgetLine.self, [("sort", sort)])
      let hasVendor = list.items.map { ($0 as? BudgetLine)?.vendor != nil }
      #expect(hasVendor == hasVendor.sorted { $0 && !$1 }, "\(sort)")
    }
  }

  @Test func `codes sort by their numbers`() {
    #expect(naturalOrder("B9") < naturalOrder("B18"))
    #expect(ids(BudgetLine.self, ("sort", "id")).prefix(3) == ["B01", "B02", "B03"])
  }

  @Test func `texts sort as a French dictionary has them`() {
    let words = ["Zébu", "école", "Éclair", "eau", "côté", "cote"]
    let sorted = words.sorted {
      SortKey(written: $0, .text) < SortKey(written: $1, .text)
    }
    #expect(sorted == ["cote", "côté", "eau", "Éclair", "école", "Zébu"])
  }

  @Test func `a page beyond the last is the last`() {
    let list = list(Redirect.self, [("page", "99")])
    #expect(list.count == 640)
    #expect(list.page == 13)
    #expect(list.shown.count == 40)
    #expect(self.list(Redirect.self, [("size", "200"), ("page", "4")]).shown.count == 40)
  }

  @Test func `what cannot be understood is left out`() {
    let odd = list(
      BudgetLine.self,
      [
        ("sort", "nothing"), ("size", "-3"), ("page", "99999999999999999999"), ("col", "x"),
        ("f.nature", "purple"), ("f.amount.min", "beaucoup"), ("f.nothing", "1"), ("f.", ""),
        ("", ""), ("q", ""),
      ])
    #expect(odd.items.count == 39)
    #expect(!odd.query.isNarrowed)
  }

  @Test func `a query comes back from its own address`() {
    let fields = FieldAccess.all(of: BudgetLine.self).map(\.card)
    let asked: [(name: String, value: String)] = [
      ("q", "été & cie"), ("f.nature", "fixed"), ("f.nature", "variable"),
      ("f.amount.min", "1000"), ("findings", "1"), ("col", "label"), ("col", "amount"),
      ("sort", "-amount"), ("size", "200"), ("page", "2"),
    ]
    let query = ListQuery(asked, fields: fields)
    #expect(ListQuery(query.entries(fields: fields), fields: fields) == query)
    #expect(
      query.text(fields: fields).hasPrefix("?q=%C3%A9t%C3%A9%20%26%20cie&f.nature=fixed"))
  }

  // MARK: - The file for spreadsheets

  private func csv(
    _ type: any Item.Type, _ query: [(name: String, value: String)], _ language: Language
  ) throws -> String {
    let answer = ListCSV.answer(type, WorkedExample.view(language, query))
    guard case .file(let name, let type, let bytes) = answer else { return "" }
    #expect(name.hasSuffix(".csv") && type.hasPrefix("text/csv"))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    return String(decoding: bytes.dropFirst(3), as: UTF8.self)
  }

  @Test func `the file holds exactly what is filtered, as the language's spreadsheets read it`()
    throws
  {
    let query: [(name: String, value: String)] = [
      ("f.budget", "BG2728"), ("f.nature", "variable"), ("col", "label"), ("col", "amount"),
      ("col", "budget"), ("sort", "amount"),
    ]
    let french = try csv(BudgetLine.self, query, .french)
    let lines = french.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("C05;"))
    #expect(lines[1].contains(";5000;"))
    let english = try csv(BudgetLine.self, query, .english)
    #expect(english.split(separator: "\r\n").count == 3)
    #expect(english.contains("C05,"))
  }

  @Test func `cells are quoted, decimals are the language's, formulas stay texts`() {
    let shown = ShownValue(WorkedExample.view())
    #expect(ListCSV.quoted("a;b", ";") == "\"a;b\"")
    #expect(ListCSV.quoted("a,b", ";") == "a,b")
    #expect(ListCSV.quoted("dit « \"oui\" »\nou non", ";") == "\"dit « \"\"oui\"\" »\nou non\"")
    #expect(ListCSV.cell(.number("-12.5"), .money, shown, true) == "-12,5")
    #expect(ListCSV.cell(.number("-12.5"), .money, shown, false) == "-12.5")
    #expect(ListCSV.cell(.text("=HYPERLINK(1)"), .text, shown, true) == "'=HYPERLINK(1)")
    for start in ["=", "+", "-", "@", "\t", "\r"] {
      #expect(ListCSV.safe("\(start)1") == "'\(start)1")
    }
    #expect(ListCSV.cell(.bare("2026-06-30"), .day, shown, true) == "2026-06-30")
    #expect(ListCSV.cell(.bare("1.9 %"), .share, shown, true) == "1,9 %")
  }

  // MARK: - Search

  @Test func `what bears the code comes first, then what is called so`() throws {
    let shown = ShownValue(WorkedExample.view())
    let groups = SearchPage.find("OB5", WorkedExample.reading.dossier, shown)
    let first = try #require(groups.first)
    #expect(first.kind.name == "objective")
    #expect(first.hits.first?.item.idText == "OB5")
    #expect(first.hits.first?.rank == 0)
    let named = SearchPage.find("nodea", WorkedExample.reading.dossier, shown)
    #expect(named.first?.kind.name == "vendor")
    #expect(SearchPage.excerpt("un deux trois", "trois") == "un deux trois")
    let long = (1...30).map(String.init).joined(separator: " ")
    #expect(SearchPage.excerpt(long, "20").hasPrefix("… 12 13"))
    #expect(SearchPage.find("  ", WorkedExample.reading.dossier, shown).isEmpty)
  }
}
