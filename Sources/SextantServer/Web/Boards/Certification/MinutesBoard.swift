import SextantModel

/// The minutes of each session: which are written, who has signed, who has yet to; each as it reads.
enum MinutesBoard: Board {
  static let name = "minutes"
  static let room = Room.certification
  /// Who may sign is a matter of who looks.
  static let isPersonal = true
  static let kinds: [any Item.Type] = [Minutes.self, Panel.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["minutes"])
    let style: HTML = "<link rel=\"stylesheet\" href=\"/boards/certification.css\">"
    if let id = look.choice("minutes"), let minutes = view.find(ID<Minutes>(id)) {
      return style + MinutesReading(look: look, minutes: minutes).html
    }
    let sessions = view.all(SextantModel.Session.self)
    guard !sessions.isEmpty else {
      return style
        + look.empty(
          checks: [], action: look.addButton(SextantModel.Session.self, "minutes.addSession"))
    }
    return style
      + sessions.reversed().map { MinutesOfSession(look: look, session: $0).html }.joined()
  }
}

/// One session's minutes: a line for each panel, and one for the deliberation as a whole.
private struct MinutesOfSession {
  let look: BoardLook
  let session: SextantModel.Session
  private var view: View { look.view }

  var html: HTML {
    let panels = view.all(Panel.self).filter { $0.session == session.id }
    let all = view.all(Minutes.self).filter { $0.session == session.id }
    var rows: [TableLine] = []
    for panel in panels {
      rows += lines(panel, all.filter { $0.panel == panel.id })
    }
    rows += lines(nil, all.filter { $0.panel == nil })
    let table = DataTable(
      view.words, id: "minutes-\(session.id.text)",
      caption: view.say("minutes.caption", ["session": .text(session.title)]),
      columns: ["of", "state", "signatures", "act"].map {
        TableColumn(view.say("minutes.column.\($0)"))
      }, rows: rows, hidesCaption: true, liveKey: "minutes-\(session.id.text)"
    ).html
    return """
      <section class="stack" data-live="minutes-\(session.id.text)"><h2>\(session.title)</h2>\
      \(if: panels.isEmpty, "<p class=\"muted\">\(view.say("minutes.noPanel"))</p>")\(table)</section>
      """
  }

  private func lines(_ panel: Panel?, _ own: [Minutes]) -> [TableLine] {
    let name = panel?.name ?? view.say("minutes.ofSession")
    guard !own.isEmpty else {
      let state = StatusMark(.neutral, view.say("minutes.state.none")).html
      return [TableLine([HTML(text: name), state, "–", open(panel)], name: name)]
    }
    return own.map { line($0, name) }
  }

  private func line(_ minutes: Minutes, _ name: String) -> TableLine {
    let standing = minutes.standing(view)
    let link: HTML =
      "<a href=\"\(look.address("minutes", minutes.id.text))\">\(name)</a>"
    let signed = standing.signers.count - standing.missing.count
    var signatures: HTML = HTML(
      text: view.say(
        "minutes.signed",
        ["count": .integer(signed), "all": .integer(standing.signers.count)]))
    if !standing.missing.isEmpty, standing.state != .toWrite {
      let names = standing.missing.map { view.find($0)?.name ?? $0.text }
      signatures += """
        <br><span class="muted small">\
        \(view.say("minutes.waitsFor", ["names": .texts(names)]))</span>
        """
    }
    return TableLine(
      [link, standing.state.status(view), signatures, act(minutes, standing, name)],
      id: minutes.id.text, name: name)
  }

  private func open(_ panel: Panel?) -> HTML {
    guard view.reader.mayUseVerbs(Minutes.kind) else { return "–" }
    let label = view.say("verb.minutes.write.label")
    return PostForm(
      view, to: view.to.boardAct(MinutesBoard.name, session.id.text, "open"), back: look.here,
      look: .inline,
      """
      \(Hidden("panel", panel?.id.text ?? ""))\(Button(label))
      """
    ).html
  }

  private func act(_ minutes: Minutes, _ standing: MinutesStanding, _ name: String) -> HTML {
    switch standing.state {
    case .toWrite, .outdated:
      guard view.reader.mayUseVerbs(Minutes.kind) else { return "–" }
      return MinutesActs.writeForm(minutes, view, back: look.here)
    case .toSign, .signed, .altered:
      if minutes.isSealed {
        return "<span class=\"muted\">\(view.say("minutes.sealed.short"))</span>"
      }
      let mustSign = view.reader.juror.map { standing.missing.contains($0) } ?? false
      let key = standing.state == .toSign && mustSign ? "minutes.readAndSign" : "minutes.read"
      return LinkButton(view.say(key), to: look.address("minutes", minutes.id.text)).html
    }
  }
}

extension MinutesStanding.State {
  fileprivate func status(_ view: View) -> HTML {
    let mark: Mark =
      switch self {
      case .toWrite: .neutral
      case .toSign: .watch
      case .outdated: .watch
      case .signed: .good
      case .altered: .bad
      }
    return StatusMark(mark, view.say("minutes.state.\(rawValue)")).html
  }
}

/// Minutes as they read, with their signatures and, for who has yet to sign, the means to.
private struct MinutesReading {
  let look: BoardLook
  let minutes: Minutes
  private var view: View { look.view }

  var html: HTML {
    let standing = minutes.standing(view)
    let framework = view.find(minutes.session).flatMap {
      SessionFrame.framework(of: $0, in: view.dossier, view.library)
    }
    let text = MinutesText(
      minutes, in: view.dossier, view.words,
      label: { view.name(of: $0, in: framework) })
    let sections = text?.sections ?? []
    return """
      <p class="print-hidden"><a href="\(look.bare)">\(view.say("minutes.all"))</a></p>\
      \(notice(standing))<article class="stack minutes-sheet">\
      <header><h2>\(title)</h2><p>\(standing.state.status(view))</p></header>\
      \(each: sections, { section($0) })\(signatures(standing))</article>\(signing(standing))\
      \(verification)
      """
  }

  private var title: String {
    let panel = view.find(minutes.panel)?.name
    let session = view.find(minutes.session)?.title ?? ""
    return view.say(
      panel == nil ? "minutes.title.session" : "minutes.title.panel",
      ["panel": .text(panel ?? ""), "session": .text(session)])
  }

  private func notice(_ standing: MinutesStanding) -> HTML {
    switch standing.state {
    case .altered: return Notice(.bad, view.say("minutes.notice.altered")).html
    case .outdated:
      return Notice(.watch, view.say("minutes.notice.outdated")).html
        + (view.reader.mayUseVerbs(Minutes.kind)
          ? MinutesActs.writeForm(minutes, view, back: look.here) : .empty)
    case .toWrite, .toSign, .signed:
      return minutes.isSealed
        ? Notice(.neutral, view.say("minutes.sealed"), isStatus: false).html : .empty
    }
  }

  private func section(_ section: MinutesText.Section) -> HTML {
    let table: HTML =
      section.rows.isEmpty
      ? .empty
      : """
      <div class="table-frame" role="region" tabindex="0" aria-label="\(section.title)"><table>\
      <caption class="visually-hidden">\(section.title)</caption><thead><tr>\
      \(each: section.columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>\
      \(each: section.rows, { row($0) })</tbody></table></div>
      """
    return """
      <section class="stack"><h3>\(section.title)</h3>\
      \(each: section.lines, { "<p>\($0)</p>" })\(table)</section>
      """
  }

  private func row(_ cells: [String]) -> HTML {
    let first: HTML = "<th scope=\"row\">\(cells.first ?? "")</th>"
    return "<tr>\(first)\(each: cells.dropFirst(), { "<td>\($0)</td>" })</tr>"
  }

  // MARK: - Signatures

  private func signatures(_ standing: MinutesStanding) -> HTML {
    guard standing.state != .toWrite else { return .empty }
    let rows = standing.signers.map { id -> [String] in
      let signature = minutes.signatures.last { $0.member == id }
      let isBroken = signature.map { $0.digest != minutes.digest } ?? false
      return [
        view.find(id)?.name ?? id.text,
        signature?.at.map { view.words.write(.moment($0)) } ?? view.say("minutes.notSigned"),
        signature.map { "\($0.digest.prefix(16))…" + (isBroken ? " ✗" : "") } ?? "–",
      ]
    }
    return section(
      MinutesText.Section(
        title: view.say("minutes.signatures"),
        lines: [view.say("minutes.digest", ["digest": .text(minutes.digest)])],
        columns: ["member", "signedAt", "signedDigest"].map { view.say("minutes.column.\($0)") },
        rows: rows))
  }

  /// The form by which the reader signs, where they are one of those who must.
  private func signing(_ standing: MinutesStanding) -> HTML {
    guard standing.state == .toSign, let juror = view.reader.juror,
      standing.missing.contains(juror)
    else { return .empty }
    let field = FormField(
      view.words, "password", label: view.say("minutes.password"),
      .password(autocomplete: "current-password"), help: view.say("minutes.password.help"),
      isRequired: true, scope: "sign")
    return Box(
      title: view.say("verb.minutes.sign.label"), level: 2,
      PostForm(
        view, to: view.to.verb(Minutes.kind, minutes.id.text, SignNames.sign), back: look.here,
        "<p>\(view.say("verb.minutes.sign.why"))</p>\(field)\(Button(view.say("verb.minutes.sign.label"), .primary))"
      ).html
    ).html
  }

  private var verification: HTML {
    guard !minutes.data.isEmpty else { return .empty }
    let file = "\(look.bare)?file=\(percentEncoded(minutes.id.text))"
    return """
      <p class="print-hidden">\(LinkButton(view.say("minutes.download"), to: file, icon: "download"))</p>
      """
        + Disclosure(
          view.say("minutes.howToVerify"),
          """
          <p>\(view.say("minutes.howToVerify.text"))</p>\
          <pre class="scroll" tabindex="0"><code>sextant jury replay --data … \(view.to.key) \(minutes.id.text)</code></pre>
          """
        ).html
  }
}

/// Names of verbs that pages speak of.
private enum SignNames {
  static let sign = "minutes.sign"
}
