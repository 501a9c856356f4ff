import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct AgreedTests {
  @Test(
    "the form of an adopted objective shows what was agreed on, and names the verb that reopens")
  func form() throws {
    let bench = try RoomBench()
    let page = try #require(bench.get("objectives", "OB1", "edit")?.page)
    let names = fieldNames(page)
    #expect(!names.contains("text") && !names.contains("target"))
    #expect(names.contains("evidence"))
    let text = page.main.markup
    #expect(text.contains("Rouvrir l’objectif") && text.contains("Un objectif adopté engage"))
    #expect(Markup(text).problems == [])
    // One that is still discussed is filled in as before.
    let open = try #require(bench.get("objectives", "OB5", "edit")?.page)
    #expect(fieldNames(open).contains("text"))
  }

  @Test("what is sent all the same is refused beside its field, by a form, a board and a script")
  func refused() async throws {
    let bench = try RoomBench()
    let form = [("amount", "19000")]
    for path in [["budgetLines", "B22"], ["budgetLines", "B22", "set"]] {
      let act = await RoomPages.post(path, act(bench, form))
      let page = try #require(act?.page)
      #expect(page.status == 422)
      #expect(page.main.markup.contains("Réviser le budget"))
      #expect(page.main.markup.contains("#field-amount"))
    }
    let json = try #require(
      (await RoomPages.post(["budgetLines", "B22"], act(bench, form, json: true)))?.json)
    #expect(json.status == 422 && json.text.contains("Réviser le budget"))
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 18_500))
    #expect(bench.live.snapshot.sequence == 1)
    // Who the money goes to stays open.
    let vendor = await bench.post("budgetLines", "B22", form: [("vendor", "nodea")])
    #expect(vendor?.notice == "rooms.done.saved")
  }

  private func act(
    _ bench: RoomBench, _ form: [(name: String, value: String)], json: Bool = false
  ) -> Act {
    Act(
      view: bench.view(), live: bench.live, author: "1", access: Access(role: .owner),
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 872)), form: form,
      wantsJSON: json, seen: bench.seen)
  }

  @Test("a new line cannot join an approved budget; one that is prepared takes it")
  func joins() async throws {
    let bench = try RoomBench()
    let form = [("id", "B90"), ("label", "Salon")]
    let page = (await bench.post("budgetLines", form: form + [("budget", "BG2026")]))?.page
    #expect(page?.status == 422)
    #expect(page?.main.markup.contains("#field-budget") == true)
    #expect(bench.find(ID<BudgetLine>("B90")) == nil)
    let made = await bench.post("budgetLines", form: form + [("budget", "BG2728")])
    #expect(made?.address == "/d/bench/budgetLines/B90")
  }

  @Test("deleting is refused, one or many, and no link is taken out of what was agreed on")
  func deleting() async throws {
    let bench = try RoomBench()
    let one = (await bench.post("budgetLines", "B22", "delete"))?.page
    #expect(one?.status == 409)
    #expect(one?.main.markup.contains("Réviser le budget") == true)
    let many = await bench.post(
      "objectives", "many", form: [("id", "OB1"), ("id", "OB5"), ("do", "delete")])
    #expect(many?.page?.status == 409)
    #expect(bench.live.snapshot.sequence == 1)
    let detail = try #require(bench.get("objectives", "OB1")?.page)
    #expect(!detail.main.markup.contains("delete-dialog"))
    _ = await bench.post("segments", "SEG2", "delete", form: [("unlink", "true")])
    #expect(bench.find(ID<Segment>("SEG2")) == nil)
    #expect(bench.find(ID<Objective>("OB1"))?.segments.contains("SEG2") == true)
    #expect(bench.find(ID<Objective>("OB5"))?.segments == ["SEG3"])
  }

  @Test("undo, redo and restoring do not reach behind what was agreed on since")
  func takingBack() async throws {
    let bench = try RoomBench(isReopened: true)
    let first = bench.version("B22")
    _ = await bench.post("budgetLines", "B22", form: [("amount", "19000")])
    var budget = try #require(bench.find(ID<Budget>("BG2026")))
    budget.state = .approved
    _ = try await bench.live.apply([.put(budget)], by: "2", verb: "budget.approve")
    #expect((await bench.post("undo"))?.page?.status == 409)
    #expect(
      (await bench.post("budgetLines", "B22", "restore", form: [("sequence", first)]))?.page?.status
        == 409)
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 19_000))
    // Who approved may think better of it at once, but not approve again by redoing.
    #expect((await bench.post("undo", by: "2"))?.notice == "rooms.done.undone")
    #expect(bench.find(ID<Budget>("BG2026"))?.state == .draft)
    #expect((await bench.post("redo", by: "2"))?.page?.status == 409)
    #expect((await bench.post("undo"))?.notice == "rooms.done.undone")
    #expect(bench.find(ID<BudgetLine>("B22"))?.amount == Money(units: 18_500))
  }

  @Test("a deleted line does not come back into a budget that was approved since")
  func bringingBack() async throws {
    let bench = try RoomBench(isReopened: true)
    _ = await bench.post("budgetLines", "B22", "delete")
    var budget = try #require(bench.find(ID<Budget>("BG2026")))
    budget.state = .approved
    _ = try await bench.live.apply([.put(budget)], by: "2", verb: "budget.approve")
    #expect((await bench.post("budgetLines", "B22", "restore"))?.page?.status == 409)
    #expect(bench.find(ID<BudgetLine>("B22")) == nil)
  }

  @Test("the verb reopens with its reason in the journal; then the form takes changes again")
  func reopening() async throws {
    let bench = try RoomBench()
    let silent = await bench.post("budgets", "BG2026", "verbs", "budget.revise")
    #expect(silent?.page?.status == 409)
    let editor = await bench.post(
      "budgets", "BG2026", "verbs", "budget.revise", form: [("reason", "r")], role: .editor)
    #expect(editor?.refusal == "rooms.refused.verb")
    _ = await bench.post(
      "budgets", "BG2026", "verbs", "budget.revise", form: [("reason", "Salon ajouté en octobre")])
    #expect(bench.find(ID<Budget>("BG2026"))?.state == .draft)
    let entry = try #require(try bench.live.history(of: "BG2026").first)
    #expect(entry.verb == "budget.revise")
    #expect(
      bench.live.snapshot.dossier.all(Comment.self).contains {
        $0.text == "Salon ajouté en octobre" && $0.about?.text == "BG2026"
      })
    let saved = await bench.post("budgetLines", "B22", form: [("amount", "19000")])
    #expect(saved?.notice == "rooms.done.saved")
  }

  @Test("the interface for programs refuses alike, one by one and in bulk")
  func programs() async throws {
    let bench = try APIBench()
    let patched = try await bench.ask("PATCH", ["budgetLines", "B22"], #"{"amount": 19000}"#)
    #expect(patched.status == 409, "\(patched.text)")
    #expect(patched.texts("errors", "field") == ["amount"])
    #expect(patched.text.contains("Réviser le budget"))
    let tag = try await bench.ask("GET", ["budgetLines", "B22"]).header("ETag")
    #expect(try await bench.ask("DELETE", ["budgetLines", "B22"], ifMatch: tag).status == 409)
    let added = try await bench.ask(
      "POST", ["budgetLines"], #"{"id": "B90", "label": "Salon", "budget": "BG2026"}"#)
    #expect(added.status == 409)
    let bulk = try await bench.ask(
      "POST", ["bulk"],
      #"{"changes": [{"op": "patch", "kind": "objective", "id": "OB5", "item": {"text": "A"}}, {"op": "patch", "kind": "objective", "id": "OB1", "item": {"text": "B"}}]}"#
    )
    #expect(bulk.status == 409)
    #expect(bulk.texts("errors", "field") == ["changes.1.item.text"])
    #expect(bench.rooms.live.snapshot.sequence == 1)
  }

  @Test("whatever way a change takes, the store keeps what was agreed on")
  func store() async throws {
    let bench = try RoomBench()
    var line = try #require(bench.find(ID<BudgetLine>("B22")))
    line.amount = Money(units: 1)
    await #expect(throws: ChangeError.self) {
      try await bench.live.apply([.put(line)], by: "1", verb: "items.set")
    }
    await #expect(throws: ChangeError.self) {
      try await bench.live.apply([.remove("OB1")], by: "1", verb: "item.delete")
    }
    #expect(bench.live.snapshot.sequence == 1)
    // Erasing what is personal touches no field that was agreed on.
    _ = try await bench.live.erase(["OB1"], by: "1")
  }
}
