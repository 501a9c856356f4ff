/// A sample of pages judged against a standard.
public struct AccessibilityAudit: Item {
  public static let kind = Kind("accessibilityAudit", "accessibilityAudits", in: .quality)

  public var id: ID<AccessibilityAudit> = ""
  public var title: String = ""
  public var date: Day?
  public var standard: String = ""
  public var auditor: ID<Vendor>?
  public var sample: [ID<PageSnapshot>] = []
  public var announcedRate: Share?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("date", \.date),
    Field("standard", \.standard),
    Field("auditor", \.auditor),
    Field("sample", \.sample),
    Field("announcedRate", \.announcedRate),
    Field("evidence", \.evidence),
  ]
}
