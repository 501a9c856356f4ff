import SextantModel

/// Where the page stands: links to what it is part of, outermost first.
///
/// A named navigation with an ordered list (WCAG 2.4.8, RGAA 12.2).
struct Trail: Component {
  let words: Catalogue
  let links: [(name: String, address: String)]

  init(_ words: Catalogue, _ links: [(name: String, address: String)]) {
    self.words = words
    self.links = links
  }

  var html: HTML {
    guard !links.isEmpty else { return .empty }
    let label = words.text("component.trail")
    return """
      <nav class="trail" aria-label="\(label)"><ol>\
      \(each: links, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ol></nav>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [ComponentExample("two", Trail(words, [("Stratégie", "#"), ("Objectifs", "#")]))]
  }
}
