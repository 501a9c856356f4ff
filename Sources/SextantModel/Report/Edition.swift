/// A deck or a report frozen on a day, with its digest.
public struct Edition: Item {
  public static let kind = Kind("edition", "editions", in: .report)

  public var id: ID<Edition> = ""
  public var title: String = ""
  public var of: AnyID?
  public var frozenOn: Day?
  public var digest: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("of", \.of, .required, .to(["deck", "report"])),
    Field("frozenOn", \.frozenOn),
    Field("digest", \.digest),
    Field("evidence", \.evidence),
  ]
}
