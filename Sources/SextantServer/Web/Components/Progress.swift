import SextantModel

/// How far something has come, as a bar with its words.
///
/// The words say it (WCAG 1.1.1); the bar is hidden from ears.
struct Progress: Component {
  /// 0 to 1; more than 1 is drawn as full and past it.
  let value: Double
  let label: String
  let mark: Mark

  init(_ value: Double, label: String, mark: Mark = .none) {
    self.value = value.isFinite ? max(0, value) : 0
    self.label = label
    self.mark = mark
  }

  var html: HTML {
    let width = coordinate(min(value, 1) * 100)
    return """
      <div class="progress\(mark.className.map { " \($0)" } ?? "")">\
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
      <rect class="rail" width="100" height="6"/>\
      <rect class="bar" width="\(width)" height="6"/></svg>\
      <span class="progress-label">\(label)</span></div>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample("part", Progress(0.4, label: "12 tâches sur 30")),
      ComponentExample("over", Progress(1.2, label: "120 % de l’enveloppe", mark: .bad)),
    ]
  }
}
