import SextantModel

/// A field of the small values that a rows editor edits.
struct RowColumn: Sendable {
  let name: String
  let label: String
  let isRequired: Bool
  let help: String?

  init(_ name: String, _ label: String, isRequired: Bool = false, help: String? = nil) {
    self.name = name
    self.label = label
    self.isRequired = isRequired
    self.help = help
  }
}

/// Small values without ids, one row each: painful points of a journey, targets of an indicator.
///
/// Rows are added and taken away by buttons that submit the form, so it works without script; each
/// row is a named group of labelled fields (WCAG 1.3.1, 3.3.2, RGAA 11.5).
struct RowsEditor: Component {
  let words: Catalogue
  let name: String
  let columns: [RowColumn]
  /// The controls of each row, one per column.
  let rows: [[FieldControl]]
  /// The controls of a new row.
  let blank: [FieldControl]
  /// What is wrong, by the way to the field: `skills.1.level`.
  let problems: [String: [String]]
  let scope: String

  init(
    _ words: Catalogue, name: String, columns: [RowColumn], rows: [[FieldControl]],
    blank: [FieldControl], problems: [String: [String]] = [:], scope: String = "field"
  ) {
    self.words = words
    self.name = name
    self.columns = columns
    self.rows = rows
    self.blank = blank
    self.problems = problems
    self.scope = scope
  }

  var html: HTML {
    var lines = HTML.empty
    for (index, row) in rows.enumerated() {
      lines += line(String(index), number: String(index + 1), row)
    }
    let none: HTML =
      rows.isEmpty ? "<p class=\"muted\">\(words.text("component.rows.none"))</p>" : .empty
    let add = Button(
      words.text("component.rows.add"), .quiet, icon: "add", name: "do", value: "add:\(name)",
      skipsValidation: true)
    return """
      \(Hidden(name, ""))<div class="rows" data-rows="\(name)">\(none)\(lines)\
      <template>\(line("__", number: "##", blank))</template></div>\
      \(add)
      """
  }

  private func line(_ index: String, number: String, _ row: [FieldControl]) -> HTML {
    let title = words.fill(words.text("component.rows.row"), ["number": .text(number)])
    var fields = HTML.empty
    for (column, control) in zip(columns, row) {
      let path = "\(name).\(index).\(column.name)"
      fields +=
        FormField(
          words, path, label: column.label, control, help: column.help,
          isRequired: column.isRequired, problems: problems[path] ?? [], scope: scope
        ).html
    }
    let remove = words.fill(words.text("component.rows.remove"), ["number": .text(number)])
    let button = Button(
      remove, .quiet, icon: "delete", name: "do", value: "remove:\(name):\(index)",
      skipsValidation: true, hidesLabel: true)
    return """
      <fieldset class="row-line" data-row="\(index)"><legend>\(title)</legend>\
      <div class="row-fields">\(fields)</div>\(button)</fieldset>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    let editor = RowsEditor(
      words, name: "targets",
      columns: [RowColumn("day", "Échéance"), RowColumn("value", "Cible", isRequired: true)],
      rows: [
        [.day("2026-06-30"), .number("12")], [.day("2026-12-31"), .number("vingt")],
      ],
      blank: [.day(""), .number("")],
      problems: ["targets.1.value": ["« vingt » n’est pas un nombre."]], scope: "rows")
    return [
      ComponentExample(
        "two rows",
        FormField(words, "targets", label: "Cibles", .rows(editor), scope: "rows"))
    ]
  }
}
