import SextantKernels
import SextantModel

/// Adds an item that a program sends.
enum CreateAnswer {
  static func answer(_ type: any Item.Type, _ seat: APISeat) async throws -> APIAnswer {
    let members = try BodyReading.object(seat.request)
    let id = try await seat.writing { scene in
      let item = try new(members, type, in: scene.reduced, scene, seat)
      _ = try await seat.live.apply(
        [.put(item)], by: seat.doer.author, verb: verb(type), expecting: [item.idText: 0])
      if let comment = item as? Comment { seat.doer.remarked(comment) }
      return item.idText
    }
    let scene = seat.scene
    return ItemAnswer.answer(try ItemAnswer.shown(type, id, scene), scene, seat, status: 201)
  }

  static func verb(_ type: any Item.Type) -> String {
    type is Comment.Type ? "comment.add" : "item.create"
  }

  /// - Parameters:
  ///   - dossier: what the caller sees, with everything that is written together.
  ///   - isAnnounced: whether the item's id stands in it already.
  static func new(
    _ members: [JSONValue.Member], _ type: any Item.Type, in dossier: Dossier, _ scene: Scene,
    _ seat: APISeat, isAnnounced: Bool = false
  ) throws -> any Item {
    var members = members
    if type is Comment.Type {
      members = CommentWriting.signed(members, seat)
    } else if !scene.mayAdd(type.kind) || !FormPage.isEditable(type.kind) {
      throw APIProblem(.forbidden, Message("rooms.refused.edit"))
    }
    if type.kind.form == .list, members.first(where: { $0.key == "id" }) == nil,
      let free = suggested(type.kind, dossier, scene)
    {
      members.insert(JSONValue.Member(key: "id", value: .text(free)), at: 0)
    }
    let writing = try ItemWriting(
      members, type, standing: nil, isWhole: true, in: dossier, scene, seat.words)
    var item = writing.kept
    if let comment = item as? Comment {
      try CommentWriting.checkMayAdd(comment, scene)
      try CommentWriting.checkLength(comment)
      guard let addressed = scene.addressed(comment) else {
        throw APIProblem(.forbidden, Message("rooms.refused.partner"))
      }
      item = addressed
    }
    if scene.full.contains(item.idText) || !isAnnounced && dossier.contains(item.idText) {
      throw APIProblem([CreateItem.taken(item, scene)], .conflict)
    }
    return item
  }

  /// The next free id, those that are given together counted.
  private static func suggested(_ kind: Kind, _ dossier: Dossier, _ scene: Scene) -> String? {
    let own = dossier.suggestedID(for: kind)
    if let own, !scene.full.contains(own) { return own }
    return scene.full.suggestedID(for: kind)
  }
}

/// The rules of remarks: signed and dated by who makes them; settled by who may comment.
enum CommentWriting {
  static func signed(_ members: [JSONValue.Member], _ seat: APISeat) -> [JSONValue.Member] {
    let now = "\(seat.doer.now.day.text) \(seat.doer.now.time.cell)"
    return members.filter { $0.key != "author" && $0.key != "at" } + [
      JSONValue.Member(key: "author", value: .text(seat.doer.name)),
      JSONValue.Member(key: "at", value: .text(now)),
    ]
  }

  /// A remark is as long as one that is typed on a page.
  static func checkLength(_ comment: Comment) throws {
    guard comment.text.count <= CommentActs.longest else {
      throw APIProblem([
        FieldProblem(
          field: "text",
          message: Message("api.comment.tooLong", ["most": .integer(CommentActs.longest)]))
      ])
    }
  }

  static func checkMayAdd(_ comment: Comment, _ scene: Scene) throws {
    guard let about = comment.about.flatMap({ scene.full.item($0.text) }),
      scene.may(.comment, about)
    else { throw APIProblem(.forbidden, Message("rooms.refused.comment")) }
  }

  /// Others' remarks may be settled, not rewritten; nobody signs for another.
  static func checkMayChange(_ before: Comment, _ after: Comment, _ scene: Scene, _ seat: APISeat)
    throws
  {
    try checkMayAdd(before, scene)
    try checkLength(after)
    var allowed: Set<String> = ["isResolved"]
    if scene.isOwn(before.id.text) { allowed.insert("text") }
    guard changedFields(before, after).allSatisfy(allowed.contains) else {
      throw APIProblem(.forbidden, Message("rooms.refused.comment"))
    }
  }

  static func checkMayDelete(_ comment: Comment, _ scene: Scene, _ seat: APISeat) throws {
    try checkMayAdd(comment, scene)
    guard scene.isOwn(comment.id.text) || seat.access.role.may(.managePeople) else {
      throw APIProblem(.forbidden, Message("rooms.refused.comment"))
    }
  }
}
