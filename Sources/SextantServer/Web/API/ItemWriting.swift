import SextantKernels
import SextantModel

/// An item as a program wants it to stand: read, checked by the rules of the forms, merged with what
/// the program does not see.
struct ItemWriting {
  /// What is to be kept.
  let kept: any Item
  /// The fields that were handed in.
  let fields: [String]

  /// - Parameters:
  ///   - members: the fields handed in.
  ///   - standing: the item as it stands, as the caller sees it; `nil` for a new one.
  ///   - isWhole: what is not handed in is cleared; else it stays.
  ///   - dossier: what the caller sees, with everything that is written together.
  init(
    _ members: [JSONValue.Member], _ type: any Item.Type, standing: (any Item)?, isWhole: Bool,
    in dossier: Dossier, _ scene: Scene, _ words: Catalogue
  ) throws {
    var members = BodyReading.fields(members)
    if let standing {
      if isWhole, !members.contains(where: { $0.key == "id" }) {
        members.insert(JSONValue.Member(key: "id", value: .text(standing.idText)), at: 0)
      }
      if type.kind.form != .list, let id = members.first(where: { $0.key == "id" }) {
        guard id.value == .text(standing.idText) else { throw Self.idIsKept(standing) }
      }
    }
    let cards = FieldAccess.all(of: type).map(\.card)
    let typeProblems = BodyReading.typeProblems(members, cards, words)
    guard typeProblems.isEmpty else { throw APIProblem(typeProblems) }
    let draft = ItemDraft(
      json: BodyReading.bytes(members), kind: type, onTopOf: isWhole ? nil : standing)
    var problems = draft.problems
    if problems.isEmpty, let standing, draft.item.idText != standing.idText {
      throw Self.idIsKept(standing)
    }
    if problems.isEmpty {
      problems = Self.governedProblems(draft.item, standing)
      problems += SaveItem.linkProblems(of: draft.item, draft.fields, in: dossier)
    }
    guard problems.isEmpty else { throw APIProblem(problems) }
    kept = scene.kept(draft.item)
    let agreed = scene.breaches(from: standing.flatMap { scene.full.item($0.idText) }, to: kept)
    guard agreed.isEmpty else { throw APIProblem(agreed, .refusedByRule) }
    fields = draft.fields
  }

  private static func idIsKept(_ item: any Item) -> APIProblem {
    APIProblem([
      FieldProblem(
        field: "id", message: Message("draft.idIsKept", ["id": .text(item.idText)]))
    ])
  }

  /// Fields that only verbs change, and what the program made of them.
  private static func governedProblems(_ item: any Item, _ standing: (any Item)?) -> [FieldProblem]
  {
    let type = Swift.type(of: item)
    let governed = Verbs.governedFields(of: type.kind.name)
    let before = standing ?? blankItem(type)
    return changedFields(before, item).filter { governed.contains($0) }.map { field in
      let verbs = Verbs.of(kind: type.kind.name).filter { $0.card.governs.contains(field) }
      return FieldProblem(
        field: field,
        message: Message(
          "api.governed", ["verbs": .list(verbs.map { .text($0.card.name) })]))
    }
  }
}

extension APISeat {
  /// Writes; what another has written meanwhile is looked at again, unless the caller named the
  /// version that they saw.
  func writing<Done>(_ once: (Scene) async throws -> Done) async throws -> Done {
    for _ in 0..<4 {
      do {
        return try await once(scene)
      } catch let error as ChangeError {
        guard case .conflict = error, request.ifMatch == nil else { throw APIProblem(error) }
      }
    }
    throw APIProblem(.conflict, Message("rooms.refused.busy"))
  }
}
