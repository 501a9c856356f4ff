import SextantModel

/// What is known of one thing: terms and what they are.
///
/// A definition list (WCAG 1.3.1, RGAA 9.3).
struct Definitions: Component {
  let entries: [(term: String, value: HTML)]

  init(_ entries: [(term: String, value: HTML)]) { self.entries = entries }

  var html: HTML {
    guard !entries.isEmpty else { return .empty }
    return "<dl class=\"definitions\">\(each: entries, draw)</dl>"
  }

  private func draw(_ entry: (term: String, value: HTML)) -> HTML {
    "<div><dt>\(entry.term)</dt><dd>\(entry.value)</dd></div>"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "objective",
        Definitions([
          ("Échéance", HTML(text: words.write(Day(number: 20_634)))),
          ("Cible", HTML(text: words.write(Money(units: 1_200_000)))),
        ]))
    ]
  }
}
