import SextantModel

/// Every panel of a session with the proof that it may judge, rule by rule, and what to do where it
/// may not.
enum PanelsBoard: Board {
  static let name = "panels"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [Panel.self, JuryMember.self, JuryLink.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["session"])
    guard let shown = ShownSession(look) else { return look.withoutSession }
    return "\(look.styles)\(shown.tabs)\(PanelsPicture(look: look, shown: shown).html)"
  }
}

private struct PanelsPicture: BoardPicture {
  let look: BoardLook
  let shown: ShownSession
  private let panels: [Panel]
  private let slots: [Slot]
  /// Whether the reader knows what ties jurors to candidates; without it nothing can be proven.
  private let seesLinks: Bool

  init(look: BoardLook, shown: ShownSession) {
    self.look = look
    self.shown = shown
    panels = look.view.all(Panel.self).filter { $0.session == shown.session.id }
    slots = look.view.all(Slot.self).filter { $0.session == shown.session.id }
    seesLinks = !look.view.all(JuryLink.self).contains { $0.nature == nil }
  }

  var html: HTML {
    guard let law = shown.law else {
      return Notice(
        .bad, say("noLaw"), title: say("noLaw.title")
      ).html + panelList(nil)
    }
    return panelList(law)
  }

  private func panelList(_ law: SessionLaw?) -> HTML {
    let proofs = law.map { law in
      panels.map { panel in
        PanelProof(
          panel, slots: slots.filter { $0.panel == panel.id }, in: view.dossier, by: law.rules)
      }
    }
    let lawful = proofs?.count { $0.isLawful } ?? 0
    let opened = panels.count { $0.openedAt != nil }
    let facts = [
      BoardFact(
        number: "\(words.write(lawful)) / \(words.write(panels.count))",
        text: say("lawful", ["count": .integer(lawful)]),
        mark: lawful == panels.count ? .good : .bad),
      BoardFact(
        number: words.write(opened), text: say("opened", ["count": .integer(opened)])),
    ]
    let boxes = panels.enumerated().map { place, panel in
      box(panel, law, proofs?[place])
    }
    let add = look.addLink(
      Panel.self, say("add"), given: [("session", shown.session.id.text)])
    let none: HTML =
      panels.isEmpty
      ? EmptyState(
        title: say("emptyTitle"), text: say("empty"), example: say("example"), action: add
      ).html : .empty
    return """
      \(if: !panels.isEmpty && law != nil, look.facts(facts))\
      <div class="stack" data-live="panels">\(none)\(boxes.joined())</div>\
      \(if: !panels.isEmpty, "<p class=\"print-hidden\">\(add)</p>")\(jurors)\(links)
      """
  }

  // MARK: - A panel

  private func box(_ panel: Panel, _ law: SessionLaw?, _ proof: PanelProof?) -> HTML {
    let state: HTML =
      if let proof, seesLinks {
        StatusMark(
          proof.isLawful ? .good : proof.isBroken ? .bad : .watch,
          say(proof.isLawful ? "isLawful" : proof.isBroken ? "isBroken" : "isDoubtful")
        ).html
      } else {
        .empty
      }
    let opened: HTML =
      panel.openedAt.map {
        StatusMark(.good, say("openedAt", ["at": .moment($0)])).html
      } ?? .empty
    return Box(
      title: look.headline(panel), level: 2,
      mark: proof.map { $0.isLawful ? .good : $0.isBroken ? .bad : .watch } ?? .none,
      tools: look.editLink(panel, say("edit")), item: panel.id.text,
      """
      <p class="cluster">\(state)\(opened)</p>\(members(panel))\
      \(proof.map { proofs(panel, $0) })\(trace(panel))\(acts(panel))
      """
    ).html
  }

  private func members(_ panel: Panel) -> HTML {
    let rows = panel.members.map { id -> TableLine in
      guard let member = view.find(id) else {
        return TableLine([HTML(text: id.text)] + (0..<4).map { _ in HTML(text: "–") })
      }
      let isHere = panel.present.isEmpty || panel.present.contains(id)
      let president: HTML =
        panel.president == id ? " <strong>\(say("president"))</strong>" : .empty
      return TableLine(
        [
          "\(look.headline(member))\(president)",
          HTML(
            text: [member.profession, member.employer].filter { !$0.isEmpty }.joined(
              separator: ", ")),
          flag(member.isExternal, "isExternal"), flag(member.isOfProfession, "isOfProfession"),
          panel.present.isEmpty
            ? HTML(text: "–")
            : StatusMark(isHere ? .good : .neutral, say(isHere ? "here" : "away")).html,
        ], id: member.id.text)
    }
    return DataTable(
      words, id: "members-\(markupID(panel.id.text))",
      caption: say("members", ["panel": .text(panel.name)]),
      columns: [
        TableColumn(look.label("name", of: JuryMember.self), isRowHeader: true),
        TableColumn(look.label("profession", of: JuryMember.self)),
        TableColumn(look.label("isExternal", of: JuryMember.self), .mark),
        TableColumn(look.label("isOfProfession", of: JuryMember.self), .mark),
        TableColumn(say("presence"), .mark),
      ], rows: rows, hidesCaption: true
    ).html
  }

  private func flag(_ value: Bool, _ field: String) -> HTML {
    StatusMark(value ? .good : .neutral, view.say(value ? "rooms.yes" : "rooms.no")).html
  }

  private func proofs(_ panel: Panel, _ proof: PanelProof) -> HTML {
    let lines = proof.lines.filter {
      seesLinks || ![.noLink, .likeness].contains($0.clause.rule)
    }
    let rows = lines.map { line -> TableLine in
      let outcome = line.clause.outcome
      let mark: Mark = outcome == .held ? .good : outcome == .broken ? .bad : .watch
      let word = outcome == .held ? "held" : outcome == .broken ? "broken" : "doubtful"
      return TableLine(
        [
          HTML(text: view.say("panelRule.\(line.clause.rule.rawValue)")),
          StatusMark(mark, say(word)).html,
          "\(words.say(line.clause.message))\(settling(line))",
          line.slots.isEmpty || line.slots.count == proof.slots.count
            ? HTML(text: say("everySlot")) : slotLinks(line.slots),
        ], mark: mark == .good ? .none : mark)
    }
    let table = DataTable(
      words, id: "proof-\(markupID(panel.id.text))",
      caption: say("proof", ["panel": .text(panel.name)]),
      columns: [
        TableColumn(say("rule"), isRowHeader: true), TableColumn(say("outcome"), .mark),
        TableColumn(say("facts")), TableColumn(say("slots")),
      ], rows: rows
    ).html
    return seesLinks ? table : table + look.note(.unknown, say("linksUnseen"))
  }

  /// The way to settle a likeness of names, or to note that a member steps aside.
  private func settling(_ line: PanelProof.Line) -> HTML {
    guard line.clause.rule == .likeness, line.clause.evidence.count >= 2 else { return .empty }
    let (juror, candidate) = (line.clause.evidence[0], line.clause.evidence[1])
    return " "
      + look.addLink(
        JuryLink.self, say("settle"), given: [("juror", juror), ("candidate", candidate)])
  }

  private func slotLinks(_ ids: [ID<Slot>]) -> HTML {
    ids.prefix(6).map { id -> HTML in
      guard let slot = view.find(id) else { return HTML(text: id.text) }
      let at = slot.at.map { "\(look.short($0.day)) \($0.time.text)" } ?? ""
      return "<a href=\"\(view.to.item(slot))\">\(slot.assessment) \(at)</a>"
    }.joined(by: ", ") + (ids.count > 6 ? " …" : "")
  }

  private func trace(_ panel: Panel) -> HTML {
    guard !panel.replacements.isEmpty else { return .empty }
    func name(_ id: ID<JuryMember>?) -> String { view.find(id)?.name ?? id?.text ?? "–" }
    return Disclosure(
      say("replacements"), isOpen: true, count: panel.replacements.count,
      TimelineList(
        panel.replacements.map { row in
          TimelineEntry(
            when: row.on.map { words.write($0) } ?? "–",
            title: HTML(
              text: say(
                "replaced", ["out": .text(name(row.replaced)), "by": .text(name(row.by))])),
            text: "<p>\(row.reason)</p>")
        }
      ).html
    ).html
  }

  // MARK: - Acts

  private func acts(_ panel: Panel) -> HTML {
    guard view.reader.mayUseVerbs(Panel.kind) else { return .empty }
    return """
      <div class="stack print-hidden">\(look.verbs(["panel.open", "panel.sit"], of: panel))\(replacing(panel))</div>
      """
  }

  /// A replacement as a small form of one row; those that stand are sent along unchanged.
  private func replacing(_ panel: Panel) -> HTML {
    guard view.reader.mayApprove, !panel.members.isEmpty else { return .empty }
    var hidden = HTML.empty
    for (place, row) in panel.replacements.enumerated() {
      hidden += Hidden("replacements.\(place).replaced", row.replaced?.text ?? "").html
      hidden += Hidden("replacements.\(place).by", row.by?.text ?? "").html
      hidden += Hidden("replacements.\(place).on", row.on?.text ?? "").html
      hidden += Hidden("replacements.\(place).reason", row.reason).html
    }
    let next = "replacements.\(panel.replacements.count)"
    let scope = "replace-\(markupID(panel.id.text))"
    func label(_ name: String) -> String { view.say("row.replacement.\(name)") }
    let members = panel.members.map { ChoiceOption($0.text, view.find($0)?.name ?? $0.text) }
    let others = view.all(JuryMember.self).filter { !panel.members.contains($0.id) }
      .map { ChoiceOption($0.id.text, $0.name) }
    let none = [ChoiceOption("", "–")]
    let fields: [HTML] = [
      FormField(
        words, "\(next).replaced", label: label("replaced"), .choice("", none + members),
        isRequired: true, scope: scope
      ).html,
      FormField(
        words, "\(next).by", label: label("by"), .choice("", none + others), isRequired: true,
        scope: scope
      ).html,
      FormField(
        words, "president", label: look.label("president", of: Panel.self),
        .choice(panel.president?.text ?? "", none + members + others), help: say("newPresident"),
        scope: scope
      ).html,
      FormField(
        words, "\(next).reason", label: label("reason"), .text(""), isRequired: true, scope: scope
      ).html,
      Button(view.say("verb.panel.replace.label"), .primary).html,
    ]
    let form = PostForm(
      view, to: view.to.verb(Panel.kind, panel.id.text, "panel.replace"), version: look.version,
      back: look.here, hidden + fields.joined())
    return Disclosure(
      view.say("verb.panel.replace.label"),
      "<p class=\"muted\">\(view.say("verb.panel.replace.why"))</p>\(form)" as HTML
    ).html
  }

  // MARK: - Jurors and links

  /// Who could sit: what counts of each for the law, and where they sit.
  private var jurors: HTML {
    let rows = view.all(JuryMember.self).map { member -> TableLine in
      let sits = panels.filter { $0.members.contains(member.id) }
      let minutes = slots.filter { slot in
        sits.contains { $0.id == slot.panel } && !slot.recused.contains(member.id)
      }.reduce(0) { $0 + $1.minutes(by: shown.law?.rules) }
      return TableLine(
        [
          look.headline(member), HTML(text: member.profession),
          flag(member.isExternal, "isExternal"), flag(member.isQualified, "isQualified"),
          sits.isEmpty ? HTML(text: "–") : look.names(sits.map(\.id.text)),
          HTML(text: say("minutes", ["minutes": .integer(minutes)])),
        ], id: member.id.text)
    }
    guard !rows.isEmpty else {
      return look.section(
        view.say("kind.juryMember.plural"),
        "<p>\(say("noJurors"))</p><p>\(look.addLink(JuryMember.self, say("addJuror")))</p>")
    }
    return look.section(
      view.say("kind.juryMember.plural"),
      DataTable(
        words, id: "jurors", caption: say("jurors"),
        columns: [
          TableColumn(look.label("name", of: JuryMember.self), isRowHeader: true),
          TableColumn(look.label("profession", of: JuryMember.self)),
          TableColumn(look.label("isExternal", of: JuryMember.self), .mark),
          TableColumn(look.label("isQualified", of: JuryMember.self), .mark),
          TableColumn(view.say("kind.panel.plural")), TableColumn(say("load"), .number),
        ], rows: rows
      ).html + "<p class=\"print-hidden\">\(look.addLink(JuryMember.self, say("addJuror")))</p>")
  }

  private var links: HTML {
    let declared = view.all(JuryLink.self)
    let rows = declared.map { link -> TableLine in
      let nature: HTML =
        link.nature.map { nature in
          StatusMark(nature == .noLink ? .good : .bad, look.name(nature)).html
        } ?? StatusMark(.unknown, say("sealedLink")).html
      return TableLine(
        [
          look.names(link.juror.map { [$0.text] } ?? []),
          look.names(link.candidate.map { [$0.text] } ?? []), nature, look.write(link.declaredOn),
          look.editLink(link, say("edit")),
        ], id: link.id.text)
    }
    let add = look.addLink(JuryLink.self, say("addLink"))
    let table: HTML =
      rows.isEmpty
      ? "<p>\(say("noLinks"))</p>"
      : DataTable(
        words, id: "links", caption: say("links"),
        columns: [
          TableColumn(look.label("juror", of: JuryLink.self), isRowHeader: true),
          TableColumn(look.label("candidate", of: JuryLink.self)),
          TableColumn(look.label("nature", of: JuryLink.self), .mark),
          TableColumn(look.label("declaredOn", of: JuryLink.self), .day),
          TableColumn(say("change")),
        ], rows: rows
      ).html
    return look.section(
      say("linksTitle"),
      "<p class=\"muted\">\(say("linksWhy"))</p>\(table)<p class=\"print-hidden\">\(add)</p>")
  }
}
