public import SextantKernels

/// Where a line's response curve comes from.
public enum AllocationCurve: Sendable {
  /// Written by people.
  case stated(ResponseCurve)
  /// Found in what was spent and measured, month by month.
  case fitted(CurveFit)
  case missing(Gap)

  /// Why there is no curve.
  public enum Gap: Sendable, Equatable {
    /// A curve is named, but its figures are missing or out of range.
    case badFigures
    /// Neither a curve nor a metric to find one from.
    case noMetric
    /// Fewer months with both spending and result than a curve needs.
    case fewMonths(needed: Int, found: Int)
    /// All months are alike: nothing shows what more money yields.
    case noVariation
    /// History is there, but results do not rise with spending.
    case noResponse
  }

  init(
    of entry: AllocationEntry, line: BudgetLine, result: ID<Metric>?, history: AllocationHistory
  ) {
    if let kind = entry.curve {
      self = Self.stated(kind, entry).map { .stated($0) } ?? .missing(.badFigures)
      return
    }
    guard result != nil else {
      self = .missing(.noMetric)
      return
    }
    let points = history.points(of: line)
    do {
      let fit = try CurveFit.best(spent: points.map(\.spent), results: points.map(\.result))
      self = fit.doubts.contains(.noResponse) ? .missing(.noResponse) : .fitted(fit)
    } catch .tooFew(let needed, let found) {
      self = .missing(.fewMonths(needed: needed, found: found))
    } catch {
      self = .missing(.noVariation)
    }
  }

  private static func stated(_ kind: CurveKind, _ entry: AllocationEntry) -> ResponseCurve? {
    guard let scale = entry.scale else { return nil }
    let pace = entry.pace ?? 0
    return switch kind {
    case .power: ResponseCurve(.power(exponent: entry.bend ?? 0.5), scale: scale)
    case .logarithmic: ResponseCurve(.logarithmic(pace: pace), scale: scale)
    case .exponential: ResponseCurve(.exponential(pace: pace), scale: scale)
    case .hyperbolic: ResponseCurve(.hill(half: pace, steepness: 1), scale: scale)
    case .threshold: ResponseCurve(.hill(half: pace, steepness: entry.bend ?? 2), scale: scale)
    }
  }

  public var curve: ResponseCurve? {
    switch self {
    case .stated(let curve): curve
    case .fitted(let fit): fit.curve
    case .missing: nil
    }
  }
}

/// What was spent on lines and what came of their channels, month by month.
struct AllocationHistory {
  private var spent: [ID<BudgetLine>: [Period: Money]] = [:]
  private var results: [ID<Channel>: [Period: Double]] = [:]

  init(of lines: [BudgetLine], result: ID<Metric>?, _ x: Examination) {
    let wanted = Set(lines.map(\.id))
    for actual in x.all(Actual.self) {
      guard let line = actual.line, wanted.contains(line), let month = actual.month,
        let amount = actual.amount, amount >= .zero
      else { continue }
      spent[line, default: [:]][month, default: .zero] += amount
    }
    guard let result else { return }
    for measure in x.all(Measure.self) where measure.metric == result {
      guard let channel = measure.channel, let period = measure.period, measure.segment == nil,
        let value = measure.value, value >= 0
      else { continue }
      results[channel, default: [:]][period, default: 0] += value
    }
  }

  /// The months in which both are known, in order.
  func points(of line: BudgetLine) -> [(spent: Double, result: Double)] {
    let months = (spent[line.id] ?? [:]).sorted { $0.key.first < $1.key.first }
    return months.compactMap { month, amount in
      let found = line.channels.compactMap { results[$0]?[month] }
      return found.isEmpty ? nil : (amount.units, found.reduce(0, +))
    }
  }
}

extension ResponseCurve {
  /// What the curve of one period yields over `count` periods that are given equal parts.
  func spread(over count: Int) -> ResponseCurve? {
    guard count > 1 else { return self }
    let n = Double(count)
    return switch shape {
    case .power(let exponent):
      ResponseCurve(shape, scale: scale * power(n, 1 - exponent))
    case .logarithmic(let pace): ResponseCurve(.logarithmic(pace: n * pace), scale: n * scale)
    case .exponential(let pace): ResponseCurve(.exponential(pace: n * pace), scale: n * scale)
    case .hill(let half, let steepness):
      ResponseCurve(.hill(half: n * half, steepness: steepness), scale: n * scale)
    }
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    // base^exponent by the curve that is one.
    ResponseCurve(.power(exponent: max(1e-3, min(1, exponent))), scale: 1)?.result(at: base) ?? 1
  }
}
