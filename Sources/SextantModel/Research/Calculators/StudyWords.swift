internal import SextantKernels

/// What tests allow one to say, as sentences; what they forbid first.
extension Calculation {
  /// - Parameter groups: of the texts that name what is compared: `versions`, `groups`, `means`.
  mutating func tell(
    _ reading: StudyReading, difference: Argument, groups: String, confidence: Double
  ) {
    verdict = reading.concludes ? .concludes : .refuses
    let arguments: [String: Argument] = [
      "difference": difference,
      "confidence": .percent(confidence, decimals: confidence >= 0.995 ? 1 : 0),
    ]
    switch reading.verdict {
    case .higher: say("\(groups).higher", arguments)
    case .lower: say("\(groups).lower", arguments)
    case .different: say("different", arguments)
    case .cannotConclude: say("cannotConclude", arguments)
    }
    for reservation in reading.reservations { tell(reservation) }
  }

  private mutating func tell(_ reservation: Reservation) {
    switch reservation {
    case .chanceSuffices(let p, let level):
      say("chanceSuffices", ["p": .percent(p, decimals: 1), "level": .percent(level, decimals: 1)])
    case .tooFewObservations(let needed, let found):
      say("tooFew", ["needed": .integer(needed), "found": .integer(found)])
    case .smallExpectedCounts(let cells, let all, let smallest):
      say(
        "smallCounts",
        [
          "cells": .integer(cells), "all": .integer(all),
          "smallest": .number(smallest, decimals: 1),
        ])
    case .stoppedEarly(let planned, let reached):
      say("stoppedEarly", ["planned": .integer(planned), "reached": .integer(reached)])
    case .looksInflateRisk(let looks, let risk):
      say("looksInflate", ["looks": .integer(looks), "risk": .percent(risk, decimals: 1)])
    case .splitIsOff(let p): say("splitIsOff", ["p": .percent(p, decimals: 3)])
    case .underpowered(let power, let needed):
      say("underpowered", ["power": .percent(power, decimals: 0), "needed": .integer(needed)])
    case .smallerThanMatters: say("smallerThanMatters")
    }
  }
}

extension CalculatorFault {
  /// What a kernel refused, at the input that it speaks of.
  init(_ error: StudyError, at input: String) {
    switch error {
    case .tooFew(let needed, let found):
      self.init(
        input, "tooFew", ["needed": .integer(needed), "found": .integer(found)])
    case .tooMany(let limit, let found):
      self.init(input, "tooMany", ["limit": .integer(limit), "found": .integer(found)])
    case .doesNotSum(let expected, let found):
      self.init(
        input, "doesNotSum",
        ["expected": .number(expected, decimals: nil), "found": .number(found, decimals: nil)])
    case .noVariation: self.init(input, "noVariation")
    case .emptyCategory(_, let category):
      self.init(input, "emptyCategory", ["number": .integer(category + 1)])
    case .contradiction: self.init(input, "contradiction")
    case .ragged(let row): self.init(input, "ragged", ["row": .integer(row + 1)])
    case .notSettled: self.init(input, "notSettled")
    case .outOfRange, .notFinite: self.init(input, "impossible")
    }
  }
}

/// Runs a kernel and says what it refuses at an input.
func asking<T>(_ input: String, _ body: () throws(StudyError) -> T) throws(CalculatorFault) -> T {
  do throws(StudyError) { return try body() } catch { throw CalculatorFault(error, at: input) }
}
