import SextantModel

/// What stands where nothing stands yet: what belongs here, why it counts, an example, one button.
///
/// Once somebody has begun, all of the page takes its place.
struct EmptyState: Component {
  let title: String
  let text: HTML
  /// What it counts for: a list with a line before it.
  let criteria: HTML
  let example: String?
  let action: HTML
  let level: Int

  init(
    title: String, text: String, criteria: HTML = .empty, example: String? = nil,
    action: HTML = .empty, level: Int = 2
  ) {
    self.init(
      title: title, text: "<p>\(text)</p>" as HTML, criteria: criteria, example: example,
      action: action, level: level)
  }

  init(
    title: String, text: HTML, criteria: HTML = .empty, example: String? = nil,
    action: HTML = .empty, level: Int = 2
  ) {
    self.title = title
    self.text = text
    self.criteria = criteria
    self.example = example
    self.action = action
    self.level = level
  }

  var html: HTML {
    let sample: HTML = example.map { "<blockquote>\($0)</blockquote>" } ?? .empty
    return """
      <section class="empty" data-live="empty" data-live-whole>\(HTML(markup: Self.rose))\
      \(Heading(level, title))\(text)\(criteria)\(sample)\
      \(if: !action.isEmpty, "<p>\(action)</p>")</section>
      """
  }

  private static let rose = """
    <svg class="empty-rose" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" \
    focusable="false"><use href="/icons.svg#rose"/></svg>
    """

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "objectives",
        EmptyState(
          title: "Aucun objectif pour l’instant",
          text: "Un objectif dit ce que l’on veut atteindre, de combien et pour quand.",
          criteria: """
            <ul class="criteria"><li><a href="#">Définir des objectifs mesurables</a> \
            <span class="code">C2.1</span></li></ul>
            """,
          example: "Porter les ventes en ligne à 1,2 M€ au 31 décembre 2026.",
          action: LinkButton("Ajouter un objectif", to: "#", .primary, icon: "add").html))
    ]
  }
}

/// A heading of a given rank.
struct Heading: Component {
  let level: Int
  let content: HTML
  let id: String?

  init(_ level: Int, _ text: String, id: String? = nil) {
    self.init(level, HTML(text: text), id: id)
  }

  init(_ level: Int, _ content: HTML, id: String? = nil) {
    self.level = min(max(level, 1), 6)
    self.content = content
    self.id = id
  }

  var html: HTML { "<h\(level)\(attribute: "id", id)>\(content)</h\(level)>" }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [ComponentExample("third rank", Heading(3, "Concurrents"))]
  }
}
