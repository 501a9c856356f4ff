import SextantKernels
import SextantModel

/// The interface for programs: every kind of item and every verb as JSON over HTTP, by the rules and
/// permissions of the pages.
enum API {
  /// - Throws: only what nobody foresaw; a problem of the request is an answer.
  static func answer(_ request: APIRequest, _ caller: APICaller) async throws -> APIAnswer {
    do {
      let answer = try await once(request, try route(request, caller), caller)
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

  /// What the request asks for.
  ///
  /// - Throws: `APIProblem` where the caller may not so much as ask.
  private static func route(_ request: APIRequest, _ caller: APICaller) throws -> APIRoute {
    let route = try APIRoute(request, caller)
    guard request.method == "OPTIONS" || route.allowed.contains(request.method) else {
      var problem = APIProblem(.notAllowed)
      problem.headers = [("Allow", route.allowed.joined(separator: ", "))]
      throw problem
    }
    return route
  }

  /// A request that bears a key is carried out once.
  private static func once(
    _ request: APIRequest, _ route: APIRoute, _ caller: APICaller
  ) async throws -> APIAnswer {
    guard request.method == "POST", let typed = request.idempotencyKey, !typed.isEmpty else {
      return try await carryOut(request, route)
    }
    let key = SeenRequests.Key(account: caller.account, typed: typed)
    switch caller.seen.meet(key, request, rights: route.rights) {
    case .again(let answer):
      // What was told then may be out of sight now.
      guard route.sees(answer.about) else {
        throw APIProblem(.forbidden, Message("api.seen.otherRights"))
      }
      return answer
    case .otherRights: throw APIProblem(.forbidden, Message("api.seen.otherRights"))
    case .tooLong:
      return APIAnswer(
        200, .map([entry("message", caller.words.text("api.seen.tooLong"))]))
    case .other: throw APIProblem(.keyReused)
    case .running: throw APIProblem(.keyRunning)
    case .first: break
    }
    do {
      let answer = try await carryOut(request, route)
      caller.seen.finish(key, answer)
      return answer
    } catch {
      caller.seen.finish(key, APIAnswer(500))
      throw error
    }
  }

  private static func carryOut(
    _ request: APIRequest, _ route: APIRoute
  ) async throws -> APIAnswer {
    guard request.method != "OPTIONS" else {
      return APIAnswer(204, headers: [("Allow", route.allowed.joined(separator: ", "))])
    }
    return try await route.answer()
  }
}
