import SextantModel

/// The files that back an item: its own where it is a piece of evidence, those of its pieces of
/// evidence where it is not; and the form to attach one.
enum ItemFiles {
  static func html(_ item: any Item, _ view: View) -> HTML {
    let kind = type(of: item).kind
    let hasEvidence = FieldAccess.all(of: type(of: item)).contains { $0.name == "evidence" }
    guard kind.name == Evidence.kind.name || hasEvidence else { return .empty }
    let files = files(of: item, view)
    let mayAttach = view.reader.mayEditItem(item) && view.reader.mayEdit(Evidence.kind)
    guard !files.isEmpty || mayAttach else { return .empty }
    let rows = files.map { file -> HTML in
      "<li><a href=\"\(address(of: file, view))\" download>\(file)</a></li>"
    }
    var body: HTML = rows.isEmpty ? .empty : "<ul>\(rows.joined())</ul>"
    if mayAttach {
      body += Disclosure(view.say("rooms.files.attach"), form(item, view)).html
    }
    return """
      <section class="stack" aria-labelledby="files-title" data-live="files-\(item.idText)">\
      <h2 id="files-title">\(view.say("rooms.files.title", ["count": .integer(files.count)]))</h2>\
      \(body)</section>
      """
  }

  /// Names of attached files, without their folder.
  static func files(of item: any Item, _ view: View) -> [String] {
    var evidence: [Evidence] = []
    if let own = item as? Evidence { evidence = [own] }
    for field in FieldAccess.all(of: type(of: item)) where field.name == "evidence" {
      guard case .list(let elements) = field.plain(item) else { continue }
      for case .text(let id) in elements {
        if let piece = view.dossier.find(ID<Evidence>(id)) { evidence.append(piece) }
      }
    }
    return evidence.map(\.file).filter { $0.hasPrefix("files/") }.map { String($0.dropFirst(6)) }
  }

  static func address(of file: String, _ view: View) -> String {
    view.to.page("files") + "/" + percentEncoded(file)
  }

  private static func form(_ item: any Item, _ view: View) -> HTML {
    let file = FormField(
      view.words, "file", label: view.say("rooms.files.attach"), .file(accept: ""),
      help: view.say("rooms.files.help"), isRequired: true, scope: "attach")
    return PostForm(
      view, to: view.to.item(item) + "/files", isUpload: true,
      """
      \(file)\
      \(Button(view.say("rooms.files.send"), .plain, icon: "upload").html)
      """
    ).html
  }
}
