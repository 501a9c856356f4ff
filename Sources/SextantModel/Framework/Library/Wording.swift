/// A certifier's own words for a thing of a framework, shown in place of ours.
///
/// Its id is the id of the thing. The file is the user's: none ships with the product.
public struct Wording: Item {
  public static let kind = Kind("wording", "wording", in: .framework, atRoot: true)

  public var id: ID<Wording> = ""
  public var fr: String = ""
  public var en: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("fr", \.fr, .long),
    Field("en", \.en, .long),
  ]
}
