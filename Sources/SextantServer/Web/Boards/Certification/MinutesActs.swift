import SextantModel

/// What the board of minutes does beyond verbs: it makes the minutes of a panel, or of a session, and
/// writes them at once.
enum MinutesActs {
  /// `boards/minutes/SESSION/open`, for the panel named in the form or for the session as a whole.
  static func open(_ session: String, _ act: Act) async -> Answer {
    let scene = Scene(act)
    let panel = act.form.last("panel") ?? ""
    guard let found = scene.reduced.find(ID<SextantModel.Session>(session)),
      panel.isEmpty || scene.reduced.find(ID<Panel>(panel))?.session == found.id
    else { return .notFound }
    // What was begun goes on, also where its writer does not see it.
    let begun = scene.full.all(Minutes.self).last {
      $0.session == found.id && ($0.panel?.text ?? "") == panel && $0.signatures.isEmpty
    }
    if let begun { return await UseVerb.answer(Minutes.self, begun.id.text, "minutes.write", act) }
    var minutes = Minutes()
    minutes.session = found.id
    minutes.panel = panel.isEmpty ? nil : ID(panel)
    minutes.date = act.now.day
    guard let id = scene.full.suggestedID(for: Minutes.kind) else { return .notFound }
    minutes.id = ID(id)
    guard act.view.reader.mayUseVerbs(Minutes.kind) else {
      return act.refused("rooms.refused.verb")
    }
    do {
      try await act.live.apply(
        [.put(minutes)], by: act.author, verb: "minutes.open", expecting: [id: 0])
    } catch {
      return act.failed(error)
    }
    return await UseVerb.answer(Minutes.self, id, "minutes.write", act)
  }

  /// The bytes that are signed, as a file: what `sextant jury replay --bytes` gives again.
  static func file(_ id: String, _ view: View) -> Answer? {
    guard let minutes = view.find(ID<Minutes>(id)), !minutes.data.isEmpty else { return nil }
    return .file(
      name: "\(view.to.key)-\(markupID(id)).json", type: "application/json",
      bytes: Array(minutes.data.utf8))
  }

  static func writeForm(_ minutes: Minutes, _ view: View, back: String) -> HTML {
    PostForm(
      view, to: view.to.verb(Minutes.kind, minutes.id.text, "minutes.write"), back: back,
      look: .inline, Button(view.say("verb.minutes.write.label")).html
    ).html
  }
}
