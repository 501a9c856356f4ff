import SextantModel

/// Letters and parchments, a sheet each, ready for the printer or to be kept as PDF.
struct PrintedDocuments {
  let look: BoardLook
  /// `letters`, `letter`, `parchments` or `parchment`.
  let wanted: String
  private var view: View { look.view }

  var html: HTML {
    let sheets = wanted.hasPrefix("letter") ? letters : parchments
    let note: HTML =
      sheets.isEmpty
      ? "<p class=\"muted\">\(view.say("certificates.nothingToPrint"))</p>"
      : "<p class=\"muted print-hidden\">\(view.say("certificates.printHelp"))</p>"
    return """
      <p class="print-hidden"><a href="\(look.bare)">\(view.say("certificates.all"))</a></p>\(note)\
      <div class="sheets">\(sheets.joined())</div>
      """
  }

  // MARK: - Letters

  private var letters: [HTML] {
    guard let session = view.find(look.choice("session").map({ ID<SextantModel.Session>($0) })),
      session.publishedOn != nil
    else { return [] }
    let decisions = Dictionary(
      grouping: BlockDecision.standing(
        view.all(BlockDecision.self).filter { $0.session == session.id }),
      by: { $0.candidate?.text ?? "" })
    let only = look.choice("candidate")
    let frame = try? SessionFrame.frame(of: session, in: view.dossier, view.library).get()
    let certified = Set(
      frame.map { view.dossier.certified(in: session, by: $0).map(\.candidate) } ?? [])
    return view.all(Candidate.self).compactMap { candidate in
      let own = decisions[candidate.id.text] ?? []
      guard !own.isEmpty, only == nil || only == candidate.id.text else { return nil }
      return ResultLetter(
        view: view, session: session, candidate: candidate, decisions: own,
        isCertified: certified.contains(candidate.id)
      ).html
    }
  }

  // MARK: - Parchments

  private var parchments: [HTML] {
    let session = look.choice("session")
    let only = look.choice("certificate")
    return view.all(Certificate.self).filter { certificate in
      certificate.revokedOn == nil
        && (only.map { $0 == certificate.id.text } ?? (certificate.session?.text == session))
    }.map { Parchment(view: view, certificate: $0).html }
  }
}

/// The letter that tells a candidate what the jury decided.
struct ResultLetter {
  let view: View
  let session: SextantModel.Session
  let candidate: Candidate
  let decisions: [BlockDecision]
  /// Whether the whole certification is theirs with this session, its certificate printed or not.
  let isCertified: Bool

  /// The certificates of the whole certification that the session gave them, and that count or not.
  private var certificates: [Certificate] {
    view.all(Certificate.self).filter {
      $0.candidate == candidate.id && $0.session == session.id && $0.sort == .certification
    }
  }

  private enum Outcome: String {
    case whole, wholeLater, all, partial, none, open
  }

  private var outcome: Outcome {
    let issued = certificates
    if issued.contains(where: { $0.revokedOn == nil }) { return .whole }
    if isCertified, issued.isEmpty { return .wholeLater }
    let acquired = decisions.count { $0.result == .acquired }
    if acquired == decisions.count { return .all }
    if acquired > 0 { return .partial }
    // Nothing was refused to who could not be heard yet.
    return decisions.contains { $0.result == .notAcquired } ? .none : .open
  }

  var html: HTML {
    let institution = view.dossier.only(Institution.self)
    let framework = SessionFrame.framework(of: session, in: view.dossier, view.library)
    let title = framework.map {
      view.words.write(.words(french: $0.card.fr, english: $0.card.en))
    }
    let said: [String: Argument] = [
      "session": .text(session.title), "title": .text(title ?? session.framework),
      "name": .text(candidate.name),
      "day": decisions.compactMap(\.date).max().map { .day($0) } ?? "–",
    ]
    let outcome = outcome
    let body: [HTML] = [
      head(institution), "<h2>\(view.say("letter.subject", said))</h2>",
      paragraph("greeting", said), paragraph(outcome.rawValue, said), table(framework),
      kept(framework, isWhole: outcome == .whole || outcome == .wholeLater),
      paragraph("appeal"), paragraph("close"),
      "<p class=\"letter-sign\">\(view.say("letter.signature"))</p>",
    ]
    return "<article class=\"sheet letter\">\(body.joined())</article>"
  }

  private func paragraph(_ key: String, _ said: [String: Argument] = [:]) -> HTML {
    "<p>\(view.say("letter.\(key)", said))</p>"
  }

  private func head(_ institution: Institution) -> HTML {
    let day = view.say("letter.date", ["day": .day(session.publishedOn ?? view.today)])
    let certifier: HTML =
      institution.certifier.isEmpty ? .empty : "<br>\(institution.certifier)"
    return """
      <header class="letter-head"><p class="letter-from">\(institution.name)\(certifier)</p>\
      <p class="letter-to">\(candidate.name)</p><p class="letter-date">\(day)</p></header>
      """
  }

  private func table(_ framework: Framework?) -> HTML {
    let rows = decisions.sorted { $0.block < $1.block }.map { decision -> HTML in
      let missing = decision.missing.map { view.name(of: $0, in: framework) }
      let result = decision.result.map { view.label($0) } ?? ""
      let named = view.say("letter.missing", ["competencies": .texts(missing)])
      let after: HTML = missing.isEmpty ? .empty : "<br><small>\(named)</small>"
      return """
        <tr><th scope="row">\(view.name(of: decision.block, in: framework))</th>\
        <td>\(result)\(after)</td></tr>
        """
    }
    return """
      <table><caption>\(view.say("letter.caption"))</caption><thead><tr>\
      <th scope="col">\(view.say("letter.column.block"))</th>\
      <th scope="col">\(view.say("letter.column.decision"))</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table>
      """
  }

  /// What stays acquired, and for how long: the whole certification does for ever.
  private func kept(_ framework: Framework?, isWhole: Bool) -> HTML {
    let code = framework?.code ?? session.framework
    let before = candidate.keptBlocks(
      before: session, decided: Set(decisions.map { framework?.short($0.block) ?? $0.block }),
      in: code, years: view.dossier.rules(of: session)?.validityYears
    ) { view.find($0) }
    var names = before.map { view.name(of: $0.block, in: framework) }
    if !names.isEmpty {
      names = [view.say("letter.kept", ["blocks": .texts(names)])]
    }
    if !isWhole, decisions.contains(where: { $0.result == .acquired }) {
      let years = view.dossier.rules(of: session)?.validityYears
      names.append(
        years.map { view.say("letter.validYears", ["years": .integer($0)]) }
          ?? view.say("letter.validForEver"))
    }
    return names.isEmpty ? .empty : "<p>\(names.joined(separator: " "))</p>"
  }
}

/// A certificate or the attestation of a block, as it is handed over: a sheet across.
struct Parchment {
  let view: View
  let certificate: Certificate

  var html: HTML {
    let institution = view.dossier.only(Institution.self)
    let framework = certificate.framework(in: view.dossier, view.library)
    let title =
      framework.map { view.words.write(.words(french: $0.card.fr, english: $0.card.en)) }
      ?? certificate.framework
    let name = view.find(certificate.candidate)?.name ?? ""
    let isBlock = certificate.sort == .block
    let blocks = certificate.blocks.map { view.name(of: $0, in: framework) }
    let certifier = institution.certifier.isEmpty ? institution.name : institution.certifier
    let level = framework?.card.level
    let session = view.find(certificate.session)
    let issued: Argument = certificate.issuedOn.map { .day($0) } ?? "–"
    var day = view.say(
      "parchment.day", ["day": issued, "session": .text(session?.title ?? "–")])
    if let until = certificate.validUntil {
      day += " " + view.say("parchment.until", ["day": .day(until)])
    }
    let body: [HTML] = [
      "<p class=\"parchment-from\">\(certifier)</p>",
      "<h2>\(view.say(isBlock ? "parchment.block" : "parchment.certification"))</h2>",
      "<p>\(view.say("parchment.awarded"))</p>",
      "<p class=\"parchment-name\">\(name.isEmpty ? view.say("minutes.erased") : name)</p>",
      isBlock ? block(blocks, title) : whole(blocks, title, level), "<p>\(day)</p>", foot,
    ]
    return """
      <article class="sheet parchment"><div class="parchment-frame">\(body.joined())</div></article>
      """
  }

  private var foot: HTML {
    let number = view.say("parchment.number", ["number": .text(certificate.number)])
    return """
      <div class="parchment-foot"><p class="parchment-sign">\(view.say("parchment.sign"))</p>\
      <div class="parchment-code"><p>\(number)</p>\(verification)</div></div>
      """
  }

  private func block(_ blocks: [String], _ title: String) -> HTML {
    """
    <p class="parchment-title">\(blocks.joined(separator: ", "))</p>\
    <p>\(view.say("parchment.ofCertification", ["title": .text(title)]))</p>
    """
  }

  private func whole(_ blocks: [String], _ title: String, _ level: Int?) -> HTML {
    """
    <p class="parchment-title">\(title)</p>\
    \(if: level != nil, "<p>\(view.say("parchment.level", ["level": .integer(level ?? 0)]))</p>")\
    <p class="parchment-blocks">\(view.say("parchment.blocks", ["blocks": .texts(blocks)]))</p>
    """
  }

  private var verification: HTML {
    guard let code = CertificateCode(certificate.code) else { return .empty }
    return """
      <p>\(view.say("parchment.verify"))<br><strong>\(view.site)/verify</strong></p>\
      <p class="parchment-letters">\(code.printed)</p>
      """
  }
}
