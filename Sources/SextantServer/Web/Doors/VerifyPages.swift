import SextantModel

/// Where anybody verifies a certificate: it says whether the document counts, what it certifies and
/// since when; whose it is, only to who knows the name already.
struct VerifyPages {
  let words: Catalogue
  let token: String

  private func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    words.say(Message("verifying.\(key)", arguments))
  }

  /// The form that asks for a code.
  ///
  /// - Parameters:
  ///   - problem: what is wrong with the code.
  ///   - fault: what is wrong with the text of a file.
  func ask(
    typed: String = "", problem: String? = nil, aboutFile fault: String? = nil, status: Int = 200
  ) -> Page {
    let field = FormField(
      words, "code", label: say("code"), .text(typed), help: say("code.help"), isRequired: true,
      problems: problem.map { [$0] } ?? [])
    let form = PostForm(
      token: token, to: "/verify", "\(field)\(FormActions(Button(say("do"), .primary).html))")
    let problems =
      [problem.map { ($0, "#field-code") }, fault.map { ($0, "#field-credential") }]
      .compactMap(\.self)
    let summary = problems.isEmpty ? .empty : ErrorSummary(words, problems).html
    let file = FormField(
      words, "credential", label: say("file"), .longText("", lines: 5), help: say("file.help"),
      isRequired: true, problems: fault.map { [$0] } ?? [])
    let other = PostForm(
      token: token, to: "/verify/credential",
      "<h2>\(say("file.title"))</h2>\(file)\(FormActions(Button(say("file.do")).html))")
    return Page(
      title: say("title"), main: summary + form.html + other.html, lead: say("lead"),
      status: status)
  }

  /// What a file that a holder handed on is worth.
  func handed(_ credential: HandedCredential) -> Page {
    let title: String
    let mark: Mark
    if !credential.problems.isEmpty {
      (title, mark) = ("file.refused", .bad)
    } else if credential.isRevoked {
      (title, mark) = ("state.revoked.title", .bad)
    } else {
      (title, mark) = ("state.valid.title", .good)
    }
    let reasons = credential.problems.map { words.text($0) }
    let text: HTML =
      if !reasons.isEmpty {
        "<ul>\(each: reasons, { "<li>\($0)</li>" })</ul>"
      } else {
        "<p>\(say(credential.isRevoked ? "file.revoked" : "file.valid"))</p>"
      }
    var entries: [(term: String, value: HTML)] = []
    if let claim = credential.claim, reasons.isEmpty {
      entries = [
        (say("what"), HTML(text: claim.name)), (say("by"), HTML(text: claim.issuer)),
        (say("issuedOn"), HTML(text: claim.from.map { words.write($0) } ?? "–")),
        (say("file.until"), HTML(text: claim.until.map { words.write($0) } ?? say("file.forEver"))),
      ]
    }
    return Page(
      title: say("title"),
      main: """
        \(Notice(mark, text, title: say(title)))\(Definitions(entries))\
        <p><a href="/verify">\(say("again"))</a></p>
        """, status: reasons.isEmpty ? 200 : 422)
  }

  /// What the visitor's name came to.
  enum Named: Equatable {
    case notAsked
    case wrong(String)
    case right(String)
  }

  /// A certificate as a stranger may see it.
  ///
  /// - Parameters:
  ///   - what: the title, and the blocks where it is not the whole certification.
  ///   - mayDownload: whether the credential can still be made.
  func found(
    _ certificate: Certificate, code: CertificateCode, institution: Institution,
    title: String, blocks: [String], on day: Day, issuer: String, named: Named = .notAsked,
    mayDownload: Bool
  ) -> Page {
    let state = certificate.state(on: day)
    let mark: Mark =
      switch state {
      case .valid: .good
      case .expired: .watch
      case .revoked: .bad
      }
    let notice = Notice(
      mark,
      say(
        "state.\(state.rawValue)",
        [
          "until": certificate.validUntil.map { .day($0) } ?? "–",
          "revoked": certificate.revokedOn.map { .day($0) } ?? "–",
        ]), title: say("state.\(state.rawValue).title"))
    var entries: [(term: String, value: HTML)] = [
      (
        say("what"),
        HTML(text: words.text("choice.certificateSort.\((certificate.sort ?? .block).rawValue)"))
      ),
      (say("certification"), HTML(text: title)),
    ]
    if certificate.sort == .block {
      entries.append((say("blocks"), HTML(text: blocks.joined(separator: ", "))))
    }
    entries.append((say("by"), HTML(text: certifier(institution))))
    entries.append(
      (say("issuedOn"), HTML(text: certificate.issuedOn.map { words.write($0) } ?? "")))
    entries.append((say("number"), HTML(text: certificate.number)))
    let issuing = Disclosure(
      say("issuer"), "<p>\(say("issuer.text"))</p><p><code class=\"did\">\(issuer)</code></p>")
    return Page(
      title: say("title"),
      main: """
        <link rel="stylesheet" href="/boards/certification.css">\
        \(notice.html)\(Definitions(entries).html)\
        \(holder(code, named, mayDownload: mayDownload && state != .revoked))\(issuing.html)
        """)
  }

  private func certifier(_ institution: Institution) -> String {
    institution.certifier.isEmpty ? institution.name : institution.certifier
  }

  private func holder(_ code: CertificateCode, _ named: Named, mayDownload: Bool) -> HTML {
    let address = "/verify/\(code.text)"
    switch named {
    case .right(let name):
      var html = Notice(.good, say("holder.right", ["name": .text(name)])).html
      if mayDownload {
        let buttons: HTML = """
          \(Button(say("download.jwt"), .primary, name: "format", value: "jwt")) \
          \(Button(say("download.json"), name: "format", value: "json"))
          """
        html +=
          PostForm(
            token: token, to: address + "/credential",
            "<h2>\(say("download"))</h2><p>\(say("download.text"))</p>\(Hidden("name", name))\(buttons)"
          ).html
      }
      return html
    case .notAsked, .wrong:
      var (typed, problems): (String, [String]) = ("", [])
      if case .wrong(let name) = named { (typed, problems) = (name, [say("holder.wrong")]) }
      let field = FormField(
        words, "name", label: say("holder"), .text(typed), help: say("holder.help"),
        isRequired: true, problems: problems)
      let summary =
        problems.isEmpty ? HTML.empty : ErrorSummary(words, [(problems[0], "#field-name")]).html
      return summary
        + PostForm(
          token: token, to: address,
          "<h2>\(say("holder.title"))</h2>\(field)\(FormActions(Button(say("holder.do")).html))"
        ).html
    }
  }
}
