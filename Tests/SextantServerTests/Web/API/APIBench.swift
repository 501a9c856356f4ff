import SextantKernels
import SextantModel

@testable import SextantServer

/// The worked example behind the interface for programs, asked in one language by one role.
final class APIBench {
  let rooms: RoomBench
  let seen = SeenRequests()

  init(isEmpty: Bool = false, isReopened: Bool = false) throws {
    rooms = try RoomBench(isEmpty: isEmpty, isReopened: isReopened)
  }

  static let base = ["dossiers", "bench"]

  func caller(
    _ role: Role = .owner, vendor: ID<Vendor>? = nil, language: Language = .french,
    account: Int64 = 1
  ) -> APICaller {
    let live = rooms.live
    let words = WorkedExample.words(language)
    return APICaller(
      account: account, name: "Camille Moreau", words: words,
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 872)),
      dossiers: { [house = rooms.house] in
        try house.dossiers().map { ($0, role.reach(vendor: vendor) == .everything) }
      },
      enter: { key in
        key == "bench" ? APIEntrance(live: live, access: Access(role: role, vendor: vendor)) : nil
      },
      examined: { snapshot, reach in
        ExaminedDossier(
          snapshot.dossier.reduced(to: reach, on: WorkedExample.day), at: snapshot.sequence,
          on: WorkedExample.day, library: WorkedExample.library, seenBy: reach)
      },
      names: { $0.id == "1" ? "Camille Moreau" : "" }, seen: seen, document: { Array("{}".utf8) },
      library: WorkedExample.library)
  }

  func ask(
    _ method: String, _ path: [String], _ body: String? = nil,
    query: [(name: String, value: String)] = [], ifMatch: String? = nil,
    ifNoneMatch: String? = nil, key: String? = nil, type: String = "application/json",
    role: Role = .owner, vendor: ID<Vendor>? = nil, language: Language = .french,
    account: Int64 = 1
  ) async throws -> APIAnswer {
    var request = APIRequest(method: method, path: Self.base + path, query: query)
    request.contentType = body == nil ? nil : type
    request.ifMatch = ifMatch
    request.ifNoneMatch = ifNoneMatch
    request.idempotencyKey = key
    request.body = Array((body ?? "").utf8)
    return try await API.answer(
      request, caller(role, vendor: vendor, language: language, account: account))
  }
}

extension APIAnswer {
  var json: JSONValue? { try? JSONSyntax.read(body) }
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The texts under a key of each element of a list.
  func texts(_ list: String, _ key: String) -> [String] {
    guard case .list(let elements)? = json?[list] else { return [] }
    return elements.compactMap { if case .text(let text)? = $0[key] { text } else { nil } }
  }
}

extension JSONValue {
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var count: Int? { if case .list(let elements) = self { elements.count } else { nil } }
}
