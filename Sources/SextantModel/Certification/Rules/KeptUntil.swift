/// Until when something of a certification is kept, by the rules.
public struct KeptUntil: Sendable, Equatable {
  public let of: KeptData
  /// `nil` where the rules say nothing: then it is nobody's to erase by itself.
  public let day: Day?
  public let basis: String

  /// - Parameter start: the day from which the years count: the decision's, or the session's end.
  public init(_ of: KeptData, from start: Day, rules: CertifierRules) {
    self.of = of
    let rule = rules.retention.first { $0.of == of }
    day = rule?.years.map { start.adding(months: 12 * $0) }
    basis = rule?.basis ?? ""
  }

  /// A reason for an arrangement is erased first: at once where the rules say nothing, and never later
  /// than the arrangement itself.
  static func reason(from start: Day, rules: CertifierRules) -> KeptUntil {
    let of = KeptData.accommodationReason
    let own = KeptUntil(of, from: start, rules: rules)
    let wanted = own.day ?? start
    let arrangement = KeptUntil(.accommodation, from: start, rules: rules).day
    return KeptUntil(of: of, day: min(wanted, arrangement ?? wanted), basis: own.basis)
  }

  private init(of: KeptData, day: Day, basis: String) {
    self.of = of
    self.day = day
    self.basis = basis
  }

  public func isDue(on today: Day) -> Bool { day.map { $0 <= today } ?? false }
}
