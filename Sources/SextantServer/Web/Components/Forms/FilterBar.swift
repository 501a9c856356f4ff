import SextantModel

/// What narrows a list: fields in a row that send themselves where there is script, and one button.
struct FilterBar: Component {
  let words: Catalogue
  let to: String
  let activeCount: Int
  /// The address without any filter.
  let reset: String?
  let id: String
  /// What the button says; « filter » where it is left out.
  let apply: String?
  let content: HTML

  init(
    _ words: Catalogue, to address: String, activeCount: Int = 0, reset: String? = nil,
    id: String = "filters",
    apply: String? = nil, _ content: HTML
  ) {
    self.words = words
    to = address
    self.activeCount = activeCount
    self.reset = reset
    self.id = id
    self.apply = apply
    self.content = content
  }

  var html: HTML {
    var reset = HTML.empty
    if let address = self.reset, activeCount > 0 {
      let label = words.fill(
        words.text("component.filter.reset"), ["count": .integer(activeCount)])
      reset = LinkButton(label, to: address, .quiet, icon: "close").html
    }
    let button =
      apply.map { Button($0, icon: "check") }
      ?? Button(words.text("component.filter.apply"), icon: "filter")
    return """
      <search><form class="form inline filter-bar" action="\(to)" id="\(id)" data-filter>\(content)\
      \(button)\(reset)</form></search>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    let rooms = [ChoiceOption("budget", "Budget"), ChoiceOption("strategy", "Stratégie")]
    return [
      ComponentExample(
        "two fields",
        FilterBar(
          words, to: "#", activeCount: 1, reset: "#",
          """
          \(FormField(words, "q", label: "Texte", .search("miel"), scope: "filter"))\
          \(FormField(words, "room", label: "Domaine", .choice("", rooms), scope: "filter"))
          """))
    ]
  }
}
