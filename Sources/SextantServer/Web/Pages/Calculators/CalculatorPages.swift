import SextantModel

/// The study calculators: `calculators`, all of them, and `calculators/NAME`, each a form whose
/// address holds what was typed.
enum CalculatorPages {
  /// - Returns: `nil` where the address is no calculator's.
  static func get(_ path: [String], _ view: View) -> Answer? {
    guard path.first == "calculators", path.count <= 2 else { return nil }
    guard path.count == 2 else { return .page(overview(view)) }
    guard let name = CalculatorName(rawValue: path[1]) else { return .notFound }
    return .page(CalculatorPage(view, name).page)
  }

  static func address(_ name: CalculatorName, _ view: View) -> String {
    view.to.page("calculators/\(name.rawValue)")
  }

  private static func overview(_ view: View) -> Page {
    let boxes = CalculatorName.allCases.map { name in
      Box(
        title:
          "<a href=\"\(address(name, view))\">\(view.say("calculator.\(name.rawValue).title"))</a>"
          as HTML, level: 2, "<p>\(view.say("calculator.\(name.rawValue).lead"))</p>"
      ).html
    }
    return Page(
      title: view.say("calculators.title"), main: "<div class=\"grid-3\">\(boxes.joined())</div>",
      room: .research, here: view.to.page("calculators"),
      trail: [(view.say("room.research"), view.to.room(.research))],
      lead: view.say("calculators.lead"))
  }
}

/// One calculator: its form, what comes out, and what a study can keep of it.
struct CalculatorPage {
  let view: View
  let name: CalculatorName
  /// The study that the figures are about, if the address names one.
  let study: Study?
  private let given: GivenInputs
  private let isAsked: Bool

  init(_ view: View, _ name: CalculatorName) {
    self.view = view
    self.name = name
    study = view.asked("study").flatMap { view.find(ID<Study>($0)) }
    let known = Set(name.calculator.inputs.map(\.name))
    let typed = view.query.filter { known.contains($0.name) }
    isAsked = !typed.isEmpty
    let filled = typed.isEmpty ? CalculatorPrefill.entries(name, study) : typed
    given = GivenInputs(filled, for: name.calculator.inputs)
  }

  private var words: Catalogue { view.words }

  var page: Page {
    let outcome = outcome
    return Page(
      title: view.say("calculator.\(name.rawValue).title"),
      main: """
        <div class="stack">\(chooser)\(form(outcome))\
        <div class="stack" data-live="calculation">\(result(outcome))</div></div>
        """,
      room: .research, here: CalculatorPages.address(name, view),
      trail: [
        (view.say("room.research"), view.to.room(.research)),
        (view.say("calculators.title"), view.to.page("calculators")),
      ],
      lead: view.say("calculator.\(name.rawValue).lead"))
  }

  private enum Outcome {
    case nothing
    case fault(CalculatorFault)
    case done(Calculation)
  }

  /// Nothing is worked out before somebody asked or a study fills the form in.
  private var outcome: Outcome {
    do throws(CalculatorFault) {
      return .done(try name.calculator.work(given))
    } catch {
      return isAsked ? .fault(error) : .nothing
    }
  }

  // MARK: - The form

  /// Which study the figures are about.
  private var chooser: HTML {
    guard let study else { return .empty }
    return "<p>\(view.say("calculators.about")) \(ItemLink(view, study))</p>"
  }

  private func form(_ outcome: Outcome) -> HTML {
    var problems: [String: [String]] = [:]
    if case .fault(let fault) = outcome {
      for problem in fault.problems {
        problems[problem.input, default: []].append(words.say(problem.message))
      }
    }
    let fields = name.calculator.inputs.map { input in
      FormField(
        words, input.name, label: view.say("calculator.input.\(input.name)"), control(input),
        help: help(input), isRequired: input.isNeeded, problems: problems[input.name] ?? [],
        scope: "input")
    }
    let summary = ErrorSummary(
      words,
      name.calculator.inputs.flatMap { input in
        (problems[input.name] ?? []).map { text in
          ("\(view.say("calculator.input.\(input.name)")) – \(text)", "#input-\(input.name)")
        }
      })
    let kept: HTML = study.map { Hidden("study", $0.id.text).html } ?? .empty
    return """
      \(summary)\(GetForm(
        to: CalculatorPages.address(name, view), id: "calculator", look: .stacked,
        "\(kept)<div class=\"grid-2\">\(fields.html)</div><p>\(Button(view.say("calculators.work"), .primary, icon: "check"))</p>"))
      """
  }

  private func help(_ input: CalculatorInput) -> String? {
    let key = "calculator.help.\(input.name)"
    return words.texts[key]
  }

  private func control(_ input: CalculatorInput) -> FieldControl {
    let text = given.text(input)
    return switch input.shape {
    case .count: .integer(text)
    case .number: .number(text)
    case .share: .share(text)
    case .lines: .longText(text, lines: 6)
    }
  }

  // MARK: - What comes out

  private func result(_ outcome: Outcome) -> HTML {
    guard case .done(let calculation) = outcome else { return .empty }
    return """
      <section class="stack" aria-labelledby="reading"><h2 id="reading">\(view.say("calculators.reading"))</h2>\
      \(reading(calculation))</section>\
      <div class="stack"><h2 id="figures">\(view.say("calculators.figures"))</h2>\
      \(picture(calculation))\(figures(calculation))\(tables(calculation))</div>\
      \(keep(calculation))
      """
  }

  private func reading(_ calculation: Calculation) -> HTML {
    let mark: Mark =
      switch calculation.verdict {
      case .concludes: .good
      case .refuses: .watch
      case .informs: .neutral
      }
    // The title says already that nothing may be concluded.
    let said = calculation.reading.filter {
      $0.key != "calculator.reading.cannotConclude"
    }
    let sentences = said.map { "<p>\(words.say($0))</p>" as HTML }
    return Notice(
      mark, sentences.joined(),
      title: view.say("calculators.verdict.\(calculation.verdict.rawValue)"),
      isStatus: false
    ).html
  }

  private func figures(_ calculation: Calculation) -> HTML {
    let rows = calculation.facts.map { fact in
      TableLine([
        HTML(text: view.say("calculator.fact.\(fact.name)")),
        "<strong>\(words.fill("{value}", ["value": fact.value]))</strong>",
      ])
    }
    return DataTable(
      words, id: "figures-table", caption: view.say("calculators.figures"),
      columns: [
        TableColumn(view.say("calculators.figure"), isRowHeader: true),
        TableColumn(view.say("calculators.value"), .number),
      ], rows: rows, hidesCaption: true
    ).html
  }

  private func tables(_ calculation: Calculation) -> HTML {
    calculation.tables.map { table in
      let columns =
        [TableColumn(view.say("calculator.column.first"), isRowHeader: true)]
        + table.columns.map { TableColumn(words.fill("{value}", ["value": $0]), .number) }
      return DataTable(
        words, id: "table-\(table.name)", caption: view.say("calculator.table.\(table.name)"),
        columns: columns,
        rows: table.rows.map { line in
          TableLine(
            [HTML(text: line.head)]
              + line.cells.map { HTML(text: words.fill("{value}", ["value": $0])) })
        }
      ).html
    }.joined()
  }

  /// An estimate with its interval, beside nothing at all.
  private func picture(_ calculation: Calculation) -> HTML {
    guard let interval = calculation.interval else { return .empty }
    return IntervalPicture(view: view, interval: interval).html
  }

  // MARK: - Keeping

  private func keep(_ calculation: Calculation) -> HTML {
    guard view.reader.mayEdit(StudyResult.kind) else { return .empty }
    let studies = view.all(Study.self)
    guard !studies.isEmpty else { return .empty }
    let field = FormField(
      words, "study", label: words.text("kind.study"),
      .choice(study?.id.text ?? "", studies.map { ChoiceOption($0.id.text, $0.title) }),
      scope: "keep")
    let inputs = name.calculator.inputs.map { Hidden("input.\($0.name)", given.text($0)).html }
    let fills =
      CalculatorKeeping.fillsStudy(name) && view.reader.mayEdit(Study.kind)
      ? Button(
        view.say("calculators.keep.fill"), icon: "check", name: "keep", value: "study"
      ).html : .empty
    let form = PostForm(
      view, to: CalculatorPages.address(name, view), version: view.examined.sequence,
      look: .inline,
      """
      \(inputs.joined())\(field)\(fills)\
      \(Button(view.say("calculators.keep.result"), icon: "add", name: "keep", value: "result"))
      """)
    return """
      <section class="stack print-hidden" aria-labelledby="keeping"><h2 id="keeping">\
      \(view.say("calculators.keep"))</h2><p class="muted small">\(view.say("calculators.keep.help"))</p>\
      \(form)</section>
      """
  }
}
