public import SextantModel

/// The reference page of settings.
public struct SettingsPage {
  private let french: Catalogue
  private let english: Catalogue

  public init(french: Catalogue, english: Catalogue) {
    self.french = french
    self.english = english
  }

  public func page(notice: String) -> SourceText {
    var lines = [
      notice, "", "# \(english.text("settings.title")) – \(french.text("settings.title"))", "",
      english.text("settings.about"), "", french.text("settings.about"), "",
    ]
    for setting in Settings.all {
      let standard = setting.standard.isEmpty ? "–" : "`\(setting.standard)`"
      lines += [
        "## `\(setting.name)`", "",
        english.text("setting.\(setting.name)"), "", french.text("setting.\(setting.name)"), "",
        "- \(english.line("settings.variable", "`\(setting.variable)`"))",
        "- \(english.line("settings.default", standard))",
        "- \(english.line("settings.holds", holds(setting.shape)))", "",
      ]
    }
    return SourceText(path: "settings.md", text: lines.dropLast().joined(separator: "\n") + "\n")
  }

  private func holds(_ shape: Setting.Shape) -> String {
    switch shape {
    case .text: english.text("settings.shape.text")
    case .secret: english.text("settings.shape.secret")
    case .list: english.text("settings.shape.list")
    case .integer(let range):
      english.fill(
        english.text("settings.shape.integer"),
        [
          "low": .text(String(range.lowerBound)), "high": .text(String(range.upperBound)),
        ])
    case .choice(let values): values.map { "`\($0)`" }.joined(separator: ", ")
    }
  }
}
