import SextantModel

/// What each published session gives: attestations of blocks and certificates, how each stands, and
/// the letters that tell candidates what was decided.
enum CertificatesBoard: Board {
  static let name = "certificates"
  static let room = Room.certification
  static let isPersonal = true
  static let kinds: [any Item.Type] = [Certificate.self, BlockDecision.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(
      view, Self.self, choices: ["print", "session", "certificate", "candidate"])
    let style: HTML = "<link rel=\"stylesheet\" href=\"/boards/certification.css\">"
    if let print = look.choice("print") {
      return style + PrintedDocuments(look: look, wanted: print).html
    }
    let sessions = view.all(SextantModel.Session.self).filter { $0.publishedOn != nil }
    guard !sessions.isEmpty else { return style + look.empty(checks: [], action: .empty) }
    let pictures: HTML = "<link rel=\"stylesheet\" href=\"/boards/pictures.css\">"
    return style + pictures
      + sessions.reversed().map { CertificatesOfSession(look: look, session: $0).html }.joined()
  }
}

/// One session: what is still to be issued, what was, and the way to print it.
private struct CertificatesOfSession {
  let look: BoardLook
  let session: SextantModel.Session
  private let earned: EarnedCertificates
  private var view: View { look.view }

  init(look: BoardLook, session: SextantModel.Session) {
    self.look = look
    self.session = session
    earned = EarnedCertificates(session, in: look.view.dossier, look.view.library)
  }

  var html: HTML {
    let own = view.all(Certificate.self).filter { $0.session == session.id }
    return """
      <section class="stack" data-live="certificates-\(session.id.text)"><h2>\(session.title)</h2>\(facts(own))\(unearned)\(unproven)\(issue)\
      \(if: own.isEmpty, "<p class=\"muted\">\(view.say("certificates.none"))</p>")\
      \(if: !own.isEmpty, table(own))\(prints(own))</section>
      """
  }

  private func facts(_ own: [Certificate]) -> HTML {
    let valid = own.filter { $0.state(on: view.today) == .valid }
    return look.facts([
      fact("certifications", valid.count { $0.sort == .certification }),
      fact("blocks", valid.count { $0.sort == .block }),
      fact("revoked", own.count { $0.revokedOn != nil }),
    ])
  }

  private func fact(_ name: String, _ count: Int) -> BoardFact {
    BoardFact(
      number: view.words.write(count),
      text: view.say("certificates.fact.\(name)", ["count": .integer(count)]))
  }

  /// What was issued and the decisions no longer give: it counts, on its page too, until it is
  /// revoked.
  private var unearned: HTML {
    let found = earned.unearned(in: view.dossier)
    guard !found.isEmpty else { return .empty }
    let framework = SessionFrame.framework(of: session, in: view.dossier, view.library)
    let shown = found.prefix(Self.most)
    let items = shown.map { certificate -> HTML in
      let name = view.find(certificate.candidate)?.name ?? ""
      return """
        <li class="stack"><p><a href="\(view.to.item(certificate))">\(certificate.number)</a> – \
        \(name), \(what(certificate, framework))</p>\
        \(look.verbs(["certificate.revoke"], of: certificate))</li>
        """
    }
    let text = view.say("certificates.unearned", ["count": .integer(found.count)])
    return Notice(
      .bad, "<p>\(text)</p><ul>\(items.joined())</ul>\(more(found.count - shown.count))" as HTML,
      title: view.say("certificates.unearned.title"), isStatus: false
    ).html
  }

  /// Certifications that rest on blocks of which nobody wrote where they come from.
  private var unproven: HTML {
    let found = earned.unproven
    guard !found.isEmpty else { return .empty }
    let framework = SessionFrame.framework(of: session, in: view.dossier, view.library)
    let shown = found.prefix(Self.most)
    let items = shown.map { one -> HTML in
      let names = one.blocks.map { view.name(of: $0, in: framework) }.joined(separator: ", ")
      return "<li>\(ItemLink(view, id: one.candidate.text)) – \(names)</li>"
    }
    let text = view.say("certificates.unproven", ["count": .integer(found.count)])
    return Notice(
      .watch, "<p>\(text)</p><ul>\(items.joined())</ul>\(more(found.count - shown.count))" as HTML,
      isStatus: false
    ).html
  }

  /// How many of a list a notice names.
  private static let most = 20

  private func more(_ count: Int) -> HTML {
    count > 0
      ? "<p class=\"muted\">\(view.say("certificates.more", ["count": .integer(count)]))</p>"
      : .empty
  }

  /// What is still to be issued, with the button that does it or why not yet.
  private var issue: HTML {
    let missing = earned.missing(in: view.dossier)
    guard !missing.isEmpty else { return .empty }
    let waiting = view.say("certificates.waiting", ["count": .integer(missing.count)])
    guard view.reader.mayApprove else { return Notice(.watch, waiting).html }
    let minutes = SessionMinutes(of: session, in: view.dossier)
    guard minutes.isComplete else {
      let count = minutes.unsigned.count + minutes.panelsWithout.count
      let text =
        count > 0
        ? view.say("certificates.unsigned", ["count": .integer(count)])
        : view.say(
          "verb.decisionsUntold", ["count": .integer(minutes.decisionsUntold.count)])
      let link: HTML =
        "<a href=\"\(view.to.board(MinutesBoard.name))\">\(view.say("board.minutes.title"))</a>"
      return Notice(.watch, "<p>\(waiting) \(text) \(link)</p>" as HTML).html
    }
    return PostForm(
      view, to: view.to.verb(SextantModel.Session.kind, session.id.text, "session.certify"),
      back: look.here,
      """
      <p>\(waiting)</p>\(Button(view.say("verb.session.certify.label"), .primary))
      """
    ).html
  }

  private func table(_ own: [Certificate]) -> HTML {
    let framework = SessionFrame.framework(of: session, in: view.dossier, view.library)
    return DataTable(
      view.words, id: "certificates-\(session.id.text)",
      caption: view.say("certificates.caption", ["session": .text(session.title)]),
      columns: ["number", "candidate", "what", "issuedOn", "state", "documents"].map {
        TableColumn(view.say("certificates.column.\($0)"))
      },
      rows: own.map { certificate in
        let number = certificate.number
        let name = view.find(certificate.candidate)?.name ?? ""
        let state = certificate.state(on: view.today)
        return TableLine(
          [
            "<a href=\"\(view.to.item(certificate))\">\(number)</a>",
            HTML(text: name.isEmpty ? view.say("minutes.erased") : name),
            HTML(text: what(certificate, framework)),
            HTML(text: certificate.issuedOn.map { view.words.write($0) } ?? ""),
            state.status(view), documents(certificate, state),
          ], id: certificate.id.text, name: number)
      }, hidesCaption: true, liveKey: "certificates-\(session.id.text)"
    ).html
  }

  private func what(_ certificate: Certificate, _ framework: Framework?) -> String {
    guard certificate.sort == .block else {
      return capitalised(view.say("choice.certificateSort.certification"))
    }
    return certificate.blocks.map { view.name(of: $0, in: framework) }.joined(separator: ", ")
  }

  private func documents(_ certificate: Certificate, _ state: CertificateState) -> HTML {
    guard state != .revoked else { return "–" }
    let id = percentEncoded(certificate.id.text)
    let number = certificate.number
    var links: [HTML] = [
      """
      <a href="\(look.bare)?print=parchment&amp;certificate=\(id)">\(view.say("certificates.parchment"))\
      <span class="visually-hidden"> \(number)</span></a>
      """
    ]
    if !certificate.code.isEmpty {
      links.append(
        """
        <a href="/verify/\(certificate.code)">\(view.say("certificates.verify"))\
        <span class="visually-hidden"> \(number)</span></a>
        """)
    }
    return "<span>\(links.joined(by: " · "))</span>"
  }

  private func prints(_ own: [Certificate]) -> HTML {
    let id = percentEncoded(session.id.text)
    var buttons = [
      LinkButton(
        view.say("certificates.letters"), to: "\(look.bare)?print=letters&session=\(id)"
      ).html
    ]
    if own.contains(where: { $0.revokedOn == nil }) {
      buttons.append(
        LinkButton(
          view.say("certificates.parchments"), to: "\(look.bare)?print=parchments&session=\(id)"
        ).html)
    }
    return "<p class=\"cluster print-hidden\">\(buttons.joined(by: " "))</p>"
  }
}

extension CertificateState {
  func status(_ view: View) -> HTML {
    let mark: Mark =
      switch self {
      case .valid: .good
      case .expired: .watch
      case .revoked: .bad
      }
    return StatusMark(mark, view.say("certificates.state.\(rawValue)")).html
  }
}

extension View {
  /// What a block, a criterion or an assessment of a framework is called; its code where nobody
  /// knows.
  func name(of code: String, in framework: Framework?) -> String {
    guard let framework else { return code }
    let head = framework.code.uppercased() + "."
    let short =
      code.uppercased().hasPrefix(head) ? String(code.dropFirst(head.utf8.count)) : code
    func said(_ french: String, _ english: String) -> String {
      let name = words.write(.words(french: french, english: english))
      return name.isEmpty ? short : "\(short) – \(name)"
    }
    if let block = framework.find(ID<Block>(short)) { return said(block.fr, block.en) }
    if let found = framework.find(ID<Criterion>(short)) { return said(found.fr, found.en) }
    if let found = framework.find(ID<Competency>(short)) { return said(found.fr, found.en) }
    if let found = framework.find(ID<Assessment>(short)) { return said(found.fr, found.en) }
    return code
  }
}
