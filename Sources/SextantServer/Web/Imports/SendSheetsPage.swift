import SextantModel

/// Where files are chosen to be brought in: what can be, what becomes of them, the form.
enum SendSheetsPage {
  /// - Parameter type: the kind of a list; `nil` for measures.
  static func page(_ type: (any Item.Type)?, _ view: View) -> Page {
    guard let type else { return measures(view) }
    let kind = type.kind
    let plural = view.say("kind.\(kind.name).plural")
    var page = Page(
      title: view.say("sheets.list.title", ["kind": .text(plural)]), main: .empty)
    page.lead = view.say("sheets.list.lead")
    page.room = kind.room
    page.trail = ImportPages.trail(type, view)
    let fields = FieldAccess.all(of: type).filter { ListReview.canImport($0.card.shape) }
    let rows = fields.map { field -> HTML in
      let required: HTML =
        field.card.isRequired
        ? " <span class=\"required\">\(view.say("component.field.required"))</span>" : .empty
      return "<li>\(view.words.label(field: field.name, of: kind.name))\(required)</li>"
    }
    let model = view.to.list(kind) + "?format=xlsx"
    page.main = """
      \(form("import/\(kind.plural)", isMany: false, view))\
      <section class="stack" aria-labelledby="columns-title">\
      <h2 id="columns-title">\(view.say("sheets.list.columns"))</h2>\
      <p>\(view.say("sheets.list.columns.help"))</p>\
      <p>\(LinkButton(view.say("sheets.list.model"), to: model, .quiet, icon: "download"))</p>\
      <ul>\(rows.joined())</ul></section>
      """
    return page
  }

  private static func measures(_ view: View) -> Page {
    var page = Page(title: view.say("sheets.measures.title"), main: .empty)
    page.lead = view.say("sheets.measures.lead")
    page.room = ImportBatch.kind.room
    page.trail = ImportPages.trail(nil, view)
    let tools = ["googleAnalytics4", "googleAds", "metaAds", "searchConsole", "matomo", "other"]
    let rows = tools.map { tool -> HTML in
      """
      <div><dt>\(view.say("sheets.origin.\(tool)"))</dt>\
      <dd>\(view.say("sheets.origin.\(tool).how"))</dd></div>
      """
    }
    page.main = """
      \(form("import", isMany: true, view))\
      <section class="stack" aria-labelledby="tools-title">\
      <h2 id="tools-title">\(view.say("sheets.measures.tools"))</h2>\
      <dl class="definitions">\(rows.joined())</dl></section>
      """
    return page
  }

  private static func form(_ to: String, isMany: Bool, _ view: View) -> HTML {
    let label = view.say(isMany ? "sheets.files" : "sheets.file")
    let id = FormField.id("file")
    // Several files can be chosen at once: the browser's own control, with the word that says so.
    return PostForm(
      view, to: view.to.page(to), isUpload: true,
      """
      <div class="field stacked"><label for="\(id)">\(label)</label>\
      <p class="help" id="\(id)-help">\(view.say("sheets.file.help"))</p>\
      <input type="file" id="\(id)" name="file" accept="\(accepted)"\(flag: "multiple", isMany)\
       aria-describedby="\(id)-help"></div>\
      \(Button(view.say("sheets.send"), .primary, icon: "upload").html)
      """
    ).html
  }

  private static let accepted =
    ".csv,.tsv,.txt,.xlsx,.ods,.json,.xml,.zip,text/csv,application/json,application/zip"
}
