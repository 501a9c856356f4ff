import SextantModel

/// The question before an item is deleted: what would point to nothing afterwards.
enum DeleteForm {
  static func html(_ item: any Item, _ view: View) -> HTML {
    let kind = type(of: item).kind
    let holds = Agreements.holds(on: item, in: view.dossier)
    if !holds.isEmpty {
      return """
        <div class="stack print-hidden">\(each: holds, { AgreedPage.line($0, view) })\
        <p class="muted">\(view.say("agreement.delete.no"))</p></div>
        """
    }
    let citing = CitedBy.items(of: item.idText, view)
    let shown = ShownValue(view)
    var content: HTML =
      "<p>\(view.say("rooms.delete.text", ["name": .text(shown.name(of: item))]))</p>"
    if !citing.isEmpty {
      let rows = citing.prefix(12).map { "<li>\(shown.link(to: $0))</li>" as HTML }.joined()
      let more: HTML =
        citing.count > 12
        ? "<li>\(view.say("rooms.delete.more", ["count": .integer(citing.count - 12)]))</li>"
        : .empty
      content += """
        <p>\(view.say("rooms.delete.dangling", ["count": .integer(citing.count)]))</p>\
        <ul>\(rows)\(more)</ul>\
        \(FormField(view.words, "unlink", label: view.say("rooms.delete.unlink"), .flag(true), scope: "delete").html)
        """
    }
    content += """
      <p class="muted">\(view.say("rooms.delete.undo"))</p>\
      \(Button(view.say("rooms.delete.do"), .danger, icon: "delete").html)
      """
    let form = PostForm(
      view, to: view.to.item(kind, item.idText) + "/delete", version: view.examined.told, content)
    return Dialog(
      id: "delete-dialog", title: view.say("rooms.delete.title"),
      opener: view.say("rooms.delete.opener"), .danger, form.html
    ).html
  }
}
