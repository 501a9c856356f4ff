import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct APIVerbTests {
  @Test func `a verb is refused with what stands in its way, or carried out`() async throws {
    let bench = try APIBench()
    let dossier = bench.rooms.live.snapshot.dossier
    var refused = 0
    var done = 0
    for verb in Verbs.all.map({ $0.card }) {
      guard let type = Registry.dossier.type(named: verb.kind.name),
        let item = items(of: type, in: dossier).first
      else { continue }
      let path = [type.kind.plural, item.idText, "verbs", verb.name]
      let answer = try await bench.ask("POST", path, #"{"reason": "Essai"}"#)
      switch answer.status {
      case 409:
        refused += 1
        #expect((answer.json?["errors"]?.count ?? 0) > 0, "\(verb.name)")
      case 200:
        done += 1
        #expect((answer.json?["changed"]?.count ?? 0) > 0, "\(verb.name)")
      case 404: break  // An earlier verb took the item away.
      default: Issue.record("\(verb.name): \(answer.status) \(answer.text)")
      }
    }
    #expect(refused > 10 && done > 3)
  }

  @Test func `a verb that is not the kind's does not exist there`() async throws {
    let bench = try APIBench()
    let objective = try #require(bench.rooms.live.snapshot.dossier.all(Objective.self).first)
    let path = ["objectives", objective.id.text, "verbs", "budget.approve"]
    #expect(try await bench.ask("POST", path, "{}").status == 404)
  }

  @Test func `what was done is taken back and done again`() async throws {
    let bench = try APIBench(isReopened: true)
    let before = try #require(bench.rooms.live.snapshot.dossier.all(Objective.self).first)
    _ = try await bench.ask("PATCH", ["objectives", before.id.text], #"{"text": "Autre"}"#)
    #expect(try await bench.ask("POST", ["undo"]).status == 200)
    #expect(bench.rooms.find(before.id) == before)
    #expect(try await bench.ask("POST", ["redo"]).status == 200)
    #expect(bench.rooms.find(before.id)?.text == "Autre")
    #expect(try await bench.ask("POST", ["redo"]).status == 409)
  }

  @Test func `many changes are one entry, or none`() async throws {
    let bench = try APIBench(isReopened: true)
    let dossier = bench.rooms.live.snapshot.dossier
    let objective = try #require(dossier.all(Objective.self).first)
    let body = """
      {"changes": [
        {"op": "patch", "kind": "objective", "id": "\(objective.id.text)", "version": 1,
         "item": {"text": "Autre"}},
        {"op": "create", "kind": "comment", "item":
          {"id": "ZZ2", "about": "\(objective.id.text)", "answers": "ZZ1", "text": "Réponse"}},
        {"op": "create", "kind": "comment", "item":
          {"id": "ZZ1", "about": "\(objective.id.text)", "text": "Remarque"}}]}
      """
    let done = try await bench.ask("POST", ["bulk"], body)
    #expect(done.status == 200, "\(done.text)")
    #expect(bench.rooms.live.snapshot.sequence == 2)
    #expect(done.texts("items", "id") == [objective.id.text, "ZZ2", "ZZ1"])
    // The version is another now: nothing of it is done.
    let stale = try await bench.ask(
      "POST", ["bulk"], body.replacing("ZZ1", with: "ZZ3").replacing("ZZ2", with: "ZZ4"))
    #expect(stale.status == 412)
    #expect(stale.texts("errors", "field") == ["changes.0"])
    #expect(bench.rooms.live.snapshot.sequence == 2)
    #expect(!bench.rooms.live.snapshot.dossier.contains("ZZ3"))
  }
}
