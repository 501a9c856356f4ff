import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct APIPermissionTests {
  /// Whatever may be read of a dossier, by one reader.
  private func everything(
    _ bench: APIBench, _ role: Role, _ vendor: ID<Vendor>?
  ) async throws -> [(path: String, answer: APIAnswer)] {
    var paths = [
      [], ["findings"], ["checks"], ["coverage"], ["history"], ["thread", "loose-ends"],
    ]
    paths += Registry.dossier.kinds.map { [$0.kind.plural] }
    var answers: [(String, APIAnswer)] = []
    for path in paths {
      let answer = try await bench.ask("GET", path, role: role, vendor: vendor)
      answers.append((path.joined(separator: "/"), answer))
    }
    return answers
  }

  @Test func `a guest without an organisation reads of no item`() async throws {
    let bench = try APIBench()
    for (path, answer) in try await everything(bench, .guest, nil) {
      #expect(answer.status == 200, "\(path)")
      if path.isEmpty || ["findings", "checks", "coverage"].contains(path) { continue }
      if case .number(let total)? = answer.json?["total"] { #expect(total == "0", "\(path)") }
    }
    let dossier = try await bench.ask("GET", [], role: .guest)
    #expect(!dossier.text.contains(#""count":1"#) && dossier.text.contains(#""count":0"#))
    let whole = bench.rooms.live.snapshot.dossier
    let objective = try #require(whole.all(Objective.self).first)
    let path = ["objectives", objective.id.text]
    for part in ["", "history", "thread", "citing", "verbs"] {
      let answer = try await bench.ask(
        "GET", path + (part.isEmpty ? [] : [part]), role: .guest)
      #expect(answer.status == 404, "\(part)")
    }
    #expect(try await bench.ask("PATCH", path, "{}", role: .guest).status == 404)
    #expect(try await bench.ask("DELETE", path, ifMatch: "*", role: .guest).status == 404)
    #expect(try await bench.ask("POST", ["objectives"], "{}", role: .guest).status == 403)
  }

  @Test func `no answer to a partner names an item that is not shared with them`() async throws {
    let bench = try APIBench()
    let whole = bench.rooms.live.snapshot.dossier
    let share = try #require(whole.all(PartnerShare.self).first)
    let vendor = try #require(share.vendor)
    let sight = Sight(of: whole, by: .partner(vendor), on: WorkedExample.day)
    var hidden: Set<String> = []
    // Some items bear the code of a check, and ids that are words would be found in texts.
    let codes = Set(allChecks.map { $0.card.code })
    whole.forEachItem { item in
      let id = item.idText
      if !sight.shows(id), id.contains(where: \.isNumber), !codes.contains(id) {
        hidden.insert(id)
      }
    }
    #expect(hidden.count > 100)
    for (path, answer) in try await everything(bench, .guest, vendor) {
      #expect(answer.status == 200, "\(path)")
      let named = Self.texts(answer.json ?? .null).filter { hidden.contains($0) }
      #expect(named.isEmpty, "\(path): \(named.prefix(5))")
    }
  }

  private static func texts(_ value: JSONValue) -> [String] {
    switch value {
    case .text(let text): [text]
    case .list(let elements): elements.flatMap { texts($0) }
    case .object(let members): members.flatMap { texts($0.value) }
    case .null, .flag, .number: []
    }
  }

  @Test func `who only reads and comments changes nothing`() async throws {
    let bench = try APIBench()
    let objective = try #require(bench.rooms.live.snapshot.dossier.all(Objective.self).first)
    let path = ["objectives", objective.id.text]
    #expect(try await bench.ask("PATCH", path, #"{"text": "x"}"#, role: .commenter).status == 403)
    #expect(try await bench.ask("DELETE", path, ifMatch: "*", role: .commenter).status == 403)
    #expect(
      try await bench.ask("POST", ["objectives"], #"{"text": "x"}"#, role: .commenter).status
        == 403)
    #expect(bench.rooms.live.snapshot.sequence == 1)
  }

  @Test func `what an editor of a part does not see stays as it was`() async throws {
    let bench = try APIBench()
    let before = bench.rooms.live.snapshot.dossier
    var checked = 0
    for type in Registry.dossier.kinds {
      let confidential = FieldAccess.all(of: type).filter { $0.card.isConfidential }
      guard !confidential.isEmpty, Role.contributor.may(.editAny, in: type.kind.room) else {
        continue
      }
      for item in items(of: type, in: before).prefix(3) {
        let path = [type.kind.plural, item.idText]
        let read = try await bench.ask("GET", path, role: .contributor)
        guard read.status == 200 else { continue }
        let written = try await bench.ask(
          "PUT", path, read.text, ifMatch: read.header("ETag"), role: .contributor)
        #expect(written.status == 200, "\(item.idText): \(written.text)")
        #expect(
          bench.rooms.live.snapshot.dossier.item(item.idText)?.compactText == item.compactText)
        checked += 1
      }
    }
    #expect(bench.rooms.live.snapshot.dossier == before)
    #expect(checked > 0)
  }
}
