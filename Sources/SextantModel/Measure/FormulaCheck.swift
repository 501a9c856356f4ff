internal import SextantKernels

/// What is wrong with an indicator's formula before anything is computed: where, why and what settles
/// it.
struct FormulaFault {
  /// The end of a finding's key: `notAFormula`, `mixedUnits`.
  let key: String
  let arguments: [String: Argument]
}

extension Formula {
  /// Reads a formula, or says why it is none.
  static func read(_ text: String) -> Result<Formula, FormulaFault> {
    do throws(FormulaError) {
      return .success(try Formula(parsing: text))
    } catch {
      return .failure(FormulaFault(error, in: text))
    }
  }

  /// What is wrong with the units of what it adds, compares and divides; `nil` where all is right or
  /// the unit of a metric is not known.
  func unitFault(in text: String, _ x: Examination) -> FormulaFault? {
    var units: [String: QuantityUnit] = [MeasuredFigures.actualsName: QuantityUnit("€")]
    var counts: Set<String> = []
    for name in names where name != MeasuredFigures.actualsName {
      guard let metric = x.find(ID<Metric>(name)), !metric.unit.isEmpty else { return nil }
      let unit = QuantityUnit(written: metric.unit)
      units[name] = unit
      if metric.isCount { counts.formUnion(unit.exponents.keys) }
    }
    guard case .failure(let fault) = checkedUnit(counting: counts, of: { units[$0] }) else {
      return nil
    }
    let bytes = Array(text.utf8)
    var arguments: [String: Argument] = [
      "part": .text(
        fault.place.upperBound <= bytes.count
          ? String(decoding: bytes[fault.place], as: UTF8.self) : text)
    ]
    switch fault.error {
    case .mismatch(let left, let right):
      arguments["left"] = .text(left.description)
      arguments["right"] = .text(right.description)
      return FormulaFault(key: "mixedUnits", arguments: arguments)
    case .mixedCurrencies(let left, let right):
      arguments["left"] = .text(left)
      arguments["right"] = .text(right)
      return FormulaFault(key: "mixedCurrencies", arguments: arguments)
    case .unknownName, .powerTooHigh: return nil
    }
  }
}

extension FormulaFault: Error {
  fileprivate init(_ error: FormulaError, in text: String) {
    // People count characters, not bytes.
    let before = text.utf8.prefix(error.offset)
    var arguments: [String: Argument] = [
      "formula": .text(text), "place": .integer(String(decoding: before, as: UTF8.self).count + 1),
    ]
    var key = "notAFormula"
    let why: String
    switch error.kind {
    case .empty: why = "empty"
    case .unexpectedCharacter: why = "unexpectedCharacter"
    case .missingOperand: why = "missingOperand"
    case .unclosedParenthesis: why = "unclosedParenthesis"
    case .numberTooLarge: why = "numberTooLarge"
    case .tooDeep: why = "tooDeep"
    case .tooLong: why = "tooLong"
    case .unknownFunction(let name):
      (key, why) = ("unknownFunction", "")
      arguments["function"] = .text(name)
    case .wrongArguments(let name):
      (key, why) = ("wrongArguments", "")
      arguments["function"] = .text(name)
    }
    if !why.isEmpty {
      arguments["why"] = .label("formula.why.\(why)")
      arguments["advice"] = .label("formula.advice.\(why)")
    }
    self.init(key: key, arguments: arguments)
  }
}

extension QuantityUnit {
  /// `€`, `%`, `€/clic`: shares are bare numbers.
  init(written text: String) {
    var exponents: [String: Int] = [:]
    for (place, part) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      let symbol = part.filter { !$0.isWhitespace }
      if symbol.isEmpty || symbol == "%" { continue }
      exponents[symbol, default: 0] += place == 0 ? 1 : -1
    }
    self.init(exponents)
  }
}
