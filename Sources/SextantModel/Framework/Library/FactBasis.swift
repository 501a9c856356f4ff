/// How sure a fact of a framework is: printed, read from the meaning, or absent from the source.
public struct FactBasis: Row {
  public static let rowName = "factBasis"

  public var field: String = ""
  public var basis: FactSource?
  public var fr: String = ""
  public var en: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("field", \.field, .required),
    Field("basis", \.basis),
    Field("fr", \.fr),
    Field("en", \.en),
  ]
}

public enum FactSource: String, Choice {
  public static let choiceName = "factSource"
  case printed, inferred, notPrinted
}
