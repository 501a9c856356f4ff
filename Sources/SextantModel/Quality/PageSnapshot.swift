/// What a page of the site was on a day.
public struct PageSnapshot: Item {
  public static let kind = Kind("pageSnapshot", "pageSnapshots", in: .quality)

  public var id: ID<PageSnapshot> = ""
  public var url: String = ""
  public var pageKind: PageKind?
  public var capturedAt: Day?
  public var statusCode: Int?
  public var language: String = ""
  public var title: String = ""
  public var metaDescription: String = ""
  public var canonical: String = ""
  public var headings: [Heading] = []
  public var images: [PageImage] = []
  public var unlabelledInputs: Int?
  public var genericLinks: Int?
  public var weightKb: Double?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("url", \.url, .required),
    Field("pageKind", \.pageKind),
    Field("capturedAt", \.capturedAt),
    Field("statusCode", \.statusCode),
    Field("language", \.language),
    Field("title", \.title),
    Field("metaDescription", \.metaDescription),
    Field("canonical", \.canonical),
    Field("headings", \.headings),
    Field("images", \.images),
    Field("unlabelledInputs", \.unlabelledInputs),
    Field("genericLinks", \.genericLinks),
    Field("weightKb", \.weightKb, .unit("kB")),
    Field("evidence", \.evidence),
  ]
}

/// A heading of a page.
public struct Heading: Row {
  public static let rowName = "heading"

  public var level: Int?
  public var text: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("level", \.level, .between(1, 6)),
    Field("text", \.text, .required),
  ]
}

/// An image of a page.
public struct PageImage: Row {
  public static let rowName = "pageImage"

  public var source: String = ""
  public var altText: String = ""
  public var isDecorative: Bool = false

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("source", \.source, .required),
    Field("altText", \.altText),
    Field("isDecorative", \.isDecorative),
  ]
}

public enum PageKind: String, Choice {
  public static let choiceName = "pageKind"
  case home, list, product, basket, checkout, article, account, contact
}
