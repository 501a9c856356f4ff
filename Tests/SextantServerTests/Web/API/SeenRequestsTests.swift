import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

/// A request sent twice is carried out once; what is kept for that is bounded, and told to nobody who
/// may not read it any more.
@Suite struct SeenRequestsTests {
  private func request(_ body: String) -> APIRequest {
    var request = APIRequest(method: "POST", path: ["dossiers", "x"])
    request.body = Array(body.utf8)
    return request
  }

  private func answer(_ size: Int) -> APIAnswer {
    var answer = APIAnswer(201)
    answer.body = [UInt8](repeating: 7, count: size)
    return answer
  }

  private func met(_ seen: SeenRequests, _ account: Int64, _ text: String, rights: String = "")
    -> String
  {
    let key = SeenRequests.Key(account: account, typed: text)
    switch seen.meet(key, request(text), rights: rights) {
    case .first: return "first"
    case .again(let answer): return "again \(answer.body.count)"
    case .otherRights: return "otherRights"
    case .tooLong: return "tooLong"
    case .other: return "other"
    case .running: return "running"
    }
  }

  private func carryOut(_ seen: SeenRequests, _ account: Int64, _ text: String, _ size: Int) {
    #expect(met(seen, account, text) == "first")
    seen.finish(SeenRequests.Key(account: account, typed: text), answer(size))
  }

  @Test func `what is kept is bounded by bytes, for each account and for all`() {
    let room = SeenRequests.Room(
      requests: 10, bytes: 50_000, allBytes: 120_000, longestAnswer: 20_000)
    let seen = SeenRequests(room)
    for number in 0..<100 { carryOut(seen, 1, "k\(number)", 9_000) }
    #expect(seen.bytes <= 50_000)
    #expect(met(seen, 1, "k99") == "again 9000" && met(seen, 1, "k95") == "again 9000")
    for account in 2...20 {
      for number in 0..<5 { carryOut(seen, Int64(account), "k\(number)", 9_000) }
    }
    #expect(seen.bytes <= 120_000)
    #expect(met(seen, 20, "k4") == "again 9000")
  }

  @Test func `one account's many requests make nobody forget another's`() {
    let seen = SeenRequests(SeenRequests.Room(requests: 10, bytes: 50_000))
    carryOut(seen, 2, "mine", 5_000)
    for number in 0..<1_000 { carryOut(seen, 1, "k\(number)", 5_000) }
    #expect(met(seen, 2, "mine") == "again 5000")
  }

  @Test func `an answer too long to be kept is told, and the request is not carried out again`() {
    let seen = SeenRequests(SeenRequests.Room(longestAnswer: 1_000))
    carryOut(seen, 1, "k", 1_001)
    #expect(met(seen, 1, "k") == "tooLong")
    #expect(seen.bytes < 2_000)
  }

  @Test func `what is being carried out is never forgotten`() {
    let seen = SeenRequests(SeenRequests.Room(requests: 3))
    #expect(met(seen, 1, "slow") == "first")
    for number in 0..<20 { carryOut(seen, 1, "k\(number)", 10) }
    #expect(met(seen, 1, "slow") == "running")
  }

  @Test func `rights are asked for before an answer is given again`() async throws {
    let bench = try APIBench()
    let body = #"{"name": "Salon du cadeau"}"#
    let first = try await bench.ask("POST", ["channels"], body, key: "k1")
    #expect(first.status == 201)
    #expect(try await bench.ask("POST", ["channels"], body, key: "k1").text == first.text)
    // They have become a guest of a partner's since, or are out of the dossier.
    let guest = try await bench.ask(
      "POST", ["channels"], body, key: "k1", role: .guest, vendor: "nodea")
    #expect(guest.status == 403 && !guest.text.contains("Salon"))
    var elsewhere = APIRequest(method: "POST", path: ["dossiers", "other", "channels"])
    elsewhere.idempotencyKey = "k1"
    elsewhere.body = Array(body.utf8)
    #expect(try await API.answer(elsewhere, bench.caller()).status == 404)
    // An item that is out of sight now is not told of again.
    let gone = try await bench.ask("POST", ["channels"], body, key: "k2")
    let id = try #require(gone.json?["id"]?.text)
    #expect(
      try await bench.ask("DELETE", ["channels", id], ifMatch: gone.header("ETag")).status < 300)
    let again = try await bench.ask("POST", ["channels"], body, key: "k2")
    #expect(again.status == 403 && !again.text.contains("Salon"))
  }

  @Test func `a remark is no longer by a program than on a page`() async throws {
    let bench = try APIBench()
    func remark(_ count: Int) async throws -> APIAnswer {
      let text = String(repeating: "é", count: count)
      return try await bench.ask(
        "POST", ["comments"], #"{"about": "OB1", "text": "\#(text)"}"#)
    }
    let kept = try await remark(10_000)
    #expect(kept.status == 201)
    let refused = try await remark(10_001)
    #expect(refused.status == 422 && refused.text.contains("10"))
    let id = try #require(kept.json?["id"]?.text)
    let longer = try await bench.ask(
      "PATCH", ["comments", id],
      #"{"text": "\#(String(repeating: "e", count: 10_001))"}"#, ifMatch: kept.header("ETag"))
    #expect(longer.status == 422)
    let bulk = try await bench.ask(
      "POST", ["bulk"],
      #"{"changes": [{"op": "create", "kind": "comment", "id": "CO9", "item": {"about": "OB1", "text": "\#(String(repeating: "e", count: 10_001))"}}]}"#
    )
    #expect(bulk.status == 422 && bulk.text.contains("changes.0.item.text"))
  }
}
