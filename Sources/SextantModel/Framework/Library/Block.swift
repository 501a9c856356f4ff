/// A part of a certification that is acquired on its own.
public struct Block: Item {
  public static let kind = Kind("block", "blocks", in: .framework, atRoot: true)

  public var id: ID<Block> = ""
  public var fr: String = ""
  public var en: String = ""
  /// The number of the option that the block is; `nil` for a block everyone takes.
  public var option: Int?
  /// Whether the source has no such block and ours follows its activities.
  public var isDerived: Bool = false

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("fr", \.fr),
    Field("en", \.en),
    Field("option", \.option),
    Field("isDerived", \.isDerived),
  ]
}
