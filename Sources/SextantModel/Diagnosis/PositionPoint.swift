/// Where the company or a competitor stands on a positioning map.
public struct PositionPoint: Item {
  public static let kind = Kind("positionPoint", "positionPoints", in: .diagnosis)

  public var id: ID<PositionPoint> = ""
  public var matrix: ID<Matrix>?
  public var competitor: ID<Competitor>?
  public var x: Double?
  public var y: Double?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("matrix", \.matrix),
    Field("competitor", \.competitor),
    Field("x", \.x, .between(0, 10)),
    Field("y", \.y, .between(0, 10)),
    Field("evidence", \.evidence),
  ]
}
