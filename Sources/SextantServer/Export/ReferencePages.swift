import SextantFiles
public import SextantModel

/// The pages that list what the code declares: every check, every kind of item, every setting.
public struct ReferencePages {
  private let french: Catalogue
  private let english: Catalogue

  public init(french: Catalogue, english: Catalogue) {
    self.french = french
    self.english = english
  }

  /// - Parameters:
  ///   - fixtures: the fixture files of a check, by its code.
  ///   - example: the worked example, of which examples are taken.
  public func all(
    fixtures: [String: [String]], library: FrameworkLibrary, example: Dossier
  ) -> [SourceText] {
    [
      checks(fixtures, library), kindIndex(),
      SettingsPage(french: french, english: english).page(notice: Self.notice),
      AccessPage(french: french, english: english).source(Self.notice),
      VerbsPage(french: french, english: english).source(Self.notice),
      SourceText(
        path: "openapi.json",
        text: OpenAPI(words: english, example: example).text),
    ]
      + Registry.all.kinds.map { page(of: $0) }
  }

  private static let notice = "<!-- Written by `sextant docs`; do not edit by hand. -->"

  // MARK: - Checks

  private func checks(
    _ fixtures: [String: [String]], _ library: FrameworkLibrary
  ) -> SourceText {
    var lines = [Self.notice, "", "# Checks", "", "\(allChecks.count) checks, by room.", ""]
    var room: Room?
    for check in allChecks {
      let card = check.card
      if CheckText.room(of: card) != room {
        room = CheckText.room(of: card)
        if let room {
          lines += [
            "## \(english.text("room.\(room.rawValue)")) – \(french.text("room.\(room.rawValue)"))",
            "",
          ]
        }
      }
      lines += entry(of: card, fixtures[card.code] ?? [], library.criteriaNaming(card.code))
    }
    return SourceText(path: "checks.md", text: lines.joined(separator: "\n"))
  }

  private func entry(of card: CheckCard, _ fixtures: [String], _ criteria: [String]) -> [String] {
    let key = "check.\(card.code)"
    let basis = card.basis.map { english.text("basis.\($0.rawValue)") }.joined(separator: ", ")
    var lines = [
      "### \(card.code) `\(card.id)`", "",
      "**\(english.text("\(key).title"))** – \(french.text("\(key).title"))", "",
      "- Severity: \(english.text("severity.\(card.severity.rawValue)")); basis: \(basis).",
      "- Rule: \(english.text("\(key).rule"))",
      "- Why: \(english.text("\(key).why"))",
      "- Reads: "
        + card.reads.map { "[`\($0.kind.name)`](kinds/\($0.kind.name).md)" }
        .joined(separator: ", ") + ".",
    ]
    if !card.parameters.isEmpty {
      let values = card.parameters.map {
        "`\($0)` = \(CheckExplanation.value(of: $0, in: RuleParameters()))"
      }
      lines.append("- House thresholds: \(values.joined(separator: ", ")).")
    }
    if !criteria.isEmpty { lines.append("- Criteria: \(criteria.joined(separator: ", ")).") }
    if !fixtures.isEmpty {
      lines.append("- Fixtures: " + fixtures.map { "`\($0)`" }.joined(separator: ", ") + ".")
    }
    return lines + [""]
  }

  // MARK: - Kinds

  private func kindIndex() -> SourceText {
    var lines = [
      Self.notice, "", "# Items of a dossier and of an institution", "",
      "\(Registry.all.kinds.count) kinds, by room; each links to its fields.", "",
      "| Item | Élément | File |", "|---|---|---|",
    ]
    for type in Registry.all.kinds {
      let kind = type.kind
      lines.append(
        "| [\(english.text("kind.\(kind.name)"))](kinds/\(kind.name).md) "
          + "| \(french.text("kind.\(kind.name)")) | `\(kind.path)` |")
    }
    return SourceText(path: "kinds.md", text: lines.joined(separator: "\n") + "\n")
  }

  private func page<T: Item>(of type: T.Type) -> SourceText {
    let kind = T.kind
    var lines = [
      Self.notice, "",
      "# \(english.text("kind.\(kind.name)")) – \(french.text("kind.\(kind.name)"))", "",
      english.text("kind.\(kind.name).about"), "", french.text("kind.\(kind.name).about"), "",
      "Kind `\(kind.name)`, in `\(kind.path)`.", "",
    ]
    lines += table(T.fields.map(\.card)) { catalogue, name in
      catalogue.label(field: name, of: kind.name)
    }
    for field in T.fields {
      if case .rows(let row, let fields) = field.shape {
        lines += ["", "## `\(field.name)`: \(row)", ""]
        lines += table(fields) { catalogue, name in catalogue.label(field: name, ofRow: row) }
      }
    }
    return SourceText(path: "kinds/\(kind.name).md", text: lines.joined(separator: "\n") + "\n")
  }

  private func table(_ fields: [FieldCard], _ label: (Catalogue, String) -> String) -> [String] {
    ["| Field | Label | Libellé | Holds |", "|---|---|---|---|"]
      + fields.map { field in
        "| `\(field.name)` | \(label(english, field.name)) | \(label(french, field.name)) "
          + "| \(english.describe(field)) |"
      }
  }
}
