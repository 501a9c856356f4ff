import SextantModel

/// What a study already says of a calculator's figures.
enum CalculatorPrefill {
  static func entries(_ name: CalculatorName, _ study: Study?) -> [(name: String, value: String)] {
    guard let study else { return [] }
    var entries: [(name: String, value: String)] = []
    func add(_ input: String, _ value: Int?) {
      if let value { entries.append((input, String(value))) }
    }
    func add(_ input: String, _ share: Share?) {
      if let share { entries.append((input, "\(numberText(share.percent)) %")) }
    }
    switch name {
    case .sampleSize:
      add("margin", study.announcedMargin)
      add("population", study.population)
      add("confidence", study.confidence)
    case .margin:
      add("sample", study.achievedSize ?? study.plannedSize)
      add("population", study.population)
      add("announced", study.announcedMargin)
      add("confidence", study.confidence)
    case .quotas:
      add("total", study.plannedSize)
      let lines = study.quotas.map { "\($0.label) ; \($0.size ?? 0)" }
      if !lines.isEmpty { entries.append(("rows", lines.joined(separator: "\n"))) }
    case .weighting, .testSize, .abTest, .shares, .means, .share, .crossTable, .looks:
      add("confidence", study.confidence)
    }
    return entries
  }
}

/// Keeps a calculation with a study: its size, margin or quotas, or a result that says what it rests
/// on.
enum CalculatorKeeping {
  /// Whether the figures are the study's own plan.
  static func fillsStudy(_ name: CalculatorName) -> Bool {
    switch name {
    case .sampleSize, .margin, .quotas: true
    default: false
    }
  }

  static func post(_ path: [String], _ act: Act) async -> Answer? {
    guard path.first == "calculators", path.count == 2 else { return nil }
    guard let name = CalculatorName(rawValue: path[1]) else { return .notFound }
    var changes = BoardChanges(act)
    guard
      var study = act.form.last("study").flatMap({ changes.scene.item($0, Study.self) }) as? Study
    else { return act.refused("calculators.refused.study") }
    let inputs = name.calculator.inputs
    let typed = inputs.compactMap { input in
      act.form.last("input.\(input.name)").map { (name: input.name, value: $0) }
    }
    let given = GivenInputs(typed, for: inputs)
    guard let calculation = try? name.calculator.work(given) else {
      return act.refused("calculators.refused.figures")
    }
    if act.form.last("keep") == "study", fillsStudy(name) {
      fill(&study, name, given, calculation)
      changes.put(study)
      return await changes.keep(
        to: act.view.to.item(study), done: Message("calculators.done.study"))
    }
    guard let free = changes.scene.full.suggestedID(for: StudyResult.kind) else {
      return .notFound
    }
    var result = StudyResult()
    result.id = ID(free)
    result.study = study.id
    result.text = calculation.reading.map { act.view.words.say($0) }.joined(separator: " ")
    result.strength = strength(calculation)
    result.calculator = name
    result.inputs = typed.filter { !$0.value.isEmpty }.map { entry in
      var input = CalculationInput()
      input.name = entry.name
      input.value = entry.value
      return input
    }
    changes.put(result)
    return await changes.keep(
      to: act.view.to.item(result), done: Message("calculators.done.result"))
  }

  private static func strength(_ calculation: Calculation) -> ResultStrength? {
    switch calculation.verdict {
    case .concludes: .strong
    case .refuses: .weak
    case .informs: nil
    }
  }

  private static func fill(
    _ study: inout Study, _ name: CalculatorName, _ given: GivenInputs,
    _ calculation: Calculation
  ) {
    func share(_ input: String) -> Share? { given.fraction(input).map { Share($0) } }
    switch name {
    case .sampleSize:
      study.plannedSize = calculation.number("answers").map { Int($0) } ?? study.plannedSize
      study.announcedMargin = share("margin") ?? study.announcedMargin
      study.confidence = share("confidence") ?? study.confidence
      study.population = given.whole("population") ?? study.population
    case .margin:
      study.achievedSize = given.whole("sample") ?? study.achievedSize
      study.population = given.whole("population") ?? study.population
      study.confidence = share("confidence") ?? study.confidence
      if let margin = calculation.number("margin") {
        // What is announced is never less than what was reached: rounded up to a tenth of a point.
        study.announcedMargin = Share(percent: (margin * 1000 - 1e-9).rounded(.up) / 10)
      }
    case .quotas:
      study.plannedSize = given.whole("total") ?? study.plannedSize
      study.quotas = calculation.quotas
    default: break
    }
  }
}

extension Calculation {
  /// Its table as quotas, crossed ones cell by cell.
  fileprivate var quotas: [Quota] {
    guard let table = tables.first else { return [] }
    let isCrossed = table.name == "crossed"
    var quotas: [Quota] = []
    for row in isCrossed ? Array(table.rows.dropLast()) : table.rows {
      let cells = isCrossed ? Array(row.cells.dropLast()) : row.cells
      for (column, cell) in zip(table.columns, cells) {
        guard case .integer(let size) = cell else { continue }
        var quota = Quota()
        quota.label = row.head
        if isCrossed, case .text(let name) = column { quota.label += " × \(name)" }
        quota.size = size
        quotas.append(quota)
      }
    }
    return quotas
  }
}
