import SextantKernels
import SextantModel

/// The certificates of a session on their way to the certification registry: what is still missing
/// for each, the files that were made, what the registry answered, and the days that are left.
enum DepositBoard: Board {
  static let name = "deposit"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [RegistryDeposit.self, CivilIdentity.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["session", "page"])
    guard let shown = SessionOfBoard(look) else {
      return look.noSession(SextantModel.Session.self, "board.deposit.add")
    }
    return DepositPicture(
      look: look, shown: shown,
      plan: DepositPlan(shown.session, in: view.dossier, framework: shown.framework),
      watch: DepositWatch(in: view.dossier, library: view.library, on: view.today)
    ).html
  }
}

private struct DepositPicture: BoardPicture {
  let look: BoardLook
  let shown: SessionOfBoard
  let plan: DepositPlan
  let watch: DepositWatch

  private var mayDeposit: Bool { view.mayDeposit }

  var html: HTML {
    """
    <link rel="stylesheet" href="/boards/pictures.css">\(shown.tabs)\
    <div class="stack" data-live="deposit">\(deadlines)\(head)\(look.facts(facts))\
    \(makeForm)\(certificates)\(withdrawals)\(deposits)</div><p class="small muted">\(say("how"))</p>
    """
  }

  // MARK: - What presses

  private var deadlines: HTML {
    watch.lines.filter { $0.urgency != .open || $0.session == shown.session.id }
      .map { line -> HTML in
        let mark: Mark =
          switch line.urgency {
          case .late: .bad
          case .soon: .watch
          case .open: .neutral
          }
        return Notice(
          mark,
          say(
            "deadline.\(line.urgency.rawValue)",
            [
              "session": .text(view.find(line.session)?.title ?? line.session.text),
              "count": .integer(line.missing), "day": .day(line.lastDay),
              "left": .integer(abs(line.lastDay.days(since: view.today))),
            ]), isStatus: false
        ).html
      }.joined()
  }

  private var head: HTML {
    guard mayDeposit, !plan.head.isEmpty else { return .empty }
    let list: HTML = "<ul>\(each: plan.head, { "<li>\(told($0))</li>" })</ul>"
    let back = "back=\(percentEncoded(look.here))"
    let account = view.all(RegistryAccount.self).first
    let form =
      account.map { view.to.edit(RegistryAccount.kind, $0.id.text) }
      ?? view.to.new(RegistryAccount.kind)
    let link = LinkButton(say("account.edit"), to: "\(form)?\(back)", icon: "right")
    return Notice(.bad, list + link.html, title: say("account.missing"), isStatus: false).html
  }

  private var facts: [BoardFact] {
    func count(_ state: DepositState) -> Int { plan.entries.count { $0.state == state } }
    var facts = [
      BoardFact(
        number: words.write(plan.entries.count),
        text: say("fact.certificates", ["count": .integer(plan.entries.count)]))
    ]
    if !plan.withdrawals.isEmpty {
      facts.append(
        BoardFact(
          number: words.write(plan.withdrawals.count), text: say("fact.toWithdraw"), mark: .bad))
    }
    if mayDeposit {
      facts.append(
        BoardFact(
          number: words.write(plan.ready.count),
          text: say("fact.ready", ["count": .integer(plan.ready.count)])))
    }
    let toComplete = mayDeposit ? plan.entries.count { $0.isToSend && !$0.findings.isEmpty } : 0
    if toComplete > 0 {
      facts.append(
        BoardFact(number: words.write(toComplete), text: say("fact.toComplete"), mark: .watch))
    }
    for (state, mark) in [
      (DepositState.sent, Mark.none), (.settled, .good), (.toCorrect, .bad), (.toResend, .watch),
      (.contradictory, .bad),
    ] where count(state) > 0 {
      facts.append(
        BoardFact(number: words.write(count(state)), text: view.label(state), mark: mark))
    }
    return facts
  }

  private var makeForm: HTML {
    guard mayDeposit, plan.head.isEmpty, !plan.ready.isEmpty else { return .empty }
    return PostForm(
      view, to: view.to.boardAct(DepositBoard.name, shown.session.id.text, "make"),
      version: look.version, back: look.here, look: .inline,
      Button(say("make", ["count": .integer(plan.ready.count)]), .primary, icon: "upload").html
    ).html
  }

  // MARK: - Certificates

  private var certificates: HTML {
    guard !plan.entries.isEmpty else {
      return Notice(.neutral, say("none"), isStatus: false).html
    }
    let identities = Dictionary(
      view.all(CivilIdentity.self).map { ($0.candidate, $0.id) }
    ) { first, _ in first }
    let pages = (plan.entries.count + Self.perPage - 1) / Self.perPage
    let page = min(pages, max(1, look.choice("page").flatMap { Int($0) } ?? 1))
    let first = (page - 1) * Self.perPage
    let entries = plan.entries[first..<min(plan.entries.count, first + Self.perPage)]
    let table = DataTable(
      words, id: "certificates", caption: say("table.caption"),
      columns: [
        TableColumn(say("table.candidate"), isRowHeader: true),
        TableColumn(say("table.awarded"), .day), TableColumn(say("table.last"), .day),
        TableColumn(say("table.state"), .mark), TableColumn(say("table.left")),
      ],
      rows: entries.map { entry in
        TableLine(
          [
            ItemLink(view, id: entry.candidate.text).html,
            HTML(text: words.write(entry.awardedOn)), HTML(text: words.write(entry.lastDay)),
            state(entry), left(entry, identities[entry.candidate]),
          ], mark: mark(entry))
      })
    guard pages > 1 else { return table.html }
    let look = look
    let pager = Pager(
      words, page: page, of: pages, shown: (first + 1)...(first + entries.count),
      total: plan.entries.count
    ) { look.address("page", String($0)) }
    return table.html + pager.html
  }

  /// How many certificates a page shows.
  private static let perPage = 100

  private func mark(_ entry: DepositPlan.Entry) -> Mark {
    switch entry.state {
    case .settled: .good
    case .toCorrect, .contradictory: .bad
    case .toResend: .watch
    case .sent: .none
    case nil: entry.findings.isEmpty || !mayDeposit ? .none : .watch
    }
  }

  private func state(_ entry: DepositPlan.Entry) -> HTML {
    let text: String
    if let state = entry.state {
      text = view.label(state)
    } else if !mayDeposit {
      // Who may not read identities cannot tell what is missing.
      text = say("state.open")
    } else {
      text = say(entry.findings.isEmpty ? "state.ready" : "state.toComplete")
    }
    let mark = mark(entry)
    return StatusMark(mark == .none ? .neutral : mark, text).html
  }

  /// What the registry refused, what is missing, and where to mend it.
  private func left(_ entry: DepositPlan.Entry, _ identity: ID<CivilIdentity>?) -> HTML {
    guard mayDeposit else { return .empty }
    var lines: [HTML] = entry.refusals.map { message in
      let cause = RefusalCause(message: message)
      let why = view.say("registry.refusal.\(cause.rawValue)", ["message": .text(message)])
      let remedy = view.say("registry.refusal.\(cause.rawValue).remedy")
      let elements = cause.elementsToVerify.map { view.say("registry.element.\($0)") }
      let verify: HTML =
        elements.isEmpty
        ? .empty
        : " <span class=\"small\">\(say("verify", ["elements": .texts(elements)]))</span>"
      return "\(why) \(remedy)\(verify)"
    }
    if entry.isToSend { lines += entry.findings.map { HTML(text: told($0)) } }
    if lines.isEmpty { return .empty }
    let list: HTML = "<ul>\(each: lines, { "<li>\($0)</li>" })</ul>"
    guard entry.isToSend else { return list }
    let back = "back=\(percentEncoded(look.here))"
    let address =
      identity.map { "\(view.to.edit(CivilIdentity.kind, $0.text))?\(back)" }
      ?? "\(view.to.new(CivilIdentity.kind))?candidate=\(percentEncoded(entry.candidate.text))&\(back)"
    return """
      \(list)<a href="\(address)">\(say(identity == nil ? "identity.add" : "identity.edit"))\
      <span class="visually-hidden"> \(view.find(entry.candidate)?.headline ?? "")</span></a>
      """
  }

  private func told(_ finding: DepositFinding) -> String { DepositActs.told(finding, view) }

  // MARK: - Withdrawals

  /// What the registry holds and must no longer, with the file that says so.
  private var withdrawals: HTML {
    let all = plan.withdrawals
    guard !all.isEmpty else { return .empty }
    let shown = all.prefix(Self.perPage)
    let table = DataTable(
      words, id: "withdrawals", caption: say("withdraw.caption"),
      columns: [
        TableColumn(say("table.candidate"), isRowHeader: true),
        TableColumn(say("table.awarded"), .day), TableColumn(say("table.state"), .mark),
      ],
      rows: shown.map { one in
        TableLine(
          [
            ItemLink(view, id: one.candidate.text).html, HTML(text: words.write(one.awardedOn)),
            state(one),
          ], mark: .bad)
      })
    var form = HTML.empty
    if mayDeposit, plan.head.isEmpty, !plan.toWithdraw.isEmpty {
      form =
        PostForm(
          view, to: view.to.boardAct(DepositBoard.name, self.shown.session.id.text, "withdraw"),
          version: look.version, back: look.here, look: .inline,
          Button(
            say("withdraw.make", ["count": .integer(plan.toWithdraw.count)]), icon: "upload"
          ).html
        ).html
    }
    let more: HTML =
      all.count > shown.count
      ? "<p class=\"muted\">\(say("withdraw.more", ["count": .integer(all.count - shown.count)]))</p>"
      : .empty
    return """
      <section class="stack">\(Heading(2, say("withdraw.title")))<p>\(say("withdraw.why"))</p>\
      \(table)\(more)\(form)</section>
      """
  }

  private func state(_ one: DepositPlan.Withdrawal) -> HTML {
    let key =
      one.state == nil
      ? one.deposited == .sent ? "withdraw.awaitsReceipt" : "withdraw.toAsk"
      : one.isToSend ? "withdraw.refused" : "withdraw.asked"
    let mark = StatusMark(one.isToSend ? .bad : .watch, say(key)).html
    let why: HTML =
      mayDeposit && one.isToSend && !one.refusals.isEmpty
      ? "<br><span class=\"small\">\(one.refusals.joined(separator: " "))</span>" : .empty
    return "\(mark)\(why)"
  }

  // MARK: - Files

  private var deposits: HTML {
    let all = view.all(RegistryDeposit.self).filter { $0.session == shown.session.id }
      .sorted { ($0.instant ?? 0) > ($1.instant ?? 0) }
    guard !all.isEmpty else { return .empty }
    return Heading(2, say("files")).html + all.map(deposit).joined()
  }

  private func deposit(_ item: RegistryDeposit) -> HTML {
    let settled = item.results.count { $0.state == .settled }
    var content: HTML = Definitions([
      (say("file.flow"), HTML(text: item.flow)),
      (
        view.words.label(field: "action", of: RegistryDeposit.kind.name),
        HTML(text: view.label(item.action ?? .creation))
      ),
      (say("file.made"), HTML(text: item.madeOn.map { words.write($0) } ?? "")),
      (say("file.format"), HTML(text: item.version.map { view.label($0) } ?? "")),
      (
        say("file.settled"),
        HTML(
          text: say(
            "file.settledOf",
            ["settled": .integer(settled), "count": .integer(item.results.count)]))
      ),
      (say("file.digest"), "<code>\(String(item.digest.prefix(16)))…</code>" as HTML),
    ]).html
    if !item.receipts.isEmpty { content += receipts(item) }
    guard mayDeposit else { return box(item, content) }
    content +=
      LinkButton(
        say("file.download"),
        to: "\(view.to.board(DepositBoard.name))?file=\(percentEncoded(item.id.text))",
        icon: "download"
      ).html
    content +=
      PostForm(
        view, to: view.to.boardAct(DepositBoard.name, item.id.text, "receipt"), back: look.here,
        look: .inline, isUpload: true,
        """
        \(FormField(
        words, "file", label: say("receipt.file"), .file(accept: ".xml,application/xml,text/xml"),
        scope: "receipt-\(markupID(item.id.text))"))\
        \(Button(say("receipt.read"), icon: "upload"))
        """
      ).html
    if item.unanswered > 0 {
      content +=
        PostForm(
          view, to: view.to.boardAct(DepositBoard.name, item.id.text, "again"),
          back: look.here, look: .inline,
          """
          \(Button(say("again.make", ["count": .integer(item.unanswered)]), .quiet))\
          <p class="small muted">\(say("again.why"))</p>
          """
        ).html
    }
    return box(item, content)
  }

  private func box(_ item: RegistryDeposit, _ content: HTML) -> HTML {
    let link: HTML = "<a href=\"\(view.to.item(item))\">\(item.id.text)</a>"
    return Box(title: link, level: 3, content).html
  }

  private func receipts(_ item: RegistryDeposit) -> HTML {
    let lines = item.receipts.map { note -> HTML in
      let text = say(
        "receipt.told",
        [
          "day": .text(note.readOn.map { words.write($0) } ?? ""),
          "treatment": .text(note.treatment), "accepted": .integer(note.accepted ?? 0),
          "refused": .integer(note.refused ?? 0),
        ])
      let remarks =
        note.placedErrors.map { error in
          guard let line = error.line, let column = error.column else {
            return words.say(
              Message("registry.followUp.fileUnread", ["message": .text(error.message)]))
          }
          return words.say(
            Message(
              "registry.followUp.fileError",
              [
                "line": .integer(line), "column": .integer(column),
                "message": .text(error.message),
              ]))
        }
        + note.strangers.map {
          words.say(Message("registry.followUp.strangers", ["result": .text($0)]))
        }
      let list: HTML =
        remarks.isEmpty ? .empty : "<ul>\(each: remarks, { "<li>\($0)</li>" })</ul>"
      return "<li>\(text)\(list)</li>"
    }
    return "<ul>\(each: lines, { $0 })</ul>"
  }
}
