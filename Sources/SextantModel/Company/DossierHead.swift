/// What the dossier is about, for whom, and the days it counts from.
public struct DossierHead: Item {
  public static let kind = Kind("dossier", "dossiers", in: .company, .single, atRoot: true)

  public var id: ID<DossierHead> = "dossier"
  public var title: String = ""
  public var mode: DossierMode?
  public var referenceDate: Day?
  public var planStart: Day?
  public var planEnd: Day?
  public var currency: String = "EUR"
  public var language: String = "fr"

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("mode", \.mode),
    Field("referenceDate", \.referenceDate),
    Field("planStart", \.planStart),
    Field("planEnd", \.planEnd),
    Field("currency", \.currency),
    Field("language", \.language),
  ]
}

public enum DossierMode: String, Choice {
  public static let choiceName = "dossierMode"
  case professional, candidate, team, teaching
}
