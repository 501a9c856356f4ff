/// Who works with whom, for what.
public struct Interaction: Item {
  public static let kind = Kind("interaction", "interactions", in: .team)

  public var id: ID<Interaction> = ""
  public var from: AnyID?
  public var with: AnyID?
  public var purpose: String = ""
  public var rhythm: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("from", \.from, .required, .to(["person", "vendor"]), .belongsTo),
    Field("with", \.with, .required, .to(["person", "vendor"]), .belongsTo),
    Field("purpose", \.purpose),
    Field("rhythm", \.rhythm),
    Field("evidence", \.evidence),
  ]
}
