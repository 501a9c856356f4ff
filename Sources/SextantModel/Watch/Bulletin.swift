/// A dated letter that tells readers what the watch has found.
public struct Bulletin: Item {
  public static let kind = Kind("bulletin", "bulletins", in: .watch)

  public var id: ID<Bulletin> = ""
  public var title: String = ""
  public var period: Period?
  public var sections: [BulletinSection] = []
  public var recipients: [String] = []
  public var signals: [ID<Signal>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("period", \.period),
    Field("sections", \.sections),
    Field("recipients", \.recipients, .personal),
    Field("signals", \.signals),
    Field("evidence", \.evidence),
  ]
}

/// A part of a bulletin.
public struct BulletinSection: Row {
  public static let rowName = "bulletinSection"

  public var title: String = ""
  public var text: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("text", \.text, .long),
  ]
}
