import SextantKernels
import SextantModel

/// What a column may be for, to choose from.
struct MeasureRoleOptions {
  private let shared: [ChoiceOption]
  private let view: View

  init(_ view: View) {
    self.view = view
    let plain = [
      "day", "periodStart", "periodEnd", "dateRange", "sourceAndMedium", "indicator", "ratio",
      "attribute",
    ].map {
      ChoiceOption($0, view.say("sheets.role.\($0)"))
    }
    let dimensions = MeasureDimension.allCases.map {
      ChoiceOption(
        ColumnRole.dimension($0.rawValue).text,
        view.say(
          "sheets.role.dimension",
          ["name": .text(view.name(dimension: $0.rawValue))]))
    }
    let metrics = MeasureMetric.allCases.map {
      ChoiceOption(
        ColumnRole.metric($0.rawValue).text,
        view.say(
          "sheets.role.metric",
          ["name": .text(view.name(metric: $0.rawValue))]))
    }
    shared =
      plain + dimensions + metrics + [ChoiceOption("ignored", view.say("sheets.role.ignored"))]
  }

  /// Beside what every column may be: a dimension or a metric of its own name.
  func of(_ column: ReadColumn, _ role: ColumnRole) -> [ChoiceOption] {
    var options = shared
    let own = foldedName(column.name)
    if !own.isEmpty {
      options.append(
        ChoiceOption(
          ColumnRole.dimension(own).text,
          view.say("sheets.role.dimension.own", ["name": .text(column.name)])))
      if column.format.isNumeric {
        options.append(
          ChoiceOption(
            ColumnRole.metric(own).text,
            view.say("sheets.role.metric.own", ["name": .text(column.name)])))
      }
    }
    if !options.contains(where: { $0.value == role.text }) {
      options.append(ChoiceOption(role.text, role.text))
    }
    return options
  }
}
