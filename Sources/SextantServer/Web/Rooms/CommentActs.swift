import SextantModel

/// Says something about an item, answers, settles a remark or opens it again, takes one's own away.
enum CommentActs {
  static func answer(_ type: any Item.Type, _ id: String, _ act: Act) async -> Answer {
    let scene = Scene(act)
    guard let item = scene.item(id, type) else { return .notFound }
    guard scene.may(.comment, item) else { return act.refused("rooms.refused.comment") }
    let back = act.next(act.view.to.item(item))
    switch act.form.last("do") {
    case "resolve"?, "reopen"?:
      guard var comment = comment(about: id, scene, act) else { return .notFound }
      comment.isResolved = act.form.last("do") == "resolve"
      let done = comment.isResolved ? "rooms.done.resolved" : "rooms.done.reopened"
      return await keep(
        .put(comment), seen: scene.snapshot.version(of: comment.id.text), "comment.resolve",
        "\(back)#comments-title", done, act)
    case "delete"?:
      guard let comment = comment(about: id, scene, act) else { return .notFound }
      // The journal says whose it is: anybody may give themselves another's name.
      let isOwn = scene.isOwn(comment.id.text) || scene.may(.managePeople, item)
      guard isOwn else { return act.refused("rooms.refused.comment") }
      return await keep(
        .remove(comment.id.text), seen: scene.snapshot.version(of: comment.id.text),
        "comment.delete", back, "rooms.done.deleted", act)
    default:
      let key = SeenForms.key(of: act.form.all, at: "comments \(id)")
      return await act.seen.alone(key, of: act.author) {
        await add(to: item, scene, back, key, act)
      }
    }
  }

  private static func comment(about id: String, _ scene: Scene, _ act: Act) -> Comment? {
    guard let named = act.form.last("comment"),
      let comment = scene.reduced.find(ID<Comment>(named)), comment.about?.text == id
    else { return nil }
    return comment
  }

  static let longest = 10_000

  private static func add(
    to item: any Item, _ scene: Scene, _ back: String, _ key: String?, _ act: Act
  ) async -> Answer {
    if let address = act.seen.address(for: key, of: act.author) {
      return .seeOther(address, notice: Message("rooms.done.commented"))
    }
    let text = tidy(act.form.last("text") ?? "")
    guard !text.isEmpty else {
      return .seeOther("\(back)#comments-title", notice: Message("rooms.problem.noText"))
    }
    guard text.count <= longest, let id = scene.full.suggestedID(for: Comment.kind) else {
      return act.refused("rooms.problem.tooLong")
    }
    var comment = Comment()
    comment.id = ID(id)
    comment.about = AnyID(item.idText)
    comment.author = act.view.reader.name
    comment.at = act.now
    comment.text = text
    if let answered = act.form.last("answers"),
      let first = scene.reduced.find(ID<Comment>(answered)), first.about?.text == item.idText
    {
      // Answers to answers stand under the same remark.
      comment.answers = first.answers ?? first.id
    }
    let named = act.form.last("partner") ?? ""
    comment.partner = named.isEmpty ? nil : ID(named)
    guard let addressed = scene.addressed(comment) else {
      return act.refused("rooms.refused.partner")
    }
    comment = addressed
    let address = "\(back)#comments-title"
    let answer = await keep(
      .put(comment), seen: 0, "comment.add", address, "rooms.done.commented", act)
    // What was not kept may be sent again.
    guard case .seeOther = answer else { return answer }
    act.remarked(comment)
    act.seen.remember(key, of: act.author, address: address)
    return answer
  }

  /// Lines that end in LF, no other control characters, nothing around.
  private static func tidy(_ text: String) -> String {
    var tidy = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: tidy.append("\n")
      case 0x0A: if !wasReturn { tidy.append("\n") }
      case 0..<0x20, 0x7F...0x9F: break
      default: tidy.append(scalar)
      }
      wasReturn = scalar.value == 0x0D
    }
    while tidy.first?.properties.isWhitespace == true { tidy.removeFirst() }
    while tidy.last?.properties.isWhitespace == true { tidy.removeLast() }
    return String(tidy)
  }

  private static func keep(
    _ change: ItemChange, seen version: Int, _ verb: String, _ address: String, _ notice: String,
    _ act: Act
  ) async -> Answer {
    do {
      _ = try await act.live.apply(
        [change], by: act.author, verb: verb, expecting: [change.id: version])
      return .seeOther(address, notice: Message(notice))
    } catch {
      return act.failed(error)
    }
  }
}
