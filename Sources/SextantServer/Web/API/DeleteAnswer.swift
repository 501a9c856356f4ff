import SextantModel

/// Deletes an item and, where the program asks for it, the links to it.
enum DeleteAnswer {
  static func answer(
    _ type: any Item.Type, _ id: String, _ seat: APISeat
  ) async throws -> APIAnswer {
    let unlinks = try unlinks(seat.request)
    try await seat.writing { scene in
      let shown = try ItemAnswer.shown(type, id, scene)
      try checkMay(shown, scene, seat)
      try ItemAnswer.checkMatch(shown, scene, seat, isNeeded: true)
      var changes: [ItemChange] = [.remove(id)]
      var expecting = [id: scene.snapshot.version(of: id)]
      if unlinks {
        for item in DeleteItem.unlinking([id], scene) {
          changes.append(.put(item))
          expecting[item.idText] = scene.snapshot.version(of: item.idText)
        }
      }
      _ = try await seat.live.apply(
        changes, by: seat.doer.author, verb: verb(type), expecting: expecting)
    }
    return APIAnswer(204)
  }

  static func verb(_ type: any Item.Type) -> String {
    type is Comment.Type ? "comment.delete" : "item.delete"
  }

  static func checkMay(_ shown: any Item, _ scene: Scene, _ seat: APISeat) throws {
    if let comment = shown as? Comment {
      return try CommentWriting.checkMayDelete(comment, scene, seat)
    }
    guard let item = scene.full.item(shown.idText), scene.may(.deleteAny, item) else {
      throw APIProblem(.forbidden, Message("rooms.refused.delete"))
    }
    let agreed = scene.breaches(from: item, to: nil)
    guard agreed.isEmpty else { throw APIProblem(agreed, .refusedByRule) }
  }

  private static func unlinks(_ request: APIRequest) throws -> Bool {
    for (name, value) in request.query {
      guard name == "unlink" else { throw unknownParameter(name, nearest: "unlink") }
      guard value == "true" || value == "false" else {
        throw APIProblem(.badQuery, Message("api.query.flag", ["name": .text(name)]))
      }
    }
    return request.asked("unlink") == "true"
  }
}
