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

/// What was spent on an allocation's lines and what came of their channels, month by month.
///
/// A channel that several of the lines feed has one result: each has the part of it that it has of
/// the spending. A line's money goes to its channels in equal parts, as on the budget's board.
struct AllocationHistory {
  private let x: Examination
  private let result: ID<Metric>?
  private var spent: [ID<BudgetLine>: [Period: Money]] = [:]
  private var feeding: [ID<Channel>: [BudgetLine]] = [:]

  init(of lines: [BudgetLine], result: ID<Metric>?, _ x: Examination) {
    self.x = x
    self.result = result
    let known = Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let bases = x.budgetBases()
    for actual in x.all(Actual.self) {
      guard let line = actual.line.flatMap({ known[$0] }), let month = actual.month,
        let amount = bases.amount(of: actual, on: line), amount >= .zero
      else { continue }
      spent[line.id, default: [:]][month, default: .zero] += amount
    }
    for line in known.values.sorted(by: { $0.id.text < $1.id.text }) {
      for channel in Set(line.channels) { feeding[channel, default: []].append(line) }
    }
  }

  /// The months in which both are known, in order.
  func points(of line: BudgetLine) -> [(spent: Double, result: Double)] {
    guard let result else { return [] }
    let months = (spent[line.id] ?? [:]).sorted { $0.key.first < $1.key.first }
    let channels = Set(line.channels)
    return months.compactMap { month, amount in
      var sum: Double?
      for channel in channels {
        guard let whole = x.measured.value(of: result, over: month, channel: channel), whole >= 0,
          let part = part(of: line, in: channel, month)
        else { continue }
        sum = (sum ?? 0) + whole * part
      }
      return sum.map { (amount.units, $0) }
    }
  }

  /// The lines that feed one of the same channels.
  func sharing(with line: BudgetLine) -> [BudgetLine] {
    var others: [ID<BudgetLine>: BudgetLine] = [:]
    for channel in line.channels {
      for other in feeding[channel] ?? [] where other.id != line.id { others[other.id] = other }
    }
    return others.values.sorted { $0.id.text < $1.id.text }
  }

  /// `nil` where several lines feed the channel and none has spent anything.
  private func part(of line: BudgetLine, in channel: ID<Channel>, _ month: Period) -> Double? {
    let lines = feeding[channel] ?? []
    if lines.count < 2 { return 1 }
    func weight(_ line: BudgetLine) -> Double {
      (spent[line.id]?[month] ?? .zero).units / Double(max(1, Set(line.channels).count))
    }
    let whole = lines.map(weight).reduce(0, +)
    return whole > 0 ? weight(line) / whole : nil
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
