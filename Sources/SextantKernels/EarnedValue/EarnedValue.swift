/// Where a project stands in money: what should be done, what is done, what it has cost.
///
/// The measures of ANSI/EIA-748 and of the PMI's practice standard; any one unit of money.
/// Figures that would divide by zero are `nil`.
public struct EarnedValue: Sendable, Hashable {
  /// Budget at completion (BAC).
  public let budget: Double
  /// Budgeted cost of what should be done by now (PV).
  public let planned: Double
  /// Budgeted cost of what is done (EV).
  public let earned: Double
  /// What that has cost (AC).
  public let actual: Double

  public static let most = 1e15

  /// `nil` for amounts that are negative, above `most` or no numbers.
  public init?(budget: Double, planned: Double, earned: Double, actual: Double) {
    guard [budget, planned, earned, actual].allSatisfy({ $0 >= 0 && $0 <= Self.most }) else {
      return nil
    }
    self.budget = budget
    self.planned = planned
    self.earned = earned
    self.actual = actual
  }

  /// CV = EV − AC: below 0, dearer than planned.
  public var costVariance: Double { earned - actual }
  /// SV = EV − PV: below 0, later than planned.
  public var scheduleVariance: Double { earned - planned }
  /// CPI = EV / AC
  public var costIndex: Double? { ratio(earned, actual) }
  /// SPI = EV / PV
  public var scheduleIndex: Double? { ratio(earned, planned) }

  /// How the rest is held to go.
  public enum Outlook: Sendable, Hashable, CaseIterable {
    /// As dear as so far: EAC = BAC / CPI.
    case asSoFar
    /// As planned: EAC = AC + (BAC − EV).
    case asPlanned
    /// As dear and as slow as so far: EAC = AC + (BAC − EV) / (CPI × SPI).
    case costAndSchedule
  }

  /// EAC, what the whole will have cost.
  public func estimateAtCompletion(_ outlook: Outlook) -> Double? {
    switch outlook {
    case .asSoFar: costIndex.flatMap { ratio(budget, $0) }
    case .asPlanned: actual + (budget - earned)
    case .costAndSchedule:
      if let costIndex, let scheduleIndex {
        ratio(budget - earned, costIndex * scheduleIndex).map { actual + $0 }
      } else {
        nil
      }
    }
  }

  /// ETC = EAC − AC, what is still to be spent.
  public func estimateToComplete(_ outlook: Outlook) -> Double? {
    estimateAtCompletion(outlook).map { $0 - actual }
  }

  /// VAC = BAC − EAC: below 0, the budget will be exceeded.
  public func varianceAtCompletion(_ outlook: Outlook) -> Double? {
    estimateAtCompletion(outlook).map { budget - $0 }
  }

  /// TCPI = (BAC − EV) / (BAC − AC): the efficiency the rest needs to keep the budget; `nil` when
  /// nothing is left to spend.
  public var indexToBudget: Double? {
    budget > actual ? ratio(budget - earned, budget - actual) : nil
  }

  /// TCPI = (BAC − EV) / (EAC − AC): the efficiency the rest needs to keep an estimate.
  public func indexToEstimate(_ outlook: Outlook) -> Double? {
    estimateToComplete(outlook).flatMap { $0 > 0 ? ratio(budget - earned, $0) : nil }
  }

  private func ratio(_ over: Double, _ under: Double) -> Double? {
    under != 0 && (over / under).isFinite ? over / under : nil
  }
}
