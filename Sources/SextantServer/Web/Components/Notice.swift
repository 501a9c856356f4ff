import SextantModel

/// Something said to the reader at the top of a page or of a part of it: done, refused, take care.
///
/// Said politely when it appears (WCAG 4.1.3), never by colour alone (1.4.1).
struct Notice: Component {
  let mark: Mark
  let content: HTML
  var title: String?
  /// Whether it answers what the reader just did, so that it is read aloud.
  var isStatus: Bool

  init(_ mark: Mark, _ text: String, title: String? = nil, isStatus: Bool = true) {
    self.init(mark, "<p>\(text)</p>" as HTML, title: title, isStatus: isStatus)
  }

  init(_ mark: Mark, _ content: HTML, title: String? = nil, isStatus: Bool = true) {
    self.mark = mark
    self.content = content
    self.title = title
    self.isStatus = isStatus
  }

  var html: HTML {
    let heading: HTML = title.map { "<p class=\"strong\">\($0)</p>" } ?? .empty
    let shape = mark.icon ?? Icon("info")
    return """
      <div class="notice\(mark.className.map { " \($0)" } ?? "")"\
      \(attribute: "role", isStatus ? "status" : nil)>\(shape)\
      <div>\(heading)\(content)</div></div>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample("good", Notice(.good, "L’objectif OB3 est enregistré.")),
      ComponentExample(
        "bad",
        Notice(
          .bad, "Un contrat se signe avec un prestataire et un montant.",
          title: "Le contrat n’est pas signé")),
      ComponentExample(
        "watch", Notice(.watch, "Deux mesures manquent pour juin 2026.", isStatus: false)),
      ComponentExample("info", Notice(.none, "Ce dossier est archivé : il se lit, sans plus.")),
    ]
  }
}
