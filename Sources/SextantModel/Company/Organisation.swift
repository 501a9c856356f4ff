/// The company whose strategy the dossier holds.
public struct Organisation: Item {
  public static let kind = Kind("organisation", "organisations", in: .company, .single)

  public var id: ID<Organisation> = "organisation"
  public var name: String = ""
  public var legalForm: String = ""
  public var sector: String = ""
  public var city: String = ""
  public var headcount: Int?
  public var fullTimeEquivalents: Double?
  public var revenueByChannel: [RevenuePart] = []
  public var revenueForecast: Money?
  public var values: [String] = []
  /// Days on which the house is closed, beside public holidays.
  public var closures: [Period] = []
  /// Whose public holidays count; those of France where nothing is said.
  public var holidays: HolidayCalendar?
  public var story: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("legalForm", \.legalForm),
    Field("sector", \.sector),
    Field("city", \.city),
    Field("headcount", \.headcount, .unit("people")),
    Field("fullTimeEquivalents", \.fullTimeEquivalents, .unit("FTE")),
    Field("revenueByChannel", \.revenueByChannel),
    Field("revenueForecast", \.revenueForecast),
    Field("values", \.values),
    Field("closures", \.closures),
    Field("holidays", \.holidays),
    Field("story", \.story, .long),
  ]
}

/// The public holidays that a house keeps.
public enum HolidayCalendar: String, Choice {
  public static let choiceName = "holidayCalendar"
  case france, alsaceMoselle
}

/// A sales channel's part of a year's revenue.
public struct RevenuePart: Row {
  public static let rowName = "revenuePart"

  public var label: String = ""
  public var year: Int?
  public var amount: Money?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("year", \.year),
    Field("amount", \.amount),
  ]
}
