import SextantModel

/// The certifier's rules in full, with what is proposed by us and what the certifier says, and the
/// sessions that keep a copy of them.
enum RulesBoard: Board {
  static let name = "rules"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [
    CertifierRules.self, SextantModel.Session.self, FrozenLaw.self,
  ]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["rules"])
    let all = view.all(CertifierRules.self)
    let first = all.last { $0.adoptedOn != nil } ?? all.last
    guard let rules = all.first(where: { $0.id.text == look.choice("rules") }) ?? first else {
      return look.empty(
        checks: [], action: look.addButton(CertifierRules.self, "board.rules.add"))
    }
    let table = RulesTable(
      rules, proposed: view.library.rules(of: rules.framework),
      framework: view.library.framework(rules.framework))
    // Several versions of the same framework's rules are told apart.
    let tabs = look.tabs(
      view.say("board.rules.which"),
      over: all.map { ($0.id.text, "\($0.framework) \($0.version)") }, "rules",
      here: rules.id.text)
    return "\(look.styles)\(tabs)\(RulesPicture(look: look, rules: rules, table: table).html)"
  }
}

/// The rules as tables, their faults and their sessions.
private struct RulesPicture: BoardPicture {
  let look: BoardLook
  let rules: CertifierRules
  let table: RulesTable

  private var shown: ShownValue { ShownValue(view) }

  var html: HTML {
    """
    <div class="stack" data-live="rules">\(heading)\(look.facts(facts))\(faults)\
    \(values)\(each: table.rows.filter { $0.isTable }, parts)\(sessions)</div>
    """
  }

  private var heading: HTML {
    var parts = [say("version", ["version": .text(rules.version)])]
    parts.append(
      rules.adoptedOn.map { say("adopted", ["day": .day($0)]) } ?? say("notAdopted"))
    return """
      \(look.heading(rules, parts))<p class="cluster print-hidden">\
      \(look.editLink(rules, say("edit")))\(look.addLink(CertifierRules.self, say("newVersion")))</p>
      """
  }

  private var facts: [BoardFact] {
    RulesTable.Origin.allCases.compactMap { origin in
      let count = table.rows.count { $0.origin == origin }
      guard count > 0 else { return nil }
      return BoardFact(
        number: words.write(count), text: say("count.\(origin.rawValue)"),
        mark: origin == .ours ? .ours : .none)
    }
  }

  private var faults: HTML {
    guard !table.faults.isEmpty else { return .empty }
    return Notice(
      .bad, "<ul>\(each: table.faults, { "<li>\(words.say($0.message))</li>" })</ul>" as HTML,
      title: say("faults")
    ).html
  }

  /// Where a value comes from, in a word with its shape.
  private func origin(_ row: RulesTable.Row) -> HTML {
    let mark: Mark =
      switch row.origin {
      case .ours: .ours
      case .changed: .watch
      case .certifier: .good
      case .unsaid: .unknown
      }
    let word = StatusMark(mark, say("origin.\(row.origin.rawValue)")).html
    guard row.origin == .changed, let proposed = row.proposed, !row.isTable else { return word }
    let text = shown.text(proposed, row.field.shape)
    return """
      \(word) <span class="muted small">\(say("proposed", ["value": .text(text)]))</span>
      """
  }

  private var values: HTML {
    let rows = table.rows.filter { !$0.isTable }.map { row in
      TableLine([
        "\(row.label(words))<br><span class=\"muted small\">\(say("about.\(row.field.name)"))</span>"
          as HTML,
        HTML(text: value(row)), origin(row),
      ])
    }
    return DataTable(
      words, id: "rules-values", caption: say("values"),
      columns: [
        TableColumn(say("rule"), isRowHeader: true), TableColumn(say("value")),
        TableColumn(say("from"), .mark),
      ], rows: rows
    ).html
  }

  private func value(_ row: RulesTable.Row) -> String {
    let text = shown.text(row.value, row.field.shape)
    return text.isEmpty ? say("nothing") : text
  }

  /// A rule that is a table itself: levels, assessments, parts, retention.
  private func parts(_ row: RulesTable.Row) -> HTML {
    guard case .rows(let name, let fields) = row.field.shape, case .list(let lines) = row.value
    else { return .empty }
    let rows = lines.map { line -> TableLine in
      guard case .map(let entries) = line else { return TableLine([]) }
      return TableLine(
        fields.map { field in
          let value = entries.first { $0.key == field.name }?.value ?? .none
          return HTML(text: value == .none ? "–" : shown.text(value, field.shape))
        })
    }
    let columns = fields.enumerated().map { place, field in
      TableColumn(view.say("row.\(name).\(field.name)"), isRowHeader: place == 0)
    }
    return """
      <section class="stack"><h2>\(row.label(words))</h2>\
      <p><span class="muted">\(say("about.\(row.field.name)"))</span> \(origin(row))</p>\
      \(rows.isEmpty ? "<p class=\"muted\">\(say("nothing"))</p>" as HTML : DataTable(words, id: "rules-\(row.field.name)", caption: row.label(words), columns: columns, rows: rows, hidesCaption: true).html)</section>
      """
  }

  // MARK: - Sessions

  private var sessions: HTML {
    let own = view.all(SextantModel.Session.self).filter { session in
      session.rules == rules.id
        || session.rules == nil && session.rulesInForce(in: view.dossier)?.id == rules.id
    }
    return look.section(
      say("sessions"),
      """
      <p class="muted">\(say("sessions.why"))</p>\
      \(if: own.isEmpty, "<p>\(say("sessions.none"))</p>")\(each: own, session)
      """)
  }

  private func session(_ session: SextantModel.Session) -> HTML {
    let law = SessionLaw(of: session, in: view.dossier, library: view.library)
    var entries: [(term: String, value: HTML)] = []
    if let frozen = law?.frozen {
      let changed = law?.rulesChanged(to: rules) ?? []
      entries.append((say("state"), StatusMark(.good, say("frozen")).html))
      if let at = frozen.frozenAt {
        entries.append(
          (look.label("frozenAt", of: FrozenLaw.self), HTML(text: words.write(.moment(at)))))
      }
      entries.append(
        (
          look.label("framework", of: FrozenLaw.self),
          "\(frozen.framework) \(frozen.frameworkVersion) \(digest(frozen.frameworkDigest))"
        ))
      entries.append(
        (
          look.label("rulesVersion", of: FrozenLaw.self),
          "\(frozen.rulesVersion) \(digest(frozen.rulesDigest))"
        ))
      if !changed.isEmpty {
        let names = changed.map { words.label(field: $0, of: CertifierRules.kind.name) }
        entries.append(
          (
            say("since"),
            StatusMark(.neutral, say("changedSince", ["fields": .texts(names)])).html
          ))
      }
      entries.append((look.label("text", of: FrozenLaw.self), ItemLink(view, frozen).html))
    } else if session.frameworkDigest.isEmpty {
      entries.append((say("state"), StatusMark(.watch, say("open")).html))
    } else if law == nil {
      entries.append((say("state"), StatusMark(.bad, say("altered")).html))
    } else {
      entries.append((say("state"), StatusMark(.watch, say("withoutCopy")).html))
    }
    return Box(
      title: look.headline(session), item: session.id.text,
      """
      \(Definitions(entries))<div class="cluster print-hidden">\
      \(look.verbs(["session.freeze", "session.thaw", "session.carryBlocks"], of: session))</div>
      """
    ).html
  }

  private func digest(_ digest: String) -> HTML {
    "<code class=\"small\" title=\"\(digest)\">\(String(digest.prefix(12)))…</code>"
  }
}
