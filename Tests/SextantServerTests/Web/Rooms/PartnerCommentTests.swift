import SextantModel
import Testing

@testable import SextantServer

/// In the worked example the task T05 is shared with nodea, who may remark on it; the action A03 with
/// contrechamp.
@Suite struct PartnerCommentTests {
  private let bench: RoomBench

  init() throws { bench = try RoomBench() }

  private var last: SextantModel.Comment? { bench.live.snapshot.dossier.all(Comment.self).last }

  private func remark(
    _ text: String, _ more: [(name: String, value: String)] = [], role: Role = .editor,
    vendor: ID<Vendor>? = nil
  ) async -> Answer? {
    await bench.post(
      "tasks", "T05", "comments", form: [("text", text)] + more, role: role, vendor: vendor)
  }

  private func page(_ role: Role, vendor: ID<Vendor>? = nil) throws -> String {
    let past = Past(
      live: bench.live, access: Access(role: role, vendor: vendor), names: { _ in "" },
      day: WorkedExample.day)
    let answer = RoomPages.get(["tasks", "T05"], bench.view(role, vendor: vendor), past)
    let page = try #require(answer?.page)
    #expect(Markup(("<h1>x</h1>\(page.main)" as HTML).markup).problems == [])
    return page.main.markup
  }

  @Test("a partner's remark is their organisation's and the team's, whatever the form says")
  func byPartner() async throws {
    _ = await remark(
      "Livré demain", [("partner", "contrechamp")], role: .guest, vendor: "nodea")
    #expect(last?.text == "Livré demain" && last?.partner == "nodea")
    #expect(try page(.guest, vendor: "nodea").contains("Livré demain"))
    #expect(try page(.editor).contains("Livré demain"))
  }

  @Test("what the team says stays in the team unless it is shared, and answers follow the remark")
  func byTeam() async throws {
    _ = await remark("Entre nous")
    #expect(last?.partner == nil)
    let inner = try #require(last?.id.text)
    _ = await remark("Pour Nodea", [("partner", "nodea")])
    #expect(last?.partner == "nodea")
    let shared = try #require(last?.id.text)
    _ = await remark("Suite", [("answers", shared)])
    #expect(last?.partner == "nodea" && last?.answers?.text == shared)
    _ = await remark("Reste entre nous", [("answers", inner), ("partner", "nodea")])
    #expect(last?.partner == nil)
    let seen = try page(.guest, vendor: "nodea")
    #expect(seen.contains("Pour Nodea") && seen.contains("Suite"))
    #expect(!seen.contains("ntre nous"))
  }

  @Test("a remark is shared with no partner who does not see the item")
  func strangers() async throws {
    let count = bench.live.snapshot.dossier.count(of: Comment.self)
    #expect(await remark("x", [("partner", "contrechamp")])?.refusal == "rooms.refused.partner")
    #expect(await remark("x", [("partner", "nobody")])?.refusal == "rooms.refused.partner")
    #expect(await remark("x", role: .guest, vendor: "contrechamp")?.isNotFound == true)
    #expect(bench.live.snapshot.dossier.count(of: Comment.self) == count)
  }

  @Test("a partner neither settles nor takes away nor answers what they do not read")
  func hidden() async throws {
    _ = await remark("Entre nous")
    let inner = try #require(last)
    for act in ["resolve", "delete"] {
      let answer = await bench.post(
        "tasks", "T05", "comments", form: [("comment", inner.id.text), ("do", act)], role: .guest,
        vendor: "nodea")
      #expect(answer?.isNotFound == true)
    }
    #expect(bench.find(inner.id)?.isResolved == false)
    _ = await remark("À vous", [("answers", inner.id.text)], role: .guest, vendor: "nodea")
    #expect(last?.text == "À vous" && last?.answers == nil)
  }

  @Test(
    "the form offers the partners of the item, to partners nothing; a share for reading has none")
  func form() async throws {
    let team = try page(.editor)
    #expect(team.contains("name=\"partner\"") && team.contains("value=\"nodea\""))
    #expect(!team.contains("value=\"contrechamp\""))
    let guest = try page(.guest, vendor: "nodea")
    #expect(!guest.contains("name=\"partner\"") && guest.contains("/comments\""))
    for var share in bench.live.snapshot.dossier.all(PartnerShare.self) {
      share.mayComment = false
      _ = try await bench.live.apply([.put(share)], by: "1", verb: "item.save")
    }
    #expect(try !page(.guest, vendor: "nodea").contains("/comments\""))
  }

  @Test("by the interface for programs the same holds")
  func byProgram() async throws {
    let api = try APIBench()
    func add(_ partner: String, _ role: Role, _ vendor: ID<Vendor>?) async throws -> APIAnswer {
      let member = partner.isEmpty ? "" : ", \"partner\": \"\(partner)\""
      return try await api.ask(
        "POST", ["comments"], "{\"about\": \"T05\", \"text\": \"Bonjour\"\(member)}", role: role,
        vendor: vendor)
    }
    func last() -> SextantModel.Comment? { api.rooms.live.snapshot.dossier.all(Comment.self).last }
    #expect(try await add("", .guest, "nodea").status == 201)
    #expect(last()?.partner == "nodea")
    #expect(try await add("nodea", .editor, nil).status == 201)
    #expect(last()?.partner == "nodea")
    #expect(try await add("contrechamp", .editor, nil).status == 403)
    #expect(try await add("", .editor, nil).status == 201)
    #expect(last()?.partner == nil)
  }
}
