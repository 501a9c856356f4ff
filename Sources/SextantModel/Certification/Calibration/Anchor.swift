/// A dossier that jurors mark beforehand to agree on what each level means, with the levels that the
/// certifier holds to be right.
///
/// A juror reads the reference once they have handed in their own.
public struct Anchor: Item {
  public static let kind = Kind("anchor", "anchors", in: .certification)

  public var id: ID<Anchor> = ""
  public var session: ID<Session>?
  public var title: String = ""
  public var assessment: String = ""
  public var dossier: ID<FrozenDossier>?
  public var reference: [AnchorLevel] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("title", \.title, .required),
    Field("assessment", \.assessment, .required),
    Field("dossier", \.dossier),
    Field("reference", \.reference),
    Field("evidence", \.evidence),
  ]
}

/// The level that an anchor dossier has on one criterion, and why.
public struct AnchorLevel: Row {
  public static let rowName = "anchorLevel"

  public var criterion: String = ""
  public var level: String = ""
  public var reason: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("criterion", \.criterion, .required),
    Field("level", \.level, .required),
    Field("reason", \.reason),
  ]
}
