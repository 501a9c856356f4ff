import SextantModel

/// The register of processing: which data of people are held, what for, how long, who sees them; made
/// from the lists of fields, so that it cannot fall behind.
enum ProcessingBoard: Board {
  static let name = "processing"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [CertifierRules.self, JuryMember.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self)
    guard view.isInstitution else { return look.empty(checks: [], action: .empty) }
    return ProcessingPicture(look: look, register: ProcessingRegister(view.dossier.registry)).html
  }
}

private struct ProcessingPicture: BoardPicture {
  let look: BoardLook
  let register: ProcessingRegister

  var html: HTML {
    let institution = view.dossier.only(Institution.self)
    let head = Definitions([
      (
        say("controller"),
        HTML(text: institution.name.isEmpty ? say("unnamed") : institution.name)
      ),
      (say("certifier"), HTML(text: institution.certifier.isEmpty ? "–" : institution.certifier)),
      (say("subjects"), HTML(text: say("subjects.text"))),
      (say("recipients"), HTML(text: say("recipients.text"))),
      (say("measures"), HTML(text: say("measures.text"))),
    ])
    let groups = KeptData.allCases.filter { of in register.lines.contains { $0.of == of } }
    return """
      <div class="stack" data-live="processing">\(head)\(each: groups, section)\(log)</div>\
      <p class="small muted">\(say("how"))</p>
      """
  }

  private func section(_ of: KeptData) -> HTML {
    let lines = register.lines.filter { $0.of == of }
    return """
      <section class="stack" aria-labelledby="processing-\(of.rawValue)">\
      \(Heading(2, heading(of), id: "processing-\(of.rawValue)"))\
      <p>\(say("purpose.\(of.rawValue)"))</p><p>\(kept(of))</p>\
      \(DataTable(
        words, id: "register-\(of.rawValue)", caption: say("caption", ["data": .text(view.label(of))]),
        columns: [
          TableColumn(say("column.kind"), isRowHeader: true), TableColumn(say("column.fields")),
          TableColumn(say("column.readers")),
        ], rows: lines.map { row($0) }, hidesCaption: true))</section>
      """
  }

  private func heading(_ of: KeptData) -> String {
    let label = view.label(of)
    return label.prefix(1).uppercased() + label.dropFirst()
  }

  private func kept(_ of: KeptData) -> String {
    let told = view.all(CertifierRules.self).compactMap { rules -> (code: String, text: String)? in
      guard let rule = rules.retention.first(where: { $0.of == of }), let years = rule.years else {
        return nil
      }
      let text = say(
        years == 0 ? "kept.atOnce" : "kept.years",
        ["years": .integer(years), "basis": .text(rule.basis)])
      return (rules.framework, text)
    }
    guard let first = told.first else { return say("kept.unruled") }
    // Rules that say the same are said once.
    if told.allSatisfy({ $0.text == first.text }) { return first.text }
    return told.map { "\($0.code) – \($0.text)" }.joined(separator: " ")
  }

  private func row(_ line: ProcessingRegister.Line) -> TableLine {
    func names(_ fields: [String]) -> String {
      fields.map { words.label(field: $0, of: line.kind.name) }.joined(separator: ", ")
    }
    let open = line.personal.filter { !line.confidential.contains($0) }
    var fields: [HTML] = []
    if !open.isEmpty { fields.append(HTML(text: names(open))) }
    if !line.confidential.isEmpty {
      fields.append("<em>\(say("sealed"))</em> \(names(line.confidential))")
    }
    var readers: [HTML] = []
    if !open.isEmpty { readers.append(HTML(text: roles(line.readers))) }
    if !line.confidential.isEmpty {
      readers.append("<em>\(say("sealed"))</em> \(roles(line.confidants))")
    }
    return TableLine([
      HTML(text: view.say("kind.\(line.kind.name).plural")),
      "<ul>\(each: fields, { "<li>\($0)</li>" })</ul>" as HTML,
      "<ul>\(each: readers, { "<li>\($0)</li>" })</ul>" as HTML,
    ])
  }

  private func roles(_ roles: [Role]) -> String {
    roles.isEmpty
      ? say("nobody") : roles.map { view.say("role.\($0.rawValue)") }.joined(separator: ", ")
  }

  private var log: HTML {
    """
    <section class="stack" aria-labelledby="processing-log">\
    \(Heading(2, heading(.accessLog), id: "processing-log"))\
    <p>\(say("purpose.accessLog"))</p><p>\(kept(.accessLog))</p></section>
    """
  }
}
