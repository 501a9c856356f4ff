import SextantModel

/// What readers of blind pieces and markers of anchors write: kept as it is typed, or handed in as a
/// whole.
enum MarkingActs {
  static func blind(_ id: String, _ act: Act) async -> Answer {
    let scene = Scene(act)
    guard let juror = act.view.reader.juror,
      let piece = scene.item(id, BlindPiece.self) as? BlindPiece,
      piece.second == juror || piece.third == juror,
      let frame = frame(of: piece.session, scene, act)
    else { return .notFound }
    let own = scene.reduced.all(BlindMark.self).filter {
      $0.piece == piece.id && $0.juror == juror
    }
    let criteria = frame.criteria(of: frame.short(piece.assessment))
    let items = criteria.compactMap { criterion -> BlindMark? in
      let standing = own.last { frame.short($0.criterion) == criterion }
      guard standing?.submittedAt == nil else { return nil }
      let level = act.form.last(MarkingFields.levelName(criterion))
      let comment = act.form.last(MarkingFields.commentName(criterion))
      var mark = standing ?? BlindMark()
      if standing == nil { mark.id = ID("\(piece.id.text)-\(juror.text)-\(criterion)") }
      (mark.piece, mark.juror, mark.criterion) = (piece.id, juror, criterion)
      mark.level = level ?? mark.level
      mark.comment = comment ?? mark.comment
      return mark
    }
    let back =
      "\(act.view.to.board(DoubleMarkingBoard.name))?session=\(percentEncoded(piece.session?.text ?? ""))&piece=\(percentEncoded(id))"
    return await hand("blindMark.submit", items, { $0.level }, scene, act, to: back)
  }

  static func anchor(_ id: String, _ act: Act) async -> Answer {
    let scene = Scene(act)
    guard let juror = act.view.reader.juror, let anchor = scene.item(id, Anchor.self) as? Anchor,
      let frame = frame(of: anchor.session, scene, act)
    else { return .notFound }
    let own = scene.reduced.all(AnchorMark.self).filter {
      $0.anchor == anchor.id && $0.juror == juror
    }
    let items = frame.criteria(of: frame.short(anchor.assessment)).compactMap {
      criterion -> AnchorMark? in
      let standing = own.last { frame.short($0.criterion) == criterion }
      guard standing?.submittedAt == nil else { return nil }
      var mark = standing ?? AnchorMark()
      if standing == nil { mark.id = ID("\(anchor.id.text)-\(juror.text)-\(criterion)") }
      (mark.anchor, mark.juror, mark.criterion) = (anchor.id, juror, criterion)
      mark.level = act.form.last(MarkingFields.levelName(criterion)) ?? mark.level
      return mark
    }
    let back =
      "\(act.view.to.board(AgreementBoard.name))?session=\(percentEncoded(anchor.session?.text ?? ""))&anchor=\(percentEncoded(id))"
    return await hand("anchorMark.submit", items, { $0.level }, scene, act, to: back)
  }

  private static func frame(of session: ID<JurySession>?, _ scene: Scene, _ act: Act)
    -> DeliberationFrame?
  {
    scene.full.find(session).flatMap {
      try? SessionFrame.frame(of: $0, in: scene.full, act.view.library).get()
    }
  }

  /// Handed in where the form says so and every criterion has its level; else kept as it is.
  private static func hand<T: Item>(
    _ verb: String, _ items: [T], _ level: (T) -> String, _ scene: Scene, _ act: Act,
    to back: String
  ) async -> Answer {
    guard !items.isEmpty else {
      return .seeOther(act.next(back), notice: Message("rooms.done.unchanged"))
    }
    if act.form.last("do") == "submit" {
      guard items.allSatisfy({ !level($0).isEmpty }) else {
        // What was typed is kept all the same.
        return await keep(
          items.filter { !level($0).isEmpty }, scene, act, back, "marking.incomplete")
      }
      return await JuryActs.use(verb, on: items, scene, act, to: back)
    }
    return await keep(items.filter { !level($0).isEmpty }, scene, act, back, "marking.kept")
  }

  private static func keep<T: Item>(
    _ items: [T], _ scene: Scene, _ act: Act, _ back: String, _ key: String
  ) async -> Answer {
    guard !items.isEmpty else {
      return .seeOther(act.next(back), notice: Message("rooms.done.unchanged"))
    }
    guard scene.mayAdd(T.kind) else { return act.refused("rooms.refused.edit") }
    var expecting: [String: Int] = [:]
    for item in items {
      if scene.isHidden(item.id.text) { return act.refused("rooms.refused.changed") }
      expecting[item.id.text] = scene.snapshot.version(of: item.id.text)
    }
    do {
      _ = try await act.live.apply(
        items.map { .put($0) }, by: act.author, verb: "items.set", expecting: expecting)
      return .seeOther(act.next(back), notice: Message(key))
    } catch .conflict {
      return act.refused("rooms.refused.changed")
    } catch {
      return act.failed(error)
    }
  }
}
