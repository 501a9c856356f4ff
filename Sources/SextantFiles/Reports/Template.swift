public import SextantModel

/// A dossier that teaches: every file says in comments what belongs in it.
public enum Template {
  /// The files of a new dossier, in the reader's language.
  public static func files(_ catalogue: Catalogue, today: Day) -> [SourceText] {
    [index(catalogue)] + Registry.dossier.kinds.map { file(of: $0, catalogue, today) }
  }

  /// What to fill in first, and what every file is for, those included that can hold no comment.
  private static func index(_ catalogue: Catalogue) -> SourceText {
    var lines = ["# \(catalogue.text("template.title"))", "", catalogue.text("template.order"), ""]
    for room in Room.allCases {
      let kinds = Registry.dossier.kinds.filter { $0.kind.room == room }
      guard !kinds.isEmpty else { continue }
      lines += ["## \(catalogue.text("room.\(room.rawValue)"))", ""]
      lines += kinds.map { type in
        "- `\(type.kind.path)` – \(title(type.kind, catalogue)). "
          + catalogue.text("kind.\(type.kind.name).about")
      }
      lines.append("")
    }
    return SourceText(path: "README.md", text: lines.joined(separator: "\n"))
  }

  private static func file<T: Item>(
    of type: T.Type, _ catalogue: Catalogue, _ today: Day
  ) -> SourceText {
    if case .series = T.kind.form {
      return SourceText(
        path: T.kind.path, text: T.fields.map(\.name).joined(separator: ",") + "\n")
    }
    var lines = ["# \(title(T.kind, catalogue))"]
    lines.append("# \(catalogue.text("kind.\(T.kind.name).about"))")
    lines += ["#", "# " + head("template.fields", catalogue)]
    for field in T.fields {
      lines.append(
        "#   \(field.name) : \(catalogue.label(field: field.name, of: T.kind.name)) – "
          + catalogue.describe(field.card))
      if case .rows(let row, let fields) = field.shape {
        for inner in fields {
          lines.append(
            "#     \(inner.name) : \(catalogue.label(field: inner.name, ofRow: row)) – "
              + catalogue.describe(inner))
        }
      }
    }
    if T.self == DossierHead.self {
      let title = catalogue.text("template.title")
      lines += ["", "title: \(title)", "referenceDate: \(today.text)"]
      if catalogue.language == .english { lines.append("language: en") }
    } else if T.kind.form == .list {
      lines += ["#", "# " + head("template.example", catalogue), "# - id: \(sampleID(T.kind))"]
      for field in T.fields.prefix(6) {
        if let sample = sample(field.shape) { lines.append("#   \(field.name): \(sample)") }
      }
    }
    return SourceText(path: T.kind.path, text: lines.joined(separator: "\n") + "\n")
  }

  /// A label and its colon, as the language writes them.
  private static func head(_ key: String, _ catalogue: Catalogue) -> String {
    var line = catalogue.line(key, "")
    while line.last == " " { line.removeLast() }
    return line
  }

  /// What the file holds: many items of a kind, or the one that a dossier has.
  private static func title(_ kind: Kind, _ catalogue: Catalogue) -> String {
    catalogue.text("kind.\(kind.name)" + (kind.form == .single ? "" : ".plural"))
  }

  private static func sampleID(_ kind: Kind) -> String { "\(kind.name)-1" }

  /// A value such as the field holds; `nil` for links and small values.
  private static func sample(_ shape: Shape) -> String? {
    switch shape {
    case .text, .longText: "…"
    case .choice(_, let values): values.first
    case .flag: "true"
    case .number, .integer, .duration: "3"
    case .money: "1250.50"
    case .share: "42 %"
    case .day: "2026-06-30"
    case .moment: "2026-06-30 18:00"
    case .clockTime: "\"09:30\""
    case .period: "2026-06"
    case .link, .list, .rows: nil
    }
  }
}
