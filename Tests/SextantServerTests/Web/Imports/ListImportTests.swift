import SextantFiles
import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

/// Lists brought in from spreadsheets: found again by id or name, links by name, problems by cell.
@Suite struct ListImportTests {
  @Test func `channels come in by their French labels, and again without doubling`() async throws {
    let stage = try ImportStage()
    let text = "Nom;Nature\nBlog;site\nSalon du thé;Événement\n"
    let sent = try await stage.send(text, as: "canaux.csv", for: "channels")
    let review = try #require(stage.list(sent))
    #expect(review.count(.new) == 2 && review.faults == [])
    let page = try #require(await stage.page(sent))
    #expect(Markup(page.main.markup).problems == [])
    #expect(await stage.keep(sent).notice == "sheets.list.done")
    #expect(stage.dossier.all(Channel.self).map(\.name) == ["Blog", "Salon du thé"])
    let again = try #require(
      stage.list(try await stage.send(text, as: "canaux.csv", for: "channels")))
    #expect(again.count(.same) == 2 && again.kept.isEmpty)
    try await stage.bench.live.undo(by: "1")
    #expect(stage.dossier.count(of: Channel.self) == 0)
  }

  @Test func `budget lines: amounts as spreadsheets write them, choices in words, links by name`()
    async throws
  {
    let stage = try ImportStage(isEmpty: false)
    let line = try #require(stage.dossier.all(BudgetLine.self).first)
    let labels = WorkedExample.french
    let kind = BudgetLine.kind.name
    let nature = labels.label(field: "nature", of: kind)
    let amount = labels.label(field: "amount", of: kind)
    let label = labels.label(field: "label", of: kind)
    let text =
      "Code\t\(label)\t\(nature)\t\(amount)\n\(line.id.text)\t\(line.label)\tFixe\t1 234,50 €\n"
    let review = try #require(
      stage.list(try await stage.send(text, as: "lignes.tsv", for: "budgetLines")))
    #expect(review.faults == [], "\(review.faults)")
    #expect(review.rows.map(\.state) == [.changed])
    let item = try #require(review.rows.first?.item as? BudgetLine)
    #expect(item.amount == Money(cents: 123_450) && item.nature == .fixed)
    // What no column holds stays.
    #expect(item.justification == line.justification && item.budget == line.budget)
  }

  @Test func `tasks link to each other by name, whatever their order`() async throws {
    let stage = try ImportStage()
    let kind = ProjectTask.kind.name
    let words = WorkedExample.french
    let fields = FieldAccess.all(of: ProjectTask.self)
    let name = try #require(
      fields.first { if case .text = $0.card.shape { true } else { false } }?.name)
    let before = try #require(
      fields.first {
        guard case .list(.link(let kinds)) = $0.card.shape else { return false }
        return kinds == [kind]
      }?.name)
    let text = """
      \(words.label(field: name, of: kind));\(words.label(field: before, of: kind))
      Mise en ligne;Recette | Maquette
      Maquette;
      Recette;Maquette
      """
    let review = try #require(
      stage.list(try await stage.send(text, as: "taches.csv", for: ProjectTask.kind.plural)))
    let links = review.rows.map { row -> [String] in
      fields.first { $0.name == before }.map { field in
        if case .list(let elements) = field.plain(row.item) {
          return elements.compactMap { if case .text(let id) = $0 { id } else { nil } }
        }
        return []
      } ?? []
    }
    let ids = review.rows.map { $0.item.idText }
    #expect(Set(ids).count == 3)
    #expect(links == [[ids[2], ids[1]], [], [ids[1]]])
  }

  @Test func `what is wrong with a cell is told with its line and column, the rest goes in`()
    async throws
  {
    let stage = try ImportStage()
    let text = "Nom;Nature\nBlog;peut-être\nSalon;shop\n;site\nSalon;press\n"
    let sent = try await stage.send(text, as: "canaux.csv", for: "channels")
    let review = try #require(stage.list(sent))
    let told = review.faults.map { "\($0.line) \($0.column) \($0.what.key)" }
    #expect(told.contains("2 Nature sheets.cell.choice"))
    #expect(told.contains { $0.hasPrefix("4 Nom") })
    #expect(told.contains { $0.hasPrefix("5") && $0.hasSuffix("sheets.cell.twice") })
    #expect(review.kept.count == 1)
    let page = try #require(await stage.page(sent))
    #expect(page.main.markup.contains("aucun des choix possibles"))
    #expect(!page.main.markup.contains("[sheets."))
    #expect(await stage.keep(sent).notice == "sheets.list.done.left")
    #expect(stage.dossier.all(Channel.self).map(\.name) == ["Salon"])
  }

  @Test func `every list of the worked example goes out as a workbook and comes back the same`()
    async throws
  {
    let stage = try ImportStage(isEmpty: false)
    var tried = 0
    for type in Registry.dossier.kinds
    where type.kind.form != .single && stage.dossier.count(of: type) > 0
      && FormPage.isEditable(type.kind)
    {
      guard case .file(_, _, let bytes) = ListWorkbook.answer(type, stage.bench.view()) else {
        Issue.record("\(type.kind.name)")
        continue
      }
      let sent = try await stage.send(bytes, as: "liste.xlsx", for: type.kind.plural)
      let review = try #require(stage.list(sent), "\(type.kind.name)")
      #expect(
        review.faults.prefix(3).map { "\($0.column): \($0.written): \($0.what.key)" } == [],
        "\(type.kind.name)")
      let changed = review.rows.filter { $0.state != .same }.prefix(3).map {
        "\($0.state) \($0.item.idText) \($0.fields)"
      }
      #expect(changed == [], "\(type.kind.name)")
      tried += 1
    }
    #expect(tried > 60)
  }

  private func fixture(_ name: String) throws -> [UInt8] {
    try #require(Folder.bytes("\(WorkedExample.root)/Tests/Fixtures/sheets/\(name)"), "\(name)")
  }

  @Test(arguments: ["budget.ods", "budget.xlsx"])
  func `a budget with a title, merged headings, subtotals and a note comes in as its lines`(
    _ name: String
  ) async throws {
    let stage = try ImportStage()
    let sent = try await stage.send(try fixture(name), as: name, for: "budgetLines")
    let review = try #require(stage.list(sent))
    #expect(review.faults.map { "\($0.line) \($0.column) \($0.what.key)" } == [])
    #expect(
      review.columns.map(\.field)
        == ["subEnvelope", "label", "quantity", "unitCost", "amount", "justification"])
    let page = try #require(await stage.page(sent))
    #expect(Markup(page.main.markup).problems == [])
    #expect(await stage.keep(sent).notice == "sheets.list.done")
    let lines = stage.dossier.all(BudgetLine.self)
    #expect(
      lines.map(\.label) == [
        "Campagnes Google Ads", "Campagnes Meta", "Référencement naturel", "Salon du thé",
        "Soirée clients",
      ])
    #expect(
      lines.map { $0.amount?.cents } == [1_800_000, 800_000, 600_050, 950_000, 450_000])
    #expect(
      lines.map(\.subEnvelope) == ["Digital", "Digital", "Digital", "Événements", "Événements"])
    #expect(lines.map(\.quantity) == [12, 10, 1, 1, 2])
    #expect(lines[2].justification == "Audit & contenus")
    // Sent again, nothing changes.
    let again = try await stage.send(try fixture(name), as: name, for: "budgetLines")
    #expect(try #require(stage.list(again)).rows.allSatisfy { $0.state == .same })
  }

  @Test(arguments: ["taches.ods", "taches.xlsx"])
  func `a plan with headings between its tasks comes in with dates and what goes before`(
    _ name: String
  ) async throws {
    let stage = try ImportStage()
    let sent = try await stage.send(try fixture(name), as: name, for: ProjectTask.kind.plural)
    let review = try #require(stage.list(sent))
    #expect(review.faults.map { "\($0.line) \($0.column) \($0.what.key)" } == [])
    #expect(review.columns.map(\.field) == ["label", "start", "end", "predecessors", "done"])
    _ = await stage.keep(sent)
    let tasks = stage.dossier.all(ProjectTask.self)
    #expect(tasks.map(\.label) == ["Brief", "Cahier des charges", "Maquettes", "Recette"])
    #expect(tasks.first?.start == Day(2026, 2, 2) && tasks.first?.end == Day(2026, 2, 6))
    let ids = tasks.map(\.id)
    #expect(tasks.map(\.predecessors) == [[], [ids[0]], [ids[1]], [ids[2], ids[1]]])
  }

  @Test func `press contacts come in by what people call their columns, without the total`()
    async throws
  {
    let stage = try ImportStage()
    let sent = try await stage.send(
      try fixture("contacts.ods"), as: "contacts.ods", for: MediaContact.kind.plural)
    let review = try #require(stage.list(sent))
    #expect(review.faults.map { "\($0.line) \($0.column) \($0.what.key)" } == [])
    #expect(review.columns.map(\.field) == ["name", "media", "beat", nil])
    #expect(await stage.keep(sent).notice == "sheets.list.done")
    #expect(stage.dossier.all(MediaContact.self).map(\.name) == ["Claire Dubois", "Hugo Martin"])
  }

  @Test func `an editorial calendar comes in by day, its channels found by name`() async throws {
    let stage = try ImportStage()
    var blog = Channel()
    blog.id = "C1"
    blog.name = "Blog"
    var insta = Channel()
    insta.id = "C2"
    insta.name = "Instagram"
    try await stage.bench.live.apply([.put(blog), .put(insta)], by: "2", verb: "items.set")
    let sent = try await stage.send(
      try fixture("calendrier.xlsx"), as: "calendrier.xlsx", for: CalendarSlot.kind.plural)
    let review = try #require(stage.list(sent))
    #expect(review.faults.map { "\($0.line) \($0.column) \($0.what.key)" } == [])
    _ = await stage.keep(sent)
    let slots = stage.dossier.all(CalendarSlot.self)
    #expect(slots.map(\.title) == ["La rentrée du thé", "Coulisses de la boutique"])
    #expect(slots.map(\.channel) == ["C1", "C2"])
    #expect(slots.map { $0.at?.day } == [Day(2026, 9, 1), Day(2026, 9, 8)])
  }

  @Test func `fields that only verbs change are no column`() throws {
    let names = FieldNames(Budget.self, [.french: WorkedExample.french])
    #expect(!names.fields.contains("state"))
    #expect(names.fields.first == "id")
  }
}
