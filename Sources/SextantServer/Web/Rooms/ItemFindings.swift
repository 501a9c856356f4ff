import SextantModel

/// What the checks find of an item, each with what settles it and the way to accept it in writing.
enum ItemFindings {
  static func html(_ item: any Item, _ view: View) -> HTML {
    let findings = view.examined.findings(about: item.idText)
    guard !findings.isEmpty else { return .empty }
    let notes = findings.map { finding -> HTML in
      FindingNote(view, finding, showsPlace: true, action: waive(finding, item, view)).html
    }
    return """
      <section class="stack" aria-labelledby="findings-title" data-live="findings-\(item.idText)">\
      <h2 id="findings-title">\(view.say("rooms.findings.title", ["count": .integer(findings.count)]))</h2>\
      \(notes.joined())</section>
      """
  }

  private static func waive(_ finding: Finding, _ item: any Item, _ view: View) -> HTML {
    guard finding.code != "TXT", view.reader.mayEdit(Waiver.kind) else { return .empty }
    var given = [("check", finding.code), ("item", item.idText)]
    if let field = finding.place.field { given.append(("field", field)) }
    let address = view.to.new(Waiver.kind) + queryText(given.map { (name: $0.0, value: $0.1) })
    return "<a class=\"small\" href=\"\(address)\">\(view.say("rooms.findings.waive"))</a>"
  }
}
