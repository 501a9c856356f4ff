import SextantModel
import Testing

@testable import SextantServer

@Suite struct RoomActsTests {
  // MARK: - Adding

  private let objective: [(name: String, value: String)] = [
    ("token", "t"), ("once", "k1"), ("suggested", "OB1"), ("id", "OB1"),
    ("text", "Vendre plus"), ("target", "3 560 000,50"), ("deadline", "31/12/2026"),
    ("orientations", ""),
  ]

  @Test func `an item is added as it was typed in French`() async throws {
    let bench = try RoomBench(isEmpty: true)
    let answer = await bench.post("objectives", form: objective)
    #expect(answer?.address == "/d/bench/objectives/OB1")
    let made = try #require(bench.find(ID<Objective>("OB1")))
    #expect(made.text == "Vendre plus")
    #expect(made.target == 3_560_000.5)
    #expect(made.deadline == Day(2026, 12, 31))
    let entry = try #require(try bench.live.history(of: "OB1").first)
    #expect(entry.verb == "item.create")
  }

  @Test func `the same form sent twice makes one item`() async throws {
    let bench = try RoomBench(isEmpty: true)
    _ = await bench.post("objectives", form: objective)
    let again = await bench.post("objectives", form: objective)
    #expect(again?.address == "/d/bench/objectives/OB1")
    #expect(bench.live.snapshot.dossier.count(of: Objective.self) == 1)
  }

  @Test func `the same page sent again with other words loses neither`() async throws {
    let bench = try RoomBench(isEmpty: true)
    _ = await bench.post("objectives", form: objective)
    let other = objective.map { $0.name == "text" ? ("text", "Vendre mieux") : $0 }
    let again = await bench.post("objectives", form: other)
    #expect(again?.address == "/d/bench/objectives/OB2")
    #expect(bench.find(ID<Objective>("OB1"))?.text == "Vendre plus")
    #expect(bench.find(ID<Objective>("OB2"))?.text == "Vendre mieux")
  }

  @Test func `it makes one item even for a server that has forgotten the form`() async throws {
    let bench = try RoomBench(isEmpty: true)
    let form = objective.filter { $0.name != "once" }
    _ = await bench.post("objectives", form: form)
    let again = await bench.post("objectives", form: form)
    #expect(again?.address == "/d/bench/objectives/OB1")
    #expect(bench.live.snapshot.dossier.count(of: Objective.self) == 1)
  }

  @Test func `two people who were offered one code get one each`() async throws {
    let bench = try RoomBench(isEmpty: true)
    _ = await bench.post("objectives", form: objective)
    let other: [(name: String, value: String)] = [
      ("once", "k2"), ("suggested", "OB1"), ("id", "OB1"), ("text", "Autre chose"),
    ]
    let answer = await bench.post("objectives", form: other, by: "2")
    #expect(answer?.address == "/d/bench/objectives/OB2")
    #expect(bench.find(ID<Objective>("OB1"))?.text == "Vendre plus")
  }

  @Test func `a code that was typed and is taken is told, and what was typed stays`() async throws {
    let bench = try RoomBench(isEmpty: true)
    _ = await bench.post("objectives", form: objective)
    let answer = await bench.post(
      "objectives", form: [("suggested", "OB2"), ("id", "OB1"), ("text", "Autre < chose")])
    let page = try #require(answer?.page)
    #expect(page.status == 422)
    #expect(page.main.markup.contains("Autre &lt; chose"))
    #expect(page.main.markup.contains("#field-id"))
  }

  @Test func `what cannot be read is told beside its field, nothing is kept`() async throws {
    let bench = try RoomBench(isEmpty: true)
    let answer = await bench.post(
      "objectives",
      form: [("id", "OB1"), ("text", ""), ("target", "beaucoup"), ("orientations", "OR9")])
    let page = try #require(answer?.page)
    #expect(page.status == 422)
    for place in ["#field-text", "#field-target", "#field-orientations"] {
      #expect(page.main.markup.contains(place))
    }
    #expect(page.main.markup.contains("value=\"beaucoup\""))
    #expect(Markup(page.main.markup).problems == [])
    #expect(bench.live.snapshot.dossier.count(of: Objective.self) == 0)
  }

  @Test func `a button for one more row keeps what was typed and saves nothing`() async throws {
    let bench = try RoomBench()
    let type = SextantModel.Person.self
    let answer = await bench.post(
      "persons", form: [("id", "x"), ("name", "Lou"), ("do", "add:skills")])
    let page = try #require(answer?.page)
    let names = fieldNames(page)
    #expect(names.contains("skills.0.level"))
    #expect(page.main.markup.contains("value=\"Lou\""))
    #expect(
      bench.live.snapshot.dossier.count(of: type) == WorkedExample.reading.dossier.count(of: type))
  }

  @Test func `a row of a table is known by its key, and there is one for each`() async throws {
    let bench = try RoomBench()
    let form: [(name: String, value: String)] = [
      ("line", "B01"), ("month", "2027-01"), ("amount", "1 234,50"),
    ]
    let answer = await bench.post("actuals", form: form)
    #expect(answer?.address == "/d/bench/actuals/B01%2F2027-01")
    #expect(bench.find(ID<Actual>("B01/2027-01"))?.amount == Money(cents: 123_450))
    let other = await bench.post(
      "actuals", form: [("line", "B01"), ("month", "2027-01"), ("amount", "9")])
    #expect(other?.page?.status == 422)
  }

  @Test func `saving and adding another fills in the same links`() async throws {
    let bench = try RoomBench(isReopened: true)
    let answer = await bench.post(
      "budgetLines",
      form: [("id", "B90"), ("label", "Salon"), ("budget", "BG2026"), ("do", "again")])
    #expect(answer?.address == "/d/bench/budgetLines/new?budget=BG2026")
  }

  // MARK: - Saving

  @Test func `only what the form speaks of changes`() async throws {
    let bench = try RoomBench(isReopened: true)
    let before = try #require(bench.find(ID<BudgetLine>("B22")))
    let answer = await bench.post(
      "budgetLines", "B22", "set",
      form: [("seen-version", bench.version("B22")), ("amount", "19 000")])
    #expect(answer?.notice == "rooms.done.saved")
    var wanted = before
    wanted.amount = Money(units: 19_000)
    #expect(bench.find(ID<BudgetLine>("B22")) == wanted)
  }

  @Test func `saving what stands makes no entry`() async throws {
    let bench = try RoomBench()
    let sequence = bench.live.snapshot.sequence
    let answer = await bench.post("budgetLines", "B22", form: [("amount", "18500")])
    #expect(answer?.notice == "rooms.done.unchanged")
    #expect(bench.live.snapshot.sequence == sequence)
  }

  @Test func `two people on different fields both keep what they wrote`() async throws {
    let bench = try RoomBench(isReopened: true)
    let version = bench.version("B22")
    _ = await bench.post(
      "budgetLines", "B22", form: [("seen-version", version), ("amount", "19000")], by: "2")
    let mine = await bench.post(
      "budgetLines", "B22", form: [("seen-version", version), ("label", "Autre nom")])
    #expect(mine?.notice == "rooms.done.saved")
    let line = try #require(bench.find(ID<BudgetLine>("B22")))
    #expect(line.amount == Money(units: 19_000) && line.label == "Autre nom")
  }

  @Test func `two people on one field are asked, and either value can be kept`() async throws {
    let bench = try RoomBench(isReopened: true)
    let version = bench.version("B22")
    _ = await bench.post(
      "budgetLines", "B22", form: [("seen-version", version), ("amount", "19000")], by: "2")
    let mine: [(name: String, value: String)] = [("seen-version", version), ("amount", "17000")]
    let page = try #require((await bench.post("budgetLines", "B22", form: mine))?.page)
    #expect(page.status == 409)
    #expect(page.main.markup.contains("keep.amount") && page.main.markup.contains("17000"))
    #expect(Markup(page.main.markup).problems == [])
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 19_000))
    let json = await bench.post("budgetLines", "B22", form: mine, json: true)
    #expect(json?.json?.status == 409)
    #expect(json?.json?.text.contains("\"field\":\"amount\"") == true)
    // The page bears the newer version: what is chosen on it is kept.
    let now = bench.version("B22")
    _ = await bench.post(
      "budgetLines", "B22",
      form: [("seen-version", now), ("amount", "17000"), ("keep.amount", "theirs")])
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 19_000))
    _ = await bench.post(
      "budgetLines", "B22",
      form: [("seen-version", now), ("amount", "17000"), ("keep.amount", "mine")])
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 17_000))
  }

  @Test func `a script is told the new version and the time`() async throws {
    let bench = try RoomBench(isReopened: true)
    let answer = await bench.post(
      "budgetLines", "B22", form: [("seen-version", bench.version("B22")), ("amount", "19000")],
      json: true)
    let json = try #require(answer?.json)
    #expect(json.status == 200)
    #expect(json.text.contains("\"version\":\(bench.version("B22"))"))
    #expect(json.text.contains("14:32"))
    #expect(json.text.contains("\"overtaken\":[]"))
    let wrong = await bench.post("budgetLines", "B22", form: [("amount", "x")], json: true)
    #expect(wrong?.json?.status == 422)
  }

  @Test func `a script is told which of its fields show less than what is kept`() async throws {
    let bench = try RoomBench(isReopened: true)
    let version = bench.version("B22")
    _ = await bench.post(
      "budgetLines", "B22", form: [("seen-version", version), ("amount", "19000")], by: "2")
    let other = await bench.post(
      "budgetLines", "B22", form: [("seen-version", version), ("label", "Autre nom")], json: true)
    #expect(other?.json?.text.contains("\"overtaken\":[\"amount\"]") == true)
    _ = await bench.post(
      "budgetLines", "B22", form: [("seen-version", bench.version("B22")), ("quantity", "7")],
      by: "2")
    let asked = await bench.post(
      "budgetLines", "B22", form: [("seen-version", version), ("amount", "17000")], json: true)
    #expect(asked?.json?.status == 409)
    #expect(asked?.json?.text.contains("\"overtaken\":[\"label\",\"quantity\"]") == true)
  }

  @Test func `a field named version is the item's where the page's own comes first`() async throws {
    let bench = try RoomBench()
    let guide = try #require(bench.live.snapshot.dossier.all(BrandGuide.self).first)
    let id = guide.id.text
    _ = await bench.post(
      "brandGuides", id, form: [("seen-version", bench.version(id)), ("version", "7.1")])
    #expect(bench.live.snapshot.dossier.only(BrandGuide.self).version == "7.1")
    // A board that speaks of another field leaves it alone.
    _ = await bench.post("brandGuides", id, "set", form: [("seen-version", bench.version(id))])
    #expect(bench.live.snapshot.dossier.only(BrandGuide.self).version == "7.1")
  }

  @Test func `fields that only verbs change are not set by a form`() async throws {
    let bench = try RoomBench()
    let before = try #require(bench.find(ID<Signal>("SG08")))
    _ = await bench.post(
      "signals", "SG08", form: [("decision", "tout vendre"), ("dismissal", "")])
    #expect(bench.find(ID<Signal>("SG08")) == before)
  }

  @Test func `a row whose key changes moves, never onto another`() async throws {
    let bench = try RoomBench()
    let old = try #require(bench.live.snapshot.dossier.all(Actual.self).first)
    let other = bench.live.snapshot.dossier.all(Actual.self)[1]
    let taken = await bench.post(
      "actuals", old.id.text,
      form: [("line", other.line?.text ?? ""), ("month", other.month?.text ?? "")])
    #expect(taken?.page?.status == 422)
    let moved = await bench.post("actuals", old.id.text, form: [("month", "2031-01")])
    #expect(
      moved?.address == "/d/bench/actuals/\(percentEncoded("\(old.line?.text ?? "")/2031-01"))")
    #expect(bench.find(old.id) == nil)
  }

  @Test func `back leads back, but not out of the dossier`() async throws {
    let bench = try RoomBench(isReopened: true)
    let kept = await bench.post(
      "budgetLines", "B22", form: [("amount", "1"), ("back", "/d/bench/boards/budget")])
    #expect(kept?.address == "/d/bench/boards/budget")
    for address in ["https://evil.example", "//evil.example", "/d/benchmark/x", "/d/bench\\x"] {
      let answer = await bench.post(
        "budgetLines", "B22", form: [("amount", "2"), ("back", address)])
      #expect(answer?.address == "/d/bench/budgetLines/B22")
    }
  }

  // MARK: - Deleting, taking back

  @Test func `deleting can take the links out too, and is taken back whole`() async throws {
    let bench = try RoomBench(isReopened: true)
    let before = bench.live.snapshot.dossier
    let answer = await bench.post("objectives", "OB1", "delete", form: [("unlink", "true")])
    #expect(answer?.address == "/d/bench/objectives")
    let after = bench.live.snapshot.dossier
    #expect(after.item("OB1") == nil)
    #expect(bench.find(ID<BudgetLine>("B01"))?.objectives == ["OB9"])
    let undone = await bench.post("undo")
    #expect(undone?.notice == "rooms.done.undone")
    #expect(bench.live.snapshot.dossier == before)
    _ = await bench.post("redo")
    #expect(bench.find(ID<Objective>("OB1")) == nil)
  }

  @Test func `deleting alone leaves the links for the checks to tell`() async throws {
    let bench = try RoomBench(isReopened: true)
    _ = await bench.post("objectives", "OB1", "delete")
    #expect(bench.find(ID<BudgetLine>("B01"))?.objectives == ["OB1", "OB9"])
  }

  @Test func `an item goes back to what it was after an entry`() async throws {
    let bench = try RoomBench(isReopened: true)
    let first = bench.version("B22")
    _ = await bench.post("budgetLines", "B22", form: [("amount", "1")])
    _ = await bench.post("budgetLines", "B22", "restore", form: [("sequence", first)])
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 18_500))
    _ = await bench.post("budgetLines", "B22", "delete")
    _ = await bench.post("budgetLines", "B22", "restore")
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 18_500))
  }

  @Test func `nobody deletes or takes back what a colleague has just rewritten`() async throws {
    let bench = try RoomBench(isReopened: true)
    let page = try #require(bench.get("budgetLines", "B22")?.page)
    let first = bench.version("B22")
    _ = await bench.post("budgetLines", "B22", form: [("amount", "19000")], by: "1")
    let seen = bench.version("B22")
    _ = await bench.post("budgetLines", "B22", form: [("label", "Autre")], by: "2")
    // The form of the page says what its reader has seen.
    #expect(SentForm.read(page.main).contains { $0 == ("seen-version", first) })
    let deleted = await bench.post(
      "budgetLines", "B22", "delete", form: [("seen-version", seen)])
    #expect(deleted?.refusal == "change.conflict")
    let restored = await bench.post(
      "budgetLines", "B22", "restore", form: [("sequence", first), ("seen-version", seen)])
    #expect(restored?.refusal == "rooms.refused.changed")
    #expect(bench.find(ID<BudgetLine>("B22"))?.label == "Autre")
    _ = await bench.post(
      "budgetLines", "B22", "restore",
      form: [("sequence", first), ("seen-version", bench.version("B22"))])
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 18_500))
  }

  // MARK: - Several

  @Test func `one field is set on many by one entry`() async throws {
    let bench = try RoomBench(isReopened: true)
    let sequence = bench.live.snapshot.sequence
    let answer = await bench.post(
      "budgetLines", "many",
      form: [
        ("id", "B22"), ("id", "B23"), ("id", "B23"), ("id", "nothing"), ("do", "set"),
        ("change", "nature"), ("nature", "variable"), ("label", "not ticked"),
      ])
    #expect(answer?.notice == "rooms.many.done.set")
    #expect(bench.find(ID<BudgetLine>("B22"))?.nature == .variable)
    #expect(bench.find(ID<BudgetLine>("B23"))?.nature == .variable)
    #expect(bench.find(ID<BudgetLine>("B23"))?.label != "not ticked")
    #expect(bench.live.snapshot.sequence == sequence + 1)
  }

  @Test func `many are asked about, deleted and brought back`() async throws {
    let bench = try RoomBench(isReopened: true)
    let chosen: [(name: String, value: String)] = [("id", "OB1"), ("id", "OB2")]
    let page = try #require(
      (await bench.post("objectives", "many", form: chosen + [("do", "ask")]))?.page)
    #expect(Markup(page.main.markup).problems == [])
    #expect(page.main.markup.contains("[") == false || !page.main.markup.contains("[rooms."))
    let before = bench.live.snapshot.dossier
    _ = await bench.post("objectives", "many", form: chosen + [("do", "delete")])
    #expect(bench.live.snapshot.dossier.count(of: Objective.self) == 7)
    _ = await bench.post("undo")
    #expect(bench.live.snapshot.dossier == before)
  }

  @Test func `what a colleague changed since many were chosen is told before anything is done`()
    async throws
  {
    let bench = try RoomBench(isReopened: true)
    let chosen: [(name: String, value: String)] = [("id", "B22"), ("id", "B23")]
    let asked = try #require(
      (await bench.post("budgetLines", "many", form: chosen + [("do", "ask")]))?.page)
    let seen = try #require(
      Markup(asked.main.markup).elements.first { $0.attributes["name"] == "seen-version" }?
        .attributes["value"])
    _ = await bench.post("budgetLines", "B22", "set", form: [("label", "Autre nom")], by: "2")
    let before = bench.live.snapshot.sequence
    let forms: [[(name: String, value: String)]] = [
      [("do", "set"), ("change", "nature"), ("nature", "variable")], [("do", "delete")],
    ]
    for form in forms {
      let page = try #require(
        (await bench.post("budgetLines", "many", form: chosen + form + [("seen-version", seen)]))?
          .page)
      #expect(page.status == 409)
      #expect(Markup(page.main.markup).problems == [])
      #expect(page.main.markup.contains("/d/bench/budgetLines/B22"))
      #expect(bench.live.snapshot.sequence == before)
    }
    // Meant all the same.
    let now = String(before)
    let done = await bench.post(
      "budgetLines", "many", form: chosen + forms[0] + [("seen-version", now)])
    #expect(done?.notice == "rooms.many.done.set")
    #expect(bench.find(ID<BudgetLine>("B22"))?.nature == .variable)
  }

  @Test func `a value that cannot be read is told once for all`() async throws {
    let bench = try RoomBench()
    let answer = await bench.post(
      "budgetLines", "many",
      form: [
        ("id", "B22"), ("id", "B23"), ("do", "set"), ("change", "amount"), ("amount", "cher"),
      ])
    #expect(answer?.page?.status == 422)
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 18_500))
  }

  // MARK: - Verbs

  @Test func `a verb is used with what it asks, its reason stays as a remark`() async throws {
    let bench = try RoomBench()
    let refused = await bench.post("signals", "SG08", "verbs", "signal.reopen", form: [])
    #expect(refused?.page?.status == 409)
    let done = await bench.post(
      "signals", "SG08", "verbs", "signal.reopen", form: [("reason", "Le marché a changé")])
    #expect(done?.address == "/d/bench/signals/SG08")
    #expect(bench.find(ID<Signal>("SG08"))?.dismissal == "")
    let remark = bench.live.snapshot.dossier.all(Comment.self).last
    #expect(remark?.text == "Le marché a changé" && remark?.about?.text == "SG08")
    #expect(try bench.live.history(of: "SG08").first?.verb == "signal.reopen")
    let unknown = await bench.post("signals", "SG08", "verbs", "budget.approve")
    #expect(unknown?.isNotFound == true)
  }

  // MARK: - Comments

  @Test func `people remark, answer and settle`() async throws {
    let bench = try RoomBench()
    for _ in 0..<2 {
      _ = await bench.post(
        "objectives", "OB1", "comments",
        form: [("text", " Bien <vu> @Noé Petit \r\n"), ("once", "c1")])
    }
    let first = try #require(bench.live.snapshot.dossier.all(Comment.self).first)
    #expect(bench.live.snapshot.dossier.count(of: Comment.self) == 1)
    #expect(first.text == "Bien <vu> @Noé Petit" && first.author == "Camille Moreau")
    _ = await bench.post(
      "objectives", "OB1", "comments", form: [("text", "Merci"), ("answers", first.id.text)])
    _ = await bench.post(
      "objectives", "OB1", "comments", form: [("comment", first.id.text), ("do", "resolve")])
    #expect(bench.find(first.id)?.isResolved == true)
    #expect(bench.live.snapshot.dossier.all(Comment.self).last?.answers == first.id)
    let page = try #require(bench.get("objectives", "OB1")?.page)
    #expect(page.main.markup.contains("&lt;vu&gt; <strong>@Noé Petit</strong>"))
    #expect(Markup(page.main.markup).problems == [])
    // Nobody writes a comment in somebody else's name by the general form.
    let forged = await bench.post(
      "comments", form: [("id", "x"), ("about", "OB1"), ("author", "Noé"), ("text", "Oui")])
    #expect(forged?.refusal == "rooms.refused.edit")
  }

  // MARK: - Who may

  @Test func `a role that may not is refused everything`() async throws {
    let bench = try RoomBench()
    let sequence = bench.live.snapshot.sequence
    let answers = [
      await bench.post("budgetLines", form: [("id", "B90"), ("label", "x")], role: .contributor),
      await bench.post("budgetLines", "B22", form: [("amount", "1")], role: .contributor),
      await bench.post("budgetLines", "B22", "set", form: [("amount", "1")], role: .commenter),
      await bench.post("budgetLines", "B22", "delete", role: .director),
      await bench.post(
        "signals", "SG08", "verbs", "signal.reopen", form: [("reason", "x")], role: .commenter),
      await bench.post("objectives", "OB1", "comments", form: [("text", "x")], role: .auditor),
    ]
    for answer in answers { #expect(answer?.refusal?.hasPrefix("rooms.refused.") == true) }
    #expect(bench.live.snapshot.sequence == sequence)
    let many = await bench.post(
      "budgetLines", "many", form: [("id", "B22"), ("do", "delete")], role: .contributor)
    #expect(many?.notice == "rooms.many.refused")
  }

  @Test func `what someone does not see stays when they save the rest`() async throws {
    let bench = try RoomBench()
    let before = try #require(bench.find(ID<SextantModel.Person>("ines")))
    #expect(before.hourlyCost != nil)
    let view = bench.view(.contributor)
    let hides = view.find(ID<SextantModel.Person>("ines"))?.hourlyCost == nil
    #expect(hides)
    // A contributor does not work in the team's room; an editor of part of it is a guest's case.
    let answer = await bench.post(
      "persons", "ines", form: [("jobTitle", "Directrice")], role: .contributor)
    #expect(answer?.refusal == "rooms.refused.edit")
  }

  @Test func `a partner finds nothing of others, not even that it is there`() async throws {
    let bench = try RoomBench()
    for path in ["OB1", "B22"] {
      let plural = path == "OB1" ? "objectives" : "budgetLines"
      let answer = await bench.post(
        plural, path, form: [("label", "x")], role: .guest, vendor: "nodea")
      let unknown = await bench.post(
        plural, "no-such", form: [("label", "x")], role: .guest, vendor: "nodea")
      #expect(answer?.isNotFound == true && unknown?.isNotFound == true)
    }
  }

  @Test func `an approval does not come back with an older state`() async throws {
    let bench = try RoomBench()
    var budget = try #require(bench.find(ID<Budget>("BG2026")))
    let approved = bench.live.snapshot.sequence
    budget.state = .draft
    _ = try await bench.live.apply([.put(budget)], by: "1", verb: "budget.revise")
    budget.title = "Budget 2026, autre"
    _ = try await bench.live.apply([.put(budget)], by: "1", verb: "item.save")
    _ = await bench.post(
      "budgets", "BG2026", "restore", form: [("sequence", String(approved))], role: .editor)
    let restored = try #require(bench.find(ID<Budget>("BG2026")))
    #expect(restored.title == "Budget marketing et communication 2026")
    #expect(restored.state == .draft)
  }

  @Test func `who decides what partners see is who looks after people`() async throws {
    let bench = try RoomBench()
    let form = [("vendor", "nodea"), ("items.0", "OB1")]
    let refused = await bench.post("partnerShares", form: form, role: .editor)
    #expect(refused?.refusal != nil)
    let shared = bench.live.snapshot.dossier.all(PartnerShare.self).flatMap(\.items)
    #expect(!shared.map(\.text).contains("OB1"))
  }

  @Test func `a remark is taken away by who made it, whatever they are called`() async throws {
    let bench = try RoomBench()
    _ = await bench.post("objectives", "OB1", "comments", form: [("text", "À chiffrer")], by: "1")
    let comment = try #require(bench.live.snapshot.dossier.all(Comment.self).last)
    // Everybody on this bench bears the same name.
    let form = [("do", "delete"), ("comment", comment.id.text)]
    let refused = await bench.post(
      "objectives", "OB1", "comments", form: form, role: .contributor, by: "2")
    #expect(refused?.refusal == "rooms.refused.comment")
    _ = await bench.post(
      "objectives", "OB1", "comments", form: form, role: .contributor, by: "1")
    #expect(bench.find(comment.id) == nil)
  }
}
