import SextantModel

/// What stands where nothing stands yet: what belongs here, why it counts, an example, one button.
struct EmptyState: Component {
  let title: String
  let text: HTML
  let criteria: [String]
  let example: String?
  let action: HTML
  let level: Int

  init(
    title: String, text: String, criteria: [String] = [], example: String? = nil,
    action: HTML = .empty, level: Int = 2
  ) {
    self.init(
      title: title, text: "<p>\(text)</p>" as HTML, criteria: criteria, example: example,
      action: action, level: level)
  }

  init(
    title: String, text: HTML, criteria: [String] = [], example: String? = nil,
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
    let list: HTML =
      criteria.isEmpty
      ? .empty
      : "<ul class=\"criteria\">\(each: criteria, { "<li>\($0)</li>" })</ul>"
    let sample: HTML = example.map { "<blockquote>\($0)</blockquote>" } ?? .empty
    return """
      <section class="empty">\(HTML(markup: Self.rose))\
      \(Heading(level, title))\(text)\(list)\(sample)\
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
          criteria: ["C2.1 Définir des objectifs mesurables"],
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
