/// How much more one criterion counts than another, on Saaty's scale: 1 as much, 3 a little more,
/// 5 more, 7 much more, 9 extremely more.
public struct CriterionJudgement: Row {
  public static let rowName = "criterionJudgement"

  public var first: ID<SelectionCriterion>?
  public var second: ID<SelectionCriterion>?
  /// How many times as much the first counts; 1 to 9. Who prefers the second names it first.
  public var ratio: Double?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("first", \.first, .required),
    Field("second", \.second, .required),
    Field("ratio", \.ratio, .between(1, 9)),
  ]
}
