import SextantModel

/// What has to be mended before a form can be kept, first on the page, each line leading to its field.
///
/// Takes the focus and is read at once (WCAG 3.3.1, RGAA 11.10, 11.11).
struct ErrorSummary: Component {
  let words: Catalogue
  let problems: [(text: String, address: String)]

  /// - Parameter problems: what is wrong and the address of the field: `#field-amount`.
  init(_ words: Catalogue, _ problems: [(text: String, address: String)]) {
    self.words = words
    self.problems = problems
  }

  var html: HTML {
    guard !problems.isEmpty else { return .empty }
    let title = words.fill(
      words.text(problems.count == 1 ? "component.errors.one" : "component.errors.many"),
      ["count": .integer(problems.count)])
    return """
      <div class="error-summary" role="alert" tabindex="-1" data-error-summary autofocus>\
      <h2>\(Icon("error"))\(title)</h2><ul>\
      \(each: problems, { "<li><a href=\"\($0.address)\">\($0.text)</a></li>" })</ul></div>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "two",
        ErrorSummary(
          words,
          [
            ("Montant : « 12 00,5 x » n’est pas un montant.", "#sample-money"),
            ("Intitulé : à remplir.", "#sample-text"),
          ]))
    ]
  }
}
