/// A place where the source contradicts itself or leaves a gap, and how this framework handles it.
public struct SourceInconsistency: Item {
  public static let kind = Kind(
    "sourceInconsistency", "sourceInconsistencies", in: .framework, atRoot: true)

  public var id: ID<SourceInconsistency> = ""
  public var whereFr: String = ""
  public var whereEn: String = ""
  public var findingFr: String = ""
  public var findingEn: String = ""
  public var handlingFr: String = ""
  public var handlingEn: String = ""
  /// Codes of the lint rules that find it.
  public var rules: [String] = []
  /// The things of the framework it is about.
  public var at: [AnyID] = []
  /// Why no rule can find it.
  public var onlyHuman: HumanReason?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("whereFr", \.whereFr),
    Field("whereEn", \.whereEn),
    Field("findingFr", \.findingFr, .long),
    Field("findingEn", \.findingEn, .long),
    Field("handlingFr", \.handlingFr, .long),
    Field("handlingEn", \.handlingEn, .long),
    Field("rules", \.rules),
    Field("at", \.at),
    Field("onlyHuman", \.onlyHuman),
  ]
}

/// Why only someone who reads the source can see an inconsistency.
public enum HumanReason: String, Choice {
  public static let choiceName = "humanReason"
  /// A sentence is cut or mixed with another: the data hold what was made of it.
  case brokenText
  /// Two statements differ in what they mean; our labels cannot show it.
  case meaning
  /// A slip of spelling or grammar that our own words do not repeat.
  case spelling
}
