/// Something done so that a page is found.
public struct SeoAction: Item {
  public static let kind = Kind("seoAction", "seoActions", in: .quality)

  public var id: ID<SeoAction> = ""
  public var title: String = ""
  public var tool: String = ""
  public var keywords: [ID<Keyword>] = []
  public var page: ID<PageSnapshot>?
  public var expectedEffect: String = ""
  public var date: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("tool", \.tool),
    Field("keywords", \.keywords),
    Field("page", \.page),
    Field("expectedEffect", \.expectedEffect),
    Field("date", \.date),
    Field("evidence", \.evidence),
  ]
}
