import SextantModel

/// The study calculators for programs: figures with all their digits, and the reading in the caller's
/// language.
enum CalculatorAnswer {
  static func answer(_ name: CalculatorName, _ seat: APISeat) throws -> APIAnswer {
    let inputs = name.calculator.inputs
    let known = inputs.map(\.name)
    for (asked, _) in seat.request.query where !known.contains(asked) {
      throw unknownParameter(asked, nearest: nearestWord(to: asked, in: known))
    }
    let given = GivenInputs(
      seat.request.query.map { (name: $0.name, value: $0.value) }, for: inputs)
    do throws(CalculatorFault) {
      return APIAnswer(200, plain(try name.calculator.work(given), name, given, seat.words))
    } catch {
      throw APIProblem(
        .invalid,
        errors: error.problems.map {
          APIProblem.Entry(
            field: $0.input, what: $0.message, remedy: Message("calculator.remedy"))
        })
    }
  }

  private static func plain(
    _ calculation: Calculation, _ name: CalculatorName, _ given: GivenInputs, _ words: Catalogue
  ) -> Plain {
    let facts = calculation.facts.map { entry($0.name, value($0.value, words)) }
    let tables = calculation.tables.map { table in
      Plain.map([
        entry("name", table.name),
        entry("columns", .list(table.columns.map { value($0, words) })),
        entry(
          "rows",
          .list(
            table.rows.map { row in
              .map([
                entry("head", row.head),
                entry("cells", .list(row.cells.map { value($0, words) })),
              ])
            })),
      ])
    }
    let inputs = name.calculator.inputs.map { entry($0.name, given.text($0)) }
    return .map([
      entry("calculator", name.rawValue), entry("inputs", .map(inputs)),
      entry("verdict", calculation.verdict.rawValue), entry("facts", .map(facts)),
      entry("tables", .list(tables)),
      entry("reading", .list(calculation.reading.map { .text(words.say($0)) })),
    ])
  }

  private static func value(_ argument: Argument, _ words: Catalogue) -> Plain {
    switch argument {
    case .integer(let number): .number(String(number))
    case .number(let number, _), .percent(let number, _):
      number.isFinite ? .number(numberText(number)) : .none
    default: .text(words.fill("{value}", ["value": argument]))
    }
  }
}
