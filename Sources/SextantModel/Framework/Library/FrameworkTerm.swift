/// A word that the source explains.
public struct FrameworkTerm: Item {
  public static let kind = Kind("frameworkTerm", "frameworkTerms", in: .framework, atRoot: true)

  public var id: ID<FrameworkTerm> = ""
  public var term: String = ""
  public var fr: String = ""
  public var en: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("term", \.term, .required),
    Field("fr", \.fr, .long),
    Field("en", \.en, .long),
  ]
}
