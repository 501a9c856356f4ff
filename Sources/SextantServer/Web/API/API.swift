import SextantKernels
import SextantModel

/// The interface for programs: every kind of item and every verb as JSON over HTTP, by the rules and
/// permissions of the pages.
enum API {
  /// - Throws: only what nobody foresaw; a problem of the request is an answer.
  static func answer(_ request: APIRequest, _ caller: APICaller) async throws -> APIAnswer {
    do {
      let answer = try await once(request, caller)
      guard request.method == "HEAD" else { return answer }
      var bare = answer
      bare.body = []
      return bare
    } catch let problem as APIProblem {
      return problem.answer(caller.words)
    } catch let error as HouseError {
      return APIProblem(.storage, error.message).answer(caller.words)
    }
  }

  /// A request that bears a key is carried out once.
  private static func once(_ request: APIRequest, _ caller: APICaller) async throws -> APIAnswer {
    guard request.method == "POST", let typed = request.idempotencyKey, !typed.isEmpty else {
      return try await carryOut(request, caller)
    }
    let key = "\(caller.account)/\(typed.prefix(200))"
    switch caller.seen.meet(key, request) {
    case .again(let answer): return answer
    case .other: throw APIProblem(.keyReused)
    case .running: throw APIProblem(.keyRunning)
    case .first: break
    }
    do {
      let answer = try await carryOut(request, caller)
      caller.seen.finish(key, answer)
      return answer
    } catch {
      caller.seen.finish(key, APIAnswer(500))
      throw error
    }
  }

  private static func carryOut(
    _ request: APIRequest, _ caller: APICaller
  ) async throws -> APIAnswer {
    let route = try APIRoute(request, caller)
    guard request.method != "OPTIONS" else {
      return APIAnswer(204, headers: [("Allow", route.allowed.joined(separator: ", "))])
    }
    guard route.allowed.contains(request.method) else {
      var problem = APIProblem(.notAllowed)
      problem.headers = [("Allow", route.allowed.joined(separator: ", "))]
      throw problem
    }
    return try await route.answer()
  }
}
