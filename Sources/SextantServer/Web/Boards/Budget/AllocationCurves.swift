internal import SextantKernels
import SextantModel

/// Where curves come from and how far to trust them; what stands in the way of a proposal.
extension AllocationPicture {
  var curves: HTML {
    guard !plan.lines.isEmpty else { return .empty }
    let rows = plan.lines.map { line -> TableLine in
      TableLine([
        look.headline(line.line), HTML(text: origin(line.curve)),
        "<ul class=\"plain\">\(each: doubts(line), { "<li>\(StatusMark(.watch, $0))</li>" })</ul>",
      ])
    }
    let table = DataTable(
      words, id: "allocation-curves", caption: say("curves.caption"),
      columns: [
        TableColumn(look.label("line", ofRow: "allocationEntry"), isRowHeader: true),
        TableColumn(say("curves.origin")), TableColumn(say("curves.doubts")),
      ], rows: rows)
    return look.section(say("curves"), table.html)
  }

  private func origin(_ curve: AllocationCurve) -> String {
    switch curve {
    case .stated(let curve): say("curve.stated", ["curve": .text(formula(curve))])
    case .fitted(let fit):
      say(
        "curve.fitted",
        [
          "curve": .text(formula(fit.curve)), "months": .integer(fit.observations),
          "fit": .percent(max(0, fit.rSquared), decimals: 0),
        ])
    case .missing(let gap): self.gap(gap)
    }
  }

  private func formula(_ curve: ResponseCurve) -> String {
    let scale = words.write(curve.scale, decimals: curve.scale < 10 ? 4 : 1)
    return switch curve.shape {
    case .power(let exponent): "\(scale) × x^\(words.write(exponent, decimals: 2))"
    case .logarithmic(let pace): "\(scale) × ln(1 + x/\(words.write(pace, decimals: 0)))"
    case .exponential(let pace): "\(scale) × (1 − e^(−x/\(words.write(pace, decimals: 0))))"
    case .hill(let half, let steepness) where steepness == 1:
      "\(scale) × x/(\(words.write(half, decimals: 0)) + x)"
    case .hill(let half, let steepness):
      "\(scale) × x^\(words.write(steepness, decimals: 2))/(\(words.write(half, decimals: 0))^\(words.write(steepness, decimals: 2)) + x^\(words.write(steepness, decimals: 2)))"
    }
  }

  private func doubts(_ line: AllocationPlan.Line) -> [String] {
    guard case .fitted(let fit) = line.curve else { return [] }
    let shared =
      line.sharing.isEmpty
      ? [] : [say("doubt.shared", ["lines": .texts(line.sharing.map(\.label))])]
    return shared
      + fit.doubts.map { doubt in
        switch doubt {
        case .fewObservations(let advised, let found):
          say("doubt.few", ["advised": .integer(advised), "found": .integer(found)])
        case .narrowSpending(let ratio):
          say("doubt.narrow", ["ratio": .number(ratio, decimals: 1)])
        case .poorFit(let rSquared):
          say("doubt.poor", ["fit": .percent(max(0, rSquared), decimals: 0)])
        case .atTheEdge: say("doubt.edge")
        case .noResponse: say("gap.noResponse")
        }
      }
  }

  private func gap(_ gap: AllocationCurve.Gap) -> String {
    switch gap {
    case .badFigures: say("gap.badFigures")
    case .noMetric: say("gap.noMetric")
    case .fewMonths(let needed, let found):
      say("gap.fewMonths", ["needed": .integer(needed), "found": .integer(found)])
    case .noVariation: say("gap.noVariation")
    case .noResponse: say("gap.noResponse")
    }
  }

  // MARK: - What stands in the way

  func obstacleNote(_ obstacle: AllocationPlan.Obstacle) -> HTML {
    Notice(.bad, text(obstacle), title: say("obstacle"), isStatus: false).html
  }

  private func text(_ obstacle: AllocationPlan.Obstacle) -> String {
    switch obstacle {
    case .nothing: return say("obstacle.nothing")
    case .stray(let entry): return say("obstacle.stray", ["number": .integer(entry + 1)])
    case .noCurve(let entry, let gap):
      return say(
        "obstacle.noCurve", ["line": line(entry), "gap": .text(self.gap(gap))])
    case .phasing(let entry, let expected, let found):
      return say(
        "obstacle.phasing",
        ["line": line(entry), "expected": .integer(expected), "found": .integer(found)])
    case .otherBasis(let entry): return say("obstacle.otherBasis", ["line": line(entry)])
    case .badAmount(let entry): return say("obstacle.badAmount", ["line": line(entry)])
    case .boundsCross(let entry): return say("obstacle.boundsCross", ["line": line(entry)])
    case .pinnedOutOfBounds(let entry): return say("obstacle.pinned", ["line": line(entry)])
    case .leastExceedsEnvelope(let least, let envelope):
      return say(
        "obstacle.least",
        ["least": .money(least), "envelope": .money(envelope), "gap": .money(least - envelope)])
    case .mostBelowEnvelope(let most, let envelope):
      return say(
        "obstacle.most",
        ["most": .money(most), "envelope": .money(envelope), "gap": .money(envelope - most)])
    case .badEnvelope: return say("obstacle.badEnvelope")
    }
  }

  private func line(_ entry: Int) -> Argument {
    let entries = allocation.entries
    guard entries.indices.contains(entry) else { return .text("?") }
    return .text(view.find(entries[entry].line)?.label ?? entries[entry].line?.text ?? "?")
  }
}
