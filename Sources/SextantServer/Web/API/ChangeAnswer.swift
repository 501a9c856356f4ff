import SextantKernels
import SextantModel

/// Keeps what a program made of an item: all of it (PUT) or the fields that it names (PATCH,
/// RFC 7396).
enum ChangeAnswer {
  static func replace(
    _ type: any Item.Type, _ id: String, _ seat: APISeat
  ) async throws -> APIAnswer {
    try await answer(type, id, seat, isWhole: true)
  }

  static func patch(_ type: any Item.Type, _ id: String, _ seat: APISeat) async throws -> APIAnswer
  {
    try await answer(type, id, seat, isWhole: false)
  }

  private static func answer(
    _ type: any Item.Type, _ id: String, _ seat: APISeat, isWhole: Bool
  ) async throws -> APIAnswer {
    let members = try BodyReading.object(seat.request)
    try await seat.writing { scene in
      let shown = try ItemAnswer.shown(type, id, scene)
      let kept = try changed(
        shown, members, isWhole: isWhole, in: scene.reduced, scene, seat
      ) {
        try ItemAnswer.checkMatch(shown, scene, seat, isNeeded: isWhole)
      }
      _ = try await seat.live.apply(
        [.put(kept)], by: seat.doer.author, verb: verb(type),
        expecting: [id: scene.snapshot.version(of: id)])
    }
    let scene = seat.scene
    return ItemAnswer.answer(try ItemAnswer.shown(type, id, scene), scene, seat)
  }

  static func verb(_ type: any Item.Type) -> String {
    type is Comment.Type ? "comment.resolve" : "item.save"
  }

  /// - Parameter match: says whether the caller saw the state that stands; asked after whether they
  ///   may change it at all.
  static func changed(
    _ shown: any Item, _ members: [JSONValue.Member], isWhole: Bool, in dossier: Dossier,
    _ scene: Scene, _ seat: APISeat, match: () throws -> Void
  ) throws -> any Item {
    if !(shown is Comment) {
      guard let stands = scene.full.item(shown.idText), scene.may(.editAny, stands),
        FormPage.isEditable(type(of: shown).kind)
      else {
        throw APIProblem(.forbidden, Message("rooms.refused.edit"))
      }
    }
    try match()
    let writing = try ItemWriting(
      members, type(of: shown), standing: shown, isWhole: isWhole, in: dossier, scene, seat.words)
    if let before = shown as? Comment, let after = writing.kept as? Comment {
      try CommentWriting.checkMayChange(before, after, scene, seat)
    }
    return writing.kept
  }
}
