import SextantModel

/// What an address of the interface means, and the methods that it knows.
struct APIRoute {
  let allowed: [String]
  let answer: () async throws -> APIAnswer
  /// By what rights the caller is where the address leads.
  private(set) var rights = ""
  /// Whether the caller sees all of these items now.
  private(set) var sees: ([String]) -> Bool = { _ in true }

  private init(_ allowed: [String], _ answer: @escaping () async throws -> APIAnswer) {
    self.allowed =
      (allowed.contains("GET") ? ["GET", "HEAD"] : []) + allowed.filter { $0 != "GET" }
      + ["OPTIONS"]
    self.answer = answer
  }

  /// - Throws: `APIProblem` where nothing stands at the address, or nothing that the caller may see.
  init(_ request: APIRequest, _ caller: APICaller) throws {
    let path = request.path
    switch path.first {
    case nil: self = APIRoute(["GET"]) { EntryAnswer.answer(caller) }
    case "openapi.json" where path.count == 1:
      self = APIRoute(["GET"]) {
        var answer = APIAnswer(200)
        answer.body = caller.document()
        return answer
      }
    case "dossiers" where path.count == 1:
      self = APIRoute(["GET"]) { try EntryAnswer.dossiers(caller) }
    case "dossiers":
      guard let entrance = try caller.enter(path[1]) else { throw APIProblem(.notFound) }
      let seat = APISeat(caller, request, entrance)
      self = try Self.dossier(Array(path.dropFirst(2)), seat)
      let access = entrance.access
      rights = "\(access.role.rawValue) \(access.vendor?.text ?? "") \(access.juror?.text ?? "")"
      sees = { ids in
        let seen = seat.scene.reduced
        return ids.allSatisfy { seen.contains($0) }
      }
    default: throw APIProblem(.notFound)
    }
  }

  private static func dossier(_ path: [String], _ seat: APISeat) throws -> APIRoute {
    switch path.joined(separator: "/") {
    case "": return APIRoute(["GET"]) { EntryAnswer.dossier(seat) }
    case "findings": return APIRoute(["GET"]) { try await ReportAnswer.findings(seat) }
    case "checks": return APIRoute(["GET"]) { try await ReportAnswer.checks(seat) }
    case "coverage": return APIRoute(["GET"]) { try await ReportAnswer.coverage(seat) }
    case "history": return APIRoute(["GET"]) { try HistoryAnswer.answer(of: nil, seat) }
    case "thread/loose-ends": return APIRoute(["GET"]) { try ThreadAnswer.looseEnds(seat) }
    case "undo": return APIRoute(["POST"]) { try await UndoAnswer.undo(seat) }
    case "redo": return APIRoute(["POST"]) { try await UndoAnswer.redo(seat) }
    case "bulk": return APIRoute(["POST"]) { try await BulkAnswer.answer(seat) }
    case "imports": return APIRoute(["POST"]) { try await ImportAnswer.answer(seat) }
    case "figures": return APIRoute(["GET"]) { try FigureAnswer.holdings(seat) }
    default: break
    }
    if path.count == 2, path[0] == "calculators" {
      guard let name = CalculatorName(rawValue: path[1]) else { throw APIProblem(.notFound) }
      return APIRoute(["GET"]) { try CalculatorAnswer.answer(name, seat) }
    }
    if path.count == 2, path[0] == "figures" {
      return APIRoute(["GET"]) { try FigureAnswer.figures(of: path[1], seat) }
    }
    guard let type = path.first.flatMap({ seat.scene.full.registry.type(addressed: $0) }) else {
      throw APIProblem(.notFound)
    }
    guard path.count > 1 else { return list(type, seat) }
    return try item(type, path[1], Array(path.dropFirst(2)), seat)
  }

  private static func list(_ type: any Item.Type, _ seat: APISeat) -> APIRoute {
    APIRoute(["GET", "POST"]) {
      seat.request.method == "POST"
        ? try await CreateAnswer.answer(type, seat) : try ListAnswer.answer(type, seat)
    }
  }

  private static func item(
    _ type: any Item.Type, _ id: String, _ rest: [String], _ seat: APISeat
  ) throws -> APIRoute {
    switch (rest.first, rest.count) {
    case (nil, _):
      return APIRoute(["GET", "PUT", "PATCH", "DELETE"]) {
        switch seat.request.method {
        case "PUT": try await ChangeAnswer.replace(type, id, seat)
        case "PATCH": try await ChangeAnswer.patch(type, id, seat)
        case "DELETE": try await DeleteAnswer.answer(type, id, seat)
        default: try ItemAnswer.answer(type, id, seat)
        }
      }
    case ("history", 1):
      return APIRoute(["GET"]) {
        _ = try ItemAnswer.shown(type, id, seat.scene)
        return try HistoryAnswer.answer(of: id, seat)
      }
    case ("thread", 1): return APIRoute(["GET"]) { try ThreadAnswer.answer(type, id, seat) }
    case ("decision", 1) where type == Lot.self:
      return APIRoute(["GET"]) { try DecisionAnswer.lot(id, seat) }
    case ("proposal", 1) where type == BudgetAllocation.self:
      return APIRoute(["GET"]) { try DecisionAnswer.allocation(id, seat) }
    case ("citing", 1): return APIRoute(["GET"]) { try ThreadAnswer.citing(type, id, seat) }
    case ("figures", 1) where type.kind.name == Indicator.kind.name:
      return APIRoute(["GET"]) { try await StandingAnswer.answer(type, id, seat) }
    case ("verbs", 1): return APIRoute(["GET"]) { try VerbAnswer.offers(type, id, seat) }
    case ("verbs", 2):
      let name = rest[1]
      guard let verb = Verbs.named(name), verb.card.kind.name == type.kind.name else {
        throw APIProblem(.notFound)
      }
      return APIRoute(["POST"]) { try await VerbAnswer.use(verb.card, type, id, seat) }
    default: throw APIProblem(.notFound)
    }
  }
}
