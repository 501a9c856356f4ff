/// What an option must satisfy to be considered at all, whatever its other merits.
public struct MandatoryRequirement: Sendable, Hashable {
  public enum Bound: Sendable, Hashable {
    case atLeast(Double)
    case atMost(Double)
    case between(ClosedRange<Double>)

    func holds(_ value: Double) -> Bool {
      switch self {
      case .atLeast(let bound): value >= bound
      case .atMost(let bound): value <= bound
      case .between(let range): range.contains(value)
      }
    }
  }

  /// The criterion, or any other column of what is known of the options.
  public let criterion: Int
  public let bound: Bound

  public init(_ criterion: Int, _ bound: Bound) {
    self.criterion = criterion
    self.bound = bound
  }
}

/// Options sorted by mandatory requirements.
public struct Screening: Sendable, Hashable {
  /// An option left out, and every requirement it fails with the value it has.
  public struct Elimination: Sendable, Hashable {
    public let option: Int
    public let failures: [Failure]

    public init(option: Int, failures: [Failure]) {
      self.option = option
      self.failures = failures
    }
  }
  public struct Failure: Sendable, Hashable {
    /// Which requirement, in the order given.
    public let requirement: Int
    public let value: Double

    public init(requirement: Int, value: Double) {
      self.requirement = requirement
      self.value = value
    }
  }
  /// An option that nothing eliminates yet, and requirements that nobody has checked.
  public struct Doubt: Sendable, Hashable {
    public let option: Int
    public let requirements: [Int]

    public init(option: Int, requirements: [Int]) {
      self.option = option
      self.requirements = requirements
    }
  }

  /// Options that satisfy everything.
  public let kept: [Int]
  public let eliminated: [Elimination]
  /// Neither kept nor eliminated: something is unknown.
  public let doubtful: [Doubt]

  /// - Parameter values: one row per option; `nil` where nobody knows.
  public init(_ values: [[Double?]], requirements: [MandatoryRequirement]) throws(DecisionError) {
    var kept: [Int] = []
    var eliminated: [Elimination] = []
    var doubtful: [Doubt] = []
    for (option, row) in values.enumerated() {
      var failures: [Failure] = []
      var unknown: [Int] = []
      for (index, requirement) in requirements.enumerated() {
        guard row.indices.contains(requirement.criterion) else {
          throw .unknownPlace(requirement.criterion)
        }
        guard let value = row[requirement.criterion] else {
          unknown.append(index)
          continue
        }
        guard !value.isNaN else {
          throw .notUsable(option: option, criterion: requirement.criterion)
        }
        if !requirement.bound.holds(value) {
          failures.append(Failure(requirement: index, value: value))
        }
      }
      if !failures.isEmpty {
        eliminated.append(Elimination(option: option, failures: failures))
      } else if !unknown.isEmpty {
        doubtful.append(Doubt(option: option, requirements: unknown))
      } else {
        kept.append(option)
      }
    }
    self.kept = kept
    self.eliminated = eliminated
    self.doubtful = doubtful
  }
}
