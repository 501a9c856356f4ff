import SextantModel

/// How many findings something has, with the shape of the worst; nothing where there are none.
///
/// The number is read with what it counts (WCAG 1.1.1, 2.4.4).
struct FindingsBadge: Component {
  let words: Catalogue
  let count: Int
  let worst: Severity
  let to: String?

  init(_ words: Catalogue, _ findings: [Finding], to address: String? = nil) {
    self.words = words
    count = findings.count
    worst = findings.map(\.severity).max() ?? .info
    to = address
  }

  init(
    _ words: Catalogue, errors: Int = 0, warnings: Int = 0, infos: Int = 0,
    to address: String? = nil
  ) {
    self.words = words
    count = errors + warnings + infos
    worst = errors > 0 ? .error : warnings > 0 ? .warning : .info
    to = address
  }

  var html: HTML {
    guard count > 0 else { return .empty }
    let key = count == 1 ? "component.findings.one" : "component.findings.many"
    let label = words.fill(words.text(key), ["count": .integer(count)])
    let face: HTML = """
      \(worst.mark.icon)<span aria-hidden="true">\(count)</span>\
      <span class="visually-hidden">\(label)</span>
      """
    let classes = "badge \(worst.mark.className ?? "")"
    guard let to else { return "<span class=\"\(classes)\" title=\"\(label)\">\(face)</span>" }
    return "<a class=\"\(classes)\" title=\"\(label)\" href=\"\(to)\">\(face)</a>"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample("errors", FindingsBadge(words, errors: 2, warnings: 1)),
      ComponentExample("one hint", FindingsBadge(words, infos: 1, to: "#")),
      ComponentExample("none", FindingsBadge(words, [])),
    ]
  }
}
