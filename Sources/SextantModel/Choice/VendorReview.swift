/// How a vendor's work is judged, and when.
public struct VendorReview: Item {
  public static let kind = Kind("vendorReview", "vendorReviews", in: .choice)

  public var id: ID<VendorReview> = ""
  public var vendor: ID<Vendor>?
  public var grid: [ReviewMark] = []
  public var schedule: String = ""
  public var date: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("vendor", \.vendor, .required, .belongsTo),
    Field("grid", \.grid),
    Field("schedule", \.schedule),
    Field("date", \.date),
    Field("evidence", \.evidence),
  ]
}

/// A criterion of a vendor's review with its mark.
public struct ReviewMark: Row {
  public static let rowName = "reviewMark"

  public var criterion: String = ""
  public var weight: Double?
  public var score: Double?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("criterion", \.criterion, .required),
    Field("weight", \.weight, .between(0, 100)),
    Field("score", \.score, .between(0, 5)),
  ]
}
