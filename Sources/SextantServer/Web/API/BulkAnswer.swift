import SextantKernels
import SextantModel

/// Many changes at once, as one entry of the journal: all of them or none.
///
/// Items may link to others that come with them, whatever the order.
enum BulkAnswer {
  static let most = 10_000

  static func answer(_ seat: APISeat) async throws -> APIAnswer {
    let steps = try steps(seat)
    let (applied, ids) = try await seat.writing { scene in
      let plan = try BulkPlan(steps, scene, seat)
      let applied = try await seat.live.apply(
        plan.changes, by: seat.doer.author, verb: "items.set", expecting: plan.expecting)
      for case .put(let item) in plan.changes where plan.expecting[item.idText] == 0 {
        if let comment = item as? Comment { seat.doer.remarked(comment) }
      }
      return (applied, plan.ids)
    }
    let scene = seat.scene
    let seen = ids.compactMap { scene.reduced.item($0) }
    let items = seen.map { VerbAnswer.summary($0, scene, seat) }
    var answer = APIAnswer(
      200,
      .map([
        entry("sequence", applied.sequence), entry("items", .list(items)),
        entry("total", items.count),
      ]))
    answer.about = seen.map(\.idText)
    return answer
  }

  /// One change as it is written in the body.
  struct Step {
    enum What: String { case create, replace, patch, delete }
    let what: What
    let type: any Item.Type
    let id: String?
    let version: Int?
    let members: [JSONValue.Member]
  }

  private static func steps(_ seat: APISeat) throws -> [Step] {
    let members = try BodyReading.object(seat.request)
    for member in members where member.key != "changes" {
      throw problem(member.key, "api.bulk.unknown", ["key": .text(member.key)])
    }
    guard case .list(let list)? = members.first?.value, !list.isEmpty, list.count <= most else {
      throw problem("changes", "api.bulk.list", ["most": .integer(most)])
    }
    return try list.enumerated().map { number, value in try step(value, "changes.\(number)") }
  }

  private static func step(_ value: JSONValue, _ at: String) throws -> Step {
    guard case .object(let members) = value else { throw problem(at, "api.bulk.step") }
    let known = ["op", "kind", "id", "version", "item"]
    for member in members where !known.contains(member.key) {
      throw problem("\(at).\(member.key)", "api.bulk.unknown", ["key": .text(member.key)])
    }
    guard case .text(let op)? = value["op"], let what = Step.What(rawValue: op) else {
      throw problem("\(at).op", "api.bulk.op")
    }
    guard case .text(let name)? = value["kind"], let type = Registry.all.type(named: name)
    else { throw problem("\(at).kind", "api.bulk.kind") }
    var id: String?
    if let found = value["id"] {
      guard case .text(let text) = found else { throw problem("\(at).id", "api.bulk.id") }
      id = text
    }
    if what != .create, id == nil { throw problem("\(at).id", "api.bulk.id") }
    var version: Int?
    if let found = value["version"] {
      guard case .number(let text) = found, text.utf8.count < 12, let number = Int(text) else {
        throw problem("\(at).version", "api.bulk.version")
      }
      version = number
    }
    var fields: [JSONValue.Member] = []
    if what != .delete {
      guard case .object(let found)? = value["item"] else {
        throw problem("\(at).item", "api.bulk.item")
      }
      fields = found
    }
    return Step(what: what, type: type, id: id, version: version, members: fields)
  }

  static func problem(
    _ field: String, _ key: String, _ arguments: [String: Argument] = [:]
  ) -> APIProblem {
    APIProblem([FieldProblem(field: field, message: Message(key, arguments))])
  }
}

/// The changes of a bulk request, worked out on the dossier as it stands.
struct BulkPlan {
  private(set) var changes: [ItemChange] = []
  private(set) var expecting: [String: Int] = [:]
  /// The items that are added or changed, in the order of the request.
  private(set) var ids: [String] = []
  private var touched: Set<String> = []

  init(_ steps: [BulkAnswer.Step], _ scene: Scene, _ seat: APISeat) throws {
    let all = Self.together(steps, scene)
    for (number, step) in steps.enumerated() {
      do {
        try take(step, all, scene, seat)
      } catch let problem as APIProblem {
        throw Self.placed(problem, "changes.\(number)")
      }
    }
  }

  /// What the caller sees, with the items that come and without those that go, so that links among
  /// them hold. Those that come stand for their ids only here.
  private static func together(_ steps: [BulkAnswer.Step], _ scene: Scene) -> Dossier {
    var all = scene.reduced
    for step in steps {
      if step.what == .delete, let id = step.id { all.remove(id) }
      guard step.what == .create, step.type.kind.form == .list else { continue }
      let named = step.members.first { $0.key == "id" }?.value
      let text: String? =
        if let id = step.id { id } else if case .text(let id)? = named { id } else { nil }
      if let text { Self.announce(step.type, text, &all) }
    }
    return all
  }

  private static func announce<T: Item>(_ type: T.Type, _ id: String, _ all: inout Dossier) {
    guard !all.contains(id) else { return }
    var item = T()
    item.id = ID(id)
    all.put(item)
  }

  private mutating func take(
    _ step: BulkAnswer.Step, _ all: Dossier, _ scene: Scene, _ seat: APISeat
  ) throws {
    if step.what == .create { return try create(step, all, scene, seat) }
    let id = step.id ?? ""
    let shown = try ItemAnswer.shown(step.type, id, scene)
    let version = scene.snapshot.version(of: id)
    if let seen = step.version, seen != version { throw APIProblem(.stale, version: version) }
    try touch(id)
    expecting[id] = version
    if step.what == .delete {
      try DeleteAnswer.checkMay(shown, scene, seat)
      changes.append(.remove(id))
      return
    }
    let kept = try ChangeAnswer.changed(
      shown, step.members, isWhole: step.what == .replace, in: all, scene, seat
    ) {}
    changes.append(.put(kept))
    ids.append(id)
  }

  private mutating func create(
    _ step: BulkAnswer.Step, _ all: Dossier, _ scene: Scene, _ seat: APISeat
  ) throws {
    var members = step.members
    if let id = step.id, members.first(where: { $0.key == "id" }) == nil {
      members.insert(JSONValue.Member(key: "id", value: .text(id)), at: 0)
    }
    guard step.type.kind.form != .list || members.contains(where: { $0.key == "id" }) else {
      throw APIProblem([
        FieldProblem(field: "id", message: Message("api.bulk.id"))
      ])
    }
    let item = try CreateAnswer.new(
      members, step.type, in: all, scene, seat, isAnnounced: true)
    try touch(item.idText)
    expecting[item.idText] = 0
    changes.append(.put(item))
    ids.append(item.idText)
  }

  /// One item is changed once: what a second change would rest on is not kept yet.
  private mutating func touch(_ id: String) throws {
    guard touched.insert(id).inserted else {
      throw APIProblem([
        FieldProblem(field: "id", message: Message("api.bulk.twice", ["id": .text(id)]))
      ])
    }
  }

  /// A problem of one change, told by its place in the request.
  private static func placed(_ problem: APIProblem, _ place: String) -> APIProblem {
    var placed = problem
    if placed.errors.isEmpty {
      let key = "api.problem.\(problem.code.rawValue)"
      placed.errors = [
        APIProblem.Entry(field: place, what: Message(key), remedy: Message("\(key).remedy"))
      ]
    } else {
      for index in placed.errors.indices {
        let field = placed.errors[index].field
        placed.errors[index].field = field.isEmpty ? place : "\(place).item.\(field)"
      }
    }
    return placed
  }
}
