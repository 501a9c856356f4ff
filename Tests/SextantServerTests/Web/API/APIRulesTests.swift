import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct APIRulesTests {
  private static let signal = #"{"title": "Nouveau concurrent"}"#

  @Test func `a change needs the version that was read`() async throws {
    let bench = try APIBench(isReopened: true)
    let id = try #require(bench.rooms.live.snapshot.dossier.all(Objective.self).first).id.text
    let path = ["objectives", id]
    let read = try await bench.ask("GET", path)
    #expect(read.header("ETag") == "\"1\"")
    #expect(try await bench.ask("PUT", path, read.text).status == 428)
    #expect(try await bench.ask("DELETE", path).status == 428)
    let stale = try await bench.ask("PUT", path, read.text, ifMatch: "\"7\"")
    #expect(stale.status == 412)
    #expect(stale.contentType == "application/problem+json")
    #expect(stale.json?["version"] == .number("1"))
    #expect(try await bench.ask("DELETE", path, ifMatch: "W/\"1\"").status == 412)
  }

  @Test func `a body that is no JSON, or of another type, is a problem in the reader's language`()
    async throws
  {
    let bench = try APIBench()
    let french = try await bench.ask("POST", ["objectives"], "{a: 1}")
    #expect(french.status == 400)
    #expect(french.json?["title"]?.text == "Le corps de la requête n’est pas du JSON")
    #expect(french.json?["detail"]?.text == "Caractère inattendu à l’octet 1.")
    let english = try await bench.ask("POST", ["objectives"], "{a: 1}", language: .english)
    #expect(english.json?["title"]?.text == "The body of the request is not JSON")
    #expect(try await bench.ask("POST", ["objectives"], "{}", type: "text/plain").status == 415)
    #expect(try await bench.ask("POST", ["objectives"], "[]").status == 422)
  }

  @Test func `values of other types and unknown keys are told by field`() async throws {
    let bench = try APIBench()
    let id = try #require(bench.rooms.live.snapshot.dossier.all(BudgetLine.self).first).id.text
    let typed = try await bench.ask("PATCH", ["budgetLines", id], #"{"amount": "12"}"#)
    #expect(typed.status == 422)
    #expect(typed.texts("errors", "field") == ["amount"])
    let unknown = try await bench.ask(
      "PATCH", ["budgetLines", id], #"{"amout": 12}"#, language: .english)
    #expect(unknown.status == 422)
    #expect(unknown.texts("errors", "field") == ["amout"])
    #expect(unknown.texts("errors", "what").first?.contains("amount") == true)
  }

  @Test func `amounts are numbers of the currency, to the cent`() async throws {
    let bench = try APIBench(isReopened: true)
    let line = try #require(bench.rooms.live.snapshot.dossier.all(BudgetLine.self).first)
    let path = ["budgetLines", line.id.text]
    #expect(try await bench.ask("PATCH", path, #"{"amount": 1234.56}"#).status == 200)
    #expect(bench.rooms.find(line.id)?.amount?.cents == 123_456)
    #expect(try await bench.ask("GET", path).json?["amount"] == .number("1234.56"))
    #expect(try await bench.ask("PATCH", path, #"{"amount": 0.005}"#).status == 422)
  }

  @Test func `fields that verbs govern are the verbs' to change`() async throws {
    let bench = try APIBench()
    for type in Registry.dossier.kinds {
      let governed = Verbs.governedFields(of: type.kind.name)
      let all = items(of: type, in: bench.rooms.live.snapshot.dossier)
      guard let item = all.first, case .map(let entries) = item.plain,
        let held = entries.first(where: { governed.contains($0.key) })
      else { continue }
      let card = FieldAccess.all(of: type).first { $0.name == held.key }?.card
      guard card?.isRequired == false else { continue }
      let cleared = try await bench.ask(
        "PATCH", [type.kind.plural, item.idText], "{\"\(held.key)\": null}")
      #expect(cleared.status == 422, "\(type.kind.name).\(held.key)")
    }
  }

  @Test func `a request that bears a key is carried out once`() async throws {
    let bench = try APIBench(isEmpty: true)
    let body = #"{"about": "dossier", "text": "À revoir"}"#
    let first = try await bench.ask("POST", ["comments"], body, key: "k1")
    let again = try await bench.ask("POST", ["comments"], body, key: "k1")
    #expect(first.status == 201, "\(first.text)")
    #expect(again.body == first.body && again.header("Location") == first.header("Location"))
    #expect(bench.rooms.live.snapshot.dossier.all(Comment.self).count == 1)
    let other = try await bench.ask("POST", ["comments"], #"{"text": "Autre"}"#, key: "k1")
    #expect(other.status == 422)
    // Somebody else's key is another key.
    let theirs = try await bench.ask("POST", ["comments"], body, key: "k1", account: 2)
    #expect(theirs.status == 201)
    #expect(bench.rooms.live.snapshot.dossier.all(Comment.self).count == 2)
  }

  @Test func `remarks are signed by who makes them`() async throws {
    let bench = try APIBench()
    let id = try #require(bench.rooms.live.snapshot.dossier.all(Objective.self).first).id.text
    let body = "{\"about\": \"\(id)\", \"text\": \"Chiffrer\", \"author\": \"Un autre\"}"
    let added = try await bench.ask("POST", ["comments"], body, role: .commenter)
    #expect(added.status == 201, "\(added.text)")
    #expect(added.json?["author"]?.text == "Camille Moreau")
    #expect(added.json?["at"]?.text == "2026-06-30 14:32")
    let comment = try #require(added.json?["id"]?.text)
    let forged = try await bench.ask(
      "PATCH", ["comments", comment], #"{"author": "Un autre"}"#, role: .commenter)
    #expect(forged.status == 403)
    let settled = try await bench.ask(
      "PATCH", ["comments", comment], #"{"isResolved": true}"#, role: .commenter)
    #expect(settled.status == 200)
    #expect(try await bench.ask("POST", ["comments"], body, role: .auditor).status == 403)
  }

  @Test func `addresses that mean nothing and methods that are not known`() async throws {
    let bench = try APIBench()
    #expect(try await bench.ask("GET", ["nothing"]).status == 404)
    #expect(try await bench.ask("GET", ["objectives", "nothing"]).status == 404)
    let method = try await bench.ask("PUT", ["objectives"], "{}")
    #expect(method.status == 405)
    #expect(method.header("Allow") == "GET, HEAD, POST, OPTIONS")
    #expect(try await bench.ask("OPTIONS", ["undo"]).header("Allow") == "POST, OPTIONS")
    #expect(try await bench.ask("HEAD", ["objectives"]).body.isEmpty)
    let typo = try await bench.ask(
      "GET", ["objectives"], query: [("chnagedSince", "1")], language: .english)
    #expect(typo.status == 400)
    #expect(typo.json?["detail"]?.text?.contains("changedSince") == true)
  }
}
